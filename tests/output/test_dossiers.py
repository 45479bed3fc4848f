"""Dossiers and pages: golden bytes of markdown and html, nothing obeyed, nothing fetched, well formed."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser

import pytest

from quotes.errors import UsageError
from quotes.model.citations import Reference
from quotes.model.dossiers import Bar, Chart, Dossier, Passage, Section
from quotes.model.sheets import Column, Sheet
from quotes.output.charts import KINDS, draw
from quotes.output.dossiers import dossier_text, form_names
from quotes.output.formats import html as html_format
from quotes.output.html_page import STYLE, link

EVIL = '<script>alert(1)</script> *b* "x" & \x1b[31m'
BARS = (Bar("2024", {"support": 2, "oppose": 1}), Bar("2025", {}), Bar("2026", {"uncoded": 1}))
REFERENCE = Reference("a1", "Порт открыт", (), "Газета", "https://gazeta.example/1", "2024-03-15", None, "ru")
DIRECT = Passage(
    "q1", "«Порт нужен всем»", "direct", "ru", "Ермек Тестов, эксперт", "2024-03-15", "Газета", REFERENCE, ("Port",), ("support: Port",)
)
TOLD = Passage("q2", EVIL, "indirect", "en", EVIL, None, None, Reference("a2", EVIL, (), None, "javascript:alert(1)"))
DOSSIER = Dossier(
    "Ермек Тестов",
    (("id", "e1"), ("also written", EVIL)),
    (
        Section("Over time", (Chart("All quotes", BARS),)),
        Section(
            "Stances", sheets=(Sheet("", (Column("topic", "topic", "words"), Column("n", "n", "number")), (("Port", 3),), ("n: quotes",)),)
        ),
        Section("Quotes", parts=(Section("Port (2 quotes)", passages=(DIRECT, TOLD)),)),
        Section("Propositions", lines=("p1 It should open (support 1)",)),
    ),
    ("2 quotes by 1 expert",),
)

MARKDOWN = """\
# Ермек Тестов

