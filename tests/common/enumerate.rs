//! Every answer of a small world: all chains of services, calls and departures, too simply to be wrong.
//!
//! It reads the model and nothing of graph, search or plan. Walks that stand at the same hub, off the same kind of service, at the same
//! minute have the same future; of those, one that is no better in minutes, money, grams and tie is dropped. Nothing else
//! is: an earlier or cheaper arrival never excuses a later or dearer one.

use super::reckon::{Load, Reckoner};
use super::world::World;
use landsea::model::{HubIx, Side};
use landsea::plan::Criterion;
use landsea::units::{Instant, Minutes};
use std::collections::{HashMap, VecDeque};

/// One service ridden from call to call: positions among services and calls. Services are in the order of their codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Ridden {
    pub(crate) service: usize,
    pub(crate) from: usize,
    pub(crate) to: usize,
}

/// What a walk met on its way.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "a list of what happened, not a state")]
pub(crate) struct Met {
    pub(crate) wait: bool,
    pub(crate) storage: bool,
    /// Took a departure although an earlier one could be boarded.
    pub(crate) later: bool,
    pub(crate) season: bool,
    /// Was given more than its price.
    pub(crate) floor: bool,
    pub(crate) on_demand: bool,
}

/// A way from the origin, so far or to the end.
#[derive(Debug, Clone)]
pub(crate) struct Walk {
    pub(crate) sum: Load,
    pub(crate) legs: Vec<Ridden>,
    pub(crate) met: Met,
    hub: HubIx,
    side: Side,
}

impl Walk {
    /// Fewer transshipments, then the smaller codes, then the earlier calls.
    pub(crate) fn tie(&self) -> (usize, Vec<usize>, Vec<(usize, usize)>) {
        let codes = self.legs.iter().map(|leg| leg.service).collect();
        (self.legs.len(), codes, self.legs.iter().map(|leg| (leg.from, leg.to)).collect())
    }

    fn no_worse_than(&self, other: &Self) -> bool {
        let (a, b) = (&self.sum, &other.sum);
        a.time <= b.time && a.cost <= b.cost && a.grams <= b.grams && self.tie() <= other.tie()
    }
}

/// Which walks to keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keep {
    /// All but those that another with the same future makes superfluous.
    Useful,
    /// All of at most so many legs.
    All(usize),
}

/// Every way to the end within deadline, horizon and budget, or none when there are more than `most`.
pub(crate) fn walks(world: &World, dated: bool, keep: Keep, most: usize) -> Option<Vec<Walk>> {
    let reckoner = Reckoner::new(world);
    let enumeration = Enumeration {
        departures: (0..world.network.services().len()).map(|service| reckoner.departures(service)).collect(),
        reckoner,
        world,
        dated,
    };
    let start = |&hub| Walk { sum: Load::default(), legs: Vec::new(), met: Met::default(), hub, side: Side::Gate };
    let mut line: VecDeque<Walk> = enumeration.reckoner.origins().iter().map(start).collect();
    let mut known: HashMap<(HubIx, Side, i64), Vec<Walk>> = HashMap::new();
    let mut done = Vec::new();
    let mut seen = 0;
    while let Some(walk) = line.pop_front() {
        seen += 1;
        if seen > most {
            return None;
        }
        match keep {
            Keep::All(legs) if walk.legs.len() == legs => {}
            Keep::All(_) => line.extend(enumeration.onward(&walk)),
            Keep::Useful => {
                for next in enumeration.onward(&walk) {
                    let minute = if dated { next.sum.time } else { 0 };
                    let here = known.entry((next.hub, next.side, minute)).or_default();
                    if !here.iter().any(|other| other.no_worse_than(&next)) {
                        here.retain(|other| !next.no_worse_than(other));
                        here.push(next.clone());
                        line.push_back(next);
                    }
                }
            }
        }
        done.extend(enumeration.collected(&walk));
    }
    Some(done)
}

struct Enumeration<'w> {
    world: &'w World,
    reckoner: Reckoner<'w>,
    /// By service; none on demand.
    departures: Vec<Option<Vec<Instant>>>,
    dated: bool,
}

