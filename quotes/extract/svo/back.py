"""Attribution that points back. In: a line without statements of its own. Out: a draft of the sentences before it, or None.

`The minister stated this at a briefing.`, `This was announced by the ministry.`
"""

from __future__ import annotations

from quotes.extract.drafts import Draft
from quotes.extract.svo.line import BODY, Line, Noun
from quotes.extract.svo.nouns_after import noun_forward
from quotes.extract.svo.spans import head_index, range_of
from quotes.extract.svo.verbs import Saying
from quotes.extract.units import Page, Sentence
from quotes.model.spans import Span

SETTINGS = frozenset(("at", "during", "in", "on", "to", "while", "when", "after", "as", "."))


def find_back(page: Page, line: Line, sayings: list[Saying], done: set[int]) -> Draft | None:
    """The draft of what the line points back at; `done` are the numbers of sentences that hold statements already."""
    for saying in sayings:
        who = _who(line, saying)
        segment = _before(page, line.sentence, done) if who is not None else None
        if segment is not None:
            cue = (saying.first, saying.last)
            return Draft("indirect", [segment], line.sentence, cue, range_of(who), "back-reference", 0.85, head=head_index(who))
    return None


def _who(line: Line, saying: Saying) -> Noun | None:
    """Who is said to have said `this`."""
    after = saying.last
    if saying.stands == "passive" and line.low(saying.group - 1) == "this" and line.low(after) == "by":
        return noun_forward(line, after + 1, len(line.tokens))
    subject = saying.subject
    if subject is None or subject.rank < BODY:
        return None
    told = saying.stands == "finite" and line.low(after) in ("this", "so") and line.low(after + 1) in SETTINGS
    return subject if told and saying.takes("quote") else None


def _before(page: Page, sentence: Sentence, done: set[int]) -> Span | None:
    """The free sentences before this one in its paragraph, else the paragraph before it."""
    number = sentence.number - 1
    if number < 0 or number in done:
        return None
    paragraph = page.sentences[number].paragraph
    if paragraph < sentence.paragraph - 1:
        return None
    first = number
    while first > 0 and page.sentences[first - 1].paragraph == paragraph and first - 1 not in done:
        first -= 1
    start, end = page.sentences[first].tokens[0].start, page.sentences[number].tokens[-1].end
    return Span(start, end) if end > start else None
