"""Why a query has no answer: facts about the terms in it, each at its place, and nothing of what stands in strings or comments."""

from __future__ import annotations

import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import IRI, Limits, Literal, Result
from vnru_kg.errors import ComparisonWarning, UnreachableError
from vnru_kg.library import questions
from vnru_kg.namespaces import q, shrink
from vnru_kg.remarks import empty, empty_bytes, remarks, uncomparable
from vnru_kg.remarks.roles import GRAPH, OBJECT, PREDICATE, SUBJECT, VALUE, read

from .support.command import run

TAKEN = "takes away every row that there is without it"


def told(kg: KnowledgeGraph, query: str) -> list[str]:
    """The remarks on a query that has no answer."""
    assert empty(kg.engine.query(query)), query
    return [str(r) for r in remarks(kg, query)]


@pytest.mark.parametrize(
    ("query", "remark"),
    [
        ("SELECT ?s { ?s sem:evenType code:state-visit }", "no triple has sem:evenType. Did you mean sem:eventType"),
        ("SELECT ?s { ?s vnru:prefLabel ?l }", "no triple has vnru:prefLabel. Did you mean skos:prefLabel?"),
        ("SELECT ?s { ?s <http://www.w3.org/2004/02/skos/core#preflabel> ?l }", "Did you mean skos:prefLabel?"),
        ("SELECT ?s { ?s dcterms:date/^vnru:earlist ?l }", "no triple has vnru:earlist. Did you mean vnru:earliest"),
        ("SELECT ?s { ?s a foaf:Persn }", "nothing is a foaf:Persn. Did you mean foaf:Person"),
        ("ASK { person:dang-ana ?p ?o }", "person:dang-ana is not in the graph. Did you mean person:dang-anna"),
        ("SELECT ?p { ?p ?q place:an-cty }", "place:an-cty is not in the graph. Did you mean place:an-city"),
        ("SELECT ?p { VALUES ?p { place:an-cty } ?p ?q ?r }", "place:an-cty is not in the graph"),
        ("CONSTRUCT { ?s a ?o } WHERE { ?s vnru:partOff ?o }", "no triple has vnru:partOff. Did you mean vnru:partOf"),
        ("SELECT (COUNT(*) AS ?n) { ?s vnru:partOff ?o }", "no triple has vnru:partOff"),
        ("SELECT * FROM <http://127.0.0.1:9/x> { ?s ?p ?o }", "there is no graph <http://127.0.0.1:9/x> here, and nothing is fetched"),
        ("SELECT * { GRAPH passage:900-09 { ?s ?p ?o } }", "there is no graph passage:900-09 here"),
        ("SELECT ?l { ?s skos:prefLabel ?l FILTER(LANG(?l) = 'de') }", "no text is in the language “de”; there are en, ru, vi"),
        ("SELECT ?l { ?s skos:prefLabel ?l FILTER(LANGMATCHES(lang(?l), 'de-AT')) }", "“de-AT”"),
        ("SELECT ?l { ?s skos:prefLabel ?l FILTER(LANG(?l) IN ('fr', 'de') && 'es' = LANG(?l)) }", "“es”"),
        ("SELECT ?l { ?s skos:prefLabel ?l FILTER(LANG(?l) IN ('fr', 'de') && 'es' = LANG(?l)) }", "“de”"),
        ("SELECT ?s { ?s skos:prefLabel 'An City' }", "'An City' is written \"An City\"@en here"),
        ("SELECT ?s { ?s skos:prefLabel 'An City'@vi }", "'An City'@vi is written \"An City\"@en here"),
        ("SELECT ?s { ?s skos:prefLabel ?v FILTER(?v IN ('An City', 'x')) }", "@vi, which never compares with 'An City', 'x'"),
        ("SELECT (AVG(?d) AS ?m) { ?s vnru:signedOn ?d }", "?d (vnru:signedOn) holds dates in EDTF"),
        ("SELECT (SUM(DISTINCT ?v) AS ?m) { ?s skos:prefLabel ?v }", "?v (skos:prefLabel) holds @en, @ru, @vi, never xsd:decimal"),
        ("SELECT ?s { ?s <http://schema.org/location> ?l }", "no triple has <http://schema.org/location>. Did you mean schema:location?"),
        ("SELECT ?s { ?s a foaf:Person FILTER($t > 3) }", "$t stands nowhere else in the query"),
        ("SELECT ?s { ?s dcterms:date ?date BIND(YEAR(?data) AS ?year) FILTER(?year > 2000) }", "?data stands nowhere else"),
        ("SELECT ?s { ?s ?p ?o FILTER(REGEX(STR(?o), 'a(b', 'i')) }", "'a(b' is no regular expression, so that nothing matches it"),
        ("SELECT ?s { ?s ?p ?o FILTER(REPLACE(?o, '[', ',') = ')') }", "'[' is no regular expression"),
        ("SELECT ?s { ?s skos:prefLabel 'Stadt'@de }", "no text is in the language “de”"),
        ("SELECT ?s { ?s vnru:signedOn ?d FILTER(?d > '1900-01-01'^^xsd:date) }", "?d (vnru:signedOn) holds dates in EDTF"),
        ("SELECT ?s { ?s vnru:signedOn ?d FILTER(2001 < ?d) }", "compare schema:legislationDate of the same thing, which are xsd:date"),
        ("SELECT ?s { ?s dcterms:date ?d FILTER(?d > '2012-01-01'^^xsd:date) }", "compare schema:startDate, schema:endDate"),
        ("SELECT ?s { ?s sdmx-dimension:refPeriod ?d FILTER(YEAR(?d) > 2000) }", "compare vnru:earliest, vnru:latest"),
        (
            "SELECT ?s { ?s dcterms:date ?d , ?e FILTER(?d != ?e) }",
            "?d (dcterms:date) holds dates in EDTF, which do not compare with one another",
        ),
        ("SELECT ?s { ?s dcterms:date ?d FILTER('1900'^^edtf:EDTF <= ?d) }", "which do not compare with one another"),
        (
            "SELECT ?s { ?s sdmx-measure:obsValue ?v FILTER(?v = '3.6') }",
            "?v (sdmx-measure:obsValue) holds xsd:decimal, which never compares with '3.6'",
        ),
        ("SELECT ?s { ?s skos:prefLabel ?v FILTER('An City' = ?v) }", "holds @en, @ru, @vi, which never compares with 'An City'"),
        ("SELECT ?s { ?s vnru:earliest ?v FILTER(?v > 2000) }", "?v (vnru:earliest) holds xsd:date, which never compares with 2000"),
        ("SELECT ?s { ?s org:member ?v FILTER(?v = 'dang-anna') }", "holds IRI, which never compares with 'dang-anna'"),
        ("SELECT ?s { ?s vnru:signedOn ?d FILTER(YEAR(?d) = 2001) }", "?d (vnru:signedOn) holds dates in EDTF"),
        ("SELECT ?s { ?s vnru:signedOn ?d BIND(xsd:date(?d) AS ?e) FILTER(BOUND(?e)) }", "?d (vnru:signedOn) holds dates in EDTF"),
        ("SELECT ?s { ?s vnru:signedOn '2001-05-05'^^xsd:date }", "vnru:signedOn holds dates in EDTF"),
        ("SELECT ?s { ?s vnru:signedOn 1234 }", "vnru:signedOn holds dates in EDTF"),
        ("SELECT ?s { ?s sdmx-measure:obsValue -7 }", "no triple matches ?s sdmx-measure:obsValue -7"),
        ("SELECT ?s { VALUES ?d { '2001' '1234'^^xsd:date } ?s vnru:signedOn ?d }", "vnru:signedOn holds dates in EDTF"),
        ("SELECT ?s { VALUES (?n ?d) { (-1 'An City') } ?s skos:prefLabel ?d }", "'An City' is written \"An City\"@en here"),
        ("SELECT ?s { ?s vnru:earliest ?d FILTER(?d = '1900-01-01T00:00:00'^^xsd:dateTime) }", "holds xsd:date, which never compares with"),
        ("SELECT ?s { ?s vnru:earliest ?d FILTER(YEAR(?d) = '2001') }", "YEAR(?d) is xsd:integer, which never compares with '2001'"),
        ("SELECT ?s { ?s vnru:earliest ?d FILTER(2001 = STR(?d)) }", "STR(?d) is xsd:string, which never compares with 2001"),
        ("SELECT ?s { ?s vnru:signedOn ?d FILTER(DATATYPE(?d) = xsd:date) }", "?d (vnru:signedOn) holds edtf:EDTF, never xsd:date"),
        ("SELECT ?s { ?s vnru:earliest ?d FILTER(LANG(?d) = 'en') }", "?d (vnru:earliest) holds xsd:date, never @en"),
        (
            "SELECT ?s { ?s vnru:earliest ?d FILTER(?d > '1/5/2001'^^xsd:date) }",
            "'1/5/2001'^^xsd:date is no xsd:date; a day is written \"20",
        ),
        (
            "SELECT ?s { ?s vnru:earliest ?d FILTER(?d > '2001-02-30'^^xsd:date) }",
            "'2001-02-30'^^xsd:date is no xsd:date; a day is written",
        ),
        ("SELECT ?s { ?s vnru:earliest ?d FILTER(?d > '''2001\n\"5'''^^xsd:date) }", "^^xsd:date is no xsd:date; a day is written"),
        ("SELECT ?s { ?s vnru:earliest ?d FILTER(?d > xsd:date('2001')) }", "(?d > xsd:date('2001')) is an error in every row"),
        ("SELECT ?s { ?s vnru:signedOn ?d FILTER STRSTARTS(?d, '2001') }", "STRSTARTS(?d, '2001') is an error in every row"),
        ("SELECT ?s { ?s vnru:earliest ?d FILTER(REGEX(?d, '2001')) FILTER(CONTAINS(?d, '5')) }", "(CONTAINS(?d, '5')) is an error in"),
        ("SELECT ?s { ?s vnru:earliest ?d FILTER(STRSTARTS(?d, '2001') && EXISTS { ?s a ?c }) }", "is an error in every row"),
        ("SELECT ?x { { SELECT (?d AS ?x) { ?s vnru:signedOn ?d } } FILTER(?x > '1900-01-01'^^xsd:date) } ORDER BY ?x", "is an error in"),
        ("SELECT (COUNT(?s) AS ?n) { GRAPH ?g { ?s a foaf:Person } FILTER(xsd:integer('x') = 1) }", "is an error in every row"),
        ("CONSTRUCT { ?s a ?d } WHERE { ?s vnru:earliest ?d FILTER(STRLEN(?d) > 3) }", "(STRLEN(?d) > 3) is an error in every row"),
        (
            "SELECT ?s (MAX(?d) AS ?m) { ?s vnru:earliest ?d } GROUP BY ?s HAVING (STRLEN(?m) > 3)",
            "(STRLEN(?m) > 3) is an error in every row",
        ),
        ("SELECT ?s { ?s skos:prefLabel ?n BIND(YEAR(?n) AS ?y) FILTER(?y > 2000) }", "YEAR(?n) is an error in every row, so that it has"),
        ("SELECT ?s { ?s vnru:earliest ?e BIND(?d + 1 AS ?y) ?s vnru:latest ?d FILTER(?y > 1) }", "?d + 1 is an error in every row, so"),
        ("SELECT ?s { ?s a ?c FILTER(STRLEN(?s) > 1 && EXISTS { ?s a ?d FILTER(ISIRI(?d)) }) }", "STRLEN(?s) > 1 is an error in every row"),
        ("SELECT ?s { ?s skos:prefLabel ?n FILTER REGEX(?n, 'a(b') }", "'a(b' is no regular expression"),
        ("SELECT ?s { ?s a place:an-city }", "nothing is a place:an-city"),
        ("SELECT ?s { ?s vnru:partOf place:an-city ; a foaf:Person }", "no triple matches ?s vnru:partOf place:an-city"),
        ("SELECT ?s { ?s a foaf:Person . ?s vnru:partOf ?o }", "nothing matches both ?s a foaf:Person and ?s vnru:partOf ?o"),
        ("SELECT ?s { VALUES ?d { '1900'^^edtf:EDTF } ?s vnru:signedOn ?d }", "no triple matches ?s vnru:signedOn '1900'^^edtf:EDTF"),
        ("SELECT ?s { ?s a foaf:Person MINUS { ?s skos:prefLabel ?n } }", "MINUS { ?s skos:prefLabel ?n } takes away every row"),
        ("SELECT ?s { place:an-city ^vnru:partOf/^vnru:partOf ?s }", "nothing matches place:an-city ^vnru:partOf/^vnru:partOf ?s"),
        ("SELECT ?s { ?s skos:prefLabel ?l FILTER(LANG(?l) = 'EN') }", "no text is in the language “EN”"),
    ],
)
def test_what_is_the_matter_is_told(small: KnowledgeGraph, query: str, remark: str) -> None:
    assert any(remark in text for text in told(small, query)), told(small, query)


