"""A quote entered by hand into the archive. In: an entry. Out: a quote whose words stand in an article, with speaker and topics.

Names are looked up first. What is nearly known is asked about, never silently made twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from quotes.errors import ConflictError, LanguageError, NotFoundError
from quotes.lang.lemmas import lemmatise
from quotes.lookup.experts import likely_experts
from quotes.model.articles import Article, Part
from quotes.model.ids import number_of
from quotes.model.quotes import Quote, Speaker
from quotes.model.spans import Span
from quotes.store import tables as t
from quotes.store.articles import hash_text, save_article
from quotes.store.experts import create_expert, find_by_name
from quotes.store.forms import save_forms
from quotes.store.organizations import find_organizations
from quotes.store.outlets import OutletRecord, find_outlet, save_outlet
from quotes.store.quotes import Link, Notes, Tag, add_quote, find_place
from quotes.text.fold import fold_key
from quotes.workflow.entering import name_record
from quotes.workflow.finding import outlet_named, topic_named
from quotes.workflow.fixing import speaker_link
from quotes.workflow.keeping import topic_tag

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.model.moments import Moment
    from quotes.store.change import Change
    from quotes.workflow.entries import Entry
    from quotes.workflow.knowledge import Knowledge

NEW = "new"
ALIKE = 85.0

# Asked with the name typed and the known (id, name) it may mean; answers an id or NEW.
Ask = Callable[[str, Sequence[tuple[str, str]]], str]


def refuse(text: str, known: Sequence[tuple[str, str]]) -> str:
    """The answer where nobody can be asked. Raises ConflictError, naming what is known."""
    listed = ", ".join(f"{number} {name}" for number, name in known)
    raise ConflictError(f"{text!r} is like {listed}", "write the id of the one meant, or add the new one first")


def settle_speaker(connection: Connection, text: str, ask: Ask = refuse) -> str:
    """The id of the expert or organization meant, or NEW where nobody like it is known."""
    if number_of(text, "e") is not None or number_of(text, "g") is not None:
        return text.strip().casefold()
    exact = {known.canonical_id: known.text for known in find_by_name(connection, text)}
    if len(exact) == 1:
        return f"e{next(iter(exact))}"
    bodies = find_organizations(connection, text)
    if len(bodies) == 1 and not exact:
        return f"g{bodies[0]}"
    near = [(f"e{expert}", name) for expert, name in (exact.items() if exact else likely_experts(connection, text))]
    return ask(text, near + [(f"g{body}", text) for body in bodies]) if near or bodies else NEW


def settle_outlet(connection: Connection, text: str, ask: Ask = refuse) -> str:
    """The id of the outlet meant, or NEW where none like it is known."""
    if number_of(text, "o") is not None or find_outlet(connection, text, text if "." in text else None) is not None:
        return f"o{outlet_named(connection, text)}"
    from rapidfuzz import fuzz, process

    names = {row.folded: row for row in connection.execute(select(t.outlet_name))}
    near = process.extract(fold_key(text), list(names), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=3)
    return ask(text, [(f"o{names[key].outlet_id}", names[key].text) for key, _, _ in near]) if near else NEW


@dataclass(frozen=True, slots=True)
class Settled:
    """An entry whose names are looked up: the id of speaker and outlet, or NEW; no outlet is None."""

    entry: Entry
    speaker: str
    outlet: str | None


def settle(connection: Connection, entry: Entry, ask: Ask = refuse) -> Settled:
    """Look an entry's names up, asking where one is nearly known, before anything is written.

    Raises ConflictError where nobody can be asked, NotFoundError for an unknown id.
    """
    outlet = settle_outlet(connection, entry.outlet, ask) if entry.outlet else None
    return Settled(entry, settle_speaker(connection, entry.speaker, ask), outlet)


def add_entry(change: Change, knowledge: Knowledge, settled: Settled) -> int:
    """Keep one entry; the quote's id comes back.

    Raises NotFoundError for an unknown article or topic, ConflictError where the words do not stand in the article (the hint
    shows the nearest passage) or are kept already.
    """
    connection, entry = change.connection, settled.entry
    topics = [topic_named(connection, name)[0] for name in entry.topics]
    version, text, lang = _place(change, settled)
    spans = (find_words(text, entry.words, entry.article or entry.url or "the article"),)
    link, speaker = _speaker(change, settled)
    found = Quote(
        entry.kind,  # type: ignore[arg-type]
        spans,
        None,
        None,
        speaker,
        lang,
        "person",
        1.0,
        role=entry.role,
        affiliation=entry.affiliation,
    )
    lemmas = lemmatise(found.words(text), lang)
    save_forms(change, lang, {surface: lemma for _, surface, lemma in lemmas})
    named = [topic_tag(text, found, tag) for tag in knowledge.tags(text, found)]
    tagged = [Tag(topic, how="person") for topic in topics if topic not in {tag.topic_id for tag in named}]
    body = knowledge.bodies.find(entry.affiliation) if entry.affiliation else None
    quote = add_quote(change, version, found, link, Notes((*named, *tagged), tuple(lemma for _, _, lemma in lemmas), body))
    if entry.note:
        from quotes.store.reviews import accept

        accept(change, quote, "words", entry.note)
    return quote


def find_words(text: str, words: str, name: str) -> Span:
    """Where the words stand in the text, line breaks and marks of another shape forgiven.

    Raises ConflictError with the nearest passage where they do not stand there.
    """
    start = text.find(words)
    if start >= 0:
        return Span(start, start + len(words))
    loose = re.search(_loosely(words), text)
    if loose is not None:
        return Span(*loose.span())
    from rapidfuzz.fuzz import partial_ratio_alignment

    near = partial_ratio_alignment(words, text)
    passage = _whole_words(text, near.dest_start, near.dest_end) if near else ""
    raise ConflictError(f"these words do not stand in {name}: {words[:80]!r}", f"the nearest passage is: {passage}")


def _whole_words(text: str, start: int, end: int) -> str:
    first = text.rfind(" ", 0, start) + 1
    last = text.find(" ", end)
    return " ".join(text[first : last if last >= 0 else len(text)].split())


def _loosely(words: str) -> str:
    marks, dashes = "[«»„“”\"'’‘]", "[-‐‑–—]"
    pieces = []
    for letter in " ".join(words.split()):
        pieces.append(r"\s+" if letter == " " else marks if letter in "«»„“”\"'’‘" else dashes if letter in "-‐‑–—" else re.escape(letter))
    return "".join(pieces)


def _place(change: Change, settled: Settled) -> tuple[int, str, str]:
    """Version, text and language of the entry's article; one that is not in the archive is made of the words themselves."""
    entry = settled.entry
    a, v = t.article, t.article_version
    number = number_of(entry.article or "", "a")
    address = entry.article if number is None else None
    conditions = [a.c.id == number] if number is not None else [or_(a.c.key == url, a.c.url == url) for url in (address, entry.url) if url]
    if conditions:
        statement = select(v.c.id, v.c.text, v.c.lang, v.c.doc).join(a, a.c.current_version_id == v.c.id).where(or_(*conditions))
        row = change.connection.execute(statement).first()
        if row is not None:
            return row.id, row.text, entry.lang or row.lang
        if entry.article:
            raise NotFoundError(
                f"no article {entry.article}", "quotes articles lists them; without --article the words stand by themselves"
            )
    return _make_article(change, settled)


