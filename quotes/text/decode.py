"""Bytes to text. In: the bytes of one source. Out: its characters, with `\\n` line ends and without a byte order mark."""

from __future__ import annotations

import codecs
import re

from quotes.errors import TextError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CYRILLIC = re.compile("[А-Яа-яЁёІіЇїҐґЎў]")
_SAMPLE = 64_000
_CURE = "save it as UTF-8 text and read it again"


def plain(text: str) -> str:
    """`text` without what no database keeps: half characters (lone surrogates) as their escapes, NUL as its picture."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8").replace("\x00", "\u2400")


def check_size(data: bytes, doc: str, max_size: int) -> None:
    """Raise TextError where `data` is empty or longer than `max_size` bytes."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise TextError(f"{doc}: the file is empty", "give a file with text in it")
    if len(data) > max_size:
        raise TextError(f"{doc}: {len(data):,} bytes is more than the limit of {max_size:,}", "raise the limit with --max-size")


def decode(data: bytes, doc: str) -> str:
    """The characters of `data`: by its byte order mark, else UTF-8, UTF-16, Windows-1251, else what the letters point to.

    Raises TextError, naming `doc`, where the bytes are no text.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _normalise(_strict(data, name, doc))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _normalise(_without_utf8(data, doc, error))
    if text[:_SAMPLE].count("\x00") > len(text[:_SAMPLE]) // 20:
        return _normalise(_utf16(data, doc))
    if _looks_binary(text):
        raise TextError(f"{doc}: this is a binary file, not text", _CURE)
    return _normalise(text)


def _strict(data: bytes, name: str, doc: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise TextError(f"{doc}: the byte order mark says {name}, but byte {error.start} is not", _CURE) from error


def _without_utf8(data: bytes, doc: str, error: UnicodeDecodeError) -> str:
    """Text in an older encoding."""
    if data[:_SAMPLE].count(0) > len(data[:_SAMPLE]) // 20:
        return _utf16(data, doc)
    cut = error.start >= len(data) - 3 and error.start > 200
    if cut:  # a file cut off in the middle of its last character
        return data[: error.start].decode("utf-8")
    windows = data.decode("cp1251", errors="replace")
    if _looks_russian(windows) and not _looks_binary(windows):
        return windows
    from charset_normalizer import from_bytes

    best = from_bytes(
        data[:_SAMPLE], cp_isolation=["cp1251", "cp1254", "cp1252", "koi8_r", "cp866", "iso8859_5", "iso8859_9", "mac_cyrillic"]
    ).best()
    text = data.decode(best.encoding, errors="replace") if best else ""
    if not text or _looks_binary(text):
        raise TextError(f"{doc}: this is a binary file, not text", _CURE)
    return text


def _utf16(data: bytes, doc: str) -> str:
    """UTF-16 without its mark: the half with the zeros tells which end comes first."""
    sample = data[:_SAMPLE]
    name = "utf-16-le" if sample[1::2].count(0) >= sample[0::2].count(0) else "utf-16-be"
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        raise TextError(f"{doc}: this is a binary file, not text", _CURE) from error
    letters = sum(char.isalnum() or char.isspace() for char in text[:2000])
    if _looks_binary(text) or letters < 0.6 * len(text[:2000]):
        raise TextError(f"{doc}: this is a binary file, not text", _CURE)
    return text


def _looks_russian(text: str) -> bool:
    """Cyrillic words in which small letters are the rule, as they are not where another encoding is read as Windows-1251."""
    letters = _CYRILLIC.findall(text[:_SAMPLE])
    if len(letters) < 10:
        return False
    small = sum("а" <= letter <= "я" or letter in "ёіїґў" for letter in letters)
    vowels = sum(letter.lower() in "аеёиоуыэюя" for letter in letters)
    return small > 0.7 * len(letters) and 0.25 * len(letters) < vowels < 0.65 * len(letters)


def _looks_binary(text: str) -> bool:
    """Control characters that no text has, or magic words of file formats."""
    sample = text[:_SAMPLE]
    if sample.startswith(("%PDF-", "PK\x03\x04", "\x89PNG", "GIF8")):
        return True
    return len(_CONTROLS.findall(sample)) > max(2, len(sample) // 200)


def _normalise(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
