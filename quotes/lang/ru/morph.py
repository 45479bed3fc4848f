"""Russian morphology: the only importer of pymorphy3. In: words. Out: parses, readings and nominatives, cached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from quotes.lang.pack import Form

POS = {
    "NOUN": "noun",
    "ADJF": "adj",
    "ADJS": "short",
    "COMP": "adv",
    "VERB": "verb",
    "INFN": "infinitive",
    "PRTF": "participle",
    "PRTS": "short",
    "GRND": "converb",
    "NUMR": "num",
    "ADVB": "adv",
    "NPRO": "pron",
    "PRED": "pred",
    "PREP": "prep",
    "CONJ": "conj",
    "PRCL": "particle",
    "INTJ": "other",
}
CASE = {"nomn": "nom", "gent": "gen", "gen2": "gen", "datv": "dat", "accs": "acc", "ablt": "ins", "loct": "loc", "loc2": "loc", "voct": ""}
NUMBER = {"sing": "sg", "plur": "pl"}
GENDER = {"masc": "m", "femn": "f", "neut": "n"}
TENSE = {"past": "past", "pres": "pres", "futr": "fut"}
KINDS = (("Name", "name"), ("Surn", "surname"), ("Patr", "patronymic"), ("Geox", "place"), ("Orgn", "org"), ("Abbr", "abbr"))
ABLAUT = {case: tag for tag, case in CASE.items() if case and tag not in ("gen2", "loc2")}
STATES = {"уверить": "уверенный", "убедить": "убежденный"}  # «уверена» tells a state, not that somebody was assured
ACTING = frozenset(("и.о.", "врио"))  # they stand for an office-holder in every case
RARE = 0.02
LETTERS = 6  # of capitals at most: bodies by their letters, which no case changes
STEM = 4  # letters of a participle that its cases share
Features = tuple[str, str, str, str, bool, str, str, str]
OPENING, CLOSING = '«"“„', '»"”“'


@lru_cache(maxsize=1)
def analyser() -> Any:
    """The dictionary-backed analyser, loaded once per process."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=200_000)
def parses(word: str) -> tuple[Any, ...]:
    """All parses of `word`, likeliest first; case of letters does not matter."""
    return tuple(analyser().parse(word))


@lru_cache(maxsize=200_000)
def analyse(word: str) -> tuple[Form, ...]:
    """All likely readings of a word form, likeliest first, without doubles."""
    if len(word) > 60:
        return ()
    if word.lower() in ACTING:
        return tuple(Form(word.lower(), "noun", case, "sg", "", True) for case in ABLAUT)
    seen: dict[Form, None] = {}
    known: dict[str, bool] = {}  # the readings of a word share a spelling or two: each is looked up once
    for parse in parses(word.replace("\u0301", "")):
        features = _features(str(parse.tag))
        if parse.score < RARE and seen and features[-1] not in ("name", "surname"):
            continue
        if parse.word not in known:
            known[parse.word] = bool(parse.is_known)
        form = _form(parse, features, known[parse.word])
        seen[form] = None
        if form.pos == "noun" and not form.known:
            seen |= dict.fromkeys(_parts(form))
        elif form.pos == "participle":
            seen |= dict.fromkeys(_as_noun(parse, form))
    if word.isupper() and all(form.kind == "org" and not form.known for form in list(seen)[:2]):  # ГКНБ: letters stand in any case
        seen |= dict.fromkeys(replace(form, case=case) for form in list(seen)[:1] for case in ABLAUT)
    told = [form for form in seen if form.pos == "verb" and form.tense == "past"]
    first = next(iter(seen), None)
    if told and first is not None and (first.tense == "imp" or word.lower() == "стали"):  # пришли, стали: news tells, it does not command
        return (*told, *(form for form in seen if form not in told))
    return tuple(seen)


def _as_noun(parse: Any, form: Form) -> list[Form]:
    """A participle that the word lists know as a person (задержанный, выступающий)."""
    if parse.word[:STEM].replace("ё", "е") not in _stems():  # inflecting is dear
        return []
    word = parse.inflect({"nomn", "sing", "masc"})
    lemma = word.word.replace("ё", "е") if word else ""
    return [Form(lemma, "noun", form.case, form.number, form.gender, True)] if lemma in _listed() else []


def _parts(form: Form) -> list[Form]:
    """Further readings of a compound under the part that the word lists know: экс-депутат is a депутат, Telegram-канал a канал."""
    listed, bodies = _listed(), _bodies()
    part = next((part for part in form.lemma.split("-") if part in listed), None)
    part = part or next((form.lemma[at:] for at in range(3, len(form.lemma) - 5) if form.lemma[at:] in bodies), None)
    if part is None and form.lemma.startswith("зам") and _of_a_deputy(form.lemma[3:]):  # замгенпрокурора has no nominative of its own
        return [replace(form, lemma="заместитель", case=case, gender="m") for case in ("nom", "gen") if form.case in ("gen", "nom")]
    return [replace(form, lemma=part)] if part else []


def _of_a_deputy(office: str) -> bool:
    return len(office) > 3 and any(p.normal_form.replace("ё", "е") in _listed() for p in parses(office))


@lru_cache(maxsize=1)
def _listed() -> frozenset[str]:
    """The words that the pack knows as people, bodies and media."""
    words = _word_lists()
    return frozenset(word for name in ("roles", "person_nouns", "speaker_nouns", "organisations", "media") for word in words.get(name, ()))


