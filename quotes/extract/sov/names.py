"""People's names in languages whose names decline at the last word only. In: a page. Out: the token ranges of names, sentence by sentence.

A run of capitalised words is a name when it holds a given name, ends like a surname, has an initial or stands after an office.
Single words are names where a fuller one holds them, or where they look like a surname beside an office.
"""

from __future__ import annotations

from quotes.extract.mentions import Mention
from quotes.extract.sov.phrases import is_abbreviation
from quotes.extract.tokens import Token
from quotes.extract.units import Page, Sentence
from quotes.lang.pack import Pack

LONGEST = 4
SURNAME = 1.2  # a reading this good ends like a surname
OFFICES = ("roles", "speaker_nouns", "person_nouns")
BODIES = ("organisations", "media", "documents")


def find_names(page: Page) -> list[Mention]:
    """The mentions of names in text order, their readings still to be made."""
    found: list[Mention] = []
    single: list[Mention] = []
    parts: set[str] = set()
    for sentence in page.named:
        for first, last in _runs(page.pack, sentence):
            if _opens_with_adverb(page.pack, sentence, first, last):
                single.append(Mention(sentence, first + 1, last, []))
            elif _is_name(page.pack, sentence, first, last):
                found.append(Mention(sentence, first, last, []))
                parts |= _parts(page.pack, sentence.tokens[first:last])
            elif last - first == 1:
                single.append(Mention(sentence, first, last, []))
    for mention in single:
        if _parts(page.pack, mention.tokens) & parts:
            found.append(mention)
        elif mention.first and mention.sentence.tokens[mention.first - 1].is_capital and _may_open(page.pack, mention):
            found.append(Mention(mention.sentence, mention.first - 1, mention.last, []))
    return sorted(found, key=lambda mention: mention.start)


def _opens_with_adverb(pack: Pack, sentence: Sentence, first: int, last: int) -> bool:
    """Might the sentence's first word be no part of the name that follows it (`Aldymen Asanov …`)?"""
    tokens = sentence.tokens[first:last]
    return first == 0 and last == 2 and not _is_initial(tokens[0]) and tokens[0].low not in pack.lists["given_names"]


def _may_open(pack: Pack, mention: Mention) -> bool:
    """Is the word with the one before it a name after all?"""
    return mention.first == 1 and mention.last == 2 and _is_name(pack, mention.sentence, 0, 2)


def _parts(pack: Pack, tokens: list[Token]) -> set[str]:
    """The words of a name, folded, the last one in each form it may have in the nominative."""
    words = tuple(token.text for token in tokens if not _is_initial(token))
    if not words:
        return set()
    known = {pack.fold(word) for word in words[:-1]}
    return known | {pack.fold(reading.words[-1]) for reading in pack.names.name_readings(words)}


def _runs(pack: Pack, sentence: Sentence) -> list[tuple[int, int]]:
    """Runs of words that could make one name: capitalised, no office, body or place among them, none but the last declined."""
    runs: list[tuple[int, int]] = []
    first: int | None = None
    for index in range(len(sentence.tokens)):
        fits = _fits(pack, sentence, index, first)
        if first is not None and not fits:
            runs.append((first, index))
            first = None
        if fits and first is None:
            first = index
        if first is not None and (index + 1 - first >= LONGEST + 1 or _closes(pack, sentence, first, index)):
            runs.append((first, index + 1))
            first = None
    if first is not None:
        runs.append((first, len(sentence.tokens)))
    return runs


def _fits(pack: Pack, sentence: Sentence, index: int, first: int | None) -> bool:
    token = sentence.tokens[index]
    if token.kind != "word" or token.depth:
        return False
    if first is not None and token.low in pack.lists["lineage"]:
        return True
    if not token.is_capital or any(letter.isdigit() for letter in token.text):
        return False
    if _is_initial(token) or token.low in pack.lists["given_names"]:
        return True
    if first is not None and sentence.tokens[index - 1].low in pack.lists["given_names"] and token.text.isupper() and len(token.text) > 3:
        return True  # a surname in capitals alone
    if is_abbreviation(token) or "." in token.text or token.low in pack.lists["stop"]:
        return False
    listed = OFFICES + BODIES
    return not any(form.lemma in pack.lists[name] for form in token.forms if form.pos == "noun" for name in listed)


def _is_initial(token: Token) -> bool:
    return token.text.endswith(".") and len(token.text) <= 6


def _closes(pack: Pack, sentence: Sentence, first: int, index: int) -> bool:
    """Can no other word of the same name follow: the word bears a case, is a surname behind a given name, or stands before one?"""
    token = sentence.tokens[index]
    if _is_initial(token) or token.low in pack.lists["given_names"]:
        return False
    reading = pack.names.name_readings((token.text,))[0]
    if reading.case not in ("", "nom"):
        return True
    following = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
    if following is not None and following.is_capital and _no_name(pack, sentence, index):
        return True
    if index == first or reading.score < SURNAME or following is None or following.low in pack.lists["lineage"]:
        return False
    return not following.is_capital or pack.names.name_readings((following.text,))[0].score < SURNAME


def _no_name(pack: Pack, sentence: Sentence, index: int) -> bool:
    """Does the word belong to the sentence and not to the name behind it (`Jıynǵa Asan …`, `Dünən Kamal …`)?"""
    token, following = sentence.tokens[index], sentence.tokens[index + 1]
    opener = index == 0 or sentence.tokens[index - 1].kind != "word"
    cases = pack.lists["outer_cases"]
    tied = any(form.case in cases and len(form.lemma) > 3 for form in token.forms if form.pos == "noun")
    if following.low in pack.lists["given_names"]:
        return opener or tied
    return opener and tied and not token.low.endswith(("na", "ne", "nə"))  # an ending that many names have


def _is_name(pack: Pack, sentence: Sentence, first: int, last: int) -> bool:
    tokens = sentence.tokens[first:last]
    full = [token for token in tokens if not _is_initial(token)]
    if not full:
        return False
    given = any(token.low in pack.lists["given_names"] or token.low in pack.lists["lineage"] for token in full)
    reading = pack.names.name_readings((full[-1].text,))[0]
    surname = reading.score >= SURNAME
    office = first > 0 and _is_office(pack, sentence.tokens[first - 1])
    if len(full) < len(tokens):
        return True
    following = sentence.tokens[last] if last < len(sentence.tokens) else None
    if first == 0 and len(full) >= 2 and following is not None and following.text == ":":
        return True  # `Name Surname: …`
    if len(full) >= 2:
        return given or surname or office
    return (office or given or len(full[0].text) > 6) and surname


def _is_office(pack: Pack, token: Token) -> bool:
    return any(form.lemma in pack.lists[name] for form in token.forms if form.pos == "noun" and form.case == "nom" for name in OFFICES)
