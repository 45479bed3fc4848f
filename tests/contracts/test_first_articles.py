"""The five articles the project began with, from ingest to answer, with their own people and with others in their place."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from quotes.reports.figures import figures
from quotes.reports.filters import Filters
from quotes.reports.who_said import who_said
from quotes.store import tables as t
from quotes.store.engine import open_archive
from quotes.workflow.ingest import IngestOptions, ingest
from tests.topics.test_shared_articles import STATEMENTS, WATCHED

SHARED = Path(__file__).parents[3] / "shared" / "gold"
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated articles are not beside the checkout")]

OTHERS = {
    "Алмат": "Ерлан",
    "Тоекин": "Маекин",
    "Токеин": "Макеин",
    "Токекин": "Макекин",
    "Токаев": "Макаев",
    "Касым-Жомарт": "Кайрат-Болат",
    "Бауыржан": "Нуржан",
    "Аукен": "Ойкен",
    "Талгат": "Болат",
    "Калиев": "Салимов",
    "Айгерим": "Айсулу",
    "Жампетов": "Кимпетов",
    "Сельтеев": "Бельтеев",
    "Абишев": "Усенов",
    "Газиз": "Марат",
}
NAMES = [
    "Middle Corridor",
    "Средний коридор",
    "Среднего коридора",
    "ТМТМ",
    "Trans-Caspian International Transport Route",
    "Orta Dəhliz",
    "Орта дәліз",
]
# Topic, speaker, number, unit, hedge, period, lies it ahead: each read and checked by hand.
FIGURES = [
    ("trade-turnover", "Алмат Тоекин", 500e6, "USD", "over", None, False),
    ("trade-turnover", "Алмат Тоекин", 530e6, "USD", "over", "В прошлом году", False),
    ("trade-turnover", "Бауыржан Аукен", 529.4e6, "USD", None, "в прошлом году", False),
    ("trade-turnover", "Талгат Калиев", 1e9, "USD", "up to", None, True),
    ("trade-turnover", "Айгерим Жампетова", 1e9, "USD", "up to", None, True),
    ("middle-corridor", "Алмат Тоекин", 62, "percent", "by", None, False),
    ("middle-corridor", "Айгерим Жампетова", 62, "percent", None, "2024", False),
    ("middle-corridor", "Алмат Тоекин", 4.5e6, "tonne", "up to", None, False),
    ("btk-railway", "Алмат Тоекин", 5e6, "tonne", "up to", "в год", False),
    ("freight", "Министерство транспорта Республики Казахстан", 4.3e6, "tonne", "up to", "2023", False),
    ("freight", "Газиз Абишев", 10e6, "tonne", "up to", "в год", True),
]


@pytest.fixture(scope="module", params=[{}, OTHERS], ids=["own names", "other names"])
def archive(request: pytest.FixtureRequest, seeded_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, str]]:
    """The archive's path and the names in force."""
    folder = tmp_path_factory.mktemp("first")
    target = str(shutil.copy(seeded_template, folder / "quotes.db"))
    for path in sorted((SHARED / "articles").glob("00?_*.txt")):
        text = path.read_text(encoding="utf-8")
        for old, new in request.param.items():
            text = text.replace(old, new)
        copy = folder / path.name
        copy.write_text(text, encoding="utf-8")
        meta = json.loads((SHARED / "annotations" / f"{path.stem}.json").read_text(encoding="utf-8"))["meta"]
        report = ingest(target, [str(copy)], IngestOptions(as_of=meta.get("retrieved")))
        assert not report.failures
    return target, request.param


def ask(target: str, words: str, **filters: Any) -> list[dict[str, Any]]:
    with open_archive(target) as archive, archive.connect() as connection:
        sheet = who_said(connection, Filters(**filters, about=words))
    keys = [column.key for column in sheet.columns]
    return [dict(zip(keys, row, strict=True)) for row in sheet.rows]


def renamed(name: str, names: dict[str, str]) -> str:
    for old, new in names.items():
        name = name.replace(old, new)
    return name


