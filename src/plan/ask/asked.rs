//! A question, checked and resolved.

use super::times::{Choice, clock};
use crate::graph::{Begun, Conditions, Full, SurchargeApplies, TransportGraph};
use crate::model::{Assumption, Network, Patience, Place, Tender};
use crate::plan::Criterion;
use crate::plan::confidence::Confidence;
use crate::plan::meter::Meter;
use crate::search::{Cost, Marks};
use crate::units::{Instant, Minutes};
use std::sync::Arc;

/// A question, checked and resolved.
#[derive(Clone)]
pub(in crate::plan) struct Asked {
    pub(in crate::plan) from: Place,
    pub(in crate::plan) to: Place,
    pub(in crate::plan) conditions: Conditions,
    pub(in crate::plan) ready: Option<Instant>,
    /// What else the ready time may be.
    pub(in crate::plan) choice: Choice,
    /// When the documents are there, where that is not when the cargo comes.
    pub(in crate::plan) documents: Option<Instant>,
    /// The earliest that the consignee takes it.
    pub(in crate::plan) deliver_from: Option<Instant>,
    /// The most minutes from ready to collection that the shipment allows.
    pub(in crate::plan) most_minutes: Option<i64>,
    /// Most minutes, money in the currency of the conditions, grams.
    pub(in crate::plan) caps: [u64; 3],
    pub(in crate::plan) horizon: Minutes,
    /// The probability with which the time is to be kept; none where everything takes its usual time.
    pub(in crate::plan) confidence: Option<Confidence>,
    /// How long it may wait on purpose.
    pub(in crate::plan) patience: Patience,
    pub(in crate::plan) criteria: Vec<Criterion>,
    /// What the call has spent of its limits.
    pub(in crate::plan) meter: Arc<Meter>,
    /// What of the vias each arc passes.
    pub(in crate::plan) marks: Marks,
    /// The conditions billed in the other of the network's currency and the one asked for, where these are two.
    pub(in crate::plan) other: Option<Conditions>,
    /// Whether money is due for the time since ready.
    pub(in crate::plan) charges_time: bool,
    /// Where the way begins, where that is in the middle.
    pub(in crate::plan) begun: Option<Begun>,
    /// Departures that take no more.
    pub(in crate::plan) full: Full,
    /// What nobody said.
    pub(in crate::plan) assumed: Vec<Assumption>,
}

impl Asked {
    /// What the search counts. With departures, time is part of every label: what it can still board depends on it. What is limited
    /// has to be counted, and time where money is due for it.
    pub(in crate::plan) fn axes(&self) -> Vec<Criterion> {
        let runs_on_time = self.ready.is_some() || self.charges_time && self.counts(Criterion::Cost);
        let counted = |axis: &Criterion| self.counts(*axis) || *axis == Criterion::Time && runs_on_time;
        [Criterion::Time, Criterion::Cost, Criterion::Emissions].into_iter().filter(counted).collect()
    }

    /// Whether a criterion is asked for, or limited.
    pub(in crate::plan) fn counts(&self, axis: Criterion) -> bool {
        self.criteria.contains(&axis) || self.caps[axis as usize] != u64::MAX
    }

    /// The same question about cargo that is ready at another time, within these caps.
    pub(in crate::plan) fn handed_in(
        &self,
        network: &Network,
        graph: &TransportGraph,
        ready: Instant,
        caps: [u64; 3],
    ) -> Self {
        let mut asked = Self { ready: Some(ready), caps, choice: Choice::None, ..self.clone() };
        let date = Some(clock(network, &asked.from).local(ready));
        let of = |conditions: &mut Conditions| {
            conditions.surcharges = SurchargeApplies::all(network, graph, &conditions.needs, date);
        };
        of(&mut asked.conditions);
        asked.other.iter_mut().for_each(of);
        asked
    }

    /// A cost in the criteria asked for; 0 in the others.
    pub(in crate::plan) fn project<const K: usize>(&self, cost: &Cost<K>, axes: &[Criterion; K]) -> Cost<K> {
        let mut kept = *cost;
        for (value, axis) in kept.iter_mut().zip(axes) {
            if !self.criteria.contains(axis) {
                *value = 0;
            }
        }
        kept
    }

    /// The same question, counted in the currency asked for.
    pub(in crate::plan) fn counted_as_shown(mut self) -> Self {
        if self.conditions.tender == Tender::NETWORK
            && let Some(other) = &mut self.other
        {
            std::mem::swap(&mut self.conditions, other);
        }
        self
    }
}
