"""Asking: by the id of a question, and in plain words, judged by the values of the answers; what is not sure is offered."""

from __future__ import annotations

import csv
import json
import re
import statistics
import subprocess
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnru_kg import KnowledgeGraph
from vnru_kg.ask import LONGEST, Answer, Offer, ask
from vnru_kg.ask.link import link
from vnru_kg.ask.plans import nearest_only
from vnru_kg.ask.tables import FRAMES, frames
from vnru_kg.ask.when import ImpossibleDateError, periods
from vnru_kg.cli import door
from vnru_kg.errors import AmbiguousError, NotFoundError
from vnru_kg.library import question, questions
from vnru_kg.namespaces import q, shrink
from vnru_kg.text import LANGUAGES
from vnru_kg.words import SOURCE, table, table_file

from .benchmarks.ask import VALUES, Judged, judged
from .support import ROOT
from .support.command import run


def answered(kg: KnowledgeGraph, text: str) -> Answer:
    found = ask(kg, text)
    assert isinstance(found, Answer), (text, found)
    return found


def offered(kg: KnowledgeGraph, text: str) -> Offer:
    found = ask(kg, text)
    assert isinstance(found, Offer), (text, found)
    return found


# ---- the tables ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_meaning_can_be_said(language: str) -> None:
    said = table("meanings", language)
    assert list(said) == list(table("meanings", SOURCE))
    assert [meaning for meaning, phrases in said.items() if not all(phrase.strip() for phrase in phrases.split(","))] == []


def test_every_pattern_that_is_asked_for_is_one_of_a_language() -> None:
    code = "".join(p.read_text("utf-8") for p in (ROOT / "vnru_kg" / "ask").glob("*.py"))
    written = {name for language in LANGUAGES for name in table("ask", language)["patterns"]}
    assert set(re.findall(r'\bpattern\("(\w+)"', code)) == written


def test_every_question_stands_under_a_heading() -> None:
    assert {q.tags[0] for q in questions().values()} <= set(table("answers", "en")["tags"])  # that languages agree, test_words.py holds


def test_the_tables_stay_small() -> None:
    said = [Path(table_file(name, language)) for language in LANGUAGES for name in ("ask", "meanings", "synonyms")]
    assert sum(p.stat().st_size for p in (FRAMES, *said)) <= 120_000


def test_the_frames_speak_of_words_that_there_are(kg: KnowledgeGraph) -> None:
    """What a frame waits for can be said."""
    spoken = set(table("meanings", SOURCE))
    known = frames()
    waited = {w for sets in known["indicators"].values() for s in sets for w in s.split()}
    waited |= {w for name in ("crucial", "silent", "strong") for w in known[name].split()}
    waited |= set(known["classes"]) | set(known["relations"]) | set(known["topics"])
    assert {w for w in waited if ":" not in w} - spoken <= {"group", "arms", "europe"}  # these stand for names of things
    things = {shrink(iri) for iri in kg.labels}
    assert {f"code:{name}" for name in known["indicators"]} <= things
    assert set(known["topics"].values()) <= things


# ---- dates -----------------------------------------------------------------------------------------------------------

DATES = [
    ("vi", "năm 2012", "2012-01-01", "2012-12-31"),
    ("vi", "giai đoạn 2016–2018", "2016-01-01", "2018-12-31"),
    ("vi", "từ năm 2001 đến năm 2012", "2001-01-01", "2012-12-31"),
    ("vi", "ngày 12 tháng 11 năm 2013", "2013-11-12", "2013-11-12"),
    ("vi", "12/11/2013", "2013-11-12", "2013-11-12"),
    ("vi", "tháng 8/2024", "2024-08-01", "2024-08-31"),
    ("vi", "11 tháng đầu năm 2024", "2024-01-01", "2024-11-30"),
    ("vi", "quý 1/2024", "2024-01-01", "2024-03-31"),
    ("vi", "thập niên 1990", "1990-01-01", "1999-12-31"),
    ("vi", "từ 2016 đến nay", "2016-01-01", ""),
    ("vi", "trước năm 1991", "", "1990-12-31"),
    ("vi", "thang 5 nam 2024", "2024-05-01", "2024-05-31"),
    ("en", "in the 1990s", "1990-01-01", "1999-12-31"),
    ("en", "since 2012", "2012-01-01", ""),
    ("en", "between 2001 and 2012", "2001-01-01", "2012-12-31"),
    ("en", "1965-75", "1965-01-01", "1975-12-31"),
    ("en", "on 8 August 2024", "2024-08-08", "2024-08-08"),
    ("en", "November 12, 2013", "2013-11-12", "2013-11-12"),
    ("en", "jan-nov 2024", "2024-01-01", "2024-11-30"),
    ("en", "first five months of 2024", "2024-01-01", "2024-05-31"),
    ("en", "Q1 2024", "2024-01-01", "2024-03-31"),
    ("en", "after 1991", "1992-01-01", ""),
    ("en", "2012-07", "2012-07-01", "2012-07-31"),
    ("en", "2003-04", "2003-01-01", "2004-12-31"),
    ("ru", "с 2001 по 2012 год", "2001-01-01", "2012-12-31"),
    ("ru", "в 1990-е годы", "1990-01-01", "1999-12-31"),
    ("ru", "12 ноября 2013 года", "2013-11-12", "2013-11-12"),
    ("ru", "в августе 2024", "2024-08-01", "2024-08-31"),
    ("ru", "за 5 месяцев 2024", "2024-01-01", "2024-05-31"),
    ("ru", "первый квартал 2024", "2024-01-01", "2024-03-31"),
    ("ru", "до 1991 года", "", "1990-12-31"),
    ("ru", "девяностые", "1990-01-01", "1999-12-31"),
    ("ru", "в 2020-м", "2020-01-01", "2020-12-31"),  # the ending of one year …
    ("ru", "с 2010-го по 2020-й", "2010-01-01", "2020-12-31"),
    ("ru", "1990-м годам", "1990-01-01", "1999-12-31"),  # … and of a decade
    ("en", "after 2003 and before 2009", "2004-01-01", "2008-12-31"),
    ("en", "before 2014, but after May 2005", "2005-06-01", "2013-12-31"),
    ("vi", "sau năm 2003 và trước năm 2009", "2004-01-01", "2008-12-31"),
    ("ru", "после мая 2005 и до 2014 года", "2005-06-01", "2013-12-31"),
]


@pytest.mark.parametrize(("language", "text", "begin", "end"), DATES)
def test_dates_and_periods(language: str, text: str, begin: str, end: str) -> None:
    (found,) = periods(text, language)
    assert (found.begin, found.end) == (begin, end)


@pytest.mark.parametrize(("text", "language"), [("30/2/2012", "en"), ("31 November 2013", "en"), ("tháng 13/2020", "vi")])
def test_an_impossible_date_is_none(text: str, language: str, kg: KnowledgeGraph) -> None:
    with pytest.raises(ImpossibleDateError):
        periods(text, language)
    assert "calendar" in offered(kg, f"visits {text}").reason["en"]


@given(st.text(max_size=60))
def test_dates_lie_in_any_text(text: str) -> None:
    for language in LANGUAGES:
        try:
            found = periods(text, language)
        except ImpossibleDateError:
            continue
        assert all(0 <= p.start < p.stop <= len(text) for p in found)


# ---- by id -----------------------------------------------------------------------------------------------------------


