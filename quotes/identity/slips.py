"""How two spellings of a word may have come about. In: two words of one script. Out: the cost of the slips between them.

A slip of the hand or ear (neighbours changing places, a doubled letter, the key beside, a letter that sounds alike) costs little, any
other change costs one: "Ионов" for "Конов" is another name, "Коноу" for "Конов" is not one.
"""

from __future__ import annotations

from functools import lru_cache

_ROWS = (("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"), ("qwertyuiop", "asdfghjkl", "zxcvbnm"))
_ALIKE = """
ао еи иы бп вф гк дт жш зс еэ яа юу цс щш гх йи хк ік іи ыі оу ғг қк ңн ұу үу өо әа
ao ei iy bp vf vw gk dt zs uo uw ck cs jy qk xh ae gh hk əa əe ie ıi öo üu uv
"""
SLIP, DROP, OTHER = 0.35, 0.7, 1.0
LONGEST = 12


def _neighbours() -> frozenset[str]:
    """Pairs of letters that lie side by side on a keyboard, or sound alike, in both orders."""
    pairs = set(_ALIKE.split())
    for rows in _ROWS:
        for at, row in enumerate(rows):
            pairs.update(row[i : i + 2] for i in range(len(row) - 1))
            if at:
                above = rows[at - 1]
                pairs.update(letter + above[i] for i, letter in enumerate(row))
                pairs.update(letter + above[i + 1] for i, letter in enumerate(row) if i + 1 < len(above))
    return frozenset(pairs | {pair[::-1] for pair in pairs})


NEAR = _neighbours()


@lru_cache(maxsize=100_000)
def slip_cost(one: str, two: str) -> float:
    """The least cost of turning `one` into `two`; 9 where they share too little for it to matter."""
    start, shorter = 0, min(len(one), len(two))
    while start < shorter and one[start] == two[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == two[-1 - end]:
        end += 1
    # A letter more on each side, so that a doubled letter can be seen as one.
    before = one[start - 1 : start]
    x, y = one[start : len(one) - end], two[start : len(two) - end]
    after = one[len(one) - end :][:1]
    if max(len(x), len(y)) > LONGEST:
        return 9.0
    return _cost(x, y, before, after)


def _cost(x: str, y: str, before: str, after: str) -> float:
    """Edit distance with transpositions over the differing middle, each edit at its own price."""
    two_back: list[float] = []
    back = [0.0]
    for j in range(len(y)):
        back.append(back[-1] + _drop(y, j, before, after))
    for i, a in enumerate(x):
        row = [back[0] + _drop(x, i, before, after)]
        for j, b in enumerate(y):
            if a == b:
                best = back[j]
            else:
                swap = SLIP if a + b in NEAR else OTHER
                best = min(back[j] + swap, back[j + 1] + _drop(x, i, before, after), row[j] + _drop(y, j, before, after))
                if i and j and a == y[j - 1] and b == x[i - 1]:
                    best = min(best, two_back[j - 1] + SLIP)
            row.append(best)
        two_back, back = back, row
    return back[-1]


def _drop(word: str, at: int, before: str, after: str) -> float:
    """A letter left out or added; one that repeats its neighbour was doubled."""
    letter = word[at]
    left = word[at - 1] if at else before
    right = word[at + 1] if at + 1 < len(word) else after
    return SLIP if letter in (left, right) else DROP
