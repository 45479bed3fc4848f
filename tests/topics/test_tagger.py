"""The tagger on marked sentences: [key words that must be found]; a sentence without marks names no topic."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.model.spans import Span
from quotes.topics.tagger import Tag, tag, tag_segments
from quotes.topics.thesaurus import Thesaurus, check, parse_topics

TOPICS = """
[[topic]]
key = "corridors"
ru = ["Транспортный коридор"]
en = ["Transport corridor"]

[[topic]]
key = "north"
broader = "corridors"
abbreviations = ["СТК", "NTR"]
ru = ["Северный коридор", "Северный транспортный маршрут"]
en = ["Northern Corridor", "Northern Transport Route"]
kk = ["Солтүстік дәліз"]
kk-Latn = ["Soltústik dáliz"]
az = ["Şimal Dəhlizi"]

[[topic]]
key = "railway"
ru = ["Железная дорога Озёрск–Марково–Линьково", "Озёрск–Марково–Линьково"]
en = ["Lakeside railway"]

[[topic]]
key = "cable"
ru = ["волоконная линия … море", "ВОЛ … море"]
en = ["fibre line … sea"]

[[topic]]
key = "trade"
ru = ["Товарооборот", "взаимная торговля"]
en = ["Trade turnover", "sales"]
kk = ["Тауар айналымы"]
az = ["Ticarət dövriyyəsi"]

[[topic]]
key = "privatisation"
en = ["Privatisation"]
ru = ["Выборы"]

[[topic]]
key = "summit"
abbreviations = ["C6+1", "SUM30"]
en = ["Lake summit"]

