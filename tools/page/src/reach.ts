// The view of a reach: the world coloured by days or by cost from one place, the places on it, and a table of countries.

import { geoVoronoi } from "d3-geo-voronoi";
import { Bands } from "./bands";
import { Choice, light } from "./choice";
import type { ReachCountry, ReachDocument, ReachedHub } from "./document";
import { h, s } from "./dom";
import { clock, days, fullName, money, shortName } from "./format";
import { drawMap, type Degrees, type Spot } from "./map";
import { notes } from "./notes";
import { languageNow, words } from "./words";

export interface ReachData {
  view: "reach";
  document: ReachDocument;
}

type Measure = "days" | "cost";
type Order = "country" | "reached" | Measure;

/** Land farther than this from every place that is reached has no colour. */
const NEAR_KM = 1700;

const MEASURES: Measure[] = ["days", "cost"];

const fastest = (hub: ReachedHub): number | null => hub.front[0]?.elapsed_minutes ?? null;
const cheapest = (hub: ReachedHub): number | null => hub.front[hub.front.length - 1]?.cost_minor ?? null;
const valueOf = (hub: ReachedHub, measure: Measure): number | null => {
  const value = measure === "days" ? fastest(hub) : cheapest(hub);
  return value === null ? null : value / (measure === "days" ? 1440 : 100);
};
const placeOf = (hub: ReachedHub): Degrees => [hub.place.longitude_deg, hub.place.latitude_deg];

/** What the browser calls countries, in the language in force. */
function countryNames(): (code: string) => string {
  const names = new Intl.DisplayNames([languageNow() === "zh" ? "zh-CN" : "en-GB"], { type: "region", fallback: "code" });
  return (code) => {
    try {
      return names.of(code) ?? code;
    } catch {
      // Not of the form of a country's code.
      return code;
    }
  };
}

const cartesian = ([longitude, latitude]: Degrees): [number, number, number] => {
  const [x, y] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
  return [Math.cos(y) * Math.cos(x), Math.cos(y) * Math.sin(x), Math.sin(y)];
};

interface Cell {
  shape: unknown;
  /** The hubs in the middle of it; none where no place is near. */
  hubs: ReachedHub[];
}

/** The part of the globe that is nearer to a place than to any other. Points far from all places take their part, too, and leave it blank. */
function cellsOf(told: ReachDocument): Cell[] {
  const sites = new Map<string, { at: Degrees; hubs: ReachedHub[] }>();
  for (const hub of told.hubs) {
    const at = placeOf(hub);
    const key = at.map((degrees) => degrees.toFixed(2)).join();
    const site = sites.get(key) ?? { at, hubs: [] };
    if (hub.front.length > 0) site.hubs.push(hub);
    sites.set(key, site);
  }
  const reached = [...sites.values()].filter((site) => site.hubs.length > 0).map((site) => cartesian(site.at));
  if (reached.length === 0) return [];
  const far = Math.cos(NEAR_KM / 6371.0088);
  const all = [...sites.values()];
  // Points spread evenly over the globe, along a spiral whose turns keep the golden angle.
  const count = 1600;
  for (let point = 0; point < count; point++) {
    const latitude = (Math.asin(1 - (2 * point + 1) / count) * 180) / Math.PI;
    const at: Degrees = [((point * 137.50776405) % 360) - 180, latitude];
    const [x, y, z] = cartesian(at);
    if (reached.every(([a, b, c]) => a * x + b * y + c * z < far)) all.push({ at, hubs: [] });
  }
  const bySite = new Map<Degrees, ReachedHub[]>(all.map((site) => [site.at, site.hubs]));
  return geoVoronoi(all.map((site) => site.at)).polygons().features.map((feature) => ({ shape: feature, hubs: bySite.get(feature.properties.site) ?? [] }));
}

export const reachTitle = (told: ReachDocument): string => (languageNow() === "zh" && told.from_zh) || told.from;

