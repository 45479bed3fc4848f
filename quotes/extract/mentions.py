"""Names as printed. In: a page of tokens (and a tagger's spans, where it ran). Out: mentions of people, not yet joined into persons."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from quotes.extract.units import Page, Sentence, Token
from quotes.lang.pack import NameReading, Pack
from quotes.model.spans import Span

LONGEST_NAME = 5


@dataclass(slots=True, eq=False)
class Mention:
    """One printed name: its sentence, its tokens `[first, last)`, its readings, and the person it was joined to."""

    sentence: Sentence
    first: int
    last: int
    readings: list[NameReading]
    person: Person | None = None
    cases: frozenset[str] = frozenset()
    genders: frozenset[str] = frozenset()

    @property
    def tokens(self) -> list[Token]:
        """Its tokens."""
        return self.sentence.tokens[self.first : self.last]

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.sentence.tokens[self.first].start


@dataclass(slots=True, eq=False)
class Person:
    """One person of the article; `name` is the fullest nominative form, `variants` its other forms."""

    words: tuple[str, ...]
    gender: str = ""
    mentions: list[Mention] = field(default_factory=list)
    variants: dict[str, int] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest nominative form."""
        return " ".join(self.words)


def find_mentions(page: Page, tagged: Sequence[Span] | None) -> list[Mention]:
    """The names printed in the body: the tagger's with what it overlooked, or, where `tagged` is None, what the rules find."""
    if tagged is None:
        return _by_rule(page)
    found = _from_spans(page, tagged)
    return _with_rules(page, found) if page.pack.order == "free" else found


def _from_spans(page: Page, spans: Sequence[Span]) -> list[Mention]:
    starts = [token.start for sentence in page.sentences for token in sentence.tokens]
    places = [(sentence, index) for sentence in page.sentences for index in range(len(sentence.tokens))]
    found: list[Mention] = []
    for span in spans:
        at = bisect_left(starts, span.start)
        if at >= len(starts) or starts[at] >= span.end:
            continue
        sentence, first = places[at]
        last = first
        while last < len(sentence.tokens) and sentence.tokens[last].start < span.end:
            last += 1
        found += _clean(page.pack, sentence, first, last)
    return found


def _clean(pack: Pack, sentence: Sentence, first: int, last: int) -> list[Mention]:
    """Trim what is no part of a name (marks, lower-case words at the edges)."""
    tokens = sentence.tokens
    while first < last and not _may_name(tokens[first]):
        first += 1
    while first < last and not _may_name(tokens[last - 1]):
        last -= 1
    if last - first > 1 and pack.order == "free" and _plain_noun(sentence, first):
        first += 1
    bracket = next((i for i in range(first + 1, last) if tokens[i].text == "("), None)
    last = bracket if bracket is not None else last
    if pack.order == "free" and last - first == 1 and first > 1 and tokens[first - 1].is_capital and _unknown(tokens[first - 1]):
        first -= 1  # a given name that no tagger knows
    words = tuple(token.text for token in tokens[first:last] if token.kind == "word")
    cut = _seam(pack, words)
    if cut:
        return [Mention(sentence, first, first + cut, []), Mention(sentence, first + cut, last, [])]
    return [Mention(sentence, first, last, [])] if first < last and last - first <= LONGEST_NAME + 1 else []


def _plain_noun(sentence: Sentence, index: int) -> bool:
    """A sentence's first word that is a common noun standing before a name (`Оптимизм Сабитова …`)."""
    forms = sentence.tokens[index].forms
    opens = index == 0 or sentence.tokens[index - 1].kind != "word"
    return opens and bool(forms) and forms[0].pos == "noun" and not any(f.animate or f.kind for f in forms)


def _seam(pack: Pack, words: tuple[str, ...]) -> int:
    """Where two names that stand side by side (`Ислама Каримова Лолла Каримова`) part; 0 where it is one name."""
    if len(words) != 4 or any("." in word for word in words):
        return 0
    whole = pack.names.name_readings(words)[0].score
    halves = min(pack.names.name_readings(words[:2])[0].score, pack.names.name_readings(words[2:])[0].score)
    return 2 if halves > 0.7 and (whole < 0.5 or words[1][:4] == words[3][:4]) else 0


def _may_name(token: Token) -> bool:
    return token.is_capital


