"""What is owed to the hosts one reads from. In: addresses about to be fetched. Out: whether a host lets programs read them, and a pause.

A host's robots.txt is asked for once a run and minded; between two requests to one host some time passes, more where it asks for more.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from quotes.errors import FetchError

if TYPE_CHECKING:
    from protego import Protego

AGENT = "quotes"
PAUSE = 1.0
_LONGEST = 30.0

# Reads a robots.txt: its words; empty where the host has none. Raises FetchError where the host cannot answer now.
Read = Callable[[str], str]


class Manners:
    """One run's manners. `pause` in seconds; `clock` and `sleep` are replaced in tests."""

    def __init__(
        self, pause: float = PAUSE, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._pause, self._clock, self._sleep = pause, clock, sleep
        self._rules: dict[str, Protego] = {}
        self._last: dict[str, float] = {}

    def demand_allowed(self, url: str, read: Read) -> None:
        """Raise FetchError where robots.txt asks programs not to read this address."""
        from protego import Protego

        origin = _origin(url)
        if origin not in self._rules:
            self._rules[origin] = Protego.parse(read(f"{origin}/robots.txt"))
        if not self._rules[origin].can_fetch(url, AGENT):
            raise FetchError(f"{url}: robots.txt asks programs not to read this", "save the page from a browser and read the file")

    def wait(self, url: str) -> None:
        """Let the host rest: `pause` seconds since the last request to it, or what it asks for (30 seconds at most)."""
        origin = _origin(url)
        asked = self._rules[origin].crawl_delay(AGENT) if origin in self._rules else None
        due = self._last.get(origin, float("-inf")) + max(self._pause, min(float(asked or 0), _LONGEST))
        if (left := due - self._clock()) > 0:
            self._sleep(left)
        self._last[origin] = self._clock()


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme.lower()}://{parts.netloc.rpartition('@')[2].lower()}"
