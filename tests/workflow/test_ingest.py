"""From files to an archive: what is kept, what is left alone, what is refused."""

from __future__ import annotations

import io
import itertools
import shutil
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from quotes.errors import ArchiveMissingError
from quotes.model.articles import Article
from quotes.store import articles, changes
from quotes.store.engine import open_archive
from quotes.store.tables import article, article_version, expert, judgement, quote, quote_segment, speaker
from quotes.workflow.ingest import IngestOptions, ingest
from quotes.workflow.ingest_report import IngestReport

CORRIDOR = """Эксперт рассказал о грузах

12 марта 2025, 10:00

Грузы пойдут быстрее. Об этом заявил эксперт Института степной логистики Ержан Балкин.

«Средний коридор уже сегодня сокращает путь груза на неделю», — отметил он.

По словам Балкина, порты справятся с ростом.
"""
VARIANT = """Порты готовятся к росту

2 апреля 2025

Эксперт Института степной логистики Ержан Балкын считает, что Средний коридор нуждается в новых судах.
"""
STRANGER = """О ценах на хлеб

3 апреля 2025

Повар Ержан Балханов сообщил, что хлеб подорожает.
"""


@pytest.fixture
def target(seeded_template: Path, tmp_path: Path) -> str:
    return str(shutil.copy(seeded_template, tmp_path / "quotes.db"))


def written(folder: Path, **texts: str) -> list[str]:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return [str(folder / f"{name}.txt") for name in texts]


def count(connection: Connection, table: object) -> int:
    return int(connection.scalar(select(func.count()).select_from(table)) or 0)  # type: ignore[arg-type]


def people(target: str) -> set[frozenset[str]]:
    """The clusters of experts, by their names."""
    with open_archive(target) as archive, archive.connect() as connection:
        groups: dict[int, set[str]] = {}
        for canonical, name in connection.execute(select(expert.c.canonical_id, expert.c.name)):
            groups.setdefault(canonical, set()).add(name)
    return {frozenset(names) for names in groups.values()}


def test_quotes_speakers_and_topics_are_kept_verbatim(target: str, tmp_path: Path) -> None:
    report = ingest(target, written(tmp_path / "in", corridor=CORRIDOR))
    assert (report.articles["new"], report.failures) == (1, [])
    with open_archive(target) as archive, archive.connect() as connection:
        text = connection.scalar(select(article_version.c.text))
        for start, end, words in connection.execute(select(quote_segment.c.start, quote_segment.c.end, quote_segment.c.text)):
            assert text is not None
            assert text[start:end] == words
        names = set(connection.scalars(select(speaker.c.name)))
        published = connection.scalar(select(article_version.c.published))
    assert names == {"Ержан Балкин"}
    assert str(published).startswith("2025-03-12T10:00")
    assert report.quotes == 3


def test_the_same_again_changes_nothing(target: str, tmp_path: Path) -> None:
    sources = written(tmp_path / "in", corridor=CORRIDOR, variant=VARIANT)
    ingest(target, sources)
    with open_archive(target) as archive, archive.connect() as connection:
        before = [count(connection, table) for table in (article, quote, expert, speaker, judgement)]
    again = ingest(target, sources)
    with open_archive(target) as archive, archive.connect() as connection:
        after = [count(connection, table) for table in (article, quote, expert, speaker, judgement)]
    assert (again.articles["unchanged"], again.articles["new"], again.quotes) == (2, 0, 0)
    assert before == after


def test_an_edited_page_becomes_a_version(target: str, tmp_path: Path) -> None:
    sources = written(tmp_path / "in", corridor=CORRIDOR)
    ingest(target, sources)
    written(tmp_path / "in", corridor=CORRIDOR.replace("на неделю", "на пять дней"))
    assert ingest(target, sources).articles["changed"] == 1
    with open_archive(target) as archive, archive.connect() as connection:
        assert (count(connection, article), count(connection, article_version)) == (1, 2)
        active = list(connection.scalars(select(quote.c.text).where(quote.c.status == "active", quote.c.kind == "direct")))
    assert active == ["Средний коридор уже сегодня сокращает путь груза на пять дней"]


