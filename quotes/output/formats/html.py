"""HTML. In: a sheet or page. Out: a page in one file, with plots where the sheet holds periods; no network, no scripts."""

from __future__ import annotations

from typing import TextIO

from quotes.model.dossiers import Bar, Chart
from quotes.model.sheets import Page, Sheet
from quotes.output.charts import KINDS, draw, legend
from quotes.output.html_page import document, escaped, table

BINARY = False
FOR_PEOPLE = True


def write(sheet: Sheet, out: TextIO) -> None:
    """Write a page with the plot of a timeline, where it is one, and the table."""
    title = sheet.title or "quotes"
    out.write(document(title, f'<main id="content">\n<h1>{escaped(title)}</h1>\n{_plot(sheet)}{table(sheet)}</main>\n'))


def write_page(page: Page, out: TextIO) -> None:
    """Write a page of facts, passages and tables."""
    facts = "".join(f"<dt>{escaped(label)}</dt><dd>{escaped(value)}</dd>\n" for label, value in page.facts)
    passages = "".join(f"<blockquote>{escaped(passage.text)}</blockquote>\n" for passage in page.passages)
    tables = "".join(f"<section>\n{table(sheet)}</section>\n" for sheet in page.sheets)
    body = f'<main id="content">\n<h1>{escaped(page.title)}</h1>\n<dl>\n{facts}</dl>\n{passages}{tables}</main>\n'
    out.write(document(page.title, body))


def _plot(sheet: Sheet) -> str:
    places = {column.key: place for place, column in enumerate(sheet.columns)}
    if "period" not in places or not places.keys() >= KINDS.keys() or not sheet.rows:
        return ""
    bars = (Bar(str(row[places["period"]]), {kind: row[places[kind]] for kind in KINDS}) for row in sheet.rows)
    chart = Chart(sheet.title or "Quotes by period", tuple(bars))
    return f"<figure>\n{draw(chart, 1)}\n{legend(chart)}\n</figure>\n"
