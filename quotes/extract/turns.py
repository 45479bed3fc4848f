"""Interviews and transcripts. In: a page's paragraphs, its people. Out: drafts of the answers and turns, and the sentences they use up.

Questions and answers alternate, opened by dashes or told apart by question marks; or a label tells who speaks (`Имя, должность: …`).
An answer belongs to whoever the headline or the lead presents.
"""

from __future__ import annotations

import re
from itertools import groupby

from quotes.extract.drafts import Draft
from quotes.extract.mentions import Mention, Person
from quotes.extract.people import People
from quotes.extract.phrases import phrase_at
from quotes.extract.reader import PERSON, ROLE, Reader, is_verb
from quotes.extract.roles import Titles
from quotes.extract.tokens import DASHES
from quotes.extract.units import Page, Sentence
from quotes.model.spans import Span

Paragraph = list[Sentence]
DASH = DASHES | {"-", "•"}
REPORTED = re.compile(r"[,!?…]\s*[—–-]\s+(\w+)(?:\s+(\w+))?(?:\s+(\w+))?")
MAX_QUESTION = 90  # words
MAX_LABEL = 24
LEAD = 12  # sentences before the first question in which the one interviewed is presented
FEWEST = 3  # questions without dashes that make an interview


def find_turns(page: Page, people: People, titles: Titles) -> tuple[list[Draft], frozenset[int]]:
    """The drafts of the turns and the numbers of the sentences that they and the questions use up."""
    paragraphs = [list(group) for _, group in groupby(page.sentences, key=lambda sentence: sentence.paragraph)]
    drafts, taken = _labelled(page, people, paragraphs)
    free = [paragraph for paragraph in paragraphs if paragraph[0].number not in taken]
    for find in (_dashed, _plain):
        questions, answers = find(page, free)
        if not answers:
            continue
        named = {s.number for answer in answers for paragraph in answer for s in paragraph}
        who = _interviewee(people, titles, page, questions[0][0].number, named)
        if who is None:
            continue
        drafts += [_answer(page, answer, who) for answer in answers]
        taken |= {sentence.number for part in [*questions, *(p for answer in answers for p in answer)] for sentence in part}
        break
    return drafts, frozenset(taken)


def _opens(paragraph: Paragraph) -> bool:
    tokens = paragraph[0].tokens
    return tokens[0].text in DASH and len(tokens) > 2


def _asks(paragraph: Paragraph) -> bool:
    return any(token.text[-1:] == "?" or token.last == "?" for token in paragraph[-1].tokens[-2:]) and _size(paragraph) <= MAX_QUESTION


def _size(paragraph: Paragraph) -> int:
    return sum(token.kind == "word" for sentence in paragraph for token in sentence.tokens)


def _length(paragraph: Paragraph) -> int:
    return sum(len(sentence.tokens) for sentence in paragraph)


def _attributed(page: Page, paragraph: Paragraph) -> bool:
    """Do the reporter's words stand inside (`…, — ответил старик`)?"""
    for match in REPORTED.finditer(page.text, paragraph[0].span.start, paragraph[-1].span.end):
        words = [word for word in match.groups() if word]
        if any(f.lemma in page.pack.cues and f.person != "1" for word in words for f in page.pack.morph.analyse(word) if f.pos == "verb"):
            return True
    return False


def _dashed(page: Page, paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[list[Paragraph]]]:
    """Questions and answers where dashes open both."""
    turns = [number for number, paragraph in enumerate(paragraphs) if _opens(paragraph)]
    first = next((n for n, at in enumerate(turns[:-1]) if _asks(paragraphs[at])), None)
    if first is None:
        return [], []
    turns = turns[first:]
    said = sum(_attributed(page, paragraphs[at]) for at in turns)
    asked = sum(_asks(paragraphs[at]) for at in turns[::2])
    if said > 0.2 * len(turns) or asked < 0.5 * len(turns[::2]):
        return [], []
    questions: list[Paragraph] = []
    answers: list[list[Paragraph]] = []
    expected = "question"
    for order, at in enumerate(turns):
        following = turns[order + 1] if order + 1 < len(turns) else None
        asks = _asks(paragraphs[at])
        again = expected == "answer" and asks and following is not None and not _asks(paragraphs[following]) and _size(paragraphs[at]) < 25
        if expected == "question" or again:
            questions.append(paragraphs[at])
            expected = "answer"
            continue
        answers.append(paragraphs[at : _last(page, paragraphs, at, following)])
        expected = "question"
    return questions, answers


