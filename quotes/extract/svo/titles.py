"""Offices beside names, by word order. In: mentions of people. Out: role phrases, split into role and affiliation.

Before the name (`Kazakh analyst X`, `the bank's chief economist X`, `the head of the mint, X`) or after it (`X, a fellow at Y`).
"""

from __future__ import annotations

from dataclasses import replace

from quotes.extract.mentions import Mention
from quotes.extract.people import People
from quotes.extract.roles import Title, Titles
from quotes.extract.svo.line import ROLE, Line, Noun, is_comma
from quotes.extract.svo.nouns import chunk_back, noun_back
from quotes.extract.svo.nouns_after import apposition
from quotes.extract.svo.words import LINKS, words_of
from quotes.extract.tokens import Token
from quotes.extract.units import Page

SMALL = words_of("the a an his her its their our my also even as fellow longtime")
JOINING = words_of("the of for and &")
ABBREVIATED = {
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general",
    "col": "colonel", "lt": "lieutenant", "sgt": "sergeant", "adm": "admiral",
    "maj": "major", "capt": "captain", "prof": "professor",
}  # fmt: skip
LONGEST = 14  # words of an office that no comma closes
SURE = 0.92
AFFILIATES = frozenset(("of", "at", "for", "with", "from", "in", "to"))


def find_titles(page: Page, people: People) -> Titles:
    """The role phrases of every mention that has some."""
    titles = Titles()
    for mention in people.mentions:
        if mention.person is None:
            continue
        line = Line(page.pack, people, mention.sentence)
        before = _before(line, mention)
        if before is not None:
            titles.first[mention.start] = before[0]
            _add(line, titles, mention, *before)
            _at_body(line, titles, mention)
        after = _after(line, mention)
        if after is not None:
            _add(line, titles, mention, *after)
        if before is None and after is None:
            _by_abbreviation(line, titles, mention)
            _share(line, titles, mention)
            _at_body(line, titles, mention)
    return titles


def _by_abbreviation(line: Line, titles: Titles, mention: Mention) -> None:
    """`Sen. X`: an office cut short before the name."""
    at = mention.first - 2 if line.low(mention.first - 1) == "." else mention.first
    office = ABBREVIATED.get(line.low(at).rstrip("."))
    if office is None or mention.person is None or any(title.head for title in titles.for_person(mention.person)):
        return
    word = line.tokens[at].text
    title = Title(word if word.endswith(".") else f"{word}.", None, office, frozenset((office,)), line.tokens[at].start)
    titles.of.setdefault(id(mention.person), []).append(title)


def _at_body(line: Line, titles: Titles, mention: Mention) -> None:
    """`economist X of Delta University`: the body behind the name is the affiliation."""
    at = mention.last
    at += at < len(line.tokens) and is_comma(line, at)
    if mention.person is None or line.low(at) not in ("of", "at", "from", "with"):
        return
    known = titles.for_person(mention.person)
    first = last = at + 1 + (line.low(at + 1) == "the")
    while last < len(line.tokens) and (line.tokens[last].is_capital or (line.low(last) in JOINING and line.tokens[last + 1 : last + 2])):
        last += 1
    while last > first and not line.tokens[last - 1].is_capital:
        last -= 1
    if not any(line.in_list("organisations", i) for i in range(first, last)) or (known and known[-1].affiliation):
        return
    body = _printed(line.tokens[first:last])
    if known:
        known[-1] = replace(known[-1], affiliation=body)
    else:
        titles.of[id(mention.person)] = [Title("", body, "", frozenset(), line.tokens[first].start)]


def _before(line: Line, mention: Mention) -> tuple[int, int] | None:
    """The tokens of the role phrase that leads to the name."""
    first = mention.first
    if first == 0:
        return None
    if is_comma(line, first - 1):  # the head of the mint, X, said
        noun = noun_back(line, first - 1, 0)
        closed = mention.last < len(line.tokens) and (is_comma(line, mention.last) or line.is_finite(mention.last))
        led = noun is not None and (line.low(noun.first) in ("the", "its", "his", "her", "their") or _owned(line, noun))
        if noun is not None and closed and noun.rank == ROLE and led:
            return noun.first, first - 1
        return None
    chunk = chunk_back(line, first, 0)
    if chunk is None or chunk[1] != first:
        return None
    start = chunk[0]
    while start > 1 and line.low(start - 1) == "and" and line.in_list("roles", start - 2):  # film critic and moderator X
        outer = chunk_back(line, start - 1, 0)
        if outer is None:
            break
        start = outer[0]
    if any(_is_role(line, i) for i in range(start, first)):
        return start, first
    noun = noun_back(line, first, 0)  # minister of economy X
    if noun is None or noun.rank != ROLE or line.is_name(noun.head):
        return None
    named = max((i for i in range(noun.first, first) if line.is_name(i) and not line.ends_possessive(i)), default=None)
    if named is None:
        return noun.first, first
    start = named + 1 + (line.low(named + 1) in ("and", "&"))  # `minister X and minister Y`
    return (start, first) if any(_is_role(line, i) for i in range(start, first)) else None


