//! How long each ride of a network takes, kept from one question to the next.

use crate::graph::TransportGraph;
use crate::model::{DelayOf, Network, StageKind, means};
use crate::plan::spread::draw::Draw;
use crate::plan::spread::way::Way;
use crate::units::Civil;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

/// A way is computed when a question first rides it. It depends on nothing that a question says.
#[derive(Debug)]
pub(in crate::plan) struct Ways {
    /// By ride, where no delay of a season holds.
    usual: Vec<OnceLock<Option<Arc<Way>>>>,
    /// By ride, and by the delays of a season that hold.
    seasonal: Mutex<Seasonal>,
    /// The delays that hold in a season only, by position among the network's.
    seasons: Vec<usize>,
    /// By ride, the fewest minutes.
    least: OnceLock<Vec<u32>>,
}

/// Ways by ride, and by where the delays that hold of it stand in memory.
type Seasonal = HashMap<(usize, Vec<usize>), Option<Arc<Way>>>;

impl Ways {
    pub(in crate::plan) fn new(network: &Network, rides: usize) -> Self {
        let seasons = network.delays().iter().enumerate().filter(|(_, delay)| delay.window.is_some());
        Self {
            usual: (0..rides).map(|_| OnceLock::new()).collect(),
            seasonal: Mutex::default(),
            seasons: seasons.map(|(at, _)| at).collect(),
            least: OnceLock::new(),
        }
    }

    /// Whether no delay holds in a season only.
    pub(super) fn are_usual(&self) -> bool {
        self.seasons.is_empty()
    }

    /// Whether a delay of a season may hold of a ride.
    pub(super) fn has_seasons(&self, network: &Network, graph: &TransportGraph, ride: usize) -> bool {
        let known = graph.rides()[ride];
        let service = network.service(known.service);
        let of_ride = |delay: &DelayOf| match delay {
            DelayOf::Border { from, to, .. } => {
                service.stages[known.stages(service)].iter().any(|stage| (stage.from, stage.to) == (*from, *to))
            }
            DelayOf::Services(codes) => codes.iter().any(|code| means(code, &service.code)),
            DelayOf::Modes(modes) => modes.contains(&service.mode),
        };
        self.seasons.iter().any(|&at| of_ride(&network.delays()[at].of))
    }

    /// How long a ride takes whose service leaves its first call on a date; none past the type.
    pub(super) fn way(
        &self,
        network: &Network,
        graph: &TransportGraph,
        ride: usize,
        date: Option<Civil>,
    ) -> Option<Arc<Way>> {
        let known = graph.rides()[ride];
        let service = network.service(known.service);
        let stages = known.stages(service);
        let compute = |date| Way::new(network, service, stages.clone(), date).map(Arc::new);
        if date.is_some() && self.seasons.iter().any(|&at| network.delays()[at].holds(date)) {
            // What holds of this ride, by where it stands in memory.
            let delays = |date| {
                let queues =
                    service.stages[stages.clone()].iter().map(move |stage| network.queue(service, stage, date));
                let late = std::iter::once(network.lateness(service, date));
                queues.chain(late).map(|delay| delay.map_or(0, |delay| Arc::as_ptr(delay) as usize))
            };
            if !delays(date).eq(delays(None)) {
                let Ok(mut seasonal) = self.seasonal.lock() else { return compute(date) };
                return seasonal.entry((ride, delays(date).collect())).or_insert_with(|| compute(date)).clone();
            }
        }
        self.usual[ride].get_or_init(|| compute(None)).clone()
    }

    /// The fewest minutes of each ride, whatever the date.
    pub(super) fn least(&self, network: &Network, graph: &TransportGraph) -> &[u32] {
        self.least.get_or_init(|| {
            let ride = |ride: &crate::graph::ServiceRide| {
                let service = network.service(ride.service);
                let stages = &service.stages[ride.stages(service)];
                stages.iter().fold(0, |sum: u32, stage| {
                    let queues = network.delays().iter().filter(|delay| match &delay.of {
                        DelayOf::Border { from, to, .. } => {
                            stage.kind == StageKind::Border && (*from, *to) == (stage.from, stage.to)
                        }
                        DelayOf::Services(_) | DelayOf::Modes(_) => false,
                    });
                    let queued = queues.map(|delay| Draw::of_delay(delay).least()).min();
                    let takes = Draw::of_range(&stage.time).least();
                    sum.saturating_add(queued.map_or(takes, |queued| queued.min(takes)))
                })
            };
            graph.rides().iter().map(ride).collect()
        })
    }
}
