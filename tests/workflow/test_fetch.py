"""Addresses are fetched within bounds and never from the user's own network."""

from __future__ import annotations

import gzip
import http.server
import socket
import threading
import time
from collections.abc import Callable, Iterator

import httpx
import pytest

from quotes.errors import FetchError
from quotes.workflow.fetch import FetchLimits, check_address, fetch
from quotes.workflow.manners import Manners

PUBLIC = "93.184.216.34"


@pytest.fixture(autouse=True)
def _names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every name is a public host, except `inside.example`."""

    def getaddrinfo(host: str, port: int, *_: object, **__: object) -> list[tuple[object, object, int, str, tuple[str, int]]]:
        if host == "nowhere.example":
            raise socket.gaierror("no such name")
        address = "10.0.0.7" if host == "inside.example" else host if host[0].isdigit() or ":" in host else PUBLIC
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def web(answer: Callable[[httpx.Request], httpx.Response]) -> httpx.MockTransport:
    """A network that answers so, its bodies not read yet."""

    def send(request: httpx.Request) -> httpx.Response:
        made = answer(request)
        if made.is_stream_consumed:
            return httpx.Response(made.status_code, headers=made.headers, stream=httpx.ByteStream(made.content))
        return made

    return httpx.MockTransport(send)


def test_a_page_comes_with_its_type_and_moment() -> None:
    page = fetch("https://skazka.example/1", transport=web(lambda _: httpx.Response(200, html="<p>Да</p>")))
    assert (page.url, page.data, page.content_type) == ("https://skazka.example/1", "<p>Да</p>".encode(), "text/html; charset=utf-8")
    assert page.retrieved.endswith("+00:00")


def test_the_agent_says_what_it_is() -> None:
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["user-agent"])
        return httpx.Response(200, text="x")

    fetch("https://skazka.example/", transport=web(answer))
    assert seen[0].startswith("quotes/")


def test_redirects_are_followed_up_to_the_bound() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return (
            httpx.Response(200, text="end")
            if request.url.path == "/3"
            else httpx.Response(302, headers={"location": f"/{int(request.url.path[1:]) + 1}"})
        )

    assert fetch("https://skazka.example/1", transport=web(answer)).url == "https://skazka.example/3"
    with pytest.raises(FetchError, match="more than 1 redirects"):
        fetch("https://skazka.example/1", FetchLimits(max_redirects=1), transport=web(answer))


@pytest.mark.parametrize(
    "target", ["http://inside.example/", "http://127.0.0.1/", "http://169.254.169.254/x", "file:///etc/passwd", "http://[::1]/"]
)
def test_a_redirect_into_the_users_network_is_refused(target: str) -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.headers["host"])
        return httpx.Response(302, headers={"location": target})

    with pytest.raises(FetchError, match=r"private address|only http"):
        fetch("https://skazka.example/", transport=web(answer))
    assert asked == ["skazka.example"]


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost.inside/",
        "http://10.1.2.3/",
        "http://192.168.0.1:8080/",
        "http://0.0.0.0/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fd00::1]/",
        "http://224.0.0.1/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:c0a8:101::]/",
        "http://100.64.0.1/",
    ],
)
def test_private_hosts_are_refused_unless_allowed(url: str) -> None:
    if "localhost" in url:
        url = url.replace("localhost.inside", "inside.example")
    with pytest.raises(FetchError, match="private address"):
        check_address(url)
    assert check_address(url, allow_private=True) == []


@pytest.mark.parametrize(
    "url", ["ftp://skazka.example/", "gopher://x/", "https://", "http://[broken/", "http://nowhere.example/", "http://x:99999/"]
)
def test_what_is_no_address_is_one_error(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(url)
    assert url in caught.value.message
    assert caught.value.hint


def test_large_slow_and_missing_pages_are_one_error_each() -> None:
    with pytest.raises(FetchError, match="limit of 10 bytes"):
        fetch("https://skazka.example/", FetchLimits(max_size=10), transport=web(lambda _: httpx.Response(200, text="x" * 11)))
    with pytest.raises(FetchError, match="404"):
        fetch("https://skazka.example/", transport=web(lambda _: httpx.Response(404)))

    def late(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("late", request=request)

    with pytest.raises(FetchError, match="no answer within"):
        fetch("https://skazka.example/", transport=web(late))

    def slow(request: httpx.Request) -> httpx.Response:
        time.sleep(0.5)
        return httpx.Response(200, text="x")

    with pytest.raises(FetchError, match="not read within"):
        fetch("https://skazka.example/", FetchLimits(deadline=0.01), transport=web(slow))


def test_a_name_is_looked_up_once_and_the_connection_goes_where_it_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that says a public address first and one of the user's network next gains nothing."""
    answers = iter([PUBLIC, "127.0.0.1", "127.0.0.1"])
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), 443))])
    asked: list[tuple[str, str, object]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append((request.url.host, request.headers["host"], request.extensions.get("sni_hostname")))
        return httpx.Response(200, text="x")

    assert fetch("https://skazka.example:8443/1", transport=web(answer)).url == "https://skazka.example:8443/1"
    assert asked == [(PUBLIC, "skazka.example:8443", "skazka.example")]
    with pytest.raises(FetchError, match="private address 127"):
        fetch("https://skazka.example:8443/1", transport=web(answer))


def test_another_address_of_the_host_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("93.184.216.33", PUBLIC)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.host != PUBLIC:
            raise httpx.ConnectError("nobody there")
        return httpx.Response(200, text="end")

    assert fetch("http://skazka.example/", transport=web(answer)).data == b"end"


def test_no_proxy_alone_is_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "localhost")
    assert check_address("http://skazka.example/") == [PUBLIC]
    monkeypatch.setenv("http_proxy", "http://proxy.example:3128")
    assert check_address("http://skazka.example/") == [] and check_address("http://nowhere.example/") == []
    assert check_address("https://skazka.example/") == [PUBLIC]


