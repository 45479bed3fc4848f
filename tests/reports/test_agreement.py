"""Agreement of coders on an archive with known answers."""

from __future__ import annotations

import pytest

from quotes.errors import UsageError
from quotes.reports.agreement import agreement, differences
from quotes.reports.filters import Filters
from quotes.store.engine import Archive
from quotes.store.reviews import accept, reject
from quotes.store.stances import Coding, set_stance
from tests.reports.made import Said, build

SAID = [Said("Арман Мостов", f"мост {number}", "2021-01-01", value) for number, value in enumerate(["support", "oppose"] * 5, 1)]


def test_pairs_and_the_rows_on_which_they_differ(archive: Archive) -> None:
    with archive.change("build") as change:
        topic = build(change, SAID)
        for number, one in enumerate(SAID, 1):
            set_stance(change, Coding(number, topic, "support" if number == 2 else one.stance or "", "Boris"))
        set_stance(change, Coding(1, topic, "support", "Vera"))
    with archive.change("one", "Anna") as change:
        accept(change, 1, "words")
        accept(change, 2, "words")
    with archive.change("two", "Boris") as change:
        reject(change, 1, "duplicate")
        accept(change, 2, "words")
    with archive.connect() as connection:
        rows = agreement(connection, Filters()).rows
        # stance: 9 of 9 alike but one; chance by hand: p = (0.4·0.5 …)
        named = {(row[0], row[1]): row[2:] for row in rows}
        assert named["words", "Anna and Boris"] == (2, 0.5, 0.0, 0.0)
        units, agree, kappa, alpha = named["stance", "Anna and Boris"]
        assert (units, round(agree, 3)) == (9, 0.889)  # q1 was rejected
        observed, chance = 8 / 9, (4 * 5 + 5 * 4) / 81
        assert kappa == pytest.approx((observed - chance) / (1 - chance), abs=0.001)
        assert alpha == pytest.approx(1 - 17 * 2 / (18 * 18 - 9 * 9 - 9 * 9), abs=0.001)
        differ = differences(connection, Filters(), "stance")
        assert [row[:3] + row[-2:] for row in differ.rows] == [("stance", "q2", "test-bridge", "oppose", "support")]
        assert agreement(connection, Filters(), "stance", ("Vera",)).rows == ()
        with pytest.raises(UsageError, match="no layer"):
            agreement(connection, Filters(), "mood")
