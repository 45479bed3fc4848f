"""No input makes extraction crash, hang, or break its invariants."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.model.spans import Span
from quotes.text.marks import find_pairs
from tests.extract.marked import read
from tests.steps import count_steps

MARKS = ["«", "»", "“", "”", "„", '"', "'", "’", "—", "–", "-", ".", ",", ":", ";", "!", "?", "…", "(", ")"]
PHRASES = (
    "Марат Сабитов|Ольга|сказал|что|, что|Об этом|он|эксперт|по словам|как отмечает|мост закроют|отметив|в|министерстве|призвал|закрыть"
)
STRANGE = ["\u200b", "\u202e", "\u0301", "Сабитовa", "\n", "\n\n", "\u00a0"]
WORDS = [*MARKS, *PHRASES.split("|"), *STRANGE]
MIXTURE = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


@settings(max_examples=120)
@given(MIXTURE)
def test_any_mixture_is_read_and_its_spans_hold(text: str) -> None:
    for quote in read(text, tagger=False):
        assert quote.segments
        for segment in quote.segments:
            assert 0 <= segment.start < segment.end <= len(text)
        for phrase in (quote.cue, quote.mention, *quote.trail):
            assert phrase is None or phrase.text == phrase.span.of(text)
        assert 0 <= quote.confidence <= 1


@pytest.mark.parametrize("text", ["сказал , что", "Марат Сабитов сообщил, что", "Ольга спросила,"])
def test_a_text_cut_off_at_its_clause_says_nothing(text: str) -> None:
    assert not read(text, tagger=False)


@settings(max_examples=200)
@given(st.text(alphabet="«»“”„\"'’ аб.,—\n", max_size=80))
def test_pairs_lie_in_the_text_in_order(text: str) -> None:
    pairs = find_pairs(text, [Span(0, len(text))])
    assert [pair.outer.start for pair in pairs] == sorted(pair.outer.start for pair in pairs)
    for pair in pairs:
        assert pair.outer.contains(pair.inner)
        assert pair.outer.end <= len(text)


MONSTERS = {
    "straight marks": '"',
    "opening marks": "«",
    "mixed marks": "«\"»”“'",
    "commas": ", что ",
    "names": "Марат Сабитов ",
    "sources": "по словам ",
    "colons": "Марат сказал: ",
    "brackets": "(",
    "no full stop": "мост готов и Марат Сабитов отметил, что дорога закрыта ",
    "dialogue": "— Да, — сказал он.\n",
    "one word": "а",
}


@pytest.mark.parametrize("name", MONSTERS)
def test_the_cost_grows_with_length_and_no_faster(name: str) -> None:
    piece = MONSTERS[name]
    small, large = (piece * (size // len(piece)) for size in (2_000, 16_000))
    assert count_steps(lambda: read(large, tagger=False)) < 9 * count_steps(lambda: read(small, tagger=False))


@pytest.mark.parametrize("name", MONSTERS)
def test_a_long_monster_is_read(name: str) -> None:
    text = MONSTERS[name] * (160_000 // len(MONSTERS[name]))
    for quote in read(text, tagger=False):
        assert quote.words(text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "«", "—", "Об этом", "по словам", "сказал", "«»", "«» — сказал", "он сказал:", "\ufeff"])
def test_scraps_are_read(text: str) -> None:
    for quote in read(text, tagger=False):
        assert quote.words(text)