[[topic]]
key = "one-road"
ru = ["Одна дорога, одно море"]
"""
MARK = re.compile(r"\[([a-z-]+) ([^\]]*)\]")


@pytest.fixture(scope="module")
def thesaurus() -> Thesaurus:
    return check(parse_topics(TOPICS, "test.toml"))


def unmarked(sentence: str) -> tuple[str, list[tuple[str, str, int]]]:
    expected: list[tuple[str, str, int]] = []
    plain = ""
    position = 0
    for match in MARK.finditer(sentence):
        plain += sentence[position : match.start()]
        expected.append((match[1], match[2], len(plain)))
        plain += match[2]
        position = match.end()
    return plain + sentence[position:], expected


def picture(text: str, tags: tuple[Tag, ...]) -> str:
    return "\n".join([text, *(" " * one.span.start + "^" * len(one.span) + " " + one.topic_key for one in tags)])


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("ru", "роль [north Северного коридора] растёт"),
        ("ru", "вложения в «[north Северный коридор]» растут"),
        ("ru", "[north Северный торговый коридор] открыт"),
        ("ru", "по [north Северному\nкоридору] идут поезда"),
        ("ru", "перевозки по [north Северному транспортному маршруту] (СТК)"),
        ("ru", "объёмы по [north СТК] выросли"),
        ("ru", "[north Northern Corridor] знают и без перевода"),
        ("ru", "открыт [corridors транспортный коридор]"),
        ("ru", "[railway железную дорогу Озёрск – Марково – Линьково] открыли"),
        ("ru", "рельсы [railway Озёрск-Марково-Линьково] старые"),
        ("ru", "форум «[one-road Одна дорога, одно море]» закрыт"),
        ("ru", "[trade товарооборота] стало больше"),
        ("ru", "по дну моря идёт [cable волоконная линия]"),
        ("ru", "[cable ВОЛ] в море"),
        ("ru", "после [privatisation выборов] прошло два года"),
        ("en", "the [north Northern Corridor's] weakest link"),
        ("en", "the [north Northern Trade Corridor] is open"),
        ("en", "we met at [summit SUM-30]"),
        ("en", "the [summit C6+1] talks"),
        ("en", "[privatisation privatisation] goes on"),
        ("en", "Baku says [north Şimal Dəhlizinin] time has come"),
        ("kk", "[north Солтүстік дәліздің] маңызы зор"),
        ("kk", "[north Soltústik dálizdiń] mańyzy zor"),
        ("kk", "[trade тауар айналымына] әсері"),
        ("az", "[north Şimal Dəhlizinin] gələcəyi"),
        ("az", "[trade ticarət dövriyyəsini] artırmaq"),
        ("az", "[north NTR]-in payı"),
    ],
)
def test_named(thesaurus: Thesaurus, lang: str, sentence: str) -> None:
    text, expected = unmarked(sentence)
    tags = tag(text, lang, thesaurus)
    assert [(one.topic_key, one.matched, one.span.start) for one in tags] == expected, picture(text, tags)
    assert all(one.how == "alias" for one in tags)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("ru", "северный ветер дул в длинный коридор"),
        ("ru", "Склад был северный. Коридор был тёмный"),
        ("ru", "Северный, говорят, коридор"),
        ("ru", "стк без заглавных букв"),
        ("ru", "волоконная линия через степь"),
        ("ru", "у него был выбор"),
        ("en", "a private company"),
        ("en", "northern lights over the corridor"),
        ("en", "a corridor. Northern lights"),
        ("az", "şimal küləyi"),
        ("kk", "солтүстік жел"),
    ],
)
def test_not_named(thesaurus: Thesaurus, lang: str, sentence: str) -> None:
    tags = tag(sentence, lang, thesaurus)
    assert tags == (), picture(sentence, tags)


@pytest.mark.parametrize(
    ("lang", "before", "words", "key"),
    [
        ("ru", "Открыт Северный коридор. ", "этот маршрут нужен всем", "north"),
        ("ru", "Открыт Северный коридор, говорят в порту. ", "важность данного проекта велика", "north"),
        ("ru", "Северный коридор сравнили с железной дорогой Озёрск–Марково–Линьково. ", "этот коридор короче", "north"),
        ("ru", "Северный коридор сравнили с железной дорогой Озёрск–Марково–Линьково. ", "этот проект дороже", "railway"),
        ("ru", "Товарооборот упал. ", "этот показатель вырастет", "trade"),
        ("en", "The Northern Corridor opened. ", "this route will be busy", "north"),
        ("en", "The Northern Corridor opened. ", "this new corridor will be busy", None),
        ("kk", "Солтүстік дәліз ашылды. ", "бұл дәліз керек", "north"),
        ("kk", "Soltústik dáliz ashyldy. ", "bul joba kerek", "north"),
        ("az", "Şimal Dəhlizi açıldı. ", "bu dəhliz lazımdır", "north"),
        ("ru", "Северный коридор открыт. Рядом построен проект «Тихая гавань». ", "этот проект дороже", None),
        ("ru", "Товарооборот упал. ", "этот маршрут закрыт", None),
        ("ru", "Северный коридор открыт. ", "эти маршруты и этим маршрутам", None),
        ("ru", "", "этот маршрут нужен всем", None),
        ("ru", "Северный коридор открыт. " + "Прошло много лет, и всё переменилось. " * 20, "этот маршрут нужен всем", None),
    ],
)
def test_anaphors_look_back(thesaurus: Thesaurus, lang: str, before: str, words: str, key: str | None) -> None:
    tags = tag(words, lang, thesaurus, before=before)
    assert [(one.topic_key, one.how) for one in tags] == ([(key, "anaphor")] if key else []), picture(words, tags)


def test_company_may_stand_around_the_quote(thesaurus: Thesaurus) -> None:
    assert tag("волоконная линия готова", "ru", thesaurus) == ()
    assert [one.topic_key for one in tag("волоконная линия готова", "ru", thesaurus, before="По дну моря. ")] == ["cable"]


def test_a_topic_is_tagged_once_and_an_alias_goes_before_an_anaphor(thesaurus: Thesaurus) -> None:
    words = "Этот маршрут зовут Северным коридором, и Северный коридор растёт"
    tags = tag(words, "ru", thesaurus, before="Открыт Северный коридор. ")
    assert [(one.matched, one.how) for one in tags] == [("Северным коридором", "alias")]


def test_segments_alone_count(thesaurus: Thesaurus) -> None:
    text = "«Торговля растёт, — сказал он о Северном коридоре. — И товарооборот тоже»"
    first, second = Span(1, 16), Span(text.index("И товар"), len(text) - 1)
    tags = tag_segments(text, [first, second], "ru", thesaurus)
    assert [(one.topic_key, one.span.of(text)) for one in tags] == [("trade", "товарооборот")]


def test_broader_topics_are_not_tags(thesaurus: Thesaurus) -> None:
    assert [one.topic_key for one in tag("Северный коридор", "ru", thesaurus)] == ["north"]
    assert thesaurus.narrower("corridors") == {"corridors", "north"}


WORDS = [
    "Северный",
    "северного",
    "коридор",
    "коридора",
    "СТК",
    "этот",
    "маршрут",
    "Corridor",
    "Northern",
    "дәліз",
    "море",
    "ВОЛ",
    "«",
    "».",
    "\n\n",
    ",",
]


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join) | st.text(max_size=60),
    st.text(max_size=30),
    st.sampled_from(["ru", "en", "kk", "az"]),
)
def test_spans_stand_inside_the_words(words: str, before: str, lang: str) -> None:
    known = check(parse_topics(TOPICS, "test.toml"))
    for one in tag(words, lang, known, before=before):
        assert 0 <= one.span.start < one.span.end <= len(words)
        assert one.matched == one.span.of(words)
        assert one.topic_key in known.by_key
        assert (one.alias is None) == (one.how == "anaphor")
