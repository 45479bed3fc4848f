"""From a description to the speaker, by word order. In: a draft whose mention's head is no name. Out: a person, a body, a source."""

from __future__ import annotations

from quotes.extract.drafts import Draft
from quotes.extract.mentions import Person
from quotes.extract.scenes import Found, Scene, last_mention
from quotes.extract.svo.line import BODY, Line, rank_of
from quotes.extract.svo.nouns import chunk_back
from quotes.extract.svo.nouns_after import noun_forward
from quotes.extract.svo.titles import title_of
from quotes.extract.svo.words import LINKS
from quotes.model.quotes import Alternative
from quotes.model.spans import Phrase, Span

NEW = frozenset(("a", "an", "another", "one", "some", "many", "several", "other", "others", "two", "three", "few", "most", "no"))
SMALL = frozenset(("the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "one"))
RECENT = 4
RANKS = frozenset(("admiral", "general", "colonel", "captain", "major", "lieutenant", "sergeant", "professor", "doctor"))
LONG = 300


def describe(scene: Scene, draft: Draft) -> Found:
    """The speaker whom an office, a trade or a body's name points to."""
    assert draft.mention is not None
    sentence = draft.mention_sentence or draft.sentence
    line = Line(scene.page.pack, scene.people, sentence)
    first, last = draft.mention
    head = draft.head if draft.head is not None and first <= draft.head < last else _head(line, first, last)
    span = Span(sentence.tokens[first].start, sentence.tokens[last - 1].end)
    trail = [Phrase(span.of(scene.page.text), span)]
    low = line.low(head)
    person = _label(scene, line, head) if line.tokens[head].text.isupper() else None
    if person is not None:
        return Found(person, person.name, "person", 0.95, "the label of the turn", trail=trail)
    if low in scene.page.pack.lists["first_person"]:
        return Found(None, None, "unnamed", 0.6, "the author", trail=trail)
    if low == "it":
        return _it(scene, trail)
    human = any(line.in_list(name, head) for name in ("roles", "speaker_nouns", "person_nouns", "anonymous"))
    if human and not _is_plural(line, head) and line.low(first) not in NEW:
        found = _by_office(scene, line, draft, (first, last, head), trail) or _last_person(scene, line, draft, (first, last, head), trail)
        found = found or _named_next(scene, line, (first, last, head), trail)
        if found is not None:
            return found
    return _as_described(scene, line, (first, last, head), trail)


def _label(scene: Scene, line: Line, head: int) -> Person | None:
    """`SEITOVA:`: the person of that surname."""
    return next((person for person in scene.people.persons if person.words and person.words[-1].lower() == line.low(head)), None)


def _head(line: Line, first: int, last: int) -> int:
    """The last word before the first preposition or comma."""
    end = next((i for i in range(first + 1, last) if line.low(i) in LINKS or line.tokens[i].text == ","), last)
    return max(first, end - 1)


def _is_plural(line: Line, head: int) -> bool:
    return any(form.number == "pl" for form in line.tokens[head].forms if form.pos == "noun") or line.low(head) in ("people", "police")


def _words(line: Line, first: int, last: int) -> frozenset[str]:
    """The words of a description that tell, places by their names."""
    places, stop = line.pack.places, line.pack.lists["stop"]
    words = (line.singular(i) for i in range(first, last) if line.tokens[i].kind == "word")
    return frozenset(places.get(word, word) for word in words if word not in stop and len(word) > 1)


def _by_office(scene: Scene, line: Line, draft: Draft, place: tuple[int, int, int], trail: list[Phrase]) -> Found | None:
    """The person whose printed role fits the words best; the later met and the last who spoke win ties."""
    first, last, head = place
    words, office = _words(line, first, last), line.singular(head)
    scored: list[tuple[float, Person]] = []
    spoken = scene.spoken[-1].person if scene.spoken else None
    for person in scene.people.persons:
        met = last_mention(person, draft.place)
        best = max((_fit(line, words, office, title.head, title.lemmas) for title in scene.titles.for_person(person)), default=0.0)
        if best < 0.5:
            continue
        distance = draft.sentence.number - met.sentence.number if met is not None else 12
        scored.append((best + 0.2 / (1 + max(0, distance)) + (0.04 if person is spoken else 0.0), person))
    if not scored:
        return None
    scored.sort(key=lambda pair: -pair[0])
    margin = scored[0][0] - (scored[1][0] if len(scored) > 1 else 0.3)
    rivals = [Alternative(person.name, round(min(1.0, score), 2), "a role that fits less or lies farther") for score, person in scored[1:4]]
    return Found(scored[0][1], scored[0][1].name, "person", min(0.95, 0.8 + margin / 3), "the role printed for the person", rivals, trail)


def _fit(line: Line, words: frozenset[str], office: str, head: str, printed: frozenset[str]) -> float:
    """How well a description fits a printed role: the office itself, and what else it says."""
    same = office == head or office in printed or any(office in group and (head in group or printed & group) for group in line.pack.same)
    if not same:
        return 0.0
    places = frozenset(line.pack.places.values())
    if words & places and printed & places and not words & printed & places:
        return 0.0  # `the Osby mayor` is not the mayor of another town
    extra = words - {office}
    shared = len(extra & printed)
    return 0.7 if not extra else 0.6 + 0.4 * shared / len(extra) if shared else 0.35


def _last_person(scene: Scene, line: Line, draft: Draft, place: tuple[int, int, int], trail: list[Phrase]) -> Found | None:
    """`the expert`, `the senator`: who spoke last, or the nearest person named, when no other role is known of them."""
    first, last, head = place
    if len(_words(line, first, last)) > 1 or line.low(first) not in SMALL or (scene.spoken and _is_same(scene.spoken[-1], line.low(head))):
        return None
    general = line.in_list("speaker_nouns", head) or line.in_list("person_nouns", head)
    for found in reversed(scene.spoken[-RECENT:]):
        person = found.person
        if person is not None and (general or not scene.titles.for_person(person)):
            return Found(person, person.name, "person", 0.75, "the last person who spoke", trail=[*trail, *found.trail])
    near = [
        m
        for m in scene.people.mentions
        if m.start < draft.place and m.person is not None and draft.sentence.number - m.sentence.number <= RECENT
    ]
    for mention in reversed(near):
        if mention.person is not None and not scene.titles.for_person(mention.person):
            return Found(mention.person, mention.person.name, "person", 0.65, "the nearest person", trail=trail)
    return None


def _named_next(scene: Scene, line: Line, place: tuple[int, int, int], trail: list[Phrase]) -> Found | None:
    """`The head of the delegation said … . "…," Rear Admiral X told reporters.`: the name comes with the next words, for the first time."""
    first, last, _ = place
    if line.low(first) != "the" or last - first < 3:
        return None
    start = line.tokens[last - 1].end
    following = next((m for m in scene.people.mentions if m.start > start and m.sentence.number > line.sentence.number), None)
    if following is None or following.person is None or following.sentence.number - line.sentence.number > 2:
        return None
    person, after = following.person, following.sentence.tokens[following.last : following.last + 1]
    offices = [title for title in scene.titles.for_person(person) if title.head not in RANKS]
    speaks = any(cue.strength > 0.92 for token in after for form in token.forms for cue in scene.page.pack.cues.get(form.lemma, ()))
    if person.mentions[0] is not following or offices or not speaks:
        return None
    return Found(person, person.name, "person", 0.75, "named with the next words", trail=trail)


def _it(scene: Scene, trail: list[Phrase]) -> Found:
    for found in reversed(scene.spoken):
        if found.person is None and found.name:
            return Found(None, found.name, found.type, 0.7, "the body that spoke last", trail=[*trail, *found.trail])
    return Found(None, None, "organization", 0.4, "no body spoke before", trail=trail)


def _as_described(scene: Scene, line: Line, place: tuple[int, int, int], trail: list[Phrase]) -> Found:
    """A body by its fullest printed name, anybody else by the words of the description."""
    first, last, head = place
    body = rank_of(line, first, last, head) == BODY
    end = next((i for i in range(head + 1, last) if line.tokens[i].text in (",", "(") or line.tokens[i].is_dash), last)
    name = _printed(line, first, end)
    if body and line.low(first) == "the" and head == first + 1:
        name = _fuller(scene, line, head) or name
    if body:
        return Found(None, name, "organization", 0.85, "as described", trail=trail)
    if line.low(first) == "the" and head == first + 1:
        again = next((found for found in reversed(scene.spoken) if _is_same(found, line.low(head))), None)
        if again is not None:  # `the spokesman` after `a spokesman for the port`
            return Found(
                None, again.name, "unnamed", 0.8, "so described before", trail=trail, role=again.role, affiliation=again.affiliation
            )
    title = title_of(line, first, end) if not _is_plural(line, head) else None
    role, affiliation = (title.role, title.affiliation) if title is not None else (name, None)
    return Found(None, name, "unnamed", 0.8, "as described", trail=trail, role=role, affiliation=affiliation)


def _is_same(found: Found, head: str) -> bool:
    return found.person is None and found.type == "unnamed" and found.name is not None and head in found.name.lower().split()[:3]


def _fuller(scene: Scene, line: Line, head: int) -> str | None:
    """`the ministry` after `China's foreign ministry`: the fuller name printed before."""
    wanted = line.singular(head)
    for sentence in reversed(scene.page.sentences[max(0, line.sentence.number - 8) : line.sentence.number]):
        other = Line(line.pack, line.people, sentence)
        for index in range(len(sentence.tokens) - 1, max(-1, len(sentence.tokens) - LONG), -1):
            if sentence.tokens[index].kind == "word" and other.low(index) == wanted:
                chunk = chunk_back(other, index + 1, 0)
                if chunk is None:
                    continue
                whole = noun_forward(other, chunk[0], len(sentence.tokens))
                last = max(index + 1, whole.last) if whole is not None and whole.head == index else index + 1
                if last > index + 1 or any(other.low(i) not in SMALL for i in range(chunk[0], index)):
                    return _printed(other, chunk[0], last)
    return None


def _printed(line: Line, first: int, last: int) -> str | None:
    """The words as printed without their article."""
    while first < last and (line.tokens[first].kind == "punct" or line.low(first) in SMALL):
        first += 1
    pieces: list[str] = []
    for token in line.tokens[first:last]:
        if token.space and pieces:
            pieces.append(" ")
        pieces.append(token.text)
    text = "".join(pieces).strip(" ,;")
    return text[:-2] if text.endswith(("'s", "’s")) else text or None
