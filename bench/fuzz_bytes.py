"""Any bytes to every reader of files, led by what they reach in the code. In: seconds. Out: exit code 1 where more than a complaint comes.

Needs atheris, whose wheels are there for some systems alone; without it the file says so and is done.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))


def readers() -> tuple[Callable[[bytes], object], ...]:
    """Whatever takes bytes or text of others."""
    from quotes.model.articles import Document
    from quotes.text.read import ReadOptions, read_document
    from quotes.topics.skos import parse_skos
    from quotes.topics.thesaurus import parse_topics
    from quotes.workflow.entries import parse_toml
    from quotes.workflow.judgement_file import parse_lines
    from quotes.workflow.people_files import parse_people
    from quotes.workflow.records import read_csv, read_jsonl
    from quotes.workflow.stancing import parse_stances

    def text(data: bytes) -> str:
        return data.decode("utf-8", "replace")

    return (
        *(
            lambda data, kind=kind: read_document(Document("f", data, kind), ReadOptions(lang="en"))
            for kind in ("txt", "html", "pdf", "docx")
        ),
        *(lambda data, form=form: parse_skos(text(data), form, "f") for form in ("turtle", "rdfxml", "jsonld")),
        lambda data: parse_topics(text(data), "f"),
        lambda data: parse_toml(text(data), "f"),
        lambda data: parse_stances(text(data), "f"),
        lambda data: list(parse_lines(text(data), "f")),
        lambda data: list(parse_people(text(data), "f")),
        lambda data: list(read_jsonl(data, "f", "2024-01-01", 100)),
        lambda data: list(read_csv(data, "f", "2024-01-01", 100)),
    )


def main() -> int:
    """Fuzz for so many seconds."""
    if importlib.util.find_spec("atheris") is None:
        print("atheris is not installed: any bytes are left to hypothesis")
        return 0
    import atheris

    with atheris.instrument_imports(include=["quotes"]):
        from quotes.errors import QuotesError

        every = readers()

    def one(data: bytes) -> None:
        if data:
            try:
                every[data[0] % len(every)](data[1:])
            except QuotesError as complaint:
                assert complaint.message and "\n" not in complaint.message

    seconds = sys.argv[1] if len(sys.argv) > 1 else "60"
    atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", "-max_len=4096", "-rss_limit_mb=4096"], one)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
