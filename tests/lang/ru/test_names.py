"""Russian names back to the nominative, invented people throughout."""

from __future__ import annotations

import pytest

from quotes.lang.ru.names import name_readings


def best(*words: str) -> str:
    return " ".join(name_readings(words)[0].words)


@pytest.mark.parametrize(
    ("printed", "nominative"),
    [
        ("Марата Сабитова", "Марат Сабитов"),
        ("Маратом Сабитовым", "Марат Сабитов"),
        ("Гульсары Оразбековой", "Гульсара Оразбекова"),
        ("Айсулу Оразбековой", "Айсулу Оразбекова"),
        ("Айсулу Оразбекова", "Айсулу Оразбекова"),
        ("Бауыржану Келденову", "Бауыржан Келденов"),
        ("Вусала Кемерли", "Вусала Кемерли"),
        ("Ирине Полянской", "Ирина Полянская"),
        ("Петру Заревскому", "Пётр Заревский"),
    ],
)
def test_a_declined_name_is_read_back(printed: str, nominative: str) -> None:
    assert best(*printed.split()) == nominative


def test_an_undeclined_word_stays() -> None:
    assert best("Ким", "Шаххулиоглу") == "Ким Шаххулиоглу"


def test_no_y_is_written_after_velars_and_capitals_are_lowered() -> None:
    assert name_readings(("Олеся", "Довгого"))[0].words == ("Олесь", "Довгий")
    assert name_readings(("Марат", "САБИТОВ"))[0].words == ("Марат", "Сабитов")
