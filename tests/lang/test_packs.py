"""Every pack loads, and every cue, source phrase and refusal holds on its own example sentence."""

from __future__ import annotations

import pytest

from quotes.errors import LanguageError
from quotes.lang.pack import known_packs, load_pack
from tests.extract.marked import check, parse_marked, read

EXAMPLES = [(code, cue.name, cue.example) for code in known_packs() for cue in load_pack(code).all_cues() if cue.example]
SOURCES = [(code, source.example) for code in known_packs() for source in load_pack(code).sources]
REFUSALS = [(code, sentence) for code in known_packs() for sentence in load_pack(code).refusals]


def test_a_language_without_pack_is_named_with_the_cure() -> None:
    with pytest.raises(LanguageError, match="xx"):
        load_pack("xx")


@pytest.mark.parametrize("code", known_packs())
def test_a_pack_is_whole(code: str) -> None:
    pack = load_pack(code)
    assert pack.cues
    assert pack.order in ("free", "svo", "sov")
    for cue in pack.all_cues():
        assert 0 < cue.strength <= 1, cue.name
        assert cue.governs, cue.name
        if "relay" not in cue.governs:
            assert cue.example, f"{cue.name} has no example"


@pytest.mark.parametrize(("code", "name", "example"), EXAMPLES, ids=[f"{code}-{name}" for code, name, _ in EXAMPLES])
def test_a_cue_holds_on_its_example(code: str, name: str, example: str) -> None:
    quote = check(example, code)
    assert quote.rule, name


@pytest.mark.parametrize(("code", "example"), SOURCES)
def test_a_source_phrase_holds_on_its_example(code: str, example: str) -> None:
    check(example, code)


@pytest.mark.parametrize(("code", "sentence"), REFUSALS)
def test_nothing_is_reported(code: str, sentence: str) -> None:
    assert not read(parse_marked(sentence).text, code)
