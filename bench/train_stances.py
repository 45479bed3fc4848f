"""Train the attitude model: `python bench/train_stances.py ../shared/benchmarks/rusentne/train.csv`.

In: the open part of RuSentNE-2023 (see NOTICE). Out: quotes/stances/attitude.json, plain numbers; figures of folds grouped by sentence.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import GroupKFold

sys.path.insert(0, str(Path(__file__).parents[1]))
from quotes.lang.ru.syntax import parse, vector
from quotes.model.spans import Span
from quotes.stances.attitude import WEIGHTS
from quotes.stances.features import Scene, dense, leanings, named

LEAST, FOLDS, C, CLASSES = 3, 5, 0.02, {-1: 2, 0: 1, 1: 2}
NAMED, DENSE, LEAN = 0.5, 2.0, 0.6  # how much each kind of feature may weigh
PULL = 0.5  # neither is the commonest answer: this much is taken from it
GOOD = [
    "победа",
    "победить",
    "выиграть",
    "чемпион",
    "награда",
    "наградить",
    "премия",
    "похвалить",
    "благодарность",
    "благодарить",
    "поблагодарить",
    "поддержать",
    "поддержка",
    "помощь",
    "помочь",
    "спасти",
    "герой",
    "успех",
    "успешный",
    "талантливый",
    "лучший",
    "выдающийся",
    "великий",
    "друг",
    "дружба",
    "любить",
    "любовь",
    "уважать",
    "уважение",
    "гордость",
    "поздравить",
    "поздравлять",
    "достижение",
    "рекорд",
    "мирный",
    "сотрудничество",
    "союзник",
    "партнер",
    "доверие",
    "верный",
    "честный",
    "добрый",
    "хороший",
    "прекрасный",
    "сильный",
    "мастер",
    "легенда",
    "популярный",
    "знаменитый",
    "одобрить",
    "приветствовать",
    "оправдать",
    "освободить",
    "защитить",
    "щедрый",
    "мудрый",
    "надежда",
    "радость",
    "восхищение",
    "восхищаться",
    "похвала",
    "любимый",
    "титул",
    "медаль",
    "завоевать",
    "заслуга",
    "добиться",
    "соболезнование",
    "память",
    "скорбь",
    "честь",
    "почтить",
    "благородный",
    "мужество",
    "подвиг",
]
BAD = [
    "убить",
    "убийство",
    "убийца",
    "преступник",
    "преступление",
    "обвинить",
    "обвинение",
    "обвиняемый",
    "подозреваемый",
    "подозревать",
    "арестовать",
    "арест",
    "задержать",
    "осудить",
    "осужденный",
    "критиковать",
    "раскритиковать",
    "критика",
    "террорист",
    "теракт",
    "боевик",
    "нападение",
    "напасть",
    "атаковать",
    "атака",
    "угроза",
    "угрожать",
    "враг",
    "санкция",
    "скандал",
    "коррупция",
    "взятка",
    "мошенничество",
    "украсть",
    "кража",
    "ложь",
    "лгать",
    "обман",
    "виновный",
    "вина",
    "виноватый",
    "нарушить",
    "нарушение",
    "запретить",
    "отставка",
    "уволить",
    "провал",
    "поражение",
    "проиграть",
    "ошибка",
    "плохой",
    "худший",
    "слабый",
    "опасный",
    "агрессор",
    "агрессия",
    "война",
    "оккупация",
    "диктатор",
    "режим",
    "ненависть",
    "презрение",
    "оскорбить",
    "оскорбление",
    "протест",
    "против",
    "отказ",
    "отказать",
    "бойкот",
    "возмущение",
    "возмутить",
    "насилие",
    "изнасиловать",
    "пытка",
    "взорвать",
    "захватить",
    "захватчик",
    "жертва",
    "гибель",
    "тюрьма",
    "приговорить",
    "иск",
    "штраф",
    "конфликт",
    "вражда",
    "обвинительный",
    "незаконный",
]


def main(path: Path) -> int:
    """Read the open part, tell what folds reach, fit on all of it and write the weights."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    sentences = list(dict.fromkeys(row["sentence"] for row in rows))
    trees = dict(zip(sentences, parse(sentences), strict=True))
    scenes = [Scene(trees[r["sentence"]], Span(int(r["entity_pos_start_rel"]), int(r["entity_pos_end_rel"]))) for r in rows]
    polarity = fit_polarity()
    lean = np.array([leanings(scene, lambda lemma: leaning(lemma, polarity)) for scene in scenes])
    scale = lean.std(0) + 1e-6
    sets = [named(scene) for scene in scenes]
    counts = Counter(name for found in sets for name in found)
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    place = {name: number for number, name in enumerate(names)}
    pairs = [(row, place[name]) for row, found in enumerate(sets) for name in found if name in place]
    there = sparse.csr_matrix((np.ones(len(pairs)), tuple(zip(*pairs, strict=True))), (len(rows), len(names)))
    wide = np.stack([dense(scene) for scene in scenes])
    features = sparse.hstack([there * NAMED, sparse.csr_matrix(wide * DENSE), sparse.csr_matrix(lean / scale * LEAN)]).tocsr()
    labels = np.array([int(row["label"]) for row in rows])
    report(features, labels, [row["sentence"] for row in rows])
    model = fit(features, labels)
    against = model.coef_[[0, 2]] - model.coef_[1]
    n, d = len(names), wide.shape[1]
    kept = {name: [round(v) for v in against[:, k] * NAMED * 1000] for k, name in enumerate(names)}
    weights = {
        "bias": [round(float(v), 4) for v in model.intercept_[[0, 2]] - model.intercept_[1] + PULL],
        "prior": round(PULL + float(np.log(CLASSES[1])), 4),
        "scale": [round(float(v), 5) for v in scale],
        "leanings": [[round(float(v), 4) for v in row] for row in against[:, n + d :] * LEAN],
        "polarity": [round(float(v), 4) for v in polarity],
        "dense": [[round(float(v)) for v in row] for row in against[:, n : n + d] * DENSE * 1000],
        "named": {name: pair for name, pair in kept.items() if max(map(abs, pair)) >= 12},
    }
    WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{WEIGHTS.name}: {len(weights['named'])} named features of {n}, {WEIGHTS.stat().st_size // 1024} KiB")
    return 0


def fit_polarity() -> Any:
    """How good or bad a word sounds, as a linear function of its vector, from a few plain words."""
    words = [(word, sign) for sign, group in ((1, GOOD), (-1, BAD)) for word in group if vector(word).any()]
    model = Ridge(alpha=3).fit(np.stack([vector(word) for word, _ in words]), [sign for _, sign in words])
    return np.append(model.coef_, model.intercept_)


def leaning(lemma: str, polarity: Any) -> float:
    """The leaning of one lemma; 0 where it is not known."""
    found = vector(lemma)
    return float(found @ polarity[:-1] + polarity[-1]) if found.any() else 0.0


def fit(features: Any, labels: Any) -> LogisticRegression:
    """The classifier."""
    return LogisticRegression(C=C, max_iter=200, class_weight=CLASSES).fit(features, labels)


def report(features: Any, labels: Any, sentences: list[str]) -> None:
    """Precision, recall and F1 by class over folds that no sentence crosses; and how right the surest answers are."""
    logits = np.zeros((len(labels), 3))
    for train, test in GroupKFold(FOLDS).split(features, labels, sentences):
        logits[test] = fit(features[train], labels[train]).decision_function(features[test])
    for pull in (0.0, 0.25, 0.5, PULL, 0.9, 1.1):
        print(f"pull {pull:.2f}: macro F1 {scores(logits, labels, pull)[0]:.4f}")
    mean, said, sure, lines = scores(logits, labels, PULL)
    print("\n".join(lines))
    print(f"macro F1 over positive and negative, {FOLDS} folds grouped by sentence: {mean:.4f}")
    for least in (0.6, 0.8, 0.9):
        chosen = (said != 0) & (sure >= least)
        print(f"for or against with {least} or more: {chosen.sum()}, right {(said == labels)[chosen].mean():.3f}")


def scores(logits: Any, labels: Any, pull: float) -> tuple[float, Any, Any, list[str]]:
    """Macro F1 over -1 and 1, the labels said, their probabilities, and a line a class."""
    shares = np.exp(logits + np.array([pull, 0.0, pull]) - logits.max(1, keepdims=True))
    shares /= shares.sum(1, keepdims=True)
    said, found, lines = np.array([-1, 0, 1])[shares.argmax(1)], [], []
    for label in (-1, 1):
        right = int(((said == label) & (labels == label)).sum())
        precision, recall = right / max(1, (said == label).sum()), right / (labels == label).sum()
        found.append(2 * precision * recall / (precision + recall))
        lines.append(f"{label:+d}: precision {precision:.3f} recall {recall:.3f} F1 {found[-1]:.3f}")
    return float(np.mean(found)), said, shares.max(1), lines


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
