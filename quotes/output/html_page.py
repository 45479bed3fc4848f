"""A page in one file. In: a title, escaped parts. Out: html that needs no network and no script, for light, dark and paper.

Everything that comes from an archive goes through `escaped`; only http and https addresses become links.
"""

from __future__ import annotations

import html
import re
from pathlib import Path

from quotes.model.sheets import Column, Marked, Sheet
from quotes.output.cells import plain, shown_columns, words
from quotes.output.safe import visible

STYLE = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def document(title: str, body: str, lang: str = "en") -> str:
    """A whole page around `body`, which is html already."""
    return (
        f'<!DOCTYPE html>\n<html lang="{escaped(lang)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escaped(title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#content">To the content</a>\n{body}</body>\n</html>\n'
    )


def escaped(text: str) -> str:
    """Text of strangers as html; control characters and direction overrides are shown, not obeyed."""
    return html.escape(visible(text))


def link(address: str | None, text: str) -> str:
    """A link, where the address is one of the web; else the text alone."""
    if address and _WEB.fullmatch(address):
        return f'<a href="{escaped(address)}" rel="noreferrer">{escaped(text)}</a>'
    return escaped(text)


def table(sheet: Sheet) -> str:
    """The sheet as a table, with its footer as paragraphs; nothing where it has no rows."""
    if not sheet.rows:
        return f"<p>{escaped(sheet.empty)}</p>\n"
    columns = shown_columns(sheet)
    places = {column.key: place for place, column in enumerate(sheet.columns)}
    head = "".join(f'<th scope="col" class="{column.kind}">{escaped(column.title)}</th>' for _, column in columns)
    rows = []
    for row in sheet.rows:
        lang = row[places["lang"]] if "lang" in places else None
        rows.append(f"<tr>{''.join(_cell(row[place], column, lang) for place, column in columns)}</tr>")
    caption = f"<caption>{escaped(sheet.title)}</caption>" if sheet.title else ""
    told = "".join(f"<p>{escaped(line)}</p>\n" for line in sheet.footer)
    body = "\n".join(rows)
    inner = f"<table>{caption}\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n"
    return f'<div class="wide" tabindex="0" role="region" aria-label="table">\n{inner}</div>\n{told}'


def _cell(value: object, column: Column, lang: object) -> str:
    spoken = f' lang="{escaped(str(lang))}"' if lang and column.kind == "text" else ""
    if isinstance(value, Marked):
        inner = _marked(value)
    elif column.kind == "link":
        inner = link(str(plain(value) or ""), words(value, column))
    else:
        inner = escaped(words(value, column))
    return f'<td class="{column.kind}"{spoken}>{inner}</td>'


def _marked(value: Marked) -> str:
    pieces, last = [], 0
    for span in sorted(value.spans):
        if span.start >= last:
            pieces += [escaped(value.text[last : span.start]), f"<mark>{escaped(span.of(value.text))}</mark>"]
            last = span.end
    return "".join([*pieces, escaped(value.text[last:])])
