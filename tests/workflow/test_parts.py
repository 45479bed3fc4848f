"""Sources cut into parts: whatever the size, the same articles come out as from the whole file."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from quotes.errors import SourceError, UsageError
from quotes.model.articles import Document
from quotes.workflow.parts import Part, Piece, list_files, plan, read_piece
from quotes.workflow.sources import Limits, find_documents
from tests.workflow.made_articles import rows, write_jsonl

LIMITS = Limits()


def parts_of(path: Path, size: int) -> list[Part]:
    return list(plan(list_files([str(path)]), size))


def read(parts: list[Part], limits: Limits = LIMITS) -> list[Document | SourceError]:
    return [item for part in parts for piece in part.pieces for item in read_piece(piece, limits)]


def shown(items: list[Document | SourceError]) -> list[object]:
    return [item if isinstance(item, Document) else item.message for item in items]


def whole(path: Path) -> list[object]:
    return shown([item for item in find_documents([str(path)]) if isinstance(item, Document | SourceError)])


def warc(path: Path, *, packed: bool) -> Path:
    """Each article as a page with a picture before it; the page holds what looks like the head of another record."""
    records = []
    for number, row in enumerate(rows()):
        page = f"<html><title>{row['title']}</title><body><article><p>{row['text']}</p></article></body></html>\r\n\r\nWARC/1.0\r\n"
        for kind in ("image/png", "text/html"):
            body = f"HTTP/1.0 200 OK\r\nContent-Type: {kind}\r\n\r\n{page}".encode()
            head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {row['url']}/{number}\r\nWARC-Date: 2025-03-01T10:00:00Z\r\n"
            head += f"WARC-Record-ID: <urn:uuid:{number}>\r\nContent-Type: application/http\r\nContent-Length: {len(body)}\r\n\r\n"
            record = head.encode() + body + b"\r\n\r\n"
            records.append(gzip.compress(record) if packed else record)
    path.write_bytes(b"".join(records))
    return path


def table(path: Path) -> Path:
    made: list[dict[str, object]] = [{**row, "published": date(2025, 3, 1 + number), "other": number} for number, row in enumerate(rows())]
    parquet.write_table(pa.Table.from_pylist(made), path, row_group_size=5)
    return path


@pytest.mark.parametrize("size", [1, 700, 2500, 1_000_000])
@pytest.mark.parametrize("kind", ["jsonl", "warc", "warc.gz", "parquet"])
def test_any_size_of_parts_gives_the_articles_of_the_whole(tmp_path: Path, kind: str, size: int) -> None:
    path = tmp_path / f"all.{kind}"
    if kind == "jsonl":
        write_jsonl(path)
    elif kind == "parquet":
        table(path)
    else:
        warc(path, packed=kind.endswith("gz"))
    cut = parts_of(path, size)
    assert shown(read(cut)) == whole(path)
    assert sum(isinstance(item, Document) for item in read(cut)) == len(rows())
    assert cut == parts_of(path, size)
    assert [part.number for part in cut] == list(range(1, len(cut) + 1))
    assert (len(cut) == 1) == (size == 1_000_000)


def test_a_part_holds_about_as_many_bytes_as_asked(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "all.jsonl")
    longest = max(len(line) for line in path.read_bytes().splitlines()) + 1
    assert max(part.size for part in parts_of(path, 2500)) <= max(2500, longest)
    assert sum(part.size for part in parts_of(path, 2500)) == path.stat().st_size


def test_dates_of_a_table_are_read(tmp_path: Path) -> None:
    documents = [item for item in read(parts_of(table(tmp_path / "all.parquet"), 100)) if isinstance(item, Document)]
    assert [document.hints["published"] for document in documents[:2]] == ["2025-03-01", "2025-03-02"]


def test_a_line_longer_than_any_article_is_one_error_and_held_by_nobody(tmp_path: Path) -> None:
    good = json.dumps(rows()[0])
    path = tmp_path / "all.jsonl"
    path.write_text(f"{good}\n{'x' * 90_000}\n{good}\n", encoding="utf-8")
    items = read(parts_of(path, 4000), Limits(max_size=10_000))
    assert [isinstance(item, Document) for item in items] == [True, False, True]
    assert "all.jsonl:2: a line of 90,001 bytes" in shown(items)


def test_one_line_in_another_encoding_costs_no_other(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    lines = [json.dumps(row, ensure_ascii=False) for row in rows() if row["lang"] == "ru"]
    path.write_bytes(b"\n".join([lines[0].encode(), lines[1].encode("cp1251"), b'{"text": "\x81\x8d\x90\x98\x00"}', lines[2].encode()]))
    items = read(parts_of(path, 100_000))
    assert [isinstance(item, Document) for item in items] == [True, True, False, True]
    texts = [item.data.decode() for item in items if isinstance(item, Document)]
    assert texts == [json.loads(line)["text"].strip() for line in lines[:3]]


def test_wide_characters_are_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows()), encoding="utf-16")
    cut = parts_of(path, 1000)
    assert len(cut) == 1 and shown(read(cut)) == whole(path)


@pytest.mark.parametrize("kind", ["warc", "warc.gz"])
def test_a_damaged_archive_gives_what_stands_before_the_damage(tmp_path: Path, kind: str) -> None:
    path = warc(tmp_path / f"all.{kind}", packed=kind.endswith("gz"))
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 2 // 3] + b"\x00 not an archive any more " * 40)
    for size in (2000, 1_000_000):
        documents = [item for item in read(parts_of(path, size)) if isinstance(item, Document)]
        assert 5 < len(documents) < len(rows()), "what came before is read"


def test_files_of_one_article_share_parts(tmp_path: Path) -> None:
    for number in range(7):
        (tmp_path / f"{number}.txt").write_text("а" * 50, encoding="utf-8")
    (tmp_path / "picture.png").touch()
    cut = parts_of(tmp_path, 300)
    assert [len(part.pieces) for part in cut] == [3, 3, 1]
    assert [piece.file.name for piece in cut[1].pieces if isinstance(piece, Piece)] == ["3.txt", "4.txt", "5.txt"]


def test_what_is_no_table_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "none.parquet").write_bytes(b"PAR1 and nothing else, but long enough to be cut " * 20)
    parquet.write_table(pa.table({"words": ["a"]}), tmp_path / "other.parquet")
    for size in (10, 1_000_000):
        items = read(parts_of(tmp_path, size))
        assert [str(item).partition(":")[0] for item in items] == ["none.parquet", "other.parquet"]
        assert all(isinstance(item, SourceError) for item in items)


@pytest.mark.parametrize("source", ["-", "https://news.example/feed"])
def test_what_cannot_be_cut_is_refused(source: str) -> None:
    with pytest.raises(UsageError, match="only files and folders"):
        list(list_files([source]))
