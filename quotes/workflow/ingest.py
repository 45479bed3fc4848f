"""`quotes ingest`: read sources and keep them, an article a transaction. In: sources and options. Out: a report of what became of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quotes.errors import ArchiveMissingError
from quotes.model.articles import Document
from quotes.model.quotes import Reading
from quotes.text.decode import plain
from quotes.workflow.ingest_report import IngestReport
from quotes.workflow.reading import Failure, Passed, Reader, list_documents, read_documents

if TYPE_CHECKING:
    from quotes.store.engine import Archive
    from quotes.text.read import ReadOptions

Progress = Callable[[int, int | None, str], None]


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """What the user said of the sources; None where the page itself is to tell. `max_size` in bytes, `jobs` worker processes."""

    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    as_of: str | None = None
    lang: str | None = None
    max_size: int = 10_000_000
    jobs: int = 1
    dry_run: bool = False
    tagger: bool = True
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """A page whose very text the archive holds already: `state` as of `store.articles`. It is not read for quotes, nor kept again."""

    name: str
    state: str


def ingest(target: str, sources: Iterable[str], options: IngestOptions | None = None, progress: Progress | None = None) -> IngestReport:
    """Read every article behind `sources` into the archive at `target`, made where it is not there.

    One bad source stops nothing: it becomes a failure of the report. Reading the same text again changes nothing. With `dry_run`
    nothing is written and the report says what would be. `progress` is called with (done, total or None, name).
    Raises ArchiveError where the archive cannot be used.
    """
    from quotes.store.engine import open_archive

    options = options or IngestOptions()
    try:
        archive = open_archive(target, create=not options.dry_run)
    except ArchiveMissingError:
        if not options.dry_run:
            raise
        return _count_only(None, list(sources), options, progress)
    with archive:
        if options.dry_run:
            return _count_only(archive, list(sources), options, progress)
        return _keep_all(archive, list(sources), options, progress)


def read_options(options: IngestOptions, archive: Archive | None) -> ReadOptions:
    """The reader's options, with the outlets the archive was told of; where nobody told it any, those of the reference data come first."""
    from quotes.text.read import ReadOptions

    chosen = ReadOptions(
        outlet=options.outlet,
        url=options.url,
        published=options.published,
        as_of=options.as_of,
        lang=options.lang,
        max_size=options.max_size,
    )
    if archive is None:
        return chosen
    from quotes.outlets.registry import Registry
    from quotes.store.outlets import any_told
    from quotes.workflow.knowledge import load_registry
    from quotes.workflow.reading import seeded_outlets

    with archive.connect() as connection:
        known = load_registry(connection)
        told = any_told(connection)
    return replace(chosen, outlets=known if told else Registry((*seeded_outlets().outlets, *known.outlets)))


def _keep_all(archive: Archive, sources: list[str], options: IngestOptions, progress: Progress | None) -> IngestReport:
    from quotes.workflow.keeping import Keeper

    report = IngestReport()
    reader = Reader(read_options(options, archive), options.tagger)
    with archive.change(plain(f"ingest {' '.join(sources)}"[:500])) as change:
        keeper = Keeper(archive, change, report)
        for outcome in _outcomes(archive, sources, reader, options):
            if isinstance(outcome, Reading):
                keeper.keep([(outcome, options.as_of, None)])
            else:
                _note(report, outcome)
            if progress:
                progress(_done(report), None, _name(outcome))
        keeper.close()
    return report


def _outcomes(archive: Archive, sources: list[str], reader: Reader, options: IngestOptions) -> Iterator[Reading | Held | Failure | Passed]:
    """Readings in order; in one process, a text that is kept already is not searched for quotes again."""
    documents = list_documents(sources, options.max_size, options.allow_private)
    if options.jobs > 1:
        yield from read_documents(documents, reader, options.jobs)
        return
    from quotes.store.articles import find_saved

    for item in documents:
        if not isinstance(item, Document):
            yield item
            continue
        page = reader.attempt(item)
        if isinstance(page, Failure):
            yield page
            continue
        with archive.connect() as connection:
            known = find_saved(connection, page)
        yield Held(page.doc, known.state) if known else reader.find(page)


def _count_only(archive: Archive | None, sources: list[str], options: IngestOptions, progress: Progress | None) -> IngestReport:
    """What an ingest would do, as far as single articles tell: nothing is written."""
    from quotes.store.articles import find_saved

    report = IngestReport()
    reader = Reader(read_options(options, archive), options.tagger)
    for outcome in read_documents(list_documents(sources, options.max_size, options.allow_private), reader, options.jobs):
        if isinstance(outcome, Reading):
            known = None
            if archive is not None:
                with archive.connect() as connection:
                    known = find_saved(connection, outcome.article)
            report.articles[known.state if known else "new"] += 1
            report.quotes += 0 if known else len(outcome.quotes)
            report.read += 1
        else:
            _note(report, outcome)
        if progress:
            progress(_done(report), None, _name(outcome))
    return report


def _note(report: IngestReport, outcome: Held | Failure | Passed) -> None:
    if isinstance(outcome, Held):
        report.articles[outcome.state] += 1
        report.read += 1
    elif isinstance(outcome, Failure):
        report.failures.append(outcome)
    else:
        report.skipped += 1


def _done(report: IngestReport) -> int:
    return report.read + report.skipped + len(report.failures)


def _name(outcome: Reading | Held | Failure | Passed) -> str:
    return outcome.article.doc if isinstance(outcome, Reading) else outcome.name
