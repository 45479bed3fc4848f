"""Names and bodies between extraction, identity and store. In: speakers as printed. Out: records the archive keeps, ids it knows."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from quotes.errors import UsageError
from quotes.model.moments import day_words

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
        self._names: dict[int, list[str]] = {}
        self._dated: dict[tuple[int, str], tuple[str | None, str | None]] = {}
        self._found: dict[tuple[str, int | None], int] = {}
        self._missing: set[tuple[str, int | None]] = set()
        self._by_clue: dict[str, set[int]] = {}
        self._last = 0
        self._read_on(connection)

    def _read_on(self, connection: Connection) -> None:
        """Read the names kept since the last time: by another process, or by this one."""
        from sqlalchemy import select

        from quotes.store.tables import organization, organization_name

        named = organization_name.c
        joined = organization.join(organization_name, organization.c.id == named.organization_id)
        columns = (organization.c.canonical_id, named.text, named.valid_from, named.valid_until, named.id)
        statement = select(*columns).select_from(joined).where(named.id > self._last).order_by(named.id)
        for organization_id, text, begun, ended, self._last in connection.execute(statement):
            self.learn(organization_id, text, (begun, ended))

    def find(self, printed: str | None, day: int | None = None) -> int | None:
        """The organization that `printed` names, in any case and with a unit before it; None where none or several fit.

        Of several that bore the name at different times it is the one that bore it on `day` (YYYYMMDD), where that is known.
        """
        from quotes.identity.organizations import find_organization

        if not printed:
            return None
        key = printed, day if self._dated else None
        if key in self._found or key in self._missing:
            return self._found.get(key)
        names = self._names_near(printed)
        found = find_organization(printed, names)
        if found is None and key[1] is not None:
            found = find_organization(printed, self._names_on(key[1], names))
        if found is None:
            self._missing.add(key)
        else:
            self._found[key] = found
        return found

    def _names_near(self, printed: str) -> dict[int, list[str]]:
        """The organizations one of whose names may stand in `printed`, with all their names."""
        from quotes.identity.organizations import clues

        near = {number for clue in clues(printed) for number in self._by_clue.get(clue, ())}
        return {number: self._names[number] for number in near}

    def _names_on(self, day: int, known: dict[int, list[str]]) -> dict[int, list[str]]:
        """Of these names those that were borne on a day, those without dates included."""
        when = day_words(day)

        def borne(organization_id: int, text: str) -> bool:
            begun, ended = self._dated.get((organization_id, text), (None, None))
            return (begun or "") <= when and when[: len(ended or when)] <= (ended or when)

        return {number: [text for text in names if borne(number, text)] for number, names in known.items()}

    def learn(self, organization_id: int, name: str, period: tuple[str | None, str | None] = (None, None)) -> None:
        """One more name, and the first and last day (ISO) on which it was borne."""
        from quotes.identity.organizations import clues

        self._names.setdefault(organization_id, []).append(name)
        if marks := clues(name):  # one is enough: the rarest
            rarest = min(sorted(marks), key=lambda mark: len(self._by_clue.get(mark, ())))
            self._by_clue.setdefault(rarest, set()).add(organization_id)
        if any(period):
            self._dated[organization_id, name] = period
        self._missing.clear()

    def keep(self, change: Change, name: str, lang: str, day: int | None = None) -> int:
        """The organization that speaks under this name on this day, made where it is not known."""
        from quotes.store.organizations import OrganizationRecord, save_organization
        from quotes.store.spellings import Spelling

        known = self.find(name, day)
        if known is None:  # another process may have made it since
            self._read_on(change.connection)
            known = self.find(name, day)
        if known is not None:
            return known
        made = save_organization(change, OrganizationRecord(name, names=(Spelling(name, lang, "printed"),)), "read")
        self._read_on(change.connection)
        return made


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    from quotes.workflow.seed_files import seeds_folder

    table = tomllib.loads((seeds_folder() / "countries.toml").read_text(encoding="utf-8"))
    return {name.casefold(): code for code, names in table.items() for name in names}


def country_code(printed: str | None) -> str | None:
    """ISO 3166-1 alpha-2 of a country as printed; None where it is none that is known."""
    return _countries().get(printed.casefold().strip()) if printed else None
