"""From the pointing words to the speaker. In: drafts, people, role phrases. Out: for each draft the speaker with its rivals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from quotes.extract.drafts import Draft
from quotes.extract.people import Mention, People, Person
from quotes.extract.phrases import BODY, Reader, nominal_forms
from quotes.extract.roles import Titles, split_title
from quotes.extract.units import Page, Sentence, Token
from quotes.model.quotes import Alternative, SpeakerType
from quotes.model.spans import Phrase, Span


@dataclass(slots=True)
class Found:
    """Who speaks: a person, or a body or unnamed source by `name`; how surely; what else was considered."""

    person: Person | None
    name: str | None
    type: SpeakerType
    score: float
    reason: str
    alternatives: list[Alternative] = field(default_factory=list)
    trail: list[Phrase] = field(default_factory=list)
    role: str | None = None
    affiliation: str | None = None


@dataclass(slots=True)
class Memory:
    """Who spoke so far, latest last."""

    spoken: list[Found] = field(default_factory=list)
    by_sentence: dict[int, Found] = field(default_factory=dict)


@dataclass(slots=True)
class Scene:
    """What resolving needs: the page, its people with their role phrases, and who spoke so far."""

    page: Page
    people: People
    titles: Titles
    memory: Memory = field(default_factory=Memory)
    describe: Callable[[Scene, Draft], Found] | None = None  # another language's way from a description to the speaker


def find_speakers(
    page: Page, people: People, titles: Titles, drafts: list[Draft], describe: Callable[[Scene, Draft], Found] | None = None
) -> list[Found]:
    """One `Found` a draft. Drafts are taken in the order of their attributions."""
    scene = Scene(page, people, titles, describe=describe)
    memory = scene.memory
    found: dict[int, Found] = {}
    for draft in sorted(drafts, key=lambda draft: (draft.sentence.number, draft.how == "next", draft.place)):
        result = _resolve(scene, draft)
        found[id(draft)] = result
        if result.name is not None and draft.how != "nobody":
            memory.spoken.append(result)
            memory.by_sentence.setdefault(draft.sentence.number, result)
    return [found[id(draft)] for draft in drafts]


NOBODY_TYPE: SpeakerType = "unnamed"


def _resolve(scene: Scene, draft: Draft) -> Found:
    page, people = scene.page, scene.people
    if draft.mention is None:
        return _without_mention(scene, draft)
    sentence = draft.mention_sentence or draft.sentence
    reader = Reader(page.pack, people, sentence)
    first, last = draft.mention
    tokens = sentence.tokens[first:last]
    named = _named(reader, first, last, draft)
    if named is not None:
        return Found(named.person, named.person.name if named.person else None, "person", 0.97, "named", trail=[_phrase(page, tokens)])
    pronoun = draft.pronoun or (len(tokens) == 1 and tokens[0].low in page.pack.pronouns)
    if pronoun and page.pack.order != "sov":
        return _pronoun(scene, draft, tokens)
    return scene.describe(scene, draft) if scene.describe else _described(scene, reader, draft)


def _phrase(page: Page, tokens: list[Token]) -> Phrase:
    span = Span(tokens[0].start, tokens[-1].end)
    return Phrase(span.of(page.text), span)


def _named(reader: Reader, first: int, last: int, draft: Draft) -> Mention | None:
    """The name inside the mention that stands in the phrase's own case (where heads come last: the one that closes it)."""
    if reader.pack.order == "sov":
        return reader.people.of(reader.tokens[last - 1])
    if draft.head is not None:
        return reader.people.of(reader.tokens[draft.head])
    seen: list[Mention] = []
    for index in range(first, last):
        mention = reader.people.of(reader.tokens[index])
        if mention is not None and mention not in seen:
            seen.append(mention)
    if not seen:
        return None
    source = draft.rule.startswith("source")
    fitting = [m for m in seen if source or not m.cases or "nom" in m.cases or "" in m.cases]
    if source:  # «по словам помощника президента Имя Фамилия»: the last name closes the phrase
        return fitting[-1]
    return fitting[0] if fitting else None


