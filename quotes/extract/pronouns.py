"""Pronouns that speak. In: a scene and a draft whose mention is он, она, они or его. Out: whom it means, with the rivals."""

from __future__ import annotations

from quotes.extract.described import described
from quotes.extract.drafts import Draft
from quotes.extract.mentions import Mention, Person
from quotes.extract.phrases import phrase_at
from quotes.extract.reader import HUMAN, PERSON, PRONOUN, ROLE, Reader
from quotes.extract.scenes import AUTHOR, Found, Scene, last_mention, nobody, of_person, phrase_of, within_content
from quotes.extract.tokens import Token
from quotes.extract.units import Page
from quotes.model.quotes import Alternative
from quotes.model.spans import Phrase

RIVAL = 0.3  # who offers himself more than this to a pronoun makes it unsure


def pronoun(scene: Scene, draft: Draft, tokens: list[Token]) -> Found:
    """он, она, его: the latest fitting person; who spoke last and who stood as subject count more than who is merely named."""
    pack = scene.page.pack
    gender, number = ({**pack.possessives, **pack.datives} if draft.pronoun else pack.pronouns).get(tokens[0].low, ("", "sg"))
    trail = [phrase_of(scene.page, tokens)]
    if number == "1":
        own = pack.order == "free"  # elsewhere "I" stands in what somebody wrote for the page
        return Found(None, None if own else tokens[0].text, "unnamed", 0.5, AUTHOR if own else "the writer", trail=trail)
    if number == "pl":
        return _plural(scene, draft, trail)
    scored = [(score, person) for person in scene.people.persons if (score := _salience(scene, person, gender, draft)) > 0]
    scored.sort(key=lambda pair: -pair[0])
    body = scene.spoken[-1] if scene.spoken and scene.spoken[-1].person is None else None
    near = bool(scene.by_sentence) and draft.sentence.number - scene.last_spoken(-9) <= 1
    if (
        body is not None
        and (not scored or scored[0][0] < (0.75 if near and _gender_of(scene.page, body.name or "") else 0.5))
        and not _gender_against(scene.page, body.name or "", gender)
    ):
        return body.again(0.7, "the last who spoke", trail)
    office = _office_before(scene, draft, gender)
    if office is not None and (not scored or office.person is not scored[0][1]):
        return office.again(0.75, "the office that stood as subject just before", trail)
    later = _opens_page(scene, draft, gender) if not scene.spoken else None
    if later is not None:
        return of_person(later, 0.7, "named only after the pronoun", [], trail)
    if not scored:
        return nobody("no fitting person before", trail=trail)
    best = scored[0]
    margin = best[0] - (scored[1][0] if len(scored) > 1 else 0.0)
    rivals = [
        Alternative(person.name, round(max(0.0, min(1.0, score)), 2), "less recent or less prominent") for score, person in scored[1:4]
    ]
    last = last_mention(best[1], draft.place)
    if last is not None:
        trail.append(phrase_of(scene.page, last.tokens))
    surest = 0.84 if len(scored) > 1 and scored[1][0] > RIVAL else 0.95
    return of_person(best[1], min(surest, 0.7 + margin / 2), "the nearest fitting person", rivals, trail)


def _opens_page(scene: Scene, draft: Draft, gender: str) -> Person | None:
    """Whom a page's first pronoun means where nobody was the subject before: the one who speaks by name just after it."""
    named = [
        mention for mention in scene.people.mentions if mention.start < draft.place and (mention.cases == {"nom"} or mention.first == 0)
    ]
    if named or draft.sentence.number > 1 or scene.page.pack.order != "free":
        return None
    after = next((person for place, person in scene.named if place > draft.place), None)
    return after if after is not None and after.gender in (gender, "") else None


def _office_before(scene: Scene, draft: Draft, gender: str) -> Found | None:
    """Whom the sentence before calls by an office alone, as its subject, naming nobody as subject (`Премьер посетил завод. Он …`)."""
    number = draft.sentence.number - 1
    if number < 0 or number in scene.by_sentence or scene.page.pack.order != "free":
        return None
    sentence = scene.page.sentences[number]
    reader = Reader(scene.page.pack, scene.people, sentence)
    index = 0
    while index < len(sentence.tokens):
        phrase = phrase_at(reader, index, len(sentence.tokens)) if sentence.tokens[index].kind in ("word", "mark") else None
        if phrase is not None and phrase.rank >= PRONOUN:
            return None
        forms = [form for form in sentence.tokens[phrase.head].forms if form.case == "nom"] if phrase is not None else []
        if phrase is not None and phrase.rank == ROLE and any(form.number == "sg" and form.gender in (gender, "") for form in forms):
            mention = (phrase.first, phrase.last)
            found = described(
                scene, reader, Draft("indirect", draft.segments, draft.sentence, None, mention, "office", 0.0, mention_sentence=sentence)
            )
            return found if found.person is not None else None
        index = max(index + 1, phrase.last if phrase is not None else 0)
    return None


