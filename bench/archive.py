"""The archive at size. In: QUOTES_BENCH (quotes, default 100,000). Out: ratios of loading and size to references of the same run.

The same at another size: `QUOTES_BENCH=1000000 python bench/run.py archive`.
"""

from __future__ import annotations

import os
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
    """(operation, reference, ratio, target)."""
    count = int(os.environ.get("QUOTES_BENCH", "100000"))
    maker = Maker(count)
    path = folder / "archive.db"
    with open_archive(str(path), create=True) as archive:
        loaded, raw, size = load(archive, maker, folder)
        yield f"bulk load of {count:,} quotes, all tables", "raw executemany + FTS rebuild", loaded / raw, "<= 1.5"
        yield from ingest(archive, maker, count // PER_ARTICLE)
        yield "size of the file after loading", "article and quote text", size, "<= 2.4"


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        for line in rows(Path(place)):
            print(line, flush=True)