def test_a_question_of_the_library_by_its_id(kg: KnowledgeGraph) -> None:
    found = ask(kg, "trade-by-year", {"from": "2018", "to": "2018"}, "en")
    assert isinstance(found, Answer)
    assert found.paraphrase["vi"].startswith(question("trade-by-year").titles["vi"])
    (row,) = found.rows
    assert "4.5 billion USD" in found.sentence(row)
    assert "4,5 tỷ USD" in found.sentence(row, "vi")
    assert [p.rpartition("/")[2] for p in row.passages] == ["003-52"]
    assert found.parameters == {"from": "2018", "to": "2018"}


@pytest.mark.parametrize("name", ["Vo Van Kiet", "Võ Văn Kiệt", "Во Ван Киет", "person:vo-van-kiet"])
def test_a_thing_is_named_as_people_name_it(kg: KnowledgeGraph, name: str) -> None:
    found = ask(kg, "visits-of-person", {"person": name}, "en")
    assert isinstance(found, Answer)
    assert found.parameters["person"] == "person:vo-van-kiet"
    assert [p.rpartition("/")[2] for row in found for p in row.passages] == ["003-25"]


def test_a_term_of_a_code_list_is_named_in_words(kg: KnowledgeGraph) -> None:
    found = ask(kg, "instruments", {"kind": "hiệp ước"})
    assert isinstance(found, Answer)
    assert found.parameters["kind"] == "code:treaty"
    assert found == ask(kg, "instruments", {"kind": "treaty"})


def test_a_star_is_any_value(kg: KnowledgeGraph) -> None:
    found, usual = ask(kg, "goods-traded", {"exporter": "*", "importer": "*"}), ask(kg, "goods-traded")
    assert isinstance(found, Answer)
    assert isinstance(usual, Answer)
    assert len(found) > len(usual)


def test_the_last_day_of_a_year_ends_a_period(kg: KnowledgeGraph) -> None:
    found = ask(kg, "visits-in-period", {"from": "2010", "to": "2010"})
    assert isinstance(found, Answer)
    assert (found.parameters["from"], found.parameters["to"]) == ("2010", "2010-12-31")
    assert len(found) > 1


@pytest.mark.parametrize(
    ("name", "parameters", "hint"),
    [
        ("trade-by-yeer", {}, "trade-by-year"),
        ("trade-by-year", {"form": "2016"}, "from"),
        ("trade-by-year", {"from": "soon"}, "digits"),
        ("visits-in-period", {"from": "2012-02-30"}, "Write it as"),
        ("visits-in-period", {"from": "2012-13-45"}, "Write it as"),
        ("visits-of-person", {"person": "place:moscow"}, "person"),
        ("visits-of-person", {"person": "Moscow"}, "place:moscow"),
        ("visits-of-person", {"person": "person:nobody"}, "person:nobody"),
        ("visits-of-person", {"person": "Qwertyuiop Asdf"}, "search"),
        ("zzzz", {"person": "Putin"}, "vnru-kg ask"),
    ],
)
def test_what_is_wrong_is_said(kg: KnowledgeGraph, name: str, parameters: dict[str, str], hint: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        ask(kg, name, parameters)
    assert hint in str(caught.value)


def test_a_name_of_several_people_is_ambiguous(kg: KnowledgeGraph) -> None:
    with pytest.raises(AmbiguousError) as caught:
        ask(kg, "visits-of-person", {"person": "Nguyễn"})
    assert "person:nguyen-phu-trong" in dict(caught.value.candidates)


# ---- in plain words ----------------------------------------------------------------------------------------------------


@cache
def results(kg: KnowledgeGraph) -> tuple[Judged, ...]:
    for text in ("chuyến thăm", "visit", "визит"):
        ask(kg, text)
    return tuple(judged(kg))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answers_have_the_values_of_the_documents(kg: KnowledgeGraph, language: str) -> None:
    found = [one for one in results(kg) if one.language == language]
    assert len(found) >= 40
    assert [(one.question, one.said, one.expected) for one in found if one.verdict == "wrong"] == []
    assert Counter(one.verdict for one in found)["right"] >= 0.95 * len(found)


def test_an_answer_is_quick(kg: KnowledgeGraph) -> None:
    assert statistics.median(one.seconds for one in results(kg)) < 0.05


def test_the_queries_run_elsewhere(kg: KnowledgeGraph) -> None:
    """They declare their prefixes, and another parser of SPARQL 1.1 reads them."""
    from rdflib.plugins.sparql import prepareQuery

    for text in ASKED:
        found = answered(kg, text)
        prepareQuery(found.sparql)
        assert all(f"PREFIX {p}: <" in found.sparql for p in ("vnru",)), text
        assert kg.select(found.sparql).variables


ASKED = [
    "Putin thăm Việt Nam mấy lần?",
    "When did To Lam and Putin speak by phone?",
    "кто подписал договор 1994 года?",
    "Year with the highest trade?",
    "Why did trade fall in 2022?",
    "What did Putin say in 2013?",
    "What goods does Vietnam export to Russia?",
    "How many years after diplomatic ties were established was the 1978 treaty signed?",
    "Кто губернатор Санкт-Петербурга?",
    "Các hội của người Việt tại Nga",
    "What is Rusvietpetro?",
]


@pytest.mark.parametrize("text", ASKED)
def test_an_answer_says_cites_and_paraphrases(kg: KnowledgeGraph, text: str) -> None:
    found = answered(kg, text)
    assert all(found.lead[language] and found.paraphrase[language] for language in LANGUAGES)
    assert found.rows
    assert any(row.passages for row in found.rows)
    assert all(found.sentence(row, language) for row in found.rows for language in LANGUAGES)
    cited = {p.rpartition("/")[2].partition("-")[0] for p in found.passages}
    assert set(found.legend("en")) == cited
    assert found == ask(kg, text)


# each word changes what is asked: the answer must follow it, or there is none
TURNS = [
    ("When did Putin first visit Vietnam?", "2001", "2024"),
    ("When did Putin last visit Vietnam?", "2024", "2001"),
    ("Năm nào kim ngạch cao nhất?", "2021", "2000"),
    ("Năm nào kim ngạch thấp nhất?", "2000", "2021"),
    ("What did Russia export to Vietnam in 2005? How much?", "768", "252"),
    ("Сколько Вьетнам экспортировал в Россию в 2018 году?", "2,4", "2,1"),
    ("Сколько Вьетнам импортировал из России в 2018 году?", "2,1", "2,4"),
    ("Which treaties lapsed?", "1978", "1994"),
    ("Trade between 2017 and 2018", "3.55", "7.1"),
    ("Was trade in 2021 lower than in 2022?", "^No", "^Yes"),
    ("How many Russian projects in Vietnam in 2021?", "144", "55"),
    ("How many Vietnamese projects in Russia in 2009?", "11", "55"),
    # the time between two days, and not the length of one of them
    ("How many days passed between signing the EAEU trade agreement and its entry into force?", "^495 days", "^1 day"),
    ("How long was the 1978 treaty in force?", "1978", r"\b1 day\b"),
    # what fell is not told as what grew
    ("Trade in 2022 compared with 2021", "49.3", "×"),
    # the share that is asked for, and not a total
    ("What proportion of Vietnamese workers went to Russia in 1981-1991 and how many is it?", "83", "103,392"),
    # both bounds
    ("Визиты в Россию после 2011 и до 2015 года", "2012.*2014", "2010|2018|во Вьетнам"),
    # what is said of it, and not its name
    ("Ý nghĩa của Hiệp ước năm 1994 là gì?", "ý nghĩa to lớn", "^Hiệp ước"),
]


@pytest.mark.parametrize(("text", "said", "unsaid"), TURNS)
def test_a_word_turns_the_answer(kg: KnowledgeGraph, text: str, said: str, unsaid: str) -> None:
    found = ask(kg, text)
    if isinstance(found, Offer):
        return
    lead = found.lead[found.language]
    assert re.search(said, lead), lead
    assert not re.search(unsaid, lead), lead


TOLD = [
    # of two directions: the difference and how many times
    ("In 2009, by how much did Russian capital in Vietnam exceed Vietnamese capital in Russia?", "268.9 million.*×8.91"),
    # a place in a ranking that becomes a smaller number is a better one
    ("Did Russia's rank among investors in Vietnam improve between June 2024 and April 2025?", "^Yes: no. 28 of 145.*no. 26 of 147"),
    # grew or fell is answered with how it went
    ("Did trade grow or fall in 2022?", "−49.3%"),
    # a place among others is no amount
    ("На каком месте была Россия по числу туристов во Вьетнаме в 2018?", "^место среди стран.*2018: 6-е место •"),
    # from a year to a month of another
    ("How did the number of Russian projects in Vietnam change from 2009 to April 2021?", "55 projects.*144 projects.*[+]89"),
    # a rate that is printed for all that time
    ("Во сколько раз выросла торговля за 2001–2011 годы?", "^почти 5 раз"),
    # words between the two of a superlative
    ("Năm học nào Nga cấp cho Việt Nam ít học bổng nhất?", "150 học bổng.*2003–2004"),
    # so many are asked for
    ("Kể tên ít nhất năm hội đoàn của người Việt ở Nga", "Hội Y Dược.*Hội sinh viên"),
    # the ending of a number; once upon a time
    ("На сколько вьетнамских проектов в России меньше в апреле 2025-го, чем в июне 2024-го?", "−2 проекта"),
    ("Кто из руководителей Вьетнама когда-то учился в СССР?", "Нонг Дык Мань"),
    # which of two came first, by the place of each
    ("Which was first, the anniversary ceremony in Moscow or the seminar in Saint Petersburg?", "^Seminar.*22 January.*23 January"),
    # a word that is in no document is named, and does not hide the figures
    ("How many people did the USSR gloriously train for Vietnam?", "gloriously.*52,000"),
    # those who are counted are countries, and not what they gave
    ("How many countries had invested in Vietnam in the 2025 count?", "^no. 26 of 147"),
    # what was said, without the day and a word that its text has not
    ("What did Vo Van Kiet say in 1994 about old friendship?", "old friendship is taken up again"),
    # a question with *which* wants no yes
    ("Какая страна председательствовала в БРИКС в 2024 году?", "^Председательство России"),
    # from a day to a year that is known as a year alone, the years are counted from year to year
    (
        "How many years passed between the establishment of diplomatic relations and the dissolution of the USSR?",
        "^41 years — .*1950.*1991",
    ),
    # the first persons of a country are its leaders, and not whoever came first
    ("Назови визиты первых лиц Вьетнама в Россию в 2005-2009 годах", "Нгуен Тан Зунга.*Нгуен Минь Чиета"),
    # a small word is no form of a name: после, посол
    ("Кто стал президентом Вьетнама после Нгуен Минь Чиета?", "^Чыонг Тан Шанг"),
    ("Who became president of Vietnam after Truong Tan Sang?", "^Trần Đại Quang"),
    ("Кто принял посла России в апреле 2025 года?", "^То Лам"),
    # whoever talks with somebody speaks
    ("Who spoke with To Lam by phone in August 2024?", "^Vladimir Putin — "),
    ("Что Вьетнам вывозил в Россию в 2020-м, кроме обуви?", "^5: .*текстиль"),  # that year, and not the ten from it
    # what is asked of one year is asked of the next
    ("Where did Russia rank among destinations of Vietnamese investment in 2024, and where in 2025?", "^no. 4 of 80.* • no. 4 of 81"),
    # had just: not long before, and not alone
    ("When was Putin's second visit to Vietnam and which summit had he just attended?", "^20 November 2006.*APEC"),
    ("Сколько вузов Вьетнама СССР помог оснастить? Приведите примеры", "13 вьетнамских вузов.*Ханойский университет"),
    # both parts, of which the second is told by what the first names
    ("Ông Petr Tsvetov trở lại Việt Nam hôm nào và bay mất bao lâu?", "31/8/2025.*10 giờ"),
]


@pytest.mark.parametrize(("text", "said"), TOLD)
def test_what_is_asked_is_computed_and_told(kg: KnowledgeGraph, text: str, said: str) -> None:
    found = answered(kg, text)
    lead = found.lead[found.language].replace("\N{NO-BREAK SPACE}", " ")
    assert re.search(said, lead), lead


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Who is Võ Văn Kiệt?", "Võ Văn Kiệt — holds the post: Prime Minister of Vietnam; nationality: Vietnam"),
        ("Кто такой Во Ван Киет?", "Во Ван Киет — занимаемая должность: Премьер-министр Вьетнама; гражданство: Вьетнам"),
        ("Dmitry Medvedev là ai?", "Dmitry Medvedev — giữ chức vụ: Tổng thống Liên bang Nga; quốc tịch: Liên bang Nga"),
    ],
)
def test_a_person_is_told_by_the_office_and_not_by_the_name_once_more(kg: KnowledgeGraph, text: str, told: str) -> None:
    found = answered(kg, text)
    assert found.lead[found.language] == told
    assert len(found.rows) == told.count(":") + told.count(", ")


