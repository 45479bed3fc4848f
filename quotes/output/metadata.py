"""Nested settings as text. In: dictionaries, lists and plain values. Out: JSON, or YAML in which several lines stay lines."""

from __future__ import annotations

import json
import re
from typing import Any

from quotes.errors import UsageError
from quotes.output.formats.json import encode

FORMS = ("json", "yaml")
_PLAIN = re.compile(r"[A-Za-z_][\w.-]*")


def settings_text(value: dict[str, Any], form: str) -> str:
    """The settings as `json` or `yaml`. Raises UsageError for another form."""
    if form not in FORMS:
        raise UsageError(f"no form of metadata: {form!r}", f"name a file that ends in .{' or .'.join(FORMS)}")
    return encode(value, indent=2) + "\n" if form == "json" else "".join(f"{line}\n" for line in _lines(value, 0))


def _lines(value: dict[str, Any], depth: int) -> list[str]:
    pad, found = "  " * depth, []
    for key, held in value.items():
        name = key if _PLAIN.fullmatch(key) else json.dumps(key, ensure_ascii=False)
        if isinstance(held, dict) and held:
            found += [f"{pad}{name}:", *_lines(held, depth + 1)]
        elif isinstance(held, list) and held:
            found += [f"{pad}{name}:", *(f"{pad}- {encode(item)}" for item in held)]
        elif isinstance(held, str) and "\n" in held:
            found += [f"{pad}{name}: |-", *(f"{pad}  {line}" for line in held.split("\n"))]
        else:
            found.append(f"{pad}{name}: {encode(held)}")
    return found
