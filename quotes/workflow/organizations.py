"""Organizations of a seeds file. In: TOML. Out: records for the archive; SeedError names file, key and cure.

A table looks like

    [[organization]]
    key = "kisi"
    type = "institute"
    country = "KZ"
    abbreviations = ["КИСИ", "KISI"]
    ru = ["Казахстанский институт стратегических исследований при Президенте РК"]
    en = ["Kazakhstan Institute for Strategic Studies"]

The first name of a language is its preferred one; `parent` is the key of the organization it belongs to.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotes.errors import SeedError

if TYPE_CHECKING:
    from quotes.store.organizations import OrganizationRecord

LANGUAGES = ("ru", "en", "kk", "kk-Latn", "az")
FACTS = ("type", "country", "parent", "founded", "dissolved")
FIELDS = {"key", "name", "abbreviations", *FACTS, *LANGUAGES}


def read_organizations(path: Path) -> list[OrganizationRecord]:
    """The organizations of one file, parents first; none where the file is not there. Raises SeedError naming file and key."""
    if not path.exists():
        return []
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("organization", [])
    except tomllib.TOMLDecodeError as error:
        raise SeedError(f"{path.name}: {error}", "mend the TOML") from error
    records = [_record(table, path.name) for table in tables]
    seen: dict[str | None, str] = {}
    for record in records:
        if record.key in seen:
            raise SeedError(f"{path.name}: {record.key}: the key stands there twice", "keep one of the two")
        seen[record.key] = record.name
    return sorted(records, key=lambda record: record.parent is not None)


def _record(table: dict[str, Any], file: str) -> OrganizationRecord:
    from quotes.store.organizations import OrganizationRecord
    from quotes.store.spellings import Spelling

    key = table.get("key")
    if not isinstance(key, str) or not key:
        raise SeedError(f"{file}: an organization without a key", 'write key = "lower-case-words"')
    if unknown := set(table) - FIELDS:
        raise SeedError(f"{file}: {key}: unknown field {', '.join(sorted(unknown))}", f"fields are {', '.join(sorted(FIELDS))}")
    names = [Spelling(text, lang.partition("-")[0]) for lang in LANGUAGES for text in table.get(lang, ())]
    names += [Spelling(text, None, "abbreviation") for text in table.get("abbreviations", ())]
    if not names:
        raise SeedError(f"{file}: {key}: no name in any language", 'write ru = ["…"]')
    return OrganizationRecord(table.get("name") or names[0].text, key, tuple(names), **{fact: table.get(fact) for fact in FACTS})
