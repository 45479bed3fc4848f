"""Each rule of word order on a marked-up English sentence with invented people."""

from __future__ import annotations

import pytest

from tests.extract.marked import check, parse_marked, read

REPORTED = [
    "[who Dana Whitlow] [cue said] Wednesday that [quote the bridge would open in May].",
    "[who Dana Whitlow] [cue said] on Monday [quote it would open the bridge in May].",
    "[who The minister] [cue told] reporters [quote the ferry was safe].",
    "[quote The harbor would be closed], [who Rufat Alizade] [cue said].",
    "[quote The harbor would be closed], [cue said] [who Rufat Alizade, a retired pilot].",
    "[quote The ferry], [who Helen Carrow] [cue said], [quote was built for calmer water].",
    "[who Marcus Oyelaran, a senior fellow at the Delta Institute,] [cue argued] that [quote the tariff was too high].",
    "[who Marcus Oyelaran, who led the survey in 2015,] [cue argued] that [quote the tariff was too high].",
    "[who The director of the Institute for Water and Soil] [cue warned] that [quote the wells were running dry].",
    "[who Sen. Helen Carrow (R-Ohio)] [cue said] [quote she would vote for the bill].",
    "[who Officials close to the talks] [cue said] [quote the treaty was dead].",
    "[who A senior official] [cue said] [quote the treaty was dead].",
    "As [who Helen Carrow] [cue noted], [quote the ferry was built for calmer water].",
    "[quote The ferry], as [who Helen Carrow] [cue noted], [quote was built for calmer water].",
    "[cue According to] [who the ministry], [quote the wells were running dry].",
    "[quote The wells were running dry], [cue according to] [who two engineers].",
    "In [who Helen Carrow’s] view, [quote the ferry was built for calmer water].",
    "[who Peter Lindqvist] [cue vowed] [quote to rebuild the mill].",
    "[who Peter Lindqvist] [cue urged] the council [quote to rebuild the mill].",
    "[who Peter Lindqvist] [cue called] [quote the vote “a sad farce”].",
    "[who Peter Lindqvist] [cue described] [quote the vote as a farce].",
    "[who Peter Lindqvist] [cue called] [quote the vote a mistake].",
    "The council doubted [who Dana Whitlow’s] [cue claim] that [quote the bridge was safe].",
    "[who Dana Whitlow’s] [cue claim] that [quote the bridge was safe] angered the council.",
    "[who It] was [cue noted] that [quote the bridge was safe].",
    "[who One of the pilots who signed the letter] [cue said] [quote the ferry was unsafe].",
    "[who The ferry company] [cue said] [quote the strike, the third this year, would end on Friday].",
    "[who Dana Whitlow’s office] [cue said] in an emailed statement that [quote the claims were false].",
    "[who Dana Whitlow’s] [cue statement] that [quote the talks had failed] came as a surprise.",
    "[quote The talks are over], [cue said] [who a senior official] who spoke on condition of anonymity.",
    "[cue According to] [who police], [quote the man, a teacher from Osby, fled].",
    "[who The mayor] [cue said] [quote the city - which owns the port - would pay].",
    "[who Critics] have [cue argued] that [quote the dam floods the valley].",
    "[who She] went on to [cue say] that [quote the dam floods the valley].",
    "[who The bank’s chief economist, Aizhan Seitova,] [cue said] [quote prices would rise].",
]
LED = [
    "[quote Dana Whitlow was held, “on suspicion of spying for an unnamed town],” [who the statement] [cue said].",
    "[who Dana Whitlow] [cue said] that [quote if the talks fail, “we will have no choice].”",
    "[quote The river “has changed for the better],” [who Dana Whitlow] [cue said] in June.",
    "[quote When the offer came], [who Dana Whitlow] [cue said], “[quote we were simply stunned].”",
]
REGION = [
    "[who Osbyland's Minister of Economy Mikhtar Jabrailov] [cue said] that [quote exports had grown].",
    "[who Deputy Minister of Science and Education Irada Qasimzade] [cue noted] that [quote forty schools would open], Newsline reports.",
    "It was [cue stressed] during the meeting that [quote the corridor was important].",
    "It was [cue announced] by [who the Ministry of Energy] that [quote the plant would open in May].",
    "[cue According to the data of] [who the Delta Statistics Committee], [quote exports rose by three percent].",
    "[quote The plant will open in May.] [who The minister] [cue stated] this at a briefing in Osby.",
    "[quote The plant will open in May.] This was [cue stated] by [who Foreign Minister Jeykhun Bayramzade].",
    "[who The CEO of Delta Oil, Rovnag Abdullazade,] [cue said] in an interview that [quote output would rise].",
    "[who Ambassador of Osbyland to Deltaland Cahit Bagcili] [cue said] [quote trade would double].",
    "[who Head of the State Tourism Agency Farhad Naghizade] [cue expressed confidence] that [quote more visitors would come].",
    "[who Political analyst Farhad Mammadzade, in an interview with Newsline,] [cue said] that [quote peace was near].",
    "[quote The harbor would open in May], [who Osby President Dana Whitlow] [cue told] Newsline.",
    "[quote The harbor would open in May], [who Dana Whitlow, Minister of Trade of Deltaland] [cue said] at a briefing.",
    "[who The ministry] in a statement [cue said] that [quote the harbor was old].",
    "[who A joint statement] issued on May 4 at the end of the talks [cue said] [quote the harbor was old].",
    "[who The Osby Committee] on May 3 [cue called on] the council in a statement [quote to “close the harbor” at once].",
    "[who Drivers] have [cue called] [quote the trial politically motivated].",
    "[who Drivers] [cue called] [quote the charges baseless].",
    "[quote Ships were held], [who the Committee to Protect Pilots] [cue said].",
    "[who Delta-led Osbyoil (DOO), which operates the field,] [cue confirmed] that [quote output was steady].",
    "[who Dana Whitlow] [cue stated] that, [quote according to her figures, half the catch was lost].",
    "[who Deputy Minister of Foreign Affairs Ostan Lindmark] [cue confirmed] [quote the town’s plan to open a harbor].",
    "[who Analysts] [cue said] [quote Whitlow was voicing fear that strikes stem from foreign, particularly U.S., efforts].",
    "[who The police] [cue announced] on Friday [quote the arrest of a man].",
    "[who The mayor] was quoted as [cue saying] that [quote the harbor was old].",
    "Newsline quoted [who Dana Whitlow] as [cue saying] [quote the harbor was old].",
    "[quote The harbor was old], Newsline quotes [who the minister] as [cue saying].",
    "[who Peter “Red” Lindqvist] [cue said] [quote the harbor was old].",
    "[quote The harbor was closed on Oct. 15], [who the mayor’s office] [cue said].",
    "[who One of the pilots apparently involved, Dana Whitlow,] [cue confirmed] that [quote the harbor was closed].",
    "[quote The harbor is old], [who Dana Whitlow, the head of the Pilots Union,] [cue told] DeltaPress news agency on May 2.",
    "It was the sharpest attack yet by an Osby official on [who Dana Whitlow, who] [cue said] last week that [quote the harbor was old].",
]
DIRECT = [
    "“[quote No traces were found],” [cue according to] [who Rafael Groski].",
    "[who Dana Whitlow] [cue stressed] that “[quote the way to go is to wait].”",
    '"[quote The harbor is ready for winter]", [cue said] [who Dana Whitlow].',
    "‘[quote The harbor is ready for winter],’ [who Dana Whitlow] [cue told] the Osby Herald.",
    "“[quote The harbor is ready for winter],” [who Dana Whitlow] [cue said].",
    "“[quote The harbor is ready for winter],” [cue said] [who Dana Whitlow, a retired pilot].",
    '"[quote The harbor is ready for winter]," [who she] [cue said] in a telephone interview on Monday.',
    "“[quote The harbor],” [who Dana Whitlow] [cue said], “[quote is ready for the winter].”",
    "“[quote The harbor is ready],” [who Dana Whitlow] [cue said]. “[quote The ferries are not].”",
    "“[quote The harbor is ready],” [who Dana Whitlow] [cue said] in Oslo on Oct. 7. “[quote The ferries are not].”",
    "[who Dana Whitlow] [cue said], “[quote The harbor is ready for winter].”",
    "[who Dana Whitlow] [cue told] the Delta Forum in Osby: “[quote The harbor is ready for winter].”",
    "[who Dana Whitlow] [cue tweeted]: “[quote The harbor is ready for winter].”",
    "“[quote The harbor is ready for winter].” ― [who Dana Whitlow]",
    "[quote The harbor is a joint project, and any attack on it harms the town],\n[who the department] [cue stated].",
    "“[quote The harbor is ready for winter],” [who Dana Whitlow, the union’s head of safety] [cue said].",
    "“[quote The harbor is ready. It is old].\n\n“[quote The ferries are not],” [who Dana Whitlow] [cue said].",
    "“[quote The harbor is ready for winter],” [who the mayor] was quoted as [cue saying].",
    "“[quote The harbor is ready for winter],” Newsline quoted [who Dana Whitlow] as [cue saying].",
    "“[quote Is the harbor ready for winter?]” [who Dana Whitlow] [cue asked].",
    "“[quote People say, ‘The harbor will never be ready,’ and they are wrong],” [who Dana Whitlow] [cue said].",
    "[cue According to] [who Dana Whitlow], “[quote The harbor is ready for winter].”",
    "As [who she] [cue put it], “[quote The harbor is ready for the winter].”",
]
NOT_SAID = [
    "What he said next surprised everybody.",
    "Neither Whitlow nor the mayor said where the money went.",
    "He was told that the plan was dead.",
    "Some state officials praised the harbor.",
    "Dana Whitlow would say that the bridge is safe.",
    "The council did not say that the bridge is safe.",
    "The board added a note of caution.",
    "She said goodbye and left the hall.",
    "The charts show a narrow lead for the northern mills.",
    "The song “American River” closes the programme.",
    "The decision underscores how fragile the truce is.",
    "They found a way through the old harbor law.",
    "Osby has maintained a calm stance and has welcomed the talks.",
    "Officers have been questioning two harbor pilots.",
    "It was one of the strongest attacks yet.",
    "A study of loans made since Jan. 1, shows banks outpacing funds.",
]


