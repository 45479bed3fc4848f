"""One source as an article. In: a document (bytes with what its carrier says) and options. Out: an `Article`. No network, no archive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from quotes.errors import DateError, TextError
from quotes.model.articles import Article, Document
from quotes.model.moments import Moment
from quotes.model.outlets import Carrier
from quotes.text.dates import parse_moment
from quotes.text.decode import check_size, plain
from quotes.text.formats.convert import convert
from quotes.text.formats.converted import Converted
from quotes.text.languages import check_language, detect_language
from quotes.text.layout import Layout, read_layout
from quotes.text.published import Clock, find_published

DEFAULT_MAX_SIZE = 10_000_000


class CarrierFinder(Protocol):
    """Whoever knows outlets: `quotes.outlets.registry.Registry`."""

    def find_carrier(self, article_text: str, layout: Layout, url: str | None, hint: str | None) -> Carrier | None:
        """The outlet that carried the article, with its evidence."""
        ...


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says about the sources; None leaves it to the pages.

    `as_of` is the ISO moment against which relative dates are read, `published` a date, `max_size` bytes, `outlets` the known
    outlets (without them only the options and the page's own metadata name one).
    """

    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    as_of: str | None = None
    lang: str | None = None
    max_size: int = DEFAULT_MAX_SIZE
    outlets: CarrierFinder | None = None


_DEFAULTS = ReadOptions()


def read_document(doc: Document, options: ReadOptions = _DEFAULTS) -> Article:
    """Decode, convert and lay out one document. Raises TextError (empty, binary, too large), LanguageError or DateError."""
    check_size(doc.data, doc.name, options.max_size)
    converted = convert(doc)
    text = plain(converted.text)
    if not text.strip():
        raise TextError(f"{doc.name}: there is no text in it", "a scanned page needs to be recognised first")
    hints = {key: plain(value) for key, value in (converted.hints | doc.hints).items() if value}
    layout = read_layout(text, hints.get("title"), converted.start)
    url = options.url or (plain(doc.url) if doc.url else hints.get("url"))
    carrier = _carrier(text, layout, url, options, hints)
    lang = _language(doc, layout, text, options)
    clock = Clock(options.as_of or doc.retrieved, carrier.known.time_zone if carrier and carrier.known else None, lang)
    if options.published:
        published: Moment | None = parse_moment(options.published, clock.base, (lang,), clock.time_zone, "option")
    else:
        published = find_published(text, layout.parts, _stated(doc, converted), url, clock)
    return Article(
        doc=doc.name,
        place=doc.place,
        text=text,
        lang=lang,
        parts=layout.parts,
        title=layout.title.text if layout.title else hints.get("title"),
        outlet=carrier.name if carrier else None,
        author=layout.author or hints.get("author"),
        published=published,
        retrieved=_retrieved(doc, clock),
        url=url,
        media_type=doc.media_type,
        title_phrase=layout.title,
    )


def _language(doc: Document, layout: Layout, text: str, options: ReadOptions) -> str:
    given = options.lang or doc.hints.get("lang")
    if given:
        return check_language(given, doc.name)
    body = "\n".join(part.span.of(text) for part in layout.parts if part.kind in ("body", "subhead", "headline"))
    return detect_language(body or text, doc.name)


def _carrier(text: str, layout: Layout, url: str | None, options: ReadOptions, hints: dict[str, str]) -> Carrier | None:
    if options.outlet:
        return Carrier(options.outlet, "option")
    hint = hints.get("outlet")
    found = options.outlets.find_carrier(text, layout, url, hint) if options.outlets else None
    return found or (Carrier(hint, "meta") if hint else None)


def _retrieved(doc: Document, clock: Clock) -> Moment | None:
    """When the page was taken, as its carrier says; never the moment of reading."""
    if not doc.retrieved:
        return None
    try:
        return parse_moment(doc.retrieved, None, (), clock.time_zone, "meta")
    except DateError:
        return None


def _stated(doc: Document, converted: Converted) -> tuple[tuple[str, str], ...]:
    """Publication dates that somebody states, the most trusted first, as (literal, how)."""
    given = doc.hints.get("published"), doc.hints.get("published_how") or "row"
    meta = converted.hints.get("published"), "meta"
    return tuple((literal, how) for literal, how in (given, meta) if literal)
