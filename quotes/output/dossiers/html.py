"""A dossier as a page in one file. In: a dossier, a citation style. Out: html with its plots inside, anchors to every quote."""

from __future__ import annotations

from itertools import count

from quotes.model.dossiers import Dossier, Passage, Section
from quotes.output.charts import draw, legend
from quotes.output.citations import cite
from quotes.output.html_page import document, escaped, link, table


def write(dossier: Dossier, style: str) -> str:
    """The whole page: facts, contents, sections."""
    facts = "".join(f"<dt>{escaped(label)}</dt><dd>{escaped(value)}</dd>\n" for label, value in dossier.facts)
    sections = "".join(_section(section, f"s{number}", 2, style) for number, section in enumerate(dossier.sections, 1))
    told = "".join(f"<p>{escaped(line)}</p>\n" for line in dossier.footer)
    body = (
        f"<header>\n<h1>{escaped(dossier.title)}</h1>\n<dl>\n{facts}</dl>\n</header>\n"
        f'<nav aria-label="Contents">\n{_contents(dossier.sections, "s")}</nav>\n'
        f'<main id="content" tabindex="-1">\n{sections}</main>\n<footer>\n{told}</footer>\n'
    )
    return document(dossier.title, body)


def _contents(sections: tuple[Section, ...], prefix: str) -> str:
    items = []
    for number, section in enumerate(sections, 1):
        inner = _contents(section.parts, f"{prefix}{number}-") if section.parts else ""
        items.append(f'<li><a href="#{prefix}{number}">{escaped(section.title)}</a>{inner}</li>\n')
    return f"<ol>\n{''.join(items)}</ol>\n"


def _section(section: Section, anchor: str, depth: int, style: str) -> str:
    numbers = count(1)
    charts = "".join(
        f"<figure>\n<figcaption>{escaped(chart.title)}</figcaption>\n{drawn}\n{legend(chart)}\n</figure>\n"
        for chart in section.charts
        if (drawn := draw(chart, int(f"{anchor[1:].replace('-', '0')}{next(numbers)}")))
    )
    lines = "".join(f"<li>{escaped(line)}</li>\n" for line in section.lines)
    pieces = [
        charts,
        *(table(sheet) for sheet in section.sheets),
        f"<ul>\n{lines}</ul>\n" if lines else "",
        *(_passage(passage, style) for passage in section.passages),
        *(_section(part, f"{anchor}-{number}", min(depth + 1, 6), style) for number, part in enumerate(section.parts, 1)),
    ]
    return f'<section id="{anchor}">\n<h{depth}>{escaped(section.title)}</h{depth}>\n{"".join(pieces)}</section>\n'


def _passage(passage: Passage, style: str) -> str:
    told = [passage.date or "undated", passage.outlet or "outlet not known", passage.kind, passage.who]
    about = [f"on {', '.join(passage.about)}"] if passage.about else []
    url = passage.reference.url
    kind = "direct" if passage.kind == "direct" else "told"
    rest = " · ".join(escaped(part) for part in (*told, *about, *passage.stances))
    source = escaped(cite([passage.reference], style).strip())
    lang = escaped(passage.lang)
    return (
        f'<article id="{escaped(passage.id)}">\n<blockquote class="{kind}" lang="{lang}">{escaped(passage.words)}</blockquote>\n'
        f'<p class="meta"><a href="#{escaped(passage.id)}">{escaped(passage.id)}</a> · {rest}'
        f"{f' · {link(url, url)}' if url else ''}</p>\n"
        f'<p class="meta" lang="{escaped(passage.reference.lang)}">{source}</p>\n</article>\n'
    )
