"""Whole screens. In: a screen to show. Out: what it ended with; a screen that broke off is an error, not a success."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quotes.errors import QuotesError

if TYPE_CHECKING:
    from textual.app import App


def show_screen(screen: App[Any]) -> None:
    """Show a screen until it is left. Raises QuotesError where it broke off; what went wrong stands above then."""
    screen.run()
    if screen.return_code:
        raise QuotesError("the screen broke off; what was decided is kept", "this is a defect of quotes; report it with what stands above")
