// The map: outlines, courses by mode, hubs, and names where there is room.

import { geoDistance, geoGraticule10, geoNaturalEarth1, geoPath, type GeoProjection } from "d3-geo";
import { select } from "d3-selection";
import { zoom, zoomIdentity, type ZoomTransform } from "d3-zoom";
import land from "../data/land.json";
import { h, s } from "./dom";
import { words } from "./words";

export type Degrees = [longitude: number, latitude: number];

/** Steps of integers, the first absolute: longitude, latitude, in hundredths of a degree. */
export function unpack(steps: readonly number[]): Degrees[] {
  const line: Degrees[] = [];
  let [x, y] = [0, 0];
  for (let at = 0; at + 1 < steps.length; at += 2) {
    x += steps[at]!;
    y += steps[at + 1]!;
    line.push([x / 100, y / 100]);
  }
  return line;
}

export interface Line {
  /** Itineraries that go along it. */
  numbers: number[];
  className: string;
  points: Degrees[];
  title?: string;
}

export interface Spot {
  at: Degrees;
  numbers: number[];
  className: string;
  name: string;
  /** The greater, the earlier it gets room for its name. */
  weight: number;
  radius: number;
  title?: string;
  /** Its own colour, where it has one, and the band of the scale that it stands for. */
  fill?: string | null;
  band?: number | null;
  onPoint?: (event: PointerEvent) => void;
  onChoose?: () => void;
}

let outlines: { type: "MultiPolygon"; coordinates: Degrees[][][] } | null = null;

function coast() {
  // The one ring that runs the other way is the Caspian Sea: turned round, and cut out by the even-odd rule.
  outlines ??= {
    type: "MultiPolygon",
    coordinates: (land.rings as number[][]).map((steps) => {
      const ring = unpack(steps);
      const area = ring.reduce((sum, [x, y], at) => {
        const [nextX, nextY] = ring[(at + 1) % ring.length]!;
        return sum + x * nextY - nextX * y;
      }, 0);
      if (area > 0) ring.reverse();
      return [[...ring, ring[0]!]];
    }),
  };
  return outlines;
}

/** The meridian in the middle of the shortest arc that holds all longitudes. */
export function middle(longitudes: number[]): number {
  const sorted = [...longitudes].sort((a, b) => a - b);
  if (sorted.length === 0) return 60;
  let [widest, after] = [sorted[0]! + 360 - sorted[sorted.length - 1]!, 0];
  for (let at = 1; at < sorted.length; at++) {
    const gap = sorted[at]! - sorted[at - 1]!;
    if (gap > widest) [widest, after] = [gap, at];
  }
  return sorted[after]! + (360 - widest) / 2;
}

export interface MapOptions {
  lines: Line[];
  spots: Spot[];
  /** Drawn between the outlines of the land, which it is given, and the lines. */
  beneath?: (path: (shape: any) => string | null, outline: string | null) => SVGElement[];
  onPoint?: (numbers: number[] | null, event: PointerEvent) => void;
  onChoose?: (numbers: number[]) => void;
  /** Of which itinerary the names are shown; null for the weightiest of all. */
  lit?: () => number | null;
  label: string;
}

export interface Drawn {
  element: HTMLElement;
  names: () => void;
  resize: () => void;
  /** Draws what lies on the map again; not the places. */
  redraw: () => void;
}

