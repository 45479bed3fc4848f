"""An article → everything said in it. In: an Article. Out: a Reading with its quotes in text order."""

from __future__ import annotations

from quotes.extract import sov, svo
from quotes.extract.chain import chain
from quotes.extract.confidence import confidence
from quotes.extract.direct import find_direct
from quotes.extract.drafts import Draft
from quotes.extract.mentions import Person
from quotes.extract.people import People, find_people
from quotes.extract.reported import find_reported
from quotes.extract.roles import Titles, find_titles
from quotes.extract.scenes import AUTHOR, Found
from quotes.extract.speakers import find_speakers
from quotes.extract.turns import find_turns
from quotes.extract.units import Page, Sentence, cut
from quotes.lang.pack import Pack, load_pack
from quotes.model.articles import Article
from quotes.model.quotes import Gender, Quote, Reading, Speaker
from quotes.model.spans import Phrase, Span

STRETCH = 900
LEAD = 3
LONGEST = 4000
PAIRS = {"«": "»", "“": "”", "„": "“"}


def read_quotes(article: Article, *, tagger: bool = True) -> Reading:
    """Every statement of the article's body with its speaker. Raises LanguageError where the language has no pack.

    With `tagger=False`, or where the language has none or its models are absent, names are found by rules alone.
    """
    pack = load_pack(article.lang)
    page = cut(article, pack)
    spans = _tagged(pack, page) if tagger else None
    if pack.order == "sov":
        people, titles, drafts = sov.find_drafts(page)
        found = find_speakers(page, people, titles, drafts, sov.describe)
    elif pack.order == "svo":
        people, titles, drafts = svo.find_drafts(page)
        found = find_speakers(page, people, titles, drafts, svo.describe)
    else:
        people = find_people(page, spans)
        titles = find_titles(page, people)
        turns, spoken = find_turns(page, people, titles)
        direct, used = find_direct(page, people, spoken)
        drafts = sorted(turns + direct + find_reported(page, people, used), key=lambda draft: draft.start)
        found = find_speakers(page, people, titles, drafts)
    makers = _Speakers(page, titles, _descriptions(page, drafts, found))
    quotes = [_quote(article, page, draft, who, makers) for draft, who in zip(drafts, found, strict=True) if _stands(draft, who)]
    return Reading(article, tuple(sorted(quotes, key=lambda quote: quote.segments[0])))


def _tagged(pack: Pack, page: Page) -> list[Span] | None:
    if pack.tagger is None or not pack.tagger.available():
        return None
    return pack.tagger.find_people(page.text, _stretches(page))


def _stretches(page: Page) -> list[Span]:
    """What the tagger reads at once: sentences with a mark, a reporting word or a name nobody knows, joined within a paragraph.

    The other sentences are noted in `page.untagged`; their names are found by the rules.
    """
    said = frozenset(page.pack.cues) | page.pack.lists["speech_nouns"]
    stretches: list[Span] = []
    last = (-1, -1)
    skipped: list[int] = []
    for sentence in page.named:
        if page.pack.order == "free" and (len(sentence.span) > LONGEST or not _worth_tagging(page, sentence, said)):
            skipped.append(sentence.number)
            continue
        span = sentence.span
        if sentence.number >= 0 and (sentence.paragraph, sentence.number - 1) == last and span.end - stretches[-1].start <= STRETCH:
            stretches[-1] = Span(stretches[-1].start, span.end)
        else:
            stretches.append(span)
        last = (sentence.paragraph, sentence.number)
    page.untagged = frozenset(skipped)
    return stretches


def _worth_tagging(page: Page, sentence: Sentence, said: frozenset[str]) -> bool:
    """Could the sentence attribute words? A mark or a reporting word stands in it, together with a capital inside."""
    tokens = sentence.tokens
    if sentence.number < LEAD:
        return any(t.is_capital for t in tokens)
    openings = page.pack.openings
    attributed = any(t.kind == "quote" or t.text == ":" or t.low in openings or any(f.lemma in said for f in t.forms) for t in tokens)
    return attributed and any(t.is_capital for t in tokens)


def _stands(draft: Draft, who: Found) -> bool:
    """Is this a statement at all? Weak shapes without a speaker are none."""
    if who.reason == AUTHOR and draft.kind != "direct":
        return False  # «я считаю, что …»: the paper itself
    return not (who.name is None and draft.rule in ("direct-alone",)) and bool(draft.segments)


