"""Speakers linked to experts: invented people under several spellings, neighbours that must stay apart, any order of arrival."""

from __future__ import annotations

from itertools import permutations

from quotes.identity.evidence import Known
from quotes.identity.linking import Mentioned, decide, relink

TOPIC = frozenset({"rail-freight"})


def person(expert_id: int, name: str, **known: object) -> Known:
    return Known(expert_id, (name,), **known)  # type: ignore[arg-type]


SPELLINGS = [
    person(1, "Ерсан Доекин", topics=TOPIC, gender="m"),
    person(2, "Ерсан Докеин", topics=TOPIC, roles=("политолог",)),
    person(3, "Ерсан Докекин", topics=TOPIC, roles=("эксперт",)),
]


def links(people: list[Known]) -> set[frozenset[str]]:
    names = {one.expert_id: one.names[0] for one in people}
    return {frozenset((names[one.left], names[one.right])) for one in relink(people).links}


def test_three_spellings_with_a_shared_topic_are_one_person() -> None:
    assert len(links(SPELLINGS)) >= 2


def test_without_anything_in_common_variants_stay_candidates() -> None:
    people = [person(1, "Ерсан Доекин"), person(2, "Ерсан Докеин")]
    found = relink(people)
    assert not found.links
    assert [(one.left, one.right) for one in found.candidates] == [(1, 2)]


def test_another_role_gender_or_country_is_against() -> None:
    one = person(1, "Ерсан Доекин", topics=TOPIC, roles=("эксперт",), gender="m", country="KZ")
    for other in ({"roles": ("прокурор",)}, {"gender": "f"}, {"country": "AZ"}):
        assert not relink([one, person(2, "Ерсан Докеин", topics=TOPIC, **other)]).links


def test_another_known_person_at_that_distance_is_against() -> None:
    rival = person(4, "Ерсан Доеким", country="UZ", topics=TOPIC)
    people = [person(1, "Ерсан Доекин", topics=TOPIC, country="KZ"), person(2, "Ерсан Докеин", topics=TOPIC), rival]
    assert not relink(people).links


def test_a_first_letter_more_is_another_family() -> None:
    assert not relink([person(1, "Талас Халиков", topics=TOPIC), person(2, "Талас Аликов", topics=TOPIC)]).links


def test_links_do_not_depend_on_the_order_or_the_ids_of_arrival() -> None:
    people = [*SPELLINGS, person(4, "Yersan Doekin"), person(5, "Ерсан Дуйсекин", topics=TOPIC), person(6, "Талас Докеин", topics=TOPIC)]
    expected = links(people)
    for order in permutations(people):
        arrived = [Known(at, one.names, one.gender, one.roles, topics=one.topics) for at, one in enumerate(order, 1)]
        assert links(arrived) == expected


def test_a_pair_judged_different_is_never_joined_through_a_third() -> None:
    found = relink(SPELLINGS, different=[(1, 3)])
    assert not {(1, 3)} & {(one.left, one.right) for one in found.links}
    assert len(found.links) < 2


def test_the_same_full_name_is_exact() -> None:
    link = decide(Mentioned("Ерсан Доекин"), SPELLINGS)
    assert (link.kind, link.expert_id) == ("exact", 1)


def test_the_same_full_name_in_another_country_is_for_a_person_to_judge() -> None:
    link = decide(Mentioned("Ерсан Доекин", country="AZ"), [person(1, "Ерсан Доекин", country="KZ")])
    assert link.kind == "candidate"
    assert "another country: AZ, KZ" in link.reasons


def test_a_near_spelling_is_nobody_for_sure_and_linked_where_all_who_are_near_are_seen() -> None:
    found = decide(Mentioned("Ерсан Доеикн", topics=TOPIC), SPELLINGS[:1])
    assert (found.kind, found.expert_id) == ("candidate", None)
    [link] = relink([SPELLINGS[0], person(2, "Ерсан Доеикн", topics=TOPIC)]).links
    assert "same given name ерсан" in link.reasons
    assert "shared topic rail-freight" in link.reasons


def test_a_family_name_alone_is_a_candidate_at_most() -> None:
    link = decide(Mentioned("Доекин", topics=TOPIC), SPELLINGS[:1])
    assert (link.kind, link.expert_id) == ("candidate", None)


def test_a_stranger_is_new() -> None:
    assert decide(Mentioned("Полина Раскатова"), SPELLINGS).kind == "new"


def test_a_family_name_alone_waits_behind_names_that_say_more() -> None:
    people = [person(1, "Ерсан Доекин"), person(2, "Доекин"), person(3, "Е. Доекин")]
    odds = {frozenset((one.left, one.right)): one.probability for one in relink(people).candidates}
    assert odds[frozenset((1, 2))] <= 0.5 < odds[frozenset((1, 3))]
