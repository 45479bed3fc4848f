"""Addresses to bytes. In: an http or https address and bounds. Out: what stands there, or a FetchError.

Only public hosts are asked, after every redirect anew: an address in a page must not reach into the user's own network. A name is
looked up once, and the connection goes to the very address that was found public.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from quotes.errors import FetchError
from quotes.workflow.manners import AGENT

if TYPE_CHECKING:
    import httpx

    from quotes.workflow.manners import Manners

_AGENT = f"{AGENT}/0.1 (reads news articles for research; one request at a time)"
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_ADDRESSES = 3
_MOST_ROBOTS = 500_000
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Bounds of one fetch: bytes after unpacking, redirects, seconds to connect and read, seconds a request in all, private hosts."""

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


@dataclass(frozen=True, slots=True)
class _Answer:
    """One answer: its status with the server's words for it, where it leads to, its body (of a good one)."""

    status: int
    reason: str
    location: str | None
    content_type: str
    data: bytes


_DEFAULTS = FetchLimits()


def fetch(
    url: str, limits: FetchLimits = _DEFAULTS, manners: Manners | None = None, transport: httpx.BaseTransport | None = None
) -> Fetched:
    """The bytes at `url`; `manners` mind robots.txt and the pace, `transport` replaces the network in tests.

    Raises FetchError, naming the address, for other schemes, private hosts, what robots.txt forbids, bad answers, and what is too
    large or slow.
    """
    address = url
    for _ in range(limits.max_redirects + 1):
        if manners:
            check_address(address, limits.allow_private)
            manners.demand_allowed(address, lambda robots: _read_robots(robots, limits, transport))
            manners.wait(address)
        answer = _ask(address, limits, transport)
        if answer.status in _REDIRECTS and answer.location:
            address = urljoin(address, answer.location)
            continue
        if answer.status != 200:
            raise FetchError(
                f"{address}: the server answered {answer.status} {answer.reason}", "open it in a browser, save it, read the file"
            )
        return Fetched(address, answer.data, answer.content_type, datetime.now(UTC).isoformat(timespec="seconds"))
    raise FetchError(f"{url}: more than {limits.max_redirects} redirects", "give the address it leads to")


def _read_robots(url: str, limits: FetchLimits, transport: httpx.BaseTransport | None) -> str:
    """A host's robots.txt; empty where it has none. Raises FetchError where the host has one that it cannot give now."""
    address = url
    for _ in range(limits.max_redirects + 1):
        answer = _ask(address, replace(limits, max_size=_MOST_ROBOTS), transport)
        if answer.status in _REDIRECTS and answer.location:
            address = urljoin(address, answer.location)
            continue
        if answer.status >= 500:
            raise FetchError(f"{url}: the server answered {answer.status}; who may read there is not known", "try again later")
        return answer.data.decode("utf-8", "replace") if answer.status == 200 else ""
    return ""


