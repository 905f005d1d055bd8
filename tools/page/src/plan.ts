// The view of a plan: map, chart, timelines and cards of one front, lit together.

import { Choice, light } from "./choice";
import { bestAt, drawCard, gradeLegend, lowToHigh, promised, way } from "./cards";
import type { Document, ItineraryEntry } from "./document";
import { h } from "./dom";
import { clock, date, days, kilograms, money, shortName } from "./format";
import { drawMap, unpack, type Line, type Spot } from "./map";
import { notes } from "./notes";
import { drawPareto, isWide } from "./pareto";
import { drawTimelines } from "./timelines";
import { languageNow, words } from "./words";

export interface PlanData {
  view: "plan";
  document: Document;
  /** Steps of each leg's course, by `service|from|to`. */
  courses: Record<string, number[]>;
}

const courseKey = (leg: { service: string; from: string; to: string }): string => `${leg.service}|${leg.from}|${leg.to}`;

function linesOf(data: PlanData): Line[] {
  const lines = new Map<string, Line>();
  for (const entry of [...data.document.itineraries, ...data.document.alternatives]) {
    for (const leg of entry.legs) {
      const steps = data.courses[courseKey(leg)];
      if (!steps) continue;
      const beaten = entry.number > data.document.itineraries.length;
      const line = lines.get(courseKey(leg)) ?? { numbers: [], className: `${leg.mode}${beaten ? " beaten" : ""}`, points: unpack(steps) };
      line.numbers.push(entry.number);
      lines.set(courseKey(leg), line);
    }
  }
  return [...lines.values()].reverse();
}

function spotsOf(told: Document): Spot[] {
  const spots = new Map<string, Spot>();
  const add = (code: string, number: number, className: string, weight: number, radius: number) => {
    const hub = told.hubs[code];
    if (!hub) return;
    const spot = spots.get(code) ?? { at: [hub.longitude_deg, hub.latitude_deg], numbers: [], className, name: shortName(hub, code), weight: 0, radius, title: `${hub.name}${hub.name_zh ? ` ${hub.name_zh}` : ""}` };
    if (!spot.numbers.includes(number)) spot.numbers.push(number);
    spot.weight = Math.max(spot.weight, weight);
    if (radius > spot.radius) Object.assign(spot, { radius, className });
    spots.set(code, spot);
  };
  const front = told.itineraries.length;
  for (const entry of [...told.itineraries, ...told.alternatives]) {
    const own = entry.number <= front ? 1 : 0;
    entry.stays.forEach((stay, at) => {
      const end = at === 0 || at === entry.stays.length - 1;
      add(stay.hub, entry.number, end ? "end" : "change", own * (end ? 0 : 3), end ? 5 : 4);
    });
    for (const stage of entry.legs.flatMap((leg) => leg.stages)) {
      if (stage.kind === "border") for (const code of [stage.from, stage.to]) add(code, entry.number, "border", 0, 2.5);
    }
  }
  // Both ends by the names of the question, before any terminal's.
  const { question } = told;
  const ends = [
    [told.itineraries[0]?.stays[0]?.hub, question.from, question.from_zh],
    [told.itineraries[0]?.stays[told.itineraries[0].stays.length - 1]?.hub, question.to, question.to_zh],
  ] as const;
  for (const [code, name, zh] of ends) {
    const spot = code && spots.get(code);
    if (spot) Object.assign(spot, { name: languageNow() === "zh" && zh ? zh : name, weight: 9 });
  }
  return [...spots.values()].sort((a, b) => a.radius - b.radius);
}

function tip(entry: ItineraryEntry, told: Document): HTMLElement[] {
  const w = words();
  return [
    h("div", { class: "tip-head" }, h("b", {}, `${entry.number}`), ...bestAt(entry.number, told.best)),
    h("div", { class: "tip-numbers" }, `${days(entry.elapsed_minutes)} ${w.days} · ${w.currency(entry.cost.currency)} ${money(entry.cost.amount_minor)} · ${kilograms(entry.co2e_g)} ${w.kg} ${w.co2e}`),
    ...(entry.promise ? [h("div", { class: "tip-numbers" }, `80 %: ${promised(entry, 80) === null ? w.never : `${days(promised(entry, 80)!)} ${w.days}`} · ${w.currency(entry.cost.currency)} ${lowToHigh(entry)}`)] : []),
    way(entry, told),
    h("div", { class: "tip-dates" }, entry.departure?.local ? `${w.leaves} ${date(entry.departure)}, ${w.arrives} ${date(entry.arrival)}` : ""),
  ];
}

