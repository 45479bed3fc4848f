"""What a reporting word takes. In: a saying of a line. Out: its shape: where the content lies and who is meant to speak."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quotes.extract.svo.nouns import BODY, IT, PRONOUN, ROLE, Line, Noun, noun_back, noun_forward
from quotes.extract.svo.verbs import SINGULAR_NO, Saying, subject_after

REACH = 34
WH = frozenset("whether how why if what when who where which".split())
THAT = "that"


@dataclass(slots=True)
class Shape:
    """Attributing words `[first, last)`; `side` says where the content lies: `after` (from `last`), `before` (up to `first`) or `around`."""

    first: int
    last: int
    side: str
    cue: tuple[int, int]
    who: Noun | None
    rule: str
    strength: float
    how: str = ""
    pronoun: bool = False
    low: int = 0
    high: int = 0
    closing: bool = False
    linked: bool = False  # begins with a conjunction or hangs on what stands before: stands beside the shape before it


def find_shapes(line: Line, sayings: list[Saying], low: int, high: int) -> list[Shape]:
    """The shapes of the sayings in `[low, high)`, left to right; each has its content's outermost bounds in `low` and `high`."""
    shapes: list[Shape] = []
    for saying in sayings:
        if not low <= saying.first < high:
            continue
        shape = _shape(line, saying, low, high)
        if shape is not None:
            shapes.append(shape)
    return shapes + [shape for shape in find_sources(line, low, high)]


def _shape(line: Line, saying: Saying, low: int, high: int) -> Shape | None:
    if saying.stands == "noun":
        return _nominal(line, saying, low, high)
    if saying.stands == "passive":
        return _impersonal(line, saying, low, high)
    who, how, linked = speaker_of(line, saying, low)
    if who is None and how == "":
        return _inverted(line, saying, low, high)
    if who is not None and saying.stands == "finite" and who.rank < (IT if saying.takes("plain") else BODY):
        return None
    first = min(saying.group, who.first) if who is not None and saying.subject is who else saying.group
    bare = Shape(first, saying.last, "after", (saying.first, saying.last), who, "", saying.cue.strength, how, low=low, high=high, linked=linked)
    parenthetical = _parenthetical(line, saying, bare)
    if parenthetical is not None:
        return parenthetical
    for make in (_clause, _infinitive, _naming, _about, _plain, _before, _object):
        shape = make(line, saying, bare)
        if shape is not None:
            return shape
    return None


def speaker_of(line: Line, saying: Saying, low: int) -> tuple[Noun | None, str, bool]:
    """Who speaks, how it is known where nobody is named, and whether the saying hangs on what stands before."""
    at = saying.group
    before = line.low(at - 1) if at > low else ""
    comma = at > low and (line.tokens[at - 1].text == "," or line.tokens[at - 1].is_dash)
    subject = saying.subject
    if subject is not None and subject.first < low:
        subject = None
    if saying.stands == "ing":
        if subject is not None and subject.rank >= BODY and not line.in_list("documents", subject.head):
            return subject, "", False
        return main_subject(line, low, at), "next", True
    if subject is not None:
        if subject.rank == 0 and before in ("and", "but", "then", "or"):
            return main_subject(line, low, at), "next", True
        linked = line.low(subject.first - 1) in ("but", "and", "while", "though", "although", "yet") or (subject.first > low and line.tokens[subject.first - 1].text == ";")
        return subject, "", linked
    if before in ("and", "but", "or") or (comma and line.low(at - 2) not in ("", "said")):
        return main_subject(line, low, at), "next", True
    return None, "", False


def main_subject(line: Line, low: int, high: int) -> Noun | None:
    """The subject of the first finite verb of `[low, high)`, when it can speak."""
    index = low
    while index < high:
        if line.tokens[index].kind == "word" and not line.tokens[index].depth and _finite(line, index):
            start = index
            while start > low and (line.is_adverb(start - 1) or "verb" in line.pos(start - 1) and "noun" not in line.pos(start - 1)):
                start -= 1
            if start > low and line.tokens[start - 1].text == ",":
                from quotes.extract.svo.nouns import aside_back

                noun = aside_back(line, start - 1, low)
            else:
                noun = noun_back(line, start, low)
            if noun is not None and noun.rank >= BODY:
                return noun
        index += 1
    return None


