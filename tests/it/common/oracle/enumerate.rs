//! Every answer of a small world: all chains of services, calls and departures, too simply to be wrong.
//!
//! It reads the model and nothing of graph, search or plan. Walks that stand at the same hub, off the same kind of service, at the same
//! minute, and have passed the same vias, have the same future; of those, one that is no better in minutes, money, grams and tie is dropped. Nothing else
//! is: an earlier or cheaper arrival never excuses a later or dearer one.

use super::compute::{Computer, Load};
use super::operations;
use crate::common::world::{Clock, World};
use landsea::model::{HubIx, Loading, Patience, Service, Side};
use landsea::plan::Criterion;
use landsea::units::{Civil, Instant};
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
    pub(crate) surcharge: bool,
    pub(crate) on_demand: bool,
    /// Waited for a hub or a border to open.
    pub(crate) closed: bool,
    /// Waited to leave on demand, because something on the way was closed.
    pub(crate) shut: bool,
    /// Came before the consignee takes it.
    pub(crate) early: bool,
    /// Went in parts.
    pub(crate) split: bool,
    pub(crate) transit: bool,
}

/// A way from the origin, so far or to the end.
#[derive(Debug, Clone)]
pub(crate) struct Walk {
    pub(crate) sum: Load,
    /// The cost on the bill that is shown; the sum's is on the one that decides.
    shown: i64,
    pub(crate) legs: Vec<Ridden>,
    /// When each leg leaves its loading call, in minutes since ready; of one in parts, when the last part does.
    pub(crate) leaves: Vec<i64>,
    pub(crate) met: Met,
    /// By via, in the order of the question.
    passed: Vec<bool>,
    hub: HubIx,
    side: Side,
}

impl Walk {
    /// Fewer transshipments, then the smaller codes, then the earlier calls.
    pub(crate) fn tie(&self) -> (usize, Vec<usize>, Vec<(usize, usize)>) {
        let codes = self.legs.iter().map(|leg| leg.service).collect();
        (self.legs.len(), codes, self.legs.iter().map(|leg| (leg.from, leg.to)).collect())
    }

    /// The same with what it cost on the bill that is shown.
    fn as_shown(&self) -> Self {
        Self { sum: Load { cost: self.shown, ..self.sum }, ..self.clone() }
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
    /// All of at most this many legs.
    All(usize),
}

/// Every way to the end within deadline, horizon and budget, or none when there are more than `most`.
pub(crate) fn walks(world: &World, dated: bool, keep: Keep, most: usize) -> Option<Vec<Walk>> {
    // A budget decides in its own currency; without one the dollar does.
    let decides = world.question.currency.filter(|_| world.question.budget.is_some());
    walks_counted(world, decides, dated, keep, most)
}

/// The same where costs are compared in a currency.
pub(crate) fn walks_counted(
    world: &World,
    decides: Option<&'static str>,
    dated: bool,
    keep: Keep,
    most: usize,
) -> Option<Vec<Walk>> {
    let enumeration = |bill, shown| {
        let computer = Computer::billed(world, bill);
        let departures = (0..world.network.services().len()).map(|service| computer.departures(service)).collect();
        Enumeration { world, computer, departures, dated, shown }
    };
    let shown = (decides != world.question.currency).then(|| Box::new(enumeration(world.question.currency, None)));
    let enumeration = enumeration(decides, shown);
    let passed = vec![false; world.question.vias.len()];
    let start = |&hub| {
        let (sum, met, passed) = (Load::default(), Met::default(), passed.clone());
        Walk { sum, shown: 0, legs: Vec::new(), leaves: Vec::new(), met, passed, hub, side: Side::Gate }
    };
    let mut line: VecDeque<Walk> = enumeration.computer.origins().iter().map(start).collect();
    let mut known: HashMap<(HubIx, Side, i64, Vec<bool>), Vec<Walk>> = HashMap::new();
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
                    let here = known.entry((next.hub, next.side, minute, next.passed.clone())).or_default();
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
    computer: Computer<'w>,
    /// By service; none on demand.
    departures: Vec<Option<Vec<Instant>>>,
    dated: bool,
    /// The same on the bill that is shown, where that is another.
    shown: Option<Box<Self>>,
}

impl Enumeration<'_> {
    fn within_limits(&self, walk: &Walk) -> bool {
        let question = &self.world.question;
        let days = |days: u32| i64::from(days) * 1440;
        (!self.dated || walk.sum.time <= days(question.horizon_days))
            && question.due_within_days.is_none_or(|most| walk.sum.time <= days(most))
            && (!self.dated
                || question.due.is_none_or(|due| question.ready.epoch_minutes() + walk.sum.time <= due.epoch_minutes()))
            && question.budget.is_none_or(|most| walk.sum.cost <= most)
    }

