// The view of a network: every stage on the map, its line by how good a figure is, so that what is estimated shows at a glance.

import type { Grade, HubEntry, ModeName } from "./document";
import { h } from "./dom";
import { shortName } from "./format";
import { drawMap, unpack, type Line, type Spot } from "./map";
import { words } from "./words";

export interface NetworkStage {
  mode: ModeName;
  from: string;
  to: string;
  /** Names of the services that run along it. */
  services: string[];
  /** The worst grade among these services, by figure. */
  grades: Record<Figure, Grade>;
  /** Steps of the line. */
  course: number[];
}

export type Figure = "time" | "charge" | "distance";

export interface NetworkData {
  view: "network";
  name: string;
  hubs: Record<string, HubEntry>;
  stages: NetworkStage[];
}

const GRADES: Grade[] = ["published", "derived", "modelled", "estimate"];
const FIGURES: Figure[] = ["time", "charge", "distance"];
const MODES: ModeName[] = ["rail", "road", "river", "sea", "air"];

function table(data: NetworkData, figure: Figure): HTMLElement {
  const w = words();
  const count = (mode: ModeName, grade: Grade) => data.stages.filter((stage) => stage.mode === mode && stage.grades[figure] === grade).length;
  return h(
    "table",
    { class: "counts" },
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, w.stages), ...GRADES.map((grade) => h("th", { scope: "col", class: "figure" }, w.grade[grade])))),
    h(
      "tbody",
      {},
      ...MODES.map((mode) =>
        h("tr", {}, h("td", {}, h("i", { class: `swatch ${mode}` }), w.mode[mode]), ...GRADES.map((grade) => h("td", { class: "figure", "data-count": `${mode}-${grade}` }, String(count(mode, grade))))),
      ),
    ),
  );
}

/** Draws the view into a root; gives back what undoes its listeners. */
export function drawNetwork(root: HTMLElement, data: NetworkData): () => void {
  const w = words();
  let figure: Figure = "charge";
  const bubble = h("div", { class: "tip", role: "status", hidden: true });
  const stageOf = (numbers: number[] | null) => (numbers?.[0] === undefined ? undefined : data.stages[numbers[0]]);
  const point = (numbers: number[] | null, event: PointerEvent) => {
    const stage = stageOf(numbers);
    bubble.hidden = !stage;
    if (!stage) return;
    const [from, to] = [shortName(data.hubs[stage.from], stage.from), shortName(data.hubs[stage.to], stage.to)];
    bubble.replaceChildren(
      h("div", { class: "tip-numbers" }, `${from} – ${to}`),
      ...stage.services.slice(0, 8).map((name) => h("div", {}, name)),
      h("div", { class: "tip-dates" }, FIGURES.map((each) => `${w.figure[each]}: ${w.grade[stage.grades[each]]}`).join(" · ")),
    );
    bubble.style.left = `${Math.max(8, Math.min(event.clientX + 16, document.documentElement.clientWidth - bubble.offsetWidth - 8))}px`;
    bubble.style.top = `${event.clientY + 18 + window.scrollY}px`;
  };
  const busy = new Map<string, number>();
  for (const stage of data.stages) for (const code of [stage.from, stage.to]) busy.set(code, (busy.get(code) ?? 0) + stage.services.length);
  const spots: Spot[] = Object.entries(data.hubs).map(([code, hub]) => ({
    at: [hub.longitude_deg, hub.latitude_deg],
    numbers: [],
    className: "hub",
    name: shortName(hub, code),
    weight: busy.get(code) ?? 0,
    radius: 2,
    title: `${hub.name}${hub.name_zh ? ` ${hub.name_zh}` : ""} (${code})`,
  }));
  const stage = h("div");
  const counts = h("div");
  let map: ReturnType<typeof drawMap>;
  const draw = () => {
    const lines: Line[] = data.stages.map((each, at) => ({ numbers: [at], className: `${each.mode} grade-${each.grades[figure]}`, points: unpack(each.course) }));
    map = drawMap({ lines, spots, label: data.name, onPoint: point });
    stage.replaceChildren(map.element);
    counts.replaceChildren(table(data, figure));
    map.resize();
  };
  const choose = h(
    "select",
    { id: "figure", "aria-label": w.figureChoice },
    ...FIGURES.map((each) => h("option", { value: each, selected: each === figure }, w.figure[each])),
  );
  choose.addEventListener("change", () => {
    figure = choose.value as Figure;
    draw();
  });
  const swatches = GRADES.map((grade) => {
    const line = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    line.setAttribute("class", "stroke");
    line.setAttribute("viewBox", "0 0 40 8");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("class", `line plain grade-${grade}`);
    path.setAttribute("d", "M1 4H39");
    line.append(path);
    return h("span", {}, line, w.grade[grade]);
  });
  root.replaceChildren(
    h(
      "section",
      { class: "panel wide map-panel network" },
      stage,
      h("p", { class: "legend" }, h("label", {}, `${w.figureChoice}: `, choose), ...swatches, ...MODES.map((mode) => h("span", {}, h("i", { class: `swatch ${mode}` }), w.mode[mode]))),
    ),
    h("section", { class: "panel wide" }, counts, h("p", { class: "hint" }, w.networkNote)),
    bubble,
  );
  draw();
  const watcher = new ResizeObserver(() => map.resize());
  watcher.observe(root);
  return () => watcher.disconnect();
}
