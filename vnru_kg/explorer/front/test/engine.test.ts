import assert from "node:assert/strict";
import { createRequire as requirer } from "node:module";
import path from "node:path";
import { test } from "node:test";
import { Engine, isEngineError, type Machine } from "../src/engine/client";
import { load, needsGraphs } from "../src/engine/graphs";
import type { Order, Question } from "../src/engine/protocol";
import type { Pack } from "../src/model/bytes";

/** A worker that answers "slow…" never, "trap" by breaking, "bad" with an error, and anything else with itself. */
class Pretence implements Machine {
  static started = 0;
  static ended = 0;
  onmessage: Machine["onmessage"] = null;
  onerror: Machine["onerror"] = null;
  private alive = true;

  constructor(private readonly fails = false) {
    Pretence.started++;
  }

  postMessage(message: unknown): void {
    const data = this.answer(message as Order | Question);
    if (data) setTimeout(() => this.alive && this.onmessage?.call(null as never, { data } as MessageEvent));
  }

  terminate(): void {
    this.alive = false;
    Pretence.ended++;
  }

  private answer(message: Order | Question): object | null {
    if ("engine" in message)
      return this.fails ? { error: "no", broken: true } : { begun: { module: null, dataset: new Uint8Array(), triples: 7 } };
    if (message.query.startsWith("slow")) return null;
    if (message.query === "trap") return { error: "unreachable", broken: true };
    return message.query === "bad" ? { error: "error at 1:1", broken: false } : { text: `${message.query} as ${message.as}`, ms: 1 };
  }
}

const nothing = { kind: "application/gzip", text: "" };
const source = (): { engine: Pack; dataset: Pack } => ({ engine: nothing, dataset: nothing });
const engine = (fails = false): Engine => new Engine(source, () => Promise.resolve(new Pretence(fails)));
const kindOf = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => "answered",
    (error: unknown) => (isEngineError(error) ? error.kind : String(error)),
  );

test("questions are answered one after the other", async () => {
  const one = engine();
  assert.equal(await one.start(), 7);
  const [a, b] = await Promise.all([one.ask("a", "json", 5), one.ask("b", "csv", 5)]);
  assert.deepEqual([a.text, b.text], ["a as json", "b as csv"]);
  assert.equal(await kindOf(one.ask("bad", "json", 5)), "query");
  assert.equal((await one.ask("c", "json", 5)).text, "c as json");
});

test("a question that is stopped, takes too long or breaks the engine leaves it ready for the next", async () => {
  const one = engine();
  await one.start();
  const before = Pretence.ended;
  const slow = kindOf(one.ask("slow", "json", 60));
  const next = one.ask("next", "json", 5);
  setTimeout(() => one.stop(), 20);
  assert.equal(await slow, "stopped");
  assert.equal((await next).text, "next as json");
  assert.equal(await kindOf(one.ask("slow", "json", 0.02)), "slow");
  assert.equal(await kindOf(one.ask("trap", "json", 5)), "broken");
  assert.equal((await one.ask("again", "json", 5)).text, "again as json");
  assert.equal(Pretence.ended - before, 3);
});

test("a question that nobody wants any more holds up no other, and a quick one costs no new worker", async () => {
  const one = engine();
  await one.start();
  const [before, ended] = [Pretence.ended, new AbortController()];
  const asked = [one.ask("quick", "json", 60, ended.signal), one.ask("waits", "json", 60, ended.signal)].map(kindOf);
  await one.start(); // the first is being asked
  ended.abort();
  assert.deepEqual(await Promise.all(asked), ["answered", "stopped"]);
  assert.equal(await kindOf(one.ask("late", "json", 60, ended.signal)), "stopped");
  assert.equal(Pretence.ended, before);
  const again = new AbortController();
  const slow = kindOf(one.ask("slow", "json", 60, again.signal));
  const next = one.ask("next", "json", 60);
  await one.start();
  again.abort();
  assert.equal(await slow, "stopped");
  assert.equal((await next).text, "next as json");
  assert.equal(Pretence.ended, before + 1);
});

test("stopping before the engine has begun is no dead end", async () => {
  const one = engine();
  const asked = kindOf(one.ask("a", "json", 5));
  one.stop();
  assert.equal(await asked, "stopped");
  assert.equal((await one.ask("b", "json", 5)).text, "b as json");
});

test("an engine that cannot begin says so, and may be tried again", async () => {
  const one = engine(true);
  assert.equal(await kindOf(one.ask("a", "json", 5)), "start");
  assert.equal(await kindOf(one.ask("b", "json", 5)), "start");
});

test("the default graph is the merge of the named ones, each triple once and each blank node one", () => {
  const { Store } = requirer(path.resolve("package.json"))("oxigraph") as typeof import("oxigraph");
  const trig = (object: string): string =>
    `@prefix : <x:> .\n\n:g {\n    :a :b "{" , "}\\n:g {\\n}" , ${object} .\n}\n\n<x:h> {\n    :a :b "{" ;\n        :c :d .\n}\n`;
  for (const object of ["1", "_:z"]) {
    const store = new Store();
    const graphs = load(store, new TextEncoder().encode(trig(object)));
    const count = (where: string): string | undefined => {
      const [found] = store.query(`SELECT (COUNT(*) AS ?n) { ${where} }`) as Map<string, { value: string }>[];
      return found?.get("n")?.value;
    };
    assert.equal(count("?s ?p ?o"), "4", object);
    graphs();
    assert.deepEqual([count("?s ?p ?o"), count("GRAPH ?g { ?s ?p ?o }")], ["4", "5"], object);
    assert.equal(count("?s ?p ?o . GRAPH ?g { ?s ?p ?o }"), "5", object);
  }
});

test("a query that may name a graph is told from others", () => {
  assert.deepEqual(["SELECT * { ?s ?p ?o }", "ASK { graph ?g {} }", "select * From <x:> {}"].map(needsGraphs), [false, true, true]);
});
