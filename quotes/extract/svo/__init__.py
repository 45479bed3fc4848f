"""Attribution where word order tells who speaks (subject, verb, object). In: a page. Out: people, offices and drafts of statements."""

from __future__ import annotations

from quotes.extract.drafts import Draft
from quotes.extract.people import People, find_people
from quotes.extract.roles import Titles
from quotes.extract.svo.statements import find_statements
from quotes.extract.svo.titles import find_titles
from quotes.extract.svo.who import describe
from quotes.extract.units import Page

TITLES = {"mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "dame": "f", "lady": "f"}
__all__ = ["describe", "find_drafts"]


def find_drafts(page: Page) -> tuple[People, Titles, list[Draft]]:
    """The people named, their offices, and every statement, in text order."""
    tagger = page.pack.tagger  # rules alone: nothing to load, so it runs whether models are wanted or not
    people = find_people(page, tagger.find_people(page.text, page.paragraphs) if tagger is not None else None)
    _tell_gender(people)
    drafts = find_statements(page, people)
    return people, find_titles(page, people), sorted(drafts, key=lambda draft: draft.start)


def _tell_gender(people: People) -> None:
    """`Mrs. Carrow` is a woman, whatever else her name may tell."""
    for mention in people.mentions:
        tokens = mention.sentence.tokens[max(0, mention.first - 2) : mention.first]
        gender = next((TITLES[token.low] for token in tokens if token.low in TITLES), None)
        if gender is not None and mention.person is not None:
            mention.person.gender = gender
