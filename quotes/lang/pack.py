"""A language as data. In: the TOML files and `morph.py` of `quotes/lang/<code>/`. Out: one `Pack` that the extraction rules read.

The format of a pack (see `lang/ru` for a whole one)
----------------------------------------------------
`cues.toml`: one table a reporting word or phrase, keyed by its lemma (words parted by spaces: "обратить внимание").
    governs   what it takes, words parted by spaces:
              clause (что/that/ki + clause, or a clause set off by a comma or colon), infinitive, question (спросил, когда …),
              noun (an object that tells the
              content: "подчеркнул важность …"), about (a preposition of content: "заявил о …"), quote (words in marks),
              naming ("назвал X Y-ом"), passive ("сообщается"), thought (inner speech), relay (hands on another's words: "передаёт").
              Of word order: plain (a clause that nothing opens), object (it takes the one who is told), as, of (what is called comes
              after that word), nominal (a noun with a possessor and a clause: "her claim that …").
    strength  0 to 1: how often it reports when it takes that shape (default 0.9).
    plain     true: reports also without a clause mark between clause and verb (English "said he would").
    example   a sentence with invented people and marked spans, run as a test: "[who Марат Сабитов] [cue отметил], что [quote порт готов]."
              Marks: who (mention), cue, quote (content; twice for a quote in two segments).
    A list `lines` may give many cues shortly: ["lemma | governs | strength | example", …].
`sources.toml`: phrases that name the source: `lines = ["по словам {gen} | example", …]`; `{gen}`, `{dat}`, `{nom}` … is the phrase in that
    case ("{any}" where the language has none; a pack whose source follows the phrase writes "{gen} sözlərinə görə"). `{his}` = a possessive
    pronoun instead ("по {his} словам").
`words.toml`: lists of words, all lower case lemmas or forms:
    complementisers  words that open a reported clause (что, будто, that)
    parenthesis      words that open a parenthetical attribution (как отмечает X; as X said)
    back             phrases that point back at the words before ("об этом", "такое мнение")
    pronouns         table form → [gender, number]  ("он" = ["m","sg"]) for he/she/they in every case that can name a speaker
    possessives      table form → [gender, number]  ("его", "her")
    datives          table form → [gender, number]: to him, to her, for impersonal verbs ("ему казалось, что")
    first_person     forms of I and we (to tell speech from report)
    speaker_nouns    nouns that point to whoever speaks, without a role of their own (эксперт, спикер, собеседник)
    anonymous        nouns of unnamed sources (источник, очевидец, власти)
    person_nouns     further nouns of people that can stand alone as speaker (житель, пассажир); with `roles` these make a role head
    roles            nouns of office and trade (министр, политолог)
    trades           those of the roles that any speaker may be called by (эксперт, политолог), so that the last speaker may be meant
    same             lists of words that name the same office ([["президент","глава государства","лидер"], …])
    organisations    head nouns of bodies that speak (министерство, институт, агентство)
    documents        head nouns of papers that speak (доклад, отчёт, заявление)
    speech_nouns     nouns of saying that take a clause (заявление, мнение), whoever their verb's subject is
    talk_papers      those of the documents in which somebody else speaks (интервью)
    media            head nouns or names of outlets (газета, агентство, портал)
    places           table adjective → place ("казахстанский" = "казахстан"), so that "казахстанский президент" = "президент Казахстана"
    phases           verbs before the infinitive of a reporting word that still says it was said (успел заявить, продолжает утверждать)
    telling          speech_nouns that take a speaker in the genitive and a clause (заявление X о том, что …)
    deeming          words after "what" that tell of a state, not of words (стало, является): "зафиксировано падение, что стало …"
    own              words between his/her and the noun of a source phrase (по его же словам)
    manner           cues that "so" points back from (так прокомментировал X)
    citing           cues whose object tells whose words they are (приводит слова X)
    going_on         cues that go on with what the same speaker said (добавил, продолжил)
    loose            nouns of source phrases that count only between commas (по рассказам X)
    addresses        nouns before a name that tell no office (господин, товарищ)
    named_after      nouns of what bears a person's name (улица, имени)
    kin              relatives and friends, whose name or whose relative's name may follow (сестра, друг)
    denying          cues whose clause or quote told before somebody denies (…, отрицает X)
    placed           nouns of unnamed sources that a prepositional part goes with (источник в мэрии)
    generic          nouns that stand for a body named before (ведомство, компания)
    chiefs           offices that may head any body (глава, руководитель)
    any_body         nouns that stand for whatever body an office belongs to (регулятор, ведомство)
    units            those of the organisations that are part of a larger one (отдел, кафедра)
    envoys           offices held at a body one is sent to (посол, постпред)
    letters          short words in capitals that are no bodies (США, ЖКХ)
    body_beginnings  how one-word names of bodies begin (рос, минэко)
    showing          cues whose subject may be a thing (об этом свидетельствует рост цен)
    occasions        nouns after "по" that tell when or why, not what a body is for (по итогам года)
    turns            conjunctions that open a clause of its own after a comma (но, однако)
    prepositions, conjunctions, negations, supposing (a clause with бы is said by nobody), stop (never a name: sentence openers)
    questions        words that open an indirect question (когда, почему)
    talks            phrases of "given to": ["в интервью", "в беседе с", "в комментарии"]
    via              phrases of relaying: ["со ссылкой на"]
`refusals.toml`: `lines = ["sentence", …]`: sentences in which nothing is reported, run as tests.
`morph.py`: `analyse(word) -> tuple[Form, ...]` (likeliest first, cached) and `plain(words) -> str`, the nominative of a noun phrase (role,
    organization; the words come as printed, punctuation and marks among them; join them with spaces where in doubt).
`names.py`: `name_readings(words) -> tuple[NameReading, ...]`, every way to read a person's name, best first.
`tagger.py` (optional): `find_people(text, spans) -> list[Span]`, `available() -> bool`.
`order`: in words.toml: "free" (cases and agreement find the subject on either side), "svo" (beside the verb), "sov" (verb last).
A pack of order "sov" (read by `extract/sov`) has further lists: openers (words before a sentence's subject), postpositions and,
    of these, attributive (they may stand inside an office's name), auxiliaries (verbs after a verb), situating (verbs whose converb only
    sets the scene: "speaking at …, X said"), lineage (son of, daughter of), before_noun (endings of a finite form that may also stand
    before a noun), like and by (words after a verbal noun: "as X said", "by what X said"), about (words after a verbal noun that tells
    the content: "told about its opening"), queries (nouns of what is asked: "to X's question «…»"), describing
    (nouns of bodies that, without an ending of their own, only describe the noun behind them), events (pairs of words that end like a
    body and are none). Forms of its verbs inside a sentence are
    `participle` or `infinitive` with a case; `like` and `by` are cases there.
`morph.py` may offer `fold(word) -> str`: the key on which every list, cue and form is compared (without it: lower case, е for ё).
"""

