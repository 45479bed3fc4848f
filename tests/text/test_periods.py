"""Periods as users type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.errors import DateError
from quotes.text.periods import parse_period

TODAY = date(2025, 10, 22)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2024", (20240101, 20241231)),
        ("2024-02", (20240201, 20240229)),
        ("2024-3-5", (20240305, 20240305)),
        ("30d", (20250922, None)),
        ("2w", (20251008, None)),
        ("8m", (20250222, None)),
        ("1y", (20241022, None)),
        ("2024..2025-03", (20240101, 20250331)),
        ("..2024", (None, 20241231)),
        ("2024..", (20240101, None)),
        ("..30d", (None, 20250922)),
    ],
)
def test_period(text: str, days: tuple[int | None, int | None]) -> None:
    assert parse_period(text, TODAY) == days


@pytest.mark.parametrize("text", ["", "..", "soon", "2024-13", "2024-02-30", "9999y", "0000", "1-2-3"])
def test_no_period(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_period(text, TODAY)
    assert caught.value.hint


@given(st.text(alphabet="0123456789-.dwmy ", max_size=14))
def test_anything_is_a_period_or_an_error(text: str) -> None:
    try:
        first, last = parse_period(text, TODAY)
    except DateError:
        return
    assert first is not None or last is not None
