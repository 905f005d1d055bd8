//! Borders that land services cross: each named by the two countries that share it.

use super::neighbours::are_neighbours;
use super::remark::{About, Remark, advise};
use crate::model::{Network, Service, Stage, StageKind};
use crate::units::CountryCode;
use std::fmt;

/// How many times services cross from a country to another over land, and how many of these crossings are between two that share a border. A
/// border can be closed, counted or slowed where its pair is carried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Crossings {
    /// Crossings of all stages of rail, road and river services, and of borders that are stages of their own.
    pub all: usize,
    /// Those between neighbours.
    pub paired: usize,
}

impl fmt::Display for Crossings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { all, paired } = self;
        if *all == 0 {
            return f.write_str("no border is crossed over land");
        }
        // Rounded down: all is all.
        let percent = paired * 100 / all;
        write!(
            f,
            "{paired} of {all} crossings of borders over land ({percent} %) name the two countries that share the border"
        )
    }
}

pub(super) fn count(network: &Network) -> Crossings {
    let mut crossings = Crossings::default();
    for service in network.services() {
        for (one, other) in service.stages.iter().flat_map(|stage| stage.crossings(service.mode)) {
            crossings.all += 1;
            crossings.paired += usize::from(are_neighbours(one, other));
        }
    }
    crossings
}

pub(super) fn remarks(network: &Network) -> Vec<Remark> {
    let of_service = |service: &Service| {
        let stages = service.stages.iter().enumerate();
        let jumps = stages.filter_map(|(number, stage)| {
            let jump = stage.crossings(service.mode).find(|&(one, other)| !are_neighbours(one, other))?;
            Some(remark(network, service, (number, stage), jump))
        });
        jumps.collect::<Vec<_>>()
    };
    network.services().iter().flat_map(of_service).collect()
}

fn remark(
    network: &Network,
    service: &Service,
    (number, stage): (usize, &Stage),
    (one, other): (CountryCode, CountryCode),
) -> Remark {
    let field = if stage.kind == StageKind::Run { "via" } else { "to" };
    let ends = [stage.from, stage.to].map(|hub| network.hub(hub).code.as_str());
    let way: Vec<&str> = stage.countries.iter().map(CountryCode::as_str).collect();
    let cause =
        format!("{} to {}: by {}, but {one} and {other} share no land border", ends[0], ends[1], way.join(", "));
    let cure =
        "list all countries passed under `via`, in the order of the way; a border that is not named cannot be closed";
    advise("via", About::Stage(service.code.to_string(), number, field), cause, cure)
}
