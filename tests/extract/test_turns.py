"""Interviews and transcripts: questions are nobody's statement, answers belong to whom the page presents, labels tell who speaks."""

from __future__ import annotations

from quotes.extract.article import read_quotes
from quotes.model.articles import Article, Part
from quotes.model.quotes import Quote
from quotes.model.spans import Span
from tests.extract.marked import read

LEAD = "О планах музея мы поговорили с директором Дианой Шалтай."
QUESTIONS = ["Когда откроется новый зал?", "А хватит ли денег?", "Что увидят гости?"]
ANSWERS = [
    "Мы надеемся открыть его в мае. Работы почти закончены.",
    "Денег хватит, если нам помогут меценаты. Я с ними говорила.",
    "Гости увидят нашу коллекцию ковров целиком.",
]


def _said(text: str, quotes: tuple[Quote, ...]) -> list[tuple[str, str | None]]:
    return [(quote.words(text), quote.speaker.name if quote.speaker else None) for quote in quotes]


def test_dashes_open_questions_and_answers() -> None:
    turns = [line for pair in zip(QUESTIONS, ANSWERS, strict=True) for line in (f"— {pair[0]}", f"— {pair[1]}")]
    text = "\n".join([LEAD, *turns])
    assert _said(text, read(text)) == [(answer, "Диана Шалтай") for answer in ANSWERS]


def test_questions_without_dashes() -> None:
    text = "\n".join([LEAD, *[line for pair in zip(QUESTIONS, ANSWERS, strict=True) for line in pair]])
    assert _said(text, read(text)) == [(answer, "Диана Шалтай") for answer in ANSWERS]


def test_who_is_named_in_the_headline_alone() -> None:
    head = "Диана Шалтай: ковры вернутся в музей"
    text = "\n".join([head, f"— {QUESTIONS[0]}", f"— {ANSWERS[0]}"])
    parts = [Part("headline", Span(0, len(head)))]
    at = len(head) + 1
    for line in text.split("\n")[1:]:
        parts.append(Part("body", Span(at, at + len(line))))
        at += len(line) + 1
    reading = read_quotes(Article("x.txt", text, "ru", tuple(parts)))
    assert _said(text, reading.quotes) == [(ANSWERS[0], "Диана Шалтай")]


def test_who_is_spoken_of_in_the_answers_does_not_give_them() -> None:
    lead = "Основательница Лейла Гасымова уступила место Денису Орлику. «Полюс» побеседовал с ним."
    text = "\n".join([lead, "— Вы ждали этого?", "— Нет. Когда Лейла Гасымова позвала меня, я удивился."])
    assert _said(text, read(text)) == [("Нет. Когда Лейла Гасымова позвала меня, я удивился.", "Денис Орлик")]


def test_dialogue_with_attributions_is_no_interview() -> None:
    text = "— Вы куда? — спросил сторож Борис Лаптев.\n— Домой, — ответила Ольга Ветрова.\n— Тогда поспешите, — сказал он."
    assert [who for _, who in _said(text, read(text))] == ["Борис Лаптев", "Ольга Ветрова", "Борис Лаптев"]


def test_labels_name_who_speaks() -> None:
    text = "Ольга Ветрова, директор школы: Мы ждали ремонта десять лет.\nСергей Ким, отец ученика: Крыша течёт до сих пор."
    assert _said(text, read(text)) == [("Мы ждали ремонта десять лет.", "Ольга Ветрова"), ("Крыша течёт до сих пор.", "Сергей Ким")]


def test_labels_that_stand_alone_with_turns_below() -> None:
    text = "\n".join(
        [
            "Олег Дорошук, главный тренер «Маяка»:",
            "– Всех с победой. Мы провели два неплохих периода.",
            f"– {QUESTIONS[0]}",
            "– Думаю, завтра.",
            "Тренер гостей Марат САБИТОВ:",
            "– Поздравляю хозяев. Мы не забили.",
            "Лига порта",
        ]
    )
    assert _said(text, read(text)) == [
        ("Всех с победой. Мы провели два неплохих периода.", "Олег Дорошук"),
        ("Думаю, завтра.", "Олег Дорошук"),
        ("Поздравляю хозяев. Мы не забили.", "Марат Сабитов"),
    ]


def test_a_name_above_a_quote_of_its_own_paragraph() -> None:
    text = "Мост закроют, сказал Олег Дорошук.\nМарат Сабитов, врач:\n«Мы провели хороший год. Я доволен»."
    assert _said(text, read(text))[1:] == [("Мы провели хороший год. Я доволен", "Марат Сабитов")]


def test_an_announced_answer_behind_a_dash() -> None:
    text = "На вопрос, когда откроют зал, Олег Дорошук ответил:\n– В мае."
    assert _said(text, read(text)) == [("В мае.", "Олег Дорошук")]


def test_a_turn_goes_on_behind_a_long_attribution() -> None:
    text = (
        "– Мы ждали месяц. В чём срочность? – обратился Владимир Крутиков к министру, представлявшей закон. – Порт не ждёт.\n"
        "– Закон хорош, – поддержал министра Рауан Оспанов."
    )
    first, second = read(text)
    assert [first.words(text), second.words(text)] == ["Мы ждали месяц. В чём срочность … Порт не ждёт.", "Закон хорош"]


def test_a_label_with_two_offices() -> None:
    text = "Инна Дорошук, депутат городского собрания, член партии «Лодка»:\n- Мы решим это завтра.\nМарат Сабитов, врач:\n- Я против."
    assert _said(text, read(text)) == [("Мы решим это завтра.", "Инна Дорошук"), ("Я против.", "Марат Сабитов")]
