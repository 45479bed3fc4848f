"""Addresses to bytes. In: an http or https address and bounds. Out: what stands there, or a FetchError.

Only public hosts are asked, after every redirect anew: an address in a page must not reach into the user's own network.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from quotes.errors import FetchError

if TYPE_CHECKING:
    import httpx

_AGENT = "quotes/0.1 (reads news articles for research; one request at a time)"
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Bounds of one fetch: bytes after unpacking, redirects, seconds to connect and read, seconds in all, private hosts."""

    max_size: int = 10_000_000
    max_redirects: int = 5
    timeout: float = 20.0
    deadline: float = 60.0
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stood at an address: `url` after redirects, `retrieved` as an ISO moment in UTC."""

    url: str
    data: bytes
    content_type: str
    retrieved: str


_DEFAULTS = FetchLimits()


def fetch(url: str, limits: FetchLimits = _DEFAULTS, transport: httpx.BaseTransport | None = None) -> Fetched:
    """The bytes at `url`; `transport` replaces the network in tests.

    Raises FetchError, naming the address, for other schemes, private hosts, bad answers, and what is too large or slow.
    """
    import httpx

    end = time.monotonic() + limits.deadline
    headers = {"User-Agent": _AGENT, "Accept": _ACCEPT}
    address = url
    try:
        with httpx.Client(
            transport=transport, timeout=limits.timeout, headers=headers, follow_redirects=False, trust_env=transport is None
        ) as client:
            for _ in range(limits.max_redirects + 1):
                host = check_address(address, limits.allow_private)
                with client.stream("GET", address) as answer:
                    _check_peer(answer, host, limits.allow_private)
                    target = answer.headers.get("location")
                    if answer.status_code in _REDIRECTS and target:
                        address = urljoin(address, target)
                        continue
                    return _take(answer, address, limits, end)
    except httpx.TimeoutException as error:
        raise FetchError(
            f"{url}: no answer within {limits.timeout:g} seconds", "try again later, or save the page and read the file"
        ) from error
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        raise FetchError(f"{url}: cannot be fetched: {error}", "check the address, or save the page and read the file") from error
    raise FetchError(f"{url}: more than {limits.max_redirects} redirects", "give the address it leads to")


def check_address(url: str, allow_private: bool = False) -> str:
    """The host of a fetchable address. Raises FetchError for other schemes, names without an address, and private hosts."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise FetchError(f"{url}: not an address: {error}", "give http://… or https://…") from error
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise FetchError(f"{url}: only http and https addresses are fetched", "give http://… or https://…, or a file")
    if allow_private:
        return host
    try:
        found = socket.getaddrinfo(host, port or (443 if parts.scheme == "https" else 80), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        if _proxied():
            return host  # the proxy knows names that this machine does not
        raise FetchError(f"{url}: the host {host} is not known", "check the spelling and the connection") from error
    if private := _private(item[4][0] for item in found):
        raise FetchError(f"{url}: {host} is the private address {private}", "save the page and read the file")
    return host


def _private(addresses: Iterable[object]) -> str | None:
    """The first address that is not a public one."""
    for address in addresses:
        plain = ipaddress.ip_address(str(address).partition("%")[0])
        mapped = getattr(plain, "ipv4_mapped", None)
        if not (mapped or plain).is_global or (mapped or plain).is_multicast:
            return str(address)
    return None


def _check_peer(answer: httpx.Response, host: str, allow_private: bool) -> None:
    """Refuse an answer from a private address: the name may have been resolved to another one for the connection."""
    stream = answer.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream is not None else None
    if peer and not allow_private and (private := _private([peer[0]])) and not _proxied():
        raise FetchError(f"{answer.url}: {host} answered from the private address {private}", "save the page and read the file")


def _proxied() -> bool:
    """Is a proxy set? Then the peer is the proxy, which the user chose."""
    from urllib.request import getproxies

    return bool(getproxies())


def _take(answer: httpx.Response, address: str, limits: FetchLimits, end: float) -> Fetched:
    """The body, read in pieces up to the limit."""
    if answer.status_code != 200:
        raise FetchError(
            f"{address}: the server answered {answer.status_code} {answer.reason_phrase}", "open it in a browser, save it, read the file"
        )
    data = bytearray()
    for piece in answer.iter_bytes():
        data += piece
        if len(data) > limits.max_size:
            raise FetchError(f"{address}: more than the limit of {limits.max_size:,} bytes", "raise the limit with --max-size")
        if time.monotonic() > end:
            raise FetchError(f"{address}: not read within {limits.deadline:g} seconds", "try again later")
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Fetched(address, bytes(data), (answer.headers.get("content-type") or "").casefold(), now)
