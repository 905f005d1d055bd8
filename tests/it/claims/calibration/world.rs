//! Measuring: a way is forced by its services, planned without a date, and its days and dollars are read off.

use super::check::Planned;
use landsea::model::{Case, Departs, Emission};
use landsea::plan::Leg;
use landsea::units::Kilograms;
use landsea::{Itinerary, Network, Planner, Query, Shipment};

/// What is shipped to measure a way.
#[derive(Clone, Copy)]
pub(crate) enum Cargo {
    /// One forty-foot box.
    Box,
    /// One box, from and to the door.
    BoxToDoor,
    /// A trainload of cars; prices are those of one.
    Cars,
    /// Ten tonnes on pallets, which stand for a box of high-value goods.
    TenTonnes,
}

impl Cargo {
    /// How many units a price is shared by.
    pub(crate) fn units(self) -> f64 {
        if matches!(self, Self::Cars) { 200.0 } else { 1.0 }
    }
}

pub(crate) struct World {
    pub(crate) planner: Planner,
    pub(crate) case: Case,
}

impl World {
    pub(crate) fn network(&self) -> &Network {
        self.planner.network()
    }

    pub(crate) fn shipment(from: &str, to: &str, cargo: Cargo) -> Shipment {
        match cargo {
            Cargo::Box => Shipment::boxes(from, to, "1x45G1"),
            Cargo::BoxToDoor => Shipment::boxes(from, to, "1x45G1").map(Shipment::to_door),
            Cargo::Cars => Shipment::vehicles(from, to, 200),
            Cargo::TenTonnes => Shipment::pallets(from, to, Kilograms::new(10_000), 50.0),
        }
        .expect("the cargo makes sense")
    }

    /// The fastest way that uses all of these services, in this order, and no other.
    pub(crate) fn way(&self, cargo: Cargo, from: &str, to: &str, services: &[&str]) -> Option<Itinerary> {
        for service in services {
            assert!(self.network().service_with(service).is_some(), "the network has no service `{service}`");
        }
        let query = self.forced(services);
        let front = self.planner.plan(&Self::shipment(from, to, cargo), &query).ok()?;
        front.iter().find(|found| is_by(found, services)).cloned()
    }

    /// Bans all services but these.
    fn forced(&self, services: &[&str]) -> Query {
        let mut query = Query::minimise_time_and_cost().case(self.case);
        for service in self.network().services() {
            if !services.contains(&&*service.code) {
                query = query.ban(&service.code);
            } else if let Some(off) = &service.off {
                query = query.allow(&off.switch);
            }
        }
        query
    }

    /// Days from the first departure to the last arrival, changes and waits on the way included.
    pub(crate) fn days(&self, cargo: Cargo, to: &str, services: &[&str]) -> Planned {
        self.days_from(cargo, "Chongqing", to, services)
    }

    /// The same from another place.
    pub(crate) fn days_from(&self, cargo: Cargo, from: &str, to: &str, services: &[&str]) -> Planned {
        let typical = self.way(cargo, from, to, services).map_or(f64::NAN, |way| under_way(&way));
        let usual = self.case == Case::Typical;
        let later = if usual { self.later(cargo, from, to, services) } else { None };
        Planned { typical, half: later.map(|later| typical + later) }
    }

    /// How many days later than where everything takes its usual time half of the runs of a way are, of cargo that is ready in a week of April, when few
    /// seasons hold: on the day on which the first departure is missed least, for publications count from a departure that was met.
    fn later(&self, cargo: Cargo, from: &str, to: &str, services: &[&str]) -> Option<f64> {
        let (query, mut best) = (self.forced(services).with_promises(), None::<(f64, f64)>);
        for day in 12..=18 {
            let ready = Self::shipment(from, to, cargo).ready(format!("2027-04-{day}T09:00")).expect("a date");
            let front = self.planner.plan(&ready, &query);
            let found = front.as_ref().ok().and_then(|front| front.iter().find(|found| is_by(found, services)));
            let Some((way, promise)) = found.and_then(|way| Some((way, way.promise.as_ref()?))) else { continue };
            let Some(half) = promise.arrival(0.5).expect("a probability") else { continue };
            let first =
                promise.connections().iter().find(|caught| caught.leg == 0).map_or(1.0, landsea::plan::Caught::share);
            if best.is_none_or(|(caught, _)| first > caught) {
                best = Some((first, half.as_days() - way.elapsed.as_days()));
            }
        }
        best.map(|(_, later)| later)
    }

