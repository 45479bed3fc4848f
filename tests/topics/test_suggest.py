"""Phrases that recur in quotes without a topic: counted once a statement, boilerplate behind, known names left out."""

from __future__ import annotations

import pytest

from quotes.reports.suggesting import topic_key
from quotes.topics.suggest import Suggested, Untagged, suggest

TEXTS = (
    "Наша страна в этом году строит сухой порт.",
    "Нужны тарифы сухого порта, это важный вопрос.",
    "В этом году о сухих портах говорят все.",
    "Сухим портам мешают тарифы, а наша страна ждёт.",
    "Тарифы растут в этом году.",
)


def quotes(texts: tuple[str, ...] = TEXTS, lang: str = "ru") -> list[Untagged]:
    return [Untagged(number, number, text, lang, number, number % 2) for number, text in enumerate(texts, 1)]


def phrases(found: list[Suggested]) -> list[tuple[str, int]]:
    return [(one.phrase, one.statements) for one in found]


def test_a_phrase_is_counted_in_every_inflection_and_boilerplate_does_not_lead() -> None:
    found = suggest(quotes(), frozenset(), 2)
    assert phrases(found) == [("сухой порт", 4), ("тарифы", 3)]
    assert (found[0].voices, found[0].outlets, found[0].examples) == (4, 2, (1, 2))


def test_what_the_thesaurus_knows_is_left_out() -> None:
    assert phrases(suggest(quotes(), {"сух порт"}, 2)) == [("тарифы", 3)]
    assert phrases(suggest(quotes(), {"порт"}, 2)) == [("тарифы", 3)]


def test_a_reprint_is_no_second_statement_but_another_outlet() -> None:
    twice = [Untagged(1, 1, TEXTS[0], "ru", 1, 1), Untagged(2, 1, TEXTS[0], "ru", 1, 2)]
    assert suggest(twice, frozenset(), 2) == []
    [port] = suggest(twice, frozenset(), 1)
    assert (port.phrase, port.statements, port.outlets, port.examples) == ("сухой порт", 1, 2, (1,))


def test_a_part_gives_way_to_the_longer_phrase_unless_it_stands_alone_often() -> None:
    texts = ("Нужен сухой порт.", "Дорог сухой порт.", "Порт закрыт.", "Порт открыт.", "Ждём порт.")
    assert phrases(suggest(quotes(texts), frozenset(), 2)) == [("порт", 5), ("сухой порт", 2)]


@pytest.mark.parametrize(
    ("lang", "texts", "phrase"),
    [
        ("en", ("The digital waybill works.", "We tested digital waybills this year."), "digital waybill"),
        ("kk", ("Цифрлық жүкқұжат керек.", "Біз цифрлық жүкқұжатты енгіздік."), "Цифрлық жүкқұжат"),
        ("az", ("Rəqəmsal qaimə lazımdır.", "Biz rəqəmsal qaiməni sınadıq."), "Rəqəmsal qaimə"),
    ],
)
def test_other_languages(lang: str, texts: tuple[str, ...], phrase: str) -> None:
    assert phrase.casefold() in {one.phrase.casefold() for one in suggest(quotes(texts, lang), frozenset(), 2)}


@pytest.mark.parametrize(("phrase", "key"), [("сухой порт", "sukhoy-port"), ("Rəqəmsal qaimə", "reqemsal-qaime"), ("«»", "topic")])
def test_a_key_is_made_of_the_phrase(phrase: str, key: str) -> None:
    assert topic_key(phrase) == key
