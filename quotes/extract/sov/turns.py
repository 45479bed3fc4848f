"""Speech that a dash opens. In: a page's paragraphs. Out: drafts of spoken blocks and of interview answers, and the sentences they use up.

A block is `— …, — dedi X`, over one paragraph or several. In an interview questions and answers alternate; an answer is one
statement of the one who is interviewed, whom the lead names.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from quotes.extract.drafts import Draft
from quotes.extract.mentions import Mention
from quotes.extract.people import People
from quotes.extract.phrases import Phrase
from quotes.extract.reader import Reader
from quotes.extract.sov.clauses import best, genitive_source, is_dash, nearest, passive_source
from quotes.extract.sov.cues import Hit, find_hits
from quotes.extract.sov.direct import Place, attribution
from quotes.extract.sov.phrases import speaker_phrases
from quotes.extract.tokens import Token
from quotes.extract.units import Page, Sentence
from quotes.model.spans import Span

MAX_PARAGRAPHS = 6
REACH = 14
MAX_QUESTION = 80
Paragraph = list[Sentence]


def find_turns(page: Page, people: People) -> tuple[list[Draft], set[int]]:
    """The drafts and the numbers of the sentences that are used up."""
    paragraphs = [list(group) for _, group in groupby(page.sentences, key=lambda sentence: sentence.paragraph)]
    drafts, taken = _blocks(page, people, paragraphs)
    free = [paragraph for paragraph in paragraphs if paragraph[0].number not in taken]
    answers, used = _interview(people, free)
    return drafts + answers, taken | used


def _opens(paragraph: Paragraph) -> bool:
    return is_dash(paragraph[0].tokens[0]) and len(paragraph[0].tokens) > 2


# blocks


def _blocks(page: Page, people: People, paragraphs: list[Paragraph]) -> tuple[list[Draft], set[int]]:
    drafts: list[Draft] = []
    taken: set[int] = set()
    for number, paragraph in enumerate(paragraphs):
        if paragraph[0].number in taken or not _opens(paragraph):
            continue
        for last in range(number, min(len(paragraphs), number + MAX_PARAGRAPHS)):
            if last > number and _opens(paragraphs[last]):
                break
            draft = _block(page, people, paragraphs[number : last + 1])
            if draft is not None:
                drafts.append(draft)
                taken |= _used(paragraphs[number : last + 1], draft)
                break
        else:
            announced = _announced(page, people, paragraph)
            if announced is not None:
                drafts.append(announced)
                taken |= {sentence.number for sentence in paragraph}
    return drafts, taken


def _announced(page: Page, people: People, paragraph: Paragraph) -> Draft | None:
    """Speech without an attribution of its own that a colon before it announces (`X bylaı dedi:`)."""
    first, last = paragraph[0], paragraph[-1]
    before = page.sentences[first.number - 1] if first.number else None
    if before is None or before.tokens[-1].text != ":":
        return None
    span = Span(first.tokens[1].start, last.tokens[-1].end)
    place = Place(Reader(page.pack, people, first), 0, 0, len(first.tokens), span)
    return attribution(place, 0, len(before.tokens) - 1, Reader(page.pack, people, before))


def _used(paragraphs: list[Paragraph], draft: Draft) -> set[int]:
    end = max(draft.segments[-1].end, draft.sentence.tokens[0].start)
    return {sentence.number for paragraph in paragraphs for sentence in paragraph if sentence.tokens[0].start <= end}


def _block(page: Page, people: People, paragraphs: list[Paragraph]) -> Draft | None:
    """The draft of speech that begins with the first paragraph and is attributed in the last."""
    for sentence in paragraphs[-1]:
        reader = Reader(page.pack, people, sentence)
        found = _attribution(reader)
        if found is None:
            continue
        dash, hit = found
        start = paragraphs[0][0].tokens[1].start
        segments = [Span(start, _trim(sentence.tokens, dash))]
        stop = next((i for i in range(hit.last, len(sentence.tokens)) if _resumes(sentence.tokens, i)), len(sentence.tokens))
        who = _who(reader, hit, dash, stop)
        segments += _rest(paragraphs[-1], sentence, stop)
        draft = Draft("direct", segments, sentence, (hit.first, hit.last), (who.first, who.last) if who else None, "dash-block", 0.97)
        draft.how = "" if who else "before"
        return draft
    return None


def _attribution(reader: Reader) -> tuple[int, Hit] | None:
    """The dash before the reporter's words and their verb."""
    tokens = reader.tokens
    for index in range(2, len(tokens) - 1):
        if not is_dash(tokens[index]) or tokens[index - 1].text[-1] not in ',.!?…»”"':
            continue
        last = min(len(tokens), index + 1 + REACH)
        stop = next((i for i in range(index + 1, last) if tokens[i].text in (".", ":", ";")), last)
        for hit in find_hits(reader, index + 1, stop):
            if hit.takes("quote"):
                return index, hit
    return None


