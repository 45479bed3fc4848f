"""Why a quote is what it is said to be. In: an open archive and a quote. Out: a page: the words with marks under them, the way from
the pointing words to the name, the rule and where it stands, and who else was thought of."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from quotes.errors import NotFoundError
from quotes.model.sheets import NOBODY, Column, Marked, Page, Sheet
from quotes.model.spans import Span
from quotes.reports.facts import facts
from quotes.store import tables as t
from quotes.store.segments import segments_of

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

WIDTH = 78  # fits a screen of 80 columns
_COMPARED = re.compile(r"[=!]= |\bin \(")  # a line that asks for a rule rather than giving it
SIGNS = {"content": "─", "cue": "^", "mention": "="}


def explain(connection: Connection, number: int) -> Page:
    """The page that explains quote `number`. Raises NotFoundError."""
    row = connection.execute(
        select(t.quote, t.article_version.c.text.label("article_text"), t.article_version.c.title, t.speaker.c.name)
        .add_columns(t.speaker.c.variants, t.speaker.c.link, t.speaker.c.link_reasons)
        .join(t.article_version, t.article_version.c.id == t.quote.c.version_id)
        .outerjoin(t.speaker, t.speaker.c.id == t.quote.c.speaker_id)
        .where(t.quote.c.id == number)
    ).one_or_none()
    if row is None:
        raise NotFoundError(f"no quote q{number}", "who-said and articles print ids")
    places = _places(connection, row)
    trail = [Span(start, end).of(row.article_text) for start, end in row.trail or ()]
    alternatives = connection.execute(
        select(t.quote_alternative).where(t.quote_alternative.c.quote_id == number).order_by(t.quote_alternative.c.rank)
    ).all()
    shown = facts(
        ("id", f"q{number}"),
        ("article", f"a{row.article_id} {row.title or ''}".strip()),
        ("kind", row.kind),
        ("rule", row.rule),
        ("which stands in", rule_place(row.rule)),
        ("version", row.rule_version),
        ("sure", f"{row.confidence:.2f}"),
        ("said with", row.cue),
        ("way to the name", " → ".join([*dict.fromkeys(trail), row.name or NOBODY])),
        ("also spelled", row.variants),
        ("linked", f"{row.link}: {'; '.join(row.link_reasons or ['a name of its own'])}" if row.link else None),
    )
    others = Sheet(
        "Also thought of",
        (Column("name", "name"), Column("score", "score", "number"), Column("reason", "why it lost")),
        tuple((other.name or NOBODY, round(other.score, 2), other.reason) for other in alternatives),
        empty="nobody else came into question",
    )
    record = {
        "quote_id": f"q{number}",
        **{key: getattr(row, key) for key in ("kind", "rule", "rule_version", "confidence", "cue", "mention", "name", "link")},
        "rule_place": rule_place(row.rule),
        "segments": [[span.start, span.end] for span in places["content"]],
        "trail": trail,
        "alternatives": [{"name": one.name, "score": one.score, "reason": one.reason} for one in alternatives],
    }
    return Page(f"Quote q{number} explained", shown, (Marked(picture(row.article_text, places)),), (others,), record)


def _places(connection: Connection, row: Row[Any]) -> dict[str, list[Span]]:
    places = {"content": segments_of(connection, [row.id])[row.id], "cue": [], "mention": []}
    for name in ("cue", "mention"):
        if getattr(row, f"{name}_start") is not None:
            places[name] = [Span(getattr(row, f"{name}_start"), getattr(row, f"{name}_end"))]
    return places


def picture(text: str, places: dict[str, list[Span]]) -> str:
    """The lines of `text` that hold the places, with a line of signs under each: content ─, cue ^, mention =."""
    spans = [span for found in places.values() for span in found]
    start = text.rfind("\n", 0, min(span.start for span in spans)) + 1
    end = text.find("\n", max(span.end for span in spans))
    lines = []
    for first, last in _lines(text, start, len(text) if end < 0 else end):
        signs = [" "] * (last - first)
        for name, found in places.items():
            for span in found:
                for at in range(max(first, span.start), min(last, span.end)):
                    signs[at - first] = SIGNS[name]
        under = "".join(signs).rstrip()
        if under:
            lines += [text[first:last], under]
    key = "   ".join(f"{sign} {name}" for name, sign in SIGNS.items() if places[name])
    return "\n".join([*lines, "", key])


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Half-open ranges of at most WIDTH characters, cut at spaces and line ends."""
    found = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if stop - start > WIDTH:
            space = text.rfind(" ", start, start + WIDTH)
            stop = space if space > start else start + WIDTH
        found.append((start, stop))
        start = stop + 1 if stop < end and text[stop] in " \n" else stop
    return found


def rule_place(rule: str) -> str | None:
    """The file and line of the program where a rule's name is given, not compared with; None for a name that is given nowhere any more."""
    package = Path(__file__).parents[1]
    for path in sorted((package / "extract").rglob("*.py")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            before, found, _ = line.partition(f'"{rule}"')
            if found and not _COMPARED.search(before):
                return f"{path.relative_to(package.parent).as_posix()}:{number}"
    return None
