"""No text makes English attribution crash, point outside the text, or take more than linear time."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.marked import read
from tests.steps import count_steps

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


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=40))
def test_any_mixture_is_read(pieces: list[str]) -> None:
    text = "".join(pieces)
    for quote in read(text, "en"):
        for span in quote.segments:
            assert 0 <= span.start < span.end <= len(text)
        if quote.mention is not None:
            assert quote.mention.span.of(text) == quote.mention.text


def test_the_cost_of_an_endless_sentence_grows_with_its_length() -> None:
    small, large = ("Dana Whitlow said that the bridge was safe and " * times for times in (100, 400))
    assert count_steps(lambda: read(large, "en")) < 5 * count_steps(lambda: read(small, "en"))
