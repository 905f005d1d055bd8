//! One criterion in 32 bits: between both ends, or by a tree that is kept for a target (Dijkstra, 1959), backward in a queue of buckets.

use super::super::{Stats, Status};
use super::ahead::Ahead;
use super::layout::{Entering, Layout, NONE};
use super::meet::BothEnds;
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
}

impl<W: Weight, const K: usize> Growth<W, K> for Tree<'_> {
    #[inline]
    fn known(&self, node: u32) -> u32 {
        self.onward[node as usize].least
    }
    #[inline]
    fn improve(&mut self, entering: &Entering<W, K>, _: u32, through: u32, _: u32) -> bool {
        self.onward[entering.tail as usize] = Onward { least: through, next: entering.arc };
        true
    }
}

/// The whole tree of a target.
pub(super) fn grow_whole<W: Weight, const K: usize>(
    layout: &Layout<W, K>,
    target: u32,
    watch: &mut Watch<'_>,
) -> Result<Vec<Onward>, Halt> {
    let mut onward = vec![UNKNOWN; layout.nodes()];
    onward[target as usize] = Onward { least: 0, next: NONE };
    let mut queue = Buckets::new(FEW);
    queue.start(layout.greatest.map_or(NEVER, |greatest| greatest[0]));
    queue.push(0, target);
    grow(layout, 0, &mut queue, &mut Tree { onward: &mut onward }, watch, |_, _| false)?;
    Ok(onward)
}

/// Memory of searches by one criterion.
#[derive(Debug)]
pub(super) struct One {
    both: BothEnds,
    /// The answer: where it starts, and its cost.
    pub(super) answer: Option<(u32, u64)>,
}

impl One {
    pub(super) fn new() -> Self {
        Self { both: BothEnds::new(), answer: None }
    }

    /// The shortest path, by a kept tree or from both ends.
    pub(super) fn run<W: Weight, const K: usize>(
        &mut self,
        task: &Task<'_, W, K>,
        target: u32,
        kept: Option<&[Onward]>,
        watch: &mut Watch<'_>,
    ) -> Result<(Status, Stats), Halt> {
        if let Some(onward) = kept {
            let nearest = task.sources.iter().map(|&source| (onward[source as usize].least, source)).min();
            self.answer = within(task, nearest.filter(|nearest| nearest.0 != NEVER));
            return Ok((Status::Complete, Stats::default()));
        }
        self.answer = None;
        let (taken, limited) = self.both.run(task.layout, task.sources, target, task.limits.labels, watch)?;
        if !limited {
            self.answer = within(task, self.both.answer());
        }
        let status = if limited { Status::LabelLimit } else { Status::Complete };
        Ok((status, Stats { created: taken, taken, ..Stats::default() }))
    }

    /// The cost of the shortest path, by distances that are known.
    pub(super) fn ask<W: Weight, const K: usize>(
        &mut self,
        task: &Task<'_, W, K>,
        ahead: &mut impl Ahead,
    ) -> (Status, Stats) {
        let nearest = task.sources.iter().map(|&source| (ahead.least(0, source)[0], source)).min();
        self.answer = within(task, nearest.filter(|nearest| nearest.0 != NEVER));
        (Status::Complete, Stats::default())
    }

    /// Where the answer starts, and its arcs in the order taken.
    pub(super) fn way<W: Weight, const K: usize>(
        &self,
        layout: &Layout<W, K>,
        kept: Option<&[Onward]>,
    ) -> (u32, Vec<u32>) {
        let Some(onward) = kept else { return self.both.way() };
        let source = self.answer.map_or(NONE, |answer| answer.0);
        let (mut node, mut arcs) = (source, Vec::new());
        while let Some(&Onward { next, .. }) = onward.get(node as usize).filter(|onward| onward.next != NONE) {
            arcs.push(next);
            node = layout.arcs[next as usize].head;
        }
        (source, arcs)
    }
}

/// An answer, its cost first, where the cap allows it.
fn within<W: Weight, const K: usize>(task: &Task<'_, W, K>, answer: Option<(u32, u32)>) -> Option<(u32, u64)> {
    let (cost, source) = answer?;
    let (cost, cap) = (u64::from(cost), task.limits.caps[0]);
    let fits = cap == W::GREATEST || cap.small().is_none_or(|cap| cost <= u64::from(cap));
    fits.then_some((source, cost))
}
