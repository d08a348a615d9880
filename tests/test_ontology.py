"""The model: whole, named, labelled and defined in three languages; and every rule has an example on either side."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import IRI, EmbeddedEngine, Literal
from vnru_kg.load.files import graph_of, parse
from vnru_kg.load.places import source_files
from vnru_kg.namespaces import BASE, VNRU, q, shrink
from vnru_kg.text import LANGUAGES
from vnru_kg.validate import check

from .support import ROOT

ONTOLOGY = ROOT / "ontology"
DATA = ROOT / "tests" / "data"
FILES = sorted(ONTOLOGY.rglob("*.ttl"))
CHECKS = {p.stem: p for p in sorted((ONTOLOGY / "checks").glob("*.rq"))}
SH = "http://www.w3.org/ns/shacl#"


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# ---- files --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_file_parses_and_has_no_blank_nodes(path: Path) -> None:
    quads = parse(path, BASE + "ontology")
    assert quads
    assert not [q for q in quads if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)]


@pytest.mark.parametrize("folder", ["authorities", "documents"])
def test_the_data_has_no_blank_nodes(folder: str) -> None:
    paths = sorted((ROOT / "graph_data" / folder).glob("*.t*"))
    assert paths
    for path in paths:
        for quad in parse(path, BASE + "authority/x" if path.suffix == ".ttl" else None):
            assert not isinstance(quad.subject, ox.BlankNode), path.name
            assert not isinstance(quad.object, ox.BlankNode), path.name


# ---- terms --------------------------------------------------------------------------------------------------------------


def languages(graph: KnowledgeGraph, iri: str, predicate: str) -> list[str]:
    return sorted(str(v.language) for v in graph.values(iri, predicate) if isinstance(v, Literal))


def terms(graph: KnowledgeGraph) -> list[IRI]:
    kinds = ("owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty", "rdf:Property")
    return sorted({s.subject for k in kinds for s in graph.statements(None, q("rdf:type"), IRI(q(k))) if s.subject.startswith(VNRU)})


def test_every_term_has_a_label_and_a_definition_in_each_language(kg: KnowledgeGraph) -> None:
    found = terms(kg)
    assert len(found) > 50
    lacking = [
        (shrink(term), predicate)
        for term in found
        for predicate in ("rdfs:label", "skos:definition")
        if languages(kg, term, predicate) != sorted(LANGUAGES)
    ]
    assert lacking == []


def test_every_term_in_use_is_declared(kg: KnowledgeGraph) -> None:
    used = {str(s.predicate) for s in kg.statements()} | {str(s.object) for s in kg.statements(None, q("rdf:type"))}
    assert {shrink(t) for t in used if t.startswith(VNRU)} - {shrink(t) for t in terms(kg)} == set()


def test_no_two_terms_share_a_label(kg: KnowledgeGraph) -> None:
    for language in LANGUAGES:
        bearers: dict[str, list[str]] = defaultdict(list)
        for term in terms(kg):
            if kg.query(f"ASK {{ <{term}> a owl:Class }}"):
                bearers[kg.label(term, language) or ""].append(shrink(term))
        assert {label: names for label, names in bearers.items() if len(names) > 1} == {}


def test_every_code_stands_in_a_scheme_and_is_labelled(kg: KnowledgeGraph) -> None:
    codes = {s.subject for s in kg.statements(None, q("skos:inScheme")) if s.subject.startswith(BASE + "code/")}
    assert len(codes) > 100
    mentioned = {IRI(str(t)) for s in kg.statements() for t in (s.subject, s.object) if str(t).startswith(BASE + "code/")}
    mentioned.discard(IRI(BASE + "code/"))  # the namespace itself
    schemes = {c for c in mentioned if c.endswith("-scheme")}
    assert {shrink(c) for c in mentioned - schemes - codes} == set()
    for scheme in schemes:
        assert kg.query(f"ASK {{ <{scheme}> a skos:ConceptScheme }}"), shrink(scheme)
    assert [shrink(c) for c in sorted(codes | schemes) if languages(kg, c, "skos:prefLabel") != sorted(LANGUAGES)] == []


def test_every_joining_class_says_how_it_is_drawn(kg: KnowledgeGraph) -> None:
    for class_ in ("sem:Role", "vnru:Tenure", "vnru:Position", "vnru:TradeFlow", "qb:Observation"):
        (start,) = kg.values(q(class_), "vnru:edgeFrom")
        ends = kg.values(q(class_), "vnru:edgeTo") + kg.values(q(class_), "vnru:edgeToInverse")
        assert isinstance(start, IRI)
        assert len(ends) == 1, class_


# ---- rules --------------------------------------------------------------------------------------------------------------


def shapes() -> dict[str, set[str]]:
    """Each shape that states a message, by its local name, with the languages of the message."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted((ONTOLOGY / "shapes").glob("*.ttl")):
        for quad in parse(path, BASE + "ontology"):
            if quad.predicate.value == SH + "message" and isinstance(quad.object, ox.Literal) and isinstance(quad.subject, ox.NamedNode):
                found[quad.subject.value.rpartition("/")[2]].add(str(quad.object.language))
    return dict(found)


