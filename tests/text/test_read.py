"""From one document to one article: text untouched, metadata from where they stand."""

from __future__ import annotations

import pytest

from quotes.errors import DateError, LanguageError, TextError
from quotes.model.articles import Article, Document
from quotes.model.outlets import KnownOutlet
from quotes.outlets.registry import Registry
from quotes.text.read import ReadOptions, read_document

AS_OF = "2025-10-22T09:00:00+05:00"
LONG = "В портовом городе Ключевске в пятницу открыли новый причал, который строили три года, передает Skazka.kz."
PAGE = f"Новый причал открыли в Ключевске\n\nВчера, 20:00\nОлег Басня\n\n{LONG}\n\n«Мы рады», — сказал инженер."
REGISTRY = Registry((KnownOutlet("skazka", "Skazka.kz", (), ("skazka.kz",), "ru", "KZ", "Europe/London"),))


def read(text: str, options: ReadOptions | None = None, **hints: str) -> Article:
    return read_document(Document("a.txt", text.encode(), "txt", hints=hints), options or ReadOptions(as_of=AS_OF))


def when(article: Article) -> tuple[str, str] | None:
    return (article.published.value, article.published.how) if article.published else None


def test_a_page_with_everything() -> None:
    article = read(PAGE)
    assert article.text == PAGE
    assert (article.lang, article.author, article.title) == ("ru", "Олег Басня", "Новый причал открыли в Ключевске")
    assert when(article) == ("2025-10-21T20:00:00+05:00", "text")
    assert [span.of(PAGE) for span in article.body()] == [LONG, "«Мы рады», — сказал инженер."]


def test_a_known_outlet_lends_its_clock() -> None:
    article = read(PAGE, ReadOptions(as_of=AS_OF, outlets=REGISTRY))
    assert article.outlet == "Skazka.kz"
    assert when(article) == ("2025-10-21T20:00:00+01:00", "text")


def test_an_article_without_a_date_has_none() -> None:
    article = read(f"Новый причал\n\n{LONG}\n\n15 марта 2024 года начали строить второй причал.")
    assert article.published is None
    assert article.retrieved is None


def test_without_a_base_a_relative_date_is_left_out() -> None:
    assert read(PAGE, ReadOptions()).published is None


@pytest.mark.parametrize(
    ("options", "hints", "expected"),
    [
        (ReadOptions(as_of=AS_OF, published="2024-03"), {"published": "2023-01-01"}, ("2024-03", "option")),
        (ReadOptions(as_of=AS_OF), {"published": "2023-01-01"}, ("2023-01-01", "row")),
        (ReadOptions(as_of=AS_OF), {"published": "2023-01-01", "published_how": "feed"}, ("2023-01-01", "feed")),
        (ReadOptions(as_of=AS_OF), {"published": "неизвестно"}, ("2025-10-21T20:00:00+05:00", "text")),
        (ReadOptions(as_of=AS_OF, url="https://skazka.kz/2020/01/02/x"), {}, ("2025-10-21T20:00:00+05:00", "text")),
    ],
)
def test_the_most_trusted_date_wins(options: ReadOptions, hints: dict[str, str], expected: tuple[str, str]) -> None:
    assert when(read(PAGE, options, **hints)) == expected


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://skazka.kz/news/2025/10/24/pier", "2025-10-24"),
        ("https://skazka.kz/2025-10-24-pier.html", "2025-10-24"),
        ("https://skazka.kz/news_20251024_1", "2025-10-24"),
        ("https://skazka.kz/2025/13/41/pier", None),
        ("https://skazka.kz/article/20251", None),
    ],
)
def test_the_address_dates_where_nothing_else_does(url: str, day: str | None) -> None:
    article = read(LONG, ReadOptions(url=url))
    assert when(article) == ((day, "url") if day else None)


def test_an_updated_line_counts_only_where_there_is_no_other() -> None:
    both = f"Новый причал открыли\nОбновлено: 24.10.2025, 10:00\nОпубликовано: 23.10.2025, 10:00\n{LONG}"
    assert when(read(both)) == ("2025-10-23T10:00:00+05:00", "text")
    one = f"Новый причал открыли\nОбновлено: 24.10.2025, 10:00\n{LONG}"
    assert when(read(one)) == ("2025-10-24T10:00:00+05:00", "text")


def test_options_win_over_the_page() -> None:
    article = read(PAGE, ReadOptions(outlet="Былина", lang="en", outlets=REGISTRY, url="https://x.example/1"))
    assert (article.outlet, article.lang, article.url) == ("Былина", "en", "https://x.example/1")


def test_faults_name_the_document_and_the_cure() -> None:
    with pytest.raises(TextError, match=r"a\.txt.*empty"):
        read(" \n")
    with pytest.raises(TextError, match=r"a\.txt.*--max-size"):
        read(PAGE, ReadOptions(max_size=10))
    with pytest.raises(LanguageError, match=r"a\.txt.*--lang"):
        read("Der neue Kai wurde am Freitag eröffnet, sagte der Ingenieur, und er wird vierzig Schiffe aufnehmen.")
    with pytest.raises(DateError, match="soon"):
        read(PAGE, ReadOptions(published="soon"))
