"""`quotes topics suggest` from what is typed to the topic that is made of it. On both back ends below, in reports."""

from __future__ import annotations

import json
import shlex

import pytest

from quotes.model.sheets import Sheet
from quotes.reports.filters import Filters
from quotes.reports.suggesting import suggested_topics
from quotes.store.engine import Archive
from tests.cli.conftest import Quotes
from tests.reports.made import Said, build


def test_nothing_recurs_in_two_quotes(quotes: Quotes) -> None:
    ran = quotes("topics", "suggest")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "no phrase recurs in 3 statements of 2 quotes without a topic; --min asks for fewer\n"
    assert quotes("topics", "suggest", "--outlet", "Nowhere").err.startswith("error: no outlet 'Nowhere'\n")
    hint = "no quote is in the language 'kk'; there are: ru; en"
    assert quotes("topics", "suggest", "--lang", "kk").err == f"no quotes in the language kk without a topic; {hint}\n"


def test_a_suggestion_is_accepted_by_the_command_it_prints(quotes: Quotes) -> None:
    rows = [json.loads(line) for line in quotes("topics", "suggest", "--min", "1", "-f", "jsonl").out.splitlines()]
    tolls = next(row for row in rows if row["lang"] == "en" and "toll" in row["phrase"])
    assert (tolls["quote_id"], tolls["statements"], tolls["voices"]) == ("q5", 1, 1)
    command = shlex.split(tolls["accept"])
    assert command[:3] == ["quotes", "topics", "add"]
    assert quotes(*command[1:]).code == 0
    assert quotes("retag").code == 0
    assert "q5" in quotes("who-said", tolls["phrase"], "-f", "csv").out


@pytest.fixture
def asked(archive: Archive) -> Sheet:
    said = [
        Said("Ермек Тестов", "Нужен сухой порт", "2024-01-01", None),
        Said("Лейла Пробина", "Сухому порту нужны пути", "2024-01-02", None, "Газета"),
        Said("Лейла Пробина", "О мосте и сухом порте", "2024-01-03", None),
    ]
    with archive.change("made", "tester") as change:
        build(change, said)
        change.connection.exec_driver_sql("DELETE FROM quote_topic WHERE quote_id <> 3")
    with archive.connect() as connection:
        return suggested_topics(connection, Filters(limit=5), 2)


def test_only_quotes_without_a_topic_are_read(asked: Sheet) -> None:
    [row] = asked.rows
    assert row[:5] == ("сухой порт", "ru", 2, 2, 2)
    assert row[6:8] == ("q1", "q2")
    assert asked.footer[1] == 'to accept one: quotes topics add sukhoy-port --label "сухой порт" --lang ru'
