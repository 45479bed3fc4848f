"""Saved reports: SQL files with a title and parameters. In: a name and values. Out: a sheet; nothing in a report can write.

The first comment lines of a file say what it is:

    -- title: Who speaks for whom
    -- :topic the topic [topic] [default: middle-corridor]

A parameter may say what it is: a `[topic]` or `[outlet]` by any of its names (its key or name is handed on), a day `[from]` which or
`[until]` which something is meant, a `[number]`. Other values are handed on as they are.

Shipped ones stand beside this module; a user's own stand in the folder `QUOTES_REPORTS` names, else in the user's configuration
folder, and come first where both have the same name.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotes.errors import NotFoundError, QuotesError, UsageError
from quotes.model.sheets import Column, Sheet

if TYPE_CHECKING:
    from sqlalchemy import Connection

SHIPPED = Path(__file__).parent / "saved"

_TITLE = re.compile(r"--\s*title:\s*(.+)")
KINDS = ("topic", "outlet", "from", "until", "number")
_PARAMETER = re.compile(rf"--\s*:(\w+)\s*(.*?)\s*(?:\[({'|'.join(KINDS)})\])?\s*(?:\[default:\s*(.*?)\s*\])?\s*")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value a report asks for; `default` None means that it must be given, `kind` is one of KINDS or None."""

    name: str
    about: str
    default: str | None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class SavedReport:
    """One SQL file: `own` says that it is the user's."""

    name: str
    title: str
    sql: str
    parameters: tuple[Parameter, ...]
    own: bool


def own_folder() -> Path:
    """Where a user's own reports stand."""
    named = os.environ.get("QUOTES_REPORTS")
    return Path(named) if named else Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "quotes" / "reports"


def find_reports() -> list[SavedReport]:
    """Every saved report, in the order of their names."""
    found: dict[str, SavedReport] = {}
    for folder, own in ((SHIPPED, False), (own_folder(), True)):
        for path in sorted(folder.glob("*.sql")):
            found[path.stem] = parse_report(path, own=own)
    return [found[name] for name in sorted(found)]


def parse_report(path: Path, *, own: bool = False) -> SavedReport:
    """Read one file. Raises QuotesError, naming the file, where it cannot be read as text."""
    try:
        sql = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise QuotesError(f"cannot read the report {path}: {fault}", "a report is a text file in UTF-8") from fault
    title, parameters = path.stem.replace("_", " "), []
    for line in sql.splitlines():
        if named := _TITLE.fullmatch(line.strip()):
            title = named[1]
        elif asked := _PARAMETER.fullmatch(line.strip()):
            parameters.append(Parameter(asked[1], asked[2], asked[4], asked[3]))
    return SavedReport(path.stem, title, sql, tuple(parameters), own)


def find_report(name: str) -> SavedReport:
    """The report of this name. Raises NotFoundError, naming those there are."""
    reports = {report.name: report for report in find_reports()}
    if name not in reports:
        raise NotFoundError(f"no report {name!r}", f"reports: {', '.join(reports)}")
    return reports[name]


def bind(report: SavedReport, values: Mapping[str, str]) -> dict[str, str]:
    """A value for every parameter. Raises UsageError for an unknown parameter or a missing value."""
    known = {parameter.name: parameter for parameter in report.parameters}
    for name in values:
        if name not in known:
            raise UsageError(f"report {report.name} has no parameter {name!r}", f"it has: {', '.join(known) or 'none'}")
    bound = {name: values.get(name, parameter.default) for name, parameter in known.items()}
    for name, value in bound.items():
        if value is None:
            raise UsageError(f"report {report.name} needs {name}: {known[name].about}", f"quotes report {report.name} --set {name}=…")
    return {name: value for name, value in bound.items() if value is not None}


def listing() -> Sheet:
    """All saved reports with their parameters."""
    columns = (Column("name", "name", "words"), Column("title", "title", "words"), Column("parameters", "parameters", "list"))
    rows = tuple(
        (report.name, report.title, [f"{asked.name}={asked.default or '…'}" for asked in report.parameters]) for report in find_reports()
    )
    return Sheet("", columns, rows, footer=(f"your own: *.sql in {own_folder()}",))


def run_report(connection: Connection, report: SavedReport, values: Mapping[str, str]) -> Sheet:
    """Run a report on a connection that cannot write. Raises UsageError, or QueryError where the database refuses it."""
    statement = "\n".join(line for line in report.sql.splitlines() if not line.lstrip().startswith("--"))
    bound = bind(report, values)
    kinds = {parameter.name: parameter.kind for parameter in report.parameters}
    checked = {name: checked_value(connection, kinds[name], value) if name in values else value for name, value in bound.items()}
    return run_sql(connection, statement, checked, title=report.title)


def checked_value(connection: Connection, kind: str | None, value: str) -> str:
    """The value as the report's SQL takes it. Raises NotFoundError, offering the nearest, DateError or UsageError."""
    from sqlalchemy import select

    from quotes.lookup.bodies import demand_outlet
    from quotes.lookup.topics import demand_topics
    from quotes.model.moments import day_words
    from quotes.store import tables as t
    from quotes.text.periods import parse_period

    if kind == "topic":
        return str(connection.scalar(select(t.topic.c.key).where(t.topic.c.id == demand_topics(connection, value)[0])))
    if kind == "outlet":
        return str(connection.scalar(select(t.outlet.c.name).where(t.outlet.c.id == demand_outlet(connection, value))))
    if kind in ("from", "until"):
        first, last = parse_period(value, date.today())
        return day_words(last or first or 99991231) if kind == "until" else day_words(first) if first else "0001-01-01"
    if kind == "number":
        try:
            return str(float(value))
        except ValueError as fault:
            raise UsageError(f"no number: {value!r}", "for example 0.7") from fault
    return value


def run_sql(connection: Connection, sql: str, values: Mapping[str, Any] | None = None, *, title: str = "") -> Sheet:
    """Run one statement on a connection that cannot write; `values` fill its `:name` places. Raises QueryError."""
    from quotes.store.asking import ask

    result = ask(connection, sql, values)
    if not result.returns_rows:
        return Sheet(title, (), (), empty="the statement returns no rows")
    rows = tuple(tuple(row) for row in result)
    columns = tuple(Column(name, name, _kind([row[place] for row in rows])) for place, name in enumerate(result.keys()))
    return Sheet(title, columns, rows, empty="no rows")


def _kind(values: list[Any]) -> Any:
    known = [value for value in values if value is not None]
    if known and all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in known):
        return "number"
    return "text" if any(isinstance(value, str) and len(value) > 30 for value in known) else "words"
