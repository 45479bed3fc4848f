"""Azerbaijani reporting, rule by rule, on marked-up sentences with invented people."""

from __future__ import annotations

import pytest

from quotes.extract.article import read_quotes
from quotes.model.articles import Article, Part
from quotes.model.spans import Span
from tests.extract.marked import check, read

SENTENCES = {
    "ki": "[who Kamal Sərinov] [cue bildirib] ki, [quote yeni stansiya payızda işə düşəcək].",
    "nominalised": "[who Kamal Sərinov] [quote yeni stansiyanın payızda işə düşəcəyini] [cue vurğulayıb].",
    "subject between clause and verb": "[quote Yeni stansiyanın payızda işə düşəcəyini] [who Kamal Sərinov] [cue bildirib].",
    "deyə": "“[quote Biz bu işi qışda bitirəcəyik]”, - deyə [who Kamal Sərinov] [cue bildirib].",
    "deyə and an unknown verb": "“[quote Biz bu işi qışda bitirəcəyik]”, - [cue deyə] [who Kamal Sərinov] gülümsəyib.",
    "verb and name": "“[quote Biz bu işi qışda bitirəcəyik]”, - [who Kamal Sərinov] [cue əlavə edib].",
    "name alone": "“[quote Biz bu işi qışda bitirəcəyik.]” – [who Kamal Sərinov].",
    "colon": "[who Sosioloq Nərgiz Vahidova] [cue bildirib]: “[quote Biz bu işi qışda bitirəcəyik]”.",
    "ki and quote": "[who Nərgiz Vahidova] [cue deyib] ki, “[quote biz bu işi qışda bitirəcəyik]”.",
    "source": "[who Kamal Sərinovun] [cue sözlərinə görə], [quote körpü vaxtından əvvəl tikilib].",
    "as said": "[who Kamal Sərinovun] [cue qeyd etdiyi kimi], [quote körpü vaxtından əvvəl tikilib].",
    "by what was said": "[who Nərgiz Vahidovanın] [cue bildirdiyinə görə], [quote körpü vaxtından əvvəl tikilib].",
    "body as source": "[who Nəqliyyat Nazirliyinin] [cue məlumatına əsasən], [quote qatarlar vaxtında gəlir].",
    "impersonal with a body": "[who Nəqliyyat Nazirliyindən] [cue bildirilib] ki, [quote qatarlar vaxtında gəlir].",
    "active with a body": "[who Nəqliyyat Nazirliyindən] [cue bildiriblər] ki, [quote qatarlar vaxtında gəlir].",
    "body in marks": "[who “Araz Dəmir Yolu”ndan] [cue bildirilib] ki, [quote qatarlar vaxtında gəlir].",
    "initial behind a dash": "“[quote Biz bu işi qışda bitirəcəyik]”, – [who K.Sərinov] [cue bildirib].",
    "impersonal": "Görüşdə [cue qeyd edilib] ki, [quote qatarlar vaxtında gəlir].",
    "paper of a body": "[who Nəqliyyat Nazirliyinin] məlumatında [cue deyilir] ki, [quote qatarlar vaxtında gəlir].",
    "points back at a quote": "“[quote Şəhərdə yeni xəstəxana tikiləcək]”. Bunu [who səhiyyə eksperti Nərgiz Vahidova] [cue deyib].",
    "points back": "[quote Şəhərdə yeni xəstəxana tikiləcək]. Bu barədə [who səhiyyə eksperti Nərgiz Vahidova] [cue bildirib].",
    "handed on by an outlet": (
        "“[quote Şəhərdə yeni xəstəxana tikiləcək]”.\n"
        "Araz.xyz xəbər verir ki, bu fikri [who səhiyyə eksperti Nərgiz Vahidova] [cue söyləyib]."
    ),
    "participle before the name": "“[quote Şəhərdə yeni xəstəxana tikiləcək]”.\nBu sözləri [cue deyən] [who Nərgiz Vahidova] həkimdir.",
    "request": "[who Deputat Kamal Sərinov] nazirlikdən [quote kənd yolunun təmir edilməsini] [cue xahiş edib].",
    "call": "[who Kamal Sərinov] [quote sakinləri ağac əkməyə] [cue çağırıb].",
    "scene before the clause": "[who Kamal Sərinov] iclasda çıxış edərək, [quote yolun yazda açılacağını] [cue bildirib].",
    "name and an unknown verb": "“[quote Biz bu işi qışda bitirəcəyik]”, - [who deputat Kamal Sərinov] fikrini əsaslandırıb.",
    "source before a quote": "[who Kamal Sərinovun] [cue sözlərinə görə], “[quote biz bu işi qışda bitirəcəyik]”.",
    "one of many": "[who Müəllimlərdən biri] [cue deyir]: “[quote Biz bu işi qışda bitirəcəyik]”.",
    "of a mind": "[who Kamal Sərinov] [quote yolun vaxtında açılacağı] [cue fikrindədir].",
    "colon over a line": "[who Nərgiz Vahidova] məsələyə münasibət [cue bildirib]:\n“[quote Biz bu işi qışda bitirəcəyik]”.",
}
SPEAKERS = {
    "his words": ("Kamal Sərinov dünən kəndə gəlib. [who Onun] [cue sözlərinə görə], [quote körpü vaxtında tikilib].", "Kamal Sərinov"),
    "he": ("Kamal Sərinov dünən kəndə gəlib. [who O], [quote körpünün tikildiyini] [cue bildirib].", "Kamal Sərinov"),
    "expert": ("Kəndə iqtisadçı Kamal Sərinov gəlib. [who Ekspertin] [cue fikrincə], [quote qiymətlər düşəcək].", "Kamal Sərinov"),
    "initial without a space": ("Kəndə Kamal Sərinov gəlib. [who K.Sərinov] [cue deyib] ki, [quote yol açıqdır].", "Kamal Sərinov"),
    "deputy minister": (
        "Tədbirə təhsil nazirinin müavini Kamal Sərinov gəlib. [who Nazir müavini] [cue bildirib] ki, [quote yol açıqdır].",
        "Kamal Sərinov",
    ),
    "declined name": ("Müxbir Nərgiz Vahidovadan soruşub. [who Vahidova] [cue deyib] ki, [quote yol açıqdır].", "Nərgiz Vahidova"),
    "son of": ("Kəndə Kamal Vəli oğlu Sərinov gəlib. [who Sərinov] [cue deyib] ki, [quote yol açıqdır].", "Kamal Vəli oğlu Sərinov"),
    "last subject, not last speaker": (
        "Kamal Sərinov işlərin bitdiyini bildirib.\nNərgiz Vahidova sərgiyə baxıb. O [cue deyib] ki, [quote şəkillər gözəldir].",
        "Nərgiz Vahidova",
    ),
}


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES.keys())
def test_a_statement_is_found_with_its_cue_and_mention(sentence: str) -> None:
    check(sentence, "az")


