"""Run the benchmarks and write bench/RESULTS.md. In: which parts to run (default all). Out: a table of ratios."""

from __future__ import annotations

import importlib
import platform
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
PARTS = ("startup", "extraction", "archive", "people")


def main(parts: list[str]) -> int:
    """Run `parts`, print the table and keep it; nothing here passes or fails."""
    lines = [
        "# Benchmarks",
        "",
        f"Python {platform.python_version()}, CPU time, medians; each row is a ratio to a reference timed in the same run.",
        "",
        "| operation | reference | ratio | wanted |",
        "| --- | --- | --- | --- |",
    ]
    for part in parts or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            for name, reference, ratio, target in importlib.import_module(part).rows(Path(folder)):
                lines.append(f"| {name} | {reference} | {ratio:.3g} | {target} |")
                print(lines[-1], flush=True)
    (HERE / "RESULTS.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
