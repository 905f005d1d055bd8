//! Opening hours, holidays, cut-offs and low water: drawn, and computed quarter of an hour by quarter of an hour.

use super::compute::Computer;
use crate::common::dice::Dice;
use crate::common::parts::{evidence, exact, flat};
use crate::common::world::World;
use landsea::model::{Calendar, CutOffs, Hours, HubIx, Range, Season, Service, Special, Stage, StageKind};
use landsea::units::{Civil, Instant, Minutes, Zone};
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

/// Some days off around a day.
pub(crate) fn draw_calendar(dice: &mut Dice<'_>, today: i64) -> Arc<Calendar> {
    let first = today + dice.of(&[1, 0, 3, 6]);
    let days = vec![(first, first + dice.of(&[0, 1, 3])), (first + 7, first + 7)];
    Arc::new(Calendar::new("days off", "drawn", days, evidence()))
}

/// Working hours, now and then: so long that hubs far apart work at once for some of the day.
pub(crate) fn draw_hours(dice: &mut Dice<'_>, zone: &Arc<Zone>, today: i64) -> Option<Arc<Hours>> {
    if !dice.once_in(6) {
        return None;
    }
    let (from, to) = dice.of(&[(8, 20), (0, 24), (6, 14)]);
    let days: &[u32] = dice.of(&[&[0, 1, 2, 3, 4], &[0, 1, 2, 3, 4, 5, 6], &[2, 5]]);
    let of_day = |day: &u32| (Minutes::from_hours(day * 24 + from), Minutes::from_hours(day * 24 + to));
    let stretches: Vec<(Minutes, Minutes)> = days.iter().map(of_day).collect();
    let closed = dice.once_in(2).then(|| draw_calendar(dice, today));
    Some(Arc::new(Hours::new(Arc::clone(zone), &stretches, closed, evidence()).unwrap()))
}

/// Cut-offs of other kinds, and holidays, now and then.
pub(crate) fn draw_operations(dice: &mut Dice<'_>, service: &mut Service, today: i64) {
    let mut cut_off = |often| dice.once_in(often).then(|| flat(Minutes::from_hours(dice.of(&[24, 6, 48, 72]))));
    service.cut_offs = CutOffs { documents: cut_off(6), reefer: cut_off(8), dangerous: cut_off(8) };
    service.holidays = dice.once_in(6).then(|| draw_calendar(dice, today));
    if service.capacity.is_some()
        && let Some(season) = service.seasons.first_mut()
    {
        season.capacity_permille = dice.once_in(2).then(|| exact(dice.of(&[500, 0, 900])));
    }
}

/// Hours of a world, each asked for once.
#[derive(Default)]
pub(crate) struct Openings {
    known: RefCell<HashMap<(HubIx, HubIx, i64), Option<i64>>>,
}

impl Openings {
    /// The first minute from one on in which both hubs work, within the horizon: minutes since ready.
    pub(crate) fn both(&self, world: &World, hubs: [HubIx; 2], from: i64) -> Option<i64> {
        let hours = hubs.map(|hub| world.network.hub(hub).hours.as_deref());
        if hours == [None, None] {
            return Some(from);
        }
        *self.known.borrow_mut().entry((hubs[0], hubs[1], from)).or_insert_with(|| {
            let ready = world.question.ready.epoch_minutes();
            let last = i64::from(world.question.horizon_days) * 1440;
            // Hours begin at full hours, on clocks that are quarters apart.
            let quarter = from + (-(ready + from)).rem_euclid(15);
            let minutes = std::iter::once(from).chain((quarter..=last.max(quarter)).step_by(15));
            let works = |hours: Option<&Hours>, at: i64| {
                hours.is_none_or(|hours| works(hours, Instant::from_epoch_minutes(ready + at)))
            };
            minutes.into_iter().find(|&at| hours.iter().all(|&hours| works(hours, at)))
        })
    }
}

fn works(hours: &Hours, at: Instant) -> bool {
    let local = hours.zone().local(at);
    let minute = local.epoch_minutes().rem_euclid(1440) + 1440 * i64::from(local.weekday().index());
    let off = hours.closed().is_some_and(|calendar| is_off(calendar, local));
    !off && hours.week().any(|(from, to)| (from..to).contains(&minute))
}

fn is_off(calendar: &Calendar, date: Civil) -> bool {
    calendar.days().iter().any(|(first, last)| (first..=last).contains(&&date.epoch_days()))
}

/// Whether a service leaves on a date, holidays heeded.
pub(crate) fn runs(service: &Service, date: Civil) -> bool {
    let valid = service.valid.is_none_or(|(first, last)| first <= date.epoch_days() && date.epoch_days() <= last);
    valid && !service.holidays.as_ref().is_some_and(|calendar| is_off(calendar, date))
}

/// What a departure on a date holds.
pub(crate) fn room(service: &Service, date: Civil) -> i64 {
    let Some(capacity) = &service.capacity else { return i64::MAX };
    let usual = i64::try_from(capacity.value).unwrap();
    let holding = service.seasons.iter().filter(|season| Computer::holds(&season.window, date));
    let shares = holding.filter_map(|season: &Season| season.capacity_permille.as_ref());
    shares.map(|share| usual * i64::from(share.value) / 1000).min().unwrap_or(usual)
}

impl Computer<'_> {
    /// The longest of the cut-offs at the gate, without seasons.
    pub(crate) fn gate_cut_off(&self, service: &Service, special: Special) -> i64 {
        let of = |range: &Option<Range<Minutes>>| range.as_ref().map_or(0, |range| self.minutes(range));
        let CutOffs { reefer, dangerous, .. } = &service.cut_offs;
        let kinds = [(true, &service.cut_off), (special.reefer, reefer), (special.dangerous, dangerous)];
        kinds.into_iter().filter(|(has, _)| *has).map(|(_, range)| of(range)).max().unwrap()
    }

    pub(crate) fn document_cut_off(&self, service: &Service) -> i64 {
        service.cut_offs.documents.as_ref().map_or(0, |range| self.minutes(range))
    }

    /// When what leaves at a minute has passed all stages, borders that are closed waited for.
    pub(crate) fn passes(&self, stages: &[Stage], leaves: i64) -> Option<i64> {
        let mut at = leaves;
        for stage in stages {
            if stage.kind == StageKind::Border {
                at = self.openings.both(self.world, [stage.from, stage.to], at)?;
            }
            at += self.minutes(&stage.time);
        }
        Some(at)
    }
}
