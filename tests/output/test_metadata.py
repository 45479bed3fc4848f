"""Settings as JSON and as YAML."""

from __future__ import annotations

import json
from typing import Any

import pytest

from quotes.errors import UsageError
from quotes.output.metadata import settings_text

SETTINGS: dict[str, Any] = {
    "title": 'Who: "said" what',
    "size": 50,
    "hidden": True,
    "facets": ["kind", "outlet"],
    "none": None,
    "queries": {"by month": {"sql": "SELECT 1\nFROM t"}},
    "empty": {},
}


def test_yaml_has_its_golden_bytes() -> None:
    assert settings_text(SETTINGS, "yaml") == (
        'title: "Who: \\"said\\" what"\nsize: 50\nhidden: true\nfacets:\n- "kind"\n- "outlet"\nnone: null\n'
        'queries:\n  "by month":\n    sql: |-\n      SELECT 1\n      FROM t\nempty: {}\n'
    )


def test_json_is_the_same() -> None:
    assert json.loads(settings_text(SETTINGS, "json")) == SETTINGS


def test_another_form_is_refused() -> None:
    with pytest.raises(UsageError, match="no form of metadata: 'ini'"):
        settings_text(SETTINGS, "ini")
