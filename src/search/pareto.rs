//! The core: lexicographic, goal-directed, exact label setting.
//!
//! Labels are taken in lexicographic order of cost so far plus lower bound of the rest (NAMOA* of Mandow and Pérez de la Cruz, 2010, with the
//! order that Hernández et al. use in BOA*, 2023). Two tests may discard a label, and nothing else does:
//!
//! - *at the target*: an answer already found is at least as good as the label with its lower bound;
//! - *at its node*: a label already taken there is at least as good, even after waiting as long as the other is later
//!   ([`Graph::growth`]).
//!
//! Departures of one arc enter the queue one after the other: taking the ride with one departure puts the next in line, so that
//! waiting for a later one stays possible and costs nothing until it is due.
//!
//! **Ties.** A label is discarded for an equal one only when the other also wins the tie. On a timetable a label that is
//! merely earlier may board the same departure and end equal, so earliness alone breaks no tie.

use super::criteria::{at_least_as_good, bounding_sum, sum};
use super::limits::{Stats, Steps};
use super::work;
use super::workspace::{Answer, Entry, Label, NONE, Taken};
use super::{ArcId, Bounds, Cost, Graph, Later, Limits, NodeId, SearchError, Status, Workspace};
use std::cmp::Ordering;

/// One answer: its cost, and the way to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<const K: usize> {
    /// Cost from the start.
    pub cost: Cost<K>,
    /// Which of the sources it starts from.
    pub source: usize,
    /// Arcs and departures in the order taken.
    pub steps: Vec<Step>,
}

/// One arc of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The arc.
    pub arc: ArcId,
    /// The departure taken.
    pub departure: u32,
}

/// The answers of a search, in lexicographic order of cost, and how it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome<const K: usize> {
    /// One answer for each non-dominated vector.
    pub found: Vec<Found<K>>,
    /// How the search ended.
    pub status: Status,
    /// Counts.
    pub stats: Stats,
}

/// Every non-dominated way from the sources to the target of `bounds`, one for each vector.
///
/// `sources` are nodes and the cost with which the way starts there.
///
/// # Errors
/// [`SearchError::Overflow`] where the cost of a way does not fit, and no answer is known to be as good as that way may be. Other ways that do not fit
/// are left out. [`SearchError::UnknownNode`]; [`SearchError::WrongBounds`] for bounds to another target, or of a graph of more or fewer nodes.
///
/// # Complexity
/// Proportional to the labels that are non-dominated at their node and inside the bounds, times their arcs, the logarithm of the
/// queue and, from three criteria or with waiting, the labels at the node.
pub fn pareto<const K: usize, G: Graph<K>>(
    graph: &G,
    sources: &[(NodeId, Cost<K>)],
    target: NodeId,
    bounds: &Bounds<K>,
    limits: &Limits<'_, K>,
    workspace: &mut Workspace<K>,
) -> Result<Outcome<K>, SearchError> {
    workspace.reset(graph.node_count());
    let mut run = Run::new(graph, target, bounds, limits, workspace, Stats::default())?;
    let status = run.start(sources)?;
    Ok(Outcome { found: run.found(), status, stats: run.stats })
}

fn index(node: NodeId) -> u32 {
    u32::try_from(node.index()).unwrap_or(NONE)
}

pub(super) struct Run<'a, const K: usize, G> {
    graph: &'a G,
    target: usize,
    bounds: &'a Bounds<K>,
    limits: &'a Limits<'a, K>,
    memory: &'a mut Workspace<K>,
    /// Labels numbered below are of later starts of a range query: what they beat or equal goes.
    floor: u32,
    /// What ways cost at least that do not fit, at the node where that was found.
    unfit: Vec<(Cost<K>, u32)>,
    pub(super) stats: Stats,
    steps: Steps,
}

impl<'a, const K: usize, G: Graph<K>> Run<'a, K, G> {
    /// A run that begins with what is in the memory.
    pub(super) fn new(
        graph: &'a G,
        target: NodeId,
        bounds: &'a Bounds<K>,
        limits: &'a Limits<'a, K>,
        memory: &'a mut Workspace<K>,
        stats: Stats,
    ) -> Result<Self, SearchError> {
        if !bounds.lead_to(target, graph.node_count()) {
            return Err(SearchError::WrongBounds);
        }
        let floor = u32::try_from(memory.labels.len()).map_err(|_| SearchError::Overflow)?;
        let (unfit, steps) = (Vec::new(), Steps::default());
        Ok(Self { graph, target: target.index(), bounds, limits, memory, floor, unfit, stats, steps })
    }

