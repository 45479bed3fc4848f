"""News that an outlet hands on, and what points back behind it; bodies that speak before a colon; what is denied."""

from __future__ import annotations

import pytest

from tests.extract.marked import read

NEWS = "Порт расширят к весне."


@pytest.mark.parametrize(
    ("pointer", "speaker"),
    [
        ("Как передаёт Mayak.kz, об этом заявил журналистам глава Центра морских исследований Хасан Ибишев.", "Хасан Ибишев"),
        ("Как передаёт корреспондент «Маяка» из порта, об этом рассказал Хасан Ибишев.", "Хасан Ибишев"),
        ("Об этом, как передаёт Mayak.kz, заявил Хасан Ибишев.", "Хасан Ибишев"),
        ("Как сообщает Mayak, об этом сообщили в министерстве связи.", "министерство связи"),
        ("Об этом говорится в сообщении министерства связи.", "сообщение министерства связи"),
        ("Об этом сказано в отчёте банка.", "отчёт банка"),
    ],
)
def test_a_pointer_back_belongs_to_who_said_it(pointer: str, speaker: str) -> None:
    text = f"{NEWS}\n{pointer}"
    (quote,) = read(text)
    assert quote.speaker is not None
    assert (quote.words(text), quote.speaker.name) == (NEWS, speaker)


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("В министерстве пояснили", "министерство"),
        ("В пресс-службе мэрии «Маяку» рассказали о планах на ремонт", "пресс-служба мэрии"),
    ],
)
def test_a_body_speaks_before_a_colon(lead: str, speaker: str) -> None:
    (quote,) = read(f"{lead}: «Порт закрыт на ремонт до осени».")
    assert quote.speaker is not None
    assert quote.speaker.name == speaker


def test_a_clause_after_and_goes_on_with_the_speaker() -> None:
    text = "Оспанов заявил, что журналист «занимается ерундой», и добавил, что ему стыдно за коллегу."
    assert [(quote.speaker.name, quote.words(text)) for quote in read(text) if quote.speaker] == [
        ("Оспанов", "журналист «занимается ерундой»"),
        ("Оспанов", "ему стыдно за коллегу"),
    ]


def test_a_clause_that_somebody_denies_is_not_his() -> None:
    assert not read("Порт закроют в мае, отрицает Марат Сабитов.")
    assert len(read("«Порт никто не закроет», — опроверг слухи Марат Сабитов.")) == 1


def test_a_channel_called_by_its_kind() -> None:
    text = "Telegram-канал Zorka сообщал, что мост закроют. По данным канала, ремонт займёт год."
    assert [quote.speaker.name for quote in read(text) if quote.speaker] == ["Telegram-канал Zorka"] * 2


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Порт закроют на месяц, сообщает «Маяк» со ссылкой на министра Марата Сабитова.", "Марат Сабитов"),
        ("Порт закроют на месяц, пишет Mayak со ссылкой на министерство связи.", "министерство связи"),
        ("«Порт закроют на месяц», — пишут в издании, ссылаясь на слова Марата Сабитова.", "Марат Сабитов"),
    ],
)
def test_an_outlet_refers_to_who_said_it(sentence: str, speaker: str) -> None:
    (quote,) = read(sentence)
    assert quote.speaker is not None
    assert quote.speaker.name == speaker


def test_a_person_may_refer_to_others_and_speak_himself() -> None:
    (quote,) = read("Порт закроют на месяц, сообщил Марат Сабитов со ссылкой на министерство связи.")
    assert quote.speaker is not None
    assert quote.speaker.name == "Марат Сабитов"


def test_somebody_elses_words_as_the_object_of_a_verb() -> None:
    text = "Журналисты попросили Марата Сабитова прокомментировать заявление Инны Дорошук, что порт закрыт."
    assert [(quote.speaker.name, quote.words(text)) for quote in read(text) if quote.speaker] == [("Инна Дорошук", "порт закрыт")]


def test_a_body_in_which_something_is_called_so() -> None:
    (quote,) = read("В Кремле реакцию администрации порта назвали «искажением смысла».")
    assert quote.speaker is not None
    assert quote.speaker.name == "Кремль"


def test_what_is_told_is_not_said() -> None:
    assert not read("Директор порта Инна Дорошук назвала места, где ожидаются паводки.")


def test_a_spokesman_under_another_word() -> None:
    text = "Пресс-секретарь президента Марат Сабитов выступил. Официальный представитель Кремля подчеркнул, что порт закрыт."
    assert [quote.speaker.name for quote in read(text) if quote.speaker] == ["Марат Сабитов"]


def test_another_bodys_spokesman_is_somebody_else() -> None:
    text = "Пресс-секретарь министерства Марат Сабитов выступил. Представитель компании подчеркнул, что порт закрыт."
    assert [quote.speaker.name for quote in read(text) if quote.speaker] == ["Представитель компании"]


def test_he_is_no_abbreviation() -> None:
    text = "Марат Сабитов не поддержал мнение СМИ о том, что порт закрыт. Он пояснил, что кораблей много."
    assert [quote.speaker.name for quote in read(text) if quote.speaker][-1] == "Марат Сабитов"
