//! Hand-made worlds of a few lines: instant and free handling between everything, all clocks on UTC, one box.

use super::oracle::enumerate::{self, Keep};
use super::parts::{evidence, hub, service, stage, stowage};
use super::parts::{handling, hours, money, price};
use super::world::{Clock, End, Question, World, departs};
use landsea::model::{
    Basis, Case, Hours, Hub, HubIx, Loading, Need, NetworkBuilder, Patience, Scope, Service, Shipment, Side, Storage,
    StorageStep,
};
use landsea::plan::{Criterion, Front};
use landsea::units::{Instant, Minutes, Position, Zone};
use landsea::{Itinerary, Planner};
use std::sync::Arc;

/// A world in the making. Monday 1 June 2026 is when everything is ready.
pub(crate) struct Lines {
    builder: NetworkBuilder,
    services: Vec<(Service, Clock)>,
    names: Vec<String>,
}

impl Lines {
    /// Hubs of the country AA by their three letters, or of any by country and three letters; the way goes from the first to the last.
    pub(crate) fn between<const N: usize>(names: [&str; N]) -> (Self, [HubIx; N]) {
        Self::between_open(names, |_| None)
    }

    /// Hubs by their three letters, and when they work.
    pub(crate) fn between_open<const N: usize>(
        names: [&str; N],
        open: impl Fn(&str) -> Option<Arc<Hours>>,
    ) -> (Self, [HubIx; N]) {
        let mut builder = NetworkBuilder::new("lines");
        let names = names.map(|name| if name.len() == 3 { format!("AA{name}") } else { name.to_owned() });
        let hubs = names.each_ref().map(|name| {
            let hub = hub(name, "UTC", (30.0, 100.0));
            builder.add_hub(Hub { hours: open(&name[2..]), ..hub })
        });
        let names = names.to_vec();
        (Self { builder, services: Vec::new(), names }, hubs)
    }

    /// The world and its hubs, whatever their number.
    pub(crate) fn into_parts<const N: usize>((lines, hubs): (Self, [HubIx; N])) -> (Self, Vec<HubIx>) {
        (lines, hubs.to_vec())
    }

    /// A service of one stage: this many hours, this many cents. It leaves at these days and hours of each week, or else on demand.
    pub(crate) fn line(
        &mut self,
        code: &str,
        ends: [HubIx; 2],
        takes: u32,
        cents: i64,
        leaves: &[[i64; 2]],
    ) -> &mut Service {
        let service = service(code, vec![stage(ends[0], ends[1], hours(takes), money(cents))]);
        let slots: Vec<i64> = leaves.iter().map(|[day, hour]| day * 1440 + hour * 60).collect();
        let zone = Arc::new(Zone::new("UTC").unwrap());
        let clock = match slots[..] {
            [] => Clock::OnDemand,
            _ => Clock::Every { zone, weeks: 1, slots, nominal: false },
        };
        self.services.push((Service { departs: departs(&clock), ..service }, clock));
        &mut self.services.last_mut().unwrap().0
    }

    /// Storage of boxes at a hub: free hours, then cents a day for this many days each, the last for ever.
    pub(crate) fn storage(&mut self, at: HubIx, free: u32, steps: &[(Option<u32>, i64)]) {
        let step = |&(days, cents): &(Option<u32>, i64)| StorageStep { days, amount: price(cents) };
        self.builder.add_storage(Storage {
            at: Scope::Hubs(vec![at]),
            loading: Loading::Box,
            cooled: false,
            free: Minutes::from_hours(free),
            steps: steps.iter().map(step).collect(),
            per: Basis::Box,
            evidence: evidence(),
        });
    }

    /// Where rules are added.
    pub(crate) fn rules(&mut self) -> &mut NetworkBuilder {
        &mut self.builder
    }

    /// The world, asked about boxes.
    pub(crate) fn ship(self, boxes: &str) -> World {
        self.carry(Vec::new(), |from, to| Shipment::boxes(from, to, boxes).unwrap())
    }

