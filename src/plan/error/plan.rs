//! Why a question has no answer.

use super::meaning::{Meaning, told};
use super::regime::RegimeError;
use super::time::TimeError;
use crate::graph::PriceError;
use crate::model::{PlaceError, ShipmentError};
use crate::plan::reason::why_not::WhyNot;
use crate::plan::stop::{Stop, Untold};
use crate::search::SearchError;
use crate::units::Shown;

/// Why a question has no answer, by who can act on it.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanError {
    /// No such place.
    #[error(transparent)]
    Place(#[from] PlaceError),
    /// Nowhere to go.
    #[error("the shipment goes from {place} to {place}: name two places", place = Shown(.0))]
    SamePlace(String),
    /// Nothing by that name.
    #[error("unknown ban `{}`: name a mode, country, strait, service, city or hub; {}", Shown(.name), Shown(.hint))]
    UnknownBan {
        /// As asked.
        name: String,
        /// The nearest.
        hint: String,
    },
    /// Nothing by that name to pass.
    #[error("unknown via `{}`: name a hub, city, country, strait, mode or service; {}", Shown(.name), Shown(.hint))]
    UnknownVia {
        /// As asked.
        name: String,
        /// The nearest.
        hint: String,
    },
    /// A ban or a via whose name means several things that do not lie on the same rides.
    #[error("`{name}` means {} things: {}; write one of these", meanings.len(), told(meanings))]
    Ambiguous {
        /// As asked.
        name: String,
        /// What it means.
        meanings: Vec<Meaning>,
    },
    /// More vias than a plan takes.
    #[error("more than {0} vias: name the ones that matter")]
    TooManyVias(usize),
    /// A ban on what every way has to pass.
    #[error("every way has to pass `{}`, and `{}` is banned", Shown(.via), Shown(.ban))]
    BannedVia {
        /// The via.
        via: String,
        /// The ban, or bans.
        ban: String,
    },
    /// A via that nothing open passes.
    #[error("no open service passes the via `{}`: {}", Shown(.via), Shown(.hint))]
    ClosedVia {
        /// The via.
        via: String,
        /// Why.
        hint: String,
    },
    /// No such switch.
    #[error("nothing is switched off by `{}`; {}", Shown(.name), Shown(.hint))]
    UnknownSwitch {
        /// As asked.
        name: String,
        /// All there are.
        hint: String,
    },
    /// A ban on where it begins or ends.
    #[error("{} is banned (by `{}`) and yet an end of the way", Shown(.place), Shown(.ban))]
    BannedEnd {
        /// The end.
        place: String,
        /// The ban.
        ban: String,
    },
    /// A ban and an allowance of one thing.
    #[error("`{}` is both banned and allowed", Shown(.0))]
    BannedAndAllowed(String),
    /// No rate for a currency.
    #[error("no rate for the currency `{}`; {}", Shown(.code), Shown(.hint))]
    UnknownCurrency {
        /// As asked.
        code: String,
        /// The nearest, and all.
        hint: String,
    },
    /// Nothing to reckon an inventory cost from.
    #[error("an inventory cost needs a value and a rate: name a commodity that the network lists, or give both")]
    NoValue,
    /// Nothing to insure by.
    #[error("insurance needs the value of the goods: name a commodity that the network lists, or give the value")]
    NoInsuredValue,
    /// No premiums in the network.
    #[error("the network has no premiums of insurance: give a rate")]
    NoPremiums,
    /// Nothing to minimise.
    #[error("name at least one criterion: time, cost or emissions")]
    NoCriterion,
    /// The dates.
    #[error(transparent)]
    Time(#[from] TimeError),
    /// No money at all.
    #[error("nothing travels on a budget of zero or less")]
    NoBudget,
    /// A horizon that holds no departure or too many.
    #[error("a horizon of {0} days: give 1 to 730")]
    Horizon(u32),
    /// The shipment itself.
    #[error(transparent)]
    Shipment(#[from] ShipmentError),
    /// A customs regime that can be granted nowhere on the way.
    #[error(transparent)]
    Regime(#[from] RegimeError),
    /// A figure past its unit.
    #[error(transparent)]
    Price(#[from] PriceError),
    /// The search itself.
    #[error(transparent)]
    Search(SearchError),
    /// A reach of what only a plan answers.
    #[error("a reach is of time and cost, from a place to every hub: {0}, or plan pair by pair")]
    Reach(&'static str),
    /// A limit or a flag stopped the call before it found anything: there may or may not be an itinerary.
    #[error("{0} stopped the search before it found an itinerary; {cure}", cure = .0.cure())]
    Stopped(Stop),
    /// There is no itinerary, and why is not told.
    #[error("no itinerary; {0}")]
    Unexplained(Untold),
    /// A departure that the search took is not in the timetable: a defect of this crate.
    #[error(
        "the search took a departure that the timetable does not have; this is a defect of landsea, please report it"
    )]
    LostDeparture,
    /// Nothing stands between the question and an answer but the network and the limits.
    #[error(transparent)]
    NoItinerary(#[from] Box<WhyNot>),
}

impl From<SearchError> for PlanError {
    fn from(error: SearchError) -> Self {
        match error {
            SearchError::Stopped(status) => Stop::of(status).map_or(Self::Search(error), Self::Stopped),
            error => Self::Search(error),
        }
    }
}

impl From<Stop> for PlanError {
    fn from(stop: Stop) -> Self {
        Self::Stopped(stop)
    }
}
