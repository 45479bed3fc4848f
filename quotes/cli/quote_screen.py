"""The review of quotes on a whole screen. In: a review. Out: verdicts kept as keys are pressed; nothing is printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from quotes.errors import QuotesError
from quotes.output.safe import one_line, visible
from quotes.reports.wording import many
from quotes.workflow.quote_items import Item
from quotes.workflow.quote_review import QuoteReview

# Rows of keys as they are shown, each with its head: what is pressed, the action, what it is for.
ROWS = (
    (
        "right",
        *(("a", "all", "all"), ("w", "accept('words')", "words"), ("p", "accept('speaker')", "speaker")),
        *(("t", "accept('topic')", "topic"), ("s", "accept('stance')", "stance")),
    ),
    (
        "stance",
        *(("plus", "code('support')", "support"), ("minus", "code('oppose')", "oppose"), ("0", "code('neutral')", "neutral")),
        *(("m", "code('mixed')", "mixed"), ("u", "code('unclear')", "unclear"), ("tab", "topic", "other topic")),
    ),
    ("", ("x", "wrong", "wrong…"), ("k", "skip", "next"), ("z", "undo", "undo"), ("up", "move(-1)", "scroll"), ("q", "quit", "quit")),
)
KEYS = (*(key for _, *keys in ROWS for key in keys), ("down", "move(1)", "scroll"))
_SIGNS = {"plus": "+", "minus": "-", "up": "↑↓"}
REASONS = {"d": "duplicate", "v": "not_verbatim", "b": "boilerplate", "p": "wrong_speaker", "r": "not_relevant", "s": "wrong_stance"}
# Lines of the context that stay in sight above the quote's own words.
LEAD = 3


class QuoteScreen(App[None]):
    """A quote in its context, its layers above, keys below."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    #progress { height: 1; background: $primary; color: $text; padding: 0 1; }
    #facts { height: auto; max-height: 12; padding: 0 1; }
    VerticalScroll { height: 1fr; padding: 0 1; border: round $primary; }
    #keys { height: auto; background: $panel; padding: 0 1; }
    #told { height: auto; max-height: 3; padding: 0 1; color: $warning; }
    """
    BINDINGS = [Binding(key, action, said, priority=True) for key, action, said in KEYS]  # noqa: RUF012 - the library's own form

    def __init__(self, review: QuoteReview) -> None:
        super().__init__()
        self._review = review
        self._asking = False
        self._shown: int | None = None

    def compose(self) -> ComposeResult:
        """Progress, facts, context, what has to be told, keys."""
        yield Static(id="progress", markup=False)
        yield Static(id="facts", markup=False)
        with VerticalScroll():
            yield Static(id="context", markup=False)
        yield Static(id="told", markup=False)
        yield Static("\n".join(_row(head, keys) for head, *keys in ROWS), id="keys", markup=False)

    def on_mount(self) -> None:
        """Show the first quote."""
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """While a reason is asked for, every key is an answer."""
        return not (self._asking and action in ("all", "accept", "code", "skip", "topic", "wrong", "undo", "move", "quit"))

    def on_key(self, event: Any) -> None:
        """The answer to "what is wrong?"."""
        if not self._asking:
            return
        event.stop()
        self._asking = False
        reason = REASONS.get(event.key)
        self._do(lambda: self._review.refuse(reason) if reason else None)

    def action_all(self) -> None:
        """Words, speaker and topics are right; next."""
        self._do(self._review.accept_all)

    def action_accept(self, layer: Any) -> None:
        """One layer is right."""
        self._do(lambda: self._review.accept(layer))

    def action_code(self, value: str) -> None:
        """The stance on the topic at hand."""
        self._do(lambda: self._review.code(value))

    def action_wrong(self) -> None:
        """Ask what is wrong."""
        self._asking = True
        reasons = [f"{key} {reason.replace('_', ' ')}" for key, reason in REASONS.items()]
        first, second = "  ".join(reasons[:4]), "  ".join(reasons[4:])
        self._show(f"what is wrong?  {first}\n{'':16}{second}  any other key: nothing")

    def action_topic(self) -> None:
        """Another topic of the quote is at hand."""
        self._do(self._review.turn_topic)

    def action_skip(self) -> None:
        """The next quote."""
        self._do(self._review.skip)

    def action_move(self, by: int) -> None:
        """Scroll the context."""
        self.query_one(VerticalScroll).scroll_relative(y=3 * by, animate=False)

    def action_undo(self) -> None:
        """Take back the last verdict or step."""
        self._do(lambda: None if self._review.undo() else "nothing to take back")

    def _do(self, act: Callable[[], str | None]) -> None:
        try:
            told = act() or ""
        except QuotesError as fault:
            told = str(fault)
        self._show(told)

    def _show(self, told: str = "") -> None:
        item = self._review.item()
        shown, self._shown = self._shown, item.quote_id if item else None
        parts: dict[str, Any] = {
            "progress": f"{many(self._review.done, 'verdict')}, {many(self._review.waiting, 'quote')} waiting",
            "facts": facts(item, self._review.topic) if item else Text("no quotes wait: press q"),
            "context": context(item) if item else Text(""),
            "told": told,
        }
        for name, content in parts.items():
            self.query_one(f"#{name}", Static).update(content)
        if item and item.quote_id != shown:
            self.call_after_refresh(self._find_quote, item)

    def _find_quote(self, item: Item) -> None:
        """Scroll to where the quote's own words begin."""
        around = self.query_one(VerticalScroll)
        before = item.context.text[: item.context.spans[0].start]
        lines = Text(visible(before)).wrap(Console(width=around.size.width), around.size.width)
        around.scroll_to(y=max(0, len(lines) - 1 - LEAD), animate=False)


def _row(head: str, keys: Sequence[tuple[str, str, str]]) -> str:
    return f"{head:6}  " + "  ".join(f"{_SIGNS.get(key, key)} {said}" for key, _, said in keys)


def facts(item: Item, at_hand: int) -> Text:
    """Who, when, where; the topics with their stances, the one at hand in front; the verdicts given."""
    text = Text(one_line(item.head) + "\n", style="dim")
    text.append(f"{one_line(item.who)}\n", style="bold not dim")
    text.append(f"found by {one_line(item.found)}\n", style="not dim")
    for number, about in enumerate(item.topics):
        sign = "›" if number == at_hand % len(item.topics) else " "
        rules = f"   rules: {one_line(about.suggested)}" if about.suggested else ""
        text.append(f"{sign} {one_line(about.label)}: {about.stance or 'no stance'}{rules}\n", style="not dim cyan")
    for verdict in item.verdicts:
        text.append(f"✓ {one_line(verdict)}\n", style="not dim green")
    return text


def context(item: Item) -> Text:
    """The words around, the quote's own standing out."""
    text = Text(visible(item.context.text), style="dim")
    for span in item.context.spans:
        text.stylize("bold not dim", span.start, span.end)
    return text
