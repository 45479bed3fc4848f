"""What an article says of its own outlet. In: its text, its parts and the names of known outlets. Out: the best evidence.

"передает X", "X reports", a place line with the agency, a subscription line name the carrier; "в интервью X" does where nothing
else is named; "со ссылкой на X" never does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from quotes.model.articles import Part

_DOMAIN = r"[A-Za-z][A-Za-z0-9-]*\.(?:kz|az|ru|com|org|net|uz|kg|tm|ge|am|tr|uk|media|info|news|asia|tv|agency)(?![A-Za-z])"
_DECLINED = re.compile("[а-яё]{4}[ая]$", re.IGNORECASE)
# What a name in a known case ends in: Russian, Kazakh and Azerbaijani endings; after an apostrophe any short one.
_ENDING = (
    r"(?:['’][^\W\d_]{0,4}|[аеоуыюя]|[оеё]м|[ое]й|[ое]в|[ая]ми?|[ая]х|[ндт][ыі]ң|[ғгқк][ае]|[ндт][ыіае]|[ндт][ае]н|[мбп]ен|[ндт][ыі]кі|"
    r"n?[ıiuü]n|[nys]?[ıiuü]|[ny]?ə|n?d[aə]n?)?(?![^\W\d_])"
)
_AROUND = ("dateline", "furniture", "byline")
_OWN = re.compile(r"©|\([cс]\)|copyright|telegram|телеграм|канал|kanal|арна|arna|подпис|subscribe|follow|жазыл|abunə", re.IGNORECASE)
_BYLINE_END = re.compile(r",\s+(The\s[^\W\d_][^,\n]*)$|(?:^|,\s+)(?:«(?P<angled>[^«»]+)»|[\"“](?P<marked>[^\"“”]+)[\"”])\.?$")
_DATED = re.compile(r"^(?:«(?P<angled>[^«»]+)»|[\"“](?P<marked>[^\"“”]+)[\"”]),\s[^«»\"“”]*\d[^«»\"“”]*$")
_HEAD_PARTS = 6
_MOST_MENTIONS = 500
_CITED_LEFT = re.compile(
    r"(?:ссыл\w+ на|ссылаясь на|по данным|по информации|citing|according to|refer\w+ to|as reported by|courtesy of)\s[^.;]{0,60}$",
    re.IGNORECASE,
)
_CITED_RIGHT = re.compile(r"^[\w-]{0,4}['’]?\w{0,3}\s*(?:istinad\w*|сілтеме|siltem\w*|силтеме)", re.IGNORECASE)
_WORDS_BETWEEN = r"(?:\s+[\w-]+){0,4}\s*[«\"“]?$"
_CARRIER_LEFT = re.compile(
    r"(?:переда[её]т|передают|передал|корреспондент\w*|обозревател\w*\s+издания|хабарлайды|хабарлады|habarlaıdy|habarlady|habarlaidy)"
    + _WORDS_BETWEEN,
    re.IGNORECASE,
)
_CARRIER_RIGHT = re.compile(
    r"^(?:['’]s)?\s+(?:reports|has learned|informs)\b|^[\w-]{0,4}\s*(?:agentliyi\w*\s+)?(?:müxbiri\w*\s+)?(?:xəbər verir|məlumat verir)|"
    r"^\s+(?:сообщает|передает|передаёт|информирует),?\s+(?:что|со ссылкой)|^[\w-]{0,5}\s+(?:меншікті |menshikti )?(?:тілші|tilshi)",
    re.IGNORECASE,
)
_SAYS_LEFT = re.compile(r"(?:сообщает|сообщил[аио]?|сообщают|информирует|пишет|рассказывает)" + _WORDS_BETWEEN, re.IGNORECASE)
_LINKS_RIGHT = re.compile(r"^\s*со ссылкой", re.IGNORECASE)
_GIVEN_LEFT = re.compile(
    r"(?:в\s+(?:комментари\w+|интервью|беседе|разговоре)|(?:told|interview with|interview to|comments? to|speaking to)|"
    r"(?:рассказал|заявил|сообщил|сказал|отметил)[аио]?)(?:\s+[\w-]+){0,5}\s*[«\"“]?$",
    re.IGNORECASE,
)
_GIVEN_RIGHT = re.compile(r"^[\w’'-]{0,4}\s+(?:müsahibə|açıqlama|şərhində|сұхбат|suhbat)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The outlet's name as printed, the words around it, and how much they weigh (2: given to it, 4: carried, 5: on the page)."""

    name: str
    evidence: str
    weight: int


