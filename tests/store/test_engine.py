"""Opening, refusing and questioning archives: every fault is one line with its cure."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text

from quotes.errors import (
    ArchiveAheadError,
    ArchiveBehindError,
    ArchiveCorruptError,
    ArchiveError,
    ArchiveLockedError,
    ArchiveMissingError,
    QueryError,
    UsageError,
)
from quotes.store import connect, tables
from quotes.store.engine import Archive, open_archive
from quotes.store.migrate import status, upgrade
from tests.store.samples import fill


def test_fresh_archive_is_empty(archive: Archive) -> None:
    with archive.connect() as connection:
        assert connection.execute(select(tables.quote)).all() == []


def test_change_without_writes_leaves_no_trace(archive: Archive) -> None:
    with archive.change("nothing") as change:
        assert change.id
    with archive.connect() as connection:
        assert connection.execute(select(tables.change)).all() == []


def test_who_is_the_one_at_the_keyboard(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTES_USER", "rita")
    with archive.change("nothing") as change:
        assert change.who == "rita"


def test_missing_file_is_named_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "no 100% such.db"
    with pytest.raises(ArchiveMissingError) as caught:
        open_archive(str(path))
    assert str(path) in caught.value.message and "quotes seed" in caught.value.hint and caught.value.exit_code == 3
    assert not path.exists()


def test_create_makes_the_archive_once(tmp_path: Path) -> None:
    path = tmp_path / "sub 100%" / "quotes.db"
    with pytest.raises(ArchiveError, match="no folder"):
        open_archive(str(path), create=True)
    path.parent.mkdir()
    with open_archive(f"sqlite:///{path}", create=True) as archive:
        assert archive.created
        fill(archive)
    with open_archive(str(path), create=True) as archive:
        assert not archive.created


def test_an_empty_database_is_no_archive_yet(tmp_path: Path) -> None:
    path = tmp_path / "quotes.db"
    path.touch()
    with pytest.raises(ArchiveMissingError):
        open_archive(str(path))
    open_archive(str(path), create=True).close()
    assert status(str(path)).state == "current"


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="is a folder"):
        open_archive(str(tmp_path))


@pytest.mark.parametrize("target", ["mysql://host/name", "sqlite://", "postgresql://host:port/name"])
def test_other_addresses_are_wrong_usage(target: str) -> None:
    with pytest.raises(UsageError):
        open_archive(target)


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE song (id INTEGER)")
    for attempt in (lambda: open_archive(str(path)), lambda: upgrade(str(path))):
        with pytest.raises(ArchiveCorruptError, match="no archive of quotes"):
            attempt()


@pytest.mark.parametrize(
    "content", [b"this is a text file, not a database, and a long one at that" * 40, b"SQLite format 3\0" + b"\xff" * 4080]
)
def test_a_damaged_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "quotes.db"
    path.write_bytes(content)
    with pytest.raises(ArchiveCorruptError) as caught:
        open_archive(str(path))
    assert str(path) in caught.value.message and "backup" in caught.value.hint
    assert path.read_bytes() == content


def test_a_newer_archive_is_refused(target: str) -> None:
    with open_archive(target) as archive, archive.change("forge") as change:
        change.connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        change.finish()
    with pytest.raises(ArchiveAheadError, match="newer version") as caught:
        open_archive(target)
    assert "upgrade the program" in caught.value.hint
    with pytest.raises(ArchiveAheadError):
        upgrade(target)
    assert status(target).state == "ahead"


def test_an_older_archive_says_which_command_upgrades(target: str) -> None:
    with open_archive(target) as archive, archive.change("forge") as change:
        change.connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
        change.finish()
    with pytest.raises(ArchiveBehindError) as caught:
        open_archive(target)
    assert caught.value.hint == "quotes db upgrade"


def test_a_locked_archive_says_so(sqlite_target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "WAIT_SECONDS", 0.05)
    with open_archive(sqlite_target) as archive, closing(sqlite3.connect(sqlite_target, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveLockedError, match="is locked") as caught, archive.change("ingest") as change:
            change.insert(tables.outlet, {"key": "one", "name": "one", "origin": "user"})
        assert "another process" in caught.value.hint
        other.execute("ROLLBACK")
        with archive.change("ingest") as change:
            change.insert(tables.outlet, {"key": "one", "name": "one", "origin": "user"})


@pytest.mark.postgres
def test_a_locked_server_says_so(postgres_target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "WAIT_SECONDS", 0.05)
    with open_archive(postgres_target) as archive, archive.change("first") as first:
        assert first.id
        with pytest.raises(ArchiveLockedError), archive.change("second") as second:
            assert second.id


@pytest.mark.postgres
def test_an_unreachable_server_is_named_without_its_password(postgres_target: str) -> None:
    with pytest.raises(ArchiveError) as caught:
        open_archive("postgresql://rita:secret@127.0.0.1:1/quotes?connect_timeout=2")
    assert "127.0.0.1" in caught.value.message and "secret" not in str(caught.value)
    with pytest.raises(ArchiveMissingError):
        open_archive(postgres_target.replace("/quotes_", "/no_quotes_"))


WRITES = [
    "INSERT INTO outlet (key, name, origin, change_id) VALUES ('x', 'x', 'user', 1)",
    "UPDATE quote SET text = 'x'",
    "DELETE FROM quote",
    "DROP TABLE quote",
    "CREATE TABLE mine (id INTEGER)",
]
SQLITE_WRITES = ["ATTACH DATABASE 'other.db' AS other", "PRAGMA query_only=OFF", "PRAGMA writable_schema=ON", "VACUUM INTO 'copy.db'"]


@pytest.mark.parametrize("statement", WRITES)
def test_read_only_cannot_write(archive: Archive, statement: str) -> None:
    fill(archive)
    with pytest.raises(QueryError), archive.read_only() as connection:
        connection.execute(text(statement))
    with archive.read_only() as connection:
        assert connection.execute(text("SELECT count(*) FROM v_quotes")).scalar() == 3


@pytest.mark.parametrize("statement", SQLITE_WRITES)
def test_read_only_reaches_no_other_file(sqlite_target: str, statement: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(sqlite_target).parent)
    with open_archive(sqlite_target) as archive, pytest.raises(QueryError), archive.read_only() as connection:
        connection.execute(text(statement))
    assert sorted(path.suffix for path in Path(sqlite_target).parent.iterdir() if path.suffix == ".db") == [".db"]


@pytest.mark.parametrize(
    "statement",
    [
        "SET TRANSACTION READ WRITE",
        "SELECT set_config('transaction_read_only', 'off', true)",
        "COMMIT; DELETE FROM quote_segment",
        "SELECT 1; COMMIT; BEGIN READ WRITE; DELETE FROM quote_segment; COMMIT",
        "DO 'BEGIN COMMIT; SET TRANSACTION READ WRITE; DELETE FROM quote_segment; END'",
        "DELETE FROM quote_segment",
    ],
)
@pytest.mark.postgres
def test_read_only_stays_so_on_a_server(postgres_target: str, statement: str) -> None:
    with open_archive(postgres_target) as archive:
        fill(archive)
        with pytest.raises(QueryError), archive.read_only() as connection:
            connection.exec_driver_sql(statement)
        with archive.connect() as connection:
            assert len(connection.execute(select(tables.quote_segment)).all()) == 3


def test_a_statement_may_not_last_for_ever(archive: Archive) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(QueryError), archive.read_only(seconds=0.2) as connection:
        connection.execute(text(endless))


def test_a_statement_that_is_none_is_the_users_fault(archive: Archive) -> None:
    with pytest.raises(QueryError, match="syntax"), archive.read_only() as connection:
        connection.execute(text("SELEKT 1"))


def test_plain_writes_outside_a_change_are_lost(archive: Archive) -> None:
    fill(archive)
    with archive.connect() as connection:
        connection.execute(insert(tables.word_form), {"folded": "a", "lang": "en", "lemma": "a"})
    with archive.connect() as connection:
        assert connection.execute(select(tables.word_form)).all() == []


def test_a_question_loads_neither_migrations_nor_orm(sqlite_target: str) -> None:
    program = (
        "import sys; from quotes.store.engine import open_archive; from quotes.store import search, tables\n"
        f"with open_archive({sqlite_target!r}) as archive, archive.connect() as connection:\n"
        "    connection.exec_driver_sql('SELECT * FROM v_quotes').all()\n"
        "heavy = ('alembic', 'sqlalchemy.orm', 'dateparser', 'pymorphy3', 'psycopg', 'slovnet', 'trafilatura', 'py3langid')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.fixture
def small_disk(sqlite_target: str) -> Iterator[Archive]:
    """An archive whose file may not grow: what a full disk looks like."""
    with open_archive(sqlite_target) as archive:
        yield archive


def test_a_full_disk_loses_nothing(small_disk: Archive) -> None:
    fill(small_disk)
    with pytest.raises(ArchiveError, match="no room"), small_disk.change("ingest") as change:
        pages = change.connection.exec_driver_sql("PRAGMA page_count").scalar()
        change.connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        for number in range(2000):
            change.insert(tables.outlet, {"key": f"o{number}", "name": "x" * 2000, "origin": "user"})
    with small_disk.connect() as connection:
        assert len(connection.execute(select(tables.quote)).all()) == 3
