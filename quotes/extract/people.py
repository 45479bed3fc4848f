"""People of an article. In: a page of tokens (and the tagger's spans, where it ran). Out: mentions of names, grouped into people.

All inflected mentions of one person become one `Person` with the fullest nominative form; ambiguous forms (Ильхама Алиева) are
settled by what stands before them and by the article's other mentions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.extract.mentions import Mention, Person, find_mentions
from quotes.extract.namesakes import Namesakes, spelled
from quotes.extract.runs import LONGEST_NAME, is_person_noun
from quotes.extract.tokens import Token
from quotes.extract.units import Page
from quotes.lang.pack import Form, NameReading, Pack
from quotes.model.spans import Span

PATRONYMIC = ("ович", "евич", "овна", "евна", "ична", "инична")


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
    return people_of(page, find_mentions(page, tagged))


def people_of(page: Page, mentions: list[Mention]) -> People:
    """The people whom the mentions name."""
    for number, mention in enumerate(mentions):
        _read(page.pack, mention, mentions[number - 1] if number else None)
    persons = _group(mentions)
    at = {token.start: mention for mention in mentions for token in mention.tokens}
    return People(persons, mentions, at)


def _read(pack: Pack, mention: Mention, earlier: Mention | None) -> None:
    """The name's readings, cut down to the cases its surroundings allow."""
    outside = mention.tokens[0].depth  # a nickname in marks is no part of the name
    words = tuple(token.text for token in mention.tokens if token.kind == "word" and token.depth <= outside)
    readings = list(pack.names.name_readings(words[:LONGEST_NAME]))
    cases = _expected(pack, mention, earlier)
    kept = [reading for reading in readings if not cases or not reading.case or reading.case in cases]
    mention.readings = kept or readings


def _expected(pack: Pack, mention: Mention, earlier: Mention | None) -> frozenset[str]:
    """The cases that the words before the name allow; empty where they say nothing."""
    if mention.first == 0 or pack.order == "sov":  # there an office before a name never declines
        return frozenset()
    before = mention.sentence.tokens[mention.first - 1]
    if before.kind == "mark":
        return _of_office(pack, mention)
    if before.kind != "word":
        return frozenset()
    if earlier is not None and earlier.sentence is mention.sentence and earlier.last == mention.first:
        return frozenset(("nom", "dat", "ins")) if all(r.case in ("gen", "acc") for r in earlier.readings[:1]) else frozenset()
    if before.low in pack.lists["prepositions"] or any(form.pos == "prep" for form in before.forms[:1]):
        return frozenset(("gen", "dat", "acc", "ins", "loc"))
    if before.low in _source_heads(pack) or any(
        form.pos == "noun" and form.lemma in pack.lists["telling"] for form in before.forms[:1]
    ):  # «по словам Шахина»: whoever stands there stands in the genitive
        return frozenset(("gen",))
    return _of_office(pack, mention)


def _of_office(pack: Pack, mention: Mention) -> frozenset[str]:
    """The cases of the office before the name, past its genitives and the names of bodies in marks or letters (главы АО «Имя»)."""
    titled = pack.lists["roles"] | pack.lists["person_nouns"]
    cases: set[str] = set()
    outside = mention.tokens[0].depth
    for index in range(mention.first - 1, max(-1, mention.first - 12), -1):
        token = mention.sentence.tokens[index]
        if token.kind == "mark" or token.depth > outside or (token.text.isupper() and len(token.text) > 1):
            continue
        forms = token.forms
        beside = index == mention.first - 1 and is_person_noun(mention.sentence.tokens[index])
        if beside or any(form.lemma in titled for form in forms):
            nouns = [form for form in forms if form.pos == "noun" and form.case]
            one = [form for form in nouns if form.number == "sg"]  # «главы министерства Имя Фамилия»: of the head, not several heads
            listed = mention.last < len(mention.sentence.tokens) and mention.sentence.tokens[mention.last].text in ("и", ",")
            cases |= {form.case for form in one or (nouns if listed else [])} | (
                {"gen"} if one and _is_kin(pack, one[0]) else set()
            )  # «один из лидеров Имя Фамилия» is in no genitive
        if not any(form.case == "gen" for form in forms) and not _after_preposition(pack, mention.sentence.tokens, index):
            break
    return frozenset(cases)


def _is_kin(pack: Pack, noun: Form) -> bool:
    """A word such as сестра, after which the name may be somebody else's (`сестра Марата Сабитова`)."""
    return noun.lemma in pack.lists["kin"]


def _after_preposition(pack: Pack, tokens: list[Token], index: int) -> bool:
    """Does the word belong to a prepositional part of an office (`посла в Вашингтоне Имя Фамилия`)?"""
    for at in range(index, max(-1, index - 4), -1):
        if tokens[at].kind != "word":
            return False
        if tokens[at].low in pack.lists["prepositions"]:
            return True
    return False


def _source_heads(pack: Pack) -> set[str]:
    """The last words of source phrases that govern a genitive."""
    return {words[at - 1] for words in (source.words for source in pack.sources) if "{gen}" in words and (at := words.index("{gen}"))}


