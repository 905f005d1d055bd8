//! Question → search → itineraries.
//!
//! A [`Planner`] holds the compiled graph of a network and answers [`crate::Shipment`] + [`Query`] with a [`Front`] of
//! [`Itinerary`]s, or says why there is none ([`WhyNot`]). The words are in [`crate::guide::glossary`].

mod answer;
mod ask;
mod beyond;
mod confidence;
mod engine;
mod error;
mod explain;
mod meter;
mod planner;
mod query;
mod reason;
mod spread;
mod stop;
mod wish;

pub use crate::graph::{Compiled, CompiledArc, CompiledNode, Criterion, Item, ItemKind};
pub use answer::elements::{Activity, Element, ElementPlace};
pub use answer::front::Front;
pub use answer::itinerary::{HubRef, Itinerary, Leg, LegPart, LegStage, Met, Schedule, Share, Stay};
pub(crate) use answer::itinerary::{item_name, short_of as short_name};
pub use answer::probability::ProbabilityError;
pub use answer::promise::{Caught, Promise};
pub use answer::promised::Promised;
#[cfg(feature = "joint")]
pub use beyond::batch::{Batch, BatchError, Objective, Placed, Rolled, SharedDeparture, Unplanned};
#[cfg(feature = "joint")]
pub use beyond::joint::{Flow, FlowWaits, Freedom, Goal, JointError, JointTimetable, Moved, NoFreedom, Waits};
pub use beyond::left_out_of_reach::LeftOutOfReach;
pub use beyond::reach::{CountryReach, HubReach, Reach, TimeAndCost};
pub use beyond::reliability::{Connection, Reliability, ReliabilityError, Simulation};
pub use beyond::replan::{Before, Change, Progress, Replan, ReplanError, Sunk};
pub use beyond::resilience::{FeatureKind, FeatureLoss, Resilience};
pub use beyond::shortlist::{Aspect, Loss, Pick, Reason, Shortlist, SureError};
pub use confidence::{Confidence, ConfidenceError};
pub use error::meaning::Meaning;
pub use error::plan::{
    ClosedVia, Defect, Foreign, MoneyError, NameError, NameOf, NotInReach, NotPromised, PlanError, QuestionError,
};
pub use error::regime::RegimeError;
pub use error::time::{DateOf, Fixed, Several, TimeError};
pub use explain::left_out::LeftOut;
pub use planner::Planner;
pub use query::{InsuranceRate, InventoryRate, Query};
pub use reason::cause::{Cause, HubName, LongWait, Obstacle, RunsOnly, ServiceName};
pub use reason::loosening::Loosening;
pub use reason::relaxation::{Relaxation, Relaxations};
pub use reason::why_not::WhyNot;
pub use reason::zoned::ZonedTime;
pub use stop::{Cancel, Limits, Stop, Untold};
pub use wish::{Ban, Via};
