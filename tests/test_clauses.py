"""Times that are told by what happened, and what is so of both of two things: judged by the values of the answers."""

from __future__ import annotations

import re

import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.ask import Answer, ask
from vnru_kg.ask.clauses import date_clauses
from vnru_kg.ask.link import link


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
