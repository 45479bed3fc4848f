"""Train the weights of the name comparison from pairs with known answers and write them as plain numbers.

In: a CSV with the columns left, right, same, kind, ids. Out: quotes/identity/weights.json, and on the screen what the trained
combination reaches on pairs it was not trained on (folds by person and family name, never by row).

    python bench/train_names.py ../shared/names/pairs_dev.csv

Needs scikit-learn, which nothing else here does. The open pairs were made of public names from EveryPolitician, the sanctions lists
of the EU and OFAC, Wikidata by way of a transliteration corpus, SlavicNER and factRuEval; only the numbers learnt are kept.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from made_names import make_pairs

from quotes.identity.compare import joins
from quotes.identity.features import FEATURES, measure
from quotes.identity.letters import fold
from quotes.identity.names import parse_name
from quotes.identity.pairs import Pair, lay
from quotes.identity.rarity import Letters, count_letters

WEIGHTS = Path(__file__).parents[1] / "quotes" / "identity" / "weights.json"
IN_ARTICLE_ONLY = {"surname_only", "surname_inflected"}
FOLDS = 5
MADE_WEIGHT = 0.3
MADE_WEIGHTS = {"stranger": 0.6}  # the real pairs hold few people who have nothing in common, most of them in Cyrillic
LINK_PRECISION = 0.998


def main() -> int:
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    pairs, values = measured(rows, count_letters(clean_words(rows)))
    same = np.array([row["same"] == "1" for row in rows])
    weights = kind_weights(rows)
    folds = fold_by_name(rows, pairs)
    held = np.zeros(len(rows))
    for part in range(FOLDS):
        inside = folds != part
        known = [row for row, ok in zip(rows, inside, strict=True) if ok]
        _, apart = measured(rows, count_letters(clean_words(known)))
        held[~inside] = train(known, apart[inside], same[inside], weights[inside]).predict_proba(apart[~inside])[:, 1]
    may = np.array([joins(pair) for pair in pairs])
    link = threshold(held, same, may)
    report(rows, held, same, links_held_apart(held, same, may, folds))
    model = train(rows, values, same, weights)
    letters = count_letters(clean_words(rows)).threes
    data = {"features": [feature.__name__ for feature in FEATURES], "link": round(link, 4), "letters": letters, **as_numbers(model)}
    WEIGHTS.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"wrote {WEIGHTS.name}: {len(data['trees'])} trees, link at {link:.4f}")
    return 0


def measured(rows: list[dict[str, str]], letters: Letters) -> tuple[list[Pair], Any]:
    """The pairs and their feature values, with letters counted on names that may be known."""
    pairs = [lay(parse_name(row["left"]), parse_name(row["right"]), letters) for row in rows]
    return pairs, np.array([measure(pair) for pair in pairs])


def clean_words(rows: list[dict[str, str]]) -> set[str]:
    """The family names of pairs without misprints."""
    names = {row[side] for row in rows if not row["kind"].startswith("typo") for side in ("left", "right")}
    return {fold(reading.family) for name in names for reading in parse_name(name).readings[:1]} - {""}


def train(rows: list[dict[str, str]], values: Any, same: Any, weights: Any) -> Any:
    """Boosted trees, small ones, so that rare kinds are not learnt by heart; on the real pairs and on some made from them."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    made = make_pairs(rows)
    letters = count_letters(clean_words(rows))
    more = np.array([measure(lay(parse_name(left), parse_name(right), letters)) for left, right, _, _ in made])
    sizes = Counter(kind for *_, kind in made)
    of_a_kind = float(weights[~same].sum()) / len({row["kind"] for row in rows if row["same"] == "0"})
    made_weights = np.array([MADE_WEIGHTS.get(kind, MADE_WEIGHT) * of_a_kind / sizes[kind] for *_, kind in made])
    model = HistGradientBoostingClassifier(
        max_iter=150, learning_rate=0.12, max_leaf_nodes=8, min_samples_leaf=12, l2_regularization=2.0, random_state=0
    )
    answers = np.concatenate([same, np.array([true for _, _, true, _ in made])])
    return model.fit(np.vstack([values, more]), answers, sample_weight=np.concatenate([weights, made_weights]))