BOMB = gzip.compress(b"\0" * 50_000_000, mtime=0)


@pytest.mark.parametrize(
    ("packing", "body", "said"),
    [
        ("gzip", BOMB, "limit of 10,000 bytes"),
        ("deflate", BOMB, "limit of 10,000 bytes"),
        ("br", b"x", "not asked for"),
        ("gzip, gzip", gzip.compress(BOMB, mtime=0), "not asked for"),
        ("gzip", b"no gzip at all", "cannot be fetched"),
        ("gzip", gzip.compress(b"a page, and more of it", mtime=0)[:-12], "ends in the middle"),
    ],
    ids=["a bomb", "a bomb called deflate", "an unknown packing", "packed twice", "not packed", "cut short"],
)
def test_a_body_that_unpacks_to_too_much_or_badly_is_one_error(packing: str, body: bytes, said: str) -> None:
    answer = web(lambda _: httpx.Response(200, headers={"content-encoding": packing}, stream=httpx.ByteStream(body)))
    with pytest.raises(FetchError, match=said):
        fetch("https://skazka.example/", FetchLimits(max_size=10_000), transport=answer)


def test_a_packed_body_is_unpacked() -> None:
    answer = web(lambda _: httpx.Response(200, headers={"content-encoding": "gzip"}, stream=httpx.ByteStream(gzip.compress(b"page"))))
    assert fetch("https://skazka.example/", transport=answer).data == b"page"


class Drip(http.server.BaseHTTPRequestHandler):
    """A server that sends a byte of its headers now and then, for ever."""

    def do_GET(self) -> None:
        try:
            for _ in range(200):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def drip() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Drip) as server:
        server.daemon_threads = True
        worker = threading.Thread(target=server.serve_forever, daemon=True)
        worker.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_host_that_sends_a_byte_now_and_then_does_not_hold_the_batch(drip: str) -> None:
    started = time.monotonic()
    with pytest.raises(FetchError, match=r"not read within 0\.3 seconds"):
        fetch(drip, FetchLimits(deadline=0.3, allow_private=True))
    assert time.monotonic() - started < 8


ROBOTS = "User-agent: *\nDisallow: /private\nDisallow: /*?print=\nCrawl-delay: 7\n"


def test_robots_are_minded_and_the_host_may_rest() -> None:
    asked: list[str] = []
    slept: list[float] = []
    clock = [100.0]

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        clock[0] += seconds

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        return httpx.Response(200, text=ROBOTS if request.url.path == "/robots.txt" else "page")

    manners = Manners(clock=lambda: clock[0], sleep=sleep)
    for path in ("/1", "/2"):
        assert fetch(f"https://skazka.example{path}", manners=manners, transport=web(answer)).data == b"page"
    for path in ("/private/1", "/1?print=yes"):
        with pytest.raises(FetchError, match=r"robots\.txt asks"):
            fetch(f"https://skazka.example{path}", manners=manners, transport=web(answer))
    assert asked == ["/robots.txt", "/1", "/2"]
    assert slept == [7.0]
    fetch("https://another.example/1", manners=manners, transport=web(answer))
    assert slept == [7.0]


@pytest.mark.parametrize(
    ("status", "body", "allowed"), [(404, "", True), (403, "", True), (200, "\0\xff nonsense", True), (503, "", False)]
)
def test_a_host_without_rules_may_be_read_and_one_that_cannot_say_may_not(status: int, body: str, allowed: bool) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(status, text=body) if request.url.path == "/robots.txt" else httpx.Response(200, text="page")

    if allowed:
        assert fetch("https://skazka.example/1", manners=Manners(), transport=web(answer)).data == b"page"
    else:
        with pytest.raises(FetchError, match="who may read there is not known"):
            fetch("https://skazka.example/1", manners=Manners(), transport=web(answer))


def test_a_redirect_does_not_lead_round_the_rules() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/robots.txt":
            return httpx.Response(200, text=ROBOTS)
        return httpx.Response(302, headers={"location": "/private/1"})

    with pytest.raises(FetchError, match=r"robots\.txt asks"):
        fetch("https://skazka.example/1", manners=Manners(0, sleep=lambda _: None), transport=web(answer))
