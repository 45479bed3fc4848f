"""Reported clauses where the verb comes last. In: a sentence's words outside its quotes. Out: drafts of indirect and mixed statements."""

from __future__ import annotations

from quotes.extract.drafts import Draft
from quotes.extract.phrases import Phrase
from quotes.extract.reader import ROLE, Reader
from quotes.extract.reported import _kind, _spans
from quotes.extract.sov.back import back_phrase, words_before
from quotes.extract.sov.clauses import (
    after_addressee,
    after_paper,
    after_setting,
    after_subject,
    best,
    block_span,
    clause_end,
    content_end,
    is_block,
    is_listed,
    is_media,
    is_possessive,
    ki_clause,
    nearest,
    participle_head,
    passive_source,
    place_source,
)
from quotes.extract.sov.cues import Hit, Source, find_hits, find_sources
from quotes.extract.sov.direct import Run
from quotes.extract.sov.phrases import after_dateline, speaker_phrases
from quotes.model.spans import Span

SURE = 0.9  # the strength of a verb that may go on without a subject
NEAR = 8  # drafts of one sentence
CLOSING = '”»"'
MARKS = '“”„«»"'
FAR = 60  # how many words back a sentence's subject may stand


def find_clauses(run: Run, reader: Reader, low: int, high: int) -> None:
    """Add the drafts of tokens `[low, high)` to the run."""
    low = max(low, after_dateline(reader.sentence))
    sources = find_sources(reader, low, high)
    if sources and not is_media(reader, sources[0].who):
        _source(run, reader, sources[0], low, high)
        return
    start = sources[0].last if sources else low
    for hit in find_hits(reader, start, high):
        if hit.first >= start:
            start = _clause(run, reader, hit, (start, high))


def _source(run: Run, reader: Reader, source: Source, low: int, high: int) -> None:
    """`X-nyń aıtýynsha, …`: the content is what stands around the phrase."""
    tokens = reader.tokens
    first = source.who.first
    opening = all(t.kind != "word" or t.low in reader.pack.lists["openers"] for t in tokens[low:first])
    after = source.last + 1 if source.last < high and tokens[source.last].text == "," else source.last
    high = before_relay(reader, after, high)
    ranges = [(after, high)] if opening else [(low, first), (after, high)]
    segments = _spans(reader, [(a, content_end(reader, a, b)) for a, b in ranges])
    if segments:
        draft = _draft(run, reader, segments, (source.first, source.last), source.who, ("source-phrase", 0.93))
        draft.pronoun = is_possessive(reader, source.who)


def before_relay(reader: Reader, low: int, high: int) -> int:
    """Where the words end before `…, dep habarlaıdy Outlet`."""
    for hit in find_hits(reader, low, high):
        marked = hit.first > low and reader.tokens[hit.first - 1].low in reader.pack.lists["complementisers"]
        if hit.takes("relay") and marked:
            return hit.first - 1
    return high


def _clause(run: Run, reader: Reader, hit: Hit, room: tuple[int, int]) -> int:
    """One reporting verb; returns where the next one's room begins."""
    low, high = room
    after = ki_clause(reader, hit, high)
    back = back_phrase(reader, low, hit.first) if after is None else None
    if back is not None and hit.shape != "converb":
        _back(run, reader, hit, back, room)
        return hit.last
    if after is not None:
        return _opened(run, reader, hit, (low, after, high))
    end = clause_end(reader, hit, low)
    return _closed(run, reader, hit, end, room) if end is not None else hit.last


def _opened(run: Run, reader: Reader, hit: Hit, room: tuple[int, int, int]) -> int:
    """`X bildirib ki, …`: the words follow; where an outlet hands on what another said, the other's verb is looked for."""
    low, after, high = room
    who = nearest(speaker_phrases(reader, low, hit.first)) if not hit.takes("passive") else None
    who = who or passive_source(reader, low, hit.first) or (place_source(reader, low, hit.first) if _is_plural(reader, hit) else None)
    if hit.takes("relay") and (who is None or is_media(reader, who)):
        return after
    segments = _spans(reader, [(after, content_end(reader, after, high))])
    if segments and (who is not None or not _is_plural(reader, hit)):
        _verb_draft(run, reader, hit, segments, who, ("verb-ki", 0.95))
    return high


def _closed(run: Run, reader: Reader, hit: Hit, end: int, room: tuple[int, int]) -> int:
    """`X …-ǵanyn aıtty`, `… dep sanaıdy X`: the words stand before the verb and end at token `end`."""
    low, high = room
    marked = reader.tokens[end - 1].low in reader.pack.lists["complementisers"] | reader.pack.lists["before_state"]
    opened = reader.tokens[hit.first].low in reader.pack.lists["complementisers"]
    dashed = is_block(reader, end)
    who, first = _subject(reader, hit, (low, end, high), behind=marked or dashed or opened)
    if (who is not None and _hands_on(reader, hit, who)) or (who is None and hit.takes("relay") and marked):
        return hit.last
    if who is None and not _may_lack_subject(reader, hit, low):
        return hit.last
    while first < end and reader.tokens[first].low in reader.pack.lists["conjunctions"]:
        first += 1
    last = end - 1 if marked else end
    segments = _spans(reader, [(after_addressee(reader, first, last, hit), last)])
    if not segments:
        return hit.last
    if dashed:
        segments = [block_span(run.page, reader.sentence, segments[-1])]
        _verb_draft(run, reader, hit, segments, who, ("block-before", 0.93)).kind = "direct"
    else:
        _verb_draft(run, reader, hit, segments, who, ("verb-clause", 0.9 if who else 0.75))
    return max(hit.last, who.last if who else 0)


