"""Questions to archives at size. In: QUOTES_ARCHIVES. Out: CPU time of each question beside a LIKE scan or a point select, growth.

Each answer is the product's own, to its last word; a median of five. QUOTES_ARCHIVES names archives that `keep` made, the
smallest first (`python bench/asking.py 100000 small.db` makes one); without it one of QUOTES_BENCH quotes is made.
"""

from __future__ import annotations

import os
import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from loading import fill
from made_archive import Maker
from sqlalchemy import func, select, text
from timing import seconds

from quotes.reports.agreement import agreement
from quotes.reports.article_search import search_articles
from quotes.reports.completing import complete
from quotes.reports.coverage import coverage
from quotes.reports.figures import figures
from quotes.reports.filters import Filters
from quotes.reports.footers import answer_footer
from quotes.reports.fresh import new_quotes
from quotes.reports.latest import latest_stances
from quotes.reports.positions import WAYS, Counting, positions
from quotes.reports.selecting import select_quotes
from quotes.reports.shifts import shifts
from quotes.reports.timeline import timeline
from quotes.reports.voices import compare_outlets, voices
from quotes.reports.who_said import who_said
from quotes.store import tables as t
from quotes.store.engine import Archive, open_archive
from quotes.store.search import find_quotes

if TYPE_CHECKING:
    from sqlalchemy import Connection

