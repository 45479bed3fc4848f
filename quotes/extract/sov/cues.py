"""Reporting verbs in languages whose verb comes last. In: a sentence's tokens. Out: hits with their shape, and source phrases."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.extract.phrases import Phrase
from quotes.extract.reader import PERSON, ROLE, Reader
from quotes.extract.sov.phrases import phrase_ending
from quotes.extract.tokens import Token
from quotes.lang.pack import Cue, Form

CASES = {"gen": ("gen", "nom"), "like": ("nom", "gen", "abl", "loc")}
VERBAL = frozenset(("verb", "converb", "participle"))


@dataclass(frozen=True, slots=True)
class Hit:
    """A reporting verb: tokens `[first, last)` with its auxiliaries; `shape`: finite, converb or participle (before a noun)."""

    cue: Cue
    first: int
    last: int
    shape: str
    form: Form

    def takes(self, *what: str) -> bool:
        """Does the cue govern one of these?"""
        return any(each in self.cue.governs for each in what)


@dataclass(frozen=True, slots=True)
class Source:
    """A phrase that names its source: tokens `[first, last)` behind the noun phrase `who`."""

    first: int
    last: int
    who: Phrase


def find_hits(reader: Reader, low: int, high: int) -> list[Hit]:
    """The reporting verbs of tokens `[low, high)`, left to right; none in the first person (that is the outlet itself)."""
    hits: list[Hit] = []
    for index in range(low, high):
        if hits and index < hits[-1].last:
            continue
        token = reader.tokens[index]
        if token.kind == "word" and not token.depth and not reader.is_name(index):
            hit = _hit(reader, index, high)
            if hit is not None:
                hits.append(hit)
    return hits


def _hit(reader: Reader, index: int, high: int) -> Hit | None:
    tokens, pack = reader.tokens, reader.pack
    keys = dict.fromkeys(form.lemma for form in tokens[index].forms)
    for cue in sorted((cue for key in keys for cue in pack.cues.get(key, ())), key=lambda cue: -len(cue.words)):
        verb = index + len(cue.words) - 1
        if verb >= high or any(tokens[index + i].low != word for i, word in enumerate(cue.words[:-1])):
            continue
        forms = [form for form in tokens[verb].forms if form.lemma == cue.words[-1] and (_can_say(form) or _is_state(form, cue))]
        if not forms or tokens[verb].low in pack.lists["never"] or tokens[verb].depth:
            continue
        last = verb + 1
        while last < high and _is_auxiliary(reader, last):
            last += 1
        if any(
            form.person == "1" for token in tokens[verb:last] for form in token.forms if form.pos == "verb" and _fits(form, cue, reader)
        ):
            return None
        shape = _shape(reader, forms, last)
        before = tokens[index - 1] if index else None
        inside = before is not None and before.kind == "word" and before.low not in pack.lists["complementisers"]
        if shape == "participle" and "passive" in cue.governs and inside:
            continue  # `the said …`
        return Hit(cue, index, last, shape, forms[0])
    return None


def _can_say(form: Form) -> bool:
    """A verb, or a participle that is not itself reported (`etdiyini`)."""
    return form.pos in VERBAL and not form.case


def _is_state(form: Form, cue: Cue) -> bool:
    """`… degen pikirde`: a noun in the locative that says of what mind somebody is."""
    return "state" in cue.governs and form.pos == "noun" and form.case in ("loc", "nom")


def _fits(form: Form, cue: Cue, reader: Reader) -> bool:
    return form.lemma == cue.words[-1] or form.lemma in reader.pack.lists["auxiliaries"]


def _is_auxiliary(reader: Reader, index: int) -> bool:
    token = reader.tokens[index]
    return token.kind == "word" and any(
        form.lemma in reader.pack.lists["auxiliaries"] and form.pos in ("verb", "noun") for form in token.forms
    )


def _shape(reader: Reader, forms: list[Form], last: int) -> str:
    """Finite at a clause's end; before a noun what could be finite is a participle (kk `айтқан маман`)."""
    following = reader.tokens[last] if last < len(reader.tokens) else None
    kinds = {form.pos for form in forms}
    if "participle" in kinds and "verb" not in kinds:
        return "participle"
    if kinds == {"converb"}:
        return "converb"
    before_noun = tuple(reader.pack.lists["before_noun"])
    if before_noun and reader.tokens[last - 1].low.endswith(before_noun) and following is not None and following.kind == "word":
        return "participle"
    return "finite"


def find_sources(reader: Reader, low: int, high: int) -> list[Source]:
    """The phrases that name a source (`X-nyń aıtýynsha`, `X-ın sözlərinə görə`), left to right."""
    found: list[Source] = []
    for index in range(low + 1, high):
        if found and index < found[-1].last:
            continue
        end = _phrase_last(reader, index, high) or _verbal_last(reader, index, high)
        if end is None:
            continue
        last, case = end
        who = _before(reader, index, low, case)
        if who is not None and (case != "dat" or who.rank in (PERSON, ROLE)):
            found.append(Source(index, last, who))
    return found


def _before(reader: Reader, index: int, low: int, case: str) -> Phrase | None:
    """The noun phrase before a source phrase; in the ablative another word may part them (`X-dən Outlet-a verilən məlumata görə`)."""
    if case != "abl":
        return phrase_ending(reader, index - 1, low, CASES.get(case, (case,)))
    places = range(index - 1, max(low - 1, index - 4), -1)
    return next((phrase for i in places if (phrase := phrase_ending(reader, i, low, ("abl",))) is not None), None)


def _phrase_last(reader: Reader, index: int, high: int) -> tuple[int, str] | None:
    """The end of a phrase of the pack's sources that begins here, and the case its noun stands in before it."""
    tokens = reader.tokens
    for source in reader.pack.sources:
        if source.words[1] != tokens[index].low:
            continue
        words = source.words[1:]
        last = index + len(words)
        if last <= high and all(token.low == word for token, word in zip(tokens[index:last], words, strict=True)):
            return last, source.words[0].strip("{}")
    return None


def _verbal_last(reader: Reader, index: int, high: int) -> tuple[int, str] | None:
    """`aıtýynsha`, `atap ótkendeı`, `qeyd etdiyi kimi`, `bildirdiyinə görə`: any reporting verb so used."""
    tokens = reader.tokens
    for width in (1, 2, 3):
        last = index + width
        if last > high:
            return None
        for form in tokens[last - 1].forms:
            if form.pos == "participle" and form.case in ("by", "like", "dat") and _is_cue(reader, tokens[index : last - 1], form):
                if form.case == "by":
                    return last, "gen"
                follower = tokens[last].low if last < high else ""
                if form.case == "like" and reader.pack.lists["like"] and follower in reader.pack.lists["like"]:
                    return last + 1, "like"
                if form.case == "like" and not reader.pack.lists["like"]:
                    return last, "like"
                if form.case == "dat" and follower in reader.pack.lists["by"]:
                    return last + 1, "gen"
    return None


def _is_cue(reader: Reader, before: list[Token], form: Form) -> bool:
    words = (*(token.low for token in before), form.lemma)
    return any(cue.words == words for cue in reader.pack.cues.get(words[0], ()))
