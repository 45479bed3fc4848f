"""Experts and their names. In: people as named in articles or entered by hand. Out: rows kept and found.

A name is found by its comparison key; names worth comparing are found by their blocking keys.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import bindparam, select

from quotes.errors import NotFoundError
from quotes.store.affiliations import HeldAffiliations
from quotes.store.name_keys import Pick, collect, read_ranges
from quotes.store.name_lookup import NameLookup
from quotes.store.tables import change_entry, expert, expert_name, name_key
from quotes.text.fold import fold_key

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.store.change import Change

Origin = Literal["read", "user", "import"]


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

    Which names are offered to `pick`: see `name_keys.collect`.
    """
    found = collect(keys, lambda ranges: read_ranges(connection, ranges))
    return read_names(connection, pick(keys, found)) if found else []


def read_names(connection: Connection, ids: Sequence[int]) -> list[KnownName]:
    """The names with these ids, in their order."""
    names = {row.id: KnownName(*row) for row in connection.execute(_BY_ID, {"wanted": list(ids)})}
    return [names[one] for one in ids if one in names]


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
    change.within(NameLookup).begin(expert_id)
    change.within(HeldAffiliations).begin(expert_id)
    add_names(change, expert_id, names, article_id=article_id)
    return expert_id


def add_names(change: Change, expert_id: int, names: Iterable[NameRecord], *, article_id: int | None = None) -> int:
    """Add the spellings the expert lacks, with their blocking keys; how many were new comes back."""
    lookup = change.within(NameLookup)
    held = lookup.own([expert_id])[expert_id]
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
    lookup.learn(expert_id, rows, keys)
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
