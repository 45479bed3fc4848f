"""Statements of many quotes: what is compared grows with their number, not with its square."""

from __future__ import annotations

import pytest

from quotes.store.engine import Archive
from quotes.store.statements import Appearance, find_statements
from quotes.text.shingles import same_words

WORDS = ("порт", "стать", "лучше", "большой", "дорога")


def many(count: int, vary: bool) -> list[Appearance]:
    return [Appearance(n, (*WORDS, f"слово{n}") if vary else WORDS, 7, None, 20250101 + n % 3) for n in range(1, count + 1)]


@pytest.mark.parametrize("vary", [False, True])
def test_the_work_for_repeated_words_grows_with_their_number(archive: Archive, vary: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0

    def counted(left: tuple[str, ...], right: tuple[str, ...]) -> float:
        nonlocal compared
        compared += 1
        return same_words(left, right)

    monkeypatch.setattr("quotes.store.statements.same_words", counted)
    work = []
    with archive.connect() as connection:
        for count in (400, 1600):
            compared = 0
            assert find_statements(connection, many(count, vary)) == [1] * count
            work.append(compared)
    assert work[1] < 8 * work[0] and work[1] < 1600 * 6 * 200
