"""The review of pairs on a whole screen. In: a review. Out: decisions kept as keys are pressed; nothing is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Footer, Static

from quotes.cli.pair_words import KEYS, odds, side_text
from quotes.errors import QuotesError

if TYPE_CHECKING:
    from quotes.workflow.pair_review import PairReview


class PairScreen(App[None]):
    """Two sides, the reasons under them, and one key for each decision; the arrows scroll both sides."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    #progress { height: 1; background: $primary; color: $text; padding: 0 1; }
    #sides { height: 1fr; }
    VerticalScroll { width: 1fr; padding: 0 1; border: round $primary; }
    #odds { height: auto; max-height: 4; padding: 0 1; }
    #told { height: auto; max-height: 4; padding: 0 1; color: $warning; }
    """
    BINDINGS = [  # noqa: RUF012 - the library's own form
        *(Binding(key, action, action) for key, action in KEYS),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
    ]

    def __init__(self, review: PairReview) -> None:
        super().__init__()
        self._review = review

    def compose(self) -> ComposeResult:
        """Progress, sides, reasons, what has to be told, keys."""
        yield Static(id="progress", markup=False)
        with Horizontal(id="sides"):
            for side in ("left", "right"):
                with VerticalScroll():
                    yield Static(id=side, markup=False)
        yield Static(id="odds", markup=False)
        yield Static(id="told", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Show the first pair."""
        self._advance()

    def action_same(self) -> None:
        """The two are one."""
        self._decide("same")

    def action_different(self) -> None:
        """The two are different."""
        self._decide("different")

    def action_unsure(self) -> None:
        """Nobody can tell."""
        self._decide("unsure")

    def action_skip(self) -> None:
        """Another time."""
        self._review.skip()
        self._advance()

    def action_undo(self) -> None:
        """Take back the last decision or skip."""
        try:
            told = "" if self._review.undo() else "nothing to take back"
        except QuotesError as fault:
            told = str(fault)
        self._advance(told)

    def action_move(self, by: int) -> None:
        """Scroll both sides."""
        for side in self.query(VerticalScroll):
            side.scroll_relative(y=3 * by, animate=False)

    def _decide(self, verdict: Any) -> None:
        try:
            told = "\n".join(self._review.decide(verdict))
        except QuotesError as fault:
            told = str(fault)
        self._advance(told)

    def _advance(self, told: str = "") -> None:
        pair = self._review.next()
        self._show("progress", f"{self._review.done} decided, {self._review.waiting} waiting")
        self._show("told", told)
        self._show("left", side_text(pair.left) if pair else "no pairs wait for a decision: press q")
        self._show("right", side_text(pair.right) if pair else "")
        self._show("odds", odds(pair) if pair else "")
        for side in self.query(VerticalScroll):
            side.scroll_home(animate=False)

    def _show(self, name: str, content: Any) -> None:
        self.query_one(f"#{name}", Static).update(content)
