import { el } from "../core/dom";

/** What hovers beside the pointer. Built of text, never of markup. */
export class Tip {
  readonly element = el("div", { class: "tip", hidden: true });

  show(x: number, y: number, ...content: (Node | string | false)[]): void {
    this.element.replaceChildren(...content.filter((part): part is Node | string => part !== false));
    this.element.hidden = false;
    const host = this.element.offsetParent;
    const room = host ? { width: host.clientWidth, height: host.clientHeight } : { width: innerWidth, height: innerHeight };
    const below = y + 18 + this.element.offsetHeight < room.height;
    this.element.style.left = `${Math.max(8, Math.min(x + 14, room.width - this.element.offsetWidth - 8))}px`;
    this.element.style.top = `${below ? y + 18 : Math.max(8, y - 12 - this.element.offsetHeight)}px`;
  }

  hide(): void {
    this.element.hidden = true;
  }
}
