"""Turns of transcripts and interviews. In: a page. Out: drafts of what each labelled speaker says, and the sentences used up.

`SEITOVA: …`, `Aizhan Seitova: …`, `Q: …`, `A: …` at the head of a paragraph, three turns at least. Who asks is nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby

from quotes.extract.drafts import Draft
from quotes.extract.mentions import Mention
from quotes.extract.people import People
from quotes.extract.units import Page, Sentence
from quotes.model.spans import Span

LABEL = re.compile(r"(?:(?P<asks>Q|Question)|(?P<answers>A|Answer)|(?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){0,3}))\s?[:.](?=\s)")
FEWEST = 3


def find_turns(page: Page, people: People) -> tuple[list[Draft], set[int]]:
    """The drafts of the turns and the numbers of the sentences they use up; nothing where the page holds no transcript."""
    paragraphs = [list(group) for _, group in groupby(page.sentences, key=lambda sentence: sentence.paragraph)]
    labels = [LABEL.match(page.text, paragraph[0].tokens[0].start) for paragraph in paragraphs]
    turns = [number for number, label in enumerate(labels) if label is not None and label.group().endswith(":")]
    if len(turns) < FEWEST or not _alternate([label.group() for number in turns if (label := labels[number]) is not None]):
        return [], set()
    drafts: list[Draft] = []
    for order, number in enumerate(turns):
        until = turns[order + 1] if order + 1 < len(turns) else number + 1
        label = labels[number]
        if label is not None and not label.group("asks"):
            drafts.append(_turn(people, paragraphs[number:until], label, paragraphs[turns[0]][0].number))
    return drafts, {sentence.number for number in range(turns[0], turns[-1] + 1) for sentence in paragraphs[number]}


def _alternate(labels: list[str]) -> bool:
    """Do at least two labels take turns, one of them more than once?"""
    counts = Counter(labels)
    return len(counts) >= 2 and max(counts.values()) >= 2


def _turn(people: People, paragraphs: list[list[Sentence]], label: re.Match[str], lead: int) -> Draft:
    first, last = paragraphs[0][0], paragraphs[-1][-1]
    start = next((token.start for token in first.tokens if token.start >= label.end()), label.end())
    draft = Draft("direct", [Span(start, max(start, last.tokens[-1].end))], first, None, None, "turn", 0.93, "nobody")
    who = _interviewee(people, lead) if label.group("answers") else None
    if who is not None:
        draft.mention, draft.mention_sentence, draft.head, draft.how = (who.first, who.last), who.sentence, who.first, ""
    elif label.group("name"):
        end = next((i for i, token in enumerate(first.tokens) if token.start >= label.end("name")), len(first.tokens))
        draft.mention, draft.how = (0, end), ""
    return draft


def _interviewee(people: People, before: int) -> Mention | None:
    """The person the lead names most, by a full name where there is one."""
    lead = [mention for mention in people.mentions if mention.sentence.number < before and mention.person is not None]
    often = Counter(id(mention.person) for mention in lead)
    return max(lead, key=lambda mention: (often[id(mention.person)], min(2, mention.last - mention.first), -mention.start), default=None)
