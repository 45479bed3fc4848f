"""Statements of many quotes: what is compared grows with their number, not with its square."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from quotes.store.engine import Archive, open_archive
from quotes.store.statements import Appearance, find_holders, find_statements
from quotes.text.shingles import same_words
from tests.store.samples import fill

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


def test_a_crowd_is_looked_at_in_part_and_a_few_whole(sqlite_target: str) -> None:
    with open_archive(sqlite_target) as archive:
        fill(archive)
    with closing(sqlite3.connect(sqlite_target, isolation_level=None)) as raw:  # rows of quotes that are not there will do
        rows = [(7, number, 1) for number in range(10, 5010)] + [(8, number, 1) for number in (11, 12, 13)]
        raw.executemany("INSERT INTO quote_key (key, quote_id, change_id) VALUES (?, ?, ?)", rows)
    with open_archive(sqlite_target) as archive, archive.connect() as connection:
        assert find_holders(connection, {7, 8}) == {11, 12, 13, *range(4946, 5010)}, "the newest, and no more in a larger archive"
        assert find_holders(connection, {8}) == {11, 12, 13}