    /// The world, asked about a shipment from the first hub to the last; what it needs is said apart.
    pub(crate) fn carry(mut self, needs: Vec<Need>, shipment: impl Fn(&str, &str) -> Shipment) -> World {
        let mut sides: Vec<Side> = self.services.iter().map(|(line, _)| Side::On(line.mode, line.carries)).collect();
        sides.push(Side::Gate);
        sides.sort_unstable();
        sides.dedup();
        for &from in &sides {
            for &to in sides.iter().filter(|&&to| (from, to) != (Side::Gate, Side::Gate)) {
                self.builder.add_handling(handling(from, to, hours(0), money(0)));
            }
        }
        self.builder.set_stowage(stowage());
        self.services.sort_by(|a, b| a.0.code.cmp(&b.0.code));
        let (services, clocks): (Vec<Service>, Vec<Clock>) = self.services.into_iter().unzip();
        for service in services {
            self.builder.add_service(service);
        }
        let network = self.builder.build().unwrap();
        let hubs: Vec<HubIx> = network.hub_indices().collect();
        let end = |at: usize| End {
            name: self.names[at].clone(),
            hubs: vec![hubs[at]],
            centre: Position::new(30.0, 100.0).unwrap(),
            door: false,
        };
        let (from, to) = (end(0), end(hubs.len() - 1));
        let shipment = shipment(&from.name, &to.name);
        let question = Question {
            from,
            to,
            shipment,
            hs: None,
            needs,
            ready: Instant::parse("2026-06-01T00:00:00Z", &Zone::utc()).unwrap(),
            horizon_days: 14,
            due_within_days: None,
            due: None,
            by_the_clock: false,
            documents: None,
            deliver_from: None,
            split: false,
            patience: Patience::Unlimited,
            budget: None,
            bans: Vec::new(),
            vias: Vec::new(),
            allowed: false,
            case: Case::Typical,
            commodity: None,
            regimes: Vec::new(),
            currency: None,
            carrier_boxes: false,
            value: None,
            inventory: None,
            insurance: None,
        };
        World { network, clocks, question }
    }
}

/// `5 d, 1.20: late ORG>MID Wed 3 Jun 00:00, main MID>DST Fri 5 Jun 00:00`
pub(crate) fn shown(itinerary: &Itinerary) -> String {
    let legs = itinerary.legs.iter().map(|leg| {
        let departs = leg.from.zone.local(itinerary.ready.unwrap().checked_add(leg.departs).unwrap());
        format!("{} {}>{} {departs}", leg.service, leg.from.name, leg.to.name)
    });
    format!("{}, {}: {}", itinerary.elapsed, itinerary.cost, legs.collect::<Vec<_>>().join(", "))
}

/// The front, after making sure that it is the one that enumeration finds, and that the auditor agrees.
pub(crate) fn plan(world: &World, criteria: &[Criterion]) -> Front {
    let (shipment, query) = world.ask(criteria, true);
    let front = Planner::new(&world.network).plan(&shipment, &query).unwrap();
    let walks = enumerate::walks(world, true, Keep::All(4), 100_000).unwrap();
    let (expected, _) = enumerate::front(world, &walks, criteria, true);
    let known: Vec<_> = expected.iter().map(|walk| (walk.sum.time, walk.sum.cost, walk.sum.grams)).collect();
    let found: Vec<_> = front
        .itineraries()
        .iter()
        .map(|one| (one.elapsed.get().into(), one.cost.minor(), i64::try_from(one.emissions.get()).unwrap()))
        .collect();
    assert_eq!(found, known);
    for itinerary in &front {
        assert_eq!(landsea::audit::audit(&world.network, &shipment, &query, itinerary), Ok(()));
    }
    front
}

pub(crate) fn text(front: &Front) -> Vec<String> {
    front.itineraries().iter().map(shown).collect()
}
