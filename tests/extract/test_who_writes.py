"""Outlets called by their kind, authors nobody names, relatives, and what somebody considers somebody to be."""

from __future__ import annotations

from tests.extract.marked import check, read


def _speakers(text: str) -> list[str | None]:
    return [quote.speaker.name for quote in read(text) if quote.speaker]


def test_a_foreign_outlet_called_by_its_kind() -> None:
    assert _speakers("Порт закроют, пишет The Coast Post. Издание объясняет это тем, что кораблей мало.") == ["The Coast Post"] * 2


def test_an_author_is_not_who_spoke_before() -> None:
    assert _speakers("Марат Сабитов сказал, что порт закрыт. Автор статьи в Coast Post считает, что порт откроют.") == [
        "Марат Сабитов",
        "Автор статьи",
    ]


def test_an_expert_of_the_lead_is_named_below() -> None:
    text = "Порт закроют к весне, считает эксперт.\nКак рассказал аналитик «Маяка» Марат Сабитов, кораблей мало."
    assert _speakers(text) == ["Марат Сабитов"] * 2


def test_somebodys_relative_is_not_he() -> None:
    assert _speakers("Сестра Марата Сабитова Инна рассказала, что порт закрыт.") == ["Инна"]


def test_considered_to_be_something() -> None:
    check("[who Марат Сабитов] [cue считает] [quote старый порт лучшим в области].")


def test_an_opinion_without_content_is_no_statement() -> None:
    assert not read("Марат Сабитов высказал свою точку зрения на ремонт моста в городе.")


def test_an_adverb_that_opens_a_sentence_is_no_name() -> None:
    assert not read("Многословно высказав своё отношение к обвинению, он так и не ответил судье.")
