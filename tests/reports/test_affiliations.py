"""An affiliation is asked for as any report prints it, known as an organization or not; on both back ends."""

from __future__ import annotations

import pytest

from quotes.errors import NotFoundError
from quotes.reports.counting import count_quotes
from quotes.reports.facts import objects
from quotes.reports.filters import Filters
from quotes.reports.who_said import who_said
from quotes.store import tables as t
from quotes.store.engine import Archive


def ask(archive: Archive, affiliation: str) -> list[str]:
    with archive.connect() as connection:
        return [row["quote_id"] for row in objects(who_said(connection, Filters(affiliation=affiliation)))]


@pytest.fixture
def printed(told: Archive) -> Archive:
    """q1 and q2 print an affiliation that no organization bears, in two cases."""
    with told.change("print", "rita") as change:
        for number, text in ((1, "Палата мер"), (2, "Палаты мер")):
            change.update(t.quote, t.quote.c.id == number, {"affiliation": text, "affiliation_organization_id": None})
    return told


@pytest.mark.parametrize("name", ["Палата мер", "Палаты мер", "палата  мер"])
def test_what_an_article_printed_may_be_asked_for(printed: Archive, name: str) -> None:
    assert ask(printed, name) == ["q2", "q1"]


def test_every_affiliation_that_is_counted_may_be_asked_for(printed: Archive) -> None:
    with printed.connect() as connection:
        counted = objects(count_quotes(connection, Filters(), "affiliation"))
    assert {"Палата мер", "Палаты мер"} <= {row["affiliation"] for row in counted}
    for row in counted:
        if row["affiliation"] != "(not known)":
            assert len(ask(printed, row["affiliation"])) >= row["quotes"]


def test_a_body_printed_in_another_case_is_asked_for_as_a_whole(told: Archive) -> None:
    assert ask(told, "Института проб") == ["q4", "q3", "q1"]


def test_what_nobody_printed_is_refused_and_the_nearest_offered(printed: Archive) -> None:
    with pytest.raises(NotFoundError, match="no organization 'Полата мир'") as fault:
        ask(printed, "Полата мир")
    assert fault.value.hint == "did you mean Палата мер or Палаты мер?"
    with pytest.raises(NotFoundError) as stranger:
        ask(printed, "Zzz")
    assert stranger.value.hint == "quotes organizations lists them"