@pytest.mark.parametrize(("sentence", "name"), list(SPEAKERS.values())[:-1], ids=list(SPEAKERS)[:-1])
def test_pointing_words_lead_to_the_speaker(sentence: str, name: str) -> None:
    check(sentence, "az", speaker=name)


def test_a_pronoun_is_the_last_subject() -> None:
    quotes = read("Kamal Sərinov işlərin bitdiyini bildirib.\nNərgiz Vahidova sərgiyə baxıb. O deyib ki, şəkillər gözəldir.", "az")
    assert [quote.speaker.name for quote in quotes if quote.speaker] == ["Kamal Sərinov", "Nərgiz Vahidova"]


def test_reported_words_and_a_quote_behind_their_colon_are_two() -> None:
    text = "Kamal Sərinov qeyd edib ki, iş gedir: “Körpünün yarısı hazırdır, qalanı yazda bitəcək”."
    quotes = read(text, "az")
    assert [(quote.kind, quote.words(text)) for quote in quotes] == [
        ("indirect", "iş gedir"),
        ("direct", "Körpünün yarısı hazırdır, qalanı yazda bitəcək"),
    ]
    assert {quote.speaker.name for quote in quotes if quote.speaker} == {"Kamal Sərinov"}


def test_two_verbs_share_a_subject() -> None:
    text = "Kamal Sərinov işin getdiyini bildirib, körpünün yazda açılacağını vurğulayıb."
    quotes = read(text, "az")
    assert [quote.words(text) for quote in quotes] == ["işin getdiyini", "körpünün yazda açılacağını"]
    assert [quote.speaker.name for quote in quotes if quote.speaker] == ["Kamal Sərinov"] * 2