def check_address(url: str, allow_private: bool = False) -> list[str]:
    """The addresses to which a connection may go; none where a proxy or the network may choose.

    Raises FetchError for other schemes, names without an address, and private hosts.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise FetchError(f"{url}: not an address: {error}", "give http://… or https://…") from error
    scheme = parts.scheme.lower()
    if scheme not in ("http", "https") or not host:
        raise FetchError(f"{url}: only http and https addresses are fetched", "give http://… or https://…, or a file")
    if allow_private:
        return []
    proxied = _proxied(scheme, host)
    try:
        found = socket.getaddrinfo(host, port or (443 if scheme == "https" else 80), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        if proxied:
            return []  # the proxy knows names that this machine does not
        raise FetchError(f"{url}: the host {host} is not known", "check the spelling and the connection") from error
    addresses = list(dict.fromkeys(str(item[4][0]) for item in found))
    if private := next((address for address in addresses if not _is_public(address)), None):
        raise FetchError(f"{url}: {host} is the private address {private}", "save the page and read the file")
    return [] if proxied else addresses[:_MOST_ADDRESSES]


def _is_public(address: str) -> bool:
    """Is it an address of the public network, as is whatever address is wrapped in it?"""
    plain = ipaddress.ip_address(address.partition("%")[0])
    wrapped: list[Any] = [plain]
    if isinstance(plain, ipaddress.IPv6Address):
        wrapped += [plain.ipv4_mapped, plain.sixtofour, *(plain.teredo or ())]
        wrapped += [ipaddress.ip_address(int(plain) & 0xFFFFFFFF)] if plain in _NAT64 else []
    return all(one.is_global and not one.is_multicast for one in wrapped if one is not None)


def _proxied(scheme: str, host: str) -> bool:
    """Is a proxy set for this? Then it makes the connection, and the user chose it."""
    from urllib.request import getproxies, proxy_bypass

    proxies = getproxies()
    return bool(proxies.get(scheme) or proxies.get("all")) and not proxy_bypass(host)


def _ask(url: str, limits: FetchLimits, transport: httpx.BaseTransport | None) -> _Answer:
    """One request, to one of the addresses that were found public. Raises FetchError, naming the address."""
    import httpx

    addresses: list[str | None] = [*check_address(url, limits.allow_private)] or [None]
    try:
        for place, address in enumerate(addresses, 1):
            try:
                return _within(limits.deadline, url, lambda address=address: _exchange(url, address, limits, transport))  # type: ignore[misc]
            except (httpx.ConnectError, httpx.ConnectTimeout):
                if place == len(addresses):
                    raise
    except httpx.TimeoutException as error:
        raise FetchError(
            f"{url}: no answer within {limits.timeout:g} seconds", "try again later, or save the page and read the file"
        ) from error
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, zlib.error) as error:
        raise FetchError(f"{url}: cannot be fetched: {error}", "check the address, or save the page and read the file") from error
    raise AssertionError("unreachable")


def _within(seconds: float, url: str, work: Callable[[], _Answer]) -> _Answer:
    """What `work` comes to, if it does in time: a host that sends a byte now and then must not hold the batch."""
    came: list[_Answer] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            came.append(work())
        except BaseException as error:  # noqa: BLE001 - raised again by the one who waits
            failed.append(error)

    worker = threading.Thread(target=run, daemon=True)
    worker.start()
    worker.join(max(0.0, seconds))
    if failed:
        raise failed[0]
    if not came:
        raise FetchError(f"{url}: not read within {seconds:g} seconds", "try again later")
    return came[0]


def _exchange(url: str, address: str | None, limits: FetchLimits, transport: httpx.BaseTransport | None) -> _Answer:
    import httpx

    target, headers, options = httpx.URL(url), {"User-Agent": _AGENT, "Accept": _ACCEPT, "Accept-Encoding": "gzip"}, {}
    if address:  # the name goes along, the connection to the address that was checked
        headers["Host"] = target.netloc.decode("ascii")
        options["sni_hostname"] = target.raw_host.decode("ascii")
        target = target.copy_with(host=address)
    settings: dict[str, Any] = {"transport": transport} if transport else {"verify": _certificates()}
    with (
        httpx.Client(timeout=limits.timeout, trust_env=not address and not transport, **settings) as client,
        client.stream("GET", target, headers=headers, extensions=options, follow_redirects=False) as answer,
    ):
        good = answer.status_code == 200
        data = b"".join(_unpacked(answer, url, limits.max_size)) if good else b""
        kind = (answer.headers.get("content-type") or "").casefold()
        return _Answer(answer.status_code, answer.reason_phrase, answer.headers.get("location"), kind, data)


@lru_cache(maxsize=1)
def _certificates() -> Any:
    """Whom to trust: the system's and the user's certificates, read once."""
    import httpx

    return httpx.create_ssl_context()


def _unpacked(answer: httpx.Response, url: str, limit: int) -> Iterator[bytes]:
    """The body in pieces, unpacked up to the limit: a few bytes may unpack to very many."""
    packing = (answer.headers.get("content-encoding") or "identity").strip().casefold()
    if packing not in ("identity", "gzip", "x-gzip", "deflate"):
        raise FetchError(f"{url}: packed in a way that was not asked for: {packing[:40]!r}", "save the page and read the file")
    unpack = None if packing == "identity" else zlib.decompressobj(zlib.MAX_WBITS | 32)
    left = limit
    for piece in answer.iter_raw():
        plain = unpack.decompress(piece, left + 1) if unpack else piece
        left -= len(plain)
        if left < 0:
            raise FetchError(f"{url}: more than the limit of {limit:,} bytes", "raise the limit with --max-size")
        yield plain
    if unpack and left < limit and not unpack.eof:
        raise FetchError(f"{url}: the answer ends in the middle", "try again later, or save the page and read the file")
