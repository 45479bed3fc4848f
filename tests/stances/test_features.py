"""What the attitude model looks at: stems that words of a family share, and who takes part beside the target."""

from __future__ import annotations

import numpy as np

from quotes.lang.ru.syntax import SIZE, parse, vector
from quotes.model.spans import Span
from quotes.stances.features import Scene, roles, stems

ROLES = 13


def scene(sentence: str, name: str) -> Scene:
    start = sentence.index(name)
    [nodes] = parse([sentence])
    return Scene(nodes, Span(start, start + len(name)))


def test_words_of_one_family_share_a_stem() -> None:
    one = stems(scene("Пробина назвали агрессором.", "Пробина"))
    other = stems(scene("Пробина обвинили в агрессии.", "Пробина"))
    assert "st=агрес" in one and "st=агрес" in other


def test_a_stem_counts_less_the_farther_it_stands_in_the_tree() -> None:
    found = stems(scene("Жители похвалили Пробина, который построил мост через реку.", "Пробина"))
    assert found["st=похва"] > found["st=река"] > 0


def test_a_target_s_role_tells_which_vectors_are_filled() -> None:
    subject = roles(scene("Пробин похвалил жителей.", "Пробин")).reshape(ROLES, SIZE)
    other = roles(scene("Жители похвалили Пробина.", "Пробина")).reshape(ROLES, SIZE)
    assert subject[1].any() and not subject[3].any()
    assert other[3].any() and not other[1].any()
    assert np.allclose(subject[1], vector("похвалить"))


def test_negation_turns_the_head_s_vector() -> None:
    plain = roles(scene("Жители похвалили Пробина.", "Пробина")).reshape(ROLES, SIZE)
    negated = roles(scene("Жители не похвалили Пробина.", "Пробина")).reshape(ROLES, SIZE)
    assert np.allclose(plain[3], -negated[3])