def _owned(line: Line, noun: Noun) -> bool:
    """`the mayor's spokesman`, `Delta's chief economist`."""
    return any(line.ends_possessive(i) for i in range(noun.first, noun.head))


def _after(line: Line, mention: Mention) -> tuple[int, int] | None:
    """The tokens of the role phrase that follows the name after a comma."""
    at = mention.last
    if at < len(line.tokens) and line.tokens[at].text == "(":
        at = next((i + 1 for i in range(at, min(len(line.tokens), at + 12)) if line.tokens[i].text == ")"), at)
    if at + 1 >= len(line.tokens) or not is_comma(line, at):
        return None
    if line.tokens[at + 1].text.isdigit() and at + 2 < len(line.tokens) and is_comma(line, at + 2):
        at += 2
    first = at + 1
    if line.low(first) in ("who", "whose", "which"):
        return _served(line, first)
    end = apposition(line, at, len(line.tokens)) or _unclosed(line, first)
    if end is None or any(line.is_name(i) and not line.ends_possessive(i) for i in range(first, min(end, first + 3))):
        return None
    while end < len(line.tokens) and is_comma(line, end) and _list_goes_on(line, end):
        end = next((i for i in range(end + 1, len(line.tokens)) if is_comma(line, i)), end + 1)
    return first, end


def _unclosed(line: Line, first: int) -> int | None:
    """Where `X, minister of trade of Deltaland said` ends: a reporting verb stands right behind the office."""
    for index in range(first, min(len(line.tokens), first + LONGEST)):
        if line.tokens[index].kind != "word":
            return None
        if index > first and line.is_finite(index):
            said = any(cue.strength > SURE for form in line.tokens[index].forms for cue in line.pack.cues.get(form.lemma, ()))
            return index if said and any(_is_role(line, i) for i in range(first, index)) else None
    return None


def _list_goes_on(line: Line, comma: int) -> bool:
    """`institute for water, soil and air`: the affiliation's own list."""
    word = line.tokens[comma + 1] if comma + 1 < len(line.tokens) else None
    return (
        word is not None
        and word.is_capital
        and not line.is_name(comma + 1)
        and any(line.low(i) == "and" for i in range(comma + 2, comma + 5))
    )


def _served(line: Line, who: int) -> tuple[int, int] | None:
    """`who served as a deputy minister`, `who is a lawyer`: the role inside the relative clause."""
    if line.low(who) != "who":
        return None
    for index in range(who + 1, min(len(line.tokens), who + 5)):
        if line.low(index) in ("as", "is", "was"):
            end = next(
                (i for i in range(index + 1, len(line.tokens)) if line.tokens[i].kind == "punct" and line.tokens[i].text != "."), None
            )
            if end is not None and end - index < 14 and any(_is_role(line, i) for i in range(index + 1, min(end, index + 5))):
                return index + 1, end
    return None


def _share(line: Line, titles: Titles, mention: Mention) -> None:
    """`directors X and Y`: the role before X is also Y's."""
    at = mention.first - 1
    if at < 1 or line.low(at) not in ("and", ","):
        return
    other = line.people.of(line.tokens[at - 1])
    if other is None or other.person is None or mention.person is None or other.sentence is not mention.sentence:
        return
    first = titles.first.get(other.start)
    if first is not None and any(line.tokens[i].forms and line.tokens[i].forms[0].number == "pl" for i in range(first, other.first)):
        titles.first[mention.start] = first
        titles.of.setdefault(id(mention.person), []).extend(titles.for_person(other.person)[-1:])


