"""Names and bodies between extraction, identity and store. In: speakers as printed. Out: records the archive keeps, ids it knows."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from quotes.errors import UsageError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from quotes.model.quotes import Gender, Speaker
    from quotes.store.change import Change
    from quotes.store.experts import NameRecord

SCRIPTS = {"cyrillic": "Cyrl", "latin": "Latn"}


def name_record(text: str, lang: str | None) -> NameRecord:
    """A spelling with its parts and blocking keys; a spelling without a letter keeps its text alone."""
    from quotes.store.experts import NameRecord

    try:
        return replace(parsed_record(text), lang=lang)
    except UsageError:
        return NameRecord(text, lang=lang)


def parsed_record(text: str) -> NameRecord:
    """A spelling with its parts and blocking keys. Raises UsageError where it holds no letter."""
    from quotes.identity.candidates import blocking_keys
    from quotes.identity.names import parse_name
    from quotes.store.experts import NameRecord

    parsed = parse_name(text)
    script = SCRIPTS.get(parsed.script)
    return NameRecord(text, blocking_keys(text), None, script, parsed.given or None, parsed.family or None, parsed.patronymic or None)


def spellings(speaker: Speaker) -> tuple[str, ...]:
    """The speaker's full spellings, the fullest first.

    A name of one word is kept where nothing fuller is known, or where its word is spelled unlike any in the full names.
    """
    if not speaker.name:
        return ()
    full = [name for name in (speaker.name, *speaker.variants) if len(name.split()) > 1]
    if not full:
        return (speaker.name,)
    words = {word.casefold() for name in full for word in name.split()}
    bare = [name for name in speaker.variants if len(name.split()) == 1 and name.casefold() not in words]
    return tuple(dict.fromkeys([*full, *bare]))


def gender_of(names: Iterable[str], said: Gender | None) -> Gender | None:
    """The gender that full names tell by themselves; else what was `said` of the person, if the names are in Latin letters.

    In Cyrillic all that could be said of a gender was guessed from the endings of the very same name ("Матиас Йорш" may be read as
    a woman's name that does not decline), and a guess would keep the same person's articles apart.
    """
    from quotes.identity.names import parse_name

    told: set[Gender] = set()
    for name in names:
        try:
            parsed = parse_name(name)
        except UsageError:
            continue
        if parsed.gender:
            told.add("m" if parsed.gender == "m" else "f")
        elif parsed.script != "latin":
            said = None
    return told.pop() if len(told) == 1 else None if told else said


class Bodies:
    """The organizations of an archive, for looking up printed names; what is read anew is added as it is kept."""

    def __init__(self, connection: Connection) -> None:
        from sqlalchemy import select

        from quotes.store.tables import organization, organization_name

        self._names: dict[int, list[str]] = {}
        self._found: dict[str, int | None] = {}
        joined = organization.join(organization_name, organization.c.id == organization_name.c.organization_id)
        statement = select(organization.c.canonical_id, organization_name.c.text).select_from(joined).order_by(organization_name.c.id)
        for organization_id, text in connection.execute(statement):
            self._names.setdefault(organization_id, []).append(text)

    def find(self, printed: str | None) -> int | None:
        """The organization that `printed` names, in any case and with a unit before it; None where none or several fit."""
        from quotes.identity.organizations import find_organization

        if not printed:
            return None
        if printed not in self._found:
            self._found[printed] = find_organization(printed, self._names)
        return self._found[printed]

    def keep(self, change: Change, name: str, lang: str) -> int:
        """The organization that speaks under this name, made where it is not known."""
        from quotes.store.organizations import OrganizationRecord, save_organization
        from quotes.store.spellings import Spelling

        known = self.find(name)
        if known is not None:
            return known
        made = save_organization(change, OrganizationRecord(name, names=(Spelling(name, lang, "printed"),)), "read")
        self._names.setdefault(made, []).append(name)
        self._found = {printed: found for printed, found in self._found.items() if found is not None}
        return made


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    from quotes.workflow.seed import seeds_folder

    table = tomllib.loads((seeds_folder() / "countries.toml").read_text(encoding="utf-8"))
    return {name.casefold(): code for code, names in table.items() for name in names}


def country_code(printed: str | None) -> str | None:
    """ISO 3166-1 alpha-2 of a country as printed; None where it is none that is known."""
    return _countries().get(printed.casefold().strip()) if printed else None
