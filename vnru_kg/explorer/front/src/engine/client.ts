import { text } from "../model/blocks";
import type { Pack } from "../model/bytes";
import type { Answer, Begun, Names, Question, Shape } from "./protocol";

/** What the engine could not do: `stopped` and `slow` by our own hand, `broken` by a query that was too much for it. */
export class EngineError extends Error {
  constructor(
    readonly kind: "query" | "stopped" | "slow" | "broken" | "start",
    message = "",
  ) {
    super(message);
    this.name = "EngineError";
  }
}

/** Whether an error is the engine's. By name: the editor's script has a class of its own. */
export function isEngineError(error: unknown): error is EngineError {
  return error instanceof Error && error.name === "EngineError";
}

export interface Reply {
  readonly text: string;
  /** How long the engine took, in milliseconds. */
  readonly ms: number;
}

const MOMENT = 300; // milliseconds

/** As much of a worker as is used here, so that tests can stand one in. */
export type Machine = Pick<Worker, "postMessage" | "terminate" | "onmessage" | "onerror">;

interface Waiting {
  readonly question: Omit<Question, keyof Names>;
  readonly seconds: number;
  readonly resolve: (told: Reply) => void;
  readonly reject: (error: EngineError) => void;
}

/** The SPARQL engine: one worker, one question at a time, in the order in which they were asked. */
export class Engine {
  private machine: Machine | null = null;
  private begun: Promise<Begun> | null = null;
  private last: Begun | null = null;
  private queue: Waiting[] = [];
  private current: Waiting | null = null;
  private clock: ReturnType<typeof setTimeout> | undefined;
  /** What Turtle is written with; the engine starts before the page knows it. */
  names: Names = { prefixes: {}, base: "" };

  constructor(
    private readonly source: () => { engine: Pack; dataset: Pack },
    private readonly make: () => Promise<Machine>,
  ) {}

  /** Start it if it does not run yet; gives the number of triples once it can be asked. */
  async start(): Promise<number> {
    this.begun ??= this.begin();
    return (await this.begun).triples;
  }

  /** Ask. Rejects with an {@link EngineError}; after `seconds`, or once `signal` says so, the question is given up. */
  ask(query: string, as: Shape, seconds: number, signal?: AbortSignal): Promise<Reply> {
    return new Promise<Reply>((resolve, reject) => {
      const waiting = { question: { query, as }, seconds, resolve, reject };
      if (signal?.aborted) {
        reject(new EngineError("stopped"));
        return;
      }
      signal?.addEventListener("abort", () => this.drop(waiting), { once: true });
      this.queue.push(waiting);
      this.proceed();
    });
  }

  /** Give up whatever is being asked, and be ready for the next question. */
  stop(kind: "stopped" | "slow" = "stopped"): void {
    this.restart(new EngineError(kind));
  }

  /** Nobody wants this answer any more: what runs may end within a moment, for a new worker takes longer than most questions. */
  private drop(waiting: Waiting): void {
    const place = this.queue.indexOf(waiting);
    if (place >= 0) {
      this.queue.splice(place, 1);
      waiting.reject(new EngineError("stopped"));
    } else if (this.current === waiting) {
      clearTimeout(this.clock);
      this.clock = setTimeout(() => this.stop(), MOMENT);
    }
  }

  private async begin(): Promise<Begun> {
    const machine = await this.make();
    this.machine = machine;
    const { engine, dataset } = this.source();
    const begun = await new Promise<Begun>((resolve, reject) => {
      machine.onmessage = ({ data }: MessageEvent<Answer>) =>
        "begun" in data ? resolve(data.begun) : reject(new EngineError("start", "error" in data ? data.error : ""));
      machine.onerror = (event) => reject(new EngineError("start", event instanceof ErrorEvent ? event.message : ""));
      machine.postMessage({ engine: this.last?.module ?? engine, dataset: this.last?.dataset ?? dataset });
    });
    machine.onmessage = ({ data }: MessageEvent<Answer>) => this.hear(data);
    machine.onerror = () => this.restart(new EngineError("broken"));
    return (this.last = begun);
  }

  private next(): void {
    if (this.current || !this.queue.length) return;
    this.current = this.queue.shift() ?? null;
    if (!this.current) return;
    this.clock = setTimeout(() => this.stop("slow"), this.current.seconds * 1000);
    this.machine?.postMessage({ ...this.current.question, ...this.names });
  }

  private hear(answer: Answer): void {
    const asked = this.current;
    if (!asked || "begun" in answer) return;
    if ("error" in answer && answer.broken) {
      this.restart(new EngineError("broken", answer.error));
      return;
    }
    clearTimeout(this.clock);
    this.current = null;
    if ("text" in answer) asked.resolve(answer);
    else asked.reject(new EngineError("query", answer.error));
    this.next();
  }

  /** End the worker with what it was doing; what was asked after that is asked of the next one. */
  private restart(reason: EngineError): void {
    clearTimeout(this.clock);
    this.machine?.terminate();
    const asked = this.current ?? this.queue.shift();
    this.current = null;
    this.begun = null;
    this.proceed();
    asked?.reject(reason);
  }

  /** Ask the next question as soon as there is somebody to ask. */
  private proceed(): void {
    this.start().then(
      () => this.next(),
      (error: unknown) => this.fail(error instanceof EngineError ? error : new EngineError("start", String(error))),
    );
  }

  private fail(error: EngineError): void {
    for (const waiting of this.queue.splice(0)) waiting.reject(error);
    this.begun = null;
  }
}

/** Whether this page holds an engine: a light one does not. */
export function hasEngine(): boolean {
  return document.getElementById("engine-script") !== null;
}

/** A worker that runs the page's own engine script. */
export async function ownWorker(): Promise<Machine> {
  const url = URL.createObjectURL(new Blob([await text("engine-script")], { type: "text/javascript" }));
  try {
    return new Worker(url);
  } finally {
    // the worker has fetched its script once it answers; a revoked address before that would leave it without
    setTimeout(() => URL.revokeObjectURL(url), 30_000);
  }
}
