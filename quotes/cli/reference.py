"""The command reference, written from the live commands. In: the command tree. Out: `docs/commands.md`.

python -m quotes.cli.reference docs/commands.md
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from quotes.cli.app import PANELS, build

HEAD = """\
# Commands

Written from the commands themselves by `make docs`; do not edit.

Options before the command: `--db PATH_OR_URL` (else `QUOTES_DB`, else `quotes.db` here), `--debug`, `--version`.
Exit codes: 0 done, also when nothing matched; 1 the request failed; 2 wrong usage; 3 the database; 130 interrupted.
Data goes to standard output, everything else to standard error.
"""

_TYPES = {"int range": "N", "float range": "SECONDS", "float": "SHARE", "path": "FILE", "file": "FILE"}


def reference() -> str:
    """The whole reference as markdown."""
    tree: Any = typer.main.get_command(build())
    context = typer.Context(tree, info_name="quotes")
    lines = [HEAD]
    for panel, names in PANELS.items():
        lines.append(f"## {panel}\n")
        for name in names:
            lines += _command(tree.get_command(context, name), f"quotes {name}")
    return "\n".join(lines).rstrip() + "\n"


def _command(command: Any, path: str) -> Iterator[str]:
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    chosen = [param for param in command.params if param.param_type_name == "option" and param.name != "help"]
    children = getattr(command, "commands", {})
    usage = " ".join([path, *(_place(argument) for argument in arguments)])
    yield f"### `{usage}`\n"
    yield _text(command.help or "") + "\n"
    rows = [(f"`{_place(argument)}`", _about(argument)) for argument in arguments]
    rows += [(f"`{', '.join(option.opts)}`{_value(option)}", _about(option)) for option in chosen]
    if rows:
        yield "| | |\n| --- | --- |"
        yield from (f"| {left} | {right} |" for left, right in rows)
        yield ""
    for name, child in children.items():
        yield from _command(child, f"{path} {name}")


def _text(text: str) -> str:
    lines = []
    for line in inspect.cleandoc(text).splitlines():
        begun, sign, example = line.partition("Example: ")
        lines.append(f"    {example}" if sign and not begun else line)
    return "\n".join(lines)


def _place(argument: Any) -> str:
    name = argument.metavar or argument.name.upper()
    many = "…" if argument.nargs == -1 and not name.endswith("…") else ""
    return f"{name}{many}" if argument.required else f"[{name}{many}]"


def _value(option: Any) -> str:
    if option.is_flag:
        return ""
    return f" {option.metavar or _TYPES.get(option.type.name, 'TEXT')}"


def _about(param: Any) -> str:
    default = param.default
    told = "" if default is None or default is False or callable(default) or default == () or param.required else f" (default: {default})"
    return f"{(param.help or '').replace('|', chr(92) + '|')}{told}"


def main() -> None:
    """Write the reference into the file named on the command line."""
    [target] = sys.argv[1:]
    path = Path(target)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(reference(), encoding="utf-8")


if __name__ == "__main__":
    main()
