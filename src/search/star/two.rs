//! Two criteria in 32 bits.
//!
//! The method is BOA* (Hernández et al., Simple and efficient bi-objective search algorithms via fast dominance checks, 2023) with the bounded
//! backward searches and the early answers of Ahmadi et al. (Bi-objective search with bi-directional A*, 2021), on reduced
//! costs: a label holds its estimate less that of the source, an arc what it adds to the estimate.

use super::super::{Stats, Status};
use super::ahead::Ahead;
use super::ends::Start;
use super::ground::Ground;
use super::layout::NONE;
use super::many::trail;
use super::pair::Pair;
use super::queue::{Buckets, PLENTY};
use super::task::NarrowTask;
use super::trees::{Halt, sum};
use super::watch::Watch;
use super::weight::{Weight, sealed::Sum};

const NEVER: u32 = u32::MAX;

/// A node that the search has met, numbered in the order met.
#[derive(Debug, Clone, Copy)]
struct Met {
    /// The least second estimate of the labels taken: in the order of the first, one number is the whole front.
    last: u32,
    /// What the way that is least in the first criterion adds to the second estimate.
    extra: u32,
    /// The estimates of the label put in line last: it comes before what is no better.
    coming: [u32; 2],
    /// Its reduced arcs, once it is expanded.
    from: u32,
    to: u32,
}

/// An arc between nodes that have been met, with what it adds to the estimates.
#[derive(Debug, Clone, Copy)]
struct Reduced {
    head: u32,
    adds: [u32; 2],
    arc: u32,
}

/// A label in the queue; its first estimate is the key.
#[derive(Debug, Clone, Copy)]
struct Label {
    second: u32,
    node: u32,
    parent: u32,
    arc: u32,
}

/// Memory of searches by two criteria.
#[derive(Debug)]
pub(super) struct Two {
    pub(super) pair: Pair,
    queue: Buckets<Label>,
    met: Vec<Met>,
    /// Our number of each node met, and the number among those met of each of ours.
    node: Vec<u32>,
    number: Vec<u32>,
    reduced: Vec<Reduced>,
    /// Labels taken: parent and arc; at a start, `NONE` and the start.
    records: Vec<(u32, u32)>,
    /// First and second estimate, and the record that the way goes on from.
    answers: Vec<([u32; 2], u32)>,
    /// What estimates are counted from.
    base: [u32; 2],
}

impl Two {
    pub(super) fn new() -> Self {
        Self {
            pair: Pair::new(),
            queue: Buckets::new(PLENTY),
            met: Vec::new(),
            node: Vec::new(),
            number: Vec::new(),
            reduced: Vec::new(),
            records: Vec::new(),
            answers: Vec::new(),
            base: [0; 2],
        }
    }

    fn reset(&mut self, nodes: usize) {
        for node in self.node.drain(..) {
            self.number[node as usize] = NONE;
        }
        if self.number.len() < nodes {
            self.number.resize(nodes, NONE);
        }
        self.met.clear();
        self.reduced.clear();
        self.records.clear();
        self.answers.clear();
    }

    /// Numbers a node when it is first met. `other` is what the way on that is least in the first criterion costs by the second.
    fn meet(&mut self, node: u32, other: u32, least: u32) -> u32 {
        let number = &mut self.number[node as usize];
        if *number == NONE {
            *number = u32::try_from(self.met.len()).unwrap_or(NONE);
            self.node.push(node);
            let extra = if other == NEVER { NEVER } else { other.saturating_sub(least) };
            self.met.push(Met { last: NEVER, extra, coming: [NEVER; 2], from: NONE, to: NONE });
        }
        *number
    }

    /// The start that an answer begins with, and its arcs in the order taken; `onward` adds those from the node that the search left it at.
    pub(super) fn way<W: Weight, const K: usize>(
        &self,
        ground: &Ground<'_, W, K>,
        starts: &[Start<K>],
        answer: usize,
        onward: impl FnOnce(u32, &mut Vec<u32>),
    ) -> (u32, Vec<u32>) {
        let (start, mut arcs) = trail(&self.records, self.answers[answer].1);
        onward(arcs.last().map_or(starts[start as usize].node, |&arc| ground.head(arc)), &mut arcs);
        (start, arcs)
    }

    /// The nodes that the search left its answers at.
    pub(super) fn left_at<W: Weight, const K: usize>(
        &self,
        ground: &Ground<'_, W, K>,
        starts: &[Start<K>],
    ) -> impl Iterator<Item = u32> {
        self.answers.iter().map(|&(_, record)| {
            let (parent, arc) = self.records[record as usize];
            if parent == NONE { starts[arc as usize].node } else { ground.head(arc) }
        })
    }

