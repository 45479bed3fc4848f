"""The page that explains a quote, on an archive read from an article made here."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from quotes.errors import NotFoundError
from quotes.model.spans import Span
from quotes.reports.explaining import explain, picture, rule_place
from quotes.store.engine import open_archive
from quotes.store.tables import quote
from quotes.workflow.ingest import ingest

TEXT = """Порт готовится к зиме

Порт переживёт зиму без простоев. Об этом заявила директор Каспийского лоцманского бюро Жанна Оразкелди.

«Ледоколы уже у причала», — добавила она.
"""


@pytest.fixture
def target(sqlite_target: str, tmp_path: Path) -> str:
    (tmp_path / "port.txt").write_text(TEXT, encoding="utf-8")
    assert not ingest(sqlite_target, [str(tmp_path / "port.txt")]).failures
    return sqlite_target


def test_the_way_from_she_to_the_name_is_shown(target: str) -> None:
    with open_archive(target) as archive, archive.connect() as connection:
        number = connection.scalar(select(quote.c.id).where(quote.c.kind == "direct"))
        assert number is not None
        page = explain(connection, number)
    shown = dict(page.facts)
    assert shown["way to the name"].startswith("она → ")
    assert shown["way to the name"].endswith("Жанна Оразкелди")
    assert shown["which stands in"].startswith("quotes/extract/")
    words, signs = page.passages[0].text.splitlines()[:2]
    assert words == "«Ледоколы уже у причала», — добавила она."
    assert signs == " " + "─" * 22 + "     " + "^" * 8 + " " + "=" * 3


def test_an_unknown_quote_is_an_error_with_a_cure(target: str) -> None:
    with open_archive(target) as archive, archive.connect() as connection, pytest.raises(NotFoundError, match="q999"):
        explain(connection, 999)


def test_every_character_of_a_long_line_is_under_its_sign() -> None:
    text = "слово " * 40
    shown = picture(text, {"content": [Span(6, 200)], "cue": [], "mention": []}).splitlines()
    assert sum(line.count("─") for line in shown[:-1]) >= 194 - len(shown)
    assert all(len(line) <= 96 for line in shown)


def test_a_rule_that_is_gone_stands_nowhere() -> None:
    assert rule_place("no such rule anywhere") is None
    assert (rule_place("direct-after") or "").startswith("quotes/extract/direct.py:"), "where it is given, not where it is asked for"
