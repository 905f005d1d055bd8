//! Vias: what every way has to pass, by name.

use super::ban::Named;
use crate::graph::{Lane, ServiceRide, TransportGraph};
use crate::model::{Network, Service, Stage};
use crate::plan::error::plan::{ClosedVia, NameOf, PlanError, QuestionError};
use crate::plan::wish::{Ban, Via};
use crate::search::Marks;
use crate::units::CountryCode;

/// Something that every itinerary has to pass, as it was named, and what the name turned out to mean.
pub(in crate::plan) struct Passed<'q> {
    pub(in crate::plan) name: &'q str,
    pub(in crate::plan) named: Named,
}

impl<'q> Passed<'q> {
    /// Finds out what the names mean.
    pub(in crate::plan) fn all(vias: &'q [Via], network: &Network) -> Result<Vec<Self>, PlanError> {
        if vias.len() > Marks::MOST {
            return Err(QuestionError::TooManyVias { most: Marks::MOST }.into());
        }
        let resolve = |via: &'q Via| match Named::asked(network, via.name(), via.feature()) {
            Ok(named) => Ok(Self { name: via.name(), named }),
            Err(unmeant) => Err(unmeant.for_a(NameOf::Via).into()),
        };
        vias.iter().map(resolve).collect()
    }

    /// Whether a ride passes it: at a call, or on the way between.
    fn is_passed(&self, network: &Network, ride: &ServiceRide) -> bool {
        touches(&self.named, network, ride)
    }

    /// What stands against it before any search: bans that lie on every ride that passes it, or none of these rides being open.
    pub(in crate::plan) fn refuse_closed(
        &self,
        lane: Lane<'_>,
        bans: &[Ban],
        banned: &[Named],
        closed: &[CountryCode],
        is_on: impl Fn(&Service) -> bool,
    ) -> Result<(), QuestionError> {
        let Lane { network, graph, conditions } = lane;
        let passing = || graph.rides().iter().enumerate().filter(|(_, ride)| self.is_passed(network, ride));
        if passing().any(|(number, _)| conditions.allowed[number]) {
            return Ok(());
        }
        let via = self.name.to_owned();
        let ban_on = |ride| banned.iter().position(|named| touches(named, network, ride));
        let by: Option<Vec<usize>> = passing().map(|(_, ride)| ban_on(ride)).collect();
        if let Some(mut by) = by.filter(|by| !by.is_empty()) {
            by.sort_unstable();
            by.dedup();
            let bans = by.into_iter().map(|at| bans[at].name().to_owned()).collect();
            return Err(QuestionError::BannedVia { via, bans });
        }
        let on = || passing().filter(|(_, ride)| is_on(network.service(ride.service)));
        let barred = |country: &&CountryCode| {
            on().any(|(_, ride)| stages(network, ride).any(|stage| stage.countries.contains(country)))
        };
        if let Some(country) = closed.iter().find(barred) {
            return Err(QuestionError::ClosedVia { via, why: ClosedVia::Country(*country) });
        }
        let services = passing().map(|(_, ride)| network.service(ride.service));
        let mut switches: Vec<&str> =
            services.filter_map(|service| service.off.as_ref()).map(|off| &*off.switch).collect();
        switches.sort_unstable();
        switches.dedup();
        let why = match switches[..] {
            [] => ClosedVia::Cargo,
            _ => ClosedVia::Switches(switches.into_iter().map(str::to_owned).collect()),
        };
        Err(QuestionError::ClosedVia { via, why })
    }
}

/// What each arc passes.
pub(in crate::plan) fn marks(vias: &[Passed<'_>], network: &Network, graph: &TransportGraph) -> Marks {
    if vias.is_empty() {
        return Marks::default();
    }
    let by_ride: Vec<u8> = graph
        .rides()
        .iter()
        .map(|ride| {
            let passed = vias.iter().enumerate().filter(|(_, via)| via.is_passed(network, ride));
            passed.fold(0, |bits, (at, _)| bits | 1 << at)
        })
        .collect();
    Marks::new(graph.arcs().iter().map(|arc| arc.ride.map_or(0, |ride| by_ride[ride])).collect(), vias.len())
}

fn touches(named: &Named, network: &Network, ride: &ServiceRide) -> bool {
    let service = network.service(ride.service);
    named.hits_service(network, service) || stages(network, ride).any(|stage| named.hits_stage(service.mode, stage))
}

fn stages<'n>(network: &'n Network, ride: &ServiceRide) -> impl Iterator<Item = &'n Stage> {
    let service = network.service(ride.service);
    service.stages[service.calls[ride.from].leave..service.calls[ride.to].arrive].iter()
}