def _is_role(line: Line, index: int) -> bool:
    token = line.tokens[index]
    return token.kind == "word" and not line.is_name(index) and (line.in_list("roles", index) or line.in_list("person_nouns", index))


def _add(line: Line, titles: Titles, mention: Mention, first: int, last: int) -> None:
    tokens = line.tokens
    while first < last and (tokens[first].kind == "punct" or line.low(first) in SMALL):
        first += 1
    while last > first and tokens[last - 1].kind == "punct" and tokens[last - 1].text != ")" and tokens[last - 1].space:
        last -= 1
    roles = [i for i in range(first, last) if _is_role(line, i)]
    if not roles or mention.person is None:
        return
    title = title_of(line, first, last)
    if title is not None:
        titles.of.setdefault(id(mention.person), []).append(title)


def title_of(line: Line, first: int, last: int) -> Title | None:
    """The phrase split: role, affiliation, the role's head and the words by which it may be met again."""
    tokens = line.tokens
    last = next((i for i in range(first + 1, last) if line.low(i) in ("who", "which", "that", "whose")), last)
    link = next((i for i in range(first + 1, last) if line.low(i) in LINKS or is_comma(line, i)), last)
    head = next((i for i in range(link - 1, first - 1, -1) if _is_role(line, i)), None)
    if head is None:
        head = next((i for i in range(first, last) if _is_role(line, i)), None)
        if head is None:
            return None
    owner, start = _owner(line, first, head)
    role_end, body = _affiliation(line, head, last)
    role = _printed(tokens[start:role_end]) or tokens[head].text
    affiliation = _printed(tokens[body[0] : body[1]]) if body else owner
    words = frozenset(
        line.pack.places.get(low, low)
        for i in range(first, last)
        if tokens[i].kind == "word" and (low := line.singular(i)) and low not in line.pack.lists["stop"]
    )
    return Title(_singular_role(line, role, head), affiliation, line.singular(head), words, tokens[first].start)


def _singular_role(line: Line, role: str, head: int) -> str:
    word = line.tokens[head].text
    one = line.singular(head)
    return role.replace(word, one) if word.lower() != one and word.lower() in (one + "s", one + "es") else role


def _owner(line: Line, first: int, head: int) -> tuple[str | None, int]:
    """The body before the role (`the bank's economist`, `Senate Finance Committee chairman`) and where the role itself begins."""
    for index in range(head - 1, first - 1, -1):
        if line.ends_possessive(index):
            name = _printed(line.tokens[first : index + 1]) or ""
            return (name[:-2] if name.endswith(("'s", "’s")) else name), index + 1
        if line.in_list("organisations", index) and index < head and not line.is_name(index):
            return _printed(line.tokens[first : index + 1]), index + 1
    return None, first


def _affiliation(line: Line, head: int, last: int) -> tuple[int, tuple[int, int] | None]:
    """Where the role ends, and the body after `of`, `at`, `for`: the last preposition that leads to a body, else to a capital."""
    links = [i for i in range(head + 1, last - 1) if line.low(i) in AFFILIATES]
    office = line.singular(head) in ("minister", "secretary", "commissioner", "ombudsman")  # of economy, of state: no body
    for bodies in (True,) if office else (True, False):
        for link in links:
            if line.low(link + 1) in ("state", "government"):
                continue  # head of state
            following = range(link + 1, min(last, next((j for j in links if j > link), last) if bodies else last))
            if not bodies and line.low(link) in ("from", "to", "in"):
                continue  # `a teacher from Deltaville`
            words = [i for i in following if line.tokens[i].kind == "word"]
            if any(line.in_list("organisations", i) if bodies else line.tokens[i].is_capital for i in words):
                return link, (link + 1, last)
    comma = next((i for i in range(head + 1, last) if is_comma(line, i)), None)
    return (comma or last), None


def _printed(tokens: list[Token]) -> str | None:
    """The words as printed, one space for any white space, articles and edge punctuation left out."""
    while tokens and (tokens[0].kind == "punct" or tokens[0].low in ("the", "a", "an")):
        tokens = tokens[1:]
    while tokens and tokens[-1].kind == "punct" and tokens[-1].text not in (".", ")"):
        tokens = tokens[:-1]
    pieces: list[str] = []
    for token in tokens:
        if token.space and pieces:
            pieces.append(" ")
        pieces.append(token.text)
    return "".join(pieces) or None
