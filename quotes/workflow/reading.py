"""Sources to readings, one by one or over several processes. In: names of files, folders, addresses. Out: readings and failures.

Nothing is kept here: `quotes extract` prints what comes out, `quotes ingest` stores it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from quotes.errors import QuotesError, SourceError
from quotes.model.articles import Article, Document
from quotes.model.quotes import Reading

if TYPE_CHECKING:
    from concurrent.futures import Future

    from quotes.outlets.registry import Registry
    from quotes.text.read import ReadOptions


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read: its printed name, the reason and the cure. The rest of the batch goes on."""

    name: str
    reason: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Passed:
    """A file that is no article by its type; counted, not an error."""

    name: str


Outcome = Reading | Failure | Passed


@dataclass(frozen=True, slots=True)
class Reader:
    """How documents are read: the user's options (known outlets among them), and whether the neural tagger may be used."""

    options: ReadOptions
    tagger: bool = True

    def article(self, document: Document) -> Article:
        """Decode and lay out one document; raises QuotesError with the document's name in the message."""
        from quotes.text.read import read_document

        options = self.options if self.options.outlets else replace(self.options, outlets=seeded_outlets())
        return read_document(document, options)

    def attempt(self, document: Document) -> Article | Failure:
        """The article, or what is wrong with the document."""
        try:
            return self.article(document)
        except QuotesError as error:
            return Failure(document.name, error.message, error.hint)
        except Exception as error:  # noqa: BLE001 - one document must never cost the batch
            return _fault(document.name, error)

    def find(self, page: Article) -> Reading | Failure:
        """The article with every quote found in it, or why it cannot be searched."""
        from quotes.extract.article import read_quotes

        try:
            return read_quotes(page, tagger=self.tagger)
        except QuotesError as error:
            return Failure(page.doc, f"{page.doc}: {error.message}", error.hint)
        except Exception as error:  # noqa: BLE001 - one article must never cost the batch
            return _fault(page.doc, error)

    def outcome(self, document: Document) -> Reading | Failure:
        """Read one document and find its quotes; whatever is wrong with it becomes a Failure."""
        page = self.attempt(document)
        return page if isinstance(page, Failure) else self.find(page)


@lru_cache(maxsize=1)
def seeded_outlets() -> Registry:
    """The outlets of the reference data, for reading without an archive."""
    from quotes.outlets.registry import Registry, load_outlets
    from quotes.workflow.seed_files import seeds_folder

    return Registry(load_outlets(seeds_folder() / "outlets.toml"))


def _fault(name: str, error: Exception) -> Failure:
    """A fault of the machine, or of the program itself, told with the place where it happened."""
    import traceback

    if isinstance(error, OSError):  # no article is at fault for a full disk
        return Failure(name, f"{name}: cannot be read now: {error.strerror or error}", "make room or mend the rights, then read it again")
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{last.filename.rpartition('quotes/')[2]}:{last.lineno}"
    said = " ".join(str(error).split())[:200]
    return Failure(name, f"{name}: the program failed on it: {type(error).__name__}: {said} ({place})", "a defect: please report it")


def read_sources(
    sources: Iterable[str], reader: Reader, *, jobs: int = 1, max_size: int = 10_000_000, allow_private: bool = False
) -> Iterator[Outcome]:
    """Read every document behind `sources`, in their order.

    `jobs` is the number of worker processes (1 reads in this one, which is as fast for small batches); `max_size` bounds one
    document in bytes. Yields a Reading, a Failure or a Passed for each and never raises for one bad source.
    """
    yield from read_documents(list_documents(sources, max_size, allow_private), reader, jobs)


def list_documents(sources: Iterable[str], max_size: int, allow_private: bool = False) -> Iterator[Document | Failure | Passed]:
    """The documents behind `sources`, with what cannot be opened or is of another type in its place."""
    from quotes.workflow.fetch import FetchLimits
    from quotes.workflow.sources import Limits, Skipped, find_documents

    limits = Limits(max_size=max_size, fetch=FetchLimits(max_size=max_size, allow_private=allow_private))
    for item in find_documents(list(sources), limits):
        if isinstance(item, Document):
            yield item
        elif isinstance(item, Skipped):
            yield Passed(item.name)
        else:
            yield failed(item)


def failed(error: SourceError) -> Failure:
    """A source's error as an outcome; its message begins with the source's name."""
    return Failure(error.message.split(": ", 1)[0], error.message, error.hint)


def read_documents(items: Iterable[Document | Failure | Passed], reader: Reader, jobs: int) -> Iterator[Outcome]:
    """Outcomes in the order of `items`, read here or by `jobs` worker processes."""
    if jobs > 1:
        yield from _read_apart(iter(items), reader, jobs)
        return
    for item in items:
        yield reader.outcome(item) if isinstance(item, Document) else item


def _read_apart(items: Iterator[Document | Failure | Passed], reader: Reader, jobs: int) -> Iterator[Outcome]:
    """Keep a few batches in flight per worker, so that neither memory nor workers run out."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    waiting: deque[Future[list[Outcome]]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=one_thread) as pool:
        while batch := list(islice(items, 8)):
            waiting.append(pool.submit(_read_batch, reader, batch))
            if len(waiting) >= 3 * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _read_batch(reader: Reader, batch: list[Document | Failure | Passed]) -> list[Outcome]:
    return [reader.outcome(item) if isinstance(item, Document) else item for item in batch]


def one_thread() -> None:
    """Workers share the cores already; linear algebra threads inside each would only fight."""
    import os

    os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
