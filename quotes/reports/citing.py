"""References to the articles in which quotes stand. In: an open archive, ids of quotes or articles. Out: a reference an article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from quotes.errors import NotFoundError, UsageError
from quotes.model.citations import Author, Reference
from quotes.model.ids import NOUNS, parse_id, printed
from quotes.reports.successors import successor_of
from quotes.store import tables as t
from quotes.store.parts import parts
from quotes.text.fold import fold_key

if TYPE_CHECKING:
    from sqlalchemy import Connection

_AND = re.compile(r"\s*;\s*|\s+(?:и|and|және|jäne|və)\s+", re.IGNORECASE)


def references(connection: Connection, ids: Iterable[str]) -> list[Reference]:
    """The references of quotes (`q12`: the version they were read from) and articles (`a7`: the newest), in their order.

    Raises UsageError for other ids, NotFoundError for what the archive does not hold.
    """
    versions = [_version(connection, text) for text in ids]
    found = references_of(connection, versions)
    return [found[version] for version in dict.fromkeys(versions)]


def no_answers(connection: Connection, ids: Iterable[str]) -> list[str]:
    """A line for each quote of the ids (`q12`) that is no answer any more: rejected, superseded or orphaned, and what replaced it."""
    asked = [parse_id(text) for text in ids]
    quote = t.quote
    numbers = [number for letter, number in asked if letter == "q"]
    statement = select(quote.c.id, quote.c.article_id, quote.c.change_id, quote.c.status, quote.c.text)
    told = []
    for row in connection.execute(statement.where(quote.c.id.in_(numbers), quote.c.status != "active").order_by(quote.c.id)):
        instead = printed("q", successor_of(connection, row))
        told.append(f"q{row.id} is {row.status}" + (f"; {instead} took its place" if instead else ""))
    return told


def references_of(connection: Connection, versions: Iterable[int]) -> dict[int, Reference]:
    """References by the numbers of the versions."""
    version, outlet = t.article_version, t.outlet
    statement = (
        select(version, func.coalesce(outlet.c.name, version.c.outlet_text).label("outlet"))
        .join(t.article, t.article.c.id == version.c.article_id)
        .outerjoin(outlet, outlet.c.id == t.article.c.outlet_id)
    )
    return {
        row.id: Reference(
            printed("a", row.article_id) or "",
            row.title,
            split_authors(row.author or "", row.outlet),
            row.outlet,
            row.url,
            row.published,
            row.retrieved,
            row.lang,
        )
        for part in parts(versions)
        for row in connection.execute(statement.where(version.c.id.in_(part)))
    }


def _version(connection: Connection, text: str) -> int:
    letter, number = parse_id(text)
    if letter == "q":
        found = connection.scalar(select(t.quote.c.version_id).where(t.quote.c.id == number))
    elif letter == "a":
        found = connection.scalar(select(t.article.c.current_version_id).where(t.article.c.id == number))
    else:
        raise UsageError(f"{text} is a {NOUNS[letter]}, not a quote or article", "cite q12 or a7")
    if found is None:
        raise NotFoundError(f"no {NOUNS[letter]} {text}", "quotes who-said and quotes articles print ids")
    return int(found)


def split_authors(byline: str, outlet: str | None = None) -> tuple[Author, ...]:
    """The people of a byline: joined by `and`, semicolons or commas; `Family, Given` is one, the article's outlet at its end is none."""
    person, _, last = byline.rpartition(",")
    if person and (last.strip().startswith("The ") or (outlet and fold_key(last) == fold_key(outlet))):
        byline = person
    names: list[str] = []
    for part in _AND.split(byline.strip()):
        several = [name.strip() for name in part.split(",")]
        whole = len(several) > 1 and all(len(name.split()) > 1 for name in several)
        names += several if whole else [part.strip()]
    return tuple(author(name) for name in names if re.search(r"[^\W\d_]", name))


def author(name: str) -> Author:
    """A name split into family and given names as printed, in whichever order it stands; one word is a family name."""
    from quotes.identity.letters import fold
    from quotes.identity.names import parse_name

    if name.count(",") == 1:
        family, given = (side.strip() for side in name.split(","))
        return Author(family, given)
    words = name.split()
    if len(words) == 1:
        return Author(name)
    wanted = fold(parse_name(name).family)
    place = next((place for place in reversed(range(len(words))) if fold(words[place].strip(".,")) == wanted), len(words) - 1)
    return Author(words[place].strip(","), " ".join(word.strip(",") for word in (*words[:place], *words[place + 1 :])))
