//! Labels at the nodes: those that have arrived, and those still under way.

use super::arrival::{Arrival, Carry, Ridden};
use super::timetable::{MOST, Timetable};
use crate::search::{Cost, NodeId, SearchError};
use std::ops::Range;

const NONE: u32 = u32::MAX;
/// Marks a ride on demand.
const ON_DEMAND: u32 = 1 << 31;
/// The key of a node that no label has reached.
const UNREACHED: i64 = i64::MAX;

/// What a departure reads of its two nodes.
#[derive(Debug, Clone, Copy)]
struct Node {
    /// Of the labels that have arrived, the least cost less rate times arrival.
    key: i64,
    /// When the next label arrives; `NONE` when none is under way.
    next: u32,
    /// The label with that key.
    label: u32,
    /// What a unit of waiting costs.
    rate: u32,
    /// Whether labels are kept in `stored`.
    is_stored: bool,
}

/// A label at a node where waiting has one rate: ascending in arrival, strictly descending in key.
#[derive(Debug, Clone, Copy)]
struct Entry {
    arrives: u32,
    label: u32,
    key: i64,
}

/// A label at a node where a cheaper label may be overtaken by storage: ascending in arrival.
#[derive(Debug, Clone, Copy)]
struct Stored {
    arrives: u32,
    label: u32,
    cost: i64,
    /// The least cost of this and all that arrived before.
    floor: i64,
}

/// Of the labels that have arrived where storage is charged, the one that boards for least, and when that is known to hold.
#[derive(Debug, Clone, Copy)]
struct Cheapest {
    /// What it has paid when it leaves within the time.
    cost: i64,
    label: u32,
    from: u32,
    until: u32,
}

/// A label that has arrived where storage is charged, and that beats much of what comes later.
#[derive(Debug, Clone, Copy)]
struct Rival {
    cost: i64,
    arrives: u32,
}

/// How a label came: from which label, by which ride; at a source, which source it is.
#[derive(Debug, Clone, Copy)]
struct Came {
    from: u32,
    by: u32,
}

/// A label on its way to a node.
#[derive(Debug, Clone, Copy)]
struct Label {
    node: u32,
    arrives: u32,
    cost: i64,
    came: Came,
}

/// All labels of a sweep.
#[derive(Debug, Default)]
pub(super) struct Fronts {
    nodes: Vec<Node>,
    /// How many labels of each node have arrived.
    arrived: Vec<u32>,
    linear: Vec<Vec<Entry>>,
    stored: Vec<Vec<Stored>>,
    cheapest: Vec<Cheapest>,
    rival: Vec<Rival>,
    came: Vec<Came>,
    /// Labels that rides on demand have yet to carry on.
    onward: Vec<Label>,
    /// Ways whose time or cost does not fit: where they lead, and what they take and cost at least.
    unfit: Vec<(usize, Cost<2>)>,
    caps: Cost<2>,
    /// When the last departure closes; from then on a later label is no better than an earlier one of the same cost.
    last: Option<u32>,
    has_on_demand: bool,
}

impl Fronts {
    pub(super) fn reset(&mut self, timetable: &Timetable, caps: Cost<2>, last: Option<u32>) {
        let nodes = timetable.nodes();
        self.nodes.clear();
        self.nodes.extend((0..nodes).map(|node| {
            let tariff = timetable.tariff_of(node);
            let rate = u32::try_from(tariff.rate()).unwrap_or(u32::MAX);
            Node { key: UNREACHED, next: NONE, label: NONE, rate, is_stored: !tariff.is_linear() }
        }));
        self.arrived.clear();
        self.arrived.resize(nodes, 0);
        self.linear.iter_mut().for_each(Vec::clear);
        self.stored.iter_mut().for_each(Vec::clear);
        if self.linear.len() < nodes {
            self.linear.resize(nodes, Vec::new());
            self.stored.resize(nodes, Vec::new());
        }
        self.cheapest.clear();
        self.cheapest.resize(nodes, Cheapest { cost: i64::MAX, label: NONE, from: NONE, until: 0 });
        self.rival.clear();
        self.rival.resize(nodes, Rival { cost: i64::MAX, arrives: 0 });
        self.came.clear();
        self.onward.clear();
        self.unfit.clear();
        (self.caps, self.last) = (caps, last);
        self.has_on_demand = !timetable.on_demand.is_empty();
    }

    pub(super) fn created(&self) -> usize {
        self.came.len()
    }

    /// Whether some way that does not fit may be better than all found where it leads.
    pub(super) fn may_miss_any(&self, timetable: &Timetable) -> bool {
        let is_missed = |&(node, cost): &(usize, Cost<2>)| {
            let mut known = self.at(timetable, node);
            !known.any(|known| known.cost[0] <= cost[0] && known.cost[1] <= cost[1])
        };
        self.unfit.iter().any(is_missed)
    }

