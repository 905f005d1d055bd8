//! Three and four criteria in 32 bits.
//!
//! The method is NAMOA*dr (Pulido, Mandow and Pérez de la Cruz, 2015) in the shape of LTMOA* (Hernández et al., Multi-objective search via lazy and
//! efficient dominance checks, 2023): truncated fronts in flat arrays, cheap tests first. Costs are reduced as in `two`.

use super::super::{Stats, Status};
use super::ahead::Ahead;
use super::ends::Start;
use super::front::Front;
use super::ground::Ground;
use super::layout::{Entering, NONE};
use super::queue::{Buckets, PLENTY};
use super::task::NarrowTask;
use super::trees::{Growth, Halt, grow, sum};
use super::watch::Watch;
use super::weight::{Weight, sealed::Sum};

const NEVER: u32 = u32::MAX;

/// The least that the rest of the way from each node adds, by criterion.
pub(super) type Least<const K: usize> = Vec<[u32; K]>;

struct Branch<'a, const K: usize> {
    least: &'a mut [[u32; K]],
    criterion: usize,
}

impl<W: Weight, const K: usize> Growth<W, K> for Branch<'_, K> {
    #[inline]
    fn known(&self, node: u32) -> u32 {
        self.least[node as usize][self.criterion]
    }
    #[inline]
    fn improve(&mut self, entering: &Entering<W, K>, _: u32, through: u32) {
        self.least[entering.tail as usize][self.criterion] = through;
    }
}

/// A backward tree for each criterion, to every node that reaches the target.
pub(super) fn grow_whole<W: Weight, const K: usize>(
    ground: &Ground<'_, W, K>,
    watch: &mut Watch<'_>,
) -> Result<Least<K>, Halt> {
    let mut least = vec![[NEVER; K]; ground.nodes()];
    least[ground.target as usize] = [0; K];
    for criterion in 0..K {
        grow(ground, criterion, &mut Branch { least: &mut least, criterion }, watch)?;
    }
    Ok(least)
}

/// A node that the search has met, numbered in the order met.
#[derive(Debug, Clone, Copy)]
struct Met<const K: usize> {
    /// What last beat a label here.
    hint: [u32; K],
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
pub(super) struct Many<const K: usize> {
    queue: Buckets<Label<K>>,
    met: Vec<Met<K>>,
    fronts: Vec<Front<K>>,
    node: Vec<u32>,
    number: Vec<u32>,
    reduced: Vec<Reduced<K>>,
    /// Labels taken: parent and arc; at a start, `NONE` and the start.
    records: Vec<(u32, u32)>,
    goal: Front<K>,
    /// Costs of the answers, and their records.
    answers: Vec<([u32; K], u32)>,
    base: [u32; K],
}

#[inline]
fn beats<const K: usize>(a: &[u32; K], b: &[u32; K]) -> bool {
    a[1..].iter().zip(&b[1..]).all(|(a, b)| a <= b)
}

impl<const K: usize> Many<K> {
    pub(super) fn new() -> Self {
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
            base: [0; K],
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
            self.met.push(Met { hint: [NEVER; K], from: NONE, to: NONE });
            if self.fronts.len() < self.met.len() {
                self.fronts.push(Front::default());
            }
        }
        *number
    }

    /// The start that an answer begins with, and its arcs in the order taken.
    pub(super) fn way(&self, answer: usize) -> (u32, Vec<u32>) {
        trail(&self.records, self.answers[answer].1)
    }

    /// The costs of the answers.
    pub(super) fn costs(&self) -> impl Iterator<Item = [u64; K]> {
        self.answers.iter().map(|(estimate, _)| {
            let mut cost = self.base.map(u64::from);
            for (cost, estimate) in cost.iter_mut().zip(estimate) {
                *cost += u64::from(*estimate);
            }
            cost
        })
    }

