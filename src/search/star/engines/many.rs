//! Three and four criteria in 32 bits.
//!
//! The method is NAMOA*dr (Pulido, Mandow and Pérez de la Cruz, 2015) in the shape of LTMOA* (Hernández et al., Multi-objective search via lazy and
//! efficient dominance checks, 2023): truncated fronts in flat arrays, cheap tests first. Costs are reduced as in `two`.

use super::front::Front;
use crate::search::star::bounding::ahead::Ahead;
use crate::search::star::laid::ground::Ground;
use crate::search::star::laid::layout::NONE;
use crate::search::star::narrow::ends::Start;
use crate::search::star::narrow::halt::Halt;
use crate::search::star::narrow::length::{Below, Length};
use crate::search::star::narrow::queue::{Buckets, PLENTY};
use crate::search::star::task::{NarrowTask, Record, trail};
use crate::search::star::watch::Watch;
use crate::search::weight::{Weight, sealed::Sum};
use crate::search::{Stats, Status};

/// No estimate goes farther: one and what an arc adds to it never pass 32 bits together.
const FAR: u32 = u32::MAX / 2;

/// A node that the search has met, numbered in the order met.
#[derive(Debug, Clone, Copy)]
struct Met<const K: usize> {
    /// What last beat a label here.
    hint: [Below; K],
    /// Its reduced arcs, once it is expanded.
    from: u32,
    to: u32,
}

#[derive(Debug, Clone, Copy)]
struct Reduced<const K: usize> {
    head: u32,
    arc: u32,
    adds: [u32; K],
}

#[derive(Debug, Clone, Copy)]
struct Label<const K: usize> {
    estimate: [u32; K],
    node: u32,
    parent: u32,
    arc: u32,
}

/// Memory of searches by three or four criteria.
#[derive(Debug)]
pub(in crate::search::star) struct Many<const K: usize> {
    queue: Buckets<Label<K>>,
    met: Vec<Met<K>>,
    fronts: Vec<Front<K>>,
    node: Vec<u32>,
    number: Vec<u32>,
    reduced: Vec<Reduced<K>>,
    /// Labels taken: parent and arc; at a start, `NONE` and the start.
    records: Vec<Record>,
    goal: Front<K>,
    /// Costs of the answers, and their records.
    answers: Vec<([u32; K], u32)>,
    base: [Length; K],
}

/// How far estimates by one criterion may go.
#[derive(Debug, Clone, Copy)]
struct Room {
    most: u32,
    /// Whether what goes farther exceeds a cap, and is of no use. Else 32 bits are too few for it.
    is_cap: bool,
}

/// Whether what was taken rules an estimate out; that by the first criterion is no greater.
#[inline]
fn beats<const K: usize>(taken: &[Below; K], estimate: &[u32; K]) -> bool {
    taken[1..].iter().zip(&estimate[1..]).all(|(taken, &estimate)| taken.rules_out(estimate))
}

impl<const K: usize> Many<K> {
    pub(in crate::search::star) fn new() -> Self {
        Self {
            queue: Buckets::new(PLENTY),
            met: Vec::new(),
            fronts: Vec::new(),
            node: Vec::new(),
            number: Vec::new(),
            reduced: Vec::new(),
            records: Vec::new(),
            goal: Front::default(),
            answers: Vec::new(),
            base: [Length::ZERO; K],
        }
    }

    fn reset(&mut self, nodes: usize) {
        for node in self.node.drain(..) {
            self.number[node as usize] = NONE;
        }
        if self.number.len() < nodes {
            self.number.resize(nodes, NONE);
        }
        for front in &mut self.fronts[..self.met.len()] {
            front.clear();
        }
        self.met.clear();
        self.reduced.clear();
        self.records.clear();
        self.answers.clear();
        self.goal.clear();
    }

    fn meet(&mut self, node: u32) -> u32 {
        let number = &mut self.number[node as usize];
        if *number == NONE {
            *number = u32::try_from(self.met.len()).unwrap_or(NONE);
            self.node.push(node);
            self.met.push(Met { hint: [Below::ALL; K], from: NONE, to: NONE });
            if self.fronts.len() < self.met.len() {
                self.fronts.push(Front::default());
            }
        }
        *number
    }

    /// The start that an answer begins with, and its arcs in the order taken.
    pub(in crate::search::star) fn way(&self, answer: usize) -> (u32, Vec<u32>) {
        trail(&self.records, self.answers[answer].1)
    }

