"""Reporting words by word order. In: a line. Out: each cue with its verb group, its voice, and the phrase that speaks."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.extract.svo.line import BODY, NUMBER, Line, Noun
from quotes.extract.svo.nouns import aside_back, noun_back
from quotes.extract.svo.nouns_after import noun_forward
from quotes.extract.svo.subjects import subject_before
from quotes.extract.svo.words import ASPECT, BE, DO, FREE, HAVE, SINGULAR_NO, WISH
from quotes.lang.pack import Cue, Form

QUOTED = frozenset(("quoted", "cited", "quotes", "cites", "quoting", "citing"))
MAX_QUOTED = 14  # words from `quoted` to `as saying`


@dataclass(frozen=True, slots=True)
class Saying:
    """A cue in a line: the cue's tokens `[first, last)`, where its verb group begins, how the verb stands
    (`finite`, `ing`, `passive`, `noun`), and the phrase before it that could be its subject."""

    cue: Cue
    first: int
    last: int
    group: int
    stands: str
    form: Form
    subject: Noun | None

    def takes(self, what: str) -> bool:
        """Does the cue govern `what`?"""
        return what in self.cue.governs


def find_sayings(line: Line) -> list[Saying]:
    """The cues of the line's own words (none inside marks), left to right."""
    found: list[Saying] = []
    index = 0
    while index < len(line.tokens):
        saying = _saying(line, index) if line.tokens[index].kind == "word" and not line.tokens[index].depth else None
        if saying is not None:
            found.append(saying)
            index = saying.last
        else:
            index += 1
    return found


def _saying(line: Line, index: int) -> Saying | None:
    if line.is_name(index):
        return None
    token = line.tokens[index]
    if token.is_capital and index > 0 and line.tokens[index - 1].kind == "word" and line.tokens[index - 1].is_capital:
        return None
    for form in token.forms:
        for cue in line.pack.cues.get(form.lemma, ()):
            last = _rest(line, index, cue)
            if last is None:
                continue
            if "nominal" in cue.governs:
                if form.pos in ("noun", "infinitive", "verb") and _is_noun(line, index):
                    return Saying(cue, index, last, index, "noun", form, None)
                continue
            if form.pos in ("verb", "converb", "infinitive", "participle"):
                quoted = quoted_as(line, index) if form.pos == "converb" and line.low(index - 1) == "as" else None
                if quoted is not None:
                    return Saying(cue, index, last, quoted[0], "finite", form, quoted[1])
                stands = _stands(line, index, form)
                if stands:
                    group = _group(line, index)
                    subject = subject_before(line, group, stands)
                    if form.person == "3" and stands == "finite" and subject is not None and _is_plural(line, subject):
                        continue
                    return Saying(cue, index, last, group, stands, form, subject)
    return None


def quoted_as(line: Line, index: int) -> tuple[int, Noun] | None:
    """`X was quoted as saying`, `Newsline quoted X as saying`: where the words that attribute begin, and X."""
    quoted = next((i for i in range(index - 2, max(-1, index - MAX_QUOTED), -1) if line.low(i) in QUOTED), None)
    if quoted is None or any(line.tokens[i].text in (";", ":") or line.tokens[i].kind == "quote" for i in range(quoted, index)):
        return None
    group = _group(line, quoted)
    outer = subject_before(line, group, "finite")
    if quoted + 1 == index - 1 or line.low(quoted + 1) == "by":
        return (min(group, outer.first), outer) if outer is not None and outer.rank >= BODY else None
    named = noun_forward(line, quoted + 1, index - 1)
    return (min(group, outer.first) if outer is not None else group, named) if named is not None and named.rank >= BODY else None


def _is_plural(line: Line, noun: Noun) -> bool:
    """A plural noun or a number in lower case: with it a word in -s is a noun (`many states`)."""
    token = line.tokens[noun.head]
    number = line.low(noun.head) in FREE or token.text[:1].isdigit() or NUMBER.match(line.low(noun.head)) is not None
    return number and line.low(noun.head) not in ("one", "another", "none")


def _rest(line: Line, index: int, cue: Cue) -> int | None:
    """The end of the phrase when the cue's further words follow, an adverb between them at most."""
    at = index + 1
    for word in cue.words[1:]:
        if line.is_adverb(at) and line.low(at) != word:
            at += 1
        if line.low(at) != word:
            return None
        at += 1
    return at


