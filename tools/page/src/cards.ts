// A card for each itinerary: the way in a line, and on opening every stay, leg and charge with its grade.

import type { Best, Charge, Document, Evidence, Grade, ItineraryEntry, LegEntry, Share, StayEntry } from "./document";
import type { Choice } from "./choice";
import { h } from "./dom";
import { clock, date, days, duration, fullName, kilograms, kilometres, money, percent, shortName } from "./format";
import { languageNow, words } from "./words";

const GRADES: Grade[] = ["published", "derived", "modelled", "estimate"];
const MARK: Record<Grade, string> = { published: "P", derived: "D", modelled: "M", estimate: "~" };

/** The mark of a figure, with its year and sources for who points at it. */
function grade(evidence: Evidence | null | undefined, told: Document): HTMLElement | null {
  if (!evidence) return null;
  const w = words();
  const sources = evidence.sources.map((key) => {
    const source = told.sources[key];
    return source ? `${key}: ${source.publisher}. ${source.title}. ${source.date}` : key;
  });
  const title = [`${w.grade[evidence.grade]} (${evidence.year})`, ...sources].join("\n");
  return h("abbr", { class: `grade ${evidence.grade}`, title }, MARK[evidence.grade]);
}

export function gradeLegend(): HTMLElement {
  const w = words();
  return h(
    "p",
    { class: "legend grades" },
    h("span", { class: "caption" }, `${w.gradeLegend}:`),
    ...GRADES.map((each) => h("span", {}, h("abbr", { class: `grade ${each}` }, MARK[each]), ` ${w.grade[each]}: ${w.gradeMeans[each]}`)),
  );
}

export function bestAt(number: number, best: Best | null | undefined): HTMLElement[] {
  if (!best) return [];
  const kinds = (["fastest", "cheapest", "cleanest", "balanced"] as const).filter((kind) => best[kind] === number);
  return kinds.map((kind) => h("span", { class: "badge" }, words().best[kind]));
}

/** The way in words, its modes in their colours. */
export function way(entry: ItineraryEntry, told: Document): HTMLElement {
  const w = words();
  const line = h("span", { class: "way" });
  entry.legs.forEach((leg, at) => {
    if (at === 0) line.append(h("span", { class: "place" }, shortName(told.hubs[leg.from], leg.from)));
    line.append(" ", h("span", { class: `mode ${leg.mode}` }, w.mode[leg.mode]), " ", h("span", { class: "place" }, shortName(told.hubs[leg.to], leg.to)));
  });
  return line;
}

/** Parts of a hundred as a bar; the less is known, the lighter and the more hatched. */
function shareBar(share: Share): HTMLElement {
  const w = words();
  const told = GRADES.filter((each) => share[each] > 0).map((each) => `${share[each]} % ${w.grade[each]}`).join(", ");
  return h(
    "span",
    { class: "share", title: told, role: "img", "aria-label": told },
    ...GRADES.filter((each) => share[each] > 0).map((each) => h("span", { class: each, style: `flex-grow:${share[each]}` })),
  );
}

function figure(text: string, mark: HTMLElement | null = null): HTMLElement {
  return h("td", { class: "figure" }, text, text ? (mark ?? h("span", { class: "grade none" })) : null);
}

function nameOf(charge: Charge): string {
  const w = words();
  // What the network names, it names in English; what it does not is told by kind.
  const kind = w.charge[charge.kind] ?? charge.kind;
  if (charge.country) return `${kind} ${charge.country}`;
  if (charge.distance_km) return `${kind}, ${kilometres(charge.distance_km)}`;
  const own = languageNow() === "zh" ? charge.name.toLowerCase() !== charge.kind : true;
  return own ? charge.name.replace(/\.$/, "") : kind;
}

function item(what: string, charge: Charge, told: Document): HTMLElement {
  return h(
    "tr",
    { class: "item" },
    h("td", { class: "when" }),
    h("td", {}, what),
    figure(charge.time_minutes ? duration(charge.time_minutes) : "", grade(charge.time_evidence, told)),
    figure(charge.amount_minor ? money(charge.amount_minor) : "", grade(charge.evidence, told)),
    figure(charge.co2e_g ? kilograms(charge.co2e_g) : "", grade(charge.co2e_evidence, told)),
  );
}