def kind_weights(rows: list[dict[str, str]]) -> Any:
    """Half by kind (every kind alike, as the score weighs them), half by row."""
    sizes = Counter((row["kind"], row["same"]) for row in rows)
    kinds = Counter(same for _, same in sizes)
    weights = np.array([1 / kinds[row["same"]] / sizes[row["kind"], row["same"]] for row in rows])
    return 0.5 * weights / weights.mean() + 0.5


def fold_by_name(rows: list[dict[str, str]], pairs: list[Pair]) -> Any:
    """Pairs that share a person or a family name fall into one fold."""
    leader: dict[str, str] = {}

    def find(key: str) -> str:
        while leader.setdefault(key, key) != key:
            key = leader[key]
        return key

    groups = []
    for row, pair in zip(rows, pairs, strict=True):
        keys = [f"id:{one}" for one in row["ids"].split("|") if one and not one.startswith(("testset", "devset"))]
        if row["same"] == "1" or not keys:
            keys.append(f"name:{pair.left.family or pair.left.given}")
        for key in keys[1:]:
            leader[find(keys[0])] = find(key)
        groups.append(keys[0])
    return np.array([int(hashlib.sha256(find(group).encode()).hexdigest(), 16) % FOLDS for group in groups])


def threshold(held: Any, same: Any, may: Any) -> float:
    """The lowest probability from which at most two links in a thousand are wrong, on pairs held apart."""
    order = np.argsort(-held[may])
    right = np.cumsum(same[may][order])
    precision = right / np.arange(1, len(order) + 1)
    good = np.flatnonzero(precision >= LINK_PRECISION)
    return float(held[may][order][good[-1]]) if len(good) else 1.0


def links_held_apart(held: Any, same: Any, may: Any, folds: Any) -> Any:
    """Which pairs would be linked, each fold judged by the threshold that the other folds set."""
    linked = np.zeros(len(held), dtype=bool)
    for part in range(FOLDS):
        mine = folds == part
        linked[mine] = may[mine] & (held[mine] >= threshold(held[~mine], same[~mine], may[~mine]))
    return linked


def as_numbers(model: Any) -> dict[str, Any]:
    """Each tree as columns: feature (-1 in a leaf), threshold, left, right, value (a node's mean, for explanations)."""
    trees = []
    for (tree,) in model._predictors:
        nodes = tree.nodes
        value = [float(node["value"]) for node in nodes]
        for at in range(len(nodes) - 1, -1, -1):
            if not nodes[at]["is_leaf"]:
                one, two = int(nodes[at]["left"]), int(nodes[at]["right"])
                n, m = float(nodes[one]["count"]), float(nodes[two]["count"])
                value[at] = (value[one] * n + value[two] * m) / (n + m)
        trees.append(
            [
                [-1 if node["is_leaf"] else int(node["feature_idx"]) for node in nodes],
                [0.0 if node["is_leaf"] else round(float(node["num_threshold"]), 5) for node in nodes],
                [int(node["left"]) for node in nodes],
                [int(node["right"]) for node in nodes],
                [round(one, 5) for one in value],
            ]
        )
    return {"bias": round(float(model._baseline_prediction.ravel()[0]), 5), "trees": trees}


def report(rows: list[dict[str, str]], held: Any, same: Any, link: Any) -> None:
    """What the folds reach, as shares by kind weighted alike."""
    said = held >= 0.5
    everywhere = np.array([row["kind"] not in IN_ARTICLE_ONLY for row in rows])
    for name, answer, use in (("probability 0.5", said, np.ones(len(rows), bool)), ("link", link, everywhere)):
        kept = [row for row, ok in zip(rows, use, strict=True) if ok]
        weights = {True: 0.0, False: 0.0}
        sizes = Counter((row["kind"], row["same"]) for row in kept)
        kinds = Counter(one for _, one in sizes)
        for row, yes, true in zip(kept, answer[use], same[use], strict=True):
            weights[bool(true)] += yes / sizes[row["kind"], row["same"]] / kinds[row["same"]]
        precision = weights[True] / (weights[True] + weights[False])
        recall = weights[True]
        wrong = int((answer[use] & ~same[use]).sum())
        f1 = 2 * precision * recall / (precision + recall)
        print(f"held apart, {name}: precision {precision:.4f} recall {recall:.4f} f1 {f1:.4f}, {wrong} wrong")


if __name__ == "__main__":
    sys.exit(main())
