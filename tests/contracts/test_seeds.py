"""The reference files: they are what they say, hold no person, and every alias of every topic is found by the tagger."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from quotes.lang.lemmas import phrase_key
from quotes.outlets.registry import load_outlets
from quotes.text.fold import fold_key
from quotes.topics.tagger import tag
from quotes.topics.thesaurus import Alias, Thesaurus, Topic, read_thesaurus

SEEDS = Path(__file__).parents[2] / "seeds"
LANGUAGES = ("ru", "en", "kk", "az")
TYPES = {"institute", "ministry", "company", "university", "agency", "party", "body"}
FOLDERS = [folder for folder in (SEEDS, SEEDS / "demo") if folder.exists()]


@lru_cache(maxsize=1)
def thesaurus() -> Thesaurus:
    return read_thesaurus(SEEDS / "topics")


def organizations(folder: Path) -> list[dict[str, Any]]:
    return list(tomllib.loads((folder / "organizations.toml").read_text(encoding="utf-8"))["organization"])


def test_there_is_enough_to_start_with() -> None:
    assert len(thesaurus().topics) >= 60
    assert len(organizations(SEEDS)) >= 120
    assert len(load_outlets(SEEDS / "outlets.toml")) >= 60


def test_every_topic_is_labelled_in_every_language_and_script() -> None:
    for topic in thesaurus().topics:
        labelled = {alias.lang for alias in topic.aliases if alias.kind == "label"}
        assert labelled == {"ru", "en", "kk", "kk-Latn", "az"}, topic.key


@pytest.mark.parametrize("topic", thesaurus().topics, ids=lambda topic: topic.key)
def test_every_alias_is_found_by_the_tagger(topic: Topic) -> None:
    for alias in topic.aliases:
        lang = alias.lang.partition("-")[0] or "ru"
        found = tag(alias.phrase, lang, thesaurus(), after=f". {alias.company}")
        assert [one.topic_key for one in found] == [topic.key], alias.text
        assert found[0].matched == alias.phrase.rstrip("+")


@pytest.mark.parametrize(
    "key",
    [
        *("middle-corridor", "zangezur-corridor", "trade-turnover", "alat", "btc-pipeline"),
        *("turkic-states-organization", "water-resources", "renewables", "sanctions", "cpc"),
    ],
)
def test_every_form_of_a_topic_is_found_in_its_language(key: str) -> None:
    for alias in thesaurus().by_key[key].aliases:
        for form in () if alias.exact else alias.forms():
            found = tag(form, alias.lang.partition("-")[0], thesaurus(), after=f". {alias.company}")
            assert key in [one.topic_key for one in found], form


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("Middle Corridor", "middle-corridor"),
        ("Среднего коридора", "middle-corridor"),
        ("ТМТМ", "middle-corridor"),
        ("Trans-Caspian International Transport Route", "middle-corridor"),
        ("Транскаспийским международным транспортным маршрутом", "middle-corridor"),
        ("Orta Dəhlizin", "middle-corridor"),
        ("Орта дәліздің", "middle-corridor"),
        ("Orta dáliz", "middle-corridor"),
        ("Zangezur corridor", "zangezur-corridor"),
        ("Баку - Тбилиси - Карс", "btk-railway"),
        ("Caspian fibre-optic line", "caspian-fibre-optic"),
        ("Digital Silk Road", "caspian-fibre-optic"),
        ("ВОЛС", "caspian-fibre-optic"),
        ("взаимной торговли", "trade-turnover"),
        ("COP-29", "cop29"),
        ("Türk Dövlətləri Təşkilatının", "turkic-states-organization"),
        ("Belt and Road", "belt-and-road"),
    ],
)
def test_a_question_needs_no_dictionary(asked: str, key: str) -> None:
    keys = {phrase_key(asked), phrase_key(asked, "az")}
    assert {topic.key for topic, alias in thesaurus().aliases() if keys & alias.forms()} == {key}


def test_no_two_topics_share_a_form() -> None:
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for topic, alias in thesaurus().aliases():
        if not alias.company:
            for form in alias.forms():
                owners[alias.lang.partition("-")[0], form].add(topic.key)
    assert {place: keys for place, keys in owners.items() if len(keys) > 1} == {}


def test_abbreviations_need_their_capitals() -> None:
    assert [one.topic_key for one in tag("объёмы по ТМТМ выросли", "ru", thesaurus())] == ["middle-corridor"]
    assert tag("объёмы по тмтм выросли", "ru", thesaurus()) == ()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_organizations_have_names_in_every_language(folder: Path) -> None:
    keys = [one["key"] for one in organizations(folder)]
    assert len(keys) == len(set(keys))
    for one in organizations(folder):
        assert set(one) <= {"key", "type", "country", "parent", "abbreviations", *LANGUAGES}, one["key"]
        assert one["type"] in TYPES, one["key"]
        assert all(one.get(lang) for lang in LANGUAGES), one["key"]
        names = [name for field in (*LANGUAGES, "abbreviations") for name in one.get(field, [])]
        assert len({fold_key(name) for name in names}) == len(names), one["key"]


def test_an_organization_name_belongs_to_one() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for one in [one for folder in FOLDERS for one in organizations(folder)]:
        for field in (*LANGUAGES, "abbreviations"):
            for name in one.get(field, []):
                owners[fold_key(name)].add(one["key"])
    assert {name: keys for name, keys in owners.items() if len(keys) > 1} == {}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_outlets_are_placed_and_told_apart(folder: Path) -> None:
    outlets = load_outlets(folder / "outlets.toml")
    owners: dict[str, set[str]] = defaultdict(set)
    for outlet in outlets:
        assert outlet.domains, outlet.key
        assert ZoneInfo(outlet.time_zone or "").key == outlet.time_zone, outlet.key
        assert outlet.country != "KZ" or outlet.time_zone == "Asia/Almaty", outlet.key
        for name in (outlet.name, *outlet.aliases, *outlet.domains):
            owners[fold_key(name)].add(outlet.key)
    assert {name: keys for name, keys in owners.items() if len(keys) > 1} == {}


def test_the_institutes_and_outlets_of_the_first_articles_are_known() -> None:
    names = {
        fold_key(name): one["key"] for one in organizations(SEEDS) for field in (*LANGUAGES, "abbreviations") for name in one.get(field, [])
    }
    assert names["киси"] == names["kisi"] == names["kazakhstan institute for strategic studies"] == "kisi"
    assert names["iitu"] == names["муит"] == names["международный университет информационных технологий"]
    assert names["institute of foreign policy studies"] == names["институт внешнеполитических исследований"]
    assert names["institute of applied ethnopolitical research"] == names["институт прикладных этнополитических исследований"]


def test_demo_facts_cannot_be_taken_for_real_ones() -> None:
    demo = SEEDS / "demo"
    assert all(one["key"].startswith("demo-") for one in organizations(demo))
    for outlet in load_outlets(demo / "outlets.toml"):
        assert outlet.key.startswith("demo-")
        assert all(domain.endswith(".example") for domain in outlet.domains)


def test_an_alias_may_name_its_company() -> None:
    alias = Alias("кабель … Каспий", "ru", "alias")
    assert (alias.phrase, alias.company, alias.forms()) == ("кабель", "Каспий", set())
