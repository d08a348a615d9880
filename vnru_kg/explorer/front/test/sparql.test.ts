import assert from "node:assert/strict";
import { test } from "node:test";
import { EngineError, type Reply } from "../src/engine/client";
import { gather, parse } from "../src/views/sparql/bench/answer";
import { bracketChains } from "../src/views/sparql/bench/chains";
import { Completer, type Term } from "../src/views/sparql/bench/complete";
import { Enquiry } from "../src/views/sparql/bench/enquiry";
import { firstError } from "../src/views/sparql/bench/grammar";
import { imbalance, Mistake, pieceAt, placeOf, position, prepare } from "../src/views/sparql/bench/prepare";
import { fill, termFor, termsOf, valueIn } from "../src/views/sparql/bench/questions";
import { remarksOn } from "../src/views/sparql/bench/remarks";
import { over } from "./store";
import "./words";

const prefixes = { person: "https://w3id.org/vnru/person/", xsd: "http://www.w3.org/2001/XMLSchema#" };
const body = (query: string, cap = 10): string => prepare(query, prefixes, cap).text.split("\n").slice(1).join("\n");

test("prefixes stand before the query on one line, and rows are capped", () => {
  assert.match(prepare("ASK {}", prefixes, 10).text, /^PREFIX person: <[^>]+> PREFIX xsd: <[^>]+>\nASK \{\}$/);
  assert.equal(body("SELECT * {?s ?p ?o}"), "SELECT * {?s ?p ?o}\nLIMIT 11");
  assert.equal(body("SELECT * {?s ?p ?o} LIMIT 5"), "SELECT * {?s ?p ?o} LIMIT 5");
  assert.equal(body("SELECT * {?s ?p ?o} limit 5000 OFFSET 2"), "SELECT * {?s ?p ?o} limit 11 OFFSET 2");
  assert.equal(
    body("SELECT * { { SELECT * {?s ?p ?o} LIMIT 3 } } # LIMIT 4"),
    "SELECT * { { SELECT * {?s ?p ?o} LIMIT 3 } } # LIMIT 4\nLIMIT 11",
  );
  assert.equal(body("SELECT * {?s ?p ?o} VALUES ?s { person:a }"), "SELECT * {?s ?p ?o} LIMIT 11 VALUES ?s { person:a }");
  assert.equal(body("CONSTRUCT WHERE {?s ?p ?o}"), "CONSTRUCT WHERE {?s ?p ?o}\nLIMIT 11");
  assert.equal(body("DESCRIBE person:a"), "DESCRIBE person:a");
});

test("sums and products are read from left to right, as the engine of the page does not", async () => {
  const engine = over("");
  const value = async (expression: string): Promise<string | undefined> => {
    const { text } = await engine.ask(body(`SELECT (${expression} AS ?x) { VALUES (?a ?b ?c) { (10 4 3) } }`));
    return parse(text).rows[0]?.[0]?.value;
  };
  const known: Readonly<Record<string, string>> = {
    "10-4-3": "3",
    "?a - ?b - ?c": "3",
    "?a - ?b + ?c - 1": "8",
    "24/4/3/2": "1",
    "?a - 8 / 4 / 2 - ?c": "6",
    "10 -8/4/2 -3": "6",
    "100 / 5 * 2": "40",
    "?a - (?b - ?c)": "9",
    "?a - (?b - ?c - 1) - 1": "9",
    "?a - # four - three\n ?b\n - ?c": "3",
    'STRLEN("1-2-3") - 1 - -1': "5",
    "IF(?a - ?b - ?c = 3, 20 - 1 - 1, 0)": "18",
    "-1 - 2 - 3": "-6",
  };
  for (const [expression, right] of Object.entries(known)) assert.equal(await value(expression), right, expression);
  assert.equal(await value("SUM(?a) - 1 - 1"), "8");
  for (const same of ["SELECT (1 - 2 AS ?x) {}", 'ASK { FILTER("1-2-3" = ?x) }', "ASK { FILTER(1 - 2 - 3 = }"])
    assert.equal(bracketChains(same), same);
});

test("mistakes are found with their places", () => {
  const fault = (query: string): string => {
    try {
      prepare(query, prefixes, 10);
      return "";
    } catch (error) {
      assert.ok(error instanceof Mistake);
      return `${error.fault} ${query.slice(error.start, error.end)}`;
    }
  };
  assert.equal(fault("  # nothing"), "empty ");
  assert.equal(fault("INSERT DATA { }"), "update INSERT");
  assert.equal(fault("FIND ?x"), "form FIND");
  assert.equal(fault("SELECT * { SERVICE <http://x/> {} }"), "service SERVICE");
  assert.equal(fault('ASK { ?s ?p "SERVICE" } # service'), "");
  assert.equal(fault("ASK { ?s a persn:X }"), "prefix persn:");
  assert.equal(fault("PREFIX persn: <http://x/> ASK { ?s a persn:X }"), "");
  assert.equal(fault("# of two lines\nload <http://x/>"), "update load");
  assert.equal(fault('ASK { ?s ?p """SERVICE } ( """ }'), "");
  assert.equal(fault(`ASK ${"{".repeat(200)}${"}".repeat(200)}`), "deep {");
  assert.equal(fault("x".repeat(200_000)), "long x");
});

