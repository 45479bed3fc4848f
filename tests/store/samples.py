"""Invented articles for the tests of the store. In: marked-up sentences. Out: articles, readings, and a dump of every row."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from quotes.model.articles import Article, Part
from quotes.model.moments import Moment
from quotes.model.quotes import Alternative, Quote, Reading, Speaker
from quotes.model.spans import Phrase, Span
from quotes.store import tables
from quotes.store.affiliations import AffiliationRecord, affiliate
from quotes.store.articles import Saved, save_article
from quotes.store.change import Change
from quotes.store.engine import Archive
from quotes.store.experts import NameRecord, create_expert
from quotes.store.organizations import OrganizationRecord, save_organization
from quotes.store.outlets import OutletRecord, save_outlet
from quotes.store.quotes import Kept, Link, Notes, Tag, save_reading
from quotes.store.spellings import Spelling
from quotes.store.topics import AliasRecord, TopicRecord, save_topics

TEXT = (
    "Порт растёт\n\nЭксперт Института озёр Лев Примеров отметил, что «порт Новинск вырос вдвое». "
    "По его словам, новый причал откроют весной.\n\nАнна Образцова добавила: «Дорога важнее причала»."
)
LEV = Speaker("Лев Примеров", "person", ("Примеров",), "эксперт", "Институт озёр", gender="m")
ANNA = Speaker("Анна Образцова", "person", gender="f")


def phrase(text: str, words: str) -> Phrase:
    """The first place of `words` in `text`."""
    start = text.index(words)
    return Phrase(words, Span(start, start + len(words)))


def quote(text: str, words: str, speaker: Speaker | None, cue: str, kind: Any = "direct") -> Quote:
    """A quote of `words`, said by `speaker`."""
    mention = phrase(text, speaker.name) if speaker and speaker.name and speaker.name in text else None
    alternatives = (Alternative("Никто Другой", 0.2, "stands further away"),)
    span = phrase(text, words).span
    role = speaker.role if speaker else None
    return Quote(kind, (span,), phrase(text, cue), mention, speaker, "ru", "test-rule", 0.9, role, None, alternatives=alternatives)


def article(text: str = TEXT, doc: str = "port.txt", url: str | None = "https://gazeta.example/port") -> Article:
    """An article of an invented outlet."""
    moment = Moment("2024-05-06T10:00:00+05:00", "minute", "6 мая 2024, 10:00", "text")
    parts = (Part("headline", Span(0, 11)), Part("body", Span(13, len(text))))
    return Article(doc, text, "ru", parts, "Порт растёт", "Газета Пример", None, moment, url=url)


def reading(text: str = TEXT) -> Reading:
    """The article with its three quotes."""
    found = (
        quote(text, "порт Новинск вырос вдвое", LEV, "отметил"),
        quote(text, "новый причал откроют весной", LEV, "По его словам", "indirect"),
        quote(text, "Дорога важнее причала", ANNA, "добавила"),
    )
    return Reading(article(text), found)


def seed(change: Change) -> dict[str, int]:
    """An outlet, an organization, two topics and two experts; their ids by name."""
    outlet = save_outlet(change, OutletRecord("gazeta", "Газета Пример", (Spelling("Gazeta Primer", "en"),), ("gazeta.example",), "ru"))
    names = (Spelling("Lakes Institute", "en"), Spelling("ИО", "ru", "abbreviation"))
    institute = save_organization(change, OrganizationRecord("Институт озёр", "lakes", names, "institute", "KZ"))
    port = AliasRecord("порт Новинск", "ru", "label", "порт новинск", "порт новинск", frozenset({"порта новинск", "порту новинск"}))
    trade = AliasRecord("trade", "en", "label", "trade", "trade")
    save_topics(change, [TopicRecord("port", "Port of Novinsk", (port,), "trade"), TopicRecord("trade", "Trade", (trade,))])
    lev = create_expert(change, [NameRecord("Лев Примеров", frozenset({"l|prm|lev", "*|prm|lev"}), "ru")], gender="m")
    anna = create_expert(change, [NameRecord("Анна Образцова", frozenset({"a|obr|ana"}), "ru")], gender="f")
    topics = {row.key: row.id for row in change.connection.execute(select(tables.topic.c.key, tables.topic.c.id))}
    return {"outlet": outlet, "institute": institute, "lev": lev, "anna": anna, **topics}


def notes(ids: dict[str, int], text: str = TEXT) -> list[Notes]:
    """Tags and lemmas of the three quotes."""
    hit = phrase(text, "порт Новинск")
    tag = Tag(ids["port"], hit.span.start, hit.span.end, hit.text)
    return [
        Notes((tag,), ("порт", "новинск", "вырасти", "вдвое"), ids["institute"]),
        Notes((), ("новый", "причал", "открыть", "весна")),
        Notes((), ("дорога", "важный", "причал")),
    ]


def ingest(change: Change, ids: dict[str, int], text: str = TEXT) -> tuple[Saved, Kept]:
    """Keep the article with its quotes, as the workflow does."""
    saved = save_article(change, article(text), outlet_id=ids["outlet"])
    links = {LEV: Link(ids["lev"], how="exact"), ANNA: Link(ids["anna"], how="exact")}
    assert saved.version_id is not None
    kept = save_reading(change, saved.version_id, reading(text), links, notes(ids, text))
    affiliate(change, ids["lev"], AffiliationRecord(ids["institute"], "Институт озёр", "эксперт", day=20240506))
    return saved, kept


def fill(archive: Archive) -> dict[str, int]:
    """An archive with its reference data (change 1) and one article (change 2); ids by name."""
    with archive.change("seed", "tester") as change:
        ids = seed(change)
    with archive.change("ingest port.txt", "tester") as change:
        saved, _ = ingest(change, ids)
    return {**ids, "article": saved.article_id, "version": saved.version_id or 0}


def dump(archive: Archive) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the history, in order of the keys."""
    history = (tables.change, tables.change_entry, tables.word_form)
    with archive.connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns))]
            for table in tables.metadata.sorted_tables
            if table not in history
        }
