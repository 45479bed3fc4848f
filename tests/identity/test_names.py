"""Parts of names: order, patronymics, initials, titles, case and gender."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.errors import UsageError
from quotes.identity.letters import bones, romanise, sounds
from quotes.identity.names import parse_name


@pytest.mark.parametrize(
    ("text", "given", "family", "patronymic", "gender"),
    [
        ("Сержан Мухаметов", "сержан", "мухаметов", "", "m"),
        ("Мухаметов, Сержан", "сержан", "мухаметов", "", "m"),
        ("МУХАМЕТОВ Сержан", "сержан", "мухаметов", "", "m"),
        ("Ларисой Чеботарской", "лариса", "чеботарская", "", "f"),
        ("Сержану Мухаметову", "сержан", "мухаметов", "", "m"),
        ("Овсянкина Дмитрия Львовича", "дмитрий", "овсянкин", "львович", "m"),
        ("Бекқожин Қуаныш Серікұлы", "қуаныш", "бекқожин", "серікұлы", "m"),
        ("Cəlilzadə Vüqar Nadir oğlu", "vüqar", "cəlilzadə", "nadir oğlu", "m"),
        ("г-жа Лариса Чеботарская", "лариса", "чеботарская", "", "f"),
        ("Айгерим Овсянкиной", "айгерим", "овсянкина", "", "f"),
    ],
)
def test_parts(text: str, given: str, family: str, patronymic: str, gender: str) -> None:
    name = parse_name(text)
    assert (name.given, name.family, name.patronymic, name.gender) == (given, family, patronymic, gender)
    assert name.text == text


@pytest.mark.parametrize(("text", "initials"), [("Д.Л. Овсянкин", ("д", "л")), ("Овсянкин Д. Л.", ("д", "л")), ("D Ovsyankin", ("d",))])
def test_initials(text: str, initials: tuple[str, ...]) -> None:
    name = parse_name(text)
    assert name.initials == initials
    assert not name.bare


def test_a_given_name_with_an_initial_is_no_family_name() -> None:
    name = parse_name("Марат Д.")
    assert (name.given, name.family, name.initials) == ("марат", "", ("д",))


def test_a_genitive_of_a_man_may_be_a_woman_in_the_nominative_and_both_are_kept() -> None:
    readings = {(one.given, one.family) for one in parse_name("Сержана Мухаметова").readings}
    assert {("сержан", "мухаметов"), ("сержана", "мухаметова")} <= readings


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Жұмагелді", "Zhumageldi"),
        ("Хакимов", "Khakimov"),
        ("Əlizadə", "Ализаде"),
        ("Щербатюк", "Shcherbatiuk"),
        ("Яцкевич", "Yatskevich"),
        ("Шаповаленко", "Schapowalenko"),
    ],
)
def test_alphabets_meet_in_sounds_or_bones(one: str, two: str) -> None:
    assert set(sounds(one)) & set(sounds(two)) or bones(one) == bones(two)


@pytest.mark.parametrize("text", ["", "  ", "12 34", "—"])
def test_what_is_no_name_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_name(text)


@given(st.text(alphabet="абвёйқəşİığАЯ .,-'’12", max_size=30))
def test_any_text_is_parsed_or_refused_and_keys_are_plain(text: str) -> None:
    try:
        name = parse_name(text)
    except UsageError:
        return
    assert name.text == text
    assert name.readings
    assert all(romanise(one.family).isascii() for one in name.readings)
