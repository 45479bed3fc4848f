"""Noun phrases before a place in a line. In: where the phrase ends. Out: its tokens, its head, its rank as a speaker.

No case tells where a phrase begins, so determiners, prepositions, verbs and commas do.
"""

from __future__ import annotations

from quotes.extract.svo.line import BODY, NOTHING, PERSON, PRONOUN, ROLE, Line, Noun, rank_of
from quotes.extract.svo.words import FREE, LINKS, POSTPOSED, RELATIVE, SETTINGS

MAX_CHUNK = 12
MAX_LINKS = 8
MAX_ASIDE = 45


def chunk_back(line: Line, end: int, low: int) -> tuple[int, int] | None:
    """The words of one noun phrase without prepositions that ends before `end`: `(first, end)`, or None."""
    tokens = line.tokens
    index = end - 1
    if index < low or tokens[index].kind == "quote":
        return None
    if "pron" in line.pos(index):
        return index, end
    while index >= low and end - index <= MAX_CHUNK:
        token = tokens[index]
        if token.kind == "mark" or (token.depth and token.kind == "word"):
            index -= 1
            continue
        if (
            line.low(index) in ("'", "&")
            or (token.text == "." and line.is_name(index - 1))
            or (token.text == "." and token.space is False and tokens[index - 1].is_capital and index + 1 < end)
        ):
            index -= 1
            continue
        if token.kind != "word" or not _in_chunk(line, index, end):
            break
        index -= 1
        if line.low(index + 1) in (
            "the",
            "a",
            "an",
            "his",
            "her",
            "their",
            "its",
            "our",
            "my",
            "this",
            "these",
            "those",
            "that",
        ) and not line.is_name(index + 1):
            break
    first = index + 1
    while first < end and (_stray(line, first, end) or line.is_adverb(first) or (line.is_time(first) and first + 1 < end)):
        first += 1
    return (first, end) if first < end and any(t.kind == "word" for t in tokens[first:end]) else None


def _stray(line: Line, index: int, end: int) -> bool:
    """A sign, or a closing mark of what stands before."""
    token = line.tokens[index]
    return token.kind == "punct" or (token.kind == "mark" and index + 1 < end and not line.tokens[index + 1].depth)


def _in_chunk(line: Line, index: int, end: int) -> bool:
    """May the word stand inside a noun phrase (seen from the right)?"""
    if line.is_name(index):
        return True
    low, pos = line.low(index), line.pos(index)
    if (
        low in RELATIVE
        or low == "what"
        or low in line.pack.lists["conjunctions"]
        or ("prep" in pos and low != "like")
        or ("conj" in pos and low not in ("that", "so"))
    ):
        return False
    if "pron" in pos:
        return low in ("her",) and index + 1 < end
    if line.tokens[index].is_capital and index > 0 and line.tokens[index - 1].kind == "word":
        return True
    if low in ("the", "a", "an", "this", "these", "those", "no", "any", "some", "another", "his", "its", "their") or low in FREE:
        return True
    if "adv" in pos:
        return index + 1 < end
    if "-" in low and index + 1 < end and "verb" in pos and not line.is_finite(index):  # `Delta-led`, `state-owned`
        return True
    if low in POSTPOSED and index + 1 == end:  # `one of the pilots apparently involved`
        return True
    if pos & {"verb"} and "noun" not in pos:
        return "participle" in pos and index + 1 < end and _led(line, index)
    return True


def _led(line: Line, index: int) -> bool:
    """Does a determiner or an adjective lead to this participle (`an unnamed official`)?"""
    before = line.low(index - 1)
    return before in (
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "this",
        "some",
        "many",
        "several",
        "other",
        "newly",
        "former",
        "one",
        "two",
        "and",
    ) or line.ends_possessive(index - 1)


def noun_back(line: Line, end: int, low: int) -> Noun | None:
    """The noun phrase that ends before `end`, with the prepositional parts that hang on it."""
    chunk = chunk_back(line, end, low)
    if chunk is None:
        return None
    first, head = chunk[0], head_of(line, *chunk)
    rank = rank_of(line, first, end, head)
    apposed = rank == PERSON and _apposed(line, first, head)
    for _ in range(MAX_LINKS):
        if first - 1 <= low:
            break
        link = line.low(first - 1)
        written = link == "by" and line.in_list("documents", first - 2)  # `a study by the university`
        if (link in LINKS or written) and "pron" not in line.pos(head):
            outer = chunk_back(line, first - 1, low)
            if outer is None:
                break
            if link == "in" and (line.low(head) in SETTINGS or (line.low(head) in ("turn", "response", "return") and head == first)):
                outer_head = head_of(line, *outer)  # `the ministry in a statement said`
                return Noun(outer[0], first - 1, outer_head, rank_of(line, outer[0], outer[1], outer_head))
            outer_head = head_of(line, *outer)
            if "pron" in line.pos(outer_head):
                break
            outer_rank = rank_of(line, outer[0], outer[1], outer_head)
            titled = link == "to" and line.tokens[first].is_capital and line.tokens[first - 2].is_capital  # `Committee to Protect …`
            apart = (
                not written
                and not apposed
                and not titled
                and (outer_rank == PERSON or (outer_rank == BODY and rank >= ROLE))
                and link != "of"
            )
            if apart or (outer_rank == NOTHING and not _holds(line, outer[0], low)):
                break
            first = outer[0]
            if not apposed:
                head, rank = outer_head, outer_rank
        elif link in ("and", "&", "or") and first - 2 >= low:
            outer = chunk_back(line, first - 1, low)
            if outer is None or not _joins(line, outer, rank, low):
                break
            outer_head = outer[1] - 1
            first = outer[0]
            if not apposed and (rank == NOTHING or line.low(outer[0] - 1) in LINKS):
                head, rank = outer_head, rank_of(line, outer[0], outer[1], outer_head)
        else:
            break
    return Noun(first, end, head, rank)


