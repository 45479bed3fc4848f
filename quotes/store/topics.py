"""The thesaurus in the archive. In: topics with aliases and their inflected forms. Out: rows kept; a user's own edits survive."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from sqlalchemy import select

from quotes.errors import NotFoundError
from quotes.store.tables import topic, topic_alias, topic_form

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.store.change import Change

Origin = Literal["seed", "user"]


@dataclass(frozen=True, slots=True)
class AliasRecord:
    """One alias: its text, language ("" where it belongs to none), comparison key, lemma keys and all inflected forms as keys."""

    text: str
    lang: str
    kind: Literal["label", "alias", "abbreviation"]
    folded: str
    lemmas: str
    forms: frozenset[str] = frozenset()
    id: int | None = None


@dataclass(frozen=True, slots=True)
class TopicRecord:
    """One topic: its key, preferred label, aliases, and the key of the broader one."""

    key: str
    label: str
    aliases: tuple[AliasRecord, ...]
    broader: str | None = None
    note: str | None = None
    id: int | None = None


def save_topics(change: Change, records: Sequence[TopicRecord], origin: Origin = "seed") -> int:
    """Keep topics with their aliases and forms; how many rows were written comes back (0 where all was known).

    What a user entered or edited is not overwritten by a seed. Raises NotFoundError where a broader topic is unknown.
    """
    before = sum(change.summary.values())
    held = {row.key: row for row in change.connection.execute(select(topic.c.key, topic.c.id, topic.c.origin))}
    merged = _merged_keys(change.connection) if origin == "seed" else {}
    records = [record for record in records if record.key in held or record.key not in merged]
    new = [record for record in records if record.key not in held]
    ids = merged | {key: row.id for key, row in held.items()}
    ids.update(zip([record.key for record in new], change.reserve(topic, len(new)), strict=True))
    for record in records:
        if record.broader is not None and record.broader not in ids:
            raise NotFoundError(f"no topic with the key {record.broader}", f"it is the broader topic of {record.key}")
    facts = {
        record.key: {
            "label": record.label,
            "broader_id": ids[record.broader] if record.broader else None,
            "note": record.note,
            "origin": origin,
        }
        for record in records
    }
    _insert_topics(change, new, ids, facts)
    for record in records:
        if record.key in held and (origin == "user" or held[record.key].origin != "user"):
            change.update(topic, topic.c.id == ids[record.key], facts[record.key])
    _save_aliases(change, records, ids, origin)
    return sum(change.summary.values()) - before


def _merged_keys(connection: Connection) -> dict[str, int]:
    """The topics that took in others, by the keys of those: a merge leaves the key as a name."""
    named = select(topic_alias.c.text, topic_alias.c.topic_id).where(topic_alias.c.lang == "", topic_alias.c.origin == "user")
    return dict(connection.execute(named).all())


def _insert_topics(change: Change, new: Sequence[TopicRecord], ids: dict[str, int], facts: dict[str, dict[str, object]]) -> None:
    """Broader topics first, since each row refers to its broader one."""
    waiting = list(new)
    known = set(ids) - {record.key for record in new}
    while waiting:
        ready = [record for record in waiting if record.broader is None or record.broader in known]
        if not ready:
            raise NotFoundError(f"the topics {', '.join(record.key for record in waiting)} are broader than themselves", "break the circle")
        change.insert_all(topic, [{"id": ids[record.key], "key": record.key, **facts[record.key]} for record in ready])
        known |= {record.key for record in ready}
        waiting = [record for record in waiting if record.key not in known]


def _save_aliases(change: Change, records: Iterable[TopicRecord], ids: dict[str, int], origin: Origin) -> None:
    held = {
        (row.topic_id, row.lang, row.folded): row
        for row in change.connection.execute(select(topic_alias).where(topic_alias.c.topic_id.in_(list(ids.values()))))
    }
    new: dict[tuple[int, str, str], AliasRecord] = {}
    for record in records:
        for alias in record.aliases:
            place = (ids[record.key], alias.lang, alias.folded)
            if place not in held:
                new.setdefault(place, alias)
                continue
            row = held[place]
            if origin == "user" or row.origin != "user":
                values = {"text": alias.text, "kind": alias.kind, "lemmas": alias.lemmas, "origin": origin}
                change.update(topic_alias, topic_alias.c.id == row.id, values)
            _save_forms(change, row.id, row.topic_id, alias.forms)
    alias_ids = change.reserve(topic_alias, len(new))
    rows = []
    forms = []
    for alias_id, ((topic_id, lang, folded), alias) in zip(alias_ids, new.items(), strict=True):
        values = {"text": alias.text, "kind": alias.kind, "lemmas": alias.lemmas, "origin": origin}
        rows.append({"id": alias_id, "topic_id": topic_id, "lang": lang, "folded": folded, **values})
        forms += [{"alias_id": alias_id, "topic_id": topic_id, "folded": form} for form in sorted(alias.forms | {folded})]
    change.insert_all(topic_alias, rows)
    form_ids = change.reserve(topic_form, len(forms))
    change.insert_all(topic_form, [{"id": form_id, **form} for form_id, form in zip(form_ids, forms, strict=True)])


def _save_forms(change: Change, alias_id: int, topic_id: int, forms: frozenset[str]) -> None:
    held = set(change.connection.scalars(select(topic_form.c.folded).where(topic_form.c.alias_id == alias_id)))
    fresh = sorted(forms - held)
    ids = change.reserve(topic_form, len(fresh))
    rows = [{"id": form_id, "alias_id": alias_id, "topic_id": topic_id, "folded": form} for form_id, form in zip(ids, fresh, strict=True)]
    change.insert_all(topic_form, rows)


def list_topics(connection: Connection) -> list[TopicRecord]:
    """All topics with their aliases (without forms), by id; ids are filled in."""
    aliases: dict[int, list[AliasRecord]] = {}
    for row in connection.execute(select(topic_alias).order_by(topic_alias.c.id)):
        alias = AliasRecord(row.text, row.lang, row.kind, row.folded, row.lemmas, id=row.id)
        aliases.setdefault(row.topic_id, []).append(alias)
    broader = topic.alias("broader")
    statement = select(topic, broader.c.key.label("broader_key")).outerjoin(broader, broader.c.id == topic.c.broader_id)
    return [
        TopicRecord(row.key, row.label, tuple(aliases.get(row.id, ())), row.broader_key, row.note, row.id)
        for row in connection.execute(statement.order_by(topic.c.id))
    ]


def find_topics(connection: Connection, keys: Iterable[str]) -> list[int]:
    """The topics one of whose inflected forms has one of these comparison keys, or whose own key it is, by id."""
    wanted = list(keys)
    by_form = set(connection.scalars(select(topic_form.c.topic_id).where(topic_form.c.folded.in_(wanted))))
    return sorted(by_form | set(connection.scalars(select(topic.c.id).where(topic.c.key.in_(wanted)))))


def add_aliases(change: Change, key: str, aliases: Sequence[AliasRecord]) -> int:
    """Add a user's aliases to a topic; how many rows were written comes back. Raises NotFoundError for an unknown key."""
    known = {record.key: record for record in list_topics(change.connection)}
    if key not in known:
        raise NotFoundError(f"no topic with the key {key}", "quotes topics lists them")
    before = sum(change.summary.values())
    record = replace(known[key], aliases=tuple(aliases))
    _save_aliases(change, [record], {key: record.id or 0}, "user")
    return sum(change.summary.values()) - before
