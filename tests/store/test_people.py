"""Experts, organizations, outlets and judgements."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

import pytest
from sqlalchemy import select

from quotes.errors import ConflictError, NotFoundError
from quotes.store import tables
from quotes.store.affiliations import AffiliationRecord, affiliate
from quotes.store.change import Change
from quotes.store.engine import Archive
from quotes.store.experts import NameRecord, add_names, create_expert, edit_expert, find_by_keys, find_by_name, names_of
from quotes.store.judgements import Verdicts, different_from, judge, members_of, offer_candidates, open_candidates, withdraw
from quotes.store.name_keys import CROWDED
from quotes.store.organizations import OrganizationRecord, find_organizations, longest_name, save_organization
from quotes.store.outlets import OutletRecord, find_outlet, list_outlets, read_outlet, save_outlet
from quotes.store.spellings import Spelling
from quotes.store.topics import AliasRecord, TopicRecord, add_aliases, find_topics, list_topics, save_topics
from tests.store.samples import dump, fill, seed


def make_experts(archive: Archive, count: int) -> list[int]:
    with archive.change("experts") as change:
        return [create_expert(change, [NameRecord(f"Имя{number} Фамилия", frozenset({"i|fml|im"}))]) for number in range(count)]


def everybody(keys: Collection[str], found: Mapping[int, Collection[str]]) -> list[int]:
    """Picks whoever was found, in the order of their names' ids."""
    return sorted(found)


def test_names_are_found_by_key_and_by_blocking_key(archive: Archive) -> None:
    ids = fill(archive)
    with archive.change("alias") as change:
        latin = NameRecord("Lev Primerov", frozenset({"l|prm|lev"}), "en", kind="alias")
        assert add_names(change, ids["lev"], [NameRecord("ЛЕВ ПРИМЕРОВ"), latin]) == 1
    with archive.connect() as connection:
        assert [name.expert_id for name in find_by_name(connection, "лев примеров")] == [ids["lev"]]
        assert [name.text for name in find_by_keys(connection, {"l|prm|", "z|zzz|zet"}, everybody)] == ["Лев Примеров", "Lev Primerov"]
        assert find_by_keys(connection, [], everybody) == find_by_name(connection, "Кто Угодно") == []
        assert names_of(connection, ids["lev"]) == ["Лев Примеров", "Lev Primerov"]


def test_of_a_crowded_block_only_those_of_the_given_name_are_found_and_those_who_show_none(archive: Archive) -> None:
    with archive.change("experts") as change:
        for number in range(CROWDED):
            create_expert(change, [NameRecord(f"Имя{number} Иванов", frozenset({f"a|ivanov|name{number}", f"b|rare{number}|"}))])
        for text, key in (("А. Иванов", "a|ivanov|"), ("Алмат Иванов", "a|ivanov|almat"), ("Алмат Бек Иванов", "a|ivanov|almat bek")):
            create_expert(change, [NameRecord(text, frozenset({key}))])
    with archive.connect() as connection:
        found = find_by_keys(connection, {"a|ivanov|almat", "b|rare7|"}, everybody)
        assert [name.text for name in found] == ["Имя7 Иванов", "А. Иванов", "Алмат Иванов", "Алмат Бек Иванов"]
        assert [name.text for name in find_by_keys(connection, {"a|ivanov|"}, everybody)] == ["А. Иванов"]
        assert len(find_by_keys(connection, {f"b|rare{number}|" for number in range(CROWDED)}, everybody)) == CROWDED
        assert [name.text for name in find_by_keys(connection, {"a|ivanov|almat"}, lambda _, found: [max(found)])] == ["Алмат Бек Иванов"]