def _hands_on(reader: Reader, hit: Hit, who: Phrase) -> bool:
    """Is it an outlet that only hands words on? A word for bodies of both kinds (`agenttik`) needs a verb of handing on."""
    return is_media(reader, who) and (hit.takes("relay") or not is_listed(reader, who.head, "organisations"))


def _may_lack_subject(reader: Reader, hit: Hit, low: int) -> bool:
    """May a verb without a subject of its own go on with the last speaker? Not where a thing could be the subject, nor in the plural."""
    if hit.takes("passive"):
        return True
    if hit.cue.words[0] in reader.pack.lists["bare"]:
        return False
    if reader.tokens[low].low in reader.pack.lists["inanimate"] or hit.takes("infinitive", "toward") or hit.cue.strength < SURE:
        return False
    return not _is_plural(reader, hit)


def _is_plural(reader: Reader, hit: Hit) -> bool:
    """`deyirlər`: people say."""
    return reader.tokens[hit.last - 1].low.endswith(("lər", "lar"))


def _subject(reader: Reader, hit: Hit, room: tuple[int, int, int], *, behind: bool) -> tuple[Phrase | None, int]:
    """Who reports, and where the reported words begin: between the words and the verb, behind the verb, before the words."""
    low, end, high = room
    if hit.takes("passive"):
        source = passive_source(reader, low, hit.first)
        inside = source is not None and source.last < end
        return source, (after_paper(reader, source.last, end) if source is not None and inside else after_setting(reader, low, end))
    between = best(speaker_phrases(reader, end, hit.first)) or participle_head(reader, hit, high)
    if between is None and behind:
        stop = next((i for i in range(hit.last, high) if reader.tokens[i].kind == "punct"), high)
        between = best(speaker_phrases(reader, hit.last, stop))
    if between is not None:
        return between, low
    phrases = speaker_phrases(reader, low, end)
    if phrases:
        return phrases[0], after_subject(reader, phrases[0], end)
    earlier = [phrase for phrase in speaker_phrases(reader, max(0, low - FAR), low) if phrase.rank >= ROLE]
    return (earlier[0] if earlier else passive_source(reader, low, end)), low


def _back(run: Run, reader: Reader, hit: Hit, back: tuple[int, int], room: tuple[int, int]) -> None:
    """`Bul týraly X aıtty`, `Bunu X deyib`: what stands before is the content."""
    low, high = room
    between = speaker_phrases(reader, back[1], hit.first) or speaker_phrases(reader, max(0, back[0] - FAR), back[0])
    behind = speaker_phrases(reader, hit.last, min(high, hit.last + FAR)) if not between else []
    who = participle_head(reader, hit, high) or best(between or behind)
    who = who or passive_source(reader, back[1], hit.first)
    if (who is not None and is_media(reader, who)) or (who is None and hit.takes("relay")):
        return
    loose = run.claimable
    if loose is not None:
        run.claimable = None
        loose.mention, loose.sentence, loose.cue = (who.first, who.last) if who else None, reader.sentence, (hit.first, hit.last)
        loose.rule, loose.strength, loose.how = "back-direct", 0.95, "" if who else "before"
        return
    segments = words_before(run.page, reader, (low, back[0]), run.done)
    if segments:
        draft = _draft(run, reader, segments, (hit.first, hit.last), who, ("back", 0.9 if who else 0.6))
        draft.how = "" if who else "nobody"
        if _closed_alone(run.page.text, segments):
            draft.kind, draft.segments = "direct", [*segments[:-1], Span(segments[-1].start, segments[-1].end - 1)]


def _closed_alone(text: str, segments: list[Span]) -> bool:
    """Do the words close with a mark whose opening one is lost?"""
    words = " ".join(segment.of(text) for segment in segments)
    return words[-1:] in CLOSING and not any(mark in words[:-1] for mark in MARKS)


def _verb_draft(run: Run, reader: Reader, hit: Hit, segments: list[Span], who: Phrase | None, rule: tuple[str, float]) -> Draft:
    """A draft whose strength is also the cue's; without a subject of its own it has the sentence's, else the last speaker."""
    draft = _draft(run, reader, segments, (hit.first, hit.last), who, (rule[0], rule[1] * (0.6 + 0.4 * hit.cue.strength)))
    if who is None:
        same = any(other.sentence is reader.sentence and other.mention is not None for other in run.drafts[-NEAR:])
        draft.how = "nobody" if hit.takes("passive") else "next" if same else "before"
    return draft


def _draft(run: Run, reader: Reader, segments: list[Span], cue: tuple[int, int], who: Phrase | None, rule: tuple[str, float]) -> Draft:
    mention = (who.first, who.last) if who else None
    draft = Draft(_kind(run.page, segments), segments, reader.sentence, cue, mention, *rule)
    run.add(draft)
    return draft
