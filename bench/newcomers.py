"""One new name among a million experts. In: a number of experts. Out: CPU time of linking one speaker, as part of one rapidfuzz search.

The archive is a real one: people who never were, with surnames as unequally common as in life (one in a hundred bears the commonest)
and patronymics for some. The newcomers are its people as articles print them, and strangers. Measured is what reading an article does
for one speaker: look up, compare, write, and link again what is near.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).parent)]

from people import KINDS, Person, feminine, make_givens, make_surname, mention  # noqa: E402
from rapidfuzz import process  # noqa: E402

from quotes.identity.candidates import pick_nearest  # noqa: E402
from quotes.model.quotes import Speaker  # noqa: E402
from quotes.store import tables as t  # noqa: E402
from quotes.store.engine import Archive, open_archive  # noqa: E402
from quotes.store.experts import find_by_keys  # noqa: E402
from quotes.workflow.linking import Scene, link_speakers, relink_experts  # noqa: E402
from quotes.workflow.naming import Bodies, name_record  # noqa: E402

EXPERTS, BATCH, ASKED, SEARCHES, WARM = 1_000_000, 20_000, 40, 3, 20
STRANGER = "stranger"
Result = tuple[str, str, float, str]


def make_named(number: int, rng: random.Random) -> dict[str, Person]:
    """People by their full name as the archive holds it; a third with a patronymic."""
    givens = make_givens()
    surnames = list(dict.fromkeys(make_surname(rng) for _ in range(max(10, number // 3))))
    weights = list(accumulate(1 / (place + 10) for place in range(len(surnames))))
    named: dict[str, Person] = {}
    while len(named) < number:
        for family in rng.choices(surnames, cum_weights=weights, k=BATCH):
            female = rng.random() < 0.4
            one = Person(rng.choice(givens[female]), feminine(family, female), female)
            father = f" {rng.choice(givens[False])}{'овна' if female else 'ович'}" if rng.random() < 0.33 else ""
            named[f"{one.given}{father} {one.family}"] = one
    return dict(list(named.items())[:number])


def fill(archive: Archive, names: list[str]) -> None:
    """Make each name an expert, numbered from 1 in that order."""
    with archive.change("load") as change:
        for begin in range(0, len(names), BATCH):
            records = list(enumerate((name_record(name, "ru") for name in names[begin : begin + BATCH]), begin + 1))
            change.insert_all(t.expert, [{"id": n, "name": one.text, "canonical_id": n, "origin": "read"} for n, one in records])
            rows = [
                {"id": n, "expert_id": n, "text": one.text, "folded": one.folded, "lang": "ru", "kind": "nominative"} for n, one in records
            ]
            change.insert_all(t.expert_name, rows)
            change.insert_all(t.name_key, [{"name_id": n, "key": key} for n, one in records for key in sorted(one.keys)])
    with archive.engine.connect() as connection:
        connection.exec_driver_sql("ANALYZE")
        connection.commit()


def ask(archive: Archive, named: dict[str, Person], rng: random.Random) -> Iterator[tuple[str, float, float, bool]]:
    """Of each newcomer: the kind of mention, CPU seconds of looking up and of all that reading does, was the right one found?"""
    people = list(named.values())
    strangers = make_named(ASKED, rng)
    asked = [(kind, at) for kind in KINDS for at in rng.sample(range(len(people)), ASKED)]
    newcomers = [(kind, mention(people[at], rng, kind), at + 1) for kind, at in asked]
    newcomers += [(STRANGER, text, 0) for text in strangers if text not in named]
    rng.shuffle(newcomers)
    with archive.change("ingest") as change:
        bodies = Bodies(change.connection)
        for place, (kind, text, right) in enumerate(newcomers):
            start = time.process_time()
            near = {one.expert_id for one in find_by_keys(change.connection, name_record(text, "ru").keys, pick_nearest)}
            looked = time.process_time()
            [link] = link_speakers(change, [Speaker(text, "person")], Scene(None, "ru", None, 20250101), bodies).values()
            relink_experts(change, {link.expert_id} if link.expert_id else ())
            if place >= WARM:  # the first load word lists and make statements
                yield kind, looked - start, time.process_time() - looked, not right or right in near
        change.abandon()


def measure(number: int, folder: Path, seed: int = 0) -> Iterator[tuple[str, str, float]]:
    """(what, of what kind, value): milliseconds, shares found, and the part of one search."""
    rng = random.Random(seed)
    named = make_named(number, rng)
    path = folder / f"people-{number}.db"
    held = path.exists()
    with open_archive(str(path), create=not held) as archive:
        if not held:
            fill(archive, list(named))
        rounds = list(ask(archive, named, rng))
    names = list(named)
    searches = []
    for text in rng.sample(names, SEARCHES):
        start = time.process_time()
        process.extract(text, names)
        searches.append(time.process_time() - start)
    search = statistics.median(searches)
    by_kind: dict[str, list[tuple[float, float, bool]]] = defaultdict(list)
    for kind, *values in rounds:
        by_kind[kind].append((values[0], values[1], values[2]))  # type: ignore[arg-type]
    for kind, some in sorted(by_kind.items()):
        yield "look-up, ms", kind, 1000 * statistics.mean(one[0] for one in some)
        yield "linking, ms", kind, 1000 * statistics.mean(one[1] for one in some)
        yield "found", kind, statistics.mean(one[2] for one in some)
    every = [one[2] for one in rounds]
    yield "linking, ms", "median", 1000 * statistics.median(every)
    yield "linking, ms", "mean", 1000 * statistics.mean(every)
    yield "linking, ms", "slowest", 1000 * max(every)
    yield "search, s", "rapidfuzz", search
    yield "part of a search", "median", statistics.median(every) / search
    yield "part of a search", "mean", statistics.mean(every) / search
    yield "found", "all", statistics.mean(one[3] for one in rounds if one[0] != STRANGER)


def rows(folder: Path) -> Iterator[Result]:
    """(operation, reference, ratio, target) for bench/run.py."""
    found = {(what, of): value for what, of, value in measure(EXPERTS, folder)}
    reference = f"one rapidfuzz search over {EXPERTS:,}"
    yield "linking one new name, mean", reference, found["part of a search", "mean"], "<= 1/50 = 0.02"
    yield "linking one new name, median", reference, found["part of a search", "median"], "aim 1/1000 = 0.001"
    yield "its look-up finds the right person", f"{EXPERTS:,} experts", found["found", "all"], ">= 0.95"


def main() -> int:
    """Measure and print. With a folder the archive is kept there and used again."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--experts", type=int, default=EXPERTS)
    options.add_argument("--folder", type=Path)
    given = options.parse_args()
    with TemporaryDirectory() as folder:
        for what, of, value in measure(given.experts, given.folder or Path(folder)):
            print(f"{what:17} {of:10} {value:12.5f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
