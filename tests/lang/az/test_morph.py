"""Azerbaijani keys, readings and names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.lang.az.morph import analyse, fold, plain
from quotes.lang.az.names import name_readings


def test_dotted_and_dotless_capitals() -> None:
    assert fold("İQTİSADİYYAT") == "iqtisadiyyat"
    assert fold("QIŞ") == "qış"


@pytest.mark.parametrize(
    ("word", "stem", "pos", "case"),
    [
        ("bildirib", "bildir", "verb", ""),
        ("bildirmişdir", "bildir", "verb", ""),
        ("deyir", "de", "verb", ""),
        ("vurğulayıb", "vurğula", "verb", ""),
        ("edib", "et", "verb", ""),
        ("söyləyən", "söylə", "participle", ""),
        ("oynadığını", "oyna", "participle", "acc"),
        ("gələcəyini", "gəl", "participle", "acc"),
        ("edilməsini", "edil", "infinitive", "acc"),
        ("etməyə", "et", "infinitive", "dat"),
        ("dediyi", "de", "participle", "like"),
        ("nazirliyinin", "nazirlik", "noun", "gen"),
        ("nazirliyindən", "nazirlik", "noun", "abl"),
        ("ekspertə", "ekspert", "noun", "dat"),
        ("APA-ya", "apa", "noun", "dat"),
    ],
)
def test_a_word_is_read(word: str, stem: str, pos: str, case: str) -> None:
    assert any(form.lemma == stem and form.pos == pos and form.case == case for form in analyse(word))


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Kamal Sərinovun", "Kamal Sərinov"),
        ("Nərgiz Vahidovadan", "Nərgiz Vahidova"),
        ("Nərgiz Vahidovadır", "Nərgiz Vahidova"),
        ("Tural Əzimlinin", "Tural Əzimli"),
        ("Tural Əzimli", "Tural Əzimli"),
        ("Elçin Turi", "Elçin Turi"),
    ],
)
def test_a_name_stands_in_the_nominative(printed: str, name: str) -> None:
    assert " ".join(name_readings(tuple(printed.split()))[0].words) == name


def test_a_phrase_is_made_nominative() -> None:
    assert plain(["Nəqliyyat", "Nazirliyinin"]) == "Nəqliyyat Nazirliyi"
    assert plain(["DİN-in"]) == "DİN"
    assert plain([]) == ""


@given(st.text(max_size=40))
def test_any_word_can_be_read(word: str) -> None:
    assert fold(fold(word)) == fold(word)
    for form in analyse(word):
        assert form.pos
    if word:
        assert name_readings((word,))
