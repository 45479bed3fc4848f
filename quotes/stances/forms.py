"""What the dictionary says of a word. In: a word in small letters, its language. Out: its readings, likeliest first."""

from __future__ import annotations

from quotes.lang.pack import Form

_UNKNOWN = (Form("", ""),)


def readings(surface: str, lang: str) -> tuple[Form, ...]:
    """The readings of a word, likeliest first; one that says nothing where the language (or the dictionary) tells none."""
    if lang == "ru":
        from quotes.lang.ru.morph import analyse

        return analyse(surface) or _UNKNOWN
    if lang != "en":
        return _UNKNOWN
    from quotes.lang.en.morph import analyse as analyse_english

    return analyse_english(surface) or _UNKNOWN


def part_of_speech(surface: str, lang: str) -> str:
    """The likeliest part of speech of a word: see `Form`."""
    return readings(surface, lang)[0].pos
