"""Did you mean? In: words that name no topic. Out: the topics written most like them."""

from __future__ import annotations

from collections.abc import Iterable

from quotes.lang.lemmas import phrase_key


def nearest(words: str, names: Iterable[tuple[str, str]], limit: int = 3, least: float = 0.6) -> tuple[str, ...]:
    """The keys of at most `limit` topics, best first, from pairs (key, label or alias); each is at least `least` (0 to 1) alike."""
    from rapidfuzz.fuzz import WRatio

    asked = phrase_key(words)
    best: dict[str, float] = {}
    for key, name in names:
        score = WRatio(asked, phrase_key(name)) / 100
        if score >= least:
            best[key] = max(score, best.get(key, 0.0))
    return tuple(sorted(best, key=lambda key: (-best[key], key))[:limit])
