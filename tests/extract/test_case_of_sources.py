"""A surname alone after a source phrase stands in the genitive, whatever its ending may look like."""

from __future__ import annotations

import pytest

from quotes.extract.article import read_quotes
from quotes.model.articles import Document
from quotes.text.read import ReadOptions, read_document


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("По словам Сарбаева, причалы готовы к зиме.", "Сарбаев"),
        ("По мнению Келинова, тариф вырастет ещё раз.", "Келинов"),
        ("По словам Оразовой, тариф вырастет ещё раз.", "Оразова"),
    ],
)
def test_the_surname_is_read_in_the_genitive(sentence: str, name: str) -> None:
    page = read_document(Document("x.txt", sentence.encode(), "txt"), ReadOptions(lang="ru"))
    [quote] = read_quotes(page).quotes
    assert quote.speaker is not None
    assert quote.speaker.name == name
