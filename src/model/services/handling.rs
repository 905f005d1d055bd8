//! What happens at a hub between two rides: handling and stuffing.

use super::{Emission, Mode};
use crate::model::{Loading, Range, Rate, Scope};
use crate::units::Minutes;
use serde::Deserialize;
use std::sync::Arc;

/// One side of a handling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Side {
    /// The gate: handed in by the shipper, or collected by the consignee.
    Gate,
    /// On or off a service of this mode, riding so.
    On(Mode, Loading),
}

/// A hub operation between two rides, or between a ride and the gate: on bills the terminal handling charge, THC.
#[derive(Debug, Clone)]
pub struct Handling {
    /// Unique code.
    pub code: Arc<str>,
    /// Where.
    pub at: Scope,
    /// How the cargo came.
    pub from: Side,
    /// How it leaves.
    pub to: Side,
    /// Time; waiting for a departure is not part of it.
    pub time: Range<Minutes>,
    /// Price.
    pub rate: Rate,
    /// Emissions of the hub.
    pub emission: Arc<Emission>,
    /// What is done.
    pub note: Option<Arc<str>>,
}

/// Packing what comes unpacked into boxes, at the hub where it is handed in; or unpacking it, at the hub where it is collected.
#[derive(Debug, Clone)]
pub struct Stuffing {
    /// Unique code.
    pub code: Arc<str>,
    /// Where.
    pub at: Scope,
    /// What comes unpacked: vehicles, loose cargo or bulk.
    pub cargo: Loading,
    /// Time.
    pub time: Range<Minutes>,
    /// Price.
    pub rate: Rate,
    /// What is done.
    pub note: Option<Arc<str>>,
}
