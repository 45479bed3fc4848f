"""The program's door. In: the command line. Out: an exit code."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; `--version` is answered before anything is imported."""
    if sys.argv[1:] == ["--version"]:
        from quotes import __version__

        print(f"quotes {__version__}")
        return
    from quotes.cli.app import run

    sys.exit(run())


if __name__ == "__main__":
    main()
