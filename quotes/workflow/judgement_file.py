"""Judgements as a text file for version control. In: an archive, or such a file. Out: lines in a stable order, or judgements kept.

One judgement a line, as JSON, the sides told by name: ids differ from archive to archive. Only what people judged travels; what
the program joined by itself, every archive finds again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from quotes.errors import NotFoundError, QuotesError, UsageError
from quotes.store import tables as t
from quotes.store.judgements import Kind, Verdicts, judge, standing_judgements
from quotes.text.fold import fold_key
from quotes.workflow.merging import contradictions

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.store.change import Change

VERDICTS = ("same", "unsure", "different")  # the more careful one counts where two were made at the same moment
_FORM = '{"left": {"name": …}, "right": {"name": …}, "verdict": "same", "who": …, "at": …}'


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: the name, and what tells namesakes apart: identifiers, the key of the article where it was first read."""

    name: str
    key: str | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    article: str | None = None

    def as_json(self) -> dict[str, Any]:
        """What is known of it."""
        named = {"name": self.name, "key": self.key, "identifiers": dict(self.identifiers), "article": self.article}
        return {label: value for label, value in named.items() if value}


@dataclass(frozen=True, slots=True)
class Line:
    """One judgement as it travels; `place` (where it stands in a file) is for complaints."""

    left: Side
    right: Side
    verdict: str
    who: str
    at: str
    why: str | None = None
    place: str = ""

    def as_text(self) -> str:
        """The line, without its end."""
        row = {"left": self.left.as_json(), "right": self.right.as_json(), "verdict": self.verdict, "who": self.who, "at": self.at}
        return json.dumps(row | ({"why": self.why} if self.why else {}), ensure_ascii=False)


@dataclass(slots=True)
class ImportReport:
    """What an import did: judgements kept, those known already, those that a later one overrules, and what went wrong, in words."""

    kept: int = 0
    known: int = 0
    overruled: int = 0
    faults: list[QuotesError] = field(default_factory=list)
    contradictions: list[str] = field(default_factory=list)


def export_lines(connection: Connection, kind: Kind) -> list[str]:
    """The standing judgements of people, a line each, sorted by the names."""
    rows = [row for row in standing_judgements(connection, kind) if not row["automatic"]]
    sides = _sides(connection, kind, {row[end] for row in rows for end in ("left_id", "right_id")})
    lines = []
    for row in rows:
        left, right = sorted((sides[row["left_id"]], sides[row["right_id"]]), key=lambda side: json.dumps(side.as_json()))
        lines.append(Line(left, right, row["verdict"], row["who"], row["at"], row["why"]).as_text())
    return sorted(lines)


