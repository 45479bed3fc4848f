"""What an archive knows and reading needs: outlets, organizations and topics, loaded once. In: a connection. Out: lookups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from quotes.lang.lemmas import phrase_key
from quotes.model.outlets import KnownOutlet
from quotes.model.spans import Span
from quotes.outlets.registry import Registry
from quotes.store.forms import KnownForms
from quotes.store.outlets import find_outlet, list_outlets, read_outlet
from quotes.store.topics import list_topics
from quotes.topics.tagger import How, Tag, tag_segments
from quotes.topics.thesaurus import Alias, Thesaurus, Topic
from quotes.workflow.naming import Bodies

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.model.articles import Article
    from quotes.model.quotes import Quote
    from quotes.store.change import Change
    from quotes.store.engine import Archive


@dataclass(frozen=True, slots=True)
class Named:
    """A topic a quote names: its id and key, the span of the words in the article's text, how, and the alias's id."""

    topic_id: int
    key: str
    span: Span
    matched: str
    how: How
    alias_id: int | None


class Knowledge:
    """Outlets, organizations and topics of one archive."""

    def __init__(self, connection: Connection) -> None:
        self.registry = load_registry(connection)
        self.forget(connection)
        self.thesaurus, self._topics, self._aliases = load_thesaurus(connection)

    def forget(self, connection: Connection) -> None:
        """A transaction was taken back: what was learnt in it is read anew."""
        self.bodies = Bodies(connection)
        self.forms = KnownForms()
        self._outlets: dict[tuple[str | None, str | None], tuple[int, str | None]] = {}

    def outlet(self, change: Change, page: Article) -> tuple[int | None, str | None]:
        """The id and key of the outlet an article names (made where it is not known yet); None where it names none."""
        host = urlsplit(page.url).hostname if page.url else None
        if (page.outlet, host) in self._outlets:
            return self._outlets[page.outlet, host]
        found, key = self._find_outlet(change, page.outlet, host)
        if found is not None:
            self._outlets[page.outlet, host] = found, key
        return found, key

    def _find_outlet(self, change: Change, name: str | None, host: str | None) -> tuple[int | None, str | None]:
        if not name:
            return (find_outlet(change.connection, None, host), None) if host else (None, None)
        outlet_id = read_outlet(change, name, host.removeprefix("www.") if host else None)
        known = self.registry.find_by_name(name)
        return outlet_id, known.key if known else f"outlet-{outlet_id}"

    def tags(self, text: str, quote: Quote) -> tuple[Named, ...]:
        """The topics a quote's words name."""
        return tuple(self.named(tag) for tag in tag_segments(text, quote.segments, quote.lang, self.thesaurus))

    def named(self, tag: Tag) -> Named:
        """A topic as this archive numbers it. Raises KeyError for a topic it does not hold."""
        alias = self._aliases.get((tag.topic_key, tag.alias.lang, phrase_key(tag.alias.text))) if tag.alias else None
        return Named(self._topics[tag.topic_key], tag.topic_key, tag.span, tag.matched, tag.how, alias)


def load_registry(connection: Connection) -> Registry:
    """The archive's outlets for the reader."""
    return Registry(
        KnownOutlet(one.key, one.name, tuple(name.text for name in one.names), one.domains, one.language, one.country, one.time_zone)
        for one in list_outlets(connection)
    )


def load_thesaurus(connection: Connection) -> tuple[Thesaurus, dict[str, int], dict[tuple[str, str, str], int]]:
    """The archive's topics, with the ids of topics by key and of aliases by (topic, language, comparison key)."""
    topics, ids, aliases = [], {}, {}
    for record in list_topics(connection):
        topics.append(Topic(record.key, tuple(Alias(a.text, a.lang, a.kind) for a in record.aliases), record.broader, record.note))
        ids[record.key] = record.id or 0
        for alias in record.aliases:
            aliases[record.key, alias.lang, alias.folded] = alias.id or 0
    return Thesaurus(tuple(topics)), ids, aliases


def known(archive: Archive) -> Knowledge:
    """What the archive knows at this moment; nobody waits for it."""
    with archive.connect() as connection:
        return Knowledge(connection)
