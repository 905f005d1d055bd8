// Which itinerary is pointed at, and which is chosen. Map, chart, timelines and cards show both, and change both.

export class Choice {
  private pointed: number | null = null;
  private chosen: number | null = null;
  private listeners: ((choice: Choice) => void)[] = [];

  constructor(readonly numbers: number[]) {}

  /** The itinerary that lights up: the one pointed at, else the one chosen. */
  get lit(): number | null {
    return this.pointed ?? this.chosen;
  }

  get selected(): number | null {
    return this.chosen;
  }

  point(number: number | null): void {
    if (number !== this.pointed) {
      this.pointed = number;
      this.tell();
    }
  }

  choose(number: number | null): void {
    this.pointed = null;
    this.chosen = number;
    this.tell();
  }

  step(by: number): void {
    const at = this.lit === null ? (by > 0 ? -1 : this.numbers.length) : this.numbers.indexOf(this.lit);
    const next = this.numbers[Math.min(Math.max(at + by, 0), this.numbers.length - 1)];
    if (next !== undefined) this.choose(next);
  }

  listen(listener: (choice: Choice) => void): void {
    this.listeners.push(listener);
    listener(this);
  }

  private tell(): void {
    for (const listener of this.listeners) listener(this);
  }
}

/** Marks every element below a root that belongs to the lit itinerary, and dims the others. */
export function light(root: Element, choice: Choice): void {
  const lit = choice.lit;
  root.classList.toggle("choosing", lit !== null);
  for (const element of root.querySelectorAll<SVGElement | HTMLElement>("[data-n]")) {
    const numbers = (element.dataset.n ?? "").split(" ");
    element.classList.toggle("lit", lit !== null && numbers.includes(String(lit)));
  }
}
