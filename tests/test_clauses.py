"""Times that are told by what happened, and what is so of both of two things: judged by the values of the answers."""

from __future__ import annotations

import re

import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.ask import Answer, ask
from vnru_kg.ask.clauses import date_clauses
from vnru_kg.ask.link import link
from vnru_kg.ask.plans import nearest_only


def lead(kg: KnowledgeGraph, text: str) -> str:
    found = ask(kg, text)
    assert isinstance(found, Answer), (text, found)
    return found.lead[found.language].replace("\N{NO-BREAK SPACE}", " ")


CLAUSES = [
    # after, since, before and when something happened; the clause first or last
    ("Which Vietnamese leaders visited Russia after the comprehensive strategic partnership was established?", r"^Nguyễn Phú Trọng.*2025$"),
    ("After Chernomyrdin's visit, who was the first Vietnamese leader to go to Russia?", r"^Trần Đức Lương —"),
    ("Which Russian presidents came to Vietnam since the free trade agreement entered into force?", r"^Vladimir Putin — [^;]*2024$"),
    ("Who was the president of Russia when Trương Tấn Sang visited Russia?", r"^Vladimir Putin —"),
    ("How many times did Putin visit Vietnam after Medvedev's visit?", r"^2 are described; in all times the documents number 5"),
    ("Sau chuyến thăm của Thủ tướng Chernomyrdin năm 1997, lãnh đạo Việt Nam nào sang Nga đầu tiên?", r"^Trần Đức Lương —"),
    ("Trước chuyến thăm của Medvedev năm 2010, ai đã thăm Nga?", r"^Võ Văn Kiệt(?=.*Nông Đức Mạnh)(?!.*2012)"),
    ("Những văn kiện nào được ký sau chuyến thăm của Putin năm 2013?", r"^Hiệp định Thương mại tự do(?=.*6/2024)(?!.*12/11/2013)"),
    ("Ai thăm Nga đầu tiên sau khi Liên Xô tan rã?", r"^Võ Văn Kiệt —"),
    ("Кто был президентом Вьетнама, когда было установлено всеобъемлющее стратегическое партнёрство?", r"^Чыонг Тан Шанг —"),
    ("Какие документы подписаны до визита Путина в 2001 году?", r"^5: (?=.*16 июня 1994)(?!.*2001)"),
    ("С тех пор как вступило в силу соглашение о свободной торговле, сколько раз Путин был во Вьетнаме?", r"^описаны? 1;"),
    ("Which Vietnamese leaders visited Russia after the strategic partnership was declared in 2001?", r"^Nguyễn Tấn Dũng(?!.*2000)"),
    # no clause of time: the level that relations were raised to
    ("Когда договорились поднять отношения до всеобъемлющего стратегического партнёрства?", r"^(?!.*1955)"),
]


@pytest.mark.parametrize(("text", "said"), CLAUSES)
def test_a_time_is_told_by_what_happened(kg: KnowledgeGraph, text: str, said: str) -> None:
    assert re.search(said, lead(kg, text)), lead(kg, text)


def test_what_a_clause_was_read_as_is_told(kg: KnowledgeGraph) -> None:
    found = ask(kg, "How many times did Putin visit Vietnam after the 1994 treaty was signed?")
    assert isinstance(found, Answer)
    assert "“after the 1994 treaty was signed” read as “after 16 June 1994”" in found.paraphrase["en"]


def test_a_clause_that_nothing_dates_stays(kg: KnowledgeGraph) -> None:
    """Putin came several times: his visits are no day."""
    assert list(date_clauses(kg, link(kg, "Who visited Russia after Putin's visits?"), lambda _: None)) == []


BOTH = [
    ("Did Võ Văn Kiệt sign both the 1978 treaty and the 1994 treaty?", r"^No, of one .*the 1978 treaty — No; the 1994 treaty — Yes"),
    ("Did Putin visit Vietnam in 2001 and in 2005?", r"^No, of one .*in 2001 — Yes.*; in 2005 — No$"),
    ("Did Putin visit Vietnam both in 2001 and in 2006?", r"^Yes: .*2001; .*2006$"),
    ("Did Putin and Mishustin both visit Vietnam?", r"^No, of one .*Putin — Yes.*; Mishustin — No$"),
    (
        "Did the Soviet Union supply Vietnam with both MiG-21 fighters and submarines in 1965-1972?",
        r"MiG-21 fighters — Yes.*submarines — No$",
    ),
    ("Putin có thăm Việt Nam cả năm 2001 và năm 2005 không?", r"^Không, chỉ .*năm 2001 — Có.*năm 2005 — Không$"),
    ("Võ Văn Kiệt có ký cả hiệp ước 1978 và hiệp ước 1994 không?", r"^Tài liệu chỉ nói .*hiệp ước 1994 — Có"),
    ("Ông Trọng và ông Mạnh có cùng từng học ở Liên Xô không?", r"^Có: .*Nguyễn Phú Trọng; Nông Đức Mạnh"),
    ("Посещали ли Вьетнам и Медведев, и Мишустин?", r"^Нет, верно лишь .*Медведев — Да.*Мишустин — Нет$"),
    (
        "Подписывал ли Чан Дык Лыонг и Декларацию о стратегическом партнёрстве 2001 года, и Договор 1994 года?",
        r"^Нет, .*Договор 1994 года — Нет$",
    ),
]


