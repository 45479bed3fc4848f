"""The filters that need tables: country, stance, language, confidence, status. On both back ends."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from quotes.reports.exporting import flat_table
from quotes.reports.filters import Filters
from quotes.store import tables as t
from quotes.store.engine import Archive
from quotes.store.stances import Coding, set_stance


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(country="kz"), [1, 3, 4, 5]),
        (Filters(country="AZ"), [2]),
        (Filters(stance="support"), [1]),
        (Filters(topic="Port of Proba", stance="support"), []),
        (Filters(lang="EN", confidence=0.9), [4, 5]),
        (Filters(status="rejected"), []),
        (Filters(status="any", kind="indirect"), [2, 5]),
    ],
)
def test_a_filter_narrows(told: Archive, filters: Filters, found: list[int]) -> None:
    """Тестов is of an institute of KZ by affiliation alone, Пробина herself from AZ, the ministry of KZ."""
    with told.change("test", "tester") as change:
        change.connection.execute(update(t.organization).values(country="KZ"))
        change.connection.execute(update(t.expert).where(t.expert.c.name == "Лейла Пробина").values(country="AZ"))
        canal = change.connection.exec_driver_sql("SELECT id FROM topic WHERE key = 'test-canal'").scalar_one()
        set_stance(change, Coding(1, canal, "support", "Anna"))
    with told.connect() as connection:
        assert [row[0] for row in flat_table(connection, filters).rows] == found
