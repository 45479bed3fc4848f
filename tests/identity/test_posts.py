"""Posts: one, however its role was printed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from quotes.identity.posts import printed_roles, same_posts


def post(role: str | None, body: int | None = 1, origin: str = "read") -> Any:
    return SimpleNamespace(role=role, organization_id=body, organization_text=None, origin=origin)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([post("эксперт"), post("Эксперт"), post("expert")], ["эксперт / expert"]),
        ([post("эксперт"), post("политолог")], ["эксперт", "политолог"]),
        ([post("эксперт"), post("minister")], ["эксперт", "minister"]),
        ([post("эксперт"), post("expert", 2)], ["эксперт", "expert"]),
        ([post("эксперт"), post("expert", 1, "user")], ["эксперт", "expert"]),
        ([post(None), post("expert")], [None, "expert"]),
    ],
)
def test_roles_of_one_post(rows: list[Any], told: list[str | None]) -> None:
    assert [printed_roles(some) for some in same_posts(rows)] == told
