//! The search for every way worth promising: label setting, where a label carries a distribution of arrival.
//!
//! A label discards another at its node when it is no later at any probability (first-order stochastic dominance) and no dearer; what it leads to is then no later and no dearer
//! either, for everything that happens on the way keeps the order of two arrivals. The argument stands in `docs/soundness.md`. Dominance of labels by distributions is
//! that of Nie and Wu (2009, reliable paths); the order and the bounds are those of [`crate::search::pareto`].

use super::aboard::Aboard;
use super::least::Least;
use super::rider::{Boarded, Choice, Ridden, Rider};
use crate::graph::Dated;
use crate::plan::error::plan::PlanError;
use crate::plan::spread::arrivals::Arrived;
use crate::search::{ArcId, Bounds, Cost, Graph, Limits, Marks, NodeId, Stats, Status, work};
use crate::units::Minutes;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What is searched for.
pub(in crate::plan::engine) struct Aim<'a> {
    /// The share that has to have arrived.
    pub(in crate::plan::engine) share: f64,
    /// Which of time, cost and emissions count.
    pub(in crate::plan::engine) counts: [bool; 3],
    pub(in crate::plan::engine) sources: Vec<NodeId>,
    pub(in crate::plan::engine) target: NodeId,
    pub(in crate::plan::engine) marks: &'a Marks,
    /// What never comes counts as coming then, in means.
    pub(in crate::plan::engine) end: Minutes,
}

/// A way of the front: its arcs, each with the departure before which it does not leave, and its vector in the rounded model.
#[derive(Debug, Clone)]
pub(in crate::plan::engine) struct Way {
    pub(in crate::plan::engine) steps: Vec<(ArcId, Option<u32>)>,
    pub(in crate::plan::engine) cost: Cost<3>,
}

struct Label {
    node: NodeId,
    /// Which of the marks are passed.
    passed: u8,
    arcs: u16,
    parent: u32,
    step: Option<(ArcId, Option<u32>)>,
    /// The moment asked for, money, emissions.
    cost: Cost<3>,
    arrived: Arrived,
    mean: f64,
    discarded: bool,
}

/// A way to the target, by its label.
struct Known {
    cost: Cost<3>,
    label: u32,
}

/// In line: estimate first.
type Entry = Reverse<(Cost<3>, u32)>;

pub(in crate::plan::engine) struct Search<'s, 'a> {
    rider: &'s mut Rider<'a>,
    least: &'s Least<'a>,
    bounds: &'s Bounds<3>,
    aim: &'s Aim<'s>,
    limits: &'s Limits<'s, 3>,
    labels: Vec<Label>,
    /// By node, the labels there that nothing has discarded.
    kept: Vec<Vec<u32>>,
    queue: BinaryHeap<Entry>,
    /// By line, who has taken its departures.
    aboard: Aboard,
    /// Ways that nothing beats.
    answers: Vec<Known>,
    /// What has stopped it.
    stopped: Option<Status>,
    pub(in crate::plan::engine) stats: Stats,
}

impl<'s, 'a> Search<'s, 'a> {
    pub(in crate::plan::engine) fn new(
        rider: &'s mut Rider<'a>,
        least: &'s Least<'a>,
        bounds: &'s Bounds<3>,
        aim: &'s Aim<'s>,
        limits: &'s Limits<'s, 3>,
    ) -> Self {
        let kept = vec![Vec::new(); least.node_count()];
        let (labels, queue, answers) = (Vec::new(), BinaryHeap::new(), Vec::new());
        let aboard = Aboard::default();
        Self {
            aboard,
            rider,
            least,
            bounds,
            aim,
            limits,
            labels,
            kept,
            queue,
            answers,
            stopped: None,
            stats: Stats::default(),
        }
    }

    /// Finds every way.
    pub(in crate::plan::engine) fn run(&mut self) -> Result<(Vec<Way>, Status), PlanError> {
        for &node in &self.aim.sources {
            let arrived = Arrived::ready();
            let (step, parent, cost) = (None, u32::MAX, [0; 3]);
            let label = Label { node, passed: 0, arcs: 0, parent, step, cost, arrived, mean: 0.0, discarded: false };
            self.propose(label);
        }
        while let Some(Reverse((estimate, at))) = self.queue.pop() {
            let label = &self.labels[at as usize];
            if label.discarded {
                continue;
            }
            let (node, cost) = (label.node, label.cost);
            match self.estimate(node, &cost) {
                None => {
                    self.stats.bounded += 1;
                    continue;
                }
                // Answers found since rule out its best prospects: its turn comes later.
                Some(later) if later > estimate => {
                    self.queue.push(Reverse((later, at)));
                    continue;
                }
                Some(_) => {}
            }
            self.stats.taken += 1;
            self.expand(at)?;
            if self.stopped.is_some() {
                break;
            }
        }
        let ways = self.answers.iter().map(|known| self.way(known.label)).collect();
        Ok((ways, self.stopped.unwrap_or(Status::Complete)))
    }