@pytest.mark.parametrize("words", NAMES)
def test_the_corridor_s_experts_are_the_same_by_any_of_its_names(archive: tuple[str, dict[str, str]], words: str) -> None:
    target, names = archive
    found = {row["expert"] for row in ask(target, words) if row["expert"]}
    assert found == {renamed(name, names) for name in ("Алмат Тоекин", "Бауыржан Аукен", "Талгат Калиев", "Айгерим Жампетова")}


def test_three_spellings_are_one_expert(archive: tuple[str, dict[str, str]]) -> None:
    target, names = archive
    rows = [row for row in ask(target, "Middle Corridor") if row["expert"] == renamed("Алмат Тоекин", names)]
    assert len({row["expert_id"] for row in rows}) == 1
    assert {renamed(f"Алмат {family}", names) for family in ("Тоекин", "Токеин", "Токекин")} <= set(rows[0]["names"])


@pytest.mark.parametrize(
    ("affiliation", "name"),
    [("KISI", "Бауыржан Аукен"), ("IITU", "Айгерим Жампетова"), ("Institute of Foreign Policy Studies", "Алмат Тоекин")],
)
def test_an_institute_by_any_of_its_names_finds_its_people(archive: tuple[str, dict[str, str]], affiliation: str, name: str) -> None:
    target, names = archive
    found = {row["expert"] for row in ask(target, "Middle Corridor", affiliation=affiliation)}
    assert found == {renamed(name, names)}


def test_dates_are_read_against_the_moment_given(archive: tuple[str, dict[str, str]]) -> None:
    target, _ = archive
    dates = {row["published"] for row in ask(target, "Middle Corridor") if row["published"]}
    assert {"2025-10-21T20:00:00+05:00", "2024-08-09T10:00:00+05:00", "2024-03-15T20:00:00+05:00", "2025-10-24"} == dates


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: f"{figure[2]:g} {figure[1]}")
def test_a_figure_with_its_speaker(archive: tuple[str, dict[str, str]], figure: tuple[Any, ...]) -> None:
    target, names = archive
    topic, who, value, unit, hedge, period, ahead = figure
    with open_archive(target) as opened, opened.connect() as connection:
        sheet = figures(connection, Filters(topic))
    place = {column.key: number for number, column in enumerate(sheet.columns)}
    keys = ("unit", "hedge", "period", "expected")
    found = {(row[place["who"]], row[place["value"]], *(row[place[key]] for key in keys)) for row in sheet.rows}
    assert (renamed(who, names), value, unit, hedge, period, "expected" if ahead else None) in found


@pytest.mark.parametrize("archive", [pytest.param({}, id="own names")], indirect=True)  # others move the places of the statements
def test_the_quotes_that_are_kept_bear_the_topics_of_the_statements_and_no_others(archive: tuple[str, dict[str, str]]) -> None:
    target, _ = archive
    segment, tag, version = t.quote_segment, t.quote_topic, t.article_version
    statement = (
        select(t.quote.c.id, segment.c.start, segment.c.end, version.c.doc, t.topic.c.key)
        .join(segment, segment.c.quote_id == t.quote.c.id)
        .join(version, version.c.id == t.quote.c.version_id)
        .outerjoin(tag, tag.c.quote_id == t.quote.c.id)
        .outerjoin(t.topic, t.topic.c.id == tag.c.topic_id)
    )
    kept: dict[int, tuple[str, set[tuple[int, int]], set[str]]] = {}
    with open_archive(target) as opened, opened.connect() as connection:
        for row in connection.execute(statement):
            number, places, topics = kept.setdefault(row.id, (Path(row.doc).name[:3], set(), set()))
            places |= {place for place in STATEMENTS[number] if place[0] < row.end and row.start < place[1]}
            topics |= WATCHED & {row.key}
    for number, places, topics in kept.values():
        assert topics == {key for place in places for key in STATEMENTS[number][place].split()}, (number, places)
    assert {key for *_, topics in kept.values() for key in topics} == WATCHED
