"""BibTeX, as BibTeX and biblatex read it. In: references. Out: an entry each; keys are plain Latin letters, text keeps its letters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.model.citations import Reference
from quotes.output.citation_dates import parts

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_LANGUAGES = {"ru": "russian", "en": "english", "kk": "kazakh", "az": "azerbaijani"}
_ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    }
)


def write(references: Sequence[Reference]) -> str:
    """An entry a reference, an empty line between two."""
    return "\n".join(entry(reference) for reference in references)


def entry(reference: Reference) -> str:
    """One `@misc`, which every version knows; the article's id makes its key unique."""
    known = parts(reference.published)
    authors = " and ".join(_name(author.family, author.given) for author in reference.authors)
    fields = {
        "author": authors,
        "title": f"{{{_text(reference.title or 'Untitled')}}}",
        "howpublished": _text(reference.outlet or ""),
        "year": str(known[0]) if known else "",
        "url": re.sub(r"[{}\\\s]", lambda found: f"%{ord(found[0]):02X}", reference.url or ""),
        "urldate": (reference.retrieved or "")[:10] if reference.url else "",
        "langid": _LANGUAGES.get(reference.lang, ""),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    if len(known) > 1:
        lines.append(f"  month = {_MONTHS[known[1] - 1]},")
    if len(known) > 2:
        lines.append(f"  day = {{{known[2]}}},")
    return "\n".join([f"@misc{{{_key(reference)},", *lines, "}", ""])


def _text(text: str) -> str:
    return " ".join(text.split()).translate(_ESCAPED)


def _name(family: str, given: str) -> str:
    return f"{_text(family)}, {_text(given)}" if given else f"{{{_text(family)}}}"


def _key(reference: Reference) -> str:
    """`serikova2024a7`: letters and digits of ASCII alone."""
    from anyascii import anyascii

    first = reference.authors[0].family if reference.authors else reference.outlet or "article"
    year = str(parts(reference.published)[0]) if parts(reference.published) else ""
    return re.sub(r"[^a-z0-9]", "", anyascii(first).lower()) + year + reference.id
