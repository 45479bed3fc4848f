"""Quotes in marks where the verb comes last. In: a sentence with closed quotes. Out: their drafts, the tokens that attribute them."""

from __future__ import annotations

from dataclasses import dataclass, field

from quotes.extract.drafts import Draft
from quotes.extract.people import People
from quotes.extract.phrases import Phrase
from quotes.extract.reader import PERSON, ROLE, Reader
from quotes.extract.sov.clauses import (
    best,
    genitive_source,
    inner_span,
    is_dash,
    is_listed,
    is_media,
    is_possessive,
    participle_head,
    passive_source,
)
from quotes.extract.sov.cues import Hit, find_hits, find_sources
from quotes.extract.sov.phrases import phrase_ending, speaker_phrases
from quotes.extract.units import Page
from quotes.model.spans import Span


@dataclass(slots=True)
class Run:
    """What is found so far; `loose` is a quote that stands alone, `claimable` one of the sentence before."""

    page: Page
    people: People
    drafts: list[Draft] = field(default_factory=list)
    loose: Draft | None = None
    claimable: Draft | None = None
    done: set[int] = field(default_factory=set)  # the sentences that hold a draft

    def add(self, draft: Draft) -> None:
        """Keep a draft."""
        self.drafts.append(draft)
        self.done.add(draft.sentence.number)


@dataclass(frozen=True, slots=True)
class Place:
    """A quote's token in its sentence and the room for its attribution, tokens `[low, high)`."""

    reader: Reader
    index: int
    low: int
    high: int
    span: Span

    def draft(self, cue: tuple[int, int] | None, who: Phrase | None, rule: str, strength: float) -> Draft:
        """A draft of direct speech with this content."""
        mention = (who.first, who.last) if who else None
        return Draft("direct", [self.span], self.reader.sentence, cue, mention, rule, strength, "" if who else "before")


def find_quotes(run: Run, reader: Reader) -> list[tuple[int, int]]:
    """Add the drafts of the sentence's quotes to the run; returns the token ranges that attribute them."""
    tokens = reader.tokens
    used: list[tuple[int, int]] = []
    quotes = [index for index, token in enumerate(tokens) if token.kind == "quote"]
    for number, index in enumerate(quotes):
        low = max([quotes[number - 1] + 1 if number else 0, *(last for _, last in used)])
        high = quotes[number + 1] if number + 1 < len(quotes) else len(tokens)
        place = Place(reader, index, low, high, inner_span(run.page, reader.sentence, index))
        draft = _asked(place) or _after(place, used) or _before(place)
        if draft is None:
            draft = _alone(run, place)
        if draft is not None:
            run.add(draft)
            if draft.rule in ("direct-asked", "direct-participle") and draft.cue is not None:
                used.append((index, draft.cue[1]))
    return used


def _after(place: Place, used: list[tuple[int, int]]) -> Draft | None:
    """`«…» — dedi X`, `“…”, - deyə X bildirib`, `“…” – X`."""
    reader, index, high = place.reader, place.index, place.high
    hits = [hit for hit in find_hits(reader, index + 1, high) if not any(t.text in ":;" for t in reader.tokens[index + 1 : hit.first])]
    if not hits:
        return _unknown_verb(place, used) or _bare(place)
    hit = hits[0]
    if _is_attribute(place, hit):
        return None
    who = _speaker(place, hit)
    if who is not None and is_media(reader, who) and hit.takes("relay"):
        return None
    used.append((index, max(hit.last, who.last if who else 0)))
    draft = place.draft((hit.first, hit.last), who, "direct-after", 0.97 if who else 0.85)
    if who is None and hit.takes("passive"):
        draft.how = "paper" if on_paper(reader, hit.last, high) or on_paper(reader, index + 1, hit.first) else "nobody"
    return draft


def on_paper(reader: Reader, low: int, high: int) -> bool:
    """`«…», — delingen habarlamada`: is it said in a paper whose author these words do not name?"""
    return any(form.case == "loc" and is_listed(reader, i, "documents") for i in range(low, high) for form in reader.tokens[i].forms)


def _asked(place: Place) -> Draft | None:
    """`jýrnalıstiń «…» degen suraǵyna X …`: the words are a question of whoever owns it."""
    reader, at = place.reader, place.index + 1
    if at < place.high and reader.tokens[at].low in reader.pack.lists["before_state"]:
        at += 1
    if at >= place.high:
        return None
    if at > place.index + 1 and not is_listed(reader, at, "queries"):
        return _told_by(place, at)
    if place.index <= place.low or not is_listed(reader, at, "queries"):
        return None
    who = phrase_ending(reader, place.index - 1, place.low, ("gen",))
    return place.draft((at, at + 1), who, "direct-asked", 0.85) if who is not None and who.rank >= ROLE else None


def _told_by(place: Place, at: int) -> Draft | None:
    """`«…» degen uıym ókili X …`: a participle of saying before who said it."""
    who = next(iter(speaker_phrases(place.reader, at, place.high)), None)
    if who is None or who.first != at or who.rank < ROLE:
        return None
    return place.draft((at - 1, at), who, "direct-participle", 0.9)


def _is_attribute(place: Place, hit: Hit) -> bool:
    """Do the quoted words only modify a noun behind them (`“…” sualına cavab verən X`)?"""
    reader, after = place.reader, place.index + 1
    token = reader.tokens[after]
    if token.kind != "word" or hit.first == after or token.low in reader.pack.lists["complementisers"]:
        return False
    return all(phrase.first != after for phrase in speaker_phrases(reader, after, hit.first))


