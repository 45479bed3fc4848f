"""Count how often each kind of evidence of a position is right: `python bench/count_stances.py ../shared`.

In: the labels under tests/stances (places and labels, no text) and the folder with their texts. Out: the table [labels] of
quotes/stances/reliability.toml. Every sign in a labelled sentence counts once, surely meant or not.
"""

from __future__ import annotations

import csv
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
from quotes.lang.stances import load_stance_words
from quotes.model.spans import Span
from quotes.stances.clauses import find_sentence
from quotes.stances.reliability import COUNTS, pooled
from quotes.stances.signs import find_hits

ROOT = Path(__file__).parents[1]
FILES = ("labelled.json", "labelled_open.json")
VALUES = {1: "support", -1: "oppose", 0: "neutral"}
Sign = tuple[str, int, str]  # source, place, kind


def main(shared: Path) -> int:
    """Write the table anew and print what was counted."""
    rows = [row for name in FILES for row in json.loads((ROOT / "tests" / "stances" / name).read_text(encoding="utf-8"))]
    of, right = count(rows, shared)
    lines = [f'"{kind}" = [{right[kind]}, {of[kind]}]\n' for kind in sorted(of)]
    pages = tomllib.loads(COUNTS.read_text(encoding="utf-8"))["pages"]
    head = "".join(line + "\n" for line in COUNTS.read_text(encoding="utf-8").splitlines() if line.startswith("#"))
    kept = "".join(f'"{kind}" = {pair}\n' for kind, pair in pages.items())
    COUNTS.write_text(f"{head}[labels]\n{''.join(lines)}\n[pages]\n{kept}", encoding="utf-8")
    print(*lines, sep="", end="")
    return 0


def count(rows: Iterable[Any], shared: Path) -> tuple[Counter[str], Counter[str]]:
    """How many signs of each kind there are, and how many agree with their label; a sign that two topics share counts once."""
    of: Counter[str] = Counter()
    right: Counter[str] = Counter()
    seen: set[Sign] = set()
    for source, lang, segments, topic, _, label in rows:
        if lang not in ("ru", "en"):
            continue
        for place, kind, sign in signs(text_of(source, shared), [Span(*segment) for segment in segments], lang, Span(*topic)):
            if (source, place, kind) not in seen:
                seen.add((source, place, kind))
                of[pooled(kind)] += 1
                right[pooled(kind)] += VALUES[sign] == label
    return of, right


def signs(text: str, segments: list[Span], lang: str, topic: Span) -> Iterator[tuple[int, str, int]]:
    """The signs about a topic: their place in the text, kind and direction."""
    words = load_stance_words(lang)
    sentence = find_sentence(text, segments, topic, lang, words) if words else None
    if words and sentence:
        for hit in find_hits(sentence, words, lang):
            yield sentence.spans[hit.first].start, hit.why, hit.sign


def text_of(source: str, shared: Path) -> str:
    """An article's text, or the sentence of that number (from 0, each counted once) of the open part of RuSentNE."""
    name, _, number = source.partition(":")
    if name != "rusentne":
        return (shared / source).read_text(encoding="utf-8")
    return sentences(shared)[int(number)]


@lru_cache(maxsize=1)
def sentences(shared: Path) -> list[str]:
    """The sentences of the open part of RuSentNE, each once."""
    with (shared / "benchmarks" / "rusentne" / "train.csv").open(encoding="utf-8", newline="") as file:
        return list(dict.fromkeys(row["sentence"] for row in csv.DictReader(file, delimiter="\t")))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
