"""Who is one and who is two, by hand. In: two of a kind. Out: a judgement in one change set; nothing is ever rewritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from quotes.errors import ConflictError, NotFoundError
from quotes.store import tables as t
from quotes.store.experts import create_expert
from quotes.store.judgements import LETTERS, Kind, Verdicts, judge
from quotes.text.fold import fold_key
from quotes.workflow.entering import name_record
from quotes.workflow.finding import expert_named, number_in, organization_named

if TYPE_CHECKING:
    from quotes.store.change import Change


def merge(change: Change, kind: Kind, left: str, right: str, why: str | None = None) -> tuple[int, str]:
    """Judge two experts or organizations to be one; the canonical id and its name come back.

    Raises NotFoundError for a name nobody knows, ConflictError where they are one already or a standing "different" parts them.
    """
    one, other = _pair(change, kind, left, right)
    table = t.expert if kind == "expert" else t.organization
    judge(change, kind, (one, other), Verdicts("same", why=why))
    canonical = {
        row.id: row.canonical_id
        for row in change.connection.execute(select(table.c.id, table.c.canonical_id).where(table.c.id.in_((one, other))))
    }
    if canonical[one] != canonical[other]:
        letter = LETTERS[kind]
        raise ConflictError(
            f"{letter}{one} and {letter}{other} cannot be one: somebody judged people of theirs to be different",
            "quotes log finds that decision, quotes undo takes it back",
        )
    return canonical[one], str(change.connection.scalar(select(table.c.name).where(table.c.id == canonical[one])))


def split_pair(change: Change, kind: Kind, left: str, right: str, why: str | None = None) -> None:
    """Judge two experts or organizations to be different, for good until it is withdrawn.

    Raises NotFoundError for an id nobody knows.
    """
    letter = LETTERS[kind]
    one, other = (number_in(text, letter) for text in (left, right))
    if one is None or other is None:
        one, other = _pair(change, kind, left, right)
    judge(change, kind, (one, other), Verdicts("different", why=why))


def _pair(change: Change, kind: Kind, left: str, right: str) -> tuple[int, int]:
    named = expert_named if kind == "expert" else organization_named
    one, other = named(change.connection, left), named(change.connection, right)
    if one == other:
        raise ConflictError(f"{left} and {right} are one already", f"quotes show {LETTERS[kind]}{one}")
    return one, other


def part_name(change: Change, expert: str, name: str, why: str | None = None) -> int:
    """Make one spelling of an expert somebody else: a new expert takes it with the speakers so named. The new id comes back.

    Raises NotFoundError where the expert has no such name, ConflictError where it has no other.
    """
    canonical = expert_named(change.connection, expert)
    members = select(t.expert.c.id).where(t.expert.c.canonical_id == canonical)
    names = change.connection.execute(select(t.expert_name).where(t.expert_name.c.expert_id.in_(members))).all()
    parted = [row for row in names if row.folded == fold_key(name)]
    if not parted:
        raise NotFoundError(f"e{canonical} has no name {name!r}", f"quotes show e{canonical} lists its names")
    if len({row.folded for row in names}) == 1:
        raise ConflictError(f"{name!r} is the only name of e{canonical}", "there is nothing to part")
    former = parted[0].expert_id
    new = create_expert(change, [name_record(parted[0].text)], origin="user")
    speakers = change.connection.execute(select(t.speaker.c.id, t.speaker.c.name).where(t.speaker.c.expert_id == former)).all()
    moved = [row.id for row in speakers if row.name and fold_key(row.name) == fold_key(name)]
    change.delete(t.name_key, t.name_key.c.name_id.in_([row.id for row in parted if row.expert_id == former]))
    change.delete(t.expert_name, t.expert_name.c.id.in_([row.id for row in parted if row.expert_id == former]))
    change.update(t.speaker, t.speaker.c.id.in_(moved), {"expert_id": new, "link": "manual", "link_reasons": [why] if why else None})
    spoken = select(t.quote.c.id).where(t.quote.c.speaker_id.in_(moved))
    change.update(t.quote_topic, t.quote_topic.c.quote_id.in_(spoken), {"expert_id": new})
    change.update(t.quote, t.quote.c.speaker_id.in_(moved), {"expert_id": new})
    judge(change, "expert", (former, new), Verdicts("different", why=why))
    return new
