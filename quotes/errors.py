"""What can go wrong, as one tree: each error says what failed, what cures it and how the command exits.

In: the place where a fault arises wraps it in one of these. Out: the command line prints `message` and `hint` in one line each.
Exit codes: 1 the request failed, 2 wrong usage, 3 the database.
"""

from __future__ import annotations


class QuotesError(Exception):
    """The root of the tree. `message` names the input at fault, `hint` the cure (where there is one)."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = " ".join(message.splitlines())
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


class SourceError(QuotesError):
    """A file, folder, address or row that cannot be read as an article."""


class FetchError(SourceError):
    """An address that cannot be, or must not be, fetched."""


class TextError(SourceError):
    """Bytes that are not text, or a text with nothing in it."""


class LanguageError(SourceError):
    """A text in a language without a pack."""


class PartError(SourceError):
    """A file that is no part file of `quotes extract -o`, or one that was changed."""


class ClusterError(QuotesError):
    """Workers or a scheduler that cannot be used as asked."""


class DateError(QuotesError):
    """A string that should be a date or period and is not."""

    exit_code = 2


class UsageError(QuotesError):
    """Options that contradict each other, or a value outside its range."""

    exit_code = 2


class NotFoundError(QuotesError):
    """A quote, expert, outlet, topic or article that the archive does not hold."""


class ConflictError(QuotesError):
    """A write that contradicts what the archive holds."""


class SeedError(QuotesError):
    """A reference file that does not fit its form."""


class ArchiveError(QuotesError):
    """The database cannot be used as asked."""

    exit_code = 3


class ArchiveMissingError(ArchiveError):
    """There is no archive at the path or URL."""


class ArchiveBehindError(ArchiveError):
    """The archive's revision is older than this program's."""


class ArchiveAheadError(ArchiveError):
    """The archive's revision is newer than this program's."""


class ArchiveLockedError(ArchiveError):
    """Another process holds the archive."""


class ArchiveCorruptError(ArchiveError):
    """The file is no archive, or a damaged one."""


class QueryError(ArchiveError):
    """A statement the database refuses."""

    exit_code = 1