def test_role_and_affiliation_are_parted() -> None:
    (quote,) = read("Xəzər Araşdırmalar Mərkəzinin rəhbəri, politoloq Kamal Sərinov deyib ki, yol açıqdır.", "az")
    assert (quote.role, quote.affiliation) == ("rəhbəri, politoloq", "Xəzər Araşdırmalar Mərkəzi")
    (quote,) = read("Təhsil nazirinin müavini Kamal Sərinov deyib ki, yol açıqdır.", "az")
    assert (quote.role, quote.affiliation) == ("Təhsil nazirinin müavini", None)


def test_a_question_that_is_answered_is_not_its_answerers() -> None:
    text = "“Yol nə vaxt açılacaq?” sualına cavab verən Kamal Sərinov yolun yazda açılacağını bildirib."
    assert [quote.words(text) for quote in read(text, "az") if quote.speaker] == ["yolun yazda açılacağını"]


def test_a_legal_form_belongs_to_the_body() -> None:
    (quote,) = read("“Araz” Fondu MMC rəhbəri Kamal Sərinov deyib ki, yol açıqdır.", "az")
    assert (quote.role, quote.affiliation) == ("rəhbəri", "“Araz” Fondu MMC")


def test_a_body_in_marks_with_a_case_ending_of_its_own() -> None:
    (quote,) = read("Bakıda işləyən “Delta Liman”ın meneceri Rauf Əlizadə bildirib ki, liman hazırdır.", "az")
    assert (quote.role, quote.affiliation) == ("meneceri", "“Delta Liman”")


def test_an_outlet_that_hands_on_says_nothing() -> None:
    assert not read("Araz.xyz xəbər verir ki, şəhərdə yeni park açılıb.", "az")


def test_a_dotless_capital_is_its_own_letter() -> None:
    (quote,) = read("İlham Işıqlı bildirib ki, iş gedir.", "az")
    assert quote.speaker is not None
    assert quote.speaker.name == "İlham Işıqlı"


INTERVIEW = (
    "Bugünkü qonağımız rəssam Nərgiz Vahidovadır.\n- Rəsmə necə gəldiniz?\n- Atam çəkirdi. Mən də baxırdım.\n"
    "- Ən sevdiyiniz rəng hansıdır?\nMavi rəngi sevirəm.\nO, dənizin rəngidir.\n- Gənclərə nə deyərdiniz?\n- Çox çəksinlər."
)


def test_answers_of_an_interview_are_one_statement_each() -> None:
    quotes = read(INTERVIEW, "az")
    assert [quote.words(INTERVIEW) for quote in quotes] == [
        "Atam çəkirdi. Mən də baxırdım.",
        "Mavi rəngi sevirəm.\nO, dənizin rəngidir.",
        "Çox çəksinlər.",
    ]
    assert {quote.speaker.name for quote in quotes if quote.speaker} == {"Nərgiz Vahidova"}


def test_a_trade_leads_to_who_spoke_just_before() -> None:
    text = "“Araz” təşkilatının icraçı direktoru Kamal Sərinov deyib ki, yol bağlıdır. Hüquq müdafiəçisi vurğulayıb ki, iş gedir."
    assert [quote.speaker.name for quote in read(text, "az") if quote.speaker] == ["Kamal Sərinov"] * 2


def test_an_office_does_not_lead_to_who_spoke_just_before() -> None:
    text = "Politoloq Kamal Sərinov deyib ki, yol bağlıdır. Zavodun direktoru vurğulayıb ki, iş gedir."
    assert [quote.speaker.name for quote in read(text, "az") if quote.speaker] == ["Kamal Sərinov", "Zavodun direktoru"]


def test_a_participles_noun_ends_before_what_belongs_to_it() -> None:
    text = "Pulu verdiyini iddia edən sürücünün nömrəsini araşdıran vəkillər sualları yazıb."
    assert [quote.speaker.name for quote in read(text, "az") if quote.speaker] == ["sürücü"]


