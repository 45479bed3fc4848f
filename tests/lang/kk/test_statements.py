"""Kazakh reporting, rule by rule, on marked-up sentences with invented people, in Cyrillic and in both Latin alphabets."""

from __future__ import annotations

import pytest

from tests.extract.marked import check, read

SENTENCES = {
    "nominalised": "[who Қайсар Бөрібеков] [quote жаңа стансаның күзде іске қосылатынын] [cue айтты].",
    "subject between clause and verb": "[quote Жаңа стансаның күзде іске қосылатынын] [who Қайсар Бөрібеков] [cue атап өтті].",
    "dep": "[who Саясаттанушы Әсем Нұрлина] [quote бұл сайлау елді өзгертеді] деп [cue санайды].",
    "dash": "— [quote Біз бұл жұмысты қыста бітіреміз], — [cue деді] [who Қайсар Бөрібеков].",
    "dash and dep": "— [quote Су мәселесі шешілді. Енді жол қалды], — деп [cue атап өтті] [who облыс әкімі Қайсар Бөрібеков].",
    "marks": "«[quote Біз бұл жұмысты қыста бітіреміз]», — [cue деді] [who Қайсар Бөрібеков].",
    "marks and comma": "«[quote Біз бұл жұмысты қыста бітіреміз]», [cue деді] [who Қайсар Бөрібеков] брифингте.",
    "marks without dash": "[who Қайсар Бөрібеков] «[quote Біз бұл жұмысты қыста бітіреміз]» деп [cue мәлімдеді].",
    "colon": "[who Қайсар Бөрібеков]: «[quote Біз бұл жұмысты қыста бітіреміз]».",
    "source": "[who Қайсар Бөрібековтің] [cue айтуынша], [quote көпір мерзімінен бұрын салынды].",
    "as said": "[who Қайсар Бөрібеков] [cue атап өткендей], [quote көпір мерзімінен бұрын салынды].",
    "body as source": "[who Ауыл шаруашылығы министрлігінің] [cue мәліметінше], [quote биыл бидай көп жиналды].",
    "press service": "[who Көлік министрлігінің баспасөз қызметінен] [cue мәлім еткендей], [quote екі бекет жаңартылды].",
    "points back": "[quote Қалада жаңа аурухана салынады]. Бұл туралы [who денсаулық басқармасының басшысы Әсем Нұрлина] [cue хабарлады].",
    "request": "[who Депутат Қайсар Бөрібеков] министр Сәкен Жарылғаповтан [quote ауыл жолын жөндеуді] [cue сұрады].",
    "call": "[who Қайсар Бөрібеков] [quote тұрғындарды ағаш егуге] [cue шақырды].",
    "block without marks": "[quote Біз бұл жобаны қолдаймыз. Қаржы бар], - деп [cue жауап берді] [who Қайсар Бөрібеков].",
    "of a mind": "[who Қайсар Бөрібеков] [quote ауылға жаңа мектеп керек] деген [cue пікірде].",
    "colon before a line": "[who Қайсар Бөрібеков] былай [cue деді]:\n— [quote Біз бұл жұмысты қыста бітіреміз].",
    "says": "[who Ғалым Қайсар Бөрібеков] [quote тілді ерте үйрету керек] [cue дейді].",
    "relayed": "[who Қайсар Бөрібеков] [quote көпірдің ашылатынын] [cue айтты], деп хабарлайды «Арқа жаршысы» порталы.",
    "Latin of official news": "[who Qaısar Bóribekov] [quote jańa stansanyń kúzde iske qosylatynyn] [cue aıtty].",
    "Latin of 2021": "[who Qaisar Böribekov] [quote jaña stansanyñ küzde iske qosylatynyn] [cue aitty].",
    "paper": "— [quote Жолда тұман бар], — [cue делінген] [who облыстық полиция департаментінің] хабарламасында.",
}
SPEAKERS = {
    "his words": (
        "Қайсар Бөрібеков кеше ауылға келді. [who Оның] [cue айтуынша], [quote көпір мерзімінен бұрын салынды].",
        "Қайсар Бөрібеков",
    ),
    "he": ("Қайсар Бөрібеков кеше ауылға келді. [who Ол] [quote көпірдің салынғанын] [cue айтты].", "Қайсар Бөрібеков"),
    "his trade": ("Кәсіпкер Қайсар Бөрібеков ауылға келді. — [quote Мал көбейді], — [cue деді] [who кәсіпкер].", "Қайсар Бөрібеков"),
    "another word for his office": (
        "Облыс әкімдігінің басшысы Қайсар Бөрібеков келді. — [quote Мал көбейді], — [cue деді] [who басшы].",
        "Қайсар Бөрібеков",
    ),
    "surname alone": (
        "Жиынға Қайсар Бөрібеков қатысты. [who Бөрібеков] [quote егіннің мол екенін] [cue атап өтті].",
        "Қайсар Бөрібеков",
    ),
    "initial": ("Жиынға Қайсар Бөрібеков қатысты. [who Қ.Бөрібеков] [quote егіннің мол екенін] [cue атап өтті].", "Қайсар Бөрібеков"),
    "declined name": (
        "Тілші Әсем Нұрлинамен сөйлесті. [who Нұрлинаның] [cue пікірінше], [quote қала көркейді].",
        "Әсем Нұрлина",
    ),
    "a colleague's word": (
        "Жиынға ғалым Қайсар Бөрібеков келді. — [quote Мал көбейді], — [cue деді] [who академик].",
        "Қайсар Бөрібеков",
    ),
    "representative": (
        "Жиынға Көлік министрлігінің директоры Қайсар Бөрібеков келді. [who Министрлік өкілінің] [cue айтуынша], [quote жол дайын].",
        "Қайсар Бөрібеков",
    ),
    "office": (
        "Жиынға облыс басқармасы келді. [who Ведомство] [cue мәліметіне сәйкес], [quote ауылда мың үй бар].",
        "облыс басқармасы",
    ),
}


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES.keys())
def test_a_statement_is_found_with_its_cue_and_mention(sentence: str) -> None:
    check(sentence, "kk")


