"""Bytes to text, and what is refused."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.errors import TextError
from quotes.text.decode import check_size, decode

TEXT = "Инженер Семён Небылицын сказал: «Причал примет сорок судов в год».\nЗатем он ушёл домой."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
def test_encodings_of_russian_text(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_line_ends_become_one_sign_and_nothing_else_changes() -> None:
    assert decode("\ufeffраз \r\n\tдва\r\rтри\u00a0 \n".encode(), "a.txt") == "раз \n\tдва\n\nтри\u00a0 \n"


def test_western_text_without_utf8_is_not_taken_for_russian() -> None:
    assert "café" in decode("The café in Köln was closed for the whole of the winter, he said.".encode("cp1252"), "a.txt").casefold()


def test_a_file_cut_off_inside_its_last_letter_is_read() -> None:
    data = (TEXT * 4).encode()[:-1] + "я".encode()[:1]
    assert decode(data, "a.txt").startswith(TEXT)


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, bytes(range(256)) * 40, b"%PDF-1.7\n%\xe2\xe3", b"\x7fELF" + b"\x00\x01\x02" * 900],
)
def test_binary_files_are_one_error_with_a_cure(data: bytes) -> None:
    with pytest.raises(TextError, match=r"picture\.txt.*binary") as caught:
        decode(data, "picture.txt")
    assert caught.value.hint


def test_empty_and_large_files_are_one_error_with_a_cure() -> None:
    for empty in (b"", b" \n\t", b"\xef\xbb\xbf\n"):
        with pytest.raises(TextError, match=r"a\.txt: the file is empty"):
            check_size(empty, "a.txt", 100)
    with pytest.raises(TextError, match="--max-size"):
        check_size(b"x" * 101, "a.txt", 100)


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufeff"), min_size=1))
def test_utf8_keeps_every_character(text: str) -> None:
    assert decode(("Слово " + text).encode(), "a.txt") == "Слово " + text


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_one_error(data: bytes) -> None:
    try:
        assert isinstance(decode(data, "a.txt"), str)
    except TextError as error:
        assert "a.txt" in error.message


def test_noise_is_refused() -> None:
    with pytest.raises(TextError):
        decode(os.urandom(50_000), "noise.txt")
