"""How soon search answers: the shipped graph, and a graph of a million invented labels, each beside a plain scan of all names.

Run it as ``python -m tests.benchmarks.search [--labels N]``. Both sides answer the same questions in one run, in turn. The scan
holds all names in memory, folded beforehand, and looks at each of them; it finds neither typing errors nor
transliterations, so that it has less to do. Times are the processor's, so that whatever else the machine does counts little.
"""

# ruff: noqa: SIM905 — a line of words reads better than a list of them

from __future__ import annotations

import argparse
import gc
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import EmbeddedEngine
from vnru_kg.namespaces import q
from vnru_kg.search import index_of, search, suggest
from vnru_kg.search.entries import Entry, entries
from vnru_kg.text import fold

SHIPPED = (
    "Võ Văn Kiệt", "vo van kiet", "putin", "V. Putin", "Putin V.", "nga", "viet nam", "đường", "duong", "Черномырдин", "Tchernomirdin",
    "Во Ван Кьет", "Чернамырдин", "vo van kieet", "myrdin", "petro", "a", "hiep dinh 2001", "qqxx",
)  # fmt: skip
INVENTED = (
    "Nguyễn Văn Kiệt", "nguyen van kiet", "kiet nguyen van", "N. Kiệt", "nguyen", "van", "viet nam", "đường", "duong", "n", "ng",
    "Ngyuen Thi Duong", "vietnam russia", "hiep dinh viet nam", "Соглашение 1994", "Công ty 1999", "akova", "zhukov", "Шуков", "qqxxzz",
    "liên bang nga năm 2001", "of vietnam and russia of", "ngân hàng vệt nam",
)  # fmt: skip
_REPEAT = 7
T = TypeVar("T")


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--labels", type=int, default=1_000_000, help="how many labels the invented graph has; 0 leaves it out")
    labels = parser.parse_args().labels
    with tempfile.TemporaryDirectory() as folder:
        os.environ["VNRU_KG_CACHE"] = folder
        kg = KnowledgeGraph.load()
        print("the shipped graph")
        compare(kg, SHIPPED, Path(folder))
        if labels:
            print(f"\nan invented graph of {labels} labels")
            engine = EmbeddedEngine(quads(labels))
            engine.key = "invented"
            compare(KnowledgeGraph(engine), INVENTED, Path(folder))


