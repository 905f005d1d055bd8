// The shape of the data, as `schema/front.schema.json` has it.

export interface Document {
  format: string;
  format_version: number;
  question: Question;
  status: Status;
  unanswered: Unanswered | null;
  horizon_days: number | null;
  assumptions: InWords[];
  left_out: InWords[] | null;
  best: Best | null;
  hubs: Record<string, HubEntry>;
  sources: Record<string, SourceEntry>;
  itineraries: ItineraryEntry[];
  alternatives: ItineraryEntry[];
}

/** What is also there as data, in words. */
export interface InWords {
  text: string;
}

// The shape of a reach, as `schema/reach.schema.json` has it.
export interface ReachDocument {
  format: string;
  format_version: number;
  from: string;
  from_zh: string | null;
  from_latitude_deg: number;
  from_longitude_deg: number;
  cargo: CargoKind;
  cargo_text: string;
  commodity: string | null;
  ready: Moment | null;
  horizon_days: number | null;
  status: Status;
  currency: string;
  assumptions: InWords[];
  left_out: InWords[] | null;
  countries: ReachCountry[];
  hubs: ReachedHub[];
}

export interface ReachCountry {
  country: string;
  hubs: number;
  reached: number;
  fastest_minutes: number | null;
  cheapest_minor: number | null;
}

export interface ReachedHub {
  code: string;
  place: HubEntry;
  counted: boolean;
  front: { elapsed_minutes: number; cost_minor: number }[];
}

export interface Question {
  from: string;
  from_zh: string | null;
  from_door: boolean;
  to: string;
  to_zh: string | null;
  to_door: boolean;
  cargo: CargoKind;
  commodity: string | null;
  hs: string | null;
  weight_kg: number | null;
  temperature_c: [number, number] | null;
  dangerous: string[];
  over_height_cm: number | null;
  text: string;
  ready: Moment | null;
  due: string | null;
  due_within_days: number | null;
  criteria: Criterion[];
}

export type CargoKind =
  | { kind: "boxes"; count: number; size_type: string }
  | { kind: "vehicles"; count: number }
  | { kind: "pallets"; weight_kg: number; volume_litres: number }
  | { kind: "bulk"; weight_kg: number };

export type Criterion = "time" | "cost" | "co2e";

export type Status = "complete" | "label_limit" | "time_limit" | "cancelled" | "unanswered";

export interface Unanswered {
  reason: string;
  obstacles: string[];
  remedies: string[];
}

export interface Best {
  fastest: number;
  cheapest: number;
  cleanest: number;
  balanced: number;
}

export interface HubEntry {
  name: string;
  short_name: string;
  name_zh: string | null;
  country: string;
  latitude_deg: number;
  longitude_deg: number;
  zone: string;
}

export interface SourceEntry {
  publisher: string;
  title: string;
  date: string;
  address: string | null;
}

export interface ItineraryEntry {
  number: number;
  elapsed_minutes: number;
  cost: Amount;
  co2e_g: number;
  distance_km: number;
  transshipments: number;
  route: string;
  departure: Moment | null;
  arrival: Moment | null;
  promise: PromiseEntry | null;
  cost_share_percent: Share;
  time_share_percent: Share;
  stays: StayEntry[];
  legs: LegEntry[];
}

export interface PromiseEntry {
  arrivals: { percent: number; by: Moment | null }[];
  costs: { percent: number; at_most: Amount }[];
  in_time_permille: number | null;
  departures: { leg: number; service: string; caught_permille: number }[];
}

export interface Amount {
  amount_minor: number;
  currency: string;
}

export interface Moment {
  minutes_since_ready: number;
  local: string | null;
}

export interface Share {
  published: number;
  derived: number;
  modelled: number;
  estimate: number;
}

export interface StayEntry {
  hub: string;
  begins: Moment;
  handled: Moment;
  wait_minutes: number;
  cut_off_minutes: number;
  ends: Moment;
  charges: Charge[];
}

export interface SplitEntry {
  departs: Moment;
  arrives: Moment;
  load: number;
}

export interface MetEntry {
  need: string;
  evidence: Evidence;
}

export interface LegEntry {
  service: string;
  service_name: string;
  operator: string;
  mode: ModeName;
  mode_code: number;
  carriage: string;
  schedule: ScheduleKind;
  from: string;
  to: string;
  departs: Moment;
  arrives: Moment;
  distance_km: number;
  stages: StageEntry[];
  charges: Charge[];
  parts: SplitEntry[];
  takes: MetEntry[];
  note: string | null;
}

export type ModeName = "sea" | "rail" | "road" | "air" | "river";

export type ScheduleKind = "published" | "nominal" | "on_demand" | "mean_wait";

export interface StageEntry {
  kind: StageName;
  from: string;
  to: string;
  distance_km: number;
  gauge_from_mm: number | null;
  gauge_to_mm: number | null;
  gates: string[];
  closed: Charge | null;
  charge: Charge;
}

export type StageName = "run" | "border" | "dwell";

export interface Charge {
  kind: ChargeKind;
  name: string;
  country: string | null;
  distance_km: number | null;
  amount_minor: number;
  currency: string;
  evidence: Evidence | null;
  time_minutes: number;
  time_evidence: Evidence | null;
  co2e_g: number;
  co2e_factor: string | null;
  co2e_evidence: Evidence | null;
}

export type ChargeKind = "export_clearance" | "import_clearance" | "transit" | "drayage" | "stuffing" | "unstuffing" | "handling" | "storage" | "stage" | "through_rate" | "minimum_charge" | "closed" | "season"
  | "box_hire" | "box_return" | "inventory" | "insurance" | "fuel_surcharge" | "peak_season_surcharge" | "war_risk_surcharge" | "congestion_surcharge"
  | "reefer_surcharge" | "dangerous_goods_surcharge" | "battery_surcharge" | "subsidy";

export interface Evidence {
  grade: Grade;
  sources: string[];
  year: number;
}

export type Grade = "published" | "derived" | "modelled" | "estimate";
