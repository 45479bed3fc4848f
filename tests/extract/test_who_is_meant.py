"""Whom pointing words mean: genders and offices, who was just introduced, who is named later, bodies called by a common noun."""

from __future__ import annotations

import pytest

from tests.extract.marked import read

WHO = [
    (
        "Эксперт Ольга Ветрова заявила, что мост прочен. Инженер Борис Лаптев осмотрел опоры. Эксперт добавил, что осмотр закончен.",
        "Борис Лаптев",
    ),
    ("Рынок падает, сказал Глеб Шилов. Его мнение разделил директор биржи Егор Ланской. «Спроса нет», — отметил эксперт.", "Егор Ланской"),
    ("Аналитик Глеб Шилов ждёт роста. Министр Асель Нурланова открыла форум. Она добавила, что рынок растёт.", "Асель Нурланова"),
    ("«Просим жителей о спокойствии», — написал губернатор.\n«Всё закончилось», — добавил Борис Лаптев.", "Борис Лаптев"),
    ("Губернатор Борис Лаптев открыл мост. По словам главы региона, дорога станет короче.", "Борис Лаптев"),
    ("В МЧС Грузии провели учения. В ведомстве сообщили, что тревог не было.", "МЧС Грузии"),
    ("По словам врача-педиатра Асель Нурлановой, дети здоровы. Экс-депутат Глеб Шилов спорит. Врач добавила, что прививки помогли.", None),
]


@pytest.mark.parametrize(("text", "speaker"), WHO[:-1])
def test_the_last_statement_is_whose(text: str, speaker: str) -> None:
    quote = read(text)[-1]
    assert quote.speaker is not None
    assert quote.speaker.name == speaker


def test_a_compound_office_is_known_by_its_part() -> None:
    quotes = read(WHO[-1][0])
    assert [quote.speaker.name for quote in quotes if quote.speaker] == ["Асель Нурланова"] * 2


def test_several_who_speak_are_not_the_one_who_spoke_before() -> None:
    quotes = read("Глеб Шилов заявил, что мост прочен. На встрече сказали, что денег нет.")
    assert [quote.speaker.name if quote.speaker else None for quote in quotes] == ["Глеб Шилов", None]


def test_the_author_is_no_speaker() -> None:
    assert read("Я считаю, что мост пора чинить.") == ()


def test_a_quote_that_opens_the_page_belongs_to_who_is_named_next() -> None:
    quotes = read("«Мы все ждём весны и открытия моста».\nМост откроют в мае.\nОб этом заявил инженер Борис Лаптев.")
    assert [quote.speaker.name if quote.speaker else None for quote in quotes] == ["Борис Лаптев"] * 2


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Прокурор Ильдар Мустафин просил семь лет. Сам Валерий Сухов вины не признал. «Крыша текла», — сказал он.", "Валерий Сухов"),
        ("Мост закроют. Об этом заявила одна из руководителей завода Анна Войт.", "Анна Войт"),
        ("Адвокат Тамара Гелашвили недовольна. «Мы обжалуем приговор», — подчеркнула защитник.", "Тамара Гелашвили"),
        ("Приехали министр Рустам Назаров, аким области Бауыржан Есимов и гости. Глава региона сказал, что цех открыт.", "Бауыржан Есимов"),
        ("«Деньги давно выделены, осталось начать», — цитирует подрядчика газета «Полюс». Он добавил, что смета готова.", "подрядчик"),
        ("Проверка идёт. Об этом сообщил источник в мэрии. «Проверят всё», — отметил он.", "источник в мэрии"),
        ("Труба лопнула. Об этом заявили в министерстве связи. «Виновный найден и допрошен», — передаёт ТАСС.", "министерство связи"),
    ],
)
def test_the_last_words_are_whose(text: str, speaker: str) -> None:
    quote = read(text)[-1]
    assert quote.speaker is not None
    assert quote.speaker.name == speaker