export function reachAbout(told: ReachDocument): string {
  const w = words();
  const ready = told.ready ? `${w.ready} ${clock(told.ready, true)}` : w.noDate;
  const within = told.horizon_days === null ? [] : [w.within(told.horizon_days)];
  const reached = told.countries.reduce((sum, line) => sum + line.reached, 0);
  return [told.cargo_text, ready, ...within, w.reached(reached, told.countries.filter((line) => line.reached > 0).length)].join(" · ");
}

/** Draws the view into a root; gives back what undoes its listeners on the window. */
export function drawReach(root: HTMLElement, data: ReachData): () => void {
  const w = words();
  const told = data.document;
  const currency = w.currency(told.currency);
  const counted = told.hubs.filter((hub) => hub.counted);
  let cells: Cell[] = [];
  let measure: Measure = "days";
  let order: Order = "country";
  const countryName = countryNames();
  const names = new Map(told.countries.map((line) => [line.country, countryName(line.country)]));
  const alphabet = new Intl.Collator(languageNow());
  const numberOf = new Map(told.countries.map((line, at) => [line.country, at]));
  const choice = new Choice(told.countries.map((_, at) => at));
  const bandsOf = { days: bandsFor("days"), cost: bandsFor("cost") };
  function bandsFor(which: Measure): Bands {
    return new Bands(counted.flatMap((hub) => valueOf(hub, which) ?? []));
  }
  const show = (value: number | null, which: Measure): string => (value === null ? "—" : which === "days" ? days(value) : money(which === "cost" ? Math.round(value / 100) * 100 : value));

  const bubble = h("div", { class: "tip", role: "status", hidden: true });
  const point = (hub: ReachedHub | null, event: PointerEvent) => {
    choice.point(hub ? (numberOf.get(hub.place.country) ?? null) : null);
    bubble.hidden = !hub;
    if (!hub) return;
    const ways = hub.front.slice(0, 6).map((way) => h("div", { class: "tip-numbers" }, `${days(way.elapsed_minutes)} ${w.days} · ${currency} ${money(way.cost_minor)}`));
    bubble.replaceChildren(
      h("div", { class: "tip-head" }, h("b", {}, fullName(hub.place, hub.code)), ` ${countryName(hub.place.country)}`),
      ...(ways.length ? ways : [h("div", {}, w.notReached)]),
      hub.front.length > ways.length ? h("div", { class: "tip-dates" }, w.more(hub.front.length - ways.length)) : "",
    );
    bubble.style.left = `${Math.max(8, Math.min(event.clientX + 16, document.documentElement.clientWidth - bubble.offsetWidth - 8))}px`;
    bubble.style.top = `${event.clientY + 18 + window.scrollY}px`;
  };

  const spots = (): Spot[] => {
    const bands = bandsOf[measure];
    const drawn = counted.map((hub): Spot => {
      const value = valueOf(hub, measure);
      const band = value === null ? null : bands.of(value);
      return {
        at: placeOf(hub),
        numbers: [numberOf.get(hub.place.country) ?? -1],
        className: band === null ? "missed" : "reached",
        name: shortName(hub.place, hub.code),
        weight: 0,
        radius: band === null ? 2 : 3,
        title: `${fullName(hub.place, hub.code)} (${hub.code})`,
        fill: band === null ? null : bands.colour(band),
        band,
        onPoint: (event) => point(event.type === "pointerleave" ? null : hub, event),
        onChoose: () => choose(numberOf.get(hub.place.country) ?? null),
      };
    });
    const origin: Spot = { at: [told.from_longitude_deg, told.from_latitude_deg], numbers: told.countries.map((_, at) => at), className: "end", name: reachTitle(told), weight: 9, radius: 5 };
    return [...drawn, origin];
  };

  /** One path for all cells of a band, kept to the land. */
  const beneath = (path: (shape: any) => string | null, outline: string | null): SVGElement[] => {
    const bands = bandsOf[measure];
    const parts: string[][] = Array.from({ length: bands.count }, () => []);
    for (const cell of cells) {
      const values = cell.hubs.flatMap((hub) => valueOf(hub, measure) ?? []);
      const d = values.length ? path(cell.shape) : null;
      if (d) parts[bands.of(Math.min(...values))]!.push(d);
    }
    const land = s("clipPath", { id: "on-land" }, s("path", { d: outline, "clip-rule": "evenodd" }));
    const filled = parts.map((each, band) => s("path", { class: "cell", d: each.join(""), fill: bands.colour(band), stroke: bands.colour(band) }));
    return [s("defs", {}, land), s("g", { class: "cells", "clip-path": "url(#on-land)" }, ...filled)];
  };

  const stage = h("div");
  const legend = h("p", { class: "legend bands" });
  const body = h("tbody", {});
  let map: ReturnType<typeof drawMap>;

  const drawLegend = () => {
    const bands = bandsOf[measure];
    const told = (value: number) => (measure === "days" ? String(value) : money(value * 100));
    const range = (band: number) =>
      bands.count === 1 ? w.all : band === 0 ? `< ${told(bands.limits[0]!)}` : band === bands.count - 1 ? `≥ ${told(bands.limits[band - 1]!)}` : `${told(bands.limits[band - 1]!)} – ${told(bands.limits[band]!)}`;
    const choose = h(
      "select",
      { id: "measure", "aria-label": w.measureChoice },
      ...MEASURES.map((each) => h("option", { value: each, selected: each === measure }, each === "days" ? w.days : currency)),
    );
    choose.addEventListener("change", () => {
      measure = choose.value as Measure;
      draw();
      document.getElementById("measure")?.focus();
    });
    const swatches = bandsOf[measure].limits.concat(0).map((_, band) => h("span", { "data-band": band }, h("i", { class: "swatch", style: `background:${bands.colour(band)}` }), range(band)));
    legend.replaceChildren(h("label", {}, `${w.measureChoice}: `, choose), ...swatches, h("span", {}, h("i", { class: "swatch blank" }), w.blank));
  };

  const sorted = (): number[] => {
    const by: Record<Order, (line: ReachCountry) => number | string> = {
      country: (line) => names.get(line.country) ?? line.country,
      reached: (line) => -line.reached,
      days: (line) => line.fastest_minutes ?? Infinity,
      cost: (line) => line.cheapest_minor ?? Infinity,
    };
    const key = by[order];
    return told.countries
      .map((line, at) => [key(line), at] as const)
      .sort(([a, first], [b, second]) => (typeof a === "string" ? alphabet.compare(a, String(b)) : a === b ? 0 : a < (b as number) ? -1 : 1) || first - second)
      .map(([, at]) => at);
  };

  const figure = (text: string, name: string) => h("td", { class: "figure", "data-figure": name }, text);
  const drawRows = () => {
    const rows = sorted().flatMap((at) => {
      const line = told.countries[at]!;
      const open = choice.selected === at;
      const row = h(
        "tr",
        { class: "country", "data-n": at, "data-country": line.country, tabindex: 0, "aria-expanded": open ? "true" : "false" },
        h("td", {}, names.get(line.country)!, h("span", { class: "code" }, ` ${line.country}`)),
        figure(line.reached === line.hubs ? String(line.reached) : `${line.reached} / ${line.hubs}`, "reached"),
        figure(show(line.fastest_minutes, "days"), "days"),
        figure(show(line.cheapest_minor, "cost"), "cost"),
      );
      row.addEventListener("pointerenter", () => choice.point(at));
      row.addEventListener("pointerleave", () => choice.point(null));
      row.addEventListener("focus", () => choice.point(at));
      row.addEventListener("click", () => choose(open ? null : at));
      const places = counted.filter((hub) => hub.place.country === line.country).sort((a, b) => (fastest(a) ?? Infinity) - (fastest(b) ?? Infinity));
      const listed = places.map((hub) =>
        h(
          "tr",
          { class: "place", "data-code": hub.code },
          h("td", {}, fullName(hub.place, hub.code)),
          figure(hub.front.length ? "" : w.notReached, "reached"),
          figure(show(fastest(hub), "days"), "days"),
          figure(show(cheapest(hub), "cost"), "cost"),
        ),
      );
      return open ? [row, ...listed] : [row];
    });
    body.replaceChildren(...rows);
  };

  const choose = (at: number | null) => {
    choice.choose(at);
    drawRows();
    light(root, choice);
    if (at !== null) body.querySelector<HTMLElement>(`tr[data-n="${at}"]`)?.focus({ preventScroll: true });
  };

  const heading = (what: Order, label: string, className: string) => {
    const button = h("button", { type: "button", class: "sort" }, label);
    const cell = h("th", { scope: "col", class: className, "data-order": what, "aria-sort": what === order ? "ascending" : "none" }, button);
    button.addEventListener("click", () => {
      order = what;
      for (const each of cell.parentElement!.children) each.setAttribute("aria-sort", each === cell ? "ascending" : "none");
      choice.numbers.splice(0, choice.numbers.length, ...sorted());
      drawRows();
      light(root, choice);
    });
    return cell;
  };

  const draw = () => {
    map = drawMap({ lines: [], spots: spots(), label: w.reachMap, beneath, lit: () => choice.lit });
    stage.replaceChildren(map.element);
    drawLegend();
    map.resize();
    light(root, choice);
  };

  choice.numbers.splice(0, choice.numbers.length, ...sorted());
  root.replaceChildren(
    ...(told.status === "complete" ? [] : [h("p", { class: "warning", role: "alert" }, w.reachStopped)]),
    h("section", { class: "panel wide map-panel reach" }, stage, legend),
    h(
      "section",
      { class: "panel wide" },
      h("h2", {}, w.countries),
      h("p", { class: "hint keys" }, w.reachKeys),
      counted.some((hub) => hub.front.length > 0) ? "" : h("p", { class: "warning", role: "alert" }, w.reachNone),
      h(
        "table",
        { class: "countries" },
        h("thead", {}, h("tr", {}, heading("country", w.country, ""), heading("reached", w.places, "figure"), heading("days", w.bestDays, "figure"), heading("cost", w.bestCost(currency), "figure"))),
        body,
      ),
      h("p", { class: "hint" }, w.reachNote),
    ),
    ...notes(told),
    bubble,
  );
  drawRows();
  draw();
  choice.listen(() => {
    light(root, choice);
    map.names();
  });
  const keys = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.altKey || event.ctrlKey || event.metaKey || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const at = choice.lit === null ? -1 : choice.numbers.indexOf(choice.lit);
      const next = choice.numbers[Math.min(Math.max(at + (event.key === "ArrowDown" ? 1 : -1), 0), choice.numbers.length - 1)];
      if (next !== undefined) body.querySelector<HTMLElement>(`tr[data-n="${next}"]`)?.focus();
      event.preventDefault();
    } else if (event.key === "Escape") choose(null);
    else if (event.key === "Enter" && target.matches("tr.country")) choose(choice.selected === Number(target.dataset.n) ? null : Number(target.dataset.n));
  };
  window.addEventListener("keydown", keys);
  const watcher = new ResizeObserver(() => {
    map.resize();
    light(root, choice);
  });
  watcher.observe(root);
  let soon = 0;
  // The colours of the land take a while: the first paint does not wait for them.
  const later = requestAnimationFrame(() => {
    soon = window.setTimeout(() => {
      cells = cellsOf(told);
      map.redraw();
      light(root, choice);
    });
  });
  return () => {
    cancelAnimationFrame(later);
    clearTimeout(soon);
    watcher.disconnect();
    window.removeEventListener("keydown", keys);
  };
}