test("what the engine cannot read is told by its string or bracket, and no query that it can read", () => {
  const told = (query: string): string => {
    const mistake = imbalance(query);
    return mistake ? `${mistake.fault} ${query.slice(mistake.start, mistake.end)} ${mistake.start}` : "";
  };
  assert.equal(told("ASK { ?s ?p 'open }"), "string ' 12");
  assert.equal(told('ASK { ?s ?p """open" }'), 'string " 14');
  assert.equal(told("ASK { ?s ?p (1 }"), "stray } 15");
  assert.equal(told("ASK { ?s ?p () , [] }} # {"), "stray } 21");
  assert.equal(told("ASK { ?s ?p ?o"), "open { 4");
  for (const query of ["ASK { FILTER((?a<?b)&&?c>?d) }", 'ASK { ?s <http://x/?(> \'(\', """\'{""" # [\n }']) {
    assert.equal(told(query), "");
    assert.equal(firstError(query), -1);
    assert.equal(body(query), query);
  }
});

test("functions with digits and escapes in IRIs are SPARQL, in whatever case", () => {
  const query =
    "SELECT (MD5(?l) AS ?h) { ?s <http://x/\\u0078> ?l FILTER(sha256 (?l) = 'SHA1(\\\\' && SHA384('\\U0001F600') = ?h) } LIMIT 20";
  assert.equal(firstError(query), -1);
  assert.equal(body(query), query.replace("LIMIT 20", "LIMIT 11"));
});

test("places are told as people count them", () => {
  const query = 'SELECT *\nWHERE { ?s ?p "😀" . FILTER(?o > ) }';
  const start = firstError(query);
  assert.equal(query.slice(start, start + 1), ")");
  assert.deepEqual(position(query, start), { line: 2, column: 33 });
  assert.equal(placeOf("error at 3:33: expected", query), start);
  assert.equal(placeOf("error at 9:1", query), query.length);
  assert.equal(placeOf("another error", query), -1);
  assert.deepEqual(pieceAt(query, start), { start, end: start + 1 });
  assert.deepEqual(pieceAt("ASK  { }  # end", 3), { start: 5, end: 6 });
  assert.deepEqual(pieceAt("ASK { }  # end", 9), { start: 6, end: 7 });
  assert.equal(firstError("SELECT ?s WHERE { ?s a/rdf:x* ?o } GROUP BY ?s"), -1);
});

test("parameters are read from the query and written into it", () => {
  const query =
    "SELECT * {\n  VALUES ?who { person:a } #?who\n  ?who a ?b . #?who\n  #?from VALUES ?from { }\n  #?from FILTER(?d > ?from)\n}";
  assert.equal(valueIn(query, "who"), "person:a");
  assert.equal(valueIn(query, "wh"), null);
  assert.equal(valueIn(query, "from"), "");
  const opened = fill(query, "who", "");
  assert.equal(opened.split("\n").slice(1, 3).join("|"), "  #?who VALUES ?who { }|  #?who ?who a ?b .");
  assert.equal(fill(opened, "who", "person:a"), query);
  const given = fill(query, "from", '"1950-01-01"^^xsd:date');
  assert.equal(given.split("\n").slice(3, 5).join("|"), '  VALUES ?from { "1950-01-01"^^xsd:date } #?from|  FILTER(?d > ?from) #?from');
  assert.deepEqual(termsOf("person:a <http://x/>", prefixes), ["https://w3id.org/vnru/person/a", "http://x/"]);
  assert.deepEqual(termsOf('"1950-01-01"^^xsd:date', prefixes), ["1950-01-01"]);
  assert.deepEqual(termsOf("2000 -5 UNDEF true persn:x", prefixes), ["2000", "-5", "true"]);
  assert.deepEqual(termsOf('"vi"', prefixes), ["vi"]);
  assert.equal(valueIn(fill(query, "who", "person:$&"), "who"), "person:$&");
  assert.equal(termFor("date", "2012-07"), '"2012-07-01"^^xsd:date');
  assert.equal(termFor("date", "2012-02-30"), null);
  assert.equal(termFor("date", "} DROP ALL"), null);
  assert.equal(termFor("year", " 2000 "), "2000");
  assert.equal(termFor("year", "2000 }"), null);
  assert.equal(termFor("text", 'a"b\\c\n}'), '"a\\"b\\\\c\\n}"');
  assert.equal(termsOf(termFor("text", 'a"b\\c') ?? "", prefixes)[0], 'a"b\\c');
});

