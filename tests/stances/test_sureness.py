"""How sure the attitude model says it is: the stored curves. What they hold on unseen folds, bench/train_stances.py prints."""

from __future__ import annotations

import itertools
import json

from quotes.stances.attitude import LABELS, WEIGHTS


def test_the_stronger_an_answer_the_surer() -> None:
    found = json.loads(WEIGHTS.read_text(encoding="utf-8"))["sureness"]
    assert len(found) == len(LABELS)
    for strengths, shares in found:
        assert len(strengths) == len(shares) > 1
        assert all(low < high for low, high in itertools.pairwise(strengths))
        assert all(low <= high for low, high in itertools.pairwise(shares))
        assert 0 < shares[0] < shares[-1] < 1
