"""Articles kept together: the same rows as one by one, also where they repeat, change or name each other's people."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from sqlalchemy import func, select

from quotes.model.articles import Document
from quotes.model.quotes import Reading
from quotes.store.engine import Archive, open_archive
from quotes.store.tables import article
from quotes.text.read import ReadOptions
from quotes.workflow.ingest_report import IngestReport
from quotes.workflow.keeping import Keeper
from quotes.workflow.reading import Reader
from tests.store.samples import dump
from tests.workflow.made_articles import rows
from tests.workflow.test_ingest import STRANGER, VARIANT


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """The made articles, one of them twice, one changed on its page, and two more of people with like names."""
    reader = Reader(ReadOptions(), tagger=False)
    others = [{"text": text, "url": f"https://other.example/{at}"} for at, text in enumerate((VARIANT, STRANGER))]
    made = [
        *rows(),
        *others,
        rows()[3],
        {**rows()[0], "text": rows()[0]["text"] + "\n«Перевалка зерна вырастет вдвое», — сказал Балкин.\n"},
    ]
    documents = [Document(f"{number}.txt", row["text"].encode(), "txt", row["url"], hints=row) for number, row in enumerate(made)]
    return [found for found in map(reader.outcome, documents) if isinstance(found, Reading)]


def keep(archive: Archive, readings: list[Reading], together: int) -> IngestReport:
    report = IngestReport()
    with archive.change("keep", "rita") as change:
        keeper = Keeper(archive, change, report)
        for start in range(0, len(readings), together):
            keeper.keep([(reading, None, None) for reading in readings[start : start + together]])
        keeper.close()
    return report


def timeless(archive: Archive) -> str:
    """Every row, without the moments of writing."""
    return re.sub(r"\d{4}-\d\d-\d\dT[\d:+]+", "", json.dumps(dump(archive), default=str))


@pytest.mark.parametrize("together", [4, 100])
def test_what_is_kept_together_is_kept_as_one_by_one(
    archive: Archive, sqlite_template: Path, readings: list[Reading], together: int
) -> None:
    report = keep(archive, readings, together)
    alone = sqlite_template.with_name(f"alone-{together}-{archive.dialect}.db")
    alone.write_bytes(sqlite_template.read_bytes())
    with open_archive(str(alone)) as other:
        assert keep(other, readings, 1) == report
        assert timeless(archive) == timeless(other)
    assert report.articles == {"new": len(rows()) + 2, "unchanged": 1, "changed": 1} and report.quotes > 30
    assert dump(archive)["judgement"], "spellings were joined across articles"
    with archive.connect() as connection:
        assert connection.scalar(select(func.count(article.c.reprint_of_id))), "a reprint was seen"
