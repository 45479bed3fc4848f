"""Pairs that wait: shown as whom a yes would join; each two people once."""

from __future__ import annotations

from quotes.reports.facts import objects
from quotes.reports.pairs import candidates
from quotes.store.engine import Archive
from quotes.store.judgements import Verdicts, judge, offer_candidates
from quotes.workflow.people import add_expert


def test_who_is_one_with_another_is_shown_as_that_one(archive: Archive) -> None:
    with archive.change("add", "rita") as change:
        for name in ("Ермек Пробаев", "Е. Пробаев", "Ермек Прабаев", "Нина Черновик"):
            add_expert(change, [name])
        offer_candidates(
            change, "expert", [(1, 3, 0.8, ["first"]), (2, 3, 0.9, ["second"]), (3, 4, 0.6, ["third"]), (1, 2, 0.7, ["fourth"])]
        )
        judge(change, "expert", (1, 2), Verdicts("same"))
    with archive.connect() as connection:
        sheet = candidates(connection, "expert")
        rows = objects(sheet)
        first = objects(candidates(connection, "expert", 1))
    assert [(row["left_id"], row["left"], row["right_id"], row["right"], row["reasons"]) for row in rows] == [
        ("e1", "Ермек Пробаев (as Е. Пробаев)", "e3", "Ермек Прабаев", ["second"]),
        ("e3", "Ермек Прабаев", "e4", "Нина Черновик", ["third"]),
    ]
    assert sheet.footer == ("2 pairs waiting; quotes experts review decides them one by one",)
    assert first == rows[:1]
