"""Keeping readings: words, links, topics; keeping them again; what people said outlives that."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Table, select, update

from quotes.errors import ConflictError
from quotes.model.quotes import Quote, Reading
from quotes.model.spans import Span
from quotes.store import tables
from quotes.store.anchors import carry_over, find_anchor
from quotes.store.articles import save_article
from quotes.store.engine import Archive
from quotes.store.quotes import Link, Notes, add_quote, save_reading
from quotes.store.reviews import correct_kind, correct_speaker, correct_words, reject
from quotes.store.verify import find_breaches
from tests.store.samples import ANNA, LEV, TEXT, article, dump, fill, ingest, notes, quote, reading


def rows_of(archive: Archive, table: Table = tables.quote) -> list[dict[str, Any]]:
    with archive.connect() as connection:
        return [dict(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns)).mappings()]


def test_reading_is_kept_whole(archive: Archive) -> None:
    ids = fill(archive)
    quotes = rows_of(archive)
    assert [row["text"] for row in quotes] == ["порт Новинск вырос вдвое", "новый причал откроют весной", "Дорога важнее причала"]
    assert [row["expert_id"] for row in quotes] == [ids["lev"], ids["lev"], ids["anna"]]
    assert {(row["day"], row["month"]) for row in quotes} == {(20240506, 202405)}
    assert [row["text"] for row in rows_of(archive, tables.quote_segment)] == [row["text"] for row in quotes]
    assert [row["name"] for row in rows_of(archive, tables.speaker)] == ["Лев Примеров", "Анна Образцова"]
    assert [(row["topic_id"], row["expert_id"], row["day"]) for row in rows_of(archive, tables.quote_topic)] == [
        (ids["port"], ids["lev"], 20240506)
    ]
    assert len(rows_of(archive, tables.quote_alternative)) == 3


def test_keeping_the_same_again_changes_nothing(archive: Archive) -> None:
    ids = fill(archive)
    before = dump(archive)
    with archive.change("ingest port.txt") as change:
        saved, kept = ingest(change, ids)
    assert saved.state == "unchanged"
    assert (kept.new, kept.same, kept.changed, kept.gone) == (0, 3, 0, 0)
    assert dump(archive) == before
    assert len(rows_of(archive, tables.change)) == 2


def test_words_that_do_not_stand_there_are_refused(archive: Archive) -> None:
    fill(archive)
    with pytest.raises(ConflictError, match="must stand in its article"), archive.change("forge") as change:
        change.insert_all(tables.quote_segment, [{"quote_id": 1, "position": 2, "start": 0, "end": 4, "text": "Порт растёт"}])
    with pytest.raises(ConflictError, match="must stand in its article"), archive.change("forge") as change:
        change.update(tables.quote_segment, tables.quote_segment.c.quote_id == 1, {"text": "порт Новинск вырос втрое"})


def test_the_text_of_an_article_cannot_be_changed(archive: Archive) -> None:
    fill(archive)
    with pytest.raises(ConflictError, match="never changed"), archive.change("forge") as change:
        change.connection.execute(update(tables.article_version).values(text="другой текст"))


def test_other_rules_supersede_and_add(archive: Archive) -> None:
    ids = fill(archive)
    first, second, third = reading().quotes
    shorter = replace(second, segments=(Span(second.segments[0].start + 6, second.segments[0].end),))
    with archive.change("reextract") as change:
        other = Reading(article(), (first, shorter, replace(third, speaker=LEV)))
        links = {LEV: Link(ids["lev"], how="exact")}
        kept = save_reading(change, ids["version"], other, links, notes(ids))
    assert (kept.new, kept.same, kept.changed, kept.gone) == (1, 1, 1, 1)
    found = {row["text"]: (row["status"], row["expert_id"]) for row in rows_of(archive)}
    assert found["новый причал откроют весной"] == ("superseded", ids["lev"])
    assert found["причал откроют весной"] == ("active", ids["lev"])
    assert found["Дорога важнее причала"] == ("active", ids["lev"])


def test_what_people_corrected_outlives_other_rules(archive: Archive) -> None:
    ids = fill(archive)
    start = TEXT.index("причал откроют")
    with archive.change("fix", "rita") as change:
        reject(change, 1, "not_relevant")
        correct_words(change, 2, [Span(start, start + len("причал откроют весной"))])
        correct_speaker(change, 3, LEV, Link(ids["lev"], how="manual"))
        correct_kind(change, 3, "mixed")
    held = {name: rows for name, rows in dump(archive).items() if name in ("quote", "quote_segment", "review")}
    with archive.change("reextract") as change:
        links = {LEV: Link(ids["lev"], how="exact"), ANNA: Link(ids["anna"], how="exact")}
        save_reading(change, ids["version"], reading(), links, notes(ids))
    after = {name: rows for name, rows in dump(archive).items() if name in held}
    assert after == held


def test_a_quote_by_hand_is_kept_and_not_twice(archive: Archive) -> None:
    ids = fill(archive)
    by_hand = quote(TEXT, "новый причал", ANNA, "добавила")
    with archive.change("add") as change:
        quote_id = add_quote(change, ids["version"], by_hand, Link(ids["anna"], how="manual"))
    with pytest.raises(ConflictError, match=f"q{quote_id}"), archive.change("add") as change:
        add_quote(change, ids["version"], by_hand, Link(ids["anna"], how="manual"))
    with archive.change("reextract") as change:
        links = {LEV: Link(ids["lev"], how="exact"), ANNA: Link(ids["anna"], how="exact")}
        assert save_reading(change, ids["version"], reading(), links, notes(ids)).gone == 0
    assert rows_of(archive)[-1]["origin"] == "user"


def test_edited_page_carries_and_orphans(archive: Archive) -> None:
    ids = fill(archive)
    with archive.change("fix", "rita") as change:
        correct_kind(change, 1, "mixed")
        correct_kind(change, 2, "mixed")
    edited = "Обновлено.\n" + TEXT.replace("новый причал откроют весной", "новый причал откроют осенью")
    with archive.change("ingest") as change:
        saved = save_article(change, article(edited), outlet_id=ids["outlet"])
        assert saved.state == "changed" and saved.version_id is not None
        assert carry_over(change, saved.article_id, saved.version_id) == {"carried": 2, "orphaned": 1, "superseded": 0}
        found = tuple(replace_text(edited, one) for one in ("порт Новинск вырос вдвое", "Дорога важнее причала"))
        links = {LEV: Link(ids["lev"], how="exact"), ANNA: Link(ids["anna"], how="exact")}
        kept = save_reading(change, saved.version_id, Reading(article(edited), found), links, [Notes(), Notes()])
    assert (kept.new, kept.gone) == (0, 0)
    assert [(row["id"], row["status"], row["kind"]) for row in rows_of(archive)] == [
        (1, "active", "mixed"),
        (2, "orphaned", "mixed"),
        (3, "active", "direct"),
    ]


def replace_text(text: str, words: str) -> Quote:
    speaker = LEV if words.startswith("порт") else ANNA
    return quote(text, words, speaker, "отметил" if speaker is LEV else "добавила")


def test_anchor_needs_one_place_with_context() -> None:
    old = "Он сказал: да. Она сказала: да."
    at = old.rindex("да")
    assert find_anchor(old, at, at + 2, "Потом. " + old) == at + 7
    assert find_anchor(old, at, at + 2, "Совсем другой текст, да и только") is None
    assert find_anchor("да", 0, 2, "да, да, да") is None
    assert find_anchor("да", 0, 2, "Теперь: да.") is None, "nothing stood around it"


LOOKALIKES = {
    "given to another": TEXT.replace("Анна Образцова добавила", "Алла Образова добавила"),
    "given to one whose name begins so": TEXT.replace("Анна Образцова добавила", "Анна Образцоваль добавила"),
    "in another's mouth elsewhere": TEXT.replace(
        "Анна Образцова добавила: «Дорога важнее причала».", "Кто-то написал: «Дорога важнее причала»?"
    ),
    "twice": TEXT + "\n\nАнна Образцова добавила: «Дорога важнее причала».",
    "one letter else": TEXT.replace("важнее причала", "важнее причалов"),
    "another case": TEXT.replace("Дорога важнее", "дорога важнее"),
}


@pytest.mark.parametrize("name", LOOKALIKES)
def test_a_reviewed_quote_is_never_carried_to_a_lookalike(archive: Archive, name: str) -> None:
    ids = fill(archive)
    with archive.change("fix", "rita") as change:
        correct_kind(change, 3, "mixed")
    text = LOOKALIKES[name]
    start = TEXT.index("Анна")
    with archive.change("tell where the name stands") as change:
        change.update(
            tables.quote, tables.quote.c.id == 3, {"mention": "Анна Образцова", "mention_start": start, "mention_end": start + 14}
        )
    with archive.change("ingest") as change:
        saved = save_article(change, article(text), outlet_id=ids["outlet"])
        assert saved.version_id is not None
        assert carry_over(change, saved.article_id, saved.version_id) == {"carried": 2, "orphaned": 1, "superseded": 0}
    [row] = [row for row in rows_of(archive) if row["id"] == 3]
    assert (row["status"], row["version_id"]) == ("orphaned", ids["version"])
    with archive.connect() as connection:
        assert list(find_breaches(connection)) == []
