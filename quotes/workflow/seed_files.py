"""Where the seeds lie. In: nothing. Out: the folder of reference data inside the installed package, or of the checkout."""

from __future__ import annotations

from pathlib import Path

from quotes.errors import SeedError


def seeds_folder() -> Path:
    """The seeds inside the installed package, else those of the checkout. Raises SeedError where there are none."""
    package = Path(__file__).parents[1]
    for folder in (package / "_seeds", package.parent / "seeds"):
        if (folder / "topics").is_dir():
            return folder
    raise SeedError("the seeds are missing from this installation", "install quotes again")