    /// The walk collected by the consignee, where that is possible.
    fn collected(&self, walk: &Walk) -> Option<Walk> {
        let mut end = self.taken(walk)?;
        end.shown = match &self.shown {
            Some(other) => other.taken(&walk.as_shown())?.sum.cost,
            None => end.sum.cost,
        };
        self.within_limits(&end).then_some(end)
    }

    /// The walk with one more leg, each way that is possible.
    fn onward(&self, walk: &Walk) -> Vec<Walk> {
        let mut next = self.carried(walk);
        match &self.shown {
            Some(other) => {
                let twins = other.carried(&walk.as_shown());
                assert_eq!(next.len(), twins.len());
                next.iter_mut().zip(twins).for_each(|(own, twin)| own.shown = twin.sum.cost);
            }
            None => next.iter_mut().for_each(|own| own.shown = own.sum.cost),
        }
        next.retain(|walk| self.within_limits(walk));
        next
    }

    fn taken(&self, walk: &Walk) -> Option<Walk> {
        if walk.side == Side::Gate || walk.passed.contains(&false) {
            return None;
        }
        let work = self.computer.work(walk.hub, walk.side, None)?;
        let begins = self.begins(walk)?;
        let mut end = walk.clone();
        end.sum = end.sum + work;
        end.sum.time = (begins + work.time).max(self.earliest_delivery());
        let stored = self.computer.storage(walk.hub, walk.side, end.sum.time - walk.sum.time);
        end.sum.cost += stored;
        end.sum.cost += self.given_back(walk, begins + work.time, Some(end.sum.time));
        end.sum.cost += self.computer.inventory(end.sum.time);
        end.met.storage |= stored > 0;
        end.met.closed |= begins > walk.sum.time;
        end.met.early |= end.sum.time > begins + work.time;
        Some(end)
    }

    /// When work on a walk's cargo begins: when the hub is open.
    fn begins(&self, walk: &Walk) -> Option<i64> {
        let hubs = [walk.hub; 2];
        if self.dated { self.computer.openings.both(self.world, hubs, walk.sum.time) } else { Some(walk.sum.time) }
    }

    fn earliest_delivery(&self) -> i64 {
        let question = &self.world.question;
        let from = question.deliver_from.filter(|_| self.dated);
        from.map_or(0, |from| from.epoch_minutes() - question.ready.epoch_minutes())
    }

    /// Lease where boxes are dropped off.
    fn given_back(&self, walk: &Walk, handled: i64, taken: Option<i64>) -> i64 {
        match walk.side {
            Side::On(_, Loading::Box) => self.computer.lease(walk.hub, walk.sum.time, handled, taken),
            _ => 0,
        }
    }

