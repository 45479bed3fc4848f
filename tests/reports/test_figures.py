"""Figures of quotes on a topic, those who differ side by side; on both back ends."""

from __future__ import annotations

from quotes.reports.facts import objects
from quotes.reports.figures import figures
from quotes.reports.filters import Filters
from quotes.store.engine import Archive
from tests.reports.made import Said, build

SAID = [
    Said("Арман Мостов", "мост обойдётся свыше 500 млн долларов", "2024-03-01", None),
    Said("Берик Мостов", "мост стоит 480 миллионов долларов", "2024-03-02", None),
    Said("Берик Мостов", "мост нужен в 2030 году", "2024-03-03", None),
    Said("Арман Мостов", "через мост пойдёт миллион тонн", "2024-03-04", None),
]


def test_figures_of_a_topic(archive: Archive) -> None:
    with archive.change("made", "tester") as change:
        build(change, SAID)
    with archive.connect() as connection:
        sheet = figures(connection, Filters("Test Bridge"))
        rows = [(row["unit"], row["value"], row["hedge"], row["who"], row["quote_id"]) for row in objects(sheet)]
        assert rows == [
            ("USD", 480e6, None, "Берик Мостов", "q2"),
            ("USD", 500e6, "over", "Арман Мостов", "q1"),
            ("tonne", 1e6, None, "Арман Мостов", "q4"),
        ]
        assert all(column.title for column in sheet.columns)
        assert [row["differs"] for row in objects(sheet)] == ["q1", "q2", None]
        assert sheet.footer[0].startswith("3 figures by 2 speakers, 2 contradicted by another")
        assert [row["unit"] for row in objects(figures(connection, Filters("Test Bridge"), "tonne"))] == ["tonne"]


def test_where_no_figure_is_the_quotes_are_counted(archive: Archive) -> None:
    with archive.change("made", "tester") as change:
        build(change, SAID)
    with archive.connect() as connection:
        assert figures(connection, Filters("Test Bridge"), "percent").empty == "no figures of percent in 4 quotes about Test Bridge"
        narrowed = figures(connection, Filters("Test Bridge", expert="Берик Мостов"), "tonne")
        assert narrowed.empty.startswith("no figures of tonne in 2 quotes ")
        assert figures(connection, Filters("Test Bridge", since="2030")).empty.startswith("no quotes ")


WORDED = [
    Said("Арман Мостов", "мост стоит от 400 до 500 млн долларов", "2024-03-01", None),
    Said("Берик Мостов", "мост стоит 450 миллионов долларов", "2024-03-02", None),
    Said("Берик Мостов", "через мост пойдёт половина вагонов", "2024-03-03", None),
    Said("Арман Мостов", "сборы моста выросли вдвое", "2024-03-04", None),
    Said("Арман Мостов", "мост построят вовремя", "2024-03-05", None),
]


def test_ranges_and_figures_without_a_digit(archive: Archive) -> None:
    with archive.change("made", "tester") as change:
        build(change, WORDED)
    with archive.connect() as connection:
        found = objects(figures(connection, Filters("Test Bridge")))
        rows = [(row["unit"], row["value"], row["low"], row["high"], row["subject"], row["differs"], row["quote_id"]) for row in found]
        assert rows == [
            ("USD", None, 400e6, 500e6, "мост", None, "q1"),
            ("USD", 450e6, 450e6, 450e6, "мост", None, "q2"),
            ("share", 0.5, 0.5, 0.5, "вагонов", None, "q3"),
            ("times", 2.0, 2.0, 2.0, "сборы моста", None, "q4"),
        ]
