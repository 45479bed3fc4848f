"""A name means the same to a question as to a command that writes."""

from __future__ import annotations

import pytest

from quotes.lookup.bodies import find_organizations, find_outlet
from quotes.lookup.experts import find_experts
from quotes.lookup.topics import find_topics
from quotes.store.engine import Archive
from quotes.workflow.bodies import add_organization, add_outlet
from quotes.workflow.finding import expert_named, organization_named, outlet_named, topic_named
from quotes.workflow.people import add_expert
from quotes.workflow.thesaurus import NewTopic, add_names, add_topic


@pytest.mark.parametrize(
    ("noun", "typed"),
    [
        *(("expert", name) for name in ("Ермек Пробаев", "Yermek Probaev", "Пробаева Ермека", "e1")),
        *(("organization", name) for name in ("институт проб", "g1")),
        *(("outlet", name) for name in ("Пробный Листок", "probe.example", "https://www.news.probe.example/a/1", "o1")),
        *(("topic", name) for name in ("Пробного канала", "test-canal", "TEST CANAL", "t1")),
    ],
)
def test_every_way_to_name_one(archive: Archive, noun: str, typed: str) -> None:
    with archive.change("add", "rita") as change:
        add_expert(change, ["Ермек Пробаев"])
        add_organization(change, "Институт проб", [], {})
        add_outlet(change, "Пробный листок", [], ["probe.example"], {})
        add_topic(change, NewTopic("test-canal", "Test Canal", "en"))
        add_topic(change, NewTopic("other-canal", "Другой канал", "ru"))
    with archive.change("alias", "rita") as change:
        add_names(change, "test-canal", ["Пробный канал"], "ru")
    asked = {"expert": find_experts, "organization": find_organizations, "topic": find_topics}
    demanded = {"expert": expert_named, "organization": organization_named, "outlet": outlet_named}
    with archive.connect() as connection:
        found = [find_outlet(connection, typed)] if noun == "outlet" else asked[noun](connection, typed)
        one = topic_named(connection, typed)[0] if noun == "topic" else demanded[noun](connection, typed)
    assert found == [one] == [1]
