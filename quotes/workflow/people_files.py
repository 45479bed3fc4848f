"""Lists of known people. In: the text of a CSV or JSON file (Popolo too). Out: a checked record a person, or an error with its line.

A person on several lines of a CSV file (other names, other posts) is told together by whoever keeps the records.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from quotes.errors import QuotesError, UsageError
from quotes.text.decode import plain
from quotes.text.fold import fold_key
from quotes.workflow.entering import Period, check_period
from quotes.workflow.naming import country_code

SCHEMES = ("wikidata", "viaf", "isni", "orcid", "gnd", "lcnaf", "imdb", "everypolitician")
COLUMNS = ("name", "names", "gender", "country", "note", "identifiers", "organization", "role", "from", "until")
MOST = 200_000
MOST_NAMES = 100
LONGEST = 200
_GENDERS = {"m": "m", "male": "m", "f": "f", "female": "f", "": None, "other": None}
_LANG = re.compile(r"name_([a-z]{2,3})")


@dataclass(frozen=True, slots=True)
class BodyName:
    """A further name of an organization, and when it bore it."""

    text: str
    lang: str | None = None
    period: Period = (None, None)


@dataclass(frozen=True, slots=True)
class Post:
    """What a person is or was somewhere, and when (ISO dates to their precision); `also` are the organization's other names."""

    organization: str | None
    role: str | None
    period: Period = (None, None)
    also: tuple[BodyName, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person as listed: names with their language, the preferred one first; `place` is where the record stands."""

    names: tuple[tuple[str, str | None], ...]
    place: str
    gender: str | None = None
    country: str | None = None
    note: str | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    posts: tuple[Post, ...] = ()


def parse_people(text: str, name: str) -> Iterator[KnownPerson | QuotesError]:
    """The people of a file, JSON where it begins with a bracket; a record that is none is an error that names its line.

    Raises UsageError where the file as a whole is no such list.
    """
    records = _from_json(text, name) if text.lstrip()[:1] in ("[", "{") else _from_csv(text, name)
    for count, (place, record) in enumerate(records, 1):
        if count > MOST:
            yield UsageError(f"{place}: more than {MOST:,} people", "split the file")
            return
        try:
            yield _person(record, place)
        except QuotesError as fault:
            yield fault if fault.message.startswith(place) else type(fault)(f"{place}: {fault.message}", fault.hint)


def _from_csv(text: str, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    try:
        columns = [column.strip().casefold() for column in next(rows, [])]
        _check_columns(columns, name)
        for row in rows:
            if any(cell.strip() for cell in row):
                yield f"{name}:{rows.line_num}", _spread(columns, row, f"{name}:{rows.line_num}")
    except csv.Error as fault:
        raise UsageError(f"{name}:{rows.line_num}: no CSV: {fault}", "quote cells that hold quotation marks or line ends") from fault


def _check_columns(columns: list[str], name: str) -> None:
    unknown = [column for column in columns if column not in (*COLUMNS, *SCHEMES) and not _LANG.fullmatch(column)]
    if unknown:
        raise UsageError(
            f"{name}:1: unknown column {unknown[0]!r}", f"columns: {', '.join(COLUMNS)}, name_ru (any language), {', '.join(SCHEMES)}"
        )
    if not any(column == "name" or _LANG.fullmatch(column) for column in columns):
        raise UsageError(f"{name}:1: no column 'name' or 'name_ru'", "its first line names the columns")


def _spread(columns: list[str], row: list[str], place: str) -> dict[str, Any]:
    """A row as a JSON record says it."""
    if len(row) > len(columns):
        return {"fault": f"{place}: {len(row)} cells under {len(columns)} columns"}
    cells = {column: cell.strip() for column, cell in zip(columns, row, strict=False) if cell.strip()}
    names: list[Any] = [cells["name"]] if "name" in cells else []
    names += [{"name": cell, "lang": match[1]} for column, cell in cells.items() if (match := _LANG.fullmatch(column))]
    names += _parts(cells.get("names"))
    identifiers = {scheme: cells[scheme] for scheme in SCHEMES if scheme in cells}
    for pair in _parts(cells.get("identifiers")):
        scheme, _, number = pair.partition("=")
        identifiers[scheme.strip()] = number.strip()
    facts = {key: cells.get(key) for key in ("gender", "country", "note", "organization", "role", "from", "until")}
    return {"names": names, "identifiers": identifiers, **facts}


def _parts(cell: str | None) -> list[str]:
    return [part.strip() for part in (cell or "").split(";") if part.strip()]


def _from_json(text: str, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as fault:
        raise UsageError(f"{name}:{fault.lineno}: no JSON: {fault.msg}", "a list of people, or Popolo") from fault
    except (ValueError, RecursionError) as fault:
        raise UsageError(f"{name}: no JSON: {fault}", "a list of people, or Popolo") from fault
    people = data.get("persons", data.get("people")) if isinstance(data, dict) else data
    if not isinstance(people, list):
        raise UsageError(f"{name}: no list of people", 'a JSON list, or an object with "persons"')
    bodies, posts = _popolo(data if isinstance(data, dict) else {})
    for number, person in enumerate(people, 1):
        place = f"{name}, person {number}"
        if not isinstance(person, dict):
            yield place, {"fault": f"{place}: no JSON object"}
            continue
        held = [*_list(person.get("memberships")), *_list(person.get("posts")), *posts.get(str(person.get("id")), [])]
        named = [
            {**post, "organization": post.get("organization") or bodies.get(str(post.get("organization_id")))}
            for post in held
            if isinstance(post, dict)
        ]
        yield place, {**person, "posts": named}


def _popolo(data: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    """Organizations by id, and memberships by the person's id."""
    bodies = {str(body.get("id")): body for body in _list(data.get("organizations")) if isinstance(body, dict)}
    posts: dict[str, list[Any]] = {}
    for post in _list(data.get("memberships")):
        if isinstance(post, dict):
            posts.setdefault(str(post.get("person_id")), []).append(post)
    return bodies, posts


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _person(record: Mapping[str, Any], place: str) -> KnownPerson:
    if "fault" in record:
        raise UsageError(record["fault"], "see the documentation of the command")
    gender = _text(record.get("gender")).casefold()
    if gender not in _GENDERS:
        raise UsageError(f"{place}: no gender: {record['gender']!r}", "m, f, male or female")
    note = _text(record.get("note")) or None
    posts = [_post(post) for post in [record, *_list(record.get("posts"))] if isinstance(post, dict)]
    held = tuple(dict.fromkeys(post for post in posts if post.organization or post.role))
    return KnownPerson(_names(record, place), place, _GENDERS[gender], _country(record, place), note, _identifiers(record, place), held)


def _names(record: Mapping[str, Any], place: str) -> tuple[tuple[str, str | None], ...]:
    found: dict[str, tuple[str, str | None]] = {}
    given = [record.get("name"), *_list(record.get("names")), *_list(record.get("other_names"))]
    for entry in given:
        text = _text(entry.get("name") or entry.get("text")) if isinstance(entry, dict) else _text(entry)
        if len(text) > LONGEST:
            raise UsageError(f"{place}: a name of {len(text)} characters: {text[:40]!r}…", f"names have at most {LONGEST}")
        if fold_key(text):
            found.setdefault(fold_key(text), (text, _lang(entry) if isinstance(entry, dict) else None))
    if not found:
        raise UsageError(f"{place}: a person without a name", "give name")
    if len(found) > MOST_NAMES:
        raise UsageError(f"{place}: {len(found)} names of one person", f"at most {MOST_NAMES}")
    return tuple(found.values())


def _country(record: Mapping[str, Any], place: str) -> str | None:
    text = _text(record.get("country") or record.get("nationality"))
    code = text.upper() if re.fullmatch("[A-Za-z]{2}", text) else country_code(text)
    if text and code is None:
        raise UsageError(f"{place}: no country: {text!r}", "two letters of ISO 3166, such as KZ")
    return code


def _identifiers(record: Mapping[str, Any], place: str) -> tuple[tuple[str, str], ...]:
    value = record.get("identifiers") or {}
    listed = [(one.get("scheme"), one.get("identifier")) for one in _list(value) if isinstance(one, dict)]
    pairs = value.items() if isinstance(value, dict) else listed
    found = {_text(scheme): _text(number) for scheme, number in pairs} | {key: _text(record[key]) for key in SCHEMES if record.get(key)}
    if any(not scheme or not number for scheme, number in found.items()):
        raise UsageError(f"{place}: an identifier without scheme or value", "such as wikidata=Q1")
    return tuple(sorted(found.items()))


def _post(post: Mapping[str, Any]) -> Post:
    body = post.get("organization")
    name = _text(body.get("name") if isinstance(body, dict) else body)
    also = _list(body.get("other_names")) if isinstance(body, dict) else []
    named = tuple(_body_name(one) for one in also if isinstance(one, dict) and fold_key(_text(one.get("name"))))
    return Post(name or None, _text(post.get("role")) or None, _period(post), named)


def _body_name(entry: Mapping[str, Any]) -> BodyName:
    return BodyName(_text(entry.get("name")), _lang(entry), _period(entry))


def _period(record: Mapping[str, Any]) -> Period:
    return check_period((_day(record.get("start_date") or record.get("from")), _day(record.get("end_date") or record.get("until"))))


def _lang(entry: Mapping[str, Any]) -> str | None:
    lang = _text(entry.get("lang"))
    return lang if re.fullmatch("[a-z]{2}", lang) else None


def _day(value: Any) -> str | None:
    return _text(value)[:10] or None


def _text(value: Any) -> str:
    text = " ".join(str(value).split()) if isinstance(value, str | int) else ""
    if plain(text) != text:
        raise UsageError(f"characters that are no text: {text[:40]!r}", "leave them out")
    return text
