"""Descriptions instead of names. In: a mention such as «эксперт», «президент Казахстана», «министерство». Out: whom it means."""

from __future__ import annotations

from itertools import islice

from quotes.extract.affiliations import split_title
from quotes.extract.drafts import Draft
from quotes.extract.embedded import genitive
from quotes.extract.mentions import Person
from quotes.extract.offices import Wording, fit, wording
from quotes.extract.reader import BODY, Reader
from quotes.extract.runs import is_person_noun
from quotes.extract.scenes import Found, Scene, distance, last_mention, of_person, phrase_of
from quotes.extract.tokens import Token
from quotes.extract.units import Page, Sentence
from quotes.model.quotes import Alternative
from quotes.model.spans import Phrase

LEAD = 8  # sentences in which somebody may be described before being named
AHEAD = 8
NEAR = 2  # sentences in which a body is named that a generic noun stands for
OUTLETS = 6  # the same of an outlet (издание)
LISTED = ("roles", "speaker_nouns", "person_nouns", "organisations", "anonymous")


def described(scene: Scene, reader: Reader, draft: Draft) -> Found:
    """A role met before, the one who speaks, a body, or an unnamed source under its description."""
    assert draft.mention is not None
    page, lists = scene.page, scene.page.pack.lists
    tokens = reader.tokens[draft.mention[0] : draft.mention[1]]
    words = [t for t in tokens if t.kind == "word"]
    trail = [phrase_of(page, tokens)]
    lemmas = [_lemma(page, token) for token in words]
    head = _head(page, words, lemmas, draft)
    if scene.spoken and _lent_voice(scene, words, lemmas, draft):
        return scene.spoken[-1].again(0.8, "the last who spoke", trail)
    if head is None or _is_plural(words, draft):
        body = _body_before(scene, words, lemmas, draft)
        return body.again(0.75, "the body named before", trail) if body else _body_or_unnamed(page, reader, draft, words, trail)
    said = wording(page.pack, lemmas, [word.text for word in words], head)
    person, score, rivals = _by_role(scene, draft, said)
    last = scene.last_person()
    new = _introduced(scene, draft) if person is None else None
    short = len(words) <= 2 and not any(word.is_capital for word in words[1:])
    anyone = head in lists["trades"] or head in lists["speaker_nouns"]
    if short and anyone and new is not None and _gender_fits(words, new):
        return of_person(new, 0.8, "the one just introduced", rivals, trail)
    if short and anyone and last is not None and last.person is not None and last.person is not person and _verb_fits(draft, last.person):
        nearer = person is None or distance(last.person, draft) + 2 <= distance(person, draft)
        if nearer and _gender_fits(words, last.person):
            return of_person(last.person, 0.88 if person is None else 0.8, "the last who spoke", rivals, [*trail, *last.trail])
    if person is not None:
        return of_person(person, score, "the role printed for the person", rivals, trail)
    fallback = _without_role(scene, draft, lemmas, head, short)
    if fallback is not None and _gender_fits(words, fallback):
        return of_person(fallback, 0.75 if short else 0.65, "the likeliest person no printed role speaks against", [], trail)
    later = _named_later(scene, draft, said)
    if later is not None and _gender_fits(words, later) and (later.gender == "f" or _verb_fits(draft, later)):
        return of_person(later, 0.7, "named only after it was described", [], trail)
    return _body_or_unnamed(page, reader, draft, words, trail)


def _introduced(scene: Scene, draft: Draft) -> Person | None:
    """Whom the sentence before brings in as one with a view (`Его позицию разделил директор Имя Фамилия.`)."""
    number = draft.sentence.number - 1
    if number < 0 or number in scene.by_sentence:
        return None
    sentence = scene.page.sentences[number]
    lists, cues = scene.page.pack.lists, scene.page.pack.cues
    if not any(form.lemma in lists["speech_nouns"] or form.lemma in cues for token in sentence.tokens for form in token.forms):
        return None
    named = [scene.people.of(token) for token in sentence.tokens]
    subjects = {id(m.person): m.person for m in named if m is not None and m.person is not None and m.cases == frozenset(("nom",))}
    return next(iter(subjects.values())) if len(subjects) == 1 else None


