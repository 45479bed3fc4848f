"""Shares, turns and time on an archive whose right answers are known by construction."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from quotes.errors import NotFoundError, UsageError
from quotes.model.sheets import Sheet
from quotes.output.drawing import draw_timeline
from quotes.reports.filters import Filters
from quotes.reports.positions import Counting, positions
from quotes.reports.shifts import shifts
from quotes.reports.timeline import timeline
from quotes.stances.tally import share_words, verdict
from quotes.store.engine import Archive
from tests.reports.made import Said, build

NAMES = ("Арман", "Берик", "Вера", "Гани", "Дана", "Ерлан", "Жанна", "Заур", "Инна")
BRIDGE = Filters("Test Bridge")


def twenty() -> list[Said]:
    """Twenty statements of nine people, twelve for and eight against, one of them carried three times, and one undecided."""
    said = []
    for number in range(20):
        value = "support" if number < 12 else "oppose"
        said.append(
            Said(
                f"{NAMES[number % 9]} Мостов",
                f"мост {number} опора {number} берег {number}",
                f"20{20 + number // 5}-03-{10 + number % 5}",
                value,
            )
        )
    again = [Said(said[0].who, said[0].words, f"2020-03-{day}", "support", "Вестник") for day in (11, 12)]
    return [*said, *again, Said("Арман Мостов", "о мосте подумаем", "2024-02-01", None)]


def cells(sheet: Sheet, *keys: str) -> list[tuple[Any, ...]]:
    places = [next(place for place, column in enumerate(sheet.columns) if column.key == key) for key in keys]
    return [tuple(row[place] for place in places) for row in sheet.rows]


def test_shares_count_statements_not_reprints(archive: Archive) -> None:
    with archive.change("build") as change:
        build(change, twenty())
    with archive.connect() as connection:
        sheet = positions(connection, BRIDGE)
        whole = "60 % support, 40 % oppose; n = 20 distinct statements, 9 experts in all; 1 more statement without a clear stance"
        assert sheet.footer[0] == whole
        by_name = {row[0]: row[1:] for row in cells(sheet, "expert", "stands", "support", "oppose", "n", "articles", "statements")}
        # Арман: statements 0, 9 (for) and 18 (against), the first in three articles, and an undecided one
        assert by_name["Арман Мостов"] == ("mostly support", 2, 1, 3, 6, 4)
        assert by_name["Инна Мостов"] == ("mixed", 1, 1, 2, 2, 2)
        assert cells(sheet, "expert", "first", "last")[0] == ("Арман Мостов", "2020-03-10", "2024-02-01")
        counted = positions(connection, BRIDGE, Counting(appearances=True))
        assert counted.footer[0].startswith("64 % support, 36 % oppose; n = 22 appearances")
        groups = positions(connection, BRIDGE, Counting("outlet"))
        assert cells(groups, "outlet", "shares", "support_share") == [
            ("Листок", "60 % support, 40 % oppose", 0.6),
            ("Вестник", "too few: 1 of the 5 clear statements that a share needs", None),
        ]
        years = positions(connection, BRIDGE, Counting("year", least=1))
        assert cells(years, "year", "support", "oppose") == [("2020", 5, 0), ("2021", 5, 0), ("2022", 2, 3), ("2023", 0, 5), ("2024", 0, 0)]
        few = positions(connection, Filters("Test Bridge", expert="Инна Мостов"))
        assert few.footer[0].startswith("too few: 2 of the 5")


@pytest.mark.parametrize("by", ["affiliation", "country", "period", "month"])
def test_every_way_to_group_adds_up(archive: Archive, by: str) -> None:
    with archive.change("build") as change:
        build(change, twenty())
    with archive.connect() as connection:
        assert sum(row[0] for row in cells(positions(connection, BRIDGE, Counting(by)), "quotes")) == 23


def test_an_unknown_topic_and_way_are_named(archive: Archive) -> None:
    with archive.connect() as connection, pytest.raises(NotFoundError, match="no topic 'звездолёт'"):
        positions(connection, Filters("звездолёт"))
    with pytest.raises(UsageError, match="cannot count stances by 'mood'"):
        Counting("mood")


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({}, "none clear"),
        ({"unclear": 4}, "none clear"),
        ({"support": 1, "unclear": 2}, "one statement only: support"),
        ({"oppose": 3}, "always oppose"),
        ({"support": 2, "oppose": 1}, "mostly support"),
        ({"support": 3, "oppose": 2}, "mixed"),
        ({"mixed": 2}, "mixed"),
    ],
)
def test_what_statements_add_up_to(counts: dict[str, int], said: str) -> None:
    assert verdict(counts) == said


def test_no_percentage_below_the_threshold() -> None:
    assert share_words({"support": 3, "oppose": 1}) == "too few: 4 of the 5 clear statements that a share needs"
    assert share_words({"support": 3, "oppose": 1}, 4) == "75 % support, 25 % oppose"


TURNS = [
    Said("Арман Мостов", "мост нужен", "2021-01-01", "support"),
    Said("Арман Мостов", "мост опасен", "2022-01-01", "oppose"),
    Said("Арман Мостов", "мост всё ещё опасен", "2022-06-01", "oppose"),
    Said("Арман Мостов", "посмотрим", "2022-07-01", "unclear"),
    Said("Арман Мостов", "мост хорош", "2023-01-01", "support"),
    Said("Арман Мостов", "но дорог", "2023-01-01", "oppose"),
    Said("Берик Мостов", "мост нужен всем", "2021-01-01", "support"),
    Said("Берик Мостов", "мост не нужен", "", "oppose"),
]


def test_turns_are_pairs_of_dated_quotes(archive: Archive) -> None:
    with archive.change("build") as change:
        build(change, TURNS)
    with archive.connect() as connection:
        sheet = shifts(connection, Filters())
        found = cells(sheet, "expert", "from_date", "from_stance", "from_quote_id", "to_date", "to_stance", "to_quote_id", "to_text")
        assert found == [
            ("Арман Мостов", "2022-06-01", "oppose", "q3", "2023-01-01", "mixed", "q5, q6", "мост хорош\nно дорог"),
            ("Арман Мостов", "2021-01-01", "support", "q1", "2022-01-01", "oppose", "q2", "мост опасен"),
        ]
        told = str(cells(sheet, "turn")[0][0].text)
        assert [line.split(":")[0] for line in told.splitlines()] == [
            "2022-06-01 oppose q3",
            "2023-01-01 support q5",
            "2023-01-01 oppose q6",
        ]
        assert cells(shifts(connection, Filters("Test Bridge", expert="Берик Мостов")), "expert") == []


def test_a_timeline_holds_every_period_and_every_quote(archive: Archive, tmp_path: Path) -> None:
    with archive.change("build") as change:
        build(change, TURNS)
    with archive.connect() as connection:
        sheet = timeline(connection, Filters("Test Bridge"), "year")
        assert cells(sheet, "period", "quotes", "support", "oppose", "unclear") == [
            ("2021", 2, 2, 0, 0),
            ("2022", 3, 0, 2, 1),
            ("2023", 2, 1, 1, 0),
        ]
        assert "1 undated quote left out" in sheet.footer
        months = timeline(connection, Filters(expert="Арман Мостов"))
        assert len(months.rows) == 25
        assert sum(row[0] for row in cells(months, "quotes")) == 6
        with pytest.raises(UsageError, match="no period"):
            timeline(connection, Filters(), "week")
    for kind, sign in (("svg", b"<svg"), ("html", b"<!doctype html>"), ("png", b"\x89PNG")):
        path = tmp_path / f"bridge.{kind}"
        draw_timeline(sheet, "about the bridge", path)
        assert sign in path.read_bytes()[:400]
    with pytest.raises(UsageError, match=r"cannot draw bridge\.bmp"):
        draw_timeline(sheet, "", tmp_path / "bridge.bmp")