def _is_noun(line: Line, index: int) -> bool:
    """Does what stands before make this a noun (`the claim`, `his warning`, `Carter's statement`)?"""
    before = line.low(index - 1)
    pos = line.pos(index - 1)
    if line.ends_possessive(index - 1) or before in (
        "'",
        "his",
        "her",
        "their",
        "its",
        "my",
        "our",
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "no",
        "any",
        "of",
        "by",
    ):
        return True
    if before[:1].isdigit():
        return not line.is_time(index - 2)  # `on May 3 called on the council`
    if "prep" in pos and before not in ("to",):
        return True
    superlative = before.endswith("est") and len(before) > 5 and line.low(index - 2) in ("the", "its", "their", "his", "her")
    return superlative or ("adj" in pos and "noun" not in pos and before not in FREE)


def _stands(line: Line, index: int, form: Form) -> str:
    """How the verb stands; empty where it does not report (a noun, a wish, a denial, an attribute)."""
    lead = line.low(index - 1)
    gerund = form.pos == "converb" and lead in ("by", "while", "after", "before", "in", "with")
    if _is_noun(line, index) and not gerund and (lead not in ("that", "this") or form.pos in ("infinitive", "converb")):
        return ""
    at = index - 1
    while at >= 0 and (line.is_adverb(at) or line.low(at) in ("not", "n't")):
        if line.low(at) in SINGULAR_NO:
            return ""
        at -= 1
    before = line.low(at)
    if before in SINGULAR_NO or before in WISH:
        return ""
    if form.pos == "converb":
        if before in ("for", "of", "from", "about", "to", "than", "without", "like"):
            return ""
        if before == "as" and line.low(at - 1) in ("quoted", "cited"):
            return "finite"
        return "finite" if before in BE else "ing"
    if form.pos == "infinitive":
        return _base(line, at, before)
    participle = any(f.pos == "participle" and f.lemma == form.lemma for f in line.tokens[index].forms)
    if before in BE:
        return "passive" if participle else ""
    if before in HAVE:
        return (
            "" if not participle else "" if any(line.low(i) in WISH or line.low(i) in SINGULAR_NO for i in (at - 1, at - 2)) else "finite"
        )
    if form.pos == "participle" and not any(f.pos == "verb" for f in line.tokens[index].forms):
        return ""
    return "finite"


def _base(line: Line, at: int, before: str) -> str:
    """The bare verb: after `to` of an aspect verb, after do, or with a plural subject."""
    if before == "to":
        head = at - 1
        while head >= 0 and line.is_adverb(head):
            head -= 1
        lemmas = {form.lemma for form in line.tokens[head].forms} if head >= 0 else set()
        if line.low(head) in ("on",) and head:
            lemmas |= {form.lemma for form in line.tokens[head - 1].forms}
        if lemmas & ASPECT and not any(line.low(i) in SINGULAR_NO for i in (head - 1, head - 2)):
            return "finite"
        return ""
    if before in DO:
        return "finite"
    if before in ("will", "would", "'ll", "let", "let's", "please", "shall"):
        return ""
    noun = noun_back(line, at + 1, 0)
    if noun is None:
        noun = aside_back(line, at, 0) if at > 0 and line.tokens[at].text == "," else None
    if noun is None:
        return ""
    if line.low(noun.first) in ("a", "an", "this", "each", "every"):
        return ""
    low = line.low(noun.head)
    word = at + 1
    while line.is_adverb(word) and word < at + 4:
        word += 1
    if low in FREE and "noun" in line.pos(word) and line.pos(word + 1) == {"noun"} and not line.tokens[word + 1].is_capital:
        return ""  # `some state officials`
    plural = (
        low in ("they", "we", "i", "you", "who", "people", "police")
        or low in ("many", "some", "others", "most", "several")
        or any(f.number == "pl" for f in line.tokens[noun.head].forms)
    )
    joined = any(line.low(i) == "and" for i in range(noun.first, noun.last))
    return "finite" if plural or joined else ""


def _group(line: Line, index: int) -> int:
    """Where the verb group of this verb begins: auxiliaries, adverbs, aspect verbs with their `to`."""
    at = index
    while at > 0:
        before = line.low(at - 1)
        if line.is_adverb(at - 1) or before in BE or before in HAVE or before in DO:
            at -= 1
        elif before == "to" and at > 1 and {f.lemma for f in line.tokens[at - 2].forms} & ASPECT:
            at -= 2
        elif before == "to" and at > 2 and line.low(at - 2) == "on" and {f.lemma for f in line.tokens[at - 3].forms} & {"go"}:
            at -= 3
        elif before == "by" and at > 1 and line.is_finite(at - 2) and "converb" in line.pos(at):
            at -= 2
        else:
            break
    while at < index and line.is_adverb(at) and line.low(at) in ("then", "now", "here", "there", "again") and at == 0:
        at += 1
    return at
