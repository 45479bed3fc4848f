"""Who speaks, as tables print it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from quotes.reports.speaking import who


@pytest.mark.parametrize(
    ("speaker", "role", "affiliation", "shown"),
    [
        ("Лейла Пробина", "экономист", "Институт проб", "Лейла Пробина\nэкономист, Институт проб"),
        ("Рыбаки Ключевска", "Рыбаки", "Ключевск", "Рыбаки Ключевска"),
        ("капитаны Ключевска", "капитаны", "Союз капитанов", "капитаны Ключевска\nСоюз капитанов"),
        ("пилоты", "пилоты", None, "пилоты"),
    ],
)
def test_what_a_name_holds_is_not_told_twice(speaker: str, role: str, affiliation: str | None, shown: str) -> None:
    row: Any = SimpleNamespace(expert=None, organization=None, speaker=speaker, descriptions=(), role=role, affiliation=affiliation)
    assert who(row) == shown