def _finite(line: Line, index: int) -> bool:
    return line.is_finite(index) and not line.is_name(index)


def has_finite(line: Line, first: int, last: int) -> bool:
    """Is there a verb (or a marked fragment) among the tokens?"""
    return any(line.tokens[i].kind == "quote" or (line.tokens[i].kind == "word" and ("verb" in line.pos(i) or "infinitive" in line.pos(i) and i > first)) for i in range(first, last))


def _marked(line: Line, first: int, last: int) -> bool:
    """Do at least two marked words stand among the tokens?"""
    return sum(1 for i in range(first, last) if line.tokens[i].depth and line.tokens[i].kind == "word") >= 2


# --- what stands after the verb -------------------------------------------------------------------------------------------


def _opening(line: Line, saying: Saying, high: int) -> tuple[int, str] | None:
    """Where a clause with an opening word begins, and which word it is: `that`, a question word, or a colon."""
    index = saying.last
    commas = 0
    while index < min(high, saying.last + REACH):
        token, low = line.tokens[index], line.low(index)
        if token.kind == "quote":
            return None
        if token.kind == "word" and not token.depth:
            if low == THAT and not (index + 1 < high and line.tokens[index + 1].text in (".", ",") and index == saying.last and False):
                return index + 1, THAT
            if low in WH and (index == saying.last or saying.takes("object")) and saying.takes("clause"):
                return index, low
            if _finite(line, index) or low in SINGULAR_NO:
                return None
            if index == saying.last and not saying.takes("object") and saying.takes("plain") and _begins_noun(line, index):
                return None
        elif token.text == ":":
            return index + 1, ":"
        elif token.text == "," and not token.depth:
            commas += 1
            close = next((i for i in range(index + 1, min(high, index + 16)) if line.tokens[i].text == ","), None)
            if commas > 1 or close is None or line.low(close + 1) != THAT or line.low(index + 1) in ("and", "but"):
                return (index + 1 + 1, THAT) if line.low(index + 1) == THAT and index == saying.last else None
            index = close
        elif token.text in (";", ".") or token.is_dash:
            return None
        index += 1
    return None


def _begins_noun(line: Line, index: int) -> bool:
    """Does a clause's subject begin here, rather than an adverb, a time or a preposition?"""
    if line.is_name(index):
        return True
    pos = line.pos(index)
    return not (pos & {"prep", "adv"} and line.low(index) not in ("all", "most", "more", "no", "there", "like", "over", "about", "in")) and not line.is_time(index)


def _clause(line: Line, saying: Saying, bare: Shape) -> Shape | None:
    if not saying.takes("clause") and not saying.takes("plain"):
        return None
    opening = _opening(line, saying, bare.high)
    if opening is None:
        return None
    start, word = opening
    if start >= bare.high or (word != ":" and not has_finite(line, start, bare.high)):
        return None
    weight = 1.0 if word == THAT else 0.9
    return replace(bare, last=start, rule="that-clause" if word == THAT else "colon" if word == ":" else "question-clause", strength=bare.strength * weight)


def _plain(line: Line, saying: Saying, bare: Shape) -> Shape | None:
    """`X said he would …`: a clause that nothing opens."""
    if not saying.takes("plain"):
        return None
    start = _after_adjuncts(line, saying.last, bare.high)
    if saying.takes("object"):
        start = _after_object(line, saying.last, bare.high) or start
    if start >= bare.high or line.tokens[start].kind not in ("word", "mark") and line.tokens[start].text not in ("$", "(", "€", "£"):
        return None
    low = line.low(start)
    if low in ("to", "so", "and", "but", "goodbye", "sorry", "of", "about", "as", "by", "at", "on", "during", "from", "with", "hello", "nothing", "something", "anything") and not _marked(line, start, bare.high):
        return None
    if low in ("in", "for", "after", "before", "when", "under", "over", "until", "since") and not _comma_clause(line, start, bare.high) and not _marked(line, start, start + 1):
        return None
    if not has_finite(line, start + 1, bare.high) and not _marked(line, start, bare.high):
        return None
    if bare.who is None and bare.how == "":
        return None
    return replace(bare, last=start, rule="plain-clause")


