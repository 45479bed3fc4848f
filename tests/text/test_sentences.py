"""Sentences as spans: inside marks nothing ends, abbreviations do not end, lost spaces do."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.text.sentences import find_sentences
from tests.steps import count_steps


def cut(text: str) -> list[str]:
    return [span.of(text) for span in find_sentences(text)]


@pytest.mark.parametrize(
    "marked",
    [
        'Он сказал: "Это так. Мы рады".|Затем ушёл.',
        "«Первое. Второе», — отметил он.|Затем ушёл.",
        '"Раз "два" три. Четыре "пять" шесть", - сказал он.|Все встали.',
        "Порт стоит 5 млн долл. США.|Это много.",
        "Цена — 3 млн руб.|Это много.",
        "Об этом сказал А. Б. Вымыслов, г. Ключевск.|Он ушёл.",
        "Дождь прошёл.|Поезд пришёл.",
        "«Ура!» — крикнул он.|Стало тихо.",
        "– Да? – спросил он.|Никто не ответил.",
        "Mr. Fable met Sen. Ann Quill in the U.S. capital.|He left.",
        "The plan failed in the U.S.|He left the city.",
        'She said: "We go. They stay."|He agreed.',
        "M. Uydurma dedi.|B. Hekayət getdi.",
        "Об этом пишет Skazka.kz.|А Basnya.az молчит.",
        "“We go. They stay,” he said.|“Now.”",
        "Он купил «Сказку. Второе издание» вчера.|И ушёл.",
    ],
)
def test_ends(marked: str) -> None:
    assert cut(marked.replace("|", " ")) == marked.split("|")


def test_a_lost_space_still_ends_a_sentence() -> None:
    assert cut("Поезд ушёл.Остался дождь. Сайт Skazka.Az молчит.") == ["Поезд ушёл.", "Остался дождь.", "Сайт Skazka.Az молчит."]


def test_a_line_end_ends_a_sentence_unless_the_line_is_wrapped() -> None:
    assert cut("Первая строка.\nвторая строка") == ["Первая строка.", "вторая строка"]
    assert cut("The harbour was closed for\nthe winter. It opened\nin May.") == [
        "The harbour was closed for\nthe winter.",
        "It opened\nin May.",
    ]
    assert cut("one line\n\nanother") == ["one line", "another"]


def test_an_opening_mark_that_nobody_closes_does_not_swallow_the_rest() -> None:
    assert cut("«Первое. Второе. Третье.") == ["«Первое.", "Второе.", "Третье."]


@settings(max_examples=200)
@given(st.text(alphabet="аБ A.!?«»“”\"'—-\n,1", max_size=120))
def test_sentences_are_in_order_and_cover_everything(text: str) -> None:
    spans = list(find_sentences(text))
    assert all(left.end <= right.start for left, right in pairwise(spans))
    covered = {at for span in spans for at in range(span.start, span.end)}
    assert all(at in covered for at, char in enumerate(text) if not char.isspace())


@pytest.mark.parametrize("unit", ['"', "«", "«»", '". ', "Слово за слово. Так. "])
def test_the_cost_grows_with_length_only(unit: str) -> None:
    small, large = (unit * (size // len(unit)) for size in (2_000, 16_000))
    assert count_steps(lambda: list(find_sentences(large))) < 9 * count_steps(lambda: list(find_sentences(small)))
