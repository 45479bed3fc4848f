"""How right the sure suggestions are on quotes of real articles labelled by people who had not seen them.

The files hold no text: article, language, places of the quote and of the topic's words, topic key, label. `labelled.json`: a hundred rows,
labelled blind; the rules were changed in the light of them, so that its figure is no blind one any more. `labelled_open.json`: rows by
which the kinds of evidence were weighed, about half of them labelled with the suggestion in sight. They keep what was reached from sinking.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from quotes.model.spans import Span
from quotes.stances.suggest import suggest

SHARED = Path(__file__).parents[3] / "shared"
FILES = {name: json.loads(Path(__file__).with_name(f"{name}.json").read_text(encoding="utf-8")) for name in ("labelled", "labelled_open")}
VALUES = {"support", "oppose", "neutral", "mixed", "unclear"}
FLOOR, LEAST = 0.85, {"labelled": 25, "labelled_open": 25}


@pytest.mark.parametrize(("name", "count"), [("labelled", 100), ("labelled_open", 139)])
def test_the_labels_hold_places_only(name: str, count: int) -> None:
    assert len(FILES[name]) == count
    for _, lang, segments, topic, _, label in FILES[name]:
        assert lang in ("ru", "en", "kk", "az") and label in VALUES
        assert any(start <= topic[0] < topic[1] <= end for start, end in segments)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the articles do not lie beside the checkout")
@pytest.mark.parametrize("name", FILES)
def test_sure_suggestions_agree_with_the_labels(name: str) -> None:
    sure = right = 0
    for source, lang, segments, topic, _, label in FILES[name]:
        found = suggest(text_of(source), [Span(*segment) for segment in segments], lang, Span(*topic))
        if found is not None and found.counts:
            sure += 1
            right += found.value == label
    assert sure >= LEAST[name], sure
    assert right / sure >= FLOOR, f"{right} of {sure}"


def text_of(source: str) -> str:
    """An article's text, or the sentence of that number (from 0, each counted once) of the open part of RuSentNE."""
    name, _, number = source.partition(":")
    if name != "rusentne":
        return (SHARED / source).read_text(encoding="utf-8")
    with (SHARED / "benchmarks" / "rusentne" / "train.csv").open(encoding="utf-8", newline="") as file:
        return list(dict.fromkeys(row["sentence"] for row in csv.DictReader(file, delimiter="\t")))[int(number)]
