"""What was suggested on quotes of news nobody had read, against labels set without the suggestions in sight; places only, no text.

`labelled_news.json`: page, language, places of the quote and the topic's words, value, kind of evidence and confidence when the page was
first read, label. Two samples; the rules stood still while each was first read, and were mended after. Whoever set the labels knew the
rules. `labelled_pages.json`: two further samples that served to make rules, without the suggestions.
"""

from __future__ import annotations

import json
from pathlib import Path

from quotes.model.stances import COUNTS_FROM

NEWS, PAGES = (json.loads(Path(__file__).with_name(f"labelled_{name}.json").read_text(encoding="utf-8")) for name in ("news", "pages"))
VALUES = {"support", "oppose", "neutral", "mixed", "unclear"}
FLOOR, LEAST = 0.85, 20


def test_the_labels_hold_places_only() -> None:
    assert (len(NEWS), len(PAGES)) == (243, 390)
    for _, lang, segments, topic, *_, label in NEWS + PAGES:
        assert lang in ("ru", "en", "kk", "az") and label in VALUES
        assert any(start <= topic[0] < topic[1] <= end for start, end in segments)


def test_what_counted_at_first_sight_was_right() -> None:
    sure = [(value, label) for *_, value, _, confidence, label in NEWS if confidence >= COUNTS_FROM]
    assert len(sure) >= LEAST
    right = sum(value == label for value, label in sure)
    assert right / len(sure) >= FLOOR, f"{right} of {len(sure)}"
