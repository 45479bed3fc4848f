"""The command line, killed before a chosen event. In: the event's number (0: none), a file for the count, the command's words.

Events: each statement and commit, each opening of a database, each renaming or removing of a file.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

_AUDITED = ("sqlite3.connect", "sqlite3.connect/handle", "os.rename", "os.remove", "os.link", "shutil.copyfile")


def main() -> int:
    """Run the command; the number of events is written at its end."""
    last, file, words = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
    count = 0

    def happen(*_: Any) -> None:
        nonlocal count
        count += 1
        if count == last:
            os.kill(os.getpid(), signal.SIGKILL)

    def audit(name: str, _: Any) -> None:
        if name in _AUDITED:
            happen()

    event.listen(Engine, "before_cursor_execute", happen)
    event.listen(Engine, "commit", happen)
    sys.addaudithook(audit)
    from quotes.cli.app import run

    code = run(words)
    file.write_text(str(count))
    return code


if __name__ == "__main__":
    sys.exit(main())