def test_an_affiliation_widens_its_days(archive: Archive) -> None:
    ids = fill(archive)
    with archive.change("ingest") as change:
        same = affiliate(change, ids["lev"], AffiliationRecord(ids["institute"], "ИО", None, day=20230101))
        other = affiliate(change, ids["lev"], AffiliationRecord(ids["institute"], "ИО", "директор", day=20250101))
        again = affiliate(change, ids["lev"], AffiliationRecord(ids["institute"], "ИО", "директор", day=20240101))
    assert same != other == again
    with archive.connect() as connection:
        rows = connection.execute(select(tables.affiliation.c.role, tables.affiliation.c.first_day, tables.affiliation.c.last_day)).all()
    assert {tuple(row) for row in rows} == {
        ("эксперт", 20240506, 20240506),
        (None, 20230101, 20230101),
        ("директор", 20240101, 20250101),
    } or {tuple(row) for row in rows} == {(None, 20230101, 20240506), ("директор", 20240101, 20250101)}


def test_unknown_ids_are_refused(archive: Archive) -> None:
    fill(archive)
    attempts: list[Callable[..., object]] = [
        lambda change: edit_expert(change, 99, note="x"),
        lambda change: judge(change, "expert", (1, 99), Verdicts("same")),
        lambda change: withdraw(change, 99),
    ]
    for attempt in attempts:
        with pytest.raises(NotFoundError), archive.change("edit") as change:
            attempt(change)
    with pytest.raises(ConflictError), archive.change("merge") as change:
        judge(change, "expert", (1, 1), Verdicts("same"))


def test_different_keeps_clusters_apart_until_withdrawn(archive: Archive) -> None:
    one, two, three = make_experts(archive, 3)
    with archive.change("judge", "rita") as change:
        parted = judge(change, "expert", (one, three), Verdicts("different", why="fathers differ"))
        judge(change, "expert", (one, two), Verdicts("same"))
        judge(change, "expert", (two, three), Verdicts("same", automatic=True, score=0.99))
    assert parted is not None
    with archive.connect() as connection:
        assert members_of(connection, "expert", one) == [one, two]
        assert different_from(connection, "expert", [one]) == {three}
    with archive.change("withdraw") as change:
        withdraw(change, parted)
    with archive.connect() as connection:
        assert members_of(connection, "expert", one) == [one, two, three]


def test_a_person_outranks_the_program(archive: Archive) -> None:
    one, two = make_experts(archive, 2)
    with archive.change("ingest") as change:
        judge(change, "expert", (two, one), Verdicts("same", automatic=True, score=0.97, reasons=("one letter apart",)))
    with archive.change("split", "rita") as change:
        judge(change, "expert", (one, two), Verdicts("different"))
        assert judge(change, "expert", (one, two), Verdicts("different")) is None
        assert judge(change, "expert", (one, two), Verdicts("same", automatic=True, score=0.99)) is None
    with archive.connect() as connection:
        assert members_of(connection, "expert", one) == [one]
        assert len(connection.execute(select(tables.judgement)).all()) == 2


def test_candidates_wait_until_judged(archive: Archive) -> None:
    one, two, three = make_experts(archive, 3)
    with archive.change("ingest") as change:
        assert offer_candidates(change, "expert", [(two, one, 0.6, ["initials"]), (one, three, 0.7, []), (one, one, 0.9, [])]) == 2
        assert offer_candidates(change, "expert", [(one, two, 0.8, ["spelling"]), (one, two, 0.5, [])]) == 0
    with archive.connect() as connection:
        assert [(row["left_id"], row["right_id"], row["probability"]) for row in open_candidates(connection, "expert")] == [
            (one, two, 0.8),
            (one, three, 0.7),
        ]
    with archive.change("judge") as change:
        judge(change, "expert", (one, two), Verdicts("unsure"))
        assert offer_candidates(change, "expert", [(one, two, 0.9, [])]) == 0
    with archive.connect() as connection:
        assert [row["right_id"] for row in open_candidates(connection, "expert")] == [three]