def _make_article(change: Change, settled: Settled) -> tuple[int, str, str]:
    from quotes.text.languages import check_language

    entry = settled.entry
    lang = check_language(entry.lang) if entry.lang else _language(entry.words)
    outlet = _outlet(change, settled)
    name = change.connection.scalar(select(t.outlet.c.name).where(t.outlet.c.id == outlet)) if outlet else None
    page = Article(
        doc=f"entered-{hash_text(entry.words)[:12]}",
        text=entry.words,
        lang=lang,
        parts=(Part("body", Span(0, len(entry.words))),),
        title=entry.title,
        outlet=name,
        published=_published(entry.published),
        url=entry.url,
    )
    saved = save_article(change, page, outlet_id=outlet)
    if saved.version_id is None:
        raise ConflictError("these words were removed from the archive before", "quotes log finds that decision, quotes undo takes it back")
    return saved.version_id, find_place(change.connection, saved.version_id).text, lang


def _language(words: str) -> str:
    """A few words may look like a neighbouring language: what has no pack is taken for Russian where its letters allow."""
    from quotes.text.languages import detect_language

    try:
        return detect_language(words)
    except LanguageError:
        if any("а" <= letter <= "я" for letter in words.casefold()):
            return "ru"
        raise


def _published(text: str | None) -> Moment | None:
    if text is None:
        return None
    from quotes.text.dates import parse_moment

    return parse_moment(text, how="option")


def _outlet(change: Change, settled: Settled) -> int | None:
    name = settled.entry.outlet
    if settled.outlet is None or name is None:
        return None
    if settled.outlet != NEW:
        return outlet_named(change.connection, settled.outlet)
    return save_outlet(change, OutletRecord(fold_key(name).replace(" ", "-") or name, name), "user")


def _speaker(change: Change, settled: Settled) -> tuple[Link, Speaker]:
    entry = settled.entry
    if settled.speaker != NEW:
        link, speaker = speaker_link(change, settled.speaker)
    else:
        expert = create_expert(change, [name_record(entry.speaker)], origin="user")
        link, speaker = Link(expert_id=expert, how="manual"), Speaker(entry.speaker, "person")
    return link, Speaker(speaker.name, speaker.type, role=entry.role, affiliation=entry.affiliation, gender=speaker.gender)
