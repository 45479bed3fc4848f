"""The archive at size. In: QUOTES_BENCH (quotes, default 100,000). Out: ratios of loading and asking to references of the same run.

The same questions at another size: `QUOTES_BENCH=1000000 python bench/run.py archive`.
"""

from __future__ import annotations

import os
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from made_archive import PER_ARTICLE, Maker, Rows  # noqa: E402
from sqlalchemy import text  # noqa: E402

from quotes.reports.completing import complete  # noqa: E402
from quotes.reports.filters import Filters  # noqa: E402
from quotes.reports.positions import positions  # noqa: E402
from quotes.reports.selecting import select_quotes  # noqa: E402
from quotes.reports.who_said import _around, _statement, answer_footer  # noqa: E402
from quotes.store import tables  # noqa: E402
from quotes.store.change import Change  # noqa: E402
from quotes.store.engine import Archive, open_archive  # noqa: E402
from quotes.store.search import find_quotes, optimize  # noqa: E402

Result = tuple[str, str, float, str]
INCREMENT = 300
ORDER = tables.metadata.sorted_tables


def rows(folder: Path) -> Iterator[Result]:
    """(operation, reference, ratio, target)."""
    count = int(os.environ.get("QUOTES_BENCH", "100000"))
    maker = Maker(count)
    path = folder / "archive.db"
    with open_archive(str(path), create=True) as archive:
        loaded, raw, bulk = _load(archive, maker, folder)
        yield f"bulk load of {count:,} quotes, all tables", "raw executemany + FTS rebuild", loaded / raw, "<= 1.5"
        yield from _ingest(archive, maker, count // PER_ARTICLE)
        yield "size of the file", "article and quote text", _size(path, bulk), "<= 2.4"
        yield from _ask(archive)


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _median(work: Callable[[], object], rounds: int = 7) -> float:
    work()
    return statistics.median(_seconds(work) for _ in range(rounds))


def _insert(change: Change, rows: Rows) -> None:
    for table in ORDER:
        change.insert_all(table, rows.get(table.name, []))


def _load(archive: Archive, maker: Maker, folder: Path) -> tuple[float, float, int]:
    """CPU seconds of loading through the store, of raw inserts with an FTS rebuild, and the bytes of text loaded."""
    ours = raw = 0.0
    size = 0
    with closing(sqlite3.connect(folder / "raw.db", isolation_level=None)) as plain, archive.change("load") as change:
        plain.execute("PRAGMA journal_mode=WAL").close()
        plain.execute("PRAGMA synchronous=NORMAL").close()
        made: set[str] = set()
        _insert(change, maker.known())
        for batch in maker.batches():
            ours += _seconds(lambda batch=batch: _insert(change, batch))  # type: ignore[misc]
            size += sum(len(row["text"].encode()) for name in ("article_version", "quote") for row in batch[name])
            tuples = {name: [tuple(row.values()) for row in some] for name, some in batch.items()}
            for name, some in batch.items():
                if name not in made:
                    made.add(name)
                    plain.execute(f"CREATE TABLE {name} ({', '.join(chr(34) + key + chr(34) for key in some[0])})").close()
            raw += _seconds(lambda tuples=tuples: _raw(plain, tuples))  # type: ignore[misc]
        ours += _seconds(change.finish)
        plain.execute("CREATE VIRTUAL TABLE f USING fts5(lemmas, content='quote_lemmas', content_rowid='quote_id')").close()
        raw += _seconds(lambda: plain.execute("INSERT INTO f(f) VALUES ('rebuild')").close())
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


def _ingest(archive: Archive, maker: Maker, first: int) -> Iterator[Result]:
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

    together, apart = _seconds(one), _seconds(many)
    yield "ingest, a transaction an article", "one batch, same indexes", apart / together, "<= 1.5"


def _size(path: Path, texts: int) -> float:
    return path.stat().st_size / texts


def _ask(archive: Archive) -> Iterator[Result]:
    with archive.connect() as connection:
        like = _median(lambda: connection.scalar(text("SELECT count(*) FROM quote WHERE text LIKE '%нетакогослова%'")), 3)
        point = text("SELECT * FROM quote WHERE id = :id")
        select_one = _median(lambda: [connection.execute(point, {"id": 7 * n + 1}).all() for n in range(200)]) / 200

        def answer(filters: Filters) -> None:
            selection = select_quotes(connection, filters)
            _around(connection, connection.execute(_statement(selection, 50)).all(), selection)

        asked = [("topic on 0.5 %", Filters(about="тема 1"), 400), ("topic on 10 %", Filters(about="тема 2"), 60)]
        asked.append(("words by lemma, 0.5 %", Filters(words="редкость"), 100))
        for name, filters, part in asked:
            taken = _median(lambda filters=filters: answer(filters))  # type: ignore[misc]
            yield f"who-said, {name}, 50 rows", "LIKE scan", taken / like, f"<= 1/{part} = {1 / part:.4f}"
        selection = select_quotes(connection, Filters(about="тема 2"))
        yield "its footer, 10 %", "LIKE scan", _median(lambda: answer_footer(connection, selection), 3) / like, "<= 1/6 = 0.17"
        newest = _median(lambda: find_quotes(connection, [["частость"]], limit=20))
        yield "newest added 20 of a frequent word", "point select", newest / select_one, "<= 20"
        published = _median(lambda: connection.execute(_statement(select_quotes(connection, Filters(words="частость")), 20)).all())
        yield "newest published 20 of a frequent word", "LIKE scan", published / like, "<= 1/50 = 0.02"
        ranked = text("SELECT rowid FROM fts_quote WHERE fts_quote MATCH '\"частость\"' ORDER BY rank LIMIT 20")
        yield "best 20 by rank, word in 5 %", "LIKE scan", _median(lambda: connection.execute(ranked).all()) / like, "<= 1/20 = 0.05"
        stance = _median(lambda: positions(connection, Filters(about="тема 2")), 3)
        yield "latest stance per expert, topic on 10 %", "LIKE scan", stance / like, "<= 1/40 = 0.025"
        name = _median(lambda: complete(connection, "expert", "ба"))
        yield "name completion", "point select", name / select_one, "<= 15"


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        for line in rows(Path(place)):
            print(line, flush=True)
