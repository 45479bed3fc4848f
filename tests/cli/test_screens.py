"""A screen that breaks off is an error."""

from __future__ import annotations

import pytest

from quotes.cli.screens import show_screen
from quotes.errors import QuotesError


class Broken:
    """A screen as the library leaves it after an exception."""

    return_code = 1

    def run(self) -> None:
        """Nothing is shown."""


class Left(Broken):
    return_code = 0


def test_a_screen_that_broke_off_is_no_success() -> None:
    show_screen(Left())  # type: ignore[arg-type]
    with pytest.raises(QuotesError, match="broke off"):
        show_screen(Broken())  # type: ignore[arg-type]
