"""Names of organizations in Russian cases, with units before them and founders behind them."""

from __future__ import annotations

import pytest

from quotes.identity.organizations import find_organization, org_key

KNOWN = {
    1: ("Северный институт речных исследований при Президенте РК", "СИРИ", "Northern Institute of River Research"),
    2: ("Институт горных исследований", "Institute of Mountain Research"),
    3: ("Министерство малых рек", "ММР"),
}


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("отдела паводков Северного института речных исследований", 1),
        ("СИРИ при Президенте РК", 1),
        ("СИРИ", 1),
        ("Northern Institute of River Research under the President", 1),
        ("Института горных исследований", 2),
        ("Министерстве малых рек", 3),
        ("Министерства больших рек", None),
        ("Институт", None),
        ("", None),
    ],
)
def test_a_printed_name_finds_its_organization_or_none(printed: str, expected: int | None) -> None:
    assert find_organization(printed, KNOWN) == expected


def test_case_and_founder_do_not_change_the_key() -> None:
    assert org_key("Северного института речных исследований") == org_key("Северный институт речных исследований при Президенте РК")


def test_two_that_fit_alike_are_none() -> None:
    assert find_organization("Института гор", {1: ("Институт гор",), 2: ("Институт Гор",)}) is None


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Фонд 123457", 2),
        ("Лицея 2024-01", 3),
        ("Фонд 123459", None),
        ("Лицей 2024-02", 4),
        ("Комитет 1 из 2", 5),
        ("Институт гор", 7),
        ("Канал 24", 9),
    ],
)
def test_of_lookalikes_the_one_printed_exactly_is_found(printed: str, expected: int | None) -> None:
    names = (
        "Фонд 123456",
        "Фонд 123457",
        "Лицей 2024-01",
        "Лицей 2024-02",
        "Комитет 1 из 2",
        "Комитет 2 из 1",
        "Институт гор",
        "Институт горы",
    )
    known = {number: (name,) for number, name in enumerate((*names, "Канал 24", "Канал 24 Плюс"), 1)}
    assert find_organization(printed, known) == expected
