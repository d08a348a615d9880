"""How what was measured grows with the graph: exponents, and curves as a small SVG with both axes logarithmic."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 640, 360, 60, 190, 40, 40
_COLOURS = ("#1b6ca8", "#c0392b", "#2e7d32", "#8e44ad")


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """The slope of the straight line through the logarithms, by least squares.

    >>> round(exponent([(10, 3), (100, 30), (1000, 300)]), 6)
    1.0
    """
    xs, ys = ([math.log(point[axis]) for point in points] for axis in (0, 1))
    middle, level = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - middle) * (y - level) for x, y in zip(xs, ys, strict=True)) / sum((x - middle) ** 2 for x in xs)


def picture(curves: Mapping[str, Sequence[tuple[float, float]]], title: str) -> str:
    """Milliseconds over triples, a curve for each name, with its exponent beside."""
    points = [point for curve in curves.values() for point in curve]
    least, most = min(x for x, _ in points), max(x for x, _ in points)
    low, high = (round_(math.log10(f(y for _, y in points))) for f, round_ in ((min, math.floor), (max, math.ceil)))

    def place(x: float, y: float) -> str:
        across = _LEFT + (_WIDTH - _LEFT - _RIGHT) * math.log(x / least) / math.log(most / least)
        up = _HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * (math.log10(y) - low) / (high - low)
        return f"{across:.0f},{up:.0f}"

    lines = [f'<text x="8" y="20" font-weight="bold">{escape(title)}</text>']
    for power in range(low, high + 1):
        left, level = place(least, 10.0**power).split(",")
        lines.append(f'<path d="M{left},{level}H{_WIDTH - _RIGHT}" stroke="#ccc"/><text x="8" y="{level}">{10.0**power:g} ms</text>')
    for x in sorted({x for x, _ in points}):
        lines.append(f'<text x="{place(x, 10.0**low).split(",")[0]}" y="{_HEIGHT - 16}" text-anchor="middle">{x:,.0f}</text>')
    for (name, curve), colour in zip(curves.items(), _COLOURS, strict=False):
        drawn = " ".join(place(*point) for point in curve)
        across, level = drawn.split()[-1].split(",")
        lines.append(f'<polyline points="{drawn}" fill="none" stroke="{colour}" stroke-width="2"/>')
        lines.append(f'<text x="{int(across) + 8}" y="{level}" fill="{colour}">{escape(name)}: {exponent(curve):.2f}</text>')
    body = "\n".join(lines)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" font-size="12">'
    return f'{head}\n<rect width="100%" height="100%" fill="#fff"/>\n{body}\n</svg>\n'
