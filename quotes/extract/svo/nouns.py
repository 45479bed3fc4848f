"""Noun phrases by word order. In: a sentence's tokens and the people named in it. Out: token ranges, and what kind of speaker each could be.

No case tells where a phrase ends, so determiners, prepositions, verbs and commas do.
"""

from __future__ import annotations

from dataclasses import dataclass

from quotes.extract.people import People
from quotes.extract.units import Sentence, Token
from quotes.lang.pack import Pack

PERSON, PRONOUN, ROLE, BODY, IT, NOTHING = 6, 5, 4, 3, 1, 0
LINKS = frozenset("of for at in from with to on behind against within under near about".split())
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow january february march april may june july august september october november december".split())
TIMES = DAYS | frozenset("morning afternoon evening night week month year weekend day hour minute earlier later last next this past recently ago late early now then".split())
FREE = frozenset("many some others most several both few all none one another such more".split())
HUMAN_ENDINGS = ("ers", "ors", "ists", "ians", "ants", "ees", "ist", "ologist", "man", "woman", "men", "women", "person", "maker", "keeper")
MAX_CHUNK = 12
MAX_ASIDE = 45


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase: tokens `[first, last)`, the index of its head, and its `rank` as a speaker (0: none)."""

    first: int
    last: int
    head: int
    rank: int


@dataclass(slots=True)
class Line:
    """One sentence as the finder reads it."""

    pack: Pack
    people: People
    sentence: Sentence

    @property
    def tokens(self) -> list[Token]:
        """The sentence's tokens."""
        return self.sentence.tokens

    def low(self, index: int) -> str:
        """The token's word in lower case with straight apostrophes; empty outside the sentence."""
        return self.tokens[index].low.replace("’", "'") if 0 <= index < len(self.tokens) else ""

    def is_name(self, index: int) -> bool:
        """Does the token belong to a person's name?"""
        return 0 <= index < len(self.tokens) and self.people.of(self.tokens[index]) is not None

    def pos(self, index: int) -> frozenset[str]:
        """The parts of speech the word may be; empty for signs, marks and quotes."""
        if not 0 <= index < len(self.tokens) or self.tokens[index].kind != "word":
            return frozenset()
        return frozenset(form.pos for form in self.tokens[index].forms)

    def is_adverb(self, index: int) -> bool:
        """An adverb that may stand between subject and verb."""
        return "adv" in self.pos(index) and not self.is_name(index)

    def is_time(self, index: int) -> bool:
        """A day, a month or a word of time."""
        return self.low(index) in TIMES

    def ends_possessive(self, index: int) -> bool:
        """Does the word end in a possessive 's?"""
        return self.low(index).endswith(("'s", "s'")) or (self.low(index + 1) == "'" and self.low(index).endswith("s"))

    def singular(self, index: int) -> str:
        """The noun's singular, in lower case."""
        forms = self.tokens[index].forms
        noun = next((form.lemma for form in forms if form.pos == "noun"), None)
        if noun is not None:
            return noun
        low = self.low(index)
        return low[:-1] if low.endswith("s") and len(low) > 3 else low

    def in_list(self, kind: str, index: int) -> bool:
        """Does the word, or the word with the one before it, stand in the list?"""
        words = self.pack.lists[kind]
        low, one = self.low(index), self.singular(index)
        pair = f"{self.low(index - 1)} {one}" if index else one
        last = one.rsplit("-", 1)[-1]
        return low in words or one in words or pair in words or (kind in ("roles", "anonymous") and last in words)

    def is_finite(self, index: int) -> bool:
        """Can the word only be (or most likely is) a finite verb?"""
        if self.is_name(index) or (self.tokens[index].is_capital and index and self.tokens[index - 1].kind == "word"):
            return False
        pos = self.pos(index)
        return "verb" in pos and "noun" not in pos


