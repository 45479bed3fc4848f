"""Affiliations: an expert's dated roles at organizations. In: what an article printed or a person entered. Out: rows kept, each once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from sqlalchemy import bindparam, select

from quotes.store.tables import affiliation

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.store.change import Change, Row

_FACTS = ("organization_id", "organization_text", "role", "country", "start_date", "end_date", "origin")
_AT_ONCE = 500
# Made once: making a statement costs more than running it.
_WANTED: Any = bindparam("wanted", expanding=True)
_HELD = select(affiliation).where(affiliation.c.expert_id.in_(_WANTED)).order_by(affiliation.c.id)


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


class HeldAffiliations:
    """The affiliations of experts in one transaction, each asked for once; `affiliate` alone writes them."""

    reads: ClassVar[frozenset[str]] = frozenset({"affiliation"})

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._held: dict[int, list[Row]] = {}

    def of(self, expert_ids: Collection[int]) -> dict[int, list[Row]]:
        """The rows of experts, the first kept first."""
        missing = sorted(set(expert_ids) - self._held.keys())
        self._held |= {number: [] for number in missing}
        for start in range(0, len(missing), _AT_ONCE):
            for row in self._connection.execute(_HELD, {"wanted": missing[start : start + _AT_ONCE]}).mappings():
                self._held[row["expert_id"]].append(dict(row))
        return {number: self._held[number] for number in expert_ids}

    def begin(self, expert_id: int) -> None:
        """An expert was made, who has none yet."""
        self._held[expert_id] = []


def affiliate(change: Change, expert_id: int, record: AffiliationRecord) -> int:
    """Keep an affiliation; the same one printed on another day only widens its span of days. Its id comes back."""
    row = {name: getattr(record, name) for name in _FACTS}
    rows = change.within(HeldAffiliations).of([expert_id])[expert_id]
    held = next((one for one in rows if _is_same(one, row)), None)
    if held is None:
        row |= {"expert_id": expert_id, "first_day": record.day, "last_day": record.day}
        rows.append({**row, "id": change.insert(affiliation, row)})
        return int(rows[-1]["id"])
    if record.day is not None:
        first, last = (held[name] or record.day for name in ("first_day", "last_day"))
        days = {"first_day": min(record.day, first), "last_day": max(record.day, last)}
        if any(held[name] != day for name, day in days.items()):
            change.update(affiliation, affiliation.c.id == held["id"], days)
            held |= days
    return int(held["id"])


def _is_same(one: Row, row: Row) -> bool:
    """Are the two of the same values? The printed organization counts where none is known."""
    same = all(one[name] == row[name] for name in ("organization_id", "role", "start_date", "end_date", "origin"))
    return same and (row["organization_id"] is not None or one["organization_text"] == row["organization_text"])