    /// Leaves out a way that does not fit, until it is known whether it matters.
    fn leave_out(&mut self, node: u32, cost: Cost<2>) {
        if cost[0] <= self.caps[0] && cost[1] <= self.caps[1] {
            self.unfit.push((node as usize, cost));
        }
    }

    /// Puts a label at a source; gives when it is there. One that exceeds a cap is left out.
    pub(super) fn start(
        &mut self,
        timetable: &Timetable,
        carry: Carry<'_>,
        source: usize,
        node: NodeId,
        cost: Cost<2>,
    ) -> Result<u32, SearchError> {
        if cost[0] > self.caps[0] || cost[1] > self.caps[1] {
            return Ok(u32::MAX);
        }
        let number = |value: u64| u32::try_from(value).map_err(|_| SearchError::Overflow);
        let arrives = number(cost[0])?;
        let label = Label {
            node: number(node.index() as u64)?,
            arrives,
            cost: i64::try_from(cost[1]).map_err(|_| SearchError::Overflow)?,
            came: Came { from: NONE, by: number(source as u64)? },
        };
        self.arrive(timetable, carry, label)?;
        Ok(arrives)
    }

    /// Rides some departures, in their order; whether anything was found.
    pub(super) fn ride<const STORED: bool>(
        &mut self,
        timetable: &Timetable,
        carry: Carry<'_>,
        range: Range<usize>,
    ) -> Result<bool, SearchError> {
        let mut found = false;
        for (row, number) in timetable.rows[range.clone()].iter().zip(range) {
            let (from, to) = (row.from as usize, row.to as usize);
            if self.nodes[from].next <= row.closes {
                self.let_arrive(timetable, from, row.closes);
            }
            let tail = &self.nodes[from];
            if tail.key == UNREACHED {
                continue;
            }
            let (mut cost, mut label) = (tail.key + product(tail.rate, row.leaves), tail.label);
            if STORED && tail.is_stored {
                (cost, label) = self.cheapest(timetable, from, row.leaves);
            }
            cost += row.cost.cast_signed();
            // What has arrived by now has arrived by then.
            let head = &self.nodes[to];
            if STORED && head.is_stored {
                let rival = self.rival[to];
                let growth = timetable.tariff_of(to).growth;
                if rival.cost != i64::MAX
                    && rival.cost + growth.over(timetable.periods, row.arrives - rival.arrives).cast_signed() <= cost
                {
                    continue;
                }
            } else if cost - product(head.rate, row.arrives) >= head.key {
                continue;
            }
            let came = Came { from: label, by: index(number) };
            found |= self.arrive(timetable, carry, Label { node: row.to, arrives: row.arrives, cost, came })?;
        }
        Ok(found)
    }

    /// Moves labels that have arrived by a time to those that can board.
    fn let_arrive(&mut self, timetable: &Timetable, node: usize, by: u32) {
        let arrived = &mut self.arrived[node];
        let before = *arrived as usize;
        let state = &mut self.nodes[node];
        if state.is_stored {
            let labels = &self.stored[node];
            let now = count(labels[before..].iter().map(|entry| entry.arrives), by);
            *arrived += now;
            // Any key but that of an unreached node.
            state.key = 0;
            state.next = labels.get(*arrived as usize).map_or(NONE, |entry| entry.arrives);
            let tariff = timetable.tariff_of(node);
            let (cheapest, rival) = (&mut self.cheapest[node], &mut self.rival[node]);
            for entry in &labels[before..*arrived as usize] {
                if cheapest.label != NONE && cheapest.from > entry.arrives {
                    // What is known is of a time yet to come: it says nothing of now.
                    (cheapest.cost, cheapest.from) = (i64::MIN, NONE);
                } else if entry.cost < cheapest.cost {
                    let until = entry.arrives.saturating_add(tariff.same_until(timetable.periods, 0));
                    *cheapest = Cheapest { cost: entry.cost, label: entry.label, from: entry.arrives, until };
                }
                if rival.cost == i64::MAX
                    || tariff.growth.is_less_by(
                        timetable.periods,
                        entry.cost,
                        rival.cost,
                        entry.arrives - rival.arrives,
                    )
                {
                    *rival = Rival { cost: entry.cost, arrives: entry.arrives };
                }
            }
        } else {
            let labels = &self.linear[node];
            *arrived += count(labels[before..].iter().map(|entry| entry.arrives), by);
            let best = &labels[*arrived as usize - 1];
            (state.key, state.label) = (best.key, best.label);
            state.next = labels.get(*arrived as usize).map_or(NONE, |entry| entry.arrives);
        }
    }

