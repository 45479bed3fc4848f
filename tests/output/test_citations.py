"""Citation styles against the examples their standards print, and against what an article may lack.

The worked examples are those of GOST R 7.0.5-2008 (section 10), of APA's Publication Manual, 7th edition (10.1), and of the Chicago
Manual of Style, 17th edition (14.191, 14.199).
"""

from __future__ import annotations

import json

import pytest

from quotes.errors import UsageError
from quotes.model.citations import Author, Reference
from quotes.output.citations import cite, style_names

PLAIN = Reference(
    "a7",
    "Порт открыт",
    (Author("Серикова", "Айгерим"),),
    "Газета Пример",
    "https://gazeta.example/7",
    "2024-03-15T20:00:00+05:00",
    "2024-03-16",
    "ru",
)
BARE = Reference("a8", None)


@pytest.mark.parametrize(
    ("style", "reference", "printed"),
    [
        (
            "gost",
            Reference(
                "a1",
                "Право военнослужащих Российской Федерации на свободу ассоциаций",
                (Author("Дирина", "А. И."),),
                "Военное право : сетевой журн.",
                "http://www.voennoepravo.ru/node/2149",
                "2007",
                "2007-09-19",
                "ru",
            ),
            "Дирина А. И. Право военнослужащих Российской Федерации на свободу ассоциаций // Военное право : сетевой журн. 2007. "
            "URL: http://www.voennoepravo.ru/node/2149 (дата обращения: 19.09.2007).",
        ),
        (
            "apa",
            Reference(
                "a1",
                "Can we get better at forgetting?",
                (Author("Carey", "Benedict"),),
                "The New York Times",
                "https://www.nytimes.com/2019/03/22/health/memory-forgetting-psychology.html",
                "2019-03-22",
                "2020-01-01",
            ),
            "Carey, B. (2019, March 22). Can we get better at forgetting? The New York Times. "
            "https://www.nytimes.com/2019/03/22/health/memory-forgetting-psychology.html",
        ),
        (
            "chicago",
            Reference(
                "a1",
                "Snap Makes a Bet on the Cultural Supremacy of the Camera",
                (Author("Manjoo", "Farhad"),),
                "New York Times",
                "https://www.nytimes.com/2017/03/08/technology/snap-makes-a-bet-on-the-cultural-supremacy-of-the-camera.html",
                "2017-03-08",
                "2020-01-01",
            ),
            "Manjoo, Farhad. “Snap Makes a Bet on the Cultural Supremacy of the Camera.” New York Times, March 8, 2017. "
            "https://www.nytimes.com/2017/03/08/technology/snap-makes-a-bet-on-the-cultural-supremacy-of-the-camera.html.",
        ),
        (
            "chicago",
            Reference("a1", "In Texas, Ad Heats Up Race for Governor", (), "New York Times", None, "2002-07-30"),
            "New York Times. “In Texas, Ad Heats Up Race for Governor.” July 30, 2002.",
        ),
    ],
)
def test_the_standards_own_examples(style: str, reference: Reference, printed: str) -> None:
    assert cite([reference], style) == printed + "\n"


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        ("gost", "Серикова А. Порт открыт // Газета Пример. 2024. 15 марта. URL: https://gazeta.example/7 (дата обращения: 16.03.2024).\n"),
        ("apa", "Серикова, А. (2024, March 15). Порт открыт. Газета Пример. https://gazeta.example/7\n"),
        ("chicago", "Серикова, Айгерим. “Порт открыт.” Газета Пример, March 15, 2024. https://gazeta.example/7.\n"),
        (
            "bibtex",
            "@misc{serikova2024a7,\n  author = {Серикова, Айгерим},\n  title = {{Порт открыт}},\n  howpublished = {Газета Пример},\n"
            "  year = {2024},\n  url = {https://gazeta.example/7},\n  urldate = {2024-03-16},\n  langid = {russian},\n  month = mar,\n"
            "  day = {15},\n}\n",
        ),
    ],
)
def test_the_golden_bytes_of_a_style(style: str, printed: str) -> None:
    assert cite([PLAIN, PLAIN], style) == printed, "an article is named once"


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        ("gost", "[Без названия].\n"),
        ("apa", "[Untitled article]. (n.d.).\n"),
        ("chicago", "“Untitled.”\n"),
        ("bibtex", "@misc{articlea8,\n  title = {{Untitled}},\n  langid = {english},\n}\n"),
        ("csl-json", '[\n  {\n    "id": "a8",\n    "type": "article-newspaper",\n    "language": "en"\n  }\n]\n'),
    ],
)
def test_what_is_not_known_is_left_out(style: str, printed: str) -> None:
    assert cite([BARE], style) == printed


