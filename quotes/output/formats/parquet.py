"""Parquet. In: a sheet. Out: typed columns (text, whole and broken numbers, truth values, lists of text), compressed."""

from __future__ import annotations

from typing import Any, BinaryIO

from quotes.model.sheets import Sheet
from quotes.output.cells import machine_columns, plain

BINARY = True
FOR_PEOPLE = False


def _type(values: list[Any], kind: str) -> Any:
    import pyarrow as pa

    known = {type(value) for value in values if value is not None}
    if known == {list} or (not known and kind == "list"):
        return pa.list_(pa.string())
    if known == {bool}:
        return pa.bool_()
    if known == {int} or (not known and kind == "number"):
        return pa.int64()
    return pa.float64() if known and known <= {int, float} else pa.string()


def write(sheet: Sheet, out: BinaryIO) -> None:
    """Write one table; an absent value is null, a column of mixed values is text."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    arrays, names = [], []
    for place, column in machine_columns(sheet):
        values = [plain(row[place]) for row in sheet.rows]
        kind = _type(values, column.kind)
        if kind == pa.string():
            values = [None if value is None else str(value) for value in values]
        arrays.append(pa.array(values, type=kind))
        names.append(column.key)
    pq.write_table(pa.table(arrays, names=names), out)