    /// Of the labels that have arrived, the one that costs least when it leaves at a time, and what it costs then.
    fn cheapest(&mut self, timetable: &Timetable, node: usize, leaves: u32) -> (i64, u32) {
        let known = &self.cheapest[node];
        if (known.from..=known.until).contains(&leaves) {
            return (known.cost, known.label);
        }
        let tariff = timetable.tariff_of(node);
        let (mut least, mut label, mut until) = (i64::MAX, NONE, 0);
        for entry in self.stored[node][..self.arrived[node] as usize].iter().rev() {
            let stay = leaves - entry.arrives;
            let charge = tariff.charge(timetable.periods, stay).cast_signed();
            // Whatever came before has stayed longer, and had paid no less than the floor.
            if entry.floor + charge >= least {
                break;
            }
            if entry.cost + charge < least {
                (least, label) = (entry.cost + charge, entry.label);
                until = entry.arrives.saturating_add(tariff.same_until(timetable.periods, stay));
            }
        }
        // As long as this one pays no more, no other pays less: storage never falls.
        self.cheapest[node] = Cheapest { cost: least, label, from: leaves, until };
        (least, label)
    }

    /// Puts a label at its node unless it is of no use there, and carries it on by rides on demand.
    fn arrive(&mut self, timetable: &Timetable, carry: Carry<'_>, label: Label) -> Result<bool, SearchError> {
        if !self.insert(timetable, &label)? {
            return Ok(false);
        }
        if self.has_on_demand {
            self.carry_on(timetable, carry, label)?;
        }
        Ok(true)
    }

    fn carry_on(&mut self, timetable: &Timetable, carry: Carry<'_>, label: Label) -> Result<(), SearchError> {
        let numbered = |label: Label, last: usize| Label { came: Came { from: index(last), ..label.came }, ..label };
        self.onward.push(numbered(label, self.came.len() - 1));
        while let Some(tail) = self.onward.pop() {
            for at in timetable.on_demand_from(tail.node as usize) {
                let came = [u64::from(tail.arrives), tail.cost.cast_unsigned()];
                let node = index(timetable.on_demand[at].to.index());
                let carried = match carry(timetable.on_demand_number[at] as usize, &came) {
                    Ok(Some(carried)) => carried,
                    Ok(None) => continue,
                    Err(SearchError::Overflow) => {
                        self.leave_out(node, came);
                        continue;
                    }
                    Err(error) => return Err(error),
                };
                let (Ok(arrives), Ok(cost)) = (u32::try_from(carried[0]), i64::try_from(carried[1])) else {
                    self.leave_out(node, carried);
                    continue;
                };
                let label =
                    Label { node, arrives, cost, came: Came { from: tail.came.from, by: index(at) | ON_DEMAND } };
                if !timetable.stretches
                    && self.last.is_none_or(|last| label.arrives > last)
                    && self.is_late(timetable, &label)
                {
                    continue;
                }
                if self.insert(timetable, &label)? {
                    self.onward.push(numbered(label, self.came.len() - 1));
                }
            }
        }
        Ok(())
    }

    /// Whether a label that can board nothing is no better than one that is there before.
    fn is_late(&self, timetable: &Timetable, label: &Label) -> bool {
        let before =
            self.all_at(timetable, label.node as usize).take_while(|&(arrives, _, _)| arrives <= label.arrives);
        before.into_iter().any(|(_, cost, _)| cost <= label.cost)
    }

    fn insert(&mut self, timetable: &Timetable, label: &Label) -> Result<bool, SearchError> {
        if index(self.came.len()) == NONE {
            return Err(SearchError::Overflow);
        }
        if u64::from(label.arrives) > self.caps[0] || label.cost.cast_unsigned() > self.caps[1] {
            return Ok(false);
        }
        if label.cost > MOST || label.arrives == NONE {
            self.leave_out(label.node, [label.arrives.into(), label.cost.cast_unsigned()]);
            return Ok(false);
        }
        let node = label.node as usize;
        let place =
            if self.nodes[node].is_stored { self.insert_stored(timetable, label) } else { self.insert_linear(label) };
        let Some((place, next)) = place else { return Ok(false) };
        self.came.push(label.came);
        // A label that arrives just now may take the place of one that had.
        let arrived = &mut self.arrived[node];
        *arrived = (*arrived).min(place);
        if *arrived == place {
            self.nodes[node].next = next;
        }
        Ok(true)
    }

    fn insert_linear(&mut self, label: &Label) -> Option<(u32, u32)> {
        let key = label.cost - product(self.nodes[label.node as usize].rate, label.arrives);
        let labels = &mut self.linear[label.node as usize];
        let after = place_after(labels, label.arrives, |entry| entry.arrives);
        let mut from = after;
        if let Some(before) = labels[..after].last() {
            if before.key <= key {
                return None;
            }
            from -= usize::from(before.arrives == label.arrives);
        }
        let dominated = labels[after..].iter().take_while(|entry| entry.key >= key).count();
        let entry = Entry { arrives: label.arrives, label: index(self.came.len()), key };
        put(labels, from..after + dominated, entry);
        Some((index(from), label.arrives))
    }

