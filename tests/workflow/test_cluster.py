"""Extraction in parts: on a cluster, by processes and by one the same archive comes of it, also after an interruption."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from quotes.errors import ClusterError, PartError, SourceError, UsageError
from quotes.model.quotes import Reading
from quotes.store import tables as t
from quotes.store.changes import newest_to_undo, undo
from quotes.store.engine import Archive, open_archive
from quotes.workflow import extracting
from quotes.workflow.extracting import MANIFEST, Extracted, Job, describe_work, extract
from quotes.workflow.ingest import IngestOptions, ingest
from quotes.workflow.load import load, unfinished
from quotes.workflow.part_files import Tally
from quotes.workflow.reading import seeded_outlets
from quotes.workflow.seed import load_seeds
from quotes.workflow.seed_files import seeds_folder
from tests.store.samples import dump
from tests.workflow.made_articles import rows, write_jsonl

FAST = IngestOptions(tagger=False)
SMALL = Job(part_size=1500)
# When something was written, and by which change, may differ.
_OF_THE_WRITING = ("change_id", "created_at", "at")


@pytest.fixture
def source(tmp_path: Path) -> str:
    return str(write_jsonl(tmp_path / "made.jsonl"))


def seeded(target: str) -> str:
    with open_archive(target) as archive, archive.change("seed") as change:
        load_seeds(change, seeds_folder())
    return target


def held(target: str) -> dict[str, list[dict[str, Any]]]:
    """All that an archive holds, but for the moments of writing."""
    with open_archive(target) as archive:
        whole = dump(archive)
    names = {table.name: [column.name for column in table.columns] for table in t.metadata.sorted_tables}
    return {
        name: [{key: value for key, value in zip(names[name], row, strict=True) if key not in _OF_THE_WRITING} for row in found]
        for name, found in whole.items()
    }


def parts_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("part-*.parquet"))}


def run(source: str, folder: Path, job: Job = SMALL, options: IngestOptions = FAST) -> Extracted:
    return extract([source], folder, describe_work(options), job)


def test_a_cluster_makes_the_archive_that_one_process_makes(seeded_template: Path, source: str, tmp_path: Path) -> None:
    """Two worker processes of a Dask cluster, the neural tagger included."""
    options = IngestOptions()
    report = run(source, tmp_path / "parts", Job("local", 2, 1500), options)
    assert report.parts >= 4 and not report.failures
    assert (report.articles, report.errors) == (len(rows()), 2)
    one, other = (str(tmp_path / f"{name}.db") for name in ("one", "other"))
    for path in (one, other):
        shutil.copy(seeded_template, path)
    read = ingest(one, [source], options)
    loaded = load(other, [tmp_path / "parts"])
    assert [failure.reason for failure in loaded.failures] == [failure.reason for failure in read.failures]
    assert (loaded.articles, loaded.quotes, loaded.read) == (read.articles, read.quotes, read.read)
    ingested, brought = held(one), held(other)
    assert {article["lang"] for article in brought["article_version"]} == {"ru", "en", "kk", "az"}
    for name, least in (("quote", 25), ("expert", 4), ("quote_topic", 10), ("stance", 3), ("judgement", 0)):
        assert len(brought[name]) >= least, name
    assert len({quote["statement_id"] for quote in brought["quote"]}) < len(brought["quote"]), "the reprint was recognised"
    for name, found in ingested.items():
        assert brought[name] == found, name


def test_an_archive_nobody_told_of_outlets_gets_the_same_ones_either_way(sqlite_template: Path, tmp_path: Path) -> None:
    known = next(outlet for outlet in seeded_outlets().outlets if outlet.time_zone and outlet.domains and outlet.aliases)
    texts = {
        "url": {"url": f"https://{known.domains[0]}/1", "published": "12 марта 2025, 10:00"},
        "meta": {"outlet": known.aliases[0], "published": "13 марта 2025, 10:00"},
    }
    file = tmp_path / "made.jsonl"
    text = "Порт растёт.\n\nЭксперт Ермек Проверов заявил: «Слово {} о новом порте сказано»."
    file.write_text("".join(json.dumps({"text": text.format(name), **row}) + "\n" for name, row in texts.items()), encoding="utf-8")
    one, other = (str(tmp_path / f"{name}.db") for name in ("one", "other"))
    for path in (one, other):
        shutil.copy(sqlite_template, path)
    run(str(file), tmp_path / "parts")
    ingest(one, [str(file)], FAST)
    load(other, [tmp_path / "parts"])
    read, brought = held(one), held(other)
    assert [row["name"] for row in read["outlet"]] == [known.name, known.aliases[0]]
    for name, rows_ in read.items():
        assert brought[name] == rows_, name


def test_processes_write_the_same_files_as_one(source: str, tmp_path: Path) -> None:
    first = run(source, tmp_path / "one")
    second = run(source, tmp_path / "two", Job(None, 2, 1500))
    assert parts_in(tmp_path / "one") == parts_in(tmp_path / "two")
    assert len(parts_in(tmp_path / "one")) == first.parts == second.parts > 3
    assert {failure.name for failure in first.first} == {"made.jsonl:6", "made.jsonl:7"}


def test_an_interrupted_run_goes_on_with_what_is_missing(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(source, tmp_path / "whole")
    attempts: list[int] = []
    folder = tmp_path / "parts"

    def interrupted(part: Any, work: Any, at: Path) -> Tally:
        attempts.append(part.number)
        if len(attempts) == 3:
            raise KeyboardInterrupt
        return real(part, work, at)

    real: Callable[..., Tally] = extracting.extract_part
    monkeypatch.setattr(extracting, "extract_part", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run(source, folder)
    assert sorted(parts_in(folder)) == ["part-000001.parquet", "part-000002.parquet"]
    assert unfinished([folder]) == [folder]
    report = run(source, folder)
    assert attempts[3:] == list(range(3, report.parts + 1)) and report.held == 2
    assert parts_in(folder) == parts_in(tmp_path / "whole")
    assert unfinished([folder]) == []
    again = run(source, folder)
    assert (again.held, again.articles) == (report.parts, 0)


def test_a_part_that_fails_costs_no_other(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real: Callable[..., Tally] = extracting.extract_part

    def failing(part: Any, work: Any, at: Path) -> Tally:
        if part.number == 2:
            raise MemoryError("too much")
        return real(part, work, at)

    monkeypatch.setattr(extracting, "extract_part", failing)
    report = run(source, tmp_path / "parts")
    assert [failure.reason for failure in report.failures] == ["not written: MemoryError: too much"]
    assert "part-000002.parquet" not in parts_in(tmp_path / "parts") and len(parts_in(tmp_path / "parts")) == report.parts - 1
    assert unfinished([tmp_path / "parts"])


def test_other_sources_or_options_do_not_mix_with_a_begun_run(source: str, tmp_path: Path) -> None:
    run(source, tmp_path / "parts")
    with pytest.raises(UsageError, match="begun with other lang"):
        run(source, tmp_path / "parts", options=IngestOptions(tagger=False, lang="ru"))
    Path(source).write_text(Path(source).read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(UsageError, match="begun with other sources"):
        run(source, tmp_path / "parts")
    (tmp_path / "parts" / MANIFEST).write_text("{", encoding="utf-8")
    with pytest.raises(UsageError, match="damaged"):
        run(source, tmp_path / "parts")
    (tmp_path / "parts" / MANIFEST).unlink()
    with pytest.raises(UsageError, match="unknown run"):
        run(source, tmp_path / "parts")


def test_a_source_that_is_not_there_is_told_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        run(str(tmp_path / "none.jsonl"), tmp_path / "parts")
    assert not (tmp_path / "parts").exists()


def test_without_dask_the_cure_is_told(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError) as caught:
        run(source, tmp_path / "parts", Job("local", 2))
    assert "not installed" in caught.value.message and "quotes[cluster]" in caught.value.hint


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nothing at all"])
def test_a_scheduler_that_does_not_answer_is_one_line(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setattr("quotes.workflow.cluster._WAIT", 1)
    with pytest.raises(ClusterError) as caught:
        run(source, tmp_path / "parts", Job(address))
    assert address in caught.value.message and "tcp://host:8786" in caught.value.hint


def test_loading_twice_changes_nothing_and_undo_takes_it_back(target: str, source: str, tmp_path: Path) -> None:
    run(source, tmp_path / "parts")
    seeded(target)
    before = held(target)
    first = load(target, [tmp_path / "parts"])
    assert first.articles["new"] == len(rows())
    kept = held(target)
    second = load(target, [tmp_path / "parts"])
    assert (second.articles["unchanged"], second.quotes) == (len(rows()), 0)
    assert held(target) == kept
    with open_archive(target) as archive:
        assert _commands(archive) == ["seed", f"load {tmp_path / 'parts'}"]
        with archive.change("undo") as change:
            undo(change, newest_to_undo(change.connection))
    assert {name: found for name, found in held(target).items() if name != "word_form"} == {
        name: found for name, found in before.items() if name != "word_form"
    }


def _commands(archive: Archive) -> list[str]:
    with archive.connect() as connection:
        return list(connection.scalars(select(t.change.c.command).order_by(t.change.c.id)))


def test_topics_of_an_archive_of_ones_own_are_found_again(sqlite_target: str, source: str, tmp_path: Path) -> None:
    """The archive has no topics: what was found by those of the reference data is not taken over."""
    run(source, tmp_path / "parts")
    load(sqlite_target, [tmp_path / "parts"])
    whole = held(sqlite_target)
    assert whole["quote"] and not whole["quote_topic"]


def test_an_archives_own_outlets_and_topics_can_be_used(seeded_template: Path, source: str, tmp_path: Path) -> None:
    work = describe_work(FAST, str(shutil.copy(seeded_template, tmp_path / "quotes.db")))
    seeds = describe_work(FAST)
    assert work.topics is not None and seeds.topics is None
    extract([source], tmp_path / "own", work, SMALL)
    run(source, tmp_path / "seeds")
    assert parts_in(tmp_path / "own") == parts_in(tmp_path / "seeds"), "a seeded archive knows what the reference data say"


@pytest.mark.parametrize("path", ["none", "empty"])
def test_nothing_to_load_is_one_line(sqlite_target: str, tmp_path: Path, path: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(PartError) as caught:
        load(sqlite_target, [tmp_path / path])
    assert path in caught.value.message and "quotes extract" in caught.value.hint


def test_a_reading_is_what_one_process_finds(source: str) -> None:
    """The reading function of a part is the one that `quotes extract` prints from."""
    from quotes.workflow.parts import list_files, plan
    from quotes.workflow.reading import read_sources

    work = describe_work(FAST)
    thesaurus = extracting.topics_of(work)
    apart = [row for part in plan(list_files([source]), 2000) for row in extracting.read_part(part, work, thesaurus)]
    plain = [outcome for outcome in read_sources([source], work.reader) if isinstance(outcome, Reading)]
    assert [row.reading for row in apart if not hasattr(row, "reason")] == plain
