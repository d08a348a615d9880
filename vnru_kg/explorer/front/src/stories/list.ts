// Three told ways into the graph. A step shows a state of the page, and what is said of it stands in the language folders under its
// name; whatever number it names stands in the facts of what it shows, which cite their passages.
import type { Wording } from "../model/languages";

type Name = keyof Wording["stories"];

export interface Step {
  /** What it says. */
  readonly text: Name;
  /** What the page shows, as its address says it. */
  readonly at: string;
}

export interface Story {
  readonly id: Name;
  readonly steps: readonly Step[];
}

const event = (id: string): string => `view=timeline&thing=event:${id}`;
const instrument = (id: string): string => `view=network&thing=instrument:${id}`;
const conflict = (id: string): string => `view=conflicts&conflict=${id}`;
const figure = (id: string): string => `view=figures&figure=trade-turnover&observation=${id}`;

export const STORIES: readonly Story[] = [
  {
    id: "partnership",
    steps: [
      { text: "partnership1", at: event("1950-01-30-establishment-of-diplomatic-relations") },
      { text: "partnership2", at: instrument("treaty-1978") },
      { text: "partnership3", at: event("199x-interruption-of-relations") },
      { text: "partnership4", at: instrument("treaty-1994") },
      { text: "partnership5", at: event("2001-03-01-joint-statement-signing") },
      { text: "partnership6", at: event("2012-07-upgrade-to-comprehensive-strategic-partnership") },
    ],
  },
  {
    id: "putin",
    steps: [
      { text: "putin1", at: event("2001-02-28-putin-visits-vietnam") },
      { text: "putin2", at: event("2006-11-20-putin-visits-vietnam") },
      { text: "putin3", at: event("2013-11-putin-visits-vietnam") },
      { text: "putin4", at: event("2024-06-19-putin-visits-vietnam") },
      { text: "putin5", at: conflict("2024-06-19-putin-visits-vietnam--vladimir-putin--visitOrdinal") },
    ],
  },
  {
    id: "trade",
    steps: [
      { text: "trade1", at: figure("003-38-turnover-2000") },
      { text: "trade2", at: conflict("003-38-russian-surplus-2000--balance-is-difference") },
      { text: "trade3", at: conflict("003-52-turnover-growth-2018--growth-from-levels") },
      { text: "trade4", at: figure("003-54-turnover-2021") },
      { text: "trade5", at: figure("003-54-turnover-2022") },
      { text: "trade6", at: conflict("000-06-turnover-growth-2023--001-05-turnover-growth-2023") },
    ],
  },
];