    fn carried(&self, walk: &Walk) -> Vec<Walk> {
        let mut next = Vec::new();
        let Some(begins) = self.begins(walk) else { return next };
        for (number, service) in self.world.network.services().iter().enumerate() {
            if !self.computer.takes(service) {
                continue;
            }
            let side = Side::On(service.mode, service.carries);
            let Some(work) = self.computer.work(walk.hub, walk.side, Some(service)) else { continue };
            for from in (0..service.calls.len()).filter(|&call| service.calls[call].hub == walk.hub) {
                for to in from + 1..service.calls.len() {
                    let Some(ride) = self.computer.ride(service, from, to) else { continue };
                    let way = &service.stages[service.calls[from].leave..service.calls[to].arrive];
                    let transit = self.computer.transit_on(service, way);
                    let ridden = Ridden { service: number, from, to };
                    for mut boarding in self.boardings(ridden, walk.side, begins + work.time, ride) {
                        let stay = boarding.left - walk.sum.time;
                        let stored = self.computer.storage(walk.hub, walk.side, stay);
                        boarding.met.storage = stored > 0;
                        boarding.met.transit = transit != Load::default();
                        boarding.met.closed |= begins > walk.sum.time;
                        let mut after = walk.clone();
                        after.sum.time = boarding.arrives + transit.time;
                        after.sum.cost += work.cost + stored + ride.cost + boarding.seasons + transit.cost;
                        after.sum.cost += self.computer.premiums(service, from, to);
                        if walk.side == Side::Gate {
                            after.sum.cost += self.computer.premium_at_once();
                        }
                        if service.carries != Loading::Box {
                            after.sum.cost += self.given_back(walk, begins + work.time, None);
                        }
                        after.sum.grams += work.grams + ride.grams;
                        after.legs.push(ridden);
                        after.leaves.push(boarding.left);
                        after.met = after.met.and(boarding.met);
                        for (passed, via) in after.passed.iter_mut().zip(&self.world.question.vias) {
                            *passed |= via.is_touched_by(service, from, to);
                        }
                        (after.hub, after.side) = (service.calls[to].hub, side);
                        next.push(after);
                    }
                }
            }
        }
        next
    }

    /// Every departure that cargo handled by a minute can take, for a ride at this price without seasons.
    fn boardings(&self, ridden: Ridden, side: Side, handled: i64, ride: Load) -> Vec<Boarding> {
        let number = ridden.service;
        let service = &self.world.network.services()[number];
        let (first, last) = (service.calls[ridden.from].leave, service.calls[ridden.to].arrive);
        let stages = &service.stages[first..last];
        let special = self.computer.special();
        let gate = self.computer.gate_cut_off(service, special);
        let load = i64::try_from(self.computer.load(service)).unwrap();
        let Some(departures) = &self.departures[number] else {
            let (from, to) = (ridden.from, ridden.to);
            let left = if self.dated {
                self.computer.may_leave(service, from, to, handled)
            } else {
                (!self.computer.meets_closed(service, from, to, None)).then_some(handled)
            };
            let Some(left) = left else { return Vec::new() };
            let met = Met { on_demand: true, shut: left > handled, ..Met::default() };
            let arrives = if self.dated { self.computer.passes(stages, left) } else { Some(left + ride.time) };
            let Some(arrives) = arrives else { return Vec::new() };
            let date = self.dated.then(|| self.computer.ready_date());
            let (seasons, floor) = self.surcharges(ridden, date, ride.cost, ride.cost);
            let seasons = seasons.iter().sum();
            let met = Met { floor, surcharge: seasons != 0, ..met };
            return vec![Boarding { left, arrives, seasons, met }];
        };
        if !self.dated {
            if self.computer.meets_closed(service, ridden.from, ridden.to, None) {
                return Vec::new();
            }
            let most = service.capacity.as_ref().map_or(i64::MAX, |most| i64::try_from(most.value).unwrap());
            let needed = load.max(1).unsigned_abs().div_ceil(most.max(1).unsigned_abs());
            let mean = self.computer.mean_wait(number).unwrap();
            let left = handled + gate + mean * (2 * i64::try_from(needed).unwrap() - 1);
            let (seasons, floor) = self.surcharges(ridden, None, ride.cost, ride.cost);
            let seasons = seasons.iter().sum();
            let met = Met { wait: true, floor, surcharge: seasons != 0, ..Met::default() };
            return vec![Boarding { left, arrives: left + ride.time, seasons, met }];
        }
        let leaving: Vec<Leaving> = departures
            .iter()
            .filter_map(|&departure| self.leaving(service, ridden, side, departure, ride, gate))
            .collect();
        let (mut boardings, mut next): (Vec<Boarding>, Option<Instant>) = (Vec::new(), None);
        for (at, first) in leaving.iter().enumerate() {
            let mut boarding = Boarding { left: 0, arrives: 0, seasons: 0, met: Met::default() };
            let (mut rest, mut caught) = (load, true);
            for part in &leaving[at..] {
                let taken = part.room.min(rest);
                if rest == 0 || taken == 0 {
                    continue;
                }
                rest -= taken;
                caught &= handled <= part.closes;
                boarding.left = part.leaves;
                boarding.arrives = boarding.arrives.max(part.arrives);
                // A part of a cent is charged whole.
                let share = |more: i64| -(-more * taken).div_euclid(load.max(1));
                boarding.seasons += part.seasons.iter().chain(&part.surcharges).copied().map(share).sum::<i64>();
                boarding.met.surcharge |= part.surcharges.iter().any(|change| *change != 0);
                boarding.met.season |= !part.seasons.is_empty();
                boarding.met.floor |= part.floor;
                boarding.met.split |= taken < load;
                boarding.met.closed |= part.arrives > part.leaves + ride.time && part.seasons.is_empty();
            }
            let whole = first.room >= load || self.world.question.split;
            if rest == 0 && caught && whole && first.room > 0 {
                let next = *next.get_or_insert(first.first_call);
                if !self.may_wait(number, next, first.first_call) {
                    continue;
                }
                boarding.met.wait = handled < first.closes;
                boarding.met.later = !boardings.is_empty();
                boardings.push(boarding);
            }
        }
        boardings
    }

