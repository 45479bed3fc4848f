"""Who is who, decided alike for experts and for organizations. In: a group of commands. Out: the same group with these commands in it.

Which of the two is meant is read from the group that was typed.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli import completion, options

if TYPE_CHECKING:
    from quotes.store.judgements import Kind


def kind_of(context: typer.Context) -> Kind:
    """The kind that the group of commands is for."""
    names = set()
    at: typer.Context | None = context
    while at is not None:
        names.add(at.info_name)
        at = at.parent  # type: ignore[assignment]
    return "organization" if "organizations" in names else "expert"


def _complete(ctx: typer.Context, incomplete: str) -> list[str]:
    return completion.experts(ctx, incomplete) if kind_of(ctx) == "expert" else completion.organizations(ctx, incomplete)


One = Annotated[str, typer.Argument(help="Who is meant: an id (e3, g5) or a name.", metavar="WHO", autocompletion=_complete)]
File = Annotated[Path, typer.Argument(help="The file; - is standard input or output.", metavar="FILE", dir_okay=False)]
Why = Annotated[str | None, typer.Option("--why", help="The reason, kept with the judgement.")]


def merge(context: typer.Context, left: One, right: One, why: Why = None) -> None:
    """Say that two are one; `quotes undo` or `split` takes it back.

    Example: quotes experts merge e3 e7 --why "both names in one article"
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.model.ids import LETTERS
    from quotes.workflow.merging import merge as merge_pair

    kind = kind_of(context)
    with open_for(context) as archive, archive.change(f"{kind}s merge") as change:
        canonical, name = merge_pair(change, kind, left, right, why)
    say(f"one {kind} now: {LETTERS[kind]}{canonical} {name}")


def candidates(context: typer.Context, limit: options.Limit = None, format_name: options.Format = "table") -> None:
    """List pairs that may be one and wait for a decision, the likeliest first.

    Example: quotes experts candidates
    """
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.pairs import candidates as list_candidates

    with open_for(context) as archive, archive.connect() as connection:
        sheet = list_candidates(connection, kind_of(context), limit)
    write_sheet(sheet, format_name)


def links(context: typer.Context, limit: options.Limit = None, format_name: options.Format = "table") -> None:
    """List what the program joined by itself, so that it can be checked and taken back.

    Example: quotes experts links
    """
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.pairs import automatic_links

    with open_for(context) as archive, archive.connect() as connection:
        sheet = automatic_links(connection, kind_of(context), limit)
    write_sheet(sheet, format_name)


def review(
    context: typer.Context,
    order: Annotated[
        str, typer.Option("--order", help="likely: the most probable pairs first; unsure: the least certain first.")
    ] = "likely",
    plain: Annotated[bool, typer.Option("--plain", help="Ask line by line instead of using the whole screen.")] = False,
) -> None:
    """Decide pair after pair whether two are one: s same, d different, u unsure, k skip, z undo, q quit.

    Each decision is kept at once, under the name in QUOTES_USER or the login name.

    Example: quotes experts review --order unsure
    """
    import os

    from quotes.cli.narration import can_ask, say
    from quotes.cli.state import open_for
    from quotes.errors import UsageError
    from quotes.workflow.pair_review import PairReview

    if not plain and not can_ask():
        raise UsageError("a review needs a terminal", "run it in one; --plain asks line by line, also from a pipe")
    with open_for(context) as archive:
        review = PairReview(archive, kind_of(context), order)
        if plain or os.environ.get("TERM") in (None, "", "dumb"):
            from quotes.cli.pair_prompts import review_plainly

            review_plainly(review)
        else:
            from quotes.cli.pair_screen import PairScreen
            from quotes.cli.screens import show_screen

            show_screen(PairScreen(review))
        say(f"{review.done} decided")


