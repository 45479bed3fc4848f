"""The parts of pages with their furniture. Each line of a page below begins with what it should be found to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.text.layout import read_layout
from tests.steps import count_steps

LONG = "В портовом городе Ключевске в пятницу открыли новый причал, который строили три года и два месяца подряд."
KINDS = {"h": "headline", "s": "subhead", "d": "dateline", "y": "byline", "c": "caption", "f": "furniture", "b": "body"}

RUSSIAN = f"""\
f Главная - Новости - Общество
f Главная
f Общество
h Новый причал открыли в Ключевске
s Он сможет принимать сорок судов в год и станет самым большим на всём побережье.
d Вчера, 18:30
f АВТОР
f Подпишитесь на наш
f Telegram-канал
f и узнавайте новости первыми!
d пресс-служба порта Вчера, 18:30
f 1 517
c Фото: пресс-служба порта
b {LONG}
s Что дальше
b «Мы рады, — сказал инженер Небылицын. — Работа сделана».
b Коротко и ясно.
b Небылицын: мы продолжим работу
b — А когда откроют второй?
b — Через год, — ответил он
f Наверх
f Читайте также
f Рыбаки поймали кита
f Погода на завтра
f © 2025 Skazka.kz
f Просмотров: 1 517
f pismo@skazka.kz
y Беседовал Олег Басня"""

ENGLISH = """\
d 20 July 2025 20:50 (UTC+04:00)
h New Pier Opens in Klyuchevsk [PHOTOS]
y By Ann Quill
c Photo: Port authority
b The port city of Klyuchevsk opened a new pier on Friday after three years of work, officials said in a statement.
b "We are glad," the engineer said.
s NEXT STEPS
b The second pier will follow in a year, according to the plan that the port authority published last week.
f Follow us on Twitter
f Related articles
f Whale seen off the coast"""

AZERBAIJANI = """\
h Klyuçevskdə yeni körpü açılıb
d Dünən, 18:30
c Foto: limanın mətbuat xidməti
b Klyuçevsk liman şəhərində üç il iki ay davam edən tikintidən sonra cümə günü yeni körpü istifadəyə verilib.
b “Biz şadıq”, – mühəndis bildirib.
f Oxşar xəbərlər
f Balıqçılar balina tutub"""

KAZAKH = """\
h Ключевскіде жаңа айлақ ашылды
d Кеше, 18:30
c Сурет: порттың баспасөз қызметі
b Ключевск порт қаласында үш жыл екі айға созылған құрылыстан кейін жұма күні жаңа айлақ пайдалануға берілді.
b «Біз қуаныштымыз», — деді инженер.
f Тағы оқыңыз
f Балықшылар кит ұстады"""


@pytest.mark.parametrize("page", [RUSSIAN, ENGLISH, AZERBAIJANI, KAZAKH])
def test_every_line_is_what_it_is(page: str) -> None:
    marks = [line[0] for line in page.split("\n")]
    text = "\n".join(line[2:] for line in page.split("\n"))
    found = [(part.kind, part.span.of(text)) for part in read_layout(text).parts]
    assert found == [(KINDS[mark], line) for mark, line in zip(marks, text.split("\n"), strict=True)]


def test_title_and_author() -> None:
    layout = read_layout("\n".join(line[2:] for line in ENGLISH.split("\n")))
    assert layout.title is not None
    assert (layout.title.text, layout.author) == ("New Pier Opens in Klyuchevsk [PHOTOS]", "Ann Quill")


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(part.kind, part.span.of(text)) for part in read_layout(text, title).parts]


def test_what_is_glued_to_the_first_sentence_is_cut_off() -> None:
    assert kinds(f"date 2025-10-24 {LONG}\n\n{LONG}")[0] == ("dateline", "date 2025-10-24")
    assert kinds(f"24.10.2025, 09:15 {LONG}")[:2] == [("dateline", "24.10.2025, 09:15"), ("body", LONG)]
    assert kinds(f"КЛЮЧЕВСК. СКАЗКА — {LONG}") == [("dateline", "КЛЮЧЕВСК. СКАЗКА —"), ("body", LONG)]
    date = "BAKU, Azerbaijan, October 24."
    assert kinds(f"{date} {LONG}") == [("dateline", date), ("body", LONG)]
    assert kinds(f"{LONG}\nФото пресс-службы порта{LONG}")[1:] == [("caption", "Фото пресс-службы порта"), ("body", LONG)]


def test_a_date_that_is_part_of_the_sentence_stays() -> None:
    sentence = "15 апреля 2024 года мэр Ключевска открыл новый причал, который строили три года и два месяца подряд."
    assert kinds(sentence) == [("body", sentence)]


def test_a_text_without_headline_has_none() -> None:
    assert [kind for kind, _ in kinds(f"{LONG}\n{LONG}")] == ["body", "body"]


def test_a_stated_title_that_is_not_in_the_text_makes_no_line_a_headline() -> None:
    assert kinds(f"Коротко о главном\n{LONG}", "Совсем другой заголовок")[0][0] != "headline"
    assert kinds(f"Рубрика недели\nНовый причал\n{LONG}", "Новый причал")[1] == ("headline", "Новый причал")


def test_a_headline_that_comes_twice_is_found_behind_an_update_line() -> None:
    found = kinds(f"Последнее обновление\n\n(4 часа назад)\nПричал открыт в Ключевске\n\nПричал открыт в Ключевске\n\n{LONG}")
    assert [kind for kind, _ in found] == ["furniture", "dateline", "headline", "headline", "body"]


def test_a_lone_name_of_whom_the_text_speaks_is_a_caption() -> None:
    text = f"Причал открыт в Ключевске\n\nСемён Небылицын\n\n{LONG}\nОб этом сказал инженер Семён Небылицын."
    assert kinds(text)[1] == ("caption", "Семён Небылицын")


def test_a_wrapped_page_becomes_paragraphs() -> None:
    page = (
        "Port opens its second pier\n\nThe port city of Klyuchevsk opened a new pier\non Friday after three years of work, the\n"
        "officials said in a statement on the same\nday.\n\nThe second one will follow in a year if the\n"
        "money that the council has promised to the\n"
        "builders arrives before the winter does.\n"
    )
    assert [kind for kind, _ in kinds(page)] == ["headline", "body", "body"]


def test_links_in_a_row_are_furniture_and_cut_off_a_paragraph_behind() -> None:
    links = "Продолжение■Рыбаки поймали кита15 апреля 2024 14:52■Погода на завтра15 апреля 2024 15:47"
    assert kinds(f"{LONG}\n{links}\n{LONG}")[1][0] == "furniture"
    assert [kind for kind, _ in kinds(f"{LONG}\n{links}{LONG}\n{LONG}")][1:] == ["furniture", "body", "body"]


@pytest.mark.parametrize("front", ["Ключевск | 15 апреля 2024 14:52 | ", "Меры: ■ причал ■ склад ", "■ Причал открыт 15 апреля 2024 14:52"])
def test_bullets_that_are_no_row_of_links_cut_nothing_off(front: str) -> None:
    assert "furniture" not in [kind for kind, _ in kinds(f"{LONG}\n{front}{LONG}\n{LONG}")]


@given(st.text(alphabet="аБв .:—«»\n1", max_size=200))
def test_parts_are_in_order_and_cover_everything(text: str) -> None:
    parts = read_layout(text).parts
    covered: set[int] = set()
    at = 0
    for part in parts:
        assert part.span.start >= at
        at = part.span.end
        covered.update(range(part.span.start, part.span.end))
    assert all(i in covered for i, char in enumerate(text) if not char.isspace())


@pytest.mark.parametrize(
    "line",
    [
        "Рейтинг порта вырос, заявил инженер Небылицын.",
        "Бізді үлкен жұмыс күтіп тұр, — деді инженер.",
        "— Вчера мы победили",
        "«Сегодня мы открыли порт»",
        "Views differ, the engineer said.",
        "Инженер: да",
    ],
)
def test_speech_is_never_furniture(line: str) -> None:
    assert (kinds(f"Причал открыт в Ключевске\n{LONG}\n{line}\n{LONG}")[2]) in (("body", line), ("subhead", line))
    under = kinds(f"Причал открыт в Ключевске\n{LONG}\nЧитайте также\n{line}\n{LONG}")[3]
    assert under in (("body", line), ("subhead", line))


@pytest.mark.parametrize("line", ["Слово", "Олег Басня", "Слово за слово.", "Да. " * 10, "24.10.2025", "«", "Слово и дело " * 60 + "."])
def test_the_cost_grows_with_length_only(line: str) -> None:
    small, large = ("\n".join([line] * (size // len(line))) for size in (1_000, 10_000))
    assert count_steps(lambda: read_layout(large, "Заголовок")) < 11 * count_steps(lambda: read_layout(small, "Заголовок"))


def test_a_paragraph_of_five_million_signs() -> None:
    assert [part.kind for part in read_layout("Слово за слово. " * 312_500).parts] == ["body"]
