//! Asking: a shipment and a query in few words.

use landsea::model::{Case, Commodity};
use landsea::units::Kilograms;
use landsea::{Front, Itinerary, Network, Planner, Query, Shipment};

#[derive(Clone, Copy)]
enum Cargo {
    Box,
    Cars(u64),
    Pallets,
}

/// What is asked: one forty-foot box, typical figures, no date, unless said otherwise.
#[derive(Clone)]
pub(crate) struct Ask<'n> {
    network: &'n Network,
    cargo: Cargo,
    ready: Option<String>,
    without: Vec<String>,
    case: Case,
}

impl<'n> Ask<'n> {
    pub(crate) fn new(network: &'n Network) -> Self {
        Self { network, cargo: Cargo::Box, ready: None, without: Vec::new(), case: Case::Typical }
    }

    pub(crate) fn cars(self, count: u64) -> Self {
        Self { cargo: Cargo::Cars(count), ..self }
    }

    /// Two tonnes on pallets.
    pub(crate) fn pallets(self) -> Self {
        Self { cargo: Cargo::Pallets, ..self }
    }

    pub(crate) fn ready(self, when: &str) -> Self {
        Self { ready: Some(when.to_owned()), ..self }
    }

    pub(crate) fn case(self, case: Case) -> Self {
        Self { case, ..self }
    }

    /// Leaves out modes, countries, straits, services and hubs, in addition to those left out already.
    pub(crate) fn without(mut self, bans: &[&str]) -> Self {
        self.without.extend(bans.iter().map(|&ban| ban.to_owned()));
        self
    }

    pub(crate) fn plan(&self, from: &str, to: &str) -> Front {
        let shipment = match self.cargo {
            Cargo::Box => Shipment::boxes(from, to, "1x45G1"),
            Cargo::Cars(count) => Shipment::vehicles(from, to, count),
            Cargo::Pallets => Shipment::pallets(from, to, Kilograms::new(2_000), 10.0),
        };
        let mut shipment = shipment.expect("the cargo makes sense");
        if let Some(when) = &self.ready {
            shipment = shipment.ready(when).expect("the date makes sense");
        }
        let query = Query::minimise_time_and_cost().case(self.case);
        let query = self.without.iter().fold(query, Query::ban);
        let planned = Planner::new(self.network).plan(&shipment, &query);
        planned.unwrap_or_else(|error| panic!("{from} to {to} without {:?}: {error}", self.without))
    }
}

/// Days from the first departure to the last arrival.
pub(crate) fn under_way(way: &Itinerary) -> f64 {
    let (first, last) = (way.legs.first(), way.legs.last());
    first.zip(last).map_or(f64::NAN, |(first, last)| last.arrives.as_days() - first.departs.as_days())
}

/// The weekday of the first departure, by the clock there, in three letters.
pub(crate) fn departs_on(way: &Itinerary) -> String {
    let (when, zone) = way.first_departure().expect("a dated plan");
    zone.local(when).weekday().short().to_owned()
}

/// What a day costs, as a share of the value of the goods.
pub(crate) fn share_a_day(goods: &Commodity) -> f64 {
    goods.time_cost.at(Case::Typical) as f64 / 100_000.0
}
