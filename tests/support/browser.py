"""A page in headless Chromium: opened from disk, watched for requests and errors."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, Page, sync_playwright

from .front import lacking

_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
# the page's own listener was there first, so that it is done when this one is called
_GO = """(fragment) => new Promise((done) => {
    document.activeElement?.blur();
    if (location.hash.replace(/^#/, '') === encodeURI(fragment)) return done();
    addEventListener('hashchange', () => setTimeout(done), { once: true });
    location.hash = fragment;
})"""
# two frames long nothing changes of the view that is shown; nothing of ours moves for ten seconds
_STILL = """() => new Promise((done, fail) => {
    let [last, same, frames] = ['', 0, 0];
    const look = () => {
        const view = document.querySelector('.view:not([hidden])') ?? document.body;
        const now = [...view.querySelectorAll('canvas')].map((one) => one.toDataURL()).join() + view.outerHTML + scrollY;
        same = now === last ? same + 1 : 0;
        last = now;
        if (same === 2) return done();
        if (++frames > 600) return fail(new Error('the view never comes to rest'));
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
})"""
# what Chromium says itself on a machine without a graphics card
_NO_CARD = re.compile(r"software WebGL|GPU stall due to ReadPixels|GroupMarkerNotSet")
_running: list[Browser] = []


def _is_complaint(kind: str, text: str) -> bool:
    return kind in {"error", "warning"} and not _NO_CARD.search(text)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium as CHROMIUM names it or as it is installed; one for all tests, since it is slow to start. Skipped where there is none."""
    if not _running:
        program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
        if not Path(program).exists():
            lacking("chromium", "no Chromium: install it, or name it in the variable CHROMIUM")
        play = sync_playwright().start()
        _running.append(play.chromium.launch(executable_path=program, args=list(_FLAGS)))
        atexit.register(play.stop)
        atexit.register(_running[0].close)
    yield _running[0]


@dataclass
class Opened:
    """An open page with what it asked of the network and what it complained of."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def until(self, condition: str, argument: Any = None, seconds: float = 120) -> None:
        """Wait for a condition, a JavaScript function. Asked again and again: the page's policy lets no text be run within it."""
        end = time.monotonic() + seconds
        while not self.page.evaluate(condition, argument):
            assert time.monotonic() < end, f"never came true: {condition}"
            self.page.wait_for_timeout(20)

    def past(self, milliseconds: int) -> None:
        """Let the page's own timers that are due by then run; they run in the order in which they are due, however slow the machine."""
        self.page.evaluate("(delay) => new Promise((done) => setTimeout(done, delay))", milliseconds)

    def still(self) -> None:
        """Wait until nothing moves in the view any more."""
        self.page.evaluate(_STILL)

    def text(self, selector: str) -> str:
        """The text of the first element."""
        return self.page.locator(selector).first.inner_text()

    def fragment(self) -> str:
        """What stands after # in the address."""
        return str(self.page.evaluate("() => location.hash"))

    def go(self, fragment: str = "") -> None:
        """Bring the page into the state that a fragment says, as following a link within it does."""
        self.page.evaluate(_GO, fragment)

    def check(self) -> None:
        """It asked for nothing but itself and what it made itself, and complained of nothing."""
        assert {url.partition("#")[0] for url in self.requests if not url.startswith("blob:")} == {self.address}
        assert self.complaints == []


@contextmanager
def opened(
    browser: Browser,
    file: Path,
    fragment: str = "",
    *,
    width: int = 1440,
    height: int = 900,
    scheme: Literal["light", "dark"] = "light",
    motion: Literal["reduce", "no-preference"] = "no-preference",
    locale: str = "vi-VN",
) -> Iterator[Opened]:
    """``file`` in a window of this size; at the end no request but for the file and no complaint may have been made."""
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion=motion, locale=locale)
    context.set_default_timeout(120_000)
    found = Opened(context.new_page(), file.resolve().as_uri())
    found.page.on("request", lambda request: found.requests.append(request.url))
    found.page.on("console", lambda message: found.complaints.append(message.text) if _is_complaint(message.type, message.text) else None)
    found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
    found.page.goto(found.address + (f"#{fragment}" if fragment else ""))
    found.until("() => 'ready' in document.documentElement.dataset")
    yield found
    found.check()
    context.close()
