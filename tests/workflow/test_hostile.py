"""Sources made to harm, or damaged: each is one error or is read, nothing hangs, nothing is lost, and the good one beside it is kept."""

from __future__ import annotations

import gzip
import io
import json
import os
import zipfile
import zlib
from pathlib import Path

import pytest
from sqlalchemy import select

from quotes.extract.article import read_quotes
from quotes.model.articles import Article, Document, Part
from quotes.model.spans import Span
from quotes.store import tables as t
from quotes.store.engine import open_archive
from quotes.store.verify import find_breaches
from quotes.text.decode import plain
from quotes.text.read import ReadOptions, read_document
from quotes.workflow.ingest import IngestOptions, ingest
from tests.steps import count_steps

GOOD = "Эксперт Лев Небылов заявил: «Порт станет лучше».\n"
BODY = f"<html><body><p>{GOOD}</p></body></html>".encode()


def warc(length: int) -> bytes:
    """One page whose record says it is `length` bytes long."""
    record = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/1\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n"  # noqa: E501
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {length}\r\n\r\n"
    return (record + answer).encode() + BODY + b"\r\n\r\n"


def pdf(content: bytes, kids: bytes = b"[3 0 R]", filters: bytes = b"/FlateDecode") -> bytes:
    """One page with these drawing commands."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
    stream = b"<< /Length %d /Filter %s >>\nstream\n%s\nendstream" % (len(content), filters, content)
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    parts = (b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids %s /Count 1 >>" % kids, page, stream, font)
    out, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + table + b"trailer\n<< /Root 1 0 R /Size 6 >>\nstartxref\n%d\n%%%%EOF" % len(out)


def locked() -> bytes:
    """A PDF that opens with a password alone."""
    from pypdf import PdfWriter

    writer, out = PdfWriter(io.BytesIO(pdf(PRINTED))), io.BytesIO()
    writer.encrypt("secret")
    writer.write(out)
    return out.getvalue()


def docx(body: str, head: str = "") -> bytes:
    """A Word document of this body."""
    from docx import Document as Written

    whole, out = io.BytesIO(), io.BytesIO()
    Written().save(whole)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(whole) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            text = f'<?xml version="1.0"?>{head}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
            made.writestr(name, text if name == "word/document.xml" else given.read(name))
    return out.getvalue()


def lying(data: bytes, length: int) -> bytes:
    """The web archive, its first record said to be so many bytes shorter."""
    said = int(data.split(b"Content-Length: ")[1].split(b"\r\n")[0])
    return data.replace(b"Content-Length: %d" % said, b"Content-Length: %d" % (said - length), 1)


ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
PRINTED = zlib.compress(b"BT /F 12 Tf 10 100 Td (The port will grow, said Lev Nebylov in the town.) Tj ET")
BLANKS = zlib.compress(b" " * 100_000_000, 9)
SPAN = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr>{}</w:tc></w:tr></w:tbl>'
LINE = f"<w:p><w:r><w:t>{GOOD}</w:t></w:r></w:p>"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 20))


def record(answer: bytes) -> bytes:
    """A record of a web archive that holds the answer."""
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/1\r\nContent-Type: application/http; msgtype=response\r\n"
    return head.encode() + b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(answer), answer)


HOSTILE = {
    "empty.txt": (b"", "the file is empty"),
    "binary.txt": (bytes(range(256)) * 200, "binary file"),
    "attributes.html": (
        b"<html><body><p " + b" ".join(b'a%d="x"' % n for n in range(9000)) + b">" + BODY + b"</p>",
        "more than 3,000 attributes",
    ),
    "deep.html": (b"<div>" * 50_000 + BODY, "nested more than 2,000 deep"),
    "empty.docx": (b"PK\x03\x04", "not a Word document"),
    "broken.pdf": (b"%PDF-1.4\n1 0 obj << /Pages 2 0 R >>\nstartxref\n9\n%%EOF", "not a readable PDF"),
    "overflow.warc": (warc(10**30), "OverflowError"),
    "negative.warc": (warc(-5), "damaged"),
    "deep.jsonl": (b"[" * 100_000, "no JSON"),
    "date.jsonl": (json.dumps({"text": GOOD, "published": "2024-13-45"}).encode(), None),
    "half.jsonl": (json.dumps({"text": GOOD + "\ud800 \x00", "title": "\ud800\x00"}).encode(), None),
    "nul.txt": ((GOOD * 3).replace("Порт", "По\x00рт", 1).encode(), None),
    "escape\x1b[31m\x07\n.txt": ((GOOD + "\x1b]0;owned\x07 [bold red]rich[/x]").encode(), None),
}


UNPACKED = {
    "locked.pdf": (locked(), "locked with a password"),
    "no-table.pdf": (pdf(PRINTED).replace(b"\nxref", b"\nxxxx"), "not a readable PDF"),
    "wrong-table.pdf": (pdf(PRINTED).replace(b"startxref\n", b"startxref\n9"), None),
    "cut.pdf": (pdf(PRINTED)[:330], "not a readable PDF"),
    "circle.pdf": (pdf(PRINTED, b"[2 0 R]"), "not a readable PDF"),
    "pages.pdf": (pdf(PRINTED, b"[%s]" % (b"3 0 R " * 2000)), "more than the limit of 500"),
    "bomb.pdf": (pdf(BLANKS), "not a readable PDF"),
    "bomb-twice.pdf": (pdf(zlib.compress(BLANKS), filters=b"[/FlateDecode /FlateDecode]"), "not a readable PDF"),
    "nested.pdf": (pdf(zlib.compress(b"[" * 100_000)), "not a readable PDF"),
    "span.docx": (docx(SPAN.format(LINE)), None),
    "laughs.docx": (docx(LINE.replace(GOOD, "&l19;"), f'<!DOCTYPE r [<!ENTITY l0 "ha">{LAUGHS}]>'), "not a readable Word document"),
    "elsewhere.docx": (docx(LINE.replace(GOOD, "&e;"), '<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/hostname">]>'), "there is no text"),
    "deep.docx": (docx("<w:p>" * 100_000), "not a readable Word document"),
    "cut.docx": (docx(LINE)[:2000], "not a Word document"),
    "bomb.warc.gz": (gzip.compress(record(ANSWER + b"\r\n" + b"a" * 50_000_000), 9), "more than the limit"),
    "head.warc.gz": (gzip.compress(b"WARC/1.0\r\nWARC-Type: " + b"a" * 30_000_000), "head is longer"),
    "heads.warc.gz": (gzip.compress(record(ANSWER + b"X: a\r\n" * 1_000_000)), "head is longer"),
    "inner.warc": (record(ANSWER + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"a" * 50_000_000)), "more than the limit"),
    "damaged.warc.gz": (gzip.compress(record(ANSWER + b"\r\n" + os.urandom(90_000)))[:60_000] + b"\xff" * 40_000, "damaged"),
    "damaged-inner.warc": (
        record(ANSWER + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(os.urandom(90_000))[:60_000] + b"\xff" * 40_000),
        "damaged",
    ),
    "shorter.warc": (lying(record(ANSWER + b"\r\n" + BODY + b" " * 40 + b"-->"), 10), "another length"),
    "longer.warc": (lying(record(ANSWER + b"\r\n" + BODY) * 2, -40), "damaged"),
}


def read_beside_a_good_one(target: str, folder: Path, name: str, data: bytes, said: str | None) -> None:
    """Read the bad source and a good one; `said` is the complaint, None where the source is read all the same."""
    folder.mkdir()
    (folder / name).write_bytes(data)
    (folder / "zz-good.txt").write_text(GOOD.replace("лучше", "ещё лучше"), encoding="utf-8")
    report = ingest(target, [str(folder)], IngestOptions(tagger=False))
    if said is None:
        assert (report.failures, report.articles["new"]) == ([], 2)
    else:
        [failure] = report.failures
        assert said in failure.reason and "\n" not in failure.reason and failure.hint
        assert report.articles["new"] >= 1
    with open_archive(target) as archive, archive.connect() as connection:
        assert list(find_breaches(connection)) == []
        assert "zz-good.txt" in connection.scalars(select(t.article_version.c.doc)).all()


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_bad_source_is_one_failure_and_the_good_one_is_kept(name: str, target: str, tmp_path: Path) -> None:
    read_beside_a_good_one(target, tmp_path / "in", name, *HOSTILE[name])


@pytest.mark.parametrize("name", UNPACKED)
def test_a_bad_package_is_one_failure_of_which_we_alone_speak(
    name: str, sqlite_target: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    read_beside_a_good_one(sqlite_target, tmp_path / "in", name, *UNPACKED[name])
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(os.name == "nt", reason="names of files are characters there")
def test_a_file_name_that_is_no_text_is_shown_escaped(target: str, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/bad\xff\xfe.txt"
    Path(os.fsdecode(path)).write_text(GOOD, encoding="utf-8")
    report = ingest(target, [os.fsdecode(path)], IngestOptions(tagger=False))
    assert (report.failures, report.articles["new"]) == ([], 1)
    with open_archive(target) as archive, archive.connect() as connection:
        assert connection.scalar(select(t.article_version.c.doc)) == r"bad\udcff\udcfe.txt"


def test_plain_text_is_left_alone() -> None:
    assert plain("Пёстрый 🙂 «текст»\n\x1b") == "Пёстрый 🙂 «текст»\n\x1b"


NOISE = {
    "closing marks": "»",
    "opening marks": "«",
    "straight marks": '"',
    "pairs": "«»",
    "dashes": "— ",
    "dialogue": "— Порт растёт, — сказал Лев Небылов.\n",
    "no full stop": "эксперт Лев Небылов заявил что порт растёт ",
    "one name": "Лев Небылов ",
    "names with colons": "Лев: ",
    "reports": "заявил, что ",
    "one word": "а",
    "marks above letters": "а\u0301",
}


SYLLABLES = ("ба", "ко", "ми", "ру", "та", "ле", "зо", "ву", "на", "пи")


def surname(number: int) -> str:
    """A name that nobody bears, another for each number."""
    return "".join(SYLLABLES[int(digit)] for digit in str(number)).capitalize()


CROWDS = {
    "names": "Лев {}ов. ",
    "surnames": "Депутат {}ов сказал, что готов. ",
    "polite names": "Пётр {}ович рад. ",
    "offices": "Директор института {}а Лев {}ский заявил, что порт готов. Эксперт добавил: «Мы рады порту». ",
    "pronouns": "Лев {}ов рад. Он сказал, что порт готов. По его словам, они рады. ",
}


def steps_to_read(text: str, lang: str) -> int:
    """What reading the page costs, rules only."""
    return count_steps(lambda: read_quotes(read_document(Document("page", text.encode(), "txt"), ReadOptions(lang=lang)), tagger=False))


@pytest.mark.parametrize("crowd", CROWDS)
def test_the_cost_of_a_crowd_grows_with_its_length(crowd: str) -> None:
    """Each sentence names somebody else: whoever asks whom a word means must not look at everybody."""

    def steps(size: int) -> int:
        return steps_to_read(GOOD + "".join(CROWDS[crowd].replace("{}", surname(number)) for number in range(size)), "ru")

    small, large = steps(80), steps(320)
    assert large < 7 * small, (small, large)


@pytest.mark.parametrize("lang", ["ru", "en", "kk", "az"])
@pytest.mark.parametrize("noise", NOISE)
def test_the_cost_of_noise_grows_with_its_length(noise: str, lang: str) -> None:
    """Four times the length may cost four times as much, not sixteen times."""
    small, large = (steps_to_read(GOOD + NOISE[noise] * (size // len(NOISE[noise])), lang) for size in (2_000, 8_000))
    assert large < 4.5 * small, (small, large)


@pytest.mark.parametrize("lang", ["ru", "en", "kk", "az"])
@pytest.mark.parametrize("noise", NOISE)
def test_quotes_of_noise_stand_in_it(noise: str, lang: str) -> None:
    text = GOOD + NOISE[noise] * (60_000 // len(NOISE[noise]))
    page = read_document(Document("noise", text.encode(), "txt"), ReadOptions(lang=lang))
    reading = read_quotes(page, tagger=False)
    assert all(0 <= span.start < span.end <= len(page.text) for quote in reading.quotes for span in quote.segments)


def test_quotes_of_any_page_stand_in_it() -> None:
    page = Article("x", GOOD, "ru", (Part("body", Span(0, len(GOOD))),))
    assert [quote.words(GOOD) for quote in read_quotes(page, tagger=False).quotes] == ["Порт станет лучше"]
