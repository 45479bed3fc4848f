"""Migrations make the tables, on both back ends, and an older archive is copied aside before it is upgraded."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import CheckConstraint, Connection, inspect, select, text

from quotes.errors import ArchiveBehindError
from quotes.store import revision, tables
from quotes.store.engine import Archive, open_archive
from quotes.store.migrate import differences, find_migrations, main, status, upgrade
from quotes.store.verify import find_breaches
from tests.store.older import Rows, make_older
from tests.store.samples import fill


def test_tables_equal_migrations(capsys: pytest.CaptureFixture[str]) -> None:
    assert differences() == []
    assert main(["--check"]) == 0
    assert "equal" in capsys.readouterr().err


def test_a_table_without_migration_is_noticed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from sqlalchemy import Column, Integer, Table

    extra = Table("extra", tables.metadata, Column("id", Integer, primary_key=True))
    try:
        assert main(["--check"]) == 1
        assert "extra" in capsys.readouterr().err
    finally:
        tables.metadata.remove(extra)


def test_known_revisions_are_the_files() -> None:
    found = sorted(path.name.partition("_")[0] for path in (find_migrations() / "versions").glob("[0-9]*.py"))
    assert tuple(found) == revision.KNOWN
    text = [path.read_text(encoding="utf-8") for path in sorted((find_migrations() / "versions").glob("[0-9]*.py"))]
    downs = [re.search(r"^down_revision = (.*)$", one, re.M) for one in text]
    assert [down and down[1].strip('"') for down in downs] == ["None", *revision.KNOWN[:-1]]


def test_both_back_ends_have_the_same_tables_and_columns(archive: Archive) -> None:
    with archive.connect() as connection:
        inspector = inspect(connection)
        held = {name: {column["name"] for column in inspector.get_columns(name)} for name in inspector.get_table_names()}
        for table in tables.metadata.sorted_tables:
            assert held[table.name] == set(table.columns.keys())
            assert len(inspector.get_foreign_keys(table.name)) == len(table.foreign_keys), table.name
            unique = {tuple(sorted(index["column_names"])) for index in inspector.get_unique_constraints(table.name)}
            wanted = [one for one in table.constraints if type(one).__name__ == "UniqueConstraint"]
            assert unique >= {tuple(sorted(column.name for column in one.columns)) for one in wanted}  # type: ignore[attr-defined]
        names = {view for view in inspector.get_view_names() if view.startswith("v_")}
    assert names == {"v_quotes", "v_experts", "v_topics"}


def test_the_checks_are_those_of_the_tables(sqlite_target: str) -> None:
    """The comparison of tables passes over checks; and none lists values with IN, which costs SQLite a table at every row."""
    with open_archive(sqlite_target) as archive, archive.connect() as connection:
        inspector = inspect(connection)
        for table in tables.metadata.sorted_tables:
            held = {check["name"]: check["sqltext"] for check in inspector.get_check_constraints(table.name)}
            checks = [one for one in table.constraints if isinstance(one, CheckConstraint)]
            assert held == {one.name: str(one.sqltext) for one in checks}, table.name
            assert not [name for name, condition in held.items() if re.search(r"\bIN \(", condition)], table.name


def test_every_column_is_commented() -> None:
    for table in tables.metadata.sorted_tables:
        assert table.comment, table.name
        for column in table.columns:
            assert column.comment, f"{table.name}.{column.name}"


def test_an_upgrade_copies_the_file_aside_and_keeps_its_rows(tmp_path: Path, sqlite_target: str) -> None:
    path = tmp_path / "older.db"
    with open_archive(sqlite_target) as filled:
        fill(filled)
        make_older(filled, str(path), "0004")
    assert status(str(path)).state == "behind"
    done = upgrade(str(path))
    assert (done.before, done.after) == ("0004", revision.HEAD)
    assert done.copy is not None and status(str(done.copy)).revision == "0004"
    with open_archive(str(path)) as archive, archive.connect() as connection:
        assert len(connection.execute(select(tables.quote)).all()) == 3
    assert upgrade(str(path)).copy is None


@pytest.mark.parametrize("older", revision.KNOWN[:-1])
@pytest.mark.parametrize("where", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def test_every_older_revision_is_upgraded_with_its_rows(
    where: str, older: str, tmp_path: Path, request: pytest.FixtureRequest, sqlite_target: str
) -> None:
    """All that a release could hold of a filled archive is there after the upgrade, row for row, and the file as it was lies aside."""
    if where == "sqlite":
        target = str(tmp_path / "older.db")
    else:
        name = f"older_{older}"
        request.getfixturevalue("postgres_admin")(f"CREATE DATABASE {name}")
        target = request.getfixturevalue("postgres_server").get_uri(name)
    with open_archive(sqlite_target) as filled:
        fill(filled)
        rows = make_older(filled, target, older)
    assert sum(map(len, rows.values())) > 15
    assert status(target).state == "behind"
    with pytest.raises(ArchiveBehindError):
        open_archive(target)
    done = upgrade(target)
    assert (done.before, done.after) == (older, revision.HEAD)
    with open_archive(target) as archive, archive.connect() as connection:
        assert compare_rows(connection, rows) == sum(map(len, rows.values()))
        if {"quote_lemmas", "quote"} <= rows.keys():
            assert list(find_breaches(connection)) == []
        with archive.change("work goes on") as change:
            change.insert(tables.topic, {"key": "after", "label": "After", "origin": "user"})
    if where == "sqlite":
        assert done.copy is not None and status(str(done.copy)).revision == older
        upgrade(str(done.copy))
        with open_archive(str(done.copy)) as archive, archive.connect() as connection:
            assert compare_rows(connection, rows) == sum(map(len, rows.values()))


def compare_rows(connection: Connection, rows: Rows) -> int:
    """How many rows are the same; an unlike one fails."""
    for name, held in rows.items():
        table = tables.metadata.tables[name]
        columns = [table.c[column] for column in (held[0] if held else ())]
        if columns:
            found = connection.execute(select(*columns).order_by(*table.primary_key.columns)).mappings()
            assert [dict(row) for row in found] == held, name
    return sum(map(len, rows.values()))


def test_a_failed_upgrade_leaves_the_archive_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from quotes.store import ddl

    path = tmp_path / "quotes.db"
    open_archive(str(path), create=True).close()
    with open_archive(str(path)) as archive, archive.change("forge") as change:
        change.connection.execute(text("UPDATE alembic_version SET version_num = '0003'"))
        change.finish()
    with pytest.raises(Exception, match="already exists"):
        upgrade(str(path))
    assert status(str(path)).revision == "0003"
    with open_archive_at(path) as connection:
        assert set(inspect(connection).get_view_names()) == set(ddl.VIEWS)


def open_archive_at(path: Path):  # type: ignore[no-untyped-def]
    from sqlalchemy import create_engine
    from sqlalchemy.pool import NullPool

    return create_engine(f"sqlite:///{path}", poolclass=NullPool).connect()