def _last(page: Page, paragraphs: list[Paragraph], at: int, following: int | None) -> int:
    """Behind the last paragraph of the answer that begins at `at`: the next turn, or, at the end, while somebody speaks of himself."""
    if following is not None:
        return following
    last = at + 1
    while last < len(paragraphs) and _of_himself(page, paragraphs[last]) and not _attributed(page, paragraphs[last]):
        last += 1
    return last


def _of_himself(page: Page, paragraph: Paragraph) -> bool:
    return any(token.low in page.pack.lists["first_person"] for sentence in paragraph for token in sentence.tokens)


def _plain(page: Page, paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[list[Paragraph]]]:
    """Questions and answers where the page lost whatever told them apart: paragraphs that ask, and what follows each."""
    asked = [n for n, paragraph in enumerate(paragraphs[:-1]) if _asks(paragraph) and not _attributed(page, paragraph)]
    asked = [n for n in asked if not _asks(paragraphs[n + 1])]
    if len(asked) < FEWEST:
        return [], []
    answers = []
    for order, at in enumerate(asked):
        following = asked[order + 1] if order + 1 < len(asked) else None
        answers.append(paragraphs[at + 1 : _last(page, paragraphs, at + 1, following)])
    own = sum(any(_of_himself(page, paragraph) for paragraph in answer) for answer in answers)
    told = sum(_attributed(page, paragraph) for answer in answers for paragraph in answer)
    if own < 0.6 * len(answers) or told or max(len(answer) for answer in answers) > 8:
        return [], []
    return [paragraphs[at] for at in asked], answers


def _answer(page: Page, answer: list[Paragraph], who: Person) -> Draft:
    first, last = answer[0][0], answer[-1][-1]
    opening = first.tokens[1 if _opens(answer[0]) else 0]
    span = Span(opening.start, last.tokens[-1].end)
    return Draft("direct", [span], first, None, None, "interview-answer", 0.93, "nobody", said_by=who)


def _interviewee(people: People, titles: Titles, page: Page, before: int, answers: set[int]) -> Person | None:
    """Whom headline and lead present: at the headline's start, in `беседа с X`, as a subject, with a role; nobody names himself."""
    scores: dict[int, float] = {}
    persons = {id(person): person for person in people.persons}
    for mention in people.mentions:
        number = mention.sentence.number
        if mention.person is None or number >= before or (number < before - LEAD and number > LEAD):
            continue
        scores[id(mention.person)] = scores.get(id(mention.person), 0.0) + _presented(page, titles, mention)
    for mention in people.mentions:
        if id(mention.person) in scores and mention.sentence.number in answers:
            scores[id(mention.person)] -= 1.0
    best = max(scores, key=lambda key: scores[key], default=None)
    return persons[best] if best is not None and scores[best] > 0 else None


def _presented(page: Page, titles: Titles, mention: Mention) -> float:
    tokens = mention.sentence.tokens
    after = tokens[mention.last].text if mention.last < len(tokens) else ""
    score = 0.5
    if mention.sentence.number < 0:
        score += 2.0 if mention.first == 0 and (after == ":" or after in DASHES) else 1.0
    first = titles.first.get(mention.start, mention.first)
    with_whom = first > 0 and tokens[first - 1].low in ("с", "со", "у")
    if with_whom and mention.cases & frozenset(("ins", "gen", "")):
        score += 1.5
    if "nom" in mention.cases and any(form.lemma in page.pack.cues for token in tokens for form in token.forms[:1] if form.pos == "verb"):
        score += 1.0
    return score + (0.5 if first < mention.first else 0.0)


