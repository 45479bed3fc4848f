"""Figures in four languages, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.text.figure_words import figure_words, places_of
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
        ("ввоз обошёлся в 25,233 млрд долларов", "25,233 млрд долларов", 25.233e9, "USD", None),
        ("Trade passed 25,233 million dollars", "25,233 million dollars", 25233e6, "USD", None),
        ("Trade passed US$ 9.5 billion", "US$ 9.5 billion", 9.5e9, "USD", None),
        ("Exports hit USD 2 trillion", "USD 2 trillion", 2e12, "USD", None),
        ("ввоз дал более пятисот миллионов долларов", "более пятисот миллионов долларов", 5e8, "USD", "over"),
        ("ставку снизят на 150 б.п.", "на 150 б.п.", 150, "basis points", "by"),
        ("выпустили около 300 млрд цифровых тенге", "около 300 млрд цифровых тенге", 3e11, "KZT", "about"),
        ("собрали на треть больше", "на треть", 1 / 3, "share", "by"),
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


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("порт пропускает 5 млн тонн в год", "в год"),
        ("в 2023 году порт пропускал 5 млн тонн в год", "2023"),
        ("он основан за 3 дня в год 20-летия", None),
        ("The port takes 5 million tonnes a year", "a year"),
        ("порт жылына шамамен 5 млн тонна өткізеді", "жылына"),
        ("liman ildə 5 milyon ton qəbul edir", "ildə"),
    ],
)
def test_a_stretch_of_time_that_is_counted_by(text: str, period: str | None) -> None:
    [found] = find_figures(text)
    assert found.period == period


@given(st.text(max_size=200))
def test_any_text_gives_figures_in_their_places(text: str) -> None:
    last = 0
    for figure in find_figures(text):
        assert 0 <= figure.span.start < figure.span.end <= len(text)
        assert figure.span.start >= last
        assert 0 <= figure.low <= figure.high
        assert figure.subject is None or 0 <= figure.subject.start < figure.subject.end <= len(text)
        last = figure.span.end


_PIECES = [
    "от 5 до 7 млн тонн",
    "5–7 %",
    "вдвое",
    "в полтора раза",
    "треть экспорта",
    "почти на",
    "не более",
    "5 milyondan çox",
    "iki dəfə artıb",
    "екі есе",
    "300-ден астам вагон",
    "half of the",
    "$5",
    "to $7 billion",
    "2024",
    "+7 701 123 45 67",
    "№ 12",
    "-",
    "–",
    ",",
    ".",
    "до",
    "млн",
    "и",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=12), st.sampled_from([" ", "", "\u00a0"]))
def test_words_of_figures_in_any_order_give_figures_apart(pieces: list[str], space: str) -> None:
    text = space.join(pieces)
    test_any_text_gives_figures_in_their_places.hypothesis.inner_test(text)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "printed", "low", "high", "unit", "hedge"),
    [
        ("пройдёт от 5 до 7 млн тонн руды", "от 5 до 7 млн тонн", 5e6, 7e6, "tonne", None),
        ("от 500 тыс. до 1 млн вагонов", "от 500 тыс. до 1 млн вагонов", 5e5, 1e6, "wagon", None),
        ("прибавит 5–7 %", "5–7 %", 5, 7, "percent", None),
        ("прибавит на 5-7 процентов", "на 5-7 процентов", 5, 7, "percent", "by"),
        ("останется в пределах 3–4 млрд", "в пределах 3–4 млрд", 3e9, 4e9, None, "within"),
        ("нужно порядка 3–4 млрд тенге", "порядка 3–4 млрд тенге", 3e9, 4e9, "KZT", "about"),
        ("продлится два-три дня", "два-три дня", 2, 3, "day", None),
        ("between 5 and 7 million tonnes", "between 5 and 7 million tonnes", 5e6, 7e6, "tonne", None),
        ("we want 5 to 7 million tonnes", "5 to 7 million tonnes", 5e6, 7e6, "tonne", None),
        ("costs $5 billion to $7 billion", "$5 billion to $7 billion", 5e9, 7e9, "USD", None),
        ("кенті 5-тен 7 миллион тоннаға дейін алады", "5-тен 7 миллион тоннаға дейін", 5e6, 7e6, "tonne", None),
        ("құны 3 пен 5 миллиард теңге аралығында", "3 пен 5 миллиард теңге аралығында", 3e9, 5e9, "KZT", None),
        ("5-dən 7 milyon tona qədər yük", "5-dən 7 milyon tona qədər", 5e6, 7e6, "tonne", None),
        ("qiyməti 3 ilə 4 milyard manat arasında", "3 ilə 4 milyard manat arasında", 3e9, 4e9, "AZN", None),
    ],
)
def test_ranges(text: str, printed: str, low: float, high: float, unit: str | None, hedge: str | None) -> None:
    [found] = find_figures(text)
    assert (found.span.of(text), found.low, found.high, found.unit, found.hedge) == (printed, low, high, unit, hedge)
    assert found.value is None


@pytest.mark.parametrize(
    "text", ["добыча выросла с 5 до 7 млн тонн", "output rose from 5 to 7 million tonnes", "hasilat 5-dən 7 milyon tona qədər artdı"]
)
def test_a_change_from_one_number_to_another_is_no_range(text: str) -> None:
    assert [(found.value, found.unit) for found in find_figures(text)] == [(7e6, "tonne")]


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit", "hedge"),
    [
        ("сбор вырос в полтора раза", "в полтора раза", 1.5, "times", "by"),
        ("сбор вырос в 2,5 раза", "в 2,5 раза", 2.5, "times", "by"),
        ("сбор вырос почти вдвое", "почти вдвое", 2, "times", "nearly"),
        ("сбор упал втрое", "втрое", 3, "times", None),
        ("за год сбор удвоился", "удвоился", 2, "times", None),
        ("the harvest doubled", "doubled", 2, "times", None),
        ("the harvest grew 1.5 times", "1.5 times", 1.5, "times", None),
        ("three times more wool", "three times", 3, "times", None),
        ("өнім екі есе артты", "екі есе", 2, "times", None),
        ("өнім бір жарым есе артты", "бір жарым есе", 1.5, "times", None),
        ("məhsul iki dəfə artıb", "iki dəfə", 2, "times", None),
        ("на склады легла треть урожая", "треть", 1 / 3, "share", None),
        ("почти половина вагонов пуста", "почти половина", 0.5, "share", "nearly"),
        ("две трети стран согласны", "две трети", 2 / 3, "share", None),
        ("three quarters of the wool", "three quarters", 0.75, "share", None),
        ("астықтың үштен бірі кетті", "үштен бірі", 1 / 3, "share", None),
        ("taxılın yarısı satıldı", "yarısı", 0.5, "share", None),
        ("порядка двух миллионов тонн", "порядка двух миллионов тонн", 2e6, "tonne", "about"),
        ("ушло полмиллиона тенге", "полмиллиона тенге", 5e5, "KZT", None),
        ("ушло не менее 5 млн тонн", "не менее 5 млн тонн", 5e6, "tonne", "at least"),
        ("ушло не более 5 млн тонн", "не более 5 млн тонн", 5e6, "tonne", "at most"),
        ("ушло почти на 5 % шерсти", "почти на 5 %", 5, "percent", "nearly"),
        ("no more than 5 million tonnes", "no more than 5 million tonnes", 5e6, "tonne", "at most"),
        ("300-ден астам вагон келді", "300-ден астам вагон", 300, "wagon", "over"),
        ("5 миллионға жуық адам", "5 миллионға жуық адам", 5e6, "person", "nearly"),
        ("5 milyondan çox ton yük", "5 milyondan çox ton", 5e6, "tonne", "over"),
        ("2 trilyon manat", "2 trilyon manat", 2e12, "AZN", None),
    ],
)
def test_times_shares_and_hedges(text: str, printed: str, value: float, unit: str, hedge: str | None) -> None:
    [found] = find_figures(text)
    assert (found.span.of(text), found.unit, found.hedge) == (printed, unit, hedge)
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    [
        "третья по счёту",
        "половина ушла домой",
        "первая половина года",
        "четверть века",
        "the second half of the match",
        "треть",
        "мы встречались три раза",
        "we met three times",
        "iki dəfə görüşdük",
        "миллионы людей",
        "несколько миллионов тонн",
        "звоните +7 701 123 45 67",
        "тел. 250-12-12",
        "№ 500 тонн",
        "12.05.2024 тонны",
        "в 2024 вагонов стало больше",
        "в 2020–2024 годах",
    ],
)
def test_what_only_looks_like_a_figure(text: str) -> None:
    assert list(find_figures(text)) == []


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Сбор шерсти составил 5 млн тонн", "Сбор шерсти"),
        ("За 2024 год сбор шерсти вырос на 5 %", "сбор шерсти"),
        ("мост стоит 480 млн долларов", "мост"),
        ("привезли 5 тысяч тонн удобрений", "удобрений"),
        ("In 2024 wool output reached 5 million tonnes", "wool output"),
        ("they sold 5 million tonnes of wool", "wool"),
        ("жүн көлемі 2 миллион тонна болды", "жүн көлемі"),
        ("yun istehsalı 12 faiz artdı", "yun istehsalı"),
        ("треть мирового урожая", "мирового урожая"),
        ("астықтың үштен бірі", "астықтың"),
        ("у нас 5 млн тонн", None),
    ],
)
def test_what_is_measured(text: str, subject: str | None) -> None:
    [found] = find_figures(text)
    assert (found.subject and found.subject.of(text)) == subject


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


WORDED = st.sampled_from(
    (
        *("полтора", "двух", "Вдвое", "ТРЕТЬ", "две трети", "от", "до", "миллиарда", "миллионов", "тысяч", "раза", "экспорта", "на"),
        *("between", "from", "to", "Three", "quarters", "a third", "half a", "million", "billion", "times", "of cargo", "tonnes"),
        *("бір жарым", "екі есе", "үштен бірі", "миллиард", "İki", "ikiqat", "üçdə biri", "yarısı", "milyon ton", "dəfə"),
        *("5", "7,5", "$3", "1 200", "62", "%", "-", "(727) 250-10-20", "№ 7", "тел. 25-10-20", "2024", "года", "12.05.2024", "."),
    )
)


@given(st.lists(WORDED, max_size=12), st.sampled_from((" ", "", "«", "-")))
def test_the_quick_look_at_how_words_begin_loses_no_figure(parts: list[str], between: str) -> None:
    text = between.join(parts)
    words = figure_words()
    places = words.openings.among(text, places_of(text))
    for pattern in (words.range, words.worded, words.single):
        assert {hit.start() for hit in pattern.finditer(text)} <= set(places)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("порт принял 5 млн тонн, что на 21 % больше, чем за 2017 год", None),
        ("порт примет до 6 млн тонн, тогда как в прошлом году он принял 5 млн тонн", None),
        ("как и в прошлом году, порт принял 5 млн тонн", None),
        ("порт принял 5 млн тонн за 2017 год", "2017"),
        ("ports took 5 million tonnes, 3 per cent more than in 2017", None),
    ],
)
def test_a_period_of_what_it_is_compared_with_is_not_its_own(text: str, period: str | None) -> None:
    assert next(find_figures(text)).period == period


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Fishing grew 18 per cent and boat building grew 5 per cent", ["Fishing", "boat building"]),
        ("Ловля выросла на 5 % и составила 3 млн тонн", ["Ловля", "Ловля"]),
        ("Объем ловли и разведения рыбы в северном заливе вырос на 5 %", ["Объем ловли и разведения рыбы в северном заливе"]),
        ("Ставка осталась на уровне 7,5 % годовых", [None]),
        ("Бухта, которая выросла на 5 %, закрыта", [None]),
        ("Поставки рыбы достигли уровня в 3 млн тонн", ["Поставки рыбы"]),
    ],
)
def test_what_is_measured_is_a_name(text: str, subjects: list[str | None]) -> None:
    assert [found.subject and found.subject.of(text) for found in find_figures(text)] == subjects
