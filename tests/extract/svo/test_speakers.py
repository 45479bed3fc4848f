"""Who speaks in English articles: surnames, pronouns, offices, bodies, turns; and what offices are printed."""

from __future__ import annotations

import pytest

from tests.extract.marked import read


def speakers(text: str) -> list[str | None]:
    """The speakers' names in text order."""
    return [quote.speaker.name if quote.speaker else None for quote in read(text, "en")]


@pytest.mark.parametrize(
    ("second", "name"),
    [
        ("Whitlow said the ferry was old.", "Dana Whitlow"),
        ("She said the ferry was old.", "Dana Whitlow"),
        ("The engineer said the ferry was old.", "Dana Whitlow"),
        ("He said the ferry was old.", "Peter Lindqvist"),
        ("The mayor said the ferry was old.", "Peter Lindqvist"),
        ("An engineer said the ferry was old.", "engineer"),
        ("Engineers said the ferry was old.", "Engineers"),
    ],
)
def test_the_words_that_point_lead_to_the_name(second: str, name: str) -> None:
    text = f"Mayor Peter Lindqvist opened the bridge. Dana Whitlow, a harbor engineer, said the bridge was safe.\n{second}"
    assert speakers(text)[-1] == name


def test_an_unnamed_speaker_goes_on_though_a_name_stands_nearer() -> None:
    text = "Another source said the ferry was old.\nDana Whitlow left Osby. The ferry was never safe, the source said."
    assert speakers(text) == ["Another source", "Another source"]


def test_a_fellow_verb_has_the_subject_behind_an_aside() -> None:
    text = "One of the pilots involved, Dana Whitlow, confirmed that the ferry was old, but said the harbor was safe."
    assert speakers(text) == ["Dana Whitlow", "Dana Whitlow"]


def test_a_judgement_behind_a_mark_is_the_same_speakers() -> None:
    text = "Dana Whitlow alleged that the board “wanted war,” calling this a costly mistake."
    assert [quote.words(text) for quote in read(text, "en")] == ["the board “wanted war,”", "this a costly mistake"]
    assert speakers(text) == ["Dana Whitlow", "Dana Whitlow"]


def test_a_nickname_is_no_part_of_the_name() -> None:
    text = "Peter “Red” Lindqvist said the harbor was old. Lindqvist added that the ferry was safe."
    assert speakers(text) == ["Peter Lindqvist", "Peter Lindqvist"]


def test_an_office_that_no_comma_closes_is_told() -> None:
    (quote,) = read("Peter Lindqvist, the mayor of Osby said the harbor was old.", "en")
    assert (quote.role, quote.affiliation) == ("mayor", "Osby")


def test_a_name_behind_a_preposition_is_less_likely_meant() -> None:
    text = "Dana Whitlow came here as a student.\nPicture made by Alima Torvaldova.\n“It is my home and my harbor,” she said."
    assert speakers(text) == ["Dana Whitlow"]


def test_an_office_of_another_place_is_somebody_else() -> None:
    text = "Kazakh minister Peter Lindqvist spoke first. “The harbor is old and the ferries are too,” the Georgian minister said."
    assert speakers(text) == ["Georgian minister"]


def test_a_clause_behind_but_later_has_a_speaker_of_its_own() -> None:
    text = "The police stated that a search was underway, but later, the news agency Turon reported that the guards held Dana Whitlow."
    assert speakers(text) == ["police", "news agency Turon"]
    assert [quote.words(text) for quote in read(text, "en")][1] == "the guards held Dana Whitlow"


def test_speech_goes_on_over_paragraphs_whose_marks_open_again() -> None:
    text = "“The harbor is old,” Dana Whitlow said. “It is the heart of our town.\n\n“We need it.”"
    (quote,) = read(text, "en")
    assert [segment.of(text) for segment in quote.segments] == ["The harbor is old", "It is the heart of our town.", "We need it."]


def test_a_possessor_or_an_object_is_not_the_speaker() -> None:
    assert speakers("Dana Whitlow’s lawyer Peter Lindqvist said the case was weak.") == ["Peter Lindqvist"]
    assert speakers("A spokesman for Dana Whitlow said the case was weak.") == ["spokesman for Dana Whitlow"]


