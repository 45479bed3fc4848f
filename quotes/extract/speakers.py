"""From the pointing words to the speaker. In: drafts, people, role phrases. Out: for each draft the speaker with its rivals."""

from __future__ import annotations

from bisect import bisect_left

from quotes.extract.described import described
from quotes.extract.drafts import Draft
from quotes.extract.mentions import Mention, Person
from quotes.extract.people import People
from quotes.extract.phrases import phrase_at
from quotes.extract.reader import HUMAN, PRONOUN, ROLE, Reader
from quotes.extract.roles import Titles
from quotes.extract.scenes import AUTHOR, Describe, Found, Scene, last_mention, nobody, of_person, phrase_of, within_content
from quotes.extract.tokens import Token
from quotes.extract.units import Page, Sentence
from quotes.model.quotes import Alternative
from quotes.model.spans import Phrase

STRETCH = 250  # statements settled among the people around them: a page with more is no piece of news
AROUND = 250  # mentions of people before the first and after the last of them
RIVAL = 0.3  # who offers himself more than this to a pronoun makes it unsure


def find_speakers(page: Page, people: People, titles: Titles, drafts: list[Draft], describe: Describe | None = None) -> list[Found]:
    """One `Found` a draft, in the order given. They are settled in the order of their attributions."""
    scene = Scene(page, people, titles, describe, contents=sorted(span for draft in drafts for span in draft.segments))
    found: dict[int, Found] = {}
    _settle_genders(people, drafts)
    scene.named = _by_name(page, people, drafts)
    ordered = sorted(drafts, key=lambda draft: (draft.sentence.number, draft.how == "next", draft.place))
    for number, draft in enumerate(ordered):
        if number % STRETCH == 0 and len(ordered) > STRETCH:
            scene = scene.later(_people_around(people, ordered[number : number + STRETCH]))
        result = _resolve(scene, draft)
        found[id(draft)] = result
        if result.name is not None and draft.how != "nobody":
            scene.spoken.append(result)
            if result.person is not None:
                scene.heard[id(result.person)] = draft.sentence.number
            scene.by_sentence.setdefault(draft.sentence.number, result)
    _speak_later(drafts, found)
    return [found[id(draft)] for draft in drafts]


def _by_name(page: Page, people: People, drafts: list[Draft]) -> list[tuple[int, Person]]:
    """Who speaks by name, with the place of each attribution, in text order."""
    named: list[tuple[int, Person]] = []
    for draft in drafts:
        if draft.mention is None or draft.pronoun:
            continue
        mention = _named(Reader(page.pack, people, draft.mention_sentence or draft.sentence), *draft.mention, draft)
        if mention is not None and mention.person is not None:
            named.append((mention.start, mention.person))
    return sorted(named, key=lambda pair: pair[0])


def _people_around(people: People, drafts: list[Draft]) -> People:
    """The people named among the drafts, not long before them and soon after, so that a page of thousands costs no thousand looks each."""
    places = [draft.place for draft in drafts]
    first = bisect_left(people.mentions, min(places), key=lambda mention: mention.start)
    last = bisect_left(people.mentions, max(places), key=lambda mention: mention.start)
    mentions = people.mentions[max(0, first - AROUND) : last + AROUND]
    named = {id(mention.person) for mention in mentions}
    return People([person for person in people.persons if id(person) in named], mentions, people.at)


def _speak_later(drafts: list[Draft], found: dict[int, Found]) -> None:
    """A quote that opens the page belongs to whoever is named just after it (`«…».` / `Об этом заявил X`)."""
    for number, draft in enumerate(drafts[:-1]):
        after = found[id(drafts[number + 1])]
        if draft.rule != "direct-alone" or found[id(draft)].name is not None:
            break
        if after.name is not None and drafts[number + 1].sentence.number - draft.sentence.number <= 3:
            found[id(draft)] = after.again(0.75, "who is named just after", [])


def _settle_genders(people: People, drafts: list[Draft]) -> None:
    """A name whose form shows no gender takes that of the verbs it goes with (`сказала Имя Фамилия`)."""
    votes: dict[int, dict[str, int]] = {}
    for draft in drafts:
        if draft.mention is None or draft.cue is None or draft.rule.startswith("source"):
            continue
        verb = next(
            (f for t in draft.sentence.tokens[slice(*draft.cue)] for f in t.forms if f.pos == "verb" and f.gender in ("m", "f")), None
        )
        for token in draft.sentence.tokens[slice(*draft.mention)]:
            mention = people.of(token)
            if verb is not None and mention is not None and mention.person is not None and len(mention.genders) > 1:
                tally = votes.setdefault(id(mention.person), {"m": 0, "f": 0})
                tally[verb.gender] += 1
    for person in people.persons:
        tally = votes.get(id(person), {"m": 0, "f": 0})
        if tally["m"] != tally["f"]:
            person.gender = "m" if tally["m"] > tally["f"] else "f"


