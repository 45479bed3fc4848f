"""`quotes load`: part files into the archive. In: files of `quotes extract -o`, or folders of them. Out: a report, as after an ingest.

Each file is looked through before anything of it is kept. Readings are kept by the code that keeps what an ingest reads.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from quotes.errors import PartError
from quotes.store.engine import open_archive
from quotes.text.decode import plain
from quotes.workflow.extracting import MANIFEST
from quotes.workflow.ingest_report import IngestReport
from quotes.workflow.keeping import Keeper
from quotes.workflow.part_files import Tagged
from quotes.workflow.part_reading import PartFile, open_part, read_part
from quotes.workflow.reading import Failure

if TYPE_CHECKING:
    from quotes.store.engine import Archive
    from quotes.workflow.keeping import Ready

Progress = Callable[[int, int | None, str], None]
_TOGETHER = 40  # articles a transaction


def list_parts(paths: Sequence[Path]) -> list[Path]:
    """The files meant: those named, and the part files of folders in their order.

    Raises PartError for a path that is not there and a folder without part files.
    """
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.glob("part-*.parquet")) if path.is_dir() else [path]
        if not path.exists() or not inside:
            raise PartError(
                f"{path}: {'holds no part files' if path.exists() else 'is not there'}", "quotes extract SOURCE… -o FOLDER writes them"
            )
        found += inside
    return found


def unfinished(paths: Sequence[Path]) -> list[Path]:
    """The folders among them whose extraction did not come to its end."""
    found = []
    for path in paths:
        try:
            told = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if isinstance(told, dict) and "parts" not in told:
            found.append(path)
    return found


def load(target: str, paths: Sequence[Path], progress: Progress | None = None) -> IngestReport:
    """Keep what part files hold in the archive at `target`, made where it is not there, as one change; texts it holds stay as they are.

    A file that cannot be believed is a failure of the report, and nothing of it is kept. `progress` is called with
    (articles done, articles in all, name). Raises PartError where there is nothing to load, ArchiveError where the archive cannot be used.
    """
    report = IngestReport()
    parts = list(_believed(list_parts(paths), report))
    total = sum(part.rows for part in parts)
    command = plain(f"load {' '.join(str(path) for path in paths)}"[:500])
    with open_archive(target, create=True) as archive, archive.change(command) as change:
        keeper = Keeper(archive, change, report)
        for part in parts:
            rows = _rows(part, report)
            while batch := list(islice(rows, _TOGETHER)):
                keeper.keep([_ready(archive, keeper, row, part.thesaurus) for row in batch])
                if progress:
                    progress(report.read + len(report.failures), total, part.path.name)
        keeper.close()
    return report


def _believed(paths: list[Path], report: IngestReport) -> Iterator[PartFile]:
    """The files whose every row can be true; the others are failures."""
    for path in paths:
        try:
            part = open_part(path)
            for _ in read_part(part):
                pass
        except PartError as error:
            report.failures.append(Failure(str(path), error.message, error.hint))
        else:
            yield part


def _rows(part: PartFile, report: IngestReport) -> Iterator[Tagged]:
    """The readings of a file; articles that could not be read are failures."""
    for row in read_part(part):
        if isinstance(row, Failure):
            report.failures.append(row)
        else:
            yield row


def _ready(archive: Archive, keeper: Keeper, row: Tagged, thesaurus: str) -> Ready:
    """A reading with its topics as the archive numbers them, where they were found by the same thesaurus."""
    knowledge = keeper.knowledge
    if thesaurus != knowledge.thesaurus.fingerprint:
        return row.reading, row.as_of, None
    try:
        return row.reading, row.as_of, [tuple(knowledge.named(found.tag) for found in topics) for topics in row.topics]
    except KeyError:  # a topic the archive does not hold: the file's mark was not true
        return row.reading, row.as_of, None