    /// Looks at the limits: a ride may take some microseconds.
    fn look(&mut self) {
        if self.stopped.is_none() {
            let is_full = self.limits.labels.is_some_and(|most| self.labels.len() >= most);
            self.stopped = if is_full { Some(Status::LabelLimit) } else { self.limits.stop_now() };
        }
    }

    fn way(&self, at: u32) -> Way {
        let mut steps = Vec::new();
        let mut label = &self.labels[at as usize];
        let cost = label.cost;
        while let Some(step) = label.step {
            steps.push(step);
            label = &self.labels[label.parent as usize];
        }
        steps.reverse();
        Way { steps, cost }
    }

    /// The least estimate that no answer rules out.
    fn estimate(&self, node: NodeId, cost: &Cost<3>) -> Option<Cost<3>> {
        let rest = self.bounds.rest(node).iter().map(|rest| sum(cost, rest));
        rest.filter(|estimate| self.is_open(estimate)).min()
    }

    /// Whether an estimate keeps to the caps, and no answer is as good.
    fn is_open(&self, estimate: &Cost<3>) -> bool {
        let kept = estimate.iter().zip(&self.limits.caps).all(|(value, cap)| value <= cap);
        kept && !self.answers.iter().any(|answer| no_worse(&answer.cost, estimate))
    }

    fn expand(&mut self, at: u32) -> Result<(), PlanError> {
        let node = self.labels[at as usize].node;
        self.rider.put(node, &self.labels[at as usize].arrived);
        for number in self.rider.lane.graph.arcs_from(node) {
            let arc = ArcId::new(number);
            if !self.least.is_open(arc) {
                continue;
            }
            let label = &self.labels[at as usize];
            let passed = self.aim.marks.after(label.passed, arc);
            let head = self.rider.lane.graph.arc(arc).head;
            if head == self.aim.target && !self.aim.marks.are_all(passed) {
                continue;
            }
            if self.estimate(head, &sum(&label.cost, &self.least.least(arc))).is_none() {
                self.stats.bounded += 1;
                continue;
            }
            self.ride(at, arc, head, passed, None)?;
            self.wait(at, arc, head, passed)?;
            if self.stopped.is_some() {
                break;
            }
        }
        Ok(())
    }

    /// Waits for departures that may be better than the first: those from which on the fare falls, or rides are faster.
    fn wait(&mut self, at: u32, arc: ArcId, head: NodeId, passed: u8) -> Result<(), PlanError> {
        let Some(handled) = self.rider.handled_from(arc)? else { return Ok(()) };
        let Some(mut leaves) = self.rider.first(arc, handled, 0)? else { return Ok(()) };
        while let Some(change) = self.rider.better_after(arc, leaves) {
            let Some(next) = self.rider.first(arc, handled, change)? else { break };
            leaves = next.max(leaves + 1);
            let label = &self.labels[at as usize];
            let least = self.least.least(arc);
            let ridden = self.rider.least_ride(arc);
            let estimate = [u64::from(next.saturating_add(ridden)), label.cost[1] + least[1], label.cost[2] + least[2]];
            let counted = self.counted(estimate);
            if self.estimate(head, &counted).is_some() {
                self.ride(at, arc, head, passed, Some(change))?;
            }
        }
        Ok(())
    }

    fn counted(&self, mut cost: Cost<3>) -> Cost<3> {
        for (value, counts) in cost.iter_mut().zip(self.aim.counts) {
            *value = if counts { *value } else { 0 };
        }
        cost
    }