def _by_rule(page: Page) -> list[Mention]:
    """Names without a tagger: runs of capitalised words that hold a given name, a surname, or stand after a role."""
    found: list[Mention] = []
    known: set[str] = set()
    pending: list[tuple[Sentence, int, int]] = []
    for sentence in page.sentences:
        for first, last in _runs(page.pack, sentence):
            if _is_name(page.pack, sentence, first, last):
                found.append(Mention(sentence, first, last, []))
                known |= {word[:4] for word in (t.low for t in sentence.tokens[first:last]) if len(word) > 3}
            else:
                pending.append((sentence, first, last))
    for sentence, first, last in pending:
        token = sentence.tokens[first]
        if last - first == 1 and len(token.low) > 3 and token.low[:4] in known and not _is_place(token):
            found.append(Mention(sentence, first, last, []))
    return sorted(found, key=lambda mention: mention.start)


def _with_rules(page: Page, tagged: list[Mention]) -> list[Mention]:
    """The tagger's names, and full names it overlooked: two unknown capitalised words after a role (or its genitive)."""
    taken = {token.start for mention in tagged for token in mention.tokens}
    printed = {tuple(t.text for t in mention.tokens) for mention in tagged}
    lasts = {words[-1] for words in printed if len(words) > 1 and len(words[-1]) > 3}
    titled = page.pack.lists["roles"] | page.pack.lists["person_nouns"]
    extra: list[Mention] = []
    for sentence in page.sentences:
        tokens = sentence.tokens
        for first, last in _runs(page.pack, sentence):
            words = tokens[first:last]
            if any(word.start in taken for word in words):
                continue
            spelled = tuple(word.text for word in words)
            again = spelled in printed if len(words) > 1 else spelled[0] in lasts and not _is_place(words[0])
            fresh = len(words) in (2, 3) and all(word.space and _unknown(word) for word in words)
            if again or (fresh and any(form.lemma in titled for t in tokens[max(0, first - 4) : first] for form in t.forms)):
                extra.append(Mention(sentence, first, last, []))
    return sorted(tagged + extra, key=lambda mention: mention.start)


def _unknown(token: Token) -> bool:
    """Could the word be part of a name: a known name, or a word that no dictionary knows?"""
    if token.text.isupper() or not token.text.isalpha() or token.text.isascii():
        return False
    return any(form.kind in ("name", "surname", "patronymic") for form in token.forms) or not any(form.known for form in token.forms)


def _runs(pack: Pack, sentence: Sentence) -> list[tuple[int, int]]:
    tokens = sentence.tokens
    runs: list[tuple[int, int]] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if not token.is_capital or token.low in pack.lists["stop"] or _plain_opener(sentence, index):
            index += 1
            continue
        last = index + 1
        while last < len(tokens) and tokens[last].is_capital and last - index < LONGEST_NAME and tokens[last - 1].kind == "word":
            last += 1
        runs.append((index, last))
        index = last
    return runs


def _plain_opener(sentence: Sentence, index: int) -> bool:
    """A sentence's first word that a dictionary knows as no name."""
    token = sentence.tokens[index]
    if index and sentence.tokens[index - 1].kind not in ("mark", "punct"):
        return False
    return (
        bool(token.forms) and not any(form.kind in ("name", "surname", "patronymic") for form in token.forms) and not _like_surname(token)
    )


def _like_surname(token: Token) -> bool:
    return (
        token.low.endswith(("ов", "ев", "ин", "ова", "ева", "ина", "ский", "ская", "енко", "ову", "еву", "ым", "ого", "ой"))
        and len(token.low) > 4
    )


def _is_place(token: Token) -> bool:
    return any(form.kind in ("place", "org") for form in token.forms)


def _is_name(pack: Pack, sentence: Sentence, first: int, last: int) -> bool:
    words = sentence.tokens[first:last]
    if any(word.text.isupper() and len(word.text) > 1 and "." not in word.text for word in words):
        return False
    named = sum(any(form.kind in ("name", "patronymic") for form in word.forms) for word in words)
    given = sum(word.low in pack.lists["given_names"] for word in words)
    surname = any(any(form.kind == "surname" for form in word.forms) or _like_surname(word) for word in words)
    before = sentence.tokens[first - 1] if first else None
    after_role = before is not None and any(form.lemma in pack.lists["roles"] for form in before.forms)
    if last - first >= 2:
        return bool(named or given or after_role or "." in words[0].text) or (surname and not any(_is_place(word) for word in words))
    return bool(after_role and not _is_place(words[0])) or (surname and not _is_place(words[0]) and not _plain_word(words[0])) or named == 1


def _plain_word(token: Token) -> bool:
    return any(form.kind == "" and form.pos in ("noun", "adj", "verb", "adv") for form in token.forms[:1])
