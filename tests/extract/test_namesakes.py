"""Whom a name could mean, found by its words."""

from __future__ import annotations

from quotes.extract.mentions import Person
from quotes.extract.namesakes import MOST, Namesakes


def known(*names: str) -> Namesakes:
    people = Namesakes()
    for name in names:
        people.add(Person(tuple(name.split())))
    return people


def test_who_shares_a_word_comes_in_the_order_met() -> None:
    people = known("Лев Небылов", "Анна Небылова", "Лев Небылев", "Лев Сказкин", "Пётр Небылов")
    assert [people.words[number] for number in people.sharing(("лев", "небылов"))] == [
        ("лев", "небылов"),
        ("лев", "небылев"),
        ("петр", "небылов"),
    ]


def test_who_was_named_last_comes_first_and_who_was_not_named_last() -> None:
    people = known("Лев Небылов", "Пётр Небылов", "Иван Небылов")
    people.note(people.persons[0], 5)
    people.note(people.persons[1], 40)
    people.note(people.persons[0], 90)
    assert list(people.bearers("небылов", True, 50))[:2] == [(40, 1), (5, 0)]
    assert [number for place, number in people.bearers("небылов", True, 3) if place <= 0] == [0, 1, 2]
    assert list(people.bearers("небылов", False, 50)) == []


def test_spellings_a_letter_apart_in_length_are_offered() -> None:
    people = known("Лев Небылов", "Лев Небыловский", "Сказкин")
    assert people.spelt_like("небылев") == [(0, "небылов")]
    assert people.spelt_like("сказкин") == [], "a lone word is no longer name"


def test_a_crowd_is_not_walked_through() -> None:
    people = known(*(f"Лев Небыло{chr(1072 + number % 32)}{chr(1072 + number // 32)}" for number in range(900)))
    assert len(people.sharing(("лев", "небылоаа"))) <= 5 * MOST
