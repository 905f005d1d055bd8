//! Why there is no itinerary, what would help, and what rules left out, for programs.

use super::cause::CauseEntry;
use super::loosening::LooseningEntry;
use super::obstacle::{HubNameEntry, ObstacleEntry};
use crate::model::Network;
use crate::plan::{Itinerary, LeftOut, LeftOutOfReach, PlanError, Relaxation, Stop, Untold, WhyNot};
use crate::report::document::asked::criteria;
use crate::report::document::figures::{Amount, TimeAndCostEntry};
use crate::report::document::words::{Criterion, ModeName, Status};
use crate::units::Currency;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Why there is no itinerary: in words for people, and as data for programs. The lists of data are in the order of the lists of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Unanswered<'f> {
    /// What stands in the way, in words.
    pub reason: Cow<'f, str>,
    /// What stands in the way. Null where it is not said.
    pub cause: Option<CauseEntry<'f>>,
    /// Why it is not said. Null where it is.
    pub untold: Option<UntoldEntry>,
    /// Who refuses what the shipment needs, each with the reason, in words.
    pub obstacles: Vec<Cow<'f, str>>,
    /// Who or what in the network stands in the way.
    pub in_the_way: Vec<ObstacleEntry<'f>>,
    /// What would help, in words; each was planned.
    pub remedies: Vec<Cow<'f, str>>,
    /// What would help, with what it gives; each was planned. Empty where nothing tried helps.
    pub would_help: Vec<RelaxationEntry<'f>>,
}

/// Why the reason is not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum UntoldEntry {
    /// The query leaves it to be asked for.
    NotAsked,
    /// A limit came before it was found. Where the status of the document is `unanswered`, it is known that there is no itinerary; else not even that.
    Stopped {
        /// Which.
        by: StopName,
    },
}

/// What stopped a call, in the words of the status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum StopName {
    /// A number of labels.
    LabelLimit,
    /// A time limit.
    TimeLimit,
    /// From outside.
    Cancelled,
}

/// One thing asked for less strictly, and what it gives. All else stays as it was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RelaxationEntry<'f> {
    /// It in words, with the best that it gives.
    pub text: Cow<'f, str>,
    /// What.
    pub what: LooseningEntry<'f>,
    /// What was minimised; of a longer horizon it may be time alone.
    pub criteria: Vec<Criterion>,
    /// Whether the search ran to its end.
    pub status: Status,
    /// The front then, by ascending time (or the first criterion); never empty.
    pub ways: Vec<WayEntry<'f>>,
}

/// Ways that would be on the front without a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LeftOutEntry<'f> {
    /// It in words.
    pub text: Cow<'f, str>,
    /// What would have the ways all the same.
    pub what: LooseningEntry<'f>,
    /// The rules.
    pub rules: Vec<ObstacleEntry<'f>>,
    /// Modes of the ways, each once, in the order of use.
    pub modes: Vec<ModeName>,
    /// The ways, by ascending time; never empty.
    pub ways: Vec<WayEntry<'f>>,
}

/// Hubs and vectors that a switch leaves out of a reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReachLeftOutEntry<'f> {
    /// It in words.
    pub text: Cow<'f, str>,
    /// What would have the ways all the same.
    pub what: LooseningEntry<'f>,
    /// The rules.
    pub rules: Vec<ObstacleEntry<'f>>,
    /// Each counted hub for which it makes a difference; never empty.
    pub hubs: Vec<ReachedMore<'f>>,
    /// The hub for which it makes the greatest difference. Null where no plan by the hub's code shows it.
    pub greatest: Option<HubNameEntry<'f>>,
    /// The ways to that hub which would be on its front, by ascending time; empty where there is no such hub.
    pub ways: Vec<WayEntry<'f>>,
}

/// What a hub would have besides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReachedMore<'f> {
    /// Its code.
    pub code: Cow<'f, str>,
    /// The vectors, by ascending time and descending cost.
    pub front: Vec<TimeAndCostEntry>,
}

/// An itinerary in short. Ask with what it needs for all of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WayEntry<'f> {
    /// From ready to available for collection.
    pub elapsed_minutes: u32,
    /// All charges, for all of the cargo.
    pub cost: Amount<'f>,
    /// Grams of CO2e, well to wheel.
    pub co2e_g: u64,
    /// Codes of the services, in order.
    pub services: Vec<Cow<'f, str>>,
    /// Their modes.
    pub modes: Vec<ModeName>,
    /// The hubs in words: `Tuanjiecun ─rail→ Aktau`.
    pub route: Cow<'f, str>,
}