    /// Days of the part between two hubs on the way.
    pub(crate) fn days_between(&self, to: &str, services: &[&str], first: &str, last: &str) -> f64 {
        self.way(Cargo::Box, "Chongqing", to, services).and_then(|way| between(&way, first, last)).unwrap_or(f64::NAN)
    }

    /// The same, and on to collection at the last hub.
    pub(crate) fn days_to_collection(&self, to: &str, services: &[&str], first: &str) -> f64 {
        let way = self.way(Cargo::Box, "Chongqing", to, services);
        let days = |way: &Itinerary| {
            Some(between(way, first, to)? + way.elapsed.as_days() - way.legs.last()?.arrives.as_days())
        };
        way.as_ref().and_then(days).unwrap_or(f64::NAN)
    }

    /// Dollars of the rides alone.
    pub(crate) fn freight(&self, cargo: Cargo, to: &str, services: &[&str]) -> f64 {
        let way = self.way(cargo, "Chongqing", to, services);
        way.map_or(f64::NAN, |way| {
            way.legs.iter().flat_map(Leg::items).map(|item| dollars(item.charge.minor())).sum::<f64>() / cargo.units()
        })
    }

    /// From hand-over to collection without the first wait: days and dollars.
    pub(crate) fn whole(&self, cargo: Cargo, to: &str, services: &[&str]) -> (f64, f64) {
        self.way(cargo, "Chongqing", to, services).map_or((f64::NAN, f64::NAN), |way| {
            (way.elapsed.as_days() - way.stays[0].wait.as_days(), dollars(way.cost.minor()) / cargo.units())
        })
    }

    /// Whether the fastest and the cheapest way by rail alone both pass a hub.
    pub(crate) fn goes_by(&self, to: &str, hub: &str) -> bool {
        let query = ["sea", "road", "river", "air"].into_iter().fold(Query::minimise_time_and_cost(), Query::ban);
        let Ok(front) = self.planner.plan(&Self::shipment("Chongqing", to, Cargo::Box), &query) else { return false };
        let passes =
            |way: &Itinerary| way.legs.iter().flat_map(|leg| &leg.stages).any(|stage| stage.to.code.as_str() == hub);
        passes(front.fastest()) && passes(front.cheapest())
    }

    pub(crate) fn per_week(&self, service: &str) -> f64 {
        let at = self.network().service_with(service).expect("a service of the network");
        match &self.network().service(at).departs {
            Departs::By(timetable) => timetable.per_week(),
            Departs::OnDemand => f64::INFINITY,
        }
    }

    pub(crate) fn emission(&self, service: &str) -> &Emission {
        let at = self.network().service_with(service).expect("a service of the network");
        self.network().service(at).stages[0].emission.as_ref().expect("a run has a factor")
    }

    pub(crate) fn at(&self, case: Case) -> World {
        World { planner: Planner::new(self.network()), case }
    }
}

/// Whether a way is by these services, in this order.
fn is_by(way: &Itinerary, services: &[&str]) -> bool {
    way.legs.iter().map(|leg| &*leg.service).eq(services.iter().copied())
}

pub(crate) fn dollars(minor: i64) -> f64 {
    minor as f64 / 100.0
}

pub(crate) fn under_way(way: &Itinerary) -> f64 {
    let (first, last) = (way.legs.first(), way.legs.last());
    first.zip(last).map_or(f64::NAN, |(first, last)| last.arrives.as_days() - first.departs.as_days())
}

/// Dollars of the rides and of what is done between them.
pub(crate) fn price_under_way(way: &Itinerary) -> f64 {
    let between = way.stays[1..way.legs.len()].iter().flat_map(|stay| &stay.items);
    way.legs.iter().flat_map(Leg::items).chain(between).map(|item| dollars(item.charge.minor())).sum()
}

/// Days from leaving one hub to reaching another.
pub(crate) fn between(way: &Itinerary, first: &str, last: &str) -> Option<f64> {
    let mut begin = None;
    for leg in &way.legs {
        let mut now = leg.departs.as_days();
        for stage in &leg.stages {
            // Standing at the first hub comes before leaving it.
            if begin.is_none() && stage.from.code.as_str() == first && stage.from.code != stage.to.code {
                begin = Some(now);
            }
            now += stage.item.time.as_days();
            if stage.to.code.as_str() == last && stage.from.code != stage.to.code {
                return begin.map(|begin| now - begin);
            }
        }
    }
    None
}
