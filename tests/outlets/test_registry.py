"""The article's own outlet: by name, by address, by what the page says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotes.errors import SeedError
from quotes.model.outlets import KnownOutlet
from quotes.outlets.registry import Registry, load_outlets
from quotes.text.layout import read_layout

KNOWN = (
    KnownOutlet("skazka", "Skazka.kz", ("Сказка",), ("skazka.kz",), "ru", "KZ", "Asia/Almaty"),
    KnownOutlet("bylina", "Былина", ("Bylina", "БЫЛИНА"), ("bylina.az",), "ru", "AZ", "Asia/Baku"),
    KnownOutlet("priboi", "Прибой", (), (), "ru", "KZ", "Asia/Almaty"),
    KnownOutlet("vestnik", "Вестник", ("Vestnik",), (), "ru", "KZ", "Asia/Almaty"),
)
FILLER = "В портовом городе Ключевске открылся новый причал, который строили три года и два месяца подряд."


def carrier(text: str, url: str | None = None, hint: str | None = None) -> str | None:
    found = Registry(KNOWN).find_carrier(text, read_layout(text), url, hint)
    return found.name if found else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{FILLER[:-1]}, передает Skazka.kz.", "Skazka.kz"),
        (f"{FILLER[:-1]}, передает Skazka.kzсо ссылкой на мэрию.", "Skazka.kz"),
        (f"{FILLER[:-1]}, сообщает корреспондент агентства Былина.", "Былина"),
        (f"{FILLER[:-1]}, передает Skazka.kz со ссылкой на Былину.", "Skazka.kz"),
        (f"{FILLER[:-1]}, передает neizvestno.kz.", "neizvestno.kz"),
        (f"{FILLER}\nОб этом в беседе с Былиной сказал мэр.", "Былина"),
        (f"{FILLER}\nОб этом в интервью обозревателю агентства Былина сказал мэр, передает Skazka.kz.", "Skazka.kz"),
        (f"ASTANA. BYLINA — {FILLER}", "BYLINA"),
        (f"{FILLER}\nБольше новостей в Telegram-канале «skazka.kz».", "skazka.kz"),
        ("The new pier in Klyuchevsk was opened on Friday after three years of work, Bylina reports.", "Bylina"),
        ("By Nell Brackwater, The Lantern Herald\n" + FILLER, "The Lantern Herald"),
        ("By Nell Brackwater, Bylina\n" + FILLER, "Bylina"),
        ("By Nell Brackwater\n" + FILLER, None),
        ("By Nell Brackwater, “Lantern Herald”\n" + FILLER, "Lantern Herald"),
        ("Новый причал\n\nАнна Пробова, «Степной вестник»\n\n12 марта 2025\n\n" + FILLER, "Степной вестник"),
        ("Новый причал\n\n«Степной вестник»\n\n12 марта 2025\n\n" + FILLER, "Степной вестник"),
        ("Новый причал\n\n12 марта 2025\n\n«Степной вестник»\n\n" + FILLER, "Степной вестник"),
        ("Новый причал\n\n12 марта 2025\n\n" + FILLER + "\n\n«Степной вестник»\n\n" + FILLER, None),
        ("Новый причал\n\n«Степной вестник», 12 марта 2025\n\n" + FILLER, "Степной вестник"),
        ("«Новый причал»\n\n12 марта 2025\n\n" + FILLER, None),
        ("Анна Пробова: «Причал нужен»\n\n12 марта 2025\n\n" + FILLER, None),
        ("Klyuçevskdə yeni körpü açılıb, üç il çəkən tikinti başa çatıb, Bylina xəbər verir.", "Bylina"),
        (f"{FILLER[:-1]}, пишет Былина.", None),
        (f"{FILLER[:-1]}, заявил мэр со ссылкой на Skazka.kz.", None),
        (f"{FILLER}\nФото: skazka.kz", None),
        (f"{FILLER}\nСказка\nТеги: былина, сказка", None),
        (f"{FILLER}\n© 2025 Былина", "Былина"),
        (FILLER, None),
        ("Журнал «Прибойский обзор», 12 июня 2025 г.\n" + FILLER, None),
        ("Журнал «Прибой», 12 июня 2025 г.\n" + FILLER, "Прибой"),
        (f"{FILLER[:-1]}, сообщает корреспондент агентства Вестник.", "Вестник"),
        (f"{FILLER}\nОб этом в беседе с Вестником сказал мэр.", "Вестник"),
        (f"{FILLER}\nОб этом в беседе с Вестниковым сказал мэр.", None),
        ("Klyuçevskdə yeni körpü açılıb, Vestnikin müxbiri xəbər verir.", "Vestnik"),
    ],
)
def test_carrier_in_the_text(text: str, name: str | None) -> None:
    assert carrier(text) == name


def test_address_and_metadata_come_first() -> None:
    assert carrier(FILLER, "https://www.ru.skazka.kz/2025/10/24/pier") == "Skazka.kz"
    assert carrier(FILLER, "https://unknown.example/1") == "unknown.example"
    assert carrier(FILLER, "https://t.me/s/skazka") is None
    assert carrier(f"{FILLER[:-1]}, передает Skazka.kz.", None, "БЫЛИНА") == "БЫЛИНА"


def test_lookups_fold_names() -> None:
    registry = Registry(KNOWN)
    assert registry.find_by_name(" «СКАЗКА» ") is KNOWN[0]
    assert registry.find_by_url("http://news.bylina.az:80/x") is KNOWN[1]
    assert registry.find_by_url("http://notbylina.az/x") is None
    assert registry.find_by_url("http://[broken") is None


def test_load_outlets(tmp_path: Path) -> None:
    path = tmp_path / "outlets.toml"
    path.write_text('[[outlet]]\nkey = "skazka"\nname = "Skazka.kz"\naliases = ["Сказка"]\ndomains = ["skazka.kz"]\n', encoding="utf-8")
    assert load_outlets(path) == (KnownOutlet("skazka", "Skazka.kz", ("Сказка",), ("skazka.kz",)),)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ('[[outlet]]\nname = "x"\n', "key or name is missing"),
        ('[[outlet]]\nkey="x"\nname="x"\ncolour="red"\n', "colour"),
        ("[[outlet\n", "outlets.toml"),
    ],
)
def test_a_faulty_file_is_one_error(tmp_path: Path, content: str, fault: str) -> None:
    path = tmp_path / "outlets.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SeedError, match=fault):
        load_outlets(path)
