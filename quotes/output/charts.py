"""Bars over time as SVG. In: a chart. Out: an SVG element for an html page, whose style sheet gives the colours of light and dark.

The plotting library of `quotes timeline -o` fixes its colours when it draws; a page for both light and dark cannot use it.
"""

from __future__ import annotations

import html

from quotes.model.dossiers import Chart

# Stances from the ground up, with what the legend says; the style sheet has a class of the same name for each.
KINDS = {
    "support": "support",
    "neutral": "neutral",
    "mixed": "mixed",
    "oppose": "oppose",
    "unclear": "unclear",
    "uncoded": "no stance",
}
_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP = 720, 220, 36, 34, 8
_MOST_LABELS = 12


def draw(chart: Chart, number: int) -> str:
    """The chart as an `svg` element that says in words what it shows; `number` makes its ids unique on a page."""
    most = max((sum(bar.counts.values()) for bar in chart.bars), default=0)
    if not most:
        return ""
    title, told = html.escape(chart.title), html.escape(_in_words(chart))
    step = (_WIDTH - _LEFT) / len(chart.bars)
    pieces = [
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-labelledby="chart{number}-title chart{number}-desc">',
        f'<title id="chart{number}-title">{title}</title><desc id="chart{number}-desc">{told}</desc>',
        *_scale(most),
    ]
    every = -(-len(chart.bars) // _MOST_LABELS)
    for place, bar in enumerate(chart.bars):
        left = _LEFT + place * step
        pieces += _bar(bar.counts, left + step * 0.1, step * 0.8, most)
        if place % every == 0:
            middle = left + step / 2
            label = html.escape(bar.period)
            pieces.append(f'<text class="tick" x="{middle:.1f}" y="{_HEIGHT - _BOTTOM + 18}" text-anchor="middle">{label}</text>')
    return "\n".join([*pieces, "</svg>"])


def legend(chart: Chart) -> str:
    """The kinds that the chart shows, as a list."""
    shown = [kind for kind in KINDS if any(bar.counts.get(kind) for bar in chart.bars)]
    items = "".join(f'<li><span class="swatch {kind}"></span>{KINDS[kind]}</li>' for kind in shown)
    return f'<ul class="legend">{items}</ul>'


def _height(number: float, most: int) -> float:
    return (_HEIGHT - _BOTTOM - _TOP) * number / most


def _scale(most: int) -> list[str]:
    """Lines across at none, half and all."""
    found = []
    for number in sorted({0, most // 2, most}):
        y = _HEIGHT - _BOTTOM - _height(number, most)
        found.append(f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>')
        found.append(f'<text class="tick" x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{number}</text>')
    return found


def _bar(counts: dict[str, int], left: float, width: float, most: int) -> list[str]:
    found, ground = [], float(_HEIGHT - _BOTTOM)
    for kind in KINDS:
        if number := counts.get(kind, 0):
            tall = _height(number, most)
            ground -= tall
            found.append(f'<rect class="{kind}" x="{left:.1f}" y="{ground:.1f}" width="{width:.1f}" height="{tall:.1f}"/>')
    return found


def _in_words(chart: Chart) -> str:
    """`2024: 3 support, 1 oppose; 2025: 2 no stance`."""
    periods = (
        (bar.period, ", ".join(f"{bar.counts[kind]} {name}" for kind, name in KINDS.items() if bar.counts.get(kind))) for bar in chart.bars
    )
    return "; ".join(f"{period}: {told}" for period, told in periods if told)