@pytest.mark.parametrize(
    ("style", "reference", "printed"),
    [
        ("gost", Reference("a1", "Порт", (), "Газета", None, "2025-10", None, "ru"), "Порт // Газета. 2025. Октябрь."),
        ("gost", Reference("a1", "Откроют ли порт?", (), None, None, "2025-10", None, "ru"), "Откроют ли порт? 2025. Октябрь."),
        ("chicago", Reference("a1", "Port", (), "Gazette", None, None, "2024-03-16"), "Gazette. “Port.”"),
        ("gost", Reference("a1", "Port", (), "Qəzet", None, "2025-10-02", None, "az"), "Port // Qəzet. 2025. 2 oktyabr."),
        ("gost", Reference("a1", "Порт", (), "Газет", None, "2025-03-02", None, "kk"), "Порт // Газет. 2025. 2 наурыз."),
        ("gost", Reference("a1", "Порт", tuple(Author(f"Автор{n}", "Б") for n in "абвг")), "Порт / Автора Б. [и др.]."),
        (
            "apa",
            Reference("a1", "Port", (), "Gazette", "https://g.example/1", None, "2024-03-16"),
            "Port. (n.d.). Gazette. Retrieved March 16, 2024, from https://g.example/1",
        ),
        ("apa", Reference("a1", "Port", (Author("Doe", "Jean-Luc"), Author("Roe", "A. B."))), "Doe, J.-L., & Roe, A. B. (n.d.). Port."),
        ("apa", Reference("a1", "Port", (), "Gazette", None, "2025-10"), "Port. (2025, October). Gazette."),
        (
            "chicago",
            Reference("a1", 'The "port" opens', (), "Gazette", "https://g.example/1", None, "2024-03-16"),
            "Gazette. “The ‘port’ opens.” Accessed March 16, 2024. https://g.example/1.",
        ),
        (
            "chicago",
            Reference("a1", "Port?", (Author("Doe", "Jane"), Author("Roe", "Max")), "Gazette", None, "2025"),
            "Doe, Jane, and Max Roe. “Port?” Gazette, 2025.",
        ),
    ],
)
def test_authors_dates_and_outlets_that_are_absent_or_partial(style: str, reference: Reference, printed: str) -> None:
    assert cite([reference], style) == printed + "\n"


def test_bibtex_obeys_nothing_of_a_title() -> None:
    text = cite(
        [Reference("a1", "50 % & {более} \\input{x} #1_2", (Author("Əliyev", "Ə."),), "A\nB", "https://e.example/{a}", "2024")], "bibtex"
    )
    assert text.startswith("@misc{eliyev2024a1,\n")
    assert r"title = {{50 \% \& \{более\} \textbackslash{}input\{x\} \#1\_2}}" in text
    assert "url = {https://e.example/%7Ba%7D}" in text


def test_csl_json_keeps_parts_of_dates_and_names() -> None:
    [item] = json.loads(cite([PLAIN], "csl-json"))
    assert (item["author"], item["issued"], item["accessed"]) == (
        [{"family": "Серикова", "given": "Айгерим"}],
        {"date-parts": [[2024, 3, 15]]},
        {"date-parts": [[2024, 3, 16]]},
    )


def test_an_unknown_style_names_those_there_are() -> None:
    assert style_names() == ("apa", "bibtex", "chicago", "csl-json", "gost")
    with pytest.raises(UsageError, match="no style 'mla'"):
        cite([PLAIN], "mla")


@pytest.mark.parametrize(("style", "field"), [("bibtex", "urldate"), ("csl-json", "accessed")])
def test_a_day_of_access_goes_with_an_address_only(style: str, field: str) -> None:
    assert field in cite([PLAIN], style)
    assert field not in cite([Reference("a1", "Port", retrieved="2024-03-16")], style)
