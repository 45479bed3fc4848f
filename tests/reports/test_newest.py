"""The first screenful is found along an index: it must be the same quotes in the same order as sorting all of them gives."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, select, text

from quotes.reports.filters import Filters
from quotes.reports.footers import answer_footer
from quotes.reports.latest import latest_stances
from quotes.reports.newest import best_quotes, newest_quotes
from quotes.reports.selecting import Selection, select_quotes
from quotes.reports.timeline import timeline
from quotes.store import tables as t
from quotes.store.engine import Archive, open_archive
from quotes.store.search import rank

SCRIPT = Path(__file__).resolve().parents[2] / "bench" / "made_archive.py"


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def made(request: pytest.FixtureRequest, lasting_target: Callable[[str], str]) -> Iterator[Archive]:
    """An archive of 1,000 quotes as benchmarks make it, some of them undated and rejected; it is only asked."""
    with open_archive(lasting_target(request.param)) as archive:
        _fill(archive)
        yield archive


def _fill(archive: Archive) -> None:
    spec = importlib.util.spec_from_file_location("made_archive", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    maker = module.Maker(1000)
    with archive.change("load") as change:
        for rows in [maker.known(), *maker.batches()]:
            for table in t.metadata.sorted_tables:
                change.insert_all(table, rows.get(table.name, []))
        undated = select(t.quote.c.id).where(t.quote.c.version_id % 7 == 0)
        change.connection.execute(t.quote.update().where(t.quote.c.version_id % 7 == 0).values(day=None, month=None))
        change.connection.execute(t.quote_topic.update().where(t.quote_topic.c.quote_id.in_(undated)).values(day=None))
        change.connection.execute(t.topic.update().where(t.topic.c.id == 3).values(broader_id=2))


def sorted_quotes(archive: Archive, selection: Selection) -> list[int]:
    """By sorting all of them in Python."""
    with archive.connect() as connection:
        found = connection.execute(select(t.quote.c.id, t.quote.c.day).where(*selection.conditions)).all()
    return [row.id for row in sorted(found, key=lambda row: (row.day or 0, row.id), reverse=True)]


ASKED = (
    Filters("тема 2"),
    Filters("тема 2", kind="direct", since="2017", until="2021"),
    Filters("тема 3", outlet="o4"),
    Filters("тема 2", expert="e1"),
    Filters(words="частость"),
    Filters(words="частость", since="2017"),
    Filters(),
)


def test_the_newest_are_those_that_sorting_finds(made: Archive) -> None:
    for filters in ASKED:
        with made.connect() as connection:
            selection = select_quotes(connection, filters)
            found = [newest_quotes(connection, selection, limit) for limit in (1, 3, 40, None)]
        everything = sorted_quotes(made, selection)
        assert everything
        assert found == [everything[:1], everything[:3], everything[:40], everything]


def test_footers_count_what_is_meant(made: Archive) -> None:
    with made.connect() as connection:
        for filters in (Filters("тема 2"), Filters("тема 2", kind="direct"), Filters(words="частость")):
            selection = select_quotes(connection, filters)
            quote, expert = t.quote, t.expert
            spoke = select(expert.c.canonical_id).join(quote, quote.c.expert_id == expert.c.id).where(*selection.conditions).distinct()
            quotes = connection.scalars(select(quote.c.id).where(*selection.conditions)).all()
            assert f"{len(quotes):,} quotes by {len(connection.scalars(spoke).all()):,} experts" in answer_footer(connection, selection)[0]


def plans(archive: Archive, work: object) -> str:
    """How SQLite goes about the statements of `work`."""
    asked: list[tuple[str, object]] = []
    event.listen(archive.engine, "before_cursor_execute", lambda _c, _cursor, statement, values, *_: asked.append((statement, values)))
    with archive.connect() as connection:
        work(connection)  # type: ignore[operator]
        raw = connection.connection.cursor()
        return "\n".join(
            str(row[3])
            for statement, values in asked
            if statement.lstrip().startswith("SELECT")
            for row in raw.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()  # type: ignore[arg-type]
        )


@pytest.mark.parametrize("made", ["sqlite"], indirect=True)  # the plans of PostgreSQL follow its statistics
def test_sqlite_answers_from_the_indexes_made_for_it(made: Archive) -> None:
    first = plans(made, lambda connection: newest_quotes(connection, select_quotes(connection, Filters("тема 2")), 20))
    assert "USING COVERING INDEX ix_quote_topic_newest" in first
    assert "TEMP B-TREE" not in first.split("ix_quote_topic_newest", 1)[1]
    footer = plans(made, lambda connection: answer_footer(connection, select_quotes(connection, Filters("тема 2"))))
    for index in ("ix_quote_counted", "ix_quote_topic_answer", "ix_quote_inactive", "ix_quote_nobody", "ix_quote_article_id"):
        assert f"INDEX {index}" in footer
    word = plans(made, lambda connection: newest_quotes(connection, select_quotes(connection, Filters(words="частость")), 1))
    assert "INDEX ix_quote_day" in word
    new = plans(made, lambda connection: connection.execute(text("SELECT id FROM quote WHERE change_id >= 2")).all())
    assert "INDEX ix_quote_change_id" in new


def test_the_best_say_the_words_most_often_for_their_length(made: Archive) -> None:
    with made.connect() as connection:
        selection = select_quotes(connection, Filters(words="частость"))
        found = best_quotes(connection, selection, None)
        lemmas = dict(connection.execute(select(t.quote_lemmas.c.quote_id, t.quote_lemmas.c.lemmas)).all())
    assert sorted(found) == sorted(sorted_quotes(made, selection))
    shares = [lemmas[quote].split().count("частость") / len(lemmas[quote].split()) for quote in found]
    assert shares == sorted(shares, reverse=True)
    texts = [(1, "порт берег"), (2, "порт порт берег"), (3, "порт берег мост"), (4, "порт берег")]
    assert rank(texts, [["порт"]]) == [2, 4, 1, 3]  # twice; then the shorter ones, the larger number first


def test_the_latest_stance_of_everybody(made: Archive) -> None:
    tags, expert = t.quote_topic, t.expert
    with made.connect() as connection:
        sheet = latest_stances(connection, Filters("t5"))
        first = latest_stances(connection, Filters("t5", limit=2))
        said = select(expert.c.canonical_id, tags.c.day, tags.c.quote_id, tags.c.stance).join(expert, expert.c.id == tags.c.expert_id)
        active = tags.c.quote_id.in_(select(t.quote.c.id).where(t.quote.c.status == "active"))
        rows = connection.execute(said.where(tags.c.topic_id == 5, active, tags.c.stance.is_not(None), tags.c.day.is_not(None))).all()
    last = {row.canonical_id: row for row in sorted(rows, key=lambda row: (row.day, row.quote_id))}
    wanted = sorted(last.values(), key=lambda row: (row.day, row.quote_id), reverse=True)
    assert len(wanted) > 2
    assert [(row[0], row[2], row[4]) for row in sheet.rows] == [(f"e{row[0]}", row[3], f"q{row[2]}") for row in wanted]
    assert first.rows == sheet.rows[:2]
    assert sheet.footer[0].startswith(f"{len(wanted)} experts; the last dated quote")


def test_the_timeline_of_everything_is_that_of_its_quotes(made: Archive) -> None:
    with made.connect() as connection:
        whole = timeline(connection, Filters(), "year")
        apart = timeline(connection, Filters(kind="direct"), "year")  # every made quote is direct
    assert whole.rows == apart.rows
    assert len(whole.rows) > 5
