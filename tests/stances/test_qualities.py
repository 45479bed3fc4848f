"""What is said of a topic, in whatever order and through whatever stands between; sentences of our own, the topic in brackets."""

from __future__ import annotations

import pytest

from quotes.lang.stances import load_stance_words
from quotes.model.spans import Span
from quotes.model.stances import Suggestion
from quotes.stances.clauses import find_sentence
from quotes.stances.suggest import suggest


def of(marked: str, lang: str = "ru", before: str = "") -> Suggestion | None:
    """The suggestion for a sentence; `before` stands outside the quote."""
    start, end = marked.index("["), marked.index("]") - 1
    quote, at = marked.replace("[", "").replace("]", ""), len(before)
    return suggest(before + quote, [Span(at, at + len(quote))], lang, Span(at + start, at + end))


EFFECTS = [
    ("[Пробный канал] создаст новые рабочие места.", "ru", "support"),
    ("[Пробный канал] приведет к росту безработицы.", "ru", "oppose"),
    ("[Пробный канал] снизит риски для рыбаков.", "ru", "support"),
    ("[Пробный канал] повысит конкурентоспособность порта.", "ru", "support"),
    ("[Пробный канал] может привести к снижению доходов.", "ru", "oppose"),
    ("The [Test Canal] will create jobs.", "en", "support"),
    ("The [Test Canal] would lead to higher prices.", "en", "oppose"),
    ("[Сынақ арнасы] жұмыс орындарын ашады.", "kk", "support"),
    ("[Sınaq kanalı] riskləri artırır.", "az", "oppose"),
]
ORDERS = [
    ("Важным шагом стало [открытие порта].", "support", "said before it"),
    ("Рыбакам нужен [новый порт].", "support", "said before it"),
    ("[Пробный канал] (его роют с весны) выгоден всем.", "support", "said of it"),
    ("[Пробный канал], который роют с весны, выгоден всем.", "support", "said of it"),
    ("[Пробный канал] в северной части залива опасен.", "oppose", "said of it"),
    ("[Пробный канал] носит провокационный характер.", "oppose", "said of it"),
    ("Повышать [пробный сбор] необходимо.", "support", "called for"),
    ("Министерство считает необходимым сохранить [Пробный канал].", "support", "called for"),
    ("Считаю [Пробный канал] большой ошибкой.", "oppose", "called that"),
    ("Все видят преимущества [Пробного канала].", "support", "its worth is told"),
]
NOTHING_SURE = [
    ("[Пробный порт] даст ответ на рост цен.", "ru"),  # what rises stands behind a preposition
    ("[Пробная управа] сделает все необходимое для рыбаков.", "ru"),  # the quality is of what it does
    ("[Пробный сбор] будет в случае пропаганды.", "ru"),
    ("Принятие [Пробным советом] устава помогло рыбакам.", "ru"),  # the deed is the statute's
    ("Устав противоречит ценностям [Пробного совета].", "ru"),
    ("[Пробного порта] касается важный закон.", "ru"),
    ("Адамдар [сынақ салығын] төлеу керек деп біледі.", "kk"),  # what is needed is to pay it
    ("[Сынақ қаласына] жаңа порт қажет.", "kk"),  # the town needs something
    ("[Sınaq şəhərinə] yeni liman lazımdır.", "az"),
]


@pytest.mark.parametrize(("marked", "lang", "value"), EFFECTS)
def test_what_a_deed_brings_tells_what_it_is_worth(marked: str, lang: str, value: str) -> None:
    found = of(marked, lang)
    assert found is not None and (found.value, found.counts) == (value, True), found


@pytest.mark.parametrize(("marked", "value", "kind"), ORDERS)
def test_the_order_of_words_does_not_matter(marked: str, value: str, kind: str) -> None:
    found = of(marked)
    assert found is not None and (found.value, found.why) == (value, kind), found


@pytest.mark.parametrize(("marked", "lang"), NOTHING_SURE)
def test_what_is_said_of_something_else_does_not_count(marked: str, lang: str) -> None:
    found = of(marked, lang)
    assert found is None or not found.counts, found


@pytest.mark.parametrize(
    ("before", "marked", "lang"),
    [("Он назвал ", "[Пробный канал] большой ошибкой.", "ru"), ("The mayor slammed ", "the [Test Canal] as dumb.", "en")],
)
def test_what_somebody_calls_it(before: str, marked: str, lang: str) -> None:
    found = of(marked, lang, before)
    assert found is not None and (found.value, found.why) == ("oppose", "called that")


def test_may_warns_and_does_not_soften_what_is_said_against() -> None:
    against, praise = of("[Пробный канал] может навредить рыбакам."), of("[Пробный канал] может помочь рыбакам.")
    assert against is not None and against.counts
    assert praise is not None and not praise.counts


def test_a_sentence_goes_on_after_its_reporting_clause() -> None:
    text = "Канал, сказал он, только навредил рыбакам."
    segments, topic = [Span(0, 5), Span(18, 41)], Span(0, 5)
    found = suggest(text, segments, "ru", topic)
    assert found is not None and (found.value, found.counts) == ("oppose", True)
    assert suggest(text, segments[:1], "ru", topic) is None


def test_a_new_sentence_after_the_reporting_clause_is_another() -> None:
    text = "Канал готов, сказал он. Ошибка дорогая."
    words = load_stance_words("ru")
    assert words is not None
    sentence = find_sentence(text, [Span(0, 11), Span(24, 39)], Span(0, 5), "ru", words)
    assert sentence is not None and sentence.surfaces == ["канал", "готов"]


def test_an_aside_that_holds_the_topic_stays() -> None:
    words = load_stance_words("ru")
    assert words is not None
    text = "Порт (и [канал]) выгоден".replace("[", "").replace("]", "")
    sentence = find_sentence(text, [Span(0, len(text))], Span(8, 13), "ru", words)
    assert sentence is not None and "порт" in sentence.surfaces and "канал" in sentence.surfaces
