//! Hubs and cities, as text.

use super::figures::Evidence;
use super::services::Weekday;
use crate::model::{Function, NationalHub};
use serde::Deserialize;

/// A city: what people write in the address; it stands for all its hubs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct City {
    /// UN/LOCODE of the city.
    pub code: String,
    /// English name.
    pub name: String,
    /// Chinese name.
    #[serde(default)]
    pub zh: Option<String>,
    /// Other names.
    #[serde(default)]
    pub also: Vec<String>,
    /// ISO 3166 alpha-2.
    pub country: String,
    /// Latitude.
    pub lat: f64,
    /// Longitude.
    pub lon: f64,
}

/// Other names of a city or hub of any file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherNames {
    /// Code of the city or hub; where both have it, the city.
    pub of: String,
    /// The names.
    pub also: Vec<String>,
    /// Where that stands.
    pub evidence: Evidence,
}

/// A place where cargo can change service, wait or clear.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hub {
    /// UN/LOCODE, with a facility suffix (`CNCKG-TJC`) where one city has several hubs.
    pub code: String,
    /// Whether that code stands in the UN/LOCODE list.
    pub locode: Locode,
    /// English name.
    pub name: String,
    /// Chinese name.
    #[serde(default)]
    pub zh: Option<String>,
    /// Other names.
    #[serde(default)]
    pub also: Vec<String>,
    /// ISO 3166 alpha-2.
    pub country: String,
    /// Latitude.
    pub lat: f64,
    /// Longitude.
    pub lon: f64,
    /// IANA time zone.
    pub zone: String,
    /// What the place is.
    pub functions: Vec<Function>,
    /// The city it belongs to, where people would name the city instead.
    #[serde(default)]
    pub city: Option<String>,
    /// Track gauges in millimetres.
    #[serde(default)]
    pub gauges: Vec<u16>,
    /// National logistics hub type.
    #[serde(default)]
    pub national_hub: Option<NationalHub>,
    /// What it is designated to import, as far as is known.
    #[serde(default)]
    pub import_port: Option<ImportPort>,
    /// Whether a bonded zone is here.
    #[serde(default)]
    pub bonded: bool,
    /// When it works, on its own clock; without hours, always.
    #[serde(default)]
    pub hours: Option<Hours>,
    /// Evidence of the position.
    pub evidence: Evidence,
}

/// Standing of a hub's code.
#[derive(Debug, Clone, Deserialize)]
pub enum Locode {
    /// Found in a copy of the UN/LOCODE list.
    Listed(String),
    /// From memory; check before publishing.
    Remembered(String),
    /// No code is known; the hub's own code keeps the scheme only.
    Absent,
}

/// What a hub is designated to import.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportPort {
    /// Keys of commodities.
    pub commodities: Vec<String>,
    /// Where that stands.
    pub evidence: Evidence,
}

/// When a hub works.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// First and last day of the week, and from when to when on each of them; `24:00` is midnight.
    pub open: Vec<(Weekday, Weekday, String, String)>,
    /// Key of the calendar of days on which it is closed.
    #[serde(default)]
    pub closed: Option<String>,
    /// Where that stands.
    pub evidence: Evidence,
}

/// Days on which something does not work.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// Unique key.
    pub key: String,
    /// What it is.
    pub about: String,
    /// First and last day of each stretch, both included.
    pub days: Vec<(String, String)>,
    /// Where that stands.
    pub evidence: Evidence,
}