impl<'f> Unanswered<'f> {
    /// Money is in the currency that was asked for.
    pub(in crate::report::document) fn of(why_not: &'f WhyNot, currency: Currency) -> Self {
        Self {
            reason: why_not.cause().to_string().into(),
            cause: Some(CauseEntry::of(why_not.cause(), currency)),
            untold: None,
            obstacles: why_not.obstacles().iter().map(|obstacle| obstacle.to_string().into()).collect(),
            in_the_way: why_not.obstacles().iter().map(ObstacleEntry::of).collect(),
            remedies: why_not.remedies().iter().map(|remedy| remedy.to_string().into()).collect(),
            would_help: why_not.remedies().iter().map(|remedy| RelaxationEntry::of(remedy, currency)).collect(),
        }
    }

    /// What is said of an error that leaves a question without an answer, and the status; none of any other.
    pub(in crate::report::document) fn of_error(error: &'f PlanError, currency: Currency) -> Option<(Self, Status)> {
        let (untold, status) = match error {
            PlanError::NoItinerary(why_not) => return Some((Self::of(why_not, currency), Status::Unanswered)),
            PlanError::Unexplained(Untold::NotAsked) => (UntoldEntry::NotAsked, Status::Unanswered),
            PlanError::Unexplained(Untold::Stopped(stop)) => {
                (UntoldEntry::Stopped { by: (*stop).into() }, Status::Unanswered)
            }
            PlanError::Stopped(stop) => {
                (UntoldEntry::Stopped { by: (*stop).into() }, crate::search::Status::from(*stop).into())
            }
            _ => return None,
        };
        let shown = Self {
            reason: error.to_string().into(),
            cause: None,
            untold: Some(untold),
            obstacles: Vec::new(),
            in_the_way: Vec::new(),
            remedies: Vec::new(),
            would_help: Vec::new(),
        };
        Some((shown, status))
    }
}

impl From<Stop> for StopName {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Labels => Self::LabelLimit,
            Stop::Time => Self::TimeLimit,
            Stop::Cancelled => Self::Cancelled,
        }
    }
}

impl<'f> RelaxationEntry<'f> {
    fn of(relaxation: &'f Relaxation, currency: Currency) -> Self {
        Self {
            text: relaxation.to_string().into(),
            what: LooseningEntry::of(&relaxation.what, currency),
            criteria: criteria(relaxation.front.criteria()),
            status: relaxation.front.status().into(),
            ways: relaxation.front.iter().map(WayEntry::of).collect(),
        }
    }
}

impl<'f> LeftOutEntry<'f> {
    pub(in crate::report::document) fn of(left: &'f LeftOut) -> Self {
        Self {
            text: left.to_string().into(),
            what: LooseningEntry::of(&left.what, crate::model::NETWORK_CURRENCY),
            rules: left.rules.iter().map(ObstacleEntry::of).collect(),
            modes: left.modes().into_iter().map(ModeName::from).collect(),
            ways: left.ways.iter().map(WayEntry::of).collect(),
        }
    }
}

impl<'f> ReachLeftOutEntry<'f> {
    pub(in crate::report::document) fn of(left: &'f LeftOutOfReach, network: &'f Network) -> Self {
        let besides = |hub: &crate::plan::HubReach| ReachedMore {
            code: network.hub(hub.hub).code.as_str().into(),
            front: hub.front.iter().map(TimeAndCostEntry::of).collect(),
        };
        Self {
            text: left.to_string().into(),
            what: LooseningEntry::of(&left.what, crate::model::NETWORK_CURRENCY),
            rules: left.rules.iter().map(ObstacleEntry::of).collect(),
            hubs: left.hubs.iter().map(besides).collect(),
            greatest: left.greatest.as_ref().map(|(hub, _)| HubNameEntry::of(hub)),
            ways: left.greatest.iter().flat_map(|(_, left)| &left.ways).map(WayEntry::of).collect(),
        }
    }
}

impl<'f> WayEntry<'f> {
    fn of(way: &'f Itinerary) -> Self {
        Self {
            elapsed_minutes: way.elapsed.get(),
            cost: Amount::of(way.cost, way.currency),
            co2e_g: way.emissions.get(),
            services: way.legs.iter().map(|leg| (&*leg.service).into()).collect(),
            modes: way.legs.iter().map(|leg| leg.mode.into()).collect(),
            route: way.route().into(),
        }
    }
}
