"""Participles that the word lists know as people keep that reading in every case."""

from __future__ import annotations

import pytest

from quotes.lang.pack import load_pack
from quotes.lang.ru.morph import analyse, parses


def listed_participles() -> list[str]:
    lists = load_pack("ru").lists
    words = sorted(lists["roles"] | lists["person_nouns"] | lists["speaker_nouns"])
    return [word for word in words if any("PRTF" in parse.tag and "nomn" in parse.tag for parse in parses(word))]


def test_the_lists_hold_participles() -> None:
    assert "задержанный" in listed_participles()


@pytest.mark.parametrize("case", ["gent", "datv", "accs", "ablt"])
def test_a_listed_participle_is_a_noun_in_every_case(case: str) -> None:
    for word in listed_participles():
        for parse in parses(word):
            if not {"PRTF", "sing", "masc"} <= parse.tag.grammemes:
                continue
            printed = parse.inflect({case, "sing"}).word
            assert any(form.pos == "noun" and form.lemma == word for form in analyse(printed)), printed


def test_a_participle_outside_the_lists_is_none() -> None:
    assert all(form.pos != "noun" for form in analyse("покрашенного"))
