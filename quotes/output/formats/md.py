"""Markdown. In: a sheet or page. Out: a pipe table that renders anywhere, hits in bold, markup in the text made literal."""

from __future__ import annotations

import re
from typing import Any, TextIO

from quotes.model.sheets import Column, Marked, Page, Sheet
from quotes.output.cells import shown_columns, words
from quotes.output.safe import visible

BINARY = False
FOR_PEOPLE = True

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#])")


def literal(text: str) -> str:
    """`text` without anything markdown or HTML would obey; line ends become breaks."""
    return _SPECIAL.sub(r"\\\1", visible(text)).replace("<", "&lt;").replace("\\&lt;", "&lt;").replace("\n", "<br>")


def marked(value: Marked) -> str:
    """The text with its hits in bold."""
    pieces, last = [], 0
    for span in sorted(value.spans):
        if span.start < last:
            continue
        pieces += [literal(value.text[last : span.start]), "**", literal(span.of(value.text)), "**"]
        last = span.end
    return "".join([*pieces, literal(value.text[last:])])


def cell(value: Any, column: Column) -> str:
    """One cell of the pipe table."""
    return marked(value) if isinstance(value, Marked) else literal(words(value, column))


def write(sheet: Sheet, out: TextIO) -> None:
    """Write title, table and footer."""
    columns = shown_columns(sheet)
    if sheet.title:
        out.write(f"### {literal(sheet.title)}\n\n")
    if sheet.rows:
        out.write("| " + " | ".join(literal(column.title) for _, column in columns) + " |\n")
        out.write("|" + "|".join(" ---: " if column.kind in ("number", "share") else " --- " for _, column in columns) + "|\n")
        for row in sheet.rows:
            out.write("| " + " | ".join(cell(row[place], column) for place, column in columns) + " |\n")
    for line in sheet.footer if sheet.rows else ():
        out.write(f"\n{literal(line)}\n")


def write_page(page: Page, out: TextIO) -> None:
    """Write the page as headings, a list of facts, paragraphs and tables."""
    out.write(f"## {literal(page.title)}\n\n")
    out.writelines(f"- {literal(label)}: {literal(value)}\n" for label, value in page.facts)
    out.writelines(f"\n{marked(passage)}\n" for passage in page.passages)
    for sheet in page.sheets:
        out.write("\n")
        write(sheet, out)
