"""From ids to references, and from bylines to authors."""

from __future__ import annotations

import pytest

from quotes.errors import NotFoundError, UsageError
from quotes.model.citations import Author
from quotes.reports.citing import references, split_authors
from quotes.store.engine import Archive


def test_quotes_of_one_article_are_one_reference(told: Archive) -> None:
    with told.connect() as connection:
        north, south = references(connection, ["q1", "q3", "a2", "q5"])
    assert (north.id, north.title, north.outlet, north.lang) == ("a1", "About north", "Северный листок", "ru")
    assert (south.url, south.published, south.authors) == ("https://south.example/1", "2025-10", ())


@pytest.mark.parametrize(("name", "fault"), [("e1", UsageError), ("q99", NotFoundError), ("a99", NotFoundError), ("word", UsageError)])
def test_what_cannot_be_cited(told: Archive, name: str, fault: type[Exception]) -> None:
    with told.connect() as connection, pytest.raises(fault):
        references(connection, [name])


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("Айгерим Серикова", [Author("Серикова", "Айгерим")]),
        ("Серикова Айгерим", [Author("Серикова", "Айгерим")]),
        ("Серикова А. Б.", [Author("Серикова", "А. Б.")]),
        ("Doe, Jane", [Author("Doe", "Jane")]),
        ("Jane Doe and Max F. Roe", [Author("Doe", "Jane"), Author("Roe", "Max F.")]),
        ("Айгерим Серикова, Ермек Тестов", [Author("Серикова", "Айгерим"), Author("Тестов", "Ермек")]),
        ("Nell Brackwater, The Lantern Herald", [Author("Brackwater", "Nell")]),
        ("Nell Brackwater, Test Gazette", [Author("Brackwater", "Nell")]),
        ("Редакция", [Author("Редакция")]),
        ("", []),
        ("—", []),
    ],
)
def test_a_byline_is_split_into_people(byline: str, authors: list[Author]) -> None:
    assert list(split_authors(byline, "Test Gazette")) == authors
