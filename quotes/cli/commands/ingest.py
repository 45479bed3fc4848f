"""`quotes ingest`: read articles into the archive. In: sources. Out: an archive with their quotes, and a table of what became of each."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli import fresh, reading_options


def command(
    context: typer.Context,
    sources: reading_options.Sources,
    outlet: reading_options.Outlet = None,
    url: reading_options.Url = None,
    published: reading_options.Published = None,
    as_of: reading_options.AsOf = None,
    lang: reading_options.Lang = None,
    max_size: reading_options.MaxSize = reading_options.DEFAULT_SIZE,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be kept; write nothing.")] = False,
    jobs: reading_options.Jobs = 1,
    allow_private: reading_options.Private = False,
    no_tagger: reading_options.NoTagger = False,
    bare: fresh.Bare = False,
) -> None:
    """Read articles and keep their quotes; an archive that is not there is made, with the reference facts of `quotes seed`.

    Example: quotes ingest articles/ https://news.example/feed.xml --jobs 2
    """
    from quotes.cli.narration import progress, say, say_counts
    from quotes.cli.reading_options import parse_size, tell
    from quotes.cli.state import target_of
    from quotes.reports.wording import many
    from quotes.workflow.ingest import IngestOptions, ingest

    chosen = IngestOptions(
        outlet=outlet,
        url=url,
        published=published,
        as_of=as_of,
        lang=lang,
        max_size=parse_size(max_size),
        jobs=jobs,
        dry_run=dry_run,
        tagger=not no_tagger,
        allow_private=allow_private,
    )
    if not dry_run:
        fresh.begin(context, bare=bare)
    with progress("reading") as step:
        report = ingest(target_of(context), sources, chosen, step)
    for failure in report.failures:
        tell(failure)
    say_counts([*report.rows, ("skipped, of other types", report.skipped)], dry=dry_run)
    if report.guessed_days:
        told = f"{many(report.guessed_days, 'article')} without a full date (“yesterday”, a day without its year)"
        say(f"{told}: counted from the time of the file; where that is wrong, quotes undo and ingest --as-of MOMENT")
    raise typer.Exit(1 if report.failures else 0)