def test_who_is_named_decades_later_is_not_the_next(kg: KnowledgeGraph) -> None:
    assert "Trương Tấn Sang" in answered(kg, "Ai là Chủ tịch nước sau ông Nguyễn Minh Triết?").lead["vi"]
    found = ask(kg, "Ai thay ông Chernomyrdin làm thủ tướng Nga?")
    assert isinstance(found, Offer) or "Mishustin" not in found.lead["vi"]


def test_a_declaration_is_no_december() -> None:
    from vnru_kg.ask.when import periods

    assert [(p.begin, p.end) for p in periods("декларация 2001 года; дек 2001; в декабре 2001 года", "ru")] == [
        ("2001-01-01", "2001-12-31"),
        ("2001-12-01", "2001-12-31"),
        ("2001-12-01", "2001-12-31"),
    ]


def test_a_share_is_not_told_as_a_sum(kg: KnowledgeGraph) -> None:
    found = ask(kg, "Какая доля вьетнамского экспорта приходится на Россию?")
    assert isinstance(found, Offer) or "2,85" not in found.lead["ru"].partition(":")[0]


BLOCKED = [
    "какие договоры не действуют с Китаем",
    "Did Vietnam give weapons to the Soviet Union?",  # the other way
    "US arms sales to Vietnam",  # another country
    "Nhật Bản cấp bao nhiêu học bổng cho Việt Nam",
    "инвестиции Японии во Вьетнам",
    "bao giờ Putin lại thăm Việt Nam",  # what is to come
    "What is the capital of Vietnam?",
    "how much did the submarines cost",
    "сколько стоит виза в Россию",
    "what is the population of Vietnam?",
    "kinh tế Việt Nam tăng trưởng bao nhiêu năm 2023",
    "giá vàng hôm nay",
    "who won the 2018 world cup",
    "рецепт фо бо",
    "how many Su-57 did Vietnam buy?",
    "сколько лет То Ламу",
    "How old is Putin?",
    "trade between Vietnam and China in 2020",
    "when will Putin visit again?",
    "What was the average trade turnover?",
    "How many goods went by ship to Vladivostok?",
    "trade in 1850",
    "Чему равен капитал США во Вьетнаме в 2009 году?",  # the dollar of the figures is no country
    "When did the US president last visit Vietnam?",
]


