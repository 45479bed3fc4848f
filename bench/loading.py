"""Loading an archive at size. In: a maker of rows, an archive. Out: CPU seconds and bytes of loading, each beside its reference's."""

from __future__ import annotations

import sqlite3
import statistics
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from made_archive import Maker, Rows
from timing import seconds

from quotes.store import tables
from quotes.store.change import Change
from quotes.store.ddl import SEARCHED
from quotes.store.engine import Archive
from quotes.store.upkeep import optimize

Result = tuple[str, str, float, str]
INCREMENT, ROUNDS = 300, 5
# Of the reference as of the archive it stands beside, while that is loaded.
SETTINGS = ("journal_mode=DELETE", "synchronous=FULL", "cache_size=-64000", "mmap_size=2147418112", "temp_store=FILE")
ORDER = tables.metadata.sorted_tables


def _insert(change: Change, rows: Rows) -> None:
    for table in ORDER:
        change.insert_all(table, rows.get(table.name, []))


def load(archive: Archive, maker: Maker, folder: Path) -> tuple[float, float, float]:
    """CPU seconds of loading through the store, of raw inserts with an FTS rebuild, and the file's size by the text's.

    The reference inserts into tables without a key, an index or a check, and has the same settings.
    """
    ours = raw = 0.0
    size = 0
    with closing(sqlite3.connect(folder / "raw.db", isolation_level=None)) as plain, archive.change("load") as change:
        for setting in SETTINGS:
            plain.execute(f"PRAGMA {setting}").close()
        plain.execute("BEGIN").close()
        made: set[str] = set()
        loading = change.load(maker.quotes)
        ours += seconds(loading.__enter__)
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
        ours += seconds(lambda: loading.__exit__(None, None, None)) + seconds(change.finish)
        raw += seconds(plain.commit)
        for what, key in SEARCHED:
            plain.execute(f"CREATE VIRTUAL TABLE f_{what} USING fts5(lemmas, content='{what}_lemmas', content_rowid='{key}')").close()
            rebuild = f"INSERT INTO f_{what}(f_{what}) VALUES ('rebuild')"  # noqa: S608 - names of our own tables
            raw += seconds(lambda rebuild=rebuild: plain.execute(rebuild).close())  # type: ignore[misc]
    with archive.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    share = size_of(archive, size)
    optimize(archive)
    return ours, raw, share


def fill(archive: Archive, maker: Maker) -> None:
    """All rows by the bulk path, then what an archive is given after much was written."""
    with archive.change("load") as change, change.load(maker.quotes):
        _insert(change, maker.known())
        for rows in maker.batches():
            _insert(change, rows)
    optimize(archive)


def _raw(plain: sqlite3.Connection, tuples: dict[str, list[tuple[Any, ...]]]) -> None:
    for name, some in tuples.items():
        marks = ", ".join("?" * len(some[0]))
        plain.executemany(f"INSERT INTO {name} VALUES ({marks})", some).close()  # noqa: S608 - names of our own tables


def ingest(archive: Archive, maker: Maker, first: int) -> Iterator[Result]:
    """A transaction an article against one for all, in turn, on the same archive with the same indexes: the median of some rounds."""
    ratios = []
    for number in range(ROUNDS):
        begin = first + number * 2 * INCREMENT
        batch, single = list(maker.batches(INCREMENT, begin, INCREMENT)), list(maker.batches(1, begin + INCREMENT, INCREMENT))
        ratios.append(seconds(lambda single=single: _each(archive, single)) / seconds(lambda batch=batch: _all(archive, batch)))  # type: ignore[misc]
    yield f"ingest at {maker.quotes:,} quotes, a transaction an article", "one batch, same indexes", statistics.median(ratios), "<= 1.5"


def _all(archive: Archive, batches: list[Rows]) -> None:
    with archive.change("batch") as change:
        for rows in batches:
            _insert(change, rows)


def _each(archive: Archive, batches: list[Rows]) -> None:
    with archive.change("articles") as change:
        for rows in batches:
            with change.step():
                _insert(change, rows)


def size_of(archive: Archive, texts: int) -> float:
    """Bytes of the file for each byte of text."""
    assert archive.address.path
    return archive.address.path.stat().st_size / texts
