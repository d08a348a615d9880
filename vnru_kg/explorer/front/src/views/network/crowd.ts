// So many things that the graphics card has to paint them: their signs as points of a picture of all outlines, their lines beneath.
import { outline } from "../../core/kinds";
import type { Kind } from "../../model/types";
import type { Spot } from "./place";

/** From so many things on the card paints them, and vis-network, which walks through them one by one, keeps the camera only. */
export const MANY = 1200;

const CELL = 64; // pixels of a kind's outline in the picture of all
const REACH = 13; // how far from its middle an outline may go, in the units of its path
const COVER = 0.1; // how much of the canvas all signs together may cover where they are seen from afar
const FAINT = 0.16;
const ON_THE_MOVE = 6000; // lines that are painted while the reader moves: the strongest; the others when it rests
const REST = 140; // milliseconds
const PATIENCE = 2000;

/** What is painted. */
export interface CrowdScene {
  readonly things: readonly number[];
  readonly spots: ReadonlyMap<number, Spot>;
  readonly lines: readonly { readonly a: number; readonly b: number }[];
  /** Lines that no triple tells: they are dashed. */
  readonly dashed: readonly { readonly a: number; readonly b: number }[];
  size(n: number): number;
  kind(n: number): number;
  faded(n: number): boolean;
  /** Whether a line is one of the selected thing. */
  own(a: number, b: number): boolean;
  colour(n: number): string;
  readonly edge: string;
  readonly accent: string;
}

/** Where the reader stands: what point is in the middle, and how near. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

const SIGNS = [
  "attribute vec2 at; attribute float size; attribute float cell; attribute vec4 colour;",
  "uniform vec2 middle, room; uniform float scale, least, ratio; varying vec4 fill; varying float from;",
  "void main() { vec2 p = (at - middle) * scale / room * 2.0; gl_Position = vec4(p.x, -p.y, 0.0, 1.0);",
  `gl_PointSize = 2.0 * ${(REACH / 10).toFixed(2)} * size * max(scale, least) * ratio; fill = colour; from = cell; }`,
].join("\n");
const SIGN = [
  "precision mediump float; uniform sampler2D outlines; uniform float cells; varying vec4 fill; varying float from;",
  "void main() { float a = texture2D(outlines, vec2((from + gl_PointCoord.x) / cells, gl_PointCoord.y)).a * fill.a;",
  "gl_FragColor = vec4(fill.rgb * a, a); }",
].join("\n");
const LINES = [
  "attribute vec2 at; attribute float way; attribute vec4 colour; uniform vec2 middle, room; uniform float scale;",
  "varying vec4 fill; varying float on; void main() { vec2 p = (at - middle) * scale / room * 2.0;",
  "gl_Position = vec4(p.x, -p.y, 0.0, 1.0); fill = colour; on = way * scale / 11.0; }",
].join("\n");
const LINE = [
  "precision highp float; varying vec4 fill; varying float on;",
  "void main() { if (on > 0.0 && fract(on) > 0.45) discard; gl_FragColor = vec4(fill.rgb * fill.a, fill.a); }",
].join("\n");

/** A layer under the canvas of vis-network. */
export class Crowd {
  private signs: WebGLProgram | null = null;
  private lines: WebGLProgram | null = null;
  private points: WebGLBuffer | null = null;
  private ends: WebGLBuffer | null = null;
  private count = { points: 0, ends: 0, own: 0 };
  private seen = "";
  private complete = false;
  private resting = 0;

