"""Outlets as known and as found. In: reference data. Out: what names an article's carrier."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownOutlet:
    """One publication: its key, preferred name, other names, the domains it publishes on, and where its clock stands.

    `time_zone` is an IANA name such as `Asia/Almaty`; `language` and `country` are ISO codes.
    """

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    language: str | None = None
    country: str | None = None
    time_zone: str | None = None


@dataclass(frozen=True, slots=True)
class Carrier:
    """The outlet of one article: its name as printed, how it is known (`option`, `meta`, `url`, `text`), and which known one it is."""

    name: str
    how: str
    evidence: str = ""
    known: KnownOutlet | None = None
