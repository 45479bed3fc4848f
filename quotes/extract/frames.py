"""Attribution frames of one sentence. In: cue hits and source phrases. Out: which words attribute, and on which side the content lies."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.extract.cues import Hit, SourceHit, find_sources
from quotes.extract.phrases import BODY, HUMAN, Phrase, Reader, is_verb, nominal_forms
from quotes.extract.subjects import subject_after, subject_before
from quotes.extract.units import Token

WINDOW = 80
CLAUSE_REACH = 34


@dataclass(slots=True)
class Frame:
    """Attributing words `[first, last)` of a sentence; `side` says where the content lies: after, before, around, back, or relay."""

    first: int
    last: int
    side: str
    cue: tuple[int, int]
    mention: tuple[int, int] | None
    rule: str
    strength: float
    how: str = ""
    pronoun: bool = False
    content_last: int | None = None


def find_frames(reader: Reader, hits: list[Hit], low: int, high: int) -> list[Frame]:
    """The frames of the tokens `[low, high)`, left to right, overlapping ones dropped."""
    frames = [_source_frame(reader, hit, low, high) for hit in find_sources(reader) if low <= hit.first and hit.last <= high]
    for hit in hits:
        if not low <= hit.first < high or any(frame.first <= hit.verb < frame.last for frame in frames):
            continue
        frame = _cue_frame(reader, hit, low, high)
        if frame is not None:
            frames.append(frame)
    return sorted(frames, key=lambda frame: (frame.first, frame.last))


def _source_frame(reader: Reader, hit: SourceHit, low: int, high: int) -> Frame:
    """`По словам X, …`, `…, по словам X, …`, `…, по словам X.`"""
    tokens = reader.tokens
    first, last = hit.first, hit.last
    opening = all(t.kind != "word" or t.low in reader.pack.lists["conjunctions"] or _adverb(t) for t in tokens[low:first])
    closing = all(t.kind == "punct" for t in tokens[last:high])
    if last < high and tokens[last].text == ",":
        last += 1
    if first > low and tokens[first - 1].text == ",":
        first -= 1
    side = "after" if opening else "before" if closing else "around"
    cue = (hit.first, hit.last) if hit.pronoun else (hit.first, hit.who_first)
    return Frame(low if opening else first, last, side, cue, (hit.who_first, hit.who_last), f"source-{side}", 0.93, pronoun=hit.pronoun)


def _adverb(token: Token) -> bool:
    return bool(token.forms) and token.forms[0].pos in ("adv", "particle", "conj")


def _cue_frame(reader: Reader, hit: Hit, low: int, high: int) -> Frame | None:
    """The frame of one cue, by the first shape that fits."""
    low = max(low, hit.verb - WINDOW)
    high = min(high, hit.verb + 4 * WINDOW)
    if hit.form.pos == "short" and not hit.takes("passive"):
        return _clause_after(reader, hit, low, high) if _is_adjective(hit) else _impersonal(reader, hit, low, high)
    for shape in (_parenthesis, _back_reference, _clause_after, _clause_before, _infinitive, _about, _naming, _bare_clause, _object):
        frame = shape(reader, hit, low, high)
        if frame is not None:
            return frame
    return None


def _is_adjective(hit: Hit) -> bool:
    return hit.cue.words[0] == hit.form.lemma and hit.form.lemma.endswith(("ый", "ий", "ой"))


def _impersonal(reader: Reader, hit: Hit, low: int, high: int) -> Frame | None:
    """`Было отмечено, что …`: nobody named."""
    clause = _complement(reader, hit, high)
    if clause is None or hit.form.gender != "n":
        return None
    return Frame(_clause_start(reader, hit.first, low), clause, "after", (hit.first, hit.last), None, "impersonal", 0.6, "nobody")


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
    if before is not None and not (before.text in (",", "(", ";") or before.is_dash or before.low in reader.pack.lists["conjunctions"]):
        return None
    if before is not None and before.text == "," and _is_cue_word(reader, opener - 2):
        return None  # «рассказал, как …»
    end = _frame_end(reader, hit.last, high)
    subject = subject_after(reader, hit.verb, end, hit.last - 1) or subject_before(reader, hit.verb, opener + 1)
    if subject is None and "passive" not in hit.cue.governs and hit.form.number != "pl":
        return None
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
        _range(subject),
        f"as-{side}",
        hit.cue.strength,
        "" if subject else "nobody",
    )


def _is_cue_word(reader: Reader, index: int) -> bool:
    return index >= 0 and any(form.lemma in reader.pack.cues for form in reader.tokens[index].forms)


def _frame_end(reader: Reader, index: int, high: int) -> int:
    """The comma, dash or end that closes a parenthetical attribution; commas of an apposition inside it are passed over."""
    tokens = reader.tokens
    while index < high:
        token = tokens[index]
        if not token.depth and (token.text in (",", ";", ":", ".", "!", "?", ")") or token.is_dash or token.kind == "quote"):
            if token.text == "," and _name_before_next_comma(reader, index, high):
                index += 1
                continue
            return index
        index += 1
    return high


def _name_before_next_comma(reader: Reader, comma: int, high: int) -> bool:
    """Is the stretch after this comma a phrase that ends in the name (`политолог, профессор института Имя,`)?"""
    tokens = reader.tokens
    if reader.is_name(comma - 1):
        return False
    for index in range(comma + 1, min(high, comma + 24)):
        token = tokens[index]
        if token.text == "," or token.is_dash or token.text in ".;:":
            return reader.is_name(index - 1)
        if is_verb(token) and not token.depth and not reader.is_name(index):
            return False
    return False


def _back_reference(reader: Reader, hit: Hit, low: int, high: int) -> Frame | None:
    """`Об этом заявил X`: the words before are the content."""
    tokens = reader.tokens
    words = tuple(t.low for t in tokens[low : low + 6])
    if not any(words[: len(phrase)] == phrase for phrase in reader.pack.phrases["back"]) or hit.first - low > 24:
        return None
    if _complement(reader, hit, high) is not None:
        return None
    subject = subject_after(reader, hit.verb, high, hit.last - 1) or subject_before(reader, hit.verb, low + 1)
    if subject is None and (tokens[low].low not in ("об", "о") or hit.form.pos not in ("verb", "short")):
        return None
    if subject is not None and subject.rank < HUMAN:
        return None
    weak = words[0] in ("это", "так") and not hit.takes("quote")
    return None if weak else Frame(low, high, "back", (low, hit.last), _range(subject), "back-reference", 0.9, "" if subject else "nobody")


def _complement(reader: Reader, hit: Hit, high: int) -> int | None:
    """The index where the clause after `…, что` begins, or None. Passes over the subject, prepositional parts and short asides."""
    tokens = reader.tokens
    openers = reader.pack.lists["complementisers"]
    asides = 0
    for index in range(hit.last, min(high, hit.last + CLAUSE_REACH)):
        token = tokens[index]
        if token.depth or reader.is_name(index):
            continue
        if token.kind == "quote" or token.text in (";", ":"):
            return None
        if token.kind == "word" and token.low in openers and tokens[index - 1].text in (",", "("):
            if token.low == "как" and index + 1 < high and _is_cue_word(reader, index + 1):
                asides += 1
                continue
            return index + 1
        if token.text == "," and index + 1 < high and tokens[index + 1].low not in openers:
            asides += 1
            if asides > 2 or (index == hit.last and not _aside(reader, index, high)):
                return None
        if is_verb(token) and index > hit.last and not asides:
            return None
    return None


def _aside(reader: Reader, comma: int, high: int) -> bool:
    """Does a short converb or apposition stand between this comma and the next, which a complementiser follows?"""
    tokens = reader.tokens
    for index in range(comma + 1, min(high - 1, comma + 16)):
        if tokens[index].text == ",":
            return tokens[index + 1].low in reader.pack.lists["complementisers"]
        if tokens[index].kind == "quote":
            return False
    return False


def _clause_after(reader: Reader, hit: Hit, low: int, high: int) -> Frame | None:
    """`X отметил, что …`, `отметив, что …`, `сообщается, что …`"""
    if not hit.takes("clause") and not hit.takes("about") and not hit.takes("passive"):
        return None
    clause = _complement(reader, hit, high)
    if clause is None:
        return None
    return _forward(reader, hit, low, clause, "that-clause", 1.0)


def _forward(reader: Reader, hit: Hit, low: int, content: int, rule: str, weight: float) -> Frame | None:
    """A frame whose content begins at token `content`; its subject stands on either side of the verb."""
    start = _clause_start(reader, hit.first, low)
    cue = (hit.first, hit.last)
    strength = hit.cue.strength * weight
    if hit.form.pos == "converb":
        return Frame(start, content, "after", cue, None, f"{rule}-converb", strength, "next")
    if "passive" in hit.cue.governs:
        return Frame(start, content, "after", cue, body_after_preposition(reader, hit, low, content), f"{rule}-passive", strength, "nobody")
    subject = subject_before(reader, hit.verb, low)
    after = subject_after(reader, hit.verb, content, hit.last - 1)
    if subject is None or (after is not None and after.rank > subject.rank):
        subject = after or subject
    if subject is not None and subject.rank < HUMAN and subject.rank < BODY:
        return None
    if subject is not None:
        return Frame(min(start, subject.first), content, "after", cue, (subject.first, subject.last), rule, strength)
    body = body_after_preposition(reader, hit, low, content) if hit.form.number == "pl" else None
    if body is not None:
        return Frame(min(start, body[0]), content, "after", cue, body, f"{rule}-in-body", strength * 0.95)
    if hit.form.person == "1":
        return None
    return Frame(start, content, "after", cue, None, f"{rule}-elided", strength * 0.85, "next")


def body_after_preposition(reader: Reader, hit: Hit, low: int, high: int) -> tuple[int, int] | None:
    """`В министерстве сообщили, что`: the body after the preposition of place, before or after the verb."""
    tokens = reader.tokens
    best: tuple[int, int] | None = None
    for index in range(low, min(high, len(tokens))):
        if tokens[index].low in ("в", "во", "на") and index + 1 < high:
            head = index + 1
            end = head
            ranked = 0
            while (
                end < high
                and tokens[end].kind in ("word", "mark")
                and end != hit.first
                and (end == head or not reader.is_prep(end))
                and not is_verb(tokens[end])
            ):
                ranked = max(ranked, reader.head_rank(end))
                end += 1
            if end > head and ranked >= BODY:
                best = (head, end)
                if index < hit.first:
                    break
    return best


def _clause_start(reader: Reader, index: int, low: int) -> int:
    """Where the clause of this verb begins: after the last comma, conjunction or quote before it."""
    tokens = reader.tokens
    at = index
    while at > low:
        token = tokens[at - 1]
        if token.kind == "quote" or token.text in (";", ":") or token.is_dash:
            break
        if token.text == "," and not token.depth:
            break
        at -= 1
        if tokens[at].low in ("и", "а", "но") and tokens[at].kind == "word":
            break
    return at


def _clause_before(reader: Reader, hit: Hit, low: int, high: int) -> Frame | None:
    """`…, заявил X.` and `…, – сказал X`: the words before the comma are the content, the sentence closes after the attribution."""
    tokens = reader.tokens
    at = hit.first - 1
    while at > low and tokens[at].kind == "word" and hit.first - at <= 6 and not is_verb(tokens[at]):
        at -= 1
    if at <= low or not (tokens[at].text == "," or tokens[at].is_dash or tokens[at].text == ")") or hit.form.pos == "converb":
        return None
    if not (hit.takes("clause") or hit.takes("quote")) or not _has_clause(reader, low, at):
        return None
    lead = tokens[at + 1] if at + 1 < hit.first else None
    if lead is not None and any(f.pos == "conj" or f.lemma == "который" for f in lead.forms[:1]):
        return None
    end = _frame_end(reader, hit.last, high)
    subject = subject_after(reader, hit.verb, end, hit.last - 1) or (subject_before(reader, hit.verb, at + 1) if lead is not None else None)
    if subject is None or subject.rank < HUMAN:
        return None
    rest = [t for t in tokens[end:high] if t.kind == "word"]
    if rest and not (tokens[end].text == "," or tokens[end].is_dash):
        return None
    first = at - 1 if tokens[at].is_dash and at - 1 > low and tokens[at - 1].text == "," else at
    dash = tokens[at].is_dash
    return Frame(
        first, end, "before", (hit.first, hit.last), _range(subject), "block-before" if dash else "clause-before", hit.cue.strength * 0.95
    )


def _has_clause(reader: Reader, first: int, last: int) -> bool:
    """Are the tokens enough for a clause: a verb, a predicate, or several words?"""
    words = [t for t in reader.tokens[first:last] if t.kind == "word"]
    return len(words) >= 3 or any(is_verb(t) for t in words)


def _infinitive(reader: Reader, hit: Hit, low: int, high: int) -> Frame | None:
    """`X призвал (кого) сделать`: the infinitive with its objects is the content."""
    if not hit.takes("infinitive"):
        return None
    tokens = reader.tokens
    for index in range(hit.last, min(high, hit.last + 16)):
        token = tokens[index]
        if token.kind == "quote" or token.text in (",", ";", ":") or (is_verb(token) and index > hit.last) or token.is_dash:
            return None
        if token.kind == "word" and token.forms[:1] and token.forms[0].pos == "infinitive":
            return _forward(reader, hit, low, _object_start(reader, hit.last, index), "infinitive", 0.95)
    return None


def _object_start(reader: Reader, first: int, infinitive: int) -> int:
    """Objects put before their infinitive belong to it ("все силы бросить"); the person called upon does not."""
    tokens = reader.tokens
    for index in range(first, infinitive):
        forms = nominal_forms(tokens[index])
        if any(f.animate or f.case == "dat" for f in forms) or reader.is_name(index) or reader.head_rank(index) >= HUMAN:
            return infinitive
    return first


def _about(reader: Reader, hit: Hit, low: int, high: int) -> Frame | None:
    """`X сообщил о …`: what stands after the preposition is the content."""
    if not hit.takes("about"):
        return None
    tokens = reader.tokens
    for index in range(hit.last, min(high, hit.last + 14)):
        token = tokens[index]
        if token.kind == "quote" or token.text in (",", ";", ":") or is_verb(token):
            return None
        if token.low in ("о", "об", "обо", "про") and index + 2 < high:
            if tokens[index + 1].low in ("том", "этом", "себе", "нем", "ней", "них"):
                return None
            return _forward(reader, hit, low, index + 1, "about", 0.8)
    return None


def _naming(reader: Reader, hit: Hit, low: int, high: int) -> Frame | None:
    """`X назвал Y Z-ом`."""
    if not hit.takes("naming") or hit.last + 1 >= high or reader.tokens[hit.last].text in ",.;:":
        return None
    tokens = reader.tokens
    named = any(f.case == "ins" for t in tokens[hit.last : high] for f in nominal_forms(t)) or any(
        t.kind == "mark" for t in tokens[hit.last : high]
    )
    before = subject_before(reader, hit.verb, low)
    if not named and before is None:
        return None
    return _forward(reader, hit, low, hit.last, "naming", 0.9)


def _bare_clause(reader: Reader, hit: Hit, low: int, high: int) -> Frame | None:
    """`Эксперт отмечает, визит стал …`, `врач напоминает: избегайте …`: a clause without a conjunction."""
    tokens = reader.tokens
    if not hit.takes("clause") or hit.last >= high or hit.form.pos == "converb":
        return None
    mark = tokens[hit.last]
    if mark.text not in (",", ":") or hit.last + 1 >= high:
        return None
    if mark.text == ",":
        following = tokens[hit.last + 1]
        if any(f.pos in ("conj", "converb", "participle") or f.lemma == "который" for f in following.forms[:1]):
            return None
        if not any(is_verb(t) for t in tokens[hit.last + 1 : high]):
            return None
    return _forward(reader, hit, low, hit.last + 1, "bare-clause", 0.8)


def _object(reader: Reader, hit: Hit, low: int, high: int) -> Frame | None:
    """`X подчеркнул важность …`: an object that tells what was said."""
    tokens = reader.tokens
    if not hit.takes("noun") or hit.last + 1 >= high or hit.form.pos == "short":
        return None
    first = hit.last
    subject = subject_before(reader, hit.verb, low)
    if subject is None and hit.form.pos != "converb":
        after = subject_after(reader, hit.verb, high, hit.last - 1)
        if after is None:
            return None
        first = after.last if after.first <= hit.last + 2 else first
    if first >= high or tokens[first].kind != "word":
        return None
    if (
        not any(f.case in ("acc", "") and f.pos != "pron" for f in nominal_forms(tokens[first]))
        and tokens[first].low not in reader.pack.possessives
    ):
        return None
    words = sum(t.kind == "word" for t in tokens[first:high])
    return _forward(reader, hit, low, first, "object", 0.75 if words >= 4 else 0.5)


def _range(phrase: Phrase | None) -> tuple[int, int] | None:
    return (phrase.first, phrase.last) if phrase is not None else None
