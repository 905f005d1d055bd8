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

use super::criteria::{at_least_as_good, sum};
use super::{ArcId, Bounds, Cost, Graph, Later, Limits, NodeId, SearchError, Status};
use std::cmp::Ordering;
use std::collections::BinaryHeap;

const NONE: u32 = u32::MAX;

/// A partial path: its cost and how it came here.
#[derive(Debug, Clone, Copy)]
struct Label<const K: usize> {
    cost: Cost<K>,
    node: u32,
    parent: u32,
    /// The arc taken, or `NONE` at a source.
    arc: u32,
    /// The departure taken; at a source, which of the sources it is.
    departure: u32,
    arcs: u32,
}

/// A label in the queue. The order is that of `BinaryHeap`, greatest first, so comparison is turned round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry<const K: usize> {
    estimate: Cost<K>,
    arcs: u32,
    label: u32,
    /// Which of the bounds the estimate stands on; those before it are ruled out for good.
    bound: u32,
}

impl<const K: usize> Ord for Entry<K> {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        (other.estimate, other.arcs, other.label).cmp(&(self.estimate, self.arcs, self.label))
    }
}

impl<const K: usize> PartialOrd for Entry<K> {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A label taken at the target; or, with `NONE` for a label, the cost of a way known to exist that the search has yet to find.
#[derive(Debug, Clone, Copy)]
struct Answer<const K: usize> {
    cost: Cost<K>,
    arcs: u32,
    label: u32,
}

/// Memory of a search, kept for the next one: a warm search allocates only when it grows past all before it.
#[derive(Debug, Default)]
pub struct Workspace<const K: usize> {
    labels: Vec<Label<K>>,
    queue: BinaryHeap<Entry<K>>,
    /// Labels taken at each node, in the order taken.
    taken: Vec<Vec<u32>>,
    touched: Vec<u32>,
    /// Labels taken at the target that no other there dominates, in lexicographic order of cost.
    answers: Vec<Answer<K>>,
}

impl<const K: usize> Workspace<K> {
    /// An empty workspace.
    pub fn new() -> Self {
        Self {
            labels: Vec::new(),
            queue: BinaryHeap::new(),
            taken: Vec::new(),
            touched: Vec::new(),
            answers: Vec::new(),
        }
    }

    fn reset(&mut self, nodes: usize) {
        self.labels.clear();
        self.queue.clear();
        self.answers.clear();
        for node in self.touched.drain(..) {
            self.taken[node as usize].clear();
        }
        if self.taken.len() < nodes {
            self.taken.resize(nodes, Vec::new());
        }
    }
}

/// Counts of a search; they repeat exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stats {
    /// Labels created.
    pub created: usize,
    /// Labels taken and expanded.
    pub taken: usize,
    /// Labels discarded at their node, when created or when due.
    pub dominated: usize,
    /// Labels discarded by their bound against an answer or a cap.
    pub bounded: usize,
}

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
/// [`SearchError::Overflow`], [`SearchError::UnknownNode`].
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
    let mut run = Run { graph, target: target.index(), bounds, limits, memory: workspace, stats: Stats::default() };
    if G::WAITS {
        run.seed(sources)?;
    }
    for (at, &(node, cost)) in sources.iter().enumerate() {
        if node.index() >= graph.node_count() {
            return Err(SearchError::UnknownNode(node.index()));
        }
        let number = u32::try_from(at).unwrap_or(NONE);
        run.propose(Label { cost, node: index(node), parent: NONE, arc: NONE, departure: number, arcs: 0 })?;
    }
    let status = run.run()?;
    let stats = run.stats;
    Ok(Outcome { found: collect(workspace), status, stats })
}

fn index(node: NodeId) -> u32 {
    u32::try_from(node.index()).unwrap_or(NONE)
}

struct Run<'a, const K: usize, G> {
    graph: &'a G,
    target: usize,
    bounds: &'a Bounds<K>,
    limits: &'a Limits<'a, K>,
    memory: &'a mut Workspace<K>,
    stats: Stats,
}

