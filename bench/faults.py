"""Kill an ingest at random moments. In: how many times, a seed, an address. Out: what broke; exit code 1 where anything did.

Each time from a fresh archive: the command is killed (SIGKILL), the archive must open, verify and hold whole articles only, and the
same command again must end with the same quotes, words, offsets and experts as an undisturbed run.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import text

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from quotes.store.backup import check_file  # noqa: E402
from quotes.store.engine import Archive, open_archive  # noqa: E402
from quotes.store.verify import find_breaches, find_index_breaches  # noqa: E402

FIRST = ("Лев", "Анна", "Ермек", "Асель", "Тимур", "Дина")
LAST = ("Небылов", "Проверов", "Сказкин", "Выдумкин", "Примеров")
THINGS = ("порт", "канал", "мост", "причал", "завод", "музей", "парк")
QUOTES = """SELECT v.doc, q.start, q."end", q.text, q.kind, q.status, e.name AS expert
FROM quote q JOIN article_version v ON v.id = q.version_id LEFT JOIN expert x ON x.id = q.expert_id
LEFT JOIN expert e ON e.id = x.canonical_id ORDER BY v.doc, q.start, q.id"""
EXPERTS = (
    "SELECT n.folded, c.name FROM expert_name n JOIN expert x ON x.id = n.expert_id JOIN expert c ON c.id = x.canonical_id ORDER BY 1, 2"
)


def write_articles(folder: Path, count: int) -> None:
    """Articles of invented people, the same for the same count."""
    dice = random.Random(1)
    folder.mkdir()
    for number in range(count):
        lines = [f"Новость {number}", "", f"{1 + number % 28} марта 2025", ""]
        for _ in range(dice.randint(2, 5)):
            name = f"{dice.choice(FIRST[::2])} {dice.choice(LAST)}"
            thing = dice.choice(THINGS)
            lines += [f"Эксперт {name} заявил: «Наш {thing} номер {dice.randint(1, 99)} станет лучше и больше».", ""]
        (folder / f"page-{number:03}.txt").write_text("\n".join(lines), encoding="utf-8")


def state(archive: Archive) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Quotes with words, offsets and experts; names with whom they belong to."""
    with archive.connect() as connection:
        return [tuple(row) for row in connection.execute(text(QUOTES))], [tuple(row) for row in connection.execute(text(EXPERTS))]


def breaches(archive: Archive, whole: dict[str, list[tuple[object, ...]]]) -> list[str]:
    """What is wrong with an archive: its file, its words, and articles that hold only some of their quotes."""
    found = check_file(archive) + list(find_index_breaches(archive))
    with archive.connect() as connection:
        found += find_breaches(connection)
        docs = [row[0] for row in connection.execute(text("SELECT doc FROM article_version"))]
    held = by_document(state(archive)[0])
    found += [f"{doc}: only a part of its quotes" for doc in docs if [row[:6] for row in held.get(doc, [])] != whole.get(doc, [])]
    return found


def by_document(rows: list[tuple[object, ...]]) -> dict[str, list[tuple[object, ...]]]:
    """Quotes of each article."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for row in rows:
        found.setdefault(str(row[0]), []).append(row)
    return found


def start(target: str, folder: Path) -> subprocess.Popen[bytes]:
    """The command line's own ingest."""
    command = [sys.executable, "-m", "quotes", "--db", target, "ingest", str(folder), "--no-tagger"]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def finish(target: str, folder: Path) -> str:
    """Run the command to its end; what it complained of comes back."""
    process = start(target, folder)
    _, said = process.communicate()
    return "" if process.returncode == 0 else said.decode("utf-8", "replace")


def kill_once(target: Path, folder: Path, after: float) -> bool:
    """Start, kill after so many seconds; was it still running?"""
    process = start(str(target), folder)
    time.sleep(after)
    alive = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return alive


def run(times: int, seed: int, count: int = 40) -> list[str]:
    """Kill `times` ingests of `count` articles; every fault found, a line each."""
    dice = random.Random(seed)
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as place:
        folder, still = Path(place) / "in", Path(place) / "still.db"
        write_articles(folder, count)
        started = time.monotonic()
        faults += [f"undisturbed: {said}" for said in [finish(str(still), folder)] if said]
        lasted = time.monotonic() - started
        with open_archive(str(still)) as archive:
            expected = state(archive)
        whole = {doc: [row[:6] for row in rows] for doc, rows in by_document(expected[0]).items()}
        killed = 0
        for number in range(times):
            target = Path(place) / f"killed-{number}.db"
            after = dice.uniform(0.02, lasted * 1.05)
            killed += kill_once(target, folder, after)
            for when, prepare in (("killed", False), ("completed", True)):
                said = finish(str(target), folder) if prepare else ""
                faults += [f"{number} ({after:.2f} s), {when}: {said}"] if said else []
                if target.exists() and not (when == "killed" and is_unborn(target)):
                    with open_archive(str(target)) as archive:
                        faults += [f"{number} ({after:.2f} s), {when}: {line}" for line in breaches(archive, whole)]
                        if prepare and state(archive) != expected:
                            faults.append(f"{number} ({after:.2f} s): the completed archive differs from the undisturbed one")
            for file in Path(place).glob(f"{target.name}*"):
                file.unlink()
        print(f"{times} ingests of {count} articles, {killed} killed while running, {len(expected[0])} quotes, {len(faults)} faults")
    return faults


def is_unborn(target: Path) -> bool:
    """Was it killed before its tables were there? The next command makes them."""
    from quotes.store.migrate import status

    return status(str(target)).state == "missing"


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", type=int, default=40)
    options = parser.parse_args()
    faults = run(options.times, options.seed, options.articles)
    for line in faults:
        print(line, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