  private constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly gl: WebGLRenderingContext,
    private readonly kinds: readonly Kind[],
    changed: (isLost: boolean) => void,
  ) {
    this.prepare();
    canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault(); // which asks for it back
      setTimeout(() => {
        if (gl.isContextLost()) changed(true);
      }, PATIENCE);
    });
    canvas.addEventListener("webglcontextrestored", () => {
      this.prepare();
      changed(false);
    });
  }

  /**
   * One in `host`, or null where the browser has no WebGL: vis-network then paints as always.
   *
   * The card may be taken away, by a driver that starts anew or a machine that slept: `changed` is told when it is back, or does not come.
   */
  static in(host: HTMLElement, kinds: readonly Kind[], changed: (isLost: boolean) => void): Crowd | null {
    const canvas = document.createElement("canvas");
    canvas.className = "crowd";
    const gl = canvas.getContext("webgl", { antialias: false, alpha: true });
    if (!gl) return null;
    host.prepend(canvas);
    return new Crowd(canvas, gl, kinds, changed);
  }

  /** What the card has to know of before it paints. */
  private prepare(): void {
    const { gl } = this;
    this.signs = program(gl, SIGNS, SIGN);
    this.lines = program(gl, LINES, LINE);
    [this.points, this.ends] = [gl.createBuffer(), gl.createBuffer()];
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    this.upload();
  }

  /** Take up what there is to paint. */
  take(scene: CrowdScene): void {
    const { gl } = this;
    const [edge, accent] = [channels(scene.edge), channels(scene.accent)];
    const strength = Math.min(0.9, Math.max(0.1, 3000 / (scene.lines.length + scene.dashed.length || 1)));
    const marking = scene.things.some(scene.faded);
    const ends: number[] = [];
    const line = (a: number, b: number, own: boolean, dashed: boolean): void => {
      const [from, to] = [scene.spots.get(a), scene.spots.get(b)];
      if (!from || !to) return;
      const [red = 0, green = 0, blue = 0] = own ? accent : edge;
      const alpha = own ? 0.9 : marking ? strength * 0.3 : strength;
      const length = dashed ? Math.hypot(to.x - from.x, to.y - from.y) : 0;
      ends.push(from.x, from.y, 0, red, green, blue, alpha, to.x, to.y, length, red, green, blue, alpha);
    };
    for (const own of [false, true])
      for (const dashed of [false, true])
        for (const { a, b } of dashed ? scene.dashed : scene.lines) if (scene.own(a, b) === own) line(a, b, own, dashed);
    const points: number[] = [];
    const point = (n: number, faded: boolean): void => {
      const [spot, kind] = [scene.spots.get(n), scene.kind(n)];
      const [red = 0, green = 0, blue = 0] = channels(scene.colour(n));
      if (spot) points.push(spot.x, spot.y, scene.size(n), kind, red, green, blue, faded ? FAINT : 1);
    };
    // the last is painted over the others: what is not faded, the most important last
    for (const faded of [true, false])
      for (let n = scene.things.length - 1; n >= 0; n--) {
        const thing = scene.things[n] ?? -1;
        if (scene.faded(thing) === faded) point(thing, faded);
      }
    gl.bindBuffer(gl.ARRAY_BUFFER, this.ends);
    gl.bufferData(gl.ARRAY_BUFFER, new Float32Array(ends), gl.STATIC_DRAW);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.points);
    gl.bufferData(gl.ARRAY_BUFFER, new Float32Array(points), gl.STATIC_DRAW);
    const own = [...scene.lines, ...scene.dashed].filter(({ a, b }) => scene.own(a, b)).length;
    this.count = { points: points.length / 8, ends: ends.length / 7, own: 2 * own };
    this.seen = "";
  }

  /** Leave nothing painted. */
  clear(): void {
    this.count = { points: 0, ends: 0, own: 0 };
    this.seen = "";
    this.gl.clear(this.gl.COLOR_BUFFER_BIT);
  }

  /** Paint all as it is seen from there, or less of it while that changes from frame to frame; `again` is asked for when it rests. */
  paint({ x, y, scale }: Camera, width: number, height: number, least: number, again: () => void): void {
    if (!this.count.points) return;
    const { gl, canvas } = this;
    const seen = `${x} ${y} ${scale} ${width} ${height}`;
    const moved = this.seen !== "" && this.seen !== seen;
    if (this.seen === seen && this.complete) return; // what was painted stays
    this.seen = seen;
    this.complete = !moved;
    if (moved) {
      clearTimeout(this.resting);
      this.resting = window.setTimeout(again, REST);
    }
    const ratio = devicePixelRatio || 1;
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== wide || canvas.height !== high) [canvas.width, canvas.height] = [wide, high];
    gl.viewport(0, 0, wide, high);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    const use = (one: WebGLProgram | null, buffer: WebGLBuffer | null, fields: readonly (readonly [string, number])[]): void => {
      if (!one) return;
      gl.useProgram(one);
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      const stride = 4 * fields.reduce((sum, [, size]) => sum + size, 0);
      let offset = 0;
      for (const [name, size] of fields) {
        const place = gl.getAttribLocation(one, name);
        gl.enableVertexAttribArray(place);
        gl.vertexAttribPointer(place, size, gl.FLOAT, false, stride, offset);
        offset += 4 * size;
      }
      const uniform = (name: string): WebGLUniformLocation | null => gl.getUniformLocation(one, name);
      gl.uniform2f(uniform("middle"), x, y);
      gl.uniform2f(uniform("room"), width, height);
      gl.uniform1f(uniform("scale"), scale);
      gl.uniform1f(uniform("least"), least);
      gl.uniform1f(uniform("ratio"), ratio);
      gl.uniform1f(uniform("cells"), this.kinds.length);
    };
    use(this.lines, this.ends, [
      ["at", 2],
      ["way", 1],
      ["colour", 4],
    ]);
    const { ends, own } = this.count;
    gl.drawArrays(gl.LINES, 0, moved ? Math.min(2 * ON_THE_MOVE, ends - own) : ends - own);
    gl.drawArrays(gl.LINES, ends - own, own);
    use(this.signs, this.points, [
      ["at", 2],
      ["size", 1],
      ["cell", 1],
      ["colour", 4],
    ]);
    gl.drawArrays(gl.POINTS, 0, this.count.points);
  }

  /** The outlines of all kinds side by side, as the card reads them. */
  private upload(): void {
    const { gl, kinds } = this;
    const picture = document.createElement("canvas");
    [picture.width, picture.height] = [CELL * kinds.length, CELL];
    const pen = picture.getContext("2d");
    kinds.forEach((kind, n) => {
      pen?.setTransform(CELL / 2 / REACH, 0, 0, CELL / 2 / REACH, CELL * (n + 0.5), CELL / 2);
      pen?.fill(new Path2D(outline(kind)));
    });
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, picture);
    for (const key of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, key, gl.CLAMP_TO_EDGE);
    for (const key of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, key, gl.LINEAR);
  }
}

