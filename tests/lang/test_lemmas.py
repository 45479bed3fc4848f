"""Search keys: what must fall together, what must stay apart, and that every word's place is its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.lang.lemmas import find_surfaces, inflected_forms, lemma_keys, lemmatise, phrase_key

TOGETHER = [
    ("ru", "Средний коридор", "Среднего коридора"),
    ("ru", "Средний коридор", "средними коридорами"),
    ("ru", "железная дорога Баку–Тбилиси–Карс", "железной дороги Баку - Тбилиси - Карс"),
    ("ru", "зелёная энергетика", "зеленой энергетике"),
    ("ru", "человек", "люди"),
    ("ru", "год", "лет"),
    ("ru", "идти", "шёл"),
    ("ru", "грузоперевозка", "грузоперевозок"),
    ("ru", "Верзилев", "Верзилева"),
    ("ru", "Токаев", "Токаевым"),
    ("ru", "порт Алят", "порту Алята"),
    ("ru", "Зангезурский коридор", "Зангезурского коридора"),
    ("ru", "банк", "банки"),
    ("ru", "COP29", "COP-29"),
    ("en", "corridor", "corridors"),
    ("en", "country", "country's"),
    ("en", "Middle Corridor", "middle corridors"),
    ("az", "dəhliz", "dəhlizinin"),
    ("az", "dəhliz", "dəhlizdə"),
    ("az", "Türk Dövlətləri Təşkilatı", "Türk Dövlətləri Təşkilatının"),
    ("kk", "дәліз", "дәлізінің"),
    ("kk", "Орта дәліз", "Orta dálizdiń"),
    ("kk", "Орта дәліз", "Orta dälızde"),
    ("kk", "маршрут", "маршрутты"),
    ("kk", "серіктестік", "серіктестігіне"),
    ("kk", "Қазақстан", "Qazaqstannyń"),
]
APART = [
    ("ru", "Алят", "Али"),
    ("ru", "груз", "Грузия"),
    ("ru", "Токаев", "Токаренко"),
    ("ru", "коридор", "коррида"),
    ("kk", "Қазақстан", "қазақ"),
    ("en", "port", "portal"),
]


@pytest.mark.parametrize(("lang", "left", "right"), TOGETHER)
def test_inflections_share_a_key(lang: str, left: str, right: str) -> None:
    assert lemma_keys(left, lang) == lemma_keys(right, lang)


@pytest.mark.parametrize(("lang", "left", "right"), APART)
def test_other_words_do_not(lang: str, left: str, right: str) -> None:
    assert lemma_keys(left, lang) != lemma_keys(right, lang)


@pytest.mark.parametrize(
    ("lang", "phrase", "forms"),
    [
        ("ru", "Средний коридор", {"среднего коридора", "среднему коридору", "средним коридором", "среднем коридоре"}),
        ("ru", "волоконно-оптическая линия", {"волоконно оптическую линию", "волоконно оптических линий"}),
        ("ru", "Организация тюркских государств", {"организации тюркских государств", "организацией тюркских государств"}),
        ("ru", "зелёная энергетика", {"зеленой энергетикой"}),
        ("ru", "ТМТМ", {"тмтм"}),
        ("kk", "Орта дәліз", {"орта дәліздің", "орта дәлізге", "орта дәлізінде", "орта дәлізбен"}),
        ("kk", "Түркі мемлекеттері ұйымы", {"түркі мемлекеттері ұйымының", "түркі мемлекеттері ұйымына"}),
        ("kk", "порт", {"порттар", "порттың", "порттардың", "портқа"}),
        ("kk-Latn", "Orta dáliz", {"orta dáliz", "orta dálizdiń", "orta dálizge", "orta dálizinde"}),
        ("kk-Latn", "seriktestik", {"seriktestikke", "seriktestigi", "seriktestikteriniń"}),
        ("kk-Latn", "marsh", {"marshqa", "marshtyń"}),
        ("az", "Orta Dəhliz", {"orta dəhlizin", "orta dəhlizə", "orta dəhlizdə", "orta dəhlizinin"}),
        ("az", "dəmir yolu", {"dəmir yolunun", "dəmir yoluna", "dəmir yolundan"}),
        ("az", "Zəngəzur dəhlizi", {"zəngəzur dəhlizinin", "zəngəzur dəhlizinə"}),
        ("en", "Middle Corridor", {"middle corridor's", "middle corridors"}),
        ("en", "investment company", {"investment companies"}),
    ],
)
def test_forms_of_phrases(lang: str, phrase: str, forms: set[str]) -> None:
    made = inflected_forms(phrase, lang)
    assert forms <= made
    assert phrase_key(phrase) in made


@pytest.mark.parametrize("phrase", ["Средний коридор", "товарооборот", "свободная экономическая зона", "нефтепровод", "морской порт"])
def test_russian_forms_share_the_key_of_their_phrase(phrase: str) -> None:
    assert {lemma_keys(form, "ru") for form in inflected_forms(phrase, "ru")} == {lemma_keys(phrase, "ru")}


def test_stress_marks_and_decomposed_letters_do_not_matter() -> None:
    assert phrase_key("доро\u0301га и\u0306од") == "дорога йод"


def test_a_lone_apostrophe_letter_is_no_word() -> None:
    assert lemmatise("ʼ ʻ", "ru") == []


def test_dotted_capitals() -> None:
    assert phrase_key("İQTİSADİYYAT") == "iqtisadiyyat"
    assert phrase_key("QIŞ", "az") == "qış"
    assert phrase_key("TITR") == "titr"


@given(st.text(max_size=80), st.sampled_from(["ru", "en", "kk", "az", "xx"]))
def test_spans_hold_the_words(text: str, lang: str) -> None:
    end = 0
    for span, surface, lemma in lemmatise(text, lang):
        assert end <= span.start < span.end <= len(text)
        assert surface
        assert lemma
        assert " " not in lemma
        end = span.end


@given(st.text(max_size=80))
def test_a_phrase_key_is_its_own_key(text: str) -> None:
    key = phrase_key(text)
    assert key == " ".join(surface for _, surface in find_surfaces(text))
    assert phrase_key(key).casefold() == key.casefold() or not key.isascii()