def test_what_does_not_compare_is_told_of_any_answer(small: KnowledgeGraph) -> None:
    """Here there are rows, and some are missing all the same."""
    query = "SELECT ?s ?late { ?s dcterms:date ?d OPTIONAL { ?s dcterms:date ?late FILTER(YEAR(?late) >= 2012) } }"
    with pytest.warns(ComparisonWarning, match=r"\?late \(dcterms:date\) holds dates in EDTF.*schema:startDate"):
        answer = small.query(query)
    assert not empty(answer)
    assert [str(r).partition(" ")[0] for r in uncomparable(small, query)] == ["?late"]
    done = run("query", query, "-f", "csv", "--lang", "ru")
    assert "строка 1, столбец 83: ?late (dcterms:date) содержит даты в EDTF" in done.stderr.decode()
    assert uncomparable(small, query.replace("dcterms:date", "schema:startDate")) == []


TAKERS = (
    "MINUS { ?s a ?n }",
    "FILTER EXISTS { ?s vnru:partOf ?n }",
    "FILTER NOT EXISTS { ?s a ?n }",
    "FILTER(?s = 'dang-anna')",
    "FILTER(STRLEN(STR(?s)) > 1000)",
    "{ SELECT ?s { ?s vnru:partOf ?n } LIMIT 5 }",
)


