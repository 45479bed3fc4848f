"""Answers that no quickening may change: what Latin letters sound like, worked out the plain way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quotes.identity import letters


@given(st.text(alphabet="abdefghiklmnoprstuvwyz'əğışöüäňłß", min_size=1, max_size=10))
def test_the_short_way_to_sounds_is_the_long_one(word: str) -> None:
    folded = letters.fold(word)
    if letters._DOUBTFUL.search(folded) or letters.script_of(folded) != "latin":
        return
    assert letters.sounds(word) == (letters._smooth(letters._GROUP.sub(letters._only_reading, folded)),)
