"""Names compared: variants near, namesakes and neighbours apart, a family name alone never joined."""

from __future__ import annotations

from itertools import combinations

import pytest

from quotes.errors import UsageError
from quotes.identity.compare import compare
from quotes.identity.comparing import compare_all

SAME = [
    ("Сержан Мухаметов", "Сержана Мухаметова"),
    ("Сержан Мухаметов", "Serzhan Mukhametov"),
    ("Қуаныш Бекқожин", "Куаныш Беккожин"),
    ("Vüqar Cəlilzadə", "Вугар Джалилзаде"),
    ("Дмитрий Овсянкин", "Dmitriy Ovsyankin"),
    ("Овсянкин Дмитрий Львович", "Дмитрий Овсянкин"),
    ("Сержан Мухаметов", "Сержан Мухамтеов"),
    ("Ларисой Чеботарской", "Лариса Чеботарская"),
]
DIFFERENT = [
    ("Олег Овсянкин", "Ольга Овсянкина"),
    ("Дмитрий Овсянкин", "Сергей Овсянкин"),
    ("Дмитрий Львович Овсянкин", "Дмитрий Павлович Овсянкин"),
    ("Сержан Мухаметов", "Сержан Мусабаев"),
    ("Д. Овсянкин", "Сергей Овсянкин"),
]
# What the shipped weights say of invented pairs: who makes comparing faster must change none of it, who trains anew writes it anew.
WEIGHED = [
    ("Сержан Мухаметов", "Сержана Мухаметова", 0.999, "link"),
    ("Сержан Мухаметов", "Serzhan Mukhametov", 1.000, "link"),
    ("Сержан Мухаметов", "С. Мухаметов", 0.994, "link"),
    ("Сержан Мухаметов", "Мухаметов", 0.998, "candidate"),
    ("Сержан Мухаметов", "Сержан Мухамтеов", 1.000, "link"),
    ("Сержан Мухаметов", "Серик Мухаметов", 0.444, "different"),
    ("Дмитрий Львович Овсянкин", "Дмитрий Павлович Овсянкин", 0.002, "different"),
    ("Овсянкин Дмитрий Львович", "Д. Л. Овсянкин", 0.994, "link"),
    ("Олег Овсянкин", "Ольга Овсянкина", 0.073, "different"),
    ("Vüqar Cəlilzadə", "Вугар Джалилзаде", 0.996, "link"),
    ("Қуаныш Бекқожин", "Quanysh Bekkozhin", 0.999, "link"),
    ("Лариса Чеботарская", "Лариса Чеботаревская", 0.657, "candidate"),
    ("Лев Тестов", "Лев Тетсов", 0.930, "candidate"),
    ("Ash Tester", "Manfred Probikar", 0.073, "different"),
    ("Bob Trialer", "N. Probzoda", 0.324, "different"),
    ("Farid Tajribov", "L.J. Pru", 0.104, "different"),
    ("Nurlan Sinov", "Elmin Mushahid", 0.007, "different"),
    ("Марат Пробаев", "Талгат Заглушкин", 0.016, "different"),
    ("Марат Пробаев", "Zarina Chernovik", 0.002, "different"),
    ("Пробаева", "Talgat Zaglushkin", 0.018, "different"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_spellings_of_one_person_are_likely_the_same_whichever_comes_first(left: str, right: str) -> None:
    there, back = compare(left, right), compare(right, left)
    assert there.probability > 0.5 and back.probability > 0.5
    assert there.decision != "none"


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_different_people_are_never_linked(left: str, right: str) -> None:
    assert compare(left, right).decision != "link"
    assert compare(left, right).probability < 0.5


@pytest.mark.parametrize("other", ["Мухаметов", "Сержан Мухаметов", "Мухаметова"])
def test_a_family_name_alone_is_at_most_a_candidate(other: str) -> None:
    assert compare("Мухаметов", other).decision == "candidate"


def test_reasons_can_be_read() -> None:
    assert "family names one transposition apart: мухаметов, мухамтеов" in compare("Сержан Мухаметов", "Сержан Мухамтеов").reasons


def test_a_name_without_letters_is_refused_by_name() -> None:
    with pytest.raises(UsageError, match="'12'"):
        compare("12", "Сержан Мухаметов")


def test_the_shipped_weights_say_what_they_said() -> None:
    found = list(compare_all((left, right) for left, right, *_ in WEIGHED))
    assert [(one.left, one.right, round(one.probability, 3), one.decision) for one in found] == WEIGHED
    for one in found:
        assert compare(one.left, one.right).probability == pytest.approx(one.probability)


FAR = (
    "Ash Tester",
    "Manfred Probikar",
    "Guan Tryfei",
    "Elmin Mushahid",
    "Sona Galantova",
    "Олег Раскатов",
    "Ержан Заглушкин",
    "N. Probzoda",
)


@pytest.mark.parametrize(("left", "right"), combinations(FAR, 2))
def test_people_who_have_nothing_in_common_are_not_even_candidates(left: str, right: str) -> None:
    assert compare(left, right).decision == "none"
