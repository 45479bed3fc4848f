"""How far coders agree, and where they differ. In: an open archive, filters, a layer and coders. Out: a sheet of pairs, or of rows.

A unit is a quote (for stances: a quote and topic); a coder's newest standing word on it counts. The program is the coder `rules` on
stances; on the other layers only people give verdicts.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from quotes.errors import UsageError
from quotes.model.ids import printed
from quotes.model.sheets import Column, Marked, Sheet
from quotes.reports.filters import Filters
from quotes.reports.footers import answer_footer, nothing_found
from quotes.reports.selecting import Selection, select_quotes
from quotes.reports.wording import many, shortened
from quotes.stances.agreement import cohen_kappa, krippendorff_alpha
from quotes.store import tables as t

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

LAYERS = ("words", "speaker", "topic", "stance")
# Quote, topic key or proposition (empty on other layers than stance) and what each coder said.
Units = dict[tuple[int, str], dict[str, str]]

PAIRS = (
    Column("layer", "layer", "words"),
    Column("coders", "coders", "words"),
    Column("units", "units", "number"),
    Column("agree", "agree", "share"),
    Column("kappa", "κ (Cohen)", "number"),
    Column("alpha", "α (Krippendorff)", "number"),
)


def agreement(connection: Connection, filters: Filters, layer: str | None = None, coders: Sequence[str] = ()) -> Sheet:
    """κ and α by layer, for each pair of coders and, where there are more, all together (α alone).

    `coders` narrows to these. Raises UsageError for a layer that is none.
    """
    selection = select_quotes(connection, filters)
    rows: list[tuple[Any, ...]] = []
    for name in _layers(layer):
        units = _units(connection, selection, name, coders)
        known = sorted({coder for said in units.values() for coder in said})
        for pair in combinations(known, 2):
            both = [(said[pair[0]], said[pair[1]]) for said in units.values() if pair[0] in said and pair[1] in said]
            if both:
                share = sum(left == right for left, right in both) / len(both)
                rows.append((name, " and ".join(pair), len(both), share, _round(cohen_kappa(both)), _round(krippendorff_alpha(both))))
        if len(known) > 2:
            shared = [list(said.values()) for said in units.values() if len(said) > 1]
            rows.append((name, f"all {len(known)}", len(shared), None, None, _round(krippendorff_alpha(shared))))
    footer = (
        "κ and α: 1 is full agreement, 0 what chance would give; empty where only one value was used",
        "quotes agreement --differences lists the units on which coders differ",
        *answer_footer(connection, selection),
    )
    empty = nothing_found(filters, selection).replace("no quotes", "no two coders judged the same of the quotes", 1)
    return Sheet("", PAIRS, tuple(rows), footer=footer if rows else (), empty=empty)


def differences(connection: Connection, filters: Filters, layer: str | None = None, coders: Sequence[str] = ()) -> Sheet:
    """The units on which coders differ, a column a coder. Raises UsageError for a layer that is none."""
    selection = select_quotes(connection, filters)
    found = [
        (name, unit, said)
        for name in _layers(layer)
        for unit, said in _units(connection, selection, name, coders).items()
        if len(set(said.values())) > 1
    ][: filters.limit]
    known = sorted({coder for _, _, said in found for coder in said})
    texts = _texts(connection, sorted({unit[0] for _, unit, _ in found}))
    columns = (
        Column("layer", "layer", "words"),
        Column("quote_id", "quote", "id"),
        Column("topic", "topic", "words"),
        Column("words", "words", "text", table_only=True),
        Column("text", "text", "text", hidden=True),
        *(Column(f"by_{coder}", coder, "words") for coder in known),
    )
    rows = tuple(
        (name, printed("q", quote), topic or None, shortened(Marked(texts[quote]), 160), texts[quote], *(said.get(one) for one in known))
        for name, (quote, topic), said in found
    )
    footer = (f"coders differ on {many(len(rows), 'unit')}", *answer_footer(connection, selection)) if rows else ()
    empty = nothing_found(filters, selection).replace("no quotes", "no differences between coders on quotes", 1)
    return Sheet("", columns, rows, footer=footer, empty=empty)


def _layers(layer: str | None) -> tuple[str, ...]:
    if layer is None:
        return LAYERS
    if layer not in LAYERS:
        raise UsageError(f"no layer: {layer!r}", f"layers: {', '.join(LAYERS)}")
    return (layer,)


def _units(connection: Connection, selection: Selection, layer: str, coders: Sequence[str]) -> Units:
    units: Units = {}
    if layer == "stance":
        stance = t.stance
        statement = (
            select(stance.c.quote_id, t.topic.c.key, stance.c.coder, stance.c.value, stance.c.proposition_id)
            .join(t.topic, t.topic.c.id == stance.c.topic_id)
            .join(t.quote, t.quote.c.id == stance.c.quote_id)
            .where(stance.c.withdrawn_at.is_(None), *selection.conditions)
            .order_by(stance.c.id)
        )
        if selection.topics:
            statement = statement.where(stance.c.topic_id.in_(selection.topics))
        if selection.proposition is not None:
            statement = statement.where(stance.c.proposition_id == selection.proposition)
        for quote, key, coder, value, proposition in connection.execute(statement):
            units.setdefault((quote, f"p{proposition} ({key})" if proposition else key), {})[coder] = value
    else:
        review = t.review
        verdicts = (
            select(review.c.quote_id, review.c.who, review.c.verdict, review.c.value)
            .join(t.quote, t.quote.c.id == review.c.quote_id)
            .where(review.c.layer == layer, *_whatever_status(selection))
            .order_by(review.c.id)
        )
        for quote, who, verdict, corrected in connection.execute(verdicts):
            told = f"{verdict} {json.dumps(corrected, ensure_ascii=False, sort_keys=True)}" if corrected else verdict
            units.setdefault((quote, ""), {})[who] = told
    chosen = set(coders)
    kept = {unit: {coder: value for coder, value in said.items() if not chosen or coder in chosen} for unit, said in units.items()}
    return dict(sorted((unit, said) for unit, said in kept.items() if len(said) > 1))


def _whatever_status(selection: Selection) -> tuple[ColumnElement[bool], ...]:
    """Verdicts on rejected quotes are verdicts too: the first condition, on the status, is left out."""
    return selection.conditions[1:]


def _texts(connection: Connection, quotes: Sequence[int]) -> dict[int, str]:
    return {row.id: row.text for row in connection.execute(select(t.quote.c.id, t.quote.c.text).where(t.quote.c.id.in_(quotes)))}


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
