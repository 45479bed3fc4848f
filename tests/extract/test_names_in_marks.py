"""Outlets and clubs whose names stand in marks speak too; invented ones here."""

from __future__ import annotations

import pytest

from tests.extract.marked import check


@pytest.mark.parametrize(
    "marked",
    [
        "[quote Тариф вырастет], [cue пишет] [who «Степная правда»].",
        "[quote Тариф вырастет], [cue сообщает] [who газета «Степная правда»].",
        "[who «Степная правда»] [cue сообщает], что [quote тариф вырастет].",
        "[cue По данным] [who «Степной правды»], [quote тариф вырастет].",
    ],
)
def test_a_name_in_marks_is_a_speaker(marked: str) -> None:
    quote = check(marked)
    assert quote.speaker is not None
    assert "«Степная правда»" in (quote.speaker.name or "")


def test_doubled_apostrophes_around_marks_are_no_words() -> None:
    quote = check("''«[quote Порт готов к зиме и ждёт судов]»'', — [cue сказал] [who Марат Сабитов].")
    assert quote.kind == "direct"
