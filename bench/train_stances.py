"""Train the attitude model: `python bench/train_stances.py ../shared/benchmarks/rusentne/train.csv`.

In: the open part of RuSentNE-2023 (see NOTICE). Out: quotes/stances/attitude.json, plain numbers, and the figures of
folds that no sentence crosses. How sure an answer is told to be is how often answers as strong were right in those folds.
"""

from __future__ import annotations

import csv
import itertools
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.isotonic import isotonic_regression
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import GroupKFold

sys.path.insert(0, str(Path(__file__).parents[1]))
from quotes.lang.ru.syntax import parse, vector
from quotes.model.spans import Span
from quotes.stances.attitude import LABELS, WEIGHTS
from quotes.stances.features import Scene, dense, leanings, named, roles, stems

LEAST, FOLDS, C, CLASSES = 3, 5, 0.02, {-1: 2, 0: 1, 1: 2}
STEPS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
NAMED, DENSE, LEAN = 0.5, 2.0, 0.6  # how much each kind of feature may weigh
SEEDS, BLOCK, PRIOR = (0, 1), 80, 5  # foldings; answers a step of the curve rests on, and answers of average worth added to it
PULL = 0.5  # neither is the commonest answer: this much is taken from it
GOOD = """
победа победить выиграть чемпион награда наградить премия похвалить благодарность благодарить поблагодарить поддержать поддержка помощь
помочь спасти герой успех успешный талантливый лучший выдающийся великий друг дружба любить любовь уважать уважение гордость поздравить
поздравлять достижение рекорд мирный сотрудничество союзник партнер доверие верный честный добрый хороший прекрасный сильный мастер
легенда популярный знаменитый одобрить приветствовать оправдать освободить защитить щедрый мудрый надежда радость восхищение восхищаться
похвала любимый титул медаль завоевать заслуга добиться соболезнование память скорбь честь почтить благородный мужество подвиг
"""
BAD = """
убить убийство убийца преступник преступление обвинить обвинение обвиняемый подозреваемый подозревать арестовать арест задержать осудить
осужденный критиковать раскритиковать критика террорист теракт боевик нападение напасть атаковать атака угроза угрожать враг санкция
скандал коррупция взятка мошенничество украсть кража ложь лгать обман виновный вина виноватый нарушить нарушение запретить отставка
уволить провал поражение проиграть ошибка плохой худший слабый опасный агрессор агрессия война оккупация диктатор режим ненависть
презрение оскорбить оскорбление протест против отказ отказать бойкот возмущение возмутить насилие изнасиловать пытка взорвать захватить
захватчик жертва гибель тюрьма приговорить иск штраф конфликт вражда обвинительный незаконный
"""


@dataclass(frozen=True)
class Known:
    """The rows as numbers: features, labels, sentences, names of the first features, how many are dense, scale of leanings, polarity."""

    features: Any
    labels: Any
    sentences: list[str]
    names: list[str]
    width: int
    scale: Any
    polarity: Any


@dataclass(frozen=True)
class Answers:
    """Row by row: the label of the file, the one said by a model that had not seen the sentence, its strength, how sure it is."""

    truth: Any
    said: Any
    strength: Any
    sure: Any

    def where(self, chosen: Any) -> Answers:
        """Those of the chosen rows."""
        return Answers(self.truth[chosen], self.said[chosen], self.strength[chosen], self.sure[chosen])


