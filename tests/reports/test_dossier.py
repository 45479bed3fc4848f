"""What a dossier holds, by an archive whose answers are known. On both back ends."""

from __future__ import annotations

import pytest

from quotes.errors import NotFoundError
from quotes.model.dossiers import Dossier, Section
from quotes.reports.dossier import dossier
from quotes.reports.filters import Filters
from quotes.store.engine import Archive
from quotes.store.propositions import add_proposition
from quotes.store.stances import Coding, set_stance


@pytest.fixture
def coded(told: Archive) -> Archive:
    """q1 supports the canal, q4 opposes it and the proposition."""
    with told.change("stance set", "tester") as change:
        canal = change.connection.exec_driver_sql("SELECT id FROM topic WHERE key = 'test-canal'").scalar_one()
        number = add_proposition(change, canal, "It should open")
        set_stance(change, Coding(1, canal, "support", "Anna"))
        set_stance(change, Coding(4, canal, "oppose", "Anna"))
        set_stance(change, Coding(4, canal, "oppose", "Anna", proposition_id=number))
    return told


def asked(archive: Archive, name: str, filters: Filters | None = None) -> Dossier:
    with archive.connect() as connection:
        return dossier(connection, name, filters or Filters())


def section(found: Dossier, title: str) -> Section:
    return next(one for one in found.sections if one.title == title)


def test_a_person(coded: Archive) -> None:
    found = asked(coded, "Testov")
    assert (found.title, dict(found.facts)["quotes"], dict(found.facts)["first, last"]) == ("Ермек Тестов", "3", "2024-03-15, 2025-10")
    assert section(found, "Roles and affiliations").sheets[0].rows[0][:2] == ("эксперт", "Институт проб")
    [stands] = section(found, "Stances by topic").sheets[0].rows
    assert stands == ("Test Canal", "mixed", 1, 1, 0, 0, 0, 1, 2, 2, "2024-03-15", "2025-10")
    [canal] = section(found, "Quotes by topic").parts
    assert canal.title == "Test Canal (3 quotes)"
    assert [passage.id for passage in canal.passages] == ["q4", "q1", "q3"]
    assert canal.passages[0].stances == ("oppose: Test Canal", "oppose: “It should open”")
    told = [(passage.about, passage.stances) for passage in canal.passages]
    assert told[2] == (("Test Canal",), ()) and all(not about for about, stances in told if stances), "a topic is named once"
    assert section(found, "Quoted together with").sheets[0].rows == (("e2", "Лейла Пробина", 1, 1),)
    assert found.footer[-1].startswith("archive: 2 articles read")


def test_only_the_speaker_s_own_words_stand_in_marks(coded: Archive) -> None:
    [part] = section(asked(coded, "Probina"), "Quotes by topic").parts
    assert [(passage.kind, passage.words) for passage in part.passages] == [("indirect", "порт Проба готов")]
    [canal] = section(asked(coded, "e1"), "Quotes by topic").parts
    assert {passage.words[0] for passage in canal.passages} == {"«", "“"}


def test_a_topic(coded: Archive) -> None:
    found = asked(coded, "Test Canal")
    assert found.title == "Test Canal"
    assert section(found, "Who stands where").sheets[0].rows[0][1] == "Ермек Тестов"
    assert section(found, "Propositions").lines == ("p1 It should open (oppose 1)",)
    [part] = section(found, "Quotes by speaker").parts
    assert part.title == "Ермек Тестов (3 quotes)"
    assert section(found, "Over time").charts[0].bars[0].counts["support"] == 1


def test_filters_and_cuts_are_told(coded: Archive) -> None:
    found = asked(coded, "Testov", Filters(since="2025", limit=5))
    assert found.footer[0] == "only quotes since 2025"
    cut = asked(coded, "Testov", Filters(limit=1))
    assert cut.footer[0] == "the newest 1 of 3 quotes are told; --limit 3 tells all"


def test_nobody_of_that_name(coded: Archive) -> None:
    with pytest.raises(NotFoundError, match="no topic or expert 'Nobody At All'"):
        asked(coded, "Nobody At All")
