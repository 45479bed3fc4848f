"""Figures in four languages, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.text.figures import find_figures, parse_number


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit", "hedge"),
    [
        ("Оборот составил свыше 500 млн долларов", "свыше 500 млн долларов", 5e8, "USD", "over"),
        ("Оборот равен 529,4 млн", "529,4 млн", 529.4e6, None, None),
        ("Поток вырос на 62 %", "на 62 %", 62, "percent", "by"),
        ("доведём его до 1 млрд", "до 1 млрд", 1e9, None, "up to"),
        ("перевезли 4,5 миллиона тонн", "4,5 миллиона тонн", 4.5e6, "tonne", None),
        ("около 1 200 вагонов", "около 1 200 вагонов", 1200, "wagon", "about"),
        ("мы выйдем на миллиард", "на миллиард", 1e9, None, "by"),
        ("Trade passed $1.5 billion", "$1.5 billion", 1.5e9, "USD", None),
        ("more than 1,200 tonnes", "more than 1,200 tonnes", 1200, "tonne", "over"),
        ("по трубе идёт 5 млн тонн", "5 млн тонн", 5e6, "tonne", None),
        ("сауда 2 миллиард доллар болды", "2 миллиард доллар", 2e9, "USD", None),
        ("шамамен 300 мың тонна", "шамамен 300 мың тонна", 3e5, "tonne", "about"),
        ("yük 3 milyon ton oldu", "3 milyon ton", 3e6, "tonne", None),
        ("təxminən 12 faiz artdı", "təxminən 12 faiz", 12, "percent", "about"),
    ],
)
def test_figures(text: str, printed: str, value: float, unit: str | None, hedge: str | None) -> None:
    [found] = find_figures(text)
    assert (found.span.of(text), found.unit, found.hedge) == (printed, unit, hedge)
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["в 2024 году", "10 октября 2025 года", "поезд номер 7", "дом 5, корпус 2", "нет чисел", "", "in 2024", "25-го"]
)
def test_what_is_no_figure(text: str) -> None:
    assert list(find_figures(text)) == []


def test_period_and_what_lies_ahead() -> None:
    [past, ahead] = find_figures("За 2024 год торговля дала 500 млн долларов. К 2030 году планируем 1 млрд долларов.")
    assert (past.period, past.expected) == ("2024", False)
    assert (ahead.period, ahead.expected) == ("2030", True)


@given(st.text(max_size=200))
def test_any_text_gives_figures_in_their_places(text: str) -> None:
    last = 0
    for figure in find_figures(text):
        assert 0 <= figure.span.start < figure.span.end <= len(text)
        assert figure.span.end > last
        assert figure.value >= 0
        last = figure.span.end


@given(st.integers(0, 10**9), st.sampled_from([" ", "\u00a0", ","]))
def test_grouped_digits_are_one_number(number: int, mark: str) -> None:
    assert parse_number(f"{number:,}".replace(",", mark)) == number


@given(st.integers(0, 9999), st.integers(0, 9), st.sampled_from([("млн тонн", 1e6), ("billion tonnes", 1e9), ("min ton", 1e3)]))
def test_value_is_number_times_scale(whole: int, part: int, scale: tuple[str, float]) -> None:
    [figure] = find_figures(f"было {whole}.{part} {scale[0]} грузов")
    assert figure.value == pytest.approx(float(f"{whole}.{part}") * scale[1])


@pytest.mark.parametrize("text", ["", "1,2,3", "x", "1..2"])
def test_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="no number"):
        parse_number(text)
