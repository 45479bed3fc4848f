"""Every surface form read, with its lemma. In: words of articles with their lemmas. Out: a word's lemma without any morphology.

This is knowledge of the language, not of the articles: undo leaves it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from sqlalchemy import select

from quotes.store.tables import word_form

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.store.change import Change

_AT_ONCE = 500


def save_forms(change: Change, lang: str, lemmas: Mapping[str, str]) -> int:
    """Keep lemma keys by folded surface form; how many forms were new comes back. A known form keeps its lemma."""
    held = find_lemmas(change.connection, lemmas, lang)
    rows = [{"folded": form, "lang": lang, "lemma": lemma} for form, lemma in sorted(lemmas.items()) if (form, lang) not in held]
    change.insert_all(word_form, rows)
    return len(rows)


def find_lemmas(connection: Connection, forms: Collection[str], lang: str | None = None) -> dict[tuple[str, str], str]:
    """Lemma keys by (folded form, language), for the forms that are known; in one language, or in all."""
    wanted = sorted(forms)
    found: dict[tuple[str, str], str] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        statement = select(word_form).where(word_form.c.folded.in_(wanted[start : start + _AT_ONCE]))
        if lang is not None:
            statement = statement.where(word_form.c.lang == lang)
        found.update({(row.folded, row.lang): row.lemma for row in connection.execute(statement)})
    return found