def _descriptions(page: Page, drafts: list[Draft], found: list[Found]) -> dict[int, list[str]]:
    """The words that pointed to each person without naming it, in the nominative."""
    called: dict[int, list[str]] = {}
    for draft, who in zip(drafts, found, strict=True):
        if who.person is None or draft.mention is None or draft.pronoun or not who.trail or who.reason == "named":
            continue
        words = who.trail[0].text
        if page.pack.fold(words) not in page.pack.pronouns:
            called.setdefault(id(who.person), []).append(page.pack.morph.plain(words.split(" ")))
    return called


class _Speakers:
    """Makes each speaker of the article once."""

    def __init__(self, page: Page, titles: Titles, descriptions: dict[int, list[str]]) -> None:
        self.page, self.titles, self.descriptions = page, titles, descriptions
        self.made: dict[int, Speaker] = {}

    def of(self, who: Found) -> Speaker | None:
        """The speaker, or None where nobody is named."""
        if who.person is None:
            return Speaker(who.name, who.type, role=who.role, affiliation=who.affiliation) if who.name else None
        if id(who.person) not in self.made:
            self.made[id(who.person)] = self._make(who.person)
        return self.made[id(who.person)]

    def _make(self, person: Person) -> Speaker:
        titles = self.titles.for_person(person)
        fullest = max(
            titles, key=lambda title: (title.affiliation is not None, len(title.role) + len(title.affiliation or "")), default=None
        )
        variants = tuple(name for name in person.variants if name != person.name)
        gender: Gender | None = "m" if person.gender == "m" else "f" if person.gender == "f" else None
        role, affiliation = (fullest.role or None, fullest.affiliation) if fullest else (None, None)
        called = self.descriptions.get(id(person), [])
        if role is None and called:
            role = max((words for words in called if " " in words or _is_office(self.page.pack, words)), key=len, default=None)

        country = country_of(self.page.pack, f"{role or ''} {affiliation or ''}")
        return Speaker(person.name, "person", variants, role, affiliation, country, gender, tuple(dict.fromkeys(called)))


def _is_office(pack: Pack, word: str) -> bool:
    """Is the word an office (`мэр`, `nazir`) rather than a trade or a word for whoever speaks?"""
    lists, low = pack.lists, pack.fold(word)
    return low in lists["roles"] and low not in lists["trades"] | lists["speaker_nouns"] | lists["anonymous"]


def country_of(pack: Pack, title: str) -> str | None:
    """The country a role names, by an adjective ("казахстанский политолог") or by its own name ("президент Казахстана")."""
    known = set(pack.places.values())
    for word in title.split():
        low = pack.fold(word.strip(",.()«»"))
        lemmas = [low, *(form.lemma for form in pack.morph.analyse(low))] if low else []
        found = next((pack.places.get(lemma, lemma) for lemma in lemmas if lemma in pack.places or lemma in known), None)
        if found:
            return found.upper() if len(found) <= 3 else "-".join(part.capitalize() for part in found.split("-"))
    return None


def _quote(article: Article, page: Page, draft: Draft, who: Found, makers: _Speakers) -> Quote:
    speaker = makers.of(who)
    sentence = draft.mention_sentence or draft.sentence
    given_to, relayed_by = chain(page, draft)
    return Quote(
        kind=draft.kind,
        segments=tuple(_bare(page.text, span) for span in draft.segments) if draft.kind == "direct" else tuple(draft.segments),
        cue=_phrase(page, draft.sentence.tokens[draft.cue[0]].start, draft.sentence.tokens[draft.cue[1] - 1].end) if draft.cue else None,
        mention=_phrase(page, sentence.tokens[draft.mention[0]].start, sentence.tokens[draft.mention[1] - 1].end)
        if draft.mention
        else None,
        speaker=speaker,
        lang=article.lang,
        rule=draft.rule,
        confidence=confidence(draft, who),
        role=speaker.role if speaker else None,
        affiliation=speaker.affiliation if speaker else None,
        given_to=given_to,
        relayed_by=relayed_by,
        alternatives=tuple(who.alternatives),
        trail=tuple(who.trail),
    )


def _bare(text: str, span: Span) -> Span:
    """Direct words without doubled apostrophes and a pair of marks around all of them, as wikis print quotes: ''«…»''."""
    start, end = span.start, span.end
    while end - start > 2 and text[start] == "'" == text[start + 1]:
        start += 2
    while end - start > 2 and text[end - 1] == "'" == text[end - 2]:
        end -= 2
    closing = PAIRS.get(text[start : start + 1])
    if closing and text[end - 1 : end] == closing and not any(mark in text[start + 1 : end - 1] for mark in (text[start], closing)):
        start, end = start + 1, end - 1
    return Span(start, end) if end > start else span


def _phrase(page: Page, start: int, end: int) -> Phrase:
    span = Span(start, end)
    return Phrase(span.of(page.text), span)


__all__ = ["People", "read_quotes"]
