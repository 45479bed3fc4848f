"""Several processes at one archive, and a process that is killed: no lost update, no half article, no lock error."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from quotes.store import tables
from quotes.store.backup import check_file
from quotes.store.engine import Archive, open_archive
from tests.store.samples import dump, fill, ingest

ROOT = Path(__file__).resolve().parents[2]

WRITER = """
import sys
from quotes.store.engine import open_archive
from tests.store.samples import TEXT, article, reading
from quotes.model.quotes import Reading
from quotes.store.articles import save_article
from quotes.store.quotes import save_reading
target, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
with open_archive(target) as archive, archive.change(f"ingest {name}") as change:
    for number in range(count):
        with change.step():
            text = TEXT + f"\\n\\n{name} {number}"
            saved = save_article(change, article(text, url=f"https://gazeta.example/{name}/{number}"))
            if saved.is_new:
                save_reading(change, saved.version_id, reading(text), {})
        print(saved.state, flush=True)
"""


def start(target: str, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, target, name, str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def count(archive: Archive) -> tuple[int, int, int]:
    with archive.connect() as connection:
        held = [
            connection.scalar(select(func.count()).select_from(table)) for table in (tables.article, tables.quote, tables.quote_segment)
        ]
    return held[0] or 0, held[1] or 0, held[2] or 0


def test_three_processes_write_and_one_reads(target: str) -> None:
    writers = [start(target, name, 12) for name in ("one", "two", "three")]
    with open_archive(target) as archive:
        seen = [count(archive)]
        while any(writer.poll() is None for writer in writers):
            seen.append(count(archive))
            time.sleep(0.02)
        for writer in writers:
            out, err = writer.communicate()
            assert (writer.returncode, err) == (0, ""), err
            assert out.split() == ["new"] * 12
        assert count(archive) == (36, 108, 108)
        assert all(3 * articles == quotes == segments for articles, quotes, segments in seen)
        assert check_file(archive) == []


def test_a_killed_process_leaves_whole_articles_and_the_next_completes(sqlite_target: str) -> None:
    for after in (1, 4, 9):
        writer = start(sqlite_target, "one", 40)
        assert writer.stdout is not None
        for _ in range(after):
            writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
        with open_archive(sqlite_target) as archive:
            articles, quotes, segments = count(archive)
            assert 3 * articles == quotes == segments and articles >= after
            assert check_file(archive) == []
    done = start(sqlite_target, "one", 40)
    out, err = done.communicate()
    assert (done.returncode, err) == (0, "")
    assert set(out.split()) == {"unchanged", "new"}
    with open_archive(sqlite_target) as archive:
        assert count(archive) == (40, 120, 120)


@pytest.mark.postgres
def test_two_archives_read_alike_hold_the_same_rows(sqlite_target: str, postgres_target: str) -> None:
    dumps = []
    for target in (sqlite_target, postgres_target):
        with open_archive(target) as archive:
            ids = fill(archive)
            with archive.change("again") as change:
                ingest(change, ids)
            dumps.append(dump(archive))
    assert dumps[0] == dumps[1]
