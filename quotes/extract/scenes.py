"""What finding a speaker needs to remember. In: a page, its people, their roles. Out: who was found, who spoke so far."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from quotes.extract.drafts import Draft
from quotes.extract.mentions import Mention, Person
from quotes.extract.offices import Wording
from quotes.extract.people import People
from quotes.extract.roles import Titles
from quotes.extract.tokens import Token
from quotes.extract.units import Page
from quotes.model.quotes import Alternative, SpeakerType
from quotes.model.spans import Phrase, Span

REMEMBERED = 250  # statements before those of a stretch


@dataclass(slots=True)
class Found:
    """Who speaks: a person, or a body or unnamed source by `name`; how surely; what else was considered."""

    person: Person | None
    name: str | None
    type: SpeakerType
    score: float
    reason: str
    alternatives: list[Alternative] = field(default_factory=list)
    trail: list[Phrase] = field(default_factory=list)
    role: str | None = None
    affiliation: str | None = None

    def again(self, score: float, reason: str, trail: list[Phrase]) -> Found:
        """The same speaker for another statement."""
        return Found(self.person, self.name, self.type, score, reason, [], [*trail, *self.trail], self.role, self.affiliation)


@dataclass(slots=True)
class Scene:
    """The page, its people with their role phrases, and who spoke so far, latest last."""

    page: Page
    people: People
    titles: Titles
    describe: Describe | None = None  # another language's way from a description to the speaker
    spoken: list[Found] = field(default_factory=list)
    by_sentence: dict[int, Found] = field(default_factory=dict)
    contents: list[Span] = field(default_factory=list)  # what the statements say, in text order
    named: list[tuple[int, Person]] = field(default_factory=list)  # who speaks by name, with the place of the attribution, in text order
    heard: dict[int, int] = field(default_factory=dict)  # person → the last sentence in which it spoke
    fits: dict[Wording, dict[int, float]] = field(default_factory=dict)  # a description → a person → how well its offices fit

    @property
    def places(self) -> frozenset[str]:
        """Lemmas of places, which tell two holders of one office apart."""
        return frozenset(self.page.pack.places.values())

    def last_person(self) -> Found | None:
        """The last person who spoke."""
        return next((found for found in reversed(self.spoken) if found.person is not None), None)

    def last_spoken(self, default: int) -> int:
        """The number of the last sentence in which somebody spoke."""
        return next(reversed(self.by_sentence), default)

    def later(self, people: People) -> Scene:
        """The same page further down, among other people; who spoke just before is remembered."""
        spoken, sentences = self.spoken[-REMEMBERED:], dict(list(self.by_sentence.items())[-REMEMBERED:])
        return replace(self, people=people, spoken=spoken, by_sentence=sentences, fits={})


AUTHOR = "the author"
Describe = Callable[[Scene, Draft], Found]


def within_content(scene: Scene, mention: Mention) -> bool:
    """Is the mention part of what somebody said?"""
    at = bisect_left(scene.contents, mention.start + 1, key=lambda span: span.start)
    return at > 0 and mention.start < scene.contents[at - 1].end


def of_person(person: Person, score: float, reason: str, alternatives: list[Alternative], trail: list[Phrase]) -> Found:
    """A person as found."""
    return Found(person, person.name, "person", max(0.05, min(0.97, score)), reason, alternatives, trail)


def nobody(reason: str, score: float = 0.3, trail: list[Phrase] | None = None) -> Found:
    """No speaker."""
    return Found(None, None, "unnamed", score, reason, [], trail or [])


def phrase_of(page: Page, tokens: list[Token]) -> Phrase:
    """The tokens as printed, with their place."""
    span = Span(tokens[0].start, tokens[-1].end)
    return Phrase(span.of(page.text), span)


def last_mention(person: Person, place: int) -> Mention | None:
    """The person's last mention before the place."""
    at = person.named_before(place)
    return person.mentions[at - 1] if at else None


def distance(person: Person | None, draft: Draft) -> int:
    """How many sentences lie between the person's last mention and the draft; 99 where there is none."""
    last = last_mention(person, draft.place) if person is not None else None
    return draft.sentence.number - last.sentence.number if last is not None else 99
