// Reads the data that landsea wrote into the page, and draws the view that it asks for.

import { Choice } from "./choice";
import { h } from "./dom";
import { drawNetwork, type NetworkData } from "./network";
import { drawPlan, planAbout, planTitle, type PlanData } from "./plan";
import { drawReach, reachAbout, reachTitle, type ReachData } from "./reach";
import { languageNow, speak, words, type Language } from "./words";

type Theme = "auto" | "light" | "dark";

const data = JSON.parse(document.getElementById("data")?.textContent ?? "null") as PlanData | NetworkData | ReachData;
const root = document.getElementById("view")!;
const head = document.getElementById("head")!;
const foot = document.getElementById("foot")!;
const choice = new Choice(data.view === "plan" ? [...data.document.itineraries, ...data.document.alternatives].map((entry) => entry.number) : []);
let theme: Theme = "auto";
let undo = () => undefined as void;

function header(): void {
  const w = words();
  const switchLanguage = h("button", { type: "button", id: "language" }, w.language);
  switchLanguage.addEventListener("click", () => {
    speak(languageNow() === "en" ? "zh" : "en");
    draw();
    document.getElementById("language")?.focus();
  });
  const switchTheme = h("button", { type: "button", id: "theme" }, `${w.theme}: ${w[theme]}`);
  switchTheme.addEventListener("click", () => {
    theme = theme === "auto" ? "dark" : theme === "dark" ? "light" : "auto";
    document.documentElement.dataset.theme = theme;
    switchTheme.textContent = `${w.theme}: ${w[theme]}`;
  });
  head.replaceChildren(h("div", {}, ...title()), h("nav", {}, switchLanguage, switchTheme));
}

function title(): HTMLElement[] {
  const w = words();
  if (data.view === "network") {
    return [h("h1", {}, data.name), h("p", { class: "about" }, w.networkAbout(Object.keys(data.hubs).length, data.stages.length))];
  }
  const [from, to] = data.view === "reach" ? [reachTitle(data.document), w.everywhere] : planTitle(data.document);
  const about = data.view === "reach" ? reachAbout(data.document) : planAbout(data.document);
  return [h("h1", {}, from, h("span", { class: "arrow", "aria-label": w.to }, " → "), to), h("p", { class: "about" }, about)];
}

function draw(): void {
  undo();
  document.documentElement.lang = languageNow() === "zh" ? "zh-CN" : "en";
  header();
  undo = data.view === "network" ? drawNetwork(root, data) : data.view === "reach" ? drawReach(root, data) : drawPlan(root, data, choice);
  foot.replaceChildren(h("p", {}, words().outlines));
}

if (navigator.language?.toLowerCase().startsWith("zh")) speak("zh" satisfies Language);
draw();
