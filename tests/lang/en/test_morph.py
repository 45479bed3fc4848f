"""English words and names are read without a dictionary of the language."""

from __future__ import annotations

import pytest
from hypothesis import given as random_words
from hypothesis import strategies as st

from quotes.lang.en.morph import analyse, plain, singular
from quotes.lang.en.names import given, name_readings
from quotes.lang.en.tagger import find_people
from quotes.model.spans import Span


@pytest.mark.parametrize(
    ("word", "lemma", "pos"),
    [
        ("said", "say", "verb"),
        ("told", "tell", "verb"),
        ("stated", "state", "verb"),
        ("admitted", "admit", "verb"),
        ("denied", "deny", "verb"),
        ("emphasising", "emphasise", "converb"),
        ("arguing", "argue", "converb"),
        ("replies", "reply", "verb"),
        ("written", "write", "participle"),
        ("will", "will", "verb"),
        ("repeatedly", "repeatedly", "adv"),
        ("toward", "toward", "prep"),
    ],
)
def test_a_form_is_read(word: str, lemma: str, pos: str) -> None:
    assert any(form.lemma == lemma and form.pos == pos for form in analyse(word))


@pytest.mark.parametrize(
    ("word", "one"), [("officials", "official"), ("allies", "ally"), ("women", "woman"), ("ministry's", "ministry"), ("news", "news")]
)
def test_singular(word: str, one: str) -> None:
    assert singular(word) == one


def test_a_role_stands_without_article_and_possessive() -> None:
    assert plain(["the", "Delta", "ministry's"]) == "Delta ministry"


def test_names_tell_gender_and_lose_the_possessive() -> None:
    assert given("Aizhan") == "f"
    assert given("Rufat") == "m"
    assert given("Delta") == ""
    assert name_readings(("Dana", "Whitlow’s"))[0].words == ("Dana", "Whitlow")
    assert name_readings(("Seitova",))[0].gender == "f"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Mayor Peter Lindqvist met Dana J. Whitlow in New York on Friday.", ["Peter Lindqvist", "Dana J. Whitlow"]),
        ("The Delta Institute and the State Department met in Baku.", []),
        ("Whitlow said so. Dana Whitlow left.", ["Whitlow", "Dana Whitlow"]),
        ("Film critic Qorkul Zarmat spoke.", ["Qorkul Zarmat"]),
        ("Sen. Helen Carrow’s aide left.", ["Helen Carrow"]),
        ("Deputy Prime Minister – Foreign Minister Murat Nurtileuov left.", ["Murat Nurtileuov"]),
        ("Minister of Economy Mikhtar Jabrailov and Larry King left.", ["Mikhtar Jabrailov", "Larry King"]),
        ("Mr. Lindqvist and Mrs. Carrow left.", ["Lindqvist", "Carrow"]),
        ("Tirzan Okmole, 54, left. Beijing said nothing.", ["Tirzan Okmole"]),
        ("Rear Admiral Ton van der Meule told them.", ["Ton van der Meule"]),
    ],
)
def test_people_are_found_by_rule(text: str, people: list[str]) -> None:
    assert [span.of(text) for span in find_people(text, [Span(0, len(text))])] == people


@random_words(st.text(max_size=200))
def test_no_text_breaks_the_name_finder(text: str) -> None:
    for span in find_people(text, [Span(0, len(text))]):
        assert span.of(text).strip()