@pytest.mark.parametrize("text", BLOCKED)
def test_what_would_be_left_out_of_an_answer_blocks_it(kg: KnowledgeGraph, text: str) -> None:
    found = ask(kg, text)
    if isinstance(found, Answer):  # a “no” says that no document says it
        assert found.lead[found.language].startswith(("No", "Không", "Нет")), found.lead[found.language]
        return
    assert all(found.reason[language] for language in LANGUAGES)
    assert found.lines()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("How many zorbs did Putin gribble?", "unclear"),
        ("kim ngạch việt nga năm 1995", "unsaid"),
        ("trade between Vietnam and China in 2020", "unsaid"),
        ("How many Vietnamese live in Germany?", "outside"),
        ("Посол Кубы во Вьетнаме", "outside"),
        ("trade in 2050", "outside"),
    ],
)
def test_refusals_are_told_apart(kg: KnowledgeGraph, text: str, kind: str) -> None:
    assert offered(kg, text).kind == kind


@pytest.mark.parametrize(
    ("text", "excepted"),
    [
        ("Ngoài hội sinh viên, người Việt ở Nga có những hội nào?", "Hội sinh viên"),
        ("Ngoài hội cựu chiến binh với hội sinh viên, bà con ta bên Nga có những hội nào?", "chiến binh"),
        ("Besides Trong, which Vietnamese leaders had studied in the Soviet Union?", "Nguyễn Phú Trọng —"),
    ],
)
def test_what_is_excepted_is_not_told_as_the_answer(kg: KnowledgeGraph, text: str, excepted: str) -> None:
    found = ask(kg, text)
    told = found.lead[found.language] if isinstance(found, Answer) else found.reason[found.language]
    assert excepted not in told


@pytest.mark.parametrize(
    ("text", "told", "excepted"),
    [  # each finds the excepted thing, too, without the words that except it
        ("Kể các mặt hàng Việt Nam nhập của Nga năm 2020, trừ than và lúa mì", "phân bón", "than|lúa mì"),
        ("Name the arms the Soviets handed over, not counting planes", "T-54", "MiG|An-2"),
        ("Какие товары, кроме телефонов, Вьетнам продавал России в 2020 году?", "электроника", "телефоны"),
        ("Kể những chuyến thăm Việt Nam của Putin, trừ chuyến 2013", "2006", "2013"),
        ("Кто из российских президентов приезжал во Вьетнам, кроме Путина?", "Медведев", "Путин"),
        ("В каких городах, помимо Москвы, живут вьетнамцы в России?", "Уфа", "Москва"),
    ],
)
def test_what_is_excepted_is_left_out_by_the_query_and_told(kg: KnowledgeGraph, text: str, told: str, excepted: str) -> None:
    found = answered(kg, text)
    lead = found.lead[found.language]
    assert told in lead
    assert not re.search(excepted, lead)
    assert "FILTER NOT EXISTS" in found.sparql
    assert found.paraphrase["en"].count("without: ") == 1


@pytest.mark.parametrize(
    ("text", "told", "paraphrase"),
    [
        ("How much did Moscow invest in Vietnam by April 2025?", "990", "from: Russia"),
        ("Сколько стипендий Москва выделила Ханою в 2014 году?", "600", "to: Vietnam"),
        ("Hà Nội đã đầu tư sang Mátxcơva bao nhiêu vốn tính đến tháng 4/2021?", "3 tỷ USD", "from: Vietnam"),
    ],
)
def test_capitals_stand_for_their_states_where_no_place_is_meant(kg: KnowledgeGraph, text: str, told: str, paraphrase: str) -> None:
    found = answered(kg, text)
    assert told in found.lead[found.language]
    assert paraphrase in found.paraphrase["en"]


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [  # the word only describes what is asked for, or how it was done
        ("Какой исполинский объём военных грузов СССР отправил ДРВ?", "исполинский", "582 тонны"),
        ("Which plucky students spent the summer of 2025 in Saint Petersburg?", "plucky", "Điện Biên"),
        ("Как Путин охарактеризовал отношения с Вьетнамом в ноябре 2013 года?", "охарактеризовал", "больше, чем стратегические"),
    ],
)
def test_a_strange_word_that_only_describes_is_named_and_stops_nothing(kg: KnowledgeGraph, text: str, word: str, told: str) -> None:
    found = answered(kg, text)
    lead = found.lead[found.language]
    assert lead.startswith(table("answers", found.language)["lead"]["facts"].partition("{")[0])
    assert word in lead
    assert told in lead


@pytest.mark.parametrize(
    ("text", "told"),
    [  # computed from the figures of the same year
        ("What portion of bilateral trade in 2005 came from Vietnam's sales?", "24.7%"),
        ("Nga bán cho Việt Nam năm 2020 bằng mấy phần trăm tổng buôn bán?", "41,2%"),
        ("Какую долю товарооборота 2018 года составил вьетнамский экспорт?", "53,3\xa0%"),
        # who was first
        ("Did Putin come to Vietnam before Medvedev did?", "Yes: "),
        ("Приезжал ли Медведев во Вьетнам раньше Путина?", "Нет: "),
        ("Did Putin visit Vietnam after Medvedev?", "Yes: State visit of President Vladimir Putin to Vietnam, 19"),  # and before him too
        ("Did Chernomyrdin visit Vietnam after Putin?", "No: "),
        ("Medvedev hay Putin sang Việt Nam trước?", "Tổng thống Vladimir Putin thăm Việt Nam, ngày 28/2 – 2/3/2001 —"),
        # how long from one to the other
        ("How many years after recognition did a Russian president first visit Vietnam?", "51 years"),
        ("Đối thoại chiến lược quốc phòng lần hai và lần ba cách nhau bao lâu?", "1 năm 8 tháng"),
        ("Mất mấy năm từ đối tác chiến lược lên đối tác chiến lược toàn diện?", "11 năm"),
        ("Сколько длилась поездка Нгуен Суан Фука в мае 2016 года?", "6 дней"),
        ("Chuyến thăm của Chernomyrdin và của Medvedev cách nhau bao nhiêu năm?", "13 năm"),
        ("Сколько лет разделяют визиты Черномырдина и Медведева во Вьетнам?", "13 лет"),
    ],
)
def test_shares_orders_and_durations_are_computed(kg: KnowledgeGraph, text: str, told: str) -> None:
    found = answered(kg, text)
    assert found.lead[found.language].startswith((told, f"≈ {told}"))


def test_who_was_first_in_a_country_is_asked_of_that_country(kg: KnowledgeGraph) -> None:
    found = ask(kg, "Did Putin visit Russia before Medvedev?")  # of which no document tells
    assert not (found.lead if isinstance(found, Answer) else found.reason)["en"].startswith(("Yes", "No:"))


@pytest.mark.parametrize("text", ["Кто посещал Вьетнам после Путина?", "Медведев приезжал во Вьетнам после Нгуен Фу Чонга?"])
def test_a_preposition_is_no_ambassador(kg: KnowledgeGraph, text: str) -> None:
    found = ask(kg, text)
    assert isinstance(found, Offer) or nearest_only(found)


def test_a_share_of_what_no_document_counts_is_not_told_as_one_of_the_trade(kg: KnowledgeGraph) -> None:
    found = ask(kg, "Какая доля вьетнамского экспорта приходится на Россию?")
    assert "58,8" not in (found.lead if isinstance(found, Answer) else found.reason)["ru"]


def test_what_was_not_understood_is_named(kg: KnowledgeGraph) -> None:
    assert "zorbs" in offered(kg, "How many zorbs did Putin gribble?").reason["en"]


def test_the_nearest_that_is_said_is_told(kg: KnowledgeGraph) -> None:
    assert "7.1 billion" in offered(kg, "What was the trade turnover in 1995?").reason["en"]


