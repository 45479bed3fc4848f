"""One sentence as the word-order rules read it. In: tokens and the people named in them. Out: what each word may be and who could speak."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotes.extract.people import People
from quotes.extract.svo.words import ADVERBIAL, BREAKING, DETERMINED, FREE, RELATIVE, TIMES
from quotes.extract.tokens import Token
from quotes.extract.units import Sentence
from quotes.lang.pack import Pack

PERSON, PRONOUN, ROLE, BODY, IT, NOTHING = 6, 5, 4, 3, 1, 0
CONTRACTION = re.compile(r"(?:i|you|he|she|it|we|they|there|that|who|what|here)'(?:s|ll|ve|d|re|m)$")
NUMBER = re.compile(r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?$")
PREFIX = 4  # letters before a hyphen that a verb may have
HUMAN_ENDINGS = ("ers", "ors", "ists", "ians", "ants", "ees", "ist", "ologist", "man", "woman", "men", "women", "person", "maker", "keeper")


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

    def is_human(self, index: int) -> bool:
        """Is the word a noun of people?"""
        return any(self.in_list(kind, index) for kind in ("roles", "speaker_nouns", "anonymous", "person_nouns"))

    def is_finite(self, index: int) -> bool:
        """Can the word only be (or most likely is) a finite verb?"""
        if not 0 <= index < len(self.tokens) or self.is_name(index):
            return False
        if self.tokens[index].is_capital and index and self.tokens[index - 1].kind == "word":
            return False
        pos = self.pos(index)
        if self.low(index).find("-") > PREFIX or ("-" in self.low(index) and self.tokens[index].is_capital):
            return False  # `Delta-led`, `state-owned`; not `re-elected`
        if "participle" in pos and (self.low(index - 1) in DETERMINED or self.ends_possessive(index - 1)):
            return False  # `an emailed statement`
        return ("verb" in pos and "noun" not in pos) or CONTRACTION.match(self.low(index)) is not None


def rank_of(line: Line, first: int, last: int, head: int) -> int:
    """What kind of speaker the phrase could be."""
    token, low = line.tokens[head], line.low(head)
    if line.is_name(head):
        return PERSON
    if NUMBER.match(low):
        return ROLE
    if "pron" in line.pos(head):
        return IT if low == "it" else PRONOUN if low in line.pack.pronouns or low in line.pack.lists["first_person"] else NOTHING
    if line.is_human(head) or low in FREE or token.text.isdigit():
        return ROLE
    if any(line.in_list(kind, head) for kind in ("organisations", "documents", "media")):
        return BODY
    if line.is_time(head):
        return NOTHING
    if token.is_capital and (head or line.tokens[head].text.isupper() or line.pos(head) <= {"noun"}):
        return BODY
    return ROLE if low.endswith(HUMAN_ENDINGS) and len(low) > 5 else NOTHING


def is_finite(line: Line, index: int) -> bool:
    """A finite verb that is no part of a name."""
    return line.is_finite(index) and not line.is_name(index)


def has_finite(line: Line, first: int, last: int) -> bool:
    """Is there a verb (or a marked fragment) among the tokens?"""
    return any(
        line.tokens[i].kind == "quote"
        or (line.tokens[i].kind == "word" and ("verb" in line.pos(i) or is_finite(line, i) or ("infinitive" in line.pos(i) and i > first)))
        for i in range(first, last)
    )


def is_marked(line: Line, first: int, last: int) -> bool:
    """Do at least two marked words stand among the tokens?"""
    return sum(1 for i in range(first, last) if line.tokens[i].depth and line.tokens[i].kind == "word") >= 2


def is_clause(line: Line, first: int, high: int) -> bool:
    """Does a clause with a verb of its own begin at `first`: a verb before the first comma, asides and adverbials passed over?"""
    verbs = relatives = 0
    index = first
    if first < high and CONTRACTION.match(line.low(first)):  # `she'll go`: subject and verb in one
        return True
    while index < high:
        token, low = line.tokens[index], line.low(index)
        if token.kind == "quote" or token.text in (";", ":"):
            break
        if token.is_dash:
            close = next((i for i in range(index + 1, min(high, index + 20)) if line.tokens[i].is_dash), None)
            if close is None or verbs > relatives:
                break
            index = close + 1
            continue
        if is_comma(line, index):
            if verbs > relatives:
                return True
            if line.low(first) in ADVERBIAL or relatives or line.is_time(first) or line.is_adverb(first):
                return any(is_finite(line, i) for i in range(index + 1, high))
            close = next((i for i in range(index + 1, min(high, index + 25)) if is_comma(line, i)), None)
            if close is None or not any(is_finite(line, i) for i in (close + 1, close + 2)):
                return False
            index = close
        elif index > first and low in RELATIVE and _opens_relative(line, index):
            if verbs > relatives:
                return True
            relatives += 1
        elif index > first and low in BREAKING and verbs <= relatives:
            return False
        elif low in ("and", "but") and verbs <= relatives and is_finite(line, index + 1):
            return False  # `maintained a calm stance and has called …`: a fellow of the verb before
        elif index > first and low in ("after", "before", "since", "until") and line.is_name(index + 1):
            relatives += 1
        elif _begins_verb(line, index, first):
            verbs += 1
        index += 1
    return verbs > relatives


def _opens_relative(line: Line, index: int) -> bool:
    """Does the word open a clause of its own, rather than point (`that day`, `change that.`)?"""
    if line.low(index) != "that":
        return True
    return is_finite(line, index + 1) or line.is_name(index + 1) or bool(line.pos(index + 1) & {"adj", "pron", "adv"})


def is_comma(line: Line, index: int) -> bool:
    """A comma of the reporter's own sentence, not one inside marks or a number."""
    token = line.tokens[index]
    following = line.tokens[index + 1] if index + 1 < len(line.tokens) else None
    return token.text == "," and not token.depth and not (following is not None and following.text[:1].isdigit() and not following.space)


