"""Words no command expects: each is one line that names them and the cure."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Quotes

CASES = [
    (("who-said", "canal", "-n", "9" * 24), 2, "error: Invalid value for '--limit'"),
    (("show", "q" + "9" * 24), 2, "error: no id: 'q999"),
    (("undo", "c" + "9" * 24), 2, "error: no change: 'c999"),
    (("sql", "select '\udcff'"), 2, r"error: not text in UTF-8: select '\udcff'"),
    (("reextract", "a99"), 1, "error: no article a99"),
]


@pytest.mark.parametrize(("words", "code", "said"), CASES)
def test_each_is_one_line(quotes: Quotes, words: tuple[str, ...], code: int, said: str) -> None:
    ran = quotes(*words)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(said) and "defect" not in ran.err


def test_verify_is_silent_on_stdout_where_all_is_well(quotes: Quotes) -> None:
    ran = quotes("verify")
    assert (ran.code, ran.out) == (0, "")
