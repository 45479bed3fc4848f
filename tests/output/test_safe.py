"""Text of strangers never steers a terminal or a spreadsheet."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quotes.output.safe import harmless, one_line, visible


@given(st.text())
def test_visible_keeps_every_offset_and_leaves_nothing_to_obey(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not any((ord(letter) < 32 and letter not in "\t\n") or 127 <= ord(letter) < 160 for letter in shown)


@given(st.text())
def test_a_harmless_cell_never_begins_like_a_formula(text: str) -> None:
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    assert len(("x" + one_line(text) + "x").split("\n")) == 1


def test_an_escape_sequence_is_shown() -> None:
    assert visible("a\x1b]0;title\x07b") == "a␛]0;title␇b"
