"""Extraction for languages whose verb comes last. In: a page. Out: people, offices and drafts in the shapes the other rules use."""

from __future__ import annotations

from quotes.extract.drafts import Draft
from quotes.extract.people import People, people_of
from quotes.extract.roles import Titles
from quotes.extract.sov.names import find_names
from quotes.extract.sov.statements import Sentences
from quotes.extract.sov.titles import find_titles
from quotes.extract.sov.turns import find_turns
from quotes.extract.sov.who import describe
from quotes.extract.units import Page

__all__ = ["describe", "find_drafts"]


def find_drafts(page: Page) -> tuple[People, Titles, list[Draft]]:
    """The people named, their offices, and every statement, in text order."""
    people = people_of(page, find_names(page))
    turns, taken = find_turns(page, people)
    drafts = turns + Sentences(page, people, taken).find()
    return people, find_titles(page, people), sorted(drafts, key=lambda draft: draft.start)
