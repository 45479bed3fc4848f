"""Common nouns of people that no word list holds: before a name they are an office, alone they mean whoever bears it."""

from __future__ import annotations

from tests.extract.marked import read


def test_an_unlisted_trade_is_no_part_of_the_name() -> None:
    (quote,) = read("Вулканолог Марат Сабитов предупредил, что гора проснётся.")
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.role) == ("Марат Сабитов", "Вулканолог")


def test_a_trade_tells_the_case_of_the_name() -> None:
    (quote,) = read("По мнению фенолога Марата Сабитова, весна будет ранней.")
    assert quote.speaker is not None
    assert quote.speaker.name == "Марат Сабитов"


def test_the_trade_alone_means_who_bears_it() -> None:
    text = (
        "Фенолог Инна Дорошук считает, что весна будет ранней. Мост закроют, сказал Марат Сабитов. Фенолог добавила, что птицы вернулись."
    )
    assert [quote.speaker.name for quote in read(text) if quote.speaker] == ["Инна Дорошук", "Марат Сабитов", "Инна Дорошук"]


def test_another_ones_trade_does_not_mean_an_office_holder() -> None:
    text = "Мост закроют, сказал министр Марат Сабитов. Гончар добавил, что дорогу размыло."
    assert [quote.speaker.name for quote in read(text) if quote.speaker] == ["Марат Сабитов", "Гончар"]


def test_a_form_of_address_is_no_office() -> None:
    (quote,) = read("Господин Сабитов отметил, что порт готов.")
    assert quote.role is None


def test_who_is_told_is_no_part_of_the_speaker() -> None:
    (quote,) = read("«Тарифы снизились за год», — рассказал председатель комитета Сабитову.")
    assert quote.speaker is not None
    assert quote.speaker.name == "председатель комитета"


def test_the_body_behind_a_name_is_the_affiliation() -> None:
    (quote,) = read("Марат Сабитов из Института океана считает, что вода поднимется.")
    assert (quote.role, quote.affiliation) == (None, "Институт океана")
    (quote,) = read("Океанолог Марат Сабитов из Степного университета считает, что вода поднимется.")
    assert (quote.role, quote.affiliation) == ("Океанолог", "Степной университет")


def test_a_place_behind_a_name_is_none() -> None:
    (quote,) = read("Океанолог Марат Сабитов из Порт-Артура считает, что вода поднимется.")
    assert (quote.role, quote.affiliation) == ("Океанолог", None)
