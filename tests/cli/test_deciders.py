"""Whoever decides is named: each command that decides something leaves the name in QUOTES_USER, else the login name."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from quotes.cli.app import run
from quotes.store import tables as t
from quotes.store.engine import Archive, open_archive
from tests.reports.conftest import tell

DECIDING: dict[str, tuple[tuple[str, ...], Any]] = {
    "fix --reject": (("fix", "q1", "--reject", "not_relevant"), t.review),
    "fix --words": (("fix", "q1", "--words", "1:10"), t.review),
    "fix --speaker": (("fix", "q1", "--speaker", "Лейла Пробина"), t.review),
    "fix --kind": (("fix", "q1", "--kind", "indirect"), t.review),
    "stance set": (("stance", "set", "q1", "Test Canal", "support"), t.stance),
    "experts merge": (("experts", "merge", "e1", "e2"), t.judgement),
    "organizations merge": (("organizations", "merge", "g1", "g2"), t.judgement),
    "experts edit": (("experts", "edit", "e1", "--country", "KZ"), None),
    "topics add": (("topics", "add", "new-topic", "--label", "New", "--lang", "en"), None),
    "articles remove": (("articles", "remove", "a1", "--reason", "an advertisement", "--yes"), None),
}


@pytest.fixture
def told_target(target: str) -> str:
    with open_archive(target) as archive, archive.change("tell", "owner") as change:
        tell(change)
    return target


def names(archive: Archive, table: Any) -> list[str]:
    """Who wrote the rows of the newest change."""
    column = table.c.coder if table is t.stance else table.c.who
    with archive.connect() as connection:
        if table is t.change:
            return [str(connection.scalar(select(column).order_by(table.c.id.desc()).limit(1)))]
        newest = select(t.change.c.id).order_by(t.change.c.id.desc()).limit(1).scalar_subquery()
        return list(connection.scalars(select(column).where(table.c.change_id == newest)))


@pytest.mark.parametrize("name", DECIDING)
def test_the_name_in_the_environment_stands_on_the_decision(told_target: str, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    words, table = DECIDING[name]
    monkeypatch.setenv("QUOTES_USER", "Рита Пробная")
    assert run(["--db", told_target, *words]) == 0
    with open_archive(told_target) as archive:
        assert names(archive, t.change) == ["Рита Пробная"]
        if table is not None:
            assert set(names(archive, table)) == {"Рита Пробная"}


@pytest.mark.parametrize("given", [None, "", "  "])
def test_else_it_is_the_login_name(sqlite_target: str, monkeypatch: pytest.MonkeyPatch, given: str | None) -> None:
    with open_archive(sqlite_target) as archive, archive.change("tell", "owner") as change:
        tell(change)
    monkeypatch.delenv("QUOTES_USER", raising=False)
    if given is not None:
        monkeypatch.setenv("QUOTES_USER", given)
    monkeypatch.setenv("LOGNAME", "login")
    assert run(["--db", sqlite_target, "fix", "q1", "--reject", "not_relevant"]) == 0
    with open_archive(sqlite_target) as archive:
        assert names(archive, t.review) == names(archive, t.change) == ["login"]
