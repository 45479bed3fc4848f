"""Russian case undone. In: one inflected word of a name. Out: every nominative it may come from, with gender and cases.

Rules alone, no dictionary: a name that no dictionary holds inflects like the others. The word as printed is always among the
forms, since many names do not decline; which form is right is settled by agreement between the parts of a name (names.py).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

NOM, GEN, DAT, ACC, INS, PRE = 1, 2, 4, 8, 16, 32
ALL = 63
BOTH = "mf"


class Form(NamedTuple):
    """A nominative `text`, the `gender` it would have (`m`, `f` or `mf`) and the `cases` (bits) the printed word would stand in."""

    text: str
    gender: str
    cases: int


_CONSONANTS = frozenset("бвгджзйклмнпрстфхцчшщ")
_FOREIGN = frozenset("іїєґў")
_VARYING = ("ов", "ев", "ёв", "ин", "ын")
_UNDECLINED = ("ко", "дзе", "заде", "оглу", "оглы", "лы", "ли", "ло", "аго", "яго", "их", "ых", "швили", "о", "у", "и", "ы", "э", "е", "ю")

# (ending printed, nominative ending, gender, cases); the stem before it must have at least two letters.
Rule = tuple[str, str, str, int]
_POSSESSIVE = frozenset(
    row
    for s in _VARYING
    for row in (
        (s, s, "m", NOM),
        (s + "а", s + "а", "f", NOM),
        (s + "а", s, "m", GEN | ACC),
        (s + "у", s, "m", DAT),
        (s + "у", s + "а", "f", ACC),
        (s + "ым", s, "m", INS),
        (s + "ом", s, "m", INS),
        (s + "е", s, "m", PRE),
        (s + "ой", s + "а", "f", GEN | DAT | INS | PRE),
        (s + "ою", s + "а", "f", INS),
    )
)
_ADJECTIVE: frozenset[Rule] = frozenset(
    (
        ("ий", "ий", "m", NOM),
        ("ый", "ый", "m", NOM),
        ("ая", "ая", "f", NOM),
        ("ую", "ая", "f", ACC),
        ("кого", "кий", "m", GEN | ACC),
        ("кому", "кий", "m", DAT),
        ("ким", "кий", "m", INS),
        ("ком", "кий", "m", PRE),
        ("кой", "кая", "f", GEN | DAT | INS | PRE),
        ("цкой", "цкой", "m", NOM),
        ("ого", "ой", "m", GEN | ACC),
        ("ому", "ой", "m", DAT),
        ("ого", "ый", "m", GEN | ACC),
        ("ому", "ый", "m", DAT),
        ("ым", "ый", "m", INS),
        ("ым", "ой", "m", INS),
        ("его", "ий", "m", GEN | ACC),
        ("ему", "ий", "m", DAT),
        ("ой", "ая", "f", GEN | DAT | INS | PRE),
        ("ой", "ой", "m", NOM),
    )
)
_NOUN: frozenset[Rule] = frozenset(
    (
        ("ия", "ий", "m", GEN | ACC),
        ("ию", "ий", "m", DAT),
        ("ием", "ий", "m", INS),
        ("ии", "ий", "m", PRE),
        ("ия", "ия", BOTH, NOM),
        ("ии", "ия", BOTH, GEN | DAT | PRE),
        ("ию", "ия", BOTH, ACC),
        ("ией", "ия", BOTH, INS),
        ("ья", "ей", "m", GEN | ACC),
        ("ью", "ей", "m", DAT),
        ("ьем", "ей", "m", INS),
        ("ье", "ей", "m", PRE),
        ("ца", "ец", "m", GEN | ACC),
        ("цу", "ец", "m", DAT),
        ("цом", "ец", "m", INS),
        ("цем", "ец", "m", INS),
        ("це", "ец", "m", PRE),
        ("енка", "енок", "m", GEN | ACC),
        ("енку", "енок", "m", DAT),
        ("енком", "енок", "m", INS),
        ("енке", "енок", "m", PRE),
    )
)
_SHORT = {
    "павл": "павел",
    "петр": "пётр",
    "льв": "лев",
}
Table = dict[str, list[Rule]]


def _by_ending(rules: frozenset[Rule]) -> Table:
    table: Table = {}
    for rule in sorted(rules):
        table.setdefault(rule[0], []).append(rule)
    return table


_POSSESSIVE_BY_ENDING, _ADJECTIVE_BY_ENDING, _NOUN_BY_ENDING = (_by_ending(rules) for rules in (_POSSESSIVE, _ADJECTIVE, _NOUN))
_LONGEST = 5


@lru_cache(maxsize=200_000)
def nominatives(word: str, part: str) -> tuple[Form, ...]:
    """Every nominative that lower-case Cyrillic `word` may come from; `part` is `given`, `family` or `patronymic`.

    The word itself comes first. Words with letters that Russian lacks come back alone.
    """
    whole = Form(word, BOTH, ALL)
    if len(word) < 3 or not _FOREIGN.isdisjoint(word):
        return (whole,)
    if part == "patronymic":
        return _patronymics(word) or (whole,)
    head, hyphen, tail = word.rpartition("-")
    if hyphen and len(tail) > 2:
        return tuple(
            Form(f"{first.text}-{last.text}", last.gender, first.cases & last.cases)
            for last in nominatives(tail, part)
            for first in nominatives(head, part)
            if first.cases & last.cases and (first.text == head or last.text != tail)
        ) or (whole,)
    forms = _family(word) if part == "family" else _given(word)
    return tuple(dict.fromkeys(forms)) or (whole,)


def _family(word: str) -> list[Form]:
    """Possessive and adjectival surnames by their endings, the rest like nouns; -ко, -дзе, -оглу and their like do not decline."""
    if word.endswith(_UNDECLINED[:-7]):
        return [Form(word, BOTH, ALL)]
    for table in (_POSSESSIVE_BY_ENDING, _ADJECTIVE_BY_ENDING):
        found = [Form(word[: -len(end)] + to, gender, cases) for end, to, gender, cases in _matching(word, table)]
        if found and (table is _POSSESSIVE_BY_ENDING or not word.endswith("ком")):
            return found
    bare = [Form(word, BOTH, ALL)] if word.endswith(_UNDECLINED) else []
    return [*bare, *_noun(word), *([Form(word, "f", ALL)] if word[-1] in _CONSONANTS else [])]


def _given(word: str) -> list[Form]:
    """Given names inflect like nouns; a man's ends in a consonant, a woman's may do so and then does not decline."""
    forms = _noun(word)
    if word[-1] in _CONSONANTS or word[-1] == "ь":
        forms.append(Form(word, "f", ALL))
    elif word[-1] in "иоэ":
        forms.insert(0, Form(word, BOTH, ALL))
    return forms or [Form(word, BOTH, ALL)]


def _matching(word: str, table: Table) -> list[Rule]:
    """The rules of `table` whose ending `word` has, longest first, with a stem of at least two letters before it."""
    return [rule for size in range(min(_LONGEST, len(word) - 2), 1, -1) for rule in table.get(word[-size:], ())]


def _noun(word: str) -> list[Form]:
    """Consonant, -й, -ь, -а, -я: the noun declensions, with the vowels that come and go."""
    last, stem = word[-1], word[:-1]
    forms = [Form(word, "m" if last in _CONSONANTS or last == "ь" else BOTH, NOM)]
    if not stem[-1:].isalpha():
        return forms
    forms += [Form(word[: -len(end)] + to, gender, cases) for end, to, gender, cases in _matching(word, _NOUN_BY_ENDING)]
    hard = stem[-1] in _CONSONANTS and stem[-1] != "й"
    if last in "аую" or last in "яе" or word.endswith(("ом", "ем")):
        forms += _masculine(word, last, stem, hard)
    if last == "ы" or (last == "и" and stem[-1] in "гкхжчшщ"):
        forms.append(Form(stem + "а", BOTH, GEN))
    elif last == "и" and stem[-1] != "и":
        forms += [Form(stem + "я", BOTH, GEN | DAT | PRE), Form(stem + "ь", "f", GEN | DAT | PRE)]
    elif last == "е":
        forms += [Form(stem + "а", BOTH, DAT | PRE), *([Form(stem + "я", BOTH, DAT | PRE)] if stem[-1] in "лнрйьеи" else [])]
    elif last == "у":
        forms.append(Form(stem + "а", BOTH, ACC))
    elif last == "ю":
        forms.append(Form(stem + "я", BOTH, ACC))
    elif word.endswith("ой"):
        forms.append(Form(word[:-2] + "а", BOTH, INS))
    elif word.endswith("ей") and len(word) > 4:
        forms += [Form(word[:-2] + "я", BOTH, INS), Form(word[:-2] + "а", BOTH, INS)]
    return forms


def _masculine(word: str, last: str, stem: str, hard: bool) -> list[Form]:
    """The second declension: Алмата, Алмату, Алматом, Алмате; Сергея; Игоря."""
    if word.endswith(("ом", "ем")):
        base = word[:-2]
        if base[-1] not in _CONSONANTS:
            return [Form(base + "й", "m", INS)] if word.endswith("ем") else []
        return [Form(_full(base), "m", INS), *([Form(base + "ь", "m", INS)] if word.endswith("ем") else [])]
    cases = {"а": GEN | ACC, "я": GEN | ACC, "у": DAT, "ю": DAT, "е": PRE}[last]
    if last in "ауе" and hard:
        return [Form(_full(stem), "m", cases), *([Form(stem + "ь", "m", cases)] if last == "е" else [])]
    if last in "яюе":
        return [Form(stem + ("ь" if hard else "й"), "m", cases)] if stem[-1] not in "ьй" else []
    return []


def _full(stem: str) -> str:
    """The nominative of a stem whose vowel comes and goes: Павл- is Павел."""
    return _SHORT.get(stem, stem)


def _patronymics(word: str) -> tuple[Form, ...]:
    """-ович and -овна in any case."""
    for ending, to, gender, cases in (
        ("ич", "ич", "m", NOM),
        ("ича", "ич", "m", GEN | ACC),
        ("ичу", "ич", "m", DAT),
        ("ичем", "ич", "m", INS),
        ("иче", "ич", "m", PRE),
        ("на", "на", "f", NOM),
        ("ны", "на", "f", GEN),
        ("не", "на", "f", DAT | PRE),
        ("ну", "на", "f", ACC),
        ("ной", "на", "f", INS),
    ):
        if word.endswith(ending):
            return (Form(word[: -len(ending)] + to, gender, cases),)
    return ()