/** Whether a sign of a size that stands at a spot is at a point. */
export function covers(spot: Spot | undefined, size: number, x: number, y: number): boolean {
  return !!spot && Math.abs(spot.x - x) < size && Math.abs(spot.y - y) < size;
}

/** How small a sign may become, so that all of them leave ground between them: a factor of its size, at most `most`. */
export function leastOf(count: number, width: number, height: number, size: number, most: number): number {
  return Math.min(most, Math.sqrt((COVER * width * height) / (Math.PI * (count || 1))) / size);
}

function program(gl: WebGLRenderingContext, vertex: string, fragment: string): WebGLProgram {
  const made = gl.createProgram();
  for (const [kind, text] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(kind);
    if (!shader) continue; // the card is gone
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    gl.attachShader(made, shader);
  }
  gl.linkProgram(made);
  return made;
}

const pens = new Map<string, readonly number[]>();

/** Red, green and blue of any colour that a style sheet knows, from 0 to 1. */
function channels(colour: string): readonly number[] {
  let found = pens.get(colour);
  if (!found) {
    const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    if (!pen) return [0.5, 0.5, 0.5];
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    pens.set(colour, (found = [...pen.getImageData(0, 0, 1, 1).data].map((channel) => channel / 255)));
  }
  return found;
}
