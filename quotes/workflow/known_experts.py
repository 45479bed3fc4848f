"""Experts as evidence. In: ids. Out: what the archive knows of each that may speak for or against being someone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import bindparam, or_, select

from quotes.identity.evidence import Known
from quotes.store.tables import affiliation, expert, expert_name, outlet, quote, quote_topic, topic

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select


def batched(ids: Iterable[int], size: int = 500) -> Iterator[list[int]]:
    """`ids` in order, so many at a time, as many as one statement bears."""
    every = sorted(ids)
    return (every[start : start + size] for start in range(0, len(every), size))


def load_known(connection: Connection, ids: Collection[int]) -> list[Known]:
    """Experts with everything that may speak for or against their being someone: names, roles, bodies, outlets and topics."""
    return [one for part in batched(ids) for one in _load_known(connection, part)]


class HeldExperts:
    """Experts as evidence in one transaction, each loaded once; those of whom something was written since are to be forgotten."""

    reads: ClassVar[frozenset[str]] = frozenset(
        table.name for table in (affiliation, expert, expert_name, outlet, quote, quote_topic, topic)
    )

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._held: dict[int, Known] = {}

    def load(self, ids: Collection[int]) -> list[Known]:
        """As `load_known`."""
        missing = set(ids) - self._held.keys()
        self._held |= {one.expert_id: one for one in load_known(self._connection, missing)} if missing else {}
        return [self._held[number] for number in sorted(set(ids)) if number in self._held]

    def forget(self, ids: Iterable[int]) -> None:
        """Something was written of these."""
        for number in ids:
            self._held.pop(number, None)


def _load_known(connection: Connection, ids: list[int]) -> list[Known]:
    found = {what: _gather(connection.execute(statement, {"ids": ids})) for what, statement in _statements().items()}
    return [
        Known(
            number,
            tuple(found["names"].get(number, ())),
            gender,
            *_posts(found["posts"].get(number, ())),
            frozenset(found["outlets"].get(number, ())),
            country,
            frozenset(found["topics"].get(number, ())),
        )
        for number, [(gender, country)] in found["facts"].items()
    ]


@lru_cache(maxsize=1)
def _statements() -> dict[str, Select[Any]]:
    """What is asked of experts `ids`: rows of an expert and a value. Made once: making them costs more than running them."""
    ids: Any = bindparam("ids", expanding=True)
    e, a, q, tag, name, fuller = expert, affiliation, quote, quote_topic, expert_name, expert_name.alias()
    has_fuller = select(fuller.c.id).where(fuller.c.expert_id == name.c.expert_id, fuller.c.text.like("% %")).exists()
    worth_comparing = or_(name.c.text.like("% %"), ~has_fuller)  # a name of one word only where its expert has no other
    by_outlet = select(q.c.expert_id, outlet.c.key).join(outlet, outlet.c.id == q.c.outlet_id)
    by_topic = select(tag.c.expert_id, topic.c.key).join(topic, topic.c.id == tag.c.topic_id)
    return {
        "facts": select(e.c.id, e.c.gender, e.c.country).where(e.c.id.in_(ids)).order_by(e.c.id),
        "names": select(name.c.expert_id, name.c.text).where(name.c.expert_id.in_(ids), worth_comparing).order_by(name.c.id),
        "posts": select(a.c.expert_id, a.c.role, a.c.organization_text, a.c.organization_id).where(a.c.expert_id.in_(ids)).order_by(a.c.id),
        "outlets": by_outlet.where(q.c.expert_id.in_(ids)).distinct(),
        "topics": by_topic.where(tag.c.expert_id.in_(ids)).distinct(),
    }


def _posts(rows: Sequence[tuple[str | None, str | None, int | None]]) -> tuple[tuple[str, ...], tuple[str, ...], frozenset[int]]:
    """Roles, organizations as printed and organizations known, of rows of the three, empty ones left out."""
    roles, printed, known = zip(*rows, strict=True) if rows else ((), (), ())
    told, named = (tuple(one for one in column if one is not None) for column in (roles, printed))
    return told, named, frozenset(one for one in known if one is not None)


def _gather(rows: Iterable[Any]) -> dict[int, list[Any]]:
    """Values by expert, empty ones left out."""
    found: dict[int, list[Any]] = {}
    for expert_id, *values in rows:
        value = values[0] if len(values) == 1 else tuple(values)
        if value is not None:
            found.setdefault(expert_id, []).append(value)
    return found
