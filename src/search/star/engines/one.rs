//! One criterion in 32 bits: between both ends, or by a tree that is kept for a target (Dijkstra, 1959), backward.

use super::meet::BothEnds;
use crate::search::Weight;
use crate::search::star::bounding::ahead::Ahead;
use crate::search::star::bounding::kept::one::Whole;
use crate::search::star::laid::ground::Ground;
use crate::search::star::laid::layout::NONE;
use crate::search::star::narrow::ends::Start;
use crate::search::star::narrow::halt::Halt;
use crate::search::star::narrow::length::Length;
use crate::search::star::task::NarrowTask;
use crate::search::star::watch::Watch;
use crate::search::{Stats, Status};

/// Memory of searches by one criterion.
#[derive(Debug)]
pub(in crate::search::star) struct One {
    both: BothEnds,
    /// The answer: the start it begins with, and its cost.
    pub(in crate::search::star) answer: Option<(u32, Length)>,
}

impl One {
    pub(in crate::search::star) fn new() -> Self {
        Self { both: BothEnds::new(), answer: None }
    }

    /// The shortest path, by a kept tree or from both ends.
    pub(in crate::search::star) fn run<W: Weight, const K: usize>(
        &mut self,
        task: &NarrowTask<'_, W, K>,
        kept: Option<&Whole>,
        watch: &mut Watch<'_>,
    ) -> Result<(Status, Stats), Halt> {
        if let Some(whole) = kept {
            return self.ask(task, &mut &*whole);
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
    pub(in crate::search::star) fn ask<W: Weight, const K: usize>(
        &mut self,
        task: &NarrowTask<'_, W, K>,
        ahead: &mut impl Ahead,
    ) -> Result<(Status, Stats), Halt> {
        self.answer = within(task, nearest(task, ahead)?);
        Ok((Status::Complete, Stats::default()))
    }

    /// The start that the answer begins with, and its arcs in the order taken.
    pub(in crate::search::star) fn way<W: Weight, const K: usize>(
        &self,
        ground: &Ground<'_, W, K>,
        starts: &[Start<K>],
        kept: Option<&Whole>,
    ) -> (u32, Vec<u32>) {
        let Some(whole) = kept else { return self.both.way() };
        let start = self.answer.map_or(NONE, |answer| answer.0);
        let mut arcs = Vec::new();
        whole.onward(ground, starts.get(start as usize).map_or(NONE, |start| start.node), &mut arcs);
        (start, arcs)
    }
}

/// The least cost from any start by what is known to be ahead of nodes, and that start, its number last.
fn nearest<W: Weight, const K: usize>(
    task: &NarrowTask<'_, W, K>,
    ahead: &mut impl Ahead,
) -> Result<Option<(Length, u32)>, Halt> {
    let (mut nearest, mut is_wide): (Option<(Length, u32)>, _) = (None, task.is_cut);
    for (at, start) in (0..).zip(task.starts) {
        let Some(rest) = ahead.least(0, start.node) else { continue };
        match rest.least.plus(start.cost[0].get()) {
            Some(cost) => nearest = Some(nearest.map_or((cost, at), |nearest| nearest.min((cost, at)))),
            None => is_wide = true,
        }
    }
    // A way in 32 bits is less than all that do not fit. Where there is none, there may be one of those.
    if nearest.is_none() && (is_wide || ahead.is_cut()) { Err(Halt::Wide) } else { Ok(nearest) }
}

/// An answer, its cost first, where the cap allows it.
fn within<W: Weight, const K: usize>(
    task: &NarrowTask<'_, W, K>,
    answer: Option<(Length, u32)>,
) -> Option<(u32, Length)> {
    let (cost, start) = answer?;
    let cap = task.limits.caps[0];
    let fits = cap == W::GREATEST || cap.whole().is_none_or(|cap| u64::from(cost.get()) <= cap);
    fits.then_some((start, cost))
}
