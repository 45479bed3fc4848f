"""How alike names of people are, as sheets. In: names as typed or listed; no archive. Out: probability, decision and reasons; clusters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from quotes.model.sheets import Column, Sheet


def compared_names(pairs: Iterable[tuple[str, str]]) -> Sheet:
    """Each pair with its probability, decision and reasons, in the order given."""
    from quotes.identity.comparing import compare_all

    columns = (
        *(Column("left", "left", "words"), Column("right", "right", "words"), Column("probability", "probability", "number")),
        *(Column("decision", "decision", "words"), Column("reasons", "reasons", "list")),
    )
    found = compare_all(pairs)
    rows = tuple((pair.left, pair.right, round(pair.probability, 4), pair.decision, list(pair.reasons)) for pair in found)
    return Sheet("", columns, rows)


def clustered_names(names: Sequence[str], progress: Callable[[float], None]) -> Sheet:
    """Each name with the number of its cluster: that of the first row of the same person; `progress` is told the share done."""
    from quotes.identity.batch import cluster_names

    rows = tuple((name, first + 1) for name, first in zip(names, cluster_names(names, progress), strict=True))
    return Sheet("", (Column("name", "name", "words"), Column("cluster", "cluster", "number")), rows)


def explained_names(left: str, right: str) -> Sheet:
    """What each feature of two names measures and adds; under it the decision."""
    from quotes.identity.comparing import compare_all, explain

    columns = (
        Column("feature", "feature", "words"),
        Column("value", "value", "number"),
        Column("contribution", "adds", "number"),
        Column("meaning", "what it measures", "text"),
    )
    rows = tuple((part.feature, round(part.value, 3), round(part.contribution, 3), part.meaning) for part in explain(left, right))
    [pair] = compare_all([(left, right)])
    said = f"{pair.decision}: probability {pair.probability:.3f} that they are one person's; {'; '.join(pair.reasons)}"
    return Sheet("", columns, rows, footer=(said,))
