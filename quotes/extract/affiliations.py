"""Role and affiliation told apart. In: the tokens of a role phrase. Out: the role and the body it is held at, each in the nominative."""

from __future__ import annotations

from quotes.extract.tokens import Token
from quotes.lang.pack import Pack

NO_MODIFIERS = ("который", "этот", "тот", "весь", "сам", "также")
NAMED_END = 3  # letters of the noun that a body's one-word name ends with, at least: Росрыбнадзор, Азербайгаз


def split_title(pack: Pack, tokens: list[Token], *, oblique: bool = False) -> tuple[str, str | None]:
    """Role and affiliation of a role phrase, each in the nominative: the affiliation begins at the first body named in it.

    A unit goes with the role where the body it belongs to is named behind it (начальник отдела Минторга), and so does the body
    that an envoy is sent to (посол в ЕС); a second role behind a comma goes with the first. `oblique` says that whoever bears the
    role is named in another case than the nominative.
    """
    first = next((start for i in range(1, len(tokens)) if is_body(pack, tokens, i) and (start := _start(pack, tokens, i))), None)
    if first is None:
        return in_nominative(pack, tokens, oblique), None
    beside = all(token.text != "," for token in tokens[:first])  # директор банка: the body is in the genitive
    before = tokens[: first - 1] if tokens[first - 1].low in pack.lists["prepositions"] else tokens[:first]
    before = before[: next((i for i in range(1, len(before)) if _describes(pack, tokens, i)), None)]
    role, last = in_nominative(pack, before, oblique), _second_role(pack, tokens, first)
    if last < len(tokens):
        role = f"{role}, {split_title(pack, tokens[last + 1 :], oblique=oblique)[0]}"
    return role, in_nominative(pack, tokens[first:last], beside)


def _second_role(pack: Pack, tokens: list[Token], body: int) -> int:
    """The comma behind the body that a further role follows; where there is none, the end."""
    for index in range(body + 1, len(tokens) - 1):
        if (
            tokens[index].text == ","
            and not tokens[index].depth
            and any(_is(pack, "roles", token) for token in tokens[index + 1 : index + 4])
        ):
            return index
    return len(tokens)


def _describes(pack: Pack, tokens: list[Token], index: int) -> bool:
    """Does a participle with words of its own begin behind a role (представитель `состоящей из троих` группы)?"""
    token, after = tokens[index], tokens[index + 1]
    if not token.forms or token.forms[0].pos != "participle" or not any(_is(pack, "roles", before) for before in tokens[:index]):
        return False
    agreeing = {(form.case, form.number) for form in token.forms}
    return not any((form.case, form.number) in agreeing for form in after.forms if form.pos in ("noun", "adj", "participle"))


def _start(pack: Pack, tokens: list[Token], body: int) -> int:
    """Where the affiliation that holds the body begins; 0 where it is part of the role."""
    first = body
    while first > 1 and modifies(tokens, first - 1):
        first -= 1
    while first > 1 and tokens[first - 1].kind == "mark" and tokens[first].depth:
        first -= 1
    if tokens[first - 1].low == "по":
        return 0
    if tokens[first - 1].low in pack.lists["prepositions"] and any(_is(pack, "envoys", token) for token in tokens[:first]):
        return 0
    return 0 if _is(pack, "units", tokens[body]) and _named_behind(pack, tokens, body) else first


def _named_behind(pack: Pack, tokens: list[Token], unit: int) -> bool:
    """Does a body with a name of its own stand behind the unit, before any comma?"""
    for index in range(unit + 1, len(tokens)):
        if tokens[index].text == ",":
            return False
        if is_body(pack, tokens, index) and not _is(pack, "units", tokens[index]):
            start = _start(pack, tokens, index)
            if start and (tokens[start].is_capital or tokens[index].is_capital):
                return True
    return False


def _is(pack: Pack, kind: str, token: Token) -> bool:
    return any(form.pos == "noun" and form.lemma in pack.lists[kind] for form in token.forms[:3])


def modifies(tokens: list[Token], index: int) -> bool:
    """Is the word an adjective, be it by another than its first reading, of the word after it (главного редактора)?"""
    token, after = tokens[index], tokens[index + 1]
    if token.kind != "word" or not token.forms:
        return False
    first = token.forms[0]
    if first.pos in ("adj", "participle", "num"):
        return first.lemma not in NO_MODIFIERS
    cases = {form.case for form in after.forms if form.pos in ("noun", "adj")}
    return first.pos == "noun" and not first.animate and any(f.pos == "adj" and f.case in cases for f in token.forms)


def is_body(pack: Pack, tokens: list[Token], index: int) -> bool:
    """Is the token the head noun or the name of a body (институт, ООН, Росрыбнадзор, Delta Group)?"""
    token = tokens[index]
    if token.kind != "word":
        return False
    if _is(pack, "organisations", token) or token.low in pack.lists["organisations"] or _is_medium(pack, tokens, index):
        return True
    if token.text.isupper() and len(token.text) > 1:
        return not any(form.kind == "place" for form in token.forms) and token.low not in pack.lists["letters"]
    if not token.is_capital or token.depth or not index:
        return False
    if any(form.kind == "org" for form in token.forms[:1]) or _is_compound(pack, token):
        return True
    return token.text.isascii() and tokens[index - 1].kind == "word"


def _is_compound(pack: Pack, token: Token) -> bool:
    """A name that no dictionary holds, begun as bodies' names are and ended by a noun."""
    if any(form.known for form in token.forms) or not token.low.startswith(tuple(pack.lists["body_beginnings"])):
        return False
    ends = {form.lemma[at:] for form in token.forms[:2] for at in range(NAMED_END, len(form.lemma) - NAMED_END + 1)}
    return any(form.known and form.pos == "noun" and form.lemma == end for end in ends for form in pack.morph.analyse(end))


def _is_medium(pack: Pack, tokens: list[Token], index: int) -> bool:
    """Does a medium stand here with its name (газеты «Имя», телеканала Name)?"""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    named = after is not None and (after.kind in ("mark", "quote") or (after.is_capital and after.text.isascii()))
    return named and any(f.pos == "noun" and not f.animate and f.lemma in pack.lists["media"] for f in tokens[index].forms[:3])


def in_nominative(pack: Pack, tokens: list[Token], oblique: bool = False) -> str:
    """The tokens as printed, spaces as printed, put into the nominative by the pack."""
    while tokens and tokens[-1].kind == "punct" and tokens[-1].text != ")":
        tokens = tokens[:-1]
    while tokens and tokens[0].kind == "punct":
        tokens = tokens[1:]
    pieces: list[str] = []
    for token in tokens:
        if token.space and pieces:
            pieces.append(" ")
        pieces.append(token.text)
    return pack.morph.plain("".join(pieces).split(" "), oblique)