    fn insert_stored(&mut self, timetable: &Timetable, label: &Label) -> Option<(u32, u32)> {
        let growth = timetable.tariff_of(label.node as usize).growth;
        let grown = |delay| growth.over(timetable.periods, delay).cast_signed();
        let labels = &mut self.stored[label.node as usize];
        let after = place_after(labels, label.arrives, |entry| entry.arrives);
        for entry in labels[..after].iter().rev() {
            let more = grown(label.arrives - entry.arrives);
            if entry.cost + more <= label.cost {
                return None;
            }
            if entry.floor + more > label.cost {
                break;
            }
        }
        let from = after - usize::from(labels[..after].last().is_some_and(|before| before.arrives == label.arrives));
        let mut kept = after;
        for at in after..labels.len() {
            let entry = labels[at];
            if label.cost + grown(entry.arrives - label.arrives) > entry.cost {
                labels[kept] = entry;
                kept += 1;
            }
        }
        labels.truncate(kept);
        let floor = labels[..from].last().map_or(label.cost, |before| before.floor.min(label.cost));
        let entry = Stored { arrives: label.arrives, label: index(self.came.len()), cost: label.cost, floor };
        put(labels, from..after, entry);
        for later in labels[from + 1..].iter_mut().take_while(|later| later.floor > floor) {
            later.floor = floor;
        }
        Some((index(from), label.arrives))
    }

    /// Arrival, cost and number of every label kept at a node, by ascending arrival.
    fn all_at<'s>(&'s self, timetable: &Timetable, node: usize) -> impl Iterator<Item = (u32, i64, u32)> + use<'s> {
        let rate = u32::try_from(timetable.tariff_of(node).rate()).unwrap_or(u32::MAX);
        let cost = move |entry: &Entry| entry.key + product(rate, entry.arrives);
        let linear = self.linear[node].iter().map(move |entry| (entry.arrives, cost(entry), entry.label));
        linear.chain(self.stored[node].iter().map(|entry| (entry.arrives, entry.cost, entry.label)))
    }

    /// The non-dominated arrivals at a node.
    pub(super) fn at<'s>(&'s self, timetable: &Timetable, node: usize) -> impl Iterator<Item = Arrival> + use<'s> {
        assert!(node < timetable.nodes(), "node {node} is not in the timetable");
        let mut least = i64::MAX;
        self.all_at(timetable, node).filter_map(move |(arrives, cost, label)| {
            let better = cost < least;
            least = least.min(cost);
            better.then(|| Arrival { cost: [u64::from(arrives), cost.cast_unsigned()], label })
        })
    }

    /// The way of a label, from its source on.
    pub(super) fn way(&self, timetable: &Timetable, mut label: u32) -> (usize, Vec<Ridden>) {
        let mut rides = Vec::new();
        loop {
            let came = self.came[label as usize];
            if came.from == NONE {
                rides.reverse();
                return (came.by as usize, rides);
            }
            rides.push(if came.by & ON_DEMAND == 0 {
                Ridden::Departure(timetable.rows[came.by as usize].number as usize)
            } else {
                Ridden::OnDemand(timetable.on_demand_number[(came.by & !ON_DEMAND) as usize] as usize)
            });
            label = came.from;
        }
    }
}

/// A position; there are fewer than 2^32 of whatever is counted here.
#[inline]
fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(NONE)
}

#[inline]
fn product(rate: u32, time: u32) -> i64 {
    i64::from(rate) * i64::from(time)
}

/// How many of ascending times are not after one.
fn count(times: impl Iterator<Item = u32>, by: u32) -> u32 {
    times.take_while(|&time| time <= by).fold(0, |count, _| count + 1)
}

/// The first place after everything that arrives by a time. New labels are mostly among the latest.
#[inline]
fn place_after<T>(labels: &[T], arrives: u32, arrives_at: impl Fn(&T) -> u32) -> usize {
    let mut after = labels.len();
    for _ in 0..8 {
        if after == 0 || arrives_at(&labels[after - 1]) <= arrives {
            return after;
        }
        after -= 1;
    }
    labels[..after].partition_point(|entry| arrives_at(entry) <= arrives)
}

/// Puts an entry in place of a run of others.
#[inline]
fn put<T>(labels: &mut Vec<T>, run: Range<usize>, entry: T) {
    if run.is_empty() {
        labels.insert(run.start, entry);
    } else {
        labels[run.start] = entry;
        labels.drain(run.start + 1..run.end);
    }
}
