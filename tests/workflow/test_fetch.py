"""Addresses are fetched within bounds and never from the user's own network."""

from __future__ import annotations

import socket
from collections.abc import Callable

import httpx
import pytest

from quotes.errors import FetchError
from quotes.workflow.fetch import FetchLimits, check_address, fetch

PUBLIC = "93.184.216.34"


@pytest.fixture(autouse=True)
def _names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every name is a public host, except `inside.example`."""

    def getaddrinfo(host: str, port: int, **_: object) -> list[tuple[object, object, int, str, tuple[str, int]]]:
        if host == "nowhere.example":
            raise socket.gaierror("no such name")
        address = "10.0.0.7" if host == "inside.example" else host if host[0].isdigit() or ":" in host else PUBLIC
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def web(answer: Callable[[httpx.Request], httpx.Response]) -> httpx.MockTransport:
    return httpx.MockTransport(answer)


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
        fetch("https://skazka.example/1", FetchLimits(max_redirects=1), web(answer))


@pytest.mark.parametrize(
    "target", ["http://inside.example/", "http://127.0.0.1/", "http://169.254.169.254/x", "file:///etc/passwd", "http://[::1]/"]
)
def test_a_redirect_into_the_users_network_is_refused(target: str) -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
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
    ],
)
def test_private_hosts_are_refused_unless_allowed(url: str) -> None:
    if "localhost" in url:
        url = url.replace("localhost.inside", "inside.example")
    with pytest.raises(FetchError, match="private address"):
        check_address(url)
    assert check_address(url, allow_private=True)


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
        fetch("https://skazka.example/", FetchLimits(max_size=10), web(lambda _: httpx.Response(200, text="x" * 11)))
    with pytest.raises(FetchError, match="404"):
        fetch("https://skazka.example/", transport=web(lambda _: httpx.Response(404)))

    def late(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("late", request=request)

    with pytest.raises(FetchError, match="no answer within"):
        fetch("https://skazka.example/", transport=web(late))
    with pytest.raises(FetchError, match="not read within"):
        fetch("https://skazka.example/", FetchLimits(deadline=-1), web(lambda _: httpx.Response(200, text="x")))
