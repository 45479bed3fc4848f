"""Free words. In: words as typed, any inflection. Out: their lemma keys, and where a text holds them.

The archive keeps every form it has read with its lemma; only a word that stands nowhere in it loads a dictionary.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import select

from quotes.lang.lemmas import find_surfaces
from quotes.model.spans import Span
from quotes.store import tables as t
from quotes.store.nearest import MOST_NAMES, nearest, offer

if TYPE_CHECKING:
    from sqlalchemy import Connection


def query_lemmas(connection: Connection, words: str) -> list[frozenset[str]]:
    """For every word its possible lemma keys, in the order of the words; empty where `words` holds no word."""
    surfaces = list(dict.fromkeys(surface for _, surface in find_surfaces(words)))
    forms = t.word_form
    known: dict[str, set[str]] = {}
    for folded, lemma in connection.execute(select(forms.c.folded, forms.c.lemma).where(forms.c.folded.in_(surfaces))):
        known.setdefault(folded, set()).add(lemma)
    return [frozenset(known.get(surface) or _by_dictionary(surface, words)) for surface in surfaces]


def other_spellings(connection: Connection, words: str) -> str:
    """`did you mean the words порт or портал?` for the words that no text read so far holds in any form; empty where all are held."""
    forms, offered = t.word_form, []
    surfaces = list(dict.fromkeys(surface for _, surface in find_surfaces(words)))
    held = set(connection.scalars(select(forms.c.folded).where(forms.c.folded.in_(surfaces))))
    for surface in surfaces:
        if surface not in held:
            alike = select(forms.c.folded).where(forms.c.folded.startswith(surface[:1], autoescape=True)).order_by(forms.c.folded)
            offered += nearest(surface, ((found, found) for found in connection.scalars(alike.limit(MOST_NAMES))))
    return offer(offered)


def _by_dictionary(surface: str, words: str) -> set[str]:
    from quotes.lang.lemmas import lemma_key

    languages = ("en", "az") if surface[0] < "\u0370" else ("ru", "kk")
    return {lemma_key(surface, lang, capital=capital) for lang in languages for capital in (False, True)}


def find_hits(connection: Connection, texts: Iterable[str], lemmas: Iterable[frozenset[str]]) -> dict[str, tuple[Span, ...]]:
    """For every text the spans of its words whose lemma is asked for."""
    wanted = sorted(frozenset().union(*lemmas))
    forms = t.word_form
    asked = set(connection.scalars(select(forms.c.folded).where(forms.c.lemma.in_(wanted)))) | set(wanted)
    return {text: tuple(span for span, surface in find_surfaces(text) if surface in asked) for text in texts}
