"""Many quotes at once come in as one by one: the same rows, indexes and checks; what is false is refused whole."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy import Table, func, inspect, select, text

from quotes.errors import ConflictError
from quotes.store import loading, tables
from quotes.store.change import Change
from quotes.store.changes import undo
from quotes.store.engine import Archive, open_archive
from quotes.store.search import find_quotes
from quotes.store.verify import find_breaches, find_index_breaches

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = [table for table in tables.metadata.sorted_tables if not table.name.startswith("change")]


@pytest.fixture(scope="module")
def made() -> ModuleType:
    """The maker of archives that the benchmarks use."""
    spec = importlib.util.spec_from_file_location("made_archive", ROOT / "bench" / "made_archive.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred quotes are many here."""
    monkeypatch.setattr(loading, "_FEW", 100)


def write(change: Change, made: ModuleType, spoilt: Table = tables.quote_segment, **spoil: object) -> None:
    maker = made.Maker(200)
    for rows in [maker.known(), *maker.batches()]:
        for table in tables.metadata.sorted_tables:
            some = rows.get(table.name, [])
            if spoil and table is spoilt and some:
                some[7] |= spoil
            change.insert_all(table, some)


def held(archive: Archive) -> dict[str, list[tuple[object, ...]]]:
    with archive.connect() as connection:
        order = [(table, table.primary_key.columns) for table in WRITTEN]
        return {table.name: [tuple(row) for row in connection.execute(select(table).order_by(*key))] for table, key in order}


def schema(archive: Archive) -> set[str]:
    """Every index and trigger, with what it does."""
    with archive.connect() as connection:
        if archive.dialect == "sqlite":
            return set(connection.scalars(text("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")))
        indexes = connection.scalars(text("SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema()"))
        triggers = connection.scalars(text("SELECT tgname || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal"))
        return {*indexes, *triggers}


def test_a_load_ends_as_single_writes_do(archive: Archive, made: ModuleType, sqlite_template: Path, tmp_path: Path) -> None:
    before = schema(archive)
    with archive.change("load") as change, change.load(200):
        assert schema_is_lighter(change, before)
        write(change, made)
    assert schema(archive) == before
    (tmp_path / "plain.db").write_bytes(sqlite_template.read_bytes())
    with open_archive(str(tmp_path / "plain.db")) as plain:
        with plain.change("load") as change:
            write(change, made)
        assert held(plain) == held(archive)
        with plain.connect() as one, archive.connect() as other:
            expected = find_quotes(one, [["частость"]])
            assert find_quotes(other, [["частость"]]) == expected != []
            assert list(find_breaches(other)) == []
    assert list(find_index_breaches(archive)) == []


def schema_is_lighter(change: Change, before: set[str]) -> bool:
    names = {index["name"] for index in inspect(change.connection).get_indexes("quote")}
    return "ix_quote_day" not in names and any("ix_quote_day" in line for line in before)


def test_false_words_are_refused_and_nothing_is_kept(archive: Archive, made: ModuleType) -> None:
    before = schema(archive)
    refused = pytest.raises(ConflictError, match=r"must stand in its article .*\(q8, 1 in all\)")
    with refused, archive.change("load") as change, change.load(200):
        write(change, made, text="чего никто не говорил")
    assert schema(archive) == before
    assert not any(held(archive).values())


@pytest.mark.parametrize("count", [200, 50], ids=["many", "few"])
@pytest.mark.parametrize("table", [tables.quote_key, tables.quote_segment], ids=str)
def test_rows_that_refer_to_none_are_refused_and_nothing_is_kept(archive: Archive, made: ModuleType, table: Table, count: int) -> None:
    before = schema(archive)
    with pytest.raises(ConflictError), archive.change("load") as change, change.load(count):
        write(change, made, table, quote_id=999_999)
    assert (schema(archive), held(archive)["quote"]) == (before, [])
    with archive.change("after") as change, pytest.raises(ConflictError, match=r"(?i)foreign key"), change.step():
        change.insert(tables.review, {"quote_id": 999_999, "layer": "words", "verdict": "accept", "who": "x", "at": "2024-01-01"})


def test_few_quotes_beside_many_are_checked_one_by_one(archive: Archive, made: ModuleType) -> None:
    with archive.change("load") as change, change.load(200):
        write(change, made)
    row = {"quote_id": 1, "position": 2, "start": 0, "end": 3, "text": "нет"}
    with pytest.raises(ConflictError, match="must stand in its article"), archive.change("few") as change, change.load(150):
        change.insert_all(tables.quote_segment, [row])


def test_a_load_is_one_transaction(archive: Archive) -> None:
    with archive.change("load") as change, pytest.raises(RuntimeError, match="one transaction"), change.load(200), change.step():
        pass


def test_a_load_is_undone_and_brought_back(archive: Archive, made: ModuleType) -> None:
    empty = held(archive)
    with archive.change("load") as change, change.load(200):
        write(change, made)
        load_id = change.id
    full = held(archive)
    with archive.change("undo") as change:
        undo(change, load_id)
        undo_id = change.id
    assert {**held(archive), "word_form": []} == empty  # what words mean is not taken back
    with archive.change("undo") as change:
        undo(change, undo_id)
    assert held(archive) == full
    with archive.connect() as connection:
        assert list(find_breaches(connection)) == []


def journal(change: Change) -> str:
    return str(change.connection.exec_driver_sql("PRAGMA journal_mode").scalar())


def test_an_empty_archive_of_nobody_else_is_written_without_a_log_of_changes(sqlite_target: str, made: ModuleType) -> None:
    with open_archive(sqlite_target) as archive:
        with archive.change("load") as change, change.load(200):
            write(change, made)
            assert journal(change) == "delete"
        with archive.change("load") as change, change.load(400):
            assert journal(change) == "wal"
            assert change.connection.exec_driver_sql("PRAGMA synchronous").scalar() == 1
    assert not Path(f"{sqlite_target}-journal").exists()


def test_who_has_the_archive_open_sees_it_as_it_was_until_a_load_ends(sqlite_target: str, made: ModuleType) -> None:
    counted = select(func.count()).select_from(tables.quote)
    with open_archive(sqlite_target) as archive:
        with open_archive(sqlite_target) as other, other.connect() as reading:
            assert reading.scalar(counted) == 0
            with archive.change("load") as change, change.load(200):
                write(change, made)
                assert journal(change) == "wal"
                assert reading.scalar(counted) == 0
        assert len(held(archive)["quote"]) == 200


KILLED = """
import os, signal, sys
sys.path[:0] = [{root!r}, {bench!r}]
from made_archive import Maker
from quotes.store import tables
from quotes.store.engine import open_archive
maker = Maker(2000)
with open_archive({target!r}) as archive, archive.change("load") as change, change.load(2000):
    for rows in [maker.known(), *maker.batches()]:
        for table in tables.metadata.sorted_tables:
            change.insert_all(table, rows.get(table.name, []))
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_killed_in_the_middle_leaves_the_archive_as_it_was(archive: Archive, target: str) -> None:
    before = schema(archive)
    archive.close()
    script = KILLED.format(root=str(ROOT), bench=str(ROOT / "bench"), target=target)
    done = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True)
    assert done.returncode == -9, done.stderr.decode()
    with open_archive(target) as again:
        assert schema(again) == before
        assert not any(held(again).values())
        with again.connect() as connection:
            assert list(find_breaches(connection)) == []
