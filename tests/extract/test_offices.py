"""Offices in other words, shortened, acted for or told before the name: who speaks."""

from __future__ import annotations

import pytest

from quotes.extract.offices import contraction
from tests.extract.marked import read


def names(text: str) -> list[str | None]:
    """Who speaks, in text order."""
    return [quote.speaker.name if quote.speaker else None for quote in read(text)]


@pytest.mark.parametrize(
    ("short", "words", "places"),
    [
        ("замминистра", ("заместитель", "министра", "связи"), (0, 1)),
        ("Нацбанк", ("председатель", "Национальный", "банк"), (1, 2)),
        ("МЧС", ("министерство", "по", "чрезвычайным", "ситуациям"), (0, 2, 3)),
        ("минфин", ("министр", "финансов"), (0, 1)),
        ("главврач", ("главный", "врач"), (0, 1)),
        ("министр", ("министр", "связи"), ()),
        ("порт", ("по", "ртам"), ()),
    ],
)
def test_a_word_puts_others_together(short: str, words: tuple[str, ...], places: tuple[int, ...]) -> None:
    assert contraction(short, words) == places


@pytest.mark.parametrize(
    "text",
    [
        "Заместитель министра связи Тимур Галлиев открыл порт. «Мост готов», — сказал замминистра.",
        "Председатель Национального банка Тимур Галлиев ответил на вопросы. «Курс не изменится», — заверил глава Нацбанка.",
        "Председатель Национального банка Тимур Галлиев ответил на вопросы. Глава регулятора заявил, что курс не изменится.",
        "Министр финансов Тимур Галлиев открыл порт. Глава Минфина отметил, что налог останется прежним.",
        "Пресс-секретарь президента Тимур Галлиев вышел к журналистам. Глава пресс-службы отметил, что визит отложен.",
    ],
)
def test_an_office_shortened_or_in_other_words(text: str) -> None:
    assert names(text) == ["Тимур Галлиев"]


def test_two_bodies_are_two_offices() -> None:
    text = "Председатель Национального банка Тимур Галлиев ушёл. Глава Минсельхоза отметил, что урожай собран."
    assert names(text) == ["Глава Минсельхоза"]


def test_an_office_whose_holder_speaks_by_name_only_later() -> None:
    text = "«Цены растут медленнее», — рассказал председатель Нацбанка журналистам. Все расчёты, по заверению Галлиева, идут в срок."
    assert names(text) == ["Галлиев", "Галлиев"]


def test_whoever_acts_for_an_office() -> None:
    assert names("И.о. министра торговли Тимур Галлиев предложил прислать ответы письменно.") == ["Тимур Галлиев"]


def test_two_offices_of_one_man_with_a_dash_between() -> None:
    text = "Рост цен замедлится, считает заместитель премьер-министра - министр финансов Тимур Галлиев."
    assert names(text) == ["Тимур Галлиев"]


def test_an_expert_named_by_a_passive() -> None:
    text = "Эксперт заявил, что река обмелела. Галлиевым отмечено, что дожди начнутся осенью."
    assert names(text) == ["Галлиев", "Галлиев"]


