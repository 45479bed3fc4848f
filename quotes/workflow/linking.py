"""Speakers of one article to experts of the archive. In: a reading. Out: links, experts and judgements, written in the open change.

A speaker with the full name of a known expert is that expert; one whom this very article named before, by whatever name, stays who he
was when it was read; anyone else becomes an expert of his own. Then everybody whose name
comes near is looked at together (`identity.linking.relink`): near-certain variants get an automatic judgement, the rest become
candidates. That step depends on the people in the archive, not on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from quotes.identity.candidates import block_of
from quotes.identity.linking import Mentioned, Relinked, decide, relink
from quotes.identity.relations import Relation
from quotes.store import experts as people
from quotes.store import judgements
from quotes.store.affiliations import AffiliationRecord, affiliate
from quotes.store.quotes import Link, find_link
from quotes.store.tables import expert, expert_name, name_key
from quotes.workflow.known_experts import HeldExperts, batched, load_known
from quotes.workflow.naming import Bodies, country_code, gender_of, name_record, spellings
from quotes.workflow.neighbours import ask_together, look_around, near_experts

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.identity.evidence import Known
    from quotes.model.quotes import Speaker
    from quotes.store.change import Change


class Scene:
    """What the article says around its speakers: language, outlet (id and key), day, and topics by speaker.

    `read_before` says that an earlier reading of the article may have told who they are.
    """

    def __init__(self, article_id: int | None, lang: str, outlet_key: str | None, day: int | None, *, read_before: bool = True) -> None:
        self.article_id = article_id
        self.lang = lang
        self.outlet_key = outlet_key
        self.day = day
        self.read_before = read_before
        self.topics: dict[Speaker, set[str]] = {}


def link_speakers(change: Change, speakers: Iterable[Speaker], scene: Scene, bodies: Bodies) -> dict[Speaker, Link]:
    """Who each speaker is across articles; new experts and organizations are made on the way."""
    links: dict[Speaker, Link] = {}
    expected = list(dict.fromkeys(speakers))
    look_up_people(change, [(one, scene.lang) for one in expected])
    for one in expected:
        if not one.name or one.type == "unnamed":
            links[one] = Link()
        elif one.type == "organization":
            links[one] = Link(organization_id=bodies.keep(change, one.name, scene.lang, scene.day), how="exact")
        else:
            links[one] = _link_person(change, one, scene, bodies)
    return links


def look_up_people(change: Change, speakers: Iterable[tuple[Speaker, str]]) -> None:
    """Ask at once what linking will ask of speakers, each with the language of its article."""
    people = [(spellings(one), lang) for one, lang in speakers if one.name and one.type == "person"]
    if people:
        ask_together(change, [(names, [name_record(name, lang) for name in names]) for names, lang in people])


def _link_person(change: Change, one: Speaker, scene: Scene, bodies: Bodies) -> Link:
    names = spellings(one)
    records = [name_record(name, scene.lang) for name in names]
    gender, body = gender_of(names, one.gender), bodies.find(one.affiliation, scene.day)
    mentioned = Mentioned(
        names[0],
        names[1:],
        gender,
        one.role,
        one.affiliation,
        body,
        scene.outlet_key,
        country_code(one.country),
        frozenset(scene.topics.get(one, ())),
    )
    found = decide(mentioned, _load_near(change, near_experts(change, names, records), gender))
    if found.kind == "exact" and found.expert_id is not None:
        link = Link(expert_id=found.expert_id, how="exact", score=found.probability, reasons=found.reasons)
    else:
        link = find_link(change.connection, scene.article_id, names[0]) if scene.read_before else Link()
    if link.expert_id is not None:
        expert_id = link.expert_id
        people.add_names(change, expert_id, records, article_id=scene.article_id)
    else:
        country = country_code(one.country)
        expert_id = people.create_expert(change, records, gender=gender, country=country, article_id=scene.article_id)
        link = Link(expert_id=expert_id, how="new", score=found.probability or None, reasons=found.reasons)
    if one.role or one.affiliation:
        record = AffiliationRecord(body, one.affiliation, one.role, country_code(one.country), day=scene.day)
        affiliate(change, expert_id, record)
    change.within(HeldExperts).forget([expert_id])
    return link


def _load_near(change: Change, ids: Collection[int], gender: str | None) -> list[Known]:
    """Experts as evidence for a speaker whose gender was guessed; where a person told an expert's, the guess says nothing against it."""
    near = change.within(HeldExperts).load(ids)
    doubted = [one.expert_id for one in near if gender and one.gender and one.gender != gender]
    told = people.genders_by_hand(change.connection, doubted) if doubted else set()
    return [replace(one, gender=None) if one.expert_id in told else one for one in near]


