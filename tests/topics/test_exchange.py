"""Thesauri as files: what is written is read back, what asks for something outside itself is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.errors import SeedError
from quotes.topics.skos import FORMATS, parse_skos, write_skos
from quotes.topics.thesaurus import Alias, Topic, parse_topics
from quotes.topics.written import write_topics

CANALS = (
    Topic("canals", (Alias("Canals", "en", "label"), Alias("Каналы", "ru", "label")), related=("tolls",)),
    Topic(
        "test-canal",
        (
            Alias("Test Canal", "en", "label"),
            Alias("Trial “Canal” <1> & more", "en", "alias"),
            Alias("Synaq kanaly", "kk-Latn", "label"),
            Alias("TCX", "", "abbreviation"),
        ),
        "canals",
        'Dug in "1901"\n\\ and later',
        propositions=("The canal should open", "Tolls should fall"),
    ),
    Topic("tolls", (Alias("Tolls", "en", "label"),), related=("canals",)),
)


def plain(topics: tuple[Topic, ...]) -> list[tuple[object, ...]]:
    ordered = sorted(topics, key=lambda topic: topic.key)
    return [(t.key, frozenset(t.aliases), t.broader, t.note, frozenset(t.related), frozenset(t.propositions)) for t in ordered]


@pytest.mark.parametrize("form", FORMATS)
def test_skos_round_trip(form: str) -> None:
    assert plain(parse_skos(write_skos(CANALS, form), form, "x")) == plain(CANALS)


def test_toml_round_trip() -> None:
    assert plain(parse_topics(write_topics(CANALS), "x")) == plain(CANALS)


@settings(max_examples=30)
@given(note=st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40).filter(str.strip))
def test_any_note_comes_back(note: str) -> None:
    topic = replace(CANALS[2], related=(), note=note)
    assert parse_topics(write_topics([topic]), "x")[0].note == note
    assert parse_skos(write_skos([topic], "turtle"), "turtle", "x")[0].note == note


def test_a_thesaurus_of_others() -> None:
    text = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    <https://thesaurus.example/Water_Ways> a skos:Concept ; skos:prefLabel "Waterways"@en-GB, "Wasserwege"@de ;
      skos:narrower <https://thesaurus.example/locks> .
    <https://thesaurus.example/locks> a skos:Concept ; skos:prefLabel "Locks"@en ; skos:hiddenLabel "sluice"@en ."""
    water, locks = sorted(parse_skos(text, "turtle", "x"), key=lambda topic: topic.key, reverse=True)
    assert (water.key, [alias.text for alias in water.aliases]) == ("water-ways", ["Waterways"])
    assert (locks.broader, {alias.text for alias in locks.aliases}) == ("water-ways", {"Locks", "sluice"})


@pytest.mark.parametrize(
    ("form", "text", "said"),
    [
        ("rdfxml", '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/hostname">]><r>&e;</r>', "entity"),
        ("rdfxml", "<r>", "x: "),
        ("jsonld", '{"@context": "https://outside.example/context", "@id": "a"}', "remote @context"),
        ("jsonld", '[{"@context": [{"@import": "https://outside.example/c"}]}]', "remote @context"),
        ("jsonld", "{", "x: "),
        ("turtle", "<a> <b>", "x: "),
        ("turtle", "", "no SKOS concept"),
        ("turtle", "<urn:a> a <http://www.w3.org/2004/02/skos/core#Concept> .", "no label"),
    ],
)
def test_what_is_refused(form: str, text: str, said: str) -> None:
    with pytest.raises(SeedError, match=said):
        parse_skos(text, form, "x")