@pytest.mark.parametrize("taker", TAKERS)
def test_what_takes_away_every_row_is_told_once(small: KnowledgeGraph, taker: str) -> None:
    """Behind the full stop of a pattern too, which is none of it."""
    assert told(small, f"SELECT ?s {{ ?s a foaf:Person . {taker} }}") == [f"{taker} {TAKEN}"]


def test_only_the_condition_that_takes_all_is_told(small: KnowledgeGraph) -> None:
    """With HAVING the groups that it wants count, so that a condition which leaves rows is not blamed."""
    query = "SELECT ?t {{ ?s a ?t FILTER(ISIRI(?t)) FILTER({}) }} GROUP BY ?t HAVING(COUNT(?s) > {})"
    assert told(small, query.format("STR(?t) = ''", 0)) == [f"FILTER(STR(?t) = '') {TAKEN}"]
    assert told(small, query.format("true", 1000)) == [f"HAVING(COUNT(?s) > 1000) {TAKEN}"]


def test_what_may_match_nothing_is_no_reason(small: KnowledgeGraph) -> None:
    """Nothing matches inside these, and there would be rows all the same."""
    spare = "?s vnru:partOf ?o ; a foaf:Person"
    for part in (f"OPTIONAL {{ {spare} }}", f"MINUS {{ {spare} }}", f"FILTER NOT EXISTS {{ ?s a ?c {{ {spare} }} }}"):
        assert told(small, f"SELECT ?s {{ ?s a foaf:Person {part} FILTER(false) }}") == [f"FILTER(false) {TAKEN}"], part
    assert "nothing matches both" in told(small, f"SELECT ?s {{ ?s a ?t FILTER EXISTS {{ {spare} }} }}")[0]


