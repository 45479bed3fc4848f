"""Words of position, as data. In: `quotes/lang/<code>/stances.toml`. Out: one `StanceWords` by lemma key.

The format: `object` tells where the object of a verb stands ("after" it, or "before"). Each list holds dictionary forms (or the very
form, where a language's lemmas are coarse); phrases are words parted by spaces.
    support_verb, oppose_verb        their object is supported or opposed: "приветствовать", "выступать против"
    promote, demote                  so they do where the speaker calls for it: "нужно развивать", "we must stop"
    support_noun, oppose_noun        nouns of which it is said: "преимущество", "failure of"
    support_quality, oppose_quality  what is said of it: "выгодный", "угрожать"
    neutral                          phrases of taking no side
    reverse                          words between that turn it round: "против отказа от"
    negations, not_negating          "не" turns it round, "не только" does not
    weak                             phrases that are less than support: "не против"
    hedges, conditions               make it less sure, or no statement at all
    others                           it may be somebody else's position
    own                              it is the speaker's: "мы", "нужно"
    contrast                         words that open a clause of the other side
    oblique                          words beside the topic that make it no subject: "по коридору", "dəhliz üçün"
    bare, me                         words that are a position only after "I" and "we": "мы за", "we are against"
    interrupts                       between topic and quality, they give the quality to something else: "said", "which"
    links                            words that may follow a topic of which something is said: "is", "will"; empty: any may
    copulas                          words that make a noun said of the topic, where nouns alone may belong to it: "является"
    carriers                         nouns that a quality passes through: "a terrible idea"; empty: the morphology tells
    deeds, passive                   verbs that say nothing of their object, and the words that make it one: "was destroyed"
    formerly, still, now             "раньше" tells of a position of the past up to "now"; "как и раньше" does not
    recants                          the speaker takes it back: "я ошибался", "changed my mind"
    ours                             "our": what follows speaks for the speaker
    selves                           in reported speech, the speaker: "(she said) she opposes it"
    leads                            words between "we" and its verb: "will", "continue to"
    modals, impersonal, before_to    words that call for the verb after them; those that may follow it; those that need a "to"
    promises, urges                  words of a promise ("we will"); verbs of urging before reported words
    intransitive                     verbs that call for a deed without an object: "the war must end"
    joins                            the word of a further verb of the same subject: "we welcome and support"
    determiners                      "the", "this", "their": they begin a noun's phrase
    opens                            words after which a clause begins without a comma: "that", "believe"
    goes_on                          words that may follow a topic without making a longer name of it
    growth                           nouns whose own quality is the topic's: "развитие коридора выгодно"
    worth                            those of the nouns that tell what the thing itself is worth: "важность", "need for"
    raises, lowers                   verbs that tell something only with what they act on: "создаёт риски", "снижает доходы"
    goods, bads                      what they act on: "доход", "риск"
    rises, falls                     nouns between: "рост [цен]", "снижение [доходов]"
    calls                            verbs after which a quality is what somebody calls the topic: "назвал [закон] ошибкой"
    relatives                        words that open a clause about the topic: ", который роют с весны,"
    helpers                          verbs whose infinitive is said of their subject: "может навредить", "пытается сорвать"
    warnings                         hedges that only soften what is said against: "может навредить" warns
    needed                           what is said of a topic after it: "нужен [канал]", "недопустимы [пытки]"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from quotes.lang.lemmas import find_surfaces, lemma_key

FOLDER = Path(__file__).parent
Phrase = tuple[str, ...]
_PARTICIPLE = re.compile("....(?:ing|ed)$")
LISTS = (
    *("support_verb", "oppose_verb", "promote", "demote", "support_noun", "oppose_noun", "support_quality", "oppose_quality", "neutral"),
    *("reverse", "negations", "not_negating", "weak", "hedges", "conditions", "others", "own", "contrast"),
    *(
        "oblique",
        "growth",
        "formerly",
        "still",
        "now",
        "recants",
        "interrupts",
        "links",
        "copulas",
        "carriers",
        "deeds",
        "passive",
        "bare",
        "me",
    ),
    *(
        "ours",
        "selves",
        "leads",
        "modals",
        "impersonal",
        "before_to",
        "promises",
        "urges",
        "goes_on",
        "intransitive",
        "joins",
        "opens",
        "determiners",
    ),
    *("raises", "lowers", "goods", "bads", "rises", "falls", "calls", "needed", "relatives", "helpers", "warnings", "worth"),
)


@dataclass(frozen=True)
class StanceWords:
    """A language's words of position: phrases of keys by list and first key, whether an object follows its verb, forms that stand alone."""

    object_after: bool
    phrases: dict[str, dict[str, tuple[Phrase, ...]]]
    exact: frozenset[str]

    def key(self, surface: str, lang: str, *, capital: bool = False) -> str:
        """The key by which a word is looked up: inflections share it, words derived from one another do not ("use", "useful")."""
        return surface if surface in self.exact else _key(surface, lang, capital)

    def at(self, name: str, keys: list[str], place: int) -> int:
        """How many words from `place` on the longest phrase of the list is; 0 where none stands there."""
        found = self.phrases[name].get(keys[place], ())
        return next((len(phrase) for phrase in found if tuple(keys[place : place + len(phrase)]) == phrase), 0)

    def any_at(self, names: Iterable[str], keys: list[str], place: int) -> bool:
        """Does a phrase of one of the lists stand at `place`?"""
        return any(self.at(name, keys, place) for name in names)


@lru_cache(maxsize=8)
def load_stance_words(lang: str) -> StanceWords | None:
    """The words of a language (ISO 639-1); None where it has none."""
    path = FOLDER / lang / "stances.toml"
    if not lang.isalpha() or not path.exists():
        return None
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    exact = frozenset(word for name in LISTS for text in raw[name] for word in text.split() if lang == "en" and _PARTICIPLE.search(word))
    phrases: dict[str, dict[str, tuple[Phrase, ...]]] = {}
    for name in LISTS:
        grouped: dict[str, list[Phrase]] = {}
        for text in raw[name]:
            phrase = tuple(surface if surface in exact else _key(surface, lang) for _, surface in find_surfaces(text, lang))
            grouped.setdefault(phrase[0], []).append(phrase)
        phrases[name] = {first: tuple(sorted(set(group), key=lambda phrase: (-len(phrase), phrase))) for first, group in grouped.items()}
    return StanceWords(raw["object"] == "after", phrases, exact)


def _key(surface: str, lang: str, capital: bool = False) -> str:
    if lang != "en":
        return lemma_key(surface, lang, capital=capital)
    from quotes.lang.en.lemma import inflection_key

    return inflection_key(surface)
