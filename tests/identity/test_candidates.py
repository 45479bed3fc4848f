"""Where names meet: variants share a block, one slip anywhere leaves one, and of many found the likeliest are kept."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.identity.candidates import block_of, blocking_keys, given_of, givens_alike, pick_nearest
from tests.identity.test_compare import SAME

FAMILIES = ("Мухаметов", "Овсянкина", "Чеботарская", "Тестов", "Дзержаев", "Миржаков", "Сеиткова")


def blocks(name: str) -> set[str]:
    return {block_of(key) for key in blocking_keys(name)}


@pytest.mark.parametrize(("left", "right"), [*SAME, ("Олег Тетсов", "Олег Тестов"), ("Oleg Tehskin", "Oleg Teshkin")])
def test_variants_share_a_block(left: str, right: str) -> None:
    assert blocks(left) & blocks(right)
    assert len(blocking_keys(left)) <= 40


@settings(max_examples=200)
@given(family=st.sampled_from(FAMILIES), at=st.integers(1, 4), kind=st.integers(0, 3), letter=st.sampled_from("абеилнорстьхц"))
def test_one_slip_leaves_a_shared_block(family: str, at: int, kind: int, letter: str) -> None:
    slipped = [
        family[:at] + family[at + 1 :],
        family[:at] + letter + family[at:],
        family[:at] + letter + family[at + 1 :],
        family[:at] + family[at + 1] + family[at] + family[at + 2 :],
    ][kind]
    assert blocks(f"Олег {family}") & blocks(f"Олег {slipped}")


def test_a_key_ends_with_the_given_name_in_any_of_its_spellings() -> None:
    assert {given_of(key) for key in blocking_keys("Серик Пробаев")} == {given_of(key) for key in blocking_keys("Serik Probayev")}
    assert {given_of(key) for key in blocking_keys("С. Пробаев")} == {""}


def test_given_names_are_alike_by_their_first_word_or_their_letters() -> None:
    assert givens_alike("iong", "iong beom") == 1
    assert givens_alike("almat", "alamt") > 0.5 > givens_alike("almat", "oraz")
    assert givens_alike("", "almat") == 0.5


def test_of_many_the_likeliest_come_first_and_other_given_names_not_at_all() -> None:
    found = {
        name: blocking_keys(text) for name, text in enumerate(["О. Тестов", "Олег Тестов", "Семён Тестов", "Олег Тетсов", "Олегг Тестов"])
    }
    assert pick_nearest(blocking_keys("Олег Тестов"), found)[0] == 1
    assert set(pick_nearest(blocking_keys("Олег Тестов"), found)) == {0, 1, 3, 4}
    assert pick_nearest(blocking_keys("Олег Тестов"), found, most=1) == [1]
