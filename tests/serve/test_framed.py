"""Views for other sites, framed by a page of another origin in a real browser: what may be framed shows, all else does not."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from ..support.browser import chromium
from ..support.served import Served

_WAIT = 60_000  # milliseconds


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def site(folder: Path) -> Iterator[str]:
    """Another site, of the files in a folder."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as other:
        thread = threading.Thread(target=other.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{other.server_port}"
        finally:
            other.shutdown()
            thread.join()


@pytest.mark.parametrize(
    ("place", "selector", "text"),
    [
        ("/vi/person/vo-van-kiet?embed=1", "h1", "Võ Văn Kiệt"),
        ("/en/explorer?embed=1&thing=person:vo-van-kiet", "body", "Also known as"),
        ("/vi/person/vo-van-kiet", "", None),
        ("/en/explorer", "", None),
    ],
)
def test_another_site_frames_what_it_may(server: Served, tmp_path: Path, place: str, selector: str, text: str | None) -> None:
    (tmp_path / "page.html").write_text(f'<!doctype html><iframe width="900" height="700" src="{server.url}{place}"></iframe>', "utf-8")
    with site(tmp_path) as other, chromium() as browser:
        page = browser.new_page()
        try:
            page.goto(f"{other}/page.html", timeout=_WAIT)
            frame = page.frames[1]
            if text is None:
                assert frame.url.startswith("chrome-error:")
            else:
                frame.locator(selector).get_by_text(text).first.wait_for(timeout=_WAIT)
        finally:
            page.close()