    /// The front, with the trees grown for this search.
    pub(super) fn run<W: Weight, const K: usize>(
        &mut self,
        task: &NarrowTask<'_, W, K>,
        watch: &mut Watch<'_>,
    ) -> Result<(Status, Stats), Halt> {
        let own = std::mem::replace(&mut self.pair, Pair::new());
        let outcome = self.search(task, &mut &own, watch);
        self.pair = own;
        outcome
    }

    /// The front by bounds from anywhere. Answers are left in `answers`, with their estimates.
    #[expect(
        clippy::needless_bitwise_bool,
        reason = "a branch that cannot be told beforehand costs more than comparing: 5 % of a question"
    )]
    pub(super) fn search<W: Weight, const K: usize>(
        &mut self,
        task: &NarrowTask<'_, W, K>,
        ahead: &mut impl Ahead,
        watch: &mut Watch<'_>,
    ) -> Result<(Status, Stats), Halt> {
        self.reset(task.ground.nodes());
        let mut stats = Stats::default();
        let Some(frame) = Frame::of(task, ahead)? else { return Ok((Status::Complete, stats)) };
        let Frame { base, range, mut below } = frame;
        self.queue.start(task.ground.greatest(0).saturating_mul(2).min(range));
        for (at, start) in (0..).zip(task.starts) {
            let ([first, other], [second, _]) = (ahead.least(0, start.node), ahead.least(1, start.node));
            if first == NEVER || second == NEVER {
                continue;
            }
            let [key, rise] = [sum(start.cost[0], first)? - base[0], sum(start.cost[1], second)? - base[1]];
            if key <= range && rise < below {
                let node = self.meet(start.node, other, second);
                self.queue.push(key, Label { second: rise, node, parent: NONE, arc: at });
                stats.created += 1;
            }
        }
        let mut ceilings = Ceilings::new(range, below);
        while let Some((first, label)) = self.queue.pop() {
            if let Some(status) = watch.stopped() {
                return Ok((status, self.finish(base, stats)));
            }
            if task.limits.labels.is_some_and(|most| stats.created > most) {
                return Ok((Status::LabelLimit, self.finish(base, stats)));
            }
            let met = &mut self.met[label.node as usize];
            if label.second >= met.last {
                stats.dominated += 1;
                continue;
            }
            if label.second >= below {
                stats.bounded += 1;
                continue;
            }
            let last_first = self.answers.last().map(|answer| answer.0[0]);
            if task.first && last_first.is_some_and(|last| last < first) {
                break;
            }
            stats.taken += 1;
            met.last = label.second;
            let met = *met;
            let record = u32::try_from(self.records.len()).unwrap_or(NONE);
            self.records.push((label.parent, label.arc));
            // The way on from here that is least in the first criterion is an answer, unless one found before is no worse.
            let second = label.second.saturating_add(met.extra);
            if second < below {
                if last_first == Some(first) {
                    self.answers.pop();
                }
                self.answers.push(([first, second], record));
                let absolute = u64::from(second) + u64::from(base[1]);
                let within = absolute.within(task.tolerance).saturating_sub(u64::from(base[1]));
                below = u32::try_from(within).unwrap_or(below).min(second);
                if met.extra == 0 {
                    continue;
                }
            }
            // Later labels have no less of the first here, and `below` only falls.
            let most = [range - first, below.saturating_sub(1)];
            let (from, to) =
                if met.from == NONE { self.reduce(&task.ground, ahead, label.node, most) } else { (met.from, met.to) };
            let before = stats.created;
            for along in &self.reduced[from as usize..to as usize] {
                let next = label.second + along.adds[1];
                let key = first + along.adds[0];
                let head = &mut self.met[along.head as usize];
                // All that may discard is looked at before there is a branch, since which of it will is not to be foreseen: a tenth of a question.
                let most = below.min(head.last).min(ceilings.at(key));
                if (next >= most) | (key > range) | ((next >= head.coming[1]) & (key >= head.coming[0])) {
                    continue;
                }
                stats.created += 1;
                head.coming = [key, next];
                ceilings.lower(key, next.saturating_add(head.extra));
                let label = Label { second: next, node: along.head, parent: record, arc: along.arc };
                self.queue.push(key, label);
            }
            stats.bounded += (to - from) as usize - (stats.created - before);
        }
        Ok((Status::Complete, self.finish(base, stats)))
    }

    /// Turns the answers' estimates from those of the sources into costs.
    fn finish(&mut self, base: [u32; 2], stats: Stats) -> Stats {
        self.base = base;
        stats
    }

    /// The costs of the answers.
    pub(super) fn costs(&self) -> impl Iterator<Item = [u64; 2]> {
        let base = self.base.map(u64::from);
        self.answers
            .iter()
            .map(move |(estimate, _)| [u64::from(estimate[0]) + base[0], u64::from(estimate[1]) + base[1]])
    }

    /// Lays out the arcs of a node that is expanded for the first time, without those that add more than `most` to an estimate.
    #[cold]
    fn reduce<W: Weight, const K: usize>(
        &mut self,
        ground: &Ground<'_, W, K>,
        ahead: &mut impl Ahead,
        node: u32,
        most: [u32; 2],
    ) -> (u32, u32) {
        let from = u32::try_from(self.reduced.len()).unwrap_or(NONE);
        let tail = self.node[node as usize];
        let here = [0, 1].map(|criterion| ahead.least(criterion, tail)[0]);
        // What an arc and the way on from it may cost.
        let limit = [0, 1].map(|criterion: usize| here[criterion].saturating_add(most[criterion]).min(NEVER - 1));
        ground.out_of(tail, |arc, head, weight| {
            if head == tail {
                return;
            }
            let [least, other] = ahead.least(0, head);
            let first = weight[0].low32().saturating_add(least);
            if first > limit[0] {
                return;
            }
            let [least, _] = ahead.least(1, head);
            let second = weight[1].low32().saturating_add(least);
            if second > limit[1] {
                return;
            }
            let adds = [first.saturating_sub(here[0]), second.saturating_sub(here[1])];
            let head = self.meet(head, other, least);
            self.reduced.push(Reduced { head, adds, arc });
        });
        let to = u32::try_from(self.reduced.len()).unwrap_or(NONE);
        let met = &mut self.met[node as usize];
        (met.from, met.to) = (from, to);
        (from, to)
    }
}

