"""Which language a text is in. In: running text. Out: a code of a language with a pack (`ru`, `en`, `kk`, `az`), or a LanguageError.

Letters decide where they can (they are right on three words); the statistical identifier is asked only where they leave doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import cast

from quotes.errors import LanguageError

SUPPORTED = ("ru", "en", "kk", "az")
_NAMES = {
    "tr": "Turkish",
    "uk": "Ukrainian",
    "uz": "Uzbek",
    "ky": "Kyrgyz",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "be": "Belarusian",
}
_CANDIDATES = [
    "ru",
    "en",
    "kk",
    "az",
    "tr",
    "uk",
    "be",
    "ky",
    "tg",
    "mn",
    "bg",
    "sr",
    "tt",
    "de",
    "fr",
    "es",
    "it",
    "pl",
    "pt",
    "nl",
    "uz",
    "fa",
]
_CYRILLIC = re.compile("[а-яёәғқңөұүһіїєґў]")
_LATIN = re.compile("[a-zəğışçöüáǵńóúýäñūţ]")
_KAZAKH = re.compile("[әғқңөұүһі]")
_FOREIGN_CYRILLIC = re.compile("[їєґўјљњћђѓќѕџҷҳӯӣ]")
_KAZAKH_LATIN = re.compile("[áǵńúýǴŃ]")
_KAZAKH_WORDS = re.compile(
    r"\b(?:jáne|jane|bul|boıynsha|týraly|turaly|men|úshin|qazaqstan\w*|dedi|aıtty|aitty|degen|bolyp|osy|elimiz\w*|jyly?|jylǵy)\b"
)
_ENGLISH_WORDS = re.compile(r"\b(?:the|of|and|to|in|that|is|was|for|said|with|on|by|has|from|are|it)\b")
_SAMPLE = 20_000


def detect_language(text: str, doc: str = "the text") -> str:
    """The code of the language of `text`. Raises LanguageError, naming `doc`, where there is no pack for it."""
    sample = text[:_SAMPLE].lower().replace("i̇", "i")
    cyrillic, latin = len(_CYRILLIC.findall(sample)), len(_LATIN.findall(sample))
    if cyrillic + latin < 3:
        raise LanguageError(f"{doc}: there are no words in a known script", "name the language with --lang ru, en, kk or az")
    code = _by_cyrillic(sample, cyrillic) if cyrillic >= latin else _by_latin(sample, latin)
    if code is None:
        code = _by_statistics(sample)
    if code not in SUPPORTED:
        raise LanguageError(
            f"{doc}: this looks like {_NAMES.get(code, code)}, for which there is no language pack",
            "read it as another one with --lang ru, en, kk or az",
        )
    return code


def check_language(code: str, doc: str = "the text") -> str:
    """`code` as one of the supported codes. Raises LanguageError where it is none."""
    short = code.strip().lower().replace("_", "-").split("-")[0]
    if short not in SUPPORTED:
        raise LanguageError(f"{doc}: no language pack {code!r}", "use --lang ru, en, kk or az")
    return short


def _by_cyrillic(sample: str, letters: int) -> str | None:
    kazakh = len(_KAZAKH.findall(sample))
    foreign = len(_FOREIGN_CYRILLIC.findall(sample))
    if foreign > 0.005 * letters:
        return None
    if kazakh > 0.03 * letters:
        return "kk" if re.search("[әғқңұһ]", sample) else None
    return "ru" if kazakh <= 0.01 * letters and "ы" in sample else None


def _by_latin(sample: str, letters: int) -> str | None:
    if sample.count("ə") > 0.01 * letters:
        return "az"
    if len(_KAZAKH_LATIN.findall(sample)) > 0.01 * letters and ("ı" in sample or "q" in sample) and _KAZAKH_WORDS.search(sample):
        return "kk"
    words = len(sample.split())
    if len(_ENGLISH_WORDS.findall(sample)) > 0.12 * words:
        return "en"
    return None


@lru_cache(maxsize=1)
def _classifier() -> Callable[[str], tuple[str, float]]:
    """The statistical identifier, loaded once and kept to the languages that can be mistaken for ours."""
    import py3langid

    py3langid.set_languages(_CANDIDATES)
    return cast("Callable[[str], tuple[str, float]]", py3langid.classify)


def _by_statistics(sample: str) -> str:
    return _classifier()(sample)[0]
