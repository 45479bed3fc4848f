"""Which quotes are meant. In: options as typed. Out: one checked value that can say itself in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from quotes.errors import UsageError
from quotes.model.stances import VALUES
from quotes.text.periods import parse_period

KINDS = ("direct", "indirect", "mixed")
STATUSES = ("active", "rejected", "orphaned", "superseded", "any")


@dataclass(frozen=True, slots=True)
class Filters:
    """The quotes meant: every field that is set narrows them.

    `about` is a topic by any of its names, or free words; `words` are free words, never a topic, `topic` a topic,
    never words; `country` is the speaker's (KZ), `lang` the quote's (ru), `stance` the one that counts, `confidence` the least
    meant (0 to 1), `status` one of STATUSES (None: active); `change` is the number of the change since which a quote was added;
    the other names are as typed (any spelling, or an id such as `e3`); `since` and `until` are periods (`2024`, `2024-03`,
    `2024-03-15`, `30d`), both included. Raises UsageError or DateError where a value is none or two contradict each other.
    """

    about: str | None = None
    expert: str | None = None
    affiliation: str | None = None
    outlet: str | None = None
    kind: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int | None = None
    full: bool = False
    words: str | None = None
    topic: str | None = None
    change: int | None = None
    country: str | None = None
    lang: str | None = None
    stance: str | None = None
    confidence: float | None = None
    status: str | None = None

    def __post_init__(self) -> None:
        for what, value, known in (
            ("kind of quote", self.kind, KINDS),
            ("stance", self.stance, VALUES),
            ("status of quotes", self.status, STATUSES),
        ):
            if value is not None and value not in known:
                raise UsageError(f"no {what}: {value!r}", f"there are: {', '.join(known)}")
        for what, code, example in (("country", self.country, "KZ or AZ"), ("lang", self.lang, "ru or kk")):
            if code is not None and not (len(code) == 2 and code.isascii() and code.isalpha()):
                raise UsageError(f"--{what} {code!r} is no code", f"two letters, such as {example}")
        if self.confidence is not None and not 0 <= self.confidence <= 1:
            raise UsageError(f"--confidence {self.confidence:g} is not between 0 and 1")
        if self.limit is not None and self.limit < 1:
            raise UsageError(f"--limit {self.limit} is less than one")
        for name in ("about", "words", "topic", "expert", "affiliation", "outlet"):
            value = getattr(self, name)
            if value is not None and not value.strip():
                raise UsageError(f"an empty {name}", "name one, or leave the option out")
        first, last = self.first_day, self.last_day
        if first is not None and last is not None and first > last:
            raise UsageError(f"--since {self.since} is later than --until {self.until}")

    @property
    def first_day(self) -> int | None:
        """The first day meant, YYYYMMDD."""
        return None if self.since is None else parse_period(self.since, date.today())[0]

    @property
    def last_day(self) -> int | None:
        """The last day meant, YYYYMMDD; `30d` is the day itself here."""
        if self.until is None:
            return None
        first, last = parse_period(self.until, date.today())
        return first if last is None else last

    def in_words(self) -> str:
        """The filters as a phrase: `about canal, by Testov, since 2024`; `all quotes` where none is set."""
        phrases = (
            ("about", self.about),
            ("with the words", self.words),
            ("on", self.topic),
            ("by", self.expert),
            ("of people of", self.affiliation),
            ("of speakers from", self.country and self.country.upper()),
            ("in", self.outlet),
            ("only", self.kind),
            ("in the language", self.lang),
            ("with the stance", self.stance),
            ("with a confidence of at least", None if self.confidence is None else f"{self.confidence:g}"),
            ("of status", self.status),
            ("since", self.since),
            ("until", self.until),
            ("added since", f"c{self.change}" if self.change is not None else None),
        )
        return ", ".join(f"{word} {value}" for word, value in phrases if value) or "all quotes"
