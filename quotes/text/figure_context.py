"""What stands around a figure. In: a text and the figure's place. Out: its hedge, period and subject, and what is no figure; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quotes.model.spans import Span
from quotes.text.figure_words import GAP, FigureWords, Openings, figure_words

_YEAR = r"((?:19|20)\d\d)"
_PERIOD = re.compile(
    rf"\b(?=[\dibsfпвзltбөö])(?:{_YEAR}{GAP}*(?:-?(?:го|м))?{GAP}*(?:год|г\.|жыл|-?(?:ci|cı|cu|cü){GAP}*il)"
    rf"|\b(?:in|by|since|for) {_YEAR}\b"
    r"|((?:первое|второе) полугодие|(?:в|за) (?:прошлом|этом|нынешнем|текущем|прошлый|этот) год\w*"
    r"|last year|this year|былтыр|өткен жылы|ötən il))",
    re.IGNORECASE,
)
_COMPARING = r"(?<!\w)(?:чем|по сравнению|против|как и|относительно|than|compared|versus|against)(?!\w)"
_COMPARED = re.compile(_COMPARING, re.IGNORECASE)
_COMPARED_BEFORE = re.compile(rf"{_COMPARING}[^,;\d]{{0,25}}$", re.IGNORECASE)
_RATE = re.compile(
    rf"{GAP}+((?:в|за){GAP}(?:год|месяц|сутки|день)(?!{GAP}\d)|(?:a|per){GAP}(?:year|month|day)|annually|ежегодно)(?!\w)", re.IGNORECASE
)
_RATE_BEFORE = re.compile(rf"(?<!\w)(жылына|айына|тәулігіне|ildə|ayda|gündə|ежегодно){GAP}+(?:\w+{GAP}+)?$", re.IGNORECASE)
_RATE_NEAR = 40
_ENDS = re.compile(r"[;!?]|[.](?=\s|$)")
_CLAUSE = re.compile(r"[,:;—–()«»\"]\s*")
# Dates, times of day, telephone numbers, numbers of documents, addresses of pages: digits that measure nothing.
_NAMING = re.compile(
    r"(?:\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}:\d\d\b"
    r"|\+\d[\d ()\u00a0-]{7,}\d|(?:\b8[ -]?)?\(\d{3,5}\)[\d -]{5,}\d|\b\d{2,3}-\d\d-\d\d\b"
    r"|(?:\b(?:тел|tel|phone|телефон|factory id|ID|ИИН|БИН|İD|FİN)\b\.?:?|№|\bNo\.|\bномер\w*|\bnumber|\bnömrə\w*|#)[ \u00a0]*\d[\d ()/-]*"
    r"|\bhttps?://\S+|\bwww\.\S+)",
    re.IGNORECASE,
)
_NAMED = Openings(re.compile(r"[\d+(№#]|т[её]|te|ph|fa|id|ии|би|fi|no|но|nu|nö|ht|ww", re.IGNORECASE))
_YEAR_SAID = re.compile(r"(?<!\w)(?:в|с|к|по|за|in|by|since|for|until)[ \u00a0]+$", re.IGNORECASE)
_GENITIVE = re.compile(r"\w*(?:ов|ев|ий|ей|ых|их|ого|его|ии|ия|ти|ы|рта|она)$", re.IGNORECASE)
_VERBAL = re.compile(r"\w*(?:[аяиеыу]л|[аяиеыу]л[аои]|шл[аио]|лся|лась|лось|лись|[аеёяиюу]т|ться|тся|ть|но|ны)$", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:-\w+)*")
# Words that begin no noun phrase.
_SMALL = frozenset(
    (
        "в",
        "на",
        "из",
        "с",
        "от",
        "до",
        "к",
        "по",
        "за",
        "и",
        "или",
        "а",
        "но",
        "что",
        "как",
        "не",
        "уже",
        "это",
        "для",
        "при",
        "у",
        "о",
        "был",
        "чуть",
        "уровня",
        "уровне",
        "at",
        "of",
        "on",
        "to",
        "and",
    )
)
_KK_AZ_GENITIVE = re.compile(r"\w+(?:[нтд][ыі]ң|n?[ıiuü]n)$", re.IGNORECASE)
_JOINS = re.compile(r" (?:и|а|но|and|but|while) ", re.IGNORECASE)
_OF = re.compile(r"[ ]of (?:the |its |our |all |their )?|[ ](?:the|its|our|all|their) ", re.IGNORECASE)
_SUBJECT_WORDS = 8
_SPACES = re.compile(r"\s+")
_WHEN = re.compile(rf"(?<!\w)(?:(?:за|в|к|на|in|by|during)\s+)?(?:{_PERIOD.pattern})\w*\s*", re.IGNORECASE)
# Words that show that a clause holds more than a name of what is measured.
_NO_NOUN = re.compile(
    r"\d.*|\w*[аиеыу]ли|ли|котор\w+|должн\w+|мо[гж]\w+|which|been|of|remaining|\w+ется|\w+ает|уже|ещё|мы|он|она|они|we|he|she|they|it|біз|ол|biz",
    re.IGNORECASE,
)


def naming_places(text: str, places: Iterable[int]) -> list[Span]:
    """The places of digits that name instead of measuring: dates, times, telephone and document numbers, addresses; each begins at
    one of `places`."""
    hits = (_NAMING.match(text, place) for place in _NAMED.among(text, places))
    return [Span(*hit.span()) for hit in hits if hit]


def is_year(text: str, start: int, number: str) -> bool:
    """Is this bare number a year by its size and by the word before it? `в 2024 вагонов стало больше`."""
    return bool(re.fullmatch(_YEAR, number) and _YEAR_SAID.search(text[:start]))


def find_hedge(text: str, start: int, floor: int, unit: str | None) -> tuple[str | None, int]:
    """The words of estimate right before a number, not before `floor`, and where they begin: `почти на` tells `nearly`."""
    words, told = figure_words(), None
    while True:
        floored = max(floor, start - 40)
        before = text[floored:start]
        hits = [(hit.start(), words.hedges.of(hit["hedge"])) for hit in words.hedge.finditer(before)]
        if unit == "times" and (found := words.multiple_before.search(before)):
            hits.append((found.start(), "by"))
        if not hits:
            return told, start
        at, hedge = min(hits)
        told = hedge if told in (None, "by", "up to") and hedge != "by" else told or hedge
        start = floored + at


def find_hedge_after(text: str, end: int) -> tuple[str | None, int]:
    """The words of estimate right after a number, and where they end: `5 миллионнан астам`."""
    found = figure_words().hedge_after.match(text, end)
    return (figure_words().hedges.of(found["hedge"]), found.end()) if found else (None, end)


def sentence_around(text: str, at: int) -> Span:
    """The sentence in which the place `at` lies."""
    start = max((found.end() for found in _ENDS.finditer(text, 0, at)), default=0)
    ahead = _ENDS.search(text, at)
    return Span(start, ahead.start() if ahead else len(text))


def find_period(sentence: str, at: int) -> str | None:
    """The year or other period nearest to the place `at` in its sentence."""
    hits = [hit for hit in _PERIOD.finditer(sentence) if not _is_of_another(sentence, hit, at)]
    found = min(hits, key=lambda hit: abs(hit.start() - at), default=None)
    return next((" ".join(part.split()) for part in found.groups() if part), None) if found else None


def _is_of_another(sentence: str, hit: re.Match[str], at: int) -> bool:
    """Does a period belong to what the figure is compared with, or to a later clause with a figure of its own?"""
    if _COMPARED_BEFORE.search(sentence, 0, hit.start()):
        return True
    if hit.start() < at:
        return False
    between = sentence[at : hit.start()]
    return bool(_COMPARED.search(between)) or ("," in between.split(" ", 1)[-1] and any(map(str.isdecimal, sentence[hit.end() :])))


def find_rate(text: str, figure: Span) -> str | None:
    """The stretch of time that a figure is counted by: `5 млн тонн в год`, `жылына 5 млн тонна`."""
    found = _RATE.match(text, figure.end) or _RATE_BEFORE.search(text, max(0, figure.start - _RATE_NEAR), figure.start)
    return " ".join(found[1].split()) if found else None


def find_whole(text: str, figure: Span) -> Span | None:
    """What a share is a share of: `треть экспорта`, `half of the cargo`, `экспорттың үштен бірі`; None where nothing says it."""
    words = figure_words()
    before = _WORD.findall(text[max(0, figure.start - 60) : figure.start])
    if words.ordinal.search(text[: figure.start]):
        return None
    if before and _KK_AZ_GENITIVE.fullmatch(before[-1]) and before[-1].casefold() not in _SMALL:
        start = text.rindex(before[-1], 0, figure.start)
        return Span(start, start + len(before[-1]))
    of = _OF.match(text, figure.end)
    word = _WORD.match(text, of.end() if of else figure.end + 1)
    if word is None or text[figure.end : figure.end + 1] not in (" ", "\u00a0") or words.never.match(word[0]):
        return None
    if of is None and not _is_genitive(word[0]):
        return None
    return _with_noun(text, Span(*word.span()))


def find_subject(text: str, figure: Span, sentence: Span, floor: int = 0) -> Span | None:
    """What is measured: the genitive after the figure (`5 млн тонн грузов`), else the words before the verb of measure; None unknown.

    `floor` is where the figure before it ends.
    """
    of = _OF.match(text, figure.end)
    word = _WORD.match(text, of.end() if of else figure.end + 1)
    words = figure_words()
    if word and not _is_no_whole(text, word, words) and (of or _is_surely_genitive(text, figure.end, word[0])):
        return _with_noun(text, Span(*word.span()))
    start = max((hit.end() for hit in _CLAUSE.finditer(text, sentence.start, figure.start)), default=sentence.start)
    verb = words.verb.search(text, start, figure.end)
    if start < floor < figure.start and (named := _named_since(text, Span(floor, figure.start), words)):
        return named
    if verb is not None:
        named = _trimmed(text, Span(start, verb.start()))
        return named or _trimmed(text, Span(min(verb.end(), figure.start), figure.start))
    if words.verb_after.search(text, figure.end, min(sentence.end, figure.end + 40)):
        return _trimmed(text, Span(start, figure.start))
    return None


def _named_since(text: str, place: Span, words: FigureWords) -> Span | None:
    """What a further clause names between two figures: "farming grew 18 per cent and [exports] were up 5 per cent"."""
    verb = words.verb.search(text, place.start, place.end)
    joint = max((hit.end() for hit in _JOINS.finditer(text, place.start, verb.start())), default=None) if verb else None
    return _trimmed(text, Span(joint, verb.start())) if verb and joint is not None else None


def _is_no_whole(text: str, word: re.Match[str], words: FigureWords) -> bool:
    """Is the word after a figure a verb of measure, or a word of time or comparison ("8 % годовых", "на треть больше")?"""
    return bool(words.verb_after.match(text, word.start()) or words.never.match(word[0]))


def _is_genitive(word: str) -> bool:
    """May a Russian word be the genitive of a part's whole? No verb, no particle, no preposition."""
    cyrillic = re.fullmatch(r"[а-яё-]+", word, re.IGNORECASE)
    return bool(cyrillic) and len(word) > 2 and word.casefold() not in _SMALL and not _VERBAL.fullmatch(word)


