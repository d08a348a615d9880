"""Short names in pictures, headings and tables; every mark of the timeline named; a citation that does not lead away."""

from __future__ import annotations

from typing import Any

import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.namespaces import shrink
from vnru_kg.search.entries import entries

from ..support.bench import exported
from ..support.browser import Opened

NAMED = """() => { const marks = [...document.querySelectorAll('.lanes g.mark')].filter((one) => one.style.display !== 'none');
    return marks.map((one) => one.querySelector('text').textContent); }"""


@pytest.mark.parametrize(("language", "short"), [("vi", "Hiệp ước 1994"), ("en", "1994 Treaty"), ("ru", "Договор 1994 года")])
def test_what_has_a_long_name_is_called_by_its_short_one(page: Opened, model: dict[str, Any], language: str, short: str) -> None:
    full = next(thing[1] for thing in model["things"] if thing[0] == "instrument:treaty-1994")[("vi", "en", "ru").index(language)]
    page.go(f"lang={language}&thing=instrument:treaty-1994")
    assert page.text(".panel h2") == short
    assert page.text(".panel .full") == full
    assert page.page.title().startswith(short)
    drawn = exported(page, "svg")[1].decode("utf-8")
    assert f">{short}</text>" in drawn
    page.go(f"lang={language}&view=list&kinds=instrument")
    assert short in page.page.locator(".list tbody .thing").all_inner_texts()
    page.page.fill("#search", full[:25])
    assert page.page.locator(".list tbody .thing").first.get_attribute("title") == full, "it is found by its full name as well"
    page.page.fill("#search", "")


def test_the_page_searches_every_name_in_the_order_of_the_command(kg: KnowledgeGraph, model: dict[str, Any]) -> None:
    things = {thing[0]: thing for thing in model["things"]}
    known = {shrink(entry.iri): set(entry.names) for entry in entries(kg) if shrink(entry.iri) in things}
    assert len(known) > 400
    for name, names in known.items():
        _, labels, *_, others, _, _, _, _, _, hidden, _ = things[name]
        assert {*([labels] if isinstance(labels, str) else labels), *others, *hidden} - {""} == names, name
    assert sorted(known, key=lambda name: things[name][13]) == list(known)


def test_long_names_have_a_short_one(model: dict[str, Any]) -> None:
    """What is drawn among the most important things has a name that finds room, and no two of a kind have the same."""
    kinds = [kind[0] for kind in model["kinds"]]
    drawn = [thing for thing in model["things"] if kinds[thing[2]] not in {"topic", "document"}]
    for n in range(3):
        names = [thing[11][n] if thing[11] else thing[1] if isinstance(thing[1], str) else thing[1][n] for thing in drawn]
        assert [name for name in names[:120] if len(name) > 42] == []
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", ["vi", "en", "ru"])
def test_every_mark_of_the_timeline_is_named(page: Opened, language: str) -> None:
    page.go(f"lang={language}&view=timeline")
    page.until(f"() => ({NAMED})().length > 100")
    names = page.page.evaluate(NAMED)
    assert [name for name in names if not name] == []
    assert sum(name.endswith("…") for name in names) < len(names) / 5
    shown = [name for name in names if not name.endswith("…")]
    assert len(set(shown)) == len(shown), "no two marks have the same name"
    partnership = page.page.locator(".lanes g.mark", has_text="1991–2000").locator("text").first.text_content() or ""
    assert not partnership.endswith("…")


def test_the_strip_frames_what_the_lanes_show(page: Opened) -> None:
    page.go("lang=en&view=timeline")
    frame = page.page.locator(".foot > .strip > .window")
    assert frame.get_attribute("display") == "none"
    page.page.locator(".tools-time .tool").first.click()
    page.until("() => document.querySelector('.foot > .strip > .window').getAttribute('display') !== 'none'")
    whole = page.page.evaluate("() => document.querySelector('.foot > .strip').clientWidth")
    assert 0.4 * whole < float(frame.get_attribute("width") or 0) < 0.8 * whole
    page.page.locator(".tools-time .tool").last.click()
    page.until("() => document.querySelector('.foot > .strip > .window').getAttribute('display') === 'none'")


def test_a_citation_opens_a_card_and_does_not_lead_away(page: Opened) -> None:
    page.go("lang=en&thing=instrument:treaty-1994")
    before = page.fragment()
    cite = page.page.locator(".panel .facts .cite", has_text="¶ 25").first
    cite.click()
    card = page.page.locator(".card")
    assert card.is_visible()
    assert card.locator("h4").first.inner_text().startswith("¶ 25")
    said = card.locator("section").first.inner_text()
    assert "1994 Treaty" in said
    assert card.locator("li").count() >= 3
    assert page.fragment() == before
    page.page.keyboard.press("Escape")
    assert card.is_hidden()
    assert page.page.evaluate("() => document.activeElement.matches('.cite')"), "whoever uses the keyboard is where they were"
    page.page.keyboard.press("Enter")
    card.locator(".thing").first.click()
    assert card.is_hidden()