    /// The costs of the answers.
    pub(in crate::search::star) fn costs(&self) -> impl Iterator<Item = [u64; K]> {
        self.answers.iter().map(|(estimate, _)| {
            let mut cost = self.base.map(|base| u64::from(base.get()));
            for (cost, estimate) in cost.iter_mut().zip(estimate) {
                *cost += u64::from(*estimate);
            }
            cost
        })
    }

    /// The front by bounds from anywhere.
    pub(in crate::search::star) fn search<W: Weight>(
        &mut self,
        task: &NarrowTask<'_, W, K>,
        ahead: &mut impl Ahead,
        watch: &mut Watch<'_>,
    ) -> Result<(Status, Stats), Halt> {
        self.reset(task.ground.nodes());
        let outcome = self.find(task, ahead, watch);
        self.settle();
        outcome
    }

    fn find<W: Weight>(
        &mut self,
        task: &NarrowTask<'_, W, K>,
        ahead: &mut impl Ahead,
        watch: &mut Watch<'_>,
    ) -> Result<(Status, Stats), Halt> {
        let mut stats = Stats::default();
        let mut base: Option<[Length; K]> = None;
        for start in task.starts {
            if let Some(least) = least_from(start, ahead)? {
                base = Some(base.map_or(least, |base| std::array::from_fn(|at| base[at].min(least[at]))));
            }
        }
        let Some(base) = base else { return Ok((Status::Complete, stats)) };
        self.base = base;
        let mut rooms = [Room { most: FAR, is_cap: false }; K];
        for ((room, &cap), base) in rooms.iter_mut().zip(&task.limits.caps).zip(base) {
            if let Some(cap) = cap.whole().filter(|_| cap != W::GREATEST) {
                let Some(left) = cap.checked_sub(base.get().into()) else { return Ok((Status::Complete, stats)) };
                // A cap that is farther than 32 bits go is none to a search that hands over there.
                if let Some(most) = u32::try_from(left).ok().filter(|&most| most <= FAR) {
                    *room = Room { most, is_cap: true };
                }
            }
        }
        self.queue.start(task.ground.greatest(0).saturating_mul(2));
        for (at, start) in (0..).zip(task.starts) {
            if let Some(least) = least_from(start, ahead)? {
                let estimate = std::array::from_fn(|at| least[at].less(base[at]).get());
                if is_over(&estimate, &rooms)? {
                    stats.bounded += 1;
                    continue;
                }
                let node = self.meet(start.node);
                self.queue.push(estimate[0], Label { estimate, node, parent: NONE, arc: at });
                stats.created += 1;
            }
        }
        let mut goal_hint = [Below::ALL; K];
        while let Some((_, label)) = self.queue.pop() {
            if let Some(status) = watch.stopped() {
                return Ok((status, stats));
            }
            if task.limits.labels.is_some_and(|limit| stats.created > limit) {
                return Ok((Status::LabelLimit, stats));
            }
            if beats(&goal_hint, &label.estimate) || self.goal.place(&label.estimate).is_none() {
                stats.bounded += 1;
                continue;
            }
            let Some(place) = self.fronts[label.node as usize].place(&label.estimate) else {
                stats.dominated += 1;
                continue;
            };
            if task.first && self.answers.last().is_some_and(|answer| answer.0[0] < label.estimate[0]) {
                break;
            }
            stats.taken += 1;
            self.fronts[label.node as usize].insert(place, &label.estimate);
            let record = u32::try_from(self.records.len()).unwrap_or(NONE);
            self.records.push((label.parent, label.arc));
            if self.node[label.node as usize] == task.ground.target {
                self.answers.push((label.estimate, record));
                let within = self.within(&label.estimate, task.tolerance);
                if let Some(place) = self.goal.place(&within) {
                    self.goal.insert(place, &within);
                }
                goal_hint = within.map(Below::taken);
                continue;
            }
            let met = self.met[label.node as usize];
            let (from, to) = if met.from == NONE {
                self.reduce(&task.ground, ahead, label.node, &rooms)
            } else {
                (met.from, met.to)
            };
            for along in &self.reduced[from as usize..to as usize] {
                let mut estimate = label.estimate;
                for (estimate, adds) in estimate.iter_mut().zip(along.adds) {
                    *estimate += adds;
                }
                if is_over(&estimate, &rooms)? {
                    stats.bounded += 1;
                    continue;
                }
                let met = &mut self.met[along.head as usize];
                if beats(&met.hint, &estimate) {
                    stats.dominated += 1;
                } else if beats(&goal_hint, &estimate) || self.goal.place(&estimate).is_none() {
                    stats.bounded += 1;
                } else if self.fronts[along.head as usize].place(&estimate).is_none() {
                    met.hint = estimate.map(Below::taken);
                    stats.dominated += 1;
                } else {
                    stats.created += 1;
                    let label = Label { estimate, node: along.head, parent: record, arc: along.arc };
                    self.queue.push(estimate[0], label);
                }
            }
        }
        Ok((Status::Complete, stats))
    }

