"""A position read when an article is kept: the rules' word, its evidence, and whose word counts."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from quotes.store import tables as t
from quotes.store.engine import Archive, open_archive
from quotes.workflow.ingest import ingest
from quotes.workflow.stancing import StanceEntry, code, withdraw
from quotes.workflow.thesaurus import NewTopic, add_names, add_topic

PAGE = (
    "15 марта 2024 года\n\n«Мы поддерживаем Пробный канал», — заявил эксперт Института проб Ермек Тестов. "
    "Лейла Пробина отметила, что по Пробному каналу прошло пять тысяч тонн грузов."
)


def test_ingest_keeps_the_rules_word_and_a_person_outlives_it(target: str, tmp_path: Path) -> None:
    with open_archive(target) as archive, archive.change("topics", "tester") as change:
        add_topic(change, NewTopic("test-canal", "Test Canal", "en"))
        add_names(change, "test-canal", ["Пробный канал"], "ru")
    path = tmp_path / "canal.txt"
    path.write_text(PAGE, encoding="utf-8")
    report = ingest(target, [str(path)])
    assert report.quotes == 2
    with open_archive(target) as archive:
        assert rules_words(archive) == [("support", "rules", True, "поддерживаем")]
        assert counting(archive) == ["support", None]
        with archive.change("stance set", "Anna") as change:
            assert code(change, StanceEntry("q1", "пробного канала", "oppose")) == "q1 test-canal: oppose, by Anna"
        assert counting(archive) == ["oppose", None]
        with archive.change("stance withdraw", "Anna") as change:
            assert withdraw(change, "q1", "test-canal", None) == ["q1 test-canal: oppose by Anna withdrawn"]
        assert counting(archive) == ["support", None]


def rules_words(archive: Archive) -> list[tuple[str, str, bool, str]]:
    with archive.connect() as connection:
        stance = t.stance.c
        return [tuple(row) for row in connection.execute(select(stance.value, stance.coder, stance.automatic, stance.evidence))]


def counting(archive: Archive) -> list[str | None]:
    with archive.connect() as connection:
        return list(connection.scalars(select(t.quote_topic.c.stance).order_by(t.quote_topic.c.quote_id)))
