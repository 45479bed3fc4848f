"""Coverage, voices, compare, new, figures and search in articles from what is typed to what is printed."""

from __future__ import annotations

import csv
import io

import pytest

from tests.cli.conftest import Quotes


@pytest.mark.parametrize(
    ("words", "column", "values"),
    [
        (("coverage",), "outlet", ["South Gazette", "Северный листок"]),
        (("voices", "--topic", "Test Canal"), "voice", ["Ермек Тестов"]),
        (("voices", "Test", "Canal"), "voice", ["Ермек Тестов"]),
        (("voices", "--not-in", "South Gazette"), "voice", ["Лейла Пробина"]),
        (("compare", "North Leaf", "South Gazette", "--topic", "Test Canal"), "left", ["2"]),
        (("new", "--topic", "Test Canal"), "quote_id", ["q4", "q3", "q1"]),
        (("new", "Test Canal"), "quote_id", ["q4", "q3", "q1"]),
        (("figures", "Test Canal"), "unit", []),
        (("figures", "--topic", "Test Canal"), "unit", []),
    ],
)
def test_a_question_as_csv(quotes: Quotes, words: tuple[str, ...], column: str, values: list[str]) -> None:
    ran = quotes(*words, "-f", "csv")
    assert ran.code == 0
    assert [row[column] for row in csv.DictReader(io.StringIO(ran.out))] == values


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("who-said", "canal", "--by", "expert", "--count", "moods"), "error: cannot count 'moods'"),
        (("search", "canal", "--in", "books"), "error: cannot search in 'books'"),
        (("compare", "Nowhere Times", "South Gazette"), "error: no outlet 'Nowhere Times'"),
        (("compare", "South Gazette", "south gazette"), "error: 'South Gazette' and 'south gazette' are one outlet"),
        (("voices", "canal", "--topic", "canal"), "error: two topics: 'canal' and 'canal'"),
        (("stances",), "error: no topic is named"),
        (("timeline",), "error: no topic or expert is named"),
        (("shifts", "-", "nowhere"), "error: no topic 'nowhere'"),
        (("shifts", "Тестов", "--expert", "Пробина"), "error: two experts: 'Тестов' and 'Пробина'"),
        (("new", "--since", "someday"), "error: 'someday' is not a period"),
    ],
)
def test_bad_input_is_one_line(quotes: Quotes, words: tuple[str, ...], said: str) -> None:
    ran = quotes(*words)
    assert ran.code in (1, 2)
    assert ran.err.startswith(said)


@pytest.mark.parametrize("command", ["who-said", "voices", "stances", "timeline", "shifts", "figures", "new", "agreement"])
def test_a_topic_is_named_in_words_or_by_the_option_alike(quotes: Quotes, command: str) -> None:
    by_words, by_option = quotes(command, "Test Canal", "-f", "json"), quotes(command, "--topic", "Test Canal", "-f", "json")
    assert by_words.code == by_option.code == 0
    assert by_words.out == by_option.out
    assert quotes(command, "--topic", "nowhere").err.startswith("error: no topic 'nowhere'")


def test_the_outlet_of_an_article_by_hand(quotes: Quotes) -> None:
    assert quotes("articles", "set", "a1", "--outlet", "South Gazette").err == "a1 carried by o2; 3 quotes went along\n"
    assert quotes("articles", "set", "a1", "a2", "--outlet", "-").err.startswith("a1, a2 carried by no known outlet; ")
    assert quotes("articles", "set", "a1", "--outlet", "Nowhere Times").err.startswith("error: no outlet 'Nowhere Times'")
    assert "articles set" in quotes("log").out


def test_whose_shifts_and_on_what(quotes: Quotes) -> None:
    everybody = quotes("shifts", "-", "Test Canal", "-f", "json")
    assert everybody.code == 0
    assert (
        quotes("shifts", "Тестов", "Test Canal", "-f", "json").out
        == quotes("shifts", "-e", "Тестов", "--topic", "Test Canal", "-f", "json").out
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("who-said", "Test Canal", "--lang", "xx"), "no quote is in the language 'xx'; there are: ru; en"),
        (("export", "--country", "ZZ"), "nobody from 'ZZ' is known"),
        (("search", "канл"), "did you mean канал"),
        (("search", "канл", "--in", "articles"), "did you mean канал"),
        (("search", "канал", "сегодня", "--until", "1999"), "no quotes with the words канал сегодня, until 1999\n"),
    ],
)
def test_what_matches_nothing_gets_a_hint(quotes: Quotes, words: tuple[str, ...], said: str) -> None:
    ran = quotes(*words)
    assert ran.code == 0
    assert said in ran.err


def test_cited_quotes_that_are_no_answers_are_told(quotes: Quotes) -> None:
    assert quotes("fix", "q1", "--reject", "duplicate").code == 0
    ran = quotes("cite", "q1", "q3")
    assert (ran.code, ran.err) == (0, "q1 is rejected\n")
    assert ran.out
    assert quotes("cite", "q3").err == ""


def test_coverage_is_a_table_at_100_columns(quotes: Quotes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    out = quotes("coverage").out
    assert "outlet: " not in out
    assert all(len(line) <= 100 for line in out.splitlines())
    head = quotes("coverage", "-f", "csv").out.splitlines()[0].split(",")
    assert {"first", "last"} <= set(head) and "days" not in head


def test_a_long_silence_is_one_row_of_the_plot_and_every_month_of_the_data(quotes: Quotes) -> None:
    rows = list(csv.DictReader(io.StringIO(quotes("timeline", "Test Canal", "--by", "month", "-f", "csv").out)))
    silent = [row["period"] for row in rows if row["quotes"] == "0"]
    shown = quotes("timeline", "Test Canal", "--by", "month").out
    assert len(silent) > 2
    assert f"{silent[0]} … " in shown
    assert " without a quote" in shown
    assert silent[1] not in shown
