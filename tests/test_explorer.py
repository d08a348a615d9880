"""The explorer's page: what it holds, and what a reader can do with it in a browser."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from vnru_kg import KnowledgeGraph
from vnru_kg.errors import DataError, NotFoundError, OutputError
from vnru_kg.explorer import page_html, write_page
from vnru_kg.explorer.data import build

from .browser import Opened, chromium, opened

FRONT = Path(__file__).parent.parent / "vnru_kg" / "explorer" / "front"
SHOWN = "() => Number(/\\d+/.exec(document.querySelector('.over .count').textContent)[0])"


@pytest.fixture(scope="module")
def model(kg: KnowledgeGraph) -> dict[str, Any]:
    return build(kg)


@pytest.fixture(scope="module")
def file(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("explorer") / "đồ thị #1.html"
    report = write_page(kg, target)
    assert report.size == target.stat().st_size
    assert report.opening <= report.things
    return target


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


# ---- what the page holds


def test_every_row_refers_to_rows_that_are_there(model: dict[str, Any]) -> None:
    things, facts, passages = len(model["things"]), len(model["facts"]), len(model["passages"])
    assert things == len(model["network"]["nodes" if "nodes" in model["network"] else "xy"])
    for thing in model["things"]:
        assert 0 <= thing[2] < len(model["kinds"])
        assert all(0 <= n < len(model["types"]) for n in thing[7])
        assert all(0 <= n < facts for n in thing[9])
        assert all(0 <= n < passages for n in thing[10])
    for source, target, relation, *_, cited in model["edges"]:
        assert 0 <= source < things
        assert 0 <= target < things
        assert 0 <= relation < len(model["relations"])
        assert all(0 <= n < passages for n in cited)
    for heading, _, named, _, cited in model["facts"]:
        assert 0 <= heading < len(model["headings"])
        assert all(0 <= n < things for n in named)
        assert all(0 <= n < passages for n in cited)


def test_it_holds_every_thing_relation_and_fact(kg: KnowledgeGraph, model: dict[str, Any]) -> None:
    graph = kg.to_networkx()
    assert len(model["things"]) == graph.number_of_nodes()
    assert len(model["edges"]) == graph.number_of_edges()
    person = next(t for t in model["things"] if t[0] == "person:vo-van-kiet")
    assert person[1] == ["Võ Văn Kiệt", "Võ Văn Kiệt", "Во Ван Киет"]
    assert len(person[9]) == len(kg.show("person:vo-van-kiet").facts)
    pairs = [(a, b) for a, b, _ in model["network"]["ties"]]
    assert len(pairs) == len(set(pairs)) == len({frozenset(e) for e in graph.edges() if e[0] != e[1]})


def test_it_opens_on_the_most_important_things(model: dict[str, Any]) -> None:
    assert 30 <= len(model["opening"]) <= 90
    assert {"place:vietnam", "place:russia"} <= {model["things"][n][0] for n in model["opening"]}


def test_it_opens_on_what_was_asked_for_and_what_lies_around(small: KnowledgeGraph) -> None:
    def names(depth: int) -> set[str]:
        model = build(small, [small.resolve("place:an-city")], depth=depth)
        assert [model["things"][n][0] for n in model["focus"]] == ["place:an-city"]
        return {model["things"][n][0] for n in model["opening"]}

    assert names(0) == {"place:an-city"}
    assert names(1) == {"place:an-city", "place:anland", "event:2001-03-visit"}
    assert names(2) == names(1) | {"place:borland", "instrument:pact-2001", "person:fyodor-orlov"}


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from vnru_kg import KnowledgeGraph; from vnru_kg.explorer import write_page; "
        "write_page(KnowledgeGraph.load(), Path(sys.argv[1]))"
    )
    for seed in ("0", "1"):
        subprocess.run(
            [sys.executable, "-c", script, str(tmp_path / seed)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            check=True,
        )
    assert (tmp_path / "0").read_bytes() == (tmp_path / "1").read_bytes()


def test_the_policy_lets_nothing_in(file: Path) -> None:
    page = file.read_text("utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    rules = dict(part.strip().partition(" ")[::2] for part in policy[1].replace("&#39;", "'").split(";"))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in rules["script-src"] + rules["style-src"]
    assert "connect-src" not in rules  # so that default-src holds
    markup = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    assert not re.search(r"""\b(?:src|href|srcset)\s*=""", markup)


def test_bad_input_is_answered_and_loses_nothing(small: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotFoundError, match="fr"):
        page_html(small, language="fr")
    with pytest.raises(NotFoundError, match="nobody"):
        page_html(small, things=["person:nobody-at-all"])
    with pytest.raises(NotFoundError, match="not a thing of the network"):
        page_html(small, things=["code:kind-person"])
    with pytest.raises(OutputError):
        write_page(small, tmp_path / "missing" / "page.html")
    target = tmp_path / "page.html"
    target.write_text("old", encoding="utf-8")
    monkeypatch.setattr("vnru_kg.explorer.page.files", lambda _: tmp_path)
    with pytest.raises(DataError, match=r"never built(.|\n)*hatch_build"):
        write_page(small, target)
    assert target.read_text("utf-8") == "old"


def test_the_scripts_own_tests_pass() -> None:
    node = shutil.which("node")
    if not node or not (FRONT / "node_modules" / "esbuild").is_dir():
        pytest.skip("no Node, or no packages: run npm ci in vnru_kg/explorer/front")
    run = subprocess.run([node, "test.mjs"], cwd=FRONT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


# ---- what a reader can do with it


def pick(page: Opened, text: str) -> None:
    """Type into the search box and take the first hit."""
    page.page.keyboard.press("/")
    page.page.keyboard.type(text)
    page.page.locator("#hits [role=option]").first.wait_for()
    page.page.keyboard.press("Enter")


def test_it_opens_from_disk_with_no_request_and_no_error(browser: Browser, file: Path) -> None:
    with opened(browser, file) as page:
        page.page.locator(".stage canvas").wait_for()
        assert 30 <= page.page.evaluate(SHOWN) <= 90
        assert page.page.title() == "Việt Nam – Nga: đồ thị tri thức"
        assert page.page.locator(".legend li").count() >= 9
        drawn = """() => { const c = document.querySelector('.stage canvas');
            return new Set(c.getContext('2d').getImageData(0, 0, c.width, c.height).data).size }"""
        page.until(f"() => ({drawn})() > 20")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("vo van kiet", "Võ Văn Kiệt"),
        ("Черномырдин", "Viktor Chernomyrdin"),
        ("PUTIN", "Vladimir Putin"),
        ("Chécnômưrđin", "Viktor Chernomyrdin"),
    ],
)
def test_search_finds_any_name_with_or_without_accents(browser: Browser, file: Path, typed: str, name: str) -> None:
    with opened(browser, file) as page:
        pick(page, typed)
        assert page.text(".panel h2") == name


def test_search_folds_as_python_does(browser: Browser, file: Path, model: dict[str, Any]) -> None:
    from vnru_kg.text import fold

    names = [label for thing in model["things"][::17] for label in (thing[1] if isinstance(thing[1], list) else [thing[1]])]
    with opened(browser, file, "view=list") as page:
        for name in names:
            page.page.fill("#search", fold(name))
            rows = page.page.locator(".list tbody tr").count()
            assert rows >= 1, f"{fold(name)} does not find {name}"


def test_nothing_found_is_said(browser: Browser, file: Path) -> None:
    with opened(browser, file, "lang=en") as page:
        page.page.fill("#search", "qqzzxx")
        assert "Nothing found for “qqzzxx”" in page.text("#hits")


def test_the_legend_filters_network_and_list(browser: Browser, file: Path, model: dict[str, Any]) -> None:
    people = next(n for n, kind in enumerate(model["kinds"]) if kind[0] == "person")
    count = sum(thing[2] == people for thing in model["things"])
    with opened(browser, file) as page:
        page.page.locator(".legend li", has_text="Người").hover()
        page.page.locator(".legend li", has_text="Người").locator(".only").click()
        assert page.fragment() == "#kinds=person"
        page.until(f"() => ({SHOWN})() <= {count}")
        page.page.get_by_role("tab", name="Danh sách").click()
        assert page.page.locator(".list tbody tr").count() == min(count, 100)
        assert page.page.locator(".list tbody svg.sign").first.get_attribute("data-kind") == str(people)
        page.page.locator(".legend button", has_text="Bỏ hết").click()
        assert page.page.locator(".list tbody tr").count() == 0
        page.page.go_back()
        assert page.page.locator(".list tbody tr").count() == min(count, 100)


def test_the_panel_tells_names_facts_and_passages(browser: Browser, file: Path) -> None:
    with opened(browser, file, "lang=en&thing=person:vladimir-putin") as page:
        assert page.text(".panel h2") == "Vladimir Putin"
        assert "Владимир Путин" in page.text(".panel .names")
        link = page.page.locator(".panel .identifiers a").first
        assert (link.get_attribute("href") or "").startswith("https://www.wikidata.org/entity/Q")
        assert "noopener" in (link.get_attribute("rel") or "")
        assert page.page.locator(".panel .group h4").count() >= 2
        assert re.search(r"¶ \d+", page.text(".panel .facts"))
        lines = page.page.locator(".panel .facts li")
        assert lines.count() == lines.locator(".cites").count()
        page.page.locator(".panel .neighbours .thing").first.click()
        assert page.text(".panel h2") != "Vladimir Putin"
        page.page.go_back()
        assert page.text(".panel h2") == "Vladimir Putin"


def test_neighbours_come_in_batches_and_go_again(browser: Browser, file: Path) -> None:
    with opened(browser, file, "lang=en&thing=place:russia") as page:
        before = page.page.evaluate(SHOWN)
        grow = page.page.locator(".panel .grow")
        left = int(re.search(r"\((\d+) left\)", grow.inner_text())[1])  # type: ignore[index]
        grow.click()
        page.until(f"() => ({SHOWN})() === {before + min(8, left)}")
        assert f"({left - 8} left)" in grow.inner_text()
        page.page.get_by_role("button", name="Collapse").click()
        page.until(f"() => ({SHOWN})() === {before}")
        page.page.get_by_role("button", name="Hide").click()
        page.until(f"() => ({SHOWN})() === {before - 1}")
        assert "hidden=place:russia" in page.fragment()
        page.page.get_by_role("button", name="Start over").click()
        page.until(f"() => ({SHOWN})() === {before}")


def test_the_language_switch_changes_words_and_names(browser: Browser, file: Path) -> None:
    with opened(browser, file, "thing=place:moscow") as page:
        page.page.get_by_role("button", name="Русский").click()
        assert page.page.evaluate("() => document.documentElement.lang") == "ru"
        assert page.page.title() == "Вьетнам – Россия: граф знаний"
        assert page.text(".panel h2") == "Москва"
        assert "Люди" in page.text(".legend")
        assert "Список" in page.text(".tabs")
        assert page.fragment() == "#thing=place:moscow&lang=ru"
        page.page.go_back()
        assert page.text(".panel h2") == "Moskva"


def test_a_link_opens_what_it_says(browser: Browser, file: Path) -> None:
    with opened(browser, file, "view=list&thing=event:1994-06-16-treaty-signing&kinds=event,person&q=putin&lang=en&sort=-ties") as page:
        assert page.page.locator("#view-list").is_visible()
        assert page.page.input_value("#search") == "putin"
        assert page.page.locator(".legend input:checked").count() == 2
        assert page.page.locator("th[aria-sort=descending]").inner_text().startswith("Ties")
        ties = [int(n) for n in page.page.locator(".list tbody tr td:nth-last-child(2)").all_inner_texts()]
        assert ties == sorted(ties, reverse=True)
        assert "Treaty" in page.text(".panel h2")


def test_the_list_sorts_as_vietnamese_readers_do(browser: Browser, file: Path) -> None:
    with opened(browser, file, "view=list&kinds=person") as page:
        names = page.page.locator(".list tbody .thing").all_inner_texts()
        assert names == page.page.evaluate("(names) => names.toSorted(new Intl.Collator('vi', { numeric: true }).compare)", names)
        letters = [name[0] for name in names]
        assert letters.index("Đ") < letters.index("L")


def test_the_keyboard_alone_is_enough(browser: Browser, file: Path) -> None:
    with opened(browser, file, "lang=en") as page:
        keyboard = page.page.keyboard
        focused = "() => document.activeElement.textContent"
        keyboard.press("/")
        keyboard.type("tran duc luong")
        keyboard.press("ArrowDown")
        keyboard.press("ArrowUp")
        keyboard.press("Enter")
        assert page.page.evaluate(focused) == "Trần Đức Lương"
        for _ in range(40):
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
        keyboard.press("ArrowRight")
        assert page.page.locator("#view-list").is_visible()
        page.page.locator(".list thead button").first.focus()
        keyboard.press("Enter")
        assert page.page.locator(".list th[aria-sort=descending]").count() == 1


def test_a_phone_has_room_for_it(browser: Browser, file: Path) -> None:
    for fragment in ("", "view=list", "thing=person:vladimir-putin&lang=ru"):
        with opened(browser, file, fragment, width=390, height=844) as page:
            assert page.page.evaluate("() => document.documentElement.scrollWidth") <= 390
            assert not page.page.locator(".legend").is_visible()
            page.page.locator(".filters summary").click()
            assert page.page.locator(".legend").is_visible()
            page.page.locator(".filters summary").click()
            boxes = [page.page.locator(selector).bounding_box() for selector in (".views", ".panel")]
            assert boxes[0] is not None
            assert boxes[1] is not None
            assert boxes[1]["y"] >= boxes[0]["y"] + boxes[0]["height"] - 1


def test_dark_and_light_follow_the_system_and_the_switch(browser: Browser, file: Path) -> None:
    ground = "() => getComputedStyle(document.body).backgroundColor"
    with opened(browser, file, scheme="dark") as page:
        dark = page.page.evaluate(ground)
        page.page.locator(".theme").click()
        assert page.page.evaluate(ground) != dark
    with opened(browser, file, scheme="light") as page:
        light = page.page.evaluate(ground)
        page.page.locator(".theme").click()
        assert page.page.evaluate(ground) == dark != light
