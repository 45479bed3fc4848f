"""Which language a text is in: four with packs, the others named."""

from __future__ import annotations

import pytest

from quotes.errors import LanguageError
from quotes.text.languages import check_language, detect_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Мы открыли порт", "ru"),
        ("По его словам, причал примет сорок судов.", "ru"),
        ("Инженер выступил в объезд повестки.", "ru"),
        ("Біз жаңа айлақ аштық, деді ол.", "kk"),
        ("Ol jańa aılaq týraly aıtty jáne halyqqa rahmet bildirdi.", "kk"),
        ("Yeni körpü bu gün açılıb, o dedi ki, hər şey hazırdır və gəmilər gəlir.", "az"),
        ("The new pier was opened on Friday, he said.", "en"),
    ],
)
def test_detected(text: str, code: str) -> None:
    assert detect_language(text) == code


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Новий причал відкрили у п'ятницю, сказав інженер, і він прийматиме сорок суден на рік.", "Ukrainian"),
        ("Yeni iskele bugün açıldı, mühendis her şeyin hazır olduğunu ve gemilerin geleceğini söyledi.", "Turkish"),
        ("Der neue Kai wurde am Freitag eröffnet, sagte der Ingenieur, und er wird vierzig Schiffe aufnehmen.", "German"),
    ],
)
def test_others_are_named_with_the_cure(text: str, name: str) -> None:
    with pytest.raises(LanguageError, match=rf"a\.txt.*{name}.*--lang"):
        detect_language(text, "a.txt")


def test_a_text_without_letters_is_an_error() -> None:
    with pytest.raises(LanguageError, match="no words"):
        detect_language("12 — 13!")


def test_stated_codes() -> None:
    assert check_language("RU") == "ru"
    assert check_language("en-GB") == "en"
    with pytest.raises(LanguageError, match="xx"):
        check_language("xx")
