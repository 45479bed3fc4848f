"""Pages, lists, saved reports and completion, on an archive whose answers are known, on both back ends."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from quotes.errors import NotFoundError, QueryError, UsageError
from quotes.model.ids import NOUNS
from quotes.model.spans import Span
from quotes.reports import library
from quotes.reports.article_pages import in_place
from quotes.reports.bodies import organizations, outlets
from quotes.reports.completing import complete
from quotes.reports.exporting import flat_table
from quotes.reports.facts import objects
from quotes.reports.filters import Filters
from quotes.reports.history import history
from quotes.reports.lists import articles, experts, topics
from quotes.reports.pages import show
from quotes.store import tables as t
from quotes.store.engine import Archive
from quotes.store.propositions import add_proposition


def test_an_expert_s_page(told: Archive) -> None:
    with told.connect() as connection:
        page = show(connection, "e1")
    assert page.title == "Ермек Тестов"
    assert page.record["names"] == ["Ермек Тестов", "Yermek Testov"]
    assert [row["organization"] for row in page.record["affiliations"]] == ["Институт проб"]
    assert page.record["topics"] == [
        {"topic": "test-canal", "label": "Test Canal", "quotes": 3, "first": "2024-03-15", "last": "2025-10-01"}
    ]
    assert [row["quote_id"] for row in page.record["latest"]] == ["q4", "q3", "q1"]


def test_a_post_is_told_once_however_its_role_was_printed(told: Archive) -> None:
    with told.change("read", "tester") as change:
        [held] = change.connection.execute(select(t.affiliation).where(t.affiliation.c.expert_id == 1)).mappings().all()
        printed = {**held, "role": str(held["role"]).upper(), "first_day": 20210203, "last_day": 20210203}
        change.insert_all(t.affiliation, [{key: value for key, value in printed.items() if key not in ("id", "change_id")}])
    with told.connect() as connection:
        [post] = show(connection, "e1").record["affiliations"]
    assert (post["organization"], post["from"], post["until"]) == ("Институт проб", "2021-02-03", "2024-03-15")


def test_an_article_s_page_marks_its_quotes_in_place(told: Archive) -> None:
    with told.connect() as connection:
        page = show(connection, "a1")
    [passage] = page.passages
    assert [span.of(passage.text) for span in passage.spans] == [
        "Пробный канал нужен соседям",
        "порт Проба готов",
        "Об этом маршруте говорят все",
    ]
    assert "«Пробный канал нужен соседям [q1]», — отметил" in passage.text
    assert [quote["quote_id"] for quote in page.record["quotes"]] == ["q1", "q2", "q3"]


def test_a_quote_s_page_shows_it_in_its_passage(told: Archive) -> None:
    with told.connect() as connection:
        page = show(connection, "q2")
    [passage] = page.passages
    assert [span.of(passage.text) for span in passage.spans] == ["порт Проба готов"]
    assert page.record["cue"] == "По словам"
    assert ("expert", "e2") in page.facts


@pytest.mark.parametrize("letter", NOUNS)
def test_every_kind_of_id_has_a_page_and_an_error(told: Archive, letter: str) -> None:
    with told.change("topics propose", "tester") as change:
        add_proposition(change, 1, "It should open")
    with told.connect() as connection:
        assert f"{letter}1" in str(show(connection, f"{letter.upper()}1").record)
        with pytest.raises(NotFoundError, match=f"{letter}99"):
            show(connection, f"{letter}99")


def test_what_is_no_id_says_how_ids_look(told: Archive) -> None:
    with told.connect() as connection, pytest.raises(UsageError, match="no id: 'x1'") as raised:
        show(connection, "x1")
    assert "p12 (proposition), c12 (change)" in (raised.value.hint or "")


@pytest.mark.parametrize(("letter", "command"), [("e", "quotes experts"), ("c", "quotes log"), ("p", "quotes topics show")])
def test_an_id_that_is_not_there_names_the_command_that_prints_such_ids(told: Archive, letter: str, command: str) -> None:
    with told.connect() as connection, pytest.raises(NotFoundError) as raised:
        show(connection, f"{letter}99")
    assert (raised.value.hint or "").startswith(command)


def test_lists(told: Archive) -> None:
    def keys(sheet: Any, *names: str) -> list[tuple[Any, ...]]:
        return [tuple(row[name] for name in names) for row in objects(sheet)]

    with told.connect() as connection:
        assert keys(experts(connection, Filters()), "expert", "quotes") == [("Ермек Тестов", 3), ("Лейла Пробина", 1)]
        assert keys(experts(connection, Filters(topic="Waterways")), "expert") == [("Ермек Тестов",)]
        assert keys(experts(connection, Filters(), "ПРОБ"), "expert", "position") == [("Лейла Пробина", "аналитик, Ministry of Trials")]
        assert keys(topics(connection), "topic", "quotes", "broader") == [
            ("test-canal", 3, "waterways"),
            ("test-port", 0, None),
            ("waterways", 0, None),
        ]
        assert keys(topics(connection, "каналом"), "topic") == []
        assert keys(topics(connection, "канал"), "topic") == [("test-canal",)]
        assert keys(outlets(connection), "outlet", "articles", "quotes", "domains") == [
            ("South Gazette", 1, 2, ["south.example"]),
            ("Северный листок", 1, 3, ["north.example"]),
        ]
        assert keys(organizations(connection, "ИП"), "organization", "people_quotes") == [("Институт проб", 2)]
        assert keys(articles(connection, Filters()), "article_id", "quotes") == [("a2", 2), ("a1", 3)]
        assert keys(articles(connection, Filters(expert="Пробина")), "article_id") == [("a1",)]
        assert keys(history(connection), "change_id", "command", "who") == [("c1", "tell", "tester")]


def test_the_flat_table_has_the_columns_of_the_view(told: Archive) -> None:
    with told.connect() as connection:
        sheet = flat_table(connection, Filters(kind="direct"))
    assert [row["quote_id"] for row in objects(sheet)] == [1, 3, 4]
    assert {"expert", "topics", "published", "cue", "mention", "status", "confidence"} <= {column.key for column in sheet.columns}


@pytest.mark.parametrize(
    ("what", "begun", "found"),
    [
        ("topic", "Test", ["Test Canal"]),
        ("topic", "Проб", ["Пробный канал"]),
        ("expert", "тест", ["тестов"]),
        ("expert", "Тест", ["Тестов"]),
        ("expert", "Yer", ["Yermek Testov"]),
        ("outlet", "NORTH", ["NORTH Leaf"]),
        ("organization", "Инст", ["Институт проб"]),
        ("topic", "100%", []),
    ],
)
def test_completion(told: Archive, what: str, begun: str, found: list[str]) -> None:
    with told.connect() as connection:
        assert complete(connection, what, begun) == found


@pytest.mark.parametrize("name", [path.stem for path in sorted(library.SHIPPED.glob("*.sql"))])
def test_every_shipped_report_runs_on_both_back_ends(told: Archive, name: str) -> None:
    report = library.find_report(name)
    values = {asked.name: "test-canal" for asked in report.parameters if asked.default is None}
    with told.read_only() as connection:
        assert library.run_report(connection, report, values).columns


def test_what_shipped_reports_answer(told: Archive) -> None:
    with told.read_only() as connection:
        most = library.run_report(connection, library.find_report("most_quoted"), {})
        months = library.run_report(connection, library.find_report("topics_by_month"), {"topic": "test-canal"})
    assert [row[1:3] for row in most.rows] == [("Ермек Тестов", 3), ("Лейла Пробина", 1)]
    assert [tuple(row) for row in months.rows] == [("2024-03", 2, 1, 1), ("2025-10", 1, 1, 1)]


def test_a_user_s_own_report_with_a_parameter(told: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTES_REPORTS", str(tmp_path))
    (tmp_path / "mine.sql").write_text(
        "-- title: Mine\n-- :least quotes [default: 2]\nSELECT 3 AS n, '12:30' AS t WHERE 3 > CAST(:least AS int)"
    )
    report = library.find_report("mine")
    assert (report.title, report.own) == ("Mine", True)
    with told.read_only() as connection:
        assert [tuple(row) for row in library.run_report(connection, report, {}).rows] == [(3, "12:30")]
        with pytest.raises(UsageError, match="no parameter 'most'"):
            library.run_report(connection, report, {"most": "1"})
    with pytest.raises(NotFoundError, match="no report 'nobody'"):
        library.find_report("nobody")


def test_sql_cannot_write(told: Archive) -> None:
    with told.read_only() as connection, pytest.raises(QueryError):
        library.run_sql(connection, "DELETE FROM quote_topic")
    with told.read_only() as connection:
        assert [tuple(row) for row in library.run_sql(connection, "SELECT count(*), '10:20 100%' FROM v_quotes").rows] == [
            (5, "10:20 100%")
        ]


@given(st.text(min_size=1, max_size=60), st.lists(st.tuples(st.integers(0, 59), st.integers(1, 20)), max_size=6))
def test_quotes_marked_in_place_keep_their_words(text: str, places: list[tuple[int, int]]) -> None:
    spans = [Span(start, min(start + length, len(text))) for start, length in places if start < len(text)]
    shown = in_place(text, {f"q{number}": [span] for number, span in enumerate(spans)})
    assert len(shown.text) == len(text) + sum(len(f" [q{number}]") for number in range(len(spans)))
    stripped = [re.sub(r" \[q\d\]", "", span.of(shown.text)) for span in shown.spans]
    assert sorted(stripped) == sorted(span.of(text) for span in spans)
