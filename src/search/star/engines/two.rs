//! Two criteria in 32 bits.
//!
//! The method is BOA* (Hernández et al., Simple and efficient bi-objective search algorithms via fast dominance checks, 2023) with the bounded
//! backward searches and the early answers of Ahmadi et al. (Bi-objective search with bi-directional A*, 2021), on reduced
//! costs: a label holds its estimate less that of the source, an arc what it adds to the estimate.

use crate::search::star::bounding::ahead::Ahead;
use crate::search::star::bounding::pair::Pair;
use crate::search::star::laid::ground::Ground;
use crate::search::star::laid::layout::NONE;
use crate::search::star::narrow::ends::Start;
use crate::search::star::narrow::halt::Halt;
use crate::search::star::narrow::length::{Along, Below, Length, Rest};
use crate::search::star::narrow::queue::{Buckets, PLENTY};
use crate::search::star::task::{NarrowTask, Record, trail};
use crate::search::star::watch::Watch;
use crate::search::weight::{Weight, sealed::Sum};
use crate::search::{Stats, Status};

/// No estimate comes so far: one and what an arc adds to it never pass 32 bits together.
const FAR: u32 = u32::MAX / 2;

/// A node that the search has met, numbered in the order met.
#[derive(Debug, Clone, Copy)]
struct Met {
    /// The least second estimate of the labels taken: in the order of the first, one number is the whole front.
    last: Below,
    /// What the way that is least in the first criterion adds to the second estimate.
    extra: Along,
    /// The estimates of the label put in line last: it comes before what is no better.
    coming: [Below; 2],
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
pub(in crate::search::star) struct Two {
    pub(in crate::search::star) pair: Pair,
    queue: Buckets<Label>,
    met: Vec<Met>,
    /// Our number of each node met, and the number among those met of each of ours.
    node: Vec<u32>,
    number: Vec<u32>,
    reduced: Vec<Reduced>,
    /// Labels taken: parent and arc; at a start, `NONE` and the start.
    records: Vec<Record>,
    /// First and second estimate, and the record that the way goes on from.
    answers: Vec<([u32; 2], u32)>,
    /// What estimates are counted from.
    base: [Length; 2],
}

impl Two {
    pub(in crate::search::star) fn new() -> Self {
        Self {
            pair: Pair::new(),
            queue: Buckets::new(PLENTY),
            met: Vec::new(),
            node: Vec::new(),
            number: Vec::new(),
            reduced: Vec::new(),
            records: Vec::new(),
            answers: Vec::new(),
            base: [Length::ZERO; 2],
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

    /// Numbers a node when it is first met. `along` is what the way on that is least in the first criterion costs by the second.
    fn meet(&mut self, node: u32, along: Along, least: Length) -> u32 {
        let number = &mut self.number[node as usize];
        if *number == NONE {
            *number = u32::try_from(self.met.len()).unwrap_or(NONE);
            self.node.push(node);
            let extra = along.beyond(least);
            self.met.push(Met { last: Below::ALL, extra, coming: [Below::ALL; 2], from: NONE, to: NONE });
        }
        *number
    }

    /// The start that an answer begins with, and its arcs in the order taken; `onward` adds those from the node that the search left it at.
    pub(in crate::search::star) fn way<W: Weight, const K: usize>(
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
    pub(in crate::search::star) fn left_at<W: Weight, const K: usize>(
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
    pub(in crate::search::star) fn run<W: Weight, const K: usize>(
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
        reason = "a branch that cannot be predicted costs more than comparing: 5 % of a question"
    )]
    pub(in crate::search::star) fn search<W: Weight, const K: usize>(
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
            let rests = ahead.least(0, start.node).zip(ahead.least(1, start.node));
            let Some((first, second)) = rests else { continue };
            // A way that does not fit 32 bits is outside the frame.
            let estimate = |least: Length, criterion: usize| least.plus(start.cost[criterion].get());
            let estimates = estimate(first.least, 0).zip(estimate(second.least, 1));
            let Some((key, rise)) = estimates.map(|(key, rise)| (key.less(base[0]).get(), rise.less(base[1]).get()))
            else {
                continue;
            };
            if key <= range && !below.rules_out(rise) {
                let node = self.meet(start.node, first.along, second.least);
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
            if met.last.rules_out(label.second) {
                stats.dominated += 1;
                continue;
            }
            if below.rules_out(label.second) {
                stats.bounded += 1;
                continue;
            }
            let last_first = self.answers.last().map(|answer| answer.0[0]);
            if task.first && last_first.is_some_and(|last| last < first) {
                break;
            }
            stats.taken += 1;
            met.last = Below::taken(label.second);
            let met = *met;
            let record = u32::try_from(self.records.len()).unwrap_or(NONE);
            self.records.push((label.parent, label.arc));
            // The way on from here that is least in the first criterion is an answer, unless one found before is no worse.
            let early = Below::after(label.second, met.extra);
            if let Some(second) = early.get().filter(|_| early.is_under(below)) {
                if last_first == Some(first) {
                    self.answers.pop();
                }
                self.answers.push(([first, second], record));
                let absolute = u64::from(second) + u64::from(base[1].get());
                let within = absolute.within(task.tolerance).saturating_sub(u64::from(base[1].get()));
                below = u32::try_from(within).map_or(below, Below::taken).min(early);
                if met.extra == Along::ZERO {
                    continue;
                }
            }
            // Later labels have no less of the first here, and `below` only falls.
            let most = [range - first, below.most()];
            let (from, to) =
                if met.from == NONE { self.reduce(&task.ground, ahead, label.node, most) } else { (met.from, met.to) };
            let before = stats.created;
            for along in &self.reduced[from as usize..to as usize] {
                let next = label.second + along.adds[1];
                let key = first + along.adds[0];
                let head = &mut self.met[along.head as usize];
                // All that may discard is looked at before there is a branch, since which of it will is not to be foreseen: a tenth of a question.
                let most = below.min(head.last).min(ceilings.at(key));
                let is_behind = head.coming[1].rules_out(next) & head.coming[0].rules_out(key);
                if most.rules_out(next) | (key > range) | is_behind {
                    continue;
                }
                stats.created += 1;
                head.coming = [key, next].map(Below::taken);
                ceilings.lower(key, Below::after(next, head.extra));
                let label = Label { second: next, node: along.head, parent: record, arc: along.arc };
                self.queue.push(key, label);
            }
            stats.bounded += (to - from) as usize - (stats.created - before);
        }
        Ok((Status::Complete, self.finish(base, stats)))
    }

    /// Turns the answers' estimates from those of the sources into costs.
    fn finish(&mut self, base: [Length; 2], stats: Stats) -> Stats {
        self.base = base;
        stats
    }

    /// The costs of the answers.
    pub(in crate::search::star) fn costs(&self) -> impl Iterator<Item = [u64; 2]> {
        let base = self.base.map(|base| u64::from(base.get()));
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
        // What the way on costs from here at least; nothing leads on from a node that is of no use.
        let here = ahead.least(0, tail).zip(ahead.least(1, tail)).map(|(first, second)| [first.least, second.least]);
        if let Some(here) = here {
            // What an arc and the way on from it may cost.
            let limit =
                [0, 1].map(|criterion: usize| here[criterion].plus(most[criterion]).unwrap_or(Length::GREATEST));
            // The way over an arc, where it is within the limit.
            let over = |rest: &Rest, weight: W, criterion: usize| {
                rest.least.plus(weight.low32()).filter(|through| *through <= limit[criterion])
            };
            ground.out_of(tail, |arc, head, weight| {
                if head == tail {
                    return;
                }
                let Some(by_first) = ahead.least(0, head) else { return };
                let Some(first) = over(&by_first, weight[0], 0) else { return };
                let Some(by_second) = ahead.least(1, head) else { return };
                let Some(second) = over(&by_second, weight[1], 1) else { return };
                let adds = [first.less(here[0]).get(), second.less(here[1]).get()];
                let head = self.meet(head, by_first.along, by_second.least);
                self.reduced.push(Reduced { head, adds, arc });
            });
        }
        let to = u32::try_from(self.reduced.len()).unwrap_or(NONE);
        let met = &mut self.met[node as usize];
        (met.from, met.to) = (from, to);
        (from, to)
    }
}

/// What the second estimate has to stay below, by ranges of the first: a label in line has a way on that is least in the first criterion, so that an
/// answer is to come that is as good as that way.
struct Ceilings {
    below: [Below; CEILINGS],
    shift: u32,
}

const CEILINGS: usize = 128;

impl Ceilings {
    fn new(range: u32, below: Below) -> Self {
        Self { below: [below; CEILINGS], shift: (u32::BITS - range.leading_zeros()).saturating_sub(CEILINGS.ilog2()) }
    }

    #[inline]
    fn at(&self, first: u32) -> Below {
        self.below[(first >> self.shift) as usize % CEILINGS]
    }

    /// An answer is to come with these estimates or better.
    #[inline]
    fn lower(&mut self, first: u32, second: Below) {
        // Others of the same range may come before it.
        let beyond = (first >> self.shift) as usize + 1;
        if beyond < CEILINGS && second.is_under(self.below[beyond]) {
            self.lower_from(beyond, second);
        }
    }

    #[inline(never)]
    fn lower_from(&mut self, beyond: usize, second: Below) {
        for ceiling in self.below[beyond..].iter_mut().take_while(|ceiling| second.is_under(**ceiling)) {
            *ceiling = second;
        }
    }
}

/// What estimates are counted from, and how far they may go.
struct Frame {
    base: [Length; 2],
    /// The most of the first.
    range: u32,
    /// What the second has to stay below.
    below: Below,
}

impl Frame {
    /// `None` when there is no answer.
    fn of<W: Weight, const K: usize>(
        task: &NarrowTask<'_, W, K>,
        ahead: &mut impl Ahead,
    ) -> Result<Option<Self>, Halt> {
        let Some(first) = ahead.whole(0, task.starts)? else { return Ok(None) };
        let Some(second) = ahead.whole(1, task.starts)? else { return Ok(None) };
        let base = [first.least, second.least];
        let mut rooms = [0; 2];
        // No answer costs more by one criterion than the way that is least by the other, nor than the cap.
        for (criterion, along) in [second.along, first.along].into_iter().enumerate() {
            let cap = task.limits.caps[criterion];
            let cap = cap.whole().filter(|_| cap != W::GREATEST);
            let along = along.get().map(|along| u64::from(along.get()));
            // Where neither is known in 32 bits, nothing shows how far to look.
            let most = cap.into_iter().chain(along).min();
            // Past 32 bits, ways were left out.
            let most = most.filter(|&most| most <= Length::GREATEST.get().into()).ok_or(Halt::Wide)?;
            let Some(room) = most.checked_sub(base[criterion].get().into()) else { return Ok(None) };
            rooms[criterion] = u32::try_from(room).ok().filter(|&room| room < FAR).ok_or(Halt::Wide)?;
        }
        let [range, rise] = rooms;
        Ok(Some(Self { base, range, below: Below::taken(rise + 1) }))
    }
}