def _apposed(line: Line, first: int, head: int) -> bool:
    """Does the name stand behind the last word of an office (`minister of economy X`), rather than behind its own title?"""
    before = head
    while before >= first and (line.is_name(before) or line.tokens[before].kind != "word"):
        before -= 1
    return (
        before >= first
        and line.tokens[before].is_capital
        and not line.is_human(before)
        and not line.ends_possessive(before)
        and line.low(before) not in line.pack.places
    )


def head_of(line: Line, first: int, last: int) -> int:
    """The head of a phrase without prepositions: its last word, adjectives put behind it passed over (`sources close to …`)."""
    head = last - 1
    while head > first and (line.tokens[head].kind != "word" or line.low(head) in POSTPOSED or line.low(head) in ("jr", "sr", "ii", "iii")):
        head -= 1
    return head


def _holds(line: Line, first: int, low: int) -> bool:
    """Does a further link lead from this phrase to one that can speak (`officials in charge of …`)?"""
    if line.low(first - 1) not in LINKS:
        return False
    outer = chunk_back(line, first - 1, low)
    return outer is not None and rank_of(line, outer[0], outer[1], outer[1] - 1) in (ROLE, BODY)


def _joins(line: Line, outer: tuple[int, int], rank: int, low: int) -> bool:
    """Is `outer and …` one phrase, rather than the object of a verb before it?"""
    before = outer[0] - 1
    outer_rank = rank_of(line, outer[0], outer[1], outer[1] - 1)
    if before >= low and (line.is_finite(before) or "converb" in line.pos(before) or line.low(before) == "to"):
        return False
    if line.low(before) in LINKS:
        return True
    return outer_rank >= BODY and rank >= BODY


def aside_back(line: Line, comma: int, low: int) -> Noun | None:
    """The phrase before an aside that closes at `comma`: `X, a fellow at Y,` gives X with its aside."""
    tokens = line.tokens
    dash = tokens[comma].is_dash
    best: Noun | None = None
    for index in range(comma - 1, max(low, comma - MAX_ASIDE) - 1, -1):
        token = tokens[index]
        if token.kind == "quote" or token.text in (";", ":") or (token.text == "?" and not token.depth):
            break
        if token.depth or not (token.is_dash if dash else token.text == ","):
            continue
        if not _opens_aside(line, index + 1, comma):
            continue
        noun = noun_back(line, _before_bracket(line, index), low)
        if noun is None or noun.rank < BODY or _hangs(line, noun.first - 1, low):
            continue
        found = Noun(noun.first, comma + 1, noun.head, noun.rank)
        if (
            noun.rank == ROLE
            and line.is_name(index + 1)
            and all(line.is_name(i) or line.tokens[i].text == "." for i in range(index + 1, comma))
        ):
            return Noun(noun.first, comma + 1, index + 1, PERSON)  # `the head of the mint, X,`
        if noun.rank in (PERSON, PRONOUN):
            return found
        if best is None:
            best = found
    return best


def _before_bracket(line: Line, comma: int) -> int:
    """Where a phrase ends whose short form stands in brackets before the comma (`Delta Oil (DO), which runs …`)."""
    if line.tokens[comma - 1].text != ")":
        return comma
    return next((i for i in range(comma - 2, max(0, comma - 8), -1) if line.tokens[i].text == "("), comma)


def _opens_aside(line: Line, index: int, comma: int) -> bool:
    """Can an apposition, a relative clause or another aside begin here?"""
    low, pos = line.low(index), line.pos(index)
    if index >= comma or low in ("and", "but", "or", "that"):
        return False
    if (
        low in ("the", "a", "an", "who", "whose", "which", "now", "then", "himself", "herself", "his", "her", "its", "one", "both", "whom")
        or low[:1].isdigit()
    ):
        return True
    if "prep" in pos or "converb" in pos or "adv" in pos or "participle" in pos or "conj" in pos:
        return True
    return any(
        line.in_list("roles", i) or line.in_list("person_nouns", i) or line.tokens[i].is_capital
        for i in range(index, min(comma, index + 8))
        if line.tokens[i].kind == "word"
    )


def _hangs(line: Line, before: int, low: int) -> bool:
    """Is the phrase after this token an object or the object of a preposition?"""
    if before < low:
        return False
    word = line.low(before)
    return (
        ("prep" in line.pos(before) and word not in ("as", "than", "while"))
        or (line.is_finite(before) and not line.is_name(before))
        or "converb" in line.pos(before)
    )
