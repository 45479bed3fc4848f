"""Every command that exists is described with an example, and the reference is the one the commands give."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from quotes.cli import commands
from quotes.cli.app import PANELS, build
from quotes.cli.reference import reference


def walk(command: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield path, command
    for name, child in getattr(command, "commands", {}).items():
        yield from walk(child, (*path, name))


ALL = [found for found in walk(typer.main.get_command(build()), ("quotes",)) if len(found[0]) > 1]


def test_the_reference_is_current() -> None:
    written = Path(__file__).parents[2] / "docs" / "commands.md"
    assert written.read_text(encoding="utf-8") == reference(), "run: make docs"


def test_every_module_of_commands_stands_in_a_panel() -> None:
    modules = {module.name.replace("_", "-") for module in pkgutil.iter_modules(commands.__path__)}
    assert modules == {name for names in PANELS.values() for name in names}


@pytest.mark.parametrize(("path", "command"), ALL, ids=[" ".join(path) for path, _ in ALL])
def test_every_command_shows_an_example_of_itself_and_explains_its_options(path: tuple[str, ...], command: Any) -> None:
    example = re.search(r"Example: (quotes .+)", command.help or "")
    assert example is not None
    assert re.search(rf"quotes (--db \S+ )?{re.escape(path[1])}\b", example[1])
    assert all(param.help for param in command.params if param.name != "help")


def test_groups_take_options_only() -> None:
    groups = [command for _, command in ALL if getattr(command, "commands", {})]
    assert len(groups) >= 5
    assert not [param for group in groups for param in group.params if param.param_type_name == "argument"]


def test_whatever_prints_rows_takes_a_format() -> None:
    printing = {"who-said", "search", "show", "report", "sql", "export", "experts", "organizations", "outlets", "topics", "articles", "log"}
    for path, command in ALL:
        if len(path) == 2 and path[1] in printing | {"extract"}:
            assert "-f" in [name for param in command.params for name in param.opts], path