def test_a_typing_error_is_told(kg: KnowledgeGraph) -> None:
    found = answered(kg, "did Medvedyev visit Vietnam")
    assert "Medvedyev" in found.paraphrase["en"]
    assert link(kg, "did Medvedyev visit Vietnam").corrections


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Whose words are that the old friendship is taken up again, but not in the old manner?", "Võ Văn Kiệt"),
        ("Кто встречал Путина на рассвете в аэропорту?", "Чан Хонг Ха"),
        ("Đoàn Nhà xuất bản Giáo dục tặng sách cho trường nào?", "488"),
    ],
)
def test_what_is_not_composed_is_told_by_the_nearest_facts(kg: KnowledgeGraph, text: str, said: str) -> None:
    found = answered(kg, text)
    assert said in found.lead[found.language]
    assert all(row.passages and all(row.text.values()) for row in found.rows)
    assert {str(row[0]) for row in kg.select(found.sparql)} == {str(row.terms[0]) for row in found.rows} or found.columns[0] != "fact"


def test_an_answer_in_parts_shows_one_query_with_the_rows_of_all(kg: KnowledgeGraph) -> None:
    found = answered(kg, "How many projects did Vietnam have in Russia in May 2024 and worth how much?")
    assert re.match(r"about 25 projects.* • about 3 billion USD", found.lead["en"])
    asked_again = {str(term) for row in kg.select(found.sparql) for term in row}
    assert {str(row.terms[0]) for row in found.rows} <= asked_again
    alone = answered(kg, "How many projects did Vietnam have in Russia in May 2024?")
    assert " • " not in alone.lead["en"]


def test_words_that_no_fact_has_are_named_before_it(kg: KnowledgeGraph) -> None:
    lead = answered(kg, "until what year will the Vietsovpetro joint venture flourish").lead["en"]
    assert lead.startswith("Nearest in the documents (nothing found about “flourish”): ")
    assert "2030" in lead


def test_a_figure_is_told_with_those_that_it_does_not_agree_with(kg: KnowledgeGraph) -> None:
    lead = answered(kg, "What was Russia's trade surplus with Vietnam in 2000?").lead["en"]
    assert all(value in lead for value in ("254", "245", "122"))


# every word that carries the question is in one fact: it is told as the answer; with one word more it is what comes nearest
PLAIN = [
    ("When did the education department of Dien Bien receive the delegation of Saint Petersburg?", True, "14 July 2025"),
    ("When did the education department of Dien Bien reluctantly receive the delegation of Saint Petersburg?", False, "14 July 2025"),
    ("Какому агентству дала интервью эксперт Мария Зеленкова в январе 2025 года?", True, "информационному агентству"),
    ("Какому агентству отказалась дать интервью эксперт Мария Зеленкова в январе 2025 года?", False, "информационному агентству"),
    ("Các doanh nghiệp Nga góp mặt trong khu công nghiệp nào ở Hải Phòng?", True, "Khu công nghiệp Việt – Nga"),
    ("Những doanh nghiệp Nga góp mặt trong khu công nghiệp nào đầu tiên ở Hải Phòng?", False, "Khu công nghiệp Việt – Nga"),
    # one of several events, and a day, are no opinion
    ("Which Putin visit to Vietnam is described as an official rather than a state visit?", False, "Putin"),
    ("Когда договорились поднять отношения до всеобъемлющего стратегического партнёрства?", False, "партнёрства"),
    # no amount, and no people, but what is said of them
    ("How large was the debt of Vietnam settled in September 2000?", False, "settlement of Vietnam's debts"),
    ("Ngài Medvedev thăm Việt Nam khi nào?", True, "2010"),
    ("Dịp ba mươi năm hiệp ước, ai trao đổi thư mừng với ai?", False, "ba mươi năm"),
]


@pytest.mark.parametrize(("text", "plain", "said"), PLAIN)
def test_only_a_fact_that_has_every_word_is_told_as_the_answer(kg: KnowledgeGraph, text: str, plain: bool, said: str) -> None:
    found = ask(kg, text)
    if isinstance(found, Offer):
        assert not plain, found
        return
    lead = found.lead[found.language]
    assert said in lead
    assert lead.startswith(("Nearest in", "Gần nhất trong", "Ближайшее в")) != plain, lead


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("How many enterprises of the Soviet Union were Vietnamese workers scattered over under the 1981 agreement?", "scattered", "370"),
        ("Over how many Soviet republics were the Vietnamese workers dispersed in 1981-1991?", "dispersed", "7 republics"),
    ],
)
def test_an_ordinary_word_that_no_fact_has_is_named_and_stops_nothing(kg: KnowledgeGraph, text: str, words: str, said: str) -> None:
    found = answered(kg, text)
    head, _, told = found.lead[found.language].partition("): ")
    assert f"“{words}”" in head
    assert said in told


def test_a_note_of_conflict_stands_behind_the_figure_that_it_is_of(kg: KnowledgeGraph) -> None:
    """And names no figure with the same value, and none of the other side."""
    text = "How many Vietnamese projects in Russia are reported for June 2024 and for April 2025, and do they wobble?"
    lead = answered(kg, text).lead["en"].replace("\N{NO-BREAK SPACE}", " ")
    notes = re.findall(r"(\d+ projects)[^(;]* \(does not agree with: ([^)]*)\)", lead)
    assert [(mine, re.findall(r"\d+ projects", others)) for mine, others in notes] == [("18 projects", ["25 projects"])]
    lead = answered(kg, "сколько проектов Вьетнама в России в июне 2024 и в апреле 2025 года").lead["ru"]
    told = r"18 проектов[^;]*\(не согласуется с: [^;)]*25 проектов\); 16 проектов[^(]*"
    assert re.fullmatch(told, lead.replace("\N{NO-BREAK SPACE}", " ")), lead


# what is counted is what is told; halves, agreement, parts of a whole, and who greeted whom
SAID = [
    ("Theo mấy hợp đồng mà Việt Nam đặt mua Su-30MK2 của Nga từ 2004 đến 2012?", r"^3 hợp đồng(?!.*24)"),
    ("Under how many contracts did Vietnam order Su-30MK2 fighters in 2004-2012?", r"^3 contracts(?!.*24)"),
    ("Theo thỏa thuận, bao nhiêu lao động Việt sang Liên Xô và sang mấy nước cộng hòa?", r"103\.392.*7 nước"),
    ("Сколько стипендий дала Россия в 2012 году и сколько из них для ядерщиков?", r"^400 .*70 "),
    ("What fraction of the turnover of 2021 was the turnover of 2022?", r"51%"),
    ("How many times as many scholarships were there in 2010-2011 as in 2004-2005?", r"^1\.8 times"),
    ("Совпадают ли цифры о вьетнамских проектах в России в 2024 году?", r"^источники расходятся.*18 .*25 "),
    ("Do the articles match on how many people the Soviet Union trained?", r"^the figures differ.*52,000.*40,000"),
    ("Các bài ghi số dự án Nga ở Việt Nam năm 2024 có khớp với nhau không?", r"^các nguồn thống nhất.*186"),
    ("Ai đón Tổng thống Nga ở sân bay Nội Bài hồi tháng 6/2024?", r"^(?=.*Lê Hoài Trung)(?=.*Trần Hồng Hà)(?!.*^Vladimir Putin —)"),
    ("How many years passed between Chernomyrdin's visit and the first visit of Putin?", r"^3 years"),
    (
        "When did the deputy ministers of defence hold the second strategic dialogue?",
        r"^(?:Nearest in the documents[^:]*: )?.{0,60}March 2016",
    ),
    ("Bà con người Việt bên Nga đông đến đâu?", r"80\.000 người"),
    ("Lãnh đạo nào của Nga thăm Việt Nam vào các năm 1997, 2006 và 2010?", r"^Viktor Chernomyrdin.* • .*Putin.* • Dmitry Medvedev"),
    ("What was the growth of cashew and garment exports to Russia in early 2023?", r"(?=.*19%)(?=.*52\.3%)"),
    ("Сколько докторов наук и кандидатов обучил Советский Союз?", r"(?=.*200)(?=.*3000)"),
    ("Сколько россиян посетило Вьетнам в 2018 году?", r"^более 600 000"),
    ("Việt Nam mua những gì từ Nga năm 2020 và bán những gì?", r"(?=.*than đá)(?=.*dệt may)"),
    ("Kim ngạch năm 2016 bằng bao nhiêu phần trăm năm 2018?", r"60%"),
    ("How many Russians visited Vietnam in 2017?", r"^over 500,000"),
    ("На каком месте Россия среди инвесторов во Вьетнаме по разным источникам?", r"(?=.*25-е)(?=.*26-е)(?=.*28-е)"),
]

