"""The views are a public interface: their columns are held here, and both back ends give the same rows in the same order."""

from __future__ import annotations

from sqlalchemy import text

from quotes.store.engine import Archive
from quotes.store.judgements import Verdicts, judge
from tests.store.samples import fill

COLUMNS = {
    "v_quotes": "quote_id kind text speaker speaker_type expert expert_id organization_id organization names role affiliation outlet "
    "published published_precision said said_precision given_to relayed_by cue mention topics stance status confidence lang title "
    "article_id url doc start end",
    "v_experts": "expert_id name names gender country role affiliation quotes articles outlets first_day last_day note",
    "v_topics": "topic_id key label broader aliases note quotes experts articles first_day last_day",
}


def rows(archive: Archive, view: str) -> list[dict[str, object]]:
    with archive.read_only() as connection:
        return [dict(row) for row in connection.execute(text(f"SELECT * FROM {view} ORDER BY 1")).mappings()]


def test_columns_stay(archive: Archive) -> None:
    with archive.read_only() as connection:
        for view, columns in COLUMNS.items():
            assert " ".join(connection.execute(text(f"SELECT * FROM {view}")).keys()) == columns


def test_quotes_in_full(archive: Archive) -> None:
    ids = fill(archive)
    first, second, _ = rows(archive, "v_quotes")
    assert first == {
        "quote_id": 1,
        "kind": "direct",
        "text": "порт Новинск вырос вдвое",
        "speaker": "Лев Примеров",
        "speaker_type": "person",
        "expert": "Лев Примеров",
        "expert_id": ids["lev"],
        "organization_id": None,
        "organization": None,
        "names": "Лев Примеров",
        "role": "эксперт",
        "affiliation": None,
        "outlet": "Газета Пример",
        "published": "2024-05-06T10:00:00+05:00",
        "published_precision": "minute",
        "said": None,
        "said_precision": None,
        "given_to": None,
        "relayed_by": None,
        "cue": "отметил",
        "mention": "Лев Примеров",
        "topics": "port",
        "stance": None,
        "status": "active",
        "confidence": 0.9,
        "lang": "ru",
        "title": "Порт растёт",
        "article_id": ids["article"],
        "url": "https://gazeta.example/port",
        "doc": "port.txt",
        "start": 63,
        "end": 87,
    }
    assert (second["topics"], second["kind"]) == (None, "indirect")


def test_a_merge_shows_one_expert_with_both_names(archive: Archive) -> None:
    ids = fill(archive)
    with archive.change("merge") as change:
        judge(change, "expert", (ids["anna"], ids["lev"]), Verdicts("same"))
    assert {row["expert_id"] for row in rows(archive, "v_quotes")} == {ids["lev"]}
    [expert] = rows(archive, "v_experts")
    assert (expert["names"], expert["quotes"], expert["articles"]) == ("Лев Примеров; Анна Образцова", 3, 1)
    assert (expert["role"], expert["affiliation"], expert["first_day"]) == ("эксперт", "Институт озёр", 20240506)


def test_topics_count_what_is_said(archive: Archive) -> None:
    fill(archive)
    found = {row["key"]: row for row in rows(archive, "v_topics")}
    assert (found["port"]["quotes"], found["port"]["experts"], found["port"]["broader"]) == (1, 1, "trade")
    assert (found["trade"]["quotes"], found["trade"]["aliases"]) == (0, "trade")
