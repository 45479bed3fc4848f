"""Topic files: what they may hold, and that each complaint names file and key."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.errors import SeedError
from quotes.topics.nearest import nearest
from quotes.topics.thesaurus import Alias, Topic, check, parse_topics, read_thesaurus

GOOD = """
[[topic]]
key = "lake-canal"
broader = "canals"
note = "A canal to the lake"
abbreviations = ["LC"]
en = ["Lake Canal", "canal to the lake"]
ru = ["Озёрный канал"]

[[topic]]
key = "canals"
en = ["Canals"]
"""


def test_a_file_is_read() -> None:
    canal, canals = parse_topics(GOOD, "water.toml")
    assert (canal.key, canal.broader, canal.note) == ("lake-canal", "canals", "A canal to the lake")
    assert Alias("Lake Canal", "en", "label") in canal.aliases
    assert Alias("canal to the lake", "en", "alias") in canal.aliases
    assert Alias("LC", "", "abbreviation") in canal.aliases
    assert (canal.label(), canal.label("ru"), canal.label("az"), canals.label("ru")) == (
        "Lake Canal",
        "Озёрный канал",
        "Lake Canal",
        "Canals",
    )


def test_broader_and_narrower() -> None:
    thesaurus = check(parse_topics(GOOD, "water.toml"))
    assert thesaurus.broader("lake-canal") == ("canals",)
    assert thesaurus.narrower("canals") == {"canals", "lake-canal"}
    assert thesaurus.narrower("lake-canal") == {"lake-canal"}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[topic]\nkey=1", "water.toml: "),
        ('[[topic]]\nen = ["A"]', "water.toml: None is no key"),
        ('[[topic]]\nkey = "Two Words"\nen = ["A"]', "'Two Words' is no key"),
        ('[[topic]]\nkey = "a"', "water.toml: a: no label in any language"),
        ('[[topic]]\nkey = "a"\nfr = ["Canal"]', "water.toml: a: unknown field fr"),
        ('[[topic]]\nkey = "a"\nen = "Canal"', "water.toml: a: en: a list of phrases is wanted"),
        ('[[topic]]\nkey = "a"\nen = ["…"]', "water.toml: a: en: a list of phrases is wanted"),
        ('[[topic]]\nkey = "a"\nen = ["Canal", "canal"]', "water.toml: a: en: a phrase stands there twice"),
        ('[[topic]]\nkey = "a"\nen = ["fibre-optic line", "Fibre optic … line"]', "water.toml: a: en: a phrase stands there twice"),
        ('[[topics]]\nkey = "a"', "water.toml: only [[topic]] tables are known, found topics"),
        ('[[topic]]\nkey = "a"\nbroader = 3\nen = ["Canal"]', "water.toml: a: broader"),
    ],
)
def test_a_file_that_does_not_fit(text: str, complaint: str) -> None:
    with pytest.raises(SeedError) as caught:
        parse_topics(text, "water.toml")
    assert complaint in caught.value.message


@pytest.mark.parametrize(
    ("second", "complaint"),
    [
        ('[[topic]]\nkey = "lake-canal"\nen = ["Another"]', "b.toml: lake-canal: the key stands in a.toml too"),
        ('[[topic]]\nkey = "b"\nru = ["озерный  канал"]', "b.toml: b: “озерный  канал” is an alias of lake-canal too"),
        ('[[topic]]\nkey = "b"\nen = ["B"]\nbroader = "nowhere"', "b.toml: b: no topic has the key nowhere"),
        ('[[topic]]\nkey = "b"\nen = ["B"]\nbroader = "b"', "b.toml: b: the topic is broader than itself"),
    ],
)
def test_files_that_do_not_fit_each_other(tmp_path: Path, second: str, complaint: str) -> None:
    (tmp_path / "a.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.toml").write_text(second, encoding="utf-8")
    with pytest.raises(SeedError) as caught:
        read_thesaurus(tmp_path)
    assert caught.value.message == complaint


def test_one_phrase_may_serve_two_languages() -> None:
    one = Topic("a", (Alias("Port", "en", "label"),))
    other = Topic("b", (Alias("Port", "az", "label"),))
    assert check([one, other]).topics == (one, other)


def test_forms_of_abbreviations_and_phrases() -> None:
    assert Alias("ТМТМ", "", "abbreviation").forms() == {"тмтм"}
    assert Alias("C5+1", "", "abbreviation").forms() == {"c 5 1"}
    assert "северного коридора" in Alias("Северный коридор", "ru", "label").forms()
    assert Alias("ВОЛС … море", "ru", "alias").forms() == {"волс"}
    assert Alias("Северный коридор", "ru", "label").lemmas == "северн коридор"


def test_the_nearest_topics() -> None:
    names = [("middle", "Middle Corridor"), ("zangezur", "Zangezur corridor"), ("trade", "Trade turnover"), ("middle", "Средний коридор")]
    assert nearest("Midle Coridor", names)[0] == "middle"
    assert nearest("средний каридор", names) == ("middle",)
    assert nearest("qqqq", names) == ()
    assert len(nearest("corridor", names, limit=1)) == 1


@given(st.text(max_size=120))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse_topics(text, "any.toml")
    except SeedError as error:
        assert error.message.startswith("any.toml")
