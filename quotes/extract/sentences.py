"""Where sentences end. In: a paragraph's tokens. Out: the tokens of each sentence; no full stop of an abbreviation or a name ends one."""

from __future__ import annotations

from quotes.extract.tokens import Token
from quotes.lang.pack import Pack

ENDS = frozenset(".!?…")
LIST_ENDS = frozenset(("гг", "др", "пр", "проч", "руб", "долл", "коп", "т.д", "т.п", "д", "п"))
ABBREVIATIONS = frozenset((
    "г", "гг", "т", "п", "тыс", "млн", "млрд", "трлн", "руб", "коп", "долл", "ул", "пр", "просп", "д", "кв", "обл", "р", "н",
    "им", "св", "см", "стр", "рис", "др", "проч", "напр", "ок", "ред", "изд", "тел", "ст", "проф", "акад", "доц", "канд", "mr",
    "mrs", "ms", "dr", "prof", "st", "jr", "sr", "vs", "inc", "ltd", "co", "corp", "no", "gen", "col", "lt", "sen", "rep",
    "gov", "rev", "del", "sens", "reps", "govs", "hon", "sgt", "capt", "adm", "maj", "u.s", "u.k",
))  # fmt: skip
MONTHS = frozenset(["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"])  # `Oct. 17`


def split_sentences(tokens: list[Token], pack: Pack) -> list[list[Token]]:
    """Cut a paragraph's tokens into sentences."""
    pieces: list[list[Token]] = []
    current: list[Token] = []
    brackets = 0
    for index, token in enumerate(tokens):
        current.append(token)
        if token.text == "(":
            brackets += 1
        elif token.text == ")":
            brackets = max(0, brackets - 1)
        if (brackets == 0 or len(current) > 200) and _ends_here(tokens, index, pack):
            pieces.append(current)
            current, brackets = [], 0
    if current:
        pieces.append(current)
    return pieces


def _ends_here(tokens: list[Token], index: int, pack: Pack) -> bool:
    """Does a sentence end after this token?"""
    token = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None:
        return False
    if token.kind == "quote":
        if pack.order == "svo":
            return _ends_after_speech(pack, token, tokens, index)
        return _ends_after_quote(token, following, tokens, index)
    if token.kind == "mark" and index and tokens[index - 1].text[-1:] in ENDS and following.depth == 0 and token.depth <= 1:
        return following.is_capital and following.space
    if token.kind == "word" and token.text[-1:] == "." and token.text.islower():  # «на 2 п.п. Так считают …»
        return following.is_capital and following.space and following.low in pack.lists["stop"]
    if token.kind != "punct" or token.text[-1] not in ENDS or token.depth:
        return False
    if not (
        following.is_capital
        or following.kind in ("quote", "mark")
        or following.is_dash
        or following.text[:1].isdigit()
        or following.text == "("
    ):
        return False
    if not following.space and not (following.is_capital or following.kind == "quote"):
        return False
    previous = tokens[index - 1] if index else None
    if token.text == "." and previous is not None and previous.kind == "word":
        if previous.low in ABBREVIATIONS and not previous.is_capital:
            dated = previous.low == "г" and index >= 2 and tokens[index - 2].text[:1].isdigit()
            return following.is_capital and following.space and (previous.low in LIST_ENDS or dated)
        if len(previous.text) == 1 and previous.is_capital:
            return False
        if previous.low in ABBREVIATIONS and len(previous.low) > 1 and previous.text.isascii():
            return False
        if previous.low in MONTHS and previous.is_capital and following.text[:1].isdigit():
            return False
    return not (following.is_dash and index + 2 < len(tokens) and tokens[index + 2].text[:1].islower())


def _ends_after_speech(pack: Pack, token: Token, tokens: list[Token], index: int) -> bool:
    """Word order tells: after a comma inside the marks the sentence goes on; after a stop it ends, unless who spoke follows."""
    following = tokens[index + 1]
    if following.kind == "quote":
        return True
    if following.kind == "punct" or not following.is_capital or token.pair is None:
        return False
    last = token.last
    if last == "." and not (index and tokens[index - 1].text == ","):
        return True
    if last not in "!?…":
        return False
    words = tokens[index + 1 : index + 8]
    cue = next((i for i, word in enumerate(words) if any(form.lemma in pack.cues and form.tense == "past" for form in word.forms)), None)
    return cue is None or any(word.kind != "word" for word in words[:cue])


def _ends_after_quote(token: Token, following: Token, tokens: list[Token], index: int) -> bool:
    pair = token.pair
    if following.kind == "quote":
        return True
    if following.kind == "punct":
        return False
    previous = tokens[index - 1] if index else None
    return following.is_capital and not (previous is not None and previous.text == "," and pair is not None)