impl<const K: usize, G: Graph<K>> Run<'_, K, G> {
    fn run(&mut self) -> Result<Status, SearchError> {
        let mut due = 0_u32;
        while let Some(entry) = self.memory.queue.pop() {
            if let Some(status) = self.stopped(&mut due) {
                return Ok(status);
            }
            let label = self.memory.labels[entry.label as usize];
            let estimate = self.estimate(&label.cost, label.arcs, label.node, entry.bound)?;
            if let Some((estimate, bound)) = estimate
                && estimate > entry.estimate
            {
                // Answers found since rule out its best prospects: its turn comes later.
                self.memory.queue.push(Entry { estimate, bound, ..entry });
                continue;
            }
            let bounded = estimate.is_none();
            let discarded = bounded || self.beaten_at_node(&label, Some(entry.label));
            self.stats.bounded += usize::from(bounded);
            self.stats.dominated += usize::from(discarded && !bounded);
            self.put_next_departure_in_line(&label, bounded)?;
            if discarded {
                continue;
            }
            self.take(entry.label, &label);
            if label.node as usize != self.target {
                self.expand(entry.label, &label)?;
            }
        }
        Ok(Status::Complete)
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
            let Some(ride) = self.graph.ride(arc, &cost, Later::default())? else { return Ok(None) };
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

    fn stopped(&self, due: &mut u32) -> Option<Status> {
        if self.limits.labels.is_some_and(|most| self.stats.created > most) {
            return Some(Status::LabelLimit);
        }
        // The clock and the flag are read once in a while: both cost more than a label.
        *due = due.wrapping_add(1);
        if !due.is_multiple_of(1024) {
            return None;
        }
        if self.limits.cancel.is_some_and(|flag| flag.load(std::sync::atomic::Ordering::Relaxed)) {
            return Some(Status::Cancelled);
        }
        self.limits.until.is_some_and(|until| std::time::Instant::now() >= until).then_some(Status::TimeLimit)
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

    /// Proposes the first ride after a departure that may be of use; `like` tells arc, parent and node.
    fn propose_after(&mut self, like: &Label<K>, departure: Option<u32>) -> Result<(), SearchError> {
        let arc = ArcId::new(like.arc as usize);
        let tail = self.memory.labels[like.parent as usize].cost;
        let least = sum(&tail, &self.graph.least(arc)).ok_or(SearchError::Overflow)?;
        if G::WAITS && self.estimate(&least, like.arcs, like.node, 0)?.is_none() {
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
        let mut later = Later { departure, arrival };
        while let Some(ride) = self.graph.ride(arc, &tail, later)? {
            if self.propose(Label { cost: ride.cost, departure: ride.departure, ..*like })? || !G::WAITS {
                return Ok(());
            }
            // Out of reach in this season, but a later one may bring the arc back: look there, unless even the cheapest ride of
            // the arc, leaving then, would be too late.
            let Some(better) = self.graph.better_after(arc, ride.departure) else { return Ok(()) };
            let after = ride.departure.max(better.saturating_sub(1));
            let mut hope = least;
            hope[0] = hope[0].max(u64::from(after));
            if self.estimate(&hope, like.arcs, like.node, 0)?.is_none() {
                return Ok(());
            }
            later.departure = Some(after);
        }
        Ok(())
    }

    /// Until when rides that arrive at the node of `like` from `least[0]` on, at `least` in the other criteria, are beaten by labels taken
    /// there: whatever they board later, a taken label boards for less. `None` when the first of them may be of use.
    fn superfluous_until(&self, like: &Label<K>, least: &Cost<K>) -> Option<u64> {
        if !G::WAITS {
            return None;
        }
        let node = NodeId::new(like.node as usize);
        let mut until = None;
        loop {
            let known = until;
            for &rival in &self.memory.taken[like.node as usize] {
                let rival = &self.memory.labels[rival as usize];
                // Only what arrives no earlier than the rival can be beaten by it.
                if rival.cost[0] > until.map_or(least[0], |until: u64| until.saturating_add(1)) {
                    continue;
                }
                let beaten = self.beats_until(node, rival, like, least);
                if beaten.is_some_and(|beaten| beaten >= least[0]) {
                    until = until.max(beaten);
                }
            }
            // Having come so far, rides may now run into the reach of a later rival.
            if until == known {
                return until;
            }
        }
    }

    /// Until when a taken label beats every ride that arrives after it at `least` or more.
    fn beats_until(&self, node: NodeId, rival: &Label<K>, like: &Label<K>, least: &Cost<K>) -> Option<u64> {
        let mut slack = [0; K];
        for criterion in 1..K {
            slack[criterion] = least[criterion].checked_sub(rival.cost[criterion])?;
        }
        let delay = if rival.arcs < like.arcs {
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

    fn expand(&mut self, number: u32, label: &Label<K>) -> Result<(), SearchError> {
        let graph = self.graph;
        for (arc, head) in graph.arcs(NodeId::new(label.node as usize)) {
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
        let Some((estimate, bound)) = self.estimate(&label.cost, label.arcs, label.node, 0)? else {
            self.stats.bounded += 1;
            return Ok(false);
        };
        if !G::WAITS && self.beaten_at_node(&label, None) {
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
    fn estimate(
        &self,
        cost: &Cost<K>,
        arcs: u32,
        node: u32,
        first: u32,
    ) -> Result<Option<(Cost<K>, u32)>, SearchError> {
        let rests = self.bounds.rest(NodeId::new(node as usize));
        for (bound, rest) in (first..).zip(&rests[(first as usize).min(rests.len())..]) {
            let estimate = sum(cost, rest).ok_or(SearchError::Overflow)?;
            if !self.beaten_by_an_answer(&estimate, arcs, node) {
                return Ok(Some((estimate, bound)));
            }
        }
        Ok(None)
    }

    /// Whether a cap or an answer rules out everything that `estimate` bounds from below.
    fn beaten_by_an_answer(&self, estimate: &Cost<K>, arcs: u32, node: u32) -> bool {
        if !at_least_as_good(estimate, &self.limits.caps) {
            return true;
        }
        let still_to_go = u32::from(node as usize != self.target);
        let beats = |answer: &Answer<K>| {
            at_least_as_good(&answer.cost, estimate) && (answer.cost != *estimate || answer.arcs < arcs + still_to_go)
        };
        let answers = &self.memory.answers;
        if K <= 2 {
            // Of answers no later than the estimate, the last has the least second component.
            let later = answers.partition_point(|answer| answer.cost[0] <= estimate[0]);
            return later > 0 && beats(&answers[later - 1]);
        }
        answers.iter().take_while(|answer| answer.cost[0] <= estimate[0]).any(beats)
    }

    /// Whether a label taken at the same node makes this one superfluous. `number` is given when the label is due: then ties
    /// of equal length are decided too, and an equal label that loses the tie hands its place over.
    fn beaten_at_node(&mut self, label: &Label<K>, number: Option<u32>) -> bool {
        let taken = &self.memory.taken[label.node as usize];
        // Taken in lexicographic order on a static graph, the last of one or two criteria has the least last component.
        let all = if K <= 2 && !G::WAITS { &taken[taken.len().saturating_sub(1)..] } else { &taken[..] };
        for &other in all.iter().rev() {
            let rival = self.memory.labels[other as usize];
            let Some(delay) = label.cost[0].checked_sub(rival.cost[0]) else { continue };
            let growth = if G::WAITS { self.graph.growth(NodeId::new(label.node as usize), delay) } else { [0; K] };
            let mut better = !G::WAITS && delay > 0;
            let mut as_good = true;
            let costs = rival.cost.iter().zip(&growth).zip(&label.cost).skip(1);
            for ((&paid, &more), &other) in costs {
                let worst = paid.saturating_add(more);
                as_good &= worst <= other;
                better |= worst < other;
            }
            if !as_good {
                continue;
            }
            if better || rival.arcs < label.arcs {
                return true;
            }
            let Some(number) = number else { continue };
            if rival.arcs > label.arcs {
                continue;
            }
            let wins = self.compare_ways(other, number) != Ordering::Greater;
            if wins {
                return true;
            }
            if rival.cost == label.cost {
                // Equal in all but the way: the labels that grew from the rival keep their cost and get the better way.
                let place = &mut self.memory.labels[other as usize];
                (place.parent, place.arc, place.departure) = (label.parent, label.arc, label.departure);
                return true;
            }
        }
        false
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
        let taken = &mut self.memory.taken[label.node as usize];
        if taken.is_empty() {
            self.memory.touched.push(label.node);
        }
        taken.push(number);
        if label.node as usize == self.target {
            self.insert_answer(Answer { cost: label.cost, arcs: label.arcs, label: number });
        }
    }
}

fn collect<const K: usize>(memory: &Workspace<K>) -> Vec<Found<K>> {
    let way = |answer: &Answer<K>| {
        let mut steps = Vec::new();
        let mut label = &memory.labels[answer.label as usize];
        while label.arc != NONE {
            steps.push(Step { arc: ArcId::new(label.arc as usize), departure: label.departure });
            label = &memory.labels[label.parent as usize];
        }
        steps.reverse();
        Found { cost: answer.cost, source: label.departure as usize, steps }
    };
    memory.answers.iter().filter(|answer| answer.label != NONE).map(way).collect()
}