def rank_of(line: Line, first: int, last: int, head: int) -> int:
    """What kind of speaker the phrase could be."""
    token, low = line.tokens[head], line.low(head)
    if any(line.is_name(index) for index in (head, head - 1 if head > first else head)):
        return PERSON
    if "pron" in line.pos(head):
        return IT if low == "it" else PRONOUN if low in line.pack.pronouns or low in line.pack.lists["first_person"] else NOTHING
    if any(line.in_list(kind, head) for kind in ("roles", "speaker_nouns", "anonymous", "person_nouns")) or low in FREE:
        return ROLE
    if any(line.in_list(kind, head) for kind in ("organisations", "documents", "media")):
        return BODY
    if line.is_time(head):
        return NOTHING
    if token.is_capital and (head or line.tokens[head].text.isupper() or line.pos(head) <= {"noun"}):
        return BODY
    return ROLE if low.endswith(HUMAN_ENDINGS) and len(low) > 5 else NOTHING


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
        if line.low(index) in ("'", "&") or (token.text == "." and line.is_name(index - 1)) or (token.text == "." and token.space is False and tokens[index - 1].is_capital and index + 1 < end):
            index -= 1
            continue
        if token.kind != "word" or not _in_chunk(line, index, end):
            break
        index -= 1
        if line.low(index + 1) in ("the", "a", "an", "his", "her", "their", "its", "our", "my", "this", "these", "those", "that") and not line.is_name(index + 1):
            break
    first = index + 1
    while first < end and (tokens[first].kind == "punct" or line.is_adverb(first) or (line.is_time(first) and first + 1 < end)):
        first += 1
    return (first, end) if first < end and any(t.kind == "word" for t in tokens[first:end]) else None


def _in_chunk(line: Line, index: int, end: int) -> bool:
    """May the word stand inside a noun phrase (seen from the right)?"""
    if line.is_name(index):
        return True
    low, pos = line.low(index), line.pos(index)
    if low in line.pack.lists["conjunctions"] or "prep" in pos and low != "like" or "conj" in pos and low not in ("that", "so"):
        return False
    if "pron" in pos:
        return low in ("her",) and index + 1 < end
    if line.tokens[index].is_capital and index > 0 and line.tokens[index - 1].kind == "word":
        return True
    if low in ("the", "a", "an", "this", "these", "those", "no", "any", "some", "another", "his", "its", "their") or low in FREE:
        return True
    if "adv" in pos:
        return index + 1 < end
    if pos & {"verb"} and "noun" not in pos:
        return "participle" in pos and index + 1 < end and _led(line, index)
    return True


def _led(line: Line, index: int) -> bool:
    """Does a determiner or an adjective lead to this participle (`an unnamed official`)?"""
    before = line.low(index - 1)
    return before in ("the", "a", "an", "his", "her", "their", "its", "this", "some", "many", "several", "other", "newly", "former", "one", "two", "and") or line.ends_possessive(index - 1)


def noun_back(line: Line, end: int, low: int) -> Noun | None:
    """The noun phrase that ends before `end`, with the prepositional parts that hang on it."""
    chunk = chunk_back(line, end, low)
    if chunk is None:
        return None
    first, head = chunk[0], chunk[1] - 1
    while head > first and line.tokens[head].kind != "word":
        head -= 1
    rank = rank_of(line, first, end, head)
    while first - 1 > low:
        link = line.low(first - 1)
        if link in LINKS and not ("pron" in line.pos(head)):
            outer = chunk_back(line, first - 1, low)
            if outer is None:
                break
            outer_head = outer[1] - 1
            outer_rank = rank_of(line, outer[0], outer[1], outer_head)
            if outer_rank == NOTHING or (outer_rank == PERSON and link != "of") or (outer_rank == BODY and rank >= ROLE and link != "of"):
                if not (outer_rank == NOTHING and _holds(line, outer[0], low)):
                    break
            first, head, rank = outer[0], outer_head, outer_rank
        elif link in ("and", "&", "or") and first - 2 >= low:
            outer = chunk_back(line, first - 1, low)
            if outer is None or not _joins(line, outer, rank, low):
                break
            outer_head = outer[1] - 1
            first = outer[0]
            if rank == NOTHING or line.low(outer[0] - 1) in LINKS:
                head, rank = outer_head, rank_of(line, outer[0], outer[1], outer_head)
        else:
            break
    return Noun(first, end, head, rank)


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
        noun = noun_back(line, index, low)
        if noun is None or noun.rank < BODY or _hangs(line, noun.first - 1, low):
            continue
        found = Noun(noun.first, comma + 1, noun.head, noun.rank)
        if noun.rank in (PERSON, PRONOUN):
            return found
        if best is None:
            best = found
    return best


def _opens_aside(line: Line, index: int, comma: int) -> bool:
    """Can an apposition, a relative clause or another aside begin here?"""
    low, pos = line.low(index), line.pos(index)
    if index >= comma or low in ("and", "but", "or", "that"):
        return False
    if low in ("the", "a", "an", "who", "whose", "which", "now", "then", "himself", "herself", "his", "her", "its", "one", "both", "whom") or low[:1].isdigit():
        return True
    if "prep" in pos or "converb" in pos or "adv" in pos or "participle" in pos or "conj" in pos:
        return True
    return any(line.in_list("roles", i) or line.in_list("person_nouns", i) or line.tokens[i].is_capital for i in range(index, min(comma, index + 8)) if line.tokens[i].kind == "word")


