"""Metadata for Datasette: it names only what is there, hides the rest, and its queries run."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from quotes.reports.publishing import metadata, queries
from quotes.store.engine import open_archive
from quotes.store.propositions import add_proposition
from quotes.store.stances import Coding, set_stance
from tests.reports.conftest import tell


@pytest.fixture
def file(sqlite_target: str) -> str:
    with open_archive(sqlite_target) as archive, archive.change("tell", "tester") as change:
        tell(change)
        canal = change.connection.exec_driver_sql("SELECT id FROM topic WHERE key = 'test-canal'").scalar_one()
        number = add_proposition(change, canal, "It should open")
        set_stance(change, Coding(1, canal, "support", "Anna"))
        set_stance(change, Coding(4, canal, "oppose", "Anna"))
        set_stance(change, Coding(4, canal, "oppose", "Anna", proposition_id=number))
    return sqlite_target


@pytest.fixture
def tables(file: str) -> dict[str, Any]:
    with open_archive(file) as archive, archive.connect() as connection:
        found: dict[str, Any] = metadata(connection, "quotes")["databases"]["quotes"]["tables"]
    return found


def test_every_table_is_described_or_hidden_and_every_name_is_there(file: str, tables: dict[str, Any]) -> None:
    with sqlite3.connect(file) as database:
        held = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
        assert set(tables) == held - {"sqlite_sequence"}
        for name, told in tables.items():
            columns = {row[1] for row in database.execute(f'PRAGMA table_info("{name}")')}
            named = {*told.get("columns", ()), *told.get("facets", ()), *told.get("sortable_columns", ())}
            named |= {told[key] for key in ("sort_desc", "label_column") if key in told}
            assert named <= columns, name
    assert {name for name, told in tables.items() if told.get("hidden")} >= {
        "word_form",
        "quote_key",
        "fts_quote",
        "change_entry",
        "alembic_version",
    }


@pytest.mark.parametrize("name", ["v_quotes", "v_experts", "v_topics"])
def test_views_say_what_each_column_means(tables: dict[str, Any], name: str) -> None:
    told = tables[name]
    assert all(f"<dt>{column}</dt><dd>" in told["description_html"] for column in told["sortable_columns"])
    assert told["title"] and told["sort_desc"] and told["facets"]


@pytest.mark.parametrize(
    ("name", "first", "count"),
    [
        ("who_said_about", {"quote_id": 4, "who": "Ермек Тестов", "stance": "oppose"}, 3),
        ("latest_stances", {"topic": "test-canal", "expert": "Ермек Тестов", "stance": "oppose", "quote_id": 4}, 1),
        ("figures", {}, 0),
        ("topics_by_month", {"month": "2024-03", "quotes": 2}, 2),
        ("propositions", {"proposition": "It should open", "stance": "oppose", "stances": 1}, 1),
        ("unattributed", {}, 0),
    ],
)
def test_a_canned_query_runs(file: str, name: str, first: dict[str, Any], count: int) -> None:
    told = queries()[name]
    assert told["title"] and told["description"]
    with sqlite3.connect(file) as database:
        database.row_factory = sqlite3.Row
        for topic in ("test-canal", "пробного канала", "Test Canal"):
            rows = [dict(row) for row in database.execute(told["sql"], {"topic": topic})]
            assert len(rows) == count
            assert not rows or {key: rows[0][key] for key in first} == first


def test_every_canned_query_is_tried_here() -> None:
    assert set(queries()) == {"who_said_about", "latest_stances", "figures", "topics_by_month", "propositions", "unattributed"}
