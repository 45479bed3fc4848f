"""The outlet of an article settled by a person: it goes with the quotes, outlives a newer version, and is taken back by undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from quotes.errors import NotFoundError
from quotes.store import tables as t
from quotes.store.changes import undo
from quotes.store.engine import Archive
from quotes.store.outlet_by_hand import COMMAND, set_outlet
from quotes.store.outlets import OutletRecord, save_outlet
from quotes.store.verify import find_breaches
from quotes.workflow.ingest import IngestOptions, ingest

PAGE = "Порт растёт\n\n12 марта 2025\n\nЭксперт Ермек Проверов заявил: «Первое слово о новом порте сказано».\n"


def outlets(archive: Archive) -> tuple[set[str | None], set[str | None]]:
    """The names of the outlets of all articles and of all quotes."""
    with archive.connect() as connection:
        assert list(find_breaches(connection)) == []
        found = []
        for table in (t.article, t.quote):
            named = select(t.outlet.c.name).select_from(table.outerjoin(t.outlet, t.outlet.c.id == table.c.outlet_id))
            found.append(set(connection.scalars(named)))
        return found[0], found[1]


def read(archive: Archive, page: Path, text: str) -> str:
    page.write_text(text, encoding="utf-8")
    options = IngestOptions(tagger=False, outlet="Листок порта")
    report = ingest(archive.address.url.render_as_string(hide_password=False), [str(page)], options)
    return next(state for state in report.articles if report.articles[state])


def test_what_a_person_settled_outlives_an_edited_page(archive: Archive, tmp_path: Path) -> None:
    page = tmp_path / "port.txt"
    assert read(archive, page, PAGE) == "new"
    assert outlets(archive) == ({"Листок порта"}, {"Листок порта"})
    with archive.change("outlets add") as change:
        number = save_outlet(change, OutletRecord("steppe", "Степной вестник"), "user")
    with archive.change(COMMAND) as change:
        assert set_outlet(change, 1, number) == 1
        settled = change.id
    assert outlets(archive) == ({"Степной вестник"}, {"Степной вестник"})
    assert read(archive, page, "Дополнено.\n\n" + PAGE) == "changed"
    assert outlets(archive) == ({"Степной вестник"}, {"Степной вестник"})
    with archive.change("undo") as change:
        undo(change, settled + 1)
    with archive.change("undo") as change:
        undo(change, settled)
    assert outlets(archive) == ({"Листок порта"}, {"Листок порта"})
    assert read(archive, page, "Ещё дополнено.\n\n" + PAGE) == "changed"
    assert outlets(archive) == ({"Листок порта"}, {"Листок порта"})


def test_an_article_that_is_not_there_is_named(archive: Archive) -> None:
    with pytest.raises(NotFoundError, match="no article a9"), archive.change(COMMAND) as change:
        set_outlet(change, 9, None)