def test_whose_words_an_outlet_gives() -> None:
    text = "Вышел тренер Тимур Галлиев.\n«Мы сыграли слабо и сами это знаем», — приводит слова тренера «Маяк Плюс»."
    assert names(text) == ["Тимур Галлиев"]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Суд изучил доклад министерства связи, в котором говорится, что линия готова.", "доклад министерства связи", "линия готова"),
        ("Рыбаки сетуют – вода уходит, надеются, что вернётся.", "Рыбаки", "вода уходит, надеются, что вернётся"),
        ("Тимур Галлиев усомнился в том, что мост закроют.", "Тимур Галлиев", "мост закроют"),
        (
            "Ольга Верещак попросила пригласить хозяина порта объяснить, что случилось.",
            "Ольга Верещак",
            "пригласить хозяина порта объяснить, что случилось",
        ),
        (
            "Мэрия просит жителей, гостей, а также водителей не выходить на лёд.",
            "Мэрия",
            "не выходить на лёд",
        ),
        ("Как заявил в порту министр связи Тимур Галлиев строительство моста завершено.", "Тимур Галлиев", "строительство моста завершено"),
    ],
)
def test_shapes_of_reports(text: str, speaker: str, content: str) -> None:
    (quote,) = read(text)
    assert quote.speaker is not None and quote.speaker.name == speaker
    assert [span.of(text) for span in quote.segments] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "Спор не решён даже с точки зрения интересов порта.",
        "Дорога стала главной для страны. Об этом свидетельствует прошедший саммит N5.",
    ],
)
def test_things_do_not_speak(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Выступили активистки Инна Дорошук и Ольга Верещак. Они рассказали, что порт закрыт.",
            ["активистки Инна Дорошук и Ольга Верещак"],
        ),
        ("По словам адвокатов Галлиева, суд ошибся.", ["адвокаты Галлиева"]),
        (
            "Партнерами министр связи Тимур Галлиев назвал Китай, Иран, Афганистан и Индию, заявил о строительстве нового порта.",
            ["Тимур Галлиев", "Тимур Галлиев"],
        ),
        ("Порт вырастет вдвое, сообщает «Маяк». Такое заявление сделал министр связи Тимур Галлиев.", ["Тимур Галлиев"]),
        ("Он заявил, что Дорошук ушла из порта. Галлиев подчеркнул, что не будет отвечать.", ["Галлиев", "Галлиев"]),
        ("Галлиеву отказали в залоге, из-за чего адвокаты заявляли об отводе судьи, но суд не согласился.", ["адвокаты"]),
    ],
)
def test_several_who_speak(text: str, speakers: list[str]) -> None:
    assert names(text) == speakers


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("По информации ШТРК, отправлено письмо соседям.", "ШТРК", "отправлено письмо соседям"),
        ("Порт расширят к весне. Так считают в союзе рыбаков.", "союз рыбаков", "Порт расширят к весне."),
        ("Он ждёт осени, поскольку, по мнению Тимура Галлиева, запасы кончились.", "Тимур Галлиев", "запасы кончились"),
        ("Как отмечается, согласно данным министерства связи, линия готова.", "данные министерства связи", "линия готова"),
        ("В мэрии опровергли слухи о ремонте, указав, что дорога готова.", "мэрия", "дорога готова"),
    ],
)
def test_bodies_that_speak(text: str, speaker: str, content: str) -> None:
    (quote,) = read(text)
    assert quote.speaker is not None and quote.speaker.name == speaker
    assert [span.of(text) for span in quote.segments] == [content]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Рост составил 2 п.п. Так считают в союзе предпринимателей.", "союз предпринимателей", "Рост составил 2 п.п."),
        ("Редакция обратилась в мэрию порта. Здесь заверили, что ветки вывезут.", "мэрия порта", "ветки вывезут"),
        ("Газета «Маяк» спорит с портом. «Мы ждали ответа целый год», — заключает издание.", "Газета «Маяк»", "Мы ждали ответа целый год"),
        (
            "Мэр Тимур Галлиев рассказал о проверке порта.\n- Поручил всё исправить. Благодарю жителей.",
            "Тимур Галлиев",
            "Поручил всё исправить. Благодарю жителей.",
        ),
        ("Свежие данные гидрологов показывают: озеро мелеет.", "Свежие данные гидрологов", "озеро мелеет"),
    ],
)
def test_who_is_meant_by_a_general_word(text: str, speaker: str, content: str) -> None:
    (quote,) = read(text)
    assert quote.speaker is not None and quote.speaker.name == speaker
    assert [span.of(text) for span in quote.segments] == [content]


def test_one_of_the_authors_has_a_name_behind_a_comma() -> None:
    text = 'Картина пестра, рассказала "Ё FM" одна из авторов, директор центра Ольга Верещак: "Порт вырос вдвое и стал богаче".'
    assert names(text) == ["Ольга Верещак"]


def test_what_is_likened_to_something() -> None:
    (quote,) = read("Вышла Инна Дорошук. Арест рыбаков она расценивает как удар по порту.")
    assert quote.speaker is not None and quote.speaker.name == "Инна Дорошук"
    assert len(quote.segments) == 2


@pytest.mark.parametrize(
    ("text", "speaker", "contents"),
    [
        (
            "Вышел Тимур Галлиев. По его словам, беда в нехватке судов: «Переход через море стал главным препятствием».",
            "Тимур Галлиев",
            ["беда в нехватке судов", "Переход через море стал главным препятствием"],
        ),
        ("Отдел по связям с общественностью порта сообщает, что суда готовы.", "Отдел по связям с общественностью порта", ["суда готовы"]),
        ("Комитет по итогам года сообщил, что суда готовы.", "Комитет", ["суда готовы"]),
        (
            "Вышел Тимур Галлиев. По его словам, план стал спорным после того, как его представили общественности.",
            "Тимур Галлиев",
            ["план стал спорным после того, как его представили общественности"],
        ),
    ],
)
def test_where_a_source_and_a_body_end(text: str, speaker: str, contents: list[str]) -> None:
    quotes = read(text)
    assert {quote.speaker.name for quote in quotes if quote.speaker} == {speaker}
    assert [span.of(text) for quote in quotes for span in quote.segments] == contents


@pytest.mark.parametrize(
    ("text", "speaker", "contents"),
    [
        (
            "Мост закроют в мае. Об этом сообщил депутат Тимур Галлиев, подчеркнув, что речь идет о ремонте.",
            "Тимур Галлиев",
            ["Мост закроют в мае.", "речь идет о ремонте"],
        ),
        (
            "Учёные пришли к выводу, что здесь жили рыбаки, рассказал руководитель экспедиции Тимур Галлиев.",
            "Тимур Галлиев",
            ["Учёные пришли к выводу, что здесь жили рыбаки"],
        ),
    ],
)
def test_who_tells_of_others(text: str, speaker: str, contents: list[str]) -> None:
    quotes = read(text)
    assert {quote.speaker.name for quote in quotes if quote.speaker} == {speaker}
    assert [span.of(text) for quote in quotes for span in quote.segments] == contents


def test_a_relative_pronoun_is_nobody() -> None:
    assert names("Пришёл проект, согласно которому порт закроют.") == []
