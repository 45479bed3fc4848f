"""English people by rule. In: a text and the spans to look in. Out: spans of people's names, titles left out.

A run of capitalised words is a person when it holds a given name, follows a title or a role, or is what reports or has an age;
the words of bodies and places break it. A surname alone is a person where the text names that person somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from quotes.lang.en.listed import bodies, is_place, nations, places, roles, stop
from quotes.lang.en.morph import DETERMINERS, PREPOSITIONS, analyse, singular, words_of
from quotes.lang.en.names import bare, given, is_particle, is_title, surname_like
from quotes.model.spans import Span

WORD = re.compile(r"(?:[A-Z]\.){2,3}(?=\s)|[A-Z]\.(?=\s*[A-Z])|[^\W\d_]+(?:[-’'‐‑][^\W\d_]+)*|[^\s]")
AFTER = re.compile(
    r"\s*(?:\([^()]{1,40}\)\s*)?(?:,\s*(?:\d\d,|an?\s|the\s|who\s|whose\s|[a-z-]+[\s,])|(?:[a-z]+ly\s|also\s|has\s|had\s|then\s|later\s|later\s)?([a-z]+))"
)
NICKNAME = re.compile(r"(?<=\w )[“\"‘'][A-Z][\w’-]*(?: [A-Z][\w’-]*)?[”\"’'](?= [A-Z][a-z])")  # `Peter “Red” Carter`
NAME_GOES_ON = re.compile(r"\s(?:d\w{1,2}\s)?[A-Z]")
SAYING = words_of(
    "say tell add note write argue ask explain claim tweet insist recall stress emphasize emphasise warn suggest state "
    "reply respond admit acknowledge describe believe think urge call continue conclude announce declare"
)
ABSTRACT = (
    "tion",
    "tions",
    "ment",
    "ing",
    "ity",
    "ities",
    "ness",
    "ry",
    "ies",
    "ics",
    "ture",
    "ance",
    "ence",
    "airs",
    "ism",
    "ogy",
    "ade",
    "vice",
    "ices",
)
MAX_WORDS = 5


@dataclass(slots=True)
class _Run:
    """Capitalised words side by side: their places, and what stands before the first."""

    words: list[re.Match[str]]
    before: str
    opens: bool  # a sentence may begin with its first word

    def texts(self) -> list[str]:
        return [bare(word.group()) for word in self.words]


def available() -> bool:
    """The rules are always there."""
    return True


def find_people(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans of people's names inside `spans`, in text order."""
    runs = [run for span in spans for run in _runs(text, span)]
    found: list[Span] = []
    surnames: set[str] = set()
    rest: list[_Run] = []
    for run in runs:
        name = _full_name(text, run)
        if name:
            found.append(Span(name[0].start(), name[-1].start() + len(bare(name[-1].group()))))
            surnames.add(bare(name[-1].group()))
            if len(name) > 2 and not name[-2].group().endswith("."):
                surnames.add(f"{name[-2].group()} {bare(name[-1].group())}")
        else:
            rest.append(run)
    for run in rest:
        span = _known_surname(run, surnames) or _single(text, run)
        if span is not None:
            found.append(span)
    return sorted(found)