SAID += [  # two measures of one thing, each told
    ("Russian projects in Vietnam by 2009, number and capital", r"^55 projects.* • 302\.9 million USD"),
    ("Российские проекты во Вьетнаме в 2009 году: число и капитал", r"^55 проектов.* • 302,9 млн"),
    ("Товарооборот 2005 года и профицит России", r"^1,02 млрд.* • 516 млн"),
    ("exports and imports of Vietnam with Russia in 2020", r"^2\.85 billion USD[^•]*; 2 billion USD[^•]*$"),
    ("Что было с товарооборотом в 2021 году?", r"^7,1 млрд"),
    ("Сколько республик приняло вьетнамских рабочих?", r"^7 республик"),
]

SAID += [  # sums, times between two of one kind, a place that is named and not a limit
    ("Cộng số học bổng năm 2015 và 2016 được bao nhiêu?", r"^1\.650 học bổng = 795 học bổng .*855"),
    ("What were scholarships in 2014, 2015 and 2016 altogether?", r"^2,250 scholarships ="),
    ("Сумма экспорта и импорта Вьетнама за 2020 год", r"^4,85 млрд .* = 2,85 млрд .* \+ 2 млрд"),
    ("Total registered capital of Russia in Vietnam in 2009?", r"^302\.9 million USD —"),
    ("Scholarships in 2017 and 2018", r"953.*\(2018: the documents do not say this\)$"),
    ("Сколько времени между вторым и третьим диалогом по обороне?", r"^1 год 8 месяцев"),
    ("How many years lie between the 1978 and the 1994 treaties?", r"^15 years 7 months"),
    ("Ai thăm Nga trước, Phan Văn Khải hay Trần Đức Lương?", r"^Chủ tịch nước Trần Đức Lương thăm Nga"),
    ("Is Russia 23rd among investors in Vietnam?", r"^Yes: no\. 23 of 81"),
    ("Nga có phản đối việc Việt Nam đăng cai APEC 2027 không?", r"^Không: .*ủng hộ"),
    ("Was the 2006 visit of Putin his third?", r"^No: the documents say 2 "),
    ("Кто из премьер-министров Вьетнама был в России до 1999 года?", r"^Во Ван Киет"),
    ("Was the free trade agreement with the EAEU in force in 2015?", r"^No: "),
    ("What happened on 24 October 2024?", r"^Expanded BRICS leaders' meeting"),
    ("Which general secretaries of Vietnam studied in the Soviet Union?", r"^Nguyễn Phú Trọng; Nông Đức Mạnh$"),
    ("Где учился Нонг Дык Мань?", r"^Советский Союз"),
]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_what_is_asked_is_what_is_told(kg: KnowledgeGraph, text: str, said: str) -> None:
    found = answered(kg, text)
    lead = found.lead[found.language].replace("\N{NO-BREAK SPACE}", " ")
    assert re.search(said, lead, re.MULTILINE), lead


WAYS = [  # a figure is told only of the direction that is asked for, in the words of each language
    ("What is Russia's place among the countries that Vietnam invests in?", "no. 4 of 81"),
    ("Где Россия среди стран, в которые Вьетнам инвестирует: какое место?", "4-е место из 81"),
    ("Nga xếp thứ mấy trong số các nước mà Việt Nam đầu tư sang?", "thứ 4/81"),
    ("Nga xếp thứ mấy trong các nước đầu tư vào Việt Nam?", "thứ 26/147"),
    ("Сколько военных грузов Вьетнаму поставил СССР?", "513 582"),
    ("How many Vietnamese specialists were trained in the Soviet Union?", "nearly 40,000"),
    # what one country exports the other one imports: the country that is named first is the one that is asked of
    ("Năm 2005 Việt Nam xuất sang Nga nhiều hơn hay nhập từ Nga nhiều hơn?", "Việt Nam, nhập khẩu: 768"),
    ("В 2005 году Вьетнам больше ввозил из России или вывозил в неё?", "Вьетнам, импорт: 768"),
    ("Did Russia export more to Vietnam than it imported in 2005?", "exports: 768"),
]


@pytest.mark.parametrize(("text", "said"), WAYS)
def test_a_figure_goes_the_way_that_is_asked(kg: KnowledgeGraph, text: str, said: str) -> None:
    found = ask(kg, text)
    assert isinstance(found, Answer), found.reason
    assert found.lead[found.language].replace("\N{NO-BREAK SPACE}", " ").startswith(said)


@pytest.mark.parametrize(
    ("text", "told", "figure"),
    [
        ("How many Russian students are studying in Vietnam?", "the other way round", "over 5,000"),
        ("Сколько русских студентов учится во Вьетнаме?", "в обратном направлении", "более 5000"),
        ("Có bao nhiêu sinh viên Nga du học tại Việt Nam?", "theo chiều ngược lại", "hơn 5.000"),
        ("How many tonnes of military cargo did Vietnam send to the Soviet Union?", "the other way round", "513,582"),
        ("Сколько самолётов Вьетнам поставил России?", "в обратном направлении", "12"),
    ],
)
def test_a_figure_of_the_other_direction_is_no_answer(kg: KnowledgeGraph, text: str, told: str, figure: str) -> None:
    found = ask(kg, text)
    assert isinstance(found, Offer)
    assert found.kind == "unsaid"
    assert told in (reason := found.reason[found.language])
    assert figure in reason.partition(told)[2]


def test_workers_in_vietnam_are_not_those_who_went_from_there(kg: KnowledgeGraph) -> None:
    assert isinstance(ask(kg, "How many Russian workers worked in Vietnam?"), Offer)


@pytest.mark.parametrize(
    "text",
    ["Which republic took the most Vietnamese workers?", "Nước cộng hòa nào nhận nhiều lao động Việt Nam nhất?"],
)
def test_how_many_there_are_is_not_which_has_the_most(kg: KnowledgeGraph, text: str) -> None:
    found = ask(kg, text)
    assert isinstance(found, Offer) or found.columns[0] != "figure"


@pytest.mark.parametrize(
    "text",
    [
        "Was Vietnam the first country to sign a free trade agreement with the Eurasian Economic Union?",
        "How many Vietnamese people live in Saint Petersburg?",
        "Кто был послом России во Вьетнаме в 1978 году?",
        "What was the total of trade in 2018 and 2019?",
        "Có bao nhiêu người Việt ở Volgograd?",
        "Сколько документов подписали в 2006 году?",
        "How many Russian projects are there in Hanoi?",
        "Which country trained the most Vietnamese people?",
    ],
)
def test_what_no_document_counts_is_not_told_as_the_answer(kg: KnowledgeGraph, text: str) -> None:
    found = ask(kg, text)
    assert isinstance(found, Offer) or nearest_only(found)