SHAPES = shapes()


def test_there_are_rules_of_both_sorts() -> None:
    assert len(SHAPES) > 30
    assert len(CHECKS) > 30
    assert not set(SHAPES) & set(CHECKS)


@pytest.mark.parametrize("rule", sorted(SHAPES))
def test_a_shape_speaks_three_languages(rule: str) -> None:
    assert SHAPES[rule] == set(LANGUAGES)


@pytest.mark.parametrize("rule", sorted(CHECKS))
def test_a_check_has_a_head_and_answers_with_rows(rule: str, small: KnowledgeGraph) -> None:
    text = CHECKS[rule].read_text("utf-8")
    head = dict(re.findall(r"^# (title|vi|en|ru|level|suggest): (.+)$", text, re.MULTILINE))
    assert set(head) - {"suggest"} == {"title", "level", *LANGUAGES}
    assert head.get("suggest") in {None, "term", "thing"}
    assert head["level"] in {"error", "warning"}
    assert set(small.select(text).variables) == {"graph", "subject", "detail"}


@pytest.mark.parametrize("rule", sorted(CHECKS))
def test_a_check_runs_on_any_server(rule: str) -> None:
    """It declares every prefix that it uses."""
    store = ox.Store()
    store.query(CHECKS[rule].read_text("utf-8"))


def test_examples_and_rules_go_together() -> None:
    for side in ("good", "bad"):
        assert {p.stem for p in (DATA / side).glob("*.trig")} == set(SHAPES) | set(CHECKS), side


_OWN = {q("schema:sha256"), q("vnru:fileName")}  # no two documents share these


def _marked(value: ox.Literal, mark: str) -> ox.Literal:
    if value.language:
        return ox.Literal(f"{mark} {value.value}" if value.value.endswith(" ") else f"{value.value} {mark}", language=value.language)
    if re.fullmatch("[0-9a-f]{64}", value.value):
        return ox.Literal(hashlib.sha256((value.value + mark).encode()).hexdigest())
    return ox.Literal(mark + value.value)


