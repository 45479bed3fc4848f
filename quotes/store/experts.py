"""Experts, their names and affiliations. In: people as named in articles or entered by hand. Out: rows kept and found.

A name is found by its comparison key; names worth comparing are found by their blocking keys.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import bindparam, select, text

from quotes.errors import NotFoundError
from quotes.store.tables import affiliation, change_entry, expert, expert_name, name_key
from quotes.text.fold import fold_key

if TYPE_CHECKING:
    from sqlalchemy import Connection, TextClause

    from quotes.store.change import Change

Origin = Literal["read", "user", "import"]
Pick = Callable[[Collection[str], Mapping[int, Collection[str]]], Sequence[int]]
CROWDED = 64
MOST_RANGES = 100


@dataclass(frozen=True, slots=True)
class NameRecord:
    """One spelling of a person's name, with its parts and the blocking keys under which it is looked up."""

    text: str
    keys: frozenset[str] = frozenset()
    lang: str | None = None
    script: str | None = None
    given: str | None = None
    family: str | None = None
    patronymic: str | None = None
    kind: Literal["nominative", "printed", "alias"] = "nominative"

    @property
    def folded(self) -> str:
        """The comparison key."""
        return fold_key(self.text, self.lang or "")


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name the archive holds: whose it is, as entered and as judged."""

    name_id: int
    expert_id: int
    canonical_id: int
    text: str
    gender: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class AffiliationRecord:
    """An expert's role at an organization. Dates are a person's (ISO); `day` (YYYYMMDD) is when it was printed."""

    organization_id: int | None = None
    organization_text: str | None = None
    role: str | None = None
    country: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    day: int | None = None
    origin: Literal["read", "user"] = "read"


_KNOWN = (
    expert_name.c.id,
    expert_name.c.expert_id,
    expert.c.canonical_id,
    expert_name.c.text,
    expert.c.gender,
    expert.c.country,
)
# Made once: making a statement costs more than running it.
_WANTED: Any = bindparam("wanted", expanding=True)
_JOINED = select(*_KNOWN).join(expert, expert.c.id == expert_name.c.expert_id).order_by(expert_name.c.expert_id, expert_name.c.id)
_FOLDED_OF = select(expert_name.c.folded).where(expert_name.c.expert_id == bindparam("expert"))
_AFFILIATIONS_OF = select(affiliation).where(affiliation.c.expert_id == bindparam("expert")).order_by(affiliation.c.id)
_TEXTS_OF = select(expert_name.c.text).where(expert_name.c.expert_id == bindparam("expert")).order_by(expert_name.c.id)
_BY_ID, _BY_FOLDED = _JOINED.where(expert_name.c.id.in_(_WANTED)), _JOINED.where(expert_name.c.folded.in_(_WANTED))


def find_by_name(connection: Connection, name: str, lang: str = "") -> list[KnownName]:
    """The names with this comparison key, by expert; empty where there is none."""
    return find_by_names(connection, (name,), lang)


def find_by_names(connection: Connection, names: Iterable[str], lang: str = "") -> list[KnownName]:
    """The names that have one of these names' comparison keys, by expert, asked for at once."""
    keys = {key for name in names for key in (fold_key(name, lang), fold_key(name))}
    return [KnownName(*row) for row in connection.execute(_BY_FOLDED, {"wanted": sorted(keys)})] if keys else []


def find_by_keys(connection: Connection, keys: Collection[str], pick: Pick) -> list[KnownName]:
    """The names worth comparing with one that has these keys, as `pick` chooses and orders them.

    A key is `block|given name`. Every name in one of the blocks is offered to `pick`; of a block that holds more than `CROWDED` only
    those of the same given name and those that show none, and nobody where these are as many.
    """
    found: dict[int, list[str]] = defaultdict(list)
    crowded: dict[str, None] = {}
    blocks = sorted({key.rpartition("|")[0] for key in keys})
    for block, rows in zip(blocks, _read_ranges(connection, [(f"{block}|", f"{block}}}") for block in blocks]), strict=True):
        if len(rows) > CROWDED:
            crowded |= dict.fromkeys([f"{block}|", *(key for key in sorted(keys) if key.startswith(f"{block}|"))])
        else:
            _collect(found, rows)
    for rows in _read_ranges(connection, [(key, f"{key}!") for key in crowded]):
        _collect(found, rows if len(rows) <= CROWDED else [])
    return read_names(connection, pick(keys, found)) if found else []


def _collect(found: dict[int, list[str]], rows: Iterable[tuple[str, int]]) -> None:
    for key, name_id in rows:
        found[name_id].append(key)


def _read_ranges(connection: Connection, ranges: Sequence[tuple[str, str]]) -> list[list[tuple[str, int]]]:
    """For each range of keys (first, and what no longer belongs to it) its keys and name ids, one more than `CROWDED` at most."""
    read: list[list[tuple[str, int]]] = [[] for _ in ranges]
    for start in range(0, len(ranges), MOST_RANGES):
        part = ranges[start : start + MOST_RANGES]
        bounds = {f"{end}{at}": value for at, pair in enumerate(part) for end, value in zip(("low", "high"), pair, strict=True)}
        for at, key, name_id in connection.execute(_ranges_statement(len(part)), {**bounds, "most": CROWDED + 1}).tuples().all():
            read[start + at].append((key, name_id))
    return read


