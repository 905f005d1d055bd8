//! A front for programs.

use crate::model::{Cargo, Evidence, Mode, Shipment, StageKind};
use crate::plan::{self, Criterion, Front, HubRef, Item, ItemKind, Itinerary, Schedule, item_name};
use crate::search::Status;
use crate::units::{Instant, Minutes, Money};
use serde::Serialize;

/// The version of the document's shape; a field that changes its meaning or goes away raises it.
const FORMAT_VERSION: u32 = 1;

/// The currency of the network's files.
const CURRENCY: &str = "USD";

/// A front as a document that any `serde` format writes.
///
/// Names are `snake_case` with the unit at the end. Money is `amount_minor` (cents) with its `currency`, time is in minutes,
/// emissions are in grams of CO2e. A moment is `minutes_since_ready`, and where there is a date the instant as RFC 3339 in UTC with the
/// IANA `zone` of the place. What is unknown or does not apply is null.
///
/// ```
/// use landsea::{Network, Planner, Query, Shipment, report::Document};
///
/// let network = Network::chongqing();
/// let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1")?.commodity("laptops");
/// let front = Planner::new(&network).plan(&shipment, &Query::minimise_time_and_cost())?;
/// let json = serde_json::to_value(Document::new(&front, &shipment))?;
/// assert_eq!(json["question"]["cargo"]["count"], 2);
/// assert_eq!(json["itineraries"][0]["elapsed_minutes"], front.fastest().elapsed.get());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document<'f> {
    format_version: u32,
    question: Question<'f>,
    status: &'static str,
    horizon_days: Option<u32>,
    /// Positions among the itineraries, from 1.
    best: Best,
    itineraries: Vec<ItineraryPart<'f>>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Question<'f> {
    from: &'f str,
    from_door: bool,
    to: &'f str,
    to_door: bool,
    cargo: CargoPart,
    commodity: Option<&'f str>,
    weight_kg: Option<u64>,
    temperature_c: Option<[i16; 2]>,
    dangerous: Vec<&'f str>,
    over_height_cm: Option<u32>,
    ready: Option<String>,
    ready_zone: Option<&'f str>,
    due: Option<String>,
    due_within_days: Option<u32>,
    criteria: Vec<&'static str>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum CargoPart {
    Boxes { count: u64, size_type: String },
    Vehicles { count: u64 },
    Pallets { weight_kg: u64, volume_litres: u64 },
    Bulk { weight_kg: u64 },
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Best {
    fastest: usize,
    cheapest: usize,
    cleanest: usize,
    balanced: usize,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct ItineraryPart<'f> {
    number: usize,
    elapsed_minutes: u32,
    cost: Amount,
    co2e_g: u64,
    distance_km: u64,
    transshipments: usize,
    departure: Option<Moment<'f>>,
    arrival: Option<Moment<'f>>,
    cost_share_percent: SharePart,
    time_share_percent: SharePart,
    /// One before each leg, and one at the end.
    stays: Vec<StayPart<'f>>,
    legs: Vec<LegPart<'f>>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Amount {
    amount_minor: i64,
    currency: &'static str,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Moment<'f> {
    minutes_since_ready: u32,
    instant: Option<String>,
    zone: &'f str,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct SharePart {
    published: u32,
    derived: u32,
    modelled: u32,
    estimate: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct HubPart<'f> {
    code: &'f str,
    name: &'f str,
    name_zh: Option<&'f str>,
    country: String,
    latitude_deg: f64,
    longitude_deg: f64,
    zone: &'f str,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct StayPart<'f> {
    hub: HubPart<'f>,
    begins: Moment<'f>,
    handled: Moment<'f>,
    wait_minutes: u32,
    cut_off_minutes: u32,
    ends: Moment<'f>,
    charges: Vec<Charge<'f>>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct SplitPart<'f> {
    departs: Moment<'f>,
    arrives: Moment<'f>,
    /// Forty-foot units, vehicles, lorries or chargeable kilograms.
    load: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct LegPart<'f> {
    service: &'f str,
    service_name: &'f str,
    operator: &'f str,
    mode: &'static str,
    /// UNECE Recommendation 19.
    mode_code: u8,
    carriage: String,
    schedule: &'static str,
    from: HubPart<'f>,
    to: HubPart<'f>,
    departs: Moment<'f>,
    arrives: Moment<'f>,
    /// What of a split shipment rides with which departure; empty when all of it rides with one.
    parts: Vec<SplitPart<'f>>,
    distance_km: u64,
    stages: Vec<StagePart<'f>>,
    /// Through rates and seasons.
    charges: Vec<Charge<'f>>,
    /// What the cargo needs and the service takes.
    takes: Vec<MetPart<'f>>,
    note: Option<&'f str>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct MetPart<'f> {
    need: &'f str,
    evidence: EvidencePart<'f>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct StagePart<'f> {
    kind: &'static str,
    from: HubPart<'f>,
    to: HubPart<'f>,
    distance_km: u32,
    gauge_from_mm: Option<u16>,
    gauge_to_mm: Option<u16>,
    gates: Vec<&'f str>,
    /// Waiting for the border to open.
    closed: Option<Charge<'f>>,
    charge: Charge<'f>,
}

/// An item: what it is, what it takes, and how good the figures are.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Charge<'f> {
    kind: &'static str,
    name: String,
    country: Option<String>,
    distance_km: Option<u32>,
    amount_minor: i64,
    currency: &'static str,
    /// Grade, sources and year of the amount.
    evidence: Option<EvidencePart<'f>>,
    time_minutes: u32,
    time_evidence: Option<EvidencePart<'f>>,
    co2e_g: u64,
    co2e_factor: Option<&'f str>,
    co2e_evidence: Option<EvidencePart<'f>>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct EvidencePart<'f> {
    grade: String,
    sources: Vec<&'f str>,
    year: u16,
}

impl<'f> Document<'f> {
    /// The document of a front and the shipment that it answers.
    pub fn new(front: &'f Front, shipment: &'f Shipment) -> Self {
        let number = |best: &Itinerary| {
            front.into_iter().position(|itinerary| std::ptr::eq(itinerary, best)).map_or(0, |position| position + 1)
        };
        Self {
            format_version: FORMAT_VERSION,
            question: question(front, shipment),
            status: match front.status() {
                Status::Complete => "complete",
                Status::LabelLimit => "label_limit",
                Status::TimeLimit => "time_limit",
                Status::Cancelled => "cancelled",
            },
            horizon_days: front.horizon_days(),
            best: Best {
                fastest: number(front.fastest()),
                cheapest: number(front.cheapest()),
                cleanest: number(front.cleanest()),
                balanced: number(front.balanced()),
            },
            itineraries: front
                .into_iter()
                .enumerate()
                .map(|(at, itinerary)| itinerary_part(at + 1, itinerary))
                .collect(),
        }
    }
}

fn question<'f>(front: &'f Front, shipment: &'f Shipment) -> Question<'f> {
    let first_hub = front.itineraries().first().and_then(|itinerary| itinerary.stays.first()).map(|stay| &stay.hub);
    Question {
        from: front.from(),
        from_door: shipment.from.door,
        to: front.to(),
        to_door: shipment.to.door,
        cargo: match shipment.cargo() {
            Cargo::Boxes { count, size } => CargoPart::Boxes { count: *count, size_type: size.to_string() },
            Cargo::Vehicles { count } => CargoPart::Vehicles { count: *count },
            Cargo::Bulk { weight } => CargoPart::Bulk { weight_kg: weight.get() },
            Cargo::Loose { weight, litres } => CargoPart::Pallets { weight_kg: weight.get(), volume_litres: *litres },
        },
        commodity: shipment.commodity.as_deref(),
        weight_kg: shipment.weight.map(crate::units::Kilograms::get),
        temperature_c: shipment.temperature.map(|range| [range.low(), range.high()]),
        dangerous: shipment.hazards.iter().map(String::as_str).collect(),
        over_height_cm: shipment.over_height_cm,
        ready: shipment.ready.map(Instant::to_rfc3339),
        ready_zone: shipment.ready.and(first_hub).map(|hub| hub.zone.name()),
        due: shipment.due.map(Instant::to_rfc3339),
        due_within_days: shipment.due_within_days,
        criteria: front
            .criteria()
            .iter()
            .map(|criterion| match criterion {
                Criterion::Time => "time",
                Criterion::Cost => "cost",
                Criterion::Emissions => "co2e",
            })
            .collect(),
    }
}

fn itinerary_part(number: usize, itinerary: &Itinerary) -> ItineraryPart<'_> {
    let ready = itinerary.ready;
    let shared =
        |plan::Share { published, derived, modelled, estimate }| SharePart { published, derived, modelled, estimate };
    ItineraryPart {
        number,
        elapsed_minutes: itinerary.elapsed.get(),
        cost: amount(itinerary.cost),
        co2e_g: itinerary.emissions.get(),
        distance_km: itinerary.distance(),
        transshipments: itinerary.transshipments(),
        departure: itinerary.legs.first().map(|leg| moment(ready, leg.departs, &leg.from)),
        arrival: itinerary.stays.last().map(|stay| moment(ready, itinerary.elapsed, &stay.hub)),
        cost_share_percent: shared(itinerary.cost_share()),
        time_share_percent: shared(itinerary.time_share()),
        stays: itinerary.stays.iter().map(|stay| stay_part(ready, stay)).collect(),
        legs: itinerary.legs.iter().map(|leg| leg_part(ready, leg)).collect(),
    }
}

fn stay_part(ready: Option<Instant>, stay: &plan::Stay) -> StayPart<'_> {
    StayPart {
        hub: hub_part(&stay.hub),
        begins: moment(ready, stay.begins, &stay.hub),
        handled: moment(ready, stay.handled, &stay.hub),
        wait_minutes: stay.wait.get(),
        cut_off_minutes: stay.cut_off.get(),
        ends: moment(ready, stay.ends, &stay.hub),
        charges: stay.items.iter().map(charge).collect(),
    }
}

fn leg_part(ready: Option<Instant>, leg: &plan::Leg) -> LegPart<'_> {
    LegPart {
        service: &leg.service,
        service_name: &leg.name,
        operator: &leg.operator,
        mode: leg.mode.name(),
        mode_code: match leg.mode {
            Mode::Sea => 1,
            Mode::Rail => 2,
            Mode::Road => 3,
            Mode::Air => 4,
            Mode::River => 8,
        },
        carriage: leg.carriage.to_string(),
        schedule: match leg.schedule {
            Schedule::Published => "published",
            Schedule::Nominal => "nominal",
            Schedule::OnDemand => "on_demand",
            Schedule::MeanWait => "mean_wait",
        },
        from: hub_part(&leg.from),
        to: hub_part(&leg.to),
        departs: moment(ready, leg.departs, &leg.from),
        arrives: moment(ready, leg.arrives, &leg.to),
        parts: leg
            .parts
            .iter()
            .map(|part| SplitPart {
                departs: moment(ready, part.departs, &leg.from),
                arrives: moment(ready, part.arrives, &leg.to),
                load: part.load,
            })
            .collect(),
        distance_km: leg.distance(),
        stages: leg.stages.iter().map(stage_part).collect(),
        charges: leg.extras.iter().map(charge).collect(),
        takes: leg.meets.iter().map(|met| MetPart { need: &met.name, evidence: evidence(&met.evidence) }).collect(),
        note: leg.note.as_deref(),
    }
}

fn stage_part(stage: &plan::LegStage) -> StagePart<'_> {
    StagePart {
        kind: match stage.kind {
            StageKind::Run => "run",
            StageKind::Border => "border",
            StageKind::Dwell(_) => "dwell",
        },
        from: hub_part(&stage.from),
        to: hub_part(&stage.to),
        distance_km: stage.distance.get(),
        gauge_from_mm: stage.gauge.map(|(from, _)| from),
        gauge_to_mm: stage.gauge.map(|(_, to)| to),
        gates: stage.gates.iter().map(|gate| &**gate).collect(),
        closed: stage.closed.as_ref().map(charge),
        charge: charge(&stage.item),
    }
}

fn charge(item: &Item) -> Charge<'_> {
    let mut part = Charge {
        kind: "",
        name: item_name(item),
        country: None,
        distance_km: None,
        amount_minor: item.charge.minor(),
        currency: CURRENCY,
        evidence: item.charge_evidence.as_ref().map(evidence),
        time_minutes: item.time.get(),
        time_evidence: item.time_evidence.as_ref().map(evidence),
        co2e_g: item.emissions.get(),
        co2e_factor: item.factor.as_ref().map(|factor| &*factor.key),
        co2e_evidence: item.factor.as_ref().map(|factor| evidence(factor.milligrams.evidence())),
    };
    part.kind = match &item.kind {
        ItemKind::ExportClearance(country) => {
            part.country = Some(country.to_string());
            "export_clearance"
        }
        ItemKind::ImportClearance(country) => {
            part.country = Some(country.to_string());
            "import_clearance"
        }
        ItemKind::Drayage(km) => {
            part.distance_km = Some(km.get());
            "drayage"
        }
        ItemKind::Stuffing => "stuffing",
        ItemKind::Closed => "closed",
        ItemKind::Unstuffing => "unstuffing",
        ItemKind::Handling => "handling",
        ItemKind::Storage => "storage",
        ItemKind::Stage(_) => "stage",
        ItemKind::ThroughRate => "through_rate",
        ItemKind::MinimumCharge => "minimum_charge",
        ItemKind::Season => "season",
    };
    part
}

fn evidence(evidence: &Evidence) -> EvidencePart<'_> {
    EvidencePart {
        grade: evidence.grade.to_string(),
        sources: evidence.sources.split_whitespace().collect(),
        year: evidence.year,
    }
}

fn amount(money: Money) -> Amount {
    Amount { amount_minor: money.minor(), currency: CURRENCY }
}

fn moment(ready: Option<Instant>, since: Minutes, hub: &HubRef) -> Moment<'_> {
    Moment {
        minutes_since_ready: since.get(),
        instant: ready.map(|ready| (ready + since).to_rfc3339()),
        zone: hub.zone.name(),
    }
}

fn hub_part(hub: &HubRef) -> HubPart<'_> {
    HubPart {
        code: hub.code.as_str(),
        name: &hub.name,
        name_zh: hub.zh.as_deref(),
        country: hub.country.to_string(),
        latitude_deg: hub.position.lat(),
        longitude_deg: hub.position.lon(),
        zone: hub.zone.name(),
    }
}
