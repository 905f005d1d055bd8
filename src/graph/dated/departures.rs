//! Departures that one question has laid out, for the next.

use super::{Dated, Operations};
use crate::graph::pricing::{RidePrice, Sum};
use crate::graph::{Conditions, Dates};
use crate::search::{ArcId, Departure, SearchError};

/// Departures as one question has laid them out. A question that differs from it in the destination only takes over all that it prices
/// alike: nearly everything, for customs are owed at few places.
#[derive(Default)]
pub struct Departures {
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
        let Operations { conditions, dates, .. } = dated.operations;
        let bare = Conditions {
            destinations: Vec::new(),
            destination_country: conditions.origin_country,
            clears: false,
            allowed: Vec::new(),
            ..conditions.clone()
        };
        Self { of: Some((bare, dates)), ..Self::default() }
    }

    /// Adds the departures of a ride for cargo that comes to it by each of these arcs, the one of the least handling first: those that another
    /// question has laid out, where nothing about them differs.
    pub(super) fn add(
        &mut self,
        dated: &Dated<'_, 2>,
        ride: (usize, bool),
        arcs: &[ArcId],
        before: Option<&Self>,
    ) -> Result<(), SearchError> {
        let Operations { pricing, .. } = dated.operations;
        let start = self.arcs.len();
        let handled = arcs.iter().filter_map(|&arc| Some((arc, pricing.handling[arc.index()]?)));
        self.arcs.extend(handled);
        let price = pricing.rides[ride.0];
        let known = before.filter(|before| before.of == self.of);
        match known.and_then(|known| known.find(ride, &price, &self.arcs[start..])) {
            Some(departures) => self.all.extend_from_slice(departures),
            None => dated.board_all(arcs, &mut self.all)?,
        }
        self.chunks.push(Chunk { ride, price, ends: (self.arcs.len(), self.all.len()) });
        Ok(())
    }

    fn find(&self, ride: (usize, bool), price: &RidePrice, arcs: &[(ArcId, Sum)]) -> Option<&[Departure]> {
        let at = self.chunks.binary_search_by_key(&ride, |chunk| chunk.ride).ok()?;
        let from = at.checked_sub(1).map_or((0, 0), |before| self.chunks[before].ends);
        let chunk = &self.chunks[at];
        let same = chunk.price == *price && self.arcs[from.0..chunk.ends.0] == *arcs;
        same.then(|| &self.all[from.1..chunk.ends.1])
    }
}
