"""Text of strangers made safe to print. In: words of an article. Out: the same words that no terminal and no spreadsheet obeys.

Every replacement is one character for one character, so that offsets into the text (highlights) stay right.
"""

from __future__ import annotations

# Control characters become their pictures (ESC → ␛); the others, direction overrides and what no encoding writes (halves of a pair)
# included, the replacement character.
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"} | {0x7F: "␡"}
_INVISIBLE = dict.fromkeys((*range(128, 160), *range(8234, 8239), *range(8294, 8298), *range(0xD800, 0xE000)), "�")
_VISIBLE = _PICTURES | _INVISIBLE

LONGEST = 1000  # characters of one complaint
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def visible(text: str) -> str:
    """`text` with control characters and direction overrides shown instead of obeyed; tabs and line ends stay."""
    return text.translate(_VISIBLE)


def shorten(text: str) -> str:
    """One line that says what is meant: of what was typed by the megabyte, the beginning and the end."""
    text = " ".join(text.splitlines())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 200]} … {text[-200:]}"


def one_line(text: str) -> str:
    """`visible(text)` with tabs and line ends as single spaces."""
    return visible(text).replace("\n", " ").replace("\t", " ")


def harmless(text: str) -> str:
    """A spreadsheet cell that is never a formula: one that begins like a formula gets an apostrophe in front."""
    return "'" + visible(text) if text.startswith(_FORMULA) else visible(text)