Work = Callable[["Connection"], object]
LIKE, POINT = "LIKE scan of the quotes", "point select"
SMALL = 50
FREQUENT, FIRST = Filters(about="тема 2"), Filters(about="тема 2", limit=SMALL)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, against which reference, and how much of it an answer may cost: once in `share`, or `times`."""

    name: str
    work: Work
    reference: str = LIKE
    share: float = 1.0
    times: float = 3.0

    @property
    def most(self) -> float:
        """The most that one answer may cost, in references."""
        return self.times / self.share

    def wanted(self) -> str:
        """`<= 1/400 = 0.0025` or `<= 3`."""
        return f"<= {self.times:g}" if self.share == 1 else f"<= {self.times:g}/{self.share:g} = {self.most:.4f}"


def _rows(**named: object) -> Work:
    return lambda connection: who_said(connection, Filters(**named), footer=False)  # type: ignore[arg-type]


def _stances(by: str | None) -> Work:
    return lambda connection: positions(connection, FREQUENT, Counting(by))


QUESTIONS = (
    Question("who-said, topic on 0.5 %, first 50 rows", _rows(about="тема 1", limit=SMALL), LIKE, 400, 1),
    Question("who-said, topic on 10 %, first 50 rows", lambda c: who_said(c, FIRST, footer=False), LIKE, 60, 1),
    Question("its footer, topic on 10 %", lambda c: answer_footer(c, select_quotes(c, FREQUENT), SMALL), LIKE, 6, 1),
    Question("who-said, words in 0.5 %, first 50 rows", _rows(words="редкость", limit=SMALL), LIKE, 100, 1),
    Question("newest added 20 of a frequent word", lambda c: find_quotes(c, [["частость"]], limit=20), POINT, 1, 20),
    Question("newest published 20 of a frequent word", _rows(words="частость", limit=20), LIKE, 50, 1),
    Question("best 20, word in 5 %", lambda c: who_said(c, Filters(words="частость", limit=20), best=True, footer=False), LIKE, 20, 1),
    Question("latest stance per expert, topic on 10 %, first 50", lambda c: latest_stances(c, FIRST, footer=False), LIKE, 40, 1),
    Question("latest stance per expert, topic on 10 %, all", lambda c: latest_stances(c, FREQUENT, footer=False)),
    Question("name completion", lambda c: complete(c, "expert", "ба"), POINT, 1, 15),
    *(Question(f"stances by {by or 'expert'}, topic on 10 %", _stances(by)) for by in (None, *WAYS)),
    Question("timeline of a topic on 10 %", lambda c: timeline(c, FREQUENT)),
    Question("timeline of an expert", lambda c: timeline(c, Filters(expert="e1"))),
    Question("timeline of all quotes", lambda c: timeline(c, Filters())),
    Question("shifts, all", lambda c: shifts(c, Filters(limit=SMALL))),
    Question("shifts on a topic on 10 %", lambda c: shifts(c, Filters(about="тема 2", limit=SMALL))),
    Question("shifts of an expert", lambda c: shifts(c, Filters(expert="e1"))),
    Question("figures, topic on 10 %", lambda c: figures(c, FREQUENT)),
    Question("compare two outlets, topic on 10 %", lambda c: compare_outlets(c, FIRST, "o1", "o2")),
    Question("compare two outlets", lambda c: compare_outlets(c, Filters(limit=SMALL), "o1", "o2")),
    Question("coverage", lambda c: coverage(c, Filters())),
    Question("voices, all", lambda c: voices(c, Filters(limit=SMALL))),
    Question("voices, topic on 10 %, not in an outlet", lambda c: voices(c, FIRST, "o1")),
    Question("new since last", lambda c: new_quotes(c, Filters(limit=SMALL))),
    Question("new since ever", lambda c: new_quotes(c, Filters(limit=SMALL), "2000")),
    Question("search in quotes, word in 5 %", lambda c: who_said(c, Filters(words="частость", limit=SMALL))),
    Question("search in articles, word in 5 % of quotes", lambda c: search_articles(c, Filters(words="частость", limit=SMALL))),
    Question("agreement, topic on 10 %", lambda c: agreement(c, FREQUENT)),
    Question("agreement, all", lambda c: agreement(c, Filters())),
)


Result = tuple[str, str, float, str]
GROWTH = 15  # the most from one size to ten times as many


def rows(folder: Path) -> Iterator[Result]:
    """(operation, reference, ratio, target)."""
    kept = [Path(name) for name in os.environ.get("QUOTES_ARCHIVES", "").split(",") if name]
    paths = kept or [keep(int(os.environ.get("QUOTES_BENCH", "100000")), folder / "archive.db")]
    before: dict[str, tuple[float, int]] = {}
    for path in paths:
        with open_archive(str(path)) as archive:
            with archive.connect() as connection:
                count = connection.scalar(select(func.count()).select_from(t.quote)) or 0
            for question, taken, reference in ask(archive):
                yield f"{question.name}, {round(count, -3):,} quotes", question.reference, taken / reference, question.wanted()
                if question.name in before:
                    then, fewer = before[question.name]
                    yield f"{question.name}, growth", f"{count / fewer:.0f} times as many quotes", taken / then, f"<= {GROWTH}"
                before[question.name] = (taken, count)


def keep(quotes: int, path: Path) -> Path:
    """Make an archive of so many quotes."""
    with open_archive(str(path), create=True) as archive:
        fill(archive, Maker(quotes))
    return path


def ask(archive: Archive, questions: tuple[Question, ...] = QUESTIONS) -> Iterator[tuple[Question, float, float]]:
    """Each question with the CPU seconds of its answer and of its reference."""
    with archive.connect() as connection:
        scan = text("SELECT count(*) FROM quote WHERE text LIKE '%нетакогослова%'")
        one = text("SELECT * FROM quote WHERE id = :id")
        references = {
            LIKE: statistics.median(seconds(lambda: connection.scalar(scan)) for _ in range(4)),
            POINT: _median(lambda: [connection.execute(one, {"id": 7 * n + 1}).all() for n in range(200)], 7) / 200,
        }
        for question in questions:
            taken = _median(lambda question=question: question.work(connection))  # type: ignore[misc]
            yield question, taken, references[question.reference]


def _median(work: Callable[[], object], rounds: int = 5) -> float:
    """CPU seconds; what takes more than a second is asked once."""
    first = seconds(work)
    if first > 1:
        return first
    return statistics.median(seconds(work) for _ in range(rounds))


if __name__ == "__main__":
    print(keep(int(sys.argv[1]), Path(sys.argv[2])))
