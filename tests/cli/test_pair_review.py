"""Reviewing pairs: on the screen (with the library's pilot, and once in a real terminal) and by plain prompts."""

from __future__ import annotations

import asyncio
import io
import sys
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from textual.widgets import Static

from quotes.cli import app
from quotes.cli.pair_prompts import review_plainly
from quotes.cli.pair_screen import PairScreen
from quotes.cli.pair_words import plain_lines
from quotes.errors import UsageError
from quotes.store import tables as t
from quotes.store.engine import Archive, open_archive
from quotes.store.judgements import offer_candidates
from quotes.workflow.pair_review import PairReview
from quotes.workflow.pair_sides import mark_differences
from quotes.workflow.people import add_expert
from tests.cli.conftest import TerminalMaker
from tests.reports.conftest import tell


def offer(archive: Archive) -> None:
    """Ермек Тестов (e1, four quotes), Лейла Пробина (e2), Ермек Тэстов (e3), Лейла Пробкина (e4): three pairs wait."""
    with archive.change("tell", "tester") as change:
        tell(change)
        for name in ("Ермек Тэстов", "Лейла Пробкина"):
            add_expert(change, [name], note="\x1b[31mred\n")
        pairs = [(1, 3, 0.9, ["one letter apart"]), (2, 4, 0.6, ["near"]), (1, 4, 0.3, ["hardly"])]
        offer_candidates(change, "expert", pairs)


@pytest.fixture
def waiting(archive: Archive) -> Iterator[Archive]:
    offer(archive)
    yield archive


def verdicts(archive: Archive) -> list[tuple[int, int, str, str]]:
    with archive.connect() as connection:
        edge = t.judgement.c
        statement = select(edge.left_id, edge.right_id, edge.verdict, edge.who).order_by(edge.id)
        return [tuple(row) for row in connection.execute(statement)]


def on_screen(review: PairReview, act: Callable[[Any, Callable[[str], str]], Awaitable[None]]) -> None:
    """Let `act` press keys and read the screen's parts by name."""

    async def go() -> None:
        screen = PairScreen(review)
        async with screen.run_test(size=(100, 30)) as pilot:
            await act(pilot, lambda name: str(screen.query_one(f"#{name}", Static).content))

    asyncio.run(go())


def test_each_key_decides_and_undo_takes_it_back(waiting: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTES_USER", "rita")

    async def act(pilot: Any, shown: Callable[[str], str]) -> None:
        assert shown("progress") == "0 decided, 3 waiting"
        assert shown("odds") == "90% likely one: one letter apart"
        assert "Ермек Тестов" in shown("left") and "Пробный канал нужен соседям" in shown("left")
        assert "Ермек Тэстов" in shown("right") and "no quotes" in shown("right") and "\x1b" not in shown("right")
        await pilot.press("s")
        assert shown("progress") == "1 decided, 2 waiting"
        await pilot.press("k", "d")
        assert shown("progress") == "2 decided, 0 waiting"
        assert "press q" in shown("left")
        await pilot.press("z", "z", "z")
        assert shown("progress") == "0 decided, 3 waiting"
        await pilot.press("z")
        assert shown("told") == "nothing to take back"
        await pilot.press("u", "q")

    on_screen(PairReview(waiting, "expert"), act)
    assert verdicts(waiting) == [(1, 3, "unsure", "rita")]
    with waiting.connect() as connection:
        commands = list(connection.scalars(select(t.change.c.command).order_by(t.change.c.id)))
    assert commands == ["tell", "experts review", "experts review", "undo", "undo", "experts review"]


def test_what_a_decision_settles_is_not_asked(waiting: Archive) -> None:
    with waiting.change("offer", "tester") as change:
        offer_candidates(change, "expert", [(3, 4, 0.5, [])])
    review = PairReview(waiting, "expert")
    review.next()
    review.decide("same")  # e1 and e3
    review.next()
    review.decide("unsure")  # e2 and e4
    pair = review.next()
    assert pair is not None and (pair.left.number, pair.right.number) == (3, 4)
    review.decide("different")
    assert review.next() is None  # e1 and e4 follow from e3 and e4
    assert review.waiting == 0


def test_the_least_certain_may_come_first(waiting: Archive) -> None:
    pair = PairReview(waiting, "expert", "unsure").next()
    assert pair is not None and pair.reasons == ("near",)
    with pytest.raises(UsageError, match="no order: 'upwards'"):
        PairReview(waiting, "expert", "upwards")


def answered(archive: Archive, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    review_plainly(PairReview(archive, "expert"))


def test_plain_prompts_do_the_same(waiting: Archive, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("QUOTES_USER", "rita")
    answered(waiting, monkeypatch, "perhaps\nsame\nz\nz\ns\nskip\nd\n")
    said = capsys.readouterr().err
    assert "one of: s same, d different" in said
    assert "e1  Ермек Т[е]стов" in said and "e3  Ермек Т[э]стов" in said
    assert "nothing to take back" in said and "no pairs wait" in said
    assert "\x1b[31m" not in said
    assert [row[:3] for row in verdicts(waiting)] == [(1, 3, "same"), (1, 4, "different")]
    answered(waiting, monkeypatch, "")
    assert len(verdicts(waiting)) == 2


def test_without_a_terminal_it_refuses_and_names_the_cure(sqlite_target: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["--db", sqlite_target, "experts", "review"]) == 2
    assert "--plain asks line by line" in capsys.readouterr().err


def test_letters_that_differ_are_marked_across_scripts() -> None:
    left, right = mark_differences("Ермек Тестов", "Ermek Tesstov")
    assert [span.of(left.text) for span in left.spans] == []
    assert [span.of(right.text) for span in right.spans] == ["s"]


@given(st.text(max_size=12), st.text(max_size=12))
def test_marks_lie_inside_the_names_and_equal_names_have_none(left: str, right: str) -> None:
    for marked, name in zip(mark_differences(left, right), (left, right), strict=True):
        assert marked.text == name
        assert all(0 <= span.start < span.end <= len(name) for span in marked.spans)
    assert not any(marked.spans for marked in mark_differences(left, left))


def test_plain_lines_hold_both_sides(waiting: Archive) -> None:
    pair = PairReview(waiting, "expert").next()
    assert pair is not None
    lines = plain_lines(pair)
    assert lines[0] == "90% likely one: one letter apart"
    assert any(line.startswith("  roles: эксперт, Институт проб (2024-03-15)") for line in lines)
    assert any("q1 2024-03-15 Северный листок: Пробный канал нужен соседям" in line for line in lines)


def test_in_a_real_terminal(sqlite_target: str, terminal: TerminalMaker) -> None:
    with open_archive(sqlite_target) as archive:
        offer(archive)
    with terminal("--db", sqlite_target, "experts", "review") as screen:
        page = screen.seen("0 decided, 3 waiting")
        assert "Ермек Тестов" in page and "Ермек Тэстов" in page
        screen.press("s", "1 decided, 2 waiting")
        screen.press("z", "0 decided, 3 waiting")
        screen.press("d", "1 decided, 2 waiting")
        screen.press("q", "ended with 0")
    with open_archive(sqlite_target) as archive:
        assert verdicts(archive) == [(1, 3, "different", "rita")]