    /// Finds every way from these sources that counts.
    pub(super) fn start(&mut self, sources: &[(NodeId, Cost<K>)]) -> Result<Status, SearchError> {
        if G::WAITS {
            self.seed(sources)?;
        }
        for (at, &(node, cost)) in sources.iter().enumerate() {
            if node.index() >= self.graph.node_count() {
                return Err(SearchError::UnknownNode(node.index()));
            }
            let number = u32::try_from(at).unwrap_or(NONE);
            self.propose(Label { cost, node: index(node), parent: NONE, arc: NONE, departure: number, arcs: 0 })?;
        }
        self.run()
    }

    /// The answers of this run.
    pub(super) fn found(&self) -> Vec<Found<K>> {
        let way = |answer: &Answer<K>| {
            let mut steps = Vec::new();
            let mut label = &self.memory.labels[answer.label as usize];
            while label.arc != NONE {
                steps.push(Step { arc: ArcId::new(label.arc as usize), departure: label.departure });
                label = &self.memory.labels[label.parent as usize];
            }
            steps.reverse();
            Found { cost: answer.cost, source: label.departure as usize, steps }
        };
        let own = |answer: &&Answer<K>| answer.label != NONE && answer.label >= self.floor;
        self.memory.answers.iter().filter(own).map(way).collect()
    }

    fn run(&mut self) -> Result<Status, SearchError> {
        while let Some(entry) = self.memory.queue.pop() {
            if let Some(status) = self.stopped() {
                return Ok(status);
            }
            let label = self.memory.labels[entry.label as usize];
            let estimate = self.estimate(&label.cost, label.arcs, label.node, entry.bound);
            if let Some((estimate, bound)) = estimate
                && estimate > entry.estimate
            {
                // Answers found since rule out its best prospects: its turn comes later.
                self.memory.queue.push(Entry { estimate, bound, ..entry });
                continue;
            }
            let bounded = estimate.is_none();
            let rival = if bounded { None } else { self.rival_at_node(&label, Some(entry.label)) };
            // An earlier label that may not wait as long discards nothing; it stands in for this one only along some arcs.
            let discarded = bounded
                || rival.is_some_and(|earlier| {
                    !self.graph.limits_waits() || earlier == label.cost[0] || label.node as usize == self.target
                });
            self.stats.bounded += usize::from(bounded);
            self.stats.dominated += usize::from(discarded && !bounded);
            self.put_next_departure_in_line(&label, bounded)?;
            if discarded {
                continue;
            }
            self.take(entry.label, &label);
            if label.node as usize != self.target {
                self.expand(entry.label, &label, rival)?;
            }
        }
        if self.unfit.iter().any(|(cost, node)| self.may_be_missed(cost, *node)) {
            return Err(SearchError::Overflow);
        }
        Ok(Status::Complete)
    }

    /// Whether a way that goes on from a node may be better than every answer, within the caps, and than the labels taken there.
    fn may_be_missed(&self, cost: &Cost<K>, node: u32) -> bool {
        let is_as_good = |rival: &Taken<K>| {
            let Some(delay) = cost[0].checked_sub(rival.cost[0]) else { return false };
            if delay > 0 && self.graph.limits_waits() {
                return false;
            }
            let growth = if G::WAITS { self.graph.growth(NodeId::new(node as usize), delay) } else { [0; K] };
            let worst = |criterion: usize| rival.cost[criterion].checked_add(growth[criterion]);
            (1..K).all(|criterion| worst(criterion).is_some_and(|worst| worst <= cost[criterion]))
        };
        if self.memory.taken[node as usize].iter().any(is_as_good) {
            return false;
        }
        let mut estimates = self.bounds.rest(NodeId::new(node as usize)).iter().map(|rest| bounding_sum(cost, rest));
        let is_missed = |estimate: Cost<K>| {
            let answers = &self.memory.answers;
            at_least_as_good(&estimate, &self.limits.caps)
                && !answers.iter().any(|answer| at_least_as_good(&answer.cost, &estimate))
        };
        estimates.any(is_missed)
    }