function phaseLegend(): HTMLElement {
  const w = words();
  const modes = (["rail", "road", "river", "sea", "air"] as const).map((mode) => h("span", {}, h("i", { class: `swatch ${mode}` }), w.mode[mode]));
  const phases = (["handling", "border", "waiting"] as const).map((phase) => h("span", {}, h("i", { class: `swatch ${phase}` }), w.phase[phase]));
  return h("p", { class: "legend" }, ...modes, ...phases);
}

function sourceList(told: Document): HTMLElement | null {
  const keys = Object.keys(told.sources);
  if (keys.length === 0) return null;
  const link = (address: string) => (/^https?:\/\//.test(address) ? h("a", { href: address, rel: "noreferrer" }, address) : address);
  return h(
    "details",
    { class: "sources" },
    h("summary", {}, `${words().sources} (${keys.length})`),
    h("dl", {}, ...keys.flatMap((key) => {
      const source = told.sources[key]!;
      return [h("dt", {}, key), h("dd", {}, `${source.publisher}: ${source.title}. ${source.date} `, source.address ? link(source.address) : null)];
    })),
  );
}

export function planTitle(told: Document): [string, string] {
  const { question } = told;
  const zh = languageNow() === "zh";
  return [(zh && question.from_zh) || question.from, (zh && question.to_zh) || question.to];
}

export function planAbout(told: Document): string {
  const w = words();
  const cargo = told.question.text.split(", ")[0] ?? "";
  const ready = told.question.ready ? `${w.ready} ${clock(told.question.ready, true)}` : w.noDate;
  return [cargo, ready, ...(told.unanswered ? [] : [w.found(told.itineraries.length)])].join(" · ");
}

function unanswered(told: Document): HTMLElement {
  const w = words();
  const { reason = "", obstacles = [], remedies = [] } = told.unanswered ?? {};
  return h(
    "section",
    { class: "panel unanswered", role: "alert" },
    h("h2", {}, w.none),
    h("h3", {}, w.noneWhy),
    h("p", {}, reason),
    obstacles.length > 0 && h("ul", {}, ...obstacles.map((obstacle) => h("li", {}, obstacle))),
    h("h3", {}, w.noneHelp),
    remedies.length ? h("ul", {}, ...remedies.map((remedy) => h("li", {}, remedy))) : h("p", {}, w.noneNothing),
  );
}

/** Draws the view into a root; gives back what undoes its listeners on the window. */
export function drawPlan(root: HTMLElement, data: PlanData, choice: Choice): () => void {
  const w = words();
  const told = data.document;
  if (told.itineraries.length === 0) {
    root.replaceChildren(unanswered(told));
    return () => undefined;
  }
  const everyone = [...told.itineraries, ...told.alternatives];
  const entryOf = (number: number | null) => everyone.find((entry) => entry.number === number);
  const bubble = h("div", { class: "tip", role: "status", hidden: true });
  const point = (number: number | null, event: PointerEvent) => {
    choice.point(number);
    const entry = entryOf(number);
    bubble.hidden = !entry || event.pointerType === "touch";
    if (!entry) return;
    if (bubble.dataset.n !== String(number)) bubble.replaceChildren(...tip(entry, told));
    bubble.dataset.n = String(number);
    const [width, right] = [bubble.offsetWidth, document.documentElement.clientWidth];
    bubble.style.left = `${Math.max(8, Math.min(event.clientX + 16, right - width - 8))}px`;
    bubble.style.top = `${event.clientY + 18 + window.scrollY}px`;
  };
  // Of several itineraries along a line, the lit one stays; else the first of the front.
  const among = (numbers: number[]) => (choice.lit !== null && numbers.includes(choice.lit) ? choice.lit : (numbers[0] ?? null));
  const map = drawMap({
    lines: linesOf(data),
    spots: spotsOf(told),
    label: w.map,
    lit: () => choice.lit,
    onPoint: (numbers, event) => point(numbers && among(numbers), event),
    onChoose: (numbers) => choice.choose(among(numbers)),
  });
  const [chart, timelines] = [h("div", { class: "chart" }), h("div", { class: "timelines" })];
  const cards = told.itineraries.map((entry) => drawCard(entry, told, choice));
  const others = told.alternatives.map((entry) => drawCard(entry, told, choice));
  const wide = isWide(everyone);
  const promises = told.itineraries.some((entry) => entry.promise);
  const said = h("p", { class: "said", "aria-live": "polite" });
  root.replaceChildren(
    ...(told.status === "complete" ? [] : [h("p", { class: "warning", role: "alert" }, w.stopped)]),
    h("section", { class: "panel wide map-panel" }, map.element, phaseLegend()),
    h("section", { class: "panel chart-panel" }, h("h2", {}, w.chart), chart, h("p", { class: "hint" }, told.itineraries.length === 1 ? w.only : wide ? w.chartNote : w.chartNoteLinear)),
    h("section", { class: "panel time-panel" }, h("h2", {}, w.timelines), timelines, ...(promises ? [h("p", { class: "hint" }, w.timelinesNote)] : [])),
    h("section", { class: "wide cards" }, h("h2", {}, w.cards), h("p", { class: "hint keys" }, w.keys), ...cards),
    ...(others.length ? [h("section", { class: "wide cards" }, h("h2", {}, w.alternatives), ...others)] : []),
    ...notes(told),
    h("section", { class: "wide" }, gradeLegend(), ...[sourceList(told)].filter((list) => list !== null)),
    said,
    bubble,
  );
  let drawn = 0;
  const charts = () => {
    const width = Math.round(chart.clientWidth);
    if (width === 0 || width === drawn) return;
    drawn = width;
    chart.replaceChildren(drawPareto({ front: told.itineraries, beaten: told.alternatives, best: told.best, choice, width, onPoint: point }));
    timelines.replaceChildren(drawTimelines({ entries: told.itineraries, choice, width: Math.round(timelines.clientWidth), onPoint: point }));
    light(root, choice);
  };
  const watcher = new ResizeObserver(() => {
    map.resize();
    charts();
    light(root, choice);
  });
  watcher.observe(root);
  map.resize();
  charts();
  choice.listen(() => {
    light(root, choice);
    map.names();
    const entry = entryOf(choice.selected);
    said.textContent = entry ? `${entry.number}: ${days(entry.elapsed_minutes)} ${w.days}, ${w.currency(entry.cost.currency)} ${money(entry.cost.amount_minor)}, ${kilograms(entry.co2e_g)} ${w.kg} ${w.co2e}` : "";
    if (!entry) bubble.hidden = true;
  });
  const keys = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.altKey || event.ctrlKey || event.metaKey || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      choice.step(event.key === "ArrowDown" ? 1 : -1);
      event.preventDefault();
    } else if (event.key === "Escape") choice.choose(null);
    else if (event.key === "Enter" && choice.selected !== null && !/^(SUMMARY|BUTTON|A)$/.test(target.tagName)) {
      const card = root.querySelector<HTMLDetailsElement>(`#card-${choice.selected}`);
      if (card) {
        card.open = !card.open;
        card.scrollIntoView({ block: "nearest", behavior: "smooth" });
      }
    }
  };
  window.addEventListener("keydown", keys);
  // On paper every card of the front is open.
  let closed: HTMLDetailsElement[] = [];
  const beforePrint = () => {
    closed = cards.filter((card) => !card.open);
    for (const card of closed) {
      card.open = true;
      card.dispatchEvent(new Event("toggle"));
    }
  };
  const afterPrint = () => closed.forEach((card) => (card.open = false));
  window.addEventListener("beforeprint", beforePrint);
  window.addEventListener("afterprint", afterPrint);
  return () => {
    watcher.disconnect();
    window.removeEventListener("keydown", keys);
    window.removeEventListener("beforeprint", beforePrint);
    window.removeEventListener("afterprint", afterPrint);
  };
}
