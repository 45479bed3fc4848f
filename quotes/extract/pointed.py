"""What `Об этом заявил X` points back at. In: the sentence that points, the drafts before it. Out: the spans of the words before."""

from __future__ import annotations

from quotes.extract.drafts import Draft
from quotes.extract.phrases import Phrase
from quotes.extract.reader import BODY, Reader
from quotes.extract.referred import is_outlet
from quotes.extract.units import Page, Sentence
from quotes.model.spans import Span


def words_before(page: Page, sentence: Sentence, drafts: list[Draft]) -> list[Span]:
    """What `Об этом заявил X` points back at: the free sentences before it in its paragraph, else the paragraph before."""
    done = {draft.sentence.number for draft in drafts}
    chosen: list[Sentence] = []
    number = sentence.number - 1
    while number >= 0 and page.sentences[number].paragraph == sentence.paragraph and number not in done:
        chosen.append(page.sentences[number])
        number -= 1
    if not chosen and number >= 0 and number not in done and page.sentences[number].paragraph < sentence.paragraph:
        paragraph = page.sentences[number].paragraph
        while number >= 0 and page.sentences[number].paragraph == paragraph and number not in done:
            chosen.append(page.sentences[number])
            number -= 1
    if not chosen:
        return []
    first, last = chosen[-1], chosen[0]
    if len(last.tokens) and last is first and len(first.tokens) == 1 and first.tokens[0].pair is not None:
        return [first.tokens[0].pair.inner]
    end = _before_relay(page, last)
    return [Span(first.tokens[0].start, max(end, first.tokens[0].end))]


def taken_over(reader: Reader, before: list[Draft]) -> list[Span]:
    """What an outlet handed on in the sentence before (`…, сообщает «Маяк». Такое заявление сделал X`): it is X who said it."""
    last = before[-1] if before else None
    if last is None or last.mention is None or reader.sentence.number - last.sentence.number != 1:
        return []
    if any(draft.sentence is last.sentence for draft in before[-3:-1]):
        return []
    if not is_outlet(Reader(reader.pack, reader.people, last.sentence), Phrase(*last.mention, last.mention[0], BODY)):
        return []
    before.remove(last)
    return last.segments


def _before_relay(page: Page, sentence: Sentence) -> int:
    """The end of a sentence's words without a closing `, сообщает X`."""
    tokens = sentence.tokens
    for index in range(len(tokens) - 1, max(0, len(tokens) - 14), -1):
        if tokens[index].text == "," and any(
            form.lemma in ("сообщать", "передавать", "писать", "сообщить", "передать")
            for form in tokens[min(len(tokens) - 1, index + 1)].forms
        ):
            return tokens[index].start
    return tokens[-1].end
