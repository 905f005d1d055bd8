// What an answer stands on and nobody said, and what rules left out of it.

import type { InWords } from "./document";
import { h } from "./dom";
import { words } from "./words";

function list(className: string, title: string, entries: InWords[]): HTMLElement[] {
  if (entries.length === 0) return [];
  return [h("section", { class: `panel wide ${className}` }, h("h2", {}, title), h("ul", {}, ...entries.map((entry) => h("li", {}, entry.text))))];
}

/** Both lists, each only where it has something to say. Their words are those of the data, in English. */
export function notes(told: { assumptions: InWords[]; left_out: InWords[] | null }): HTMLElement[] {
  const w = words();
  return [...list("left-out", w.leftOut, told.left_out ?? []), ...list("assumed", w.assumed, told.assumptions)];
}
