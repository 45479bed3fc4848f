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
from quotes.store.verify import find_breaches
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


WHERE = ("рек", "озёр", "степей", "дорог")
READER = """
import sys
from quotes.cli.app import run
target, words = sys.argv[1], sys.argv[2:]
sys.exit(run(["--db", target, *words]))
"""


def run_apart(target: str, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", READER, target, *words]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_commands_at_once_lose_nothing_and_make_nobody_twice(target: str, tmp_path: Path) -> None:
    """Two ingests of the same and of other articles, a coder and a reader: every body, person and outlet is made once."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        for number in range(4):
            text = f"Статья {name} {number}\n\nМинистерство {WHERE[number]} сообщило, что порт растёт.\n\n"
            text += f"Эксперт Лев Небылов заявил: «Порт номер {number} станет лучше, сказано в {name}».\n"
            (tmp_path / name / f"page-{number}.txt").write_text(text, encoding="utf-8")
    with open_archive(target) as archive:
        fill(archive)
    ran = [
        *(
            run_apart(target, "ingest", str(tmp_path / name), str(tmp_path / "one"), "--no-tagger", "--outlet", "Листок")
            for name in ("one", "two")
        ),
        run_apart(target, "stance", "set", "q1", "port", "support", "--by", "Rita"),
        run_apart(target, "fix", "q3", "--reject", "duplicate"),
        run_apart(target, "who-said", "порт"),
    ]
    for process in ran:
        _, err = process.communicate()
        assert process.returncode == 0 and "locked" not in err, err
    with open_archive(target) as archive:
        assert check_file(archive) == []
        with archive.connect() as connection:
            assert list(find_breaches(connection)) == []
            bodies = connection.scalars(select(tables.organization.c.name).where(tables.organization.c.name.like("Министерство%"))).all()
            assert sorted(bodies) == sorted(set(bodies)) and len(bodies) == 4
            assert connection.scalar(select(func.count()).where(tables.expert_name.c.text == "Лев Небылов")) == 1
            assert connection.scalar(select(func.count()).where(tables.outlet.c.name == "Листок")) == 1
            assert connection.scalar(select(func.count()).select_from(tables.article)) == 1 + 8
            assert connection.scalar(select(func.count()).select_from(tables.stance)) == 1
            assert connection.scalar(select(tables.quote.c.status).where(tables.quote.c.id == 3)) == "rejected"