    /// Leaves out ways that do not fit, until it is known whether they matter.
    fn leave_out(&mut self, cost: Cost<K>, node: u32) {
        if self.may_be_missed(&cost, node) {
            self.unfit.push((cost, node));
        }
    }

    /// Rides the ways that the bounds at the sources stand for, each arc with its first departure. What they cost rules out
    /// worse labels from the start; the ways themselves are left to the search, which finds them or better ones.
    fn seed(&mut self, sources: &[(NodeId, Cost<K>)]) -> Result<(), SearchError> {
        for &(source, cost) in sources.iter().filter(|(source, _)| source.index() < self.graph.node_count()) {
            for &rest in self.bounds.rest(source) {
                if let Some(cost) = self.ride_along(source, cost, rest)? {
                    self.insert_answer(Answer { cost, arcs: u32::MAX, label: NONE });
                }
            }
        }
        Ok(())
    }

    fn ride_along(
        &self,
        mut node: NodeId,
        mut cost: Cost<K>,
        mut rest: Cost<K>,
    ) -> Result<Option<Cost<K>>, SearchError> {
        // A way longer than this is no way that anybody books, and zero arcs could go round in circles.
        for _ in 0..64 {
            if node.index() == self.target {
                return Ok(at_least_as_good(&cost, &self.limits.caps).then_some(cost));
            }
            let next = self.graph.arcs(node).find_map(|(arc, head)| {
                let least = self.graph.least(arc);
                let onward = self.bounds.rest(head).iter().find(|onward| sum(&least, onward) == Some(rest));
                onward.map(|&onward| (arc, head, onward))
            });
            let Some((arc, head, onward)) = next else { return Ok(None) };
            let ride = match self.graph.ride(arc, &cost, Later::default()) {
                Ok(Some(ride)) => ride,
                // Such a way only helps.
                Ok(None) | Err(SearchError::Overflow) => return Ok(None),
                Err(error) => return Err(error),
            };
            (node, cost, rest) = (head, ride.cost, onward);
        }
        Ok(None)
    }

    fn insert_answer(&mut self, answer: Answer<K>) {
        let answers = &mut self.memory.answers;
        if answer.label == NONE && answers.iter().any(|known| at_least_as_good(&known.cost, &answer.cost)) {
            return;
        }
        answers.retain(|known| !at_least_as_good(&answer.cost, &known.cost));
        let place = answers.partition_point(|known| known.cost < answer.cost);
        answers.insert(place, answer);
    }

    fn stopped(&mut self) -> Option<Status> {
        if self.limits.labels.is_some_and(|most| self.stats.created > most) {
            return Some(Status::LabelLimit);
        }
        work::done(1_000);
        self.steps.one_more();
        self.steps.stop(self.limits)
    }

    /// The next ride worth having after the one that `label` took, from the same label along the same arc.
    fn put_next_departure_in_line(&mut self, label: &Label<K>, bounded: bool) -> Result<(), SearchError> {
        if !G::WAITS || label.arc == NONE {
            return Ok(());
        }
        let mut after = label.departure;
        if bounded {
            match self.graph.better_after(ArcId::new(label.arc as usize), label.departure) {
                Some(better) => after = after.max(better.saturating_sub(1)),
                None => return Ok(()),
            }
        }
        self.propose_after(label, Some(after))
    }