def relink_experts(change: Change, touched: Collection[int]) -> None:
    """Bring automatic judgements and candidates around the touched experts up to date; people's judgements are never changed."""
    change.within(HeldExperts).forget(touched)
    surroundings = look_around(change, touched)
    if not surroundings.wide:
        return
    settled = judgements.standing_judgements(change.connection, "expert", surroundings.wide)
    found = find_links(change.connection, surroundings.wide, parted_pairs(settled))
    standing = {(one.left, one.right) for one in found.links}
    for row in settled:
        pair = (row["left_id"], row["right_id"])
        if row["automatic"] and row["verdict"] == "same" and surroundings.inner.issuperset(pair) and pair not in standing:
            judgements.withdraw(change, row["id"])
    for one in found.links:
        if surroundings.inner & {one.left, one.right}:
            verdict = judgements.Verdicts("same", automatic=True, score=one.probability, reasons=one.reasons)
            judgements.judge(change, "expert", (one.left, one.right), verdict)
    offers = [(one.left, one.right, one.probability, one.reasons) for one in found.candidates if {one.left, one.right} & set(touched)]
    judgements.offer_candidates(change, "expert", offers)


def parted_pairs(settled: Iterable[dict[str, Any]]) -> list[tuple[int, int]]:
    """The pairs that judgements call different."""
    return [(row["left_id"], row["right_id"]) for row in settled if row["verdict"] == "different"]


def find_links(connection: Connection, ids: Collection[int], different: Iterable[tuple[int, int]]) -> Relinked:
    """The automatic links and candidates among `ids`, by names, by what stands around them and by identifiers elsewhere.

    Two with the same identifier are one, two with different ones of a scheme are not; `different` outweighs both.
    """
    parted = {frozenset(pair) for pair in different}
    same, other = _by_identifier(connection, ids)
    same = [one for one in same if frozenset((one.left, one.right)) not in parted]
    found = relink(load_known(connection, ids), [*different, *other])
    known = {(one.left, one.right) for one in same}
    links = [*same, *(one for one in found.links if (one.left, one.right) not in known)]
    rest = (one for one in found.candidates if (one.left, one.right) not in known)
    return Relinked(tuple(sorted(links, key=lambda one: (one.left, one.right))), tuple(rest))


def _by_identifier(connection: Connection, ids: Collection[int]) -> tuple[list[Relation], list[tuple[int, int]]]:
    """Pairs that share an identifier, as links, and pairs whose names share a key that bear different ones of the same scheme."""
    marked: dict[int, dict[str, str]] = {}
    blocks: dict[str, set[int]] = {}
    for part in batched(ids):
        named = expert.c.id.in_(part) & expert.c.identifiers.is_not(None)
        bearers = {row.id: row.identifiers for row in connection.execute(select(expert.c.id, expert.c.identifiers).where(named)) if row[1]}
        marked |= bearers
        joined = select(expert_name.c.expert_id, name_key.c.key).join(name_key, name_key.c.name_id == expert_name.c.id)
        for number, key in connection.execute(joined.where(expert_name.c.expert_id.in_(bearers))):
            blocks.setdefault(block_of(key), set()).add(number)
    for number, identifiers in marked.items():
        for scheme, value in identifiers.items():
            blocks.setdefault(f"{scheme}={value}", set()).add(number)
    same, different = [], []
    for one, two in sorted({pair for block in blocks.values() for pair in combinations(sorted(block), 2)}):
        schemes = sorted(marked[one].keys() & marked[two].keys())
        if any(marked[one][scheme] != marked[two][scheme] for scheme in schemes):
            different.append((one, two))
        elif schemes:
            reasons = tuple(f"the same {scheme} {marked[one][scheme]}" for scheme in schemes)
            same.append(Relation(one, two, "identical", 1.0, reasons, (), ()))
    return same, different
