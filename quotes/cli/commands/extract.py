"""`quotes extract`: find quotes and keep nothing. In: sources. Out: rows on stdout, or part files; no archive is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import options, reading_options
from quotes.errors import UsageError

if TYPE_CHECKING:
    from quotes.workflow.extracting import Job
    from quotes.workflow.ingest import IngestOptions

Folder = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="Write parquet files into this folder, for quotes load.", metavar="FOLDER", file_okay=False),
]
Scheduler = Annotated[
    str | None,
    typer.Option("--cluster", help="With -o: read on the Dask cluster with this scheduler; local makes one.", metavar="ADDRESS"),
]
PartSize = Annotated[str, typer.Option("--part-size", help="With -o: so much of the sources for each file.", metavar="SIZE")]
Knowledge = Annotated[str | None, typer.Option("--knowledge", help="With -o: outlets and topics of this archive.", metavar="PATH_OR_URL")]


def command(
    sources: reading_options.Sources,
    outlet: reading_options.Outlet = None,
    url: reading_options.Url = None,
    published: reading_options.Published = None,
    as_of: reading_options.AsOf = None,
    lang: reading_options.Lang = None,
    max_size: reading_options.MaxSize = reading_options.DEFAULT_SIZE,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Accepted for the sake of `ingest`; this command never stores.")] = False,
    jobs: reading_options.Jobs = 1,
    allow_private: reading_options.Private = False,
    no_tagger: reading_options.NoTagger = False,
    with_text: Annotated[bool, typer.Option("--with-text", help="Add the article's text, into which the offsets point.")] = False,
    format_name: options.Format = "table",
    output: Folder = None,
    cluster: Scheduler = None,
    part_size: PartSize = "4MB",
    knowledge: Knowledge = None,
) -> None:
    """Print the quotes of articles without keeping anything.

    With -o they are written as parquet files, one for each part of the sources, by this machine or a cluster; the same command again
    goes on where it was interrupted, and `quotes load FOLDER` takes them into an archive.

    Example: quotes extract articles/ -f jsonl > found.jsonl

    Example: quotes extract crawl/ --cluster tcp://host:8786 -o parts/
    """
    from quotes.cli.reading_options import parse_size
    from quotes.workflow.extracting import Job
    from quotes.workflow.ingest import IngestOptions

    size = parse_size(max_size)
    chosen = IngestOptions(outlet, url, published, as_of, lang, size, jobs, dry_run, not no_tagger, allow_private)
    if output is not None:
        unfit = {"--format": format_name != "table", "--with-text": with_text, "--dry-run": dry_run, "--allow-private": allow_private}
        _refuse(unfit, "with -o FOLDER", "leave it out: the files hold everything")
        failed = _write_parts(sources, chosen, output.absolute(), Job(cluster, jobs, parse_size(part_size)), knowledge)
    else:
        _refuse({"--cluster": cluster, "--knowledge": knowledge}, "without -o FOLDER", "name a folder for the files: -o FOLDER")
        failed = _print(sources, chosen, format_name, with_text=with_text)
    raise typer.Exit(1 if failed else 0)


def _refuse(given: Mapping[str, object], other: str, cure: str) -> None:
    for name, value in given.items():
        if value:
            raise UsageError(f"{name} does not go {other}", cure)


def _print(sources: list[str], chosen: IngestOptions, format_name: str, *, with_text: bool) -> bool:
    """Rows on stdout; was there an article that could not be read?"""
    from quotes.cli.narration import progress
    from quotes.cli.reading_options import tell
    from quotes.extract.records import record
    from quotes.model.quotes import Reading
    from quotes.output.writing import write_sheet
    from quotes.reports.extracted import extracted
    from quotes.workflow.ingest import read_options
    from quotes.workflow.reading import Failure, Reader, read_sources

    reader = Reader(read_options(chosen, None), chosen.tagger)
    found, failures = [], []
    with progress("reading") as step:
        outcomes = read_sources(sources, reader, jobs=chosen.jobs, max_size=chosen.max_size, allow_private=chosen.allow_private)
        for done, outcome in enumerate(outcomes, 1):
            if isinstance(outcome, Failure):
                failures.append(outcome)
            if isinstance(outcome, Reading):
                text = {"article_text": outcome.article.text} if with_text else {}
                records = [record(outcome, quote) | text for quote in outcome.quotes]
                if format_name == "jsonl" and records:
                    write_sheet(extracted(records, with_text=with_text), "jsonl")
                else:
                    found += records
            step(done, None, "")
    for failure in failures:  # now that no bar stands in the line
        tell(failure)
    if format_name != "jsonl":
        write_sheet(extracted(found, with_text=with_text), format_name)
    return bool(failures)


def _write_parts(sources: list[str], chosen: IngestOptions, folder: Path, job: Job, knowledge: str | None) -> bool:
    """Part files in the folder; was there anything that could not be read or written?"""
    from quotes.cli.narration import progress, say, say_counts
    from quotes.cli.reading_options import tell
    from quotes.workflow.extracting import describe_work, extract

    work = describe_work(chosen, knowledge)
    with progress("MB read") as step:
        report = extract(sources, folder, work, job, step)
    for failure in (*report.first, *report.failures):
        tell(failure)
    if report.errors > len(report.first):
        say(f"{report.errors:,} articles could not be read; the files tell which and why")
    say_counts(report.rows)
    return bool(report.errors or report.failures)
