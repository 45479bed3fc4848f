"""Noun phrases: agreement in Russian, runs in English, izafet in Kazakh and Azerbaijani; words that say nothing end them."""

from __future__ import annotations

import pytest

from quotes.lang.nouns import empty_words, is_singular, noun_phrases
from quotes.lang.pack import known_packs


def found(text: str, lang: str) -> set[str]:
    words = text.split()
    return {" ".join(words[first:last]) for first, last in noun_phrases(words, lang)}


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("тарифы сухого порта растут", {"тарифы", "тарифы сухого порта", "сухого порта", "порта"}),
        ("новая цифровая накладная", {"цифровая накладная"}),
        ("цифровой накладную", {"накладную"}),
        ("наша страна в этом году", set()),
        ("строительство ЕАЭС поддержал Ермек", {"строительство", "строительство ЕАЭС", "ЕАЭС"}),
        ("в Актау", set()),
    ],
)
def test_russian_phrases_agree(text: str, phrases: set[str]) -> None:
    assert phrases <= found(text, "ru")
    assert not {"цифровой накладную", "страна", "году", "Ермек", "Актау", "новая цифровая накладная"} & found(text, "ru")


@pytest.mark.parametrize(
    ("text", "lang", "phrases", "others"),
    [
        ("The digital waybill cuts port fees this year", "en", {"digital waybill", "waybill", "fees"}, {"year", "digital", "The digital"}),
        ("we want to build silos", "en", {"silos"}, {"build", "build silos"}),
        ("the transport corridor", "en", {"transport corridor", "corridor"}, {"the transport"}),
        ("құрғақ порттың тарифі биыл", "kk", {"құрғақ порттың"}, {"порттың тарифі", "тарифі биыл"}),
        ("yaşıl limanın tarifləri bu il", "az", {"yaşıl limanın"}, {"il", "bu il"}),
        ("puerto seco", "es", set(), {"puerto"}),
    ],
)
def test_other_languages_have_runs(text: str, lang: str, phrases: set[str], others: set[str]) -> None:
    assert phrases <= found(text, lang)
    assert not others & found(text, lang)


@pytest.mark.parametrize("lang", known_packs())
def test_every_pack_names_words_that_say_nothing(lang: str) -> None:
    assert len(empty_words(lang)) > 50


@pytest.mark.parametrize(
    ("phrase", "lang", "singular"),
    [("сухой порт", "ru", True), ("сухие порты", "ru", False), ("ЕАЭС", "ru", True), ("port fee", "en", True), ("port fees", "en", False)],
)
def test_which_form_a_dictionary_has(phrase: str, lang: str, singular: bool) -> None:
    assert is_singular(phrase, lang) is singular
