"""What kind of evidence a sentence holds, and which kinds are trusted; sentences of our own, the topic in brackets."""

from __future__ import annotations

import tomllib

import pytest

from quotes.model.spans import Span
from quotes.model.stances import COUNTS_FROM, Suggestion
from quotes.stances.reliability import COUNTS, DOUBT, LOOSE, confidence_of, pooled
from quotes.stances.suggest import suggest


def of(marked: str, lang: str, before: str = "") -> Suggestion:
    """The suggestion for a sentence; `before` are words of the text that stand outside the quote."""
    start, end = marked.index("["), marked.index("]") - 1
    quote = marked.replace("[", "").replace("]", "")
    at = len(before)
    found = suggest(before + quote, [Span(at, at + len(quote))], lang, Span(at + start, at + end))
    assert found is not None
    return found


TRUSTED = [
    ("Мы поддерживаем [Пробный канал].", "ru", "support", "the speaker's position"),
    ("Нужно развивать [Пробный канал].", "ru", "support", "called for"),
    ("[Пробный канал] необходимо закрыть.", "ru", "oppose", "called for"),
    ("[Пробный канал] должен быть остановлен.", "ru", "oppose", "called for"),
    ("[Пробный канал] крайне опасен.", "ru", "oppose", "said of it"),
    ("[Пробный канал] подрывает доверие рыбаков.", "ru", "oppose", "it is said to do so"),
    ("We welcome the new [Test Canal].", "en", "support", "the speaker's position"),
    ("Our party opposes the [Test Canal].", "en", "oppose", "the speaker's position"),
    ("We welcome the port and support the [Test Canal].", "en", "support", "the speaker's position"),
    ("The [Test Canal] must be closed.", "en", "oppose", "called for"),
    ("The [Test Law] should never be repealed.", "en", "support", "called for, negated"),
    ("The [Test Canal] must end.", "en", "oppose", "called for"),
    ("The [Test Canal] would harm our fishers.", "en", "oppose", "it is said to do so"),
    ("Nobody asked for this misguided [canal].", "en", "oppose", "the topic is called bad"),
]
UNTRUSTED = [
    ("Мы поддерживаем рыбаков [Пробного канала].", "ru", LOOSE),
    ("Мы выступали против [Пробного канала].", "ru", "once"),
    ("We support the [Test Canal] harbours.", "en", LOOSE),
    ("We welcome the talks in [Testland].", "en", LOOSE),
    ("The council opposes the [Test Canal].", "en", "of its subject"),
    ("It was an important [canal].", "en", "called so"),
]


@pytest.mark.parametrize(("marked", "lang", "value", "kind"), TRUSTED)
def test_explicit_kinds_count(marked: str, lang: str, value: str, kind: str) -> None:
    found = of(marked, lang)
    assert (found.value, found.why) == (value, kind)
    assert found.counts, found


@pytest.mark.parametrize(("marked", "lang", "kind"), UNTRUSTED)
def test_weak_kinds_wait_for_review(marked: str, lang: str, kind: str) -> None:
    found = of(marked, lang)
    assert kind in found.why
    assert not found.counts, found


def test_a_purpose_is_no_call() -> None:
    text = "They dug a ditch to stop the Test Canal."
    assert suggest(text, [Span(0, len(text))], "en", Span(29, 39)) is None


def test_what_was_once_opposed_may_be_no_more() -> None:
    found = of("We opposed the [Test Canal]", "en", before="“")
    assert found.why.startswith("the speaker's position once") and not found.counts
    assert of("we opposed the [Test Canal]", "en", before="They said ").why == "the speaker's position"


def test_reported_speech_tells_of_the_speaker_in_the_third_person() -> None:
    found = of("she opposes the [Test Canal]", "en", before="Pat Example said ")
    assert (found.value, found.why) == ("oppose", "the speaker's position")
    found = of("поддерживает [Пробный канал]", "ru", before="Пробин заявил, что ")
    assert (found.value, found.why) == ("support", "the speaker's position")
    marked = of("She opposes the [Test Canal]", "en", before="Pat Example said: “")
    assert marked.why != "the speaker's position"


def test_what_somebody_urged_is_called_for() -> None:
    found = of("закрыть [Пробный канал]", "ru", before="Пробин призвал власти ")
    assert (found.value, found.why) == ("oppose", "called for")


def test_only_many_right_answers_make_a_kind_sure() -> None:
    tables = tomllib.loads(COUNTS.read_text(encoding="utf-8"))
    kinds = {kind for table in tables.values() for kind in table}
    assert {"labels", "pages"} == tables.keys()
    for kind in kinds:
        right = sum(table[kind][0] for table in tables.values() if kind in table)
        labelled = sum(table[kind][1] for table in tables.values() if kind in table)
        assert 0 <= right <= labelled
        assert 0 < confidence_of(kind) < 1
        assert confidence_of(kind) < COUNTS_FROM or right / labelled >= COUNTS_FROM
    assert confidence_of("never labelled") < COUNTS_FROM


def test_what_is_unsure_is_counted_together() -> None:
    assert pooled("said of it, in doubt") == pooled("called for, in doubt") == DOUBT
    assert pooled("called for, loosely, negated") == LOOSE
    assert pooled("called for, negated") == "called for, negated"
