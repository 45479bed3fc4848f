"""From a description to the speaker, heads standing last. In: a draft whose mention has no name. Out: a person, a body, a source."""

from __future__ import annotations

from bisect import bisect_left

from quotes.extract.drafts import Draft
from quotes.extract.mentions import Mention, Person
from quotes.extract.people import People
from quotes.extract.reader import Reader
from quotes.extract.roles import Title
from quotes.extract.scenes import Found, Scene
from quotes.extract.sov.phrases import OUTER, is_abbreviation, phrase_start
from quotes.extract.sov.titles import printed, split_title
from quotes.extract.tokens import Token
from quotes.extract.units import Page
from quotes.model.quotes import Alternative
from quotes.model.spans import Phrase, Span

FAR = 100  # how many sentences back a body is looked for
SHORT = 3  # words of a trade that points back (`rusiyalı politoloq`)
NEAR = 2
HUMAN = ("roles", "speaker_nouns", "person_nouns", "anonymous")


def describe(scene: Scene, draft: Draft) -> Found:
    """The speaker whom an office, a trade or a body's name points to."""
    page = scene.page
    assert draft.mention is not None
    sentence = draft.mention_sentence or draft.sentence
    tokens = sentence.tokens[draft.mention[0] : draft.mention[1]]
    trail = [Phrase(Span(tokens[0].start, tokens[-1].end).of(page.text), Span(tokens[0].start, tokens[-1].end))]
    head = tokens[-1]
    if draft.pronoun or (len(tokens) == 1 and head.low in page.pack.pronouns):
        return _pronoun(scene, draft, head.low, trail)
    lemmas = _lemmas(page, head, HUMAN)
    if lemmas and not _plural(page, head):
        person, score, rivals = _by_office(scene, draft, tokens)
        if person is not None:
            return Found(person, person.name, "person", score, "the role printed for the person", rivals, trail)
        found = _by_trade(scene, draft, tokens, lemmas)
        if found is not None:
            found.trail[:0] = trail
            return found
    if lemmas:
        role, affiliation = split_title(page.pack, tokens)
        role = page.pack.morph.plain(role.split(" "))
        return Found(None, _name(page, tokens), "unnamed", 0.75, "as described", trail=trail, role=role, affiliation=affiliation)
    return _body(page, scene.people, draft, tokens, trail)


def _by_trade(scene: Scene, draft: Draft, tokens: list[Token], lemmas: frozenset[str]) -> Found | None:
    """A word for somebody that no printed office fits: who spoke last, who stands nearest, or the only one named."""
    lists, people = scene.page.pack.lists, scene.people.persons
    if len(tokens) == 1:
        last = next((found for found in reversed(scene.spoken[-3:]) if found.person is not None), None)
        if last is not None and last.person is not None and (lemmas & lists["speaker_nouns"] or not scene.titles.for_person(last.person)):
            return Found(last.person, last.name, "person", 0.8, "the last person who spoke", trail=list(last.trail))
        nearest = _nearest(scene.people, draft.place) if lemmas & lists["speaker_nouns"] else None
        if nearest is not None:
            return Found(nearest, nearest.name, "person", 0.7, "the nearest person")
    if lemmas & lists["trades"] and len(tokens) <= SHORT:
        last = scene.spoken[-1] if scene.spoken else None
        if last is not None and last.person is not None and draft.sentence.number - scene.last_spoken(-9) <= NEAR:
            return Found(last.person, last.name, "person", 0.7, "the last person who spoke", trail=list(last.trail))
    if lemmas & lists["roles"] and len(people) == 1 and not scene.titles.for_person(people[0]):
        return Found(people[0], people[0].name, "person", 0.65, "the only person named")
    return None