@pytest.mark.parametrize("sentence", REPORTED + REGION)
def test_reported_speech(sentence: str) -> None:
    marked = parse_marked(sentence)
    if marked.words("who") == ["It"]:
        sentence = sentence.replace("[who It]", "It")
    assert check(sentence, "en").kind in ("indirect", "mixed")


@pytest.mark.parametrize("sentence", DIRECT)
def test_direct_speech(sentence: str) -> None:
    quote = check(sentence, "en")
    assert quote.kind == "direct"


@pytest.mark.parametrize("sentence", LED)
def test_a_quote_led_by_the_reporters_words_is_mixed(sentence: str) -> None:
    assert check(sentence, "en").kind == "mixed"


@pytest.mark.parametrize("sentence", NOT_SAID)
def test_nothing_said(sentence: str) -> None:
    assert not read(sentence, "en")


def test_two_verbs_are_two_statements() -> None:
    quotes = read("Dana Whitlow said the bridge was safe, but she warned that the ferry was old.", "en")
    assert [quote.words("Dana Whitlow said the bridge was safe, but she warned that the ferry was old.") for quote in quotes] == [
        "the bridge was safe",
        "the ferry was old",
    ]
    assert [quote.speaker.name for quote in quotes if quote.speaker] == ["Dana Whitlow", "Dana Whitlow"]


