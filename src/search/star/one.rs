//! One criterion in 32 bits: between both ends, or by a tree that is kept for a target (Dijkstra, 1959), backward.

use super::super::{Stats, Status};
use super::ahead::Ahead;
use super::ends::Start;
use super::ground::Ground;
use super::layout::{Entering, NONE};
use super::meet::BothEnds;
use super::task::NarrowTask;
use super::trees::{Growth, Halt, grow, sum};
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
    fn improve(&mut self, entering: &Entering<W, K>, _: u32, through: u32) {
        self.onward[entering.tail as usize] = Onward { least: through, next: entering.arc };
    }
}

/// The whole tree of a target.
pub(super) fn grow_whole<W: Weight, const K: usize>(
    ground: &Ground<'_, W, K>,
    watch: &mut Watch<'_>,
) -> Result<Vec<Onward>, Halt> {
    let mut onward = vec![UNKNOWN; ground.nodes()];
    onward[ground.target as usize] = Onward { least: 0, next: NONE };
    grow(ground, 0, &mut Tree { onward: &mut onward }, watch)?;
    Ok(onward)
}

/// Memory of searches by one criterion.
#[derive(Debug)]
pub(super) struct One {
    both: BothEnds,
    /// The answer: the start it begins with, and its cost.
    pub(super) answer: Option<(u32, u64)>,
}

impl One {
    pub(super) fn new() -> Self {
        Self { both: BothEnds::new(), answer: None }
    }

    /// The shortest path, by a kept tree or from both ends.
    pub(super) fn run<W: Weight, const K: usize>(
        &mut self,
        task: &NarrowTask<'_, W, K>,
        kept: Option<&[Onward]>,
        watch: &mut Watch<'_>,
    ) -> Result<(Status, Stats), Halt> {
        if let Some(onward) = kept {
            self.answer = within(task, nearest(task, |node| onward[node as usize].least)?);
            return Ok((Status::Complete, Stats::default()));
        }
        self.answer = None;
        let (taken, limited) = self.both.run(task, watch)?;
        if !limited {
            self.answer = within(task, self.both.answer());
        }
        let status = if limited { Status::LabelLimit } else { Status::Complete };
        Ok((status, Stats { created: taken, taken, ..Stats::default() }))
    }

    /// The cost of the shortest path, by distances that are known.
    pub(super) fn ask<W: Weight, const K: usize>(
        &mut self,
        task: &NarrowTask<'_, W, K>,
        ahead: &mut impl Ahead,
    ) -> Result<(Status, Stats), Halt> {
        self.answer = within(task, nearest(task, |node| ahead.least(0, node)[0])?);
        Ok((Status::Complete, Stats::default()))
    }

    /// The start that the answer begins with, and its arcs in the order taken.
    pub(super) fn way<W: Weight, const K: usize>(
        &self,
        ground: &Ground<'_, W, K>,
        starts: &[Start<K>],
        kept: Option<&[Onward]>,
    ) -> (u32, Vec<u32>) {
        let Some(onward) = kept else { return self.both.way() };
        let start = self.answer.map_or(NONE, |answer| answer.0);
        let mut node = starts.get(start as usize).map_or(NONE, |start| start.node);
        let mut arcs = Vec::new();
        while let Some(&Onward { next, .. }) = onward.get(node as usize).filter(|onward| onward.next != NONE) {
            arcs.push(next);
            node = ground.head(next);
        }
        (start, arcs)
    }
}

/// The least cost from any start by what is known to be ahead of nodes, and that start.
fn nearest<W: Weight, const K: usize>(
    task: &NarrowTask<'_, W, K>,
    mut ahead: impl FnMut(u32) -> u32,
) -> Result<Option<(u32, u32)>, Halt> {
    let mut nearest: Option<(u32, u32)> = None;
    for (at, start) in (0..).zip(task.starts) {
        let ahead = ahead(start.node);
        if ahead != NEVER {
            let cost = sum(start.cost[0], ahead)?;
            nearest = Some(nearest.map_or((cost, at), |nearest| nearest.min((cost, at))));
        }
    }
    Ok(nearest)
}

/// An answer, its cost first, where the cap allows it.
fn within<W: Weight, const K: usize>(task: &NarrowTask<'_, W, K>, answer: Option<(u32, u32)>) -> Option<(u32, u64)> {
    let (cost, start) = answer?;
    let (cost, cap) = (u64::from(cost), task.limits.caps[0]);
    let fits = cap == W::GREATEST || cap.small().is_none_or(|cap| cost <= u64::from(cap));
    fits.then_some((start, cost))
}