def test_organizations_are_found_by_any_name(archive: Archive) -> None:
    ids = fill(archive)
    with archive.connect() as connection:
        for name in ("институт озёр", "ИНСТИТУТ ОЗЕР", "Lakes  Institute", "ио"):
            assert find_organizations(connection, name) == [ids["institute"]]
        assert find_organizations(connection, "Институт гор") == find_organizations(connection, "…") == []
        assert longest_name(connection) == len("lakes institute")
    with pytest.raises(NotFoundError, match="parents before"), archive.change("seed") as change:
        save_organization(change, OrganizationRecord("Отдел", "unit", parent="no-such"))


def test_outlets_are_found_by_domain_and_name(archive: Archive) -> None:
    ids = fill(archive)
    with archive.change("ingest") as change:
        new = read_outlet(change, "Вестник Примера", "www.vestnik.example")
        assert read_outlet(change, "вестник примера") == new
    with archive.connect() as connection:
        assert find_outlet(connection, domain="www.news.gazeta.example") == ids["outlet"]
        assert find_outlet(connection, "GAZETA PRIMER") == find_outlet(connection, "gazeta") == ids["outlet"]
        assert find_outlet(connection, "Нет такой", "example") is None
        assert [outlet.domains for outlet in list_outlets(connection)] == [("gazeta.example",), ("vestnik.example",)]
    with pytest.raises(ConflictError, match="belongs to outlet"), archive.change("seed") as change:
        save_outlet(change, OutletRecord("other", "Другая", domains=("gazeta.example",)))


def test_seeding_again_changes_nothing_and_spares_edits(archive: Archive) -> None:
    with archive.change("seed") as change:
        ids = seed(change)
    with archive.change("edit", "rita") as change:
        change.update(tables.topic, tables.topic.c.key == "port", {"label": "Порт", "origin": "user"})
        save_organization(change, OrganizationRecord("Озёрный институт", "lakes", country="KG"), origin="user")
        alias = AliasRecord("гавань", "ru", "alias", "гавань", "гавань", frozenset({"гавани"}))
        assert add_aliases(change, "port", [alias]) == 3
    before = dump(archive)
    with archive.change("seed") as change:
        save_topics(change, [])
        again = seed_reference(change)
    assert again == 0 and dump(archive) == before
    with archive.connect() as connection:
        assert (
            find_topics(connection, ["гавани"])
            == find_topics(connection, ["порту новинск"])
            == find_topics(connection, ["port"])
            == [ids["port"]]
        )
        assert [(topic.key, topic.label, topic.broader) for topic in list_topics(connection)] == [
            ("port", "Порт", "trade"),
            ("trade", "Trade", None),
        ]
    with pytest.raises(NotFoundError), archive.change("alias") as change:
        add_aliases(change, "no-such", [])


def seed_reference(change: Change) -> int:
    """The seeds of `seed` without its people, who are no reference data."""
    before = sum(change.summary.values())
    save_outlet(change, OutletRecord("gazeta", "Газета Пример", (Spelling("Gazeta Primer", "en"),), ("gazeta.example",), "ru"))
    names = (Spelling("Lakes Institute", "en"), Spelling("ИО", "ru", "abbreviation"))
    save_organization(change, OrganizationRecord("Институт озёр", "lakes", names, "institute", "KZ"))
    port = AliasRecord("порт Новинск", "ru", "label", "порт новинск", "порт новинск", frozenset({"порта новинск", "порту новинск"}))
    trade = AliasRecord("trade", "en", "label", "trade", "trade")
    save_topics(change, [TopicRecord("port", "Port of Novinsk", (port,), "trade"), TopicRecord("trade", "Trade", (trade,))])
    return sum(change.summary.values()) - before


def test_topics_that_fit_together_nowhere_are_refused(archive: Archive) -> None:
    with pytest.raises(NotFoundError, match="no topic with the key"), archive.change("seed") as change:
        save_topics(change, [TopicRecord("one", "One", (), "no-such")])
    with pytest.raises(NotFoundError, match="broader than themselves"), archive.change("seed") as change:
        save_topics(change, [TopicRecord("one", "One", (), "two"), TopicRecord("two", "Two", (), "one")])
