"""Extraction for languages whose verb comes last. In: a page. Out: people, offices and drafts in the shapes the other rules use.

A clause's end tells how it is reported: marks, a complementiser (`dep`, `deyə`), a verbal noun in the accusative (`-ǵanyn`,
`-dığını`), or nothing where the words follow the verb (`bildirib ki, …`). The speaker stands between that end and the verb, else
before the clause, else (in direct speech) behind the verb.
"""

from __future__ import annotations

from quotes.extract.drafts import Draft
from quotes.extract.people import People, people_of
from quotes.extract.reader import Reader
from quotes.extract.roles import Titles
from quotes.extract.sov.direct import Run, find_quotes
from quotes.extract.sov.labels import find_labelled
from quotes.extract.sov.names import find_names
from quotes.extract.sov.reported import find_clauses
from quotes.extract.sov.titles import find_titles
from quotes.extract.sov.turns import find_turns
from quotes.extract.sov.who import describe
from quotes.extract.units import Page

__all__ = ["describe", "find_drafts"]


def find_drafts(page: Page) -> tuple[People, Titles, list[Draft]]:
    """The people named, their offices, and every statement, in text order."""
    people = people_of(page, find_names(page))
    turns, taken = find_labelled(page)
    if not turns:
        turns, taken = find_turns(page, people)
    run = Run(page, people)
    for sentence in page.sentences:
        run.claimable, run.loose = run.loose, None
        if sentence.number in taken:
            continue
        reader = Reader(page.pack, people, sentence)
        used = find_quotes(run, reader)
        quotes = [index for index, token in enumerate(sentence.tokens) if token.kind == "quote"]
        low = 0
        for edge in (*quotes, len(sentence.tokens)):
            start = max([low, *(last for first, last in used if first < edge and last > low)])
            find_clauses(run, reader, start, edge)
            low = edge + 1
    return people, find_titles(page, people), sorted(turns + run.drafts, key=lambda draft: draft.start)
