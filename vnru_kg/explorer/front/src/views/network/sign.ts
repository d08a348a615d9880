// The sign of a thing on the canvas.
import type { Spot } from "./place";

export interface Paint {
  readonly size: number;
  readonly fill: string;
  readonly ground: string;
  readonly ink: string;
  readonly surface: string;
  readonly faded: boolean;
  readonly marked: boolean;
  readonly hovered: boolean;
  readonly pinned: boolean;
}

export function paintSign(ctx: CanvasRenderingContext2D, path: Path2D, { x, y }: Spot, paint: Paint): void {
  const { size, fill, ground, ink, surface, faded, marked, hovered, pinned } = paint;
  ctx.translate(x, y);
  ctx.scale(size / 10, size / 10);
  ctx.fillStyle = ground; // so that lines do not show through what is faded
  ctx.fill(path);
  ctx.globalAlpha = faded ? 0.28 : 1;
  ctx.fillStyle = fill;
  ctx.fill(path);
  ctx.lineWidth = (marked ? 3 : hovered ? 2 : 1.2) * (10 / size);
  ctx.strokeStyle = marked || hovered ? ink : ground;
  ctx.stroke(path);
  if (!pinned) return;
  ctx.globalAlpha = 1;
  ctx.fillStyle = surface;
  ctx.beginPath();
  ctx.arc(0, 0, 3.2, 0, 2 * Math.PI);
  ctx.fill();
}
