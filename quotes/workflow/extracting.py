"""`quotes extract -o`: articles to part files, here or on many machines. In: sources, a folder, a pool of workers. Out: the files.

A part is read by one pure function, the same in this process, in others of this machine and on a cluster. What is written already is
not read again, so that a run that was interrupted goes on where it was.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import quotes
from quotes.errors import ClusterError, SourceError, UsageError
from quotes.model.articles import Document
from quotes.outlets.registry import Registry
from quotes.stances.suggest import suggest
from quotes.store.articles import hash_text
from quotes.topics.tagger import tag_segments
from quotes.topics.thesaurus import Thesaurus, Topic, read_thesaurus
from quotes.workflow.ingest import IngestOptions, read_options
from quotes.workflow.part_files import VERSION, Found, Tagged, Tally, write_part
from quotes.workflow.parts import Part, list_files, plan, read_piece
from quotes.workflow.reading import Failure, Reader, failed
from quotes.workflow.seed_files import seeds_folder
from quotes.workflow.sources import File, Limits

if TYPE_CHECKING:
    from concurrent.futures import Future

    from quotes.model.quotes import Quote
    from quotes.workflow.cluster import Pool

Progress = Callable[[int, int | None, str], None]
MANIFEST = "parts.json"
_TOLD = 20  # errors by name
_AGAIN = "the same command again goes on from there"


@dataclass(frozen=True, slots=True)
class Work:
    """How parts are read: the reader, and the topics to look for (None: those of the reference data)."""

    reader: Reader
    topics: tuple[Topic, ...] | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """How a run is done: on the cluster with this scheduler, else by `jobs` processes (1: this one); bytes of sources in a part."""

    cluster: str | None = None
    jobs: int = 1
    part_size: int = 4_000_000


@dataclass(slots=True)
class Extracted:
    """What a run did: parts there were, those found written already, articles, quotes and error rows of the others.

    `failures` are parts that were not written, with the reason; the same command again tries them again.
    """

    parts: int = 0
    held: int = 0
    articles: int = 0
    quotes: int = 0
    errors: int = 0
    first: list[Failure] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

    def add(self, result: Tally | Failure) -> None:
        """Count what became of one part."""
        if isinstance(result, Failure):
            self.failures.append(result)
            return
        self.articles += result.articles
        self.quotes += result.quotes
        self.errors += result.errors
        self.first += result.first[: max(0, _TOLD - len(self.first))]

    @property
    def rows(self) -> list[tuple[str, int]]:
        """The closing table."""
        told = [("parts", self.parts), ("written before", self.held), ("articles", self.articles), ("quotes", self.quotes)]
        return [*told, ("articles not read", self.errors), ("parts not written", len(self.failures))]


def describe_work(options: IngestOptions, knowledge: str | None = None) -> Work:
    """How articles are read: by the user's options, and by the outlets and topics of the archive `knowledge` where one is named."""
    if knowledge is None:
        return Work(Reader(read_options(options, None), options.tagger), as_of=options.as_of)
    from quotes.store.engine import open_archive
    from quotes.workflow.knowledge import load_thesaurus

    with open_archive(knowledge) as archive, archive.connect() as connection:
        topics = load_thesaurus(connection)[0].topics
        return Work(Reader(read_options(options, archive), options.tagger), topics, options.as_of)


def part_path(folder: Path, number: int) -> Path:
    """Where a part is written."""
    return folder / f"part-{number:06}.parquet"


def extract_part(part: Part, work: Work, folder: Path) -> Tally:
    """Read one part and write its file. Whatever is wrong with an article becomes a row of its own."""
    thesaurus = topics_of(work)
    return write_part(part_path(folder, part.number), read_part(part, work, thesaurus), thesaurus.fingerprint)


def read_part(part: Part, work: Work, thesaurus: Thesaurus) -> Iterator[Tagged | Failure]:
    """The readings of a part in order, with their topics."""
    limits = Limits(max_size=work.reader.options.max_size)
    for piece in part.pieces:
        for item in read_piece(piece, limits):
            outcome = work.reader.outcome(item) if isinstance(item, Document) else failed(item)
            if isinstance(outcome, Failure):
                yield outcome
            else:
                topics = tuple(_topics(outcome.article.text, quote, thesaurus) for quote in outcome.quotes)
                yield Tagged(outcome, topics, work.as_of)


def _topics(text: str, quote: Quote, thesaurus: Thesaurus) -> tuple[Found, ...]:
    tags = tag_segments(text, quote.segments, quote.lang, thesaurus)
    return tuple(Found(tag, suggest(text, quote.segments, quote.lang, tag.span)) for tag in tags)


def topics_of(work: Work) -> Thesaurus:
    """The topics looked for."""
    return _thesaurus(work.topics)


@lru_cache(maxsize=2)
def _thesaurus(topics: tuple[Topic, ...] | None) -> Thesaurus:
    return read_thesaurus(seeds_folder() / "topics") if topics is None else Thesaurus(topics)


