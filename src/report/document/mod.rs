//! A front for programs: the JSON document.
//!
//! Where a plan says why, what would help or what it assumed, each reason is an entry with its words (`text`), its `kind` and the figures of that
//! kind: [`CauseEntry`], [`ObstacleEntry`], [`LooseningEntry`], [`LeftOutEntry`], [`AssumptionEntry`]. A program acts on these without reading the words.
//!
//! [`Document`] is the top, and [`ReachDocument`] that of a reach; the other types are their parts. Every field is public and documented, and the JSON Schema in
//! `schema/front.schema.json` (`schema/reach.schema.json`) is made from these types.

mod asked;
mod assumed;
mod delays;
mod elements;
mod figures;
mod fill;
mod hub;
mod promise;
mod reach;
mod shape;
mod why;
mod words;

pub use asked::Question;
pub use assumed::{AssumptionEntry, AssumptionKind, TypicalEntry};
pub use delays::DelayEntry;
pub use elements::{ActivityUnit, ElementEntry};
pub use figures::{Amount, Evidence, Grade, Moment, Share, TimeAndCostEntry, UnitCost};
pub use hub::HubEntry;
pub use promise::{CaughtEntry, PromiseEntry, PromisedArrival, PromisedCost};
pub use reach::{CountryEntry, NothingReached, ReachDocument, ReachedHub};
pub use shape::{
    Best, Charge, Document, ItineraryEntry, LegEntry, MetEntry, SourceEntry, SplitEntry, StageEntry, StayEntry,
};
pub use why::cause::{CauseEntry, CauseKind, RunsEntry, WaitEntry};
pub use why::loosening::{ClosureEntry, FeatureEntry, LooseningEntry, LooseningKind, WindowEntry};
pub use why::obstacle::{
    CarriageName, EndName, EquipmentName, HubNameEntry, LoadUnit, NeedEntry, NeedKind, ObstacleEntry, ObstacleKind,
    ServiceEntry, SideEntry,
};
pub use why::reasons::{
    LeftOutEntry, ReachLeftOutEntry, ReachedMore, RelaxationEntry, StopName, Unanswered, UntoldEntry, WayEntry,
};
pub use words::{CargoKind, ChargeKind, Criterion, ModeName, ScheduleKind, StageName, Status};

/// The version of the document's shape. A field that changes its meaning or goes away raises it; a new field does not, so readers
/// should pass over what they do not know.
pub const FORMAT_VERSION: u32 = 1;

/// What the document calls itself.
const FORMAT: &str = "landsea-front";