def _runs(text: str, span: Span) -> list[_Run]:
    runs: list[_Run] = []
    current: list[re.Match[str]] = []
    before, opens, last, start_opens = "", True, "", True
    nicknames = [found.span() for found in NICKNAME.finditer(text, span.start, span.end)]
    for match in WORD.finditer(text, span.start, span.end):
        word = match.group()
        if current and given(bare(current[-1].group())) and any(start <= match.start() < end for start, end in nicknames):
            continue
        gap = text[current[-1].end() : match.start()] if current else ""
        if current and nicknames:
            inside = next((name for name in nicknames if current[-1].end() <= name[0] and name[1] <= match.start()), None)
            gap = text[current[-1].end() : inside[0]] + text[inside[1] : match.start()] if inside is not None else gap
        joined = bool(current) and not gap.strip(" \n.") and "\n\n" not in gap and (not gap.strip() or is_title(current[-1].group()))
        if word[0].isupper() and word not in ("I", "I'm", "I've", "I'll", "I’m", "I’ve", "I’ll") and (not current or joined):
            if not current:
                before, start_opens = last, opens
            current.append(match)
            if word.endswith(("'s", "’s")):
                runs.append(_Run(current, before, start_opens))
                current = []
        elif current and joined and is_particle(word) and NAME_GOES_ON.match(text, match.end()):
            current.append(match)
        elif current and word == "." and is_title(current[-1].group()) and text[match.start() - 1] != " ":
            continue
        elif current:
            runs.append(_Run(current, before, start_opens))
            current = []
        last = word
        opens = word in ".!?“\"«:;—–-‘'(" or "\n\n" in text[match.end() : match.end() + 3]
    if current:
        runs.append(_Run(current, before, start_opens))
    return runs


def _full_name(text: str, run: _Run) -> list[re.Match[str]]:
    """The words of a full name in the run, or none."""
    words, texts = run.words, run.texts()
    start, titled = _after_title(run, texts)
    while start < len(texts) and not titled and start < len(texts) - 1 and _no_name(texts[start], start == 0 and run.opens):
        start += 1
    words, texts = words[start:], texts[start:]
    while texts and texts[-1] in ("Jr", "Sr", "II", "III", "IV"):
        words, texts = words[:-1], texts[:-1]
    if not texts or any("." in word[1:-1] for word in texts):
        return []
    if not given(texts[0]) and (singular(texts[-1]) in roles() or is_title(texts[-1])):
        return []  # `Deputy Prime Minister` alone
    tail = _last_two(texts) or _behind_office(text, run, texts)
    if tail:  # `Minister of Economy X Y`, `State Agency X Y`
        return words[-tail:]
    if len(texts) > MAX_WORDS:
        return []
    first = next((i for i, word in enumerate(texts[:-1]) if given(word)), None)
    if first is not None and first <= 1 and (first == 0 or titled is False) and not _is_body(texts[first:]):
        return words[first:]
    if _is_body(texts) or any(word.isupper() and len(word) > 2 and "." not in word for word in texts):
        return []
    evidence = titled or (_role_before(run.before) and start == 0) or (len(texts) > 1 and _speaks(text, words[-1].end()))
    if len(texts) == 1:
        return words if titled and not is_place(texts[0]) and not _lead(texts[0]) else []
    initials = texts[0].endswith(".") and len(texts[0]) == 2
    return words if evidence or initials else []


def _last_two(texts: list[str]) -> int:
    """How many words at the run's end are a name put behind a body or a place, 0 where none are."""
    if len(texts) < 2 or (len(texts) == 2 and not surname_like(texts[-1])):
        return 0
    first, last = texts[-2:]
    strange = is_place(first) or first.lower() in stop() or singular(first) in roles() or is_place(last) or first.isupper()
    if strange or (len(texts) > 2 and not is_place(texts[-3]) and not surname_like(last)):
        return 0
    return 2 if surname_like(last) or given(first) else 0


def _behind_office(text: str, run: _Run, texts: list[str]) -> int:
    """2 where the run names an office's field and then its holder (`Minister of Foreign Affairs X Y`)."""
    if len(texts) < 3 or run.before != "of" or any(_is_common(word) for word in texts[-2:]):
        return 0
    lead = text[: run.words[0].start()].split()[-2:-1]
    return 2 if lead and singular(bare(lead[0])) in roles() else 0


def _is_common(word: str) -> bool:
    """Is the word no name's: a body's, a place's, an office's, or one with the ending of an abstract noun?"""
    listed = singular(word) in roles() or word.lower() in stop() or is_place(word) or _is_body([word])
    return listed or word.isupper() or word.lower().endswith(ABSTRACT)


