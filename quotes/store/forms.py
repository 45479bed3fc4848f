"""Every surface form read, with its lemma. In: words of articles with their lemmas. Out: a word's lemma without any morphology.

This is knowledge of the language, not of the articles: undo leaves it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from quotes.store.tables import word_form

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.store.change import Change

_AT_ONCE = 500
_MOST_KNOWN = 500_000
# Made once: making a statement costs more than running it.
_WANTED: Any = bindparam("wanted", expanding=True)
_BY_FORM = select(word_form.c.folded, word_form.c.lang, word_form.c.lemma).where(word_form.c.folded.in_(_WANTED))
_BY_FORM_AND_LANG = _BY_FORM.where(word_form.c.lang == bindparam("lang"))


class KnownForms:
    """The forms an archive holds as far as is known here: they are not asked for again, since none is ever taken away."""

    def __init__(self) -> None:
        self._known: set[tuple[str, str]] = set()

    def save(self, change: Change, lang: str, lemmas: Mapping[str, str]) -> None:
        """As `save_forms`. Where the transaction is taken back, these are to be given up."""
        fresh = {form: lemma for form, lemma in lemmas.items() if (form, lang) not in self._known}
        save_forms(change, lang, fresh)
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        self._known.update((form, lang) for form in fresh)


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
        asked = {"wanted": wanted[start : start + _AT_ONCE]}
        rows = connection.execute(_BY_FORM, asked) if lang is None else connection.execute(_BY_FORM_AND_LANG, {**asked, "lang": lang})
        found.update({(folded, language): lemma for folded, language, lemma in rows})
    return found