def _pronoun(scene: Scene, draft: Draft, word: str, trail: list[Phrase]) -> Found:
    """ol, o: who was the last sentence's subject or spoke in it; these languages have no gender to choose by."""
    pack, spoken = scene.page.pack, scene.spoken
    number = (pack.possessives.get(word) or pack.pronouns.get(word) or ("", "sg"))[1]
    last = spoken[-1] if spoken else None
    if number == "1":
        return Found(None, None, "unnamed", 0.4, "the author", trail=trail)
    if number == "pl":
        found = next((each for each in reversed(spoken) if each.person is None and each.name), None)
        return _again(found, trail) if found else Found(None, None, "unnamed", 0.3, "no fitting people before", trail=trail)
    subject = _last_subject(scene, draft)
    if subject is None:
        return _again(last, trail) if last else Found(None, None, "unnamed", 0.3, "no fitting person before", trail=trail)
    spoke = next((number for number in reversed(scene.by_sentence) if number < draft.sentence.number), -1)
    person = subject.person
    if last is not None and spoke >= subject.sentence.number and last.person is None:
        return _again(last, trail)
    if last is not None and spoke >= subject.sentence.number and last.person is not None:
        rivals = [Alternative(person.name, 0.4, "named, but not the last to speak")] if person and person is not last.person else []
        return Found(last.person, last.name, "person", 0.92, "the last who spoke", rivals, [*trail, *last.trail])
    assert person is not None
    distance = draft.sentence.number - subject.sentence.number
    score = 0.9 if distance <= 1 else 0.8 if distance <= 3 else 0.6
    return Found(person, person.name, "person", score, "the last sentence's subject", trail=trail)


def _again(found: Found, trail: list[Phrase]) -> Found:
    """The same speaker once more."""
    both = [*trail, *found.trail]
    return Found(found.person, found.name, found.type, 0.8, "the last who spoke", [], both, found.role, found.affiliation)


def _last_subject(scene: Scene, draft: Draft) -> Mention | None:
    """The last person before who stands in the nominative, the first of its sentence; else the last one named."""
    best: Mention | None = None
    other: Mention | None = None
    for mention in reversed(scene.people.mentions):
        if mention.person is None or mention.sentence.number >= draft.sentence.number:
            continue
        if best is not None and mention.sentence is not best.sentence:
            break
        if "nom" in mention.cases or "" in mention.cases:
            best = mention
        other = other or mention
    return best or other


def _lemmas(page: Page, token: Token, names: tuple[str, ...]) -> frozenset[str]:
    """The readings of the word that the lists hold."""
    return frozenset(
        form.lemma for form in token.forms if form.pos == "noun" and any(form.lemma in page.pack.lists[name] for name in names)
    )


def _plural(page: Page, token: Token) -> bool:
    known = [form for form in token.forms if form.pos == "noun" and any(form.lemma in page.pack.lists[name] for name in HUMAN)]
    return bool(known) and all(form.number == "pl" for form in known)


def _by_office(scene: Scene, draft: Draft, tokens: list[Token]) -> tuple[Person | None, float, list[Alternative]]:
    """The person whose printed office fits the words best; who spoke last and who was met last win ties."""
    scored: list[tuple[float, Person]] = []
    for person in scene.people.persons:
        met = _before(person.mentions, draft.place)
        fits = [_fit(scene.page, tokens, title) for title in scene.titles.for_person(person)]
        if met is None or not fits or max(fits) <= 0.0:
            continue
        spoke = bool(scene.spoken) and scene.spoken[-1].person is person
        since = "nom" in met.cases and met.sentence.number > scene.last_spoken(draft.sentence.number)  # brought in since then
        distance = max(0, draft.sentence.number - met.sentence.number)
        scored.append((max(fits) + 0.15 / (1 + distance) + 0.2 * (spoke or since), person))
    scored.sort(key=lambda pair: -pair[0])
    if not scored:
        return None, 0.0, []
    margin = scored[0][0] - (scored[1][0] if len(scored) > 1 else 0.3)
    rivals = [Alternative(person.name, round(min(1.0, score), 2), "a role that fits less or lies farther") for score, person in scored[1:4]]
    return scored[0][1], min(0.95, 0.75 + margin / 2), rivals


