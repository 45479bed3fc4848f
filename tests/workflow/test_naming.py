"""What is kept of a name read in an article."""

from __future__ import annotations

import pytest

from quotes.workflow.naming import gender_of


@pytest.mark.parametrize(
    ("names", "said", "kept"),
    [
        (("Лейла Пробина",), "m", "f"),
        (("Андрей Проб",), "f", "m"),
        (("Ваагн Пробян",), "f", None),  # the ending tells nothing, so the guess of a woman's name is none
        (("Qwen Probley",), "f", "f"),  # an English article said Ms or she
        (("Qwen Probley",), None, None),
        (("…",), "f", "f"),
        ((), "m", "m"),
    ],
)
def test_a_gender_is_kept_only_where_something_tells_it(names: tuple[str, ...], said: str | None, kept: str | None) -> None:
    assert gender_of(names, said) == kept  # type: ignore[arg-type]