    /// Proposes the first ride after a departure that may be of use; `like` gives arc, parent and node.
    fn propose_after(&mut self, like: &Label<K>, departure: Option<u32>) -> Result<(), SearchError> {
        let arc = ArcId::new(like.arc as usize);
        let tail = self.memory.labels[like.parent as usize].cost;
        let Some(least) = sum(&tail, &self.graph.least(arc)) else {
            self.leave_out(bounding_sum(&tail, &self.graph.least(arc)), like.node);
            return Ok(());
        };
        if G::WAITS && self.estimate(&least, like.arcs, like.node, 0).is_none() {
            self.stats.bounded += 1;
            return Ok(());
        }
        let mut earliest = least;
        earliest[0] = earliest[0].max(departure.map_or(0, |departure| u64::from(departure) + 1));
        let arrival = self.superfluous_until(like, &earliest);
        if arrival == Some(u64::MAX) {
            self.stats.dominated += 1;
            return Ok(());
        }
        let overtaken = self.overtaken_from(like);
        let mut later = Later { departure, arrival };
        loop {
            let ride = match self.graph.ride(arc, &tail, later) {
                Ok(Some(ride)) => ride,
                Ok(None) => return Ok(()),
                Err(SearchError::Overflow) => {
                    self.leave_out(least, like.node);
                    return Ok(());
                }
                Err(error) => return Err(error),
            };
            work::done(1_000);
            self.steps.one_more();
            if overtaken.is_some_and(|from| ride.departure >= from) {
                self.stats.dominated += 1;
                return Ok(());
            }
            if self.propose(Label { cost: ride.cost, departure: ride.departure, ..*like })? || !G::WAITS {
                return Ok(());
            }
            // Out of reach in this season, but a later one may bring the arc back: look there, unless even the cheapest ride of
            // the arc, leaving then, would be too late.
            let Some(better) = self.graph.better_after(arc, ride.departure) else { return Ok(()) };
            let after = ride.departure.max(better.saturating_sub(1));
            let mut hope = least;
            hope[0] = hope[0].max(u64::from(after));
            if self.estimate(&hope, like.arcs, like.node, 0).is_none() {
                return Ok(());
            }
            later.departure = Some(after);
        }
    }

    /// From which departure on the rides along the arc of `like` are better taken by a later label at its tail: one that has paid no
    /// more by then, and boards them all.
    fn overtaken_from(&self, like: &Label<K>) -> Option<u32> {
        if !G::WAITS {
            return None;
        }
        let parent = &self.memory.labels[like.parent as usize];
        let taken = &self.memory.taken[parent.node as usize];
        let later = &taken[taken.partition_point(|rival| rival.cost[0] <= parent.cost[0])..];
        let overtakes = |rival: &&Taken<K>| {
            let costs = || rival.cost.iter().zip(&parent.cost).skip(1);
            let wins = rival.label < self.floor || rival.arcs < parent.arcs || costs().any(|(paid, more)| paid < more);
            wins && costs().all(|(paid, more)| paid <= more)
        };
        let rival = later.iter().find(overtakes)?;
        self.graph.boards_all_from(ArcId::new(like.arc as usize), &rival.cost)
    }

    /// Until when rides that arrive at the node of `like` from `least[0]` on, at `least` in the other criteria, are dominated by labels taken
    /// there: whatever they board later, a taken label boards for less. `None` when the first of them may be of use.
    fn superfluous_until(&self, like: &Label<K>, least: &Cost<K>) -> Option<u64> {
        // Where waits are limited, what a label is good for is told arc by arc, once it is there.
        if !G::WAITS || self.graph.limits_waits() {
            return None;
        }
        let node = NodeId::new(like.node as usize);
        let mut until: Option<u64> = None;
        for rival in &self.memory.taken[like.node as usize] {
            // Only what arrives no earlier than the rival can be dominated by it; having come so far, rides may run into the reach of
            // a later one.
            if rival.cost[0] > until.map_or(least[0], |until| until.saturating_add(1)) {
                break;
            }
            let dominated = self.beats_until(node, rival, like, least);
            if dominated.is_some_and(|dominated| dominated >= least[0]) {
                until = until.max(dominated);
                if until == Some(u64::MAX) {
                    break;
                }
            }
        }
        until
    }

    /// Until when a taken label beats every ride that arrives after it at `least` or more.
    fn beats_until(&self, node: NodeId, rival: &Taken<K>, like: &Label<K>, least: &Cost<K>) -> Option<u64> {
        let mut slack = [0; K];
        for criterion in 1..K {
            slack[criterion] = least[criterion].checked_sub(rival.cost[criterion])?;
        }
        let delay = if rival.arcs < like.arcs || rival.label < self.floor {
            self.graph.tolerates(node, &slack)
        } else {
            // The tie may go to the ride: only what stays strictly worse in some criterion is superfluous.
            let strictly = |criterion: usize| {
                let mut less = slack;
                less[criterion] -= 1;
                self.graph.tolerates(node, &less)
            };
            (1..K).filter(|&criterion| slack[criterion] > 0).map(strictly).max()?
        };
        Some(rival.cost[0].saturating_add(delay))
    }