    /// The front by bounds from anywhere.
    pub(super) fn search<W: Weight>(
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
        self.base = [NEVER; K];
        for start in task.starts {
            if let Some(estimate) = estimate(start, ahead)? {
                for (base, estimate) in self.base.iter_mut().zip(estimate) {
                    *base = estimate.min(*base);
                }
            }
        }
        if self.base[0] == NEVER {
            return Ok((Status::Complete, stats));
        }
        // So that an estimate and what an arc adds to it never pass 32 bits together.
        let mut most = [NEVER / 2; K];
        for ((most, &cap), base) in most.iter_mut().zip(&task.limits.caps).zip(self.base) {
            if cap != W::GREATEST {
                let Some(room) = cap.small().unwrap_or(NEVER).checked_sub(base) else {
                    return Ok((Status::Complete, stats));
                };
                *most = room.min(NEVER / 2);
            }
        }
        self.queue.start(task.ground.greatest(0).saturating_mul(2));
        for (at, start) in (0..).zip(task.starts) {
            if let Some(mut estimate) = estimate(start, ahead)? {
                for (estimate, base) in estimate.iter_mut().zip(self.base) {
                    *estimate -= base;
                }
                if is_over(task, &estimate, &most)? {
                    stats.bounded += 1;
                    continue;
                }
                let node = self.meet(start.node);
                self.queue.push(estimate[0], Label { estimate, node, parent: NONE, arc: at });
                stats.created += 1;
            }
        }
        let mut goal_hint = [NEVER; K];
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
                goal_hint = within;
                continue;
            }
            let met = self.met[label.node as usize];
            let (from, to) =
                if met.from == NONE { self.reduce(&task.ground, ahead, label.node, &most) } else { (met.from, met.to) };
            for along in &self.reduced[from as usize..to as usize] {
                let mut estimate = label.estimate;
                for (estimate, adds) in estimate.iter_mut().zip(along.adds) {
                    *estimate += adds;
                }
                if is_over(task, &estimate, &most)? {
                    stats.bounded += 1;
                    continue;
                }
                let met = &mut self.met[along.head as usize];
                if beats(&met.hint, &estimate) {
                    stats.dominated += 1;
                } else if beats(&goal_hint, &estimate) || self.goal.place(&estimate).is_none() {
                    stats.bounded += 1;
                } else if self.fronts[along.head as usize].place(&estimate).is_none() {
                    met.hint = estimate;
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
            for (within, base) in within.iter_mut().zip(self.base.map(u64::from)) {
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
        most: &[u32; K],
    ) -> (u32, u32) {
        let from = u32::try_from(self.reduced.len()).unwrap_or(NONE);
        let tail = self.node[node as usize];
        let here: [u32; K] = std::array::from_fn(|criterion| ahead.least(criterion, tail)[0]);
        ground.out_of(tail, |arc, head, weight| {
            if head == tail {
                return;
            }
            let mut adds = [0; K];
            for criterion in 0..K {
                let [there, _] = ahead.least(criterion, head);
                if there == NEVER {
                    return;
                }
                let through = u64::from(weight[criterion].low32()) + u64::from(there);
                let more = through.saturating_sub(u64::from(here[criterion]));
                if more > u64::from(most[criterion]) && most[criterion] < NEVER / 2 {
                    return;
                }
                // An arc that adds more than half of 32 bits makes any estimate too wide, and is found so when it is taken.
                adds[criterion] = u32::try_from(more).unwrap_or(NEVER / 2 + 1).min(NEVER / 2 + 1);
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

/// Whether an estimate is more than it may be. Where that is no cap but the room in 32 bits, the plain search takes over.
#[inline]
fn is_over<W: Weight, const K: usize>(
    task: &NarrowTask<'_, W, K>,
    estimate: &[u32; K],
    most: &[u32; K],
) -> Result<bool, Halt> {
    if estimate.iter().zip(most).all(|(estimate, most)| estimate <= most) {
        return Ok(false);
    }
    let is_wide = |(estimate, cap): (&u32, &W)| *cap == W::GREATEST && *estimate > NEVER / 2;
    if estimate.iter().zip(&task.limits.caps).any(is_wide) { Err(Halt::Wide) } else { Ok(true) }
}

/// What the least ways from a start cost; `None` where the target is out of reach.
fn estimate<const K: usize>(start: &Start<K>, ahead: &mut impl Ahead) -> Result<Option<[u32; K]>, Halt> {
    let mut estimate = [NEVER; K];
    for (criterion, estimate) in estimate.iter_mut().enumerate() {
        let [least, _] = ahead.least(criterion, start.node);
        if least == NEVER {
            return Ok(None);
        }
        *estimate = sum(start.cost[criterion], least)?;
    }
    Ok(Some(estimate))
}

/// The start of a way, and its arcs in the order taken, from the records of labels.
pub(super) fn trail(records: &[(u32, u32)], mut at: u32) -> (u32, Vec<u32>) {
    let mut arcs = Vec::new();
    loop {
        let (parent, arc) = records[at as usize];
        if parent == NONE {
            arcs.reverse();
            return (arc, arcs);
        }
        arcs.push(arc);
        at = parent;
    }
}
