"""Is the topic what a clause speaks of where the verb stands last (Kazakh, Azerbaijani)? In: its sentence. Out: yes or no."""

from __future__ import annotations

from quotes.lang.stances import StanceWords
from quotes.stances.clauses import Sentence

_INFINITIVES = {"kk": ("у", "ю"), "az": ("maq", "mək")}
_VERBS = {
    "kk": (*("ды", "ді", "ты", "ті", "ған", "ген", "қан", "кен"), *("мын", "мін", "мыз", "міз", "йды", "йді", "бақ", "мақ")),
    "az": (*("dı", "di", "du", "dü", "ır", "ir", "ur", "ür", "ıb", "ib", "ub", "üb"), *("acaq", "əcək", "mış", "miş", "am", "əm")),
}
_CASES = {  # endings of words that are nobody's subject: of, to, in, from, and the object
    "kk": (
        *(
            "ның",
            "нің",
            "дың",
            "дің",
            "тың",
            "тің",
            "ға",
            "ге",
            "қа",
            "ке",
            "да",
            "де",
            "та",
            "те",
            "дан",
            "ден",
            "тан",
            "тен",
            "нан",
            "нен",
        ),
        *("нда", "нде", "ны", "ні", "ын", "ін", "ына", "іне", "мен", "бен", "пен"),
    ),
    "az": (
        *("nın", "nin", "nun", "nün", "da", "də", "dan", "dən", "nda", "ndə", "ndan", "ndən", "sına", "sinə", "una", "ünə", "ına", "inə"),
        *("nı", "ni", "nu", "nü", "ya", "yə", "la", "lə"),
    ),
}


def may_lead(sentence: Sentence, words: StanceWords, lang: str) -> bool:
    """Is the topic in no other case, no postposition by it, and is what it owns a growing of it?"""
    after = sentence.last + 1
    growing = after < len(sentence.keys) and words.at("growth", sentence.keys, after) > 0
    if after < len(sentence.keys) and words.at("oblique", sentence.keys, after):
        return False
    return growing or not sentence.surfaces[sentence.last].endswith(_CASES.get(lang, ("\0",)))


def closes(sentence: Sentence, words: StanceWords, place: tuple[int, int], lang: str) -> bool:
    """Does a quality end its clause, as what is said there, but for a word such as "is" or what it describes?"""
    verb = sentence.surfaces[place[0] - 1].endswith(_INFINITIVES.get(lang, ("\0",)))
    if verb and place[0] - 1 > sentence.last:  # what is needed is to do something to it
        return False
    rest = [index for index in range(place[1] + 1, len(sentence.keys)) if sentence.clause[index] == sentence.clause[place[1]]]
    if not rest or words.any_at(("joins", "contrast"), sentence.keys, rest[0]):
        return True
    if len(rest) == 1 and not sentence.surfaces[place[1]].endswith(_CASES.get(lang, ("\0",))):
        return not sentence.surfaces[rest[0]].endswith(_VERBS.get(lang, ("\0",)))
    return all(words.any_at(("copulas", "negations", "own"), sentence.keys, index) for index in rest)
