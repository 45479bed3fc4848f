"""Reported speech: clauses, sources, pointers back, objects, infinitives, asides; and what reports nothing."""

from __future__ import annotations

import pytest

from tests.extract.marked import check, read

ONE = [
    "[who Эксперт Марат Сабитов] [cue отмечает], [quote мост прослужит ещё сто лет].",
    "[who Марат Сабитов], выступая в мэрии, [cue заявил], что [quote мост закроют].",
    "Как [cue подчеркнул] [who директор завода Марат Сабитов], [quote цех работает в две смены].",
    "[quote Мост], как [cue считает] [who Ольга Верещак], [quote пора чинить].",
    "[quote Мост], [cue считает] [who Ольга Верещак], [quote пора чинить].",
    "[quote Мост закроют на месяц], [cue сообщили] в [who мэрии].",
    "В [who министерстве связи] [cue сообщили], что [quote линия заработает в мае].",
    "[quote Степь], [cue писал] [who Марат Сабитов], [quote не терпит спешки].",
    "[who Марат Сабитов] [cue уверен]: [quote степь помнит всё].",
    "[who Ольга Верещак] [cue уверена], что [quote мост пора чинить].",
    "[who Марат Сабитов] [cue обратил внимание] на то, что [quote мост стареет].",
    "[who Марат Сабитов] [cue призвал] жителей [quote беречь старый мост].",
    "[who Марат Сабитов] [cue предложил] [quote все деньги отдать на ремонт моста].",
    "[who Марат Сабитов] [cue назвал] [quote новый мост «гордостью города»].",
    "[who Пресс-служба акимата] [cue сообщила] о [quote закрытии моста на месяц].",
    "[who Ольга Верещак] [cue спросила], [quote когда откроют мост].",
    "[who Один из жителей] [cue рассказал], что [quote мост шатается].",
    "Политолог, [who профессор Северного университета Марат Сабитов] [cue отметил], что [quote выборы прошли спокойно].",
]


@pytest.mark.parametrize("sentence", ONE)
def test_one_statement(sentence: str) -> None:
    assert check(sentence).kind in ("indirect", "mixed")


def test_a_pointer_back_takes_the_free_sentences_before_it() -> None:
    text = "Мост закроют на месяц. Дорогу откроют утром.\nОб этом в интервью «Маяку» сказал инженер Марат Сабитов."
    (quote,) = read(text)
    assert quote.words(text) == "Мост закроют на месяц. Дорогу откроют утром."
    assert quote.speaker is not None
    assert quote.speaker.name == "Марат Сабитов"


def test_coordinate_verbs_make_statements_of_their_own() -> None:
    text = "Марат Сабитов признал, что ошибся в расчётах, и пообещал исправить проект моста."
    assert [quote.words(text) for quote in read(text)] == ["ошибся в расчётах", "исправить проект моста"]


def test_a_converb_reports_for_the_subject() -> None:
    text = "«Мост закроют на месяц», — сказала Ольга Верещак, добавив, что дорога останется открытой."
    quotes = read(text)
    assert [quote.speaker.name if quote.speaker else None for quote in quotes] == ["Ольга Верещак"] * 2


def test_whoever_hands_on_the_news_does_not_take_the_statement() -> None:
    text = "Инженер Марат Сабитов заявил, что мост закроют, передает корреспондент Severnews.kz."
    (quote,) = read(text)
    assert quote.words(text) == "мост закроют"
    assert quote.speaker is not None
    assert quote.speaker.name == "Марат Сабитов"


def test_a_topic_named_nearby_is_not_the_speaker() -> None:
    text = "Визит президента Тимура Галлиева, по словам политолога Инны Дорошук, изменит регион."
    (quote,) = read(text)
    assert quote.speaker is not None
    assert quote.speaker.name == "Инна Дорошук"


def test_another_spelling_is_the_same_person() -> None:
    text = (
        "Эксперт Алмаз Бектурин заявил, что мост закроют. По словам Алмаза Бектруина, дорогу откроют. "
        "Бектурин добавил, что ремонт начнётся в мае."
    )
    names = {quote.speaker.name for quote in read(text) if quote.speaker}
    assert len(names) == 1


def test_two_offices_of_two_places_are_told_apart() -> None:
    text = (
        "Президент Казахстана Тимур Галлиев встретил президента Армении Ваагна Саркисяна. Президент Армении отметил, что визит удался. "
        "Президент Казахстана подчеркнул, что дорога открыта."
    )
    assert [quote.speaker.name if quote.speaker else None for quote in read(text)] == ["Ваагн Саркисян", "Тимур Галлиев"]


def test_the_future_and_the_wish_to_say_report_nothing() -> None:
    assert not read("Завтра ведомство объяснит, как оно будет чинить мост. Он хотел сказать, что устал.")


def test_role_and_affiliation_are_split() -> None:
    (quote,) = read("Директор Института северных дорог Марат Сабитов отметил, что мост закроют.")
    assert (quote.role, quote.affiliation) == ("Директор", "Институт северных дорог")
