"""How answers look in Jupyter: a table, and a small drawing of a network; plain HTML and SVG without script, every text escaped."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from html import escape
from textwrap import shorten
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx

WIDTH, HEIGHT = 720, 460
MARGIN = 70
STYLE = "max-width:100%;height:auto;font:12px system-ui,sans-serif"
MOST = 18  # nodes that are drawn; the names of more would lie over each other
LONGEST = 30  # letters of a name


def table(caption: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """An HTML table; without headings it has no head."""
    head = "".join(f"<th>{escape(h)}</th>" for h in headings)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    head = f"<thead><tr>{head}</tr></thead>" if headings else ""
    return f"<table><caption>{escape(caption)}</caption>{head}<tbody>{body}</tbody></table>"


def drawing(network: networkx.MultiDiGraph[str], middle: Collection[str] = ()) -> str:
    """The network as SVG: what is in the ``middle`` is drawn full, of the rest what has most links; nothing for an empty one.

    Nodes have the attribute ``label``, edges too; a name that is cut, and what a link says, is shown when one points at it.
    """
    chosen = sorted(network, key=lambda n: (n not in middle, -network.degree(n), n))[:MOST]
    if len(chosen) < 2:
        return ""
    links: dict[tuple[str, str], list[str]] = {}
    for a, b, data in network.subgraph(chosen).edges(data=True):
        links.setdefault((a, b), []).append(str(data["label"]))
    places = _places(chosen, links)
    lines = "".join(_line(places[a], places[b], "; ".join(dict.fromkeys(said))) for (a, b), said in sorted(links.items()))
    nodes = "".join(_node(places[n], str(network.nodes[n]["label"]), full=n in middle) for n in chosen)
    left = len(network) - len(chosen)
    rest = f'<text x="{WIDTH - 8}" y="{HEIGHT - 8}" text-anchor="end" opacity=".7">+{left}</text>' if left else ""
    return f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" role="img" style="{STYLE}" fill="currentColor">{lines}{nodes}{rest}</svg>'


def _places(nodes: Sequence[str], links: Iterable[tuple[str, str]]) -> dict[str, tuple[float, float]]:
    """Where each node lies within the margins, by the stress of its links, from a circle on: the same every time."""
    import igraph

    number = {n: i for i, n in enumerate(nodes)}
    graph = igraph.Graph(len(nodes), sorted({(min(number[a], number[b]), max(number[a], number[b])) for a, b in links if a != b}))
    layout = graph.layout_kamada_kawai(seed=graph.layout_circle())
    (left, top, right, bottom) = layout.bounding_box().coords
    wide, high = (right - left) or 1, (bottom - top) or 1
    return {
        n: (MARGIN + (x - left) / wide * (WIDTH - 2 * MARGIN), MARGIN / 2 + (y - top) / high * (HEIGHT - MARGIN - 20))
        for n, (x, y) in zip(nodes, layout, strict=True)
    }


def _line(start: tuple[float, float], end: tuple[float, float], said: str) -> str:
    (x1, y1), (x2, y2) = start, end
    return (
        f'<line x1="{x1:.0f}" y1="{y1:.0f}" x2="{x2:.0f}" y2="{y2:.0f}" stroke="currentColor" stroke-opacity=".3">'
        f"<title>{escape(said)}</title></line>"
    )


def _node(place: tuple[float, float], name: str, *, full: bool) -> str:
    x, y = place
    anchor = "start" if x < MARGIN + 10 else "end" if x > WIDTH - MARGIN - 10 else "middle"
    ring = "" if full else ' fill-opacity=".35"'
    weight = ' font-weight="600"' if full else ""
    return (
        f'<g><title>{escape(name)}</title><circle cx="{x:.0f}" cy="{y:.0f}" r="{7 if full else 5}"{ring}/>'
        f'<text x="{x:.0f}" y="{y + 19:.0f}" text-anchor="{anchor}"{weight}>{escape(shorten(name, LONGEST, placeholder=" …"))}</text></g>'
    )