def _group(mentions: list[Mention]) -> list[Person]:
    """Join mentions into people: full names first, then single words to the person they belong to."""
    votes: Counter[str] = Counter()
    for mention in mentions:  # a nominative that two cases would give is one vote, not two
        whole = {spelled(reading.words): reading.score for reading in sorted(mention.readings, key=lambda r: r.score)}
        lasts = {"*" + reading.words[-1].lower(): reading.score / 2 for reading in sorted(mention.readings, key=lambda r: r.score)}
        for key, score in (whole | lasts).items():
            votes[key] += score  # type: ignore[assignment]
    known = Namesakes()
    by_key: dict[str, Person] = {}
    for mention in sorted(mentions, key=lambda mention: (-min(2, _weight(mention)), mention.start)):
        if _weight(mention) >= 2:
            best = _elect(mention, votes)
            person = by_key.get(spelled(best.words)) or _same(known, best.words)
            if person is None:
                person = Person(best.words)
                known.add(person)
            by_key[spelled(best.words)] = person
        else:
            person, best = _owner(mention, known, votes)
        _join(mention, person, best)
        known.note(person, mention.start)
    persons = _with_patronymics(known.persons)
    _finish(persons)
    return persons


def _with_patronymics(persons: list[Person]) -> list[Person]:
    """`Сергей Александрович` is the one Сергей of the page whom a surname names, where there is just one."""
    kept: list[Person] = []
    pairs: defaultdict[str, list[Person]] = defaultdict(list)
    for person in persons:
        if len(person.words) == 2:
            pairs[spelled(person.words[:1])].append(person)
    for person in persons:
        polite = len(person.words) == 2 and spelled(person.words[1:]).endswith(PATRONYMIC)
        namesakes = [p for p in pairs[spelled(person.words[:1])][:3] if p is not person] if polite else []
        owner = namesakes[0] if len(namesakes) == 1 else None
        if owner is None or spelled(owner.words[1:]).endswith(PATRONYMIC):
            kept.append(person)
            continue
        for mention in person.mentions:
            mention.person = owner
            owner.mentions.append(mention)
    return kept


def _weight(mention: Mention) -> int:
    """How many full words the name has (initials count as one together)."""
    words = [token.text for token in mention.tokens if token.kind == "word"]
    full = sum(len(word.rstrip(".")) > 1 for word in words)
    return full if full == len(words) else full + 1


def _elect(mention: Mention, votes: Counter[str]) -> NameReading:
    return max(mention.readings, key=lambda r: (votes[spelled(r.words)] + votes["*" + r.words[-1].lower()], r.score))


def _same(known: Namesakes, words: tuple[str, ...]) -> Person | None:
    """A person already met under another spelling: one name equal, the other a letter or two away; or fuller by a word."""
    other = tuple(spelled([word]) for word in words)
    return next((known.persons[number] for number in known.sharing(other) if _one_person(known.words[number], other)), None)


def _one_person(mine: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if mine[-1] != other[-1]:
        return len(mine) == len(other) >= 2 and mine[:-1] == other[:-1] and _close(mine[-1], other[-1], 2)
    if len(mine) != len(other) and (set(mine) <= set(other) or set(other) <= set(mine)):
        return True
    return (len(mine) == len(other) >= 2 and _close(mine[0], other[0], 1)) or _initial(mine[0], other[0])


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
    if far == 2 and _other_ending(left, right):
        return False
    return far <= (1 if min(len(left), len(right)) < 6 else most) or (far <= 2 and sorted(left) == sorted(right))


def _other_ending(left: str, right: str) -> bool:
    """Do the words differ in two letters side by side at their end (Басов, Басин; Басова, Басина)? Two surnames, not a slip."""
    differing = [at for at, (mine, other) in enumerate(zip(left, right, strict=False)) if mine != other]
    return len(left) == len(right) and differing[-1] == differing[0] + 1 and differing[-1] >= len(left) - 2


def _owner(mention: Mention, known: Namesakes, votes: Counter[str]) -> tuple[Person, NameReading]:
    """The person a single word names: the latest one before it that has the word, else the nearest spelling, else a new one."""
    for last in (True, False):
        fits = [fit for reading in mention.readings if (fit := _bearer(mention, known, reading, last))]
        if fits:
            _, _, _, number, reading = max(fits, key=lambda fit: fit[:3])
            return known.persons[number], reading
    alike = ((*found, n) for n, reading in enumerate(mention.readings) for found in known.spelt_like(spelled(reading.words[-1:])))
    for number, spelling, n in sorted(alike, key=lambda found: (found[0], found[2])):
        if _close(spelling, spelled(mention.readings[n].words[-1:]), 1):
            return known.persons[number], mention.readings[n]
    reading = max(mention.readings, key=lambda r: (votes["*" + r.words[-1].lower()], r.score))
    person = Person(reading.words)
    known.add(person)
    return person, reading


def _bearer(mention: Mention, known: Namesakes, reading: NameReading, last: bool) -> tuple[int, float, int, int, NameReading] | None:
    """Who was named last with the reading's last word: where, the reading's score, minus who, who, and the reading."""
    initial = spelled(reading.words[:1])[0] if len(reading.words) > 1 else ""
    for place, number in known.bearers(spelled(reading.words[-1:]), last, mention.start):
        if known.words[number][0].startswith(initial):
            return place, reading.score, -number, number, reading
    return None


def _join(mention: Mention, person: Person, reading: NameReading) -> None:
    mention.person = person
    same = [r for r in mention.readings if spelled(r.words) == spelled(reading.words)]
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
            for gender in ("m", "f"):
                fitting = [r.score * len(r.words) for r in mention.readings if r.gender == gender and " ".join(r.words) in person.variants]
                tally[gender] += max(fitting, default=0.0)
        person.gender = max(tally, key=lambda gender: tally[gender]) if any(tally.values()) else ""
        printed = {spelled(name.split()) for name in person.variants}
        for mention in person.mentions:
            if person.gender in mention.genders and len(mention.genders) > 1:
                allowed = frozenset(r.case for r in mention.readings if r.gender == person.gender and spelled(r.words) in printed)
                mention.cases = allowed or mention.cases