def _comma_clause(line: Line, first: int, high: int) -> bool:
    """`in June, he would …`, `if elected he would …`: an adverbial before the clause."""
    comma = next((i for i in range(first, min(high, first + 14)) if line.tokens[i].text == ","), None)
    return (comma is not None and has_finite(line, comma + 1, high)) or any(_finite(line, i) for i in range(first, min(high, first + 10)))


def _after_adjuncts(line: Line, index: int, high: int) -> int:
    """Past adverbs and times that stand between the verb and its clause (`said Wednesday`, `said on Monday`, `said in 2015`)."""
    while index < high:
        low = line.low(index)
        if line.is_time(index) and not line.ends_possessive(index) and not (low in ("last", "next", "this") and not line.is_time(index + 1)):
            index += 1
        elif low in ("on", "in", "late", "early", "at", "this", "last") and index + 1 < high and (line.is_time(index + 1) or (low == "in" and line.low(index + 1).isdigit())):
            index += 1 + 1
            while index < high and (line.is_time(index) or line.low(index).isdigit()):
                index += 1
        elif line.is_adverb(index) and low not in ("there", "not", "never", "perhaps", "maybe", "even", "only", "just", "almost", "here", "no", "now", "rather", "if", "however") and line.low(index).endswith("ly") | (low in ("again", "earlier", "later", "too", "also", "repeatedly")):
            index += 1
        else:
            break
    return index


def _after_object(line: Line, index: int, high: int) -> int | None:
    """Past the one who is told: `told reporters`, `told the Shangri-La Dialogue`, `told me`."""
    noun = noun_forward(line, index, high)
    if noun is None or noun.last - index > 14:
        return None
    if "pron" in line.pos(index):
        return _after_adjuncts(line, index + 1, high)
    for end in range(index + 1, noun.last + 1):
        if end < high and line.tokens[end - 1].kind == "word" and _starts_clause(line, end, high) and line.low(end - 1) not in ("the", "a", "an", "of", "his", "her", "their"):
            return _after_adjuncts(line, end, high)
    return _after_adjuncts(line, noun.last, high) if noun.last < high else None


def _starts_clause(line: Line, index: int, high: int) -> bool:
    """A pronoun subject, a determiner, or a name straight after a noun: a new clause."""
    low = line.low(index)
    return low in ("he", "she", "they", "we", "i", "it", "there", "you", "the", "this", "these", "his", "her", "their", "a", "an") or (line.is_name(index) and not line.is_name(index - 1))


def _infinitive(line: Line, saying: Saying, bare: Shape) -> Shape | None:
    if not saying.takes("infinitive"):
        return None
    for index in range(saying.last, min(bare.high - 1, saying.last + 16)):
        token = line.tokens[index]
        if token.kind == "quote" or token.text in (",", ";", ":") and not token.depth or token.is_dash:
            return None
        if line.low(index) == "to" and ("infinitive" in line.pos(index + 1) or line.low(index + 1) in ("be", "have", "do") or line.is_adverb(index + 1) or line.low(index + 1) == "not"):
            return replace(bare, last=index, rule="infinitive", strength=bare.strength * 0.95)
        if _finite(line, index) and index > saying.last and not token.depth:
            return None
    return None


