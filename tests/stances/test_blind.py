"""The sure suggestions of a hundred and twenty quotes nobody here had tuned on, against labels of somebody who had not seen them.

`labelled_blind.json` holds no text: source, language, places of the quote and the topic's words, the value and the kind of evidence when
the sample was drawn, the label. Sources: pages of news and statements (52), speeches and debates (57), articles and sentences beside
the checkout (11); 43 Russian, 77 English. 87 of the 100 suggestions of 0.8 or more were right (Russian 27 of 31, English 60 of 69);
twenty more stood below, mixed in. Nothing was changed in the light of these labels.
"""

from __future__ import annotations

import json
from pathlib import Path

from quotes.model.stances import COUNTS_FROM
from quotes.stances.reliability import confidence_of

ROWS = json.loads(Path(__file__).with_name("labelled_blind.json").read_text(encoding="utf-8"))
VALUES = {"support", "oppose", "neutral", "mixed", "unclear"}
FLOOR, LEAST = 0.85, 90


def test_the_labels_hold_places_only() -> None:
    assert len(ROWS) == 120
    for _, lang, segments, topic, value, _, label in ROWS:
        assert lang in ("ru", "en") and {value, label} <= VALUES
        assert any(start <= topic[0] < topic[1] <= end for start, end in segments)


def test_the_kinds_that_count_were_right() -> None:
    """Whatever is trusted now, by today's counts, must have been right on this sample; its labels stand in no count."""
    sure = [(value, label) for *_, value, kind, label in ROWS if "too unsure" not in kind and confidence_of(kind) >= COUNTS_FROM]
    assert len(sure) >= LEAST
    right = sum(value == label for value, label in sure)
    assert right / len(sure) >= FLOOR, f"{right} of {len(sure)}"
