// Days against cost: the front, what it beats, and the knee.

import * as Plot from "@observablehq/plot";
import type { Best, ItineraryEntry } from "./document";
import type { Choice } from "./choice";
import { shortMoney } from "./format";
import { words } from "./words";

interface Dot {
  n: number;
  days: number;
  price: number;
  t: number;
  front: boolean;
  mark: string;
}

export interface ParetoOptions {
  front: ItineraryEntry[];
  beaten: ItineraryEntry[];
  best: Best | null | undefined;
  choice: Choice;
  width: number;
  onPoint: (number: number | null, event: PointerEvent) => void;
}

/** The prices spread over more than a factor of six: then only a logarithm shows all of them. */
export const isWide = (entries: ItineraryEntry[]): boolean => {
  const prices = entries.map((entry) => entry.cost.amount_minor).filter((minor) => minor > 0);
  return Math.max(...prices) > 6 * Math.min(...prices);
};

function dot(entry: ItineraryEntry, front: boolean, best: Best | null | undefined): Dot {
  const w = words();
  const marks = front && best
    ? (["fastest", "cheapest", "cleanest", "balanced"] as const).filter((what) => best[what] === entry.number).map((what) => w.best[what])
    : [];
  return {
    n: entry.number,
    days: entry.elapsed_minutes / 1440,
    price: Math.max(entry.cost.amount_minor / 100, 1),
    t: entry.co2e_g / 1e6,
    front,
    mark: marks.join(", "),
  };
}

/** The corners of what the front rules out: nothing lies left of and below this line. */
function stairs(dots: Dot[]): Dot[] {
  const kept: Dot[] = [];
  for (const next of [...dots].sort((a, b) => a.days - b.days || a.price - b.price)) {
    if (kept.length === 0 || next.price < kept[kept.length - 1]!.price) kept.push(next);
  }
  return kept;
}

const markStyle = { x: "days", y: "price", text: "mark", fill: "var(--ink)", stroke: "var(--card)", strokeWidth: 4, fontWeight: 600, className: "marks" };

/** Ticks at 1, 2 and 5 times the powers of ten. */
function decades(least: number, most: number): number[] {
  const ticks: number[] = [];
  for (let power = 10 ** Math.floor(Math.log10(least)); power <= most; power *= 10) {
    ticks.push(...[1, 2, 5].map((times) => times * power).filter((tick) => tick >= least && tick <= most));
  }
  return ticks;
}

export function drawPareto(options: ParetoOptions): Element {
  const w = words();
  const [first] = options.front;
  const currency = first ? w.currency(first.cost.currency) : "";
  const dots = options.front.map((entry) => dot(entry, true, options.best));
  const beaten = options.beaten.map((entry) => dot(entry, false, null));
  const wide = isWide([...options.front, ...options.beaten]);
  const prices = [...dots, ...beaten].map((each) => each.price);
  const [least, most] = [Math.min(...prices), Math.max(...prices)];
  const latest = Math.max(...dots.map((each) => each.days));
  const knee = dots.filter((each) => each.n === options.best?.balanced);
  // The radius on the page, in pixels: area by CO₂e, and never too small to be hit.
  const heaviest = Math.max(...dots.map((each) => each.t), 0.001);
  const radius = (each: Dot) => Math.max(4, 13 * Math.sqrt(Math.min(each.t / heaviest, 1.4)));
  // A mark stands right of its dot; of a dot near the right edge, above it.
  const marked = dots.filter((each) => each.mark);
  const aside = marked.filter((each) => each.days < latest * 0.8);
  const above = marked.filter((each) => each.days >= latest * 0.8);
  const height = Math.max(300, Math.min(400, options.width * 0.62));
  const label = (each: Dot) => `${w.number} ${each.n}: ${each.days.toFixed(1)} ${w.days}, ${currency} ${Math.round(each.price)}`;
  const svg = Plot.plot({
    width: options.width,
    height,
    marginLeft: 52,
    marginRight: 28,
    marginTop: 26,
    marginBottom: 38,
    style: { background: "none", fontFamily: "inherit", fontSize: "12px", overflow: "visible" },
    ariaLabel: w.chart,
    x: { label: w.days, labelAnchor: "right", labelArrow: "none", nice: true, zero: true, ticks: Math.max(4, options.width / 90) },
    y: {
      type: wide ? "log" : "linear",
      label: currency,
      labelArrow: "none",
      ...(wide ? { domain: [least * 0.75, most * 1.25], ticks: decades(least * 0.75, most * 1.25) } : { nice: true, zero: least < most / 2, ticks: 5 }),
      tickFormat: (value: number) => shortMoney(value),
    },
    r: { type: "identity" },
    marks: [
      Plot.gridY(wide ? decades(least * 0.75, most * 1.25) : undefined, { stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.line(stairs(dots), { x: "days", y: "price", curve: "step-after", stroke: "var(--quiet)", strokeWidth: 1, strokeDasharray: "2 3" }),
      Plot.dot(beaten, { x: "days", y: "price", r: radius, stroke: "var(--quiet)", strokeOpacity: 0.7, fill: "none", className: "beaten" }),
      Plot.dot(knee, { x: "days", y: "price", r: (each: Dot) => radius(each) + 5, stroke: "var(--accent)", strokeWidth: 1.2, className: "knee" } as Plot.DotOptions),
      Plot.dot(dots, {
        x: "days", y: "price", r: radius, fill: "var(--accent)", fillOpacity: 0.82, stroke: "var(--card)", strokeWidth: 1.2,
        sort: { channel: "-r" }, className: "dots", ariaLabel: label,
      } as Plot.DotOptions),
      Plot.text(aside, { ...markStyle, textAnchor: "start", dx: 20 } as Plot.TextOptions),
      Plot.text(above, { ...markStyle, textAnchor: "middle", dy: -18 } as Plot.TextOptions),
    ],
  });
  for (const [name, data] of [["dots", dots], ["beaten", beaten]] as const) {
    for (const circle of svg.querySelectorAll<SVGElement>(`.${name} circle`)) {
      const at = (circle as unknown as { __data__: number }).__data__;
      const each = data[at];
      if (each) circle.dataset.n = String(each.n);
    }
  }
  pointing(svg, [...dots, ...beaten], options);
  return svg;
}

/** The nearest dot within a finger's breadth is meant. */
function pointing(svg: Element & { scale?: unknown }, dots: Dot[], options: ParetoOptions): void {
  const scale = (name: string) => (svg as any).scale(name).apply as (value: number) => number;
  const [x, y] = [scale("x"), scale("y")];
  const nearest = (event: PointerEvent | MouseEvent): number | null => {
    const box = svg.getBoundingClientRect();
    const ratio = options.width / box.width;
    const [px, py] = [(event.clientX - box.left) * ratio, (event.clientY - box.top) * ratio];
    let found: [number, number] | null = null;
    for (const each of dots) {
      const far = Math.hypot(x(each.days) - px, y(each.price) - py) - (each.front ? 4 : 0);
      if (far < 26 && (!found || far < found[1])) found = [each.n, far];
    }
    return found && found[0];
  };
  svg.addEventListener("pointermove", (event) => options.onPoint(nearest(event as PointerEvent), event as PointerEvent));
  svg.addEventListener("pointerleave", (event) => options.onPoint(null, event as PointerEvent));
  svg.addEventListener("click", (event) => options.choice.choose(nearest(event as MouseEvent)));
}
