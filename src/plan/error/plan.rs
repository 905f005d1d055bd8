//! Why a question has no answer.

use super::meaning::{Meaning, shown};
use super::regime::RegimeError;
use super::time::TimeError;
use crate::graph::{Overflow, PriceError};
use crate::model::{NameHint, PlaceError, ShipmentError};
use crate::plan::reason::why_not::WhyNot;
use crate::plan::stop::{Stop, Untold};
use crate::search::SearchError;
use crate::units::{CountryCode, HubCode, Shown};
use std::fmt;
use std::sync::Arc;

/// Why a question has no answer, by who can act on it.
///
/// | error | who can act | how |
/// |---|---|---|
/// | [`Question`](Self::Question) | who asks | take back what contradicts itself, or ask less of this call |
/// | [`Name`](Self::Name) | who asks | write a name that the network has, one of those that the error offers |
/// | [`Money`](Self::Money) | who asks | give the value, rate or budget that is missing; ship less where a sum is too large |
/// | [`Time`](Self::Time) | who asks | give dates that go together |
/// | [`Stopped`](Self::Stopped), [`Unexplained`](Self::Unexplained) | the program | raise the limit, or ask [`Planner::why_not`](crate::Planner::why_not) |
/// | [`NoItinerary`](Self::NoItinerary) | who asks | any of [`WhyNot::remedies`]; nothing is wrong with the question |
/// | [`Defect`](Self::Defect) | the authors of this crate | none of it is your fault: please report it |
///
/// No case is distinguished by its text:
///
/// ```
/// use landsea::plan::{NameError, NameOf, QuestionError};
/// use landsea::{Network, PlanError, Planner, Query, Shipment};
///
/// let network = Network::chongqing();
/// let planner = Planner::new(&network);
/// let refused = |query: Query| planner.plan(&Shipment::boxes("Chongqing", "Istanbul", "2x45G1").unwrap(), &query).unwrap_err();
/// let query = Query::minimise_time_and_cost();
/// match refused(query.clone().ban("Kazahkstan")) {
///     PlanError::Name(NameError::Unknown { of: NameOf::Ban, hint, .. }) => assert_eq!(hint.nearest(), Some("Kazakhstan")),
///     other => panic!("{other}"),
/// }
/// assert!(matches!(refused(query.ban("TR")), PlanError::Question(QuestionError::BannedEnd { .. })));
/// # Ok::<(), landsea::ShipmentError>(())
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanError {
    /// What was asked contradicts itself, or is more than the call answers.
    #[error(transparent)]
    Question(#[from] QuestionError),
    /// A name that nothing has, or several things.
    #[error(transparent)]
    Name(#[from] NameError),
    /// Money.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// The dates.
    #[error(transparent)]
    Time(#[from] TimeError),
    /// A limit or a flag stopped the call before it found anything: there may or may not be an itinerary.
    #[error("{0} stopped the search before it found an itinerary; {cure}", cure = .0.cure())]
    Stopped(Stop),
    /// There is no itinerary, and why is not said.
    #[error("no itinerary; {0}")]
    Unexplained(Untold),
    /// A defect of this crate.
    #[error(transparent)]
    Defect(#[from] Defect),
    /// Nothing stands between the question and an answer but the network and the limits.
    #[error(transparent)]
    NoItinerary(#[from] Box<WhyNot>),
}

/// What was asked contradicts itself, or is more than the call answers.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum QuestionError {
    /// The shipment itself.
    #[error(transparent)]
    Shipment(#[from] ShipmentError),
    /// A customs regime that can be granted nowhere on the way.
    #[error(transparent)]
    Regime(#[from] RegimeError),
    /// Nowhere to go.
    #[error("the shipment goes from {place} to {place}: name two places", place = Shown(.place))]
    SamePlace {
        /// The place.
        place: String,
    },
    /// Nothing to minimise.
    #[error("name at least one criterion: time, cost or emissions")]
    NoCriterion,
    /// More vias than a plan takes.
    #[error("more than {most} vias: name the ones that matter")]
    TooManyVias {
        /// The most.
        most: usize,
    },
    /// A ban on what every way has to pass.
    #[error("every way has to pass `{}`, and `{}` is banned", Shown(.via), Shown(.bans.join("` with `")))]
    BannedVia {
        /// The via.
        via: String,
        /// The bans that together close it, as asked.
        bans: Vec<String>,
    },
    /// A via that nothing open passes.
    #[error("no open service passes the via `{}`: {why}", Shown(.via))]
    ClosedVia {
        /// The via.
        via: String,
        /// Why.
        why: ClosedVia,
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
    #[error("`{}` is both banned and allowed", Shown(.name))]
    BannedAndAllowed {
        /// As asked.
        name: String,
    },
    /// A confidence in what only a course at usual times answers.
    #[error("a promise is for cargo that is ready on a date and goes as one: leave out {0}, or the confidence")]
    Confidence(NotPromised),
    /// A reach of what only a plan answers.
    #[error("a reach is of time and cost, from a place to every hub: leave out {0}, or plan pair by pair")]
    Reach(NotInReach),
}

/// Why no open service passes a via.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ClosedVia {
    /// The cargo may not pass through a country.
    Country(CountryCode),
    /// What passes it is off unless one of these switches is allowed, ascending.
    Switches(Vec<String>),
    /// What passes it does not take this cargo.
    Cargo,
}

impl fmt::Display for ClosedVia {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Country(country) => write!(f, "this cargo may not pass through {country}"),
            Self::Switches(switches) => write!(f, "it may want `{}` allowed", Shown(switches.join("` or `"))),
            Self::Cargo => f.write_str("no service that passes it is open to this cargo"),
        }
    }
}

/// What a query of some [confidence](crate::Query::confidence) does not answer, and one without does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NotPromised {
    /// No date: without one nothing is missed.
    NoDate,
    /// A window of days.
    Window,
    /// A case other than the typical one: a promise has all of them.
    Case,
    /// A shipment in parts.
    InParts,
    /// Cargo that is on its way already.
    OnTheWay,
    /// A limit on waits on purpose.
    Patience,
    /// Boxes of the carrier, where the network has lease for them: what is due for the time is in no estimate of the search yet.
    CarrierBoxes,
}

impl fmt::Display for NotPromised {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoDate => "the plan without a date",
            Self::Window => "the window of days",
            Self::Case => "the case, for a promise counts all of them",
            Self::InParts => "the parts",
            Self::OnTheWay => "what has happened so far",
            Self::Patience => "the limit on waits on purpose",
            Self::CarrierBoxes => "the lease of the carrier's boxes",
        })
    }
}

