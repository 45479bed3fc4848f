"""People of an article. In: a page of tokens (and the tagger's spans, where it ran). Out: mentions of names, grouped into people.

All inflected mentions of one person become one `Person` with the fullest nominative form; ambiguous forms (Ильхама Алиева) are
settled by what stands before them and by the article's other mentions.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
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


@dataclass(slots=True)
class People:
    """The people of one article and where they are named."""

    persons: list[Person]
    mentions: list[Mention]
    at: dict[int, Mention]  # start offset of each token of a mention → the mention

    def of(self, token: Token) -> Mention | None:
        """The mention the token belongs to."""
        return self.at.get(token.start)


def find_people(page: Page, tagged: Sequence[Span] | None) -> People:
    """Names and whose they are. `tagged` are a tagger's spans; None lets the rules look for names."""
    return people_of(page, _from_spans(page, tagged) if tagged is not None else _by_rule(page))


def people_of(page: Page, mentions: list[Mention]) -> People:
    """The people whom the mentions name."""
    for mention in mentions:
        _read(page.pack, mention)
    persons = _group(mentions)
    at = {token.start: mention for mention in mentions for token in mention.tokens}
    return People(persons, mentions, at)


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
    return [Mention(sentence, first, last, [])] if first < last and last - first <= LONGEST_NAME + 1 else []


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


def _read(pack: Pack, mention: Mention) -> None:
    """The name's readings, cut down to the cases its surroundings allow."""
    words = tuple(token.text for token in mention.tokens if token.kind == "word")
    readings = list(pack.names.name_readings(words[:LONGEST_NAME]))
    cases = _expected(pack, mention)
    kept = [reading for reading in readings if not cases or not reading.case or reading.case in cases]
    mention.readings = kept or readings


def _expected(pack: Pack, mention: Mention) -> frozenset[str]:
    """The cases that the words before the name allow; empty where they say nothing."""
    if mention.first == 0 or pack.order == "sov":  # there an office before a name never declines
        return frozenset()
    before = mention.sentence.tokens[mention.first - 1]
    if before.kind != "word":
        return frozenset()
    if before.low in pack.lists["prepositions"] or any(form.pos == "prep" for form in before.forms[:1]):
        return frozenset(("gen", "dat", "acc", "ins", "loc"))
    if any(form.lemma in pack.lists["roles"] or form.lemma in pack.lists["person_nouns"] for form in before.forms):
        return frozenset(form.case for form in before.forms if form.pos == "noun" and form.case)
    return frozenset()


def _group(mentions: list[Mention]) -> list[Person]:
    """Join mentions into people: full names first, then single words to the person they belong to."""
    votes: Counter[str] = Counter()
    for mention in mentions:
        for reading in mention.readings:
            votes[_key(reading.words)] += reading.score  # type: ignore[assignment]
            votes["*" + reading.words[-1].lower()] += reading.score / 2  # type: ignore[assignment]
    persons: list[Person] = []
    by_key: dict[str, Person] = {}
    for mention in sorted(mentions, key=lambda mention: (-min(2, _weight(mention)), mention.start)):
        if _weight(mention) >= 2:
            best = _elect(mention, votes)
            person = by_key.get(_key(best.words)) or _same(persons, best.words)
            if person is None:
                person = Person(best.words)
                persons.append(person)
            by_key[_key(best.words)] = person
        else:
            person, best = _owner(mention, persons, votes)
        _join(mention, person, best)
    _finish(persons)
    return persons


def _weight(mention: Mention) -> int:
    """How many full words the name has (initials count as one together)."""
    words = [token.text for token in mention.tokens if token.kind == "word"]
    full = sum(len(word.rstrip(".")) > 1 for word in words)
    return full if full == len(words) else full + 1


def _key(words: Sequence[str]) -> str:
    return " ".join(words).lower().replace("ё", "е")