def _without_mention(scene: Scene, draft: Draft) -> Found:
    memory = scene.memory
    if draft.how == "nobody":
        return Found(None, None, NOBODY_TYPE, 0.6, "nobody is named")
    if draft.how == "next":
        same = memory.by_sentence.get(draft.sentence.number)
        if same is not None:
            return Found(
                same.person,
                same.name,
                same.type,
                same.score * 0.98,
                "the sentence's speaker",
                trail=list(same.trail),
                role=same.role,
                affiliation=same.affiliation,
            )
        subject = _sentence_subject(scene.people, draft.sentence)
        if subject is not None and subject.person is not None:
            return Found(subject.person, subject.person.name, "person", 0.9, "the sentence's subject")
    if memory.spoken:
        last = memory.spoken[-1]
        return Found(
            last.person,
            last.name,
            last.type,
            0.75,
            "the last who spoke",
            trail=list(last.trail),
            role=last.role,
            affiliation=last.affiliation,
        )
    return Found(None, None, NOBODY_TYPE, 0.3, "nobody spoke before")


def _sentence_subject(people: People, sentence: Sentence) -> Mention | None:
    """The first name in the nominative."""
    for token in sentence.tokens:
        mention = people.of(token)
        if mention is not None and mention.cases == frozenset(("nom",)):
            return mention
    return None


def _pronoun(scene: Scene, draft: Draft, tokens: list[Token]) -> Found:
    """он, она, его: the latest fitting person; who spoke last and who stood as subject count more than who is merely named."""
    page, people, memory = scene.page, scene.people, scene.memory
    gender, number = (page.pack.possessives if draft.pronoun else page.pack.pronouns).get(tokens[0].low, ("", "sg"))
    trail = [_phrase(page, tokens)]
    if number == "1":
        return Found(None, tokens[0].text, NOBODY_TYPE, 0.5, "the author")
    if number == "pl":
        return _plural(memory, trail)
    scored = [(score, person) for person in people.persons if (score := _salience(person, gender, draft, memory)) > 0]
    scored.sort(key=lambda pair: -pair[0])
    body = memory.spoken[-1] if memory.spoken and memory.spoken[-1].person is None and memory.spoken[-1].name else None
    if body is not None and (not scored or scored[0][0] < 0.5) and not _gender_against(page, body.name or "", gender):
        return Found(
            None, body.name, body.type, 0.7, "the last who spoke", trail=[*trail, *body.trail], role=body.role, affiliation=body.affiliation
        )
    if not scored:
        return Found(None, None, NOBODY_TYPE, 0.3, "no fitting person before", trail=trail)
    best = scored[0]
    margin = best[0] - (scored[1][0] if len(scored) > 1 else 0.0)
    alternatives = [
        Alternative(person.name, round(max(0.0, min(1.0, score)), 2), "less recent or less prominent") for score, person in scored[1:4]
    ]
    last = _last_mention(best[1], draft.place)
    if last is not None:
        trail.append(_phrase(page, last.tokens))
    return Found(best[1], best[1].name, "person", min(0.95, 0.7 + margin / 2), "the nearest fitting person", alternatives, trail)


def _gender_against(page: Page, name: str, gender: str) -> bool:
    head = next((form for word in name.split() for form in page.pack.morph.analyse(word)[:1] if form.pos == "noun"), None)
    return head is not None and bool(gender) and bool(head.gender) and head.gender != gender


def _plural(memory: Memory, trail: list[Phrase]) -> Found:
    for found in reversed(memory.spoken):
        if found.person is None and found.name:
            return Found(None, found.name, found.type, 0.7, "the last who spoke", trail=[*trail, *found.trail])
    return Found(None, None, NOBODY_TYPE, 0.3, "no fitting people before", trail=trail)


