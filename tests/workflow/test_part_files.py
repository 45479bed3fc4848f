"""Part files: what is written comes back, and what was changed or made elsewhere is refused in one line, nothing of it kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from quotes.errors import PartError
from quotes.model.articles import Article, Part
from quotes.model.moments import Moment
from quotes.model.quotes import Alternative, Quote, Reading, Speaker
from quotes.model.spans import Phrase, Span
from quotes.model.stances import Suggestion
from quotes.store.engine import open_archive
from quotes.topics.tagger import Tag
from quotes.topics.thesaurus import Alias
from quotes.workflow.load import load
from quotes.workflow.part_files import SCHEMA, Found, Tagged, write_part
from quotes.workflow.part_reading import open_part, read_part
from quotes.workflow.reading import Failure
from quotes.workflow.records import PARTS_KEY
from tests.store.samples import dump

TEXT = "Порт 🚢 растёт\n\nЛев Примеров отметил: «Порт Новинск вырос», «и канал тоже»."


def phrase(words: str) -> Phrase:
    start = TEXT.index(words)
    return Phrase(words, Span(start, start + len(words)))


def tagged() -> Tagged:
    """A reading in which every field says something."""
    speaker = Speaker("Лев Примеров", "person", ("Примеров",), "эксперт", "Институт озёр", "KZ", "m", ("эксперт",))
    segments = (phrase("Порт Новинск вырос").span, phrase("и канал тоже").span)
    chain = {"role": "эксперт", "affiliation": "Институт озёр", "given_to": "газете", "relayed_by": "агентство"}
    others = (Alternative("Никто Другой", 0.25, "further away"), Alternative(None, 0.125, ""))
    trail = (phrase("Лев Примеров"),)
    full = Quote(
        "mixed", segments, phrase("отметил"), phrase("Лев Примеров"), speaker, "ru", "rule", 0.9, **chain, alternatives=others, trail=trail
    )
    bare = Quote("indirect", (segments[1],), None, None, None, "ru", "rule", 0.5)
    published = Moment("2024-05-06T10:00:00+05:00", "minute", "вчера, 10:00", "text", True, "2024-05-07T08:00:00+05:00")
    page = Article(
        "port.txt",
        TEXT,
        "ru",
        (Part("headline", Span(0, 13)), Part("body", Span(15, len(TEXT)))),
        "Порт 🚢 растёт",
        "Газета Пример",
        "А. Автор",
        published,
        Moment("2024-05", "month", "май 2024", "meta"),
        "https://gazeta.example/port",
        "html",
        phrase("Порт 🚢 растёт"),
        "/files/port.txt",
    )
    found = phrase("Порт Новинск")
    tags = (
        Found(
            Tag("port", found.span, found.text, "alias", Alias("порт Новинск", "ru", "label")),
            Suggestion("support", 0.9, "a", Span(1, 2), "w"),
        ),
        Found(Tag("canal", phrase("канал").span, "канал", "anaphor")),
    )
    return Tagged(Reading(page, (full, bare)), (tags, ()), "2024-05-07")


def written(path: Path, rows: list[Tagged | Failure] | None = None) -> Path:
    write_part(path, rows or [tagged(), Failure("bad.html", "bad.html: no text", "look at it"), tagged()], "thesaurus")
    return path


def changed(path: Path, change: Callable[[dict[str, Any]], object], schema: pa.Schema | None = None) -> Path:
    """The file with its first row changed by hand."""
    table = parquet.read_table(path)
    rows = table.to_pylist()
    change(rows[0])
    parquet.write_table(pa.Table.from_pylist(rows, schema or table.schema), path)
    return path


def test_everything_comes_back(tmp_path: Path) -> None:
    part = open_part(written(tmp_path / "part-000001.parquet"))
    first, error, third = read_part(part)
    whole = tagged()
    assert (part.rows, part.thesaurus) == (3, "thesaurus")
    assert isinstance(first, Tagged) and first == third
    assert (first.reading, first.as_of) == (whole.reading, whole.as_of)
    assert [[found.tag for found in topics] for topics in first.topics] == [[found.tag for found in topics] for topics in whole.topics]
    assert error == Failure("bad.html", "bad.html: no text", "look at it")


def test_the_suggested_stance_stands_in_the_file(tmp_path: Path) -> None:
    rows = parquet.read_table(written(tmp_path / "part-000001.parquet")).to_pylist()
    stance = rows[0]["quotes"][0]["topics"][0]["stance"]
    assert stance == {"value": "support", "confidence": 0.9, "evidence": "a", "start": 1, "end": 2, "why": "w"}


def test_the_name_is_given_when_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "part-000001.parquet"

    def breaking() -> Any:
        yield tagged()
        assert not path.exists()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_part(path, breaking(), "")
    assert list(tmp_path.iterdir()) == []


def test_the_schema_is_the_documented_one() -> None:
    """A change of the form needs another VERSION and a line in docs/scale.md."""
    described = (Path(__file__).parents[2] / "docs" / "scale.md").read_text(encoding="utf-8")
    assert "version 1" in described
    for field in SCHEMA:
        assert f"`{field.name}`" in described, field.name
    for field in SCHEMA.field("quotes").type.value_type:
        assert f"`{field.name}`" in described, field.name


def _quote(name: str, value: object) -> Callable[[dict[str, Any]], object]:
    return lambda row: row["quotes"][0].__setitem__(name, value)


LIES: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "another text": (lambda row: row.update(text=row["text"].replace("Порт", "Борт")), "its hash differs"),
    "no text": (lambda row: row.update(text=None), "text holds no text"),
    "no document": (lambda row: row.update(doc=None), "doc holds no text"),
    "a foreign language": (lambda row: row.update(lang="xx"), "no language: 'xx'"),
    "no parts": (lambda row: row.update(parts=None), "row 1: "),
    "a part past the end": (lambda row: row["parts"][1].update(end=9999), "reaches past a text"),
    "parts that overlap": (lambda row: row["parts"][0].update(end=40), "overlap"),
    "an unknown part": (lambda row: row["parts"][0].update(kind="advert"), "no part: 'advert'"),
    "words that stand elsewhere": (_quote("text", "Порт вырос"), "do not stand at"),
    "segments past the end": (_quote("segments", [{"start": 5, "end": 5000}]), "reaches past"),
    "segments backwards": (_quote("segments", [{"start": 9, "end": 5}]), "no span"),
    "negative segments": (_quote("segments", [{"start": -3, "end": 5}]), "no span"),
    "no segments": (_quote("segments", []), "without words"),
    "an empty segment": (_quote("segments", [{"start": 5, "end": 5}]), "without words"),
    "segments without numbers": (_quote("segments", [{"start": None, "end": 5}]), "row 1: "),
    "a cue elsewhere": (lambda row: row["quotes"][0]["cue"].update(start=1), "does not stand at"),
    "a mention elsewhere": (lambda row: row["quotes"][0]["mention"].update(text="Лев Другой"), "does not stand at"),
    "a trail elsewhere": (lambda row: row["quotes"][0]["trail"][0].update(end=17), "does not stand at"),
    "a strange kind": (_quote("kind", "invented"), "no kind: 'invented'"),
    "too sure": (_quote("confidence", 1.5), "no probability"),
    "not a number": (_quote("confidence", float("nan")), "no probability"),
    "a speaker of no type": (lambda row: row["quotes"][0]["speaker"].update(type=None), "no type of speaker"),
    "half a character": (lambda row: row["quotes"][0]["speaker"].update(name="a\x00b"), "name holds no text"),
    "a topic outside": (lambda row: row["quotes"][0]["topics"][0].update(matched="Лев", start=15, end=18), "outside its quote"),
    "a topic without key": (lambda row: row["quotes"][0]["topics"][0].update(key=None), "topic holds no text"),
    "no moment": (lambda row: row["published"].update(value="long ago"), "no moment: 'long ago'"),
    "a title elsewhere": (lambda row: row["title_phrase"].update(start=0, end=3), "does not stand at"),
}


@pytest.mark.parametrize("name", LIES)
def test_a_file_that_was_changed_is_refused_whole(sqlite_target: str, tmp_path: Path, name: str) -> None:
    change, said = LIES[name]
    lying, honest = changed(written(tmp_path / "a.parquet"), change), written(tmp_path / "b.parquet", [tagged()])
    report = load(sqlite_target, [lying, honest])
    [failure] = report.failures
    assert failure.reason.startswith(f"{lying}: row 1: ") and said in failure.reason and "\n" not in failure.reason
    assert failure.hint
    assert (report.articles["new"], report.quotes) == (1, 2), "the other file is loaded"


def _without(name: str) -> pa.Schema:
    return pa.schema([field for field in SCHEMA if field.name != name], metadata={PARTS_KEY: b"1"})


def _retyped(name: str) -> pa.Schema:
    return pa.schema([pa.field(f.name, pa.int64()) if f.name == name else f for f in SCHEMA], metadata={PARTS_KEY: b"1"})


FOREIGN: dict[str, tuple[Callable[[Path], object], str]] = {
    "bytes": (lambda path: path.write_bytes(b"PAR1" + b"\xff" * 400), "no parquet file"),
    "nothing": (lambda path: path.write_bytes(b""), "no parquet file"),
    "another table": (lambda path: parquet.write_table(pa.table({"text": ["a"]}), path), "not written by quotes"),
    "another version": (lambda path: parquet.write_table(SCHEMA.with_metadata({PARTS_KEY: b"99"}).empty_table(), path), "of form 99"),
    "a column missing": (lambda path: parquet.write_table(_without("quotes").empty_table(), path), "the column quotes is missing"),
    "a column of numbers": (lambda path: parquet.write_table(_retyped("text").empty_table(), path), "the column text is of another type"),
    "a folder": (lambda path: path.mkdir(), "holds no part files"),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_foreign_file_is_refused_in_one_line(sqlite_target: str, tmp_path: Path, name: str) -> None:
    make, said = FOREIGN[name]
    path = tmp_path / "other.parquet"
    make(path)
    with open_archive(sqlite_target) as archive:
        before = dump(archive)
        try:
            reasons = [failure.reason for failure in load(sqlite_target, [path]).failures]
        except PartError as error:
            reasons = [error.message]
        assert dump(archive) == before
    assert len(reasons) == 1 and said in reasons[0] and str(path) in reasons[0] and "\n" not in reasons[0]


def test_a_file_cut_off_is_refused(sqlite_target: str, tmp_path: Path) -> None:
    path = written(tmp_path / "a.parquet")
    data = path.read_bytes()
    path.write_bytes(data[:400] + b"\x07" * 300 + data[700:])
    assert [failure.name for failure in load(sqlite_target, [path]).failures] == [str(path)]


def test_a_forged_mark_of_topics_brings_none_in(sqlite_target: str, tmp_path: Path) -> None:
    from quotes.store.tables import quote_topic
    from quotes.topics.thesaurus import Thesaurus

    path = tmp_path / "a.parquet"
    write_part(path, [tagged()], Thesaurus(()).fingerprint)
    load(sqlite_target, [path])
    with open_archive(sqlite_target) as archive:
        assert dump(archive)[quote_topic.name] == []