@pytest.mark.parametrize(("sentence", "name"), SPEAKERS.values(), ids=SPEAKERS.keys())
def test_pointing_words_lead_to_the_speaker(sentence: str, name: str) -> None:
    check(sentence, "kk", speaker=name)


def test_speech_goes_on_behind_its_attribution() -> None:
    (quote,) = read("— Баға өседі, — деді экономист Әсем Нұрлина. — Оны тежеу керек.", "kk")
    text = "— Баға өседі, — деді экономист Әсем Нұрлина. — Оны тежеу керек."
    assert [segment.of(text) for segment in quote.segments] == ["Баға өседі", "Оны тежеу керек."]


def test_speech_over_several_lines_is_one_quote() -> None:
    text = "— Бірінші мәселе — су.\nЕкінші мәселе — жол, — деді әкім Қайсар Бөрібеков."
    (quote,) = read(text, "kk")
    assert quote.words(text) == "Бірінші мәселе — су.\nЕкінші мәселе — жол"
    assert quote.speaker is not None
    assert quote.speaker.name == "Қайсар Бөрібеков"


def test_role_and_affiliation_are_parted() -> None:
    (quote,) = read("Көлік министрлігінің департамент директоры Қайсар Бөрібеков көпірдің салынғанын айтты.", "kk")
    assert (quote.role, quote.affiliation) == ("директоры", "Көлік министрлігінің департамент")


def test_a_body_before_the_office_is_the_affiliation() -> None:
    (quote,) = read("Экология институтының жетекшісі Әсем Нұрлина көлдің тартылғанын айтты.", "kk")
    assert (quote.role, quote.affiliation) == ("жетекшісі", "Экология институты")


def test_the_outlets_own_words_are_no_statement() -> None:
    assert not read("Бұған дейін ауылда мектеп ашылғанын жазған едік.", "kk")
    assert not read("Қалада жаңа саябақ ашылды, деп хабарлайды «Арқа жаршысы» порталы.", "kk")


def test_a_dateline_is_no_content() -> None:
    text = "ASTANA. DALAPRESS — Қалада жаңа саябақ ашылады. Бұл туралы әкім Қайсар Бөрібеков мәлімдеді."
    (quote,) = read(text, "kk")
    assert quote.words(text) == "Қалада жаңа саябақ ашылады"


def test_answers_of_an_interview_are_one_statement_each() -> None:
    text = (
        "Бүгінгі қонағымыз — тарихшы Қайсар Бөрібеков.\n– Тарихқа қалай келдіңіз?\n– Атам кітап көп оқитын. Соның әсері болды.\n"
        "– Қазір не жазып жүрсіз?\n– Қала тарихы туралы кітап.\nКелесі жылы шығады."
    )
    quotes = read(text, "kk")
    assert [quote.words(text) for quote in quotes] == [
        "Атам кітап көп оқитын. Соның әсері болды.",
        "Қала тарихы туралы кітап.\nКелесі жылы шығады.",
    ]
    assert {quote.speaker.name for quote in quotes if quote.speaker} == {"Қайсар Бөрібеков"}


def test_an_office_that_points_back_is_told_as_the_role() -> None:
    text = "Қайсар Бөрібеков бағаның өскенін айтты. «Күзде арзандайды», – деді әкім."
    assert [(quote.speaker.name, quote.role) for quote in read(text, "kk") if quote.speaker] == [("Қайсар Бөрібеков", "әкім")] * 2


LABELLED = (
    "Ásem Nurlına: Bul ne?\n\nQaısar Bórinov: Bizdiń elde bostandyq joq. Senzýra bar.\n\n"
    "Ásem Nurlına: Esik ashyq pa?\n\nQAISAR BÓRINOV: Qazir jylymyq bar. Biraq júıe ózgergen joq."
)


