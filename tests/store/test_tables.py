"""What the database itself refuses, and which index answers which question."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Select, Table, func, select

from quotes.errors import ConflictError
from quotes.store import tables as t
from quotes.store.engine import Archive, open_archive
from tests.store.samples import fill

BAD: list[tuple[Table, dict[str, Any]]] = [
    (t.quote, {"kind": "rumour"}),
    (t.quote, {"status": "doubtful"}),
    (t.quote, {"start": 90, "end": 20}),
    (t.quote, {"confidence": 1.5}),
    (t.quote, {"speaker_id": 99}),
    (t.quote, {"expert_id": 99}),
    (t.speaker, {"type": "robot"}),
    (t.speaker, {"link": "guessed"}),
    (t.quote_topic, {"stance": "happy"}),
    (t.quote_topic, {"topic_id": 99}),
    (t.article_version, {"published_precision": "century"}),
    (t.affiliation, {"first_day": 20250101, "last_day": 20240101}),
    (t.affiliation, {"organization_id": None, "organization_text": None, "role": None}),
    (t.expert, {"canonical_id": 99}),
    (t.expert, {"origin": "rumour"}),
    (t.expert_name, {"folded": None}),
]


@pytest.mark.parametrize(("table", "values"), BAD)
def test_the_database_refuses_what_makes_no_sense(archive: Archive, table: Table, values: dict[str, Any]) -> None:
    fill(archive)
    with pytest.raises(ConflictError, match="refuses this"), archive.change("forge") as change:
        first = next(iter(table.primary_key.columns))
        assert change.update(table, first == change.connection.scalar(select(func.min(first))), values)


DOUBLES: list[tuple[Table, tuple[str, ...]]] = [
    (t.outlet, ("key",)),
    (t.topic, ("key",)),
    (t.article, ("key",)),
    (t.expert_name, ("expert_id", "folded")),
    (t.article_version, ("article_id", "text_hash")),
]


@pytest.mark.parametrize(("table", "columns"), DOUBLES)
def test_the_database_refuses_doubles(archive: Archive, table: Table, columns: tuple[str, ...]) -> None:
    fill(archive)
    with pytest.raises(ConflictError, match="refuses this"), archive.change("forge") as change:
        row = dict(change.connection.execute(select(table).limit(1)).mappings().one())
        change.insert(table, {name: value for name, value in row.items() if name not in ("id", "change_id")})
    assert columns


PLANS: list[tuple[str, Select[Any], str]] = [
    (
        "experts on a topic",
        select(t.quote_topic.c.expert_id, func.count(), func.max(t.quote_topic.c.day))
        .where(t.quote_topic.c.topic_id == 1)
        .group_by(t.quote_topic.c.expert_id),
        "USING COVERING INDEX ix_quote_topic_answer",
    ),
    (
        "newest on a topic",
        select(t.quote_topic.c.quote_id)
        .where(t.quote_topic.c.topic_id == 1)
        .order_by(t.quote_topic.c.day.desc(), t.quote_topic.c.quote_id.desc()),
        "USING COVERING INDEX ix_quote_topic_newest",
    ),
    (
        "newest published",
        select(t.quote.c.id).order_by(t.quote.c.day.desc(), t.quote.c.id.desc()).limit(20),
        "USING COVERING INDEX ix_quote_day",
    ),
    (
        "newest of an expert",
        select(t.quote.c.text).where(t.quote.c.expert_id == 1).order_by(t.quote.c.day.desc()),
        "USING INDEX ix_quote_expert_day",
    ),
    (
        "name completion",
        select(t.expert_name.c.expert_id).where(t.expert_name.c.folded >= "при", t.expert_name.c.folded < "прй"),
        "USING COVERING INDEX ix_expert_name_folded",
    ),
    ("names by key", select(t.name_key.c.name_id).where(t.name_key.c.key == "prm"), "USING COVERING INDEX ix_name_key_key"),
    (
        "forms of topics",
        select(t.topic_form.c.topic_id).where(t.topic_form.c.folded == "порт"),
        "USING COVERING INDEX ix_topic_form_folded",
    ),
    (
        "articles by text",
        select(t.article_version.c.id).where(t.article_version.c.text_hash == "00"),
        "USING COVERING INDEX sqlite_autoindex",
    ),
]


@pytest.mark.parametrize(("question", "statement", "plan"), PLANS, ids=[question for question, _, _ in PLANS])
def test_an_index_answers(sqlite_target: str, question: str, statement: Select[Any], plan: str) -> None:
    with open_archive(sqlite_target) as archive, archive.connect() as connection:
        compiled = str(statement.compile(connection, compile_kwargs={"literal_binds": True}))
        steps = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}")]
    assert any(plan in step for step in steps), (question, steps)
    assert not any("TEMP B-TREE" in step for step in steps), (question, steps)
