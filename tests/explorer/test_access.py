"""The explorer's page for everyone: by keyboard, on a phone, in the dark, without movement, and by rule."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from vnru_kg.explorer.packing import hash_source

from ..support.browser import Opened, opened
from ..support.front import FRONT, node

AXE = FRONT / "node_modules" / "axe-core" / "axe.min.js"
_LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# in the dark only colours are others, of which two rules speak
RULES = {"light": {"type": "tag", "values": _LEVELS}, "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
# a name that was cut for want of room is whole for whoever hears it
FAULTS = """async (rules) => (await axe.run(document, { runOnly: rules, resultTypes: ['violations'] })).violations
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => [id, target.join(' ')]))
    .filter(([id, target]) => id !== 'label-content-name-mismatch' || !document.querySelector(target)?.textContent.endsWith('…'))
    .slice(0, 9).map((fault) => fault.join(': '))"""

# how many pictures the network shows in the sixty frames after it was zoomed, a second or more
PICTURES = """() => new Promise((done) => {
    const canvas = document.querySelector('.stage canvas');
    const seen = new Set([canvas.toDataURL()]);
    let frames = 0;
    const look = () => {
        seen.add(canvas.toDataURL());
        if (++frames < 60) requestAnimationFrame(look); else done(seen.size);
    };
    document.querySelector('#view-network .over.side .tool').click();
    requestAnimationFrame(look);
})"""


def test_the_keyboard_alone_is_enough(page: Opened) -> None:
    page.go("lang=en")
    keyboard = page.page.keyboard
    focused = "() => document.activeElement.textContent"
    keyboard.press("/")
    keyboard.type("tran duc luong")
    page.until("() => document.querySelector('#hits [data-offer]')")  # the list grows no more
    keyboard.press("ArrowDown")
    keyboard.press("ArrowUp")
    keyboard.press("Enter")
    assert page.page.evaluate(focused) == "Trần Đức Lương"
    for _ in range(60):
        keyboard.press("Tab")
        if page.page.evaluate("() => document.activeElement.matches('.neighbours .thing')"):
            break
    neighbour = page.page.evaluate(focused)
    keyboard.press("Enter")
    assert page.text(".panel h2") == neighbour
    assert page.page.evaluate(focused) == neighbour
    keyboard.press("Escape")
    assert "Where to begin" in page.text(".panel")
    page.page.locator("[role=tab][aria-selected=true]").focus()
    for _ in range(page.page.locator("[role=tab]").count()):
        keyboard.press("ArrowRight")
        if page.page.locator("#view-list").is_visible():
            break
    page.page.locator(".list thead button").first.focus()
    keyboard.press("Enter")
    assert page.page.locator(".list th[aria-sort=descending]").count() == 1


def test_tab_reaches_everything_and_shows_where_it_is(page: Opened) -> None:
    page.go("lang=en&thing=place:moscow")
    page.page.evaluate("() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); }")
    wanted = {
        ".legend input",
        ".languages button",
        ".over button",
        ".panel .close",
        ".panel .grow",
        ".cite",
        ".neighbours .thing",
        "#search",
    }
    reached: set[str] = set()
    for _ in range(250):
        page.page.keyboard.press("Tab")
        found = page.page.evaluate(
            """(selectors) => {
                const { outlineStyle, boxShadow, backgroundColor } = getComputedStyle(document.activeElement);
                return [selectors.filter((one) => document.activeElement.matches(one)), outlineStyle !== 'none' || boxShadow !== 'none',
                    document.activeElement.outerHTML.slice(0, 120)] }""",
            sorted(wanted),
        )
        assert found[1], f"nothing shows that this has the focus: {found[2]}"
        reached.update(found[0])
        if reached == wanted:
            break
    assert reached == wanted


def test_a_phone_has_room_for_it(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file, width=390, height=844) as page:
        for fragment in ("", "view=list", "thing=person:vladimir-putin&lang=ru"):
            page.go(fragment)
            assert page.page.evaluate("() => document.documentElement.scrollWidth") <= 390
            assert not page.page.locator(".legend").is_visible()
            page.page.locator(".filters summary").click()
            assert page.page.locator(".legend").is_visible()
            page.page.locator(".filters summary").click()
            boxes = [page.page.locator(selector).bounding_box() for selector in (".views", ".panel")]
            assert boxes[0] is not None
            assert boxes[1] is not None
            assert boxes[1]["y"] >= boxes[0]["y"] + boxes[0]["height"] - 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_view_keeps_the_rules_of_access(browser: Browser, page_file: Path, scheme: Literal["light", "dark"]) -> None:
    node()  # which brings axe-core
    ground = "() => getComputedStyle(document.body).backgroundColor"
    faults: dict[str, list[str]] = {}
    with opened(browser, page_file, scheme=scheme) as page:
        page.page.evaluate(AXE.read_text("utf-8"))
        for view in page.page.evaluate("() => [...document.querySelectorAll('[role=tab]')].map((tab) => tab.id.slice(4))"):
            page.go(f"view={view}&lang=en" + ("&thing=person:vladimir-putin" if view in {"network", "map", "dossier"} else ""))
            page.still()
            found = page.page.evaluate(FAULTS, RULES[scheme])
            if found:
                faults[view] = found
        # and the switch turns the ground over
        before = page.page.evaluate(ground)
        page.page.evaluate("() => document.querySelector('.theme:not([aria-haspopup]):not(.copy-link)').click()")
        assert page.page.evaluate(ground) != before
    assert faults == {}


def test_names_of_other_languages_say_so(page: Opened) -> None:
    page.go("lang=en&thing=place:moscow")
    assert page.page.locator(".panel .names bdi[lang=ru]").inner_text() == "Москва"
    page.page.keyboard.press("/")
    page.page.keyboard.type("Москва")
    assert page.page.locator("#hits small bdi").first.get_attribute("lang") == "ru"


def test_nothing_moves_for_whoever_asked_for_no_movement(browser: Browser, page_file: Path) -> None:
    with opened(browser, page_file, "lang=en", motion="reduce") as page:
        page.still()
        assert page.page.evaluate(PICTURES) == 2, "before and after, and nothing between them"


def test_an_old_browser_is_told_what_is_needed(browser: Browser, page_file: Path) -> None:
    for lacking in ("delete window.DecompressionStream", "CSS.supports = undefined", "delete Array.prototype.at"):
        page = browser.new_page()
        page.add_init_script(lacking)
        page.goto(page_file.resolve().as_uri())
        told = page.locator("#app p")
        told.nth(2).wait_for()
        assert told.count() == 3, "once in each language"
        assert all("Firefox 113" in text for text in told.all_inner_texts())
        assert page.evaluate("() => typeof vis") == "undefined"
        page.close()


def test_a_script_that_an_old_browser_cannot_read_is_told_too(browser: Browser, page_file: Path, tmp_path: Path) -> None:
    text = page_file.read_text("utf-8")
    start = text.rindex("<script>") + len("<script>")
    script = text[start : text.index("</script>", start)]
    broken = "let 1;"
    target = tmp_path / "page.html"
    target.write_text(
        text.replace(hash_source(script.encode("utf-8")).strip("'"), hash_source(broken.encode("utf-8")).strip("'")).replace(
            script, broken
        ),
        "utf-8",
    )
    page = browser.new_page()
    page.goto(target.as_uri())
    page.locator("#app p[role=alert]").nth(2).wait_for()
    assert page.locator("#app p[role=alert]").count() == 3
    page.close()