def relink(
    context: typer.Context,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change; write nothing.")] = False,
    yes: options.Yes = False,
    limit: options.Limit = None,
    format_name: options.Format = "table",
) -> None:
    """Run the rules of today over everybody: show what would be joined, parted and offered, ask, and write it as one change.

    What people judged is never changed.

    Example: quotes experts relink --dry-run
    """
    from quotes.cli.narration import confirm, progress, say
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.pairs import planned
    from quotes.workflow.relinking import apply_plan, plan_relinking

    kind = kind_of(context)
    with open_for(context) as archive:
        with archive.connect() as connection, progress("relinking") as step:
            plan = plan_relinking(connection, kind, progress=step)
            sheet = planned(connection, kind, (plan.links, plan.withdrawn, plan.offers, plan.dropped), limit)
        write_sheet(sheet, format_name)
        if plan.keys:
            say(f"{len(plan.keys)} names would be looked up under other keys")
        if dry_run or not plan:
            say("nothing was written: --dry-run" if dry_run else "nothing to change")
            return
        if not confirm("write this?", yes=yes):
            say("nothing was written")
            return
        with archive.change(f"{kind}s relink") as change:
            apply_plan(change, plan)
    say("written; quotes undo takes it back")


def history(context: typer.Context, who: One, limit: options.Limit = None, format_name: options.Format = "table") -> None:
    """Tell what was decided and changed about one, withdrawn judgements included, the oldest first.

    Example: quotes experts history e3
    """
    from quotes.cli.state import open_for
    from quotes.output.writing import write_sheet
    from quotes.reports.identity_history import identity_history
    from quotes.workflow.finding import expert_named, organization_named

    kind = kind_of(context)
    with open_for(context) as archive, archive.connect() as connection:
        number = expert_named(connection, who) if kind == "expert" else organization_named(connection, who)
        sheet = identity_history(connection, kind, number, limit)
    write_sheet(sheet, format_name)


def export_judgements(context: typer.Context, file: File) -> None:
    """Write what people judged into a text file fit for version control: a line each, in a stable order, by names.

    Example: quotes experts judgements export judgements.jsonl
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.cli.tables_in import write_text
    from quotes.workflow.judgement_file import export_lines

    with open_for(context) as archive, archive.connect() as connection:
        lines = export_lines(connection, kind_of(context))
    write_text(file, "".join(f"{line}\n" for line in lines))
    say(f"wrote {len(lines)} judgements to {file}")


def import_judgements(context: typer.Context, file: File) -> None:
    """Keep the judgements of such a file; the same file again changes nothing.

    Example: quotes experts judgements import judgements.jsonl
    """
    from quotes.cli.narration import complain, say
    from quotes.cli.state import open_for
    from quotes.cli.tables_in import read_text
    from quotes.workflow.judgement_file import import_lines, parse_lines

    kind = kind_of(context)
    text = read_text(file)
    with open_for(context) as archive, archive.change(f"{kind}s judgements import {file}") as change:
        report = import_lines(change, kind, parse_lines(text, str(file)))
    for fault in report.faults:
        complain(fault.message, fault.hint)
    for told in report.contradictions:
        say(f"contradiction: {told}")
    say(f"{report.kept} kept, {report.known} known already, {report.overruled} overruled by later ones, {len(report.faults)} not kept")
    raise typer.Exit(1 if report.faults else 0)


def withdraw_judgement(context: typer.Context, left: One, right: One) -> None:
    """Let what stands between two count no longer; the pair waits for a decision again.

    Example: quotes experts judgements withdraw e3 e7
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.workflow.merging import withdraw_pair

    kind = kind_of(context)
    with open_for(context) as archive, archive.change(f"{kind}s judgements withdraw") as change:
        verdicts = withdraw_pair(change, kind, left, right)
    say(f"withdrawn: {', '.join(verdicts)}")


LISTED: dict[str, Callable[..., None]] = {
    "merge": merge,
    "candidates": candidates,
    "review": review,
    "links": links,
    "relink": relink,
    "history": history,
}
JUDGING: dict[str, Callable[..., None]] = {"export": export_judgements, "import": import_judgements, "withdraw": withdraw_judgement}
_JUDGEMENTS = """Carry judgements between archives as a text file; withdraw one.

Example: quotes experts judgements export judgements.jsonl
"""


def add_to(group: typer.Typer, plural: str) -> None:
    """Put these commands into the group `plural`, its own name in their examples."""

    def worded(text: str | None) -> str:
        own = inspect.cleandoc(text or "").replace("quotes experts", f"quotes {plural}")
        return own if plural == "experts" else own.replace(" e3", " g5").replace(" e7", " g9")

    for name, command in LISTED.items():
        group.command(name, help=worded(command.__doc__))(command)
    judging = typer.Typer(help=worded(_JUDGEMENTS), no_args_is_help=True)
    for name, command in JUDGING.items():
        judging.command(name, help=worded(command.__doc__))(command)
    group.add_typer(judging, name="judgements")
