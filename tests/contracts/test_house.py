"""The house rules that a reader would otherwise have to check by eye."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "quotes").rglob("*.py"))
BANNED = {"utils", "helpers", "common", "base", "manager", "handler", "core", "misc"}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_says_what_it_is_for_and_stays_readable(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert path.stem not in BANNED
    assert ast.get_docstring(tree), "a module opens with what comes in and what goes out"
    assert source.count("\n") <= 400, "split it"
    long = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.body[-1].lineno >= 0 and length(node) > 60
    ]
    # a command's option list counts as data, not as code
    assert "cli" in path.parts or not long, f"too long: {long}"


def length(node: ast.FunctionDef) -> int:
    """Lines of the body, docstring left out."""
    first = node.body[1] if len(node.body) > 1 and isinstance(node.body[0], ast.Expr) else node.body[0]
    return (node.end_lineno or first.lineno) - first.lineno + 1


def tracked() -> list[Path]:
    listing = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.splitlines()
    return [ROOT / name for name in listing if (ROOT / name).is_file()]


def test_no_file_holds_a_path_of_somebody_s_machine() -> None:
    pattern = re.compile(r"(?<![\w.])/(?:home|root|Users|work)/\w")
    files = tracked()
    if not files:
        pytest.skip("not a git checkout")
    found = []
    for path in files:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if path != Path(__file__) and (hit := pattern.search(text)):
            found.append(f"{named(path)}: {hit[0]}")
    assert not found


def test_every_language_has_a_mirror_in_the_tests() -> None:
    packs = {path.parent.name for path in (ROOT / "quotes" / "lang").glob("*/__init__.py")}
    assert packs == {path.name for path in (ROOT / "tests" / "lang").iterdir() if path.is_dir() and path.name != "__pycache__"}
