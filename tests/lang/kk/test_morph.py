"""Kazakh keys, readings and names: one for every alphabet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.lang.kk.morph import analyse, fold, plain
from quotes.lang.kk.names import name_readings


@pytest.mark.parametrize(
    ("cyrillic", "official", "of_2021"),
    [
        ("айтты", "aıtty", "aitty"),
        ("төрағасы", "tóraǵasy", "törağasy"),
        ("министрлігінің", "mınıstrliginiń", "ministrliginiñ"),
        ("күншығыс", "kúnshyǵys", "künşyğys"),
        ("үкімет", "úkimet", "ükımet"),
        ("экономика", "ekonomıka", "ekonomika"),
    ],
)
def test_alphabets_share_a_key(cyrillic: str, official: str, of_2021: str) -> None:
    assert fold(cyrillic) == fold(official) == fold(of_2021)


@pytest.mark.parametrize(
    ("word", "stem", "pos", "case"),
    [
        ("айтты", "айт", "verb", ""),
        ("хабарлайды", "хабарла", "verb", ""),
        ("дейді", "де", "verb", ""),
        ("болғанын", "бол", "participle", "acc"),
        ("салынатынын", "салын", "participle", "acc"),
        ("аяқтауды", "аяқта", "infinitive", "acc"),
        ("егуге", "ег", "infinitive", "dat"),
        ("айтуынша", "айт", "participle", "by"),
        ("өткендей", "өт", "participle", "like"),
        ("төрағасының", "төраға", "noun", "gen"),
        ("министрліктен", "министрлік", "noun", "abl"),
        ("жиында", "жиын", "noun", "loc"),
    ],
)
def test_a_word_is_read(word: str, stem: str, pos: str, case: str) -> None:
    assert any(form.lemma == fold(stem) and form.pos == pos and form.case == case for form in analyse(word))


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Қайсар Бөрібековтің", "Қайсар Бөрібеков"),
        ("Qaısar Bóribekovten", "Qaısar Bóribekov"),
        ("Әсем Нұрлинамен", "Әсем Нұрлина"),
        ("Асан Дәулетұлымен", "Асан Дәулетұлы"),
        ("Қайсар Бөрібеков", "Қайсар Бөрібеков"),
    ],
)
def test_a_name_stands_in_the_nominative(printed: str, name: str) -> None:
    assert " ".join(name_readings(tuple(printed.split()))[0].words) == name


def test_a_phrase_is_made_nominative() -> None:
    assert plain(["Көлік", "министрлігінің"]) == "Көлік министрлігі"
    assert plain(["Kólik", "mınıstrliginen"]) == "Kólik mınıstrligi"
    assert plain([]) == ""


@given(st.text(max_size=40))
def test_any_word_can_be_read(word: str) -> None:
    assert fold(fold(word)) == fold(word)
    for form in analyse(word):
        assert form.pos
    if word:
        assert name_readings((word,))