def _is_surely_genitive(text: str, end: int, word: str) -> bool:
    return text[end] in (" ", "\u00a0") and len(word) > 3 and bool(_GENITIVE.fullmatch(word))


def _with_noun(text: str, word: Span) -> Span:
    """The word, with the noun after it where it is an adjective: `мирового экспорта`."""
    following = _WORD.match(text, word.end + 1)
    if (
        following
        and re.search(r"(?:ого|его|ых|их|ой)$", word.of(text))
        and text[word.end : word.end + 1] == " "
        and _is_genitive(following[0])
    ):
        return Span(word.start, following.end())
    return word


def _trimmed(text: str, place: Span) -> Span | None:
    """The place without conjunctions and periods at its ends; None where what is left is no noun phrase by its looks."""
    start, end, lead = place.start, place.end, figure_words().lead
    while start < end and (found := _SPACES.match(text, start, end) or lead.match(text, start, end) or _WHEN.match(text, start, end)):
        start = found.end()
    if found := _WHEN.search(text, start, end):
        end = found.start()
    words = list(_WORD.finditer(text, start, end))
    while len(words) > 1 and words[-1][0].casefold() in _SMALL:
        words.pop()
    if not 0 < len(words) <= _SUBJECT_WORDS or words[0][0].casefold() in _SMALL or any(_NO_NOUN.fullmatch(word[0]) for word in words):
        return None
    return Span(words[0].start(), words[-1].end())
