"""Full text by lemma gives the same rows on both back ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from quotes.store import tables
from quotes.store.engine import Archive
from quotes.store.forms import find_lemmas, save_forms
from quotes.store.search import Word, find_quotes, index_text, matching
from quotes.store.upkeep import optimize
from tests.store.samples import fill

CASES: list[tuple[list[Word], bool, list[int]]] = [
    ([["порт"]], False, [1]),
    ([["причал"]], False, [3, 2]),
    ([["причал"], ["новый"]], False, [2]),
    ([["порт", "дорога"]], False, [3, 1]),
    ([["новый"], ["причал"]], True, [2]),
    ([["причал"], ["новый"]], True, []),
    ([["дорога", "новый"], ["важный", "причал"]], True, [3, 2]),
    ([["нет"]], False, []),
    ([["«»"]], False, []),
    ([], False, []),
    ([['порт" OR "причал']], False, []),
]


@pytest.mark.parametrize(("words", "phrase", "expected"), CASES)
def test_words_find_their_quotes(archive: Archive, words: list[Word], phrase: bool, expected: list[int]) -> None:
    fill(archive)
    with archive.connect() as connection:
        assert find_quotes(connection, words, phrase=phrase) == expected


def test_a_selection_serves_inside_other_queries(archive: Archive) -> None:
    fill(archive)
    found = matching(archive.dialect, [["причал"]])
    with archive.connect() as connection:
        statement = select(tables.quote.c.text).where(tables.quote.c.id.in_(found)).order_by(tables.quote.c.id)
        assert connection.scalars(statement).all() == ["новый причал откроют весной", "Дорога важнее причала"]


def test_the_index_follows_corrections(archive: Archive) -> None:
    fill(archive)
    with archive.change("reextract") as change:
        change.update(tables.quote_lemmas, tables.quote_lemmas.c.quote_id == 1, {"lemmas": "гавань"})
        change.delete(tables.quote_lemmas, tables.quote_lemmas.c.quote_id == 2)
    for rebuild in (False, True):
        optimize(archive, rebuild=rebuild)
    with archive.connect() as connection:
        assert find_quotes(connection, [["порт"]]) == []
        assert find_quotes(connection, [["гавань"]]) == [1]
        assert find_quotes(connection, [["причал"]]) == [3]


WORDS = [
    "технико-экономический",
    "о'коннор",
    "cop29",
    "2030",
    "529,4",
    "дәліз",
    "dəhliz",
    "қазақстан",
    "şəhər",
    "a_b",
    "x.y@z.kz",
    "10%",
    "1e5",
    "-7",
]


@pytest.mark.parametrize("word", WORDS)
def test_unusual_words_are_found_as_they_are_kept(archive: Archive, word: str) -> None:
    ids = fill(archive)
    with archive.change("edit") as change:
        change.update(tables.quote_lemmas, tables.quote_lemmas.c.quote_id == 1, {"lemmas": index_text(["до", word, "после"])})
    assert ids
    with archive.connect() as connection:
        assert find_quotes(connection, [[word]]) == [1]
        assert find_quotes(connection, [["до"], [word], ["после"]], phrase=True) == [1]


@given(st.lists(st.text(max_size=12), max_size=6))
def test_indexed_text_is_letters_digits_and_single_spaces(lemmas: list[str]) -> None:
    indexed = index_text(lemmas)
    assert index_text([indexed]) == indexed
    assert indexed == " ".join(indexed.split())
    assert all(character.isalnum() or character == " " for character in indexed)


def test_word_forms_are_kept_once_and_found(archive: Archive) -> None:
    with archive.change("ingest") as change:
        assert save_forms(change, "ru", {"порта": "порт", "порты": "порт"}) == 2
        assert save_forms(change, "ru", {"порта": "порто", "дороги": "дорога"}) == 1
        assert save_forms(change, "kk", {"порта": "порт"}) == 1
    with archive.connect() as connection:
        assert find_lemmas(connection, ["порта", "дороги", "нет"]) == {
            ("порта", "ru"): "порт",
            ("порта", "kk"): "порт",
            ("дороги", "ru"): "дорога",
        }
        assert find_lemmas(connection, {f"слово{number}" for number in range(1200)} | {"порты"}, "ru") == {("порты", "ru"): "порт"}