class Reports:
    """What the rules report of each example.

    All examples are checked at once, each under names of its own; one that is not reported as it should be is checked
    again by itself, for some rules speak of the vocabulary or of the whole graph.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._base = {path: parse(path, graph_of(home, path)) for path in source_files(home)[:3]}
        self._known = {str(quad.subject).strip("<>") for quads in self._base.values() for quad in quads} | {
            q("topic:scheme"),
            q("goods:scheme"),
        }
        self._found: dict[Path, set[str]] = defaultdict(set)
        examples = sorted(DATA.glob("good/*.trig")) + sorted(DATA.glob("bad/*.trig"))
        marks = {f"n{number}n": path for number, path in enumerate(examples)}
        quads = dict(self._base)
        for mark, path in marks.items():
            quads[path] = [self._renamed(quad, mark) for quad in parse(path)]
        for fault in check(quads, home=home):
            found = re.search(r"n\d+n", fault.subject)
            if found:
                self._found[marks[found[0]]].add(fault.rule.removeprefix("shape:"))

    def _renamed(self, quad: ox.Quad, mark: str) -> ox.Quad:
        """The quad under names of its own; a number of a document stays in front, a date of an event too."""

        def term(value: ox.NamedNode | ox.Literal) -> ox.NamedNode | ox.Literal:
            if isinstance(value, ox.NamedNode) and value.value.startswith(BASE) and value.value not in self._known:
                kind, _, name = value.value.removeprefix(BASE).partition("/")
                if name and "/" not in name and kind != "graph":
                    front, rest = re.fullmatch(r"((?:900|\d{4}(?:-\d\d){0,2}-)?)(.*)", name).groups()  # type: ignore[union-attr] # matches anything
                    return ox.NamedNode(f"{BASE}{kind}/{front}{mark}{'' if front == '900' else '-'}{rest}")
            if isinstance(value, ox.Literal) and (value.language or (quad.predicate.value in _OWN and value.value)):
                return _marked(value, mark)
            return value

        return ox.Quad(term(quad.subject), quad.predicate, term(quad.object), term(quad.graph_name))  # type: ignore[arg-type] # no blank nodes, no default graph

    def of(self, side: str, rule: str) -> set[str]:
        """The rules that report something of the example; of a bad one, among the rules of the same sort."""
        path = DATA / side / f"{rule}.trig"
        sort = set(CHECKS) | set(SHAPES) if side == "good" else set(CHECKS) if rule in CHECKS else set(SHAPES)
        expected = {rule} if side == "bad" else set()
        found = self._found[path] & sort
        if found != expected and (rule in CHECKS or side == "good"):
            alone = check({**self._base, path: parse(path)}, home=self._home)
            found = {fault.rule.removeprefix("shape:") for fault in alone} & sort
        return found


@pytest.fixture(scope="module")
def reports(ontology: Path) -> Reports:
    return Reports(ontology.parent)


@pytest.mark.parametrize("rule", sorted([*SHAPES, *CHECKS]))
def test_the_bad_example_is_reported_by_its_rule_alone(reports: Reports, rule: str) -> None:
    assert reports.of("bad", rule) == {rule}


@pytest.mark.parametrize("rule", sorted([*SHAPES, *CHECKS]))
def test_the_good_example_is_not_reported(reports: Reports, rule: str) -> None:
    assert reports.of("good", rule) == set()


def test_both_examples_are_about_the_same() -> None:
    rules = sorted([*SHAPES, *CHECKS])
    examples = {rule: [set(parse(DATA / side / f"{rule}.trig")) for side in ("good", "bad")] for rule in rules}
    assert [rule for rule, (good, bad) in examples.items() if good == bad] == []
    assert [rule for rule, (good, bad) in examples.items() if not good & bad and rule != "blank-nodes"] == []


def test_alignments_name_what_they_align(kg: KnowledgeGraph) -> None:
    declared = {str(s.subject) for s in kg.statements() if s.subject.startswith((VNRU, BASE))}
    for path in sorted((ONTOLOGY / "alignments").glob("*.ttl")):
        ours = {t.value for quad in parse(path, BASE + "ontology") for t in (quad.subject, quad.object) if isinstance(t, ox.NamedNode)}
        ours = {iri for iri in ours if iri.startswith(VNRU)}
        assert ours, path.name
        assert ours <= declared, path.name


def test_the_ontology_alone_is_whole() -> None:
    """It answers without any data: a model that others can load by itself."""
    quads = [quad for path in source_files(ROOT)[:3] for quad in parse(path, graph_of(ROOT, path))]
    graph = KnowledgeGraph(EmbeddedEngine(quads))
    assert graph.query("ASK { vnru:Passage a owl:Class ; rdfs:label ?l }") is True
