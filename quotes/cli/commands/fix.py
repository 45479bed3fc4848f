"""`quotes fix`: correct one quote. In: a quote and what is wrong with it. Out: a review and the quote as corrected, in one change set."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli import completion, options


def command(
    context: typer.Context,
    quote: Annotated[str, typer.Argument(help="The quote, such as q12.")],
    speaker: Annotated[
        str | None,
        typer.Option("--speaker", help="Who said it: e3, g5, a name, or nobody.", autocompletion=completion.experts),
    ] = None,
    words: Annotated[
        str | None, typer.Option("--words", metavar="START:END", help="Its offsets in the article; several with commas.")
    ] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="direct, indirect or mixed.", autocompletion=completion.kinds)] = None,
    reject: Annotated[
        str | None,
        typer.Option(
            "--reject", metavar="REASON", help="duplicate, wrong_speaker, not_verbatim, not_relevant, wrong_stance, boilerplate or other."
        ),
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="It is right as it stands (a rejected one is an answer again).")] = False,
    note: options.Note = None,
) -> None:
    """Correct one quote; your word outlives any later reading of the article.

    Example: quotes fix q12 --speaker "Ермек Тестов" --note "named in the caption"
    """
    from quotes.cli.narration import say
    from quotes.cli.state import open_for
    from quotes.model.ids import parse_id_of
    from quotes.workflow.fixing import Correction, fix

    number = parse_id_of(quote, "q")
    correction = Correction(speaker=speaker, words=words, kind=kind, reject=reject, accept=accept, note=note)
    with open_for(context) as archive, archive.change("fix") as change:
        done = fix(change, number, correction)
    for what in done:
        say(f"q{number}: {what}")
