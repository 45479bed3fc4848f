"""News of agencies: whom bodies told, offices with lists, acting offices, streets named after people, reported words before a quote."""

from __future__ import annotations

import pytest

from tests.extract.marked import read


def _said(text: str) -> list[tuple[str | None, str]]:
    return [(quote.speaker.name, quote.words(text)) for quote in read(text) if quote.speaker]


def test_an_agency_that_is_told_does_not_speak() -> None:
    text = "Мост закроют, сообщили ТАСС в пресс-службе мэрии. «Ремонт начат», — сообщили в ведомстве."
    assert _said(text) == [("пресс-служба мэрии", "Мост закроют"), ("пресс-служба мэрии", "Ремонт начат")]


def test_an_office_with_a_list_and_a_further_title() -> None:
    text = "Спешить не надо, заявил заведующий кафедрой химии, физики и биологии Степного университета, академик Марат Сабитов."
    assert _said(text) == [("Марат Сабитов", "Спешить не надо")]


def test_as_papers_wrote_about_it_attributes_nothing() -> None:
    text = "Водитель не покидал порта, как об этом писали газеты, сообщил «Маяку» инженер Марат Сабитов."
    assert [who for who, _ in _said(text)] == ["Марат Сабитов"]


def test_a_source_of_an_agency_is_no_agency() -> None:
    text = "Как ранее сообщал источник «Интерфакса» в порту, пришёл заявитель, который сказал, что лодка пропала."
    assert next(who for who, _ in _said(text)) == "источник «Интерфакса»"


def test_an_outlet_in_a_pointer_back_refers_to_who_said_it() -> None:
    text = "Порт закроют. Об этом сообщают «Вести порта» со ссылкой на пресс-секретаря Инну Дорошук. «Это так и есть», — сказала она."
    assert [who for who, _ in _said(text)] == ["Инна Дорошук"] * 2


def test_a_street_is_nobody() -> None:
    text = "На улице Марата Сабитова закроют мост. Инженер добавил, что мост стар."
    assert [who for who, _ in _said(text)] == ["Инженер"]


def test_an_acting_governor() -> None:
    text = "Итоги подвёл врио губернатора Марат Сабитов. Глава региона отметил, что урожай хорош."
    assert [who for who, _ in _said(text)] == ["Марат Сабитов"]


@pytest.mark.parametrize("mark", ["«»", '""'])
def test_reported_words_before_a_quote_of_the_same_sentence(mark: str) -> None:
    text = f"Режиссёр Инна Дорошук отметила, что для неё важно быть здесь: {mark[0]}Кино снято с любовью, и мы вас ждали{mark[1]}."
    assert _said(text) == [("Инна Дорошук", "для неё важно быть здесь"), ("Инна Дорошук", "Кино снято с любовью, и мы вас ждали")]


def test_a_name_behind_a_participle_is_the_subject() -> None:
    text = "Мост закроют, сказал Марат Сабитов. Актриса, сыгравшая мать Инна Дорошук, попросила открыть его."
    assert [who for who, _ in _said(text)] == ["Марат Сабитов", "Инна Дорошук"]


def test_a_bracket_inside_an_office() -> None:
    text = "Спорить не будут, варианты предложат, считает вице-президент Союза портов (СП) Марат Сабитов."
    assert _said(text) == [("Марат Сабитов", "Спорить не будут, варианты предложат")]


def test_a_head_of_a_company_under_other_words() -> None:
    text = "Гендиректор компании «Лодка» Марат Сабитов выступил. Топ-менеджер «Лодки» уверен, что спрос упадёт."
    assert [who for who, _ in _said(text)] == ["Марат Сабитов"]


def test_a_known_outlet_called_by_its_kind() -> None:
    text = "По словам Инны Дорошук, порт пуст, пишет «Коммерсант». Издание отмечает, что порт закроют."
    assert [who for who, _ in _said(text)] == ["Инна Дорошук", "Коммерсант"]
