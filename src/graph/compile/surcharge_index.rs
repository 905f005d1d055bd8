//! Which surcharges touch which rides, laid out once for a network.

use crate::graph::ServiceRide;
use crate::model::{Departs, Network, ServiceIx, Surcharge};

/// Surcharges by service and by ride.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::graph) struct Surcharged {
    /// By service: those that may touch its rides, as positions among the network's.
    services: Vec<Vec<usize>>,
    /// By ride: positions in the list of its service.
    rides: Vec<Box<[usize]>>,
    /// By position among the network's: whether it touches rides on demand.
    on_demand: Vec<bool>,
}

impl Surcharged {
    pub(in crate::graph) fn new(network: &Network, rides: &[ServiceRide]) -> Self {
        let mut surcharged = Self { on_demand: vec![false; network.surcharges().len()], ..Self::default() };
        for service in network.services() {
            let all = network.surcharges().iter().enumerate();
            let touching = all.filter(|(_, surcharge)| surcharge.rides.may_touch(service)).map(|(at, _)| at);
            surcharged.services.push(touching.collect());
        }
        for ride in rides {
            let service = network.service(ride.service);
            let (first, last) = (service.calls[ride.from], service.calls[ride.to]);
            let way = &service.stages[first.leave..last.arrive];
            let [from, to] = [first.hub, last.hub].map(|hub| network.hub(hub).country);
            let known = surcharged.services[ride.service.index()].iter().enumerate();
            let touching = known.filter(|&(_, &at)| network.surcharges()[at].rides.touch(service, way, from, to));
            let places: Box<[usize]> = touching.map(|(at, _)| at).collect();
            if matches!(service.departs, Departs::OnDemand) {
                for &at in &places {
                    surcharged.on_demand[surcharged.services[ride.service.index()][at]] = true;
                }
            }
            surcharged.rides.push(places);
        }
        surcharged
    }

    /// Whether a surcharge touches rides on demand.
    pub(in crate::graph) fn on_demand(&self, number: usize) -> bool {
        self.on_demand[number]
    }

    /// Those that may touch rides of a service, in order.
    pub(in crate::graph) fn of_service<'n>(
        &self,
        network: &'n Network,
        service: ServiceIx,
    ) -> impl Iterator<Item = &'n Surcharge> {
        self.services[service.index()].iter().map(|&at| &network.surcharges()[at])
    }

    /// Those that touch a ride, in order: place in the list of its service, and position among the network's.
    pub(in crate::graph) fn of_ride(&self, number: usize, service: ServiceIx) -> impl Iterator<Item = (usize, usize)> {
        let list = &self.services[service.index()];
        self.rides[number].iter().map(|&at| (at, list[at]))
    }
}