def find_evidence(text: str, parts: tuple[Part, ...], names: Collection[str]) -> Evidence | None:
    """The weightiest and then first mention of an outlet that names the article's carrier; None where there is none."""
    known = frozenset(names)
    best: Evidence | None = None
    credits = " ".join(part.span.of(text) for part in parts if part.kind == "caption").casefold()
    for weight, name, around in islice(_mentions(text, parts, known, credits), _MOST_MENTIONS):
        if weight >= 2 and (best is None or weight > best.weight):
            best = Evidence(name, " ".join(around.split()), weight)
    return best


@lru_cache(maxsize=8)
def _finder(names: frozenset[str]) -> re.Pattern[str]:
    """All names as one pattern; a known name may carry a case ending, no other letters, and starts with a capital letter."""
    ordered = sorted((name for name in names if len(name) > 1), key=lambda name: (-len(name), name))
    known = "|".join(r"\s+".join(map(re.escape, name.split())) if not _DECLINED.search(name) else _declined(name) for name in ordered)
    return re.compile(rf"(?<![\w.@/])(?:(?P<domain>{_DOMAIN})|(?P<name>{known or '(?!)'}){_ENDING})", re.IGNORECASE)


def _declined(name: str) -> str:
    """A pattern of the case forms of a Russian name in -а or -я."""
    return r"\s+".join(map(re.escape, name[:-1].split())) + "(?:ой|ей|[аяыиеую])"


def _uninflected(printed: str, names: frozenset[str]) -> str:
    """The known name of which `printed` is a case form; itself where it is one as it stands."""
    key = printed.casefold()
    if any(name.casefold() == key for name in names):
        return printed
    declined = (name for name in sorted(names, key=lambda name: (name.isupper(), name)) if _DECLINED.search(name))
    return next((name for name in declined if re.fullmatch(_declined(name), printed, re.IGNORECASE)), printed)


def _mentions(text: str, parts: tuple[Part, ...], names: frozenset[str], credits: str) -> Iterator[tuple[int, str, str]]:
    """Every mention with its weight, in text order."""
    bodies, finder = 0, _finder(names)
    for part in parts:
        bodies += part.kind == "body"
        words = part.span.of(text)
        if part.kind == "byline" and (ending := _BYLINE_END.search(words)):
            yield 5, ending[1] or ending["angled"] or ending["marked"], words
        if part.kind == "dateline" and (dated := _DATED.search(words)):
            yield 5, dated["angled"] or dated["marked"], words
        for match in finder.finditer(words):
            name = match.group("domain") or _uninflected(match.group("name"), names)
            if match.group("name") and not (name[0].isupper() or name[0].isdigit()):
                continue
            left, right = words[max(0, match.start() - 90) : match.start()], words[match.end() : match.end() + 60]
            if part.kind in ("body", "subhead"):
                weight = _weight(left, right, match.group("domain") is not None, bodies <= _HEAD_PARTS)
            elif part.kind in _AROUND and name.casefold() not in credits and (match.group("domain") or _is_own(part.kind, words, match)):
                weight = 5
            else:
                weight = 0
            yield weight, name, left[-40:] + match.group() + right[:20]


def _is_own(kind: str, words: str, match: re.Match[str]) -> bool:
    """Does a line around the article, with an outlet's name that may be a plain word, speak of the page's own outlet?"""
    signed = kind == "byline" and words[: match.start()].rstrip().endswith(",") and not words[match.end() :].strip(" .")
    return kind == "dateline" or signed or _OWN.search(words) is not None


def _weight(left: str, right: str, domain: bool, near_top: bool) -> int:
    """How much a mention in running text says about the carrier."""
    left = re.split(r"[.!?…]\s", left)[-1]
    if _CITED_LEFT.search(left) or _CITED_RIGHT.match(right):
        return 0
    if near_top and (_CARRIER_LEFT.search(left) or _CARRIER_RIGHT.match(right)):
        return 4
    if near_top and _SAYS_LEFT.search(left) and (domain or _LINKS_RIGHT.match(right)):
        return 4
    if _GIVEN_LEFT.search(left) or _GIVEN_RIGHT.match(right):
        return 2
    return 0
