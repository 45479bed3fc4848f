"""No text makes the rules for verb-final languages fail: quotes lie in order inside the text they were found in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.marked import read

WORDS = """
“ ” « » " ' - — , . : ? ! ; ( ) ki deyə dep деп bildirib deyib dedi деді айтты Kamal Sərinov Sərinovun K.Sərinov nazir
Nazirlikdən o Onun ol Оның bunu Bu barədə Bul týraly sözlərinə görə айтуынша olduğunu болғанын xəbər verir хабарлайды APA-ya
Araz.xyz ekspert министр делінген хабарламасында İ I 12 5-ci deyən degen suraq qeyd edib ki пікірде biri
"""
PIECES = [*WORDS.split(), "\n", " ", "\u200b", "\u200f", "\u0301", "Bu barədə", "sözlərinə görə", "xəbər verir"]


@pytest.mark.parametrize("lang", ["az", "kk"])
@settings(max_examples=150)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=60), gaps=st.booleans())
def test_quotes_lie_inside_the_text(lang: str, pieces: list[str], gaps: bool) -> None:
    text = (" " if gaps else "").join(pieces)
    for quote in read(text, lang):
        end = 0
        for segment in quote.segments:
            assert end <= segment.start < segment.end <= len(text)
            end = segment.end
        if quote.mention:
            assert quote.mention.span.of(text) == quote.mention.text
        assert 0 < quote.confidence < 1
