"""Made articles in four languages, with invented people: each language quotes, some names return in other spellings, one is reprinted."""

from __future__ import annotations

import json
from pathlib import Path

_NAMES = ("Ержан Балкин", "Санжар Вымыслов", "Алия Небылова")


def rows() -> list[dict[str, str]]:
    """Articles as records; the third is the first one again, by another outlet."""
    made = []
    for number in range(4):
        who = _NAMES[number % 3]
        family = who.split()[1]
        russian = f"""Порты готовятся к росту, выпуск {number}

Эксперт Института степной логистики {who} рассказал о грузах.

«Средний коридор уже сегодня сокращает путь груза на {number + 3} дня», — отметил {family}.

По словам {family}а, порты справятся с ростом на {number + 7} процентов.

«Мы поддерживаем развитие Среднего коридора», — добавил {family}.
"""
        english = f"""Ports brace for growth, issue {number}

“The Middle Corridor saves shippers {number + 3} days on every trip,” said Helen Fablewick, an analyst at the Steppe Logistics Institute.

Fablewick added that freight would grow by {number + 7} percent next year.
"""
        kazakh = f"""Порттар өсімге дайындалуда, {number}

«Орта дәліз жүк жолын {number + 3} күнге қысқартады», – деді сарапшы Ержан Балқын.
"""
        azeri = f"""Limanlar artıma hazırlaşır, {number}

“Orta Dəhliz yükün yolunu {number + 3} gün qısaldır”, - deyə ekspert Elçin Uydurmalı bildirib.
"""
        for lang, text in (("ru", russian), ("en", english), ("kk", kazakh), ("az", azeri)):
            made.append(_row(text, lang, number))
    made.insert(2, _row(made[0]["text"] + "\nПерепечатка.\n", "ru", 9))
    return made


def _row(text: str, lang: str, number: int) -> dict[str, str]:
    place = {"url": f"https://outlet{number}.example/{lang}", "outlet": f"Made Outlet {number}", "lang": lang}
    return {"text": text, "title": text.partition("\n")[0], "published": f"2025-03-{number + 10}", **place}


def write_jsonl(path: Path) -> Path:
    """The articles as JSONL, with a broken line and a record without text among them."""
    lines = [json.dumps(row, ensure_ascii=False) for row in rows()]
    lines[5:5] = ['{"text": broken', '{"title": "nothing else"}']
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
