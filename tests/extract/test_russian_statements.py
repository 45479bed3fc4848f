"""Russian reporting, a sentence a rule: what is said, with which cue, by whom. All people and bodies are invented."""

from __future__ import annotations

import pytest

from tests.extract.marked import check, read

STATEMENTS = [
    # direct: attribution before, inside and after
    "[who Марат Сабитов] [cue сказал]: «[quote Порт готов к зиме и ждёт первых судов]».",
    "«[quote Порт готов к зиме]», — [cue сказал] [who Марат Сабитов].",
    "«[quote Порт готов к зиме]», — [cue добавила] [who директор порта Жанна Оразкелди].",
    "«[quote Порт готов]», — [cue сказал] [who Марат Сабитов]. «[quote Ледоколы уже у причала]».",
    '"[quote Мы назвали проект "Северный ветер" и гордимся им]", — [cue отметил] [who Марат Сабитов].',
    "«[quote Груз пойдёт по линии „Степь — море“ уже весной]», — [cue уточнил] [who Марат Сабитов].",
    # reported: a clause after the cue
    "[who Марат Сабитов] [cue отметил], что [quote порт готов к зиме].",
    "[who Директор порта Жанна Оразкелди] [cue подчеркнула], что [quote суда не ждут у причала].",
    "[who Министерство транспорта] [cue сообщило], что [quote дорогу откроют в мае].",
    "В [who министерстве транспорта] [cue уточнили], что [quote дорогу откроют в мае].",
    # source phrases, before, around and after
    "[cue По словам] [who Марата Сабитова], [quote порт готов к зиме].",
    "[cue По мнению] [who эксперта Жанны Оразкелди], [quote порт готов к зиме].",
    "[cue По данным] [who министерства транспорта], [quote грузов стало больше на треть].",
    "[quote Порт], [cue по мнению] [who Марата Сабитова], [quote готов к зиме].",
    # parentheses
    "[quote Порт], как [cue отмечает] [who Марат Сабитов], [quote готов к зиме].",
    "Как [cue считает] [who Марат Сабитов], [quote порт готов к зиме].",
    "[quote Порт готов к зиме], [cue считает] [who Марат Сабитов].",
    # infinitives, nouns, naming
    "[who Марат Сабитов] [cue призвал] [quote построить второй причал].",
    "[who Марат Сабитов] [cue подчеркнул] [quote важность нового причала для всего побережья].",
    "[who Марат Сабитов] [cue назвал] [quote новый причал сердцем порта].",
]


@pytest.mark.parametrize("marked", STATEMENTS)
def test_a_statement_is_found_with_its_cue_and_speaker(marked: str) -> None:
    check(marked, "ru")


@pytest.mark.parametrize(
    "text",
    [
        "Айгуль Сатпаева сказала бы, что порт закроют.",
        "Порт закроют, сказала бы Айгуль Сатпаева.",
        "Марат Сабитов мог бы сказать, что порт закроют.",
        "Если бы Марат Сабитов сказал, что порт закроют, цены бы упали.",
        "«Порт закроют», — сказала бы Айгуль Сатпаева.",
    ],
)
def test_what_somebody_would_have_said_is_no_statement(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    "marked",
    [
        "[who Марат Сабитов] [cue сказал], что [quote хотел бы закрыть порт].",
        "[quote Порт бы закрыли], [cue сказал] [who Марат Сабитов].",
    ],
)
def test_a_supposition_inside_what_is_said_hides_no_statement(marked: str) -> None:
    check(marked, "ru")
