"""Score extraction against the annotated articles beside the checkout. In: their folder. Out: the scorer's tables, per language.

python bench/accuracy.py [--lang ru] [--errors] [--held 0|1|2 --only held|rest] [--no-tagger]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
LANGUAGES = ("ru", "en", "kk", "az")
QUOTES = [sys.executable, "-m", "quotes"]


def shared() -> Path | None:
    """The folder of annotated data: beside the checkout, or beside one of its parents."""
    return next((parent / "shared" for parent in ROOT.parents if (parent / "shared" / "gold").is_dir()), None)


def predictions(gold: Path, lang: str, tagger: bool) -> dict[str, list[str]]:
    """JSON lines by article."""
    from quotes.errors import QuotesError
    from quotes.extract.article import read_quotes
    from quotes.extract.records import record

    lines: dict[str, list[str]] = {}
    for path in sorted((gold / "annotations").glob("*.json")):
        note = json.loads(path.read_text(encoding="utf-8"))
        if note["lang"] != lang:
            continue
        try:
            reading = read_quotes(load(gold / "articles" / note["doc"], note), tagger=tagger)
        except QuotesError as error:
            print(error, file=sys.stderr)
            return {}
        lines[note["doc"]] = [json.dumps(record(reading, quote), ensure_ascii=False) for quote in reading.quotes]
    return lines


def load(path: Path, note: dict[str, object]) -> object:
    """The article by the project's own reader."""
    try:
        from quotes.model.articles import Document
        from quotes.text.read import ReadOptions, read_document
    except ImportError:
        return plain(path, str(note["lang"]))
    meta = note.get("meta") or {}
    options = ReadOptions(lang=str(note["lang"]), as_of=meta.get("retrieved"))  # type: ignore[attr-defined]
    return read_document(Document(path.name, path.read_bytes(), "txt"), options)


def plain(path: Path, lang: str) -> object:
    """Every line a part of the body."""
    from quotes.model.articles import Article, Part
    from quotes.model.spans import Span

    text = path.read_text(encoding="utf-8")
    parts, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            kind = "headline" if not parts and "\n\n" in text and len(line) < 150 and not line.rstrip().endswith(".") else "body"
            parts.append(Part(kind, Span(at, at + len(line))))
        at += len(line) + 1
    return Article(path.name, text, lang, tuple(parts))


def score(gold: Path, lang: str, lines: dict[str, list[str]], docs: list[str], errors: bool) -> None:
    """Run the scorer over the named articles."""
    with tempfile.TemporaryDirectory() as folder:
        view = Path(folder)
        for name in ("articles", "annotations"):
            (view / name).mkdir()
        for doc in docs:
            stem = doc.rsplit(".", 1)[0]
            (view / "articles" / doc).symlink_to(gold / "articles" / doc)
            (view / "annotations" / f"{stem}.json").symlink_to(gold / "annotations" / f"{stem}.json")
        output = view / "predictions.jsonl"
        output.write_text("\n".join(line for doc in docs for line in lines.get(doc, [])), encoding="utf-8")
        command = [sys.executable, str(gold / "score.py"), str(output), "--gold", str(view), "--lang", lang]
        subprocess.run(command + (["--errors"] if errors else []), check=True)


def main() -> int:
    """Print the tables asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lang", choices=LANGUAGES)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--held", type=int, default=2)
    parser.add_argument("--only", choices=("held", "rest", "all"), default=None)
    parser.add_argument("--docs", default="")
    parser.add_argument("--no-tagger", action="store_true")
    options = parser.parse_args()
    folder = shared()
    if folder is None:
        print("the annotated data does not lie beside the checkout: nothing measured", file=sys.stderr)
        return 1
    gold = folder / "gold"
    for lang in [options.lang] if options.lang else LANGUAGES:
        lines = predictions(gold, lang, not options.no_tagger)
        names = sorted(lines)
        groups = {
            "all": names,
            "rest": [n for i, n in enumerate(names) if i % 3 != options.held],
            "held": [n for i, n in enumerate(names) if i % 3 == options.held],
        }
        if options.docs:
            groups = {"all": [n for n in names if n.startswith(options.docs)]}
        for group in [options.only] if options.only else groups:
            print(f"== {lang} {group}: {len(groups[group])} articles", flush=True)
            score(gold, lang, lines, groups[group], options.errors)
    if not options.lang and not options.docs:
        polnear(folder / "benchmarks" / "polnear")
        names_of_people(folder / "names")
    return 0


def polnear(folder: Path) -> None:
    """English political news, by its own scorer."""
    if not folder.is_dir():
        return
    print("== polnear, development articles", flush=True)
    with tempfile.TemporaryDirectory() as place:
        output = Path(place) / "predictions.jsonl"
        with output.open("w", encoding="utf-8") as stream:
            subprocess.run([*QUOTES, "extract", str(folder / "dev" / "text"), "-f", "jsonl"], check=True, stdout=stream, cwd=ROOT)
        subprocess.run([sys.executable, str(folder / "score.py"), str(output), str(folder / "dev")], check=True)


def names_of_people(folder: Path) -> None:
    """Pairs of public names; the weights were trained on these very pairs, so that this guards and does not measure."""
    pairs = folder / "pairs_dev.csv"
    if not pairs.exists():
        return
    print("== name pairs, on which the weights were trained", flush=True)
    with tempfile.TemporaryDirectory() as place:
        output = Path(place) / "compared.csv"
        with output.open("w", encoding="utf-8") as stream:
            subprocess.run([*QUOTES, "names", "compare", str(pairs), "-f", "csv"], check=True, stdout=stream, cwd=ROOT)
        subprocess.run([sys.executable, str(folder / "score.py"), str(pairs), str(output)], check=True)


if __name__ == "__main__":
    sys.exit(main())
