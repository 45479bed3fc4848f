"""Known family names: a dictionary's are known, misprints of them are not, and a filter holds all it was made of."""

from __future__ import annotations

import pytest

from quotes.identity.compare import compare
from quotes.identity.features import family_existing, family_regional, family_unstressed
from quotes.identity.letters import sounds, unstressed
from quotes.identity.names import parse_name
from quotes.identity.pairs import Pair, lay
from quotes.identity.surnames import is_regional, is_surname, make_filter


def laid(left: str, right: str) -> Pair:
    return lay(parse_name(left), parse_name(right))


@pytest.mark.parametrize("name", ["Иванов", "Иванова", "Ivanov", "Кузнецова", "Достоевский"])
def test_family_names_of_the_dictionary_are_known_in_any_script(name: str) -> None:
    assert is_surname(sounds(name)[0])


def test_few_made_up_words_are_taken_for_known() -> None:
    made = [f"zgr{one}q{two}x" for one in range(50) for two in range(50)]
    assert sum(map(is_surname, made)) <= len(made) // 500


def test_two_family_names_that_exist_are_told_from_one_and_its_misprint() -> None:
    assert family_existing(laid("Глеб Петров", "Глеба Петрова")) == -1
    assert family_existing(laid("Глеб Волков", "Глеб Волошин")) == 2
    assert family_existing(laid("Глеб Волков", "Глеб Вокловв")) == 1
    assert compare("Глеб Волков", "Глеб Волошин").probability < compare("Глеб Волков", "Глеб Вокловв").probability


def test_a_filter_holds_every_sound_it_was_made_of() -> None:
    made = make_filter(["abv", "gde"])
    assert make_filter(["gde", "abv"]) == made != make_filter(["abv"])
    assert sum(byte.bit_count() for byte in made) <= 16


def test_vowels_without_stress_are_not_told_apart() -> None:
    assert unstressed("Соколовский") == unstressed("Сакалоўскі")
    assert family_unstressed(laid("Глеб Соколовский", "Глеб Сакалоўскі")) == 0
    assert family_unstressed(laid("Глеб", "Глеб Соколовский")) == 9


def test_the_endings_of_the_region_are_counted() -> None:
    assert is_regional(sounds("Овсянкина")[0]) and not is_regional(sounds("Tester")[0])
    assert family_regional(laid("Глеб Овсянкин", "John Tester")) == 1