def test_dates_that_no_property_types_are_compared_as_text(kg: KnowledgeGraph) -> None:
    assert "STR(…)" in told(kg, "SELECT ?s { ?s vnru:speaksOf ?d FILTER(?d > 1900) }")[0]


def test_a_reason_is_looked_for_within_one_budget(small: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """A query that is short by its LIMIT may take for ever without it: what was found by then is told, and that there may be more."""
    now, tried = 0.0, list[Limits]()
    asked = small._bounded.query

    def slow(text: str, limits: Limits) -> Result:
        nonlocal now
        tried.append(limits)
        now += 4
        return asked(text, limits)

    monkeypatch.setattr(small._bounded, "query", slow)
    monkeypatch.setattr("vnru_kg.remarks.enquiry.monotonic", lambda: now)
    query = "SELECT ?s { ?s vnru:earliest ?d FILTER(STRLEN(?d) > 3) FILTER(STRLEN(?d) > 4) } LIMIT 0"
    (ended,) = remarks(small, query)
    assert (ended.line, ended.column) == (1, 1)
    assert ended.text == "the search for a reason took longer than 10 s and was ended"
    assert ended.text.render("vi") == "việc tìm nguyên nhân kéo dài quá 10 giây nên đã bị dừng"
    assert ended.text.render("ru") == "поиск причины занял больше 10 с и был остановлен"
    assert [limits.seconds for limits in tried] == [10, 6, 2]
    assert {limits.memory for limits in tried} == {small.limits.memory}
    # what is told of the terms costs few questions, however many there are
    tried.clear()
    words = " ".join(f"'no such name {n}'" for n in range(30))
    found = remarks(small, f"SELECT ?s {{ ?s vnru:partOff ?x ; vnru:earlist ?y ; skos:prefLabel ?z VALUES ?z {{ {words} }} }}")
    assert [str(one.text).partition(".")[0] for one in found] == ["no triple has vnru:partOff", "no triple has vnru:earlist"]
    assert len(tried) == 3


def test_a_search_for_a_reason_that_fails_costs_no_answer(small: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_: str, __: Limits) -> Result:
        raise UnreachableError("the server is gone")

    monkeypatch.setattr(small._bounded, "query", gone)
    query = "SELECT ?s { ?s vnru:signedOn ?d FILTER(?d > 3) }"
    assert [str(one) for one in remarks(small, query)] == ["the search for a reason was ended: the server is gone"]
    assert uncomparable(small, query) == []


def test_a_remark_names_its_place_and_speaks_three_languages(small: KnowledgeGraph) -> None:
    (remark,) = remarks(small, "SELECT ?s {\n  ?s a foaf:Person ;\n     vnru:partOff ?o }")
    assert (remark.line, remark.column) == (3, 6)
    assert remark.text.render("vi").startswith("không có bộ ba nào dùng vnru:partOff. Có phải ý bạn là vnru:partOf")
    assert remark.text.render("ru").startswith("ни в одном триплете нет vnru:partOff. Возможно, имелось в виду: vnru:partOf")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s { ?s a foaf:Person ; skos:prefLabel ?name . FILTER(?s = 'sem:evenType') } # vnru:partOff",
        "PREFIX nope: <http://x/>\nSELECT ?s { ?s a foaf:Person FILTER(false) }",
        "CONSTRUCT { ?s <http://x/made> <http://x/up> } WHERE { ?s a foaf:Person FILTER(false) }",
        "SELECT ?s { ?s a foaf:Person BIND(1 AS ?unused) FILTER(false) }",
        "SELECT ?s { ?s a foaf:Person FILTER($s = 1) }",
        "SELECT ?s { ?s vnru:signedOn ?d FILTER(STR(?d) = 'never') }",
        "SELECT ?s { ?s vnru:signedOn ?d FILTER(?d = '1900'^^edtf:EDTF) }",
        "SELECT ?s { ?s dcterms:date ?d . ?o dcterms:date ?e FILTER(?d = ?e && ?s = 'x') }",
        "SELECT ?s { ?s vnru:earliest ?d FILTER(?d > '2999-01-01'^^xsd:date) }",
        "SELECT ?s { ?s vnru:earliest ?d FILTER(YEAR(?d) > 2999) }",
        "SELECT ?s { ?s vnru:earliest ?d FILTER(?d > xsd:date('2999-01-01')) }",
        "SELECT ?s { ?s vnru:asPrinted ?d FILTER(?d = 'never\\t') }",
        "SELECT ?s { ?s sdmx-measure:obsValue ?v FILTER(?v < -1.5e3) }",
        "SELECT ?l { ?s skos:prefLabel ?l FILTER(LANG(?l) = '') }",
        "SELECT ?l { ?s skos:prefLabel ?l FILTER(LANGMATCHES(LANG(?l), 'EN') && ?l = 'no such text'@en) }",
        "SELECT ?s { { ?s a foaf:Person } { ?s vnru:partOf ?o } }",
        "SELECT ?s { ?s skos:prefLabel ?l FILTER(REGEX(REPLACE(STR(?l), '(a|b)', '('), '^never[(]$', 'i')) }",
        "SELECT ?s { ?s vnru:earliest ?d FILTER(REGEX(?d, 'x') || ?s != 'x') FILTER(false) }",
        "SELECT ?s { ?s vnru:earliest ?d FILTER(IF(?d < '1000-01-01'^^xsd:date, STRLEN(?d) > 3, false)) }",
        "SELECT ?s { ?s sdmx-measure:obsValue ?v FILTER(?v < 1 && ?v > 2.50) }",
        "SELECT ?g { ?g skos:prefLabel ?n , ?x1 ; a ?n1 FILTER(false) }",
    ],
)
def test_what_is_right_or_no_term_is_not_remarked(small: KnowledgeGraph, query: str) -> None:
    """But that a condition which no row fulfils takes all of them away."""
    assert [text for text in told(small, query) if not (text.startswith("FILTER") and text.endswith(TAKEN))] == []


