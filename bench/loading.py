"""Loading an archive at size. In: a maker of rows, an archive. Out: CPU seconds and bytes of loading, each beside its reference's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from made_archive import Maker, Rows
from timing import seconds

from quotes.store import tables
from quotes.store.change import Change
from quotes.store.engine import Archive
from quotes.store.search import optimize

Result = tuple[str, str, float, str]
INCREMENT = 300
ORDER = tables.metadata.sorted_tables


def _insert(change: Change, rows: Rows) -> None:
    for table in ORDER:
        change.insert_all(table, rows.get(table.name, []))


def load(archive: Archive, maker: Maker, folder: Path) -> tuple[float, float, int]:
    """CPU seconds of loading through the store, of raw inserts with an FTS rebuild, and the bytes of text loaded."""
    ours = raw = 0.0
    size = 0
    with closing(sqlite3.connect(folder / "raw.db", isolation_level=None)) as plain, archive.change("load") as change:
        plain.execute("PRAGMA journal_mode=WAL").close()
        plain.execute("PRAGMA synchronous=NORMAL").close()
        made: set[str] = set()
        _insert(change, maker.known())
        for batch in maker.batches():
            ours += seconds(lambda batch=batch: _insert(change, batch))  # type: ignore[misc]
            size += sum(len(row["text"].encode()) for name in ("article_version", "quote") for row in batch[name])
            tuples = {name: [tuple(row.values()) for row in some] for name, some in batch.items()}
            for name, some in batch.items():
                if name not in made:
                    made.add(name)
                    plain.execute(f"CREATE TABLE {name} ({', '.join(chr(34) + key + chr(34) for key in some[0])})").close()
            raw += seconds(lambda tuples=tuples: _raw(plain, tuples))  # type: ignore[misc]
        ours += seconds(change.finish)
        plain.execute("CREATE VIRTUAL TABLE f USING fts5(lemmas, content='quote_lemmas', content_rowid='quote_id')").close()
        raw += seconds(lambda: plain.execute("INSERT INTO f(f) VALUES ('rebuild')").close())
    with archive.change("optimize") as change:
        optimize(change)
    with archive.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("ANALYZE")
        connection.commit()
    return ours, raw, size


def _raw(plain: sqlite3.Connection, tuples: dict[str, list[tuple[Any, ...]]]) -> None:
    plain.execute("BEGIN").close()
    for name, some in tuples.items():
        marks = ", ".join("?" * len(some[0]))
        plain.executemany(f"INSERT INTO {name} VALUES ({marks})", some).close()  # noqa: S608 - names of our own tables
    plain.execute("COMMIT").close()


def ingest(archive: Archive, maker: Maker, first: int) -> Iterator[Result]:
    """A transaction an article against one for all, on the same archive with the same indexes."""
    batch = list(maker.batches(INCREMENT, first, INCREMENT))
    single = list(maker.batches(1, first + INCREMENT, INCREMENT))

    def one() -> None:
        with archive.change("batch") as change:
            _insert(change, batch[0])

    def many() -> None:
        with archive.change("articles") as change:
            for rows in single:
                with change.step():
                    _insert(change, rows)

    together, apart = seconds(one), seconds(many)
    yield "ingest, a transaction an article", "one batch, same indexes", apart / together, "<= 1.5"


def size_of(path: Path, texts: int) -> float:
    return path.stat().st_size / texts
