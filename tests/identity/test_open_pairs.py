"""The shipped weights on the open pairs of real names: floors. They were trained on these pairs, so a fall means that something broke."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from quotes.identity.comparing import compare_all

FOLDER = next((one / "shared" / "names" for one in Path(__file__).resolve().parents if (one / "shared" / "names").is_dir()), None)


@pytest.fixture(scope="module")
def score() -> ModuleType:
    if FOLDER is None:
        pytest.skip("the open pairs are not beside this checkout")
    spec = importlib.util.spec_from_file_location("score", FOLDER / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.shared
def test_the_shipped_weights_hold_their_floors(score: ModuleType) -> None:
    assert FOLDER is not None
    pairs = score.read(FOLDER / "pairs_dev.csv")
    found = [
        (row["kind"], row["same"] == "1", one)
        for row, one in zip(pairs, compare_all((row["left"], row["right"]) for row in pairs), strict=True)
    ]
    *_, f1 = score.measure([(kind, same, one.probability >= 0.5) for kind, same, one in found])
    assert f1 >= 0.985
    bare = [one for kind, _, one in found if kind in score.IN_ARTICLE_ONLY and one.decision == "link"]
    assert not bare, "a family name alone is never linked"
    rest = [(kind, same, one.decision == "link") for kind, same, one in found if kind not in score.IN_ARTICLE_ONLY]
    precision, recall, _ = score.measure(rest)
    assert precision >= 0.995 and recall >= 0.78
    assert sum(same for _, same, linked in rest if linked) / sum(linked for *_, linked in rest) >= 0.998
