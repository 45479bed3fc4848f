"""The archive that benchmarks run on is a sound one: what is timed there is what the product does."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from quotes.store import tables
from quotes.store.engine import Archive
from quotes.store.search import find_quotes
from quotes.store.verify import find_breaches

SCRIPT = Path(__file__).resolve().parents[2] / "bench" / "made_archive.py"


def test_a_made_archive_verifies_and_is_the_same_each_time(archive: Archive) -> None:
    spec = importlib.util.spec_from_file_location("made_archive", SCRIPT)
    assert spec and spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    with archive.change("load") as change:
        maker = made.Maker(200)
        for rows in [maker.known(), *maker.batches()]:
            for table in tables.metadata.sorted_tables:
                change.insert_all(table, rows.get(table.name, []))
    again = made.Maker(200)
    assert again.known() == made.Maker(200).known() and list(again.batches())[-1] == rows
    with archive.connect() as connection:
        assert list(find_breaches(connection)) == []
        assert 0 < len(find_quotes(connection, [["частость"]])) < 60