from __future__ import annotations

import importlib
import importlib.util
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from quotes.errors import LanguageError
from quotes.lang.readings import Form, Morph, NameReading, Names, Tagger

FOLDER = Path(__file__).parent
LISTS = [
    "complementisers", "parenthesis", "back", "first_person", "speaker_nouns", "anonymous", "person_nouns", "roles", "organisations",
    "documents", "media", "prepositions", "conjunctions", "negations", "supposing", "stop", "talks", "via", "given_names", "trades",
    "questions", "speech_nouns", "talk_papers", "phases", "telling", "deeming", "own", "turns", "manner", "citing", "generic", "placed",
    "going_on", "loose", "addresses", "named_after", "kin", "denying", "chiefs", "any_body", "showing", "occasions", "units",
    "envoys", "body_beginnings", "letters",
]  # fmt: skip

PHRASES = ("back", "talks", "via", "roles", "organisations", "complementisers")


def plain_fold(word: str) -> str:
    """Lower case, е for ё."""
    return word.lower().replace("ё", "е")


@dataclass(frozen=True, slots=True)
class Cue:
    """One reporting word or phrase: its lemmas, what it governs, how surely it reports, and its example sentence."""

    words: tuple[str, ...]
    governs: frozenset[str]
    strength: float
    example: str
    plain: bool = False

    @property
    def name(self) -> str:
        """Its lemmas joined by spaces."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Source:
    """A phrase that names the source; `words` holds `{case}` where the source stands."""

    words: tuple[str, ...]
    example: str


@dataclass(frozen=True)
class Pack:
    """One language: its cues by first lemma, its word lists, its morphology and, where there is one, its tagger."""

    code: str
    order: str
    cues: dict[str, tuple[Cue, ...]]
    sources: tuple[Source, ...]
    lists: dict[str, frozenset[str]]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    pronouns: dict[str, tuple[str, str]]
    possessives: dict[str, tuple[str, str]]
    datives: dict[str, tuple[str, str]]
    same: tuple[frozenset[str], ...]
    places: dict[str, str]
    refusals: tuple[str, ...]
    morph: Morph
    names: Names
    tagger: Tagger | None = None
    fold: Callable[[str], str] = plain_fold

    @cached_property
    def openings(self) -> dict[str, tuple[Source, ...]]:
        """The source phrases by their first word."""
        found: dict[str, list[Source]] = {}
        for source in self.sources:
            found.setdefault(source.words[0], []).append(source)
        return {first: tuple(group) for first, group in found.items()}

    @cached_property
    def leads(self) -> dict[str, dict[str, tuple[tuple[str, ...], ...]]]:
        """Of each kind the phrases by their first word, longest first."""
        found: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = {kind: {} for kind in self.phrases}
        for kind, phrases in self.phrases.items():
            for phrase in phrases:
                found[kind][phrase[0]] = (*found[kind].get(phrase[0], ()), phrase)
        return found

    def has(self, kind: str, word: str) -> bool:
        """Does the list `kind` hold the word?"""
        return word in self.lists[kind]

    def all_cues(self) -> list[Cue]:
        """Every cue, for tests and help."""
        return [cue for group in self.cues.values() for cue in group]


@lru_cache(maxsize=1)
def known_packs() -> tuple[str, ...]:
    """The codes of the languages that have a pack, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/cues.toml")))