def _verb_fits(draft: Draft, person: Person) -> bool:
    """Does the gender of the reporting verb suit the person?"""
    tokens = draft.sentence.tokens[slice(*draft.cue)] if draft.cue and not draft.rule.startswith("source") else []
    gender = next((form.gender for token in tokens for form in token.forms[:1] if form.pos == "verb" and form.gender in ("m", "f")), "")
    return not gender or not person.gender or gender == person.gender


def _lent_voice(scene: Scene, words: list[Token], lemmas: list[str], draft: Draft) -> bool:
    """A paper in which somebody else speaks: an interview, or a bare "statement" just after somebody spoke."""
    lists = scene.page.pack.lists
    if set(lemmas[:1]) & lists["talk_papers"]:
        return True
    bare = len(words) == 1 and lemmas[0] in lists["documents"]
    return bare and draft.sentence.number - scene.last_spoken(-9) <= 2


def _lemma(page: Page, token: Token) -> str:
    nouns = [form for form in token.forms if form.pos in ("noun", "pron")] or list(token.forms)
    for form in nouns:
        if any(form.lemma in page.pack.lists[name] for name in LISTED):
            return form.lemma
    lemma = token.forms[0].lemma if token.forms else token.low
    return page.pack.places.get(lemma, lemma)


def _head(page: Page, words: list[Token], lemmas: list[str], draft: Draft) -> str | None:
    """The lemma of the phrase's head, where it is a role or a word for speakers."""
    lists = page.pack.lists
    cases = ("gen", "") if draft.rule.startswith("source") else ("nom", "")
    for word, lemma in zip(words, lemmas, strict=True):
        if any(form.pos in ("noun", "other") and form.case in cases for form in word.forms) or not word.forms:
            listed = lemma in lists["roles"] or lemma in lists["speaker_nouns"] or lemma in lists["person_nouns"]
            return lemma if listed or (is_person_noun(word) and lemma not in lists["anonymous"]) else None
    first = next((lemma for word, lemma in zip(words, lemmas, strict=True) if any(f.pos == "noun" for f in word.forms[:1])), "")
    if first in lists["organisations"]:
        return None  # «в союзе предпринимателей»
    return next((lemma for lemma in lemmas if lemma in lists["roles"] or lemma in lists["speaker_nouns"]), None)


def _gender_fits(words: list[Token], person: Person) -> bool:
    """A feminine trade (жительница) does not mean a man."""
    genders = {form.gender for word in words for form in word.forms[:1] if form.pos == "noun" and form.animate}
    return not (genders == {"f"} and person.gender == "m")


def _is_plural(words: list[Token], draft: Draft) -> bool:
    case = "gen" if draft.rule.startswith("source") else "nom"
    for word in words:
        forms = [form for form in word.forms if form.pos == "noun" and form.case == case]
        if forms:
            return all(form.number == "pl" for form in forms)
    return False


def _by_role(scene: Scene, draft: Draft, words: Wording) -> tuple[Person | None, float, list[Alternative]]:
    """The person whose printed role fits the words best; the later met and the last who spoke win ties."""
    scored: list[tuple[float, Person]] = []
    fits = scene.fits.setdefault(words, {})  # «эксперт» is asked for again and again
    for person in scene.people.persons:
        if last_mention(person, draft.place) is None:
            continue
        best = fits.get(id(person), -1.0)
        if best < 0:
            best = fits[id(person)] = max((fit(scene.page.pack, words, title) for title in scene.titles.for_person(person)), default=0.0)
        if best > 0.4 and not _verb_fits(draft, person):
            best -= 0.3
        if best > 0.4:
            spoke = bool(scene.spoken) and scene.spoken[-1].person is person
            scored.append((best + 0.15 / (1 + max(0, distance(person, draft))) + (0.2 if spoke else 0.0), person))
    scored.sort(key=lambda pair: -pair[0])
    if not scored:
        return None, 0.0, []
    margin = scored[0][0] - (scored[1][0] if len(scored) > 1 else 0.3)
    rivals = [Alternative(person.name, round(min(1.0, score), 2), "a role that fits less or lies farther") for score, person in scored[1:4]]
    return scored[0][1], min(0.95, 0.75 + margin / 2), rivals


