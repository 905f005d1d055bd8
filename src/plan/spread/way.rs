//! How long a ride takes once it has left: its stages, what closes on the way, its lateness.

use super::arrivals::{Arrived, later};
use super::draw::Draw;
use super::kernel::{Kernel, Step};
use crate::model::{Hours, Network, Service, StageKind, both_open};
use crate::units::{Civil, Instant};
use std::ops::Range;
use std::sync::Arc;

/// A ride, from its departure to its arrival.
#[derive(Debug, Clone)]
pub(in crate::plan) struct Way(Vec<Part>);

#[derive(Debug, Clone)]
enum Part {
    Takes(Arc<Kernel>),
    /// A border whose two sides are not always open.
    Opens([Option<Arc<Hours>>; 2]),
}

impl Way {
    /// Over some stages of a service, for a departure whose service leaves its first call on a local date. None where a sum passes its type.
    pub(in crate::plan) fn new(
        network: &Network,
        service: &Service,
        stages: Range<usize>,
        date: Option<Civil>,
    ) -> Option<Self> {
        let (mut parts, mut draws) = (Vec::new(), Vec::new());
        for stage in &service.stages[stages] {
            let sides = [stage.from, stage.to].map(|hub| network.hub(hub).hours.clone());
            if stage.kind == StageKind::Border && sides.iter().any(Option::is_some) {
                if !draws.is_empty() {
                    parts.push(Part::Takes(Arc::new(Kernel::of(&draws)?)));
                    draws.clear();
                }
                parts.push(Part::Opens(sides));
            }
            let queue = network.queue(service, stage, date);
            draws.push(queue.map_or_else(|| Draw::of_range(&stage.time), |queue| Draw::of_delay(queue)));
        }
        draws.extend(network.lateness(service, date).map(|late| Draw::of_delay(late)));
        parts.push(Part::Takes(Arc::new(Kernel::of(&draws)?)));
        Some(Self(parts))
    }

    /// What is no faster than either, for two of the same stages.
    pub(in crate::plan) fn slowest(&self, other: &Self) -> Self {
        let part = |(a, b): (&Part, &Part)| match (a, b) {
            (Part::Takes(a), Part::Takes(b)) => {
                Part::Takes(Arc::new(Kernel::slowest(vec![Arc::clone(a), Arc::clone(b)])))
            }
            (Part::Opens(_), _) | (_, Part::Opens(_)) => a.clone(),
        };
        Self(self.0.iter().zip(&other.0).map(part).collect())
    }

    /// Whether something on it closes, so that what is added to its time makes a difference where it is added.
    pub(in crate::plan) fn is_parted(&self) -> bool {
        self.0.len() > 1
    }

    /// The fewest minutes.
    pub(in crate::plan) fn least(&self) -> u32 {
        if let [Part::Takes(kernel)] = &self.0[..] {
            return kernel.least;
        }
        let takes = |part: &Part| match part {
            Part::Takes(kernel) => kernel.least,
            Part::Opens(_) => 0,
        };
        self.0.iter().map(takes).fold(0, u32::saturating_add)
    }

    /// When cargo comes that left at some moments, ascending. None past the type.
    pub(in crate::plan) fn after(
        &self,
        left: impl Iterator<Item = (u32, f64)> + Clone,
        ready: Instant,
        step: Step,
    ) -> Option<Arrived> {
        if let [Part::Takes(kernel)] = &self.0[..] {
            return later(left, kernel, step);
        }
        let mut arrived = Arrived::of(left.collect());
        for part in &self.0 {
            arrived = match part {
                Part::Takes(kernel) => later(arrived.moments(), kernel, step)?,
                Part::Opens([from, to]) => arrived.moved(ready, |at| both_open(from.as_deref(), to.as_deref(), at)),
            };
        }
        Some(arrived)
    }
}
