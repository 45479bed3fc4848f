"""Statements in languages whose verb comes last. In: a page and the people named in it. Out: drafts of direct and reported speech.

A clause's end tells how it is reported: marks, a complementiser (`dep`, `deyə`), a verbal noun in the accusative (`-ǵanyn`,
`-dığını`), or nothing where the words follow the verb (`bildirib ki, …`). The speaker stands between that end and the verb, else
before the clause, else (in direct speech) behind the verb.
"""

from __future__ import annotations

from quotes.extract.drafts import Draft
from quotes.extract.people import People
from quotes.extract.phrases import Phrase, Reader
from quotes.extract.reported import _kind, _spans
from quotes.extract.sov.clauses import (
    after_addressee,
    after_setting,
    after_subject,
    back_phrase,
    bare_attribution,
    best,
    block_span,
    clause_end,
    content_end,
    genitive_source,
    inner_span,
    is_block,
    is_media,
    is_possessive,
    ki_clause,
    nearest,
    participle_head,
    passive_source,
    stops,
    subject_first,
    words_before,
)
from quotes.extract.sov.cues import Hit, Source, find_hits, find_sources
from quotes.extract.sov.phrases import speaker_phrases
from quotes.extract.units import Page
from quotes.model.spans import Span


class Sentences:
    """Finds the drafts of an article, sentence by sentence; `taken` are sentences that turns and blocks have used up."""

    def __init__(self, page: Page, people: People, taken: set[int]) -> None:
        self.page, self.people, self.taken = page, people, taken
        self.drafts: list[Draft] = []
        self.loose: Draft | None = None  # a quote of the sentence before that nobody has claimed

    def find(self) -> list[Draft]:
        """All drafts in the order in which they were found."""
        for sentence in self.page.sentences:
            if sentence.number in self.taken:
                self.loose = None
                continue
            reader = Reader(self.page.pack, self.people, sentence)
            loose, self.loose = self.loose, None
            self._sentence(reader, loose)
        return self.drafts

    def _sentence(self, reader: Reader, loose: Draft | None) -> None:
        tokens = reader.tokens
        used: list[tuple[int, int]] = []
        quotes = [index for index, token in enumerate(tokens) if token.kind == "quote"]
        for number, index in enumerate(quotes):
            low = quotes[number - 1] + 1 if number else 0
            high = quotes[number + 1] if number + 1 < len(quotes) else len(tokens)
            self._direct(reader, index, max([low, *(last for _, last in used)]), high, used)
        edges = [*quotes, len(tokens)]
        low = 0
        for edge in edges:
            self._reported(reader, low, edge, used, loose)
            low = edge + 1

    # direct speech

    def _direct(self, reader: Reader, index: int, low: int, high: int, used: list[tuple[int, int]]) -> None:
        span = inner_span(self.page, reader.sentence, index)
        draft = self._after(reader, index, low, high, used, span) or self._before(reader, index, low, span)
        alone = all(token.kind != "word" for token in reader.tokens)
        previous = self.drafts[-1] if self.drafts else None
        if draft is None and previous is not None and previous.sentence is reader.sentence and previous.kind == "direct":
            previous.segments.append(span)
            return
        if draft is None and alone:
            draft = Draft("direct", [span], reader.sentence, None, None, "direct-alone", 0.6, "before")
            self.loose = draft
        if draft is not None:
            self.drafts.append(draft)

    def _after(self, reader: Reader, index: int, low: int, high: int, used: list[tuple[int, int]], span: Span) -> Draft | None:
        hits = [hit for hit in find_hits(reader, index + 1, high) if not stops(reader, index + 1, hit.first)]
        if not hits:
            who = bare_attribution(reader, index, high)
            return Draft("direct", [span], reader.sentence, None, (who.first, who.last), "direct-name", 0.85) if who else None
        hit = hits[0]
        who = self._who_of_quote(reader, hit, index, low, high)
        if who is not None and is_media(reader, who) and hit.takes("relay"):
            return None
        used.append((index, max(hit.last, who.last if who else 0)))
        how = "" if who else "nobody" if hit.takes("passive") else "before"
        mention = (who.first, who.last) if who else None
        return Draft("direct", [span], reader.sentence, (hit.first, hit.last), mention, "direct-after", 0.97 if who else 0.85, how)

    def _who_of_quote(self, reader: Reader, hit: Hit, index: int, low: int, high: int) -> Phrase | None:
        """Between the quote and the verb, else behind the verb, else before the quote."""
        if hit.takes("passive"):
            return passive_source(reader, index + 1, hit.first) or genitive_source(reader, hit.last, high)
        stop = next((i for i in range(hit.last, high) if reader.tokens[i].text in (".", ":", ";", "!", "?")), high)
        return (
            best(speaker_phrases(reader, index + 1, hit.first))
            or best(speaker_phrases(reader, hit.last, stop))
            or participle_head(reader, hit, high)
            or best(speaker_phrases(reader, low, index))
        )

    def _before(self, reader: Reader, index: int, low: int, span: Span) -> Draft | None:
        tokens = reader.tokens
        sources = find_sources(reader, low, index)
        hits = find_hits(reader, low, index)
        joined = tokens[index - 1].text in (":", ",") if index > low else False
        if not joined and not (hits and hits[-1].last == index):
            return None
        if sources and (not hits or hits[-1].first < sources[-1].last):
            who = sources[-1].who
            cue = (sources[-1].first, sources[-1].last)
            draft = Draft("direct", [span], reader.sentence, cue, (who.first, who.last), "source-quote", 0.95)
            draft.pronoun = is_possessive(reader, who)
            return draft
        if tokens[index - 1].text == "," and not hits:
            return None
        phrases = speaker_phrases(reader, low, index)
        hit = hits[-1] if hits else None
        if hit is not None:
            subject = passive_source(reader, low, hit.first) if hit.takes("passive") else best(speaker_phrases(reader, low, hit.first))
            how = "" if subject else "nobody" if hit.takes("passive") else "before"
            mention = (subject.first, subject.last) if subject else None
            return Draft("direct", [span], reader.sentence, (hit.first, hit.last), mention, "direct-before", 0.95, how)
        speaker = best(phrases)
        if speaker is not None:
            return Draft("direct", [span], reader.sentence, None, (speaker.first, speaker.last), "direct-name", 0.85)
        return Draft("direct", [span], reader.sentence, None, None, "direct-after-colon", 0.7, "before")

    # reported speech

    def _reported(self, reader: Reader, low: int, high: int, used: list[tuple[int, int]], loose: Draft | None) -> None:
        free = [(first, last) for first, last in used if first < high and last > low]
        start = max([low, *(last for _, last in free)])
        sources = find_sources(reader, start, high)
        if sources:
            self._source(reader, sources[0], start, high)
            return
        for hit in find_hits(reader, start, high):
            if hit.first < start:
                continue
            start = self._clause(reader, hit, start, high, loose)

    def _source(self, reader: Reader, source: Source, low: int, high: int) -> None:
        """`X-nyń aıtýynsha, …`: the content is what stands around the phrase."""
        tokens = reader.tokens
        first = source.who.first
        opening = all(t.kind != "word" or t.low in reader.pack.lists["openers"] for t in tokens[low:first])
        after = source.last + 1 if source.last < high and tokens[source.last].text == "," else source.last
        ranges = [(after, high)] if opening else [(low, first), (after, high)]
        segments = _spans(reader, [(a, content_end(reader, a, b)) for a, b in ranges])
        if not segments:
            return
        draft = self._draft(reader, segments, (source.first, source.last), source.who, "source-phrase", 0.93)
        draft.pronoun = is_possessive(reader, source.who)

    def _clause(self, reader: Reader, hit: Hit, low: int, high: int, loose: Draft | None) -> int:
        """One reporting verb; returns where the next one's room begins."""
        tokens = reader.tokens
        back = back_phrase(reader, low, hit.first)
        if back is not None and hit.shape == "finite":
            self._back(reader, hit, back, high, loose)
            return hit.last
        after = ki_clause(reader, hit, high)
        if after is not None:
            segments = _spans(reader, [(after, content_end(reader, after, high))])
            who = passive_source(reader, low, hit.first) if hit.takes("passive") else nearest(speaker_phrases(reader, low, hit.first))
            if segments and not (who is not None and is_media(reader, who) and hit.takes("relay")):
                self._verb_draft(reader, hit, segments, who, "verb-ki", 0.95)
            return high
        end = clause_end(reader, hit, low)
        if end is None:
            return hit.last
        content_last, resumed = end
        between = speaker_phrases(reader, resumed, hit.first)
        who = passive_source(reader, resumed, hit.first) if hit.takes("passive") else best(between)
        first = low
        if who is None and hit.shape == "participle":
            who = participle_head(reader, hit, high)
        stop = next((i for i in range(hit.last, high) if tokens[i].kind == "punct"), high)
        if who is None and tokens[content_last - 1].low in reader.pack.lists["complementisers"]:
            who = best(speaker_phrases(reader, hit.last, stop))
        if who is None:
            who = subject_first(reader, low, content_last, passive=hit.takes("passive"))
            first = after_subject(reader, who, content_last) if who else after_setting(reader, low, content_last, hit)
        if who is not None and is_media(reader, who):
            return hit.last
        if who is None and tokens[low].low in reader.pack.lists["inanimate"]:
            return hit.last
        dashed = is_block(reader, content_last)
        last = content_last
        while last > first and tokens[last - 1].low in reader.pack.lists["complementisers"]:
            last -= 1
        segments = _spans(reader, [(after_addressee(reader, first, last, hit), last)])
        if not segments:
            return hit.last
        if dashed:
            segments = [block_span(self.page, reader.sentence, segments[-1])]
            draft = self._verb_draft(reader, hit, segments, who, "block-before", 0.93)
            draft.kind = "direct"
        else:
            self._verb_draft(reader, hit, segments, who, "verb-clause", 0.9 if who else 0.75)
        return max(hit.last, who.last if who else 0)

    def _back(self, reader: Reader, hit: Hit, back: tuple[int, int], high: int, loose: Draft | None) -> None:
        """`Bul týraly X aıtty`, `Bunu X deyib`: what stands before is the content."""
        phrases = (
            speaker_phrases(reader, back[1], hit.first) or speaker_phrases(reader, 0, back[0]) or speaker_phrases(reader, hit.last, high)
        )
        who = best(phrases) or passive_source(reader, back[1], hit.first)
        if (who is not None and is_media(reader, who)) or (who is None and hit.takes("relay")):
            return
        mention = (who.first, who.last) if who else None
        if loose is not None:
            loose.mention, loose.mention_sentence = mention, reader.sentence
            loose.rule, loose.strength, loose.how = "back-direct", 0.95, "" if who else "before"
            loose.sentence, loose.cue = reader.sentence, (hit.first, hit.last)
            return
        segments = words_before(self.page, reader, back[0], self.drafts)
        if segments:
            draft = self._draft(reader, segments, (hit.first, hit.last), who, "back", 0.9 if who else 0.6)
            draft.how = "" if who else "nobody"

    def _verb_draft(self, reader: Reader, hit: Hit, segments: list[Span], who: Phrase | None, rule: str, strength: float) -> Draft:
        draft = self._draft(reader, segments, (hit.first, hit.last), who, rule, strength * (0.6 + 0.4 * hit.cue.strength))
        if who is None:
            draft.how = "nobody" if hit.takes("passive") else "before"
        return draft

    def _draft(self, reader: Reader, segments: list[Span], cue: tuple[int, int], who: Phrase | None, rule: str, strength: float) -> Draft:
        mention = (who.first, who.last) if who else None
        draft = Draft(_kind(self.page, segments), segments, reader.sentence, cue, mention, rule, strength)
        self.drafts.append(draft)
        return draft