def main(path: Path) -> int:
    """Read the open part, tell what folds reach, fit on all of it and write the weights."""
    known = read(path)
    answers = [answered(known, seed) for seed in SEEDS]
    for seed, found in zip(SEEDS, answers, strict=True):
        print(f"folding {seed}:", *report(found), sep="\n")
    model = fit(known.features, known.labels)
    against = model.coef_[[0, 2]] - model.coef_[1]
    n, d = len(known.names), known.width
    kept = {name: [round(v) for v in against[:, k] * NAMED * 1000] for k, name in enumerate(known.names)}
    weights = {
        "bias": [round(float(v), 4) for v in model.intercept_[[0, 2]] - model.intercept_[1] + PULL],
        "prior": round(PULL + float(np.log(CLASSES[1])), 4),
        "scale": [round(float(v), 5) for v in known.scale],
        "leanings": [[round(float(v), 4) for v in row] for row in against[:, n + d :] * LEAN],
        "polarity": [round(float(v), 4) for v in known.polarity],
        "sureness": curves(answers),
        "dense": [[round(float(v)) for v in row] for row in against[:, n : n + d] * DENSE * 1000],
        "named": {name: pair for name, pair in kept.items() if max(map(abs, pair)) >= 12},
    }
    WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{WEIGHTS.name}: {len(weights['named'])} named features of {n}, {WEIGHTS.stat().st_size // 1024} KiB")
    return 0


def read(path: Path) -> Known:
    """The rows of a file as numbers."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    sentences = list(dict.fromkeys(row["sentence"] for row in rows))
    trees = dict(zip(sentences, parse(sentences), strict=True))
    scenes = [Scene(trees[r["sentence"]], Span(int(r["entity_pos_start_rel"]), int(r["entity_pos_end_rel"]))) for r in rows]
    polarity = fit_polarity()
    lean = np.array([leanings(scene, lambda lemma: leaning(lemma, polarity)) for scene in scenes])
    scale = lean.std(0) + 1e-6
    tables = [dict.fromkeys(named(scene), 1.0) | stems(scene) for scene in scenes]
    counts = Counter(name for table in tables for name in table)
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    place = {name: number for number, name in enumerate(names)}
    cells = [(row, place[name], amount) for row, table in enumerate(tables) for name, amount in table.items() if name in place]
    at, column, amounts = zip(*cells, strict=True)
    there = sparse.csr_matrix((amounts, (at, column)), (len(rows), len(names)))
    wide = np.stack([np.concatenate((dense(scene), roles(scene))) for scene in scenes])
    features = sparse.hstack([there * NAMED, sparse.csr_matrix(wide * DENSE), sparse.csr_matrix(lean / scale * LEAN)]).tocsr()
    labels = np.array([int(row["label"]) for row in rows])
    return Known(features, labels, [row["sentence"] for row in rows], names, wide.shape[1], scale, polarity)


def fit_polarity() -> Any:
    """How good or bad a word sounds, as a linear function of its vector, from a few plain words."""
    words = [(word, sign) for sign, group in ((1, GOOD), (-1, BAD)) for word in group.split() if vector(word).any()]
    model = Ridge(alpha=3).fit(np.stack([vector(word) for word, _ in words]), [sign for _, sign in words])
    return np.append(model.coef_, model.intercept_)


def leaning(lemma: str, polarity: Any) -> float:
    """The leaning of one lemma; 0 where it is not known."""
    found = vector(lemma)
    return float(found @ polarity[:-1] + polarity[-1]) if found.any() else 0.0


def fit(features: Any, labels: Any) -> LogisticRegression:
    """The classifier."""
    return LogisticRegression(C=C, max_iter=200, class_weight=CLASSES).fit(features, labels)


def answered(known: Known, seed: int) -> Answers:
    """What models of the other folds answer, the strength of the answer, and how sure it is by the other folds' curves."""
    logits, fold = np.zeros((len(known.labels), 3)), np.zeros(len(known.labels), dtype=int)
    folds = GroupKFold(FOLDS, shuffle=True, random_state=seed).split(known.features, known.labels, known.sentences)
    for number, (train, test) in enumerate(folds):
        logits[test] = fit(known.features[train], known.labels[train]).decision_function(known.features[test])
        fold[test] = number
    best = (logits + np.array([PULL, 0.0, PULL])).argmax(1)
    honest = logits - np.log([CLASSES[label] for label in LABELS])
    rest = np.where(np.arange(3) == best[:, None], -np.inf, honest)
    strength = honest[np.arange(len(best)), best] - np.logaddexp.reduce(rest, axis=1)
    said, sure = np.array(LABELS)[best], np.zeros(len(best))
    answers = Answers(known.labels, said, strength, sure)
    for number in range(FOLDS):
        for label, points in zip(LABELS, curves([answers.where(fold != number)]), strict=True):
            mine = (fold == number) & (said == label)
            sure[mine] = np.interp(strength[mine], *points)
    return answers


def curves(answers: Sequence[Answers]) -> list[list[list[float]]]:
    """For each label said: strengths, rising, and how often answers of that strength were right, never falling."""
    return [_curve([found.where(found.said == label) for found in answers]) for label in LABELS]


def _curve(parts: Sequence[Answers]) -> list[list[float]]:
    strength = np.concatenate([part.strength for part in parts])
    right = np.concatenate([part.said == part.truth for part in parts])
    order, mean = strength.argsort(), right.mean()
    blocks = np.array_split(order, max(1, len(order) // (BLOCK * len(parts))))
    weights = [len(block) for block in blocks]
    shares = [(right[block].sum() + PRIOR * mean) / (len(block) + PRIOR) for block in blocks]
    rising = isotonic_regression(shares, sample_weight=weights)
    bends = [at for at in range(len(blocks)) if not 0 < at < len(blocks) - 1 or rising[at - 1] < rising[at] or rising[at] < rising[at + 1]]
    return [[round(float(np.median(strength[blocks[at]])), 3) for at in bends], [round(float(rising[at]), 3) for at in bends]]


def report(answers: Answers) -> list[str]:
    """Precision, recall and F1 a side, and of the answers by how sure they were: how many, how many of them right."""
    lines = []
    for label in (-1, 1):
        precision, recall, found = score(answers, label)
        lines.append(f"{label:+d}: precision {precision:.3f} recall {recall:.3f} F1 {found:.3f}")
    lines.append(f"macro F1 over positive and negative, {FOLDS} folds grouped by sentence: {macro(answers):.4f}")
    for label in LABELS:
        for low, high in itertools.pairwise(STEPS):
            part = answers.where((answers.said == label) & (answers.sure >= low) & (answers.sure < high))
            if len(part.said):
                share = (part.said == part.truth).mean()
                lines.append(f"{label:+d} told {low} to {high}: {len(part.said)}, told {part.sure.mean():.3f}, right {share:.3f}")
    return lines


def macro(answers: Answers) -> float:
    """Macro F1 over -1 and 1."""
    return float(np.mean([score(answers, label)[2] for label in (-1, 1)]))


def score(answers: Answers, label: int) -> tuple[float, float, float]:
    """Precision, recall and F1 of one label."""
    said, meant = answers.said == label, answers.truth == label
    right = int((said & meant).sum())
    precision, recall = right / max(1, said.sum()), right / meant.sum()
    return precision, recall, 2 * right / (said.sum() + meant.sum())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
