"""Readings into the archive. In: readings. Out: articles, speakers, quotes, topics and word forms, written in the open change."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quotes.errors import ConflictError
from quotes.lang.lemmas import word_keys
from quotes.stances.suggest import suggest
from quotes.store import articles
from quotes.store.anchors import carry_over
from quotes.store.quotes import Kept, Notes, Place, Tag, find_place, save_reading
from quotes.store.statements import index_article
from quotes.workflow.body_pairs import offer_new_bodies
from quotes.workflow.knowledge import known
from quotes.workflow.linking import Scene, link_speakers, look_up_people, relink_experts
from quotes.workflow.reading import Failure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quotes.model.articles import Article
    from quotes.model.quotes import Quote, Reading
    from quotes.store.change import Change
    from quotes.store.engine import Archive
    from quotes.workflow.ingest_report import IngestReport
    from quotes.workflow.knowledge import Knowledge, Named

    Tags = Sequence[tuple[Named, ...]]
    Ready = tuple[Reading, str | None, Tags | None]


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """What keeping one article did: `state` is new, changed, unchanged or removed."""

    state: str
    article_id: int
    kept: Kept = field(default_factory=Kept)


@dataclass(frozen=True, slots=True)
class Home:
    """Where a reading belongs: its article and version, and the key of the outlet; `place` where the two were just made."""

    article_id: int
    version_id: int
    outlet_key: str | None = None
    place: Place | None = None


def keep_reading(change: Change, reading: Reading, knowledge: Knowledge, as_of: str | None = None, tags: Tags | None = None) -> KeptArticle:
    """Keep an article with all its quotes, or leave it alone where the archive holds this very text.

    `tags` are the quotes' topics, where they were found already by the archive's own thesaurus.
    """
    page = reading.article
    outlet_id, outlet_key = knowledge.outlet(change, page)
    saved = articles.save_article(change, page, outlet_id=outlet_id, as_of=as_of)
    if not saved.is_new or saved.version_id is None:
        return KeptArticle(saved.state, saved.article_id)
    if saved.state == "changed":
        carry_over(change, saved.article_id, saved.version_id)
    place = None
    if saved.state == "new":
        day = page.published.day_number if page.published else None
        place = Place(saved.version_id, saved.article_id, page.text, outlet_id, day, fresh=True)
    kept = keep_quotes(change, reading, knowledge, Home(saved.article_id, saved.version_id, outlet_key, place), tags)
    return KeptArticle(saved.state, saved.article_id, kept)


def keep_quotes(change: Change, reading: Reading, knowledge: Knowledge, home: Home, tags: Tags | None = None) -> Kept:
    """Keep the quotes of an article whose text is in the archive, with their speakers, topics and word forms.

    Read again, people's verdicts stay and what is no longer found is marked superseded.
    """
    page = reading.article
    if tags is None:
        tags = [knowledge.tags(page.text, quote) for quote in reading.quotes]
    day = page.published.day_number if page.published else None
    scene = Scene(home.article_id, page.lang, home.outlet_key, day, read_before=home.place is None)
    for quote, found in zip(reading.quotes, tags, strict=True):
        if quote.speaker:
            scene.topics.setdefault(quote.speaker, set()).update(tag.key for tag in found)
    links = link_speakers(change, [quote.speaker for quote in reading.quotes if quote.speaker], scene, knowledge.bodies)
    words: dict[str, dict[str, str]] = {}
    notes = [
        Notes(
            tags=tuple(topic_tag(page.text, quote, tag) for tag in found),
            lemmas=quote_lemmas(page.text, quote, words),
            affiliation_organization_id=knowledge.bodies.find(quote.affiliation, scene.day),
        )
        for quote, found in zip(reading.quotes, tags, strict=True)
    ]
    place = home.place or find_place(change.connection, home.version_id)
    kept = save_reading(change, place, reading, links, notes)
    index_article(change, place, text_lemmas(page, words.setdefault(page.lang, {})))
    for lang, seen in words.items():
        knowledge.forms.save(change, lang, seen)
    relink_experts(change, {link.expert_id for link in links.values() if link.expert_id is not None})
    return kept


def topic_tag(text: str, quote: Quote, tag: Named) -> Tag:
    """A topic of a quote as it is kept, with the position the rules read from the words around it."""
    found = suggest(text, quote.segments, quote.lang, tag.span)
    return Tag(tag.topic_id, tag.span.start, tag.span.end, tag.matched, tag.how, tag.alias_id, suggestion=found)


def text_lemmas(page: Article, known: dict[str, str]) -> tuple[str, ...]:
    """The lemma keys of an article's title and body in order; surface forms are gathered in `known`."""
    lemmas: list[str] = []
    for part in page.parts:
        if part.kind != "furniture":
            for surface, lemma in word_keys(part.span.of(page.text), page.lang):
                known[surface] = lemma
                lemmas.append(lemma)
    return tuple(lemmas)


def quote_lemmas(text: str, quote: Quote, words: dict[str, dict[str, str]]) -> tuple[str, ...]:
    """The lemma keys of a quote's words in order; surface forms are gathered in `words` by language."""
    known = words.setdefault(quote.lang, {})
    lemmas: list[str] = []
    for segment in quote.segments:
        for surface, lemma in word_keys(segment.of(text), quote.lang):
            known[surface] = lemma
            lemmas.append(lemma)
    return tuple(lemmas)


class Keeper:
    """Keeps readings in one change, an article or a few in a transaction, and counts what became of them in `report`."""

    def __init__(self, archive: Archive, change: Change, report: IngestReport) -> None:
        self.archive, self.change, self.report = archive, change, report
        self.knowledge = known(archive)

    def keep(self, readings: Sequence[Ready]) -> None:
        """Keep readings (with the moment relative dates were counted from, and topics found already) in one transaction.

        Where another process wrote the same at the same time, each is tried by itself, and what cannot be kept is a failure.
        """
        try:
            with self.change.step():
                look_up_people(self.change, [(q.speaker, one[0].article.lang) for one in readings for q in one[0].quotes if q.speaker])
                kept = [keep_reading(self.change, reading, self.knowledge, as_of, tags) for reading, as_of, tags in readings]
        except ConflictError as error:
            self.knowledge = known(self.archive)
            if len(readings) == 1:
                self.report.failures.append(Failure(readings[0][0].article.doc, error.message, error.hint))
            else:
                for ready in readings:
                    self.keep([ready])
        else:
            for one, (reading, as_of, _) in zip(kept, readings, strict=True):
                published = reading.article.published
                self.report.articles[one.state] += 1
                self.report.guessed_days += bool(as_of is None and one.state in ("new", "changed") and published and published.base)
                self.report.quotes += one.kept.new + one.kept.changed
            self.report.read += len(kept)

    def close(self) -> None:
        """Look at all that was kept together."""
        if self.report.quotes:
            offer_new_bodies(self.change)