def test_a_participle_goes_on_with_the_same_speaker() -> None:
    text = "“The harbor is ready for winter,” Dana Whitlow said, adding that the ferries were not."
    quotes = read(text, "en")
    assert [(quote.words(text), quote.speaker.name if quote.speaker else None) for quote in quotes] == [
        ("The harbor is ready for winter", "Dana Whitlow"),
        ("the ferries were not", "Dana Whitlow"),
    ]


def test_a_relative_clause_reports_beside_the_quote() -> None:
    text = "“We will not sell the mill,” said Ms. Carrow, who added that her office had received 400 calls."
    assert [(quote.words(text), quote.speaker.name if quote.speaker else None) for quote in read(text, "en")] == [
        ("We will not sell the mill", "Carrow"),
        ("her office had received 400 calls", "Carrow"),
    ]


def test_what_is_reported_inside_a_report_is_not_said_twice() -> None:
    text = "Dana Whitlow had told the council that the bridge was safe, the engineer added."
    quotes = read(text, "en")
    assert [quote.words(text) for quote in quotes] == ["Dana Whitlow had told the council that the bridge was safe"]


def test_a_clause_inside_a_clause_ends_with_it() -> None:
    text = "While aides insist that the bridge is safe, the council has ordered a survey."
    assert [quote.words(text) for quote in read(text, "en")] == ["the bridge is safe"]


def test_a_woven_quote_is_mixed_and_keeps_its_lead() -> None:
    text = "The river “has changed for the better,” Dana Whitlow said in June."
    (quote,) = read(text, "en")
    assert (quote.kind, quote.words(text)) == ("mixed", "The river “has changed for the better")


def test_lines_broken_inside_a_paragraph_are_one_sentence() -> None:
    from quotes.extract.article import read_quotes
    from quotes.model.articles import Article, Part
    from quotes.model.spans import Span

    text = "“The harbor is ready for\nthe winter, and the ferries\nare too,” Dana\nWhitlow said."
    quotes = read_quotes(Article("a.txt", text, "en", (Part("body", Span(0, len(text))),))).quotes
    assert [(quote.speaker.name if quote.speaker else None, quote.kind) for quote in quotes] == [("Dana Whitlow", "direct")]
