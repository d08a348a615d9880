"""The page as it is printed."""

from __future__ import annotations

import re
import zlib

from .browser import Opened


def pages(page: Opened) -> list[bytes]:
    """What is painted on each sheet that the browser would print, as PDF says it."""
    content = page.page.pdf(format="A4")
    objects = dict(re.findall(rb"\n(\d+) 0 obj\n(.*?)\nendobj", content, re.DOTALL))
    sheets = [body for body in objects.values() if re.search(rb"/Type\s*/Page\b", body)]
    painted = []
    for sheet in sheets:
        found = re.search(rb"/Contents (\d+) 0 R", sheet)
        assert found
        painted.append(zlib.decompress(objects[found[1]].partition(b"stream\n")[2].rpartition(b"\nendstream")[0]))
    return painted


def paper(page: Opened) -> str:
    """The words on paper."""
    page.page.emulate_media(media="print")
    page.page.evaluate("() => void dispatchEvent(new Event('beforeprint'))")
    text = str(page.page.evaluate("() => document.body.innerText"))
    page.page.evaluate("() => void dispatchEvent(new Event('afterprint'))")
    page.page.emulate_media(media="screen")
    return text
