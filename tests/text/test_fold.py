"""Comparison keys: one spelling for all ways of writing the same words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.text.fold import fold_key


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Семён  Берёзкин", "семен березкин"),
        ("«Зимний порт»", "зимний порт"),
        ("О’Брайен", "о'брайен"),
        ("Нур–Айым", "нур-айым"),
        ("Баку - Тбилиси", "баку тбилиси"),
        ("İLHAM", "ilham"),
        ("Qańtar", "qańtar"),
        ("за\u0301мок", "замок"),
        ("мягкий\u00adперенос", "мягкийперенос"),
        ("A.B. Smith, Jr.", "a b smith jr"),
        ("«»", ""),
    ],
)
def test_fold_key(printed: str, key: str) -> None:
    assert fold_key(printed) == key


def test_dotless_i_only_in_azerbaijani() -> None:
    assert fold_key("IŞIQ", "az") == "ışıq"
    assert fold_key("IRON", "en") == "iron"


@given(st.text())
def test_folding_a_key_again_changes_nothing(text: str) -> None:
    assert fold_key(fold_key(text)) == fold_key(text)


@given(st.text(alphabet="абвгдеёжз АБВЁ-'’«»,.", max_size=60))
def test_case_does_not_matter(text: str) -> None:
    assert fold_key(text.upper()) == fold_key(text)