# labels


def _labelled(page: Page, people: People, paragraphs: list[Paragraph]) -> tuple[list[Draft], set[int]]:
    """`Имя, должность: слова` at the head of a paragraph; between two labels all paragraphs belong to the first."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    labels = [(number, label) for number, paragraph in enumerate(paragraphs) if (label := _label(page, people, paragraph)) is not None]
    for order, (number, (colon, mention)) in enumerate(labels):
        following = labels[order + 1][0] if order + 1 < len(labels) else number + 1
        last = following if len(labels) >= FEWEST and following - number <= 4 else number + 1
        sentence = paragraphs[number][0]
        if colon == len(sentence.tokens) - 1:
            below = _below(paragraphs, number + 1, labels[order + 1][0] if order + 1 < len(labels) else len(paragraphs))
            drafts += [_said_below(answer, sentence, mention) for answer, asked in below if not asked]
            taken |= {s.number for block, _ in below for paragraph in block for s in paragraph}
            taken |= {sentence.number} if below else set()
            continue
        rest = sentence.tokens[colon + 1 :]
        while rest and rest[0].text in DASH:
            rest = rest[1:]
        if not rest:
            continue
        span = Span(rest[0].start, paragraphs[last - 1][-1].tokens[-1].end)
        drafts.append(Draft("direct", [span], sentence, None, mention, "turn", 0.85))
        taken |= {s.number for paragraph in paragraphs[number:last] for s in paragraph}
    return drafts, taken


def _below(paragraphs: list[Paragraph], first: int, last: int) -> list[tuple[list[Paragraph], bool]]:
    """The turns that dashes open below a label which stands alone: each with its paragraphs, and whether it is a question."""
    found: list[tuple[list[Paragraph], bool]] = []
    for number in range(first, last):
        if not _opens(paragraphs[number]):
            break
        asks = _asks(paragraphs[number]) and number + 1 < last and _opens(paragraphs[number + 1])
        if not found and asks:
            break
        found.append(([paragraphs[number]], asks))
    return found


def _said_below(answer: list[Paragraph], label: Sentence, mention: tuple[int, int]) -> Draft:
    span = Span(answer[0][0].tokens[1].start, answer[-1][-1].tokens[-1].end)
    return Draft("direct", [span], answer[0][0], None, mention, "turn", 0.85, mention_sentence=label)


def _label(page: Page, people: People, paragraph: Paragraph) -> tuple[int, tuple[int, int]] | None:
    """The colon that closes the label and the tokens that name who speaks; None where the paragraph opens otherwise."""
    tokens = paragraph[0].tokens
    colon = next((i for i, token in enumerate(tokens[:MAX_LABEL]) if token.text == ":" and not token.depth), None)
    if colon is None or not colon or colon + 1 < len(tokens) <= colon + 2 or any(t.kind == "quote" for t in tokens[: colon + 3]):
        return None
    alone = colon + 1 == len(tokens) == _length(paragraph)
    if any((is_verb(t) and people.of(t) is None) or t.is_dash or t.text in "()" for t in tokens[:colon]):
        return None
    reader = Reader(page.pack, people, paragraph[0])
    name = reader.name_at(0)
    presented = phrase_at(reader, 0, colon) if name is None else None
    if presented is not None and presented.rank >= PERSON and presented.last == colon and (alone or _size(paragraph) - colon >= 4):
        return colon, (0, colon)  # «Главный тренер Имя Фамилия:»
    if name is None or not reader.has_case(0, "nom") or (_size(paragraph) - colon < 4 and not alone):
        return None
    if name[1] == colon:
        return colon, name
    role = phrase_at(reader, name[1] + 1, colon) if tokens[name[1]].text == "," and name[1] + 1 < colon else None
    closed = role is not None and (role.last == colon or tokens[role.last].text == ",")  # several offices: «депутат, член фракции:»
    return (colon, name) if role is not None and role.rank >= ROLE and closed else None
