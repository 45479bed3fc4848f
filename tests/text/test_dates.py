"""Dates as printed, read against 22 October 2025, 09:00 in UTC+5."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.errors import DateError
from quotes.text.dates import parse_moment

BASE = "2025-10-22T09:00:00+05:00"


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        ("Вчера, 20:00", "2025-10-21T20:00:00+05:00"),
        ("Кеше, 20:00", "2025-10-21T20:00:00+05:00"),
        ("Dünən, 20:00", "2025-10-21T20:00:00+05:00"),
        ("Dünən", "2025-10-21"),
        ("позавчера", "2025-10-20"),
        ("сегодня, 09.15", "2025-10-22T09:15:00+05:00"),
        ("15 Марта, 20:00", "2025-03-15T20:00:00+05:00"),
        ("9 декабря", "2024-12-09"),
        ("29 февраля", "2024-02-29"),
        ("(4 часа назад)", "2025-10-22T05:00:00+05:00"),
        ("Последнее обновление (4 часа назад)", "2025-10-22T05:00:00+05:00"),
        ("2 сағат бұрын", "2025-10-22T07:00:00+05:00"),
        ("2 saat əvvəl", "2025-10-22T07:00:00+05:00"),
        ("полчаса назад", "2025-10-22T08:30:00+05:00"),
        ("date 2025-10-24", "2025-10-24"),
        ("October 24, 2025", "2025-10-24"),
        ("2025 жылғы 3 қазан", "2025-10-03"),
        ("24 oktyabr 2025", "2025-10-24"),
        ("21:16, 26 Qańtar 2026", "2026-01-26T21:16:00+05:00"),
        ("июнь 24-го, 2016", "2016-06-24"),
        ("Четверг, 16 октября 2025 года", "2025-10-16"),
        ("20 July 2025 20:50 (UTC+04:00)", "2025-07-20T20:50:00+04:00"),
        ("Fri, 24 Oct 2025 10:00:00 +0500", "2025-10-24T10:00:00+05:00"),
        ("05.03.2025", "2025-03-05"),
        ("05/03/2025 20:00", "2025-03-05T20:00:00+05:00"),
        ("20:00, 24.10.2025", "2025-10-24T20:00:00+05:00"),
        ("ноябрь 2024 года", "2024-11"),
        ("2024-03", "2024-03"),
        ("2024", "2024"),
        ("2025-10-24T09:10:00Z", "2025-10-24T09:10:00+00:00"),
    ],
)
def test_value(literal: str, value: str) -> None:
    moment = parse_moment(literal, BASE, ("ru",))
    assert moment.value == value
    assert moment.literal == literal
    assert moment.precision == {4: "year", 7: "month", 10: "day"}.get(len(value), "minute")


@pytest.mark.parametrize("literal", ["62 %", "4,5", "1254", "в 2023 году", "12:30", "2025-02-30", "Наверх", ""])
def test_what_is_no_date_is_an_error(literal: str) -> None:
    with pytest.raises(DateError):
        parse_moment(literal, BASE, ("ru",))


def test_a_guessed_year_and_the_base_are_told() -> None:
    guessed = parse_moment("15 Марта, 20:00", BASE)
    assert (guessed.year_guessed, guessed.base) == (True, BASE)
    exact = parse_moment("15 марта 2024, 20:00", BASE)
    assert (exact.year_guessed, exact.base) == (False, None)
    relative = parse_moment("Вчера", BASE)
    assert (relative.year_guessed, relative.base) == (False, BASE)


def test_a_relative_date_without_a_base_is_an_error_that_names_the_cure() -> None:
    with pytest.raises(DateError, match="--as-of"):
        parse_moment("Вчера, 20:00")
    assert parse_moment("24 октября 2025, 20:00").value == "2025-10-24T20:00:00"


def test_the_outlets_clock_wins_over_the_bases_offset() -> None:
    assert parse_moment("Вчера, 20:00", "2025-10-22T01:00:00+05:00", time_zone="Europe/London").value == "2025-10-20T20:00:00+01:00"
    with pytest.raises(DateError, match="time zone"):
        parse_moment("Вчера, 20:00", BASE, time_zone="Nowhere/Land")


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2030, 1, 1)))
def test_numeric_dates_are_day_first(moment: datetime) -> None:
    assert parse_moment(f"{moment:%d.%m.%Y, %H:%M}", BASE).value == f"{moment:%Y-%m-%dT%H:%M}:00+05:00"