    /// Whether cargo that could go with one departure from the first call may wait for another.
    fn may_wait(&self, service: usize, next: Instant, other: Instant) -> bool {
        let Clock::Every { zone, weeks, slots, .. } = &self.world.clocks[service] else { return true };
        let count = i64::try_from(slots.len()).unwrap();
        let most = match self.world.question.patience {
            Patience::Unlimited => return true,
            Patience::Headway => (weeks * 10_080 + count - 1) / count,
            Patience::Days(days) => i64::from(days) * 1440,
        };
        // A wait of nothing is none on any clock.
        let on_the_clock = Civil::from_epoch_minutes(zone.local(other).epoch_minutes() - most);
        other.epoch_minutes() - next.epoch_minutes() <= most || most > 0 && zone.instant(on_the_clock) <= next
    }

    /// What is known of a departure before anybody boards it; none when it does not run, or takes none of this cargo.
    fn leaving(
        &self,
        service: &Service,
        ridden: Ridden,
        side: Side,
        departure: Instant,
        ride: Load,
        gate: i64,
    ) -> Option<Leaving> {
        let question = &self.world.question;
        let (first, last) = (service.calls[ridden.from].leave, service.calls[ridden.to].arrive);
        let mut service = service.clone();
        service.seasons.retain(|season| season.over.is_none_or(|over| first <= over && over < last));
        let service = &service;
        let zone = &self.world.network.hub(service.calls[0].hub).zone;
        let date = zone.local(departure);
        if !operations::runs(service, date) {
            return None;
        }
        let ready = question.ready.epoch_minutes();
        let leaves = departure.epoch_minutes() - ready + self.computer.offset(service, ridden.from);
        if self.computer.meets_closed(service, ridden.from, ridden.to, Some(leaves)) {
            return None;
        }
        let passed = self.computer.passes(&service.stages[first..last], leaves)?;
        let holding = service.seasons.iter().filter(|season| Computer::holds(&season.window, date));
        let (mut seasons, mut left, mut floor): (Vec<Load>, i64, bool) = (Vec::new(), ride.cost, false);
        for season in holding {
            let change = self.computer.season(service, season, ride.cost);
            floor |= change.cost < -left;
            seasons.push(Load { cost: change.cost.max(-left), ..change });
            left += change.cost.max(-left);
        }
        let (surcharges, below) = self.surcharges(ridden, Some(date), ride.cost, left);
        let before = self.computer.document_cut_off(service);
        let mut cut_off = gate + self.computer.queue(service, date);
        match question.documents {
            Some(documents) if documents.epoch_minutes() - ready > leaves - before => return None,
            None if side == Side::Gate => cut_off = cut_off.max(before),
            _ => {}
        }
        let room = operations::room(service, date);
        let alone = question.split || room >= i64::try_from(self.computer.load(service)).unwrap();
        Some(Leaving {
            first_call: departure,
            leaves,
            arrives: passed + seasons.iter().map(|season| season.time).sum::<i64>(),
            closes: leaves - cut_off,
            room: if alone { room } else { 0 },
            seasons: seasons.iter().map(|season| season.cost).collect(),
            surcharges,
            floor: floor || below,
        })
    }

