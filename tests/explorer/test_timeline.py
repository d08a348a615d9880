"""The timeline, and the period that it sets for all views."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from ..support.browser import Opened, opened
from ..support.views import number, until_count

MARKS = ".lanes .mark:not([style*='display: none'])"


def brush(page: Opened, strip: str, start: float, *onwards: float, height: int) -> None:
    """Drag over a strip, from one share of its width to others."""
    box = page.page.locator(strip).bounding_box()
    assert box is not None
    page.page.mouse.move(box["x"] + box["width"] * start, box["y"] + height)
    page.page.mouse.down()
    for share in onwards:
        page.page.mouse.move(box["x"] + box["width"] * share, box["y"] + height, steps=4)
    page.page.mouse.up()


def test_the_timeline_draws_dates_as_what_they_are(page: Opened, rows: dict[str, Any]) -> None:
    page.go("view=timeline&lang=en")
    until_count(page, MARKS, len(rows["timeline"]["marks"]))
    assert page.page.locator(".lanes .titles text").count() == len(rows["timeline"]["lanes"])
    width = "(edtf) => Number(edtf.getAttribute('width'))"
    assert page.page.locator(".lanes .point > path").count() == sum(len(m[2]) == 10 for m in rows["timeline"]["marks"])
    assert page.page.locator(".lanes .bar > rect:not(.reach)").first.evaluate(width) >= 6
    hollow = page.page.locator(".lanes .planned").first
    assert hollow.locator("path, rect:not(.reach)").first.evaluate("(e) => getComputedStyle(e).strokeWidth") != "0px"
    fading = "() => [...document.querySelectorAll('.lanes .bar > rect:not(.reach)')].filter((e) => e.style.fill.includes('fade')).length"
    assert page.page.evaluate(fading) >= sum(m[2].endswith(("/..", "/")) for m in rows["timeline"]["marks"])
    assert number(page, ".undated summary") > 0


def test_a_click_on_a_mark_selects_it(page: Opened) -> None:
    page.go("view=timeline&lang=en")
    page.page.locator(MARKS, has_text="Relations since 1991").locator("rect").last.click()
    assert page.text(".panel h2") == "Relations since 1991"
    until_count(page, ".lanes .mark.selected", 1)
    page.page.go_back()
    until_count(page, ".lanes .mark.selected", 0)


def test_the_timeline_zooms_by_wheel_button_and_key(page: Opened) -> None:
    page.go("view=timeline")
    ticks = "() => [...document.querySelectorAll('.stage-time > .axis text')].map((e) => e.textContent).join()"
    whole = page.page.evaluate(ticks)
    box = page.page.locator(".lanes").bounding_box()
    assert box is not None
    page.page.mouse.move(box["x"] + 300, box["y"] + 100)
    page.page.mouse.wheel(0, -400)
    page.until(f"(whole) => ({ticks})() !== whole", whole)
    page.page.locator(".tools-time .tool").nth(2).click()
    page.until(f"(whole) => ({ticks})() === whole", whole)
    page.page.locator(".tools-time .tool").first.click()
    page.until(f"(whole) => ({ticks})() !== whole", whole)
    page.page.locator(".lanes").focus()
    page.page.keyboard.press("0")
    page.until(f"(whole) => ({ticks})() === whole", whole)


def test_the_brush_is_the_period_of_all_views(browser: Browser, page_file: Path, model: dict[str, Any]) -> None:
    with opened(browser, page_file, "view=timeline&lang=en") as page:
        marks = page.page.locator(MARKS).count()
        brush(page, ".timeline .strip", 0.5, 0.6, 0.7, height=20)
        fragment = page.fragment()
        period = re.search(r"period=(\d{4})/(\d{4})", fragment)
        assert period
        first, last = int(period[1]), int(period[2])
        assert 1980 < first < last < 2010
        fewer = page.page.locator(MARKS).count()
        assert 0 < fewer < marks
        assert [page.page.input_value(f".period input >> nth={n}") for n in (0, 1)] == [str(first), str(last)]
        assert number(page, ".period .undated-too") > 10, "how many have no date"
        page.page.reload()
        page.until("() => 'ready' in document.documentElement.dataset")
        until_count(page, MARKS, fewer)
        assert page.page.locator(".timeline .brush .selection").get_attribute("width") not in {None, "0"}
        page.page.locator("#tab-list").click()
        page.until("() => document.querySelectorAll('.list tbody tr').length > 0")
        event = next(
            n for n, kind in enumerate(model["kinds"]) if kind[0] == "event"
        )  # other things are of the time of what they relate to
        dates = page.page.locator(f".list tbody tr:has(svg.sign[data-kind='{event}']) td.when").all_inner_texts()
        years = [int(y) for text in dates for y in re.findall(r"\b(?:19|20)\d\d\b", text) if not re.search("since|until|unknown|–", text)]
        assert years
        assert all(first <= year <= last for year in years)
        page.page.locator("#tab-figures").click()
        assert page.page.locator(".figures figure").count() <= 1
        page.page.locator("#tab-conflicts").click()
        assert page.page.locator(".conflicts article").count() < 8
        page.page.locator("#tab-map").click()
        assert page.page.locator(".beside .counted li").count() > 0
        for _ in range(4):
            page.page.go_back()
        assert page.fragment() == fragment
        page.page.go_back()
        until_count(page, MARKS, marks)


def test_a_period_can_be_typed_and_taken_back(page: Opened) -> None:
    page.go("view=timeline&lang=ru")
    marks = page.page.locator(MARKS).count()
    page.page.locator(".period input").first.fill("2001")
    page.page.keyboard.press("Enter")
    page.page.locator(".period input").nth(1).fill("2001")
    page.page.keyboard.press("Enter")
    assert "period=2001/2001" in page.fragment()
    texts = page.page.locator(f"{MARKS} text").all_text_contents()
    assert any("2001" in text for text in texts)
    assert 0 < len(texts) < marks
    page.page.get_by_role("button", name="Все годы").first.click()
    until_count(page, MARKS, marks)
    assert "period" not in page.fragment()
    page.go("view=timeline&period=<img src=x>")
    until_count(page, MARKS, marks)


def test_the_keyboard_walks_the_timeline(page: Opened) -> None:
    page.go("view=timeline&lang=en")
    page.page.locator(".lanes").focus()
    active = "() => document.querySelector('.lanes .mark.active')?.id ?? ''"
    page.page.keyboard.press("ArrowRight")
    first = page.page.evaluate(active)
    page.page.keyboard.press("ArrowRight")
    assert page.page.evaluate(active) not in {"", first}
    page.page.keyboard.press("ArrowDown")
    page.until("() => !document.querySelector('.timeline .tip').hidden")
    name = page.text(".timeline .tip strong")
    assert page.page.locator(".lanes").get_attribute("aria-activedescendant") == page.page.evaluate(active)
    page.page.keyboard.press("Enter")
    assert name in {
        page.text(".panel h2"),
        page.page.locator(".panel .full").inner_text() if page.page.locator(".panel .full").count() else "",
    }
    assert page.page.evaluate("() => document.activeElement.tagName") == "H2"


def test_one_brush_beside_the_views_sets_what_all_of_them_draw(page: Opened, model: dict[str, Any], rows: dict[str, Any]) -> None:
    page.go("view=network&lang=en&items=all&links=all")
    brush(page, ".period .strip .overlay", 0.55, 0.6, 0.65, height=12)
    found = re.search(r"period=([0-9]{4})/([0-9]{4})", page.fragment())
    assert found
    first, last = found.groups()
    assert "1985" < first < last < "2005"

    def within(earliest: str, latest: str) -> bool:
        return (not earliest or earliest[:4] <= last) and (not latest or latest[:4] >= first)

    page.still()
    assert number(page, ".legend li:has([value=event]) .count") == sum(within(t[4], t[5]) for t in _events(model)) > 3
    assert number(page, ".network .count") < len(model["things"])
    page.page.locator("#tab-timeline").click()
    page.still()
    assert 0 < page.page.locator(MARKS).count() < len(rows["timeline"]["marks"]) / 2
    page.page.locator("#tab-conflicts").click()
    shown = page.page.locator(".conflicts article").evaluate_all("(all) => all.map((one) => one.dataset.id)")
    assert set(shown) <= {c[0] for c in rows["conflicts"]["conflicts"] if within(c[9], c[10])}
    page.page.locator("#tab-map").click()
    page.still()
    assert f"period={first}/{last}" in page.fragment()
    assert page.page.locator(".period .strip .selection").get_attribute("width") not in {None, "0"}
    page.page.locator(".period .all-years button").click()
    page.page.locator("#tab-conflicts").click()
    until_count(page, ".conflicts article", len(rows["conflicts"]["conflicts"]))


def _events(model: dict[str, Any]) -> list[list[Any]]:
    event = next(n for n, kind in enumerate(model["kinds"]) if kind[0] == "event")
    return [thing for thing in model["things"] if thing[2] == event and (thing[4] or thing[5])]


def test_what_held_on_a_day_is_told_and_the_day_is_drawn(page: Opened, rows: dict[str, Any]) -> None:
    page.go("view=timeline&lang=en")
    field = page.page.locator("input[name=day]")
    assert field.get_attribute("placeholder") == "29 July 2012", "in the page's language, not in the browser's"
    field.fill("yesterday")
    field.press("Enter")
    assert "29 July 2012" in page.text(".one-day .unread")
    assert "day=" not in page.fragment()
    field.fill("29.7.2012")
    field.press("Enter")
    until_count(page, ".lanes .the-day", 1)
    assert "day=2012-07-29" in page.fragment()
    assert page.text(".panel h2") == "What held on 29 July 2012"
    assert field.input_value() == "29 July 2012"
    assert page.text(".one-day .unread") == ""
    held = [row for row in rows["days"] if row[3] <= "2012-07-29" <= (row[4] or "9999")]
    assert page.page.locator(".of-day .held > li").count() == sum(row[2] == 0 for row in held) > 3
    assert page.page.locator(".of-day .unknown > li").count() == sum(row[2] == 1 for row in held) > 3
    under = ".of-day .group:has(h3:text-is('{}')) .held"
    offices = page.text(under.format("Offices"))
    assert "Trương Tấn Sang" in offices
    assert "Tô Lâm" not in offices
    assert "comprehensive strategic" in page.text(under.format("Partnership"))
    assert page.page.locator(".of-day .cites button").count() >= len(held)
    tick = "(e) => Number(e.getAttribute('x'))"
    at_2010, at_2020 = (page.page.locator(f".stage-time > .axis text:text-is('{year}')").evaluate(tick) for year in (2010, 2020))
    drawn = page.page.locator(".lanes .the-day").evaluate("(e) => Number(e.getAttribute('x1'))")
    assert abs(drawn - (at_2010 + (at_2020 - at_2010) * 0.2577)) < 1.5  # the 211th day of 2012
    for language, words in (("vi", "Chức vụ"), ("ru", "Должности")):
        page.go(f"view=timeline&lang={language}&day=2012-07-29")
        assert words in page.page.locator(".of-day h3").all_inner_texts()
    page.page.locator(".one-day button").click()
    until_count(page, ".lanes .the-day", 0)
    assert page.page.locator(".of-day").count() == 0


def test_a_lane_says_for_which_years_it_has_no_date(page: Opened) -> None:
    page.go("view=timeline&lang=en&kinds=instrument&period=1960/1999")
    page.still()
    # signed in 1955, 1978, 1981, 1982, 1994
    assert page.page.locator(".lanes .titles .gap").all_text_contents() == ["· no date between 1982 and 1994"]
    for language, words in (("vi", "· giữa 1982 và 1994 không có mốc nào"), ("ru", "· между 1982 и 1994 годами дат нет")):
        page.go(f"view=timeline&lang={language}&kinds=instrument&period=1960/1999")
        page.still()
        assert page.page.locator(".lanes .titles .gap").all_text_contents() == [words]