    /// The estimate that an answer rules out, within the tolerance.
    fn within(&self, estimate: &[u32; K], tolerance: u64) -> [u32; K] {
        let mut within = *estimate;
        if tolerance > 0 {
            for (within, base) in within.iter_mut().zip(self.base.map(|base| u64::from(base.get()))) {
                let ruled_out = (u64::from(*within) + base).within(tolerance).saturating_sub(base);
                *within = u32::try_from(ruled_out).unwrap_or(*within).min(*within);
            }
        }
        within
    }

    /// Lays out the arcs of a node that is expanded for the first time, without those that lead out of bounds.
    #[cold]
    fn reduce<W: Weight>(
        &mut self,
        ground: &Ground<'_, W, K>,
        ahead: &mut impl Ahead,
        node: u32,
        rooms: &[Room; K],
    ) -> (u32, u32) {
        let from = u32::try_from(self.reduced.len()).unwrap_or(NONE);
        let tail = self.node[node as usize];
        let here: [Option<Length>; K] =
            std::array::from_fn(|criterion| ahead.least(criterion, tail).map(|rest| rest.least));
        ground.out_of(tail, |arc, head, weight| {
            if head == tail {
                return;
            }
            let mut adds = [0; K];
            for criterion in 0..K {
                // Nothing leads on to where the target is out of reach, nor from there.
                let (Some(there), Some(here)) = (ahead.least(criterion, head), here[criterion]) else { return };
                let through = u64::from(weight[criterion].low32()) + u64::from(there.least.get());
                let more = through.saturating_sub(here.get().into());
                let Room { most, is_cap } = rooms[criterion];
                if is_cap && more > u64::from(most) {
                    return;
                }
                // An arc that adds more makes any estimate too wide, and is found so when it is taken.
                adds[criterion] = u32::try_from(more).unwrap_or(FAR + 1).min(FAR + 1);
            }
            let head = self.meet(head);
            self.reduced.push(Reduced { head, arc, adds });
        });
        let to = u32::try_from(self.reduced.len()).unwrap_or(NONE);
        let met = &mut self.met[node as usize];
        (met.from, met.to) = (from, to);
        (from, to)
    }

    /// Sorts the answers. Among those of one first estimate, which came in any order, drops what another beats.
    fn settle(&mut self) {
        self.answers.sort_unstable();
        let same = &mut self.goal;
        same.clear();
        let mut first = None;
        self.answers.retain(|(estimate, _)| {
            if first != Some(estimate[0]) {
                same.clear();
                first = Some(estimate[0]);
            }
            let place = same.place(estimate);
            if let Some(place) = place {
                same.insert(place, estimate);
            }
            place.is_some()
        });
    }
}

/// Whether an estimate is more than a cap allows. Where it is more than there is room for in 32 bits, the plain search takes over.
#[inline]
fn is_over<const K: usize>(estimate: &[u32; K], rooms: &[Room; K]) -> Result<bool, Halt> {
    let is_over = |(estimate, room): (&u32, &Room)| *estimate > room.most;
    if !estimate.iter().zip(rooms).any(is_over) {
        return Ok(false);
    }
    // What exceeds a cap is of no use, however far it goes by another criterion.
    let exceeds = |(estimate, room): (&u32, &Room)| room.is_cap && *estimate > room.most;
    if estimate.iter().zip(rooms).any(exceeds) { Ok(true) } else { Err(Halt::Wide) }
}

/// What the least ways from a start cost; `None` where the target is out of reach.
fn least_from<const K: usize>(start: &Start<K>, ahead: &mut impl Ahead) -> Result<Option<[Length; K]>, Halt> {
    let mut costs = [Length::ZERO; K];
    for (criterion, cost) in costs.iter_mut().enumerate() {
        let Some(rest) = ahead.least(criterion, start.node) else { return Ok(None) };
        *cost = rest.least.sum(start.cost[criterion].get())?;
    }
    Ok(Some(costs))
}
