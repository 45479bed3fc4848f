"""Who is one and who is two, by hand. In: two of a kind. Out: a judgement in one change set; nothing is ever rewritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from quotes.errors import ConflictError, NotFoundError
from quotes.model.ids import LETTERS, number_of
from quotes.store import tables as t
from quotes.store.experts import create_expert
from quotes.store.judgements import Kind, Verdicts, derive, judge, members_of, standing_judgements, withdraw
from quotes.text.fold import fold_key
from quotes.workflow.entering import name_record
from quotes.workflow.finding import expert_named, organization_named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from quotes.store.change import Change


def merge(change: Change, kind: Kind, left: str, right: str, why: str | None = None) -> tuple[int, str]:
    """Judge two experts or organizations to be one; the canonical id and its name come back.

    Raises NotFoundError for a name nobody knows, ConflictError where they are one already or a standing "different" parts them.
    """
    one, other = _pair(change, kind, left, right)
    _demand_mergeable(change, kind, one, other)
    judge(change, kind, (one, other), Verdicts("same", why=why))
    table = t.expert if kind == "expert" else t.organization
    canonical = _canonical(change, kind, one)
    return canonical, str(change.connection.scalar(select(table.c.name).where(table.c.id == canonical)))


def _demand_mergeable(change: Change, kind: Kind, one: int, other: int) -> None:
    """Refuse where a standing "different" parts any two of the two clusters; one on the very pair is what is being revised."""
    left, right = (set(members_of(change.connection, kind, _canonical(change, kind, number))) for number in (one, other))
    for edge in standing_judgements(change.connection, kind, left):
        pair = {edge["left_id"], edge["right_id"]}
        if edge["verdict"] == "different" and pair & left and pair & right and pair != {one, other}:
            letter, (first, second) = LETTERS[kind], sorted(pair)
            raise ConflictError(
                f"{letter}{one} and {letter}{other} cannot be one: {letter}{first} and {letter}{second} were judged different",
                f"quotes {kind}s merge {letter}{first} {letter}{second} revises that",
            )


def contradictions(connection: Connection, kind: Kind, ids: Iterable[int]) -> list[str]:
    """In words: the judgements "same" around `ids` that are not followed, each with the "different" that stands against it."""
    letter, table = LETTERS[kind], t.expert if kind == "expert" else t.organization
    refused = derive(connection, kind, ids).refused
    wanted = {number for one in refused for number in (one.edge.left, one.edge.right, *one.against)}
    names = {row.id: f"{letter}{row.id} {row.name}" for row in connection.execute(select(table).where(table.c.id.in_(wanted)))}
    said = {frozenset((row["left_id"], row["right_id"])): row for row in standing_judgements(connection, kind, wanted)}
    found = []
    for one in refused:
        same, different = (said[frozenset(pair)] for pair in ((one.edge.left, one.edge.right), one.against))
        pair, apart = (f"{names[row['left_id']]} and {names[row['right_id']]}" for row in (same, different))
        reason = f"but {apart} are different ({different['who']}, {different['at'][:10]})"
        found.append(f"{pair} were judged the same ({same['who']}, {same['at'][:10]}), {reason}: they are kept apart")
    return found


def split_pair(change: Change, kind: Kind, left: str, right: str, why: str | None = None) -> list[str]:
    """Judge two experts or organizations to be different, for good until it is withdrawn.

    What standing judgements that contradicts comes back in words. Raises NotFoundError for an id nobody knows.
    """
    letter = LETTERS[kind]
    one, other = (number_of(text, letter) for text in (left, right))
    if one is None or other is None:
        one, other = _pair(change, kind, left, right)
    return judge_pair(change, kind, (one, other), Verdicts("different", why=why))


def judge_pair(change: Change, kind: Kind, pair: tuple[int, int], decision: Verdicts) -> list[str]:
    """Keep a judgement on two ids; what standing judgements it contradicts comes back in words.

    Raises NotFoundError for an unknown id, ConflictError for a pair of one.
    """
    judge(change, kind, pair, decision)
    return contradictions(change.connection, kind, pair)


def withdraw_pair(change: Change, kind: Kind, left: str, right: str) -> list[str]:
    """Withdraw what stands between two, automatic links included; the verdicts come back.

    Raises NotFoundError for an id nobody knows, or where nothing was judged.
    """
    one, other = _meant(change, kind, left), _meant(change, kind, right)
    pairs = standing_judgements(change.connection, kind, [one])
    rows = [row for row in pairs if {row["left_id"], row["right_id"]} == {one, other}]
    if not rows:
        raise NotFoundError(f"nothing was judged between {left} and {right}", f"quotes {kind}s history {left} tells what was")
    for row in rows:
        withdraw(change, row["id"])
    return [row["verdict"] for row in rows]


def _pair(change: Change, kind: Kind, left: str, right: str) -> tuple[int, int]:
    """The two meant: an id is meant itself, a name the canonical one that bears it."""
    one, other = _meant(change, kind, left), _meant(change, kind, right)
    if _canonical(change, kind, one) == _canonical(change, kind, other):
        raise ConflictError(f"{left} and {right} are one already", f"quotes show {LETTERS[kind]}{one}")
    return one, other


def _meant(change: Change, kind: Kind, text: str) -> int:
    named = expert_named if kind == "expert" else organization_named
    canonical = named(change.connection, text)
    return number_of(text, LETTERS[kind]) or canonical


def _canonical(change: Change, kind: Kind, number: int) -> int:
    table = t.expert if kind == "expert" else t.organization
    return int(change.connection.execute(select(table.c.canonical_id).where(table.c.id == number)).scalar_one())


def part_name(change: Change, expert: str, name: str, why: str | None = None) -> int:
    """Make one spelling of an expert somebody else: who was read under it alone stands by himself again, else a new expert takes it
    with the speakers so named. The id of the one that bears it now comes back.

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
    if all(row.folded == parted[0].folded for row in names if row.expert_id == former):
        for other in sorted({row.expert_id for row in names} - {row.expert_id for row in parted}):
            judge(change, "expert", (former, other), Verdicts("different", why=why))
        return int(former)
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
