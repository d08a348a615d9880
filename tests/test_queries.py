"""How a query is written so that engines of other makers give the same rows: what each rule forbids was measured to differ.

The rules hold for the questions of the library (each as it stands, with every parameter open, and with every one given), for
the checks, and, where they can be seen in the text, for the queries inside the package. ``test_engines`` runs them for real.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from rdflib import Variable
from rdflib.paths import Path as PropertyPath
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from vnru_kg.library import ANY, questions
from vnru_kg.namespaces import prefixes

from .engines.faulty import CHECKS
from .support import ROOT

VALUES = {"date": "2012-07-27", "year": "2012", "number": "2", "text": "vi"}


def of_library() -> dict[str, str]:
    """Every question in three ways."""
    found = {}
    for name, asked in questions().items():
        given = {p.name: VALUES.get(p.type, "https://w3id.org/vnru/place/russia") for p in asked.parameters}
        found[name] = asked.body
        found[f"{name} (open)"] = asked.fill(dict.fromkeys(given, ANY))
        found[f"{name} (given)"] = asked.fill(given)
    return found


LIBRARY = of_library()
QUERIES = {**LIBRARY, **{f"check {name}": text for name, text in CHECKS.items()}}
FORMS = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b.*\{", re.DOTALL)
DATES = {"vnru:earliest", "vnru:latest", "schema:startDate", "schema:endDate"}  # properties whose values are xsd:date


def services() -> dict[str, str]:
    """The texts in the package that hold a query, by where they stand; what is put into them is written as ``_``."""
    found = {}
    for path in sorted((ROOT / "vnru_kg").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                text = "".join(str(part.value) if isinstance(part, ast.Constant) else "_" for part in node.values)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
            else:
                continue
            if FORMS.search(text) and "}" in text:
                found[f"{path.relative_to(ROOT)}:{node.lineno}"] = text
    return found


SERVICES = services()
EVERYWHERE = {**QUERIES, **SERVICES}


def each(texts: Iterable[str]) -> Callable[[Callable[[str], None]], Callable[[], None]]:
    """Make a rule for one query a test of them all, which lists those that break it."""

    def made(rule: Callable[[str], None]) -> Callable[[], None]:
        def test() -> None:
            offenders = []
            for name in texts:
                try:
                    rule(name)
                except AssertionError as error:
                    offenders.append(f"{name}: {error}")
            assert offenders == []

        test.__name__, test.__doc__ = rule.__name__, rule.__doc__
        return test

    return made


def algebra(text: str) -> CompValue:
    """What a query says. No rule asks which values are given, so two that differ in them are read once."""
    alike = re.sub(r"(VALUES \?\w+ \{)[^{}\n]+(\})", r"\1 1 \2", re.sub(r"(?<=\s)#.*", "", text))
    return _algebra("\n".join(line.rstrip() for line in alike.splitlines() if line.strip()))


@cache
def _algebra(text: str) -> CompValue:
    return translateQuery(parseQuery(text), initNs=dict(prefixes())).algebra


def nodes(value: Any) -> Iterator[CompValue]:
    """Every node of an algebra, outermost first."""
    if isinstance(value, CompValue):
        yield value
        for part in value.values():
            yield from nodes(part)
    elif isinstance(value, list | tuple | set):
        for part in value:
            yield from nodes(part)


def variables(value: Any) -> set[str]:
    """The variables of an expression."""
    if isinstance(value, Variable):
        return {str(value)}
    if isinstance(value, CompValue):
        return set().union(*(variables(part) for name, part in value.items() if name not in {"graph", "_vars"})) if value else set()
    if isinstance(value, list | tuple | set):
        return set().union(*(variables(part) for part in value)) if value else set()
    return set()


def bound(value: CompValue) -> set[str]:
    """The variables that a pattern can bind."""
    found = set()
    for node in nodes(value):
        if node.name == "BGP":
            found |= {str(t) for triple in node.triples for t in triple if isinstance(t, Variable)}
        elif node.name == "Extend":
            found.add(str(node.var))
        elif node.name == "values":
            found |= {str(k) for row in node.res for k in row}
        elif node.name == "Graph":
            found |= variables(node.term)
    return found


def surely(value: Any) -> set[str]:
    """The variables that a pattern binds in every row; those of an expression, which may fail, are not among them."""
    match value:
        case CompValue(name="BGP"):
            found = {str(t) for triple in value.triples for t in triple if isinstance(t, Variable)}
        case CompValue(name="LeftJoin" | "Minus"):
            found = surely(value.p1)
        case CompValue(name="Union"):
            found = surely(value.p1) & surely(value.p2)
        case CompValue(name="Join"):
            found = surely(value.p1) | surely(value.p2)
        case CompValue(name="values"):
            found = set.intersection(*({str(k) for k in row} for row in value.res)) if value.res else set()
        case CompValue():
            found = surely(value.get("p")) | (variables(value.term) if value.name == "Graph" else set())
        case _:
            found = set()
    return found


@each(EVERYWHERE)
def test_no_line_says_that_anything_goes(name: str) -> None:
    """UNDEF beside a path unbinds the variable in Virtuoso 7.2.5.1: a parameter that is open drops out of the text."""
    assert "UNDEF" not in EVERYWHERE[name]


@each(LIBRARY)
def test_no_parameter_is_asked_whether_it_is_bound(name: str) -> None:
    """``!BOUND(?p) || …`` in an OPTIONAL lets everything through in Virtuoso 7.2.5.1, and is a dead pattern elsewhere."""
    known = {p.name for p in questions()[name.split(" (", maxsplit=1)[0]].parameters}
    selected = set(re.findall(r"\?(\w+)", LIBRARY[name].split("WHERE", 1)[0]))
    assert not set(re.findall(r"BOUND\(\?(\w+)\)", LIBRARY[name])) & (known - selected)


@each(LIBRARY)
def test_no_parameter_that_is_open_is_left_in_the_text(name: str) -> None:
    """What is not selected and belongs to a parameter stands in no line without its mark."""
    if not name.endswith("(open)"):
        return
    asked = questions()[name.removesuffix(" (open)")]
    only = {p.name for p in asked.parameters if p.name not in variables_of_rows(asked.body) and not used_without(asked.text, p.name)}
    assert not {p for p in only if re.search(rf"\?{p}\b", LIBRARY[name])}


def variables_of_rows(text: str) -> set[str]:
    return set(re.findall(r"\?(\w+)", text.split("WHERE", 1)[0].split("SELECT", 1)[1]))


def used_without(text: str, name: str) -> bool:
    """Whether a line that is always there uses the variable."""
    return any(re.search(rf"\?{name}\b", line) for line in text.split("\n") if "#?" not in line and not line.startswith("#"))


@each(LIBRARY)
def test_the_order_is_whole_and_by_what_is_selected(name: str) -> None:
    """Ties come out as they were loaded, and so does an order by what DISTINCT does not select (Virtuoso 7.2.5.1, rasqal 0.9.33)."""
    text = LIBRARY[name]
    select = algebra(text)
    order = next(node for node in nodes(select) if node.name == "OrderBy")
    keys = {str(key.expr) for key in order.expr if isinstance(key.expr, Variable)}
    last = re.search(r"\nORDER BY (.+)\s*\Z", text)
    assert last
    aggregates = re.findall(r"(?:ASC|DESC)\((?:MIN|MAX)\(\?\w+\)\)", last[1])
    # a sum is said again by what it is a sum of: the computed columns follow from the others
    computed = {str(node.var) for node in nodes(select) if node.name == "Extend" and not isinstance(node.expr, Variable)}
    assert {str(v) for v in select.PV} - computed <= set(re.findall(r"\?(\w+)", last[1]))
    plain = keys - {k for k in keys if k.startswith("__agg")}
    assert plain <= {str(v) for v in select.PV} | {str(node.expr) for node in nodes(select) if node.name == "Extend"}
    assert len(re.findall(r"MIN\(|MAX\(", last[1])) == len(aggregates), "Virtuoso 7.2.5.1 wants ASC(…) around an aggregate"
    assert "GROUP BY" in text if aggregates else True


@each(QUERIES)
def test_a_filter_of_an_optional_part_needs_nothing_from_outside(name: str) -> None:
    """Virtuoso 7.2.5.1 does not see a variable from outside in such a filter, and leaves the part unbound."""
    for node in nodes(algebra(QUERIES[name])):
        if node.name == "LeftJoin" and isinstance(node.expr, CompValue) and node.expr.name != "TrueFilter":
            assert variables(node.expr) <= bound(node.p2)


@each(QUERIES)
def test_minus_shares_only_what_is_bound(name: str) -> None:
    """An unbound shared variable makes MINUS drop none (Virtuoso), one more (Comunica 5.3.0) or as the standard says (others)."""
    for node in nodes(algebra(QUERIES[name])):
        if node.name == "Minus":
            shared = bound(node.p1) & bound(node.p2)
            assert shared
            assert shared <= surely(node.p1) & surely(node.p2)


@each(QUERIES)
def test_no_path_of_length_zero_inside_a_named_graph(name: str) -> None:
    """A graph that does not mention a code has no path from it to itself in Oxigraph 0.5.13: paths go through the merged graph."""
    for node in nodes(algebra(QUERIES[name])):
        if node.name == "Graph":
            paths = [t for part in nodes(node.p) for triple in dict(part).get("triples", ()) for t in triple if isinstance(t, PropertyPath)]
            assert not [path for path in paths if re.search(r"[*?]", re.sub(r"<[^>]*>", "", path.n3()))]


@each(EVERYWHERE)
def test_lists_in_one_cell_are_of_text(name: str) -> None:
    """Oxigraph 0.5.13 leaves GROUP_CONCAT of IRIs unbound."""
    assert not re.search(r"GROUP_CONCAT\(\s*(DISTINCT\s+)?(?!STR\()", EVERYWHERE[name])


@each(EVERYWHERE)
def test_sums_are_of_numbers(name: str) -> None:
    """One text among the numbers makes SUM unbound, an error, or counts as zero in AVG, by the engine."""
    for variable in re.findall(r"\b(?:SUM|AVG)\(\s*(?:DISTINCT\s+)?\?(\w+)", EVERYWHERE[name]):
        assert re.search(rf"ISNUMERIC\(\?{variable}\)", EVERYWHERE[name], re.IGNORECASE)


@each(QUERIES)
def test_least_and_greatest_and_years_are_of_days(name: str) -> None:
    """YEAR of what is no day ends the whole query in Virtuoso 7.2.5.1; least and greatest of mixed values differ by the engine."""
    text = QUERIES[name]
    for expression in re.findall(r"\b(?:YEAR|MIN|MAX)\(((?:[^()]|\([^()]*\))*)\)", text):
        for variable in re.findall(r"\?(\w+)", expression):
            if re.search(rf"BIND\(SUBSTR\(STR\(.* AS \?{variable}\)", text) and "YEAR" not in text:
                continue  # a text, which every engine sorts alike
            values = set(re.findall(rf"([\w-]+:[\w-]+)\s+\?{variable}\b", text))
            assert values, (variable, expression)
            assert values <= DATES, (variable, values)


@each(EVERYWHERE)
def test_what_virtuoso_cannot_do_is_not_asked(name: str) -> None:
    """Two forms that Virtuoso 7.2.5.1 refuses."""
    text = EVERYWHERE[name]
    assert not re.search(r"(\?\w+) [\w:-]+\+ \1\b", text), "a path from a variable to itself"
    for pattern in re.findall(r'REPLACE\([^"]*"((?:[^"\\]|\\.)*)"', text):
        if pattern.isascii() and "_" not in pattern:
            assert not re.match(pattern, ""), f"REPLACE of the pattern {pattern}, which the empty text matches"


@each(EVERYWHERE)
def test_a_text_of_replace_is_compared_as_str(name: str) -> None:
    """What REPLACE gives is neither less nor greater than any text in Virtuoso 7.2.5.1, itself too; ``STR`` of it is compared."""
    text = re.sub(r"<[^<>\s]*>", "", EVERYWHERE[name])  # IRIs
    given = {"REPLACE", *(rf"\?{variable}" for variable in re.findall(r"\bBIND\s*\(\s*REPLACE\(.* AS \?(\w+)\s*\)", text))}
    for one in given:
        assert not re.search(rf"[<>]\s*{one}\b|{one}\b\s*[<>]", text), one


def test_the_queries_inside_the_package_are_found() -> None:
    assert len(SERVICES) > 15
    assert any(place.startswith("vnru_kg/graph.py") for place in SERVICES)
    assert Path(ROOT / "vnru_kg" / "graph.py").is_file()
