"""What was written, in words: every table has a noun or follows from another."""

from __future__ import annotations

import pytest

from quotes.store import tables
from quotes.store.written import FOLLOWING, NOUNS, in_words, noun


def test_every_table_has_a_noun_or_follows_from_another() -> None:
    assert set(tables.metadata.tables) == set(NOUNS) | set(FOLLOWING)
    assert not set(NOUNS) & FOLLOWING


@pytest.mark.parametrize(
    ("summary", "words"),
    [
        ({}, "nothing"),
        ({"article insert": 1, "quote insert": 1200, "quote_segment insert": 1300}, "1 article, 1,200 quotes added"),
        ({"expert_name insert": 2, "outlet_name insert": 1, "stance delete": 2}, "3 names added; 2 stances removed"),
        ({"quote_topic update": 1, "quote update": 2}, "2 quotes, 1 topic of a quote changed"),
        ({"word_form insert": 5, "quote_key insert": 1}, "6 rows of the index"),
    ],
)
def test_a_summary_in_words(summary: dict[str, int], words: str) -> None:
    assert in_words(summary) == words


def test_nouns_have_their_plural() -> None:
    told = [noun("quote_topic", 1), noun("quote_topic", 2), noun("outlet_domain", 2)]
    assert told == ["1 topic of a quote", "2 topics of quotes", "2 web addresses"]
