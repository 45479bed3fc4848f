"""Newer rules over stored articles: what is shown is what is done, and nothing a person did is touched; on both back ends."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

import quotes.extract.article as extraction
from quotes.errors import NotFoundError
from quotes.model.articles import Article
from quotes.model.quotes import Quote, Reading, Speaker
from quotes.model.spans import Span
from quotes.reports.article_pages import quote_page
from quotes.reports.filters import Filters
from quotes.reports.fresh import new_quotes
from quotes.store import tables as t
from quotes.store.changes import undo
from quotes.store.engine import Archive
from quotes.store.judgements import Verdicts, judge
from quotes.store.quotes import Tag, tag_row
from quotes.store.stances import Coding, set_stance
from quotes.store.verify import find_breaches
from quotes.workflow.adding import add_entry, settle
from quotes.workflow.again import articles_meant, reextract
from quotes.workflow.entries import Entry
from quotes.workflow.fixing import Correction, fix
from quotes.workflow.ingest import IngestOptions, ingest
from quotes.workflow.knowledge import known
from quotes.workflow.people import edit_expert
from quotes.workflow.thesaurus import NewTopic, add_topic

LINES = """Порт растёт

12 марта 2025

Эксперт Ермек Проверов заявил: «Первое слово о новом порте сказано».

«Второе слово о новом порте сказано», — отметила Асель Образцова.

«Третье слово о новом порте сказано», — сообщил Ермек Проверов.

«Четвёртое слово о новом порте сказано», — сообщил Ермек Проверов.

«Пятое слово о новом порте сказано», — сообщил Ермек Проверов.

