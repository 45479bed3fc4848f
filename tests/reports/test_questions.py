"""Coverage, new quotes, voices, outlets compared, articles searched, reprints counted: on an archive whose answers are known."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from quotes.errors import DateError, NotFoundError
from quotes.model.articles import Article, Part
from quotes.model.moments import Moment
from quotes.model.quotes import Reading, Speaker
from quotes.model.sheets import Sheet
from quotes.model.spans import Span
from quotes.reports.article_search import search_articles
from quotes.reports.counting import count_quotes
from quotes.reports.coverage import coverage, missing_weeks, weeks
from quotes.reports.facts import objects
from quotes.reports.filters import Filters
from quotes.reports.fresh import new_quotes
from quotes.reports.voices import compare_outlets, concentration, voices
from quotes.store import tables as t
from quotes.store.engine import Archive
from quotes.workflow.keeping import keep_reading
from quotes.workflow.knowledge import known
from tests.reports.conftest import quote

SAID = "«Пробный канал нужен всем соседям без единого исключения», — отметил эксперт Ермек Тестов. Канал строят давно."


def reprint(archive: Archive, doc: str, outlet: str, day: str, extra: str = "") -> None:
    """Keep an article that carries the same statement."""
    text = f"{SAID} {extra}".strip()
    page = Article(
        *(doc, text, "ru", (Part("body", Span(0, len(text))),)),
        outlet=outlet,
        published=Moment(day, "day", day, "text"),
        url=f"https://{doc}.example/1",
    )
    man = Speaker("Ермек Тестов", "person", role="эксперт")
    reading = Reading(page, (quote(text, "Пробный канал нужен всем соседям без единого исключения", man, "отметил"),))
    knowledge = known(archive)
    with archive.change(f"ingest {doc}", "tester") as change:
        keep_reading(change, reading, knowledge)


@pytest.fixture
def printed(told: Archive) -> Archive:
    """The small archive and a statement that appears three times: in two outlets at once, and a year later anew."""
    reprint(told, "first", "Северный листок", "2025-03-01")
    reprint(told, "second", "South Gazette", "2025-03-02", "Так пишет Северный листок.")
    reprint(told, "third", "South Gazette", "2026-03-02", " ".join(f"Слово{number}" for number in range(60)))
    return told


def ask(archive: Archive, report: Any, *words: Any) -> Sheet:
    with archive.connect() as connection:
        sheet: Sheet = report(connection, *words)
        return sheet


def test_a_reprint_is_no_second_statement(printed: Archive) -> None:
    with printed.connect() as connection:
        statements = dict(connection.execute(select(t.quote.c.id, t.quote.c.statement_id)).all())
        origins = dict(connection.execute(select(t.article.c.id, t.article.c.reprint_of_id)).all())
    assert statements == {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 6, 8: 8}
    assert origins[4] == 3
    assert (origins[1], origins[2], origins[3]) == (None, None, None)
    counted = {count: ask(printed, count_quotes, Filters("Test Canal"), "outlet", count) for count in ("statements", "appearances")}
    assert [row["quotes"] for row in objects(counted["statements"])] == [3, 3]
    filters = Filters("Test Canal", expert="Testov")
    by_expert = {count: objects(ask(printed, count_quotes, filters, "expert", count))[0]["quotes"] for count in counted}
    assert by_expert == {"statements": 5, "appearances": 6}
    assert "counted by statement: 5 statements, 6 appearances" in counted["statements"].footer
    assert "counted by appearance: 5 statements, 6 appearances" in counted["appearances"].footer


def test_coverage(printed: Archive) -> None:
    sheet = ask(printed, coverage, Filters(since="2025"))
    rows = {row["outlet"]: row for row in objects(sheet)}
    north = rows["Северный листок"]
    assert (north["articles"], north["without_quotes"], north["quotes"], north["unattributed"]) == (1, 0, 1, 0)
    assert (rows["South Gazette"]["articles"], rows["South Gazette"]["reprints"]) == (3, 1)
    assert sheet.footer[0].startswith("54 weeks, 51 without any article: 2025-W10; ")
    assert sheet.footer[-1] == "archive: 5 articles read, 0 without quotes; 0 quotes with nobody named"


def test_weeks() -> None:
    assert weeks(20241230, 20250106) == ["2025-W01", "2025-W02"]
    assert weeks(None, None) == []
    assert missing_weeks(["2025-W01", "2025-W02"], [20250112]) == ["2025-W01"]


def test_new_since(printed: Archive) -> None:
    last = ask(printed, new_quotes, Filters())
    assert [row["quote_id"] for row in objects(last)] == ["q8"]
    assert last.footer[0].startswith("added since c") and "quotes ingest third" in last.footer[0]
    assert len(ask(printed, new_quotes, Filters(), "1d").rows) == 8
    assert ask(printed, new_quotes, Filters(), "2200").empty == "nothing was added since 2200"
    with pytest.raises(DateError):
        ask(printed, new_quotes, Filters(), "someday")


def test_voices(printed: Archive) -> None:
    sheet = ask(printed, voices, Filters(since="2025"))
    assert [(row["expert_id"], row["quotes"], row["new"]) for row in objects(sheet)] == [("e1", 3, None), ("g2", 1, "new")]
    assert sheet.footer[:2] == ("2 voices, 1 new", "the top 3 hold 100%; HHI 0.625 (1 is one voice alone, 0.500 all alike)")
    absent = ask(printed, voices, Filters(), "South Gazette")
    assert [row["voice"] for row in objects(absent)] == ["Лейла Пробина"]
    with pytest.raises(NotFoundError):
        ask(printed, voices, Filters(), "Nowhere Times")


def test_concentration() -> None:
    assert concentration([5, 5]) == "the top 3 hold 100%; HHI 0.500 (1 is one voice alone, 0.500 all alike)"
    assert concentration([]) == "nobody speaks"


def test_two_outlets_side_by_side(printed: Archive) -> None:
    sheet = ask(printed, compare_outlets, Filters(), "North Leaf", "South Gazette")
    rows = {row["voice"]: (row["left"], row["right"]) for row in objects(sheet)}
    assert rows == {"Ермек Тестов": (3, 3), "Лейла Пробина": (1, 0), "Ministry of Trials": (0, 1)}
    assert sheet.footer[0].endswith("1 voice in both")


def test_words_in_articles(printed: Archive) -> None:
    found = ask(printed, search_articles, Filters(words="каналы строили"))
    assert [row["article_id"] for row in objects(found)] == ["a5", "a4", "a3"]
    assert [row["article_id"] for row in objects(ask(printed, search_articles, Filters(words="канал", until="2025-03-01")))] == ["a3"]
    assert ask(printed, search_articles, Filters(words="звездолёт")).rows == ()