    /// Carries a label along the arcs that leave its node, but for those along which a label that came earlier, at `rival`, stands in for it.
    fn expand(&mut self, number: u32, label: &Label<K>, rival: Option<u64>) -> Result<(), SearchError> {
        let graph = self.graph;
        for (arc, head) in graph.arcs(NodeId::new(label.node as usize)) {
            if rival.is_some_and(|earlier| graph.stands_in(arc, earlier, label.cost[0])) {
                self.stats.dominated += 1;
                continue;
            }
            let next = Label {
                cost: label.cost,
                node: index(head),
                parent: number,
                arc: u32::try_from(arc.index()).unwrap_or(NONE),
                departure: 0,
                arcs: label.arcs + 1,
            };
            self.propose_after(&next, None)?;
        }
        Ok(())
    }

    /// Puts a label in the queue unless its bound shows that it is of no use. A label that is merely dominated at its node
    /// is queued on a timetable, because its place in line calls the next departure.
    fn propose(&mut self, label: Label<K>) -> Result<bool, SearchError> {
        let Some((estimate, bound)) = self.estimate(&label.cost, label.arcs, label.node, 0) else {
            self.stats.bounded += 1;
            return Ok(false);
        };
        if !G::WAITS && self.rival_at_node(&label, None).is_some() {
            self.stats.dominated += 1;
            return Ok(false);
        }
        let number = u32::try_from(self.memory.labels.len()).map_err(|_| SearchError::Overflow)?;
        self.stats.created += 1;
        self.memory.labels.push(label);
        self.memory.queue.push(Entry { estimate, arcs: label.arcs, label: number, bound });
        Ok(true)
    }

    /// The best that may become of a label, lexicographically, and that no cap and no answer rules out; and on which bound of the
    /// node it stands, from `first` on.
    fn estimate(&self, cost: &Cost<K>, arcs: u32, node: u32, first: u32) -> Option<(Cost<K>, u32)> {
        let rests = self.bounds.rest(NodeId::new(node as usize));
        for (bound, rest) in (first..).zip(&rests[(first as usize).min(rests.len())..]) {
            let estimate = bounding_sum(cost, rest);
            if self.dominated_by_an_answer(&estimate, arcs, node) {
                continue;
            }
            // At the target all that is due has been counted. What passes the type is no less than before.
            if node as usize == self.target {
                return Some((estimate, bound));
            }
            let settled = self.graph.settled(NodeId::new(node as usize), cost, estimate).unwrap_or(estimate);
            if settled == estimate || !self.dominated_by_an_answer(&settled, arcs, node) {
                return Some((settled, bound));
            }
        }
        None
    }

    /// Whether a cap or an answer rules out everything that `estimate` bounds from below.
    fn dominated_by_an_answer(&self, estimate: &Cost<K>, arcs: u32, node: u32) -> bool {
        if !at_least_as_good(estimate, &self.limits.caps) {
            return true;
        }
        let still_to_go = u32::from(node as usize != self.target);
        let beats = |answer: &Answer<K>| {
            at_least_as_good(&answer.cost, estimate)
                && (answer.cost != *estimate || answer.arcs < arcs + still_to_go || answer.label < self.floor)
        };
        let answers = &self.memory.answers;
        if K <= 2 {
            // Of answers no later than the estimate, the last has the least second component.
            let later = answers.partition_point(|answer| answer.cost[0] <= estimate[0]);
            return later > 0 && beats(&answers[later - 1]);
        }
        answers.iter().take_while(|answer| answer.cost[0] <= estimate[0]).any(beats)
    }