@pytest.mark.parametrize(("text", "said"), BOTH)
def test_yes_is_said_only_of_both(kg: KnowledgeGraph, text: str, said: str) -> None:
    assert re.search(said, lead(kg, text)), lead(kg, text)


STEPS = [
    # of two years, with a verb at the head too, and the lower one where the lower one is asked for
    ("Did Russia have more projects in Vietnam in 2009 or in 2021?", r"^April 2021: 144 projects"),
    ("Nga có nhiều dự án ở Việt Nam hơn vào năm 2009 hay năm 2021?", r"^tháng 4/2021: 144 dự án"),
    ("У России было больше проектов во Вьетнаме в 2009 или в 2021 году?", r"^апрель 2021: 144 проекта"),
    ("Was trade higher in 2021 or in 2022?", r"^2021: 7\.1 billion"),
    ("Which year had fewer tourists, 2017 or 2018?", r"^2017: over 500,000"),
    # the share in each of several years, the sum of several groups
    ("What share of trade were exports in 2018 and in 2020?", r"^≈ 53\.3%.*; ≈ 58\.8%"),
    ("Xuất khẩu chiếm bao nhiêu phần trăm kim ngạch năm 2018 và năm 2020?", r"^≈ 53,3%.*; ≈ 58,8%"),
    ("Какова доля вьетнамского экспорта в товарообороте за 2018 и 2020 годы?", r"^≈ 53,3 %.*; ≈ 58,8 %"),
    ("How many Vietnamese doctors of science and PhDs did the Soviet Union train altogether?", r"^≈ 3,200 people = over 200.*nearly 3,000"),
    ("Số tiến sĩ và tiến sĩ khoa học Việt Nam được Liên Xô đào tạo, cộng lại là bao nhiêu?", r"^≈ 3\.200 người"),
    # what replaced it, what is in force, what is before and after
    ("How many years passed between the treaty of 1978 and the treaty that replaced it?", r"^15 years 7 months — .*1978.*1994"),
    ("Từ hiệp ước 1978 đến hiệp ước thay thế nó là bao nhiêu năm?", r"^15 năm 7 tháng"),
    ("Сколько лет прошло между договором 1978 года и договором, который его заменил?", r"^15 лет 7 месяцев"),
    ("Did the free trade agreement enter into force before or after Trần Đại Quang's visit to Russia?", r"^Before: Free Trade.*2016"),
    ("Was it before or after Trần Đại Quang's visit that the free trade agreement entered into force?", r"^Before: Free Trade"),
    ("Hiệp định thương mại tự do có hiệu lực trước hay sau chuyến thăm Nga của Nguyễn Xuân Phúc?", r"^Sau: .*5/10/2016"),
    ("Соглашение о свободной торговле вступило в силу до или после визита Чан Дай Куанга в Россию?", r"^Раньше: .*5 октября 2016"),
    ("Was the 1994 treaty signed before Chernomyrdin's visit to Vietnam?", r"^Yes: .*1994.*1997"),
    ("Was the strategic partnership established before the free trade agreement was signed?", r"^Yes: .*2001.*2015"),
    ("After Medvedev's visit, was the 1994 treaty signed?", r"^No: "),
    ("Which came first, the debt agreement or Putin's first visit to Vietnam?", r"^Agreement on the settlement.*September 2000; .*2001"),
    # two halves of one thing
    ("When and by whom was the treaty that replaced the 1978 treaty signed?", r"^Viktor Chernomyrdin, Võ Văn Kiệt — .*16 June 1994"),
    ("Когда и кем был подписан договор, заменивший договор 1978 года?", r"^16 июня 1994 .*Виктор Черномырдин, Во Ван Киет"),
    ("Kim ngạch năm 2018 là bao nhiêu và hơn năm 2017 bao nhiêu?", r"^\+950 triệu USD.*4,5 tỷ USD \(2018\)"),
    # of whom no document says so
    ("Which Vietnamese presidents did not visit Russia?", r"^Of these no document says that they did: Tô Lâm — [^;]*$"),
    (
        "Кто из вьетнамских премьеров не подписывал договоров с Россией?",
        r"^Ни один документ не говорит, что это сделали: (?!.*Во Ван Киет)(?=.*Фан Ван Кхай)",
    ),
    ("Кто из российских президентов не посещал Вьетнам?", r"^Таких нет: "),
    # right after, between two of one person, one of three agreements that is but a kind, and a level
    ("Chuyến thăm nào diễn ra ngay sau chuyến thăm của Chernomyrdin?", r"^Chủ tịch nước Trần Đức Lương thăm Nga[^;]*$"),
    ("Which visit took place immediately after Chernomyrdin's visit?", r"^Visit of President Trần Đức Lương[^;]*$"),
    ("Giữa hai lần Putin thăm Việt Nam năm 2006 và 2013 là mấy năm?", r"^6 năm 11 tháng"),
    ("Which agreement was signed first, the labour agreement or the training agreement?", r"^Agreement on training.*1955; .*May 1981"),
    ("How many years after the strategic partnership did the free trade agreement enter into force?", r"^15 years"),
    # of state visits no document counts those of all kinds; a better place is a smaller number; by how many per cent
    ("How many state visits did Putin make to Vietnam?", r"^2: State visit"),
    ("Was Russia's rank among investors higher in 2009 or in 2021?", r"^2009: no\. 23"),
    ("На сколько процентов экспорт Вьетнама в 2020 году больше импорта?", r"850 млн долл\. США, \+42,5 %"),
    # what came of a visit; and of two which one was earlier, in one word
    ("What was signed during Phan Văn Khải's visit to Russia?", r"^Agreement on the settlement of Vietnam's debts"),
    ("What was signed during the visit of Putin in 2024?", r"^Eleven cooperation documents"),
    ("Что подписали во время визита Фан Ван Кхая в Россию?", r"^Соглашение об урегулировании задолженности"),
    ("Những gì được ký trong chuyến thăm của Võ Văn Kiệt?", r"^Hiệp ước về những nguyên tắc cơ bản"),
    ("Nguyễn Tấn Dũng hay Nguyễn Minh Triết thăm Nga sớm hơn?", r"^Thủ tướng Nguyễn Tấn Dũng.*7/2007; "),
    ("Кто из губернаторов выступал на конференции к 75-летию отношений в Петербурге и что он сказал?", r"Беглов"),
    # leaders hold an office; what has no date may be of the time that is excepted
    ("Những lãnh đạo Nga nào đã thăm Việt Nam?", r"^Viktor Chernomyrdin, Vladimir Putin, Dmitry Medvedev — (?!.*Tsvetov)"),
    ("Which projects are there except those before 1990?", r"^5: (?!.*Hòa Bình)"),
]