def _without_role(scene: Scene, draft: Draft, lemmas: list[str], head: str, short: bool) -> Person | None:
    """Nobody bears the role in print: the last who spoke or the most prominent, unless a printed role or place speaks against it."""
    lists = scene.page.pack.lists
    anyone = head in lists["trades"] or head in lists["speaker_nouns"]
    office = head not in lists["person_nouns"] and not anyone
    if (set(lemmas) - {head}) & lists["documents"]:
        return None  # «автор статьи»: whoever wrote it, not who spoke before
    places = {lemma for lemma in lemmas if lemma in scene.places}
    fitting: list[Person] = []
    for person in scene.people.persons:
        if last_mention(person, draft.place) is None and id(person) not in scene.heard:
            continue
        titles = scene.titles.for_person(person)
        theirs = {lemma for title in titles for lemma in title.lemmas if lemma in scene.places}
        if (places and theirs and not places & theirs) or (office and titles) or not _verb_fits(draft, person):
            continue
        fitting.append(person)
    known = {id(person) for person in fitting}
    spoken = next((found.person for found in reversed(scene.spoken) if id(found.person) in known), None)
    if spoken and (short or ((office or anyone) and (len(fitting) == 1 or distance(spoken, draft) <= 3))):
        return spoken
    if not office and not anyone:
        return None
    named = [p for p in fitting if any("nom" in m.cases or "" in m.cases for m in islice(p.mentions, p.named_before(draft.place)))]
    if len(named) == 1 or office:
        return max(named, key=lambda p: p.named_before(draft.place), default=None)
    return named[-1] if named and short else None


def _named_later(scene: Scene, draft: Draft, words: Wording) -> Person | None:
    """Whom a lead describes before it names him: the one whose printed role fits, else the first who then speaks by name."""
    number = draft.sentence.number
    if number > LEAD:
        return None
    new = [p for p in scene.people.persons if p.mentions[0].start > draft.place and p.mentions[0].sentence.number <= number + AHEAD]
    if not new or any(last_mention(person, draft.place) is not None for person in scene.people.persons):
        return None
    fitting = [p for p in new if any(fit(scene.page.pack, words, title) > 0.4 for title in scene.titles.for_person(p))]
    lists = scene.page.pack.lists
    anyone = words.head in lists["speaker_nouns"] or words.head in lists["trades"]
    if fitting or (not anyone and any(scene.titles.for_person(person) for person in new)):
        return fitting[0] if len(fitting) == 1 else None
    known = {id(person) for person in new}
    return next((person for place, person in scene.named if place > draft.place and id(person) in known), None)


def _body_before(scene: Scene, words: list[Token], lemmas: list[str], draft: Draft) -> Found | None:
    """The body that a bare `ведомство` or `компания` stands for: the last that spoke, else the last named just before."""
    page = scene.page
    if len(words) != 1 or lemmas[0] not in page.pack.lists["generic"] or (words[0].is_capital and words[0].text.isupper()):
        return None
    for found in reversed(scene.spoken[-4:]):
        if found.person is None and found.name and found.type == "organization" and _stands_for(page, lemmas[0], found.name):
            return found
    outlet = lemmas[0] in page.pack.lists["media"]
    for sentence in _just_before(scene, draft, OUTLETS if outlet else NEAR):
        reader = Reader(page.pack, scene.people, sentence)
        for at in range(len(reader.tokens) - 1, -1, -1):
            token = reader.tokens[at]
            if outlet and (token.low in page.pack.lists["media"] or _titled(reader, at)) and (token.is_capital or _titled(reader, at)):
                end = genitive(reader, at + 1, len(reader.tokens)) if _titled(reader, at) else at + 1
                return Found(None, _as_name(page, reader, at, end), "organization", 0.7, "the outlet named before")
            if sentence.number < draft.sentence.number - NEAR or not _heads_body(reader, at):
                continue
            name = _as_name(page, reader, at, genitive(reader, at + 1, len(reader.tokens)))
            if _stands_for(page, lemmas[0], name):
                return Found(None, name, "organization", 0.75, "as described")
    return None