Порту нужны новые краны и дороги к ним.
"""
HUMAN = (
    select(t.review),
    select(t.stance).where(~t.stance.c.automatic),
    select(t.quote_topic).where(t.quote_topic.c.how == "person"),
    select(t.judgement).where(~t.judgement.c.automatic),
    select(t.quote).where(t.quote.c.origin == "user"),
    select(t.quote_segment).join(t.quote, t.quote.c.id == t.quote_segment.c.quote_id).where(t.quote.c.origin == "user"),
)


@pytest.fixture
def told(archive: Archive, tmp_path: Path) -> Archive:
    page = tmp_path / "port.txt"
    page.write_text(LINES, encoding="utf-8")
    report = ingest(archive.address.url.render_as_string(hide_password=False), [str(page)], IngestOptions(tagger=False))
    assert (report.failures, report.quotes) == ([], 5)
    return archive


def human_rows(archive: Archive) -> list[list[Any]]:
    with archive.connect() as connection:
        return [[tuple(row) for row in connection.execute(statement)] for statement in HUMAN]


def quotes_of(archive: Archive) -> dict[int, Any]:
    with archive.connect() as connection:
        return {row.id: row for row in connection.execute(select(t.quote).order_by(t.quote.c.id))}


def work_by_hand(archive: Archive) -> None:
    """q1 accepted, q2 coded and tagged, q3 given to another, q4 rejected; q5 is left to the machine; one more is added."""
    with archive.change("work", "anna") as change:
        fix(change, 1, Correction(accept=True, note="checked"))
        fix(change, 3, Correction(speaker="e2"))
        fix(change, 4, Correction(reject="duplicate"))
        topic = add_topic(change, NewTopic("port-cranes", "Port cranes", "en"))
        change.insert_all(t.quote_topic, [tag_row(2, Tag(topic, how="person"), 2, 20250312)])
        set_stance(change, Coding(2, topic, "support", "anna"))
        judge(change, "expert", (1, 2), Verdicts("different", why="two people"))
        entry = Entry("Порту нужны новые краны и дороги к ним", "e1", "indirect", article="a1")
        add_entry(change, known(archive), settle(change.connection, entry))


def other_rules(page: Article, *, tagger: bool = True) -> Reading:
    """Rules of another version: only the fifth quote as before but said by somebody else, and one quote that was not seen."""
    start = page.text.index("Пятое")
    fifth = Span(start, page.text.index("»", start))
    seen = Quote("direct", (fifth,), None, None, Speaker("Некто Новый", "person"), "ru", "newer", 0.5)
    where = page.text.index("Порт растёт")
    fresh = replace(seen, segments=(Span(where, where + 11),))
    return Reading(page, (fresh, seen))


def test_the_same_rules_write_nothing(told: Archive) -> None:
    before = quotes_of(told)
    found = reextract(told, [1], write=True, tagger=False)
    assert (found.articles, found.differences, found.rows) == (1, [], 0)
    assert quotes_of(told) == before


def test_every_human_row_outlives_other_rules(told: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    work_by_hand(told)
    held, before = human_rows(told), quotes_of(told)
    assert [len(rows) > 0 for rows in held] == [True] * len(HUMAN)
    monkeypatch.setattr(extraction, "read_quotes", other_rules)
    shown = reextract(told, [1], write=False)
    assert quotes_of(told) == before and human_rows(told) == held
    done = reextract(told, [1], write=True)
    assert [replace(one, quote_id=None) for one in done.differences] == [replace(one, quote_id=None) for one in shown.differences]
    assert done.counts == {"new": 1, "speaker": 1}
    assert human_rows(told) == held
    after = quotes_of(told)
    for number, status in ((1, "active"), (2, "active"), (3, "active"), (4, "rejected"), (6, "active")):
        assert after[number].status == status, number
        assert (after[number].text, after[number].expert_id) == (before[number].text, before[number].expert_id)
    with told.connect() as connection:
        assert list(find_breaches(connection)) == []


def test_a_gender_told_by_a_person_outlives_what_the_reader_guesses(told: Archive) -> None:
    with told.connect() as connection:
        before = list(connection.execute(select(t.expert.c.id, t.expert.c.gender).order_by(t.expert.c.id)))
    assert before == [(1, "m"), (2, "f")], "guessed from the names"
    with told.change("experts edit", "anna") as change:
        edit_expert(change, "e1", {"gender": "f"})
    again = reextract(told, [1], write=True, tagger=False)
    assert (again.differences, again.rows) == ([], 0)
    with told.connect() as connection:
        assert list(connection.execute(select(t.expert.c.id, t.expert.c.gender).order_by(t.expert.c.id))) == [(1, "f"), (2, "f")]


def test_what_is_gone_is_kept_as_superseded_and_undo_brings_all_back(told: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    before = quotes_of(told)
    monkeypatch.setattr(extraction, "read_quotes", other_rules)
    done = reextract(told, [1], write=True)
    assert done.counts == {"new": 1, "speaker": 1, "gone": 4}
    assert [quotes_of(told)[number].status for number in (1, 2, 3, 4)] == ["superseded"] * 4
    with told.change("undo") as change:
        undo(change, 2)
    assert quotes_of(told) == before
    monkeypatch.undo()
    assert reextract(told, [1], write=False, tagger=False).differences == []


def test_an_article_that_is_not_there_is_named(told: Archive) -> None:
    with told.connect() as connection:
        assert articles_meant(connection) == [1]
        with pytest.raises(NotFoundError, match="no article a9"):
            articles_meant(connection, [9])


def test_one_article_that_fails_does_not_stop_the_rest(told: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(page: Article, *, tagger: bool = True) -> Reading:
        raise ValueError("no such rule")

    monkeypatch.setattr(extraction, "read_quotes", broken)
    found = reextract(told, [1], write=True)
    assert [name for name, _, _ in found.failures] == ["a1"]
    assert found.articles == 0


def test_who_an_incomplete_name_was_stays_told_when_its_article_is_read_again(archive: Archive, tmp_path: Path) -> None:
    address = archive.address.url.render_as_string(hide_password=False)
    whole, initial = tmp_path / "whole.txt", tmp_path / "initial.txt"
    whole.write_text("Порт\n\n14 марта 2025\n\nДиректор Центра портов Анна Пробова сказала: «План порта хорош».\n", encoding="utf-8")
    said = "Порт\n\n15 марта 2025\n\nЭкономист А. Пробова считает, что порту нужен тариф.\n"
    initial.write_text(said, encoding="utf-8")
    assert ingest(address, [str(whole), str(initial)], IngestOptions(tagger=False)).quotes == 2
    first = {number: row.expert_id for number, row in quotes_of(archive).items()}
    assert len(set(first.values())) == 2
    with archive.change("merge", "rita") as change:
        judge(change, "expert", (first[1], first[2]), Verdicts("same", who="rita"))
    with archive.connect() as connection:
        versions = articles_meant(connection)
    found = reextract(archive, versions, write=True, tagger=False)
    assert (found.differences, found.rows) == ([], 0)
    assert {number: row.expert_id for number, row in quotes_of(archive).items()} == first
    initial.write_text(said + "\nПорт строят.\n", encoding="utf-8")
    assert ingest(address, [str(initial)], IngestOptions(tagger=False)).articles["changed"] == 1
    with archive.connect() as connection:
        assert set(connection.scalars(select(t.expert.c.id))) == set(first.values())


def test_the_quotes_of_an_edited_page_keep_their_numbers(told: Archive, tmp_path: Path) -> None:
    address = told.address.url.render_as_string(hide_password=False)
    before = quotes_of(told)
    page = tmp_path / "port.txt"
    page.write_text(
        "Дополнено.\n\n" + LINES.replace("Третье слово о новом порте сказано", "Третье слово о порте уже сказано"), encoding="utf-8"
    )
    assert ingest(address, [str(page)], IngestOptions(tagger=False)).articles["changed"] == 1
    after = quotes_of(told)
    assert [(number, row.status) for number, row in after.items()] == [(n, "superseded" if n == 3 else "active") for n in range(1, 6)] + [
        (6, "active")
    ]
    assert {
        number: (row.text, row.expert_id, row.start - before[number].start) for number, row in after.items() if number in (1, 2, 4, 5)
    } == {number: (before[number].text, before[number].expert_id, {1: 12, 2: 12, 4: 10, 5: 10}[number]) for number in (1, 2, 4, 5)}
    with told.connect() as connection:
        assert list(find_breaches(connection)) == []
        fresh = new_quotes(connection, Filters())
        assert [row[[column.key for column in fresh.columns].index("quote_id")] for row in fresh.rows] == ["q6"]
        assert ("replaced by", "q6") in quote_page(connection, 3).facts
        assert "replaced by" not in dict(quote_page(connection, 1).facts)
        names = list(connection.scalars(select(t.speaker.c.name).where(t.speaker.c.version_id == after[6].version_id)))
    assert len(names) == len(set(names)) == 2
    with told.change("undo") as change:
        undo(change, 2)
    assert quotes_of(told) == before
