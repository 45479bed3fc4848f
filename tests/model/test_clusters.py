"""Clusters from judgements: order never matters, different parts for good, taking a judgement back restores."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quotes.model.clusters import Edge, cluster

IDS = list(range(1, 9))
edges = st.lists(
    st.builds(
        Edge,
        st.sampled_from(IDS),
        st.sampled_from(IDS),
        st.sampled_from(["same", "different"]),
        st.booleans(),
        st.sampled_from([0.5, 0.9, 1.0]),
    ).filter(lambda edge: edge.left != edge.right),
    max_size=14,
)


@given(edges, st.randoms())
def test_order_never_matters(made: list[Edge], random: object) -> None:
    shuffled = made[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert cluster(IDS, made) == cluster(reversed(IDS), shuffled)


@given(edges)
def test_no_cluster_holds_two_judged_different(made: list[Edge]) -> None:
    canonical = cluster(IDS, made).canonical
    assert all(canonical[edge.left] != canonical[edge.right] for edge in made if edge.verdict == "different")


@given(edges)
def test_every_same_edge_is_followed_or_reported(made: list[Edge]) -> None:
    found = cluster(IDS, made)
    refused = {frozenset((one.edge.left, one.edge.right)) for one in found.refused}
    for edge in made:
        if edge.verdict == "same":
            joined = found.canonical[edge.left] == found.canonical[edge.right]
            assert joined or frozenset((edge.left, edge.right)) in refused


@given(edges, st.sampled_from(IDS), st.sampled_from(IDS))
def test_a_judgement_taken_back_restores_what_was(made: list[Edge], one: int, two: int) -> None:
    before = cluster(IDS, made)
    merge = Edge(one, two)
    cluster(IDS, [*made, merge])
    assert cluster(IDS, [edge for edge in [*made, merge] if edge is not merge]) == before


@given(edges)
def test_the_lowest_id_stands_for_its_cluster(made: list[Edge]) -> None:
    for leader, members in cluster(IDS, made).members().items():
        assert leader == min(members)


def test_a_rule_does_not_join_what_speaks_against_it() -> None:
    chain = [Edge(1, 2, automatic=True, score=0.9), Edge(2, 3, automatic=True, score=0.8)]
    found = cluster([1, 2, 3], chain, apart=lambda a, b: {a, b} == {1, 3})
    assert found.members() == {1: (1, 2), 3: (3,)}
    assert str(found.refused[0]) == "2 and 3 are the same (said a rule), but 1 and 3 are different"


def test_a_person_outranks_a_rule_and_a_contradiction_is_told() -> None:
    made = [Edge(2, 3, automatic=True, score=0.99), Edge(1, 2), Edge(1, 3, "different")]
    found = cluster([1, 2, 3, 4], made)
    assert found.members() == {1: (1, 2), 3: (3,), 4: (4,)}
    assert [one.against for one in found.refused] == [(1, 3)]
