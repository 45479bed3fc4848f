"""Does everything kept still hold? In: an open archive. Out: each breach in words: of the file, of a word at its place, of an index."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from quotes.errors import ArchiveCorruptError
from quotes.store.backup import check_file
from quotes.store.verify import find_breaches, find_index_breaches

if TYPE_CHECKING:
    from quotes.store.engine import Archive


def verify(archive: Archive, progress: Callable[[int, int | None, str], None] = lambda done, total, name: None) -> list[str]:
    """All breaches, none where everything holds; a file too broken to be read on is the last of them."""
    found = check_file(archive)
    try:
        with archive.connect() as connection:
            for breach in find_breaches(connection, lambda done, total: progress(done, total, "")):
                found.append(breach)  # one by one: what was found before the file fails stands
        found += find_index_breaches(archive)
    except ArchiveCorruptError as error:
        found.append(error.message)
    return found
