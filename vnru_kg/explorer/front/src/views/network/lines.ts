import type { Link } from "../../model/types";
import type { Indirect } from "./indirect";

export interface LineLook {
  readonly edge: string;
  readonly accent: string;
}

const WIDEST = 5;
const DASHES = [5, 6];

/** The lines of the network: a link that looks as before is not handed over again, which is most of them and most of the cost. */
export class Lines {
  readonly data = new vis.DataSet<vis.Edge>([]);
  private readonly looks = new Map<number, string>();
  private indirect = new Map<number, Indirect>();

  /** The indirect link with this number, if it is one. */
  through(id: number): Indirect | undefined {
    return this.indirect.get(id);
  }

  /** The lines on which it is written what they say: the meetings. */
  get meetings(): Indirect[] {
    return [...this.indirect.values()].filter(({ met }) => met);
  }

  /** Draw these links; those of a `way`, or else of `selected`, stand out if `marking`. */
  draw(
    links: readonly Link[],
    indirect: readonly Indirect[],
    selected: number,
    marking: boolean,
    look: LineLook,
    way: ReadonlySet<number> = new Set(),
  ): void {
    this.indirect = new Map(indirect.map((one) => [one.id, one]));
    const wanted = new Set([...links.map((link) => link.index), ...this.indirect.keys()]);
    const gone = [...this.looks.keys()].filter((id) => !wanted.has(id));
    if (gone.length) this.data.remove(gone);
    for (const id of gone) this.looks.delete(id);
    const fresh = [
      ...links.map((link) => ({
        id: link.index,
        a: link.a,
        b: link.b,
        width: Math.min(WIDEST, 0.8 + 0.5 * Math.log2(link.relations || 1)),
        dashes: null,
      })),
      ...indirect.map(({ id, a, b, weight }) => ({ id, a, b, width: Math.min(WIDEST, 0.9 + 0.5 * Math.log2(1 + weight)), dashes: DASHES })),
    ].flatMap(({ id, a, b, width, dashes }): vis.Edge[] => {
      const own = way.size ? way.has(id) : a === selected || b === selected;
      const colour = own ? look.accent : look.edge;
      const opacity = marking && !own ? 0.25 : marking ? 0.9 : 1;
      const looks = `${colour} ${opacity} ${width}`;
      if (this.looks.get(id) === looks) return [];
      this.looks.set(id, looks);
      return [
        {
          id,
          from: a,
          to: b,
          width: width + (own ? 0.6 : 0),
          color: { color: colour, hover: look.accent, highlight: look.accent, opacity },
          ...(dashes && { dashes }),
        },
      ];
    });
    if (fresh.length) this.data.update(fresh);
  }
}