def _last_mention(person: Person, place: int) -> Mention | None:
    return next((mention for mention in reversed(person.mentions) if mention.start < place), None)


def _salience(person: Person, gender: str, draft: Draft, memory: Memory) -> float:
    """How much a person offers itself to a pronoun at this place: recency, being subject, having just spoken, gender."""
    if gender and person.gender and person.gender != gender:
        return 0.0
    last = _last_mention(person, draft.place)
    spoke = next((n for n, found in enumerate(reversed(memory.spoken)) if found.person is person), None)
    if last is None and spoke is None:
        return 0.0
    score = 0.0
    if last is not None:
        distance = draft.sentence.number - last.sentence.number
        score = max(0.05, 0.6 - 0.12 * distance)
        if "nom" in last.cases or "" in last.cases:
            score += 0.2 if distance <= 2 else 0.05
        if distance == 0:
            score -= 0.1
    if spoke is not None and spoke <= 2:
        score += 0.55 - 0.2 * spoke
    return score


def _described(scene: Scene, reader: Reader, draft: Draft) -> Found:
    """эксперт, президент Казахстана, министерство: a role met before, the one who speaks, a body, or an unnamed source."""
    page, people, titles, memory = scene.page, scene.people, scene.titles, scene.memory
    assert draft.mention is not None
    first, last = draft.mention
    tokens = reader.tokens[first:last]
    words = [t for t in tokens if t.kind == "word"]
    trail = [_phrase(page, tokens)]
    lists = page.pack.lists
    lemmas = [_lemma(page, token) for token in words]
    heads = [lemma for lemma in lemmas if lemma in lists["roles"] or lemma in lists["speaker_nouns"]]
    plural = _is_plural(words, draft)
    if heads and not plural:
        person, score, rivals = _by_role(scene, draft, lemmas, heads[0])
        if person is not None:
            return Found(person, person.name, "person", score, "the role printed for the person", rivals, trail)
        if heads[0] in lists["speaker_nouns"] and len(words) <= 2:
            last_person = next((f for f in reversed(memory.spoken) if f.person is not None), None)
            if last_person is not None:
                return Found(
                    last_person.person, last_person.name, "person", 0.85, "the last person who spoke", trail=[*trail, *last_person.trail]
                )
            nearest = _nearest_person(people, draft.place)
            if nearest is not None:
                return Found(nearest, nearest.name, "person", 0.7, "the nearest person", trail=trail)
        if len(words) == 1 and heads[0] in lists["roles"]:
            nearest_found = next((f for f in reversed(memory.spoken[-2:]) if f.person is not None), None)
            if nearest_found is not None and not titles.for_person(nearest_found.person):  # type: ignore[arg-type]
                return Found(
                    nearest_found.person, nearest_found.name, "person", 0.65, "the last person who spoke, no role known", trail=trail
                )
    return _body_or_unnamed(page, reader, draft, words, trail)


def _lemma(page: Page, token: Token) -> str:
    nouns = [form for form in token.forms if form.pos in ("noun", "pron")] or list(token.forms)
    for form in nouns:
        if any(form.lemma in page.pack.lists[name] for name in ("roles", "speaker_nouns", "person_nouns", "organisations", "anonymous")):
            return form.lemma
    lemma = token.forms[0].lemma if token.forms else token.low
    return page.pack.places.get(lemma, lemma)


def _is_plural(words: list[Token], draft: Draft) -> bool:
    case = "gen" if draft.rule.startswith("source") else "nom"
    for word in words:
        forms = [form for form in word.forms if form.pos == "noun" and form.case == case]
        if forms:
            return all(form.number == "pl" for form in forms)
    return False


