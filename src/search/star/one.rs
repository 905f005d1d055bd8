//! One criterion in 32 bits: Dijkstra's algorithm (1959), backward from the target, in a queue of buckets.

use super::super::{Stats, Status};
use super::ahead::Ahead;
use super::layout::{Entering, Layout, NONE};
use super::queue::{Buckets, FEW};
use super::task::Task;
use super::trees::{Growth, Halt, grow};
use super::watch::Watch;
use super::weight::Weight;

/// What the rest of the way from a node adds at least, and the arc it goes on with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Onward {
    least: u32,
    next: u32,
}

const NEVER: u32 = u32::MAX;
const UNKNOWN: Onward = Onward { least: NEVER, next: NONE };

struct Tree<'a> {
    onward: &'a mut [Onward],
    touched: &'a mut Vec<u32>,
    /// Where the tree ends, and the least cost of a way from there known so far: what costs no less is of no use.
    sources: &'a [u32],
    most: u32,
}

impl<W: Weight, const K: usize> Growth<W, K> for Tree<'_> {
    #[inline]
    fn known(&self, node: u32) -> u32 {
        self.onward[node as usize].least
    }
    #[inline]
    fn improve(&mut self, entering: &Entering<W, K>, _: u32, through: u32, _: u32) -> bool {
        if through >= self.most {
            return false;
        }
        if self.sources.contains(&entering.tail) {
            self.most = through;
        }
        let onward = &mut self.onward[entering.tail as usize];
        if onward.least == NEVER {
            self.touched.push(entering.tail);
        }
        *onward = Onward { least: through, next: entering.arc };
        true
    }
}

/// Memory of searches by one criterion.
#[derive(Debug)]
pub(super) struct One {
    pub(super) onward: Vec<Onward>,
    touched: Vec<u32>,
    queue: Buckets<u32>,
    /// The answer: where it starts, and its cost.
    pub(super) answer: Option<(u32, u64)>,
}

impl One {
    pub(super) fn new() -> Self {
        Self { onward: Vec::new(), touched: Vec::new(), queue: Buckets::new(FEW), answer: None }
    }

    /// Grows the tree to the sources until a node is `enough`; without sources in whole.
    pub(super) fn grow<W: Weight, const K: usize>(
        &mut self,
        layout: &Layout<W, K>,
        target: u32,
        sources: &[u32],
        watch: &mut Watch<'_>,
        enough: impl FnMut(u32, u32) -> bool,
    ) -> Result<(), Halt> {
        for node in self.touched.drain(..) {
            self.onward[node as usize] = UNKNOWN;
        }
        if self.onward.len() != layout.nodes() {
            self.onward.clear();
            self.onward.resize(layout.nodes(), UNKNOWN);
        }
        self.touched.push(target);
        self.onward[target as usize] = Onward { least: 0, next: NONE };
        self.queue.start(layout.greatest.map_or(NEVER, |greatest| greatest[0]));
        self.queue.push(0, target);
        let mut tree = Tree { onward: &mut self.onward, touched: &mut self.touched, sources, most: NEVER };
        grow(layout, 0, &mut self.queue, &mut tree, watch, enough)
    }

    /// The shortest path, by kept bounds or by a tree of its own.
    pub(super) fn run<W: Weight, const K: usize>(
        &mut self,
        task: &Task<'_, W, K>,
        target: u32,
        kept: Option<&[Onward]>,
        watch: &mut Watch<'_>,
    ) -> Result<(Status, Stats), Halt> {
        self.answer = None;
        let mut stats = Stats::default();
        let mut limited = false;
        if kept.is_none() {
            self.grow(task.layout, target, task.sources, watch, |_, node| {
                stats.taken += 1;
                limited = task.limits.labels.is_some_and(|most| stats.taken > most);
                limited || task.sources.contains(&node)
            })?;
        }
        if !limited {
            let onward = kept.unwrap_or(&self.onward);
            self.answer = nearest(task, |source| onward[source as usize].least);
        }
        stats.created = stats.taken;
        Ok((if limited { Status::LabelLimit } else { Status::Complete }, stats))
    }

    /// The cost of the shortest path, by distances that are known.
    pub(super) fn ask<W: Weight, const K: usize>(
        &mut self,
        task: &Task<'_, W, K>,
        ahead: &mut impl Ahead,
    ) -> (Status, Stats) {
        self.answer = nearest(task, |source| ahead.least(0, source)[0]);
        (Status::Complete, Stats::default())
    }

    /// Where the answer starts, and its arcs in the order taken.
    pub(super) fn way<W: Weight, const K: usize>(
        &self,
        layout: &Layout<W, K>,
        kept: Option<&[Onward]>,
    ) -> (u32, Vec<u32>) {
        let onward = kept.unwrap_or(&self.onward);
        let source = self.answer.map_or(NONE, |answer| answer.0);
        let (mut node, mut arcs) = (source, Vec::new());
        while let Some(&Onward { next, .. }) = onward.get(node as usize).filter(|onward| onward.next != NONE) {
            arcs.push(next);
            node = layout.arcs[next as usize].head;
        }
        (source, arcs)
    }
}

/// The nearest of the sources and its distance, within the cap.
fn nearest<W: Weight, const K: usize>(task: &Task<'_, W, K>, mut least: impl FnMut(u32) -> u32) -> Option<(u32, u64)> {
    let nearest = task.sources.iter().map(|&source| (least(source), source)).min();
    let (cost, source) = nearest.filter(|nearest| nearest.0 != NEVER)?;
    let (cost, cap) = (u64::from(cost), task.limits.caps[0]);
    let fits = cap == W::GREATEST || cap.small().is_none_or(|cap| cost <= u64::from(cap));
    fits.then_some((source, cost))
}