/// What a [reach](crate::Planner::reach) does not answer, and a plan does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NotInReach {
    /// Criteria other than time and cost.
    Criteria,
    /// A door at the destination.
    Door,
    /// Vias.
    Vias,
    /// Boxes of the carrier.
    CarrierBoxes,
    /// A confidence.
    Confidence,
    /// A limit on waits on purpose, with a ready date.
    Patience,
}

impl fmt::Display for NotInReach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Criteria => "other criteria",
            Self::Door => "the door at the destination",
            Self::Vias => "the vias",
            Self::CarrierBoxes => "the lease of the carrier's boxes",
            Self::Confidence => "the confidence",
            Self::Patience => "the limit on waits for a later departure",
        })
    }
}

/// A name that nothing has, or several things.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum NameError {
    /// Of a place from or to which something goes.
    #[error(transparent)]
    Place(#[from] PlaceError),
    /// Nothing by that name.
    #[error("{}; {}", .of.unknown(.name), Shown(.hint))]
    Unknown {
        /// What it was to name.
        of: NameOf,
        /// As asked; a very long one is cut.
        name: String,
        /// What may help.
        hint: NameHint,
    },
    /// A ban or a via whose name means several things that do not lie on the same rides.
    #[error("`{name}` means {} things: {}; write one of these", meanings.len(), shown(meanings))]
    Ambiguous {
        /// As asked.
        name: String,
        /// What it means.
        meanings: Vec<Meaning>,
    },
}