def test_short_words_are_not_taken_for_misspelt_names(kg: KnowledgeGraph) -> None:
    for text in ("Who was killed?", "Who quoted Putin?", "Кто осенью приезжал в Ханой?"):
        assert not link(kg, text).corrections
    assert dict(link(kg, "visits of putyn to vietnam").corrections) == {"putyn": "putin"}


def test_an_office_is_told_with_the_days_on_which_somebody_is_named_in_it(kg: KnowledgeGraph) -> None:
    assert "(August 1998, 1 March 2001)" in answered(kg, "Who was president of Vietnam in 1998?").lead["en"]


def test_the_answer_is_in_the_language_of_the_question(kg: KnowledgeGraph) -> None:
    assert answered(kg, "кто подписал договор 1994 года?").language == "ru"
    assert answered(kg, "who signed the 1994 treaty?").language == "en"
    assert answered(kg, "hiep uoc 1994 ai ky").language == "vi"
    found = ask(kg, "who signed the 1994 treaty?", language="ru")
    assert isinstance(found, Answer)
    assert found.language == "ru"


def test_planned_and_disagreeing_are_marked(kg: KnowledgeGraph) -> None:
    assert "disagree" in answered(kg, "How many projects does Vietnam have in Russia in 2024?").lead["en"]
    assert "planned" in answered(kg, "What is planned in 2027?").lead["en"]


@pytest.mark.parametrize(
    "text",
    [
        "越南和俄罗斯什么时候建立全面战略伙伴关系？",
        "Combien de fois Poutine s'est-il rendu au Vietnam ?",
        "¿Cuántas veces visitó Putin Vietnam?",
        "Wie oft war Putin in Vietnam?",
        "Wer hat den Vertrag unterschrieben?",
        "كم مرة زار بوتين فيتنام",
    ],
)
def test_a_fourth_language(kg: KnowledgeGraph, text: str) -> None:
    offered(kg, text)


@pytest.mark.parametrize("text", ["", "   ", "?!…", "\u200b\u200d", "\x1b"])
def test_an_empty_question(kg: KnowledgeGraph, text: str) -> None:
    assert "question" in offered(kg, text).reason["en"]


def test_a_question_of_a_million_characters(kg: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vnru_kg.ask.solve.solve", lambda *_: pytest.fail("it was read"))
    assert str(LONGEST) in offered(kg, "Putin " * 170_000).reason["en"]


@given(text=st.text(max_size=80))
def test_any_text_gets_an_answer_or_an_offer(small: KnowledgeGraph, text: str) -> None:
    assert isinstance(ask(small, text), Answer | Offer)


def test_the_graph_of_a_day_is_asked(kg: KnowledgeGraph) -> None:
    found = kg.as_of("2007").ask("visits of Putin")
    assert isinstance(found, Answer)
    assert 0 < len(found) < len(answered(kg, "visits of Putin"))


def test_html_is_escaped_and_holds_the_sentence(kg: KnowledgeGraph) -> None:
    assert "<script>" not in offered(kg, "<script>alert(1)</script> Qwzx")._repr_html_()
    shown = answered(kg, "trade 2018")._repr_html_()
    assert "<table" in shown
    assert "4.5 billion" in shown


def test_the_values_are_questions_of_their_own() -> None:
    with VALUES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len({row["question"] for row in rows}) == len(rows) >= 150


# ---- the command ---------------------------------------------------------------------------------------------------------


Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def command(kg: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """``vnru-kg ask`` in this process, over the graph that is here: none is read anew for each."""
    monkeypatch.setattr(KnowledgeGraph, "load", lambda *_, **__: kg)

    def answer(*args: str) -> subprocess.CompletedProcess[str]:
        code = door.run(["ask", *args])
        return subprocess.CompletedProcess(args, code, *capsys.readouterr())

    return answer


def test_the_command_lists_the_questions(command: Command) -> None:
    process = command("--lang", "ru")
    assert process.returncode == 0
    assert all(f"  {name}" in process.stdout for name in questions())
    assert "Торговля" in process.stdout


def test_the_help_of_a_question_lists_its_parameters(command: Command) -> None:
    process = command("trade-by-year", "--help", "--lang", "en")
    assert process.returncode == 0
    assert question("trade-by-year").titles["en"] in process.stdout
    assert "--from YEAR" in process.stdout


def test_the_command_answers_in_text_and_shows_the_query() -> None:
    """As a process, which the other tests of the command need not be."""
    process = run("ask", "кто подписал договор 1994 года?", "--sparql")
    assert process.returncode == 0
    told = process.stdout.decode()
    assert "[000-01]" in told
    assert "SELECT" in told
    assert told.startswith("Понято как: ")


def test_the_command_answers_for_programs(command: Command) -> None:
    made = json.loads(command("trade-by-year", "--from", "2018", "--to", "2018", "-f", "json", "--lang", "en").stdout)
    assert made["rows"][0]["passages"] == [q("passage:003-52")]
    rows = command("trade-by-year", "--from=2018", "--to=2018", "-f", "csv").stdout.splitlines()
    assert rows[0].startswith("\ufeffperiod,")
    assert len(rows) == 2


def test_an_offer_is_no_answer(command: Command) -> None:
    process = command("tàu ngầm Kilo giá bao nhiêu")
    assert process.returncode == 8
    assert "không phải là câu trả lời" in process.stdout
    quiet = command("tàu ngầm Kilo giá bao nhiêu", "-f", "csv")
    assert (quiet.returncode, quiet.stdout) == (8, "")
    assert json.loads(command("tàu ngầm Kilo giá bao nhiêu", "-f", "json").stdout)["choices"]
    none = command("trade-by-year", "--from", "2090", "--lang", "en")
    assert (none.returncode, "The documents say nothing of this." in none.stdout) == (8, True)


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (["trade-by-yeer"], 3, "Did you mean trade-by-year"),
        (["trade-by-yeer", "--from", "2016"], 3, "Did you mean trade-by-year"),
        (["trade-by-year", "--form", "2016"], 2, "--from"),
        (["visits-of-person", "--person", "Nguyễn"], 3, "person:nguyen-phu-trong"),
        (["visits-in-period", "--from", "2012-02-30"], 2, "2012-02-30"),
        (["visits-in-period", "--from"], 2, "--from needs a value"),
    ],
)
def test_the_command_says_what_is_wrong(command: Command, args: list[str], code: int, told: str) -> None:
    process = command(*args)
    assert process.returncode == code
    assert told in process.stderr
    assert "Traceback" not in process.stderr


# ---- the tutorial --------------------------------------------------------------------------------------------------------

NOTEBOOK = Path(__file__).parent / "tutorial.ipynb"


def test_the_tutorial_has_no_outputs() -> None:
    cells = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
    assert [c for c in cells if c.get("outputs") or c.get("execution_count")] == []


# Jupyter's own packages warn of each other on some versions of Python
@pytest.mark.filterwarnings("ignore")
def test_the_tutorial_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    pytest.importorskip("pandas")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(ROOT)}}).execute()
    shown = {c["id"]: json.dumps(c["outputs"], ensure_ascii=False) for c in notebook.cells if c["cell_type"] == "code"}
    assert "Vladimir Putin" in shown["ask-vi"]
    assert "<table" in shown["library"]
    assert "text/html" in shown["show"]


