"""To whom words were given and by whom they were passed on; invented people and outlets."""

from __future__ import annotations

import pytest

from tests.extract.marked import read

CHAINS = [
    ("Порт готов. Об этом эксперт Марат Сабитов заявил в интервью агентству «Каспий-Весть».", "ru", "Каспий-Весть", None),
    ("Порт готов. Об этом в беседе с Step.News сказала политолог Жанна Оразкелди.", "ru", "Step.News", None),
    ("Порт готов, заявил эксперт Марат Сабитов в комментарии Каспий-Вести, передает Step.News.", "ru", "Каспий-Вести", "Step.News"),
    ("Министр Марат Сабитов сообщил, что порт готов.", "ru", None, None),
    ('"The port is ready," Marat Sabitov said in an interview with The Caspian Ledger.', "en", "The Caspian Ledger", None),
]


@pytest.mark.parametrize(("text", "lang", "given", "relayed"), CHAINS)
def test_the_reporting_chain_is_kept_as_printed(text: str, lang: str, given: str | None, relayed: str | None) -> None:
    quote = read(text, lang)[-1]
    assert (quote.given_to, quote.relayed_by) == (given, relayed)
    assert quote.speaker is not None
    assert quote.speaker.type == "person"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Казахстанский политолог Марат Сабитов отметил, что порт готов.", "Казахстан"),
        ("Министр транспорта Грузии Марат Сабитов отметил, что порт готов.", "Грузия"),
        ("Капитан Марат Сабитов отметил, что порт готов.", None),
    ],
)
def test_a_role_tells_the_country(text: str, country: str | None) -> None:
    [quote] = read(text)
    assert quote.speaker is not None
    assert quote.speaker.country == country