/// What a name was to name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NameOf {
    /// A [ban](crate::Query::ban).
    Ban,
    /// A [via](crate::Query::via).
    Via,
    /// A switch that is to be [allowed](crate::Query::allow).
    Switch,
}

impl NameOf {
    fn unknown(self, name: &str) -> String {
        let name = Shown(name);
        match self {
            Self::Ban => format!("unknown ban `{name}`: name a mode, country, strait, service, city or hub"),
            Self::Via => format!("unknown via `{name}`: name a hub, city, country, strait, mode or service"),
            Self::Switch => format!("nothing is switched off by `{name}`"),
        }
    }
}

/// What is missing or wrong with money.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum MoneyError {
    /// No money at all.
    #[error("nothing travels on a budget of zero or less")]
    NoBudget,
    /// No rate for a currency.
    #[error("no rate for the currency `{}`; {}", Shown(.code), Shown(.hint))]
    NoRate {
        /// As asked.
        code: String,
        /// What may help.
        hint: NameHint,
    },
    /// Nothing to compute an inventory cost from.
    #[error("an inventory cost needs a value and a rate: name a commodity that the network lists, or give both")]
    NoInventoryValue,
    /// Nothing to insure by.
    #[error("insurance needs the value of the goods: name a commodity that the network lists, or give the value")]
    NoInsuredValue,
    /// No premiums in the network.
    #[error("the network has no premiums of insurance: give a rate")]
    NoPremiums,
    /// A figure past its unit: the shipment is too large, or a price.
    #[error("{}", Overflow)]
    TooLarge,
    /// Subsidies of a ride that are more than its charges: the network is wrong.
    #[error("{}", PriceError::Negative)]
    BelowZero,
    /// The sum of a way past the type: the shipment is too large, or a price.
    #[error("{}", SearchError::Overflow)]
    SumTooLarge,
}

/// A defect of this crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Defect {
    /// A departure that the search took is not in the timetable.
    #[error(
        "the search took a departure that the timetable does not have; this is a defect of landsea, please report it"
    )]
    LostDeparture,
    /// The search was asked what it cannot be asked.
    #[error("{0}; this is a defect of landsea, please report it")]
    Search(#[source] SearchError),
}

/// What of an itinerary does not belong to the network or the question that it is given with.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Foreign {
    /// When it is ready.
    Ready,
    /// A stay that it lacks, counted from 0.
    Stay(usize),
    /// A hub, by its code.
    Hub(HubCode),
    /// Where it begins.
    FirstHub,
    /// Where it ends.
    LastHub,
    /// A service, by its code.
    Service(Arc<str>),
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ready => f.write_str("the ready date"),
            Self::Stay(stay) => write!(f, "stay {stay}"),
            Self::Hub(code) => write!(f, "the hub {code}"),
            Self::FirstHub => f.write_str("the first hub"),
            Self::LastHub => f.write_str("the last hub"),
            Self::Service(code) => Shown(code).fmt(f),
        }
    }
}

impl From<SearchError> for PlanError {
    fn from(error: SearchError) -> Self {
        match error {
            SearchError::Overflow => MoneyError::SumTooLarge.into(),
            SearchError::Stopped(status) => Stop::of(status).map_or(Defect::Search(error).into(), Self::Stopped),
            error => Defect::Search(error).into(),
        }
    }
}

impl From<PriceError> for PlanError {
    fn from(error: PriceError) -> Self {
        Self::Money(match error {
            PriceError::Overflow(_) => MoneyError::TooLarge,
            PriceError::Negative => MoneyError::BelowZero,
        })
    }
}

impl From<PlaceError> for PlanError {
    fn from(error: PlaceError) -> Self {
        Self::Name(error.into())
    }
}

impl From<ShipmentError> for PlanError {
    fn from(error: ShipmentError) -> Self {
        Self::Question(error.into())
    }
}

impl From<RegimeError> for PlanError {
    fn from(error: RegimeError) -> Self {
        Self::Question(error.into())
    }
}

impl From<Stop> for PlanError {
    fn from(stop: Stop) -> Self {
        Self::Stopped(stop)
    }
}
