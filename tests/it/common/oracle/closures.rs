//! What is closed: drawn, and computed ride by ride, day by day.

use super::compute::Computer;
use crate::common::dice::Dice;
use crate::common::parts::{country, evidence};
use crate::common::world::{MODES, Place};
use landsea::model::{Closure, Departs, Feature, HubIx, Mode, NetworkBuilder, Service, StageKind, Window};
use landsea::units::{Civil, Instant};

/// Now and then one or two closures around a day.
pub(crate) fn draw(dice: &mut Dice<'_>, builder: &mut NetworkBuilder, hubs: &[Place], lines: &[&Service], today: i64) {
    for _ in 0..dice.of(&[0, 1, 0, 2]) {
        let feature = match dice.below(7) {
            0 => Feature::Hub(hubs[dice.below(hubs.len())].ix),
            1 => {
                let (one, other) = dice.of(&[("AA", "BB"), ("BB", "AA"), ("BB", "CC"), ("CC", "AA")]);
                Feature::Border(country(one), country(other))
            }
            2 => Feature::Country(country("BB")),
            3 => Feature::Service(lines[dice.below(lines.len())].code.clone()),
            4 => Feature::Mode(dice.of(&MODES)),
            5 => Feature::Operator("drawn".into()),
            _ => {
                let mut gates = lines.iter().flat_map(|line| &line.stages).flat_map(|stage| &stage.straits);
                match gates.next().cloned() {
                    Some(gate) => Feature::Strait(gate),
                    None => Feature::Border(country("BB"), country("CC")),
                }
            }
        };
        let first = today + dice.of(&[1, 0, 2, 4]);
        let window = match dice.below(6) {
            0 => None,
            1 => {
                let all = [1_u8, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
                Some(Window::Months(dice.of(&[&[6_u8, 1, 4][..], &[7, 12, 3, 10], &all]).to_vec()))
            }
            2 if dice.once_in(2) => Some(Window::From(first + 3)),
            _ => Some(Window::Dates(first, first + dice.of(&[0, 1, 3, 6]))),
        };
        let modes = if dice.once_in(4) { vec![dice.of(&MODES)] } else { Vec::new() };
        builder.add_closure(Closure { name: "drawn".into(), feature, modes, window, evidence: evidence() });
    }
}

/// Something on the way of a ride, and when the ride is there: in minutes since ready, on the clock of a hub.
struct Spot {
    features: Vec<Feature>,
    clock: HubIx,
    begins: i64,
    ends: i64,
}

impl Computer<'_> {
    /// Whether a ride that leaves its loading call at a minute since ready, or at any time where there is no date, meets something closed.
    pub(crate) fn meets_closed(&self, service: &Service, from: usize, to: usize, leaves: Option<i64>) -> bool {
        if self.world.network.closures().is_empty() {
            return false;
        }
        let way = &service.stages[service.calls[from].leave..service.calls[to].arrive];
        self.meets(service, from, to, leaves, self.transit_on(service, way).time)
    }

    /// Whether a departure of a world is closed by what seasons, customs and waits at borders add to the times of its stages, or open by it.
    pub(crate) fn is_closed_by_delay(&self) -> bool {
        let departures = |number: usize, service: &Service| match &service.departs {
            Departs::OnDemand => vec![0],
            Departs::By(_) => {
                let ready = self.world.question.ready.epoch_minutes();
                let all = self.departures(number).into_iter().flatten();
                all.map(|departure| departure.epoch_minutes() - ready).filter(|leaves| *leaves >= 0).collect()
            }
        };
        let over_land = |(_, service): &(usize, &Service)| service.mode != Mode::Sea;
        self.world.network.services().iter().enumerate().filter(over_land).any(|(number, service)| {
            let mut plain = service.clone();
            plain.seasons.clear();
            plain.stages.iter_mut().filter(|stage| stage.kind == StageKind::Border).for_each(|stage| {
                // A stop of no opening hours, for the times only.
                stage.kind = StageKind::Dwell("crossing".into());
            });
            let last = service.calls.len() - 1;
            let way = &service.stages[service.calls[0].leave..service.calls[last].arrive];
            let transit = self.transit_on(service, way).time;
            departures(number, service).into_iter().any(|leaves| {
                let at = Some(leaves);
                self.meets(service, 0, last, at, transit) != self.meets(&plain, 0, last, at, 0)
            })
        })
    }

    /// Whether it meets something closed where customs on its way take this many minutes.
    fn meets(&self, service: &Service, from: usize, to: usize, leaves: Option<i64>, transit: i64) -> bool {
        let Some(places) = self.places(service, from, to, leaves, transit) else { return true };
        let closures = self.world.network.closures().iter();
        let mut of_mode = closures.filter(|known| known.modes.is_empty() || known.modes.contains(&service.mode));
        of_mode.any(|closure| {
            places.iter().filter(|place| place.features.contains(&closure.feature)).any(|place| {
                let (Some(window), Some(_)) = (&closure.window, leaves) else {
                    let is_closed =
                        |month| matches!(&closure.window, Some(Window::Months(all)) if all.contains(&month));
                    return closure.window.is_none() || (1_u8..=12).all(is_closed);
                };
                let zone = &self.world.network.hub(place.clock).zone;
                let day = |at: i64| zone.local(self.since_ready(at)).epoch_days();
                (day(place.begins)..=day(place.ends))
                    .any(|day| Self::holds(window, Civil::from_epoch_minutes(day * 1440)))
            })
        })
    }

    fn since_ready(&self, minutes: i64) -> Instant {
        Instant::from_epoch_minutes(self.world.question.ready.epoch_minutes() + minutes)
    }

    /// Every place where a ride is, from when at the earliest to when at the latest; none where a border on the way does not open.
    fn places(
        &self,
        service: &Service,
        from: usize,
        to: usize,
        leaves: Option<i64>,
        transit: i64,
    ) -> Option<Vec<Spot>> {
        let (first, last) = (service.calls[from].leave, service.calls[to].arrive);
        let whole = vec![
            Feature::Service(service.code.clone()),
            Feature::Mode(service.mode),
            Feature::Operator(service.operator.clone()),
        ];
        let start = leaves.unwrap_or(0);
        let (hub, at) = match service.departs {
            Departs::OnDemand => (service.calls[from].hub, start),
            Departs::By(_) => (service.calls[0].hub, start - self.offset(service, from)),
        };
        let mut spots = vec![Spot { features: whole, clock: hub, begins: at, ends: at }];
        // What seasons add: over a stage of the way, or to all of it.
        let zone = &self.world.network.hub(service.calls[0].hub).zone;
        let left = zone.local(self.since_ready(start - self.offset(service, from)));
        let added: Vec<(Option<usize>, i64)> = match service.departs {
            Departs::OnDemand => Vec::new(),
            Departs::By(_) => {
                let held = service.seasons.iter().filter(|season| Self::holds(&season.window, left));
                held.filter_map(|one| Some((one.over, self.minutes(one.add_time.as_ref()?)))).collect()
            }
        };
        let over = |stage: usize| added.iter().filter(|one| one.0 == Some(stage)).map(|one| one.1).sum::<i64>();
        let loose = transit + added.iter().filter(|one| one.0.is_none()).map(|one| one.1).sum::<i64>();
        // The clock of the borders, what has been added since, and how much later it may be.
        let (mut clock, mut late, mut slack) = (start, 0, 0);
        for number in first..last {
            let stage = &service.stages[number];
            let came = clock + late;
            if stage.kind == StageKind::Border && leaves.is_some() {
                clock = self.openings.both(self.world, [stage.from, stage.to], clock)?;
            }
            let begins = clock + late;
            clock += self.minutes(&stage.time);
            late += over(number);
            let (ends, by) = (clock + late, clock + late + loose);
            let arrives = if number + 1 == last { by } else { ends };
            let [here, there] = [stage.from, stage.to].map(|hub| self.world.network.hub(hub).country);
            let mut spot =
                |feature, clock, begins, ends| spots.push(Spot { features: vec![feature], clock, begins, ends });
            spot(Feature::Country(here), stage.from, came, by);
            for &passed in stage.countries.iter().chain([&there]).filter(|passed| **passed != here) {
                spot(Feature::Country(passed), stage.from, begins, by);
            }
            for gate in &stage.straits {
                spot(Feature::Strait(gate.clone()), stage.from, begins, by);
            }
            if stage.kind == StageKind::Border || matches!(service.mode, Mode::Rail | Mode::Road | Mode::River) {
                let mut before = here;
                for &next in stage.countries.iter().chain([&there]) {
                    if next != before {
                        spot(Feature::Border(before, next), stage.from, begins, by);
                        spot(Feature::Border(next, before), stage.from, begins, by);
                    }
                    before = next;
                }
            }
            if stage.kind == StageKind::Run {
                spot(Feature::Hub(stage.from), stage.from, came, came + slack);
                spot(Feature::Hub(stage.to), stage.to, arrives, by);
            } else {
                spot(Feature::Hub(stage.from), stage.from, came, by);
                spot(Feature::Hub(stage.to), stage.to, begins, by);
            }
            slack = loose;
        }
        Some(spots)
    }

    /// The first minute from one on at which a ride on demand may leave, within the horizon.
    pub(crate) fn may_leave(&self, service: &Service, from: usize, to: usize, handled: i64) -> Option<i64> {
        if self.world.network.closures().is_empty() {
            return Some(handled);
        }
        let last = i64::from(self.world.question.horizon_days) * 1440;
        // Days begin at quarters of an hour, and stages take full ones.
        let quarter = handled + (-(self.world.question.ready.epoch_minutes() + handled)).rem_euclid(15);
        let mut minutes = std::iter::once(handled).chain((quarter..=last.max(quarter)).step_by(15));
        let way = &service.stages[service.calls[from].leave..service.calls[to].arrive];
        let transit = self.transit_on(service, way).time;
        minutes.find(|&at| !self.meets(service, from, to, Some(at), transit))
    }
}