function idle(what: string, minutes: number): HTMLElement {
  // A wait follows from timetables and has no evidence of its own.
  return h("tr", { class: "item idle" }, h("td"), h("td", {}, what), figure(duration(minutes)), h("td"), h("td"));
}

function stayRows(stay: StayEntry, before: LegEntry | undefined, after: LegEntry | undefined, told: Document): HTMLElement[] {
  const w = words();
  const what = !before ? w.handedIn : after ? w.transshipment : w.arrival;
  const rows: HTMLElement[] = [
    h(
      "tr",
      { class: "stay" },
      h("td", { class: "when" }, clock(stay.begins)),
      h("td", { colspan: 4 }, h("span", { class: "hub" }, fullName(told.hubs[stay.hub], stay.hub)), ` · ${what}`),
    ),
    ...stay.charges.map((charge) => item(nameOf(charge), charge, told)),
  ];
  const wait = after?.schedule === "mean_wait" ? w.waitMean : stay.cut_off_minutes > 0 ? w.waitCutOff : w.waitDeparture;
  if (stay.wait_minutes > 0) rows.push(idle(wait, stay.wait_minutes));
  if (stay.cut_off_minutes > 0) rows.push(idle(w.cutOff, stay.cut_off_minutes));
  return rows;
}

function legRows(leg: LegEntry, caught: number | undefined, told: Document): HTMLElement[] {
  const w = words();
  const to = fullName(told.hubs[leg.to], leg.to);
  const rows: HTMLElement[] = [
    h(
      "tr",
      { class: "leg" },
      h("td", { class: "when" }, clock(leg.departs)),
      h(
        "td",
        { colspan: 4 },
        h("span", { class: `mode ${leg.mode}` }, w.mode[leg.mode]),
        h("span", { class: "hub" }, to),
        h("span", { class: "service" }, ` ${leg.service_name} · ${leg.operator} · ${w.carriage[leg.carriage] ?? leg.carriage} · ${w.schedule[leg.schedule]} · ${kilometres(leg.distance_km)}`),
      ),
    ),
  ];
  for (const stage of leg.stages) {
    const [from, end] = [shortName(told.hubs[stage.from], stage.from), shortName(told.hubs[stage.to], stage.to)];
    if (stage.closed) rows.push(item(nameOf(stage.closed), stage.closed, told));
    let what = stage.kind === "run" ? `${from} – ${end}, ${kilometres(stage.distance_km)}` : stage.kind === "border" ? `${w.border} ${from} / ${end}` : `${from}: ${stage.charge.name}`;
    if (stage.gauge_from_mm && stage.gauge_to_mm) what += `, ${w.gauge} ${stage.gauge_from_mm} → ${stage.gauge_to_mm} mm`;
    if (stage.gates.length) what += `, ${w.by} ${stage.gates.join(", ")}`;
    rows.push(item(what, stage.charge, told));
  }
  rows.push(...leg.charges.map((charge) => item(nameOf(charge), charge, told)));
  for (const part of leg.parts) rows.push(h("tr", { class: "item" }, h("td", { class: "when" }, clock(part.departs)), h("td", { colspan: 4 }, `${part.load} → ${clock(part.arrives)}`)));
  for (const met of leg.takes) rows.push(h("tr", { class: "item" }, h("td"), h("td", { colspan: 4 }, `${w.takes} ${met.need}`, grade(met.evidence, told))));
  if (caught !== undefined) {
    const row = h("tr", { class: caught < 500 ? "item caught rarely" : "item caught" }, h("td"), h("td", { colspan: 4 }, w.caught(percent(caught))));
    rows.push(row);
  }
  if (leg.note) rows.push(h("tr", { class: "item note" }, h("td"), h("td", { colspan: 4 }, leg.note)));
  return rows;
}

function body(entry: ItineraryEntry, told: Document): HTMLElement {
  const w = words();
  const rows = entry.stays.flatMap((stay, at) => [
    ...stayRows(stay, entry.legs[at - 1], entry.legs[at], told),
    ...(entry.legs[at] ? legRows(entry.legs[at], entry.promise?.departures.find((one) => one.leg === at)?.caught_permille, told) : []),
  ]);
  const columns = [
    ...[w.when, w.what].map((name) => h("th", { scope: "col" }, name)),
    ...[w.time, w.currency(entry.cost.currency), `${w.kg} ${w.co2e}`].map((name) => h("th", { scope: "col", class: "figure" }, name)),
  ];
  const total = h(
    "tr",
    { class: "total" },
    h("td", { class: "when" }, clock(entry.arrival)),
    h("td", {}, w.collect),
    figure(duration(entry.elapsed_minutes)),
    figure(money(entry.cost.amount_minor)),
    figure(kilograms(entry.co2e_g)),
  );
  return h("div", { class: "body" }, h("table", {}, h("thead", {}, h("tr", {}, ...columns)), h("tbody", {}, ...rows), h("tfoot", {}, total)));
}

