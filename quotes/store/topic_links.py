"""How topics hang together. In: topics by id. Out: related pairs, and two topics made one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from quotes.errors import ConflictError
from quotes.store.suggestions import recount
from quotes.store.tables import proposition, quote_topic, stance, topic, topic_alias, topic_form, topic_related

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.store.change import Change


def relate(change: Change, left: int, right: int) -> bool:
    """Keep that two topics have to do with each other; False where that was known. Raises ConflictError for a topic and itself."""
    if left == right:
        raise ConflictError("a topic is not related to itself", "name two topics")
    pair = {"topic_id": min(left, right), "related_id": max(left, right)}
    if change.connection.execute(select(topic_related.c.topic_id).filter_by(**pair)).first() is not None:
        return False
    change.insert_all(topic_related, [pair])
    return True


def unrelate(change: Change, left: int, right: int) -> bool:
    """Two topics have nothing to do with each other; False where nobody said they had."""
    where = (topic_related.c.topic_id == min(left, right)) & (topic_related.c.related_id == max(left, right))
    return bool(change.delete(topic_related, where))


def list_related(connection: Connection) -> dict[str, tuple[str, ...]]:
    """The keys of related topics, by key, both ways."""
    left, right = topic.alias("left_topic"), topic.alias("right_topic")
    statement = (
        select(left.c.key, right.c.key)
        .join(topic_related, topic_related.c.topic_id == left.c.id)
        .join(right, right.c.id == topic_related.c.related_id)
    )
    found: dict[str, set[str]] = {}
    for one, other in connection.execute(statement):
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {key: tuple(sorted(others)) for key, others in found.items()}


def merge_topics(change: Change, kept: int, gone: int) -> int:
    """Give everything of the topic `gone` to `kept`: names, quotes, stances, propositions, narrower and related topics.

    The key of the one that goes stays as a name, so that seeds do not bring it back. How many quotes moved comes back; undo parts
    the two again. Raises ConflictError for one topic given twice.
    """
    if kept == gone:
        raise ConflictError("a topic cannot be merged with itself", "name two topics")
    rows = {row["id"]: row for row in change.connection.execute(select(topic).where(topic.c.id.in_((kept, gone)))).mappings()}
    old = rows[gone]
    aliases = _move_aliases(change, kept, gone)
    moved = _move_tags(change, kept, gone, aliases)
    _move_propositions(change, kept, gone)
    affected = set(change.connection.scalars(select(stance.c.quote_id).where(stance.c.topic_id == gone)))
    change.update(stance, stance.c.topic_id == gone, {"topic_id": kept})
    for quote_id in sorted(affected):
        recount(change, quote_id, kept)
    if rows[kept]["broader_id"] == gone:
        change.update(topic, topic.c.id == kept, {"broader_id": old["broader_id"]})
    change.update(topic, topic.c.broader_id == gone, {"broader_id": kept})
    pairs = change.connection.execute(
        select(topic_related).where(or_(topic_related.c.topic_id == gone, topic_related.c.related_id == gone))
    )
    for pair in pairs.all():
        other = pair.related_id if pair.topic_id == gone else pair.topic_id
        unrelate(change, gone, other)
        if other != kept:
            relate(change, kept, other)
    change.delete(topic, topic.c.id == gone)
    name = {"topic_id": kept, "text": old["key"], "lang": "", "kind": "abbreviation", "folded": old["key"], "lemmas": old["key"]}
    alias_id = change.insert(topic_alias, {**name, "origin": "user"})
    change.insert(topic_form, {"alias_id": alias_id, "topic_id": kept, "folded": old["key"]})
    return moved


def _move_aliases(change: Change, kept: int, gone: int) -> dict[int, int]:
    """The aliases of `gone` become those of `kept`; of two alike the one of `kept` stays. New ids by old ids."""
    held: dict[int, dict[tuple[str, str], int]] = {kept: {}, gone: {}}
    for row in change.connection.execute(select(topic_alias).where(topic_alias.c.topic_id.in_((kept, gone))).order_by(topic_alias.c.id)):
        held[row.topic_id][row.lang, row.folded] = row.id
    labelled = select(topic_alias.c.lang).where(topic_alias.c.topic_id == kept, topic_alias.c.kind == "label")
    languages = set(change.connection.scalars(labelled))
    now: dict[int, int] = {}
    for place, alias_id in held[gone].items():
        now[alias_id] = held[kept].get(place, alias_id)
        change.update(topic_form, topic_form.c.alias_id == alias_id, {"topic_id": kept})
        if now[alias_id] == alias_id:
            change.update(topic_alias, topic_alias.c.id == alias_id, {"topic_id": kept})
            label = (topic_alias.c.id == alias_id) & (topic_alias.c.kind == "label") & topic_alias.c.lang.in_(languages)
            change.update(topic_alias, label, {"kind": "alias"})
    return now


def _move_tags(change: Change, kept: int, gone: int, aliases: dict[int, int]) -> int:
    """The quotes of `gone` are on `kept`; where a quote was on both, the tag of `kept` stays, or that a person set."""
    held = {
        row["quote_id"]: dict(row)
        for row in change.connection.execute(select(quote_topic).where(quote_topic.c.topic_id == kept)).mappings()
    }
    rows = [dict(row) for row in change.connection.execute(select(quote_topic).where(quote_topic.c.topic_id == gone)).mappings()]
    change.delete(quote_topic, quote_topic.c.topic_id == gone)
    new = []
    for row in rows:
        if row["quote_id"] not in held:
            alias_id = aliases.get(row["alias_id"], row["alias_id"])
            new.append({**{name: value for name, value in row.items() if name != "change_id"}, "topic_id": kept, "alias_id": alias_id})
        elif row["how"] == "person":
            where = (quote_topic.c.topic_id == kept) & (quote_topic.c.quote_id == row["quote_id"])
            change.update(quote_topic, where, {"how": "person"})
    change.insert_all(quote_topic, new)
    for alias_id, other in aliases.items():
        if alias_id != other:
            change.delete(topic_form, topic_form.c.alias_id == alias_id)
            change.delete(topic_alias, topic_alias.c.id == alias_id)
    return len(new)


def _move_propositions(change: Change, kept: int, gone: int) -> None:
    known = {row.text: row.id for row in change.connection.execute(select(proposition).where(proposition.c.topic_id == kept))}
    for row in change.connection.execute(select(proposition).where(proposition.c.topic_id == gone)).all():
        if row.text in known:
            change.update(stance, stance.c.proposition_id == row.id, {"proposition_id": known[row.text]})
            change.delete(proposition, proposition.c.id == row.id)
        else:
            change.update(proposition, proposition.c.id == row.id, {"topic_id": kept})
