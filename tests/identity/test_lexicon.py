"""Listed given names: every form is found under the name it is a form of, though only those that begin alike are looked at."""

from __future__ import annotations

import pytest

from quotes.identity.lexicon import find_given, word_lists


@pytest.mark.parametrize(("key", "gender"), [("men", "m"), ("women", "f")])
def test_every_form_is_found_in_its_row(key: str, gender: str) -> None:
    for row in word_lists()[key]:
        forms = row.split()
        for form in forms:
            found = find_given(form.lower())
            assert found is not None and forms[0].lower() in found.rows and gender in found.gender, form


def test_an_invented_word_is_not_listed() -> None:
    assert find_given("гыбрымх") is None
    assert find_given("") is None