@pytest.mark.parametrize(("text", "said"), STEPS)
def test_the_last_step_is_taken(kg: KnowledgeGraph, text: str, said: str) -> None:
    assert re.search(said, lead(kg, text)), lead(kg, text)


def test_a_day_within_a_month_is_neither_before_nor_after_it(kg: KnowledgeGraph) -> None:
    """What overlaps as far as the days are known has no order: the debt agreement is of the month of the visit."""
    told = lead(kg, "Was the debt agreement signed before Phan Văn Khải's visit to Russia?")
    assert "September 2000" in told
    assert not re.match("Yes|No", told)


APART = [
    # a ceremony of a visit is one thing and not two; he and his are whoever was named
    (
        "Lễ đón Tổng thống Putin thăm cấp Nhà nước ở Hà Nội năm 2013 cách lần ông duyệt đội danh dự năm 2006 bao lâu?",
        r"^6 năm 11 tháng — .*duyệt",
    ),
    ("Chuyến thăm của Medvedev năm 2010 cách chuyến thăm của Putin năm 2013 bao lâu?", r"^3 năm — .*Medvedev.* → .*Putin"),
    ("Chuyến thăm của Putin năm 2013 cách chuyến thăm năm 2006 bao lâu?", r"^6 năm 11 tháng — .*20/11/2006.* → .*11/2013"),
    (
        "How far apart are Putin's welcome ceremony in Hanoi in 2013 and his review of the guard of honour in 2006?",
        r"^6 years 11 months — .*reviews.* → Welcome",
    ),
    ("How far apart are Putin's visits in 2001 and 2013?", r"^12 years — .*2001.* → .*2013"),
    ("How long after Putin's visit in 2006 was the welcome ceremony for Putin in 2013?", r"^6 years 11 months — Official.* → Welcome"),
    (
        "Через сколько лет после визита Путина в 2001 году состоялась церемония встречи Путина в 2013 году?",
        r"^12 лет — .*2001.* → Церемония",
    ),
    ("Сколько времени прошло между визитом Путина в 2006 году и его государственным визитом в 2013 году?", r"^6 лет 11 месяцев — "),
]


@pytest.mark.parametrize(("text", "said"), APART)
def test_the_time_between_two_events_of_one_person_is_told(kg: KnowledgeGraph, text: str, said: str) -> None:
    assert re.search(said, lead(kg, text)), lead(kg, text)


