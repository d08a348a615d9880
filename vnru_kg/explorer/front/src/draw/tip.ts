import { el } from "../core/dom";

/** What hovers beside the pointer. Built of text, never of markup. It leaves with the pointer, and with whatever else the reader does. */
export class Tip {
  readonly element = el("div", { class: "tip", hidden: true });

  constructor() {
    const hide = (): void => this.hide();
    const outside = ({ target }: Event): void => {
      if (!this.element.hidden && !(target instanceof Node && this.element.offsetParent?.contains(target))) hide();
    };
    for (const sort of ["pointerover", "pointerdown"]) document.addEventListener(sort, outside, { capture: true, passive: true });
    document.documentElement.addEventListener("pointerleave", hide);
    document.addEventListener("keydown", hide, true);
    document.addEventListener("scroll", hide, { capture: true, passive: true });
    addEventListener("blur", hide);
  }

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
