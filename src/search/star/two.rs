//! Two criteria in 32 bits.
//!
//! The method is BOA* (Hernández et al., Simple and efficient bi-objective search algorithms via fast dominance checks, 2023) with the bounded
//! backward searches and the early answers of Ahmadi et al. (Bi-objective search with bi-directional A*, 2021), on reduced
//! costs: a label holds its estimate less that of the source, an arc what it adds to the estimate.

use super::super::{Stats, Status};
use super::landmarks::Landmarks;
use super::layout::{Entering, Layout, NONE};
use super::many::trail;
use super::queue::{Buckets, FEW, PLENTY};
use super::task::Task;
use super::trees::{Growth, Halt, grow};
use super::watch::Watch;
use super::weight::{Weight, sealed::Sum};

/// What the rest of the way from a node adds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rest {
    /// The least of each criterion.
    least: [u32; 2],
    /// The second criterion of the way that is least in the first, and the arc it goes on with.
    other: u32,
    next: u32,
}

const NEVER: u32 = u32::MAX;
const UNKNOWN: Rest = Rest { least: [NEVER; 2], other: NEVER, next: NONE };

/// What two backward trees to one target tell, one tree for each criterion.
#[derive(Debug, Clone, Default)]
pub(super) struct Pair {
    rest: Vec<Rest>,
    /// The first criterion of the way that is least in the second.
    first_along: Vec<u32>,
}

impl Pair {
    /// Takes the arcs with which the way goes on from a node that is least in the first criterion.
    pub(super) fn onward<W: Weight, const K: usize>(&self, layout: &Layout<W, K>, mut node: u32, arcs: &mut Vec<u32>) {
        while self.rest[node as usize].next != NONE {
            let arc = self.rest[node as usize].next;
            arcs.push(arc);
            node = layout.arcs[arc as usize].head;
        }
    }
}

/// The trees, and the memory to grow them in.
#[derive(Debug)]
pub(super) struct Trees {
    pub(super) pair: Pair,
    /// Nodes that differ from `UNKNOWN`.
    touched: Vec<u32>,
    queues: [Buckets<u32>; 2],
}

/// Where the sources are, as landmarks tell.
#[derive(Debug, Clone, Copy)]
struct Compass<'a, const K: usize> {
    landmarks: &'a Landmarks<K>,
    row: &'a [u32],
}

impl<const K: usize> Compass<'_, K> {
    #[inline]
    fn ahead(compass: Option<Self>, criterion: usize, node: u32) -> u32 {
        compass.map_or(0, |compass| compass.landmarks.apart(criterion, compass.row, node))
    }
}

struct First<'a, const K: usize> {
    compass: Option<Compass<'a, K>>,
    rest: &'a mut [Rest],
    touched: &'a mut Vec<u32>,
    most: u32,
}

impl<W: Weight, const K: usize> Growth<W, K> for First<'_, K> {
    #[inline]
    fn known(&self, node: u32) -> u32 {
        self.rest[node as usize].least[0]
    }
    #[inline]
    fn ahead(&self, node: u32) -> u32 {
        Compass::ahead(self.compass, 0, node)
    }
    #[inline]
    fn improve(&mut self, entering: &Entering<W, K>, head: u32, through: u32, estimate: u32) -> bool {
        if estimate > self.most {
            return false;
        }
        // A sum past 32 bits is no help as a bound on the other criterion, and does no harm.
        let other = self.rest[head as usize].other.saturating_add(entering.weight[1].low32());
        let rest = &mut self.rest[entering.tail as usize];
        if rest.least[0] == NEVER {
            self.touched.push(entering.tail);
        }
        rest.least[0] = through;
        rest.other = other;
        rest.next = entering.arc;
        true
    }
}

struct Second<'a, const K: usize> {
    compass: Option<Compass<'a, K>>,
    pair: &'a mut Pair,
    touched: &'a mut Vec<u32>,
    most: [u32; 2],
    /// Whether nodes that the first tree does not hold are left out.
    within_first: bool,
}

impl<W: Weight, const K: usize> Growth<W, K> for Second<'_, K> {
    #[inline]
    fn known(&self, node: u32) -> u32 {
        self.pair.rest[node as usize].least[1]
    }
    #[inline]
    fn ahead(&self, node: u32) -> u32 {
        Compass::ahead(self.compass, 1, node)
    }
    #[inline]
    fn improve(&mut self, entering: &Entering<W, K>, head: u32, through: u32, estimate: u32) -> bool {
        let rest = &mut self.pair.rest[entering.tail as usize];
        if estimate > self.most[1] || (self.within_first && rest.least[0] > self.most[0]) {
            return false;
        }
        if rest.least == [NEVER; 2] {
            self.touched.push(entering.tail);
        }
        rest.least[1] = through;
        let along = self.pair.first_along[head as usize].saturating_add(entering.weight[0].low32());
        self.pair.first_along[entering.tail as usize] = along;
        true
    }
}

impl Trees {
    pub(super) fn new() -> Self {
        Self { pair: Pair::default(), touched: Vec::new(), queues: [Buckets::new(FEW), Buckets::new(FEW)] }
    }

