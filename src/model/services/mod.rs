//! What is bought: rides on services, work at hubs, lorries to the door; and what all of it emits.

mod drayage;
mod emission;
mod handling;
mod mode;
mod service;
mod storage;

pub use drayage::Drayage;
pub use emission::{Emission, EmissionBasis, Energy};
pub use handling::{Handling, Side, Stuffing};
pub use mode::Mode;
pub use service::{Call, CutOffs, Off, Season, Service, ServiceIx, Special, Stage, StageKind, Through};
pub use storage::Storage;