def _resolve(scene: Scene, draft: Draft) -> Found:
    same = scene.by_sentence.get(draft.sentence.number)
    if draft.how == "next" and same is not None and (draft.mention is None or draft.rule.endswith("converb")):
        return same.again(same.score * 0.98, "the sentence's speaker", [])
    if draft.said_by is not None:
        return of_person(draft.said_by, 0.88, "the one interviewed", [], [])
    if draft.mention is None:
        return _without_mention(scene, draft)
    if draft.rule == "direct-relayed" and scene.spoken and draft.sentence.number - scene.last_spoken(-9) <= 2:
        return scene.spoken[-1].again(0.8, "who spoke before the outlet handed it on", [])
    sentence = draft.mention_sentence or draft.sentence
    reader = Reader(scene.page.pack, scene.people, sentence)
    first, last = draft.mention
    tokens = sentence.tokens[first:last]
    named = _named(reader, first, last, draft)
    if named is not None and named.person is not None:
        return of_person(named.person, 0.97, "named", [], [phrase_of(scene.page, tokens)])
    pronoun = draft.pronoun or (len(tokens) == 1 and tokens[0].low in scene.page.pack.pronouns)
    if pronoun and scene.page.pack.order != "sov":
        return _pronoun(scene, draft, tokens)
    return scene.describe(scene, draft) if scene.describe else described(scene, reader, draft)


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
    if draft.rule.startswith("source"):  # «по словам помощника президента Имя Фамилия»: the last name closes the phrase
        return seen[-1] if seen[-1].last >= last or seen[-1].first == first else None
    if draft.rule == "direct-cited":
        return seen[0]
    whole = seen[0] if seen[0].first == first and seen[-1].last == last else None  # «президента Имя Фамилия, который назвал»
    return next((m for m in seen if not m.cases or "nom" in m.cases or "" in m.cases), whole)


def _without_mention(scene: Scene, draft: Draft) -> Found:
    if draft.how == "nobody" or (_several(draft) and scene.spoken and scene.spoken[-1].person is not None):
        return nobody("nobody is named", 0.6)  # «сказали, что …» is not what one person said
    if draft.how == "next":
        subject = _sentence_subject(scene.people, draft.sentence)
        if subject is not None and subject.person is not None:
            return of_person(subject.person, 0.9, "the sentence's subject", [], [])
    if scene.spoken:
        return scene.spoken[-1].again(0.75, "the last who spoke", [])
    return nobody("nobody spoke before")


def _several(draft: Draft) -> bool:
    """Does the reporting verb stand in the plural, with nobody beside it?"""
    tokens = draft.sentence.tokens[slice(*draft.cue)] if draft.cue else []
    forms = [form for token in tokens for form in token.forms[:1] if form.pos == "verb"]
    return bool(forms) and all(form.number == "pl" for form in forms)


def _sentence_subject(people: People, sentence: Sentence) -> Mention | None:
    """The first name in the nominative."""
    for token in sentence.tokens:
        mention = people.of(token)
        if mention is not None and mention.cases == frozenset(("nom",)):
            return mention
    return None


def _pronoun(scene: Scene, draft: Draft, tokens: list[Token]) -> Found:
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
            if phrase is None or phrase.rank not in (ROLE, HUMAN):
                continue
            if any(f.number == "pl" and f.case == "nom" for f in reader.tokens[phrase.head].forms):
                words = phrase_of(page, reader.tokens[phrase.first : phrase.last])
                name = page.pack.morph.plain(words.text.split(" "))
                return Found(None, name, "unnamed", 0.75, "the people named just before", trail=[*trail, words])
    for found in reversed(scene.spoken):
        if found.person is None and found.name:
            return found.again(0.7, "the last who spoke", trail)
    return nobody("no fitting people before", trail=trail)


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
    if seen == heard or subject:
        score += 0.2 if distance <= 2 else 0.05
    if distance == 0:
        score -= 0.1
    if spoke is not None and not (heard is not None and distance > 1 and _presented_before(scene, draft, person)):
        score += 0.55 - 0.2 * spoke
    return score


def _presented_before(scene: Scene, draft: Draft, besides: Person) -> bool:
    """Is somebody else the subject of the sentence before, in which nobody speaks, and does the cue not go on with what was said?"""
    number = draft.sentence.number - 1
    tokens = draft.sentence.tokens[slice(*draft.cue)] if draft.cue else []
    if number < 0 or number in scene.by_sentence or any(f.lemma in scene.page.pack.lists["going_on"] for t in tokens for f in t.forms):
        return False
    named = [m for t in scene.page.sentences[number].tokens if (m := scene.people.of(t)) is not None and "nom" in m.cases]
    return bool(named) and named[0].person is not besides and not within_content(scene, named[0])
