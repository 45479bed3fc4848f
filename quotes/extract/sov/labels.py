"""Turns of transcripts that labels open (`Name Surname: …`). In: a page's paragraphs. Out: drafts of the turns, the sentences used up.

Three turns at least, of two who take turns. Whoever only asks is the paper's own.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby, pairwise

from quotes.extract.drafts import Draft
from quotes.extract.units import Page, Sentence
from quotes.model.spans import Span

LABEL = re.compile(r"[^\W\d_][\w’'.-]*(?:[ \u00a0]+[^\W\d_][\w’'.-]*){0,3}[ \u00a0]?:(?=\s)")
FEWEST = 3


def find_labelled(page: Page) -> tuple[list[Draft], set[int]]:
    """The drafts and the numbers of the sentences that are used up; nothing where the page holds no transcript."""
    paragraphs = [list(group) for _, group in groupby(page.sentences, key=lambda sentence: sentence.paragraph)]
    labels = {number: label for number, paragraph in enumerate(paragraphs) if (label := _label(page, paragraph)) is not None}
    names = {number: page.pack.fold(label.group()[:-1].strip()) for number, label in labels.items()}
    counts = Counter(names.values())
    if len(labels) < FEWEST or len(counts) < 2 or max(counts.values()) < 2:
        return [], set()
    starts = [*labels, len(paragraphs)]
    turns = {number: paragraphs[number:until] for number, until in pairwise(starts)}
    turns[starts[-2]] = turns[starts[-2]][:1]  # what follows the last turn's own line may be the paper's again
    asking = {name for name in counts if all(_asks(turns[number]) for number in turns if names[number] == name)}
    drafts = [_turn(turn, labels[number].end()) for number, turn in turns.items() if names[number] not in asking]
    return drafts, {sentence.number for turn in turns.values() for paragraph in turn for sentence in paragraph}


def _label(page: Page, paragraph: list[Sentence]) -> re.Match[str] | None:
    """The label at the head of a paragraph: words with capitals before a colon, words of its own behind it."""
    found = LABEL.match(page.text, paragraph[0].tokens[0].start)
    if found is None or paragraph[-1].tokens[-1].end <= found.end():
        return None
    return found if all(word[0].isupper() for word in found.group()[:-1].split()) else None


def _asks(turn: list[list[Sentence]]) -> bool:
    return turn[-1][-1].tokens[-1].text == "?"


def _turn(turn: list[list[Sentence]], begin: int) -> Draft:
    first, last = turn[0][0], turn[-1][-1]
    words = [token for sentence in turn[0] for token in sentence.tokens if token.start >= begin]
    end = next(index for index, token in enumerate(first.tokens) if token.text == ":")
    start = words[0].start if words else begin
    return Draft("direct", [Span(start, max(start, last.tokens[-1].end))], first, None, (0, end), "turn", 0.93)