def test_no_question_of_the_library_is_remarked(kg: KnowledgeGraph) -> None:
    """They have answers, so every term in them is in its place; of some words of the ontology the data have none."""
    for name, question in questions().items():
        found = [str(r) for r in remarks(kg, question.text)]
        unused = {f"no triple has {shrink(s.subject)}" for s in kg.statements(None, q("rdf:type"), IRI(q("owl:ObjectProperty")))}
        assert set(found) <= unused, (name, found)


def test_every_kind_of_term_is_read_in_its_role() -> None:
    text = """# sem:a
    PREFIX x: <http://x/>
    SELECT ?s (x:fn(?o) AS ?n) FROM x:g1 FROM NAMED <http://x/g2> WHERE {
      ?s a x:C1 ; x:p1 x:o1, "x:no"@vi . [] x:p2 [ x:p3 x:o2 ; x:p4 5 ] .
      x:s1 x:p5*/^x:p6|(x:p7/!x:p8)+ (x:o3 -1) .
      GRAPH x:g3 { ?o x:p9 "2012"^^xsd:gYear }
      FILTER(?o > xsd:date("2012-01-01") && EXISTS { ?o x:p10 x:o4 }) OPTIONAL { x:s2 x:p11 true }
      VALUES (?a ?b) { (x:v1 UNDEF) (x:v2 1) } VALUES ?k { x:v3 }
      FILTER REGEX(?n, "x:no") BIND(x:fn(?o, x:no) AS ?u) FILTER x:fn(x:no)
      { SELECT ?z (MAX(?k) AS ?m) WHERE { ?z x:p12 ?k } GROUP BY ?z HAVING(?k > 1) ORDER BY ?z LIMIT 5 }
      MINUS { x:s3 x:p13 ?y } FILTER NOT EXISTS { ?y x:p14 x:o5 } x:s4 x:p15 x:o6
    } ORDER BY DESC(?n) LIMIT 5"""
    found: dict[str, list[str]] = {}
    for use in read(text).uses:
        if isinstance(use.item.term, IRI):
            found.setdefault(use.role, []).append(use.item.text.removeprefix("x:"))
    assert found == {
        GRAPH: ["g1", "<http://x/g2>", "g3"],
        SUBJECT: ["s1", "s2", "s3", "s4"],
        PREDICATE: ["a", *(f"p{n}" for n in range(1, 16))],
        OBJECT: ["C1", "o1", "o2", "o3", "o4", "o5", "o6"],
        VALUE: ["v1", "v2", "v3"],
    }
    literals = [(use.role, use.item.term) for use in read(text).uses if isinstance(use.item.term, Literal)]
    numbers = [Literal(n, q("xsd:integer")) for n in ("5", "-1", "1")]
    texts = [Literal("x:no", q("rdf:langString"), "vi"), Literal("2012", q("xsd:gYear")), Literal("true", q("xsd:boolean"))]
    assert literals == [*((OBJECT, one) for one in (texts[0], *numbers[:2], *texts[1:])), (VALUE, numbers[2]), (VALUE, numbers[0])]
    assert [(name, item.text) for name, item in read(text).values] == [
        ("?a", "x:v1"),
        ("?b", "UNDEF"),
        ("?a", "x:v2"),
        ("?b", "1"),
        ("?k", "x:v3"),
    ]