    fn start<W: Weight, const K: usize>(&mut self, layout: &Layout<W, K>, target: u32) {
        let rest = &mut self.pair.rest;
        for node in self.touched.drain(..) {
            rest[node as usize] = UNKNOWN;
        }
        if rest.len() != layout.nodes() {
            rest.clear();
            rest.resize(layout.nodes(), UNKNOWN);
            self.pair.first_along.resize(layout.nodes(), NEVER);
        }
        self.touched.push(target);
        rest[target as usize] = Rest { least: [0; 2], other: 0, next: NONE };
        self.pair.first_along[target as usize] = 0;
        for (criterion, queue) in self.queues.iter_mut().enumerate() {
            queue.start(layout.greatest.map_or(NEVER, |greatest| greatest[criterion]));
            queue.push(0, target);
        }
    }

    /// Both trees, to every node that reaches the target.
    pub(super) fn grow_whole<W: Weight, const K: usize>(
        &mut self,
        layout: &Layout<W, K>,
        target: u32,
        watch: &mut Watch<'_>,
    ) -> Result<(), Halt> {
        self.start(layout, target);
        self.grow_first(layout, None, watch, NEVER, |_, _| false)?;
        self.grow_second(layout, None, watch, [NEVER; 2], false, |_, _| false)
    }

    /// As much of both trees as a search from the sources may look at. Each is grown to the sources; the cost of the way found, by the other
    /// criterion, bounds the other tree, since nothing that exceeds it is on the front.
    pub(super) fn grow_between<W: Weight, const K: usize>(
        &mut self,
        layout: &Layout<W, K>,
        sources: &[u32],
        target: u32,
        landmarks: Option<&Landmarks<K>>,
        watch: &mut Watch<'_>,
    ) -> Result<(), Halt> {
        self.start(layout, target);
        let compass = |criterion: usize| match (landmarks, sources) {
            (Some(landmarks), &[source]) => Some(Compass { landmarks, row: landmarks.row(criterion, source) }),
            _ => None,
        };
        let (mut first, mut second) = (None, None);
        let arrived = |reached: &mut Option<u32>, node: u32| {
            if sources.contains(&node) {
                *reached = Some(node);
            }
            reached.is_some()
        };
        self.grow_first(layout, compass(0), watch, NEVER, |_, node| arrived(&mut first, node))?;
        let Some(first) = first else { return Ok(()) };
        let mut most = [NEVER, self.pair.rest[first as usize].other];
        self.grow_second(layout, compass(1), watch, most, false, |_, node| arrived(&mut second, node))?;
        if let Some(second) = second {
            most[0] = self.pair.first_along[second as usize];
        }
        self.grow_first(layout, compass(0), watch, most[0], |cost, _| cost > most[0])?;
        self.grow_second(layout, compass(1), watch, most, true, |cost, _| cost > most[1])
    }

    fn grow_first<W: Weight, const K: usize>(
        &mut self,
        layout: &Layout<W, K>,
        compass: Option<Compass<'_, K>>,
        watch: &mut Watch<'_>,
        most: u32,
        enough: impl FnMut(u32, u32) -> bool,
    ) -> Result<(), Halt> {
        let mut first = First { compass, rest: &mut self.pair.rest[..], touched: &mut self.touched, most };
        grow(layout, 0, &mut self.queues[0], &mut first, watch, enough)
    }

    fn grow_second<W: Weight, const K: usize>(
        &mut self,
        layout: &Layout<W, K>,
        compass: Option<Compass<'_, K>>,
        watch: &mut Watch<'_>,
        most: [u32; 2],
        within_first: bool,
        enough: impl FnMut(u32, u32) -> bool,
    ) -> Result<(), Halt> {
        let mut second = Second { compass, pair: &mut self.pair, touched: &mut self.touched, most, within_first };
        grow(layout, 1, &mut self.queues[1], &mut second, watch, enough)
    }
}

/// A node that the search has met, numbered in the order met.
#[derive(Debug, Clone, Copy)]
struct Met {
    /// The least second estimate of the labels taken: in the order of the first, one number is the whole front.
    last: u32,
    /// What the way that is least in the first criterion adds to the second estimate.
    extra: u32,
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
    pub(super) trees: Trees,
    queue: Buckets<Label>,
    met: Vec<Met>,
    /// Our number of each node met, and the number among those met of each of ours.
    node: Vec<u32>,
    number: Vec<u32>,
    reduced: Vec<Reduced>,
    /// Labels taken: parent and arc; at a source, `NONE` and the source.
    records: Vec<(u32, u32)>,
    /// First and second estimate, and the record that the way goes on from.
    answers: Vec<([u32; 2], u32)>,
    /// What estimates are counted from.
    base: [u32; 2],
}

