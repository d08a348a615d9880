"""From files to engine: errors that name file and line, the cache, and everything that the build derives."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import edtf
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import IRI, Literal
from vnru_kg.errors import DataError
from vnru_kg.load import build, cache, load, source_files
from vnru_kg.load.derive.dates import bounds_of
from vnru_kg.load.derive.figures import interval
from vnru_kg.load.files import code_files, fingerprint, graph_of, parse, read_quads
from vnru_kg.namespaces import BASE, q
from vnru_kg.text import LANGUAGES

from .conftest import ROOT

STATEMENT_NODES = ("vnru:Tenure", "sem:Role", "vnru:TradeFlow", "vnru:Position", "qb:Observation", "vnru:Passage", "vnru:Inference")


def document(home: Path) -> Path:
    return home / "graph_data" / "documents" / "900.trig"


# ---- files -------------------------------------------------------------------------------------------------------


def test_each_file_fills_its_graph(home: Path) -> None:
    files = source_files(home)
    assert [f.name for f in files[:3]] == ["prefixes.ttl", "vnru.ttl", "codes.ttl"]
    assert {f.name: graph_of(home, f) for f in files} == {
        "prefixes.ttl": BASE + "ontology",
        "vnru.ttl": BASE + "ontology",
        "codes.ttl": BASE + "code",
        "people.ttl": BASE + "authority/people",
        "things.ttl": BASE + "authority/things",
        "900.trig": None,
        "dataset.ttl": BASE + "dataset",
    }


def test_no_triple_stands_outside_a_graph(small: KnowledgeGraph) -> None:
    graphs = {str(graph) for *_, graph in small.engine.quads()}
    kinds = {g.removeprefix(BASE).partition("/")[0] for g in graphs}
    assert kinds == {"ontology", "code", "dataset", "authority", "source", "passage", "graph"}
    assert {g for g in graphs if "/graph/" in g} == {BASE + "graph/derived", BASE + "graph/queries"}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("@prefix a: <http://x/> .\na:b {\n  a:c a:d a:e\n  a:f a:g .\n}\n", r"900\.trig, line 4, column \d+: "),
        ("<http://x/g> { <http://x/a> <http://x/b> nope:c }", r"900\.trig, line 1, column \d+: "),
        ("<http://x/a> <http://x/b> 1 .", r"900\.trig: the triple <http://x/a> <http://x/b> .* stands outside any passage"),
    ],
)
def test_a_bad_document_is_named_with_its_line(home: Path, text: str, where: str) -> None:
    document(home).write_text(text, "utf-8")
    with pytest.raises(DataError, match=where):
        load(home, use_cache=False)


def test_a_bad_authority_is_named_with_its_line(home: Path) -> None:
    path = home / "graph_data" / "authorities" / "people.ttl"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines, "person:broken a foaf:Person"]), "utf-8")
    with pytest.raises(DataError, match=rf"people\.ttl, line {len(lines) + 1}, column \d+: "):
        load(home, use_cache=False)


def test_a_file_that_is_not_utf8_or_not_there(home: Path) -> None:
    document(home).write_bytes(b"# caf\xe9\n")
    with pytest.raises(DataError, match=r"900\.trig: byte \d+ is not UTF-8"):
        load(home, use_cache=False)
    document(home).unlink()
    (home / "graph_data" / "dataset.ttl").unlink()
    with pytest.raises(DataError, match=r"dataset\.ttl: cannot be read: No such file"):
        load(home, use_cache=False)
    with pytest.raises(DataError, match="cannot be read"):
        load(home / "nowhere")


def test_only_rdf_is_parsed(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("hello", "utf-8")
    with pytest.raises(DataError, match="not a file of RDF"):
        parse(path)
    (tmp_path / "folder.ttl").mkdir()
    with pytest.raises(DataError, match="cannot be read: Is a directory"):
        parse(tmp_path / "folder.ttl")


def test_decomposed_letters_are_composed(home: Path) -> None:
    path = home / "graph_data" / "authorities" / "people.ttl"
    path.write_text(unicodedata.normalize("NFD", path.read_text("utf-8")), "utf-8")
    graph = KnowledgeGraph.load(home, use_cache=False)
    assert graph.label(q("person:dang-anna"), "vi") == unicodedata.normalize("NFC", "Đặng Thị Anna")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"2001-03-01"^^edtf:EDTF', '"March 2001"^^edtf:EDTF', "“March 2001” is not a date in EDTF"),
        ('"2001-03-01/2001-03-02"', '"2001-02-29"', "“2001-02-29” is not a date in EDTF"),
        ("3600000000.0", '"many"', "“many” is not a decimal number"),
    ],
)
def test_values_that_are_none_are_told(home: Path, old: str, new: str, message: str) -> None:
    text = document(home).read_text("utf-8")
    assert old in text
    document(home).write_text(text.replace(old, new), "utf-8")
    with pytest.raises(DataError, match=message):
        load(home, use_cache=False)


# ---- cache -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "own" / "cache"
    monkeypatch.setenv("VNRU_KG_CACHE", str(folder))
    return folder


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """The homes that were built while the test ran."""
    made: list[Path | None] = []

    def counted(home: Path | None = None) -> object:
        made.append(home)
        return build(home)

    monkeypatch.setattr("vnru_kg.load.build", counted)
    return made


def contents(graph: KnowledgeGraph) -> set[str]:
    return {str(quad) for quad in graph.engine.quads()}


def test_the_second_load_reads_the_cache(home: Path, own_cache: Path, builds: list[Path | None], small: KnowledgeGraph) -> None:
    first, second = KnowledgeGraph.load(home), KnowledgeGraph.load(home)
    assert len(builds) == 1
    assert contents(first) == contents(second) == contents(small)
    assert len(first) == len(second) == len(small)
    assert [p.suffix for p in own_cache.iterdir()] == [".nq"]
    KnowledgeGraph.load(home, use_cache=False)
    assert len(builds) == 2


def test_changed_data_is_built_anew(home: Path, own_cache: Path, builds: list[Path | None]) -> None:
    KnowledgeGraph.load(home)
    path = document(home)
    path.write_text(path.read_text("utf-8").replace('"2001-04-02"', '"2001-04-03"'), "utf-8")
    graph = KnowledgeGraph.load(home)
    assert len(builds) == 2
    assert graph.values(q("source:900"), "vnru:latest") == [Literal("2001-04-03", q("xsd:date"))]
    assert len(list(own_cache.iterdir())) == 2


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: b"",
        lambda content: content[: len(content) // 2],
        lambda content: content[: content.index(b"\n") + 1],
        lambda content: b"not n-quads\n" + content,
        lambda content: content.replace(b"2001-03", b"2001-04", 1),
        lambda content: b"\xff\x00" * 1000,
    ],
    ids=["empty", "half", "first line", "prefixed", "one digit", "binary"],
)
def test_a_spoilt_cache_is_built_anew(
    home: Path, own_cache: Path, builds: list[Path | None], small: KnowledgeGraph, spoil: Callable[[bytes], bytes]
) -> None:
    KnowledgeGraph.load(home)
    (path,) = own_cache.iterdir()
    whole = path.read_bytes()
    path.write_bytes(spoil(whole))
    assert path.read_bytes() != whole
    assert contents(KnowledgeGraph.load(home)) == contents(small)
    assert len(builds) == 2
    assert path.read_bytes() == whole  # and mended


def test_a_cache_that_cannot_be_written_is_no_error(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: KnowledgeGraph
) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    monkeypatch.setenv("VNRU_KG_CACHE", str(tmp_path / "file" / "cache"))
    assert contents(KnowledgeGraph.load(home)) == contents(small)


def test_a_cache_that_can_only_be_read_is_read(
    home: Path, own_cache: Path, builds: list[Path | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    KnowledgeGraph.load(home)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Read-only file system")

    monkeypatch.setattr(Path, "touch", refuse)
    KnowledgeGraph.load(home)
    assert len(builds) == 1
    assert len(list(own_cache.iterdir())) == 1


def test_old_builds_are_cleared_away(own_cache: Path) -> None:
    for number in range(6):
        cache.write(f"key{number}", b"")
        os.utime(own_cache / f"key{number}.nq", (number, number))
    cache.write("newest", b"<a:b> <a:c> <a:d> .\n")
    left = sorted(p.name for p in own_cache.iterdir())
    assert "newest.nq" in left
    assert len(left) == 3
    assert cache.read("newest") == b"<a:b> <a:c> <a:d> .\n"
    assert cache.read("never written") is None


def test_many_writers_leave_one_whole_build(home: Path, own_cache: Path, builds: list[Path | None], small: KnowledgeGraph) -> None:
    script = "import sys; from vnru_kg import KnowledgeGraph; print(len(KnowledgeGraph.load(sys.argv[1])))"
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(home)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    for process in running:
        out, err = process.communicate(timeout=60)
        assert (process.returncode, out.decode().strip(), err) == (0, str(len(small)), b"")
    assert [p.suffix for p in own_cache.iterdir()] == [".nq"]
    assert contents(KnowledgeGraph.load(home)) == contents(small)
    assert builds == []


def test_the_fingerprint_follows_every_file(home: Path) -> None:
    def now() -> str:
        return fingerprint(home, source_files(home))

    (home / "ontology").unlink()
    (home / "ontology").mkdir()
    for name in ("prefixes.ttl", "vnru.ttl", "codes.ttl"):
        (home / "ontology" / name).write_bytes((ROOT / "ontology" / name).read_bytes())
    seen = [now()]
    assert now() == seen[0]
    for path in source_files(home):
        path.write_bytes(path.read_bytes() + b"\n# changed\n")
        seen.append(now())
    (home / "graph_data" / "authorities" / "more.ttl").write_bytes(b"")
    seen.append(now())
    assert len(set(seen)) == len(source_files(home)) + 1


def test_the_fingerprint_follows_the_code_that_derives() -> None:
    """Every module that the rules take anything from decides what is built; all but those that say no value are hashed."""
    package = ROOT / "vnru_kg"
    hashed = {p.relative_to(package).as_posix() for p in code_files()}
    speechless = {"errors.py", "paths.py", "engine/__init__.py"}
    taken: set[str] = set()
    for path in [*(package / "load").rglob("*.py"), *(package / n for n in ("dates.py", "numbers.py", "text.py", "namespaces.py"))]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level:
                base = path.parents[node.level - 1]
                names = [node.module.replace(".", "/")] if node.module else [a.name for a in node.names]
                for name in names:
                    file = base / f"{name}.py" if (base / f"{name}.py").exists() else base / name / "__init__.py"
                    if file.exists():
                        taken.add(file.relative_to(package).as_posix())
    assert taken - speechless <= hashed


# ---- dates -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1994", "1994-01-01", "1994-12-31"),
        ("1994-06", "1994-06-01", "1994-06-30"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("1994-06-16", "1994-06-16", "1994-06-16"),
        ("1994~", "1994-01-01", "1994-12-31"),
        ("1994-06?", "1994-06-01", "1994-06-30"),
        ("2012-07-26/2012-07-30", "2012-07-26", "2012-07-30"),
        ("1991/2000", "1991-01-01", "2000-12-31"),
        ("2012/..", "2012-01-01", None),
        ("1975-04/", "1975-04-01", None),
        ("../1991-12", None, "1991-12-31"),
        ("/1991", None, "1991-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("1994-21", "1994-03-01", "1994-05-31"),
    ],
)
def test_bounds_of_a_date(text: str, first: str | None, last: str | None) -> None:
    assert bounds_of(text) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "/", "..", "soon", "1994-13", "1994-06-31", "1993-02-29", "16/6/1994", "2000/1999", "2001-03-02/2001-03-01", "1/2/3"]
)
def test_what_is_no_date_is_told(text: str) -> None:
    with pytest.raises(DataError, match=r"is not a date in EDTF|ends before it begins"):
        bounds_of(text)


def written(day: date, precision: int) -> str:
    return "-".join(day.isoformat().split("-")[:precision])


some_day = st.builds(
    lambda day, precision, mark: written(day, precision) + mark,
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from([1, 2, 3]),
    st.sampled_from(["", "~", "?", "%"]),
)


@settings(max_examples=25)  # the library takes its time
@given(some_day)
def test_bounds_agree_with_the_edtf_library(text: str) -> None:
    parsed = edtf.parse_edtf(text)
    lower, upper = (date(*moment[:3]).isoformat() for moment in (parsed.lower_strict(), parsed.upper_strict()))
    assert bounds_of(text) == (lower, upper)


@settings(max_examples=25)
@given(some_day, some_day)
def test_bounds_of_intervals_agree_with_the_edtf_library(one: str, other: str) -> None:
    text = "/".join(sorted([one, other]))
    parsed = edtf.parse_edtf(text)
    lower, upper = (date(*moment[:3]).isoformat() for moment in (parsed.lower_strict(), parsed.upper_strict()))
    if lower <= upper:
        assert bounds_of(text) == (lower, upper)
    else:
        with pytest.raises(DataError, match="ends before it begins"):
            bounds_of(text)


@settings(max_examples=40)
@given(st.text(alphabet="0123456789-/.~?%XYuk ", max_size=22))
def test_any_text_has_bounds_or_is_told(text: str) -> None:
    try:
        bounds = [date.fromisoformat(side) for side in bounds_of(text) if side]
    except DataError as error:
        told = error.message
    else:
        told = f"“{text}”" if bounds == sorted(bounds) else "out of order"
    assert f"“{text}”" in told


def test_every_dated_node_has_bounds(small: KnowledgeGraph) -> None:
    def bounds(node: str) -> list[list[str]]:
        return [[str(v) for v in small.values(q(node), p)] for p in ("vnru:earliest", "vnru:latest")]

    assert bounds("event:2001-03-visit") == [["2001-03-01"], ["2001-03-31"]]
    assert bounds("instrument:pact-2001") == [["2001-03-01"], ["2001-03-02"]]
    assert bounds("observation:900-02-turnover") == [["2000-01-01"], ["2000-12-31"]]
    assert bounds("flow:900-02-coal") == [["1991-01-01"], ["2000-12-31"]]
    assert bounds("tenure:anna-president") == [["2001-03-01"], ["2001-03-01"]]
    assert bounds("place:anland") == [[], []]
    dates = small.select("SELECT ?d { VALUES ?p { vnru:earliest vnru:latest } ?s ?p ?d }")
    assert {t.datatype for (t,) in dates if isinstance(t, Literal)} == {q("xsd:date")}


def test_a_begin_says_nothing_of_the_end(home: Path) -> None:
    path = document(home)
    text = path.read_text("utf-8").replace("vnru:attestedOn", "vnru:begin")
    path.write_text(text, "utf-8")
    graph = KnowledgeGraph.load(home, use_cache=False)
    node = q("tenure:anna-president")
    assert [str(v) for v in graph.values(node, "vnru:earliest")] == ["2001-03-01"]
    assert graph.values(node, "vnru:latest") == []


# ---- figures ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "printed", "bound", "low", "high"),
    [
        ("3600000000", "3,6 tỷ USD", "exact", "3550000000", "3650000000"),
        ("3630000000", "3,63 tỷ USD", "exact", "3625000000", "3635000000"),
        ("984980000", "984,98 triệu USD", "exact", "984975000", "984985000"),
        ("5000000000", "5 tỷ USD", "exact", "4500000000", "5500000000"),
        ("513582", "513.582 tấn", "exact", "513582", "513582"),  # a point groups thousands
        ("1234500", "1.234,5 nghìn tấn", "exact", "1234450", "1234550"),
        ("186", "186 dự án", "exact", "186", "186"),
        ("2.3", "2,3%", "exact", "2.25", "2.35"),
        ("28", "thứ 28/145", "exact", "28", "28"),
        ("60000", "khoảng 6 vạn người", "about", "54000", "66000"),  # a tenth is wider than half of the last digit
        ("30", "khoảng 30", "about", "27", "33"),
        ("2000000000", "khoảng 2 tỷ", "about", "1500000000", "2500000000"),  # half of the last digit is wider
        ("3600000000", "hơn 3,6 tỉ USD", "over", "3600000000", None),
        ("100", "gần 100", "nearly", "90", "100"),
        ("80", "tới 80", "up-to", None, "80"),
        ("60000", "60.000–80.000", "between", "60000", "80000"),
        ("-1500000000", "âm 1,5 tỷ", "exact", "-1550000000", "-1450000000"),
        ("0", "0", "exact", "0", "0"),
        ("7", "bảy", "exact", "7", "7"),  # no digits: taken as exact
    ],
)
def test_interval_of_a_figure(value: str, printed: str, bound: str, low: str | None, high: str | None) -> None:
    upper = Decimal(80000) if bound == "between" else None
    found = interval(Decimal(value), printed, bound, upper)
    assert found == tuple(None if side is None else Decimal(side) for side in (low, high))


@given(
    st.integers(min_value=1, max_value=10**6),
    st.integers(min_value=0, max_value=3),
    st.sampled_from([("", 0), ("nghìn", 3), ("triệu", 6), ("tỷ", 9)]),
    st.sampled_from(["exact", "about", "over", "nearly", "up-to"]),
)
def test_the_interval_holds_the_value(digits: int, decimals: int, unit: tuple[str, int], bound: str) -> None:
    number = Decimal(digits).scaleb(-decimals)
    value = number.scaleb(unit[1])
    printed = f"{number:,f}".replace(",", " ").replace(".", ",").replace(" ", ".") + f" {unit[0]}"
    low, high = interval(value, printed, bound)
    assert low is None or low <= value
    assert high is None or high >= value
    if bound == "exact":
        assert low is not None
        assert high is not None
        step = Decimal(1).scaleb(unit[1] - decimals)
        assert high - low == (0 if step == 1 and unit[1] == decimals == 0 else step)


@given(st.text(max_size=20))
def test_any_print_has_an_interval(printed: str) -> None:
    low, high = interval(Decimal(1000), printed, "exact")
    assert low is not None
    assert high is not None
    assert low <= 1000 <= high


def test_observations_have_their_interval(small: KnowledgeGraph) -> None:
    node = q("observation:900-02-turnover")
    decimal = q("xsd:decimal")
    assert small.values(node, "vnru:low") == [Literal("3550000000", decimal)]
    assert small.values(node, "vnru:high") == [Literal("3650000000", decimal)]


# ---- structure and labels --------------------------------------------------------------------------------------------


def test_superclasses_are_closed(small: KnowledgeGraph) -> None:
    classes = {str(c) for c in small.values(q("organization:an-oil"), "rdf:type")}
    expected = ("vnru:JointVenture", "vnru:Company", "org:FormalOrganization", "schema:Corporation", "org:OrganizationalCollaboration")
    assert {q(c) for c in expected} <= classes
    assert small.query("ASK { ?x a/rdfs:subClassOf ?c FILTER NOT EXISTS { ?x a ?c } }") is False


def test_derived_triples_stand_in_their_own_graph(small: KnowledgeGraph) -> None:
    stated = small.statements(q("organization:an-oil"), q("rdf:type"), IRI(q("vnru:Company")))
    assert [s.graphs for s in stated] == [(BASE + "graph/derived",)]


def test_actors_are_reached_without_the_role(small: KnowledgeGraph) -> None:
    assert small.values(q("event:2001-03-visit"), "sem:hasActor") == [IRI(q("person:fyodor-orlov"))]


def test_attested_in_names_every_passage_that_mentions_a_thing(small: KnowledgeGraph) -> None:
    def passages(thing: str) -> list[str]:
        return [str(v).rpartition("/")[2] for v in small.values(q(thing), "vnru:attestedIn")]

    assert passages("place:an-city") == ["900-01", "900-02"]
    assert passages("person:fyodor-orlov") == ["900-01"]
    assert passages("place:anland") == ["900-01", "900-02"]
    assert passages("observation:900-02-turnover") == ["900-02"]
    assert passages("person:formula") == []
    attested = {str(s.subject).removeprefix(BASE).partition("/")[0] for s in small.statements(None, q("vnru:attestedIn"))}
    assert not attested & {"code", "passage", "source", "selector", "dataset", "authority", "inference"}


@pytest.mark.parametrize("class_", STATEMENT_NODES)
@pytest.mark.parametrize("which", ["small", "kg"])
def test_statement_nodes_have_a_label_in_each_language(class_: str, which: str, request: pytest.FixtureRequest) -> None:
    graph: KnowledgeGraph = request.getfixturevalue(which)
    nodes = [s.subject for s in graph.statements(None, q("rdf:type"), IRI(q(class_)))]
    assert nodes
    for node in nodes:
        labels = [v for v in graph.values(node, "skos:prefLabel") if isinstance(v, Literal)]
        assert sorted(str(v.language) for v in labels) == sorted(LANGUAGES), node
        assert all(v.text and "?" not in v.text.split(",")[0] for v in labels), node


@pytest.mark.parametrize(
    ("node", "label"),
    [
        ("tenure:anna-president", "Đặng Thị Anna – President of Anland"),
        ("role:2001-03-visit-orlov", "Fyodor Orlov (visitor) – Visit of March 2001"),
        ("flow:900-02-coal", "Borland → Anland: coal, 1991 – 2000"),
        ("position:900-01-hope", "Đặng Thị Anna – hopes: trade"),
        ("observation:900-02-turnover", "trade turnover, Anland – Borland, 2000: 3.6 billion USD"),
        ("passage:900-01", "Test article, paragraph 1"),
    ],
)
def test_composed_labels(small: KnowledgeGraph, node: str, label: str) -> None:
    assert small.label(q(node), "en") == label


def test_deriving_twice_gives_the_same(home: Path, small: KnowledgeGraph) -> None:
    assert contents(KnowledgeGraph.load(home, use_cache=False)) == contents(small)
    quads = read_quads(home, source_files(home))
    assert len(set(quads)) > 0
    assert all(isinstance(quad.graph_name, ox.NamedNode) for quad in quads)
