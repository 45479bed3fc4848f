"""A dossier in markdown. In: a dossier, a citation style. Out: text in which nothing of an article is obeyed as markup."""

from __future__ import annotations

import io
import re

from quotes.model.dossiers import Chart, Dossier, Passage, Section
from quotes.output.citations import cite
from quotes.output.formats import md

_WEB = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)


def write(dossier: Dossier, style: str) -> str:
    """The whole dossier."""
    lines = [f"# {md.literal(dossier.title)}", "", *(f"- {md.literal(label)}: {md.literal(value)}" for label, value in dossier.facts)]
    for section in dossier.sections:
        lines += _section(section, 2, style)
    lines += ["", "---", "", *(f"- {md.literal(line)}" for line in dossier.footer)]
    return "\n".join(lines) + "\n"


def _section(section: Section, depth: int, style: str) -> list[str]:
    lines = ["", f"{'#' * depth} {md.literal(section.title)}", ""]
    for chart in section.charts[:1]:
        lines += _chart(chart)
    for sheet in section.sheets:
        out = io.StringIO()
        md.write(sheet, out)
        lines += out.getvalue().rstrip("\n").split("\n")
    lines += [f"- {md.literal(line)}" for line in section.lines]
    for passage in section.passages:
        lines += _passage(passage, style)
    for part in section.parts:
        lines += _section(part, depth + 1, style)
    return lines


def _chart(chart: Chart) -> list[str]:
    shown = [bar for bar in chart.bars if any(bar.counts.values())]
    rows = [
        f"| {md.literal(bar.period)} | {sum(bar.counts.values())} | {bar.counts.get('support', 0)} | {bar.counts.get('oppose', 0)} |"
        for bar in shown
    ]
    return ["| period | quotes | support | oppose |", "| --- | ---: | ---: | ---: |", *rows]


def _passage(passage: Passage, style: str) -> list[str]:
    told = [passage.date or "undated", passage.outlet or "outlet not known", passage.kind, passage.who]
    url = passage.reference.url
    where = f"[{passage.id}](<{url}>)" if url and _WEB.fullmatch(url) else passage.id
    about = [f"on {', '.join(passage.about)}"] if passage.about else []
    source = cite([passage.reference], style).strip().replace("\n", " ")
    return [
        "",
        f"> {md.literal(passage.words)}",
        "",
        f"{where} · {' · '.join(md.literal(part) for part in (*told, *about, *passage.stances))}\\",
        f"{md.literal(source)}",
    ]
