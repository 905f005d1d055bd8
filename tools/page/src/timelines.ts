// Where the days go: one bar an itinerary, by what happens.

import * as Plot from "@observablehq/plot";
import { promised } from "./cards";
import type { Choice } from "./choice";
import type { ItineraryEntry, LegEntry } from "./document";
import { days } from "./format";
import { words } from "./words";

export type Phase = "moving" | "handling" | "border" | "waiting";

export interface Segment {
  n: number;
  from: number;
  to: number;
  phase: Phase;
  className: string;
}

function ride(n: number, leg: LegEntry): Segment[] {
  const segments: Segment[] = [];
  let at = leg.departs.minutes_since_ready;
  const add = (minutes: number, phase: Phase, className: string) => {
    if (minutes <= 0) return;
    const last = segments[segments.length - 1];
    if (last && last.className === className) last.to += minutes / 1440;
    else segments.push({ n, from: at / 1440, to: (at + minutes) / 1440, phase, className });
    at += minutes;
  };
  for (const stage of leg.stages) {
    if (stage.closed) add(stage.closed.time_minutes, "waiting", "waiting");
    if (stage.kind === "run") add(stage.charge.time_minutes, "moving", leg.mode);
    else if (stage.kind === "border") add(stage.charge.time_minutes, "border", "border");
    else add(stage.charge.time_minutes, "handling", "handling");
  }
  // What a season adds is no stage: a queue, a slower river.
  add(leg.arrives.minutes_since_ready - at, "waiting", "waiting");
  return segments;
}

export function segments(entry: ItineraryEntry): Segment[] {
  const told: Segment[] = [];
  entry.stays.forEach((stay, at) => {
    const add = (from: number, to: number, phase: Phase) => {
      if (to > from) told.push({ n: entry.number, from: from / 1440, to: to / 1440, phase, className: phase });
    };
    add(stay.begins.minutes_since_ready, stay.handled.minutes_since_ready, "handling");
    add(stay.handled.minutes_since_ready, stay.ends.minutes_since_ready, "waiting");
    const leg = entry.legs[at];
    if (leg) told.push(...ride(entry.number, leg));
  });
  return told;
}

export interface TimelineOptions {
  entries: ItineraryEntry[];
  choice: Choice;
  width: number;
  onPoint: (number: number | null, event: PointerEvent) => void;
}

export function drawTimelines(options: TimelineOptions): Element {
  const w = words();
  const data = options.entries.flatMap(segments);
  const step = options.entries.length > 40 ? 16 : options.entries.length > 14 ? 22 : 27;
  const total = (entry: ItineraryEntry) => {
    const by = promised(entry, 80);
    return by === null ? days(entry.elapsed_minutes) : `${days(entry.elapsed_minutes)} – ${days(by)}`;
  };
  const late = options.entries.flatMap((entry) => {
    const [half, by] = [promised(entry, 50), promised(entry, 80)];
    return half === null || by === null ? [] : [{ n: entry.number, from: entry.elapsed_minutes / 1440, to: by / 1440, half: half / 1440 }];
  });
  const svg = Plot.plot({
    width: options.width,
    height: options.entries.length * step + 46,
    marginLeft: 34,
    marginRight: late.length ? 78 : 44,
    marginTop: 30,
    marginBottom: 10,
    style: { background: "none", fontFamily: "inherit", fontSize: "12px", overflow: "visible" },
    ariaLabel: w.timelines,
    x: { axis: "top", label: w.days, labelAnchor: "right", labelArrow: "none", nice: false, ticks: Math.max(4, options.width / 90), zero: true },
    y: { domain: options.entries.map((entry) => entry.number), label: null, tickSize: 0, padding: 0.34 },
    marks: [
      Plot.gridX({ stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.barX(data, { x1: "from", x2: "to", y: "n", className: "bars", inset: 0, insetLeft: 0.5 }),
      // From what is printed to what 80 of a hundred runs keep, and a tick where half of them are in.
      Plot.ruleY(late, { x1: "from", x2: "to", y: "n", className: "late" }),
      Plot.tickX(late, { x: "half", y: "n", className: "half" }),
      Plot.text(options.entries, {
        x: (entry: ItineraryEntry) => Math.max(entry.elapsed_minutes, promised(entry, 80) ?? 0) / 1440, y: "number", text: total, textAnchor: "start", dx: 6, fill: "var(--quiet-ink)", className: "totals",
      } as Plot.TextOptions),
    ],
  });
  for (const bar of svg.querySelectorAll<SVGElement>(".bars rect")) {
    const segment = data[(bar as unknown as { __data__: number }).__data__];
    if (!segment) continue;
    bar.dataset.n = String(segment.n);
    bar.classList.add("bar", segment.className);
  }
  const y = (svg as any).scale("y") as { apply: (value: number) => number; step: number };
  const row = (event: PointerEvent | MouseEvent): number | null => {
    const box = svg.getBoundingClientRect();
    const at = (event.clientY - box.top) * (options.width / box.width);
    const found = options.entries.find((entry) => Math.abs(y.apply(entry.number) + (y.step * 0.66) / 2 - at) <= y.step / 2);
    return found?.number ?? null;
  };
  svg.addEventListener("pointermove", (event) => options.onPoint(row(event as PointerEvent), event as PointerEvent));
  svg.addEventListener("pointerleave", (event) => options.onPoint(null, event as PointerEvent));
  svg.addEventListener("click", (event) => options.choice.choose(row(event as MouseEvent)));
  return svg;
}
