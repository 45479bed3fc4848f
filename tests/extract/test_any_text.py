"""Any mixture of marks, dashes, names, cues and line breaks: every span stands in the text, nothing raises, the order is the text's."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotes.errors import TextError
from quotes.extract.article import read_quotes
from quotes.model.articles import Document
from quotes.model.quotes import Quote
from quotes.model.spans import Phrase
from quotes.text.read import ReadOptions, read_document

# QUOTES_FUZZ: how many examples a language; `make fuzz` asks for many.
EXAMPLES = int(os.environ.get("QUOTES_FUZZ", "60"))
WORDS = {
    "ru": [
        "Лев Небылов",
        "Небылов",
        "Анна Образцова",
        "эксперт",
        "он",
        "она",
        "сказал",
        "заявила",
        "что",
        "по словам",
        "порт",
        "растёт",
        "Институт озёр",
    ],
    "en": [
        "John Testman",
        "Testman",
        "Ann Sample",
        "expert",
        "he",
        "she",
        "said",
        "told",
        "that",
        "according to",
        "the port",
        "grows",
        "Lakes Institute",
    ],
    "kk": [
        "Ержан Сынақов",
        "Сынақов",
        "Әсел Үлгі",
        "сарапшы",
        "ол",
        "айтты",
        "деді",
        "деп",
        "айтуынша",
        "порт",
        "өсіп келеді",
        "Көл институты",
    ],
    "az": [
        "Elçin Sınaqov",
        "Sınaqov",
        "Aysel Nümunə",
        "ekspert",
        "o",
        "dedi",
        "bildirib",
        "ki",
        "sözlərinə görə",
        "liman",
        "böyüyür",
        "Göl İnstitutu",
    ],
}
SIGNS = [
    "«",
    "»",
    "“",
    "”",
    "„",
    '"',
    "'",
    "’",
    "—",
    "–",
    "-",
    ",",
    ".",
    "!",
    "?",
    "…",
    ":",
    ";",
    "(",
    ")",
    "[",
    "]",
    "\n",
    "\n\n",
    "\t",
    "\u00a0",
]
ODD = [
    "\u200b",
    "\u202e",
    "\u0301",
    "\x1b[31m",
    "İ",
    "ß",
    "ﬁ",
    "🙂",
    "\u2028",
    "12 марта 2025",
    "1,5",
    "т.е.",
    "http://a.example/?q=«x»",
    "=1+1",
]


def texts(lang: str) -> st.SearchStrategy[str]:
    piece = st.one_of(st.sampled_from(WORDS[lang]), st.sampled_from(SIGNS), st.sampled_from(ODD), st.text(max_size=4))
    return st.lists(st.tuples(piece, st.sampled_from(["", " ", " ", " "])), min_size=1, max_size=60).map(
        lambda pairs: "".join(word + space for word, space in pairs)
    )


def check(quote: Quote, text: str) -> None:
    assert quote.segments
    for span in quote.segments:
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip(), "a quote of nothing"
    assert list(quote.segments) == sorted(quote.segments)
    assert all(one.end <= other.start for one, other in zip(quote.segments, quote.segments[1:], strict=False)), "segments overlap"
    phrases: list[Phrase | None] = [quote.cue, quote.mention, *quote.trail]
    for phrase in phrases:
        assert phrase is None or phrase.span.of(text) == phrase.text
    assert 0 <= quote.confidence <= 1


@pytest.mark.parametrize("lang", WORDS)
def test_every_span_of_any_text_stands_in_it(lang: str) -> None:
    @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
    @given(texts(lang))
    def any_text(text: str) -> None:
        try:
            page = read_document(Document("any", ("x " + text).encode("utf-8", "replace"), "txt"), ReadOptions(lang=lang))
        except TextError as refused:
            assert refused.hint and "binary" in refused.message and any(letter < " " or letter == "\x7f" for letter in text)
            return
        reading = read_quotes(page, tagger=False)
        for quote in reading.quotes:
            check(quote, page.text)
        assert reading.quotes == read_quotes(page, tagger=False).quotes, "the same text read twice gives other quotes"

    any_text()