def _by_role(scene: Scene, draft: Draft, lemmas: list[str], head: str) -> tuple[Person | None, float, list[Alternative]]:
    """The person whose printed role fits the words best; the later met and the last who spoke win ties."""
    page, people, titles, memory = scene.page, scene.people, scene.titles, scene.memory
    scored: list[tuple[float, Person]] = []
    phrase = " ".join(lemmas)
    for person in people.persons:
        met = _last_mention(person, draft.place)
        if met is None:
            continue
        best = 0.0
        for title in titles.for_person(person):
            same = title.head == head or head in title.lemmas or _same_office(page, phrase, head, title)
            if not same:
                continue
            extra = [lemma for lemma in lemmas if lemma != head and len(lemma) > 2]
            shared = sum(lemma in title.lemmas for lemma in extra)
            score = 0.6 + (0.3 * shared / len(extra) if extra else 0.1)
            if extra and not shared and not _same_office(page, phrase, head, title):
                score -= 0.35
            best = max(best, score)
        if best > 0.4:
            distance = draft.sentence.number - met.sentence.number
            spoke = memory.spoken[-1].person is person if memory.spoken else False
            scored.append((best + 0.15 / (1 + max(0, distance)) + (0.2 if spoke else 0.0), person))
    scored.sort(key=lambda pair: -pair[0])
    if not scored:
        return None, 0.0, []
    margin = scored[0][0] - (scored[1][0] if len(scored) > 1 else 0.3)
    rivals = [Alternative(person.name, round(min(1.0, score), 2), "a role that fits less or lies farther") for score, person in scored[1:4]]
    return scored[0][1], min(0.95, 0.75 + margin / 2), rivals


def _same_office(page: Page, phrase: str, head: str, title: object) -> bool:
    """Do the two phrases name the same office by different words (глава государства, президент)?"""
    lemmas: frozenset[str] = getattr(title, "lemmas", frozenset())
    for group in page.pack.same:
        here = any((" " in item and _bag(page, item) <= set(phrase.split())) or item == head for item in group)
        there = any((" " in item and _bag(page, item) <= lemmas) or (" " not in item and item in lemmas) for item in group)
        if here and there:
            return True
    return False


def _bag(page: Page, item: str) -> set[str]:
    return {_first_lemma(page, word) for word in item.split()}


def _first_lemma(page: Page, word: str) -> str:
    forms = page.pack.morph.analyse(word)
    return forms[0].lemma if forms else word


def _nearest_person(people: People, place: int) -> Person | None:
    before = [mention for mention in people.mentions if mention.start < place]
    return before[-1].person if before else None


def _body_or_unnamed(page: Page, reader: Reader, draft: Draft, words: list[Token], trail: list[Phrase]) -> Found:
    """A ministry, an agency, a paper: an organization by its printed name; anybody else keeps the description."""
    assert draft.mention is not None
    first, last = draft.mention
    tokens = reader.tokens[first:last]
    while tokens and tokens[0].kind == "word" and _is_demonstrative(tokens[0]):
        tokens = tokens[1:]
    pieces: list[str] = []
    for token in tokens:
        if pieces and token.space:
            pieces.append(" ")
        pieces.append(token.text)
    name = page.pack.morph.plain("".join(pieces).split(" ")) if pieces else None
    rank = max((reader.head_rank(i) for i in range(first, min(last, first + 3))), default=0)
    lemmas = {form.lemma for word in words[:3] for form in word.forms if form.pos == "noun"}
    body = bool(lemmas & page.pack.lists["organisations"]) or (rank == BODY and not lemmas & page.pack.lists["anonymous"])
    if lemmas & (page.pack.lists["roles"] | page.pack.lists["anonymous"] | page.pack.lists["person_nouns"]):
        body = False
    role, affiliation = split_title(page.pack, tokens) if not body and tokens else (None, None)
    return Found(
        None,
        name,
        "organization" if body else "unnamed",
        0.85 if body else 0.75,
        "as described",
        trail=trail,
        role=role,
        affiliation=affiliation,
    )


def _is_demonstrative(token: Token) -> bool:
    return any(form.lemma in ("этот", "тот", "сам", "весь") for form in token.forms[:1]) or (
        not nominal_forms(token) and token.low in ("также", "уже")
    )
