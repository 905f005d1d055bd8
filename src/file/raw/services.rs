//! Services, as text.

use super::figures::{Basis, Evidence, Exact, Range};
use super::needs::Accepts;
use crate::model::{Loading, Mode};
use serde::Deserialize;

/// When a service leaves its first call.
#[derive(Debug, Clone, Deserialize)]
pub enum Departs {
    /// Weekdays and local times of the first call.
    Weekly(Vec<(Weekday, String)>, Evidence),
    /// Only a frequency is known: departures are spread evenly over the week and called nominal.
    PerWeek(f64, Evidence),
    /// Leaves when the cargo is ready.
    OnDemand,
}

/// Days of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

/// A carrier's repeated line over an ordered list of calls.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Unique code; ties between equal answers go to the smaller.
    pub code: String,
    /// English name.
    pub name: String,
    /// Operators.
    pub operator: String,
    /// Mode of every stage.
    pub mode: Mode,
    /// How cargo rides.
    pub carries: Loading,
    /// What the charges of its stages multiply.
    pub per: Basis,
    /// When it leaves.
    pub departs: Departs,
    /// Latest delivery before departure, in hours, at every call.
    #[serde(default)]
    pub cut_off_hours: Option<Range>,
    /// Latest delivery before departure of documents, reefers, dangerous goods.
    #[serde(default)]
    pub cut_offs: CutOffs,
    /// Key of the calendar of days on which it does not leave its first call.
    #[serde(default)]
    pub holidays: Option<String>,
    /// How many units of `carries` one departure holds (boxes in forty-foot units, kilograms when loose).
    #[serde(default)]
    pub capacity: Option<Exact>,
    /// What it takes beyond ordinary cargo, where it speaks for itself.
    #[serde(default)]
    pub accepts: Option<Accepts>,
    /// Emission factor of its stages, unless a stage names another.
    pub co2e: String,
    /// Switched off unless a query allows the switch by name.
    #[serde(default)]
    pub off: Option<Off>,
    /// First and last day of departure, `2026-03-01`, both included.
    #[serde(default)]
    pub valid: Option<(String, String)>,
    /// What changes with the calendar, taken in this order. None takes more off than is left of the price by then.
    #[serde(default)]
    pub seasons: Vec<Season>,
    /// First call.
    pub from: String,
    /// The way, stage by stage.
    pub stages: Vec<Stage>,
    /// Rates for a pair of calls that are not the sum of the stages.
    #[serde(default)]
    pub through: Vec<Through>,
    /// Anything a forwarder should know.
    #[serde(default)]
    pub note: Option<String>,
}

/// Cut-offs in addition to the gate's, in hours before departure.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CutOffs {
    /// Documents.
    pub documents_hours: Option<Range>,
    /// Boxes that are plugged in.
    pub reefer_hours: Option<Range>,
    /// Dangerous goods.
    pub dangerous_hours: Option<Range>,
}

/// Why a service is off by default, and the switch that a query allows to have it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Off {
    /// Name of the switch; several services may share one.
    pub switch: String,
    /// Why.
    pub reason: String,
}

/// A part of a service's way.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Stage {
    /// Moving, operating stops included.
    Run {
        /// Where it ends.
        to: String,
        /// Length.
        km: Exact,
        /// Time in decimal days.
        days: Range,
        /// Price.
        charge: Range,
        /// Emission factor, where it differs from the service's.
        #[serde(default)]
        co2e: Option<String>,
        /// Countries passed in addition to those of the two ends, in the order of the way: each shares a border with the next where the service goes over land.
        #[serde(default)]
        via: Vec<String>,
        /// Straits and canals passed.
        #[serde(default)]
        #[serde(alias = "gates")]
        straits: Vec<String>,
        /// No cargo is worked at the end.
        #[serde(default)]
        pass: bool,
    },
    /// Crossing a border: clearance, queue, and change of gauge where one is named.
    Border {
        /// The other side.
        to: String,
        /// Time in decimal days.
        days: Range,
        /// Price.
        charge: Range,
        /// Gauge change, from and to.
        #[serde(default)]
        gauge: Option<(u16, u16)>,
        /// Emission factor of what is lifted or driven over, per tonne.
        #[serde(default)]
        co2e: Option<String>,
        /// No cargo is worked on the other side.
        #[serde(default)]
        pass: bool,
    },
    /// Standing at the call just reached: re-gauging, locomotive change, a lock.
    Dwell {
        /// Why.
        reason: String,
        /// Time in decimal days.
        days: Range,
        /// Price for cargo that stays aboard.
        charge: Range,
        /// Gauge change, from and to.
        #[serde(default)]
        gauge: Option<(u16, u16)>,
        /// Emission factor of what is lifted or driven over, per tonne.
        #[serde(default)]
        co2e: Option<String>,
    },
}

/// A through rate.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Through {
    /// Loading call.
    pub from: String,
    /// Discharging call.
    pub to: String,
    /// Price.
    pub charge: Range,
}

/// What changes with the calendar, by the local date of departure at the first call.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Season {
    /// Name shown beside the charge.
    pub name: String,
    /// When.
    pub window: Window,
    /// Decimal days added to the way as a whole.
    #[serde(default)]
    pub add_days: Option<Range>,
    /// Per cent of the price without seasons that are added (or, negative, taken off).
    #[serde(default)]
    pub charge_percent: Option<Exact>,
    /// Amount added to the price, on the service's basis; a subsidy where negative.
    #[serde(default)]
    pub add_charge: Option<Range>,
    /// Hours added to the cut-off: a queue at the quay.
    #[serde(default)]
    pub add_cut_off_hours: Option<Range>,
    /// Per cent of the usual load that a departure holds: low water.
    #[serde(default)]
    pub capacity_percent: Option<Exact>,
}

/// When a season holds.
#[derive(Debug, Clone, Deserialize)]
pub enum Window {
    /// Whole months, every year.
    Months(Vec<u8>),
    /// From a day to a day, both included.
    Dates(String, String),
    /// From a day on, where no source says until when.
    From(String),
}
