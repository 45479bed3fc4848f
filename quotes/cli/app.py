"""The command line as a whole. In: what was typed. Out: the exit code of the command that ran."""

from __future__ import annotations


def run() -> int:
    """Build the command tree and run it."""
    raise NotImplementedError