def test_labelled_turns_are_statements_of_who_answers() -> None:
    quotes = read(LABELLED, "kk")
    assert [quote.words(LABELLED) for quote in quotes] == [
        "Bizdiń elde bostandyq joq. Senzýra bar.",
        "Qazir jylymyq bar. Biraq júıe ózgergen joq.",
    ]
    assert {quote.speaker.name for quote in quotes if quote.speaker} == {"Qaısar Bórinov"}


def test_two_labels_are_no_transcript() -> None:
    assert not read("Арман Сейдәлин: Бұл не?\n\nҚайсар Бөрінов: Бізде бостандық жоқ.", "kk")


def test_a_question_that_somebody_owns_is_asked_by_him() -> None:
    text = (
        "Журналистің «Тасқында адам шығыны болды ма?» деген сұрағына министр Қайсар Бөрібеков "
        "«Құдайға шүкір, шығын болған жоқ» деп жауап берді."
    )
    assert [(quote.speaker.name, quote.words(text)) for quote in read(text, "kk") if quote.speaker] == [
        ("Журналист", "Тасқында адам шығыны болды ма?"),
        ("Қайсар Бөрібеков", "Құдайға шүкір, шығын болған жоқ"),
    ]


def test_a_paper_without_an_author_is_the_bodys_that_spoke() -> None:
    text = (
        "Қалада жол жабылды. Бұл туралы Полиция департаментінің баспасөз қызметі хабарлайды.\n"
        "«Бір көлік екінші көлікті соқты», – делінген хабарламада."
    )
    assert [quote.speaker.name for quote in read(text, "kk") if quote.speaker] == ["Полиция департаментінің баспасөз қызметі"] * 2


def test_a_verbal_noun_tells_what_was_told_about() -> None:
    (quote,) = read("Қайсар Бөрібеков жаңа көпірдің күзде ашылатыны туралы айтты.", "kk")
    assert quote.words("Қайсар Бөрібеков жаңа көпірдің күзде ашылатыны туралы айтты.") == "жаңа көпірдің күзде ашылатыны"


def test_an_office_behind_the_name() -> None:
    text = "Әсем НҰРЛИНА, «Арқа» журналының бас редакторы: «Біздің журналды ауылда көп оқиды»."
    (quote,) = read(text, "kk")
    assert (quote.role, quote.affiliation) == ("бас редакторы", "«Арқа» журналы")


def test_a_body_that_is_only_passed_by_does_not_speak() -> None:
    text = (
        "Облыстық полиция департаментінің баспасөз қызметінің мәліметінше, екі көлік соқтығысқан.\n"
        "— Қазір сотқа дейінгі тергеу жүріп жатыр, — деп хабарлады ведомство."
    )
    assert [quote.speaker.name for quote in read(text, "kk") if quote.speaker][-1] != "Қазір сотқа"


def test_an_ending_may_swallow_a_letter_of_its_word() -> None:
    (quote,) = read("Журналистер балаға қандай көмек көрсетілетінін сұрады.", "kk")
    assert quote.speaker is not None
    assert quote.speaker.name == "Журналистер"


def test_a_participle_of_saying_stands_before_who_said_it() -> None:
    text = "«Бұл іс бір жыл бойы созылып келеді, енді аяқталуы керек» деген ұйым өкілі Әсем Нұрлина сотқа шағым түсіргенін айтты."
    assert [(quote.speaker.name, quote.kind) for quote in read(text, "kk") if quote.speaker] == [
        ("Әсем Нұрлина", "direct"),
        ("Әсем Нұрлина", "indirect"),
    ]


def test_an_agency_that_is_no_outlet_speaks() -> None:
    text = "Агенттік былтыр желтоқсанда бір белсендінің жалған ақпарат таратқанын мәлімдеді."
    assert [quote.speaker.name for quote in read(text, "kk") if quote.speaker] == ["Агенттік"]


def test_words_of_the_clause_may_end_in_marks() -> None:
    text = "Омбудсмен Әсем Нұрлина басқа сұрақтарды «жазбаша жіберуге» кеңес берді."
    assert [quote.words(text) for quote in read(text, "kk")] == ["басқа сұрақтарды «жазбаша жіберуге»"]


def test_a_press_conference_is_no_council() -> None:
    text = "«Бұл қызметке тыйым салынады, тізімі ашық», – деді министр Орталықтағы баспасөз мәслихаты барысында."
    assert [quote.speaker.name for quote in read(text, "kk") if quote.speaker] == ["министр"]


def test_the_head_of_a_region_is_its_governor() -> None:
    text = "Арқа облысының әкімі Қайсар Бөрібековтің төрағалығымен жиын өтті. Аймақ басшысы бақылауды күшейтуді тапсырды."
    assert [quote.speaker.name for quote in read(text, "kk") if quote.speaker] == ["Қайсар Бөрібеков"]
