"""Offices as printed beside a name. In: mentions of people in their sentences. Out: the role phrases of each person."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from quotes.extract.affiliations import in_nominative, is_body, modifies, split_title
from quotes.extract.embedded import genitive
from quotes.extract.mentions import Mention, Person
from quotes.extract.people import People
from quotes.extract.reader import Reader, is_verb, nominal_forms
from quotes.extract.runs import is_person_noun
from quotes.extract.tokens import Token
from quotes.extract.units import Page
from quotes.lang.pack import Pack

REACH = 30


@dataclass(frozen=True, slots=True)
class Title:
    """A role phrase beside a name: the printed role and affiliation in the nominative, its lemmas, and the role's head lemma."""

    role: str
    affiliation: str | None
    head: str
    lemmas: frozenset[str]
    start: int


@dataclass(slots=True)
class Titles:
    """The role phrases of an article by person, in text order."""

    of: dict[int, list[Title]] = field(default_factory=dict)
    first: dict[int, int] = field(default_factory=dict)  # mention start → token index where its role phrase begins

    def for_person(self, person: Person) -> list[Title]:
        """The person's role phrases."""
        return self.of.get(id(person), [])


def find_titles(page: Page, people: People) -> Titles:
    """The role phrase of every mention that has one."""
    titles = Titles()
    for mention in people.mentions:
        if mention.person is None:
            continue
        reader = Reader(page.pack, people, mention.sentence)
        first = _left(reader, mention)
        if first is not None:
            titles.first[mention.start] = first
            _add(page.pack, titles, mention, mention.sentence.tokens[first : mention.first])
        right = _right(reader, mention)
        if right is not None:
            _add(page.pack, titles, mention, mention.sentence.tokens[right[0] : right[1]])
        _add_body(reader, titles, mention)
    return titles


def _add_body(reader: Reader, titles: Titles, mention: Mention) -> None:
    """`Имя Фамилия из Института моря`: the body behind the name is the affiliation."""
    at, tokens, person = mention.last, reader.tokens, mention.person
    if person is None or at + 1 >= len(tokens) or tokens[at].low != "из":
        return
    end = genitive(reader, at + 1, len(tokens))
    known = titles.for_person(person)
    if not any(is_body(reader.pack, tokens, i) for i in range(at + 1, end)) or any(title.affiliation for title in known):
        return
    body = in_nominative(reader.pack, tokens[at + 1 : end])
    if known:
        known[-1] = replace(known[-1], affiliation=body)
    else:
        titles.of[id(person)] = [Title("", body, "", frozenset(), tokens[at + 1].start)]


def _left(reader: Reader, mention: Mention) -> int | None:
    """Where the role phrase before the name begins: the leftmost role noun that agrees with the name, with its adjectives."""
    tokens = reader.tokens
    best: int | None = None
    index = mention.first - 1
    while index >= max(0, mention.first - REACH):
        token = tokens[index]
        if token.kind == "quote" or token.text in (".", ";", ":") or token.is_dash:
            break
        if token.text == "," and not token.depth and not (best is not None and _role_before(reader, index)):
            break
        if is_verb(token) and not token.depth and not _is_role(reader.pack, token):
            break
        if reader.is_name(index) and index + 1 < mention.first and tokens[index + 1].low in ("и", ","):
            break
        if reader.is_name(index) and (
            mention.cases & frozenset(("nom",)) and reader.has_case(index, "nom") and not reader.has_case(index, "gen")
        ):
            break
        if (
            _is_role(reader.pack, token)
            and _same_case(token, mention)
            and not (index and reader.is_prep(index - 1) and "nom" in mention.cases)
        ):
            best = index
        index -= 1
    if best is None and _trade_beside(reader, mention):
        best = mention.first - 1
    if best is None:
        return None
    while best > 0 and modifies(tokens, best - 1) and not reader.is_name(best - 1):
        best -= 1
    return best


def _trade_beside(reader: Reader, mention: Mention) -> bool:
    """Does a common noun of people that no list knows stand straight before the name, in its case (`гончар Имя Фамилия`)?"""
    at = mention.first - 1
    token = reader.tokens[at]
    if reader.is_name(at) or token.depth or not is_person_noun(token) or token.forms[0].lemma in reader.pack.lists["addresses"]:
        return False
    opens = at == 0 or reader.tokens[at - 1].kind != "word"
    cases = {form.case for form in token.forms if form.animate}
    return (opens or not token.is_capital) and bool(cases & mention.cases)


def _role_before(reader: Reader, comma: int) -> bool:
    """Does a role phrase end at this comma (`политолог, профессор … Имя`)?"""
    for index in range(comma - 1, max(-1, comma - 12), -1):
        token = reader.tokens[index]
        if token.text in (",", ".", ":") or is_verb(token):
            return False
        if _is_role(reader.pack, token) and any(f.case == "nom" for f in nominal_forms(token)):
            return True
    return False


def _right(reader: Reader, mention: Mention) -> tuple[int, int] | None:
    """Where a role phrase after the name stands (`Имя Фамилия, докладчик организации,`)."""
    tokens = reader.tokens
    at = mention.last
    if at + 2 < len(tokens) and tokens[at].text == "(" and tokens[at + 1].text.isascii():  # the name in its own script
        at = next((i + 1 for i in range(at, min(len(tokens), at + 8)) if tokens[i].text == ")"), at)
    if at + 1 >= len(tokens) or tokens[at].text not in (",", "("):
        return None
    close = ")" if tokens[at].text == "(" else ","
    role = False
    for index in range(at + 1, min(len(tokens), at + REACH)):
        token = tokens[index]
        if token.text == close or (token.kind == "punct" and token.text in ".;:,") or token.is_dash:
            return (at + 1, index) if role else None
        if is_verb(token) and not _is_role(reader.pack, token):
            return None
        other = reader.people.of(token)
        if other is not None and other.cases & mention.cases & frozenset(("nom", "ins")):
            return None  # «министр Имя Фамилия, аким Имя Фамилия»: the role of the next one
        if index <= at + 4 and _is_role(reader.pack, token) and _same_case(token, mention):
            role = True
        if not role and index > at + 4:
            return None
    return None


def _is_role(pack: Pack, token: Token) -> bool:
    if token.kind != "word" or token.depth:
        return False
    return any(
        f.pos in ("noun", "adj", "participle") and (f.lemma in pack.lists["roles"] or f.lemma in pack.lists["person_nouns"])
        for f in token.forms[:3]
    )


def _same_case(token: Token, mention: Mention) -> bool:
    if not mention.cases or "" in mention.cases:
        return True
    return any(f.case in mention.cases for f in nominal_forms(token) if f.pos == "noun" or f.pos in ("adj", "participle"))


def _add(pack: Pack, titles: Titles, mention: Mention, tokens: list[Token]) -> None:
    role, affiliation = split_title(pack, tokens, oblique=bool(mention.cases) and not mention.cases & {"nom", ""})
    words = [t for t in tokens if t.kind == "word"]
    heads = [f.lemma for t in words for f in t.forms[:3] if f.lemma in pack.lists["roles"] or f.lemma in pack.lists["person_nouns"]]
    heads = heads or [t.forms[0].lemma for t in words if is_person_noun(t)]
    if not words or not heads:
        return
    lemmas = frozenset(pack.places.get(f.lemma, f.lemma) for t in words for f in t.forms[:1] if f.pos in ("noun", "adj", "num"))
    titles.of.setdefault(id(mention.person), []).append(Title(role, affiliation, heads[0], lemmas, words[0].start))
