"""What was written, in users' words. In: rows by table and action, as change sets count them. Out: "12 articles, 40 quotes"."""

from __future__ import annotations

from collections.abc import Mapping

# What a row of each table is to those who use the program, what matters most first.
NOUNS = {
    "article": "article",
    "article_version": "text",
    "removed_text": "removed text",
    "quote": "quote",
    "quote_topic": "topic of a quote",
    "stance": "stance",
    "review": "verdict",
    "speaker": "speaker",
    "expert": "expert",
    "organization": "organization",
    "outlet": "outlet",
    "expert_name": "name",
    "organization_name": "name",
    "outlet_name": "name",
    "outlet_domain": "web address",
    "affiliation": "affiliation",
    "candidate": "pair that may be one",
    "judgement": "judgement",
    "topic": "topic",
    "topic_alias": "name",
    "topic_related": "related pair of topics",
    "proposition": "proposition",
}
# Rows that only follow from others.
FOLLOWING = {
    *("article_key", "article_lemmas", "article_part", "name_key", "quote_alternative", "quote_key", "quote_lemmas"),
    *("quote_segment", "topic_form", "word_form", "change", "change_entry"),
}
_PLURALS = {"pair that may be one": "pairs that may be one", "topic of a quote": "topics of quotes"}
_PLURALS |= {"related pair of topics": "related pairs of topics", "web address": "web addresses"}
_ACTIONS = {"insert": "added", "update": "changed", "delete": "removed"}


def noun(table: str, count: int) -> str:
    """`1 quote`, `2 quotes`; rows of an index are `rows of the index`."""
    name = NOUNS.get(table, "row of the index")
    plural = _PLURALS.get(name, "rows of the index" if table not in NOUNS else f"{name}s")
    return f"{count:,} {name if count == 1 else plural}"


def in_words(summary: Mapping[str, int]) -> str:
    """`12 articles, 40 quotes added; 3 quotes changed` of `{"article insert": 12, …}`; `nothing` where there is none.

    Rows that only follow from others are left out, unless there are no others.
    """
    told: dict[str, dict[str, int]] = {action: {} for action in _ACTIONS}
    for table, name in NOUNS.items():
        for action, nouns in told.items():
            if count := summary.get(f"{table} {action}", 0):
                nouns[name] = nouns.get(name, 0) + count
    tables = {name: table for table, name in NOUNS.items()}
    parts = []
    for action, nouns in told.items():
        if nouns:
            parts.append(f"{', '.join(noun(tables[name], count) for name, count in nouns.items())} {_ACTIONS[action]}")
    rest = sum(summary.values())
    return "; ".join(parts) or (noun("", rest) if rest else "nothing")
