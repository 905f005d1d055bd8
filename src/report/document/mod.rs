//! A front for programs: the JSON document.
//!
//! [`Document`] is the top, and [`ReachDocument`] that of a reach; the other types are their parts. Every field is public and documented, and the JSON Schema in
//! `schema/front.schema.json` (`schema/reach.schema.json`) is made from these types.

mod delays;
mod elements;
mod fill;
mod reach;
mod shape;

pub use delays::DelayEntry;
pub use elements::{ActivityUnit, ElementEntry};
pub use reach::{CountryEntry, ReachDocument, ReachedHub, TimeAndCostEntry};
pub use shape::{
    Amount, AssumptionEntry, Best, CargoKind, Charge, ChargeKind, Criterion, Document, Evidence, Grade, HubEntry,
    ItineraryEntry, LegEntry, MetEntry, ModeName, Moment, Question, ScheduleKind, Share, SourceEntry, SplitEntry,
    StageEntry, StageName, Status, StayEntry, Unanswered, UnitCost,
};

/// The version of the document's shape. A field that changes its meaning or goes away raises it; a new field does not, so readers
/// should pass over what they do not know.
pub const FORMAT_VERSION: u32 = 1;

/// What the document calls itself.
const FORMAT: &str = "landsea-front";