/// What the second estimate has to stay below, by ranges of the first: a label in line has a way on that is least in the first criterion, so that an
/// answer is to come that is as good as that way.
struct Ceilings {
    below: [u32; CEILINGS],
    shift: u32,
}

const CEILINGS: usize = 128;

impl Ceilings {
    fn new(range: u32, below: u32) -> Self {
        Self { below: [below; CEILINGS], shift: (u32::BITS - range.leading_zeros()).saturating_sub(CEILINGS.ilog2()) }
    }

    #[inline]
    fn at(&self, first: u32) -> u32 {
        self.below[(first >> self.shift) as usize % CEILINGS]
    }

    /// An answer is to come with these estimates or better.
    #[inline]
    fn lower(&mut self, first: u32, second: u32) {
        // Others of the same range may come before it.
        let beyond = (first >> self.shift) as usize + 1;
        if beyond < CEILINGS && self.below[beyond] > second {
            self.lower_from(beyond, second);
        }
    }

    #[inline(never)]
    fn lower_from(&mut self, beyond: usize, second: u32) {
        for ceiling in self.below[beyond..].iter_mut().take_while(|ceiling| **ceiling > second) {
            *ceiling = second;
        }
    }
}

/// What estimates are counted from, and how far they may go.
struct Frame {
    base: [u32; 2],
    /// The most of the first.
    range: u32,
    /// What the second has to stay below.
    below: u32,
}

impl Frame {
    /// `None` when there is no answer.
    fn of<W: Weight, const K: usize>(
        task: &NarrowTask<'_, W, K>,
        ahead: &mut impl Ahead,
    ) -> Result<Option<Self>, Halt> {
        let ([first, along], [second, other]) = (ahead.whole(0, task.starts)?, ahead.whole(1, task.starts)?);
        let (base, mut most) = ([first, second], [other, along]);
        if base[0] == NEVER || base[1] == NEVER {
            return Ok(None);
        }
        for ((most, &cap), base) in most.iter_mut().zip(&task.limits.caps).zip(base) {
            if cap != W::GREATEST {
                *most = cap.small().map_or(*most, |cap| cap.min(*most));
            }
            if *most < base {
                return Ok(None);
            }
        }
        let [range, rise] = [most[0] - base[0], most[1] - base[1]];
        // So that a label's estimate and what an arc adds to it never pass 32 bits together.
        if range >= NEVER / 2 || rise >= NEVER / 2 {
            return Err(Halt::Wide);
        }
        Ok(Some(Self { base, range, below: rise + 1 }))
    }
}
