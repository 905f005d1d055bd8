//! Question → search → itineraries.
//!
//! A [`Planner`] holds the compiled graph of a network and answers [`crate::Shipment`] + [`Query`] with a [`Front`] of
//! [`Itinerary`]s, or says why there is none ([`WhyNot`]).

mod arrive_by;
mod assumed;
mod ban;
#[cfg(feature = "joint")]
mod batch;
mod currency;
mod elements;
mod error;
mod front;
mod insurance;
mod inventory;
mod itinerary;
#[cfg(feature = "joint")]
mod joint;
mod limits;
mod meaning;
mod meter;
mod planner;
mod query;
mod range;
mod reach;
mod rebuild;
mod regimes;
mod reliability;
mod replan;
mod resilience;
mod shortlist;
mod solve;
#[cfg(feature = "joint")]
mod solver;
mod stop;
mod times;
mod via;
mod why_not;
mod wish;

pub use crate::graph::Axis as Criterion;
pub use crate::graph::items::{Item, ItemKind};
#[cfg(feature = "joint")]
pub use batch::{Batch, BatchError, LeftBehind, Objective, Placed, SharedDeparture, Unplanned};
pub use elements::{Activity, Element, ElementPlace};
pub use error::{ClosedVia, Defect, Foreign, MoneyError, NameError, NameOf, NotInReach, PlanError, QuestionError};
pub use front::Front;
pub use itinerary::{HubRef, Itinerary, Leg, LegPart, LegStage, Met, Schedule, Share, Stay};
pub(crate) use itinerary::{item_name, short_of as short_name};
#[cfg(feature = "joint")]
pub use joint::{Flow, FlowWaits, Freedom, Goal, JointError, JointTimetable, Moved, NoFreedom, Waits};
pub use meaning::Meaning;
pub use planner::Planner;
pub use query::{InsuranceRate, InventoryRate, Query};
pub use reach::{CountryReach, HubReach, Reach, TimeAndCost};
pub use regimes::RegimeError;
pub use reliability::{Connection, ProbabilityError, Reliability, ReliabilityError, Simulation};
pub use replan::{Before, Change, Progress, Replan, ReplanError, Sunk};
pub use resilience::{FeatureKind, FeatureLoss, Resilience};
pub use shortlist::{Aspect, Loss, Pick, Reason, Shortlist, SureError};
pub use stop::{Cancel, Limits, Stop, Untold};
pub use times::{DateOf, Fixed, Several, TimeError};
pub use why_not::{
    Cause, HubName, LeftOut, LeftOutOfReach, LongWait, Loosening, Obstacle, Relaxation, Relaxations, RunsOnly,
    ServiceName, WhyNot, ZonedTime,
};
pub use wish::{Ban, Via};
