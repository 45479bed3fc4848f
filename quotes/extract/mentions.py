"""Names as printed. In: a page of tokens (and a tagger's spans, where it ran). Out: mentions of people, not yet joined into persons."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from quotes.extract.runs import (
    LONGEST_NAME,
    find_runs,
    is_given,
    is_initialled,
    is_person_noun,
    is_place,
    is_surname,
    is_unknown,
    like_surname,
    name_in_run,
)
from quotes.extract.tokens import Token
from quotes.extract.units import Page, Sentence
from quotes.lang.pack import NameReading, Pack
from quotes.model.spans import Span


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
    _printed: frozenset[str] | None = None

    @property
    def name(self) -> str:
        """The fullest nominative form."""
        return " ".join(self.words)

    def named_before(self, place: int) -> int:
        """How many of its mentions, which stand in text order, begin before the place."""
        return bisect_left(self.mentions, place, key=lambda mention: mention.start)

    def printed(self) -> frozenset[str]:
        """The longer words of all its mentions, folded; asked for when all mentions are known."""
        if self._printed is None:
            self._printed = frozenset(token.low for mention in self.mentions for token in mention.tokens if len(token.low) > 2)
        return self._printed


def find_mentions(page: Page, tagged: Sequence[Span] | None) -> list[Mention]:
    """The names printed in the body: the tagger's with what it overlooked, or, where `tagged` is None, what the rules find."""
    if tagged is None:
        return _by_rule(page)
    found = _from_spans(page, tagged)
    return _with_rules(page, found) if page.pack.order == "free" else found


def _from_spans(page: Page, spans: Sequence[Span]) -> list[Mention]:
    named = sorted(page.named, key=lambda sentence: sentence.tokens[0].start)  # a headline may stand below
    starts = [token.start for sentence in named for token in sentence.tokens]
    places = [(sentence, index) for sentence in named for index in range(len(sentence.tokens))]
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
    if last - first > 1 and pack.order == "free" and (_plain_noun(sentence, first) or (last - first > 2 and _trade(pack, sentence, first))):
        first += 1
    while last - first > 2 and pack.order == "free" and any(form.lemma in pack.lists["organisations"] for form in tokens[first].forms):
        first += 1  # «спикер Мажилиса Имя Фамилия»
    if first and any(form.lemma in pack.lists["named_after"] for form in tokens[first - 1].forms):
        return []  # «на улице Марата Сабитова»
    if last - first == 1 and any(form.lemma in pack.lists["organisations"] for form in tokens[first].forms):
        return []
    if last - first == 1 and pack.order == "free" and (_trade(pack, sentence, first) or _plain_start(sentence, first)):
        return []  # «Вулканолог добавил, что …»
    if pack.order == "free" and 0 < last < len(tokens) and not tokens[last - 1].text.isupper() and _shouted(tokens[last]):
        last += 1
    if pack.order == "free" and last - first == 1 and is_given(pack, tokens[first]) and _surname_behind(tokens, last):
        last += 1
    bracket = next((i for i in range(first + 1, last) if tokens[i].text == "("), None)
    last = bracket if bracket is not None else last
    if pack.order == "free" and last - first == 1 and first > 1 and _could_be_given(pack, tokens, first - 1):
        first -= 1  # a given name that no tagger knows
    return _parted(pack, sentence, first, last) if first < last and last - first <= LONGEST_NAME + 1 else []


def _parted(pack: Pack, sentence: Sentence, first: int, last: int) -> list[Mention]:
    """One mention, or two where two names stand side by side."""
    words = tuple(token.text for token in sentence.tokens[first:last] if token.kind == "word")
    cut = _seam(pack, words)
    if cut:
        return [Mention(sentence, first, first + cut, []), Mention(sentence, first + cut, last, [])]
    return [Mention(sentence, first, last, [])]


def _plain_noun(sentence: Sentence, index: int) -> bool:
    """A sentence's first word that is a common noun standing before a name (`Оптимизм Сабитова …`)."""
    forms = sentence.tokens[index].forms
    opens = index == 0 or sentence.tokens[index - 1].kind != "word"
    return opens and bool(forms) and forms[0].pos == "noun" and not any(f.animate or f.kind for f in forms)


def _plain_start(sentence: Sentence, index: int) -> bool:
    """A sentence's first word that the dictionary knows as an adverb, a verb or the like, and as no name (`Многословно …`)."""
    forms = sentence.tokens[index].forms
    opens = index == 0 or sentence.tokens[index - 1].kind != "word"
    return opens and bool(forms) and all(form.known and form.pos not in ("noun", "adj", "other") for form in forms)


def _shouted(token: Token) -> bool:
    """A surname in capitals alone behind a given name (`Марат САБИТОВ`)."""
    word = token.text
    surname = any(form.kind in ("surname", "name") for form in token.forms) or not any(form.known for form in token.forms)
    return token.kind == "word" and word.isupper() and word.isalpha() and len(word) > 3 and token.space and surname and not word.isascii()


