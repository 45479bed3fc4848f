"""Whose words they are: pronouns, offices, surnames and misspelt names inside one article. All people and bodies are invented."""

from __future__ import annotations

import pytest

from tests.extract.marked import read

ARTICLES = [
    # a pronoun points to the last of its gender who spoke
    (
        "Директор порта Жанна Оразкелди сообщила, что суда не ждут. Её заместитель Марат Сабитов стоял рядом.\n"
        "«Ледоколы у причала», — добавила она.",
        "Жанна Оразкелди",
    ),
    ("По словам эксперта Марата Сабитова, порт готов.\nПо его словам, суда не ждут.", "Марат Сабитов"),
    # an office points to whoever bears it
    (
        "Министр транспорта Ержан Балкин и глава порта Марат Сабитов открыли причал.\n«Первый груз придёт завтра», — сообщил министр.",
        "Ержан Балкин",
    ),
    ("Политолог Марат Сабитов считает, что порт готов.\n«Суда не ждут», — заметил эксперт.", "Марат Сабитов"),
    # the surname alone, in any case
    ("Политолог Марат Сабитов приехал в порт.\nПо мнению Сабитова, порт готов.", "Марат Сабитов"),
    # the name that stands nearest is the topic, not the speaker
    ("Марат Сабитов рассказал о встрече с Ержаном Балкиным.\n«Ержан Балкин обещал новый причал», — сказал он.", "Марат Сабитов"),
    # a woman's declined name
    ("По мнению директора Центра степной политики Гульсары Оразбековой, порт готов.", "Гульсара Оразбекова"),
]


@pytest.mark.parametrize(("text", "speaker"), ARTICLES)
def test_the_last_statement_is_given_to(text: str, speaker: str) -> None:
    last = read(text)[-1]
    assert last.speaker is not None
    assert last.speaker.name == speaker


def test_a_body_that_speaks_is_an_organization() -> None:
    [quote] = read("Министерство транспорта сообщило, что дорогу откроют в мае.")
    assert quote.speaker is not None
    assert (quote.speaker.type, quote.speaker.name) == ("organization", "Министерство транспорта")


ROLES = [
    ("старшего аналитика Института степной логистики Марата Сабитова", "старший аналитик", "Институт степной логистики"),
    ("главного редактора газеты «Степь» Марата Сабитова", "главный редактор", "газета «Степь»"),
    ("бывшего главного редактора портала Step.kz Натали Сабуаль", "бывший главный редактор", "портал Step.kz"),
    ("директора Института степной логистики Натальи Сабитовой", "директор", "Институт степной логистики"),
    ("первого заместителя председателя правления банка Марата Сабитова", "первый заместитель председателя правления", "банк"),
    (
        "старшего аналитика отдела степных рек Института степной логистики Марата Сабитова",
        "старший аналитик отдела степных рек",
        "Институт степной логистики",
    ),
    ("начальника отдела ЖКХ Степного района Марата Сабитова", "начальник", "отдел ЖКХ Степного района"),
    ("директора по связям с общественностью Steppe & Sons Марата Сабитова", "директор по связям с общественностью", "Steppe & Sons"),
    ("пресс-секретаря Роскомнадзора Марата Сабитова", "пресс-секретарь", "Роскомнадзор"),
    ("докладчика ПАСЕ Марата Сабитова", "докладчик", "ПАСЕ"),
    ("бывшего посла США в ЕС Джона Тестера", "бывший посол США в ЕС", None),
    ("представителя страны при ООН Марата Сабитова", "представитель страны при ООН", None),
    ("члена правления АО «НК «Степь» Марата Сабитова", "член правления", "АО «НК «Степь»"),
    ("директора АО «Степь» Ерлана Сабитова", "директор", "АО «Степь»"),
    ("главного санитарного врача области Марата Сабитова", "главный санитарный врач области", None),
    ("директора Союза «СтепьБанк» Марата Сабитова", "директор", "Союз «СтепьБанк»"),
    ("директора ТОО «Степь», кандидата наук Марата Сабитова", "директор, кандидат наук", "ТОО «Степь»"),
    ("представителя занимающейся перевозками компании «Степь» Марата Сабитова", "представитель", "компания «Степь»"),
    ("советника бывшего директора компании «Степь» Марата Сабитова", "советник бывшего директора", "компания «Степь»"),
    ("учёного секретаря института Марата Сабитова", "учёный секретарь", "институт"),
]


@pytest.mark.parametrize(("printed", "role", "affiliation"), ROLES)
def test_role_and_affiliation_are_split_and_put_into_the_nominative(printed: str, role: str, affiliation: str | None) -> None:
    [quote] = read(f"По словам {printed}, порт готов.")
    assert (quote.role, quote.affiliation) == (role, affiliation)


@pytest.mark.parametrize(("one", "other"), [("Марат Сабитов", "Марат Сабитин"), ("Жанна Сабитова", "Жанна Сабитина")])
def test_surnames_of_another_ending_are_two_people(one: str, other: str) -> None:
    said = read(f"Порт готов, заявил эксперт {one}. Причал открыт, заявил эксперт {other}.")
    assert [quote.speaker.name for quote in said if quote.speaker] == [one, other]


def test_nobody_is_named() -> None:
    for quote in read("Сообщается, что дорогу откроют в мае."):
        assert quote.speaker is None
        assert quote.confidence < 0.85


def test_a_name_that_tells_no_gender_answers_to_either_pronoun() -> None:
    said = read('"The queue is long," said Tarnin Sholpanbayli, a transport analyst.\n\n"We wait for weeks," she added.', "en")
    assert [quote.speaker.name for quote in said if quote.speaker] == ["Tarnin Sholpanbayli", "Tarnin Sholpanbayli"]


def test_an_office_that_is_a_given_name_too_is_the_office() -> None:
    said = read("Аким Степной области Ержан Балкин сообщил, что порт готов. Аким добавил, что причалы открыты.")
    assert [quote.speaker.name for quote in said if quote.speaker] == ["Ержан Балкин", "Ержан Балкин"]


def test_a_surname_that_is_a_plain_word_s_form_belongs_to_the_name() -> None:
    [quote] = read("Как рассказал заведующий кафедрой экономики Степного университета Марат Столбов, цены растут.")
    assert quote.speaker is not None
    assert quote.speaker.name == "Марат Столбов"


def test_a_body_of_one_made_up_word_is_known_by_its_ends() -> None:
    [quote] = read("Пресс-секретарь Росрыбнадзора Анна Сабитова сообщила, что порт готов.")
    assert (quote.role, quote.affiliation) == ("Пресс-секретарь", "Росрыбнадзор")