def parse_lines(text: str, name: str) -> Iterator[Line | QuotesError]:
    """The judgements of a file; a line that is none is an error that names its place. Empty lines and those with # are passed over."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            try:
                yield parse_line(line, f"{name}:{number}")
            except QuotesError as fault:
                yield fault


def parse_line(text: str, place: str) -> Line:
    """One judgement. Raises UsageError, beginning with `place`, where it is none."""
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise UsageError(f"{place}: no JSON: {fault}", _FORM) from fault
    if not isinstance(row, dict):
        raise UsageError(f"{place}: no JSON object", _FORM)
    if row.get("verdict") not in VERDICTS:
        raise UsageError(f"{place}: no verdict: {row.get('verdict')!r}", f"verdicts: {', '.join(VERDICTS)}")
    for label in ("who", "at"):
        if not isinstance(row.get(label), str) or not row[label].strip():
            raise UsageError(f"{place}: a judgement without {label!r}", _FORM)
    why, at = row.get("why"), _utc(row["at"], place)
    left, right = (_side(row.get(end), f"{place}: {end}") for end in ("left", "right"))
    return Line(left, right, row["verdict"], row["who"], at, why if isinstance(why, str) else None, place)


def _utc(text: str, place: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
        return (moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat(timespec="seconds")
    except (ValueError, OverflowError) as fault:
        raise UsageError(f"{place}: no moment: {text!r}", "ISO 8601, such as 2024-03-15T10:00:00+00:00") from fault


def _side(value: Any, place: str) -> Side:
    if not isinstance(value, dict) or not isinstance(value.get("name"), str) or not fold_key(value["name"]):
        raise UsageError(f"{place} has no name", _FORM)
    identifiers = value.get("identifiers") or {}
    if not isinstance(identifiers, dict):
        raise UsageError(f"{place}: identifiers are no object", '{"wikidata": "Q1"}')
    pairs = tuple(sorted((str(scheme), str(number)) for scheme, number in identifiers.items()))
    return Side(value["name"], _text(value.get("key")), pairs, _text(value.get("article")))


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def import_lines(change: Change, kind: Kind, lines: Iterable[Line | QuotesError]) -> ImportReport:
    """Keep the judgements of a file, with their own who and when, whatever the order of lines; the same again changes nothing.

    A line that fits nobody, or several, is reported and stops nothing; a later judgement on the same pair stays.
    """
    report = ImportReport()
    good = []
    for line in lines:
        if isinstance(line, Line):
            good.append(line)
        else:
            report.faults.append(line)
    index = _Index(change.connection, kind)
    touched: set[int] = set()
    for line in sorted(good, key=_moment):
        try:
            pair = index.find(line.left, line.place), index.find(line.right, line.place)
            if pair[0] == pair[1]:
                _demand_same(kind, line, pair[0])
                report.known += 1
                continue
        except QuotesError as fault:
            report.faults.append(fault)
            continue
        touched |= set(pair)
        _keep(change, kind, pair, line, report)
    report.contradictions = contradictions(change.connection, kind, touched)
    return report


def _keep(change: Change, kind: Kind, pair: tuple[int, int], line: Line, report: ImportReport) -> None:
    for row in standing_judgements(change.connection, kind, [pair[0]]):
        if {row["left_id"], row["right_id"]} == set(pair) and not row["automatic"]:
            if row["verdict"] == line.verdict:
                report.known += 1
                return
            if (row["at"], VERDICTS.index(row["verdict"])) >= _moment(line)[:2]:
                report.overruled += 1
                return
    judge(change, kind, pair, Verdicts(line.verdict, why=line.why, who=line.who, at=line.at))  # type: ignore[arg-type]
    report.kept += 1


def _moment(line: Line) -> tuple[str, int, str]:
    return line.at, VERDICTS.index(line.verdict), line.as_text()


def _demand_same(kind: Kind, line: Line, number: int) -> None:
    if line.verdict == "different":
        names = f"{line.left.name!r} and {line.right.name!r}"
        raise NotFoundError(f"{line.place}: {names} are both {kind} {number} here", f"quotes {kind}s split parts a spelling from the rest")


class _Index:
    """Everybody of a kind by name, for finding the sides of many lines."""

    def __init__(self, connection: Connection, kind: Kind) -> None:
        self._kind = kind
        self._sides = _sides(connection, kind, None)
        self._ids: dict[str, set[int]] = {}
        names, owner = _names(kind)
        for number, folded in connection.execute(select(owner, names.c.folded)):
            self._ids.setdefault(folded, set()).add(number)

    def find(self, side: Side, place: str) -> int:
        """The one meant. Raises NotFoundError, beginning with `place`, where none or several may be."""
        found = self._ids.get(fold_key(side.name), set()) | self._ids.get(fold_key(side.name, "az"), set())
        if not found:
            raise NotFoundError(f"{place}: no {self._kind} {side.name!r}", f"quotes {self._kind}s --like finds some")
        tests = (
            lambda one: bool(side.key) and one.key == side.key,
            lambda one: bool(set(side.identifiers) & set(one.identifiers)),
            lambda one: bool(side.article) and one.article == side.article,
            lambda one: fold_key(one.name) == fold_key(side.name),
        )
        for told in tests:
            closer = {number for number in found if len(found) > 1 and told(self._sides[number])}
            found = closer or found
        if len(found) > 1:
            listed = ", ".join(f"{'e' if self._kind == 'expert' else 'g'}{number}" for number in sorted(found)[:5])
            raise NotFoundError(
                f"{place}: several {self._kind}s are called {side.name!r}: {listed}", 'tell them apart: "article" or "identifiers"'
            )
        return next(iter(found))


def _names(kind: Kind) -> tuple[Any, Any]:
    if kind == "expert":
        return t.expert_name, t.expert_name.c.expert_id
    return t.organization_name, t.organization_name.c.organization_id


def _sides(connection: Connection, kind: Kind, ids: set[int] | None) -> dict[int, Side]:
    """What names each of `ids` (all where it is None) in a file."""
    table = t.expert if kind == "expert" else t.organization
    first: dict[int, str] = {}
    if kind == "expert":
        read = select(t.expert_name.c.expert_id, t.article.c.key).join(t.article, t.article.c.id == t.expert_name.c.first_article_id)
        for number, key in connection.execute(read.order_by(t.expert_name.c.id)):
            first.setdefault(number, key)
    found = {}
    for row in connection.execute(select(table).where(table.c.id.in_(ids)) if ids is not None else select(table)).mappings():
        identifiers = tuple(sorted((row["identifiers"] or {}).items()))
        found[row["id"]] = Side(row["name"], row.get("key"), identifiers, first.get(row["id"]))
    return found
