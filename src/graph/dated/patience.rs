//! Waits on purpose: which departures cargo may be held back for.

use super::Dated;
use crate::model::{Departs, Patience};
use crate::search::{ArcId, Found};
use crate::units::{Instant, Minutes};
use std::sync::Arc;

impl<const K: usize> Dated<'_, K> {
    /// The same where cargo waits on purpose no longer than so.
    #[must_use]
    pub(crate) fn waiting_at_most(&self, patience: Patience) -> Self {
        Self { patience, ahead: self.ahead.clone(), least: Arc::clone(&self.least), ..*self }
    }

    /// Whether no stay of a way is longer than patience allows. The way begins at a time on the clock of this graph.
    pub(crate) fn is_patient(&self, found: &Found<K>, begins: Minutes, patience: Patience) -> bool {
        let mut at = begins;
        for step in &found.steps {
            let Some(boarding) = self.boarding(step.arc, at, step.departure) else { return true };
            if boarding.date.is_some() && self.is_late(step.arc, at, boarding.departure, patience) {
                return false;
            }
            let Some(arrives) = boarding.arrival.since(self.ready()) else { return true };
            at = arrives;
        }
        true
    }

    /// Whether a label that reached the tail of an arc so long after ready would wait longer for a departure than it may.
    pub(super) fn is_held_too_long(&self, arc: ArcId, at: u64, departure: u32) -> bool {
        let minutes = |time: u64| u32::try_from(time).ok().map(Minutes::new);
        let departure = self.ready().checked_add(Minutes::new(departure));
        let Some((at, departure)) = minutes(at).zip(departure) else { return false };
        self.is_late(arc, at, departure, self.patience)
    }

    fn is_late(&self, arc: ArcId, at: Minutes, departure: Instant, patience: Patience) -> bool {
        let Some(ride) = self.operations.lane.graph.arc(arc).ride else { return false };
        let Departs::By(timetable) = &self.service(&self.operations.lane.graph.rides()[ride]).departs else {
            return false;
        };
        let first_call = self.first_call_departure(ride, departure);
        let earliest = first_call.and_then(|first_call| patience.earliest_next(timetable, first_call));
        let next = self.next_departure(arc, at).and_then(|next| self.first_call_departure(ride, next));
        earliest.zip(next).is_some_and(|(earliest, next)| next < earliest)
    }

    /// Whether all that a later label may board along an arc an earlier one may board too: it waits for the same next departure. On demand each
    /// leaves at once, so that they part at the head; to be collected, nobody waits.
    pub(super) fn chooses_alike(&self, arc: ArcId, earlier: u64, later: u64) -> bool {
        let Some(ride) = self.operations.lane.graph.arc(arc).ride else { return true };
        if matches!(self.service(&self.operations.lane.graph.rides()[ride]).departs, Departs::OnDemand) {
            return earlier == later;
        }
        let next = |time: u64| self.next_departure(arc, Minutes::new(u32::try_from(time).ok()?));
        let last = next(later);
        last.is_none() || next(earlier) == last
    }

    /// The next departure that takes cargo that came to the tail of an arc so long after ready.
    fn next_departure(&self, arc: ArcId, at: Minutes) -> Option<Instant> {
        let ever = self.ready().checked_sub(Minutes::from_days(3650))?;
        let at = self.ready().checked_add(at)?;
        Some(self.operations.board(arc, at, ever, ever)?.departure)
    }
}
