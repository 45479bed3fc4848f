"""One thing is meant, or an error says what comes near."""

from __future__ import annotations

import pytest

from quotes.errors import NotFoundError
from quotes.store.engine import Archive
from quotes.workflow.bodies import add_organization, add_outlet
from quotes.workflow.finding import expert_named, organization_named, outlet_named, topic_named
from quotes.workflow.people import add_expert
from quotes.workflow.thesaurus import NewTopic, add_topic

FINDERS = {
    "expert": (expert_named, "Ермек Прбаоев-Тест", "did you mean e1 Ермек Пробаев?"),
    "organization": (organization_named, "Институт проп", "did you mean Институт проб?"),
    "outlet": (outlet_named, "Пробный листак", "did you mean Пробный листок?"),
    "topic": (topic_named, "Test Kanal", "did you mean Test Canal?"),
}


@pytest.mark.parametrize("noun", FINDERS)
def test_a_misspelt_name_is_an_error_that_offers_the_nearest(archive: Archive, noun: str) -> None:
    find, typed, hint = FINDERS[noun]
    with archive.change("add", "rita") as change:
        with pytest.raises(NotFoundError) as stranger:
            find(change.connection, typed)
        add_expert(change, ["Ермек Пробаев"])
        add_organization(change, "Институт проб", [], {})
        add_outlet(change, "Пробный листок", [], [], {})
        add_topic(change, NewTopic("test-canal", "Test Canal", "en"))
        with pytest.raises(NotFoundError, match=f"no {noun} '{typed}'") as fault:
            find(change.connection, typed)
    assert fault.value.hint == hint
    assert stranger.value.hint == f"quotes {noun}s --like finds some; quotes {noun}s add makes one"
