"""The archive at size. In: QUOTES_BENCH (quotes, default 100,000). Out: ratios of loading and asking to references of the same run.

The same questions at another size: `QUOTES_BENCH=1000000 python bench/run.py archive`.
"""

from __future__ import annotations

import os
import statistics
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from loading import ingest, load, size_of  # noqa: E402
from made_archive import PER_ARTICLE, Maker  # noqa: E402
from sqlalchemy import text  # noqa: E402
from timing import seconds  # noqa: E402

from quotes.reports.completing import complete  # noqa: E402
from quotes.reports.filters import Filters  # noqa: E402
from quotes.reports.positions import positions  # noqa: E402
from quotes.reports.selecting import select_quotes  # noqa: E402
from quotes.reports.who_said import _around, _statement, answer_footer  # noqa: E402
from quotes.store.engine import Archive, open_archive  # noqa: E402
from quotes.store.search import find_quotes  # noqa: E402

Result = tuple[str, str, float, str]


def rows(folder: Path) -> Iterator[Result]:
    """(operation, reference, ratio, target)."""
    count = int(os.environ.get("QUOTES_BENCH", "100000"))
    maker = Maker(count)
    path = folder / "archive.db"
    with open_archive(str(path), create=True) as archive:
        loaded, raw, bulk = load(archive, maker, folder)
        yield f"bulk load of {count:,} quotes, all tables", "raw executemany + FTS rebuild", loaded / raw, "<= 1.5"
        yield from ingest(archive, maker, count // PER_ARTICLE)
        yield "size of the file", "article and quote text", size_of(path, bulk), "<= 2.4"
        yield from _ask(archive)


def _median(work: Callable[[], object], rounds: int = 7) -> float:
    work()
    return statistics.median(seconds(work) for _ in range(rounds))


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
