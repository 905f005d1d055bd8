//! Vias: what every way has to pass, by name.

use super::ban::Named;
use super::meaning::Unmeant;
use crate::graph::{Lane, ServiceRide, TransportGraph};
use crate::model::{Network, Service, Stage};
use crate::plan::Ban;
use crate::plan::error::plan::PlanError;
use crate::search::Marks;
use crate::units::CountryCode;

/// Something that every itinerary has to pass, as it was named, and what the name turned out to mean.
pub(in crate::plan) struct Via<'q> {
    pub(in crate::plan) name: &'q str,
    pub(in crate::plan) named: Named,
}

impl<'q> Via<'q> {
    /// Finds out what the names mean.
    pub(in crate::plan) fn all(names: &'q [String], network: &Network) -> Result<Vec<Self>, PlanError> {
        if names.len() > Marks::MOST {
            return Err(PlanError::TooManyVias(Marks::MOST));
        }
        let resolve = |name: &'q String| match Named::of(network, name) {
            Ok(named) => Ok(Self { name, named }),
            Err(Unmeant::Unknown { name, hint }) => Err(PlanError::UnknownVia { name, hint }),
            Err(Unmeant::Ambiguous { name, meanings }) => Err(PlanError::Ambiguous { name, meanings }),
        };
        names.iter().map(resolve).collect()
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
    ) -> Result<(), PlanError> {
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
            let names: Vec<&str> = by.into_iter().map(|at| bans[at].name()).collect();
            return Err(PlanError::BannedVia { via, ban: names.join("` with `") });
        }
        let on = || passing().filter(|(_, ride)| is_on(network.service(ride.service)));
        let barred = |country: &&CountryCode| {
            on().any(|(_, ride)| stages(network, ride).any(|stage| stage.countries.contains(country)))
        };
        if let Some(country) = closed.iter().find(barred) {
            return Err(PlanError::ClosedVia { via, hint: format!("this cargo may not pass through {country}") });
        }
        let services = passing().map(|(_, ride)| network.service(ride.service));
        let mut switches: Vec<&str> =
            services.filter_map(|service| service.off.as_ref()).map(|off| &*off.switch).collect();
        switches.sort_unstable();
        switches.dedup();
        let hint = match switches[..] {
            [] => "no service that passes it is open to this cargo".to_owned(),
            _ => format!("it may want `{}` allowed", switches.join("` or `")),
        };
        Err(PlanError::ClosedVia { via, hint })
    }
}

/// What each arc passes.
pub(in crate::plan) fn marks(vias: &[Via<'_>], network: &Network, graph: &TransportGraph) -> Marks {
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
    let mut stages = stages(network, ride);
    named.hits_service(network, network.service(ride.service)) || stages.any(|stage| named.hits_stage(stage))
}

fn stages<'n>(network: &'n Network, ride: &ServiceRide) -> impl Iterator<Item = &'n Stage> {
    let service = network.service(ride.service);
    service.stages[service.calls[ride.from].leave..service.calls[ride.to].arrive].iter()
}
