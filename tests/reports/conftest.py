"""A small archive whose right answers are known: invented people, outlets and articles, on both back ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from quotes.lang.lemmas import lemmatise
from quotes.model.articles import Article, Part
from quotes.model.moments import Moment
from quotes.model.quotes import Quote, Reading, Speaker
from quotes.model.spans import Phrase, Span
from quotes.store.affiliations import AffiliationRecord, affiliate
from quotes.store.articles import save_article
from quotes.store.change import Change
from quotes.store.engine import Archive
from quotes.store.experts import create_expert
from quotes.store.forms import save_forms
from quotes.store.organizations import OrganizationRecord, save_organization
from quotes.store.outlets import OutletRecord, save_outlet
from quotes.store.quotes import Link, Notes, Tag, save_reading
from quotes.store.spellings import Spelling
from quotes.workflow.entering import name_record
from quotes.workflow.thesaurus import NewTopic, add_names, add_topic

NORTH = (
    "«Пробный канал нужен соседям», — отметил эксперт Института проб Ермек Тестов. "
    "По словам Лейлы Пробиной, порт Проба готов. «Об этом маршруте говорят все», — добавил он."
)
SOUTH = "“The Test Canal will open in May”, Yermek Testov said. The Ministry of Trials noted that tolls would fall."


def quote(text: str, words: str, speaker: Speaker | None, cue: str, **more: Any) -> Quote:
    start = text.index(words)
    place = text.index(cue)
    values: dict[str, Any] = {"kind": "direct", "lang": "ru", "rule": "test", "confidence": 0.9} | more
    phrase = Phrase(cue, Span(place, place + len(cue)))
    return Quote(segments=(Span(start, start + len(words)),), cue=phrase, mention=None, speaker=speaker, **values)


def article(doc: str, text: str, lang: str, outlet: str, published: Moment | None) -> Article:
    parts = (Part("body", Span(0, len(text))),)
    url = f"https://{doc}.example/1"
    return Article(doc, text, lang, parts, title=f"About {doc}", outlet=outlet, published=published, url=url)


def keep(change: Change, page: Article, quotes: list[Quote], links: dict[Speaker, Link], notes: list[Notes], outlet: int | None) -> None:
    saved = save_article(change, page, outlet_id=outlet)
    assert saved.version_id is not None
    forms: dict[str, str] = {}
    full = []
    for found, note in zip(quotes, notes, strict=True):
        lemmas = lemmatise(found.words(page.text), page.lang)
        forms |= {surface: lemma for _, surface, lemma in lemmas}
        full.append(Notes(note.tags, tuple(lemma for _, _, lemma in lemmas), affiliation_organization_id=note.affiliation_organization_id))
    save_reading(change, saved.version_id, Reading(page, tuple(quotes)), links, full)
    save_forms(change, page.lang, forms)


def tell(change: Change) -> None:
    north = save_outlet(change, OutletRecord("north", "Северный листок", (Spelling("North Leaf", "en"),), ("north.example",), "ru"), "user")
    south = save_outlet(change, OutletRecord("south", "South Gazette", (), ("south.example",), "en"), "user")
    add_topic(change, NewTopic("waterways", "Waterways", "en"))
    canal = add_topic(change, NewTopic("test-canal", "Test Canal", "en", broader="waterways"))
    add_names(change, "test-canal", ["Пробный канал"], "ru")
    add_topic(change, NewTopic("test-port", "Port of Proba", "en"))
    institute = save_organization(change, OrganizationRecord("Институт проб", names=(Spelling("ИП", form="abbreviation"),)), "user")
    ministry = save_organization(change, OrganizationRecord("Ministry of Trials", names=(Spelling("Министерство проб", "ru"),)), "user")
    testov = create_expert(change, [name_record("Ермек Тестов"), name_record("Yermek Testov")], gender="m")
    probina = create_expert(change, [name_record("Лейла Пробина")], gender="f")
    affiliate(change, testov, AffiliationRecord(institute, role="эксперт", day=20240315))
    affiliate(change, probina, AffiliationRecord(ministry, role="аналитик", start_date="2019", end_date="2023-06", origin="user"))

    man = Speaker("Ермек Тестов", "person", role="эксперт", affiliation="Института проб")
    woman = Speaker("Лейла Пробина", "person")
    first, second, third = "Пробный канал нужен соседям", "порт Проба готов", "Об этом маршруте говорят все"
    place = NORTH.index("Пробный канал")
    keep(
        change,
        article("north", NORTH, "ru", "Северный листок", Moment("2024-03-15T20:00:00+05:00", "minute", "15 марта, 20:00", "text")),
        [
            quote(NORTH, first, man, "отметил", role="эксперт", affiliation="Института проб"),
            quote(NORTH, second, woman, "По словам", kind="indirect"),
            quote(NORTH, third, man, "добавил", role="эксперт", affiliation="Института проб"),
        ],
        {man: Link(testov, how="exact"), woman: Link(probina, how="exact")},
        [
            Notes((Tag(canal, place, place + 13, "Пробный канал"),), affiliation_organization_id=institute),
            Notes(),
            Notes((Tag(canal, place, place + 13, "Пробный канал", "anaphor"),), affiliation_organization_id=institute),
        ],
        north,
    )
    other, body = Speaker("Yermek Testov", "person"), Speaker("Ministry of Trials", "organization")
    opening, tolls = "The Test Canal will open in May", "tolls would fall"
    start = SOUTH.index("Test Canal")
    keep(
        change,
        article("south", SOUTH, "en", "South Gazette", Moment("2025-10", "month", "October 2025", "text")),
        [
            quote(SOUTH, opening, other, "said", lang="en"),
            quote(SOUTH, tolls, body, "noted", lang="en", kind="indirect"),
        ],
        {other: Link(testov, how="exact"), body: Link(organization_id=ministry, how="exact")},
        [Notes((Tag(canal, start, start + 10, "Test Canal"),)), Notes()],
        south,
    )


@pytest.fixture
def told(archive: Archive) -> Iterator[Archive]:
    """Two articles: q1 to q3 by Тестов and Пробина in the north, q4 by Testov and q5 by a ministry in the south."""
    with archive.change("tell", "tester") as change:
        tell(change)
    yield archive
