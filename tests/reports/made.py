"""A synthetic archive whose right answers are known by construction: invented speakers, one topic, a stance a quote."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.lang.lemmas import lemmatise
from quotes.model.moments import Moment
from quotes.model.quotes import Quote, Reading, Speaker
from quotes.model.spans import Span
from quotes.store.articles import save_article
from quotes.store.change import Change
from quotes.store.experts import create_expert
from quotes.store.outlets import OutletRecord, save_outlet
from quotes.store.quotes import Link, Notes, Tag, save_reading
from quotes.store.stances import Coding, set_stance
from quotes.workflow.entering import name_record
from quotes.workflow.thesaurus import NewTopic, add_topic
from tests.reports.conftest import article


@dataclass(frozen=True)
class Said:
    """One appearance: who said what when, carried by which outlet, and where it stands."""

    who: str
    words: str
    day: str
    stance: str | None
    outlet: str = "Листок"


def build(change: Change, said: list[Said], topic: str = "test-bridge") -> int:
    """Keep every appearance as an article of its own, coded by Anna; quotes are numbered in order. The topic's id comes back."""
    topic_id = add_topic(change, NewTopic(topic, topic.replace("-", " ").title(), "en"))
    outlets = {name: save_outlet(change, OutletRecord(name.casefold(), name), "user") for name in dict.fromkeys(one.outlet for one in said)}
    experts = {name: create_expert(change, [name_record(name)]) for name in dict.fromkeys(one.who for one in said)}
    for number, one in enumerate(said, 1):
        text = f"{one.who} сказал: «{one.words}»."
        page = article(f"made-{number}", text, "ru", one.outlet, Moment(one.day, "day", one.day, "text") if one.day else None)
        saved = save_article(change, page, outlet_id=outlets[one.outlet])
        speaker = Speaker(one.who, "person")
        start = text.index(one.words)
        quote = Quote("direct", (Span(start, start + len(one.words)),), None, None, speaker, "ru", "test", 0.9)
        assert saved.version_id is not None
        links = {speaker: Link(experts[one.who], how="exact")}
        lemmas = tuple(lemma for _, _, lemma in lemmatise(one.words, "ru"))
        note = Notes((Tag(topic_id, start, start + 3, one.words[:3]),), lemmas)
        save_reading(change, saved.version_id, Reading(page, (quote,)), links, [note])
        if one.stance:
            set_stance(change, Coding(number, topic_id, one.stance, "Anna"))
    return topic_id
