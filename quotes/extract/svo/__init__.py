"""Attribution where word order tells who speaks (subject, verb, object). In: a page. Out: people, offices and drafts of statements."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.extract.drafts import Draft
from quotes.extract.people import People, find_people
from quotes.extract.roles import Titles
from quotes.extract.svo.statements import find_statements
from quotes.extract.svo.titles import find_titles
from quotes.extract.svo.who import describe
from quotes.extract.units import Page
from quotes.model.spans import Span

__all__ = ["describe", "find_drafts"]


def find_drafts(page: Page, tagged: Sequence[Span] | None) -> tuple[People, Titles, list[Draft]]:
    """The people named, their offices, and every statement, in text order."""
    people = find_people(page, tagged)
    drafts = find_statements(page, people)
    return people, find_titles(page, people), sorted(drafts, key=lambda draft: draft.start)
