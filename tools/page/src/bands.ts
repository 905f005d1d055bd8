// Bands of a scale: round limits such that each holds about as many values, and a colour for each.

import { interpolateViridis } from "d3-scale-chromatic";

/** How many bands there are at most. */
const MOST = 8;

const STEPS = [1, 2, 2.5, 5, 10];

/** A round number near a value: no further from it than a quarter of the distance to its neighbours. */
function rounded(value: number, room: number): number {
  const least = Math.max(room / 2, value * 0.02, 1e-9);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = power * [...STEPS].reverse().find((each) => each * power <= least)!;
  return Number((Math.round(value / step) * step).toPrecision(6));
}

export class Bands {
  /** Ascending: a band ends below each, and the last has no end. */
  readonly limits: number[];

  constructor(values: number[]) {
    const sorted = [...values].sort((a, b) => a - b);
    const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!;
    const limits = new Set<number>();
    for (let band = 1; band < MOST && sorted.length > 0; band++) {
      const limit = rounded(at(band / MOST), at((band + 1) / MOST) - at((band - 1) / MOST));
      if (limit > sorted[0]! && limit <= sorted[sorted.length - 1]!) limits.add(limit);
    }
    this.limits = [...limits].sort((a, b) => a - b);
  }

  get count(): number {
    return this.limits.length + 1;
  }

  of(value: number): number {
    return this.limits.filter((limit) => limit <= value).length;
  }

  /** Viridis, whose steps people who confuse colours tell apart by lightness; without the ends that paper or night would swallow. */
  colour(band: number): string {
    return interpolateViridis(this.count === 1 ? 0.6 : 0.94 - (0.76 * band) / (this.count - 1));
  }
}