def _hangs(line: Line, before: int, low: int) -> bool:
    """Is the phrase after this token an object or the object of a preposition?"""
    if before < low:
        return False
    word = line.low(before)
    return ("prep" in line.pos(before) and word not in ("as", "than", "while")) or (line.is_finite(before) and not line.is_name(before)) or "converb" in line.pos(before)


def noun_forward(line: Line, first: int, high: int) -> Noun | None:
    """The noun phrase that begins at `first`, with its prepositional parts and appositions, as it stands after a verb."""
    tokens = line.tokens
    index, head, named = first, None, False
    while index < high:
        token = tokens[index]
        low, pos = line.low(index), line.pos(index)
        if token.kind == "mark" or (token.depth and token.kind == "word"):
            index += 1
        elif line.is_name(index):
            head = index if not named else head
            named = True
            index += 1
        elif token.text == "." and index + 1 < high and not token.space and tokens[index + 1].is_capital:
            index += 1
        elif token.text == "(":
            close = next((i for i in range(index, min(high, index + 12)) if tokens[i].text == ")"), None)
            if close is None:
                break
            index = close + 1
        elif token.kind != "word":
            joined = _apposition(line, index, high) if token.text == "," and head is not None else None
            if joined is None:
                break
            index = joined
        elif "pron" in pos:
            if head is not None:
                break
            return Noun(first, index + 1, index, rank_of(line, index, index + 1, index))
        elif low in LINKS and head is not None:
            if line.is_time(index + 1) or (named and low in ("in", "on", "at", "to", "during", "with", "for", "from") and not line.in_list("roles", head)) or low == "to":
                break
            if low in ("in", "on", "at") and _is_setting(line, index + 1):
                break
            index += 1
        elif low == "and" and head is not None and index + 1 < high and (tokens[index + 1].is_capital or line.in_list("roles", index + 1)) and not line.is_finite(index + 1):
            index += 1
        elif "prep" in pos or "conj" in pos or ("adv" in pos and head is not None) or (head is not None and line.is_time(index)):
            break
        elif head is not None and line.is_finite(index):
            break
        elif named and not token.is_capital:
            break
        else:
            head = index if not named and line.low(index) not in ("the", "a", "an") and _headlike(line, index) else head
            index += 1
    if head is None:
        return None
    head = head if named else _first_head(line, first, index)
    return Noun(first, index, head, rank_of(line, first, index, head))


def _is_setting(line: Line, index: int) -> bool:
    """`in an interview`, `at a news conference`, `in a statement`: where it was said, not who said it."""
    words = {line.low(i) for i in range(index, index + 4)}
    return bool(words & {"interview", "statement", "conference", "briefing", "speech", "email", "e-mail", "letter", "tweet", "post", "event", "rally", "hearing", "article", "essay", "memo", "blog", "remarks", "press", "video", "debate", "forum"})


def _headlike(line: Line, index: int) -> bool:
    return bool(line.pos(index) & {"noun", "infinitive", "verb", "converb", "adj", "num"})


def _first_head(line: Line, first: int, last: int) -> int:
    """The last word before the first preposition, comma or bracket of the phrase."""
    for index in range(first, last):
        if index > first and (line.low(index) in LINKS or line.tokens[index].text in (",", "(")):
            return index - 1
    return last - 1


def _apposition(line: Line, comma: int, high: int) -> int | None:
    """Where `, a fellow at the institute` ends; None where the comma opens something else."""
    after = comma + 1
    low = line.low(after)
    if after >= high or line.tokens[after].kind != "word":
        return None
    if low in ("who", "whose", "which"):
        return next((i for i in range(after, high) if line.tokens[i].text == ","), high)
    ends = next((i for i in range(after, high) if line.tokens[i].text in (",", ";", ":") or line.tokens[i].kind == "quote" or line.tokens[i].is_dash), high)
    roles = [i for i in range(after, min(ends, after + 12)) if line.tokens[i].kind == "word" and (line.in_list("roles", i) or line.in_list("person_nouns", i))]
    if not roles or line.is_finite(after) or "converb" in line.pos(after) or low in ("and", "but", "or", "as", "while", "in", "on", "at", "during"):
        return None
    verb = next((i for i in range(after, ends) if line.is_finite(i) and line.low(i - 1) not in ("who", "that", "which")), None)
    if verb is not None and not any(line.low(i) in ("who", "that", "which") for i in range(after, verb)):
        return None
    return ends