def compare(kg: KnowledgeGraph, texts: Iterable[str], folder: Path) -> None:
    """Build the index, then ask each question of both sides in turn."""
    start = time.perf_counter()
    built, _ = timed(lambda: index_of(kg))
    waited = time.perf_counter() - start
    read, found = timed(lambda: entries(kg))
    size = sum(p.stat().st_size for p in folder.glob(f"{getattr(kg.engine, 'key', None)}.search"))
    names = sum(len(e.names) for e in found)
    how = f"{read:.1f} s of it reading the graph; {waited:.1f} s by the clock"
    print(f"{names} names: built in {built:.1f} s ({how}), {size / 1e6:.1f} MB on disk")
    scan = Scan(found)
    del found
    gc.collect()
    print(f"{'typed':<28} {'first':>9} {'again':>9} {'scan':>9}   first hit")
    again, scanned = [], []
    for text in texts:
        ask, look = partial(search, kg, text), partial(scan.search, text)
        first, hits = timed(ask)
        ours = statistics.median(timed(ask)[0] for _ in range(_REPEAT))
        theirs = min(timed(look)[0] for _ in range(2))
        again.append(ours)
        scanned.append(theirs)
        shown = f"{hits[0].rank} {hits[0].name}" if hits else f"none; nearest: {[h.name for h in suggest(kg, text)]}"
        print(f"{text:<28} {first * 1e3:6.2f} ms {ours * 1e3:6.2f} ms {theirs * 1e3:6.1f} ms   {shown[:60]}")
    worst = f"worst {max(again) * 1e3:.2f} ms, scan {max(scanned) * 1e3:.1f} ms"
    times = statistics.geometric_mean([theirs / ours for ours, theirs in zip(again, scanned, strict=True)])
    print(f"{worst}; {times:.0f} times faster in the geometric mean")


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds of the processor, and what the work gave."""
    start = time.process_time()
    value = work()
    return time.process_time() - start, value


class Scan:
    """The plain way: look at every name."""

    def __init__(self, found: list[Entry]) -> None:
        self._names = [(fold(name), n) for n, entry in enumerate(found) for name in entry.names]
        self._iris = [entry.iri for entry in found]

    def search(self, text: str, limit: int = 10) -> list[str]:
        """The things with names that hold the text, or all its words: the whole name, its beginning, parts, words."""
        folded = fold(text)
        wanted = folded.split()
        best: dict[int, int] = {}
        for plain, n in self._names:
            if folded in plain:
                rank = 0 if plain == folded else 1 if plain.startswith(folded) else 2
            elif len(wanted) > 1 and all(word in plain for word in wanted):
                rank = 3
            else:
                continue
            if rank < best.get(n, 9):
                best[n] = rank
        return [self._iris[n] for n in sorted(best, key=lambda n: (best[n], n))[:limit]]


# ---- invented names, of the kinds that the graph has

_SURNAMES = tuple("Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Lâm Mai Tô Cao Đinh".split())
_MIDDLE = tuple("Văn Thị Minh Đức Quang Hữu Xuân Ngọc Thanh Công Đình Bá Tấn Phú Hồng Thành Trọng Anh Kim Hải".split())
_GIVEN = tuple(
    "Kiệt An Anh Bình Chính Dũng Đức Giang Hà Hải Hiếu Hòa Hùng Huy Khánh Khoa Lâm Lan Linh Long Mai Minh Nam Nga Ngọc Phong Phúc Quân "
    "Quang Sang Sơn Tâm Thắng Thảo Thủy Toàn Trang Triết Tuấn Vinh Xuân Yến Đường Dương Phượng Thịnh Trung Khải".split()
)
_SORTS = (
    ("organization", "Công ty", "Company", "Компания"),
    ("organization", "Trường Đại học", "University", "Университет"),
    ("organization", "Viện Nghiên cứu", "Research Institute", "Институт"),
    ("organization", "Ngân hàng", "Bank", "Банк"),
    ("instrument", "Hiệp định", "Agreement", "Соглашение"),
    ("event", "Hội nghị", "Conference", "Конференция"),
    ("event", "Chuyến thăm", "Visit", "Визит"),
    ("project", "Nhà máy", "Plant", "Завод"),
)
_CLASSES = {
    "person": "foaf:Person",
    "organization": "org:FormalOrganization",
    "instrument": "schema:Legislation",
    "event": "sem:Event",
    "project": "vnru:Project",
}
_CONSONANTS = tuple("b c ch d g gr k kr l m n p pr r s st sh t tr v vl z zh".split())
_VOWELS = tuple("a e i o u y ya".split())
_ENDINGS = tuple("ov in ev sky enko ova ina".split())
_CYRILLIC = {"zh": "ж", "ch": "ч", "sh": "ш", "ya": "я"} | dict(zip("abcdefghijklmnoprstuvyz", "абцдефгхийклмнопрстувыз", strict=True))


def quads(labels: int) -> Iterator[ox.Quad]:
    """The quads of a graph with so many preferred labels, three for each thing, and passages that mention some things."""
    draw = random.Random(1)  # noqa: S311 — the same names in every run
    things = labels // 3
    roots = [_root(draw) for _ in range(max(100, things // 5))]
    graph, label, mentioned = (ox.NamedNode(q(c)) for c in ("passage:900-01", "skos:prefLabel", "vnru:attestedIn"))
    passages = [ox.NamedNode(q(f"passage:900-{n:03}")) for n in range(200)]
    yield from _ontology()
    for n in range(things):
        kind, names = _invented(draw, roots)
        thing = ox.NamedNode(q(f"{kind}:{n}"))
        yield ox.Quad(thing, ox.NamedNode(q("rdf:type")), ox.NamedNode(q(_CLASSES[kind])), graph)
        for language, name in zip(("vi", "en", "ru"), names, strict=True):
            yield ox.Quad(thing, label, ox.Literal(name, language=language), graph)
        for passage in passages[: min(200, int(draw.paretovariate(1.2)) - 1)]:
            yield ox.Quad(thing, mentioned, passage, graph)


def _ontology() -> Iterator[ox.Quad]:
    graph = ox.NamedNode(q("code:scheme"))
    for kind, class_ in _CLASSES.items():
        yield ox.Quad(ox.NamedNode(q(class_)), ox.NamedNode(q("vnru:displayKind")), ox.NamedNode(q(f"code:kind-{kind}")), graph)


def _invented(draw: random.Random, roots: list[str]) -> tuple[str, tuple[str, str, str]]:
    sort = draw.random()
    if sort < 0.45:
        name = " ".join([draw.choice(_SURNAMES), *draw.choices(_MIDDLE, k=draw.randint(1, 2)), draw.choice(_GIVEN)])
        return "person", (name, fold(name).title(), f"{name} ({draw.randint(1900, 2005)})")
    if sort < 0.75:
        first, last = draw.choice(roots) + draw.choice("nry"), draw.choice(roots) + draw.choice(_ENDINGS)
        latin = f"{first} {last}".title()
        return "person", (f"{latin[0]}. {last.title()}", latin, _cyrillic(first + " " + last).title())
    kind, vi, en, ru = draw.choice(_SORTS)
    root, year = draw.choice(roots), draw.randint(1950, 2025)
    return kind, (
        f"{vi} {root.title()} {draw.choice(_GIVEN)} {draw.choice(_SURNAMES)} Việt Nam - Liên bang Nga, năm {year}",
        f"{en} {root.title()} of Vietnam and Russia, {year}",
        f"{ru} «{_cyrillic(root).title()}», {year} г.",
    )


def _root(draw: random.Random) -> str:
    return "".join(draw.choice(_CONSONANTS) + draw.choice(_VOWELS) for _ in range(draw.randint(1, 4)))


def _cyrillic(latin: str) -> str:
    for letters, letter in _CYRILLIC.items():
        latin = latin.replace(letters, letter)
    return latin


if __name__ == "__main__":
    main()