@lru_cache(maxsize=8)
def load_pack(code: str) -> Pack:
    """The pack of the language `code` (ISO 639-1). Raises LanguageError where there is none."""
    folder = FOLDER / code
    if not code.isalpha() or not (folder / "cues.toml").exists():
        raise LanguageError(f"no language pack for {code!r}", f"there are packs for: {', '.join(known_packs())}")
    words, morph = _read(folder / "words.toml"), _module(code, "morph")
    fold = getattr(morph, "fold", plain_fold)
    lists = [name for name, value in words.items() if isinstance(value, list) and all(isinstance(item, str) for item in value)]
    return Pack(
        code=code,
        order=words.get("order", "free"),
        cues=_cues(_read(folder / "cues.toml"), fold),
        sources=tuple(_source(line, fold) for line in _read(folder / "sources.toml").get("lines", ())),
        lists={name: frozenset(_folded(words.get(name, ()), fold)) for name in dict.fromkeys((*LISTS, *lists))},
        phrases={name: _phrases(_folded(words.get(name, ()), fold)) for name in PHRASES},
        pronouns={fold(form): (g, n) for form, (g, n) in words.get("pronouns", {}).items()},
        possessives={fold(form): (g, n) for form, (g, n) in words.get("possessives", {}).items()},
        datives={fold(form): (g, n) for form, (g, n) in words.get("datives", {}).items()},
        same=tuple(frozenset(_folded(group, fold)) for group in words.get("same", ())),
        places={fold(form): fold(place) for form, place in words.get("places", {}).items()},
        refusals=tuple(_read(folder / "refusals.toml").get("lines", ())),
        morph=morph,
        names=_module(code, "names"),
        tagger=_module(code, "tagger") if (folder / "tagger.py").exists() else None,
        fold=fold,
    )


def _folded(items: Iterable[str], fold: Callable[[str], str]) -> list[str]:
    """Words and phrases on the language's key, `{slots}` kept."""
    return [" ".join(word if word.startswith("{") else fold(word) for word in item.split()) for item in items]


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _module(code: str, name: str) -> Any:
    return importlib.import_module(f"quotes.lang.{code}.{name}")


def _phrases(items: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(item.split()) for item in items), key=len, reverse=True))


def _source(line: str, fold: Callable[[str], str]) -> Source:
    words, _, example = line.partition("|")
    return Source(tuple(_folded(words.split(), fold)), example.strip())


def _cues(raw: dict[str, Any], fold: Callable[[str], str]) -> dict[str, tuple[Cue, ...]]:
    """Both ways of writing a cue, grouped by first lemma, longest phrase first."""
    found: list[Cue] = []
    for line in raw.pop("lines", ()):
        lemma, governs, strength, example = (part.strip() for part in line.split("|", 3))
        found.append(
            Cue(
                tuple(_folded(lemma.split(), fold)), frozenset(governs.split()), float(strength or 0.9), example, "plain" in governs.split()
            )
        )
    for lemma, entry in raw.items():
        governs = frozenset(entry["governs"].split())
        found.append(
            Cue(
                tuple(_folded(lemma.split(), fold)),
                governs,
                entry.get("strength", 0.9),
                entry.get("example", ""),
                entry.get("plain", False),
            )
        )
    grouped: dict[str, list[Cue]] = {}
    for cue in sorted(found, key=lambda cue: -len(cue.words)):
        grouped.setdefault(cue.words[0], []).append(cue)
    return {first: tuple(group) for first, group in grouped.items()}


__all__ = ["Cue", "Form", "NameReading", "Pack", "Source", "known_packs", "load_pack", "plain_fold"]
