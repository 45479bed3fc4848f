"""Topics as TOML. In: topics. Out: the text that `parse_topics` reads back to the same topics."""

from __future__ import annotations

import json
from collections.abc import Sequence

from quotes.topics.thesaurus import LANGUAGES, Topic


def write_topics(topics: Sequence[Topic]) -> str:
    """One `[[topic]]` table each, in the order given."""
    return "\n".join(_table(topic) for topic in topics)


def _table(topic: Topic) -> str:
    lines = ["[[topic]]", f"key = {_string(topic.key)}"]
    lines += [f"{name} = {_string(value)}" for name, value in (("broader", topic.broader), ("note", topic.note)) if value]
    lists = [("related", list(topic.related)), ("propositions", list(topic.propositions))]
    lists.append(("abbreviations", [alias.text for alias in topic.aliases if alias.kind == "abbreviation"]))
    for lang in LANGUAGES:
        own = [alias for alias in topic.aliases if alias.lang == lang and alias.kind != "abbreviation"]
        lists.append((lang, [alias.text for alias in sorted(own, key=lambda alias: alias.kind != "label")]))
    lines += [f"{name} = [{', '.join(map(_string, values))}]" for name, values in lists if values]
    return "\n".join(lines) + "\n"


def _string(text: str) -> str:
    """A basic string: JSON's escapes are TOML's, but for the delete character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