export function drawMap(options: MapOptions): Drawn {
  const w = words();
  const svg = s("svg", { class: "map", role: "img", "aria-label": options.label, tabindex: 0 });
  const moved = s("g", { class: "moved" });
  const spots = s("g", { class: "spots" });
  const names = s("g", { class: "names", "aria-hidden": true });
  svg.append(moved, spots, names);
  let transform: ZoomTransform = zoomIdentity;
  let projection: GeoProjection = geoNaturalEarth1();
  let size: [number, number] = [0, 0];
  const context = document.createElement("canvas").getContext("2d");

  const all = options.lines.flatMap((line) => line.points).concat(options.spots.map((spot) => spot.at));

  function resize(): void {
    const box = svg.getBoundingClientRect();
    const next: [number, number] = [Math.max(box.width, 280), Math.max(box.height, 180)];
    if (next[0] === size[0] && next[1] === size[1]) return;
    size = next;
    svg.setAttribute("viewBox", `0 0 ${size[0]} ${size[1]}`);
    projection = geoNaturalEarth1().rotate([-middle(all.map((at) => at[0])), 0]).precision(0.3);
    const extent: any = all.length > 1
      ? { type: "MultiLineString", coordinates: options.lines.length ? options.lines.map((line) => line.points) : [all] }
      : { type: "Sphere" };
    const [padX, padY] = [Math.min(70, size[0] * 0.08), Math.min(36, size[1] * 0.09)];
    projection.fitExtent([[padX, padY], [size[0] - padX, size[1] - padY]], extent);
    projection.clipExtent(null);
    draw();
  }

  function draw(): void {
    const path = geoPath(projection);
    const outline = path(coast() as any);
    moved.replaceChildren(
      s("path", { class: "graticule", d: path(geoGraticule10()) }),
      s("path", { class: "land", d: outline, "fill-rule": "evenodd" }),
      ...(options.beneath?.(path, outline) ?? []),
    );
    const [hits, lines] = [s("g", { class: "hits" }), s("g", { class: "lines" })];
    for (const line of options.lines) {
      const d = path({ type: "LineString", coordinates: line.points });
      if (!d) continue;
      const n = line.numbers.join(" ");
      lines.append(s("path", { class: `line ${line.className}`, d, "data-n": n }));
      if (!options.onPoint) continue;
      const hit = s("path", { class: "hit", d, "data-n": n });
      hit.addEventListener("pointermove", (event) => options.onPoint?.(line.numbers, event));
      hit.addEventListener("pointerleave", (event) => options.onPoint?.(null, event));
      hit.addEventListener("click", () => options.onChoose?.(line.numbers));
      hits.append(hit);
    }
    moved.append(lines, hits);
    place();
  }

  function onScreen(at: Degrees): [number, number] | null {
    const projected = projection(at);
    return projected && transform.apply(projected);
  }

  function place(): void {
    moved.setAttribute("transform", transform.toString());
    spots.replaceChildren(
      ...options.spots.flatMap((spot) => {
        const at = onScreen(spot.at);
        if (!at) return [];
        const circle = s("circle", { class: `spot ${spot.className}`, cx: at[0].toFixed(1), cy: at[1].toFixed(1), r: spot.radius, "data-n": spot.numbers.join(" "), "data-band": spot.band });
        if (spot.fill) circle.style.fill = spot.fill;
        if (spot.onPoint) for (const type of ["pointermove", "pointerleave"] as const) circle.addEventListener(type, spot.onPoint);
        if (spot.onChoose) circle.addEventListener("click", spot.onChoose);
        circle.append(s("title", {}, spot.title ?? spot.name));
        return [circle];
      }),
    );
    name();
  }

  /** Names by weight, each at the first of four sides that is free. */
  function name(): void {
    const lit = options.lit?.() ?? null;
    const taken: [number, number, number, number][] = [];
    const told = new Set<string>();
    const free = ([x, y, x2, y2]: [number, number, number, number]) =>
      x > 2 && y > 2 && x2 < size[0] - 2 && y2 < size[1] - 2 && taken.every(([a, b, c, d]) => x2 < a || x > c || y2 < b || y > d);
    const wanted = options.spots
      .filter((spot) => spot.name && (lit === null ? spot.weight > 0 : spot.numbers.includes(lit)))
      .sort((a, b) => b.weight - a.weight);
    if (context) context.font = "600 12px system-ui, sans-serif";
    const texts: SVGElement[] = [];
    for (const spot of wanted) {
      const at = onScreen(spot.at);
      if (!at || told.has(spot.name)) continue;
      const width = (context?.measureText(spot.name).width ?? spot.name.length * 7) + 4;
      const gap = spot.radius + 5;
      const sides: [number, number, string][] = [
        [at[0] + gap, at[1] - 8, "start"],
        [at[0] - gap - width, at[1] - 8, "end"],
        [at[0] - width / 2, at[1] - gap - 16, "middle"],
        [at[0] - width / 2, at[1] + gap, "middle"],
      ];
      const side = sides.find(([x, y]) => free([x, y, x + width, y + 16]));
      if (!side) continue;
      told.add(spot.name);
      taken.push([side[0], side[1], side[0] + width, side[1] + 16]);
      const x = side[2] === "start" ? side[0] : side[2] === "end" ? side[0] + width : side[0] + width / 2;
      texts.push(s("text", { class: `name ${spot.className}`, x: x.toFixed(1), y: (side[1] + 12).toFixed(1), "text-anchor": side[2] }, spot.name));
    }
    names.replaceChildren(...texts);
  }

  const zooming = zoom<SVGSVGElement, unknown>()
    .scaleExtent([1, 24])
    // The wheel scrolls the page unless a key says that the map is meant; one finger scrolls, two fingers zoom.
    .filter((event: any) => (event.type === "wheel" ? event.ctrlKey || event.metaKey : event.type === "touchstart" ? event.touches.length > 1 : !event.button))
    .on("zoom", (event) => {
      transform = event.transform;
      place();
    });
  const stage = select(svg);
  stage.call(zooming).style("touch-action", "pan-x pan-y");
  const button = (sign: string, label: string, act: () => void) => {
    const made = h("button", { type: "button", title: label, "aria-label": label }, sign);
    made.addEventListener("click", act);
    return made;
  };
  const element = h(
    "div",
    { class: "stage" },
    svg,
    h(
      "div",
      { class: "zoom", role: "group" },
      button("+", w.zoomIn, () => stage.call(zooming.scaleBy, 1.6)),
      button("−", w.zoomOut, () => stage.call(zooming.scaleBy, 1 / 1.6)),
      button("⤢", w.zoomReset, () => stage.call(zooming.transform, zoomIdentity)),
    ),
  );
  return { element, names: name, resize, redraw: draw };
}

/** Great-circle distance in kilometres. */
export const apart = (a: Degrees, b: Degrees): number => geoDistance(a, b) * 6371.0088;
