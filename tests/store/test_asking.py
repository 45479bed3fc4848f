"""`quotes sql` against those who would write with it: on both back ends nothing is written, nothing else is reached, and time ends."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from quotes.errors import QueryError
from quotes.reports.library import run_sql
from quotes.store.engine import Archive, open_archive
from tests.store.samples import dump, fill

ANYWHERE = [
    "INSERT INTO outlet (key, name, origin, change_id) VALUES ('x', 'x', 'user', 1)",
    "WITH gone AS (DELETE FROM quote RETURNING id) SELECT * FROM gone",
    "WITH made AS (INSERT INTO review (quote_id) VALUES (1) RETURNING id) SELECT * FROM made",
    "WITH x AS (SELECT 1) DELETE FROM quote",
    "/* a question */ DELETE FROM quote",
    "-- SELECT\nDELETE FROM quote",
    "(DELETE FROM quote)",
    "SELECT 1; DELETE FROM quote",
    "SELECT 1; COMMIT; DELETE FROM quote",
    "EXPLAIN ANALYZE DELETE FROM quote; DELETE FROM quote",
    "CREATE TEMP TABLE mine AS SELECT 1",
    "COMMIT",
    "ROLLBACK",
    "SAVEPOINT a",
    "",
    ";",
    "тест",
]
ON_SQLITE = [
    "ATTACH DATABASE 'other.db' AS other",
    "VACUUM INTO 'other.db'",
    "SELECT load_extension('other.so')",
    "PRAGMA query_only=OFF",
    "PRAGMA writable_schema=ON",
    "PRAGMA journal_mode=DELETE",
    "PRAGMA user_version=7",
    "SELECT * FROM pragma_user_version(7)",
    "REPLACE INTO outlet (id) VALUES (1)",
    "REINDEX",
    "ANALYZE",
    "INSERT INTO fts_quote(fts_quote) VALUES ('rebuild')",
    "SELECT writefile('other.db', 'x')",
    "SELECT zeroblob(900000000)",
    "SELECT 'a' LIKE hex(zeroblob(20000))",
]
ON_A_SERVER = [
    "COPY quote TO PROGRAM 'cat > {file}'",
    "COPY (SELECT 1) TO '{file}'",
    "COPY outlet FROM PROGRAM 'echo 1'",
    "SELECT lo_export(1, '{file}')",
    "SELECT lo_import('/etc/passwd')",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT pg_ls_dir('/')",
    "SELECT pg_reload_conf()",
    "SELECT setval(pg_get_serial_sequence('quote', 'id'), 1)",
    "SELECT nextval(pg_get_serial_sequence('quote', 'id'))",
    "SELECT query_to_xml('DELETE FROM quote', true, true, '')",
    "SELECT query_to_xml('COPY quote TO PROGRAM ''cat > {file}''', true, true, '')",
    "SELECT set_config('transaction_read_only', 'off', false)",
    "SELECT * FROM quote FOR UPDATE",
    "SELECT * INTO mine FROM quote",
    "SET TRANSACTION READ WRITE",
    "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE",
    "RESET ROLE",
    "LOAD 'plpgsql'",
    "DO 'BEGIN DELETE FROM quote; END'",
    "CALL nothing()",
    "LISTEN a",
    "LOCK TABLE quote",
    "PREPARE a AS DELETE FROM quote",
    "EXPLAIN ANALYZE DELETE FROM quote",
    "EXPLAIN ANALYZE CREATE TABLE mine AS SELECT 1",
    "ALTER SYSTEM SET work_mem = '1GB'",
    "CLOSE ALL",
]


def refused(archive: Archive, statement: str) -> None:
    fill(archive)
    before = dump(archive)
    with pytest.raises(QueryError) as caught, archive.read_only(5) as connection:
        run_sql(connection, statement)
    assert "\n" not in caught.value.message and caught.value.exit_code == 1
    assert dump(archive) == before


@pytest.mark.parametrize("statement", ANYWHERE)
def test_no_statement_writes(archive: Archive, statement: str) -> None:
    refused(archive, statement)


@pytest.mark.parametrize("statement", ON_SQLITE)
def test_nothing_but_the_archive_is_reached(sqlite_target: str, statement: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with open_archive(sqlite_target) as archive:
        refused(archive, statement)
    assert not (tmp_path / "other.db").exists()


@pytest.mark.postgres
@pytest.mark.parametrize("statement", ON_A_SERVER)
def test_nothing_of_the_server_is_reached_even_by_its_superuser(postgres_target: str, statement: str, tmp_path: Path) -> None:
    file = tmp_path / "written"
    tmp_path.chmod(0o777)
    with open_archive(postgres_target) as archive:
        refused(archive, statement.format(file=file))
    assert not file.exists()


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "


@pytest.mark.parametrize("question", [f"{ENDLESS} SELECT count(*) FROM n", f"{ENDLESS} SELECT i FROM n WHERE i < 0"])
def test_time_ends(archive: Archive, question: str) -> None:
    with pytest.raises(QueryError), archive.read_only(0.3) as connection:
        run_sql(connection, question)


@pytest.mark.postgres
def test_time_cannot_be_asked_for(postgres_target: str) -> None:
    """The limit is not lifted from inside, nor begun anew with every few rows."""
    slow = "SELECT set_config('statement_timeout', '0', false), pg_sleep(0.2) FROM generate_series(1, 100)"
    started = time.monotonic()
    with open_archive(postgres_target) as archive, pytest.raises(QueryError, match="timeout"), archive.read_only(0.5) as connection:
        run_sql(connection, slow)
    assert time.monotonic() - started < 15


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("SELECT count(*) FROM v_quotes", [(3,)]),
        ("  -- how many\n/* now */ select count(*) from v_quotes;", [(3,)]),
        ("SELECT 1 UNION SELECT 2 ORDER BY 1", [(1,), (2,)]),
        ("WITH a AS (SELECT 7 AS n) SELECT n FROM a", [(7,)]),
        ("VALUES (1), (2)", [(1,), (2,)]),
        ("SELECT '10:20', 'a%b'", [("10:20", "a%b")]),
    ],
)
def test_questions_are_answered(archive: Archive, question: str, answer: list[tuple[object, ...]]) -> None:
    fill(archive)
    with archive.read_only() as connection:
        for _ in range(2):
            assert list(run_sql(connection, question).rows) == answer


def test_a_plan_can_be_asked_for(archive: Archive) -> None:
    question = "EXPLAIN QUERY PLAN SELECT * FROM quote" if archive.dialect == "sqlite" else "EXPLAIN SELECT * FROM quote"
    with archive.read_only() as connection:
        assert run_sql(connection, question).rows
