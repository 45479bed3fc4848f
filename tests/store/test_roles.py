"""Roles on the real server: what each may do is done by the commands of the command line, what it may not is one line with the cure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.engine import make_url

from quotes.cli.app import run
from quotes.errors import UsageError
from quotes.store import tables as t
from quotes.store.engine import open_archive
from quotes.store.roles import CODED, EDITOR, ROLES, make_roles, role_statements
from tests.reports.conftest import tell

pytestmark = pytest.mark.postgres

Command = Callable[..., int]
USERS = dict(zip(("test_rita", "test_kolya", "test_edith", "test_nobody"), (*ROLES, None), strict=True))


@pytest.fixture
def team(postgres_target: str, postgres_admin: Callable[[str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Command]:
    """Run a command as a user of a role, on an archive with a few articles."""
    with open_archive(postgres_target) as archive:
        with archive.change("tell", "owner") as change:
            tell(change)
        for _ in range(2):  # again does no harm
            make_roles(archive)
    for user, role in USERS.items():
        postgres_admin(f"DROP ROLE IF EXISTS {user}")
        postgres_admin(f"CREATE ROLE {user} LOGIN{f' IN ROLE {role}' if role else ''}")
    (tmp_path / "new.txt").write_text("Новый мост открыли в мае, сообщил инженер Лев Примеров.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "140")

    def team(user: str, *words: str) -> int:
        monkeypatch.setenv("QUOTES_USER", user)
        return run(["--db", make_url(postgres_target).set(username=user).render_as_string(hide_password=False), *words])

    yield team
    for user in USERS:
        postgres_admin(f"DROP ROLE {user}")


ASKING = [("who-said", "canal"), ("sql", "SELECT text FROM v_quotes"), ("show", "e1"), ("log",), ("db", "status"), ("export", "all.csv")]
CODING = [
    ("stance", "set", "q1", "Test Canal", "support", "--note", "he says so"),
    ("stance", "set", "q1", "Test Canal", "oppose"),
    ("stance", "withdraw", "q1", "Test Canal"),
    ("undo", "--yes"),
    ("fix", "q2", "--reject", "not_relevant"),
    ("fix", "q1", "--speaker", "Лейла Пробина"),
    ("fix", "q1", "--kind", "indirect"),
    ("fix", "q3", "--words", "0:10"),
    ("undo", "--yes"),
]
EDITING = [
    ("ingest", "new.txt", "--no-tagger"),
    ("topics", "add", "test-bridge", "--label", "Test Bridge", "--lang", "en"),
    ("experts", "merge", "e1", "e2"),
    ("organizations", "add", "Институт мостов"),
    ("articles", "remove", "a1", "--reason", "an advertisement", "--yes"),
]


@pytest.mark.parametrize("user", ["test_rita", "test_kolya", "test_edith"])
def test_everybody_with_a_role_may_ask(team: Command, user: str) -> None:
    assert [team(user, *words) for words in ASKING] == [0] * len(ASKING)


@pytest.mark.parametrize("user", ["test_kolya", "test_edith"])
def test_a_coder_may_code_and_review(team: Command, user: str, capsys: pytest.CaptureFixture[str]) -> None:
    for words in CODING:
        assert team(user, *words) == 0, (words, capsys.readouterr().err[-600:])


def test_an_editor_may_read_articles_merge_and_delete(team: Command, capsys: pytest.CaptureFixture[str]) -> None:
    for words in [*EDITING, ("undo", "--yes"), ("undo", "--yes")]:
        assert team("test_edith", *words) == 0, (words, capsys.readouterr().err)


@pytest.mark.parametrize(
    "words", [*CODING[:1], *CODING[4:8], *EDITING, ("undo", "--yes"), ("seed",), ("db", "roles", "--apply", "--yes")], ids=" ".join
)
def test_a_reader_writes_nothing(team: Command, postgres_target: str, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    _refused(team, postgres_target, capsys, "test_rita", words)


@pytest.mark.parametrize("words", [*EDITING, ("seed",), ("db", "roles", "--apply", "--yes")], ids=" ".join)
def test_a_coder_neither_reads_articles_nor_merges_nor_deletes(
    team: Command, postgres_target: str, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    _refused(team, postgres_target, capsys, "test_kolya", words)


@pytest.mark.parametrize("words", [ASKING[0], ASKING[1], EDITING[0]], ids=" ".join)
def test_without_a_role_nothing_is_seen(
    team: Command, postgres_target: str, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    _refused(team, postgres_target, capsys, "test_nobody", words)


def _refused(team: Command, target: str, capsys: pytest.CaptureFixture[str], user: str, words: tuple[str, ...]) -> None:
    before = _held(target)
    capsys.readouterr()
    assert team(user, *words) in (1, 3)
    error, hint = capsys.readouterr().err.splitlines()[-2:]
    assert error.startswith("error: ") and "permission denied" in error and "defect" not in error
    assert hint.startswith("hint: ") and "quotes_coder" in hint
    assert _held(target) == before, "nothing of it was kept"


def _held(target: str) -> dict[str, list[tuple[object, ...]]]:
    with open_archive(target) as archive, archive.connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns))]
            for table in t.metadata.sorted_tables
        }


@pytest.mark.parametrize(
    ("user", "statement"),
    [
        ("test_rita", "INSERT INTO review (quote_id, layer, verdict, who, at) VALUES (1, 'words', 'reject', 'x', 'x')"),
        ("test_rita", "UPDATE quote SET status = 'rejected'"),
        ("test_kolya", "DELETE FROM article"),
        ("test_kolya", "UPDATE article SET removed_at = 'now'"),
        ("test_kolya", "DELETE FROM article_version"),
        ("test_kolya", "UPDATE review SET verdict = 'accept'"),
        ("test_kolya", "DELETE FROM quote"),
        ("test_kolya", "DELETE FROM change_entry"),
        ("test_kolya", "INSERT INTO judgement (kind) VALUES ('expert')"),
        ("test_edith", "DROP TABLE review"),
        ("test_edith", "ALTER TABLE review DISABLE TRIGGER ALL"),
        ("test_edith", "UPDATE alembic_version SET version_num = '0001'"),
        ("test_edith", "TRUNCATE quote CASCADE"),
    ],
)
def test_the_server_holds_it_also_against_other_tools(team: Command, postgres_target: str, user: str, statement: str) -> None:
    import psycopg

    url = make_url(postgres_target).set(username=user, drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(statement.encode())


def test_the_command_prints_what_it_would_run(team: Command, capsys: pytest.CaptureFixture[str]) -> None:
    assert team("test_nobody", "db", "roles") == 0
    printed = capsys.readouterr().out
    assert printed == "".join(f"{statement};\n" for statement in role_statements())
    described = (Path(__file__).parents[2] / "docs" / "postgres.md").read_text(encoding="utf-8")
    assert all(role in described for role in ROLES) and all(f"`{table}`" in described for table in CODED)


def test_every_table_is_given_to_the_editor(team: Command, postgres_target: str) -> None:
    with open_archive(postgres_target) as archive, archive.connect() as connection:
        for table in t.metadata.sorted_tables:
            for right in ("SELECT", "INSERT", "UPDATE", "DELETE"):
                asked = text("SELECT has_table_privilege(:role, :name, :right)")
                assert connection.scalar(asked, {"role": EDITOR, "name": f'"{table.name}"', "right": right}), (table.name, right)


def test_a_file_has_no_roles(sqlite_target: str) -> None:
    with open_archive(sqlite_target) as archive, pytest.raises(UsageError, match="no roles"):
        make_roles(archive)