impl Enumeration<'_> {
    fn within_limits(&self, walk: &Walk) -> bool {
        let question = &self.world.question;
        let days = |days: u32| i64::from(days) * 1440;
        (!self.dated || walk.sum.time <= days(question.horizon_days))
            && question.due_within_days.is_none_or(|most| walk.sum.time <= days(most))
            && question.budget.is_none_or(|most| walk.sum.cost <= most)
    }

    /// The walk collected by the consignee, where that is possible.
    fn collected(&self, walk: &Walk) -> Option<Walk> {
        if walk.side == Side::Gate {
            return None;
        }
        let work = self.reckoner.work(walk.hub, walk.side, Side::Gate)?;
        let mut end = walk.clone();
        let stored = self.reckoner.storage(walk.hub, walk.side, work.time);
        end.sum = end.sum + work + Load { cost: stored, ..Load::default() };
        end.met.storage |= stored > 0;
        self.within_limits(&end).then_some(end)
    }

    /// The walk with one more leg, each way that is possible.
    fn onward(&self, walk: &Walk) -> Vec<Walk> {
        let mut next = Vec::new();
        for (number, service) in self.world.network.services().iter().enumerate() {
            if !self.reckoner.takes(service) {
                continue;
            }
            let side = Side::On(service.mode, service.carries);
            let Some(work) = self.reckoner.work(walk.hub, walk.side, side) else { continue };
            for from in (0..service.calls.len()).filter(|&call| service.calls[call].hub == walk.hub) {
                for to in from + 1..service.calls.len() {
                    let Some(ride) = self.reckoner.ride(service, from, to) else { continue };
                    for mut boarding in self.boardings(number, from, walk.sum.time + work.time, ride.cost) {
                        let stay = boarding.leaves - walk.sum.time;
                        let stored = self.reckoner.storage(walk.hub, walk.side, stay);
                        boarding.met.storage = stored > 0;
                        let season = boarding.season;
                        let mut after = walk.clone();
                        after.sum.time = boarding.leaves + ride.time + season.time;
                        after.sum.cost += work.cost + stored + ride.cost + season.cost;
                        after.sum.grams += work.grams + ride.grams;
                        after.legs.push(Ridden { service: number, from, to });
                        after.met = after.met.and(boarding.met);
                        (after.hub, after.side) = (service.calls[to].hub, side);
                        next.extend(self.within_limits(&after).then_some(after));
                    }
                }
            }
        }
        next
    }

    /// Every departure that cargo handled by a minute can take at a call, for a ride at this price.
    fn boardings(&self, number: usize, call: usize, handled: i64, price: i64) -> Vec<Boarding> {
        let service = &self.world.network.services()[number];
        let met = Met { on_demand: true, ..Met::default() };
        let plain = Boarding { leaves: handled, season: Load::default(), met };
        let Some(departures) = &self.departures[number] else { return vec![plain] };
        if !self.dated {
            let wait = self.reckoner.mean_wait(number).unwrap() + self.reckoner.cut_off(service, None);
            return vec![Boarding { leaves: handled + wait, met: Met { wait: true, ..Met::default() }, ..plain }];
        }
        let ready = self.world.question.ready;
        let zone = &self.world.network.hub(service.calls[0].hub).zone;
        let mut boardings: Vec<Boarding> = Vec::new();
        for &departure in departures {
            let date = zone.local(departure);
            let leaves = departure.epoch_minutes() - ready.epoch_minutes() + self.reckoner.offset(service, call);
            let valid =
                service.valid.is_none_or(|(first, last)| first <= date.epoch_days() && date.epoch_days() <= last);
            let closes = leaves - self.reckoner.cut_off(service, Some(date));
            if !valid || handled > closes {
                continue;
            }
            let mut season = Load::default();
            let mut seasons = service.seasons.iter().filter(|season| Reckoner::holds(&season.window, date)).peekable();
            let mut met = Met {
                wait: handled < closes,
                later: !boardings.is_empty(),
                season: seasons.peek().is_some(),
                ..Met::default()
            };
            for holding in seasons {
                let change = self.reckoner.season(service, holding, price);
                let floor = -(price + season.cost);
                met.floor |= change.cost < floor;
                season = season + Load { cost: change.cost.max(floor), ..change };
            }
            boardings.push(Boarding { leaves, season, met });
        }
        boardings
    }
}

#[derive(Debug, Clone, Copy)]
struct Boarding {
    leaves: i64,
    season: Load,
    met: Met,
}

impl Met {
    fn and(self, other: Self) -> Self {
        Self {
            wait: self.wait | other.wait,
            storage: self.storage | other.storage,
            later: self.later | other.later,
            season: self.season | other.season,
            floor: self.floor | other.floor,
            on_demand: self.on_demand | other.on_demand,
        }
    }
}

/// The values of the criteria asked for.
pub(crate) fn vector(walk: &Walk, criteria: &[Criterion]) -> Vec<i64> {
    let value = |criterion: &Criterion| match criterion {
        Criterion::Time => walk.sum.time,
        Criterion::Cost => walk.sum.cost,
        Criterion::Emissions => walk.sum.grams,
    };
    criteria.iter().map(value).collect()
}

/// One walk for each vector that no other dominates, in the order of the vectors. Of equals, the earliest where a date or a
/// deadline is given, the cheapest where a budget is; then by [`Walk::tie`]. And how many vectors more than one chain of services had.
pub(crate) fn front<'w>(
    world: &World,
    walks: &'w [Walk],
    criteria: &[Criterion],
    dated: bool,
) -> (Vec<&'w Walk>, usize) {
    let timed = dated || world.question.due_within_days.is_some();
    let priced = world.question.budget.is_some();
    let mut by_vector: HashMap<Vec<i64>, Vec<&Walk>> = HashMap::new();
    for walk in walks {
        by_vector.entry(vector(walk, criteria)).or_default().push(walk);
    }
    let beaten = |vector: &Vec<i64>| {
        by_vector.keys().any(|other| other != vector && other.iter().zip(vector).all(|(a, b)| a <= b))
    };
    let mut best: Vec<(&Vec<i64>, &'w Walk, usize)> = Vec::new();
    for (vector, equals) in by_vector.iter().filter(|(vector, _)| !beaten(vector)) {
        let searched = |walk: &Walk| (if timed { walk.sum.time } else { 0 }, if priced { walk.sum.cost } else { 0 });
        let first = equals.iter().min_by_key(|walk| (searched(walk), walk.tie())).unwrap();
        let tied = equals.iter().any(|other| searched(other) == searched(first) && other.legs != first.legs);
        best.push((vector, first, usize::from(tied)));
    }
    best.sort_by_key(|&(vector, _, _)| vector);
    (best.iter().map(|&(_, walk, _)| walk).collect(), best.iter().map(|&(_, _, tied)| tied).sum())
}

/// A number of minutes as the crate has it.
pub(crate) fn minutes(time: i64) -> Minutes {
    Minutes::new(u32::try_from(time).unwrap())
}
