//! What is carried only where somebody says so, as text.

use super::figures::Evidence;
use super::scope::Scope;
use crate::model::{Loading, Mode};
use serde::Deserialize;

/// Something that is not carried unless somebody says so: in `takes` the most that is taken, in `bars` what is barred.
#[derive(Debug, Clone, Deserialize)]
pub enum Need {
    /// Kept between these whole degrees Celsius.
    Temperature(i16, i16),
    /// Dangerous goods, by the key of a hazard.
    Hazard(String),
    /// Boxes without a roof.
    OpenTop,
    /// Platforms.
    FlatRack,
    /// Tanks.
    Tank,
    /// Centimetres above the corner posts: in `takes` up to this many, in `bars` more than this many.
    OverHeight(u32),
}

/// A kind of dangerous goods.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hazard {
    /// Key that shipments, commodities and rules name.
    pub key: String,
    /// English name.
    pub name: String,
    /// Chinese name.
    #[serde(default)]
    pub zh: Option<String>,
    /// Class and division of the UN Model Regulations: `"9"`, `"2.1"`.
    pub class: String,
    /// UN numbers.
    #[serde(default)]
    pub un: Vec<u16>,
    /// Where that stands.
    pub evidence: Evidence,
}

/// What one service takes beyond ordinary cargo; the rules for its kind of service then do not count.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepts {
    /// What it takes; nothing special where the list is empty.
    pub takes: Vec<Need>,
    /// Where that stands.
    pub evidence: Evidence,
}

/// What services of these modes and kinds of loading take, where they do not speak for themselves.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// Modes.
    pub modes: Vec<Mode>,
    /// How cargo rides.
    pub carries: Vec<Loading>,
    /// What they take.
    pub takes: Vec<Need>,
    /// Where that stands.
    pub evidence: Evidence,
}

/// Where a temperature can be held: power for reefers, cold rooms. The narrower rule wins.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cooling {
    /// Where.
    pub at: Scope,
    /// Whole degrees Celsius that can be held; left out where nothing can.
    #[serde(default)]
    pub keeps: Option<(i16, i16)>,
    /// Where that stands.
    pub evidence: Evidence,
}

/// What may not be carried, whoever would take it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Restriction {
    /// What is barred.
    pub bars: Vec<Need>,
    /// On these modes; on every one where none is named.
    #[serde(default)]
    pub modes: Vec<Mode>,
    /// ISO 3166 alpha-2: wherever a stage touches one of these countries; everywhere where none is named.
    #[serde(default)]
    pub countries: Vec<String>,
    /// Why.
    pub reason: String,
    /// Name of the switch by which a query allows it all the same.
    #[serde(default)]
    pub switch: Option<String>,
    /// Where that stands.
    pub evidence: Evidence,
}

/// The temperature at which a commodity is kept: whole degrees Celsius, low and high.
#[derive(Debug, Clone, Deserialize)]
pub struct Kept(pub i16, pub i16, pub Evidence);

/// A country that some goods may not pass through; they may begin or end there.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoTransit {
    /// Chapters, headings or subheadings of the Harmonized System.
    pub goods: Vec<String>,
    /// ISO 3166 alpha-2.
    pub country: String,
    /// Name of the switch by which a query allows it all the same.
    pub switch: String,
    /// Why.
    pub reason: String,
    /// Where that stands.
    pub evidence: Evidence,
}