def test_a_body_keeps_its_fuller_name() -> None:
    text = "The foreign ministry sent a note. “The note is clear and final,” the ministry said in a statement."
    assert speakers(text) == ["foreign ministry"]


def test_a_quote_alone_belongs_to_whom_the_sentence_before_is_about() -> None:
    text = (
        "Dana Whitlow said the bridge was safe.\nPeter Lindqvist shook his head.\n"
        "“The bridge is a ruin and everybody in this town knows it.”"
    )
    assert speakers(text) == ["Dana Whitlow", "Peter Lindqvist"]


def test_an_office_named_before_the_person_is_the_person() -> None:
    text = "Chairman of the State Committee on Forests Fikrat Muradzade spoke.\nThe Committee Chairman stressed that ties were growing."
    (quote,) = read(text, "en")
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.role, quote.affiliation) == ("Fikrat Muradzade", "Chairman", "State Committee on Forests")


def test_a_description_is_named_with_the_next_words() -> None:
    said = "The head of the Osby delegation said the talks had failed.\n"
    assert speakers(said + "“This is a sad day,” Rear Admiral Guon Yufoi told reporters.") == ["Guon Yufoi", "Guon Yufoi"]
    other = speakers(said + "“This is a sad day,” harbor pilot Dana Whitlow told reporters.")
    assert other == ["head of the Osby delegation", "Dana Whitlow"]


def test_turns_of_a_transcript() -> None:
    text = (
        "The host met Aizhan Seitova and Peter Lindqvist in Osby.\nSEITOVA: The mill will open in May.\n"
        "LINDQVIST: I doubt that very much.\nSEITOVA: Wait and see."
    )
    assert speakers(text) == ["Aizhan Seitova", "Peter Lindqvist", "Aizhan Seitova"]


def test_answers_belong_to_the_one_who_is_interviewed() -> None:
    text = "We met Aizhan Seitova at the mill.\nQ: When will it open?\nA: It will open in May.\nQ: And then?\nA: Then we bake."
    quotes = read(text, "en")
    assert [(quote.words(text), quote.speaker.name if quote.speaker else None) for quote in quotes] == [
        ("It will open in May.", "Aizhan Seitova"),
        ("Then we bake.", "Aizhan Seitova"),
    ]


@pytest.mark.parametrize(
    ("sentence", "role", "affiliation"),
    [
        ("Dana Whitlow, a senior fellow at the Delta Institute, said prices would rise.", "senior fellow", "Delta Institute"),
        ("Dana Whitlow, director of the Institute for Water and Soil, said prices would rise.", "director", "Institute for Water and Soil"),
        ("Kazakh analyst Dana Whitlow said prices would rise.", "Kazakh analyst", None),
        ("Delta Bank chief economist Dana Whitlow said prices would rise.", "chief economist", "Delta Bank"),
        ("The ministry’s spokeswoman Dana Whitlow said prices would rise.", "spokeswoman", "ministry"),
        ("The head of the mint, Dana Whitlow, said prices would rise.", "head of the mint", None),
        ("Dana Whitlow, 54, a harbor pilot, said prices would rise.", "harbor pilot", None),
        ("Film critic and moderator Dana Whitlow said prices would rise.", "Film critic and moderator", None),
        ("Prices would rise, said Dana Whitlow, an economist with the Delta Institute.", "economist", "Delta Institute"),
        ("Prices would rise, said Dana Whitlow of the Delta Institute.", "", "Delta Institute"),
        ("Dana Whitlow, of Delta University, said prices would rise.", "", "Delta University"),
        ("Sen. Dana Whitlow said prices would rise.", "Sen.", None),
        ("Directors Aizhan Seitova and Dana Whitlow met. Whitlow said prices would rise.", "director", None),
    ],
)
def test_offices_are_split(sentence: str, role: str, affiliation: str | None) -> None:
    (quote,) = read(sentence, "en")
    assert quote.speaker is not None
    assert (quote.speaker.name, (quote.role or "").lower(), quote.affiliation) == ("Dana Whitlow", role.lower(), affiliation)


def test_people_are_found_without_models() -> None:
    (quote,) = read("Dana Whitlow said the ferry was old.", "en", tagger=False)
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.type) == ("Dana Whitlow", "person")
