"""From the pointing words to the speaker. In: drafts, people, role phrases. Out: for each draft the speaker with its rivals."""

from __future__ import annotations

from bisect import bisect_left

from quotes.extract.described import described, there
from quotes.extract.drafts import Draft
from quotes.extract.mentions import Mention, Person
from quotes.extract.people import People
from quotes.extract.pronouns import pronoun
from quotes.extract.reader import Reader
from quotes.extract.roles import Titles
from quotes.extract.scenes import Describe, Found, Scene, nobody, of_person, phrase_of
from quotes.extract.units import Page, Sentence

STRETCH = 250  # statements settled among the people around them: a page with more is no piece of news
PLACES = frozenset(("здесь", "там", "тут"))
AROUND = 250  # mentions of people before the first and after the last of them


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
    pointing = draft.pronoun or (len(tokens) == 1 and tokens[0].low in scene.page.pack.pronouns)
    if pointing and scene.page.pack.order != "sov":
        return pronoun(scene, draft, tokens)
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
    if draft.rule.startswith("source") and seen[0].first > first and _are_many(reader, first):
        return None  # «по словам адвокатов Сабитова»
    if draft.rule.startswith("source"):  # «по словам помощника президента Имя Фамилия»: the last name closes the phrase
        return seen[-1] if seen[-1].last >= last or seen[-1].first == first else None
    if draft.rule == "direct-cited":
        return seen[0]
    whole = seen[0] if seen[0].first == first and seen[-1].last == last else None  # «президента Имя Фамилия, который назвал»
    return next((m for m in seen if not m.cases or "nom" in m.cases or "" in m.cases), whole)


def _are_many(reader: Reader, index: int) -> bool:
    """Is the word plural in every reading as a noun in the genitive?"""
    forms = [form for form in reader.tokens[index].forms if form.pos == "noun" and form.case == "gen"]
    return bool(forms) and all(form.number == "pl" for form in forms)


def _without_mention(scene: Scene, draft: Draft) -> Found:
    body = there(scene, draft) if draft.cue and draft.sentence.tokens[draft.cue[0] - 1].low in PLACES and _several(draft) else None
    if body is not None:
        return body
    if draft.how == "paper" and scene.spoken and scene.spoken[-1].person is None:
        return scene.spoken[-1].again(0.75, "the body whose paper it is", [])
    if draft.how in ("nobody", "paper") or (_several(draft) and scene.spoken and scene.spoken[-1].person is not None):
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
