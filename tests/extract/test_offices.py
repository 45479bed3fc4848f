"""Offices in other words, shortened, acted for or told before the name: who speaks."""

from __future__ import annotations

import pytest

from quotes.extract.offices import contraction
from tests.extract.marked import read


def names(text: str) -> list[str | None]:
    """Who speaks, in text order."""
    return [quote.speaker.name if quote.speaker else None for quote in read(text)]


@pytest.mark.parametrize(
    ("short", "words", "places"),
    [
        ("замминистра", ("заместитель", "министра", "связи"), (0, 1)),
        ("Нацбанк", ("председатель", "Национальный", "банк"), (1, 2)),
        ("МЧС", ("министерство", "по", "чрезвычайным", "ситуациям"), (0, 2, 3)),
        ("минфин", ("министр", "финансов"), (0, 1)),
        ("главврач", ("главный", "врач"), (0, 1)),
        ("министр", ("министр", "связи"), ()),
        ("порт", ("по", "ртам"), ()),
    ],
)
def test_a_word_puts_others_together(short: str, words: tuple[str, ...], places: tuple[int, ...]) -> None:
    assert contraction(short, words) == places


@pytest.mark.parametrize(
    "text",
    [
        "Заместитель министра связи Тимур Галлиев открыл порт. «Мост готов», — сказал замминистра.",
        "Председатель Национального банка Тимур Галлиев ответил на вопросы. «Курс не изменится», — заверил глава Нацбанка.",
        "Председатель Национального банка Тимур Галлиев ответил на вопросы. Глава регулятора заявил, что курс не изменится.",
        "Министр финансов Тимур Галлиев открыл порт. Глава Минфина отметил, что налог останется прежним.",
        "Пресс-секретарь президента Тимур Галлиев вышел к журналистам. Глава пресс-службы отметил, что визит отложен.",
    ],
)
def test_an_office_shortened_or_in_other_words(text: str) -> None:
    assert names(text) == ["Тимур Галлиев"]


def test_two_bodies_are_two_offices() -> None:
    text = "Председатель Национального банка Тимур Галлиев ушёл. Глава Минсельхоза отметил, что урожай собран."
    assert names(text) == ["Глава Минсельхоза"]


def test_an_office_whose_holder_speaks_by_name_only_later() -> None:
    text = "«Цены растут медленнее», — рассказал председатель Нацбанка журналистам. Все расчёты, по заверению Галлиева, идут в срок."
    assert names(text) == ["Галлиев", "Галлиев"]


def test_whoever_acts_for_an_office() -> None:
    assert names("И.о. министра торговли Тимур Галлиев предложил прислать ответы письменно.") == ["Тимур Галлиев"]


def test_two_offices_of_one_man_with_a_dash_between() -> None:
    text = "Рост цен замедлится, считает заместитель премьер-министра - министр финансов Тимур Галлиев."
    assert names(text) == ["Тимур Галлиев"]


def test_an_expert_named_by_a_passive() -> None:
    text = "Эксперт заявил, что река обмелела. Галлиевым отмечено, что дожди начнутся осенью."
    assert names(text) == ["Галлиев", "Галлиев"]


def test_whose_words_an_outlet_gives() -> None:
    text = "Вышел тренер Тимур Галлиев.\n«Мы сыграли слабо и сами это знаем», — приводит слова тренера «Маяк Плюс»."
    assert names(text) == ["Тимур Галлиев"]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Суд изучил доклад министерства связи, в котором говорится, что линия готова.", "доклад министерства связи", "линия готова"),
        ("Рыбаки сетуют – вода уходит, надеются, что вернётся.", "Рыбаки", "вода уходит, надеются, что вернётся"),
        ("Тимур Галлиев усомнился в том, что мост закроют.", "Тимур Галлиев", "мост закроют"),
        (
            "Ольга Верещак попросила пригласить хозяина порта объяснить, что случилось.",
            "Ольга Верещак",
            "пригласить хозяина порта объяснить, что случилось",
        ),
        (
            "Мэрия просит жителей, гостей, а также водителей не выходить на лёд.",
            "Мэрия",
            "не выходить на лёд",
        ),
        ("Как заявил в порту министр связи Тимур Галлиев строительство моста завершено.", "Тимур Галлиев", "строительство моста завершено"),
    ],
)
def test_shapes_of_reports(text: str, speaker: str, content: str) -> None:
    (quote,) = read(text)
    assert quote.speaker is not None and quote.speaker.name == speaker
    assert [span.of(text) for span in quote.segments] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "Спор не решён даже с точки зрения интересов порта.",
        "Дорога стала главной для страны. Об этом свидетельствует прошедший саммит N5.",
    ],
)
def test_things_do_not_speak(text: str) -> None:
    assert names(text) == []