@pytest.mark.parametrize(
    "text",
    [
        "Lễ đón Putin năm 2013 cách lễ đón ông năm 2024 bao lâu?",
        "Putin thăm Việt Nam năm 2017 cách lần ông thăm năm 2013 bao lâu?",
        "Putin thăm Việt Nam năm 2013 cách đây bao lâu?",
        "How long ago did Putin visit Vietnam in 2013?",
        "How far apart are Putin's talks in 2006 and his review of the guard of honour in 2017?",
        "Через сколько времени после визита Путина в 2006 году его встретили в Ханое на церемонии в 2013 году?",
    ],
)
def test_how_long_each_was_is_not_the_time_between(kg: KnowledgeGraph, text: str) -> None:
    found = ask(kg, text)
    told = "" if not isinstance(found, Answer) else found.lead["en"].replace("\N{NO-BREAK SPACE}", " ")
    assert not re.match(r"\d+ (?:day|month|year)s?\b", told)


WITH = [
    ("Ngày 16/6/2024 ai trao đổi thư mừng với Thủ tướng Mikhail Mishustin?", r"^Phạm Minh Chính — Thủ tướng Phạm Minh Chính và [^;]*$"),
    ("Putin trao đổi thư mừng với ai ngày 16/6/2024?", r"^Nguyễn Phú Trọng — [^;]*; Tô Lâm — [^;]*$"),
    ("Who exchanged congratulatory letters with Mikhail Mishustin on 16 June 2024?", r"^Phạm Minh Chính — Prime Ministers [^;]*$"),
    ("Кто обменялся посланиями с Мишустиным 16 июня 2024 года?", r"^Фам Минь Тинь — [^;]*$"),
    ("С кем Михаил Мишустин обменялся поздравительными посланиями 16 июня 2024 года?", r"^Ближайшее "),
]


@pytest.mark.parametrize(("text", "said"), WITH)
def test_an_event_of_several_groups_does_not_say_who_did_it_with_whom(kg: KnowledgeGraph, text: str, said: str) -> None:
    assert re.search(said, lead(kg, text)), lead(kg, text)


def test_nobody_is_said_to_have_done_with_one_what_was_done_with_another(kg: KnowledgeGraph) -> None:
    assert not re.match("Yes", lead(kg, "Did Nguyễn Phú Trọng exchange letters with Mishustin on 16 June 2024?"))


def test_what_lies_between_two_visits_is_neither_of_them(kg: KnowledgeGraph) -> None:
    found = ask(kg, "Какие визиты состоялись между первым и вторым визитом Путина?")
    assert not isinstance(found, Answer) or "Путин" not in found.lead["ru"]


def test_nothing_is_told_as_signed_during_a_visit_of_which_no_document_says_so(kg: KnowledgeGraph) -> None:
    found = ask(kg, "What was signed during Medvedev's visit?")
    assert not isinstance(found, Answer) or "Su-30MK2" not in found.lead["en"]


def test_who_was_first_of_a_delegation_is_not_who_did_it_most(kg: KnowledgeGraph) -> None:
    found = ask(kg, "Hồi tháng 10/2024 ai dẫn đầu đoàn Việt Nam dự hội nghị BRICS và ai mời?")
    assert not isinstance(found, Answer) or not re.match(r"Vladimir Putin: \d", found.lead["vi"])


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Which treaties and memoranda were signed in 2012?", "Su-30MK2"),
        ("Which memoranda were signed in 2024?", "Joint Statement"),
        ("Hiệp ước nào được ký năm 2012?", "Su-30MK2"),
        ("Какие договоры и меморандумы были подписаны в 2012 году?", "Су-30МК2"),
    ],
)
def test_what_is_of_another_kind_is_not_told_as_of_the_kind_that_is_asked_for(kg: KnowledgeGraph, text: str, other: str) -> None:
    """No document dates one of these kinds to that year."""
    found = ask(kg, text)
    assert not isinstance(found, Answer) or all(other not in said for said in found.lead.values())


@pytest.mark.parametrize(
    "text",
    [
        "Hiệp ước ký tháng 6/1994 thay thế văn kiện nào, và văn kiện đó ký ngày nào?",
        "Pupils from which province prepared for a summer camp in Saint Petersburg, and in which month after the meeting was the camp?",
        "Кто из губернаторов выступал на конференции к 75-летию отношений в Петербурге и что он сказал?",
    ],
)
def test_one_fact_for_both_halves_of_a_question_is_told_as_what_comes_nearest(kg: KnowledgeGraph, text: str) -> None:
    """It has what the first asks for; that it has the second's too nobody knows."""
    found = ask(kg, text)
    assert not isinstance(found, Answer) or nearest_only(found)
