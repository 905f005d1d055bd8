//! Scenarios, as text.

use super::figures::{Evidence, Exact, Range};
use super::file::Source;
use super::places::Hub;
use super::rules::Handling;
use super::services::{Service, Window};
use super::surcharges::Surcharge;
use crate::model::Mode;
use serde::Deserialize;

/// A scenario: a named layer over any network that has what it names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Name, in a few words.
    pub name: String,
    /// What it supposes, and where that comes from.
    pub about: String,
    /// Documents that its figures refer to, in addition to those of the network.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// Hubs that it adds.
    #[serde(default)]
    pub hubs: Vec<Hub>,
    /// Services that it adds.
    #[serde(default)]
    pub services: Vec<Service>,
    /// Handling that it adds.
    #[serde(default)]
    pub handling: Vec<Handling>,
    /// Surcharges and subsidies that it adds to those of the network.
    #[serde(default)]
    pub surcharges: Vec<Surcharge>,
    /// What it changes, in this order, once hubs, services, handling and surcharges are added.
    #[serde(default)]
    pub changes: Vec<Change>,
}

/// One change.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Change {
    /// Closes something.
    Close {
        /// What.
        what: Feature,
        /// For rides of these modes; all, where none is given.
        #[serde(default)]
        modes: Vec<Mode>,
        /// When; for good, where it is not given.
        #[serde(default)]
        when: Option<Window>,
        /// Where that stands.
        evidence: Evidence,
    },
    /// Makes every stage slower, or faster, that touches something. A share is of the whole stage, also where only its end, a strait or a border on
    /// it is named; days are added as they stand.
    Slow {
        /// What.
        what: Feature,
        /// For services of these modes; all, where none is given.
        #[serde(default)]
        modes: Vec<Mode>,
        /// When, by the local date of departure from the first call; always, where it is not given. What leaves on demand is slowed always or
        /// not at all.
        #[serde(default)]
        when: Option<Window>,
        /// By how much.
        by: Slowdown,
    },
    /// Lets services leave this many times a week, at times that are not known.
    PerWeek {
        /// Codes of the services.
        services: Vec<String>,
        /// Departures a week.
        times: Exact,
    },
    /// Moves all departures of services by whole days; the times of day stay.
    Shift {
        /// Codes of the services.
        services: Vec<String>,
        /// Days later; earlier where negative.
        days: i64,
    },
    /// Makes customs of countries quicker, or slower.
    Clear {
        /// Countries whose rules change: those that speak of nowhere else.
        countries: Vec<String>,
        /// To this many per cent of the time.
        time: Exact,
    },
    /// Opens what is off by default.
    Open {
        /// The switch.
        switch: String,
    },
    /// Ends surcharges or subsidies of the network.
    EndSurcharges {
        /// Their codes.
        codes: Vec<String>,
    },
    /// Changes every season of a name.
    Season {
        /// The name.
        name: String,
        /// What becomes of it.
        becomes: SeasonChange,
    },
}

/// What a change is about.
#[derive(Debug, Clone, Deserialize)]
pub enum Feature {
    /// A hub, by its code.
    Hub(String),
    /// The border between two countries, in either direction, wherever services cross it over land or inland water.
    Border(String, String),
    /// A country.
    Country(String),
    /// A strait or canal.
    Strait(String),
    /// A service, by its code.
    Service(String),
    /// A mode.
    Mode(Mode),
    /// An operator, as services name it.
    Operator(String),
}

/// How much slower.
#[derive(Debug, Clone, Deserialize)]
pub enum Slowdown {
    /// By this many days on each stage.
    Days(Range),
    /// To this many per cent of the time; below 100 it is faster.
    Percent(Exact),
}

/// What becomes of a season.
#[derive(Debug, Clone, Deserialize)]
pub enum SeasonChange {
    /// It holds no longer.
    Ends,
    /// It holds in this window instead.
    HoldsIn(Window),
    /// Its high figures become the typical ones.
    Bad,
}
