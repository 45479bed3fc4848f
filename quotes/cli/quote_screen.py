"""The review of quotes on a whole screen. In: a review. Out: verdicts kept as keys are pressed; nothing is printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from quotes.errors import QuotesError
from quotes.output.safe import one_line, visible
from quotes.workflow.quote_items import Item
from quotes.workflow.quote_review import QuoteReview

# Keys in the order in which they are shown: what is pressed, the action, what it is for.
KEYS = (
    *(("a", "all", "all right"), ("w", "accept('words')", "words right"), ("p", "accept('speaker')", "speaker right")),
    *(("t", "accept('topic')", "topic right"), ("s", "accept('stance')", "stance right"), ("tab", "topic", "other topic")),
    *(("plus", "code('support')", "support"), ("minus", "code('oppose')", "oppose"), ("0", "code('neutral')", "neutral")),
    *(("m", "code('mixed')", "mixed"), ("u", "code('unclear')", "unclear"), ("x", "wrong", "wrong…"), ("k", "skip", "next")),
    *(("z", "undo", "undo"), ("q", "quit", "quit")),
)
_SIGNS = {"plus": "+", "minus": "-"}
REASONS = {"d": "duplicate", "p": "wrong_speaker", "v": "not_verbatim", "r": "not_relevant", "s": "wrong_stance", "b": "boilerplate"}


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

    def compose(self) -> ComposeResult:
        """Progress, facts, context, what has to be told, keys."""
        yield Static(id="progress", markup=False)
        yield Static(id="facts", markup=False)
        with VerticalScroll():
            yield Static(id="context", markup=False)
        yield Static(id="told", markup=False)
        yield Static("   ".join(f"{_SIGNS.get(key, key)} {said}" for key, _, said in KEYS), id="keys", markup=False)

    def on_mount(self) -> None:
        """Show the first quote."""
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """While a reason is asked for, every key is an answer."""
        return not (self._asking and action in ("all", "accept", "code", "skip", "topic", "wrong", "undo", "quit"))

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
        self._show("what is wrong? " + "  ".join(f"{key} {reason}" for key, reason in REASONS.items()) + "  (any other key: nothing)")

    def action_topic(self) -> None:
        """Another topic of the quote is at hand."""
        self._do(self._review.turn_topic)

    def action_skip(self) -> None:
        """The next quote."""
        self._do(self._review.skip)

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
        parts: dict[str, Any] = {
            "progress": f"{self._review.done} verdicts, {self._review.waiting} quotes waiting",
            "facts": facts(item, self._review.topic) if item else Text("no quotes wait: press q"),
            "context": context(item) if item else Text(""),
            "told": told,
        }
        for name, content in parts.items():
            self.query_one(f"#{name}", Static).update(content)


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
