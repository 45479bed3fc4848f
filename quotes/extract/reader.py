"""What one word of a sentence may be. In: a sentence's tokens, the people named in it. Out: names, cases, verbs, kinds of speaker."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.extract.people import People
from quotes.extract.tokens import Token
from quotes.extract.units import Sentence
from quotes.lang.pack import Form, Pack

NOMINAL = frozenset(("noun", "pron"))
MODIFIER = frozenset(("adj", "participle", "num"))
PERSON, PRONOUN, ROLE, BODY, HUMAN, OTHER = 7, 6, 5, 4, 3, 1


@dataclass(slots=True)
class Reader:
    """What phrase finding needs to know of one sentence."""

    pack: Pack
    people: People
    sentence: Sentence

    @property
    def tokens(self) -> list[Token]:
        """The sentence's tokens."""
        return self.sentence.tokens

    def name_at(self, index: int) -> tuple[int, int] | None:
        """The token range of the name that covers the token, clipped to the sentence."""
        mention = self.people.of(self.tokens[index])
        if mention is None or mention.sentence is not self.sentence:
            return None
        return mention.first, mention.last

    def is_name(self, index: int) -> bool:
        """Does the token belong to a person's name?"""
        return 0 <= index < len(self.tokens) and self.people.of(self.tokens[index]) is not None

    def has_case(self, index: int, case: str) -> bool:
        """Could the token stand in that case?"""
        token = self.tokens[index]
        mention = self.people.of(token)
        if mention is not None:
            return not mention.cases or case in mention.cases or "" in mention.cases
        if token.kind != "word":
            return token.kind == "mark"
        if not token.forms or is_foreign(token):
            return True
        if not nominal_forms(token):
            return False
        return any(form.case in (case, "") for form in nominal_forms(token))

    def is_prep(self, index: int) -> bool:
        """Is the token a preposition?"""
        token = self.tokens[index]
        return token.kind == "word" and token.low in self.pack.lists["prepositions"] and not self.is_name(index)

    def head_rank(self, index: int) -> int:
        """What kind of speaker a head noun makes (0: none)."""
        token = self.tokens[index]
        if self.is_name(index):
            return PERSON
        lists = self.pack.lists
        if token.low in self.pack.pronouns and any(form.case == "nom" for form in token.forms):
            return PRONOUN
        lemmas = {form.lemma for form in token.forms if form.pos in ("noun", "adj", "participle")}
        if lemmas & (lists["roles"] | lists["speaker_nouns"] | lists["anonymous"] | lists["person_nouns"]):
            return ROLE
        if index + 2 < len(self.tokens) and self.tokens[index + 1].low == "из":
            among = range(index + 2, min(index + 6, len(self.tokens)))
            people = self.tokens[index + 2].low in ("них", "нас") or any(self.head_rank(at) in (HUMAN, ROLE) for at in among)
            return HUMAN if people else OTHER
        if lemmas & (lists["organisations"] | lists["documents"] | lists["media"]) or token.low in lists["media"]:
            return BODY
        if is_foreign(token) and token.is_capital:
            return BODY
        if token.is_capital and (index > 0 or any(form.kind in ("place", "org", "abbr") for form in token.forms)):
            return BODY
        if token.text.isupper() and len(token.text) > 1:
            return BODY
        return HUMAN if any(form.animate and form.pos == "noun" for form in token.forms[:2]) else OTHER


def is_foreign(token: Token) -> bool:
    """A word in Latin letters (or digits) among Cyrillic ones."""
    return token.kind == "word" and token.text.isascii()


def nominal_forms(token: Token) -> list[Form]:
    """The readings of a word as noun, pronoun, adjective, participle or number."""
    return [form for form in token.forms if form.pos in NOMINAL or form.pos in MODIFIER]


def is_verb(token: Token) -> bool:
    """A finite verb (by its likeliest readings)."""
    return token.kind == "word" and any(form.pos in ("verb", "short") for form in token.forms[:1])
