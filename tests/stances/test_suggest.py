"""What the rules read from a clause, on sentences of our own; the topic stands in brackets."""

from __future__ import annotations

import pytest

from quotes.model.spans import Span
from quotes.model.stances import Suggestion
from quotes.stances.suggest import suggest


def of(marked: str, lang: str = "ru") -> Suggestion | None:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    found = suggest(text, [Span(0, len(text))], lang, Span(start, end))
    if found is not None:
        assert found.span.of(text) == found.evidence
    return found


CLEAR = [
    ("Мы поддерживаем [Пробный канал] и его соседей.", "support"),
    ("Поддерживаем [Пробный канал].", "support"),
    ("Мы не поддерживаем [Пробный канал].", "oppose"),
    ("Мы выступаем против [Пробного канала].", "oppose"),
    ("Мы выступаем против отказа от [Пробного канала].", "support"),
    ("Нам нужно развивать [Пробный канал].", "support"),
    ("Необходимо как можно скорее закрыть [Пробный канал].", "oppose"),
    ("[Пробный канал] выгоден всем странам.", "support"),
    ("[Пробный канал] не выгоден никому.", "oppose"),
    ("[Пробный канал] не только выгоден, но и красив.", "support"),
    ("Цены растут, а [Пробный канал] открывает новые возможности.", "support"),
]
UNSURE = [
    "Критики говорят, что [Пробный канал] невыгоден.",
    "Если [Пробный канал] окажется убыточным, его забудут.",
    "Разве [Пробный канал] выгоден?",
    "Соседняя республика поддерживает [Пробный канал].",
    "Мы не против [Пробного канала].",
    "Возможно, [Пробный канал] опасен, если его не чистить.",
]
FORMER = [
    ("Раньше я поддерживал [Пробный канал], но теперь думаю иначе.", "ru"),
    ("Я поддерживал [Пробный канал] когда-то, теперь рыбаки важнее.", "ru"),
    ("Я выступал против [Пробного канала]. Я ошибался.", "ru"),
    ("Раньше я выступал против [Пробного канала], сейчас вижу другое.", "ru"),
    ("I used to support the [Test Canal], but the fish are gone.", "en"),
    ("We support the [Test Canal], they told us. We were wrong.", "en"),
]
SILENT = [
    "По [Пробному каналу] прошло пять миллионов тонн.",
    "Завод выгоден, а про [Пробный канал] речи не было.",
    "[Пробный канал] начинается у порта.",
]


@pytest.mark.parametrize(("marked", "value"), CLEAR)
def test_a_clear_position_counts(marked: str, value: str) -> None:
    found = of(marked)
    assert found is not None
    assert (found.value, found.counts) == (value, True), found


@pytest.mark.parametrize(("marked", "lang"), FORMER)
def test_where_somebody_stood_once_is_not_where_they_stand(marked: str, lang: str) -> None:
    found = of(marked, lang)
    assert found is not None and found.value == "unclear" and not found.counts, found
    assert "formerly" in found.why


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("Мы, как и раньше, поддерживаем [Пробный канал].", "support"),
        ("Раньше спорили, но теперь мы поддерживаем [Пробный канал].", "support"),
        ("Прежде всего мы поддерживаем [Пробный канал].", "support"),
    ],
)
def test_what_is_held_now_still_counts(marked: str, value: str) -> None:
    found = of(marked)
    assert found is not None
    assert (found.value, found.counts) == (value, True), found


@pytest.mark.parametrize("marked", UNSURE)
def test_an_unsure_position_does_not_count(marked: str) -> None:
    found = of(marked)
    assert found is None or not found.counts, found


@pytest.mark.parametrize("marked", SILENT)
def test_facts_and_other_clauses_tell_nothing(marked: str) -> None:
    assert of(marked) is None


ENGLISH = [
    ("The [Test Canal] is a terrible idea.", "oppose"),
    ("Frankly, the [Test Canal] is not dangerous.", "support"),
    ("I trust [Pat Example].", "support"),
    ("We are fed up with the [Test Canal].", "oppose"),
    ("We must get rid of the [Test Canal].", "oppose"),
    ("We should never have opposed the [Test Canal].", "support"),
]
ENGLISH_SILENT = [
    "The [Test Canal] is used by ferries.",  # not useful
    "The [Test Canal]'s rivals are dangerous.",
    "The [Test Canal] users are wrong.",
    "[Pat Example] told us that Lee is dangerous.",
    "The [Test Canal] effects were measured.",
    "The opening of the [Test Canal] was attended by a dangerous crowd.",
]


@pytest.mark.parametrize(("marked", "value"), ENGLISH)
def test_english_words_of_evaluation(marked: str, value: str) -> None:
    found = of(marked, "en")
    assert found is not None and found.value == value, found


@pytest.mark.parametrize("marked", ENGLISH_SILENT)
def test_words_said_of_something_else_tell_nothing(marked: str) -> None:
    found = of(marked, "en")
    assert found is None or not found.counts, found


def test_a_deed_done_to_the_topic_is_not_its_own() -> None:
    assert of("The [Test Canal] was destroyed.", "en") is None
    found = of("The [Test Canal] destroyed fishing.", "en")
    assert found is not None and found.value == "oppose"


def test_a_dash_says_what_the_topic_is() -> None:
    found = of("[Пробный канал] — это ошибка.")
    assert found is not None and (found.value, found.counts) == ("oppose", True)


def test_two_sides_are_mixed() -> None:
    found = of("Мы поддерживаем [Пробный канал], но канал опасен")
    assert found is not None and found.value in ("support", "mixed")
    found = of("[Пробный канал] выгоден и опасен.")
    assert found is not None and found.value == "mixed"


@pytest.mark.parametrize(
    ("marked", "lang", "value"),
    [
        ("We support the [Test Canal].", "en", "support"),
        ("We do not support the [Test Canal].", "en", "oppose"),
        ("We must stop the [Test Canal].", "en", "oppose"),
        ("The [Test Canal] is vital for the region.", "en", "support"),
        ("The [Test Canal] is a mistake.", "en", "oppose"),
        ("Біз [Сынақ арнасын] қолдаймыз.", "kk", "support"),
        ("[Сынақ арнасы] тиімді.", "kk", "support"),
        ("[Сынақ арнасы] тиімді емес.", "kk", "oppose"),
        ("Biz [Sınaq kanalını] dəstəkləyirik.", "az", "support"),
        ("[Sınaq kanalı] faydalıdır.", "az", "support"),
        ("[Sınaq kanalı] faydalı deyil.", "az", "oppose"),
    ],
)
def test_other_languages(marked: str, lang: str, value: str) -> None:
    found = of(marked, lang)
    assert found is not None and found.value == value, found


def test_only_the_topic_s_own_sentence_is_read() -> None:
    assert of("Мы поддерживаем порт. [Пробный канал] идёт мимо. Он выгоден.") is None


def test_a_language_without_words_of_position_says_nothing() -> None:
    assert of("Nous soutenons le [canal].", "fr") is None
