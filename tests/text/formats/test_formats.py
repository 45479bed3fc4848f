"""Every format gives the same article: headline, body untouched, date as stated."""

from __future__ import annotations

import io
import zipfile

import pytest

from quotes.errors import TextError
from quotes.model.articles import Article, Document
from quotes.text.formats.columns import Piece, read_columns
from quotes.text.formats.convert import MEDIA_TYPES, convert, media_type_of
from quotes.text.formats.pdf import join_pages
from quotes.text.read import ReadOptions, read_document
from tests.text.formats.papers import BODY, TITLE, make_docx, make_page, make_pdf

AS_OF = "2025-10-25T09:00:00+05:00"
LINKED = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x", "datePublished": "2025-10-24T09:10:00+05:00", '
    '"dateModified": "2025-10-25T01:00:00+05:00", "author": [{"name": "Oleg Basnya"}], "publisher": {"name": "Skazka"}}</script>'
)


def read(data: bytes, media_type: str) -> Article:
    return read_document(Document(f"a.{media_type}", data, media_type), ReadOptions(as_of=AS_OF))


def body(article: Article) -> tuple[str, ...]:
    return tuple(span.of(article.text) for span in article.body())


def published(article: Article) -> tuple[str, str] | None:
    return (article.published.value, article.published.how) if article.published else None


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (make_page(), "html"),
        (make_page(charset="windows-1252"), "html"),
        (make_docx([TITLE, "24 October 2025", *BODY]), "docx"),
        (("---\ntitle: x\n---\n# " + "\n\n".join([TITLE, *BODY])).encode(), "md"),
        ("\n".join([TITLE, *BODY]).encode(), "txt"),
    ],
    ids=["html", "html in windows-1252", "docx", "md", "txt"],
)
def test_headline_and_body_are_the_same_in_every_format(data: bytes, media_type: str) -> None:
    article = read(data, media_type)
    assert body(article) == BODY
    assert article.title_phrase is not None
    assert article.title_phrase.text == TITLE
    assert article.title_phrase.span.of(article.text) == TITLE


def test_every_media_type_has_a_reader() -> None:
    for media_type in set(MEDIA_TYPES.values()):
        try:
            convert(Document("a", b"Words of an article.", media_type))
        except TextError as error:
            assert "no reader" not in error.message
    with pytest.raises(TextError, match="no reader"):
        convert(Document("a", b"x", "odt"))
    assert media_type_of("A.HTM") == "html"
    assert media_type_of("a.png") is None


@pytest.mark.parametrize(
    ("page", "value"),
    [
        (make_page(LINKED, "<p>yesterday</p>"), ("2025-10-24T09:10:00+05:00", "meta")),
        (make_page('<meta property="article:published_time" content="2025-10-24T09:10:00Z">'), ("2025-10-24T09:10:00+00:00", "meta")),
        (make_page(date='<time datetime="2025-10-24T09:10:00+05:00">a day ago</time>'), ("2025-10-24T09:10:00+05:00", "meta")),
        (make_page(date="<p>24 October 2025, 20:00</p>"), ("2025-10-24T20:00:00+05:00", "text")),
        (make_page(date='<div class="news-date">Yesterday, 20:00</div>'), ("2025-10-24T20:00:00+05:00", "meta")),
        (make_page(), None),
    ],
    ids=["json-ld", "meta", "time", "header line", "relative", "none: the footer's year is no date"],
)
def test_dates_of_pages(page: bytes, value: tuple[str, str] | None) -> None:
    assert published(read(page, "html")) == value


def test_metadata_of_pages() -> None:
    article = read(make_page(LINKED), "html")
    assert (article.author, article.outlet, article.title) == ("Oleg Basnya", "Skazka", TITLE)
    broken = read(
        make_page('<script type="application/ld+json">{"@type": broken</script><meta name="author" content="By Oleg Basnya">'), "html"
    )
    assert broken.author == "Oleg Basnya"


def test_pages_made_to_harm_are_one_error_each() -> None:
    with pytest.raises(TextError, match="nested"):
        read(b"<html><body>" + b"<div>" * 100_000 + b"x", "html")
    with pytest.raises(TextError, match="no text"):
        read(b"<html><body><script>var x = 1</script></body></html>", "html")


def test_word_documents_that_are_none_or_bombs_are_one_error_each() -> None:
    with pytest.raises(TextError, match="not a Word document"):
        read(b"PK no zip at all", "docx")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<x/>")
    with pytest.raises(TextError, match="not a readable Word document"):
        read(stream.getvalue(), "docx")


LEFT = """\
The port city of Klyuchevsk opened
a new pier on Friday after three
years of work, they said. The sec-
ond pier will follow next year."""
RIGHT = """\
"We are glad," the engineer said.
"The work is done and the harbour
grows." The council has promised
money for the coming winter."""
PRINTED = (
    "The port city of Klyuchevsk opened a new pier on Friday after three years of work, they said. The second pier will follow next year.",
    '"We are glad," the engineer said.',
    '"The work is done and the harbour grows." The council has promised money for the coming winter.',
)


@pytest.mark.parametrize("across", [True, False])
def test_columns_and_hyphens_of_print_are_undone(across: bool) -> None:
    left = [(50, 700 - 14 * row, line) for row, line in enumerate(LEFT.split("\n"))]
    right = [(320, 700 - 14 * row, line) for row, line in enumerate(RIGHT.split("\n"))]
    drawn = [place for pair in zip(left, right, strict=True) for place in pair] if across else left + right
    article = read(make_pdf([(50, 740, TITLE), *drawn]), "pdf")
    assert body(article) == PRINTED
    assert article.title == TITLE


def test_running_heads_and_page_numbers_go_and_paragraphs_run_over_pages() -> None:
    lines = (
        "The harbour was busy on day {0} and nobody who came\nto see the {0} ships go out was sad on that day, said\n"
        "all the {0} witnesses of it that we asked. The ships"
    )
    pages = [f"The Daily Fable\n{lines.format(number)}\n{page}" for page, number in enumerate(("one", "two", "three"), 1)]
    text = join_pages(pages)
    assert "Daily Fable" not in text
    assert "1" not in text
    assert "day two and nobody who came to see the two ships go out was sad" in text
    assert "The ships The harbour was busy on day two" in text


def test_a_single_column_is_left_alone() -> None:
    assert read_columns([Piece(50, 700 - 14 * row, 10, "words " * 14) for row in range(20)]) is None
    assert read_columns([]) is None


@pytest.mark.parametrize(("data", "fault"), [(b"%PDF-1.4 junk", "not a readable PDF"), (make_pdf([]), "pictures")])
def test_bad_pdfs_are_one_error(data: bytes, fault: str) -> None:
    with pytest.raises(TextError, match=fault):
        read(data, "pdf")