def extract(sources: list[str], folder: Path, work: Work, job: Job, progress: Progress | None = None) -> Extracted:
    """Write every part of `sources` into `folder`, `progress` is called in megabytes.

    Raises SourceError where there is no file at all, UsageError where the folder was begun with other sources or options, and
    ClusterError where the pool breaks; what was written stays, and the same command goes on from there.
    """
    files = list(list_files(sources))
    if files and all(isinstance(file, SourceError) for file in files):
        raise next(file for file in files if isinstance(file, SourceError))
    total = sum(file.size for file in files if isinstance(file, File))
    begun = _begin(folder, files, work, job.part_size)
    report, done = Extracted(), 0

    def count(part: Part) -> None:
        nonlocal done
        done += part.size
        if progress:
            progress(done // 1_000_000, max(1, total // 1_000_000), part.label)

    def missing() -> Iterator[Part]:
        for part in plan(files, job.part_size):
            report.parts += 1
            if part_path(folder, part.number).exists():
                report.held += 1
                count(part)
            else:
                yield part

    left = missing()
    first = next(left, None)
    if first is not None:
        with _workers(job, folder) as pool:
            for part, result in _results(chain([first], left), work, folder, pool):
                report.add(result)
                count(part)
                if len(report.failures) >= _TOLD and not report.articles:
                    raise ClusterError(f"none of the first {_TOLD} parts could be written: {report.failures[0].reason}", _AGAIN)
    if not report.failures:
        _write_json(folder / MANIFEST, begun | {"parts": report.parts})
        for leftover in folder.glob(".part-*.tmp"):
            leftover.unlink(missing_ok=True)
    return report


@contextmanager
def _workers(job: Job, folder: Path) -> Iterator[Pool | None]:
    if job.cluster is None and job.jobs == 1:
        yield None
        return
    from quotes.workflow.cluster import cluster, processes

    with processes(job.jobs) if job.cluster is None else cluster(job.cluster, job.jobs, folder) as pool:
        yield pool


def _results(parts: Iterator[Part], work: Work, folder: Path, pool: Pool | None) -> Iterator[tuple[Part, Tally | Failure]]:
    """Each part with what became of it, as they end; no more parts are in flight than the pool has room for."""
    if pool is None:
        for part in parts:
            yield part, _outcome(part, folder, partial(extract_part, part, work, folder))
        return
    flying: dict[Future[Tally], Part] = {}
    while True:
        for part in islice(parts, max(0, pool.room() - len(flying))):
            flying[pool.submit(extract_part, part, work, folder)] = part
        if not flying:
            return
        for future in wait(flying, return_when=FIRST_COMPLETED).done:
            ended = flying.pop(future)
            yield ended, _outcome(ended, folder, future.result)


def _outcome(part: Part, folder: Path, result: Callable[[], Tally]) -> Tally | Failure:
    try:
        return result()
    except OSError as error:
        raise ClusterError(
            f"cannot write into {folder}: {error.strerror or error}", f"every worker must see it and have room; {_AGAIN}"
        ) from error
    except (CancelledError, BrokenExecutor) as error:
        raise ClusterError("the workers are gone", f"look at their memory and whether the scheduler runs; {_AGAIN}") from error
    except Exception as error:  # noqa: BLE001 - one part must never cost the others
        said = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
        return Failure(part.label, f"not written: {said}", _AGAIN)


def _begin(folder: Path, files: list[File | SourceError], work: Work, size: int) -> dict[str, Any]:
    """Make the folder, or make sure that it was begun with the same sources and options; what its manifest says comes back."""
    options = work.reader.options
    told: dict[str, Any] = {name: getattr(options, name) for name in ("outlet", "url", "published", "as_of", "lang", "max_size")}
    told |= {"form": VERSION, "program": quotes.__version__, "tagger": work.reader.tagger, "part_size": size}
    told["outlets"] = options.outlets.fingerprint if isinstance(options.outlets, Registry) else None
    told["topics"] = topics_of(work).fingerprint
    told["sources"] = hash_text("\n".join(f"{f.name} {f.size} {f.taken}" if isinstance(f, File) else f.message for f in files))
    path = folder / MANIFEST
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
        if held is None:
            if any(folder.glob("part-*.parquet")):
                raise UsageError(f"{folder} holds parts of an unknown run", "give an empty folder")
            _write_json(path, told)
            return told
    except OSError as error:
        raise UsageError(f"cannot write into {folder}: {error.strerror or error}", "give a folder that can be written") from error
    except ValueError as error:
        raise UsageError(f"{path} is damaged: {error}", "give an empty folder") from error
    other = [name for name, value in told.items() if not isinstance(held, dict) or held.get(name) != value]
    if other:
        raise UsageError(f"{folder} was begun with other {', '.join(other)}", "give an empty folder, or the same sources and options")
    return told


def _write_json(path: Path, values: dict[str, Any]) -> None:
    aside = path.with_suffix(".tmp")
    aside.write_text(json.dumps(values, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    aside.replace(path)
