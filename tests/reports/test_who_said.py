"""The main question, on an archive whose answers are known, on both back ends."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from quotes.errors import DateError, NotFoundError, UsageError
from quotes.model.sheets import Marked, Sheet
from quotes.reports.counting import count_quotes
from quotes.reports.facts import objects
from quotes.reports.filters import Filters
from quotes.reports.who_said import who_said
from quotes.store import parts
from quotes.store import tables as t
from quotes.store.engine import Archive

FIELDS = (
    *("quote_id", "speaker", "speaker_type", "expert", "expert_id", "organization_id", "names", "role", "affiliation", "outlet"),
    *("published", "kind", "text", "topics", "matched", "stance", "article_id", "url", "start", "end"),
)


def ask(archive: Archive, about: str | None = None, **more: Any) -> Sheet:
    with archive.connect() as connection:
        return who_said(connection, Filters(about, **more))


def ids(sheet: Sheet) -> list[str]:
    return [row["quote_id"] for row in objects(sheet)]


@pytest.mark.parametrize("name", ["Test Canal", "TEST CANALS", "Пробный канал", "пробного канала", "test-canal", "t2"])
def test_a_topic_by_any_of_its_names_newest_first(told: Archive, name: str) -> None:
    assert ids(ask(told, name)) == ["q4", "q3", "q1"]


def test_a_broader_topic_includes_the_narrower(told: Archive) -> None:
    assert ids(ask(told, "Waterways")) == ["q4", "q3", "q1"]


def test_the_fields_other_tools_rely_on(told: Archive) -> None:
    rows = objects(ask(told, "Test Canal"))
    assert all(set(FIELDS) <= set(row) for row in rows)
    first = {field: rows[2][field] for field in FIELDS}
    assert first == {
        "quote_id": "q1",
        "speaker": "Ермек Тестов",
        "speaker_type": "person",
        "expert": "Ермек Тестов",
        "expert_id": "e1",
        "organization_id": None,
        "names": ["Ермек Тестов", "Yermek Testov"],
        "role": "эксперт",
        "affiliation": "Института проб",
        "outlet": "Северный листок",
        "published": "2024-03-15T20:00:00+05:00",
        "kind": "direct",
        "text": "Пробный канал нужен соседям",
        "topics": ["test-canal"],
        "matched": "Пробный канал",
        "stance": None,
        "article_id": "a1",
        "url": "https://north.example/1",
        "start": 1,
        "end": 28,
    }
    assert rows[0]["published"] == "2025-10"


def test_an_anaphor_s_words_stand_outside_and_are_not_highlighted(told: Archive) -> None:
    q3 = objects(ask(told, "Test Canal"))[1]
    assert q3["matched"] is None
    assert q3["topics"] == ["test-canal"]


def test_only_a_speaker_s_own_words_stand_in_quotation_marks(told: Archive) -> None:
    words = {row["quote_id"]: row["words"] for row in objects(ask(told))}
    assert words["q1"] == "«Пробный канал нужен соседям»"
    assert words["q4"] == "“The Test Canal will open in May”"
    assert words["q2"] == "порт Проба готов"
    assert words["q5"] == "tolls would fall"


def test_the_hit_is_highlighted_inside_the_marks(told: Archive) -> None:
    sheet = ask(told, "Test Canal")
    place = [column.key for column in sheet.columns].index("words")
    shown = sheet.rows[2][place]
    assert isinstance(shown, Marked)
    assert [span.of(shown.text) for span in shown.spans] == ["Пробный канал"]


@pytest.mark.parametrize("name", ["Ермек Тестов", "Yermek Testov", "Тестов", "Testov", "Ермека Тестова", "Ермек", "yermek", "e1"])
def test_an_expert_in_any_spelling(told: Archive, name: str) -> None:
    assert ids(ask(told, expert=name)) == ["q4", "q3", "q1"]


@pytest.mark.parametrize("name", ["Институт проб", "ИП", "ип", "g1"])
def test_an_affiliation_as_printed_or_nearest_in_time(told: Archive, name: str) -> None:
    # q4 prints no affiliation: the only one known of its expert counts.
    assert ids(ask(told, affiliation=name)) == ["q4", "q3", "q1"]


def test_an_entered_affiliation_counts_where_none_is_printed(told: Archive) -> None:
    assert ids(ask(told, affiliation="Министерство проб")) == ["q2"]


@pytest.mark.parametrize("name", ["Северный листок", "North Leaf", "north.example", "o1", "north"])
def test_an_outlet_by_any_name(told: Archive, name: str) -> None:
    assert ids(ask(told, outlet=name)) == ["q3", "q2", "q1"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"kind": "indirect"}, ["q5", "q2"]),
        ({"topic": "пробным каналом", "words": "соседям"}, ["q1"]),
        ({"since": "2025"}, ["q5", "q4"]),
        ({"until": "2024-03-15"}, ["q3", "q2", "q1"]),
        ({"since": "2024-03", "until": "2024"}, ["q3", "q2", "q1"]),
        ({"until": "2024-03-14"}, []),
        ({"limit": 2}, ["q5", "q4"]),
    ],
)
def test_filters_narrow(told: Archive, filters: dict[str, Any], found: list[str]) -> None:
    assert ids(ask(told, **filters)) == found


def test_free_words_are_found_in_any_inflection_and_said_to_be_no_topic(told: Archive) -> None:
    sheet = ask(told, "соседи каналов")
    assert ids(sheet) == ["q1"]
    assert objects(sheet)[0]["matched"] == "канал"
    assert sheet.footer[-1].startswith("no topic 'соседи каналов', so its words were searched")


def test_nothing_found_offers_the_nearest_topics(told: Archive) -> None:
    sheet = ask(told, "Tast Kanal")
    assert sheet.rows == ()
    assert sheet.footer == ()
    assert sheet.empty.endswith("did you mean Test Canal?")


def test_the_footer_says_how_much_stands_behind_the_answer(told: Archive) -> None:
    assert ask(told).footer == (
        "5 quotes by 2 experts in 2 articles of 2 outlets, 2024-03-15 to 2025-10-01",
        "counted by statement: 5 statements, 5 appearances",
        "archive: 2 articles read, 0 without quotes; 0 quotes with nobody named",
    )
    assert ask(told, limit=1).footer[1] == "the newest 1 of 5 are shown; --limit 5 shows all"


def test_an_unknown_name_is_an_error_that_offers_the_nearest(told: Archive) -> None:
    with pytest.raises(NotFoundError, match="no outlet 'North Lief'") as caught:
        ask(told, outlet="North Lief")
    assert caught.value.hint == "did you mean Северный листок?"
    with pytest.raises(NotFoundError, match="no expert 'Иван Чужой'"):
        ask(told, expert="Иван Чужой")
    with pytest.raises(NotFoundError, match="no topic 'Tast Kanal'") as unknown:
        ask(told, topic="Tast Kanal")
    assert unknown.value.hint == "did you mean Test Canal?"
    with pytest.raises(NotFoundError, match="no organization"):
        ask(told, affiliation="Академия чужих")


@pytest.mark.parametrize(
    ("filters", "fault"),
    [
        ({"kind": "quoted"}, UsageError),
        ({"since": "someday"}, DateError),
        ({"since": "2025", "until": "2024"}, UsageError),
        ({"limit": 0}, UsageError),
        ({"expert": " "}, UsageError),
    ],
)
def test_filters_check_themselves(filters: dict[str, Any], fault: type[Exception]) -> None:
    with pytest.raises(fault):
        Filters(**filters)


def test_filters_say_themselves_in_words() -> None:
    assert Filters("canal", expert="Testov", since="2024").in_words() == "about canal, by Testov, since 2024"
    assert Filters().in_words() == "all quotes"


def test_counts_by_expert_outlet_month_and_affiliation(told: Archive) -> None:
    def count(by: str) -> list[tuple[Any, ...]]:
        with told.connect() as connection:
            rows = objects(count_quotes(connection, Filters(), by))
        assert all(row["group"] for row in rows)
        return [tuple(value for key, value in row.items() if key != "group") for row in rows]

    assert count("expert") == [
        ("e1", "Ермек Тестов", 3, 2, 2, "2024-03-15", "2025-10-01"),
        (None, "Ministry of Trials", 1, 1, 1, "2025-10-01", "2025-10-01"),
        ("e2", "Лейла Пробина", 1, 1, 1, "2024-03-15", "2024-03-15"),
    ]
    assert [row[:4] for row in count("outlet")] == [("o1", "Северный листок", 3, 2), ("o2", "South Gazette", 2, 1)]
    assert [row[:2] for row in count("month")] == [("2024-03", 3), ("2025-10", 2)]
    assert [row[:3] for row in count("affiliation")] == [("g1", "Институт проб", 3), ("g2", "Ministry of Trials", 1), (None, None, 1)]


def test_answers_of_any_length_are_the_same_in_parts(told: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [ask(told), ask(told, "Test Canal"), ask(told, "соседи каналов")]
    monkeypatch.setattr(parts, "MOST", 1)
    assert [ask(told), ask(told, "Test Canal"), ask(told, "соседи каналов")] == whole


def test_an_empty_answer_says_whom_another_spelling_was_taken_for(told: Archive) -> None:
    with told.connect() as connection:
        name = connection.scalars(select(t.expert.c.name).where(t.expert.c.id == t.expert.c.canonical_id)).first()
        assert name is not None
        typed = name.upper()
        assert who_said(connection, Filters(words="небывальщина", expert=typed)).empty.endswith(f"{typed} was taken for {name}")
        assert "taken for" not in who_said(connection, Filters(words="небывальщина", expert=name)).empty