def _elect(mention: Mention, votes: Counter[str]) -> NameReading:
    return max(mention.readings, key=lambda r: (votes[_key(r.words)] + votes["*" + r.words[-1].lower()], r.score))


def _same(persons: list[Person], words: tuple[str, ...]) -> Person | None:
    """A person already met under another spelling: one name equal, the other a letter or two away; or fuller by a word."""
    for person in persons:
        mine, other = [_key([w]) for w in person.words], [_key([w]) for w in words]
        if mine[-1] == other[-1] and len(mine) != len(other) and (set(mine) <= set(other) or set(other) <= set(mine)):
            return person
        if len(mine) == len(other) >= 2:
            if mine[:-1] == other[:-1] and _close(mine[-1], other[-1], 2):
                return person
            if mine[-1] == other[-1] and (_close(mine[0], other[0], 1) or _initial(mine[0], other[0])):
                return person
        if mine[-1] == other[-1] and _initial(mine[0], other[0]):
            return person
    return None


def _initial(left: str, right: str) -> bool:
    """Is one the initial letter of the other?"""
    return left[:1] == right[:1] and ("." in left or "." in right)


def _close(left: str, right: str, most: int) -> bool:
    """Are the two words at most `most` letters apart (long words only)?"""
    if left == right:
        return True
    if min(len(left), len(right)) < 4 or abs(len(left) - len(right)) > most or left[0] != right[0]:
        return False
    from rapidfuzz.distance import OSA

    far = OSA.distance(left, right)
    return far <= (1 if min(len(left), len(right)) < 6 else most) or (far <= 2 and sorted(left) == sorted(right))


def _owner(mention: Mention, persons: list[Person], votes: Counter[str]) -> tuple[Person, NameReading]:
    """The person a single word names: the latest one before it that has the word, else the nearest spelling, else a new one."""
    fits: list[tuple[int, int, float, int, Person, NameReading]] = []
    for order, person in enumerate(persons):
        before = [m.start for m in person.mentions if m.start < mention.start]
        for reading in mention.readings:
            word = _key(reading.words[-1:])
            parts = [_key([part]) for part in person.words]
            if len(reading.words) > 1 and _key(reading.words[:1])[0] != parts[0][0]:
                continue
            rank = 3 if word == parts[-1] else 2 if word in parts else 0
            if rank:
                fits.append((rank, before[-1] if before else -order, reading.score, -order, person, reading))
    if fits:
        best = max(fits, key=lambda fit: fit[:4])
        return best[4], best[5]
    for person in persons:
        for reading in mention.readings:
            if len(person.words) > 1 and any(_close(_key([part]), _key(reading.words[-1:]), 1) for part in person.words):
                return person, reading
    reading = max(mention.readings, key=lambda r: (votes["*" + r.words[-1].lower()], r.score))
    person = Person(reading.words)
    persons.append(person)
    return person, reading


def _join(mention: Mention, person: Person, reading: NameReading) -> None:
    mention.person = person
    same = [r for r in mention.readings if _key(r.words) == _key(reading.words)]
    mention.cases = frozenset(r.case for r in same)
    mention.genders = frozenset(r.gender for r in same if r.gender)
    person.mentions.append(mention)
    spelling = " ".join(reading.words)
    person.variants[spelling] = person.variants.get(spelling, 0) + 1


def _finish(persons: list[Person]) -> None:
    """Settle each person's fullest form, order of mentions and gender."""
    for person in persons:
        person.mentions.sort(key=lambda mention: mention.start)
        longest = max(sum("." not in part for part in name.split()) for name in person.variants)
        full = [name for name in person.variants if sum("." not in part for part in name.split()) == longest]
        person.words = tuple(max(full, key=lambda name: person.variants[name]).split())
        tally: defaultdict[str, float] = defaultdict(float)
        for mention in person.mentions:
            for reading in mention.readings[:3]:
                tally[reading.gender] += reading.score
        person.gender = max(tally, key=lambda gender: tally[gender]) if tally else ""