def _fit(page: Page, tokens: list[Token], title: Title) -> float:
    """How well the words fit an office printed before: its head (or another word for it), then what stands with it."""
    heads = _lemmas(page, tokens[-1], HUMAN)
    words = [{form.lemma for form in token.forms} for token in tokens[:-1] if token.kind == "word"]
    shared = sum(bool(lemmas & title.lemmas) for lemmas in words)
    if heads & page.pack.lists["representing"]:
        return 0.7 if shared else 0.0
    if not heads & title.lemmas and not _same_office(page, tokens, heads, title):
        return 0.0
    if not words:
        return 0.7
    return 0.6 + 0.3 * shared / len(words) if shared or _same_office(page, tokens, heads, title) else 0.25


def _same_office(page: Page, tokens: list[Token], heads: frozenset[str], title: Title) -> bool:
    """Do the two name one office by different words?"""
    phrase = " ".join([*(token.low for token in tokens[:-1]), *sorted(heads)])
    for group in page.pack.same:
        here = any(item in heads or (" " in item and item.startswith(phrase) and len(item) - len(phrase) <= 3) for item in group)
        there = any(set(item.split()) <= title.lemmas for item in group)
        if here and there:
            return True
    return False


def _nearest(people: People, place: int) -> Person | None:
    last = _before(people.mentions, place)
    return last.person if last else None


def _before(mentions: list[Mention], place: int) -> Mention | None:
    """The last of the mentions (in text order) that begins before the place."""
    at = bisect_left(mentions, place, key=lambda mention: mention.start)
    return mentions[at - 1] if at else None


def _name(page: Page, tokens: list[Token]) -> str:
    """The phrase in the nominative; an ending behind a name in marks falls away."""
    if len(tokens) > 1 and tokens[-2].kind == "mark" and not tokens[-1].space:
        return printed(tokens[:-1])
    words, head = printed(tokens), tokens[-1]
    if any(head.low in page.pack.lists[name] for name in (*HUMAN, "organisations")):
        return words  # `ombudsmen` stands in no case
    place = next((form.lemma for form in head.forms if form.case == "loc" and form.lemma in page.pack.lists["organisations"]), None)
    if place is not None and page.pack.fold(head.text).startswith(place):  # `Prokurorluqda`
        return words[: len(words) - len(head.text) + len(place)]
    return page.pack.morph.plain(words.split(" "))


def _body(page: Page, people: People, draft: Draft, tokens: list[Token], trail: list[Phrase]) -> Found:
    """A body by its fullest name before: `vedomstvo`, `nazirlik` alone point back at the last one that fits."""
    names = ("organisations",)
    lemmas = _lemmas(page, tokens[-1], names)
    if len(tokens) == 1 and lemmas and not is_abbreviation(tokens[-1]):
        general = bool(lemmas & page.pack.lists["general_bodies"])
        fuller = _fuller(page, people, draft, lemmas, general)
        if fuller is not None:
            return Found(None, _name(page, fuller), "organization", 0.85, "the body named before", trail=trail)
    return Found(None, _name(page, tokens), "organization", 0.85, "as described", trail=trail)


def _fuller(page: Page, people: People, draft: Draft, lemmas: frozenset[str], general: bool) -> list[Token] | None:
    """The last phrase of more than one word before, whose head is the same kind of body (any kind for a general word)."""
    for sentence in reversed(page.sentences[max(0, draft.sentence.number - FAR) : draft.sentence.number + 1]):
        reader = Reader(page.pack, people, sentence)
        for index in range(len(sentence.tokens) - 1, 0, -1):
            if sentence.tokens[index].start >= draft.place:
                continue
            if any(form.case in OUTER and form.lemma in page.pack.lists["organisations"] for form in sentence.tokens[index].forms):
                continue  # `sotqa deıingi tergeý`: no body is meant
            found = _lemmas(page, sentence.tokens[index], ("organisations",))
            if found & lemmas or (general and found and not found & page.pack.lists["parts_of_bodies"]):
                start = phrase_start(reader, index, 0)
                phrase = sentence.tokens[start : index + 1]
                if start < index and not any(_lemmas(page, token, HUMAN) for token in phrase):
                    return phrase
    return None
