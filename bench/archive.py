"""The archive at size. In: QUOTES_BENCH (quotes; 100,000 and then 1,000,000 without it). Out: ratios of loading and size to references
of the same run.

One size alone: `QUOTES_BENCH=300000 python bench/run.py archive`. A million takes 20 GB of disk and most of an hour.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from loading import ingest, load  # noqa: E402
from made_archive import PER_ARTICLE, Maker  # noqa: E402

from quotes.store.engine import open_archive  # noqa: E402

Result = tuple[str, str, float, str]


def rows(folder: Path) -> Iterator[Result]:
    """(operation, reference, ratio, target), size after size."""
    for count in [int(one) for one in os.environ.get("QUOTES_BENCH", "100000 1000000").split()]:
        place = folder / str(count)
        place.mkdir()
        yield from _at(count, place)
        shutil.rmtree(place)


def _at(count: int, folder: Path) -> Iterator[Result]:
    maker = Maker(count)
    with open_archive(str(folder / "archive.db"), create=True) as archive:
        loaded, raw, size = load(archive, maker, folder)
        yield f"bulk load of {count:,} quotes, all tables", "raw executemany + FTS rebuild", loaded / raw, "<= 1.5"
        yield from ingest(archive, maker, count // PER_ARTICLE)
        yield f"size of the file after loading {count:,} quotes", "article and quote text", size, "<= 2.4"


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        for line in rows(Path(place)):
            print(line, flush=True)