def _trim(tokens: list[Token], dash: int) -> int:
    """Where the speech ends before the dash, without its comma."""
    before = tokens[dash - 1]
    return tokens[dash - 2].end if before.text == "," else before.end


def _resumes(tokens: list[Token], index: int) -> bool:
    return is_dash(tokens[index]) and tokens[index - 1].text in (",", ".")


def _rest(paragraph: Paragraph, sentence: Sentence, stop: int) -> list[Span]:
    """The words that go on behind the attribution and another dash."""
    following = [s for s in paragraph if s.number > sentence.number]
    if stop + 1 < len(sentence.tokens):
        last = following[-1] if following else sentence
        return [Span(sentence.tokens[stop + 1].start, last.tokens[-1].end)]
    if following and is_dash(following[0].tokens[0]) and len(following[0].tokens) > 1:
        return [Span(following[0].tokens[1].start, following[-1].tokens[-1].end)]
    return []


def _who(reader: Reader, hit: Hit, dash: int, stop: int) -> Phrase | None:
    if hit.takes("passive"):
        return genitive_source(reader, hit.last, stop) or passive_source(reader, dash, stop)
    return (
        best(speaker_phrases(reader, hit.last, stop))
        or nearest(speaker_phrases(reader, dash + 1, hit.first))
        or genitive_source(reader, hit.last, stop)
        or passive_source(reader, dash + 1, stop)
    )


# interviews


def _interview(people: People, paragraphs: list[Paragraph]) -> tuple[list[Draft], set[int]]:
    """Answers between questions, where at least two questions are followed by answers and dashes open them."""
    asked = [number for number in range(len(paragraphs) - 1) if _asks(paragraphs, number)]
    if len(asked) < 2:
        return [], set()
    first = asked[0]
    questions = _alternating(paragraphs, first) or set(asked)
    who = _interviewee(people, paragraphs[first][0].number)
    drafts: list[Draft] = []
    answer: list[Paragraph] = []
    for number in range(first, len(paragraphs)):
        if number not in questions or (number - 1 in questions and number + 1 not in questions):
            answer.append(paragraphs[number])
        else:
            _close(drafts, answer, who)
            answer = []
    _close(drafts, answer, who)
    return drafts, {sentence.number for paragraph in paragraphs[first:] for sentence in paragraph}


def _alternating(paragraphs: list[Paragraph], first: int) -> set[int] | None:
    """The questions where each turn opens with a dash and every other one asks; None where turns do not alternate so."""
    turns = [number for number in range(first, len(paragraphs)) if _opens(paragraphs[number])]
    asks = [any(token.text == "?" for sentence in paragraphs[number] for token in sentence.tokens[-1:]) for number in turns]
    if len(turns) < 4 or sum(asks[::2]) < 0.7 * len(asks[::2]) or sum(asks[1::2]) > 0.4 * len(asks[1::2]):
        return None
    return set(turns[::2])


def _asks(paragraphs: list[Paragraph], number: int) -> bool:
    """A paragraph that ends in a question mark and opens with a dash, or stands before one that does."""
    paragraph = paragraphs[number]
    words = sum(len(sentence.tokens) for sentence in paragraph)
    if words > MAX_QUESTION or not any(token.text == "?" for token in paragraph[-1].tokens[-2:]):
        return False
    return _opens(paragraph) or _opens(paragraphs[number + 1])


def _close(drafts: list[Draft], answer: list[Paragraph], who: Mention | None) -> None:
    while len(answer) > 1 and _is_signature(answer[-1]):
        answer = answer[:-1]
    if not answer:
        return
    first, last = answer[0][0], answer[-1][-1]
    opening = first.tokens[1 if _opens(answer[0]) else 0]
    draft = Draft("direct", [Span(opening.start, last.tokens[-1].end)], first, None, None, "interview-answer", 0.93)
    if who is not None:
        draft.mention, draft.mention_sentence = (who.first, who.last), who.sentence
    else:
        draft.how = "nobody"
    drafts.append(draft)


def _is_signature(paragraph: Paragraph) -> bool:
    """A short last line that is no sentence: who asked, who took the pictures."""
    tokens = [token for sentence in paragraph for token in sentence.tokens]
    return not _opens(paragraph) and len(tokens) <= 8 and tokens[-1].text not in (".", "!", "?", "…", "»", "”")


def _interviewee(people: People, first: int) -> Mention | None:
    """The person the lead names most, by a full name where there is one."""
    lead = [mention for mention in people.mentions if mention.sentence.number < first and mention.person is not None]
    if not lead:
        return None
    often = Counter(id(mention.person) for mention in lead)
    return max(lead, key=lambda mention: (often[id(mention.person)], min(2, mention.last - mention.first), -mention.start))