    /// The time of the latest label taken at the same node that makes this one superfluous, wherever it boards what this one boards. `number` is given when the label is due: then ties
    /// of equal length are decided too, and an equal label that loses the tie hands its place over.
    fn rival_at_node(&mut self, label: &Label<K>, number: Option<u32>) -> Option<u64> {
        let taken = &self.memory.taken[label.node as usize];
        let all = if G::WAITS {
            &taken[..taken.partition_point(|rival| rival.cost[0] <= label.cost[0])]
        } else if K <= 2 {
            // Taken in lexicographic order on a static graph, the last of one or two criteria has the least last component.
            &taken[taken.len().saturating_sub(1)..]
        } else {
            &taken[..]
        };
        for rival in all.iter().rev() {
            let other = rival.label;
            let Some(delay) = label.cost[0].checked_sub(rival.cost[0]) else { continue };
            let growth = if G::WAITS { self.graph.growth(NodeId::new(label.node as usize), delay) } else { [0; K] };
            let mut better = !G::WAITS && delay > 0;
            let mut as_good = true;
            let costs = rival.cost.iter().zip(&growth).zip(&label.cost).skip(1);
            for ((&paid, &more), &other) in costs {
                // What passes the type is worse than anything that fits.
                let worst = paid.checked_add(more);
                as_good &= worst.is_some_and(|worst| worst <= other);
                better |= worst.is_some_and(|worst| worst < other);
            }
            if !as_good {
                continue;
            }
            if better || rival.arcs < label.arcs || other < self.floor {
                return Some(rival.cost[0]);
            }
            let Some(number) = number else { continue };
            if rival.arcs > label.arcs {
                continue;
            }
            let wins = self.compare_ways(other, number) != Ordering::Greater;
            if wins {
                return Some(rival.cost[0]);
            }
            if rival.cost == label.cost {
                // Equal in all but the way: the labels that grew from the rival keep their cost and get the better way.
                let place = &mut self.memory.labels[other as usize];
                (place.parent, place.arc, place.departure) = (label.parent, label.arc, label.departure);
                return Some(rival.cost[0]);
            }
        }
        None
    }

    /// Compares two ways of equal length: by the major ranks from the start on, then by the minor ones, then by departures, then
    /// by source.
    fn compare_ways(&self, mut a: u32, mut b: u32) -> Ordering {
        let (mut major, mut minor, mut departures) = (Ordering::Equal, Ordering::Equal, Ordering::Equal);
        let mut sources = Ordering::Equal;
        while a != b {
            let (left, right) = (&self.memory.labels[a as usize], &self.memory.labels[b as usize]);
            if left.parent == NONE || right.parent == NONE {
                sources = left.departure.cmp(&right.departure);
                break;
            }
            let rank = |label: &Label<K>| self.graph.rank(ArcId::new(label.arc as usize));
            let (left_rank, right_rank) = (rank(left), rank(right));
            // Walking back from the end, what differs nearest the start has the last word.
            major = left_rank.0.cmp(&right_rank.0).then(major);
            minor = left_rank.1.cmp(&right_rank.1).then(minor);
            departures = left.departure.cmp(&right.departure).then(departures);
            (a, b) = (left.parent, right.parent);
        }
        major.then(minor).then(departures).then(sources)
    }

    fn take(&mut self, number: u32, label: &Label<K>) {
        self.stats.taken += 1;
        let (node, new) = (label.node, Taken { cost: label.cost, arcs: label.arcs, label: number });
        let taken = &mut self.memory.taken[node as usize];
        if taken.is_empty() {
            self.memory.touched.push(node);
        }
        if G::WAITS {
            let place = taken.partition_point(|other| other.cost[0] < new.cost[0]);
            // What the new label beats of later starts beats nothing that the new one does not.
            let (graph, floor) = (self.graph, self.floor);
            let mut at = 0;
            taken.retain(|other| {
                at += 1;
                at <= place || other.label >= floor || graph.limits_waits() || {
                    let growth = graph.growth(NodeId::new(node as usize), other.cost[0] - new.cost[0]);
                    let grown = |criterion: usize| new.cost[criterion].checked_add(growth[criterion]);
                    (1..K).any(|criterion| grown(criterion).is_none_or(|grown| grown > other.cost[criterion]))
                }
            });
            taken.insert(place, new);
        } else {
            taken.push(new);
        }
        if label.node as usize == self.target {
            self.insert_answer(Answer { cost: label.cost, arcs: label.arcs, label: number });
        }
    }
}