def there(scene: Scene, draft: Draft) -> Found | None:
    """The body last named just before, which `здесь` or `там` stands for (`обратились в мэрию. Здесь заверили, что …`)."""
    for sentence in _just_before(scene, draft, NEAR):
        reader = Reader(scene.page.pack, scene.people, sentence)
        for at in range(len(reader.tokens) - 1, -1, -1):
            if _heads_body(reader, at):
                name = _as_name(scene.page, reader, at, genitive(reader, at + 1, len(reader.tokens)))
                return Found(None, name, "organization", 0.7, "the body named just before")
    return None


def _just_before(scene: Scene, draft: Draft, most: int) -> list[Sentence]:
    """The sentences before the draft's, the nearest first."""
    number = draft.sentence.number
    return scene.page.sentences[max(0, number - most) : max(0, number)][::-1]


def _heads_body(reader: Reader, at: int) -> bool:
    """Is the word the head of a body's name?"""
    token = reader.tokens[at]
    return any(form.lemma in reader.pack.lists["organisations"] for form in token.forms) and reader.people.of(token) is None


def _titled(reader: Reader, at: int) -> bool:
    """Is the word a kind of outlet with its name in marks behind it (`газета «Маяк»`)?"""
    tokens = reader.tokens
    kind = any(form.pos == "noun" and form.lemma in reader.pack.lists["media"] for form in tokens[at].forms)
    return kind and at + 1 < len(tokens) and tokens[at + 1].kind == "mark" and tokens[at + 1].depth > tokens[at].depth


def _as_name(page: Page, reader: Reader, first: int, last: int) -> str:
    """The words of a body's name in the nominative."""
    tokens = reader.tokens[first:last]
    pieces = [" " + t.text if t.space and t is not tokens[0] else t.text for t in tokens]
    return page.pack.morph.plain("".join(pieces).split(" "), oblique=not reader.has_case(first, "nom"))


def _stands_for(page: Page, generic: str, name: str) -> bool:
    """May the generic noun mean the body of that name?"""
    words = name.split()
    if generic in page.pack.lists["media"] and any(word[:1].isupper() and word.isascii() for word in words):
        return True  # «издание»: The Name Post
    lemmas = {form.lemma for word in words[:2] for form in page.pack.morph.analyse(word.strip('«»"„“'))}
    if generic in lemmas:
        return len(words) > 1
    official = bool(lemmas & page.pack.lists["organisations"]) and not lemmas & page.pack.lists["media"] and "сми" not in lemmas
    return official if generic == "ведомство" else False


def _body_or_unnamed(page: Page, reader: Reader, draft: Draft, words: list[Token], trail: list[Phrase]) -> Found:
    """A ministry, an agency, a paper: an organization by its printed name; anybody else keeps the description."""
    assert draft.mention is not None
    first, last = draft.mention
    tokens = reader.tokens[first:last]
    while len(tokens) > 1 and tokens[0].kind == "word" and _is_demonstrative(tokens[0]):
        tokens = tokens[1:]
    pieces: list[str] = []
    for token in tokens:
        if pieces and token.space:
            pieces.append(" ")
        pieces.append(token.text)
    oblique = draft.rule.startswith("source") or draft.rule == "direct-cited"
    name = page.pack.morph.plain("".join(pieces).split(" "), oblique) if pieces else None
    rank = max((reader.head_rank(i) for i in range(first, min(last, first + 3))), default=0)
    lemmas = {form.lemma for word in words[:3] for form in word.forms if form.pos == "noun"}
    lists = page.pack.lists
    body = bool(lemmas & lists["organisations"]) or (rank == BODY and not lemmas & lists["anonymous"])
    if lemmas & (lists["roles"] | lists["anonymous"] | lists["person_nouns"]) and words[0].forms:
        first_noun = next((f.lemma for w in words for f in w.forms[:1] if f.pos == "noun"), "")
        body = body and first_noun in lists["organisations"]
    role, affiliation = split_title(page.pack, tokens) if not body and tokens else (None, None)
    return Found(None, name, "organization" if body else "unnamed", 0.8 if body else 0.7, "as described", [], trail, role, affiliation)


def _is_demonstrative(token: Token) -> bool:
    return any(form.lemma in ("этот", "тот", "сам", "весь") for form in token.forms[:1])