def _naming(line: Line, saying: Saying, bare: Shape) -> Shape | None:
    """`X called it a mistake`, `described the plan as reckless`, `accused him of lying`."""
    if not saying.takes("naming") or saying.last >= bare.high or line.tokens[saying.last].text in (",", ".", ";"):
        return None
    low = line.low(saying.last)
    if low in ("for", "on", "in", "to", "at", "by", "off", "back", "upon", "with", "of", "into"):
        return None
    region = range(saying.last, min(bare.high, saying.last + 20))
    link = next((i for i in region if line.low(i) in ("as", "of") and i > saying.last), None)
    marked = _marked(line, saying.last, bare.high) or any(line.tokens[i].depth for i in region)
    predicate = saying.last + 1 < bare.high and ("pron" in line.pos(saying.last) or line.is_name(saying.last)) and line.low(saying.last + 1) in ("a", "an", "the", "one", "his", "very", "too", "so")
    if "as" in saying.cue.governs and link is None and not marked:
        return None
    if not (marked or predicate or ("as" in saying.cue.governs and link is not None)):
        return None
    return replace(bare, rule="naming", strength=bare.strength * (0.95 if marked else 0.85))


def _about(line: Line, saying: Saying, bare: Shape) -> Shape | None:
    """`X called for a ban`, `warned against haste`: the preposition belongs to the cue."""
    if not saying.takes("about") or saying.last + 1 >= bare.high or line.tokens[saying.last].kind == "punct":
        return None
    return replace(bare, rule="about", strength=bare.strength * 0.9)


def _object(line: Line, saying: Saying, bare: Shape) -> Shape | None:
    """`X criticised the "reckless" plan`: an object counts where marked words stand in it."""
    if saying.last >= bare.high:
        return None
    if saying.takes("noun") and line.tokens[saying.last].kind in ("word", "mark") and "prep" not in line.pos(saying.last) and saying.stands == "finite":
        return replace(bare, rule="object", strength=bare.strength * 0.6)
    if _marked(line, saying.last, bare.high) and line.tokens[saying.last].kind in ("word", "mark") and _marked_soon(line, saying.last, bare.high):
        return replace(bare, rule="object-marked", strength=bare.strength * 0.85)
    return None


def _marked_soon(line: Line, first: int, high: int) -> bool:
    return any(line.tokens[i].depth for i in range(first, min(high, first + 14)))


# --- what stands before the verb ------------------------------------------------------------------------------------------


def _before(line: Line, saying: Saying, bare: Shape) -> Shape | None:
    """`The road was closed, Carter said.` and `The road, Carter said, was closed.`"""
    if saying.stands != "finite" or not (saying.takes("plain") or saying.takes("clause") or saying.takes("quote")) or bare.how == "next":
        return None
    return _comma_before(line, bare, bare.first)


def _comma_before(line: Line, bare: Shape, first: int) -> Shape | None:
    at = first - 1
    while at > bare.low and line.tokens[at].kind == "mark":
        at -= 1
    if at <= bare.low or not (line.tokens[at].text in (",", "?", "!") or line.tokens[at].is_dash):
        return None
    if not has_finite(line, bare.low, at) or _only_adjunct(line, bare.low, at):
        return None
    low = _content_start(line, bare.low, at)
    end = _attribution_end(line, bare.last, bare.high)
    rest = any(line.tokens[i].kind == "word" for i in range(end, bare.high)) and line.tokens[end].text == "," if end < bare.high else False
    if rest and _goes_on(line, end + 1, bare.high):
        return replace(bare, first=at, last=end + 1, side="around", rule="clause-around", low=low, closing=True)
    return replace(bare, first=at, last=end, side="before", rule="clause-before", low=low, closing=True, high=bare.high)


def _only_adjunct(line: Line, first: int, last: int) -> bool:
    """Is it an adverbial, not a clause (`In a statement on Friday,`, `Asked about the ban,`)?"""
    low, pos = line.low(first), line.pos(first)
    if low in ("if", "when", "while", "although", "though", "because", "since", "as", "after", "before", "once", "unless"):
        return not any(line.tokens[i].text == "," for i in range(first, last))
    if "participle" in pos and "noun" not in pos or "converb" in pos:
        return not any(line.tokens[i].text == "," for i in range(first, last))
    if "prep" in pos:
        return not any(_finite(line, i) for i in range(first, last))
    return False


