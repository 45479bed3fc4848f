"""No text makes English attribution crash, point outside the text, or take more than linear time."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.marked import read

SIGNS = ["“", "”", '"', "'", "’", ". ", ", ", ": ", " — ", "(", ")", "\n", "!", "?", " and ", " to ", " that ", " who ", "1,000 ", "U.S. "]
SAID = [
    " said",
    " he said",
    ", she said,",
    " according to ",
    "said ",
    "As ",
    "’s claim that ",
    " called it a farce",
    "Q: ",
    "A: ",
    "WHITLOW: ",
]
WHO = [" Dana Whitlow", " the minister", "Sen. ", " the bridge was safe"]
PIECES = st.sampled_from([*SIGNS, *SAID, *WHO])


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_any_mixture_is_read(pieces: list[str]) -> None:
    text = "".join(pieces)
    for quote in read(text, "en"):
        for span in quote.segments:
            assert 0 <= span.start < span.end <= len(text)
        if quote.mention is not None:
            assert quote.mention.span.of(text) == quote.mention.text


def test_an_endless_sentence_takes_linear_time() -> None:
    def cost(size: int) -> float:
        text = ("Dana Whitlow said that the bridge was safe and " * (size // 47))[:size]
        before = time.process_time()
        read(text, "en")
        return time.process_time() - before

    cost(4_000)
    assert cost(80_000) < 12 * max(cost(20_000), 0.02)
