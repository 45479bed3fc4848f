"""Makes small files of each format for the tests. In: words. Out: bytes."""

from __future__ import annotations

import io

BODY = (
    "The port city of Klyuchevsk opened a new pier on Friday after three years of work, Skazka.kz reports.",
    'According to the engineer Semyon Nebylitsyn, "the pier "Winter" will take forty ships".',
    "“We are glad of it,” he said. “The port grows.”",
)
TITLE = "New pier opens in Klyuchevsk"


def make_page(head: str = "", date: str = "", charset: str = "utf-8") -> bytes:
    """A web page with the article between navigation and footer."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    page = (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>{TITLE} | Skazka</title>{head}</head><body>'
        f'<nav><a href="/">Home</a></nav><article><h1>{TITLE}</h1>{date}{body}</article><footer>© 2025 Skazka.kz</footer></body></html>'
    )
    return page.encode(charset, "xmlcharrefreplace")


def make_docx(lines: list[str]) -> bytes:
    """A Word document with a paragraph a line."""
    import docx

    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def make_pdf(placed: list[tuple[int, int, str]]) -> bytes:
    """A PDF page with words at places (points from the left and from below), drawn in the order given."""
    escaped = ((x, y, text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")) for x, y, text in placed)
    drawn = "".join(f"BT /F1 10 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n" for x, y, text in escaped).encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (table, len(out))