test("rows that say the same are one row with all its passages", () => {
  const uri = (value: string): object => ({ type: "uri", value });
  const bindings = [{ x: uri("a"), passage: uri("p2") }, { x: uri("a"), passage: uri("p1") }, { x: uri("b") }];
  const table = parse(JSON.stringify({ head: { vars: ["x", "passage"] }, results: { bindings } }));
  const found = gather(table);
  assert.deepEqual(found.columns, ["x"]);
  assert.deepEqual(
    found.rows.map(({ cells, passages }) => [cells[0]?.value, ...passages]),
    [["a", "p1", "p2"], ["b"]],
  );
  assert.equal(gather(parse(JSON.stringify({ head: { vars: ["passage"] }, results: { bindings: [{ passage: uri("p") }] } }))).cited, false);
  assert.equal(parse('{"head":{},"boolean":true}').truth, true);
});

test("completion knows the graph's names in every language", () => {
  const terms: Term[] = [
    { name: "person:vo-van-kiet", labels: ["Võ Văn Kiệt", "Võ Văn Kiệt", "Во Ван Киет"], role: "thing", uses: 9 },
    { name: "foaf:Person", labels: ["Người", "Person", "Человек"], role: "class", uses: 28 },
    { name: "vnru:signedOn", labels: ["ngày ký", "signed on", "подписано"], role: "property", uses: 19 },
    { name: "vnru:signed", labels: "", role: "property", uses: 2 },
    { name: "vnru:signedAtPlace", labels: "", role: "property", uses: 31 },
    { name: "code:visit", labels: ["chuyến thăm", "visit", "визит"], role: "code", uses: 0 },
  ];
  const completer = new Completer(terms, { ...prefixes, foaf: "http://xmlns.com/foaf/0.1/" });
  const labels = (before: string, asked = false): string[] =>
    completer.offers(before, `${before} ?event ?even`, "ru", asked).offers.map(({ label }) => label);
  assert.equal(labels("SELECT * { ?s ?p kiet")[0], "person:vo-van-kiet");
  assert.equal(labels("SELECT * { ?s ?p Киет")[0], "person:vo-van-kiet");
  assert.equal(labels("SELECT * { ?s a per")[0], "foaf:Person");
  assert.equal(labels("SELECT * { ?s a ", true)[0], "foaf:Person");
  assert.deepEqual(labels("SELECT * { ?s ", true).slice(0, 3), ["vnru:signedAtPlace", "vnru:signedOn", "vnru:signed"]);
  assert.deepEqual(labels("SELECT * { ?s vnru:sig"), ["vnru:signedAtPlace", "vnru:signedOn", "vnru:signed"]);
  assert.deepEqual(labels("SELECT ?ev"), ["?even", "?event"]);
  assert.ok(labels("SELECT * { ?s foa").includes("foaf:"));
  assert.deepEqual(labels("LIMIT 3"), []);
  assert.equal(completer.offers("{ ?s a foaf:Pers", "", "ru", false).offers[0]?.detail, "Человек");
  assert.equal(completer.offers("{ ?s a foaf:Pers", "", "ru", false).typed, "foaf:Pers");
});

test("a reason is looked for within one budget, and what was found by then is told", async () => {
  const asked: number[] = [];
  const slow = {
    ask: (query: string, _: string, seconds: number): Promise<Reply> => {
      asked.push(seconds);
      const rows = query.includes("DISTINCT ?p {") ? [{ p: { type: "uri", value: `${prefixes.person}named` } }] : [];
      return Promise.resolve({ text: JSON.stringify({ head: { vars: ["p"] }, results: { bindings: rows } }), ms: 4000 });
    },
  };
  const found = await remarksOn(
    "SELECT ?s { ?s person:namd 'x'@de ; person:other ?d FILTER(?d > 3) }",
    '{"boolean":false}',
    new Enquiry(slow, prefixes),
    {
      find: () => [],
    },
  );
  assert.deepEqual(asked, [10, 6, 2]);
  assert.deepEqual(
    found.map(({ said }) => said("en")),
    [
      "no triple has person:namd. Did you mean person:named?",
      "no triple has person:other. Did you mean person:named?",
      "the search for a reason took longer than 10 s and was ended",
    ],
  );
  const over = { ask: (): Promise<Reply> => Promise.reject(new EngineError("slow")) };
  const [ended] = await remarksOn("ASK { ?s person:namd ?o }", '{"boolean":false}', new Enquiry(over, prefixes), { find: () => [] });
  assert.equal(ended?.said("ru"), "поиск причины занял больше 10 с и был остановлен");
  const broken = { ask: (): Promise<Reply> => Promise.reject(new EngineError("broken", "trap")) };
  const [why] = await remarksOn("ASK { ?s person:namd ?o }", '{"boolean":false}', new Enquiry(broken, prefixes), { find: () => [] });
  assert.equal(why?.said("vi"), "việc tìm nguyên nhân đã bị dừng: trap");
});