    /// What each surcharge that holds adds to a ride that costs so much before and after its seasons; and whether one would take
    /// off more than is left.
    fn surcharges(&self, ridden: Ridden, date: Option<Civil>, price: i64, mut left: i64) -> (Vec<i64>, bool) {
        let service = &self.world.network.services()[ridden.service];
        let holds = |window| date.is_some_and(|date| Computer::holds(window, date));
        let (mut changes, mut floor) = (Vec::new(), false);
        let way = &service.stages[service.calls[ridden.from].leave..service.calls[ridden.to].arrive];
        let km = way.iter().map(|stage| i64::from(stage.distance.value.get())).sum();
        for surcharge in self.computer.surcharges(service, ridden.from, ridden.to) {
            if surcharge.window.as_ref().is_none_or(holds) {
                let change = self.computer.surcharge(surcharge, km, price);
                floor |= change < -left;
                changes.push(change.max(-left));
                left += change.max(-left);
            }
        }
        (changes, floor)
    }
}

/// A departure at a call, in minutes since ready.
struct Leaving {
    first_call: Instant,
    leaves: i64,
    arrives: i64,
    closes: i64,
    room: i64,
    /// What each season adds to the price of all of the load.
    seasons: Vec<i64>,
    /// What each surcharge adds.
    surcharges: Vec<i64>,
    /// Whether they would take off more than the price.
    floor: bool,
}

#[derive(Debug, Clone, Copy)]
struct Boarding {
    /// When the last of the cargo has left.
    left: i64,
    arrives: i64,
    seasons: i64,
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
            surcharge: self.surcharge | other.surcharge,
            on_demand: self.on_demand | other.on_demand,
            closed: self.closed | other.closed,
            shut: self.shut | other.shut,
            early: self.early | other.early,
            split: self.split | other.split,
            transit: self.transit | other.transit,
        }
    }
}

/// The values of a walk as an answer shows them.
pub(crate) fn shown(walk: &Walk, criteria: &[Criterion]) -> Vec<i64> {
    vector(&walk.as_shown(), criteria)
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
    let priced = world.question.budget.is_some();
    let counts_money = priced || criteria.contains(&Criterion::Cost);
    let by_time = counts_money && Computer::charges_time(world);
    let timed = dated || by_time || world.question.due_within_days.is_some();
    let mut by_vector: HashMap<Vec<i64>, Vec<&Walk>> = HashMap::new();
    for walk in walks {
        by_vector.entry(vector(walk, criteria)).or_default().push(walk);
    }
    let dominated = |vector: &Vec<i64>| {
        by_vector.keys().any(|other| other != vector && other.iter().zip(vector).all(|(a, b)| a <= b))
    };
    let mut best: Vec<(&Vec<i64>, &'w Walk, usize)> = Vec::new();
    for (vector, equals) in by_vector.iter().filter(|(vector, _)| !dominated(vector)) {
        let searched = |walk: &Walk| (if timed { walk.sum.time } else { 0 }, if priced { walk.sum.cost } else { 0 });
        let first = equals.iter().min_by_key(|walk| (searched(walk), walk.tie())).unwrap();
        let tied = equals.iter().any(|other| searched(other) == searched(first) && other.legs != first.legs);
        best.push((vector, first, usize::from(tied)));
    }
    best.sort_by_key(|&(vector, _, _)| vector);
    (best.iter().map(|&(_, walk, _)| walk).collect(), best.iter().map(|&(_, _, tied)| tied).sum())
}
