"""The explorer's page beside what pyvis itself makes of the same graph: ``python -m tests.benchmarks.explorer [SIZE…]``.

Both are opened by the same Chromium in one run, turn by turn, since a machine's speed changes and a ratio does not. SIZE is
a number of things of an invented graph; 0 is the shipped one. pyvis is given up on where it does not come to rest.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as TooSlow

from vnru_kg import KnowledgeGraph
from vnru_kg.explorer import write_page

from ..support.browser import chromium
from .synthetic import graph

SIZES = (0, 1000, 5000, 20000)
TURNS = 3
PATIENCE = 120  # seconds
PYVIS_UP_TO = 5000  # beyond, it does not open within the hour
# sizes and times that the page is to keep, by size of the graph
GOALS = {
    "size": {0: 2.5e6},
    "paint": {0: 1000.0},
    "search": {0: 1000.0},
    "engine": {0: 2000.0},
    "step": {1000: 50.0, 5000: 100.0},
    "open": {20000: 2000.0},
}

_PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
# a search that is asked as soon as there is a box to ask in
_SEARCH = """() => { if (!('ready' in document.documentElement.dataset)) return 0;
    const box = document.querySelector('#search'); box.value = 'nguyen'; box.dispatchEvent(new Event('input'));
    return document.querySelector('#hits [role=option]') ? performance.now() : 0 }"""
# from the click to the frame that shows it, the median of two steps for each kind
_STEP = """async () => { const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const times = []; for (const box of document.querySelectorAll('.legend input')) for (let n = 0; n < 2; n++) {
        await frame(); const start = performance.now(); box.click(); times.push(performance.now() - start); }
    return times.sort((a, b) => a - b)[times.length >> 1] }"""
# pyvis has no filter of its own for kinds: hide every fourth node, as its readers do by script
_PYVIS_STEP = """async () => { const start = performance.now();
    nodes.update(nodes.getIds().filter((_, n) => n % 4 === 0).map((id) => ({ id, hidden: true }))); network.redraw();
    return performance.now() - start }"""
_PYVIS_OPEN = "() => typeof network === 'object' && network.body.nodeIndices.length ? performance.now() : 0"


@dataclass
class Measured:
    """What was measured of one page, by name; milliseconds but for the size."""

    size: int
    times: dict[str, list[float]] = field(default_factory=dict)

    def add(self, name: str, value: float) -> None:
        self.times.setdefault(name, []).append(value)

    def best(self, name: str) -> float | None:
        found = self.times.get(name)
        return min(found) if found else None


Ask = Callable[[Page, Measured], None]


def ours(page: Page, measured: Measured) -> None:
    """Open our page and ask something of it."""
    searched = _until(page, _SEARCH)
    measured.add("paint", page.evaluate(_PAINT))
    measured.add("open", float(page.evaluate("() => document.documentElement.dataset.ready")))
    measured.add("search", searched)
    page.evaluate("() => { document.querySelector('#search').value = ''; document.querySelector('#search').blur() }")
    measured.add("engine", _until(page, "() => Number(document.documentElement.dataset.engine ?? 0)"))
    measured.add("step", page.evaluate(_STEP))


def theirs(page: Page, measured: Measured) -> None:
    """The same of the page that pyvis makes; it has no search."""
    measured.add("open", _until(page, _PYVIS_OPEN))
    measured.add("paint", page.evaluate(_PAINT))
    measured.add("step", page.evaluate(_PYVIS_STEP))


def _until(page: Page, question: str) -> float:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        answer = float(page.evaluate(question))
        if answer:
            return answer
        page.wait_for_timeout(5)
    raise TooSlow("it never answered")


def write_pyvis(kg: KnowledgeGraph, target: Path) -> None:
    """What ``pyvis`` makes of the graph with no more than its own means."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pyvis.network import Network
    drawn = kg.to_networkx()
    for _, data in drawn.nodes(data=True):
        data["passages"] = len(data["passages"])  # it takes only what JSON takes
    for *_, data in drawn.edges(data=True):
        data["passages"] = len(data["passages"])
    net = Network(cdn_resources="in_line", directed=True)
    net.from_nx(drawn)
    target.write_text(net.generate_html(), encoding="utf-8")  # its write_html takes the machine's own encoding


def measure(browser: Browser, size: int, folder: Path) -> None:
    kg = graph(size) if size else KnowledgeGraph.load()
    pages: dict[str, tuple[Path, Ask, Measured]] = {}
    makers: list[tuple[str, Callable[[KnowledgeGraph, Path], object], Ask]] = [
        ("vnru-kg", write_page, ours),
        ("pyvis", write_pyvis, theirs),
    ]
    for name, write, ask in makers:
        if name == "pyvis" and size > PYVIS_UP_TO:
            continue
        target = folder / f"{name}-{size}.html"
        start = time.perf_counter()
        write(kg, target)
        measured = Measured(target.stat().st_size)
        measured.add("write", 1000 * (time.perf_counter() - start))
        pages[name] = (target, ask, measured)
    tired: set[str] = set()
    for name, (target, ask, measured) in list(pages.items()) * TURNS:
        if name not in tired:
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.route("http*://**", lambda route: route.abort())  # pyvis asks for a font of its own
            page.set_default_timeout(1000 * PATIENCE)
            try:
                page.goto(target.as_uri())
                ask(page, measured)
            except TooSlow:
                print(f"   {name}: given up after {PATIENCE} s")
                tired.add(name)
            page.close()
    report(size, pages["vnru-kg"][2], pages["pyvis"][2] if "pyvis" in pages else None)


def report(size: int, own: Measured, other: Measured | None) -> None:
    """One line for each thing measured: the best of all turns, its median, pyvis, the ratio, and the goal."""
    print(f"\n{size or 'shipped'}: best (median) of {TURNS} turns, milliseconds")
    rows = [("size", float(own.size), float(own.size), float(other.size) if other else None)]
    rows += [(name, min(times), statistics.median(times), other.best(name) if other else None) for name, times in own.times.items()]
    for name, best, middle, beside in rows:
        goal = GOALS.get(name, {}).get(size)
        ratio = f"pyvis {beside:12,.0f}, {beside / best:6.1f} times" if beside is not None and best else "no pyvis"
        verdict = "" if goal is None else f"   goal {goal:,.0f}: {'kept' if best <= goal else 'MISSED'}"
        print(f"  {name:7}{best:12,.0f} ({middle:12,.0f})   {ratio:32}{verdict}")


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            measure(browser, size, Path(folder))


if __name__ == "__main__":
    main()
