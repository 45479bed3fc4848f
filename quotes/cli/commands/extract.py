"""`quotes extract`: read articles and print the quotes found. In: sources. Out: rows on stdout; no archive is opened."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli import options, reading_options


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
) -> None:
    """Print the quotes of articles without keeping anything.

    Example: quotes extract articles/ -f jsonl > found.jsonl
    """
    from quotes.cli.narration import progress
    from quotes.cli.reading_options import parse_size, tell
    from quotes.extract.records import record
    from quotes.model.quotes import Reading
    from quotes.output.writing import write_sheet
    from quotes.reports.extracted import extracted
    from quotes.text.read import ReadOptions
    from quotes.workflow.reading import Failure, Reader, read_sources

    size = parse_size(max_size)
    reader = Reader(ReadOptions(outlet, url, published, as_of, lang, size), tagger=not no_tagger)
    found, failures = [], 0
    with progress("reading") as step:
        for done, outcome in enumerate(read_sources(sources, reader, jobs=jobs, max_size=size, allow_private=allow_private), 1):
            if isinstance(outcome, Failure):
                failures += 1
                tell(outcome)
            if isinstance(outcome, Reading):
                text = {"article_text": outcome.article.text} if with_text else {}
                records = [record(outcome, quote) | text for quote in outcome.quotes]
                if format_name == "jsonl" and records:
                    write_sheet(extracted(records, with_text=with_text), "jsonl")
                else:
                    found += records
            step(done, None, "")
    if format_name != "jsonl":
        write_sheet(extracted(found, with_text=with_text), format_name)
    raise typer.Exit(1 if failures else 0)