def _surname_behind(tokens: list[Token], index: int) -> bool:
    """A surname that is a plain word's form too, which taggers overlook (`Марат Столбов`)."""
    if index >= len(tokens) or (index + 1 < len(tokens) and tokens[index + 1].is_capital):
        return False
    return tokens[index].is_capital and tokens[index].space and like_surname(tokens[index]) and not is_place(tokens[index])


def _trade(pack: Pack, sentence: Sentence, index: int) -> bool:
    """A sentence's first word that is a common noun of people before a whole name (`Вулканолог Марат Сабитов …`).

    An office is one, though it be a given name too (`Аким добавил, что …`).
    """
    opens = index == 0 or sentence.tokens[index - 1].kind != "word"
    token = sentence.tokens[index]
    office = any(form.lemma in pack.lists["roles"] and form.kind in ("", "name") for form in token.forms[:1])
    return opens and (office or is_person_noun(token))


def _seam(pack: Pack, words: tuple[str, ...]) -> int:
    """Where two names that stand side by side (`Ислама Каримова Лолла Каримова`) part; 0 where it is one name."""
    if len(words) != 4 or any("." in word for word in words):
        return 0
    whole = pack.names.name_readings(words)[0].score
    halves = min(pack.names.name_readings(words[:2])[0].score, pack.names.name_readings(words[2:])[0].score)
    return 2 if halves > 0.7 and (whole < 0.5 or words[1][:4] == words[3][:4]) else 0


def _may_name(token: Token) -> bool:
    return token.is_capital


def _could_be_given(pack: Pack, tokens: list[Token], index: int) -> bool:
    """Could this capitalised word inside a sentence be the given name of the surname after it?"""
    token = tokens[index]
    if not token.is_capital or token.text.isupper() or tokens[index - 1].text in ".!?" or tokens[index - 1].is_capital:
        return False
    listed = pack.lists["roles"] | pack.lists["organisations"] | pack.lists["person_nouns"]
    if is_place(token) or any(form.lemma in listed or form.pos in ("adj", "verb") for form in token.forms):
        return False
    return any(form.pos == "noun" and form.case == "nom" and form.number == "sg" for form in token.forms)


def _by_rule(page: Page) -> list[Mention]:
    """Names without a tagger: names inside runs of capitalised words; then the same words wherever they stand again."""
    found: list[Mention] = []
    known: set[str] = set()
    pending: list[tuple[Sentence, int, int]] = []
    for sentence in page.named:
        for first, last in find_runs(page.pack, sentence):
            name = name_in_run(page.pack, sentence, first, last)
            if name is not None:
                found += _parted(page.pack, sentence, *name)
                known |= {word[: max(4, len(word) - 2)] for word in (t.low for t in sentence.tokens[slice(*name)]) if len(word) > 3}
            else:
                pending.append((sentence, first, last))
    for sentence, first, last in pending:
        for index in range(first, last):
            token = sentence.tokens[index]
            stems = {token.low, token.low[:-1], token.low[:-2], token.low[: max(4, len(token.low) - 2)]}
            if len(token.low) > 3 and stems & known and not is_place(token):
                found.append(Mention(sentence, index, index + 1, []))
                break
    return sorted(found, key=lambda mention: mention.start)


def _with_rules(page: Page, tagged: list[Mention]) -> list[Mention]:
    """The tagger's names, and full names it overlooked: two unknown capitalised words after a role (or its genitive)."""
    taken = {token.start for mention in tagged for token in mention.tokens}
    printed = {tuple(t.text for t in mention.tokens) for mention in tagged}
    lasts = {words[-1].lower() for words in printed if len(words) > 1 and len(words[-1]) > 3}
    titled = page.pack.lists["roles"] | page.pack.lists["person_nouns"]
    extra: list[Mention] = []
    for sentence in page.named:
        tokens = sentence.tokens
        for first, last in find_runs(page.pack, sentence):
            words = tokens[first:last]
            if any(word.start in taken for word in words):
                continue
            spelled = tuple(word.text for word in words)
            again = spelled in printed if len(words) > 1 else is_surname(words[0], lasts) and not is_place(words[0])
            fresh = len(words) in (2, 3) and all(word.space and is_unknown(word) for word in words)
            name = name_in_run(page.pack, sentence, first, last) if sentence.number in page.untagged and len(words) > 1 else None
            if name is not None:
                extra += _parted(page.pack, sentence, *name)
                continue
            if (
                again
                or is_initialled(words)
                or (fresh and any(form.lemma in titled for t in tokens[max(0, first - 4) : first] for form in t.forms))
            ):
                extra.append(Mention(sentence, first, last, []))
    return sorted(tagged + extra, key=lambda mention: mention.start)
