"""Known outlets: from a reference file, by name, by address. In: `seeds/outlets.toml` or rows of an archive. Out: a `Registry`."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from quotes.errors import SeedError
from quotes.model.outlets import Carrier, KnownOutlet
from quotes.outlets.carrier import find_evidence
from quotes.text.fold import fold_key
from quotes.text.layout import Layout

_FIELDS = {"key", "name", "aliases", "domains", "language", "country", "time_zone"}
_HOSTS = ("t.me", "telegram.me", "facebook.com", "twitter.com", "x.com", "youtube.com", "instagram.com", "vk.com", "web.archive.org")


class Registry:
    """Outlets that can be looked up by any of their names, by address, and by what an article says of its own outlet."""

    def __init__(self, outlets: Iterable[KnownOutlet] = ()) -> None:
        self.outlets = tuple(outlets)
        self._by_name: dict[str, KnownOutlet] = {}
        self._by_domain: dict[str, KnownOutlet] = {}
        for outlet in self.outlets:
            for name in (outlet.name, *outlet.aliases, *outlet.domains):
                self._by_name.setdefault(fold_key(name), outlet)
            for domain in outlet.domains:
                self._by_domain.setdefault(domain.casefold().removeprefix("www."), outlet)

    @property
    def fingerprint(self) -> str:
        """Equal for registries of the same outlets: SHA-256, hexadecimal."""
        return hashlib.sha256(repr(sorted(self.outlets, key=lambda outlet: outlet.key)).encode()).hexdigest()

    def find_by_name(self, name: str) -> KnownOutlet | None:
        """The outlet with this name, alias or domain, however it is written."""
        return self._by_name.get(fold_key(name))

    def find_by_url(self, url: str | None) -> KnownOutlet | None:
        """The outlet that publishes on the address's host or on a domain above it."""
        labels = host_of(url).split(".")
        for at in range(len(labels) - 1):
            if outlet := self._by_domain.get(".".join(labels[at:])):
                return outlet
        return None

    def find_carrier(self, article_text: str, layout: Layout, url: str | None, hint: str | None) -> Carrier | None:
        """The outlet that carried the article: as its carrier or metadata say, by address, else by what the page says of itself.

        An outlet that is only cited ("со ссылкой на …") is not it. None where nothing tells. Never raises.
        """
        if hint and (known := self.find_by_name(hint)):
            return Carrier(hint, "meta", hint, known)
        host = host_of(url)
        if known := self.find_by_url(url):
            return Carrier(known.name, "url", host, known)
        if hint:
            return Carrier(hint, "meta", hint)
        names = {name for outlet in self.outlets for name in (outlet.name, *outlet.aliases, *outlet.domains)}
        found = find_evidence(article_text, layout.parts, names)
        if found:
            return Carrier(found.name, "text", found.evidence, self.find_by_name(found.name))
        if host and not host.endswith(_HOSTS) and re.search(r"[^\W\d_]", host):
            return Carrier(host, "url", host)
        return None


def host_of(url: str | None) -> str:
    """The host of an address without `www.`; an empty string where there is none."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def load_outlets(path: Path) -> tuple[KnownOutlet, ...]:
    """The outlets of a reference file: `[[outlet]]` tables with key, name, aliases, domains, language, country, time_zone.

    Raises SeedError, naming the file and the entry at fault.
    """
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("outlet", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SeedError(f"{path}: {error}", "see the other files in seeds/ for the form") from error
    return tuple(_parse_outlet(entry, path) for entry in entries)


def _parse_outlet(entry: dict[str, Any], path: Path) -> KnownOutlet:
    key = str(entry.get("key") or "")
    unknown = set(entry) - _FIELDS
    if not key or not entry.get("name") or unknown:
        fault = f"unknown field {sorted(unknown)[0]!r}" if unknown else "key or name is missing"
        raise SeedError(f"{path}: outlet {key or entry.get('name')!r}: {fault}", f"the fields are {', '.join(sorted(_FIELDS))}")
    return KnownOutlet(
        key=key,
        name=str(entry["name"]),
        aliases=tuple(map(str, entry.get("aliases", ()))),
        domains=tuple(map(str, entry.get("domains", ()))),
        language=entry.get("language"),
        country=entry.get("country"),
        time_zone=entry.get("time_zone"),
    )