- id: e1
- also written: &lt;script\\>alert(1)&lt;/script\\> \\*b\\* "x" & ␛\\[31m

## Over time

| period | quotes | support | oppose |
| --- | ---: | ---: | ---: |
| 2024 | 3 | 2 | 1 |
| 2026 | 1 | 0 | 0 |

## Stances

| topic | n |
| --- | ---: |
| Port | 3 |

n: quotes

## Quotes


### Port (2 quotes)


> «Порт нужен всем»

[q1](<https://gazeta.example/1>) · 2024-03-15 · Газета · direct · Ермек Тестов, эксперт · on Port · support: Port\\
Порт открыт // Газета. 2024. 15 марта. URL: https://gazeta.example/1.

> &lt;script\\>alert(1)&lt;/script\\> \\*b\\* "x" & ␛\\[31m

q2 · undated · outlet not known · indirect · &lt;script\\>alert(1)&lt;/script\\> \\*b\\* "x" & ␛\\[31m\\
&lt;script\\>alert(1)&lt;/script\\> \\*b\\* "x" & ␛\\[31m. URL: javascript:alert(1).

## Propositions

- p1 It should open (support 1)

---

- 2 quotes by 1 expert
"""


class Balanced(HTMLParser):
    """Every element that opens is closed, in order; what asks for the network or runs is named."""

    EMPTY = frozenset(("meta", "line", "rect", "br"))

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.anchors: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in ("script", "link", "img", "iframe") or any(name.startswith("on") or name == "src" for name in values):
            self.faults.append(tag)
        self.ids += [values["id"] or ""] if "id" in values else []
        self.anchors += [href[1:] for href in (values.get("href") or "",) if href.startswith("#")]
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.EMPTY and (not self.open or self.open.pop() != tag):
            self.faults.append(f"/{tag}")


def check(text: str) -> Balanced:
    page = Balanced(text)
    assert (page.faults, page.open) == ([], [])
    assert len(page.ids) == len(set(page.ids))
    assert set(page.anchors) <= set(page.ids)
    return page


def test_markdown_has_its_golden_bytes() -> None:
    assert dossier_text(DOSSIER, "md", "gost") == MARKDOWN


def test_html_is_whole_safe_and_speaks_its_languages() -> None:
    text = dossier_text(DOSSIER, "html", "gost")
    page = check(text)
    assert {"content", "s1", "s3", "s3-1", "q1", "q2"} <= set(page.ids)
    assert '<blockquote class="direct" lang="ru">«Порт нужен всем»</blockquote>' in text
    assert '<blockquote class="told" lang="en">&lt;script&gt;alert(1)&lt;/script&gt; *b* &quot;x&quot; &amp; ␛[31m</blockquote>' in text
    assert text.count("<svg ") == 1
    assert '<a href="https://gazeta.example/1" rel="noreferrer">' in text
    assert 'href="javascript' not in text
    for needed in ("prefers-color-scheme: dark", "@media print", "focus-visible", "default-src 'none'"):
        assert needed in text


def test_a_sheet_as_a_page_has_its_golden_bytes() -> None:
    out = io.StringIO()
    html_format.write(
        Sheet(
            "Who & what",
            (Column("id", "id", "id"), Column("text", "words", "text"), Column("lang", "in", "id", hidden=True)),
            (("q1", "<b>", "ru"),),
            ("1 quote",),
        ),
        out,
    )
    text = out.getvalue()
    check(text)
    assert text.replace(STYLE, "") == (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        "<title>Who &amp; what</title>\n<style>\n</style>\n</head>\n<body>\n"
        '<a class="skip" href="#content">To the content</a>\n<main id="content">\n<h1>Who &amp; what</h1>\n'
        '<div class="wide" tabindex="0" role="region" aria-label="table">\n<table><caption>Who &amp; what</caption>\n'
        '<thead><tr><th scope="col" class="id">id</th><th scope="col" class="text">words</th></tr></thead>\n'
        '<tbody>\n<tr><td class="id">q1</td><td class="text" lang="ru">&lt;b&gt;</td></tr>\n</tbody>\n</table>\n</div>\n'
        "<p>1 quote</p>\n</main>\n</body>\n</html>\n"
    )


def test_a_timeline_has_its_plot() -> None:
    columns = (Column("period", "period", "date"), Column("quotes", "quotes", "number"), *(Column(kind, kind, "number") for kind in KINDS))
    out = io.StringIO()
    html_format.write(Sheet("", columns, (("2024", 3, 2, 0, 0, 1, 0, 0), ("2025", 0, 0, 0, 0, 0, 0, 0))), out)
    check(out.getvalue())
    assert out.getvalue().count('<rect class="support"') == 1
    assert '<desc id="chart1-desc">2024: 2 support, 1 oppose</desc>' in out.getvalue()


def test_bars_are_as_tall_as_their_counts() -> None:
    drawn = draw(Chart("All", BARS), 7)
    heights = {found[1]: float(found[2]) for found in re.finditer(r'<rect class="(\w+)"[^>]*height="([\d.]+)"', drawn)}
    assert heights["support"] == pytest.approx(2 * heights["oppose"], abs=0.2)
    assert heights["uncoded"] == pytest.approx(heights["oppose"], abs=0.2)
    assert draw(Chart("None", (Bar("2024", {}),)), 1) == ""


@pytest.mark.parametrize(
    ("address", "linked"), [("https://a.example/?x=1&y", True), ("javascript:alert(1)", False), ("https://a b", False), (None, False)]
)
def test_only_addresses_of_the_web_become_links(address: str | None, linked: bool) -> None:
    assert link(address, "x").startswith("<a ") is linked


def test_forms_of_dossiers() -> None:
    assert form_names() == ("html", "md")
    with pytest.raises(UsageError, match="no form of dossiers: 'pdf'"):
        dossier_text(DOSSIER, "pdf", "gost")
