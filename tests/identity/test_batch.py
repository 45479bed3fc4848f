"""Many names clustered: what belongs together meets, what may be two people stays alone, order changes nothing."""

from __future__ import annotations

import random
from collections import defaultdict

import pytest

from quotes.identity.batch import cluster_names

SERZHAN = ["Сержан Мухаметов", "Сержана Мухаметова", "Мухаметов Сержан", "Serzhan Mukhametov", "Сержаном Мухаметовым", "Сержан Мухаметов"]


def together(names: list[str]) -> set[frozenset[str]]:
    groups = defaultdict(set)
    for name, number in zip(names, cluster_names(names), strict=True):
        groups[number].add(name)
    return {frozenset(group) for group in groups.values()}


def test_cases_orders_and_romanisations_of_a_name_meet() -> None:
    assert cluster_names(SERZHAN) == [0] * len(SERZHAN)


@pytest.mark.parametrize("slip", ["Сержан Мухамтеов", "Сержан Мухаметтов", "Сержан Мухамтов", "Сежран Мухаметов", "С. Мухаметов"])
def test_what_occurs_once_joins_the_only_name_it_comes_near(slip: str) -> None:
    assert cluster_names([*SERZHAN, slip])[-1] == 0


def test_two_names_that_both_recur_are_two_people_though_one_letter_apart() -> None:
    names = ["Сержан Мухаметов", "Сержан Мухамедов"] * 4
    assert cluster_names(names) == [0, 1] * 4


def test_a_slip_between_two_names_stays_alone() -> None:
    names = ["Сержан Кодаров"] * 4 + ["Сержан Конаров"] * 4 + ["Сержан Коларов"]
    assert cluster_names(names) == [0] * 4 + [4] * 4 + [8]


@pytest.mark.parametrize("name", ["С. Мухаметов", "Мухаметов", "12"])
def test_what_may_be_anybody_stays_alone_row_by_row(name: str) -> None:
    names = [*SERZHAN, *["Самат Мухаметов"] * 4, name, name]
    assert cluster_names(names)[-2:] == [10, 11]


def test_a_name_without_a_patronymic_joins_the_only_father() -> None:
    names = ["Дмитрий Овсянкин"] * 2 + ["Дмитрий Львович Овсянкин"] * 2
    assert cluster_names(names) == [0, 0, 0, 0]
    assert cluster_names([*names, "Дмитрий Павлович Овсянкин"]) == [0, 0, 2, 2, 4]


def test_two_initials_of_fathers_do_not_meet_through_a_name_without() -> None:
    assert cluster_names(["Дмитрий Овсянкин"] * 3 + ["Д. Л. Овсянкин", "Д. П. Овсянкин"]) == [0, 0, 0, 3, 4]


def test_the_order_of_the_rows_does_not_change_who_is_together() -> None:
    names = [*SERZHAN, "Сержан Мухамтеов", "Гульмира Тестова", "Гульмиры Тестовой", "Г. Тестова", "Gulmira Testova", "Самат Тестов"]
    expected = together(names)
    for seed in range(5):
        mixed = random.Random(seed).sample(names, len(names))
        assert together(mixed) == expected


def test_the_work_done_is_reported() -> None:
    shares: list[float] = []
    cluster_names(SERZHAN, shares.append)
    assert shares == sorted(shares) and shares[-1] == 1.0
    assert cluster_names([]) == []
