"""Attribution frames of one sentence. In: cue hits and source phrases. Out: which words attribute, and on which side the content lies."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from quotes.extract.clauses import (
    Frame,
    body_after_preposition,
    clause_start,
    complement,
    forward,
    frame_end,
    is_cue_word,
    is_question,
    range_of,
)
from quotes.extract.closing import clause_before
from quotes.extract.completed import about, bare_clause, infinitive, naming, objects
from quotes.extract.cues import Hit, SourceHit, find_sources
from quotes.extract.embedded import content_end, dative, find_noun_frames, participle, past_relative
from quotes.extract.phrases import Phrase
from quotes.extract.reader import BODY, HUMAN, Reader, is_verb
from quotes.extract.referred import is_outlet, referred
from quotes.extract.subjects import subject_after, subject_before
from quotes.extract.tokens import Token

WINDOW = 80


def find_frames(reader: Reader, hits: list[Hit], low: int, high: int) -> list[Frame]:
    """The frames of the tokens `[low, high)`, left to right, overlapping ones dropped."""
    sources = [hit for hit in find_sources(reader) if low <= hit.first and hit.last <= high]
    frames = [frame for hit in sources if (frame := _source_frame(reader, hit, low, high)) is not None]
    covered = {index for frame in frames for index in range(frame.first, frame.last)}
    for hit in hits:
        within = bool(frames) and frames[-1].first <= hit.verb < frames[-1].last
        within = within and not (frames[-1].side == "back" and hit.form.pos == "converb")  # «Об этом заявил X, подчеркнув, что …»
        if not low <= hit.first < high or within or hit.verb in covered:
            continue
        frame = _cue_frame(reader, hit, low, high)
        if frame is not None:
            frames.append(frame)
    nouns = find_noun_frames(reader, low, high)
    told = {frame.last for frame in nouns if frame.rule == "source-noun" and _told_of(reader, frame)}
    frames = [frame for frame in frames if frame.rule != "that-clause" or frame.last not in told]
    taken = {frame.last for frame in frames}
    frames += [frame for frame in nouns if frame.last not in taken]
    return sorted(frames, key=lambda frame: (frame.first, frame.last))


def _told_of(reader: Reader, frame: Frame) -> bool:
    """Is the noun of saying the object of the verb before it, with a person in the genitive (`опроверг слова X, что …`)?"""
    noun = frame.cue[0]
    named = frame.mention is not None and any(reader.is_name(at) for at in range(*frame.mention))
    return named and noun > 0 and not reader.is_prep(noun - 1) and any(form.case == "acc" for form in reader.tokens[noun].forms)


def _source_frame(reader: Reader, hit: SourceHit, low: int, high: int) -> Frame | None:
    """`По словам X, …`, `…, по словам X, …`, `…, по словам X.`"""
    tokens = reader.tokens
    first, last = hit.first, hit.last
    low, high = max(low, first - 4 * WINDOW), min(high, last + 4 * WINDOW)
    opening = all(t.kind != "word" or t.low in reader.pack.lists["conjunctions"] or _adverb(t) for t in tokens[low:first])
    closing = all(t.kind == "punct" for t in tokens[last:high])
    loose = any(word in reader.pack.lists["loose"] for word in hit.source.words)
    if loose and not opening and not (first > low and (tokens[first - 1].text in ",(" or tokens[first - 1].is_dash)):
        return None  # «премьера по рассказам забытого автора»
    if last < high and tokens[last].text == ",":
        last += 1
    if first > low and (tokens[first - 1].text == "," or tokens[first - 1].is_dash):
        first -= 1
    last = past_relative(reader, last, high) if tokens[last - 1].text == "," and last - 1 > first else last
    own = first > low and tokens[first].is_dash and any(is_verb(t) for t in tokens[low:first]) and tokens[last - 1].text == ","
    own = own or (tokens[first].text == "," and tokens[last - 1].text == "," and _opens_clause(reader, first - 1, low))
    side = "after" if opening or own else "before" if closing else "around"  # «Ольга ждала – по её словам, …»: a clause of its own
    cue = (hit.first, hit.last) if hit.pronoun else (hit.first, hit.who_first)
    return Frame(low if opening else first, last, side, cue, (hit.who_first, hit.who_last), f"source-{side}", 0.93, pronoun=hit.pronoun)


def _opens_clause(reader: Reader, index: int, low: int) -> bool:
    """Does a conjunction stand here that begins a clause after another (`…, поскольку, по мнению X, …`)?"""
    if index <= low + 1 or reader.tokens[index].text == "что" or reader.tokens[index - 1].text not in (",", ";"):
        return False
    return any(form.pos == "conj" for form in reader.tokens[index].forms[:1])


def _adverb(token: Token) -> bool:
    return bool(token.forms) and token.forms[0].pos in ("adv", "particle", "conj")


def _cue_frame(reader: Reader, hit: Hit, low: int, high: int) -> Frame | None:
    """The frame of one cue, by the first shape that fits."""
    low = max(low, hit.verb - WINDOW)
    high = min(high, hit.verb + 4 * WINDOW)
    if hit.form.pos == "short" and not hit.takes("passive"):
        if not _is_adjective(hit):
            return _back_reference(reader, hit, low, high) or _impersonal(reader, hit, low, high)
        shapes: Sequence[Shape] = (_parenthesis, _clause_after, clause_before, bare_clause)
        return next((frame for shape in shapes if (frame := shape(reader, hit, low, high)) is not None), None)
    for shape in _shapes(hit):
        frame = shape(reader, hit, low, high)
        if frame is not None:
            if frame.side == "after" and frame.content_last is None:
                frame.content_last = content_end(reader, hit, frame, low, high)
            return frame
    return None


def _shapes(hit: Hit) -> Sequence[Shape]:
    if hit.takes("dative"):
        return (dative,)
    return (participle,) if hit.form.pos == "participle" else SHAPES


def _is_adjective(hit: Hit) -> bool:
    return hit.cue.words[0] == hit.form.lemma and hit.form.lemma.endswith(("ый", "ий", "ой"))


def _impersonal(reader: Reader, hit: Hit, low: int, high: int) -> Frame | None:
    """`Было отмечено, что …`: nobody named."""
    clause = complement(reader, hit, high)
    if clause is None or hit.form.gender != "n" or clause >= high:
        return None
    if any(form.lemma in reader.pack.lists["deeming"] for form in reader.tokens[clause].forms):
        return None  # «зафиксировано падение, что стало первым случаем»
    start = clause_start(reader, hit.first, low)
    agent = _agent(reader, start, hit.first) or _agent(reader, hit.last, clause - 2)
    if agent is not None:
        return Frame(start, clause, "after", (hit.first, hit.last), agent, "agent", 0.9)
    return Frame(start, clause, "after", (hit.first, hit.last), None, "impersonal", 0.6, "nobody")


def _agent(reader: Reader, first: int, last: int) -> tuple[int, int] | None:
    """Whose words a passive tells, by a name in the instrumental (`Сабитовым отмечено, что …`)."""
    for index in range(first, last):
        name = reader.name_at(index)
        if name is not None:
            return name if reader.has_case(index, "ins") and not (index and reader.is_prep(index - 1)) else None
    return None


def _parenthesis(reader: Reader, hit: Hit, low: int, high: int) -> Frame | None:
    """`Как отмечает X, …`, `…, как считает X, …`"""
    tokens = reader.tokens
    words = reader.pack.lists["parenthesis"]
    opener = next(
        (i for i in range(hit.first - 1, max(low, hit.first - 9) - 1, -1) if tokens[i].low in words and tokens[i].kind == "word"), None
    )
    if opener is None or any(tokens[i].text in ",;:" or tokens[i].is_dash or is_verb(tokens[i]) for i in range(opener + 1, hit.first)):
        return None
    before = tokens[opener - 1] if opener > low else None
    if before is not None and tokens[opener + 1].low in ("об", "о"):
        return None  # «…, как об этом писали газеты»: what stands before is somebody else's
    if before is not None and not (before.text in (",", "(", ";") or before.is_dash or before.low in reader.pack.lists["conjunctions"]):
        return None
    if before is not None and before.text == "," and (is_cue_word(reader, opener - 2) or tokens[opener - 2].low in ("того", "тем")):
        return None  # «рассказал, как …», «после того, как …»
    end = frame_end(reader, hit.last, high)
    subject = subject_after(reader, hit.verb, end, hit.last - 1) or subject_before(reader, hit.verb, opener + 1)
    if before is None and subject is not None and any(is_verb(t) for t in tokens[subject.last : end]):
        end = max(hit.last, subject.last)  # no comma closes the aside: «Как заявил X мост откроют»
    if subject is None and "passive" not in hit.cue.governs and hit.form.number != "pl":
        return None
    body = body_after_preposition(reader, hit, opener + 1, end) if hit.form.number == "pl" else None
    if body is not None and (subject is None or subject.rank < BODY):
        subject = Phrase(*body, body[0], BODY)
    joined = opener - 2 >= low and before is not None and before.text == "," and tokens[opener - 2].low in reader.pack.lists["turns"]
    if joined and opener - 3 >= low and tokens[opener - 3].text in ",;":  # «…, но, как подчеркнул X, …»: a clause of its own
        last = end + 1 if end < high and tokens[end].text == "," else end
        return Frame(opener - 2, last, "after", (hit.first, hit.last), range_of(subject), "as-after", hit.cue.strength)
    last = end + 1 if (end < high and tokens[end].text in ",)") or (end < high and tokens[end].is_dash) else end
    opening = before is None or (opener - low <= 2 and before.low in reader.pack.lists["conjunctions"])
    closing = all(t.kind == "punct" for t in tokens[last:high])
    first = opener - 1 if before is not None and before.text in ",(" else opener
    side = "after" if opening else "before" if closing else "around"
    return Frame(
        low if opening else first,
        last,
        side,
        (hit.first, hit.last),
        range_of(subject),
        f"as-{side}",
        hit.cue.strength,
        "" if subject else "nobody",
    )


def _back_reference(reader: Reader, hit: Hit, low: int, high: int) -> Frame | None:
    """`Об этом заявил X`: the words before are the content."""
    tokens = reader.tokens
    low = _past_relay(reader, low, hit.first)
    if hit.form.pos == "converb" or (hit.first > low and tokens[hit.first - 1].text == "," and not _aside_before(reader, low, hit.first)):
        return None
    words = tuple(t.low for t in tokens[low : low + 6])
    if not any(words[: len(phrase)] == phrase for phrase in reader.pack.phrases["back"]) or hit.first - low > 24:
        return None
    if complement(reader, hit, high) is not None:
        return None
    subject = subject_after(reader, hit.verb, high, hit.last - 1) or subject_before(reader, hit.verb, low + 1)
    placed = hit.form.number == "pl" or hit.form.pos == "short" or hit.takes("passive")
    body = body_after_preposition(reader, hit, low + 1, high) if subject is None and placed else None
    subject = Phrase(*body, body[0], BODY) if body else subject
    source = referred(reader, hit.last, high) if subject is not None and is_outlet(reader, subject) else None
    if source is not None and not is_outlet(reader, source):
        return Frame(low, high, "back", (low, hit.last), range_of(source), "source-back", 0.85)
    if subject is None and (tokens[low].low not in ("об", "о") or hit.form.pos not in ("verb", "short")):
        return None
    if subject is not None and (subject.rank < HUMAN or _shows(reader, hit, subject)):
        return None  # «об этом свидетельствует рост цен»
    weak = words[0] in ("это", "так") and not hit.takes("quote")
    weak = weak or (words[0] == "так" and (words[1] == "," or hit.cue.name not in reader.pack.lists["manner"]))
    return (
        None if weak else Frame(low, high, "back", (low, hit.last), range_of(subject), "back-reference", 0.9, "" if subject else "nobody")
    )


def _shows(reader: Reader, hit: Hit, subject: Phrase) -> bool:
    """Is the subject a thing that shows something (`об этом свидетельствует саммит C5`), rather than a body or a paper?"""
    head, lists = reader.tokens[subject.head], reader.pack.lists
    if hit.cue.name not in lists["showing"] or subject.rank != BODY or head.is_capital or head.kind != "word":
        return False
    return not any(form.lemma in lists["organisations"] | lists["documents"] | lists["media"] for form in head.forms)


def _aside_before(reader: Reader, low: int, comma: int) -> bool:
    """Does a comma before the verb close an aside of who hands the news on (`Об этом, как передаёт Name.kz, заявил X`)?"""
    opened = next((at for at in range(low + 1, comma - 1) if reader.tokens[at].text == ","), None)
    return opened is not None and opened <= low + 3 and _past_relay(reader, opened + 1, comma) == comma


def _past_relay(reader: Reader, low: int, high: int) -> int:
    """Behind an opening `Как передаёт Name.kz,`, after which a pointer back may stand."""
    tokens = reader.tokens
    if tokens[low].low not in reader.pack.lists["parenthesis"]:
        return low
    comma = next((at for at in range(low + 2, min(high, low + WINDOW)) if tokens[at].text == "," and not tokens[at].depth), None)
    told = comma is not None and any(is_cue_word(reader, at) for at in range(low + 1, low + 4))
    return comma + 1 if comma is not None and told else low


def _relay(reader: Reader, hit: Hit, low: int, high: int) -> Frame | None:
    """`…, передаёт X со ссылкой на Y`: who hands the news on, to the end of the sentence."""
    if not hit.takes("relay") or hit.first <= low or reader.tokens[hit.first - 1].text not in (",", "."):
        return None
    return Frame(hit.first - 1, high, "relay", (hit.first, hit.last), None, "relay", 0.0)


def _clause_after(reader: Reader, hit: Hit, low: int, high: int) -> Frame | None:
    """`X отметил, что …`, `отметив, что …`, `сообщается, что …`"""
    if not (hit.takes("clause") or hit.takes("about") or hit.takes("passive")):
        return None
    clause = complement(reader, hit, high)
    if clause is None or (hit.takes("infinitive") and _asked_to_do(reader, hit.last, clause)):
        return None
    return forward(reader, hit, low, clause, "that-clause", 0.85 if is_question(reader, hit, clause) else 1.0)


def _asked_to_do(reader: Reader, first: int, last: int) -> bool:
    """Does an infinitive stand before the clause (`попросил объяснить, что случилось`)? Then the clause is its own."""
    return any(form.pos == "infinitive" for token in reader.tokens[first:last] for form in token.forms[:1])


Shape = Callable[[Reader, Hit, int, int], Frame | None]
SHAPES: Sequence[Shape] = (
    _parenthesis,
    _back_reference,
    _relay,
    _clause_after,
    clause_before,
    infinitive,
    about,
    naming,
    bare_clause,
    objects,
)