impl Two {
    pub(super) fn new() -> Self {
        Self {
            trees: Trees::new(),
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

    fn meet(&mut self, node: u32, rest: &Rest) -> u32 {
        let number = &mut self.number[node as usize];
        if *number == NONE {
            *number = u32::try_from(self.met.len()).unwrap_or(NONE);
            self.node.push(node);
            let extra = if rest.other == NEVER { NEVER } else { rest.other.saturating_sub(rest.least[1]) };
            self.met.push(Met { last: NEVER, extra, from: NONE, to: NONE });
        }
        *number
    }

    /// Where an answer starts, and its arcs in the order taken.
    pub(super) fn way<W: Weight, const K: usize>(
        &self,
        layout: &Layout<W, K>,
        kept: Option<&Pair>,
        answer: usize,
    ) -> (u32, Vec<u32>) {
        let (source, mut arcs) = trail(&self.records, self.answers[answer].1);
        let end = arcs.last().map_or(source, |&arc| layout.arcs[arc as usize].head);
        kept.unwrap_or(&self.trees.pair).onward(layout, end, &mut arcs);
        (source, arcs)
    }

    /// The front, with kept trees or with those grown for this search. Answers are left in `answers`, with their estimates.
    pub(super) fn run<W: Weight, const K: usize>(
        &mut self,
        task: &Task<'_, W, K>,
        kept: Option<&Pair>,
        watch: &mut Watch<'_>,
    ) -> Result<(Status, Stats), Halt> {
        self.reset(task.layout.nodes());
        let own = std::mem::take(&mut self.trees.pair);
        let outcome = self.search(task, kept.unwrap_or(&own), watch);
        self.trees.pair = own;
        outcome
    }

    fn search<W: Weight, const K: usize>(
        &mut self,
        task: &Task<'_, W, K>,
        pair: &Pair,
        watch: &mut Watch<'_>,
    ) -> Result<(Status, Stats), Halt> {
        let mut stats = Stats::default();
        let Some(frame) = Frame::of(task, pair)? else { return Ok((Status::Complete, stats)) };
        let Frame { base, range, mut below } = frame;
        self.queue.start(task.layout.greatest.map_or(range, |greatest| greatest[0].saturating_mul(2)).min(range));
        for &source in task.sources {
            let least = pair.rest[source as usize].least;
            if least[0] != NEVER && least[1] != NEVER && least[0] - base[0] <= range && least[1] - base[1] < below {
                let node = self.meet(source, &pair.rest[source as usize]);
                let label = Label { second: least[1] - base[1], node, parent: NONE, arc: source };
                self.queue.push(least[0] - base[0], label);
                stats.created += 1;
            }
        }
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
            let (from, to) =
                if met.from == NONE { self.reduce(task.layout, pair, label.node, &frame) } else { (met.from, met.to) };
            for along in &self.reduced[from as usize..to as usize] {
                let next = label.second + along.adds[1];
                let key = first + along.adds[0];
                if next >= below || key > range {
                    stats.bounded += 1;
                } else if next >= self.met[along.head as usize].last {
                    stats.dominated += 1;
                } else {
                    stats.created += 1;
                    let label = Label { second: next, node: along.head, parent: record, arc: along.arc };
                    self.queue.push(key, label);
                }
            }
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

    /// Lays out the arcs of a node that is expanded for the first time, without those that lead out of bounds.
    #[cold]
    fn reduce<W: Weight, const K: usize>(
        &mut self,
        layout: &Layout<W, K>,
        pair: &Pair,
        node: u32,
        frame: &Frame,
    ) -> (u32, u32) {
        let from = u32::try_from(self.reduced.len()).unwrap_or(NONE);
        let tail = self.node[node as usize];
        let here = pair.rest[tail as usize].least;
        for arc in layout.leaving(tail) {
            let along = &layout.arcs[arc];
            let there = &pair.rest[along.head as usize];
            let adds = |criterion: usize| {
                let through = u64::from(along.weight[criterion].low32()) + u64::from(there.least[criterion]);
                through.saturating_sub(u64::from(here[criterion]))
            };
            let adds = [adds(0), adds(1)];
            if adds[0] > u64::from(frame.range) || adds[1] >= u64::from(frame.below) || along.head == tail {
                continue;
            }
            let head = self.meet(along.head, there);
            let adds = adds.map(|adds| u32::try_from(adds).unwrap_or(NEVER));
            self.reduced.push(Reduced { head, adds, arc: u32::try_from(arc).unwrap_or(NONE) });
        }
        let to = u32::try_from(self.reduced.len()).unwrap_or(NONE);
        let met = &mut self.met[node as usize];
        (met.from, met.to) = (from, to);
        (from, to)
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
    fn of<W: Weight, const K: usize>(task: &Task<'_, W, K>, pair: &Pair) -> Result<Option<Self>, Halt> {
        let (mut base, mut most) = ([NEVER; 2], [NEVER; 2]);
        for &source in task.sources {
            let Rest { least, other, .. } = pair.rest[source as usize];
            if least[0] < base[0] {
                (base[0], most[1]) = (least[0], other);
            }
            if least[1] < base[1] {
                (base[1], most[0]) = (least[1], pair.first_along[source as usize]);
            }
        }
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
