"""From what users type to documents: every bad item is one error, the rest goes on."""

from __future__ import annotations

import gzip
import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from quotes.errors import SourceError
from quotes.model.articles import Document
from quotes.text.read import read_document
from quotes.workflow import sources
from quotes.workflow.fetch import Fetched, FetchLimits
from quotes.workflow.manners import Manners
from quotes.workflow.sources import Limits, Skipped, find_documents

TEXT = "Инженер Семён Небылицын сказал, что новый причал примет сорок судов в год."
PAGE = f"<html><head><title>Причал</title></head><body><article><h1>Причал открыт</h1><p>{TEXT}</p></article></body></html>"
FEED = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Skazka.kz</title><item><title>Причал открыт</title><link>https://skazka.example/1</link>
<pubDate>Fri, 24 Oct 2025 10:00:00 GMT+5</pubDate>
<content:encoded><![CDATA[<p>{TEXT}</p>]]></content:encoded></item><item><title>Второй</title><link>https://skazka.example/2</link></item>
<item><title>Без всего</title></item></channel></rss>"""


def found(*names: str | Path, limits: Limits | None = None) -> list[Document | Skipped | SourceError]:
    return list(find_documents([str(name) for name in names], limits or Limits()))


def documents(items: list[Document | Skipped | SourceError]) -> list[Document]:
    return [item for item in items if isinstance(item, Document)]


def errors(items: list[Document | Skipped | SourceError]) -> list[str]:
    return [str(item) for item in items if isinstance(item, SourceError)]


def test_a_folder_is_read_in_order_and_other_files_are_skipped(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("z.txt", "a.TXT", "b/c.md", "picture.png", ".hidden.txt", "b/notes"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    items = found(tmp_path)
    assert [item.name for item in documents(items)] == ["a.TXT", "z.txt", "b/c.md"]
    assert [item.name for item in items if isinstance(item, Skipped)] == ["picture.png", "b/notes"]
    assert documents(items)[0].retrieved is not None


def test_a_file_the_user_names_is_read_whatever_its_ending(tmp_path: Path) -> None:
    (tmp_path / "page.bin").write_text(PAGE, encoding="utf-8")
    (tmp_path / "notes").write_text(TEXT, encoding="utf-8")
    assert [item.media_type for item in documents(found(tmp_path / "page.bin", tmp_path / "notes"))] == ["html", "txt"]


def test_missing_and_large_files_are_one_error_each(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_text(TEXT, encoding="utf-8")
    items = found(tmp_path / "none.txt", tmp_path / "large.txt", limits=Limits(max_size=20))
    assert len(errors(items)) == len(items) == 2
    assert "none.txt" in errors(items)[0]
    assert "--max-size" in errors(items)[1]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode()), encoding="utf-8"))
    (only,) = documents(found("-"))
    assert (only.name, only.data.decode(), only.media_type) == ("-", TEXT, "txt")


def test_a_bad_line_of_jsonl_is_one_error_with_its_number(tmp_path: Path) -> None:
    row = {
        "text": TEXT,
        "url": "https://skazka.example/1",
        "title": "Причал",
        "outlet": "Сказка",
        "published": "2025-10-24",
        "retrieved": "2025-10-25",
    }
    lines = [json.dumps(row, ensure_ascii=False), "{broken", "[1]", '{"title": "пусто"}', "", json.dumps({"html": PAGE})]
    (tmp_path / "rows.jsonl").write_text("\n".join(lines), encoding="utf-8")
    items = found(tmp_path / "rows.jsonl")
    assert [message.split(" ")[0] for message in errors(items)] == ["rows.jsonl:2:", "rows.jsonl:3:", "rows.jsonl:4:"]
    first, last = documents(items)
    article = read_document(first)
    assert (article.title, article.outlet, article.url) == ("Причал", "Сказка", "https://skazka.example/1")
    assert article.published is not None
    assert (article.published.value, article.published.how) == ("2025-10-24", "row")
    assert last.media_type == "html"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_rows_may_hold_line_ends(tmp_path: Path, separator: str) -> None:
    cells = [["Title", "Text", "Outlet"], ["Причал", f'"{TEXT}\nВторая строка."', "Сказка"], ["Пусто", "", "Сказка"]]
    rows = [separator.join(row) for row in cells]
    (tmp_path / "rows.csv").write_text("\r\n".join(rows), encoding="utf-8-sig")
    items = found(tmp_path / "rows.csv")
    assert documents(items)[0].data.decode() == f"{TEXT}\nВторая строка."
    assert documents(items)[0].hints["outlet"] == "Сказка"
    assert len(errors(items)) == 1
    assert "rows.csv:4" in errors(items)[0]


def test_a_csv_without_a_text_column_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert "no column named text" in errors(found(tmp_path / "rows.csv"))[0]


def test_a_feed_gives_its_articles_and_the_others_are_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(url: str, limits: FetchLimits, manners: Manners) -> Fetched:
        return Fetched(url, PAGE.encode(), "text/html", "2025-10-25T00:00:00+00:00")

    monkeypatch.setattr(sources, "fetch", fetch)
    (tmp_path / "feed.xml").write_text(FEED, encoding="utf-8")
    items = found(tmp_path / "feed.xml")
    first, second = documents(items)
    assert TEXT in first.data.decode()
    article = read_document(first)
    assert article.published is not None
    assert (article.published.value, article.published.how, article.outlet) == ("2025-10-24T10:00:00+05:00", "feed", "Skazka.kz")
    assert (second.url, second.data.decode()) == ("https://skazka.example/2", PAGE)
    assert len(errors(items)) == 1


def test_an_address_is_fetched_and_a_refused_one_is_an_error() -> None:
    items = found("http://127.0.0.1:9/x", "ftp://skazka.example/")
    assert len(errors(items)) == len(items) == 2


def warc(path: Path) -> None:
    """A web archive of a page, a picture and a page that was not there."""
    answers = (("1", "200 OK", "text/html"), ("p", "200 OK", "image/png"), ("x", "404 Not Found", "text/html"))
    records = b""
    for name, status, kind in answers:
        block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{PAGE}".encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://skazka.example/{name}\r\nWARC-Date: 2025-10-25T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        record = head.encode() + block + b"\r\n\r\n"
        records += gzip.compress(record) if path.suffix == ".gz" else record
    path.write_bytes(records)


@pytest.mark.parametrize("name", ["pages.warc", "pages.warc.gz"])
def test_a_web_archive_gives_its_pages(tmp_path: Path, name: str) -> None:
    warc(tmp_path / name)
    (page,) = documents(found(tmp_path / name))
    assert (page.url, page.media_type) == ("https://skazka.example/1", "html")
    assert TEXT in read_document(page).text


def test_a_damaged_web_archive_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "bad.warc").write_text("nothing like an archive\n" * 20, encoding="utf-8")
    assert "bad.warc" in errors(found(tmp_path / "bad.warc"))[0]


def test_one_bad_source_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode("cp1251"))
    items = found(tmp_path / "none", tmp_path)
    assert len(errors(items)) == 1
    assert read_document(documents(items)[0]).text == TEXT


def test_a_word_document_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 30_000_000)
    (bomb,) = documents(found(tmp_path / "bomb.docx"))
    with pytest.raises(SourceError, match="too much"):
        read_document(bomb)
