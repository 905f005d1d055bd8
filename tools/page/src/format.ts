// Figures and clocks as people read them.

import type { HubEntry, Moment } from "./document";
import { languageNow, words } from "./words";

const locale = (): string => (languageNow() === "zh" ? "zh-CN" : "en-GB");

const memo = new Map<string, Intl.NumberFormat>();

function number(value: number, digits: number): string {
  const key = `${locale()} ${digits}`;
  let format = memo.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits });
    memo.set(key, format);
  }
  return format.format(value);
}

/** Cents as whole dollars, with cents where there are some. */
export const money = (minor: number): string => number(minor / 100, minor % 100 === 0 ? 0 : 2);

/** Dollars for an axis: `20k`. */
export const shortMoney = (dollars: number): string => (dollars >= 10_000 ? `${number(dollars / 1000, 0)}k` : number(dollars, 0));

/** Days with one decimal, rounded as landsea's text rounds them: a quarter goes to the even tenth. */
export const days = (minutes: number): string =>
  number(minutes % 1440 === 360 ? Math.floor(minutes / 1440) + 0.2 : Number((minutes / 1440).toFixed(1)), 1);

/** Thousandths as a whole per cent; what is not nothing and not all is not shown as that. */
export function percent(permille: number): string {
  if (permille > 0 && permille < 5) return "<1 %";
  if (permille < 1000 && permille >= 995) return ">99 %";
  return `${Math.round(permille / 10)} %`;
}

export const kilograms = (grams: number): string => number(Math.round(grams / 1000), 0);

export const kilometres = (km: number): string => `${number(km, 0)} km`;

export function duration(minutes: number): string {
  const [d, h, m] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const w = words();
  const parts = [d && `${d} ${w.day}`, h && `${h} ${w.hour}`, m && `${m} ${w.minute}`].filter(Boolean);
  return parts.slice(0, 2).join(" ");
}

/** Clocks come as RFC 3339 with the offset of their place, and are shown as they stand: no zone of the reader comes in. */
function parts(local: string): Date {
  return new Date(`${local.slice(0, 19)}Z`);
}

export function clock(moment: Moment | null | undefined, long = false): string {
  if (!moment) return "";
  if (!moment.local) return `${words().day} ${days(moment.minutes_since_ready)}`;
  const format: Intl.DateTimeFormatOptions = {
    weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: "UTC",
    ...(long ? { year: "numeric" } : {}),
  };
  return new Intl.DateTimeFormat(locale(), format).format(parts(moment.local));
}

export function date(moment: Moment | null | undefined): string {
  if (!moment) return "";
  if (!moment.local) return `${words().day} ${days(moment.minutes_since_ready)}`;
  return new Intl.DateTimeFormat(locale(), { day: "numeric", month: "short", timeZone: "UTC" }).format(parts(moment.local));
}

/** A hub in the language in force, the other one never hidden where the name is told in full. */
export function shortName(hub: HubEntry | undefined, code: string): string {
  if (!hub) return code;
  return languageNow() === "zh" && hub.name_zh ? hub.name_zh : hub.short_name;
}

export function fullName(hub: HubEntry | undefined, code: string): string {
  if (!hub) return code;
  if (!hub.name_zh) return hub.name;
  return languageNow() === "zh" ? `${hub.name_zh} ${hub.name}` : `${hub.name} ${hub.name_zh}`;
}
