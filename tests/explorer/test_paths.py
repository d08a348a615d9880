"""Where documents disagree, and how two things are connected."""

from __future__ import annotations

import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.conflicts import conflicts
from vnru_kg.namespaces import shrink

from ..support.browser import Opened


def test_every_conflict_is_told_side_by_side(kg: KnowledgeGraph, page: Opened) -> None:
    page.go("view=conflicts&lang=en")
    found = conflicts(kg)
    cards = page.page.locator(".conflicts article")
    assert cards.count() == len(found)
    for n, conflict in enumerate(found):
        card = cards.nth(n)
        assert card.locator("h2").inner_text().lower() == conflict.labels["en"].lower()
        assert card.locator(".side").count() == len(conflict.sides)
        for side, told in zip(conflict.sides, card.locator(".side .value").all_inner_texts(), strict=True):
            assert side.text["en"].endswith(told)
        assert card.locator("blockquote").count() == len(conflict.notes)
        assert card.locator(".side .cites").count() == len(conflict.sides)
        why = card.locator(".why")
        assert not why.locator("p").first.is_visible()
        why.locator("summary").click()
        assert why.locator("p").first.is_visible()
    cards.first.locator(".things .thing").first.click()
    assert page.text(".panel h2")


def test_a_thing_and_a_figure_say_that_documents_disagree(page: Opened) -> None:
    page.go("thing=person:dang-minh-khoi&lang=en")
    page.page.locator(".disputed button").click()
    assert page.page.locator("#view-conflicts").is_visible()
    assert page.text("article.selected h2").startswith("Đặng Minh Khôi")
    page.page.locator("article", has_text="Growth of trade turnover, Vietnam – Russia, 2023").locator(".side .plain").first.click()
    assert page.page.locator("#view-figures").is_visible()
    assert page.text(".panel h2") == "3.6%"
    assert page.page.locator(".panel .disputed button").count() == 1


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("person:vo-van-kiet", "person:vladimir-putin"),
        ("person:ho-chi-minh", "person:to-lam"),
        ("place:ha-noi", "place:moscow"),
        ("organization:vietsovpetro", "person:dmitry-medvedev"),
        ("event:apec-2027", "goods:coal"),
    ],
)
def test_ways_are_those_of_the_command_line(kg: KnowledgeGraph, page: Opened, start: str, end: str) -> None:
    page.go(f"thing={start}&to={end}&lang=en")
    ids = """() => [...document.querySelectorAll('.ways .way')]
        .map((way) => [...way.querySelectorAll(':scope > li > .thing')].map((e) => e.dataset.thing))"""
    expected = [[shrink(thing) for thing in way.things] for way in kg.path(start, end)]
    assert page.page.evaluate(ids) == expected
    if expected:
        assert page.page.locator(".ways .step .cites").count() >= len(expected)
    else:
        assert "Not connected within 4 steps" in page.text(".ways")


def test_another_thing_is_asked_for_by_name(page: Opened) -> None:
    page.go("thing=person:vo-van-kiet&lang=en")
    page.page.get_by_role("button", name="Find the connection with").click()
    page.page.keyboard.type("putin")
    page.page.keyboard.press("Enter")
    assert page.text(".panel h2") == "Võ Văn Kiệt and Vladimir Putin"
    assert "to=person:vladimir-putin" in page.fragment()
    page.page.get_by_role("button", name="Swap the ends").click()
    assert page.text(".panel h2") == "Vladimir Putin and Võ Văn Kiệt"
    page.page.get_by_role("button", name="Back to Vladimir").click()
    assert page.text(".panel h2") == "Vladimir Putin"
    page.page.go_back()
    page.page.go_back()
    assert page.text(".panel h2") == "Võ Văn Kiệt and Vladimir Putin"
