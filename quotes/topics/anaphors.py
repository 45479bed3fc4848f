"""Words that stand for a topic named before. In: a topic's aliases and a language. Out: the lemma keys that may point back to it.

`этот маршрут` may stand for any topic that is a route (one of its aliases says corridor, route, way); `этот проект` for anything
that is built.
"""

from __future__ import annotations

from functools import lru_cache

from quotes.lang.lemmas import lemma_keys

POINTERS = {
    "ru": frozenset(
        [
            "этот",
            "этого",
            "этому",
            "этим",
            "этом",
            "эта",
            "этой",
            "эту",
            "это",
            "данный",
            "данного",
            "данному",
            "данным",
            "данном",
            "данная",
            "данной",
            "данную",
        ]
    ),
    "en": frozenset(["this", "that"]),
    "kk": frozenset(["бұл", "осы", "аталған", "bul", "osy", "atalǵan", "atalğan"]),
    "az": frozenset(["bu", "həmin"]),
}

# Groups of words that may stand for each other: those that make a topic one of the group, and those that only point to it.
_BUILT = {"ru": "проект инициатива", "en": "project initiative", "kk": "жоба бастама", "az": "layihə təşəbbüs"}
_GROUPS: tuple[tuple[dict[str, str], dict[str, str]], ...] = (
    (
        {"ru": "коридор маршрут", "en": "corridor route", "kk": "дәліз маршрут бағыт", "az": "dəhliz marşrut"},
        {**_BUILT, "ru": "проект инициатива путь магистраль направление", "en": "project initiative"},
    ),
    (
        {"ru": "дорога магистраль", "en": "railway railroad", "kk": "теміржол", "az": "yol"},
        {**_BUILT, "ru": "проект ветка линия", "en": "project line"},
    ),
    (
        {"ru": "нефтепровод газопровод трубопровод", "en": "pipeline", "kk": "құбыр", "az": "kəmər"},
        {**_BUILT, "ru": "проект маршрут труба", "en": "project route"},
    ),
    ({"ru": "кабель линия", "en": "cable line", "kk": "кабель желі", "az": "kabel xətt"}, _BUILT),
    ({"ru": "канал", "en": "canal", "kk": "канал", "az": "kanal"}, _BUILT),
    ({"ru": "электростанция станция", "en": "plant station", "kk": "станция", "az": "stansiya"}, _BUILT),
    ({"ru": "порт", "en": "port", "kk": "порт", "az": "liman"}, {"ru": "гавань", "en": "harbour", "kk": "", "az": ""}),
    (
        {"ru": "товарооборот", "en": "turnover", "kk": "айналым", "az": "dövriyyə"},
        {"ru": "показатель", "en": "figure indicator", "kk": "көрсеткіш", "az": "göstərici"},
    ),
    *(
        ({"ru": ru, "en": en, "kk": kk, "az": az}, {"ru": "", "en": "", "kk": "", "az": ""})
        for ru, en, kk, az in (
            ("фонд", "fund", "қор", "fond"),
            ("организация", "organization", "ұйым", "təşkilat"),
            ("союз", "union", "одақ", "ittifaq"),
            ("консорциум", "consortium", "консорциум", "konsorsium"),
            ("инициатива", "initiative", "бастама", "təşəbbüs"),
            ("соглашение договор", "agreement treaty", "келісім шарт", "saziş müqavilə"),
            ("месторождение", "field", "", "yataq"),
            ("референдум", "referendum", "референдум", "referendum"),
        )
    ),
)


@lru_cache(maxsize=64)
def _keys(lang: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    def keyed(words: str) -> frozenset[str]:
        return frozenset(lemma_keys(words, lang).split())

    return tuple((keyed(own[lang]), keyed(own[lang]) | keyed(pointing[lang])) for own, pointing in _GROUPS)


def pointing_words(lemmas: frozenset[str], lang: str) -> frozenset[str]:
    """The lemma keys that may point back to a topic whose aliases hold `lemmas`; empty where the language has no list."""
    if lang not in POINTERS:
        return frozenset()
    return frozenset().union(*(pointing for own, pointing in _keys(lang) if own & lemmas))


def all_pointing_words(lang: str) -> frozenset[str]:
    """Every word of a language that may point back to some topic."""
    return frozenset().union(*(pointing for _, pointing in _keys(lang))) if lang in POINTERS else frozenset()
