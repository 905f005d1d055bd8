//! A front for programs: the JSON document.
//!
//! Where a plan says why, what would help or what it assumed, each reason is an entry with its words (`text`), its `kind` and the figures of that
//! kind: [`CauseEntry`], [`ObstacleEntry`], [`LooseningEntry`], [`LeftOutEntry`], [`AssumptionEntry`]. A program acts on these without reading the words.
//!
//! [`Document`] is the top, and [`ReachDocument`] that of a reach; the other types are their parts. Every field is public and documented, and the JSON Schema in
//! `schema/front.schema.json` (`schema/reach.schema.json`) is made from these types.

mod assumed;
mod cause;
mod delays;
mod elements;
mod fill;
mod loosening;
mod obstacle;
mod reach;
mod reasons;
mod shape;

pub use assumed::{AssumptionEntry, AssumptionKind, TypicalEntry};
pub use cause::{CauseEntry, CauseKind, RunsEntry, WaitEntry};
pub use delays::DelayEntry;
pub use elements::{ActivityUnit, ElementEntry};
pub use loosening::{ClosureEntry, FeatureEntry, LooseningEntry, LooseningKind, WindowEntry};
pub use obstacle::{
    CarriageName, EndName, EquipmentName, HubNameEntry, LoadUnit, NeedEntry, NeedKind, ObstacleEntry, ObstacleKind,
    ServiceEntry, SideEntry,
};
pub use reach::{CountryEntry, NothingReached, ReachDocument, ReachedHub, TimeAndCostEntry};
pub use reasons::{
    LeftOutEntry, ReachLeftOutEntry, ReachedBesides, RelaxationEntry, StopName, Unanswered, UntoldEntry, WayEntry,
};
pub use shape::{
    Amount, Best, CargoKind, Charge, ChargeKind, Criterion, Document, Evidence, Grade, HubEntry, ItineraryEntry,
    LegEntry, MetEntry, ModeName, Moment, Question, ScheduleKind, Share, SourceEntry, SplitEntry, StageEntry,
    StageName, Status, StayEntry, UnitCost,
};

/// The version of the document's shape. A field that changes its meaning or goes away raises it; a new field does not, so readers
/// should pass over what they do not know.
pub const FORMAT_VERSION: u32 = 1;

/// What the document calls itself.
const FORMAT: &str = "landsea-front";
