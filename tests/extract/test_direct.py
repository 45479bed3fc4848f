"""Direct speech: where its words begin and end, and who spoke, however the page printed it."""

from __future__ import annotations

import pytest

from tests.extract.marked import check, parse_marked, picture, read, trimmed

ONE = [
    "«[quote Мост закроют на месяц]», — [cue сказал] [who инженер Марат Сабитов].",
    "[who Инженер Марат Сабитов] [cue сказал]: «[quote Мост закроют на месяц]».",
    "«[quote Мост], — [cue заметил] [who Марат Сабитов], — [quote закроют на месяц]».",
    "«[quote Мост закроют], — [cue сказал] [who Марат Сабитов]. — [quote Дорогу тоже]».",
    "— [quote Мост закроют], — [cue сказал] [who Марат Сабитов]. — [quote Дорогу тоже].",
    "— [quote Мы придём завтра], — [cue ответила] [who Ольга Верещак], — [quote и принесём всё, что обещали].",
    "На вопрос о сроках [who министр] [cue ответил]: «[quote Скоро]».",
    "— [quote Куда же вы]? — [cue спросила] [who Ольга Верещак].",
    "[quote Мост закроют на месяц. Мы это решили вчера], – [cue сообщил] [who Марат Сабитов].",
    '"[quote В городе действует программа "Чистая вода" , которую мы продлим]",— [cue отметила] [who Ольга Верещак].',
    '"[quote Город вошел в список "малых столиц]", — [cue говорит] [who Ольга Верещак].',
    "«[quote Мост закроют на месяц]», — [cue цитирует] [who Сабитова] газета «Маяк».",
    "[who Марат Сабитов] [cue написал] в своём блоге:\n[quote Мост закроют на месяц, и я этому рад].",
]


@pytest.mark.parametrize("sentence", ONE)
def test_one_quote(sentence: str) -> None:
    assert check(sentence).kind == "direct"


def test_a_quote_runs_over_paragraphs() -> None:
    check("«[quote Мост закроют на месяц. Так решил совет.\nДорогу тоже закроют до конца весны]», — [cue сказал] [who Марат Сабитов].")


def test_a_second_quote_after_the_attribution_goes_on() -> None:
    check("«[quote Мост закроют на месяц]», — [cue сказал] [who Марат Сабитов]. «[quote Дорогу откроют утром]».")


def test_two_verbs_make_two_quotes() -> None:
    text = "«Мост закроют на месяц», — говорит Марат Сабитов и добавляет: «Дорогу откроют утром»."
    assert [quote.words(text) for quote in read(text)] == ["Мост закроют на месяц", "Дорогу откроют утром"]


def test_a_title_and_an_ironic_word_are_no_quotes() -> None:
    assert not read("Фильм «Дорога к морю» показали в клубе «Маяк», где собрались местные «знатоки».")


def test_a_lost_closing_mark_does_not_swallow_the_next_paragraphs() -> None:
    text = "«Мост закроют на месяц, — сказал Марат Сабитов.\n\nПогода была ясной. Люди гуляли у реки."
    for quote in read(text):
        assert "Погода" not in quote.words(text), picture(parse_marked(text), (quote,))


def test_pronoun_trade_and_surname_point_to_the_same_person() -> None:
    text = (
        "«Мост закроют на месяц», — сказал инженер Марат Сабитов.\n«Так решил городской совет», — добавил он.\n"
        "«Дорогу откроют утром», — пояснил инженер.\n«Другого пути у города нет», — заключил Сабитов."
    )
    assert [quote.speaker.name if quote.speaker else None for quote in read(text)] == ["Марат Сабитов"] * 4


def test_block_speech_begins_where_the_reporter_ends() -> None:
    text = "Ольга Верещак приехала вчера. Я видела мост своими глазами. Он крепкий, - рассказала Ольга Верещак."
    (quote,) = read(text)
    assert trimmed(text, quote.segments[0]).of(text) == "Я видела мост своими глазами. Он крепкий"


def test_words_about_the_speaker_behind_a_dash_are_no_words_of_his() -> None:
    [quote] = read("— Я против нового канала. Он дорог и узок, — ответил Виктор Примеров, глава Союза образцовых перевозчиков.")
    assert quote.kind == "direct"
    assert quote.words("— Я против нового канала. Он дорог и узок, — ответил") == "Я против нового канала. Он дорог и узок"