def test_many_before_one_name_are_not_its_office() -> None:
    text = "Kamal Sərinov yolun açıldığını deyib. Vəkillər Kamal Sərinovdan izah istəyiblər."
    assert [(quote.speaker.name, quote.role) for quote in read(text, "az") if quote.speaker] == [("Kamal Sərinov", None)]


def test_words_whose_opening_mark_is_lost_are_direct() -> None:
    text = "Büdcəyə bir gün ayrılması düzgün deyil”.\n“Araz” xəbər verir ki, bunu deputat Kamal Sərinov deyib."
    assert [(quote.kind, quote.words(text)) for quote in read(text, "az")] == [("direct", "Büdcəyə bir gün ayrılması düzgün deyil")]


def test_a_body_that_somebody_only_watched_is_no_affiliation() -> None:
    (quote,) = read("Ölkədə keçirilən parlament seçkilərini izləyən tanınmış politoloq Kamal Sərinov deyib ki, yol açıqdır.", "az")
    assert (quote.role, quote.affiliation) == ("tanınmış politoloq", None)


def test_words_after_ki_are_the_content_though_a_phrase_points_back() -> None:
    text = "Məsələ ilə bağlı “Araz”a açıqlama verən deputat Kamal Sərinov bildirib ki, yol bağlıdır: “Mən buna etiraz etdim”."
    quotes = read(text, "az")
    assert [quote.words(text) for quote in quotes] == ["yol bağlıdır", "Mən buna etiraz etdim"]
    assert {(quote.speaker.name, quote.affiliation) for quote in quotes if quote.speaker} == {("Kamal Sərinov", None)}


def test_a_body_in_which_people_say_so_speaks() -> None:
    assert [quote.speaker.name for quote in read("Baş Prokurorluqda hesab edirlər ki, iddia düz deyil.", "az") if quote.speaker] == [
        "Baş Prokurorluq"
    ]


def test_the_only_one_named_before_a_colon_speaks() -> None:
    text = "Bu isə spiker Kamal Sərinovun etirazına səbəb olub və məsələyə belə reaksiya verib:\n“Gəlin, özünüz sədrlik edin”."
    assert [quote.speaker.name for quote in read(text, "az") if quote.speaker] == ["Kamal Sərinov"]


def test_an_office_is_that_of_who_was_brought_in_last() -> None:
    text = "Vəkil Elmar Sərinov yolun bağlı olduğunu deyib. Vəkil Fuad Əzimli isə sakinlərlə görüşüb. Vəkil işin getdiyini bildirib."
    assert [quote.speaker.name for quote in read(text, "az") if quote.speaker] == ["Elmar Sərinov", "Fuad Əzimli"]


def test_an_interviewee_may_be_named_in_the_headline_alone() -> None:
    lines = ["Kamal Sərinov: Gənclər çox oxumalıdır", *INTERVIEW.split("\n")[1:]]
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    spans = [Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    parts = tuple(Part("headline" if number == 0 else "body", span) for number, span in enumerate(spans))
    quotes = read_quotes(Article("test.txt", text, "az", parts)).quotes
    assert [quote.speaker.name for quote in quotes if quote.speaker] == ["Kamal Sərinov"] * 3


def test_a_verbal_noun_tells_what_was_told_about() -> None:
    text = "Kamal Sərinov yolun bağlandığı barədə məlumat verib."
    assert [quote.words(text) for quote in read(text, "az")] == ["yolun bağlandığı"]


def test_several_may_have_done_what_is_told() -> None:
    text = "Kamal Sərinov nazirə müraciət etdiklərini və razılıq aldıqlarını deyib."
    assert [quote.words(text) for quote in read(text, "az")] == ["nazirə müraciət etdiklərini və razılıq aldıqlarını"]


def test_a_spokesman_is_the_head_of_the_press_service() -> None:
    text = "Mətbuat xidmətinin rəhbəri Kamal Sərinov işin getdiyini yazıb. “Yol hazırdır, körpü yoxdur”, - nazirliyin sözçüsü qeyd edib."
    assert [quote.speaker.name for quote in read(text, "az") if quote.speaker] == ["Kamal Sərinov"] * 2
