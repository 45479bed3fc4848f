"""Topics by hand. In: a topic or further names of one. Out: rows written in one change set, every inflected form included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from quotes.errors import ConflictError, UsageError
from quotes.lang.lemmas import phrase_key
from quotes.store import tables as t
from quotes.store.propositions import add_proposition
from quotes.store.topics import AliasRecord, TopicRecord, add_aliases, find_topics, save_topics
from quotes.topics.thesaurus import LANGUAGES, Alias
from quotes.workflow.finding import topic_named

if TYPE_CHECKING:
    from quotes.store.change import Change


@dataclass(frozen=True, slots=True)
class NewTopic:
    """A topic as entered: `also` are aliases in `lang`, `broader` is any name of the broader topic."""

    key: str
    label: str
    lang: str
    also: tuple[str, ...] = ()
    broader: str | None = None
    note: str | None = None


def add_topic(change: Change, new: NewTopic) -> int:
    """Keep a new topic; its id comes back. Raises UsageError for a key or language that is none, ConflictError for a known key
    or a name that another topic bears."""
    if not new.key or new.key != new.key.strip().lower().replace(" ", "-"):
        raise UsageError(f"{new.key!r} is no key", "lower-case words joined by hyphens, such as test-canal")
    if change.connection.scalar(select(t.topic.c.id).where(t.topic.c.key == new.key)) is not None:
        raise ConflictError(f"there is a topic {new.key!r} already", f"quotes topics alias {new.key} adds names to it")
    _demand_free(change, [new.label, *new.also])
    broader = topic_named(change.connection, new.broader)[1] if new.broader else None
    aliases = (alias_record(new.label, new.lang, label=True), *(alias_record(text, new.lang) for text in new.also))
    save_topics(change, [TopicRecord(new.key, new.label, aliases, broader, new.note)], "user")
    return int(change.connection.scalar(select(t.topic.c.id).where(t.topic.c.key == new.key)) or 0)


def _demand_free(change: Change, names: Sequence[str], but: int | None = None) -> None:
    """Raises ConflictError where a topic (`but` one) bears one of the names already: whoever asks by it could not say which is meant."""
    for name in names:
        found = [number for number in find_topics(change.connection, {phrase_key(name), phrase_key(name, "az")}) if number != but]
        if found:
            row = change.connection.execute(select(t.topic.c.key, t.topic.c.label).where(t.topic.c.id == found[0])).one()
            cure = f"quotes topics alias {row.key} adds names to it; else choose a name of its own"
            raise ConflictError(f"{name!r} is a name of topic t{found[0]} {row.label}", cure)


def add_names(change: Change, topic: str, names: Sequence[str], lang: str) -> tuple[str, int]:
    """Further names of a topic; its key and how many were new come back. Raises NotFoundError, UsageError, and
    ConflictError for a name that another topic bears."""
    number, key = topic_named(change.connection, topic)
    _demand_free(change, names, number)
    known = select(t.topic_alias.c.id).where(t.topic_alias.c.topic_id == number)
    before = len(change.connection.execute(known).all())
    add_aliases(change, key, [alias_record(name, lang) for name in names])
    return key, len(change.connection.execute(known).all()) - before


def propose(change: Change, topic: str, text: str) -> tuple[int | None, str, str]:
    """A sentence under a topic that one can agree or disagree with: its id (None: it is there already), the topic's key, its words.

    Raises UsageError for a sentence without words, NotFoundError for an unknown topic.
    """
    words = " ".join(text.split())
    if not words:
        raise UsageError("an empty proposition", "write a sentence one can agree or disagree with")
    number, key = topic_named(change.connection, topic)
    return add_proposition(change, number, words), key, words


def alias_record(text: str, lang: str, *, label: bool = False) -> AliasRecord:
    """One alias with its keys and forms; short words in capitals are abbreviations. Raises UsageError."""
    text = " ".join(text.split())
    if lang not in LANGUAGES:
        raise UsageError(f"no language {lang!r} for names of topics", f"languages: {', '.join(LANGUAGES)}")
    short = text.isupper() and " " not in text
    alias = Alias(text, "" if short and not label else lang, "label" if label else "abbreviation" if short else "alias")
    if not alias.folded:
        raise UsageError(f"no name of a topic: {text!r}", "it needs a letter or digit")
    return AliasRecord(alias.text, alias.lang, alias.kind, alias.folded, alias.lemmas, frozenset(alias.forms()))
