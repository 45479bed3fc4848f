"""Lists of known people: what is read, what is refused with its line, and what they add to the archive."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from quotes.errors import QuotesError, UsageError
from quotes.reports.expert_pages import expert_page
from quotes.store import tables as t
from quotes.store.engine import Archive
from quotes.store.judgements import Verdicts, judge
from quotes.store.organizations import find_organizations
from quotes.workflow.bodies import add_organization
from quotes.workflow.known_people import PeopleReport, import_people
from quotes.workflow.people import add_expert
from quotes.workflow.people_files import KnownPerson, Post, parse_people
from tests.store.samples import dump

TABLE = """name,name_en,names,wikidata,gender,country,organization,role,from,until
Ермек Пробаев,Yermek Probayev,Ермек Пробай; E. Probayev,Q1,m,KZ,Институт проб,директор,2019,2020-03
Ермек Пробаев,,,Q1,,,Бюро опытов,советник,2021,
Нина Черновик,,,,f,az,,,,
"""
POPOLO = {
    "persons": [
        {
            "id": "p1",
            "name": "Ермек Пробаев",
            "other_names": [{"name": "Yermek Probayev", "lang": "en"}, {"name": "Ермек Пробай", "note": "short"}],
            "identifiers": [{"scheme": "wikidata", "identifier": "Q1"}],
            "gender": "male",
            "memberships": [{"role": "советник", "organization": {"name": "Бюро опытов"}, "start_date": "2021-01-01T00:00:00"}],
        }
    ],
    "organizations": [{"id": "b1", "name": "Институт проб"}],
    "memberships": [{"person_id": "p1", "organization_id": "b1", "role": "директор", "start_date": "2019", "end_date": "2020-03"}],
}


def read(text: str) -> list[KnownPerson]:
    return [one for one in parse_people(text, "f") if isinstance(one, KnownPerson)]


def faults(text: str) -> list[str]:
    return [one.message for one in parse_people(text, "f") if isinstance(one, QuotesError)]


def keep(archive: Archive, text: str) -> PeopleReport:
    with archive.change("import", "rita") as change:
        return import_people(change, parse_people(text, "f"))


def test_a_table_is_read_by_its_columns() -> None:
    one, two, three = read(TABLE)
    assert one.names == (("Ермек Пробаев", None), ("Yermek Probayev", "en"), ("Ермек Пробай", None), ("E. Probayev", None))
    assert (one.identifiers, one.gender, one.country, one.place) == ((("wikidata", "Q1"),), "m", "KZ", "f:2")
    assert one.posts == (Post("Институт проб", "директор", ("2019", "2020-03")),)
    assert two.posts == (Post("Бюро опытов", "советник", ("2021", None)),)
    assert (three.gender, three.country, three.posts) == ("f", "AZ", ())


def test_popolo_says_the_same() -> None:
    [one] = read(json.dumps(POPOLO))
    assert [name for name, _ in one.names] == ["Ермек Пробаев", "Yermek Probayev", "Ермек Пробай"]
    assert (one.identifiers, one.gender) == ((("wikidata", "Q1"),), "m")
    assert set(one.posts) == {
        Post("Бюро опытов", "советник", ("2021-01-01", None)),
        Post("Институт проб", "директор", ("2019", "2020-03")),
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name;gender\nНина Черновик;x\n", "f:2: no gender: 'x'"),
        ("name\tcountry\nНина Черновик\tАтлантида\n", "f:2: no country: 'Атлантида'"),
        ("name,role\n,посол\n", "f:2: a person without a name"),
        ("name\nНина,Черновик\n", "f:2: 2 cells under 1 columns"),
        ("name,from,role\nНина Черновик,вчера,посол\n", "f:2: 'вчера' is no date"),
        ("name,from,until,role\nНина Черновик,2020,2019,посол\n", "f:2: it would end (2019) before it begins (2020)"),
        ("name,identifiers\nНина Черновик,Q1\n", "f:2: an identifier without scheme or value"),
        (f"name\n{'я' * 300}\n", "f:2: a name of 300 characters"),
        ('[{"name": "Нина Черновик"}, 7]', "f, person 2: no JSON object"),
    ],
)
def test_a_record_at_fault_is_told_with_its_line_and_stops_nothing(text: str, said: str) -> None:
    [fault] = faults(text)
    assert fault.startswith(said)
    assert "\n" not in fault


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,colour\nНина,red\n", "f:1: unknown column 'colour'"),
        ("gender\nm\n", "f:1: no column 'name'"),
        ("", "f:1: unknown column|f:1: no column"),
        ('name\n"Нина\n', "f:2: no CSV|f:3: no CSV"),
        ("{\n", "f:2: no JSON|f:1: no JSON"),
        ('{"persons": 7}', "f: no list of people"),
    ],
)
def test_a_file_that_is_no_list_is_refused(text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        list(parse_people(text, "f"))


@given(st.text(max_size=60) | st.text(alphabet='[]{}",:name\n;', max_size=60))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        for one in parse_people(text, "f"):
            assert isinstance(one, KnownPerson | QuotesError)
    except QuotesError as fault:
        assert "\n" not in fault.message


def test_names_identifiers_and_posts_are_added_to_whom_they_belong(archive: Archive) -> None:
    with archive.change("add", "rita") as change:
        add_organization(change, "Институт проб", [], {})
        for name in ("Ермек Пробаев", "E. Probaev", "Лев Примеров"):
            add_expert(change, [name])
    report = keep(archive, TABLE)
    assert (report.counts["people"], report.counts["new experts"], report.counts["affiliations"]) == (3, 1, 2)
    with archive.connect() as connection:
        page = expert_page(connection, 1)
        origins = list(connection.scalars(select(t.expert.c.origin).order_by(t.expert.c.id)))
        bodies = list(connection.scalars(select(t.affiliation.c.organization_id).order_by(t.affiliation.c.id)))
    assert page.record["identifiers"] == {"wikidata": "Q1"}
    assert {"Yermek Probayev", "Ермек Пробай"} <= set(page.record["names"])
    assert (page.record["gender"], page.record["country"]) == ("m", "KZ")
    assert origins == ["user", "user", "user", "import"]
    assert bodies == [1, None]


def test_the_same_list_again_changes_nothing(archive: Archive) -> None:
    namesakes = "name,country\nЛев Примеров,KZ\nЛев Примеров,AZ\n"
    keep(archive, TABLE)
    keep(archive, namesakes)
    rows = dump(archive)
    for text in (TABLE, namesakes):
        report = keep(archive, text)
        assert (report.counts.total(), bool(report.plan)) == (report.counts["people"], False)
    assert dump(archive) == rows
    with archive.connect() as connection:
        names = list(connection.scalars(select(t.expert.c.name).order_by(t.expert.c.id)))
    assert names == ["Ермек Пробаев", "Нина Черновик", "Лев Примеров", "Лев Примеров"]


def test_another_identifier_is_another_person(archive: Archive) -> None:
    keep(archive, "name,wikidata\nЛев Примеров,Q1\n")
    keep(archive, "name,wikidata\nЛев Примеров,Q2\n")
    with archive.connect() as connection:
        assert [(row.id, row.canonical_id, row.identifiers) for row in connection.execute(select(t.expert).order_by(t.expert.c.id))] == [
            (1, 1, {"wikidata": "Q1"}),
            (2, 2, {"wikidata": "Q2"}),
        ]
    assert keep(archive, "name,wikidata\nЛев Примеров,Q1\n").faults == []


def test_new_names_link_those_who_were_strangers(archive: Archive) -> None:
    with archive.change("add", "rita") as change:
        for name in ("Ермек Пробаев", "Ержан Заглушкин", "Yerzhan Zaglushkin-Probov"):
            add_expert(change, [name])
    report = keep(archive, "name,names\nЕржан Заглушкин,Yerzhan Zaglushkin-Probov\n")
    assert [(one[0], one[1]) for one in report.plan.links] == [(2, 3)]
    with archive.change("judge", "rita") as change:
        judge(change, "expert", (2, 3), Verdicts("different"))
    assert not keep(archive, "name,names,gender\nЕржан Заглушкин,Yerzhan Zaglushkin-Probov,m\n").plan.links


BODIES = {
    "persons": [{"id": "p1", "name": "Ермек Пробаев"}],
    "organizations": [
        {
            "id": "b1",
            "name": "Институт проб",
            "other_names": [{"name": "Бюро проб", "end_date": "2001"}, {"name": "Institute of Trials", "lang": "en"}, 7, {"name": " "}],
        }
    ],
    "memberships": [{"person_id": "p1", "organization_id": "b1", "role": "директор"}],
}


@pytest.mark.parametrize("known", [[], ["Институт проб"], ["Institute of Trials"]])
def test_other_names_of_an_organization_come_with_it(archive: Archive, known: list[str]) -> None:
    with archive.change("add", "rita") as change:
        for name in known:
            add_organization(change, name, [], {})
    report = keep(archive, json.dumps(BODIES))
    assert report.counts["new organizations"] == (not known)
    with archive.connect() as connection:
        names = t.organization_name.c
        rows = {row.text: row.valid_until for row in connection.execute(select(names.text, names.valid_until))}
        assert rows == {"Институт проб": None, "Бюро проб": "2001", "Institute of Trials": None}
        assert all(find_organizations(connection, name) == [1] for name in rows)
        assert connection.scalar(select(t.affiliation.c.organization_id)) == 1
    rows_before = dump(archive)
    assert not keep(archive, json.dumps(BODIES)).counts["names of organizations"]
    assert dump(archive) == rows_before


def test_an_identifier_that_several_bear_is_told(archive: Archive) -> None:
    with archive.change("add", "rita") as change:
        for name in ("Ермек Пробаев", "Нина Черновик"):
            number = add_expert(change, [name])
            change.update(t.expert, t.expert.c.id == number, {"identifiers": {"viaf": "1"}})
    [fault] = keep(archive, '[{"name": "Кто Иной", "identifiers": {"viaf": "1"}}]').faults
    assert fault.message == "f, person 1: several experts bear its identifiers: e1, e2"
