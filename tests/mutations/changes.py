"""The single changes: one triple of one passage (two where a direction is turned round) made wrong in one way."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from vnru_kg.namespaces import BASE, q

NUMBERS = ("sdmx-measure:obsValue", "vnru:upperValue", "vnru:outOf", "vnru:ordinal", "vnru:anniversaryYears")
PERIODS = ("sdmx-dimension:refPeriod", "vnru:asOf", "vnru:comparedWith")
AREAS = (
    *("sdmx-dimension:refArea", "vnru:counterpartArea", "sem:hasPlace", "vnru:hostCountry", "vnru:visitedFrom", "vnru:signedAt"),
    *(
        "vnru:party",
        "vnru:exporter",
        "vnru:importer",
        "vnru:grantedBy",
        "vnru:appliesTo",
        "vnru:locatedIn",
        "vnru:livesIn",
        "vnru:operatesIn",
    ),
)
TURNED = (
    ("sdmx-dimension:refArea", "vnru:counterpartArea"),
    ("vnru:exporter", "vnru:importer"),
    ("vnru:hostCountry", "vnru:visitedFrom"),
    ("vnru:grantedBy", "vnru:appliesTo"),
)
OPPOSITES = {"exports": "imports", "imports": "exports", "exports-growth": "imports-growth", "imports-growth": "exports-growth"}
_EDTF = q("edtf:EDTF")


def local(term: object) -> str:
    """What an IRI or a literal writes; ``""`` for any other term."""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""


@dataclass(frozen=True, slots=True)
class Change:
    """What goes out of a passage's graph and what comes in; ``kind`` as the table names it."""

    kind: str
    passage: str
    out: tuple[ox.Quad, ...]
    into: tuple[ox.Quad, ...]

    def __str__(self) -> str:
        return f"{self.kind}: - {' '.join(map(_triple, self.out))} + {' '.join(map(_triple, self.into))}"

    @property
    def subjects(self) -> set[str]:
        """The nodes whose statements change."""
        return {local(quad.subject) for quad in (*self.out, *self.into)}


def _triple(quad: ox.Quad) -> str:
    def short(term: object) -> str:
        return local(term).removeprefix(BASE).rpartition("#")[2]

    return f"{short(quad.subject)} {short(quad.predicate)} {short(quad.object)} ."


