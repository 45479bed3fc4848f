"""Who a reporting verb's subject is. In: a sentence, the verb's place, the room it may look in. Out: the noun phrase, or None."""

from __future__ import annotations

from quotes.extract.phrase_parts import skip_prepositional
from quotes.extract.phrases import Phrase, phrase_at
from quotes.extract.reader import HUMAN, OTHER, PERSON, PRONOUN, Reader, is_foreign, nominal_forms
from quotes.extract.tokens import Token
from quotes.lang.pack import Form

RELATIVE = frozenset(("который",))
DATELINE = 8
SUBORDINATE = frozenset(("если", "когда", "поскольку", "хотя", "где", "куда", "чтобы", "пока", "что", "как"))


def verb_form(reader: Reader, index: int) -> Form | None:
    """The verb reading of the token (пришли: they came, rather than "send!")."""
    verbal = [form for form in reader.tokens[index].forms if form.pos in ("verb", "short", "converb")]
    return next((form for form in verbal if form.tense != "imp"), verbal[0] if verbal else None)


def subject_after(reader: Reader, verb: int, high: int, last_word: int | None = None) -> Phrase | None:
    """The subject standing after the verb: "…, — отметил X", "Об этом в беседе с Y заявил X"."""
    tokens = reader.tokens
    form = verb_form(reader, verb)
    best: Phrase | None = None
    index = (last_word if last_word is not None else verb) + 1
    while index < high:
        token = tokens[index]
        if token.kind == "quote" or token.text in (";", ":") or token.is_dash:
            break
        if token.text in (",", "("):
            skipped = _skip_aside(reader, index, high)
            if best is not None or skipped is None:
                break
            index = skipped
            continue
        if best is None and token.kind == "word" and not reader.is_name(index) and _stops(token):
            break
        if reader.is_prep(index):
            index = max(index + 1, skip_prepositional(reader, index, high))
            continue
        if token.kind == "mark" and not _opens(tokens, index):
            index += 1
            continue
        if token.kind == "mark" and _of_oblique(tokens, index):
            index = _past_mark(tokens, index, high)
            continue
        phrase = phrase_at(reader, index, high) if token.kind in ("word", "mark") else None
        if phrase is not None and agrees(reader, phrase, form):
            if best is None or phrase.rank > best.rank:
                best = phrase
            index = phrase.last
            continue
        index += 1
    return best


def _opens(tokens: list[Token], index: int) -> bool:
    """Does the mark open its fragment?"""
    return index == 0 or tokens[index - 1].depth < tokens[index].depth


def _of_oblique(tokens: list[Token], index: int) -> bool:
    """Does a name in marks belong to a noun in front of it that is no subject: "в интервью агентству «Степь»"?"""
    nouns = [form for form in tokens[index - 1].forms if form.pos == "noun"] if index and _opens(tokens, index) else []
    return bool(nouns) and all(form.case not in ("nom", "") for form in nouns)


def _past_mark(tokens: list[Token], index: int, high: int) -> int:
    """Behind the closing mark of the name that opens at `index`."""
    return next((i + 1 for i in range(index + 1, high) if tokens[i].kind == "mark"), high)


def _stops(token: Token) -> bool:
    """Another verb before any subject: the clause has none of its own after the cue."""
    return bool(token.forms) and token.forms[0].pos in ("verb", "infinitive", "converb")


def _skip_aside(reader: Reader, index: int, high: int) -> int | None:
    """Past a short bracket or a converb's aside; None where the clause ends here."""
    tokens = reader.tokens
    if tokens[index].text == "(":
        return next((i + 1 for i in range(index, min(high, index + 12)) if tokens[i].text == ")"), None)
    following = tokens[index + 1] if index + 1 < high else None
    if following is None or following.kind != "word":
        return None
    if following.forms[:1] and following.forms[0].pos == "converb":
        return next((i + 1 for i in range(index + 1, min(high, index + 20)) if tokens[i].text == ","), None)
    return None


def subject_before(reader: Reader, verb: int, low: int) -> Phrase | None:
    """The subject standing before the verb: the nearest likely speaker, asides and subordinate clauses passed over."""
    form = verb_form(reader, verb)
    best: Phrase | None = None
    for first, last in _segments(reader, low, verb):
        relative = _relative(reader, first, last)
        if relative is not None:
            if last == verb and form is not None and form.pos == "verb" and reader.has_case(relative, "nom") and relative == first:
                noun = antecedent(reader, first - 1, low)
                if noun is not None:
                    return noun
            if relative == first or last != verb:
                continue
        if last != verb and low < first < last and any(f.pos == "participle" for f in reader.tokens[first].forms[:1]):
            name = reader.people.of(reader.tokens[last - 1])  # «актриса, сыгравшая мать Имя Фамилия, сказала»
            if name is not None and name.cases == frozenset(("nom",)) and name.sentence is reader.sentence:
                return Phrase(name.first, name.last, name.first, PERSON)
            continue  # «прогноз аналитиков, опрошенных Forbes, показал»
        for phrase in _phrases(reader, first, last):
            if agrees(reader, phrase, form) and (best is None or phrase.rank > best.rank):
                best = phrase
        if best is not None and best.rank > OTHER:
            return best
    return best