WHOLE = [
    ("Có mấy văn kiện được ký kết từ năm 1991 đến nay?", "hơn 100 văn kiện"),  # a phrase that ends within a word
    ("Ý nghĩa của Hiệp ước năm 1994 là gì?", "văn kiện lịch sử"),
    ("Какие документы подписали в ноябре 2013 года?", "подписанные в Ханое 12 ноября 2013"),  # few words, and few facts that have them
    ("Между какими городами возобновлён прямой рейс в начале 2024 года?", "Москва — Хошимин"),  # a word for the kind of what is named
    ("Кто подписал совместное заявление о сотрудничестве в добыче нефти и газа?", "Нгуен Минь Чиет, Владимир Путин"),  # a word of its title
    ("Кем было подписано Совместное заявление о стратегическом партнёрстве?", "Чан Дык Лыонг, Владимир Путин"),
    ("По чьему приглашению Путин прибыл с государственным визитом во Вьетнам в июне 2024 года?", "Нгуен Фу Чонг"),
    ("В каком саммите участвовал Фам Минь Тьинь в октябре 2024 года?", "БРИКС"),  # one syllable of three spelt otherwise
    ("Что подписали между Москвой и Ханоем в июне 1994 года?", "16 июня 1994"),
    ("Каков был товарооборот между нашими странами в 2021 году?", "7,1 млрд"),
    ("Сколько подводных лодок поставила Россия Вьетнаму?", "6 подводных лодок"),  # what was поставлено
    ("Сколько вьетнамских студентов учится в российских вузах?", "более 5000 человек"),
    ("By how much did coffee exports to Russia grow in 2023?", "56%"),
    ("Học bổng Nga cấp cho Việt Nam tăng thế nào qua các năm?", "150 học bổng"),  # without rates, the years
    ("When did the free trade deal with the Eurasian union kick in?", "5 October 2016"),
    ("Во сколько раз вырос экспорт резиновых изделий?", "5,7 раза"),
    ("Кто приветствовал Путина в Нойбае в июне 2024 года?", "Ле Хоай Чунг"),  # a name that the line has and the lexicon has not
    ("Сколько инвестировал Вьетнам в российскую экономику?", "1,6 млрд"),  # an economy chooses no figure
]


@pytest.mark.parametrize(("text", "value"), WHOLE)
def test_what_has_every_word_of_the_question_is_told_without_a_hedge(kg: KnowledgeGraph, text: str, value: str) -> None:
    found = answered(kg, text)
    lead = found.lead[found.language]
    assert value in lead.replace("\N{NO-BREAK SPACE}", " "), lead
    assert not nearest_only(found), lead


@pytest.mark.parametrize(
    "text",
    [
        "How do most of the Vietnamese in Russia earn a living?",
        "How many Russian soldiers died in the Vietnam War?",
        "Сколько вьетнамцев обучил СССР за 1950–1991 годы, в том числе по уровням?",
        "Кто финансировал строительство ГЭС Хоабинь?",
        "Какие вопросы обсуждали Фук и Путин?",  # what one of them said elsewhere is not of both
        "What was agreed during the visit of Putin in 2024?",  # that he came is not what was agreed
        "What did Putin say about Vietnam after his visit in 2024?",
        "В каком году Россия унаследовала отношения с Вьетнамом от СССР?",  # no day of an agreement on what was inherited
    ],
)
def test_what_leaves_a_word_that_changes_it_is_hedged(kg: KnowledgeGraph, text: str) -> None:
    found = ask(kg, text)
    assert isinstance(found, Offer) or nearest_only(found)


def test_a_title_of_the_library_is_its_question_where_its_words_alone_do_not_answer(kg: KnowledgeGraph) -> None:
    found = answered(kg, "кто кого приглашал")
    assert (found.question, found.language) == ("invitations", "ru")
    assert "Нгуен Минь Чиет" in found.lead["ru"]
    assert not answered(kg, "Joint projects").question  # composed, by its words


# ---- what is listed, and which way it goes -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "How many submarines and Su-30MK2 aircraft, taken together, did Russia supply to Vietnam in the period from 2012?",
            ("18 = ", "6 submarines", "12 aircraft"),
        ),
        ("How many submarines and Su-30MK2 aircraft did Russia supply to Vietnam since 2012?", ("6 submarines", "12 aircraft")),
        (
            "Nga đã cung cấp cho Việt Nam tổng cộng bao nhiêu tàu ngầm và máy bay Su-30MK2 từ năm 2012?",
            ("18 = ", "6 tàu ngầm", "12 máy bay"),
        ),
        ("Сколько подводных лодок и самолётов Су-30МК2 Россия поставила Вьетнаму с 2012 года?", ("6 подводных лодок", "12 самолётов")),
    ],
)
def test_of_two_goods_both_figures_are_told(text: str, told: tuple[str, ...], kg: KnowledgeGraph) -> None:
    found = answered(kg, text)
    assert [words for words in told if words not in found.lead[found.language]] == []
    assert {shrink(str(r.terms[0])) for r in found.rows} == {"observation:003-57-kilo-submarines", "observation:003-57-su-30mk2"}


@pytest.mark.parametrize(
    ("text", "missing", "told"),
    [
        ("How many Su-30MK2 aircraft and submarines did Vietnam order from Russia in 2004-2012?", "“submarines”", "24 aircraft"),
        ("Việt Nam đã đặt mua bao nhiêu máy bay Su-30MK2 và tàu ngầm trong giai đoạn 2004–2012?", "“tàu ngầm”", "24 máy bay"),
        ("На сколько вырос экспорт кофе и риса в январе–апреле 2023 года?", "«риса»", "56 %"),
        ("When did Russia supply submarines and coffee to Vietnam?", "“coffee”", "2012"),
        ("Nga đã cung cấp tàu ngầm và cà phê cho Việt Nam khi nào?", "“cà phê”", "2012"),
        ("Когда Россия поставила Вьетнаму подводные лодки и кофе?", "«кофе»", "2012"),
        ("What visits and phone calls took place in 2013?", "“phone calls”", "November 2013"),
    ],
)
def test_of_what_is_listed_what_has_no_row_is_named(text: str, missing: str, told: str, kg: KnowledgeGraph) -> None:
    found = answered(kg, text)
    lead = found.lead[found.language]
    assert nearest_only(found), lead
    assert missing in lead.partition(":")[0]
    assert told in lead.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In which sectors do Russian investors work in Vietnam?", "oil and gas"),
        ("Các nhà đầu tư Nga hoạt động trong những lĩnh vực nào ở Việt Nam?", "dầu khí"),
        ("В каких отраслях работают российские инвесторы во Вьетнаме?", "нефть и газ"),
        ("Which companies do Russian investors have in Vietnam?", "Vietsovpetro"),
        ("Công ty nào ở Việt Nam có nhà đầu tư Nga?", "Vietsovpetro"),
        ("Какие компании есть у российских инвесторов во Вьетнаме?", "Вьетсовпетро"),
    ],
)
def test_investments_the_other_way_round_do_not_answer(text: str, told: str, kg: KnowledgeGraph) -> None:
    found = answered(kg, text)
    back = {"organization:rusvietpetro", "organization:hanoi-moscow-centre", "project:th-dairy-farm-in-russia"}
    assert told in found.lead[found.language]
    assert not back & {shrink(str(r.terms[0])) for r in found.rows}


def test_a_view_of_the_other_country_s_investments_is_not_told_as_the_answer(kg: KnowledgeGraph) -> None:
    found = answered(kg, "Nhà đầu tư Việt Nam hoạt động trong những lĩnh vực nào ở Nga?")
    assert nearest_only(found)
    assert "organization:rusvietpetro" in {shrink(str(r.terms[0])) for r in found.rows}
