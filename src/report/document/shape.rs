//! The shape of the document: names, units, and what a null means.

use super::asked::Question;
use super::assumed::AssumptionEntry;
use super::delays::DelayEntry;
use super::elements::ElementEntry;
use super::figures::{Amount, Evidence, Moment, Share, UnitCost};
use super::hub::HubEntry;
use super::promise::PromiseEntry;
use super::why::reasons::{LeftOutEntry, Unanswered};
use super::words::{ChargeKind, ModeName, ScheduleKind, StageName, Status};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A front as a document that any `serde` format writes and reads.
///
/// Names are `snake_case` with the unit at the end. Money is in minor units (cents) with its currency, time is in minutes, emissions are
/// in grams of CO2e, distances in kilometres. What is unknown or does not apply is null. Hubs are named by code and written once, in `hubs`.
///
/// ```
/// use landsea::{Network, Planner, Query, Shipment, report::Document};
///
/// let network = Network::chongqing();
/// let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1")?.commodity("laptops");
/// let front = Planner::new(&network).plan(&shipment, &Query::minimise_time_and_cost())?;
/// let text = serde_json::to_string(&Document::new(&front, &shipment))?;
/// let read: Document = serde_json::from_str(&text)?;
/// assert_eq!(read, Document::new(&front, &shipment));
/// assert_eq!(read.itineraries[0].elapsed_minutes, front.fastest().elapsed.get());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Document<'f> {
    /// Always `landsea-front`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = "landsea-front")))]
    pub format: Cow<'f, str>,
    /// The version of this shape, [`FORMAT_VERSION`](super::FORMAT_VERSION).
    pub format_version: u32,
    /// What was asked.
    pub question: Question<'f>,
    /// Whether the search ran to its end.
    pub status: Status,
    /// Why there is no itinerary, and what would help. Null where there is one.
    pub unanswered: Option<Unanswered<'f>>,
    /// Days after ready within which departures and arrivals were looked for. Null where no date was given.
    pub horizon_days: Option<u32>,
    /// Which itinerary is best at what. Null where there is none.
    pub best: Option<Best>,
    /// What the answer stands on and nobody said.
    pub assumptions: Vec<AssumptionEntry<'f>>,
    /// The rules that left ways out which would be on the front, each with its days, money and what would have them. Null where that was not asked.
    pub left_out: Option<Vec<LeftOutEntry<'f>>>,
    /// Every hub that an itinerary names, by code.
    pub hubs: BTreeMap<Cow<'f, str>, HubEntry<'f>>,
    /// Every source that a figure refers to, by key. Empty unless the document was made with the network.
    pub sources: BTreeMap<Cow<'f, str>, SourceEntry<'f>>,
    /// The front: every itinerary that none beats, by ascending time (or the first criterion asked for).
    pub itineraries: Vec<ItineraryEntry<'f>>,
    /// Possible itineraries beside the front, given for comparison: each is dominated or equalled in every criterion asked for. Empty
    /// unless asked for. Their numbers go on from the front's.
    pub alternatives: Vec<ItineraryEntry<'f>>,
}

/// Numbers of the itineraries that are best at something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Best {
    /// The least time.
    pub fastest: usize,
    /// The least cost.
    pub cheapest: usize,
    /// The least CO2e.
    pub cleanest: usize,
    /// The knee: nearest to the best of every criterion asked for, each scaled from its best to its worst on the front.
    pub balanced: usize,
}

/// A document that figures refer to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SourceEntry<'f> {
    /// Who published it.
    pub publisher: Cow<'f, str>,
    /// What it is about.
    pub title: Cow<'f, str>,
    /// Its date as text.
    pub date: Cow<'f, str>,
    /// Address. Null where none was kept.
    pub address: Option<Cow<'f, str>>,
}

/// An itinerary: a stay before each leg, and one at the end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ItineraryEntry<'f> {
    /// From 1, in the order of the front.
    pub number: usize,
    /// From ready to available for collection.
    pub elapsed_minutes: u32,
    /// All charges, for all of the cargo.
    pub cost: Amount<'f>,
    /// What that is for one of the boxes or vehicles, or for each tonne of bulk and pallets. Null where the cargo is one such unit.
    pub cost_per_unit: Option<UnitCost<'f>>,
    /// Grams of CO2e, well to wheel.
    pub co2e_g: u64,
    /// Kilometres of all legs.
    pub distance_km: u64,
    /// Changes from one service to another.
    pub transshipments: usize,
    /// The hubs in words: `Tuanjiecun ─rail→ Aktau`.
    pub route: Cow<'f, str>,
    /// Departure of the first leg.
    pub departure: Option<Moment<'f>>,
    /// When it is available for collection.
    pub arrival: Option<Moment<'f>>,
    /// What is promised of it. Null where that was not asked, and where the plan is without a date.
    pub promise: Option<PromiseEntry<'f>>,
    /// How much of the cost stands on which grade.
    pub cost_share_percent: Share,
    /// How much of the time in handling and under way stands on which grade.
    pub time_share_percent: Share,
    /// The CO2e by transport chain elements, per ISO 14083, in order; they add up to `co2e_g`.
    pub co2e_elements: Vec<ElementEntry<'f>>,
    /// One before each leg, and one at the end.
    pub stays: Vec<StayEntry<'f>>,
    /// In order.
    pub legs: Vec<LegEntry<'f>>,
}

