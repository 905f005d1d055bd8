//! Point-to-point lines in rows, as text.

use super::figures::{Basis, Evidence, Range};
use super::services::Off;
use crate::model::{Loading, Mode};
use serde::Deserialize;

/// Many lines that differ in nothing but their ends and figures: each row becomes a service of one stage, from its first hub to its
/// second, on a nominal timetable.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Liners {
    /// First part of every code: `feeder` makes `feeder-SGSIN-IDPNK`.
    pub code: String,
    /// First part of every name: `Feeder` makes `Feeder Singapore - Pontianak`.
    pub name: String,
    /// Operators.
    pub operator: String,
    /// Mode of every row.
    pub mode: Mode,
    /// How cargo rides.
    pub carries: Loading,
    /// What the prices multiply.
    pub per: Basis,
    /// Latest delivery before departure, in hours.
    #[serde(default)]
    pub cut_off_hours: Option<Range>,
    /// Emission factor.
    pub co2e: String,
    /// Switched off unless a query allows the switch by name.
    #[serde(default)]
    pub off: Option<Off>,
    /// Low and high time, per cent of the row's typical one.
    pub days_percent: (f64, f64),
    /// Low and high price, per cent of the row's typical one.
    pub charge_percent: (f64, f64),
    /// Evidence of frequencies, times and prices.
    pub evidence: Evidence,
    /// Evidence of the lengths.
    pub km_evidence: Evidence,
    /// The lines.
    pub rows: Vec<Liner>,
    /// Anything a forwarder should know.
    #[serde(default)]
    pub note: Option<String>,
}

/// A row: from, to, departures a week, kilometres, typical time in decimal days, typical price, straits and canals passed.
#[derive(Debug, Deserialize)]
pub struct Liner(pub String, pub String, pub f64, pub f64, pub f64, pub f64, pub Vec<String>);

impl Liner {
    /// Code of the service that the row becomes; `list` is the first part of every code.
    pub fn code(&self, list: &str) -> String {
        format!("{list}-{}-{}", self.0, self.1)
    }
}
