"""Kills, locks, full disks and closed folders: the archive stays whole, and the message is one line with its cure."""

from __future__ import annotations

import importlib.util
import os
import resource
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest

from quotes.errors import ArchiveAheadError, ArchiveCorruptError, ArchiveError, ArchiveLockedError
from quotes.store import connect
from quotes.store.engine import open_archive
from quotes.store.verify import find_breaches
from quotes.workflow.ingest import IngestOptions, ingest

ROOT = Path(__file__).resolve().parents[2]
RULES = IngestOptions(tagger=False)


def faults_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("faults", ROOT / "bench" / "faults.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    faults_script().write_articles(tmp_path / "in", 12)
    return tmp_path / "in"


def test_killed_ingests_leave_whole_archives_that_complete_themselves() -> None:
    assert faults_script().run(times=2, seed=7, count=10) == []


def test_another_process_that_writes_is_waited_for_and_then_named(
    sqlite_target: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connect, "WAIT_SECONDS", 0.2)
    with closing(sqlite3.connect(sqlite_target, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE").close()
        with pytest.raises(ArchiveLockedError, match="is locked") as caught:
            ingest(sqlite_target, [str(folder)], RULES)
        assert "another process is writing" in caught.value.hint
        other.execute("ROLLBACK").close()
    assert ingest(sqlite_target, [str(folder)], RULES).articles["new"] == 12


def test_a_full_disk_loses_nothing_that_was_kept(sqlite_target: str, folder: Path) -> None:
    """A child process may write files of so many bytes and no more."""

    def limit() -> None:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        size = Path(sqlite_target).stat().st_size + 60_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    command = [sys.executable, "-m", "quotes", "--db", sqlite_target, "ingest", str(folder), "--no-tagger"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, preexec_fn=limit, check=False)
    assert ran.returncode == 3, ran.stderr
    assert "nothing that was kept is lost" in ran.stderr and "Traceback" not in ran.stderr
    with open_archive(sqlite_target) as archive, archive.connect() as connection:
        assert list(find_breaches(connection)) == []
    again = ingest(sqlite_target, [str(folder)], RULES)
    assert (again.failures, again.articles["new"] + again.articles["unchanged"]) == ([], 12)


@pytest.mark.skipif(os.geteuid() == 0, reason="no folder is closed to root")
def test_a_closed_folder_is_named(tmp_path: Path, folder: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with pytest.raises(ArchiveError, match="cannot write"):
        ingest(str(closed / "quotes.db"), [str(folder)], RULES)


def test_a_damaged_file_and_a_newer_archive_are_named(sqlite_target: str, tmp_path: Path, folder: Path) -> None:
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(b"words, words, words" * 1000)
    with pytest.raises(ArchiveCorruptError, match="damaged or no archive") as caught:
        ingest(str(damaged), [str(folder)], RULES)
    assert "quotes db restore" in caught.value.hint
    assert damaged.read_bytes() == b"words, words, words" * 1000
    with closing(sqlite3.connect(sqlite_target)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(ArchiveAheadError, match="newer version"):
        ingest(sqlite_target, [str(folder)], RULES)


def test_a_server_that_is_not_there_is_named() -> None:
    with pytest.raises(ArchiveError, match="cannot reach") as caught:
        open_archive("postgresql://nobody:secret@127.0.0.1:9/none?connect_timeout=2")
    assert "secret" not in caught.value.message and "\n" not in caught.value.message