@lru_cache(maxsize=1)
def _stems() -> frozenset[str]:
    """How those of the listed words begin that may be participles."""
    return frozenset(word[:STEM] for word in _listed() if word.endswith(("й", "йся")))


def _form(parse: Any, features: Features, known: bool) -> Form:
    lemma = parse.normal_form.replace("ё", "е")
    return Form(STATES.get(lemma, lemma) if features[0] == "short" else lemma, *features, known=known)


@lru_cache(maxsize=10_000)
def _features(tag: str) -> Features:
    """Part of speech, case, number, gender, animacy, person, tense and kind of a dictionary tag."""
    marks = frozenset(tag.replace(" ", ",").split(","))
    case = next((ours for theirs, ours in CASE.items() if theirs in marks), "")
    tense = "imp" if "impr" in marks else next((ours for theirs, ours in TENSE.items() if theirs in marks), "")
    return (
        next((ours for theirs, ours in POS.items() if theirs in marks), "other"),
        case,
        next((ours for theirs, ours in NUMBER.items() if theirs in marks), ""),
        next((ours for theirs, ours in GENDER.items() if theirs in marks), ""),
        "anim" in marks,
        next((person for person in "123" if f"{person}per" in marks), ""),
        tense,
        next((kind for grammeme, kind in KINDS if grammeme in marks), "active" if {"PRTF", "actv"} <= marks else ""),
    )


def plain(words: Sequence[str], oblique: bool = False) -> str:
    """A noun phrase in the nominative: the head and the adjectives before it; what follows the head stays as printed.

    With `oblique` the phrase is known to stand in another case ("по словам главы региона": one head, not several).
    """
    result = list(words)
    if len(words) > 0 and words[0][:1] in OPENING and words[-1][-1:] in CLOSING:  # «Степной правды»: the name itself is declined
        inner = " ".join(words)[1:-1]
        return f"{words[0][0]}{plain(inner.split())}{words[-1][-1]}" if inner.strip() else " ".join(words)
    forms = [[form for form in parses(word.strip('«»"“”„(),')) if form.tag.case] for word in words]
    head = next((i for i, parsed in enumerate(forms) if parsed and _is_head(parsed, forms[i + 1 :])), None)
    if head is None or words[head][:1] in OPENING:
        return " ".join(result)
    chiefs = [p for p in forms[head] if p.tag.POS == "NOUN" and all(_agreeing(parsed, p) for parsed in forms[:head] if parsed)]
    if not chiefs or any(p.tag.case == "nomn" and not _is_body(p, chiefs) for p in chiefs if not oblique):
        return " ".join(result)
    chiefs = [p for p in chiefs if p.tag.case != "nomn"]
    if not chiefs:
        return " ".join(result)
    for index in range(head + 1):
        result[index] = _to_nominative(words[index], _agreeing(forms[index], chiefs[0]) if index < head else chiefs)
    return " ".join(result)


def _is_head(parsed: Sequence[Any], after: Sequence[Sequence[Any]]) -> bool:
    """Is the word a noun or pronoun by its first reading, and no adjective of the next noun (главного санитарного врача)?

    A plural noun that may be a participle too is the head before a clear genitive (`данные гидрологов`).
    """
    first = parsed[0]
    behind = after[0] if after else []
    if first.tag.POS == "PRTF" and behind and all(p.tag.POS == "NOUN" and p.tag.case in ("gent", "accs") for p in behind):
        return any(p.tag.POS == "NOUN" and p.tag.number == "plur" for p in parsed)
    if first.tag.POS not in ("NOUN", "NPRO"):
        return False
    nouns = next(([p for p in readings if p.tag.POS == "NOUN"] for readings in after if readings and readings[0].tag.POS == "NOUN"), [])
    modifiers = [p for p in parsed if p.tag.POS in ("ADJF", "PRTF")]
    return not any(_agreeing(modifiers, noun) for noun in nouns if first.tag.animacy != "anim" or noun.tag.animacy == "anim")


def _is_body(nominative: Any, readings: Sequence[Any]) -> bool:
    """Министерства: of one ministry rather than several, as bodies are named one by one."""
    one = any(p.tag.number == "sing" for p in readings)
    return bool(one and nominative.tag.number == "plur" and nominative.normal_form.replace("ё", "е") in _bodies())


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    """The head nouns of bodies, from the pack's own list."""
    return frozenset(word for phrase in _word_lists().get("organisations", ()) for word in phrase.split()[:1])


@lru_cache(maxsize=1)
def _word_lists() -> dict[str, Any]:
    import tomllib
    from pathlib import Path

    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def _agreeing(parses_of: Sequence[Any], head: Any) -> list[Any]:
    """The readings in which a word is an adjective of the head: the same case and number, in the singular the same gender."""
    same = [p for p in parses_of if p.tag.case == head.tag.case and p.tag.number == head.tag.number]
    return [p for p in same if p.tag.number == "plur" or p.tag.gender in (None, head.tag.gender)]


def _to_nominative(word: str, forms: Sequence[Any]) -> str:
    bare = word.strip('«»"“”„(),')
    if bare.isupper() and 1 < len(bare) <= LETTERS:
        return word
    turned = forms[0].inflect({"nomn"}) if forms else None
    if turned is None or not bare:
        return word
    made = turned.word if "ё" in bare.lower() else turned.word.replace("ё", "е")
    made = made.upper() if bare.isupper() and len(bare) > 1 else made.capitalize() if bare[:1].isupper() else made
    return word.replace(bare, made, 1)
