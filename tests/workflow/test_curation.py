"""Correcting, adding, merging by hand: what is written, what is refused, and that undo takes it back; on both back ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from quotes.errors import ConflictError, DateError, NotFoundError, UsageError
from quotes.model.spans import Span
from quotes.store import tables as t
from quotes.store.changes import undo
from quotes.store.engine import Archive
from quotes.workflow.adding import NEW, Settled, add_entry, find_words, settle, settle_speaker
from quotes.workflow.bodies import add_organization, add_outlet, alias_organization, edit_outlet
from quotes.workflow.entering import check_date
from quotes.workflow.entries import Entry, parse_entry, parse_toml
from quotes.workflow.fixing import Correction, fix, parse_spans
from quotes.workflow.knowledge import Knowledge
from quotes.workflow.merging import merge, part_name, split_pair
from quotes.workflow.people import add_expert, affiliate, edit_expert
from quotes.workflow.thesaurus import NewTopic, add_names, add_topic
from tests.reports.conftest import tell

TABLES = (t.expert, t.expert_name, t.quote, t.quote_segment, t.quote_topic, t.quote_lemmas, t.speaker, t.article, t.outlet, t.outlet_name)


@pytest.fixture
def told(archive: Archive) -> Iterator[Archive]:
    with archive.change("tell", "tester") as change:
        tell(change)
    yield archive


def state(archive: Archive) -> dict[str, list[Any]]:
    with archive.connect() as connection:
        return {table.name: sorted(map(str, connection.execute(select(table)))) for table in TABLES}


def row(archive: Archive, table: Any, number: int) -> Any:
    with archive.connect() as connection:
        return connection.execute(select(table).where(table.c.id == number)).one()


def take_back(archive: Archive) -> None:
    with archive.connect() as connection:
        newest = connection.scalar(select(t.change.c.id).order_by(t.change.c.id.desc()).limit(1))
    with archive.change("undo", "tester") as change:
        undo(change, newest or 0)


def test_another_speaker_keeps_the_verdict_and_undo_restores(told: Archive) -> None:
    before = state(told)
    with told.change("fix", "tester") as change:
        assert fix(change, 2, Correction(speaker="Yermek Testov", note="a slip")) == ["said by e1 Ермек Тестов"]
    assert row(told, t.quote, 2).expert_id == 1
    verdict = row(told, t.review, 1)
    assert (verdict.layer, verdict.verdict, verdict.who, verdict.note) == ("speaker", "correct", "tester", "a slip")
    take_back(told)
    assert state(told) == before


def test_an_organization_or_nobody_may_have_said_it(told: Archive) -> None:
    with told.change("fix", "tester") as change:
        fix(change, 2, Correction(speaker="Министерство проб"))
    assert (row(told, t.quote, 2).expert_id, row(told, t.quote, 2).organization_id) == (None, 2)
    with told.change("fix", "tester") as change:
        fix(change, 2, Correction(speaker="nobody"))
    assert (row(told, t.quote, 2).speaker_id, row(told, t.quote, 2).organization_id) == (None, None)


def test_other_words_are_verbatim_and_searched(told: Archive) -> None:
    text = row(told, t.article_version, 1).text
    start = text.index("нужен соседям")
    with told.change("fix", "tester") as change:
        assert fix(change, 1, Correction(words=f"{start}:{start + 13}")) == ["now reads: нужен соседям"]
    fixed = row(told, t.quote, 1)
    assert (fixed.start, fixed.end, fixed.text) == (start, start + 13, "нужен соседям")
    with told.connect() as connection:
        lemmas = connection.scalar(select(t.quote_lemmas.c.lemmas).where(t.quote_lemmas.c.quote_id == 1)) or ""
    assert len(lemmas.split()) == 2


def test_spaces_at_the_ends_of_other_words_are_left_out(told: Archive) -> None:
    text = row(told, t.article_version, 1).text
    start = text.index("нужен соседям")
    with told.change("fix", "tester") as change:
        assert fix(change, 1, Correction(words=f"{start - 1}:{start + 6}")) == ["now reads: нужен"]
    assert (row(told, t.quote, 1).start, row(told, t.quote, 1).end) == (start, start + 5)
    with pytest.raises(ConflictError, match="nothing but spaces"), told.change("fix", "tester") as change:
        fix(change, 1, Correction(words=f"{start - 1}:{start}"))


def test_kind_rejection_and_its_taking_back(told: Archive) -> None:
    with told.change("fix", "tester") as change:
        fix(change, 1, Correction(kind="mixed", reject="duplicate"))
    assert (row(told, t.quote, 1).kind, row(told, t.quote, 1).status) == ("mixed", "rejected")
    with told.change("fix", "tester") as change:
        fix(change, 1, Correction(accept=True))
    assert row(told, t.quote, 1).status == "active"


@pytest.mark.parametrize(
    ("correction", "fault"),
    [
        (Correction(), UsageError),
        (Correction(kind="loud"), UsageError),
        (Correction(reject="dull"), UsageError),
        (Correction(words="9"), UsageError),
        (Correction(words="9:9"), UsageError),
        (Correction(words="5:9,8:12"), UsageError),
        (Correction(words="0:99999"), ConflictError),
        (Correction(speaker="Иван Чужой"), NotFoundError),
        (Correction(speaker="Ермек Тестоф"), ConflictError),
        (Correction(reject="duplicate", accept=True), UsageError),
    ],
)
def test_a_correction_that_is_none_changes_nothing(told: Archive, correction: Correction, fault: type[Exception]) -> None:
    before = state(told)
    with pytest.raises(fault), told.change("fix", "tester") as change:
        fix(change, 1, correction)
    assert state(told) == before


@given(st.lists(st.integers(1, 50), min_size=2, max_size=10))
def test_spans_read_as_written(steps: list[int]) -> None:
    places = [sum(steps[: end + 1]) for end in range(len(steps) // 2 * 2)]
    spans = [Span(start, end) for start, end in zip(places[::2], places[1::2], strict=True)]
    assert parse_spans(",".join(f"{span.start}:{span.end}" for span in spans)) == spans


def test_merging_is_a_judgement_and_undo_parts_again(told: Archive) -> None:
    before = state(told)
    with told.change("merge", "tester") as change:
        assert merge(change, "expert", "Тестов", "Пробина", "a test") == (1, "Ермек Тестов")
    assert row(told, t.expert, 2).canonical_id == 1
    assert row(told, t.quote, 2).expert_id == 2
    with pytest.raises(ConflictError, match="are one already"), told.change("merge", "tester") as change:
        merge(change, "expert", "e1", "e2")
    take_back(told)
    assert state(told) == before


def test_what_is_different_cannot_be_merged_by_a_third(told: Archive) -> None:
    with told.change("add", "tester") as change:
        third = add_expert(change, ["Иван Чужой"])
        split_pair(change, "expert", "e1", "e2")
        merge(change, "expert", "e1", f"e{third}")
    with pytest.raises(ConflictError, match="cannot be one"), told.change("merge", "tester") as change:
        merge(change, "expert", f"e{third}", "e2")
    assert row(told, t.expert, 2).canonical_id == 2


def test_a_spelling_may_be_somebody_else(told: Archive) -> None:
    before = state(told)
    with told.change("split", "tester") as change:
        new = part_name(change, "e1", "Yermek Testov", "a namesake")
    assert row(told, t.quote, 4).expert_id == new
    assert row(told, t.quote, 1).expert_id == 1
    with pytest.raises(ConflictError, match="the only name"), told.change("split", "tester") as change:
        part_name(change, "e1", "Ермек Тестов")
    with pytest.raises(NotFoundError, match="no name"), told.change("split", "tester") as change:
        part_name(change, "e1", "Лейла Пробина")
    take_back(told)
    assert state(told) == before


def test_people_bodies_and_topics_by_hand(told: Archive) -> None:
    with told.change("edit", "tester") as change:
        assert edit_expert(change, "Testov", {"country": "kz", "name": None}, ["Е. Тестов"], ["wikidata=Q1", "viaf=2"]) == 1
        edit_expert(change, "e1", {}, (), ["viaf="])
        assert affiliate(change, "e1", "ИП", role="директор", period=("2019", "2023-06")) == "e1: директор g1, 2019 to 2023-06"
        assert alias_organization(change, "ИП", ["Institute of Trials", "ИП"], "en") == (1, 1)
        assert edit_outlet(change, "south.example", ["Gazette of the South"], [], {"country": "az"}) == 2
        assert add_topic(change, NewTopic("test-bridge", "Test Bridge", "en", ("TB",))) == 4
        assert add_names(change, "TB", ["Пробный мост"], "ru") == ("test-bridge", 1)
    expert = row(told, t.expert, 1)
    assert (expert.country, expert.identifiers) == ("KZ", {"wikidata": "Q1"})
    assert row(told, t.outlet, 2).country == "AZ"


@pytest.mark.parametrize(
    ("write", "fault"),
    [
        (lambda change: add_organization(change, "Иной", ["ип"], {}), ConflictError),
        (lambda change: add_organization(change, "Иной", [], {"type": "club"}), UsageError),
        (lambda change: alias_organization(change, "g1", ["Ministry of Trials"]), ConflictError),
        (lambda change: add_outlet(change, "north leaf", [], [], {}), ConflictError),
        (lambda change: add_outlet(change, "Иной листок", [], ["north.example"], {}), ConflictError),
        (lambda change: add_outlet(change, "Иной листок", [], [], {"time_zone": "Nowhere/City"}), UsageError),
        (lambda change: edit_outlet(change, "o1", [], [], {}), UsageError),
        (lambda change: edit_expert(change, "e1", {}), UsageError),
        (lambda change: edit_expert(change, "e1", {"gender": "x"}), UsageError),
        (lambda change: affiliate(change, "e1", "ИП", period=("2023", "2019")), UsageError),
        (lambda change: add_topic(change, NewTopic("test-canal", "Again", "en")), ConflictError),
        (lambda change: add_topic(change, NewTopic("x", "X", "xx")), UsageError),
        (lambda change: add_names(change, "nothing such", ["x"], "en"), NotFoundError),
    ],
)
def test_what_contradicts_the_archive_is_refused(told: Archive, write: Any, fault: type[Exception]) -> None:
    before = state(told)
    with pytest.raises(fault), told.change("edit", "tester") as change:
        write(change)
    assert state(told) == before


def enter(archive: Archive, entry: Entry) -> int:
    with archive.connect() as connection:
        knowledge, settled = Knowledge(connection), settle(connection, entry)
    with archive.change("add", "tester") as change:
        return add_entry(change, knowledge, settled)


def test_a_quote_by_hand_makes_what_is_new_and_tags_it(told: Archive) -> None:
    entry = Entry("Пробный канал построят за год", "Иван Чужой", outlet="Вестник", published="2025-11-02 10:00", topics=("t3",), lang="ru")
    quote = row(told, t.quote, enter(told, entry))
    assert (quote.origin, quote.rule, quote.day, quote.kind) == ("user", "person", 20251102, "direct")
    assert row(told, t.expert, quote.expert_id).name == "Иван Чужой"
    assert row(told, t.outlet, quote.outlet_id).origin == "user"
    with told.connect() as connection:
        tags = connection.execute(select(t.quote_topic.c.topic_id, t.quote_topic.c.how).where(t.quote_topic.c.quote_id == quote.id)).all()
    assert sorted(map(tuple, tags)) == [(2, "alias"), (3, "person")]
    with pytest.raises(ConflictError, match="kept already"):
        enter(told, Entry("Пробный канал построят за год", "Иван Чужой", lang="ru"))


def test_in_a_known_article_the_words_must_stand(told: Archive) -> None:
    quote = row(told, t.quote, enter(told, Entry("порт  Проба\nготов.", "e2", kind="indirect", article="https://north.example/1")))
    assert quote.text == "порт Проба готов."
    with pytest.raises(ConflictError, match="do not stand in a1") as caught:
        enter(told, Entry("порт Пробы готовится", "e2", article="a1"))
    assert "порт Проба готов" in caught.value.hint
    with pytest.raises(NotFoundError, match="no article a99"):
        enter(told, Entry("слова", "e2", article="a99"))


def test_a_near_name_is_asked_about_never_made_twice(told: Archive) -> None:
    asked = []

    def answer(text: str, known: Any) -> str:
        asked.append((text, [number for number, _ in known]))
        return NEW

    with told.connect() as connection:
        assert settle_speaker(connection, "Yermek Testov") == "e1"
        assert settle_speaker(connection, "Ministry of Trials") == "g2"
        assert settle_speaker(connection, "Совсем Иная") == NEW
        with pytest.raises(ConflictError, match="is like e1"):
            settle_speaker(connection, "Ермек Тестав")
        entry = Entry("слова", "Ермек Тестав", outlet="Северный листак")
        assert settle(connection, entry, answer) == Settled(entry, NEW, NEW)
    assert asked == [("Северный листак", ["o1"]), ("Ермек Тестав", ["e1"])]


def test_words_are_found_whatever_the_shape_of_marks_and_gaps() -> None:
    text = "Он сказал: «Слово “о деле” — важно»."
    assert find_words(text, 'Слово "о деле" - важно', "it").of(text) == "Слово “о деле” — важно"


@given(st.text(min_size=1), st.text(max_size=20), st.text(max_size=20))
def test_words_that_stand_in_a_text_are_found(words: str, before: str, after: str) -> None:
    text = before + words + after
    assert find_words(text, words, "it").of(text) == words


def test_entries_of_files_check_themselves() -> None:
    rows = parse_toml('[[quote]]\nwords = "Слово"\nspeaker = "e1"\ntopics = ["a", "b"]\n', "f.toml")
    assert parse_entry(rows[0], "f.toml") == Entry("Слово", "e1", topics=("a", "b"))
    assert parse_entry({"words": "Слово", "speaker": "e1", "topics": "a; b", "note": ""}, "f.csv") == Entry(
        "Слово", "e1", topics=("a", "b")
    )
    for bad in ({"words": "x"}, {"words": "x", "speaker": "e1", "colour": "red"}, {"words": "x", "speaker": "e1", "kind": "loud"}):
        with pytest.raises(UsageError, match=r"f\.csv"):
            parse_entry(bad, "f.csv")
    with pytest.raises(UsageError, match=r"holds no \[\[quote\]\]"):
        parse_toml("x = 1", "f.toml")


@pytest.mark.parametrize("text", ["2019", "2019-03", "2019-03-15", None])
def test_dates_to_their_precision(text: str | None) -> None:
    assert check_date(text) == text


@pytest.mark.parametrize("text", ["19", "March", "2019-13", "2019-02-30", "2019/03/15"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(DateError, match=text[:4]):
        check_date(text)
