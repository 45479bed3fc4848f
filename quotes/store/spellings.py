"""Names of outlets and organizations, by one machinery. In: spellings. Out: name rows added where they are new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from quotes.text.fold import fold_key

if TYPE_CHECKING:
    from sqlalchemy import Table

    from quotes.store.change import Change


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of a name. `form` (organizations only) is `name`, `abbreviation`, `inflected` or `printed`."""

    text: str
    lang: str | None = None
    form: str = "name"
    valid_from: str | None = None
    valid_until: str | None = None

    @property
    def folded(self) -> str:
        """The comparison key."""
        return fold_key(self.text, self.lang or "")


def add_spellings(change: Change, table: Table, owner: dict[str, int], spellings: Iterable[Spelling], **values: Any) -> int:
    """Add the spellings the owner (`{"outlet_id": 4}`) lacks to a table of names; how many were new comes back.

    `values` go into every row.
    """
    [(column, owner_id)] = owner.items()
    held = set(change.connection.scalars(select(table.c.folded).where(table.c[column] == owner_id)))
    new: dict[str, Spelling] = {}
    for spelling in spellings:
        if spelling.folded and spelling.folded not in held:
            new.setdefault(spelling.folded, spelling)
    ids = change.reserve(table, len(new))
    extra = [name for name in ("form", "valid_from", "valid_until") if name in table.c]
    rows = [
        {
            "id": row_id,
            **owner,
            "text": spelling.text,
            "folded": folded,
            "lang": spelling.lang,
            **{name: getattr(spelling, name) for name in extra},
            **values,
        }
        for row_id, (folded, spelling) in zip(ids, new.items(), strict=True)
    ]
    change.insert_all(table, rows)
    return len(rows)
