//! The departures of rides, laid out as far as cargo may miss them.

use super::ways::Ways;
use crate::graph::{Dated, Lane};
use crate::model::Side;
use crate::plan::spread::way::Way;
use crate::search::{ArcId, SearchError, work};
use crate::units::{Instant, Minutes};
use std::collections::HashMap;
use std::sync::Arc;

/// A departure, in minutes since ready.
#[derive(Debug, Clone, Copy)]
pub(super) struct LineDeparture {
    /// By when the cargo must have been handled. Who can still take a later departure that closes earlier takes the earlier departure: no departure closes before
    /// the one ahead of it.
    pub(super) closing: u32,
    pub(super) leaves: u32,
    /// How long seasons hold it up on the way.
    pub(super) held_up: u32,
    /// What the ride costs with it, in minor units.
    pub(super) price: i64,
    /// How long it takes, by position among the ways of its line.
    pub(super) way: usize,
}

/// The departures of a ride from a moment on.
#[derive(Debug)]
pub(super) struct Line {
    arc: ArcId,
    ride: usize,
    /// Whether delays of a season may hold of it.
    has_seasons: bool,
    pub(super) departures: Vec<LineDeparture>,
    pub(super) ways: Vec<Arc<Way>>,
    /// From when on the next one leaves its first call; none after the last.
    next: Option<Instant>,
}

/// What departures are laid out from.
#[derive(Clone, Copy)]
pub(super) struct Laying<'a> {
    pub(super) lane: Lane<'a>,
    pub(super) dated: &'a Dated<'a, 3>,
    pub(super) ways: &'a Ways,
}

impl Line {
    /// Whether there is a departure of this position, which is then laid out.
    #[inline]
    pub(super) fn has(&mut self, at: usize, laying: Laying<'_>) -> Result<bool, SearchError> {
        while self.departures.len() <= at {
            let Some(from) = self.next else { return Ok(false) };
            self.next = self.lay(from, laying)?;
        }
        Ok(true)
    }

    /// The first departure whose closing is met by cargo that is handled at a moment.
    pub(super) fn first(&mut self, handled: u32, laying: Laying<'_>) -> Result<Option<usize>, SearchError> {
        while self.departures.last().is_none_or(|last| last.closing < handled) {
            if !self.has(self.departures.len(), laying)? {
                return Ok(None);
            }
        }
        Ok(Some(self.departures.partition_point(|departure| departure.closing < handled)))
    }

    /// Lays out one more, and says from when on the next leaves.
    fn lay(&mut self, from: Instant, laying: Laying<'_>) -> Result<Option<Instant>, SearchError> {
        let Laying { lane, dated, ways } = laying;
        work::done(1_000);
        let Some((bookable, after)) = dated.bookable_from(self.arc, from)? else { return Ok(None) };
        let since = |instant: Instant| instant.since(dated.ready()).map(Minutes::get).ok_or(SearchError::Overflow);
        let closing = since(bookable.closing)?;
        let way = if self.ways.is_empty() || self.has_seasons {
            let way = ways.way(lane.network, lane.graph, self.ride, bookable.date).ok_or(SearchError::Overflow)?;
            self.ways.iter().position(|known| Arc::ptr_eq(known, &way)).unwrap_or_else(|| {
                self.ways.push(way);
                self.ways.len() - 1
            })
        } else {
            0
        };
        self.departures.push(LineDeparture {
            closing: self.departures.last().map_or(closing, |last| closing.max(last.closing)),
            leaves: since(bookable.departure)?,
            held_up: bookable.held_up.get(),
            price: bookable.price.minor(),
            way,
        });
        Ok(Some(after))
    }
}

/// Departures that one question has laid out.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) all: Vec<Line>,
    /// By ride, whether the cargo comes to it at the gate, and the departure at the tail from which on.
    known: HashMap<(usize, bool, u32), Option<usize>>,
}

impl Lines {
    /// The line of an arc from a departure at its tail on, in minutes since ready; none for a ride on demand.
    pub(super) fn line(&mut self, laying: Laying<'_>, arc: ArcId, from: u32) -> Result<Option<usize>, SearchError> {
        let Laying { lane, dated, ways } = laying;
        let known = lane.graph.arc(arc);
        let Some(ride) = known.ride else { return Ok(None) };
        // Documents may count at the gate, else a departure is the same to all.
        let key = (ride, lane.graph.node(known.tail).side == Side::Gate, from);
        if let Some(line) = self.known.get(&key) {
            return Ok(*line);
        }
        let begins = dated.ready().checked_add(Minutes::new(from)).ok_or(SearchError::Overflow)?;
        let line = dated.first_call_of(arc, begins)?.map(|first_call| {
            let has_seasons = ways.has_seasons(lane.network, lane.graph, ride);
            let (departures, ways, next) = (Vec::new(), Vec::new(), Some(first_call));
            self.all.push(Line { arc, ride, has_seasons, departures, ways, next });
            self.all.len() - 1
        });
        self.known.insert(key, line);
        Ok(line)
    }
}
