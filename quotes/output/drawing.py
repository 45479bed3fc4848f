"""Pictures of a timeline. In: the sheet of periods. Out: a file: svg, png, or html with the picture inside.

The plotting library is an extra (`pip install "quotes[plots]"`) and is imported only when something is drawn.
"""

from __future__ import annotations

import html
import io
from pathlib import Path
from typing import Any

from quotes.errors import QuotesError, UsageError
from quotes.model.sheets import Sheet

KINDS = ("svg", "png", "html")
_COLOURS = {
    "support": "#1b7837",
    "oppose": "#b2182b",
    "neutral": "#7f7f7f",
    "mixed": "#8073ac",
    "unclear": "#c9c9c9",
    "uncoded": "#e3e3e3",
}
_MOST_TICKS = 16


def draw_timeline(sheet: Sheet, title: str, path: Path) -> None:
    """Draw the periods as stacked bars into `path`, whole or not at all.

    Raises UsageError for another ending or nothing to draw, QuotesError where the library is absent or the file cannot be written.
    """
    kind = path.suffix.casefold().lstrip(".")
    if kind not in KINDS:
        raise UsageError(f"cannot draw {path.name}", f"name a file that ends in .{', .'.join(KINDS)}")
    if not sheet.rows:
        raise UsageError(sheet.empty, "there is nothing to draw")
    picture = _picture(sheet, title, "png" if kind == "png" else "svg")
    if kind == "html":
        picture = _page(picture.decode("utf-8"), sheet, title).encode("utf-8")
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(picture)
        part.replace(path)
    except OSError as fault:
        part.unlink(missing_ok=True)
        raise QuotesError(f"cannot write {path}: {fault.strerror or fault}", "choose another place with --output") from fault


def _picture(sheet: Sheet, title: str, kind: str) -> bytes:
    try:
        import matplotlib
        from matplotlib.figure import Figure
    except ImportError as fault:
        raise QuotesError("drawing needs matplotlib", 'pip install "quotes[plots]", or leave --output out') from fault
    places = {column.key: place for place, column in enumerate(sheet.columns)}
    periods = [row[places["period"]] for row in sheet.rows]
    with matplotlib.rc_context({"svg.hashsalt": "quotes", "svg.fonttype": "none"}):
        figure = Figure(figsize=(10, 4.5), layout="constrained")
        axes: Any = figure.subplots()
        below = [0] * len(periods)
        for name, colour in _COLOURS.items():
            numbers = [row[places[name]] for row in sheet.rows]
            if any(numbers):
                axes.bar(range(len(periods)), numbers, bottom=below, color=colour, label=name if name != "uncoded" else "no stance")
                below = [one + two for one, two in zip(below, numbers, strict=True)]
        step = -(-len(periods) // _MOST_TICKS)
        axes.set_xticks(range(0, len(periods), step), periods[::step], rotation=45, ha="right")
        axes.yaxis.get_major_locator().set_params(integer=True)
        axes.set(title=title, ylabel="quotes")
        axes.spines[["top", "right"]].set_visible(False)
        axes.legend(frameon=False)
        out = io.BytesIO()
        figure.savefig(out, format=kind, dpi=150, metadata={"Date": None} if kind == "svg" else {"Software": None})
    return out.getvalue()


def _page(svg: str, sheet: Sheet, title: str) -> str:
    told = "".join(f"<p>{html.escape(line)}</p>" for line in sheet.footer[1:])
    name = html.escape(title)
    head = f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{name}</title></head>'
    return f"{head}\n<body>\n{svg[svg.index('<svg') :]}\n{told}\n</body></html>\n"
