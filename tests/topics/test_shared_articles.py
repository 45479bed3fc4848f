"""The five first annotated articles: offsets of their statements and the topics their words name, read and checked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotes.model.spans import Span
from quotes.topics.tagger import tag_segments
from quotes.topics.thesaurus import Thesaurus, read_thesaurus

ROOT = Path(__file__).parents[2]
WATCHED = {
    *("middle-corridor", "trade-turnover", "btk-railway", "btc-pipeline"),
    *("caspian-fibre-optic", "alat", "zangezur-corridor"),
}
STATEMENTS: dict[str, dict[tuple[int, int], str]] = {
    "000": {
        (594, 778): "",
        (782, 1161): "",
        (1410, 1576): "middle-corridor",
        (1598, 1735): "",
        (1737, 1940): "btk-railway middle-corridor",
        (1974, 2062): "",
        (2064, 2253): "caspian-fibre-optic",
        (2275, 2370): "",
        (2372, 2539): "caspian-fibre-optic",
        (2543, 3017): "caspian-fibre-optic",
        (3075, 3238): "",
        (3257, 3398): "trade-turnover",
        (3400, 3708): "trade-turnover",
        (3737, 3940): "",
        (3945, 4226): "",
        (4266, 4425): "",
        (4427, 4579): "",
        (4597, 4788): "",
    },
    "001": {
        (0, 166): "",
        (254, 378): "",
        (381, 1040): "alat middle-corridor trade-turnover",
        (1077, 1216): "btk-railway",
        (1219, 1586): "",
        (1627, 1741): "trade-turnover",
        (1744, 2548): "alat btc-pipeline caspian-fibre-optic middle-corridor zangezur-corridor",
        (2587, 2704): "",
        (2707, 2978): "",
    },
    "002": {
        (759, 972): "",
        (974, 1282): "",
        (1522, 1676): "trade-turnover",
        (1702, 1781): "middle-corridor",
        (1783, 2053): "middle-corridor",
        (2426, 2562): "",
        (2585, 2644): "",
        (2676, 2795): "",
    },
    "003": {
        (1340, 1451): "",
        (1456, 1636): "",
        (1655, 1780): "",
        (1784, 1882): "",
        (1886, 2510): "",
        (2642, 2773): "",
        (2777, 3203): "middle-corridor",
        (3239, 3275): "",
        (3277, 3505): "caspian-fibre-optic middle-corridor",
        (3509, 3814): "",
        (3839, 3931): "trade-turnover",
        (3963, 4044): "trade-turnover",
        (4086, 4213): "",
        (4215, 4335): "middle-corridor",
        (4340, 4630): "",
        (4736, 4818): "",
        (4820, 4967): "",
    },
    "004": {
        (17, 709): "",
        (916, 2123): "btc-pipeline middle-corridor trade-turnover",
        (2156, 2322): "middle-corridor",
        (2326, 2862): "alat middle-corridor",
        (2911, 3018): "",
        (3022, 4326): "",
    },
}


@pytest.fixture(scope="module")
def thesaurus() -> Thesaurus:
    return read_thesaurus(ROOT / "seeds" / "topics")


@pytest.mark.shared
@pytest.mark.parametrize("number", STATEMENTS)
def test_every_mention_is_tagged_and_nothing_else(number: str, thesaurus: Thesaurus) -> None:
    found = sorted((ROOT.parent / "shared" / "gold" / "articles").glob(f"{number}_*.txt"))
    if not found:
        pytest.skip("the annotated articles do not lie beside the checkout")
    text = found[0].read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    tagged = {
        place: " ".join(sorted(WATCHED & {one.topic_key for one in tag_segments(text, [Span(*place)], "ru", thesaurus)}))
        for place in STATEMENTS[number]
    }
    assert tagged == STATEMENTS[number]