/** The days of a promise; null where there is none, or fewer arrive within the horizon. */
export function promised(entry: ItineraryEntry, share: number): number | null {
  return entry.promise?.arrivals.find((one) => one.percent === share)?.by?.minutes_since_ready ?? null;
}

/** The low and the high cost: in all but the cheapest and the dearest tenth of the runs. */
export function lowToHigh(entry: ItineraryEntry): string {
  const at = (share: number) => entry.promise?.costs.find((one) => one.percent === share)?.at_most.amount_minor;
  const [low, high] = [at(10), at(90)];
  if (low === undefined || high === undefined) return "";
  return low === high ? money(low) : `${money(Math.floor(low / 100) * 100)}–${money(Math.ceil(high / 100) * 100)}`;
}

/** What is promised, in a line under the figures: days at each probability, the range of the cost, and the weakest departure. */
function promiseLine(entry: ItineraryEntry): HTMLElement | null {
  const { promise } = entry;
  if (!promise) return null;
  const w = words();
  const weakest = promise.departures.length ? Math.min(...promise.departures.map((one) => one.caught_permille)) : null;
  const range = lowToHigh(entry);
  return h(
    "span",
    { class: "promise", title: w.promiseMeans },
    ...promise.arrivals.map((one) =>
      h("span", { class: one.percent === 80 ? "promised" : "promised faint", "data-percent": one.percent }, `${one.percent} % `, h("b", {}, one.by ? `${days(one.by.minutes_since_ready)} ${w.days}` : w.never))),
    range ? h("span", { class: "promised", "data-promised": "cost" }, `${w.currency(entry.cost.currency)} `, h("b", {}, range)) : null,
    weakest !== null ? h("span", { class: weakest < 500 ? "promised rarely" : "promised faint", "data-promised": "caught" }, w.weakest(percent(weakest))) : null,
  );
}

export function drawCard(entry: ItineraryEntry, told: Document, choice: Choice): HTMLDetailsElement {
  const w = words();
  const share = entry.cost_share_percent;
  const soft = share.estimate + share.modelled;
  const summary = h(
    "summary",
    {},
    h("span", { class: "n" }, String(entry.number)),
    h(
      "span",
      { class: "numbers" },
      h("span", { class: "big", "data-figure": "days" }, days(entry.elapsed_minutes), h("small", {}, ` ${w.days}`)),
      h("span", { class: "big", "data-figure": "cost" }, h("small", {}, `${w.currency(entry.cost.currency)} `), money(entry.cost.amount_minor)),
      h("span", { class: "big", "data-figure": "co2e" }, kilograms(entry.co2e_g), h("small", {}, ` ${w.kg} ${w.co2e}`)),
      promiseLine(entry),
    ),
    h(
      "span",
      { class: "course" },
      way(entry, told),
      h("span", { class: "dates" }, entry.departure?.local ? `${date(entry.departure)} → ${date(entry.arrival)}` : ""),
    ),
    h("span", { class: "facts" }, ...bestAt(entry.number, told.best), h("span", { class: "soft" }, shareBar(share), `${soft} %`)),
  );
  (summary.querySelector(".soft") as HTMLElement).title = `${soft} % ${w.of}`;
  const card = h("details", { class: "card", "data-n": entry.number, id: `card-${entry.number}` }, summary);
  card.addEventListener("toggle", () => {
    if (card.open && !card.querySelector(".body")) card.append(body(entry, told));
  });
  card.addEventListener("pointerenter", () => choice.point(entry.number));
  card.addEventListener("pointerleave", () => choice.point(null));
  summary.addEventListener("focus", () => choice.point(entry.number));
  summary.addEventListener("blur", () => choice.point(null));
  summary.addEventListener("click", () => choice.choose(card.open ? null : entry.number));
  return card;
}