def _content_start(line: Line, low: int, comma: int) -> int:
    """A clause before its attribution begins after the last dash or semicolon of its sentence."""
    return next((i + 1 for i in range(comma - 1, low, -1) if (line.tokens[i].text == ";" or line.tokens[i].is_dash) and not line.tokens[i].depth), low)


def _attribution_end(line: Line, index: int, high: int) -> int:
    """The comma or the end that closes `, Carter said at a briefing,`."""
    return next((i for i in range(index, high) if line.tokens[i].text in (",", ";") and not line.tokens[i].depth or line.tokens[i].is_dash), high)


def _goes_on(line: Line, first: int, high: int) -> bool:
    """After the comma that closes the attribution, does the reported clause go on?"""
    low = line.low(first)
    if low in ("who", "which", "whose", "adding", "noting", "citing", "according", "speaking", "referring") or "converb" in line.pos(first):
        return False
    return has_finite(line, first, high) or _marked(line, first, high) or high - first > 3


def _inverted(line: Line, saying: Saying, low: int, high: int) -> Shape | None:
    """`…, said Carter, a former minister.`"""
    if saying.stands != "finite" or not (saying.takes("plain") or saying.takes("quote")):
        return None
    at = saying.group - 1
    while at > low and line.tokens[at].kind == "mark":
        at -= 1
    if at <= low or line.tokens[at].text not in (",", "?", "!") and not line.tokens[at].is_dash:
        return None
    who = subject_after(line, saying.last, high)
    if who is None:
        return None
    bare = Shape(saying.group, who.last, "before", (saying.first, saying.last), who, "clause-before", saying.cue.strength, low=low, high=high)
    return _comma_before(line, bare, saying.group)


def _parenthetical(line: Line, saying: Saying, bare: Shape) -> Shape | None:
    """`As Carter put it, …`, `…, as Carter noted, …`"""
    opener = bare.first - 1
    if saying.stands != "finite" or opener < bare.low or line.low(opener) not in line.pack.lists["parenthesis"] or not (saying.takes("plain") or saying.takes("clause") or saying.takes("quote")):
        return None
    before = line.tokens[opener - 1] if opener > bare.low else None
    if before is not None and before.text not in (",", "(") and not before.is_dash and line.low(opener - 1) not in ("but", "and"):
        return None
    end = _attribution_end(line, saying.last, bare.high)
    opening = before is None or line.low(opener - 1) in ("but", "and")
    if opening:
        if end >= bare.high:
            return None
        return replace(bare, first=opener, last=end + 1, side="after", rule="as-after")
    if end >= bare.high - 1:
        return replace(bare, first=opener - 1, last=end, side="before", rule="as-before", closing=True, low=_content_start(line, bare.low, opener - 1))
    return replace(bare, first=opener - 1, last=end + 1, side="around", rule="as-around", closing=True, low=_content_start(line, bare.low, opener - 1))


# --- nouns, passives, sources ---------------------------------------------------------------------------------------------


def _nominal(line: Line, saying: Saying, low: int, high: int) -> Shape | None:
    """`Carter's claim that …`, `their warning that …`, `a statement by the ministry that …`."""
    index = saying.last
    if line.low(index) != THAT or index + 2 >= high or not has_finite(line, index + 1, high):
        return None
    at = saying.first - 1
    while at > low and not line.ends_possessive(at) and line.low(at) not in ("his", "her", "their") and saying.first - at < 5 and line.low(at - 1) != "'":
        at -= 1
    if line.low(at) in ("his", "her", "their"):
        who = Noun(at, at + 1, at, PRONOUN)
        return Shape(at, index + 1, "after", (saying.first, saying.last), who, "noun-clause", saying.cue.strength, pronoun=True, low=low, high=high)
    if line.low(at) == "'" and at > low:
        at -= 1
    if not line.ends_possessive(at):
        return None
    noun = noun_back(line, at + 1, low)
    if noun is None or noun.rank < BODY:
        return None
    return Shape(noun.first, index + 1, "after", (saying.first, saying.last), noun, "noun-clause", saying.cue.strength, low=low, high=high)