class Changes:
    """Draws changes from the quads of the documents."""

    def __init__(self, quads: Iterable[ox.Quad], seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 — a test that is to be repeated, no secret
        self._by_graph: dict[str, list[ox.Quad]] = defaultdict(list)
        things: dict[str, set[str]] = defaultdict(set)
        for quad in quads:
            self._by_graph[local(quad.graph_name)].append(quad)
            for iri in (local(quad.subject), local(quad.object)):
                if iri.startswith(BASE):
                    things[iri.removeprefix(BASE).partition("/")[0]].add(iri)
        self._things = {kind: sorted(found) for kind, found in things.items()}
        self._codes = self._schemes()
        self._told = [x for g, found in sorted(self._by_graph.items()) if g.startswith(f"{BASE}passage/") for x in found]
        self._by_node: dict[tuple[str, str], list[ox.Quad]] = defaultdict(list)
        for quad in self._told:
            self._by_node[local(quad.graph_name), local(quad.subject)].append(quad)
        self._kinds: dict[str, Callable[[], Change | None]] = {
            "digit": self._digit,
            "scale": self._scale,
            "sign": self._sign,
            "bound": lambda: self._code("bound", "vnru:bound", "bound-scheme"),
            "unit": lambda: self._code("unit", "sdmx-attribute:unitMeasure", "unit-scheme"),
            "printed": self._printed,
            "date": self._date,
            "month": self._month,
            "period": self._period,
            "area": self._area,
            "direction": self._direction,
            "person": self._person,
            "role": lambda: self._code("role", "sem:roleType", "role-type-scheme"),
            "capacity": self._capacity,
        }

    def draw(self, number: int, kinds: Iterable[str] | None = None) -> Iterator[Change]:
        """``number`` changes, the kinds in turn."""
        names = list(kinds or self._kinds)
        made = 0
        while made < number:
            change = self._kinds[names[made % len(names)]]()
            if change and not set(change.into) & set(self._by_graph[change.passage]):  # else something would only be lost
                made += 1
                yield change

    def _schemes(self) -> dict[str, list[ox.NamedNode]]:
        found: dict[str, list[ox.NamedNode]] = defaultdict(list)
        for quad in self._by_graph[f"{BASE}code"]:
            if quad.predicate.value == q("skos:inScheme"):
                found[local(quad.object).rpartition("/")[2]].append(ox.NamedNode(local(quad.subject)))
        return found

    def _pick(self, predicates: Iterable[str], like: str = "") -> ox.Quad | None:
        wanted = {q(p) for p in predicates}
        found = [x for x in self._told if x.predicate.value in wanted and re.search(like, local(x.object))]
        return self._random.choice(found) if found else None

    def _change(self, kind: str, old: ox.Quad, new: ox.NamedNode | ox.Literal) -> Change:
        return Change(kind, local(old.graph_name), (old,), (ox.Quad(old.subject, old.predicate, new, old.graph_name),))

    def _number(self, kind: str, quad: ox.Quad | None, change: Callable[[str], str]) -> Change | None:
        if quad is None or not isinstance(quad.object, ox.Literal):
            return None
        return self._change(kind, quad, ox.Literal(change(quad.object.value), datatype=quad.object.datatype))

    def _other_digit(self, text: str) -> str:
        places = [m.start() for m in re.finditer(r"[1-9]", text)] or [0]
        place = self._random.choice(places)
        return text[:place] + self._random.choice([d for d in "123456789" if d != text[place]]) + text[place + 1 :]

    def _digit(self) -> Change | None:
        return self._number("digit", self._pick(NUMBERS), self._other_digit)

    def _scale(self) -> Change | None:
        power = self._random.choice([-3, -1, 1, 3])
        return self._number(
            "scale", self._pick(NUMBERS[:2]), lambda text: f"{float(text) * 10.0**power:.6f}".rstrip("0").rstrip(".") + ".0"
        )

    def _sign(self) -> Change | None:
        return self._number("sign", self._pick(NUMBERS[:2]), lambda text: text[1:] if text.startswith("-") else f"-{text}")

    def _printed(self) -> Change | None:
        quad = self._pick(("vnru:asPrinted",), r"\d")
        if quad is None or not isinstance(quad.object, ox.Literal):
            return None
        return self._change("printed", quad, ox.Literal(self._other_digit(quad.object.value)))

    def _code(self, kind: str, predicate: str, scheme: str) -> Change | None:
        quad = self._pick((predicate,))
        return self._change(kind, quad, self._random.choice(self._codes[scheme])) if quad else None

    def _date(self) -> Change | None:
        """A digit of a date: of the year, the month or the day."""
        quad = self._dated(r"\d")
        return self._edtf("date", quad, self._nudge) if quad else None

    def _nudge(self, text: str) -> str:
        part = self._random.choice(list(re.finditer(r"\d+", text)))
        step = self._random.choice([-1, 1, -2, 2, 10 if len(part[0]) == 4 else 3])
        return f"{text[: part.start()]}{max(1, int(part[0]) + step):0{len(part[0])}d}{text[part.end() :]}"

    def _month(self) -> Change | None:
        """Month and day swapped where both can be, else another month."""
        quad = self._dated(r"\d{4}-\d\d")

        def swap(text: str) -> str:
            both = [m for m in re.finditer(r"(?<=-)(0\d|1[0-2])-(0\d|1[0-2])", text) if m[1] != m[2]]
            if both:
                m = self._random.choice(both)
                return f"{text[: m.start()]}{m[2]}-{m[1]}{text[m.end() :]}"
            m = self._random.choice(list(re.finditer(r"(?<=\d{4}-)\d\d", text)))
            return text[: m.start()] + self._random.choice([f"{n:02}" for n in range(1, 13) if f"{n:02}" != m[0]]) + text[m.end() :]

        return self._edtf("month", quad, swap) if quad else None

    def _dated(self, like: str) -> ox.Quad | None:
        found = [
            x
            for x in self._told
            if isinstance(x.object, ox.Literal) and x.object.datatype.value == _EDTF and x.predicate.value not in {q(p) for p in PERIODS}
            and re.search(like, x.object.value)
        ]  # fmt: skip
        return self._random.choice(found) if found else None

    def _edtf(self, kind: str, quad: ox.Quad, change: Callable[[str], str]) -> Change:
        return self._change(kind, quad, ox.Literal(change(local(quad.object)), datatype=ox.NamedNode(_EDTF)))

    def _period(self) -> Change | None:
        quad = self._pick(PERIODS, r"\d")
        return self._edtf("period", quad, self._nudge) if quad else None

    def _area(self) -> Change | None:
        """Another place: one of the same passage or any."""
        quad = self._pick(AREAS, f"^{BASE}place/")
        return self._change("area", quad, self._another(quad, "place")) if quad else None

    def _another(self, quad: ox.Quad, kind: str) -> ox.NamedNode:
        told = self._by_graph[local(quad.graph_name)]
        here = {iri for x in told for iri in (local(x.subject), local(x.object)) if iri.startswith(f"{BASE}{kind}/")}
        others = sorted(here - {local(quad.object)})
        return ox.NamedNode(self._random.choice(others if others and self._random.random() < 0.5 else self._things[kind]))

    def _direction(self) -> Change | None:
        if self._random.random() < 0.2:
            quad = self._pick(("vnru:indicator",), f"/(?:{'|'.join(OPPOSITES)})$")
            opposite = OPPOSITES[local(quad.object).rpartition("/")[2]] if quad else ""
            return self._change("direction", quad, ox.NamedNode(q(f"code:{opposite}"))) if quad else None
        one, other = self._random.choice(TURNED)
        quad = self._pick((one,))
        node = self._by_node[local(quad.graph_name), local(quad.subject)] if quad else []
        pair = next((x for x in node if x.predicate.value == q(other)), None)
        if quad is None or pair is None:
            return None
        graph = quad.graph_name
        into = (ox.Quad(quad.subject, quad.predicate, pair.object, graph), ox.Quad(pair.subject, pair.predicate, quad.object, graph))
        return Change("direction", local(graph), (quad, pair), into)

    def _person(self) -> Change | None:
        quad = self._pick(("rdf:value", "org:member", "vnru:heldBy"), f"^{BASE}person/")
        return self._change("person", quad, self._another(quad, "person")) if quad else None

    def _capacity(self) -> Change | None:
        """Another tenure in a role, another post in a tenure."""
        quad = self._pick(("vnru:inCapacityOf", "vnru:post"))
        if quad is None:
            return None
        kind = "tenure" if quad.predicate.value == q("vnru:inCapacityOf") else "post"
        return self._change("capacity", quad, self._another(quad, kind))