def _speaker(place: Place, hit: Hit) -> Phrase | None:
    """Between the quote and the verb, else behind the verb, else before the quote."""
    reader, index, high = place.reader, place.index, place.high
    if hit.takes("passive"):
        return passive_source(reader, index + 1, hit.first) or genitive_source(reader, hit.last, high)
    stop = next((i for i in range(hit.last, high) if reader.tokens[i].text in (".", ":", ";", "!", "?")), high)
    return (
        best(speaker_phrases(reader, index + 1, hit.first))
        or best(speaker_phrases(reader, hit.last, stop))
        or participle_head(reader, hit, high)
        or best(speaker_phrases(reader, place.low, index))
    )


def _unknown_verb(place: Place, used: list[tuple[int, int]]) -> Draft | None:
    """`“…”, - deyə X gülümsəyib`, `“…”, - X fikrini əsaslandırıb`: after a comma and a dash any verb tells that it was said."""
    reader, index = place.reader, place.index
    at = index + 1
    while at < place.high and reader.tokens[at].kind == "punct":
        at += 1
    between = reader.tokens[index + 1 : at]
    if at >= place.high or not any(is_dash(token) for token in between):
        return None
    said = reader.tokens[at].low in reader.pack.lists["complementisers"]
    who = best(speaker_phrases(reader, at + said, place.high))
    if not said and (who is None or who.first != at or all(token.text != "," for token in between)):
        return None
    used.append((index, place.high))
    return place.draft((at, at + 1) if said else None, who, "direct-said", 0.9 if who else 0.8)


def _bare(place: Place) -> Draft | None:
    """`“…” – Name`: nothing but a dash and a speaker's phrase."""
    reader, index, high = place.reader, place.index, place.high
    at = index + 1
    while at < high and reader.tokens[at].kind == "punct":
        at += 1
    if not any(is_dash(token) for token in reader.tokens[index + 1 : at]):
        return None
    for phrase in speaker_phrases(reader, at, high):
        if phrase.first == at and all(token.kind == "punct" for token in reader.tokens[phrase.last : high]):
            return place.draft(None, phrase, "direct-name", 0.85)
    return None


def _before(place: Place) -> Draft | None:
    """`X bildirib: “…”`, `X-ın sözlərinə görə, …: “…”`, `X: “…”`."""
    reader, index, low = place.reader, place.index, place.low
    if index <= low:
        return None
    closing = reader.tokens[index - 1].text
    hits, sources = find_hits(reader, low, index), find_sources(reader, low, index)
    near = bool(hits) and (closing == "," or hits[-1].last == index)
    near = near or (closing == "," and bool(sources) and sources[-1].last == index - 1)
    if closing != ":" and not near:
        return None
    draft = attribution(place, low, index)
    return draft if draft is not None or closing != ":" else place.draft(None, None, "direct-after-colon", 0.7)


def attribution(place: Place, low: int, high: int, reader: Reader | None = None) -> Draft | None:
    """The draft whose attribution is tokens `[low, high)` before the quote, of its own sentence or of `reader`'s."""
    reader = reader or place.reader
    hits, sources = find_hits(reader, low, high), find_sources(reader, low, high)
    low = hits[-2].last if len(hits) > 1 else low
    draft: Draft | None = None
    if sources and (not hits or hits[-1].first < sources[-1].last):
        source = sources[-1]
        draft = place.draft((source.first, source.last), source.who, "source-quote", 0.95)
        draft.pronoun = is_possessive(reader, source.who)
    elif hits:
        hit = hits[-1]
        who = passive_source(reader, low, hit.first) if hit.takes("passive") else best(speaker_phrases(reader, low, hit.first))
        who = who or (only_person(reader, low, hit.first) if not hit.takes("passive") else None)
        draft = place.draft((hit.first, hit.last), who, "direct-before", 0.95)
        if who is None and hit.takes("passive"):
            draft.how = "nobody"
    else:
        who = best(speaker_phrases(reader, low, high))
        draft = place.draft(None, who, "direct-name", 0.85) if who else None
    if draft is not None and reader is not place.reader:
        draft.sentence = reader.sentence
    return draft


def only_person(reader: Reader, low: int, high: int) -> Phrase | None:
    """The one person named among the tokens, in whatever case (`X-un etirazına səbəb olub və belə cavab verib: “…”`)."""
    found = {id(mention): mention for token in reader.tokens[low:high] if (mention := reader.people.of(token)) is not None}
    if len(found) != 1:
        return None
    (mention,) = found.values()
    return Phrase(mention.first, mention.last, mention.last - 1, PERSON)


def _alone(run: Run, place: Place) -> Draft | None:
    """A quote without words of its own: more of the one before, what a colon announced, or one that the next sentence claims."""
    sentence = place.reader.sentence
    previous = run.drafts[-1] if run.drafts else None
    if previous is not None and previous.sentence is sentence and previous.kind == "direct":
        previous.segments.append(place.span)
        return None
    if any(token.kind == "word" for token in sentence.tokens):
        return None
    before = run.page.sentences[sentence.number - 1] if sentence.number else None
    if before is not None and before.tokens[-1].text == ":":
        reader = Reader(run.page.pack, run.people, before)
        quotes = [i for i, token in enumerate(before.tokens) if token.kind == "quote"]
        announced = attribution(place, quotes[-1] + 1 if quotes else 0, len(before.tokens) - 1, reader)
        return announced or place.draft(None, None, "direct-after-colon", 0.7)
    run.loose = place.draft(None, None, "direct-alone", 0.6)
    return run.loose