/// Time at a hub before a leg, or before collection.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StayEntry<'f> {
    /// Code of the hub.
    pub hub: Cow<'f, str>,
    /// Arrival, or ready.
    pub begins: Moment<'f>,
    /// Handling and customs are done.
    pub handled: Moment<'f>,
    /// Waiting until the cut-off, in minutes.
    pub wait_minutes: u32,
    /// From the cut-off to departure, in minutes.
    pub cut_off_minutes: u32,
    /// Departure, or availability for collection.
    pub ends: Moment<'f>,
    /// Handling, customs, packing, storage, the lorry to or from the door.
    pub charges: Vec<Charge<'f>>,
}

/// One service ridden from one call to a later one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LegEntry<'f> {
    /// Code of the service.
    pub service: Cow<'f, str>,
    /// Its name.
    pub service_name: Cow<'f, str>,
    /// Its operator.
    pub operator: Cow<'f, str>,
    /// Mode of transport.
    pub mode: ModeName,
    /// The mode in UNECE Recommendation 19.
    pub mode_code: u8,
    /// How the cargo rides: `boxes`, `lorry`, `on wheels`, `pallets`.
    pub carriage: Cow<'f, str>,
    /// How firm the departure is.
    pub schedule: ScheduleKind,
    /// Code of the loading hub.
    pub from: Cow<'f, str>,
    /// Code of the discharging hub.
    pub to: Cow<'f, str>,
    /// Departure.
    pub departs: Moment<'f>,
    /// Arrival.
    pub arrives: Moment<'f>,
    /// Length.
    pub distance_km: u64,
    /// How late it arrives, where that is known.
    pub lateness: Option<DelayEntry<'f>>,
    /// The way: runs, borders, dwells.
    pub stages: Vec<StageEntry<'f>>,
    /// Through rates and seasons: what is charged for the leg beside its stages.
    pub charges: Vec<Charge<'f>>,
    /// What of a split shipment rides with which departure. Empty when all of it rides with one.
    pub parts: Vec<SplitEntry<'f>>,
    /// What the cargo needs and the service takes.
    pub takes: Vec<MetEntry<'f>>,
    /// Anything a forwarder should know.
    pub note: Option<Cow<'f, str>>,
}

/// What of a split shipment rides with one departure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SplitEntry<'f> {
    /// Departure.
    pub departs: Moment<'f>,
    /// Arrival.
    pub arrives: Moment<'f>,
    /// Forty-foot units, vehicles, lorries or chargeable kilograms.
    pub load: u64,
}

/// A need of the cargo that a service meets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MetEntry<'f> {
    /// The need in words.
    pub need: Cow<'f, str>,
    /// By whose word the service takes it.
    pub evidence: Evidence<'f>,
}

/// A stage of a leg.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StageEntry<'f> {
    /// What it is.
    pub kind: StageName,
    /// Code of the hub where it begins.
    pub from: Cow<'f, str>,
    /// Code of the hub where it ends.
    pub to: Cow<'f, str>,
    /// Length.
    pub distance_km: u32,
    /// Track gauge before, in millimetres. Null where it does not change.
    pub gauge_from_mm: Option<u16>,
    /// Track gauge after, in millimetres. Null where it does not change.
    pub gauge_to_mm: Option<u16>,
    /// Straits and canals passed.
    pub gates: Vec<Cow<'f, str>>,
    /// How long it takes to cross the border, where that is known.
    pub queue: Option<DelayEntry<'f>>,
    /// Waiting for the border to open, before it. Null where it is open.
    pub closed: Option<Charge<'f>>,
    /// What it takes.
    pub charge: Charge<'f>,
}

/// One thing on a way: what it is, what it takes, and how good the figures are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Charge<'f> {
    /// What it is.
    pub kind: ChargeKind,
    /// What the network calls it.
    pub name: Cow<'f, str>,
    /// ISO 3166-1 alpha-2, of a clearance. Null otherwise.
    pub country: Option<Cow<'f, str>>,
    /// Customs territory that a transit passes through. Null otherwise.
    pub territory: Option<Cow<'f, str>>,
    /// Regime of a clearance, or procedure of a transit. Null otherwise.
    pub procedure: Option<Cow<'f, str>>,
    /// Kilometres of a lorry to or from a door. Null otherwise.
    pub distance_km: Option<u32>,
    /// Minor units: cents. Below zero for a subsidy.
    pub amount_minor: i64,
    /// ISO 4217.
    pub currency: Cow<'f, str>,
    /// How good the amount is. Null where nothing is charged.
    pub evidence: Option<Evidence<'f>>,
    /// Minutes.
    pub time_minutes: u32,
    /// How good the time is. Null where it takes none.
    pub time_evidence: Option<Evidence<'f>>,
    /// Grams of CO2e, well to wheel.
    pub co2e_g: u64,
    /// Key of the emission factor in the network. Null where nothing is emitted.
    pub co2e_factor: Option<Cow<'f, str>>,
    /// How good the emission factor is. Null where nothing is emitted.
    pub co2e_evidence: Option<Evidence<'f>>,
}