def _gender_of(page: Page, name: str) -> str:
    """The gender of a body's head noun; empty where it shows none, as in an abbreviation."""
    head = next((form for word in name.split() for form in page.pack.morph.analyse(word)[:1] if form.pos == "noun"), None)
    return head.gender if head is not None else ""


def _gender_against(page: Page, name: str, gender: str) -> bool:
    head = _gender_of(page, name)
    return bool(gender) and bool(head) and head != gender


def _plural(scene: Scene, draft: Draft, trail: list[Phrase]) -> Found:
    """они: the people who stood as subject in the sentences just before, else the last unnamed ones who spoke."""
    page = scene.page
    for number in range(draft.sentence.number - 1, max(-1, draft.sentence.number - 3), -1):
        reader = Reader(page.pack, scene.people, page.sentences[number])
        for index in range(len(reader.tokens)):
            phrase = phrase_at(reader, index, len(reader.tokens)) if reader.tokens[index].kind == "word" else None
            if phrase is None or phrase.rank not in (ROLE, HUMAN, PERSON) or _belongs_to_noun(reader, index):
                continue
            if any(f.number == "pl" and f.case == "nom" for f in reader.tokens[phrase.head].forms if f.pos != "verb"):
                words = phrase_of(page, reader.tokens[phrase.first : phrase.last])
                name = page.pack.morph.plain(words.text.split(" "))
                return Found(None, name, "unnamed", 0.75, "the people named just before", trail=[*trail, words])
    for found in reversed(scene.spoken):
        if found.person is None and found.name:
            return found.again(0.7, "the last who spoke", trail)
    return nobody("no fitting people before", trail=trail)


def _belongs_to_noun(reader: Reader, index: int) -> bool:
    """Does the word stand behind a noun that it may belong to (`отвод судьи`: of the judge, no judges)?"""
    before = reader.tokens[index - 1] if index else None
    noun = before is not None and any(form.pos == "noun" for form in before.forms[:1]) and not reader.is_name(index - 1)
    return noun and any(form.case == "gen" for form in reader.tokens[index].forms)


def _salience(scene: Scene, person: Person, gender: str, draft: Draft) -> float:
    """How much a person offers itself to a pronoun at this place: recency, being subject, having just spoken, gender."""
    if gender and person.gender and person.gender != gender:
        return 0.0
    last = last_mention(person, draft.place)
    spoke = next((n for n, found in enumerate(reversed(scene.spoken[-3:])) if found.person is person), None)
    heard = scene.heard.get(id(person))
    if last is None and heard is None:
        return 0.0
    seen = max(last.sentence.number if last is not None else -1, heard if heard is not None else -1)
    distance = draft.sentence.number - seen
    score = max(0.05, 0.6 - 0.12 * distance)
    subject = last is not None and ("nom" in last.cases or "" in last.cases) and not within_content(scene, last)
    hangs = last is not None and seen != heard and _hangs(scene, last)
    if hangs:
        score = max(0.05, score - 0.1)
    elif seen == heard or subject:
        score += 0.2 if distance <= 2 else 0.05
    if distance == 0:
        score -= 0.1
    if spoke is not None and not (heard is not None and distance > 1 and _presented_before(scene, draft, person)):
        score += 0.55 - 0.2 * spoke
    return score


def _hangs(scene: Scene, mention: Mention) -> bool:
    """Does a preposition lead to the name, where no case would tell (`a photo by X`)?"""
    before = mention.sentence.tokens[mention.first - 1].low if mention.first else ""
    return scene.page.pack.order == "svo" and before in scene.page.pack.lists["prepositions"]


def _presented_before(scene: Scene, draft: Draft, besides: Person) -> bool:
    """Is somebody else the subject of the sentence before, in which nobody speaks, and does the cue not go on with what was said?"""
    number = draft.sentence.number - 1
    tokens = draft.sentence.tokens[slice(*draft.cue)] if draft.cue else []
    if number < 0 or number in scene.by_sentence or any(f.lemma in scene.page.pack.lists["going_on"] for t in tokens for f in t.forms):
        return False
    named = [m for t in scene.page.sentences[number].tokens if (m := scene.people.of(t)) is not None and "nom" in m.cases]
    return bool(named) and named[0].person is not besides and not within_content(scene, named[0])
