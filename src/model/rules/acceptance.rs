//! Who takes what beyond ordinary cargo, where it can be kept, and what is barred.

use crate::model::{Evidence, Loading, Mode, Need, Scope, Temperature};
use crate::units::{CountryCode, HsCode};
use std::sync::Arc;

/// What services of these modes and kinds of loading take, where they do not speak for themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// Modes.
    pub modes: Vec<Mode>,
    /// How cargo rides.
    pub carries: Vec<Loading>,
    /// The most of each.
    pub takes: Vec<Need>,
    /// Where that stands.
    pub evidence: Evidence,
}

/// Where a temperature can be held: power for reefers, cold rooms. Of several rules the narrowest counts, and a hub under none has
/// neither.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cooling {
    /// Where.
    pub at: Scope,
    /// What can be held; none where nothing can.
    pub keeps: Option<Temperature>,
    /// Where that stands.
    pub evidence: Evidence,
}

/// What may not be carried, whoever would take it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restriction {
    /// What is barred.
    pub bars: Vec<Need>,
    /// On these modes; on every one where none is named.
    pub modes: Vec<Mode>,
    /// On every stage that touches one of these countries; on every stage where none is named.
    pub countries: Vec<CountryCode>,
    /// Why.
    pub reason: Arc<str>,
    /// Name of the switch by which a query allows it all the same.
    pub switch: Option<Arc<str>>,
    /// Where that stands.
    pub evidence: Evidence,
}

/// A country that some goods may not pass through; they may begin or end there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoTransit {
    /// Chapters, headings or subheadings of the goods.
    pub goods: Vec<HsCode>,
    /// The country.
    pub country: CountryCode,
    /// Name of the switch by which a query allows it all the same.
    pub switch: Arc<str>,
    /// Why.
    pub reason: Arc<str>,
    /// Where that stands.
    pub evidence: Evidence,
}
