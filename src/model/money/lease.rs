//! What a box of the carrier costs in addition to its carriage: lease (detention) by the day, and a charge where it is dropped off.

use super::steps::{StorageStep, dearest_step, step_charges};
use crate::model::{Basis, Cargo, Case, Evidence, Quantities, Range, Scope, Tender, UnitPrice};
use crate::units::{Equipment, Minutes, Money, SizeType};
use serde::Deserialize;

/// Lease of a carrier's box, where it is dropped off.
#[derive(Debug, Clone)]
pub struct Lease {
    /// Where the box is dropped off.
    pub at: Scope,
    /// Which boxes; any, where there is none.
    pub of: Option<BoxKind>,
    /// From when days are counted.
    pub since: Since,
    /// Free time.
    pub free: Minutes,
    /// How long the consignee keeps the box: counted too.
    pub unloading: Minutes,
    /// Steps after the free time, for each started day; the last has no end.
    pub steps: Vec<StorageStep>,
    /// The one-way or drop-off charge.
    pub drop_off: Range<UnitPrice>,
    /// What the amounts multiply.
    pub per: Basis,
    /// Evidence of free time and steps.
    pub evidence: Evidence,
}

impl Lease {
    /// Lease of boxes that are unpacked, or handed over packed, so long after it began to count, rounded half up once, or `None` past the type.
    /// It never falls with the time.
    pub fn charge(&self, held: Minutes, quantities: &Quantities, tender: Tender) -> Option<Money> {
        step_charges(&self.steps, &self.per, self.free, held.checked_add(self.unloading)?, quantities, tender)
    }

    /// The dearest day, rounded up, or `None` past the type: a box held longer by `d` costs at most this more for each started day of `d`.
    pub fn dearest_day(&self, quantities: &Quantities, tender: Tender) -> Option<Money> {
        dearest_step(&self.steps, &self.per, quantities, tender)
    }

    /// The one-way or drop-off charge, or `None` past the type.
    pub fn drop_off(&self, case: Case, quantities: &Quantities, tender: Tender) -> Option<Money> {
        self.per.charge(self.drop_off.at(case), quantities, tender)
    }
}

/// From when days of lease are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub enum Since {
    /// From when the cargo is ready: lease for all of the way.
    #[default]
    Ready,
    /// From when the box arrives where it is dropped off: demurrage and detention.
    Arrival,
}

/// Kinds of boxes with tariffs of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum BoxKind {
    /// Dry boxes of up to eight and a half feet.
    Standard,
    /// Higher boxes, and open tops.
    HighCube,
    /// Refrigerated boxes.
    Reefer,
}

impl BoxKind {
    /// The kind of the boxes of a cargo; what is packed on the way goes in high cubes.
    pub fn of_cargo(cargo: &Cargo) -> Self {
        match cargo {
            Cargo::Boxes { size, .. } => Self::of(*size),
            _ => Self::HighCube,
        }
    }

    /// The kind of a box.
    pub fn of(size: SizeType) -> Self {
        let higher = matches!(size.as_str().as_bytes().get(1), Some(b'4'..=b'6'));
        match size.equipment() {
            Equipment::Reefer => Self::Reefer,
            Equipment::OpenTop => Self::HighCube,
            _ if higher => Self::HighCube,
            _ => Self::Standard,
        }
    }
}
