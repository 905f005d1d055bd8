//! Departures that one question has laid out, for the next.

use super::{Dated, Operations};
use crate::graph::price::sums::{RidePrice, Sum};
use crate::graph::{Conditions, Dates, Lane};
use crate::search::{ArcId, Departure};
use std::ops::Range;

/// Departures as one question has laid them out. A question that differs from it in the destination only takes over all that it prices
/// alike: nearly everything, for customs are due at few places.
#[derive(Default)]
pub(super) struct Departures {
    /// The question, but for its destination.
    of: Option<(Conditions, Dates)>,
    /// By ride, and whether the cargo comes to it at the gate.
    chunks: Vec<Chunk>,
    arcs: Vec<(ArcId, Sum)>,
    pub(super) all: Vec<Departure>,
}

/// The departures of one ride.
struct Chunk {
    ride: (usize, bool),
    price: RidePrice,
    /// Where its arcs and departures end.
    ends: (usize, usize),
}

impl Departures {
    pub(super) fn of(dated: &Dated<'_, 2>) -> Self {
        let Operations { lane: Lane { conditions, .. }, dates, .. } = dated.operations;
        let bare = Conditions {
            destinations: Vec::new(),
            destination_country: conditions.origin_country,
            clears: false,
            allowed: Vec::new(),
            ..conditions.clone()
        };
        Self { of: Some((bare, dates)), ..Self::default() }
    }

    /// Whether another question differs from theirs in the destination only.
    pub(super) fn are_like(&self, dated: &Dated<'_, 2>) -> bool {
        self.of.is_some() && self.of == Self::of(dated).of
    }

    /// Adds the departures of a ride for cargo that comes to it by each of these arcs, the one of the least handling first.
    pub(super) fn add(&mut self, dated: &Dated<'_, 2>, ride: (usize, bool), arcs: &[ArcId], departures: &[Departure]) {
        let Operations { pricing, .. } = dated.operations;
        self.arcs.extend(handled(dated, arcs));
        self.all.extend_from_slice(departures);
        self.chunks.push(Chunk { ride, price: pricing.rides[ride.0], ends: (self.arcs.len(), self.all.len()) });
    }

    /// Where the departures of a ride stand for cargo that comes to it so, where nothing about them differs.
    pub(super) fn find(&self, dated: &Dated<'_, 2>, ride: (usize, bool), arcs: &[ArcId]) -> Option<Range<usize>> {
        let at = self.chunks.binary_search_by_key(&ride, |chunk| chunk.ride).ok()?;
        let from = at.checked_sub(1).map_or((0, 0), |before| self.chunks[before].ends);
        let chunk = &self.chunks[at];
        let same = chunk.price == dated.operations.pricing.rides[ride.0]
            && self.arcs[from.0..chunk.ends.0].iter().copied().eq(handled(dated, arcs));
        same.then_some(from.1..chunk.ends.1)
    }
}

/// Arcs and what their handling takes.
fn handled(dated: &Dated<'_, 2>, arcs: &[ArcId]) -> impl Iterator<Item = (ArcId, Sum)> {
    let handling = &dated.operations.pricing.handling;
    arcs.iter().filter_map(|&arc| Some((arc, handling[arc.index()]?)))
}
