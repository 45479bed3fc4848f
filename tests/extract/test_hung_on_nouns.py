"""Attributions that hang on a noun: participles, relative clauses, nouns of saying, datives; and where a clause inside another ends."""

from __future__ import annotations

import pytest

from tests.extract.marked import check, read

ONE = [
    "Депутат [who Руслан Тажибеков], [cue заявивший], что [quote бюджет пересмотрят весной], покинул зал.",
    "В зале был и эколог [who Павел Одинцов], ранее [cue сообщавший], что [quote озеро мелеет].",
    "Адвокат [who Рустам Хакимов], который [cue успел заявить], что [quote его подзащитный невиновен], вскоре отказался от дела.",
    "[cue Заявление] [who министра Аскара Рысбаева] о том, что [quote цены на хлеб не вырастут], вызвало споры.",
    "[cue Слова] [who губернатора Игоря Полетаева] о том, что [quote регион готов к паводку], проверила прокуратура.",
    "[cue Отметив], что [quote работы идут по графику], Жанар Кусаинова поблагодарила строителей.",
    "[who Художнице Нино Беридзе] [cue казалось], что [quote выставку отменят].",
    "[who Алина Руденко] [cue не устаёт повторять], что [quote печи пора менять].",
    "[who Министр Аскар Рысбаев] [cue считает нужным] [quote увеличить закупки зерна].",
    "[who Врачи Северной клиники] [cue уверены]: [quote осенью больных станет меньше].",
]


@pytest.mark.parametrize("sentence", ONE)
def test_one_statement(sentence: str) -> None:
    assert check(sentence).kind == "indirect"


@pytest.mark.parametrize(
    "sentence",
    [
        "Министр должен заявить, что реформа отложена.",
        "Завод выпустил партию, что стало рекордом года.",
        "Зафиксировано падение цен, что стало первым случаем за год.",
        "Эксперт назвал причины, почему рынок упал.",
    ],
)
def test_what_nobody_said(sentence: str) -> None:
    assert read(sentence) == ()


def test_a_second_attribution_begins_a_clause_of_its_own() -> None:
    text = "Марина Лунёва рассказала, что ремонт затянулся, но, как подчеркнул прораб Глеб Шилов, к зиме дом сдадут."
    assert [(quote.words(text), quote.speaker.name if quote.speaker else None) for quote in read(text)] == [
        ("ремонт затянулся", "Марина Лунёва"),
        ("к зиме дом сдадут", "Глеб Шилов"),
    ]


def test_an_outlet_that_hands_on_leaves_the_statement_to_who_is_named() -> None:
    text = "Как передаёт Polus.kz, инженер Марат Сабитов сообщил, что мост закроют."
    (quote,) = read(text)
    assert quote.speaker is not None
    assert quote.speaker.name == "Марат Сабитов"


@pytest.mark.parametrize(
    ("attribution", "speaker"),
    [
        ("приводит слова Марата Сабитова агентство «Полюс»", "Марат Сабитов"),
        ("приводится комментарий Марата Сабитова на сайте завода", "Марат Сабитов"),
        ("цитирует тренера сборной газета «Полюс»", "тренер сборной"),
    ],
)
def test_whose_words_are_handed_on(attribution: str, speaker: str) -> None:
    (quote,) = read(f"«Мост закроют на месяц, другого пути нет», — {attribution}.")
    assert quote.speaker is not None
    assert quote.speaker.name == speaker


def test_a_relative_clause_behind_the_source_is_no_content() -> None:
    check("По словам [who директора], который приехал утром, [quote завод работает].")


def test_a_source_behind_a_dash_begins_a_clause_of_its_own() -> None:
    check("Ольга отдала запись на экспертизу – по словам [who матери], [quote подозрения подтвердились].")


def test_a_name_in_marks_behind_the_verb_is_who_was_told() -> None:
    check("[quote Мост закроют на месяц], [cue сообщил] «Полюсу» [who источник], близкий к мэрии.")


def test_stories_are_no_source() -> None:
    assert read("В театре готовят премьеру по рассказам забытого автора.") == ()