def _segments(reader: Reader, low: int, verb: int) -> list[tuple[int, int]]:
    """The stretches between commas from the verb leftwards, as far as the verb's sentence goes."""
    tokens = reader.tokens
    pieces: list[tuple[int, int]] = []
    end = verb
    index = verb - 1
    while index >= low and len(pieces) < 8:
        token = tokens[index]
        if token.kind == "quote" or token.text in (";", ":"):
            break
        if (
            (token.is_dash or token.text == "-")
            and index < low + DATELINE
            and tokens[index + 1].is_capital
            and is_foreign(tokens[index - 1])
        ):
            break  # «Москва. INTERFAX.RU - В Кремле …»
        if token.text == "," and not token.depth:
            pieces.append((index + 1, end))
            end = index
        index -= 1
    start = index + 1
    if start < end:
        pieces.append((start, end))
    return pieces


def _relative(reader: Reader, first: int, last: int) -> int | None:
    """The index of a relative pronoun that opens the stretch."""
    for index in range(first, min(last, first + 2)):
        if any(form.lemma in RELATIVE for form in reader.tokens[index].forms[:1]):
            return index
    return None


def antecedent(reader: Reader, comma: int, low: int) -> Phrase | None:
    """The noun a relative clause hangs on: the name, or the last noun before the comma, in any case."""
    index = comma - 1
    name = reader.name_at(index) if index >= low else None
    if name is not None:
        return Phrase(name[0], name[1], name[0], reader.head_rank(name[0]))
    for start in range(max(low, comma - 12), comma):
        phrase = phrase_at(reader, start, comma)
        if phrase is not None and phrase.last == comma:
            return phrase
    return None


def _phrases(reader: Reader, first: int, last: int) -> list[Phrase]:
    """The nominative phrases of a stretch, left to right."""
    found: list[Phrase] = []
    index = first
    while index < last:
        if reader.is_prep(index):
            index = max(index + 1, skip_prepositional(reader, index, last))
            continue
        if reader.tokens[index].kind == "mark" and _of_oblique(reader.tokens, index):
            index = _past_mark(reader.tokens, index, last)
            continue
        phrase = phrase_at(reader, index, last)
        if phrase is None or _fellow_object(reader, phrase.last, last):
            index += 1 if phrase is None else phrase.last - index
            continue
        found.append(phrase)
        index = max(phrase.last, index + 1)
    return found


def _fellow_object(reader: Reader, index: int, last: int) -> bool:
    """Does the phrase stand in a list of places or does `и` join it to a clear object (`назвал Иран, Пакистан и Индию`)?"""
    if 0 < index < len(reader.tokens) and reader.tokens[index].text == "," and _is_place(reader.tokens[index - 1]):
        return True
    if index + 1 >= last or reader.tokens[index].low != "и":
        return False
    return not reader.is_name(index + 1) and reader.has_case(index + 1, "acc") and not reader.has_case(index + 1, "nom")


def _is_place(token: Token) -> bool:
    return any(form.kind == "place" for form in token.forms[:1])


def agrees(reader: Reader, phrase: Phrase, verb: Form | None) -> bool:
    """Does the phrase agree with the verb in number and gender (a woman's trade may stand in the masculine)?"""
    if verb is None or verb.pos not in ("verb", "short"):
        return True
    head = reader.tokens[phrase.head]
    mention = reader.people.of(head)
    if mention is not None:
        return (verb.number != "pl" and (not verb.gender or verb.gender in mention.genders or not mention.genders)) or (verb.number == "pl")
    forms = [form for form in nominal_forms(head) if form.case == "nom"]
    if verb.person in ("1", "2"):
        return False
    if not forms:
        return True
    if verb.number == "pl":
        return (
            any(form.number != "sg" for form in forms)
            or any(t.low == "и" for t in reader.tokens[phrase.first : phrase.last])
            or head.text.isupper()
        )
    if verb.gender and verb.number != "pl":
        loose = phrase.rank >= HUMAN or head.text.isupper()
        return any(
            form.number != "pl" and (not form.gender or form.gender == verb.gender or (loose and phrase.rank != PRONOUN)) for form in forms
        )
    return any(form.number != "pl" for form in forms)
