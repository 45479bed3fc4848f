"""One quote corrected by hand. In: a quote and a correction. Out: reviews, the quote as corrected, and what was done in words."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from quotes.errors import ConflictError, UsageError
from quotes.model.ids import number_of
from quotes.model.quotes import Speaker
from quotes.model.sheets import NOBODY
from quotes.model.spans import Span
from quotes.store import tables as t
from quotes.store.experts import find_by_name
from quotes.store.forms import save_forms
from quotes.store.organizations import find_organizations
from quotes.store.quotes import Link
from quotes.store.reviews import REASONS, accept, correct_kind, correct_speaker, correct_words, find_quote, reject
from quotes.store.search import index_text
from quotes.workflow.finding import expert_named, organization_named

if TYPE_CHECKING:
    from quotes.store.change import Change

KINDS = ("direct", "indirect", "mixed")
_SPAN = re.compile(r"\s*(\d+)\s*:\s*(\d+)\s*")


@dataclass(frozen=True, slots=True)
class Correction:
    """What is wrong with a quote; every field that is set is corrected.

    `speaker` is `e3`, `g5`, a name or `nobody`; `words` are `START:END` in the article's text, several separated by commas;
    `reject` is one of REASONS.
    """

    speaker: str | None = None
    words: str | None = None
    kind: str | None = None
    reject: str | None = None
    accept: bool = False
    note: str | None = None


def fix(change: Change, quote: int, correction: Correction) -> list[str]:
    """Correct a quote; what was done comes back, a line each.

    Raises NotFoundError for an unknown quote or speaker, UsageError for a correction that says nothing or is none,
    ConflictError for offsets outside the article.
    """
    _check(correction)
    find_quote(change, quote)
    done = []
    if correction.reject:
        reject(change, quote, correction.reject, correction.note)
        done.append(f"rejected: {correction.reject}")
    if correction.accept:
        accept(change, quote, "words", correction.note)
        done.append("accepted")
    if correction.kind:
        correct_kind(change, quote, correction.kind, correction.note)  # type: ignore[arg-type]
        done.append(f"now {correction.kind}")
    if correction.words:
        done.append(_fix_words(change, quote, correction.words, correction.note))
    if correction.speaker:
        done.append(_fix_speaker(change, quote, correction.speaker, correction.note))
    return done


def _check(correction: Correction) -> None:
    if not any((correction.speaker, correction.words, correction.kind, correction.reject, correction.accept)):
        raise UsageError("nothing to correct", "give --speaker, --words, --kind, --reject or --accept")
    if correction.reject and (correction.speaker or correction.words or correction.accept):
        raise UsageError("--reject and a correction contradict each other", "leave --reject out to keep the quote as corrected")
    if correction.kind not in (None, *KINDS):
        raise UsageError(f"no kind of quote: {correction.kind!r}", f"kinds: {', '.join(KINDS)}")
    if correction.reject not in (None, *REASONS):
        raise UsageError(f"no reason: {correction.reject!r}", f"reasons: {', '.join(REASONS)}")
    if correction.reject and correction.accept:
        raise UsageError("a quote is either rejected or accepted")


def parse_spans(text: str) -> list[Span]:
    """Spans of `10:50,60:80`. Raises UsageError where one is none, is empty, or they overlap or stand out of order."""
    spans = []
    for piece in text.split(","):
        match = _SPAN.fullmatch(piece)
        if match is None or int(match[1]) >= int(match[2]):
            raise UsageError(f"no span: {piece!r}", "write START:END, several with commas, such as 10:50,60:80")
        spans.append(Span(int(match[1]), int(match[2])))
    if any(one.end > other.start for one, other in itertools.pairwise(spans)):
        raise UsageError(f"spans that overlap or stand out of order: {text!r}", "give them in the order of the text")
    return spans


def _fix_words(change: Change, quote: int, text: str, note: str | None) -> str:
    from quotes.lang.lemmas import lemmatise

    correct_words(change, quote, parse_spans(text), note)
    row = find_quote(change, quote)
    found = lemmatise(row["text"], row["lang"])
    change.update(t.quote_lemmas, t.quote_lemmas.c.quote_id == quote, {"lemmas": index_text(lemma for _, _, lemma in found)})
    save_forms(change, row["lang"], {surface: lemma for _, surface, lemma in found})
    return f"now reads: {row['text']}"


def _fix_speaker(change: Change, quote: int, text: str, note: str | None) -> str:
    if text.strip().casefold() in ("nobody", "none"):
        correct_speaker(change, quote, None, Link(how="manual"), note)
        return f"said by {NOBODY}"
    link, speaker = speaker_link(change, text)
    correct_speaker(change, quote, speaker, link, note)
    letter, number = ("g", link.organization_id) if link.organization_id else ("e", link.expert_id)
    return f"said by {letter}{number} {speaker.name}"


def speaker_link(change: Change, text: str) -> tuple[Link, Speaker]:
    """Who is meant by `e3`, `g5`, or the name of exactly one expert or organization.

    Raises NotFoundError, and ConflictError for a name that is only near a known one.
    """
    connection = change.connection
    if number_of(text, "g") is None and (number_of(text, "e") is not None or not find_organizations(connection, text)):
        expert = expert_named(connection, text)
        row = connection.execute(select(t.expert.c.name, t.expert.c.gender).where(t.expert.c.id == expert)).one()
        if number_of(text, "e") is None and expert not in {known.canonical_id for known in find_by_name(connection, text)}:
            raise ConflictError(f"{text!r} is like e{expert} {row.name}", "write the id of the one meant, or add the new one first")
        return Link(expert_id=expert, how="manual"), Speaker(row.name, "person", gender=row.gender)
    body = organization_named(connection, text)
    name: Any = connection.scalar(select(t.organization.c.name).where(t.organization.c.id == body))
    return Link(organization_id=body, how="manual"), Speaker(name, "organization")