def _impersonal(line: Line, saying: Saying, low: int, high: int) -> Shape | None:
    """`It was noted that …`: nobody is named."""
    if not saying.takes("clause") or saying.subject is None or line.low(saying.subject.head) != "it":
        return None
    if line.low(saying.last) != THAT:
        return None
    return Shape(saying.subject.first, saying.last + 1, "after", (saying.first, saying.last), None, "impersonal", 0.8, "nobody", low=low, high=high)


def find_sources(line: Line, low: int, high: int) -> list[Shape]:
    """`According to Carter, …`, `…, in the words of the minister, …`"""
    found: list[Shape] = []
    for index in range(low, high):
        if line.tokens[index].kind != "word" or line.tokens[index].depth:
            continue
        for source in line.pack.sources:
            shape = _source_at(line, source.words, index, low, high)
            if shape is not None:
                found.append(shape)
                break
    return found


def _source_at(line: Line, words: tuple[str, ...], index: int, low: int, high: int) -> Shape | None:
    at, who = index, None
    pronoun = False
    for word in words:
        if at >= high:
            return None
        if word == "{his}":
            if line.low(at) in line.pack.possessives:
                who, pronoun = Noun(at, at + 1, at, PRONOUN), True
                at += 1
            elif (owner := _owner(line, at, high)) is not None:
                who, at = owner, owner.last
            else:
                return None
        elif word.startswith("{"):
            who = noun_forward(line, at, high)
            if who is None:
                return None
            at = who.last
        elif line.low(at) == word:
            at += 1
        else:
            return None
    if who is None or (who.rank < BODY and not (who.rank == 0 and line.tokens[index].is_capital)) and line.low(index) != "according":
        return None
    return _placed_source(line, index, at, who, pronoun, (low, high))


def _owner(line: Line, first: int, high: int) -> Noun | None:
    """`Carter's`, `the minister's`: a possessor before `view` or `words`."""
    for index in range(first, min(high, first + 8)):
        if line.tokens[index].kind != "word":
            return None
        if line.ends_possessive(index):
            noun = noun_back(line, index + 1, first)
            return Noun(first, index + 1, noun.head, noun.rank) if noun and noun.rank >= BODY else None
    return None


def _placed_source(line: Line, first: int, last: int, who: Noun, pronoun: bool, bounds: tuple[int, int]) -> Shape | None:
    low, high = bounds
    end = last
    if end < high and line.tokens[end].text != ",":  # `according to a poll released on Monday, …`
        close = next((i for i in range(end, min(high, end + 25)) if line.tokens[i].text in (",", ";") and not line.tokens[i].depth), None)
        if close is not None:
            end = close
        elif any(line.tokens[i].kind == "word" for i in range(end, high)):
            end = high
    opening = all(line.tokens[i].kind != "word" or line.low(i) in ("and", "but", "so", "yet", "while", "still") for i in range(low, first))
    rest = any(line.tokens[i].kind == "word" for i in range(end, high))
    start = first - 1 if first > low and line.tokens[first - 1].text == "," else first
    mention_end = min(who.last, end) if who.rank >= ROLE else who.last
    cue = (first, last) if pronoun else (first, who.first)
    noun = Noun(who.first, mention_end, who.head, who.rank)
    shape = Shape(start, min(end + 1, high), "after", cue, noun, "source-after", 0.93, pronoun=pronoun, low=low, high=high, linked=True)
    if opening:
        return shape if rest else None
    low = _content_start(line, low, start)
    if rest and _goes_on(line, end + 1, high) and line.low(end + 1) not in ("and", "but", "while"):
        return replace(shape, side="around", rule="source-around", closing=True, low=low)
    return replace(shape, last=end, side="before", rule="source-before", closing=True, low=low)
