"""Kills, locks, full disks and closed folders: the archive stays whole, and the message is one line with its cure."""

from __future__ import annotations

import importlib.util
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import ModuleType

import pytest

from quotes.cli.app import run
from quotes.errors import ArchiveAheadError, ArchiveCorruptError, ArchiveError, ArchiveLockedError
from quotes.store import connect
from quotes.store.engine import open_archive
from quotes.store.verify import find_breaches
from quotes.workflow.ingest import IngestOptions, ingest
from tests.store.samples import fill

ROOT = Path(__file__).resolve().parents[2]
RULES = IngestOptions(tagger=False)


def faults_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("faults", ROOT / "bench" / "faults.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    faults_script()
    import faults_made  # type: ignore[import-not-found]  # found once its script is loaded

    faults_made.write_articles(tmp_path / "in", 12)
    return tmp_path / "in"


def test_killed_commands_leave_whole_archives_that_complete_themselves() -> None:
    """A short run of `make faults`: after random seconds, and before events from the first statement to the last commit."""
    faults = faults_script()
    tallies = [*faults.run(times=1, seed=7, events=1), *faults.run(times=0, seed=7, events=1, names=("db restore", "db upgrade"))]
    assert [line for one in tallies for line in one.faults] == []
    assert sum(one.killed for one in tallies) > 1


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


def test_a_writer_that_ends_in_time_is_waited_for(sqlite_target: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By half the time there is to wait, as `make faults` does with a real half minute."""
    faults_script()
    from faults_waiting import hold  # type: ignore[import-not-found]

    monkeypatch.setattr(connect, "WAIT_SECONDS", 4)
    with hold(sqlite_target, 2.0) as held:
        assert ingest(sqlite_target, [str(folder)], RULES).articles["new"] == 12
        assert held() >= 2.0, "it came in before the lock was given back"


def test_a_full_disk_loses_nothing_that_was_kept(sqlite_target: str, folder: Path) -> None:
    """A child process may write files of so many bytes and no more."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        size = Path(sqlite_target).stat().st_size + 60_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    command = [sys.executable, "-m", "quotes", "--db", sqlite_target, "ingest", str(folder), "--no-tagger", "--bare"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, preexec_fn=limit, check=False)
    assert ran.returncode == 3, ran.stderr
    assert "nothing that was kept is lost" in ran.stderr and "Traceback" not in ran.stderr
    with open_archive(sqlite_target) as archive, archive.connect() as connection:
        assert list(find_breaches(connection)) == []
    again = ingest(sqlite_target, [str(folder)], RULES)
    assert (again.failures, again.articles["new"] + again.articles["unchanged"]) == ([], 12)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive, a backup of it, an older archive, and part files."""
    faults_script()
    from faults_made import Place, _older, _with_backup, sources

    whole, older = tmp_path_factory.mktemp("filled"), tmp_path_factory.mktemp("older")
    _with_backup(Place(whole, str(whole / "quotes.db")))
    assert run(["--db", str(whole / "quotes.db"), "undo", "c2", "--yes"]) == 0
    _older(Place(older, str(older / "quotes.db")))
    (older / "quotes.db").rename(whole / "older.db")
    assert run(["extract", str(sources()), "-o", str(whole / "parts"), "--no-tagger"]) == 0
    return whole


@contextmanager
def room(size: int) -> Iterator[None]:
    """No file of this process can grow beyond so many bytes."""
    before, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


# What is run, and how large a file may be meanwhile.
CROWDED = {
    "backup": (("--db", "quotes.db", "db", "backup", "new.db"), 200_000),
    "restore": (("--db", "quotes.db", "db", "restore", "other.db", "--yes"), 200_000),
    "copy": (("db", "copy", "quotes.db", "new.db"), 200_000),
    "optimize": (("--db", "quotes.db", "db", "optimize"), 60_000),
    "upgrade": (("--db", "older.db", "db", "upgrade"), 200_000),
    "export": (("--db", "quotes.db", "export", "new.jsonl"), 36_000),
    "extract": (("extract", "IN", "-o", "new", "--no-tagger"), 20_000),
    "load": (("--db", "new.db", "load", "parts", "--bare"), 200_000),
}


@pytest.mark.parametrize("name", CROWDED)
def test_a_full_disk_is_told_in_one_line_and_costs_nothing(
    name: str, filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from faults_made import sources

    shutil.copytree(filled, tmp_path / "here")
    monkeypatch.chdir(tmp_path / "here")
    words = [word if word != "IN" else str(sources()) for word in CROWDED[name][0]]
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    capsys.readouterr()
    with room(CROWDED[name][1]):
        code = run(words)
    said = capsys.readouterr().err
    assert code in (1, 3) and said.count("error: ") == 1 and "hint: " in said and "defect" not in said, said
    gone = [path for path, data in before.items() if path.read_bytes() != data]
    assert not gone or name == "optimize", "the sources are as they were"
    Path("new.jsonl").unlink(missing_ok=True)
    assert run(words) == 0, capsys.readouterr().err
    for archive in {"older.db"} if name == "upgrade" else {path.name for path in Path().glob("*.db")} - {"older.db"}:
        assert run(["--db", archive, "verify"]) == 0, archive


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """A folder in which nobody may write: by its rights, for root by its flag, else where the system itself forbids it."""
    folder = tmp_path / "closed"
    folder.mkdir()
    if os.geteuid():
        folder.chmod(0o500)
        yield folder
        folder.chmod(0o700)
    elif subprocess.run(["chattr", "+i", str(folder)], capture_output=True, check=False).returncode == 0:
        yield folder
        subprocess.run(["chattr", "-i", str(folder)], check=True)
    else:
        yield Path("/proc")


def test_a_closed_folder_is_named(closed: Path, sqlite_target: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (
        ("--db", str(closed / "quotes.db"), "ingest", str(folder), "--no-tagger"),
        ("--db", sqlite_target, "db", "backup", str(closed / "copy.db")),
        ("db", "copy", sqlite_target, str(closed / "copy.db")),
    ):
        assert run([*words]) == 3
        said = capsys.readouterr().err
        assert said.startswith("error: cannot write") and "hint: check the rights" in said
    assert run(["--db", sqlite_target, "export", str(closed / "quotes.csv")]) == 1
    assert "choose another place" in capsys.readouterr().err


COMMANDS = (("who-said", "порт"), ("verify",), ("show", "e1"), ("undo", "--yes"), ("reextract", "--yes", "--no-tagger"), ("db", "upgrade"))


@pytest.fixture(scope="module")
def kept(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a filled archive."""
    path = tmp_path_factory.mktemp("kept") / "quotes.db"
    shutil.copy(sqlite_template, path)
    with open_archive(str(path)) as archive:
        fill(archive)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA journal_mode=DELETE").close()
    return path.read_bytes()


@pytest.mark.parametrize("seed", range(6))
def test_a_cut_or_damaged_archive_is_named_by_every_command(
    seed: int, kept: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dice = random.Random(seed)
    damaged = bytearray(kept)
    for _ in range((1, 8, 60, 400)[seed % 4]):
        damaged[dice.randrange(len(kept))] = dice.randrange(256)
    cut = kept[: dice.randrange(1, len(kept))]
    for number, content in enumerate((bytes(damaged), cut, cut[:100], cut[:1])):
        for words in COMMANDS:
            path = tmp_path / f"{number}-{words[0]}.db"
            path.write_bytes(content)
            code = run(["--db", str(path), *words])
            said = capsys.readouterr().err
            assert code in (0, 1, 2, 3) and "defect" not in said, (words, said)
            assert code in (0, 3) or words[0] in ("verify", "show", "undo"), (words, code, said)
            assert said.count("error: ") <= 1, said


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
