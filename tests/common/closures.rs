//! What is closed: drawn, and reckoned ride by ride, day by day.

use super::dice::Dice;
use super::parts::{country, evidence};
use super::reckon::Reckoner;
use super::world::{MODES, Place};
use landsea::model::{Closure, Departs, Feature, HubIx, NetworkBuilder, Service, StageKind, Window};
use landsea::units::{Civil, Instant};

/// Now and then one or two closures around a day.
pub(crate) fn draw(dice: &mut Dice<'_>, builder: &mut NetworkBuilder, hubs: &[Place], lines: &[&Service], today: i64) {
    for _ in 0..dice.of(&[0, 1, 0, 2]) {
        let feature = match dice.below(7) {
            0 => Feature::Hub(hubs[dice.below(hubs.len())].ix),
            1 => Feature::Border(country("AA"), country("BB")),
            2 => Feature::Country(country("BB")),
            3 => Feature::Service(lines[dice.below(lines.len())].code.clone()),
            4 => Feature::Mode(dice.of(&MODES)),
            5 => Feature::Operator("drawn".into()),
            _ => {
                let mut gates = lines.iter().flat_map(|line| &line.stages).flat_map(|stage| &stage.gates);
                match gates.next().cloned() {
                    Some(gate) => Feature::Gate(gate),
                    None => Feature::Border(country("BB"), country("BB")),
                }
            }
        };
        let first = today + dice.of(&[1, 0, 2, 4]);
        let window = match dice.below(6) {
            0 => None,
            1 => Some(Window::Months(dice.of(&[&[6_u8, 1, 4][..], &[7, 12, 3, 10]]).to_vec())),
            _ => Some(Window::Dates(first, first + dice.of(&[0, 1, 3, 6]))),
        };
        let modes = if dice.once_in(4) { vec![dice.of(&MODES)] } else { Vec::new() };
        builder.add_closure(Closure { name: "drawn".into(), feature, modes, window, evidence: evidence() });
    }
}

impl Reckoner<'_> {
    /// Whether a ride that leaves its loading call at a minute since ready, or at any time where there is no date, meets something closed.
    pub(crate) fn meets_closed(&self, service: &Service, from: usize, to: usize, leaves: Option<i64>) -> bool {
        let (first, last) = (service.calls[from].leave, service.calls[to].arrive);
        // Every place where the ride is, from when to when, and on whose clock.
        let mut places: Vec<(Vec<Feature>, HubIx, i64, i64)> = Vec::new();
        let whole = vec![
            Feature::Service(service.code.clone()),
            Feature::Mode(service.mode),
            Feature::Operator(service.operator.clone()),
        ];
        match service.departs {
            Departs::OnDemand => places.push((whole, service.calls[from].hub, 0, 0)),
            Departs::By(_) => {
                let before = self.offset(service, from);
                places.push((whole, service.calls[0].hub, -before, -before));
            }
        }
        let mut at = 0;
        for stage in &service.stages[first..last] {
            let end = at + self.minutes(&stage.time);
            let mut passed: Vec<Feature> = stage.countries.iter().map(|&code| Feature::Country(code)).collect();
            passed.extend(stage.gates.iter().cloned().map(Feature::Gate));
            if stage.kind == StageKind::Border {
                let [a, b] = [stage.from, stage.to].map(|hub| self.world.network.hub(hub).country);
                passed.extend([Feature::Border(a, b), Feature::Border(b, a)]);
            }
            places.push((passed, stage.from, at, end));
            if stage.kind == StageKind::Run {
                places.push((vec![Feature::Hub(stage.from)], stage.from, at, at));
                places.push((vec![Feature::Hub(stage.to)], stage.to, end, end));
            } else {
                for hub in [stage.from, stage.to] {
                    places.push((vec![Feature::Hub(hub)], hub, at, end));
                }
            }
            at = end;
        }
        let closures = self.world.network.closures().iter();
        let mut of_mode = closures.filter(|known| known.modes.is_empty() || known.modes.contains(&service.mode));
        of_mode.any(|closure| {
            places.iter().filter(|(features, ..)| features.contains(&closure.feature)).any(
                |&(_, clock, begins, ends)| {
                    let (Some(window), Some(leaves)) = (&closure.window, leaves) else {
                        return closure.window.is_none();
                    };
                    let ready = self.world.question.ready.epoch_minutes();
                    let zone = &self.world.network.hub(clock).zone;
                    let day = |at: i64| zone.local(Instant::from_epoch_minutes(ready + leaves + at)).epoch_days();
                    (day(begins)..=day(ends)).any(|day| Self::holds(window, Civil::from_epoch_minutes(day * 1440)))
                },
            )
        })
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
        minutes.find(|&at| !self.meets_closed(service, from, to, Some(at)))
    }
}