def test_every_term_that_is_misspelt_is_found(kg: KnowledgeGraph) -> None:
    """In queries that nobody wrote for this: each predicate with a letter too much."""
    tried = 0
    for question in questions().values():
        for use in read(question.text).uses:
            name = use.item.text
            if use.role == PREDICATE and ":" in name and not name.startswith("<"):
                start = use.item.start
                query = question.text[:start] + name + "x" + question.text[start + len(name) :]
                texts = [str(r) for r in remarks(kg, query)]
                assert any(f"no triple has {shrink(str(use.item.term))}x" in t for t in texts), (question.id, name, texts)
                tried += 1
                break
    assert tried > 20


@pytest.mark.parametrize(
    ("query", "nothing"),
    [
        ("SELECT ?x {} LIMIT 0", True),
        ("SELECT ?x {}", False),
        ("SELECT (COUNT(?x) AS ?n) (SUM(?x) AS ?m) { FILTER(false) }", True),
        ("SELECT (1 AS ?n) {}", False),
        ("SELECT * {}", False),
        ("ASK {}", False),
        ("ASK { FILTER(false) }", True),
    ],
)
def test_an_empty_answer_is_known_in_every_format(small: KnowledgeGraph, query: str, *, nothing: bool) -> None:
    unbound = query == "SELECT ?x {}"  # one row without a value says nothing either
    assert empty(small.query(query)) is (nothing or unbound)
    if "COUNT" not in query:
        for form in ("csv", "tsv", "json", "xml"):
            assert empty_bytes(small.query_bytes(query, form), form) is nothing, form


def test_the_command_says_it_beside_the_answer() -> None:
    query = "SELECT ?s { ?s sem:evenType code:state-visit }"
    for form, out in (("table", b"s\n"), ("tsv", b"?s\n"), ("json", b'{"head":{"vars":["s"]},"results":{"bindings":[]}}\n')):
        done = run("query", query, "-f", form, "--lang", "en")
        assert (done.returncode, done.stdout) == (0, out)
        assert "line 1, column 16: no triple has sem:evenType. Did you mean sem:eventType" in done.stderr.decode()
    assert "dòng 1, cột 16: không có bộ ba nào dùng sem:evenType" in run("query", query, "--lang", "vi").stderr.decode()
    assert "evenType" not in run("query", query, "--quiet").stderr.decode()
    done = run("query", "CONSTRUCT WHERE { ?s sem:evenType ?o }", "-f", "turtle", "--lang", "en")
    assert "no triple has sem:evenType" in done.stderr.decode()
    assert "no triple" not in run("query", "ASK {}", "--lang", "en").stderr.decode()