def _after_title(run: _Run, texts: list[str]) -> tuple[int, bool]:
    """Where the name begins after the last title or role word of the run; whether there was one."""
    for index in range(len(texts) - 2, -1, -1):
        word = texts[index]
        if not given(word) and (is_title(word) or singular(word) in roles()):
            return index + 1, True
    return 0, is_title(run.before)


def _no_name(word: str, opens: bool) -> bool:
    low = word.lower()
    return low in stop() or (opens and not given(word) and bool(_plain(low))) or (word.isupper() and len(word) > 2) or low in nations()


def _plain(low: str) -> bool:
    """Is it an everyday word that only the sentence's beginning writes with a capital?"""
    forms = analyse(low)
    return (
        low in DETERMINERS
        or low in PREPOSITIONS
        or any(form.pos in ("adv", "conj", "verb", "converb") for form in forms[:1])
        or singular(low) in roles()
        or low in bodies()
    )


def _is_body(texts: list[str]) -> bool:
    joined = " ".join(texts).lower()
    if any(word.lower() in bodies() for word in texts) or joined in places():
        return True
    return any(f"{a} {b}".lower() in places() for a, b in pairwise(texts)) or (is_place(texts[-1]) and not given(texts[0]))


def _role_before(word: str) -> bool:
    return bool(word) and word.islower() and singular(word) in roles()


def _speaks(text: str, at: int) -> bool:
    """Do the words after tell of a person: an age, an apposition, a verb of saying?"""
    match = AFTER.match(text, at)
    if match is None:
        return False
    verb = match.group(1)
    if verb:
        return any(form.lemma in SAYING for form in analyse(verb))
    return bool(re.match(r"\s*,\s*(?:\d\d,|who\s|(?:an?|the)\s(?:[\w’'-]+\s){0,4})", text[at : at + 60])) and _role_near(text[at : at + 90])


def _role_near(words: str) -> bool:
    return bool(re.match(r"\s*,\s*(?:\d\d,|who\s)", words)) or any(
        singular(word) in roles() for word in re.findall(r"[A-Za-z-]+", words.split(".", maxsplit=1)[0])[:7]
    )


def _known_surname(run: _Run, surnames: set[str]) -> Span | None:
    """The run's last words when they are a surname of somebody named in full."""
    texts = run.texts()
    for size in (2, 1):
        if (
            len(texts) >= size
            and " ".join(texts[-size:]) in surnames
            and (size == len(texts) or all(_lead(word) for word in texts[:-size]))
        ):
            first, last = run.words[-size], run.words[-1]
            return Span(first.start(), last.start() + len(texts[-1]))
    return None


def _lead(word: str) -> bool:
    low = word.lower()
    return is_title(word) or low in stop() or singular(low) in roles() or low in nations() or _plain(low)


def _single(text: str, run: _Run) -> Span | None:
    """One capitalised word that speaks and is no place, body or plural (`Ivanov said`)."""
    texts = run.texts()
    word = texts[-1]
    if (
        len(texts) != 1
        or len(word) < 3
        or "." in word
        or word.isupper()
        or is_place(word)
        or word.lower() in stop()
        or singular(word) in roles()
    ):
        return None
    if (run.opens and _plain(word.lower())) or (word.endswith("s") and analyse(word)[:1] and analyse(word)[0].number == "pl"):
        return None
    if given(word) and run.before == "," and text[run.words[-1].end() :][:1] == ",":  # `his wife, Marta,`
        return Span(run.words[-1].start(), run.words[-1].start() + len(word))
    if given(word) or not _says(text, run.words[-1].end()) or run.before.lower() in PREPOSITIONS | {"the", "a", "an"}:
        return None
    return Span(run.words[-1].start(), run.words[-1].start() + len(word))


def _says(text: str, at: int) -> bool:
    match = AFTER.match(text, at)
    return bool(match and match.group(1) and any(form.lemma in SAYING and form.pos == "verb" for form in analyse(match.group(1))))
