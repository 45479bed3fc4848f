"""Reviewing quotes: keys on the screen (with the library's pilot), what is kept, and taking it back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import select
from textual.widgets import Static

from quotes.cli.quote_screen import QuoteScreen
from quotes.reports.filters import Filters
from quotes.reports.queue import review_queue
from quotes.store import tables as t
from quotes.store.engine import Archive, open_archive
from quotes.workflow.quote_review import QuoteReview
from tests.cli.conftest import Quotes, TerminalMaker
from tests.reports.made import Said, build

SAID = [
    Said("Арман Мостов", "мост нужен городу", "2021-01-01", None),
    Said("Берик Мостов", "мост опасен", "2022-01-01", None),
    Said("Вера Мостова", "мост строят", "2023-01-01", None),
]


def on_screen(review: QuoteReview, act: Callable[[Any, Callable[[str], str]], Awaitable[None]]) -> None:
    async def go() -> None:
        screen = QuoteScreen(review)
        async with screen.run_test(size=(110, 36)) as pilot:
            await act(pilot, lambda name: str(screen.query_one(f"#{name}", Static).content))

    asyncio.run(go())


def kept(archive: Archive) -> list[tuple[Any, ...]]:
    with archive.connect() as connection:
        review = t.review.c
        return [
            tuple(row)
            for row in connection.execute(select(review.quote_id, review.layer, review.verdict, review.reason).order_by(review.id))
        ]


def stance_of(archive: Archive, quote: int) -> str | None:
    with archive.connect() as connection:
        return connection.scalar(select(t.quote_topic.c.stance).where(t.quote_topic.c.quote_id == quote))


def test_each_layer_has_its_keys_and_undo_takes_back(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTES_USER", "rita")
    with archive.change("build", "maker") as change:
        build(change, SAID)

    async def act(pilot: Any, shown: Callable[[str], str]) -> None:
        assert shown("progress") == "0 verdicts, 3 quotes waiting"
        assert "Арман Мостов" in shown("facts") and "› Test Bridge: no stance" in shown("facts")
        assert "мост нужен городу" in shown("context")
        await pilot.press("s")
        assert shown("told").startswith("no stance on Test Bridge to accept")
        await pilot.press("plus", "w", "p")
        assert shown("progress") == "3 verdicts, 3 quotes waiting"
        assert "Test Bridge: support" in shown("facts") and "✓ speaker: accept by rita" in shown("facts")
        await pilot.press("k")
        assert "Берик Мостов" in shown("facts")
        await pilot.press("x")
        assert shown("told").startswith("what is wrong?")
        await pilot.press("b")
        assert "Вера Мостова" in shown("facts")
        await pilot.press("z")
        assert "Берик Мостов" in shown("facts") and shown("progress").startswith("3 verdicts")
        await pilot.press("x", "r", "minus")
        assert shown("told").startswith("this quote has no topic")
        await pilot.press("k", "x", "s", "a")
        assert shown("facts") == "no quotes wait: press q"
        await pilot.press("a", "w", "q")

    on_screen(QuoteReview(archive, [1, 2, 3]), act)
    assert kept(archive) == [
        (1, "stance", "correct", None),
        (1, "words", "accept", None),
        (1, "speaker", "accept", None),
        (2, "topic", "reject", "not_relevant"),
        (3, "stance", "reject", "wrong_stance"),
        (3, "stance", "correct", None),
        (3, "words", "accept", None),
        (3, "speaker", "accept", None),
        (3, "topic", "accept", None),
    ]
    assert (stance_of(archive, 1), stance_of(archive, 2), stance_of(archive, 3)) == ("support", None, "unclear")
    with archive.connect() as connection:
        assert review_queue(connection, Filters(), "rita") == []
        assert review_queue(connection, Filters(), "boris", "newest") == [3, 2, 1]
        assert review_queue(connection, Filters("Test Bridge"), "boris", "text") == [1, 3]


def test_a_review_without_a_terminal_says_so(quotes: Quotes) -> None:
    ran = quotes("review", "Test", "Canal")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "error: 3 quotes wait, but a review needs a terminal")
    assert quotes("review", "--expert", "Лейла Пробина", "--article", "a2").err == "no quotes wait for your verdict\n"
    assert quotes("review", "--order", "mood").code == 2


def test_in_a_real_terminal(sqlite_target: str, terminal: TerminalMaker) -> None:
    with open_archive(sqlite_target) as archive, archive.change("build", "maker") as change:
        build(change, SAID)
    with terminal("--db", sqlite_target, "review", "--order", "text") as screen:
        assert "мост нужен городу" in screen.seen("0 verdicts, 3 quotes waiting")
        screen.press("+", "Test Bridge: support")
        screen.press("w", "words: accept by rita")
        screen.press("k", "мост опасен")
        screen.press("x", "what is wrong?")
        screen.press("b", "мост строят")
        screen.press("z", "мост опасен")
        screen.press("x", "what is wrong?")
        screen.press("d", "мост строят")
        screen.press("q", "ended with 0")
    with open_archive(sqlite_target) as archive:
        assert kept(archive) == [(1, "stance", "correct", None), (1, "words", "accept", None), (2, "words", "reject", "duplicate")]
        assert stance_of(archive, 1) == "support"
