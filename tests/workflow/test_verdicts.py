"""Verdicts without a screen: the queue, the quote with its context, a verdict by number, and taking it back, as any page would."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from quotes.errors import NotFoundError, QuotesError, UsageError
from quotes.model.spans import Span
from quotes.model.stances import Suggestion
from quotes.reports.filters import Filters
from quotes.reports.queue import review_queue
from quotes.store import tables as t
from quotes.store.change import Change
from quotes.store.changes import undo
from quotes.store.engine import Archive
from quotes.store.suggestions import insert_suggestions
from quotes.workflow.quote_items import Item, load_item
from quotes.workflow.verdicts import accept_all, accept_layer, code, refuse
from tests.reports.made import Said, build

WHO = "rita"
SAID = [Said("Арман Мостов", "мост нужен городу", "2021-01-01", None), Said("Берик Мостов", "мост опасен", "2022-01-01", None)]


@pytest.fixture
def made(archive: Archive) -> Archive:
    with archive.change("build", "maker") as change:
        build(
            change, [Said("Арман Мостов", "мост нужен городу", "2021-01-01", None), Said("Берик Мостов", "мост опасен", "2022-01-01", None)]
        )
    return archive


def item(archive: Archive, quote: int) -> Item:
    with archive.connect() as connection:
        return load_item(connection, quote)


def waiting(archive: Archive) -> list[int]:
    with archive.connect() as connection:
        return review_queue(connection, Filters(), WHO, "text")


def test_a_verdict_takes_the_quote_from_the_queue_and_undo_brings_it_back(made: Archive) -> None:
    assert waiting(made) == [1, 2]
    with made.change("review", WHO) as change:
        accept_all(change, 1)
        given = change.id
    assert waiting(made) == [2]
    assert item(made, 1).verdicts == tuple(f"{layer}: accept by {WHO}" for layer in ("words", "speaker", "topic"))
    with made.change("undo", WHO) as change:
        undo(change, given)
    assert waiting(made) == [1, 2] and item(made, 1).verdicts == ()


def test_a_stance_is_set_accepted_and_refused_on_the_topic_named(made: Archive) -> None:
    [about] = item(made, 2).topics
    with made.change("review", WHO) as change:
        code(change, 2, about.topic_id, "oppose")
    with made.change("review", "boris") as change:
        accept_layer(change, 2, "stance", about.topic_id)
    with made.connect() as connection:
        assert connection.execute(select(t.stance.c.coder, t.stance.c.value).order_by(t.stance.c.id)).all() == [
            (WHO, "oppose"),
            ("boris", "oppose"),
        ]
    with made.change("review", WHO) as change:
        refuse(change, 2, "not_relevant", about.topic_id)
    assert item(made, 2).topics == ()


def test_what_cannot_be_judged_is_an_error_and_leaves_nothing(made: Archive) -> None:
    [about] = item(made, 1).topics
    wrong: list[tuple[Callable[[Change], None], type[QuotesError]]] = [
        (lambda change: code(change, 1, about.topic_id, "adore"), UsageError),
        (lambda change: code(change, 1, 99, "support"), UsageError),
        (lambda change: accept_layer(change, 1, "stance", about.topic_id), UsageError),
        (lambda change: refuse(change, 1, "ugly"), UsageError),
        (lambda change: accept_all(change, 99), NotFoundError),
    ]
    for judge, error in wrong:
        with pytest.raises(error), made.change("review", WHO) as change:
            judge(change)
    with made.connect() as connection:
        assert connection.execute(select(t.review)).all() == []
        with pytest.raises(NotFoundError):
            load_item(connection, 99)


def test_what_the_rules_suggest_is_shown_and_can_be_accepted(made: Archive) -> None:
    [about] = item(made, 1).topics
    with made.change("suggest", "maker") as change:
        insert_suggestions(change, [(1, about.topic_id, Suggestion("support", 0.9, "нужен", Span(5, 10), "need"))])
    [about] = item(made, 1).topics
    assert (about.value, about.suggested) == ("support", "support 90%: “нужен”")
    with made.change("review", WHO) as change:
        accept_layer(change, 1, "stance", about.topic_id)
    [about] = item(made, 1).topics
    assert about.stance == "support" and item(made, 1).verdicts == (f"stance: correct by {WHO}",)