def test_bad_files_stop_nothing(target: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    written(folder, corridor=CORRIDOR)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "large.txt").write_text("Слово. " * 5000, encoding="utf-8")
    (folder / "old.txt").write_bytes(VARIANT.encode("cp1251"))
    (folder / "picture.png").write_bytes(b"\x89PNG")
    report = ingest(target, [str(folder)], IngestOptions(max_size=20_000))
    assert sorted(Path(failure.name).name for failure in report.failures) == ["binary.txt", "empty.txt", "large.txt"]
    assert (report.articles["new"], report.skipped) == (2, 1)
    assert all("\n" not in failure.reason for failure in report.failures)


def test_a_missing_source_is_a_failure_and_no_archive_is_lost(target: str, tmp_path: Path) -> None:
    report = ingest(target, [str(tmp_path / "nowhere.txt"), *written(tmp_path / "in", corridor=CORRIDOR)])
    assert (len(report.failures), report.articles["new"]) == (1, 1)


def test_a_dry_run_writes_nothing(target: str, tmp_path: Path) -> None:
    sources = written(tmp_path / "in", corridor=CORRIDOR)
    report = ingest(target, sources, IngestOptions(dry_run=True))
    assert (report.articles["new"], report.quotes) == (1, 3)
    with open_archive(target) as archive, archive.connect() as connection:
        assert count(connection, article) == 0
    assert ingest(str(tmp_path / "none.db"), sources, IngestOptions(dry_run=True)).articles["new"] == 1
    assert not (tmp_path / "none.db").exists()
    with pytest.raises(ArchiveMissingError):
        open_archive(str(tmp_path / "none.db"))


def test_several_processes_find_the_same(target: str, tmp_path: Path) -> None:
    sources = written(tmp_path / "in", corridor=CORRIDOR, variant=VARIANT, stranger=STRANGER)
    assert found(ingest(target, sources, IngestOptions(jobs=2)), target) == found(
        ingest(str(tmp_path / "one.db"), sources), str(tmp_path / "one.db")
    )


def found(report: IngestReport, target: str) -> list[tuple[str, str]]:
    assert not report.failures
    with open_archive(target) as archive, archive.connect() as connection:
        return sorted((text, mention) for text, mention in connection.execute(select(quote.c.text, quote.c.mention)))


@pytest.mark.parametrize("order", list(itertools.permutations((0, 1, 2))))
def test_the_order_of_reading_does_not_decide_who_is_one(target: str, tmp_path: Path, order: tuple[int, ...]) -> None:
    sources = written(tmp_path / "in", corridor=CORRIDOR, variant=VARIANT, stranger=STRANGER)
    for at in order:
        ingest(target, [sources[at]])
    assert people(target) == {frozenset({"Ержан Балкин", "Ержан Балкын"}), frozenset({"Ержан Балханов"})}


def test_an_ingest_is_taken_back_whole(target: str, tmp_path: Path) -> None:
    ingest(target, written(tmp_path / "in", corridor=CORRIDOR))
    ingest(target, written(tmp_path / "in", variant=VARIANT))
    with open_archive(target) as archive:
        with archive.connect() as connection:
            newest = changes.newest_to_undo(connection)
        with archive.change("undo") as change:
            changes.undo(change, newest)
    assert people(target) == {frozenset({"Ержан Балкин"})}


def test_files_of_one_name_in_two_folders_are_two_articles(target: str, tmp_path: Path) -> None:
    sources = [*written(tmp_path / "one", page=CORRIDOR), *written(tmp_path / "two", page=STRANGER)]
    assert ingest(target, sources).articles["new"] == 2


def test_what_comes_from_standard_input_is_never_another_version(target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in (CORRIDOR, STRANGER):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))
        assert ingest(target, ["-"]).articles["new"] == 1


def test_an_article_taken_back_while_it_is_looked_for_never_comes_without_quotes(
    target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = written(tmp_path / "in", corridor=CORRIDOR)
    ingest(target, sources)
    find = articles.find_saved

    def find_and_take_back(connection: Connection, page: Article) -> articles.Saved | None:
        saved = find(connection, page)
        with open_archive(target) as archive, archive.change("undo", "rita") as change:
            changes.undo(change, changes.newest_to_undo(change.connection))
        return saved

    with monkeypatch.context() as patch:
        patch.setattr(articles, "find_saved", find_and_take_back)
        assert ingest(target, sources).articles["unchanged"] == 1
    with open_archive(target) as archive, archive.connect() as connection:
        assert count(connection, article) == 0
    assert ingest(target, sources).quotes == 3