def _begins_verb(line: Line, index: int, first: int) -> bool:
    """Does a group of verbs begin here?"""
    if index == first or line.tokens[index].kind != "word" or line.is_name(index):
        return False
    if is_finite(line, index):
        return not is_finite(line, index - 1)
    before = line.low(index - 1)
    if "verb" in line.pos(index) and not line.tokens[index].is_capital:  # `reports`: a verb between a noun and what a verb takes
        if before in ("he", "she", "it", "who") or (line.tokens[index - 1].is_capital and not line.ends_possessive(index - 1)):
            return True
        after = line.pos(index + 1)
        taken = bool(after & {"prep", "adj", "pron", "adv", "conj"}) or line.low(index + 1) == "to" or line.is_name(index + 1)
        return taken and not line.pos(index - 1) & {"prep", "adj", "conj"} and not line.ends_possessive(index - 1)
    if line.tokens[index].is_capital or "infinitive" not in line.pos(index) or before in ("to", "the", "a", "an", "of"):
        return False
    if before in ("both", "all", "also", "never", "always", "often", "still"):
        before = line.low(index - 2)
    return before in ("they", "we", "i", "you", "who", "people") or any(
        f.pos == "noun" and f.number == "pl" for f in line.tokens[index - 1].forms
    )


def is_base_form(line: Line, index: int) -> bool:
    """Can the word after `to` be a verb (any word in lower case that is no determiner, pronoun or plural)?"""
    pos, low = line.pos(index), line.low(index)
    if line.tokens[index].is_capital or not pos or low[:1].isdigit():
        return False
    if low in ("be", "have", "do", "not") or pos & {"infinitive", "adv"}:
        return True
    return pos == {"noun"} and not low.endswith("s") and not line.ends_possessive(index) and not line.in_list("roles", index)
