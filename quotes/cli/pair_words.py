"""A pair to decide, as it is shown. In: a pair. Out: styled text for the screen and plain lines for prompts, safe to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotes.model.moments import day_words
from quotes.output.safe import one_line, visible

if TYPE_CHECKING:
    from rich.text import Text

    from quotes.model.sheets import Marked
    from quotes.store.judgements import Verdict
    from quotes.workflow.pair_sides import Pair, Said, Side

KEYS = (("s", "same"), ("d", "different"), ("u", "unsure"), ("k", "skip"), ("z", "undo"), ("q", "quit"))
VERDICTS: tuple[Verdict, ...] = ("same", "different", "unsure")


def odds(pair: Pair) -> str:
    """How likely the two are one, and the reasons, in one line."""
    return one_line(f"{pair.probability:.0%} likely one: {'; '.join(pair.reasons) or 'no reasons kept'}")


def side_text(side: Side) -> Text:
    """One side for the screen: the differing letters stand out."""
    from rich.text import Text

    text = Text(one_line(side.name.text), style="bold")
    for span in side.name.spans:
        text.stylize("black on yellow", span.start, span.end)
    text.append(f"  {side.printed}\n", style="dim not bold")
    for label, value in side.facts:
        text.append(f"{label}: ", style="cyan not bold")
        text.append(f"{visible(value)}\n", style="not bold")
    for said in side.quotes:
        text.append(f"\n{_head(said)}\n", style="green not bold")
        text.append(f"{one_line(said.words)}\n", style="not bold")
    if not side.quotes:
        text.append("\nno quotes\n", style="dim not bold")
    return text


def plain_lines(pair: Pair) -> list[str]:
    """The pair as lines, one side under the other; the differing letters stand in brackets."""
    lines = [odds(pair)]
    for side in (pair.left, pair.right):
        lines += ["", f"{side.printed}  {_bracketed(side.name)}"]
        lines += [f"  {label}: {one_line(value)}" for label, value in side.facts]
        lines += [f"  {_head(said)}: {one_line(said.words)[:300]}" for said in side.quotes]
    return lines


def _head(said: Said) -> str:
    day = day_words(said.day) if said.day else "no date"
    return one_line(f"q{said.quote_id} {day} {said.outlet or ''}").strip()


def _bracketed(name: Marked) -> str:
    text, shift = one_line(name.text), 0
    for span in name.spans:
        for at, sign in ((span.start + shift, "["), (span.end + shift + 1, "]")):
            text = text[:at] + sign + text[at:]
        shift += 2
    return text
