"""How right the rules of stance are on sentences nobody here wrote: `python bench/stances.py ../shared/benchmarks/rusentne/train.csv`.

In: the open part of RuSentNE-2023, targets standing for topics. Out: coverage and precision a class, on two thirds that may be looked at
and on one third kept aside (by a checksum of the sentence). The attitude model's own figures come from `bench/train_stances.py`.
"""

from __future__ import annotations

import csv
import sys
import zlib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from quotes.model.spans import Span
from quotes.stances.suggest import suggest

SIGNS = {"support": 1, "oppose": -1}


def main(path: Path) -> int:
    """Print the figures."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for name, aside in (("open two thirds", False), ("third aside", True)):
        part = [row for row in rows if (zlib.crc32(row["sentence"].encode()) % 3 == 0) is aside]
        said = []
        for row in part:
            text = row["sentence"]
            place = Span(int(row["entity_pos_start_rel"]), int(row["entity_pos_end_rel"]))
            said.append(suggest(text, [Span(0, len(text))], "ru", place))
        for least in (0.6, 0.8):
            for value, sign in SIGNS.items():
                truths = [
                    int(row["label"]) for row, one in zip(part, said, strict=True) if one and one.value == value and one.confidence >= least
                ]
                meant = sum(int(row["label"]) == sign for row in part)
                right = sum(truth == sign for truth in truths)
                turned = sum(truth == -sign for truth in truths)
                share = f"{right / len(truths):.2f}" if truths else "none"
                print(f"{name}, {least} or surer, {value}: {len(truths)} of {meant} meant; right {share}, the other way round {turned}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
