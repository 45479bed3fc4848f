"""Quotes as extracted from one article. In: spans, cues and speakers found by rules. Out: what is printed, linked and kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quotes.model.articles import Article
from quotes.model.spans import Phrase, Span

Kind = Literal["direct", "indirect", "mixed"]
SpeakerType = Literal["person", "organization", "unnamed"]
Gender = Literal["m", "f"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """The one the words are attributed to, as named in this article.

    `name` is the article's fullest nominative form, None where nobody is named; `variants` are its other spellings in the
    article, in the nominative; `role` and `affiliation` are the fullest printed for the person in the article; `descriptions`
    are words that point to the person without naming it ("эксперт").
    """

    name: str | None
    type: SpeakerType
    variants: tuple[str, ...] = ()
    role: str | None = None
    affiliation: str | None = None
    country: str | None = None
    gender: Gender | None = None
    descriptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """A speaker that was considered and lost, with its score (0 to 1) and the reason in a few words."""

    name: str | None
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Quote:
    """One attributed statement of one article.

    `segments` are content spans without outer marks and attribution; `text[start:end]` of each is printed verbatim. `cue` is
    the reporting word or phrase, `mention` the whole phrase that points to the speaker (role and affiliation included).
    `role` and `affiliation` are those printed for the speaker in the article, `given_to` and `relayed_by` the reporting
    chain, `rule` the rule's name, `confidence` a probability from 0 to 1 that content and speaker are right, `trail` the
    chain of mentions that led from the pointing words to the name.
    """

    kind: Kind
    segments: tuple[Span, ...]
    cue: Phrase | None
    mention: Phrase | None
    speaker: Speaker | None
    lang: str
    rule: str
    confidence: float
    role: str | None = None
    affiliation: str | None = None
    given_to: str | None = None
    relayed_by: str | None = None
    alternatives: tuple[Alternative, ...] = ()
    trail: tuple[Phrase, ...] = ()

    def words(self, text: str) -> str:
        """The content: the segments' words joined by ` … ` (a mark of omission that is never stored)."""
        return " … ".join(segment.of(text) for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Reading:
    """One article with every quote found in it, in text order."""

    article: Article
    quotes: tuple[Quote, ...]
