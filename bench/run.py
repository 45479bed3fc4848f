"""Run the benchmarks and write bench/RESULTS.md. In: which parts to run (default all). Out: a table of ratios."""

from __future__ import annotations

import argparse
import importlib
import platform
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
PARTS = ("startup", "extraction", "archive", "people", "asking", "postgres")


def main(parts: list[str]) -> int:
    """Run `parts`, print their rows and keep them, those of other parts as they are; nothing here passes or fails."""
    kept = _read(HERE / "RESULTS.md")
    for part in parts or PARTS:
        kept[part] = []
        with tempfile.TemporaryDirectory() as folder:
            for name, reference, ratio, target in importlib.import_module(part).rows(Path(folder)):
                kept[part].append(f"| {name} | {reference} | {ratio:.3g} | {target} |")
                print(kept[part][-1], flush=True)
    lines = [
        "# Benchmarks",
        "",
        f"Python {platform.python_version()}, CPU time, medians; each row is a ratio to a reference timed in the same run.",
    ]
    for part in (part for part in PARTS if part in kept):
        lines += ["", f"## {part}", "", "| operation | reference | ratio | wanted |", "| --- | --- | --- | --- |", *kept[part]]
    (HERE / "RESULTS.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


def known(part: str) -> str:
    """The name of a part. Raises ArgumentTypeError for any other word."""
    if part not in PARTS:
        raise argparse.ArgumentTypeError(f"no part {part!r}; there are {', '.join(PARTS)}")
    return part


def _read(path: Path) -> dict[str, list[str]]:
    """The rows of earlier runs by part."""
    found: dict[str, list[str]] = {}
    for section in path.read_text(encoding="utf-8").split("\n## ")[1:]:
        part, *lines = section.splitlines()
        found[part] = [line for line in lines if line.startswith("| ")][2:]
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", type=known, metavar="PART", help=f"{', '.join(PARTS)} (default: all)")
    sys.exit(main(parser.parse_args().parts))
