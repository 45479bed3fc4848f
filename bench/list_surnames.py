"""Write the filter of known family names from the dictionary that pymorphy3 brings along (OpenCorpora). Out: quotes/identity/surnames.bin.

    python bench/list_surnames.py

To be run again when `quotes.identity.letters.sounds` hears Russian otherwise; then bench/train_names.py. Takes a minute.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import pymorphy3

from quotes.identity.letters import sounds
from quotes.identity.surnames import SHIPPED, SHORTEST, make_filter


def main() -> int:
    """Make and write the filter."""
    words = pymorphy3.MorphAnalyzer(lang="ru").dictionary.iter_known_words()
    heard = {sounds(word)[0] for word, tag, *_ in words if {"Surn", "nomn", "sing"} <= tag.grammemes and len(word) >= SHORTEST}
    SHIPPED.write_bytes(make_filter(heard))
    print(f"wrote {SHIPPED.name}: what {len(heard):,} family names sound like")
    return 0


if __name__ == "__main__":
    sys.exit(main())