    fn ride(&mut self, at: u32, arc: ArcId, head: NodeId, passed: u8, from: Option<u32>) -> Result<(), PlanError> {
        self.look();
        if self.stopped.is_some() {
            return Ok(());
        }
        work::done(5_000);
        let label = &self.labels[at as usize];
        let grams = label.cost[2] + if self.aim.counts[2] { self.rider.dated.grams(arc) } else { 0 };
        let (money, arcs) = (label.cost[1], label.arcs + 1);
        let choice = Choice { from, never_better: true };
        let (bounds, answers, aim, limits) = (self.bounds, &self.answers, self.aim, self.limits);
        let (dated, aboard, step) = (self.rider.dated, &mut self.aboard, self.rider.step);
        let worth = |boarded: &Boarded<'_>| {
            let mut cost = [u64::from(boarded.comes), money.saturating_add(boarded.cost), grams];
            for (value, counts) in cost.iter_mut().zip(aim.counts) {
                *value = if counts { *value } else { 0 };
            }
            let is_open = bounds.rest(head).iter().any(|rest| {
                let estimate = sum(&cost, rest);
                let kept = estimate.iter().zip(&limits.caps).all(|(value, cap)| value <= cap);
                kept && !answers.iter().any(|answer| no_worse(&answer.cost, &estimate))
            });
            let grows = |earlier| if aim.counts[1] { growth(dated, head, earlier) } else { 0 };
            let rest = ([cost[1], cost[2]], passed);
            is_open && boarded.taken.is_none_or(|(line, taken)| aboard.joins(line, taken, rest, step, grows))
        };
        let ridden = self.rider.ride(arc, choice, aim.share, worth)?;
        let Some(Ridden { arrived, cost, .. }) = ridden else {
            self.stats.bounded += 1;
            return Ok(());
        };
        let Some(moment) = arrived.by(self.aim.share) else { return Ok(()) };
        let cost = self.counted([u64::from(moment), money.saturating_add(cost), grams]);
        let mean = arrived.mean(self.aim.end.get());
        let step = Some((arc, from));
        self.propose(Label { node: head, passed, arcs, parent: at, step, cost, arrived, mean, discarded: false });
        Ok(())
    }

    /// Puts a label in line, unless something is known to be as good.
    fn propose(&mut self, label: Label) {
        let Some(estimate) = self.estimate(label.node, &label.cost) else {
            self.stats.bounded += 1;
            return;
        };
        let number = u32::try_from(self.labels.len()).unwrap_or(u32::MAX);
        if label.node == self.aim.target {
            // No answer is as good: the estimate would say so.
            self.answers.retain(|known| !no_worse(&label.cost, &known.cost));
            self.answers.push(Known { cost: label.cost, label: number });
            self.stats.created += 1;
            self.labels.push(label);
            return;
        }
        let node = label.node.index();
        let beaten = self.kept[node].iter().any(|&known| self.discards(&self.labels[known as usize], &label));
        if beaten {
            self.stats.dominated += 1;
            return;
        }
        let mut kept = std::mem::take(&mut self.kept[node]);
        kept.retain(|&known| {
            let discarded = self.discards(&label, &self.labels[known as usize]);
            self.stats.dominated += usize::from(discarded);
            self.labels[known as usize].discarded |= discarded;
            !discarded
        });
        kept.push(number);
        self.kept[node] = kept;
        self.stats.created += 1;
        self.labels.push(label);
        self.queue.push(Reverse((estimate, number)));
    }

    /// Whether one label leads to nothing worse than another at its node.
    fn discards(&self, label: &Label, other: &Label) -> bool {
        if label.passed | other.passed != label.passed || label.cost[2] > other.cost[2] || label.cost[1] > other.cost[1]
        {
            return false;
        }
        let grown = if self.aim.counts[1] { growth(self.rider.dated, label.node, other.mean - label.mean) } else { 0 };
        label.cost[1].saturating_add(grown) <= other.cost[1]
            && label.arrived.is_no_later_than(&other.arrived, self.rider.step)
    }
}

/// What who comes earlier on average to a node may pay more of storage.
fn growth(dated: &Dated<'_, 3>, node: NodeId, earlier: f64) -> u64 {
    let (day, stretch) = dated.dearest_day(node);
    let Some(day) = u64::try_from(day).ok().filter(|day| *day > 0 && earlier > 1e-6) else { return 0 };
    let days = (earlier + stretch as f64) / f64::from(Minutes::DAY.get()) + 1.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "no more than the horizon")]
    let grown = (day as f64 * days).ceil() as u64;
    grown
}

fn sum(cost: &Cost<3>, more: &Cost<3>) -> Cost<3> {
    [0, 1, 2].map(|at| cost[at].saturating_add(more[at]))
}

fn no_worse(cost: &Cost<3>, other: &Cost<3>) -> bool {
    cost.iter().zip(other).all(|(a, b)| a <= b)
}
