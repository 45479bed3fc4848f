"""Names compared: variants near, namesakes and neighbours apart, a family name alone never joined."""

from __future__ import annotations

import pytest

from quotes.errors import UsageError
from quotes.identity.compare import compare

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
