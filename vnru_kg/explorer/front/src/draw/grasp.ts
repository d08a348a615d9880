/**
 * Whether a drawing is to be moved or zoomed by this: as d3 has it, but on a phone one finger scrolls the page, and two
 * move the drawing.
 */
export function grasps(event: MouseEvent | TouchEvent): boolean {
  if ("touches" in event) return event.touches.length > 1 || !matchMedia("(max-width: 44.99rem)").matches;
  return (!event.ctrlKey || event.type === "wheel") && !event.button;
}