@lru_cache(maxsize=MOST_RANGES)
def _ranges_statement(count: int) -> TextClause:
    """One statement for many ranges: made once for each number of them, since building it costs more than running it."""
    held = "SELECT key, name_id FROM name_key WHERE key >= :low{0} AND key < :high{0} LIMIT :most"
    one = f"SELECT {{0}} AS place, key, name_id FROM ({held}) AS held{{0}}"  # noqa: S608 - numbers alone are put in
    return text(" UNION ALL ".join(one.format(at) for at in range(count)))


def read_names(connection: Connection, ids: Sequence[int]) -> list[KnownName]:
    """The names with these ids, in their order."""
    names = {row.id: KnownName(*row) for row in connection.execute(_BY_ID, {"wanted": list(ids)})}
    return [names[one] for one in ids if one in names]


def own_names(connection: Connection, expert_id: int) -> list[str]:
    """The spellings of one expert, without those of others it is one with, the first read first."""
    return list(connection.scalars(_TEXTS_OF, {"expert": expert_id}))


def names_of(connection: Connection, canonical_id: int) -> list[str]:
    """All spellings of an expert and of those who are one with it, the first read first."""
    statement = (
        select(expert_name.c.text)
        .join(expert, expert.c.id == expert_name.c.expert_id)
        .where(expert.c.canonical_id == canonical_id)
        .order_by(expert_name.c.id)
    )
    return list(dict.fromkeys(connection.scalars(statement)))


def create_expert(
    change: Change,
    names: Sequence[NameRecord],
    *,
    gender: str | None = None,
    country: str | None = None,
    origin: Origin = "read",
    article_id: int | None = None,
) -> int:
    """A new expert with at least one name, the first being the preferred one; the id comes back.

    `article_id` is where the names were first read.
    """
    [expert_id] = change.reserve(expert, 1)
    row = {"id": expert_id, "name": names[0].text, "gender": gender, "country": country, "canonical_id": expert_id, "origin": origin}
    change.insert_all(expert, [row])
    add_names(change, expert_id, names, article_id=article_id)
    return expert_id


def add_names(change: Change, expert_id: int, names: Iterable[NameRecord], *, article_id: int | None = None) -> int:
    """Add the spellings the expert lacks, with their blocking keys; how many were new comes back."""
    held = set(change.connection.scalars(_FOLDED_OF, {"expert": expert_id}))
    new = {name.folded: name for name in reversed(list(names)) if name.folded and name.folded not in held}
    records = list(reversed(new.items()))
    ids = change.reserve(expert_name, len(records))
    rows = []
    keys = []
    for name_id, (folded, name) in zip(ids, records, strict=True):
        parts = {"lang": name.lang, "script": name.script, "given": name.given, "family": name.family, "patronymic": name.patronymic}
        rows.append(
            {
                "id": name_id,
                "expert_id": expert_id,
                "text": name.text,
                "folded": folded,
                **parts,
                "kind": name.kind,
                "first_article_id": article_id,
            }
        )
        keys += [{"name_id": name_id, "key": key} for key in sorted(name.keys)]
    change.insert_all(expert_name, rows)
    change.insert_all(name_key, keys)
    return len(rows)


def edit_expert(change: Change, expert_id: int, **values: Any) -> None:
    """Change `name`, `gender`, `country`, `note` or `identifiers`. Raises NotFoundError for an unknown expert."""
    demand_expert(change.connection, expert_id)
    change.update(expert, expert.c.id == expert_id, values)


def genders_by_hand(connection: Connection, ids: Collection[int]) -> set[int]:
    """Of these experts those whose gender a person told: entered or imported with them, or changed since."""
    entered = select(expert.c.id).where(expert.c.id.in_(ids), expert.c.gender.is_not(None), expert.c.origin != "read")
    edits = select(change_entry.c.row_id, change_entry.c.before, change_entry.c.after).where(
        change_entry.c.table_name == "expert", change_entry.c.row_id.in_(ids), change_entry.c.action == "update"
    )
    edited = {row.row_id for row in connection.execute(edits) if row.before["gender"] != row.after["gender"]}
    return {*connection.scalars(entered), *edited}


def demand_expert(connection: Connection, expert_id: int) -> int:
    """The canonical id of an expert. Raises NotFoundError where there is none."""
    found = connection.scalar(select(expert.c.canonical_id).where(expert.c.id == expert_id))
    if found is None:
        raise NotFoundError(f"no expert e{expert_id}", "quotes experts lists them")
    return int(found)


def affiliate(change: Change, expert_id: int, record: AffiliationRecord) -> int:
    """Keep an affiliation; the same one printed on another day only widens its span of days. Its id comes back."""
    a = affiliation
    row = {
        name: getattr(record, name)
        for name in ("organization_id", "organization_text", "role", "country", "start_date", "end_date", "origin")
    }
    held = _same_affiliation(change.connection, expert_id, row)
    if held is None:
        return change.insert(a, {"expert_id": expert_id, **row, "first_day": record.day, "last_day": record.day})
    if record.day is not None:
        days = {
            "first_day": min(record.day, held["first_day"] or record.day),
            "last_day": max(record.day, held["last_day"] or record.day),
        }
        change.update(a, a.c.id == held["id"], days)
    return int(held["id"])


def _same_affiliation(connection: Connection, expert_id: int, row: Mapping[str, Any]) -> dict[str, Any] | None:
    """The first affiliation kept with the same values; the printed organization counts where none is known."""
    for one in connection.execute(_AFFILIATIONS_OF, {"expert": expert_id}).mappings():
        same = all(one[name] == row[name] for name in ("organization_id", "role", "start_date", "end_date", "origin"))
        if same and (row["organization_id"] is not None or one["organization_text"] == row["organization_text"]):
            return dict(one)
    return None
