"""How far coders agree. In: what each said of each unit. Out: Cohen's κ for two coders, Krippendorff's α (nominal) for any number.

Own code: the library that computes α is under the GPL. Both are held against published worked examples by their tests.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence


def cohen_kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """κ of two coders' values on the same units (Cohen 1960).

    None where there is no unit, or where both gave one and the same value throughout: chance alone would agree as much.
    """
    if not pairs:
        return None
    observed = sum(left == right for left, right in pairs) / len(pairs)
    lefts, rights = Counter(left for left, _ in pairs), Counter(right for _, right in pairs)
    expected = sum(lefts[value] * rights[value] for value in lefts) / len(pairs) ** 2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def krippendorff_alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """α of nominal values, a sequence of them a unit, coders in no order; units with a single value tell nothing (Krippendorff 2011).

    None where no two values can be compared, or where there is but one value.
    """
    coincidences: Counter[tuple[Hashable, Hashable]] = Counter()
    for values in units:
        if len(values) < 2:
            continue
        held = Counter(values)
        for one, many in held.items():
            for other, number in held.items():
                coincidences[one, other] += many * (number - (one == other)) / (len(values) - 1)  # type: ignore[assignment]
    totals: Counter[Hashable] = Counter()
    for (one, _), number in coincidences.items():
        totals[one] += number
    n = sum(totals.values())
    expected = n * n - sum(number * number for number in totals.values())
    if n == 0 or expected == 0:
        return None
    differing = sum(number for (one, other), number in coincidences.items() if one != other)
    return 1 - (n - 1) * differing / expected
