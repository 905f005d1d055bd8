//! Memory of searches, and which search answers what.

use super::bounding::ahead::Ahead;
use super::bounding::growing::{Growing, Grown};
use super::bounding::kept::{LowerBounds, Rests};
use super::bounding::wide::Wide;
use super::engines::many::Many;
use super::engines::one::One;
use super::engines::plain::Plain;
use super::engines::two::Two;
use super::forward_star::ForwardStar;
use super::hierarchy::{Asked, Distances, Hierarchy, Ways};
use super::laid::ground::Laid;
use super::laid::layout::{Layout, NONE};
use super::narrow::ends::Ends;
use super::narrow::halt::Halt;
use super::question::Question;
use super::task::{NarrowTask, Task};
use super::watch::Watch;
use crate::search::weight::{Holds, PARTS, Weight};
use crate::search::{Limits, SearchError, Stats, Status};
use std::hash::Hash;
use std::time::{Duration, Instant};

/// Memory of searches, kept from one question to the next: a warm question allocates only when it grows past all before it.
#[derive(Debug)]
pub struct Scratch<W: Weight, const K: usize> {
    sources: Vec<u32>,
    ends: Ends<W, K>,
    wide: Wide<W, K>,
    plain: Plain<W::Sum, K>,
    /// The same where sums do not fit.
    exact: Plain<W::Exact, K>,
    one: One,
    two: Two,
    many: Many<K>,
    growing: Growing<K>,
    distances: Distances<K>,
    /// Costs of the answers, and what their paths are found by.
    pub(super) costs: Vec<[W; K]>,
    labels: Vec<u32>,
    engine: Engine,
    /// When the bounds of the last question were there.
    bounded: Instant,
}

/// Which search the answers are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Engine {
    Plain,
    /// The plain one, in sums that always fit.
    Exact,
    /// The one of 32 bits for this many criteria.
    Narrow,
    /// The same by distances from a hierarchy.
    Prepared,
}

impl<W: Weight, const K: usize> Default for Scratch<W, K> {
    fn default() -> Self {
        Self::new()
    }
}

impl<W: Weight, const K: usize> Scratch<W, K> {
    /// No memory yet.
    pub fn new() -> Self {
        Self {
            sources: Vec::new(),
            ends: Ends::new(),
            wide: Wide::new(),
            plain: Plain::new(),
            exact: Plain::new(),
            one: One::new(),
            two: Two::new(),
            many: Many::new(),
            growing: Growing::new(),
            distances: Distances::new(),
            costs: Vec::new(),
            labels: Vec::new(),
            engine: Engine::Plain,
            bounded: Instant::now(),
        }
    }

    pub(super) fn put_sources<N: Copy + Eq + Hash, E: Copy>(
        &mut self,
        star: &ForwardStar<N, E, W, K>,
        sources: &[N],
    ) -> Result<(), SearchError> {
        self.sources.clear();
        for &source in sources {
            self.sources.push(star.number_of(source)?);
        }
        Ok(())
    }

    pub(super) fn run<N>(
        &mut self,
        laid: &Laid<W, K>,
        target: u32,
        question: &Question<'_, N, W, K>,
    ) -> Result<(Status, Stats, [Duration; 2]), SearchError> {
        self.costs.clear();
        self.labels.clear();
        let tolerance = parts(question.tolerance)?;
        if question.bounds.is_some_and(|kept| kept.target != target || kept.graph != laid.identity) {
            return Err(SearchError::WrongBounds);
        }
        if question.hierarchy.is_some_and(|hierarchy| hierarchy.graph != laid.identity) {
            return Err(SearchError::WrongBounds);
        }
        let mut watch = Watch::new(&question.limits);
        if let Some(status) = watch.look() {
            return Ok((status, Stats::default(), [Duration::ZERO; 2]));
        }
        let kept = question.bounds.map(|bounds| &bounds.rests);
        let sources = std::mem::take(&mut self.sources);
        let layout = &laid.whole;
        let task = Task { layout, sources: &sources, limits: &question.limits, tolerance, first: question.first };
        let started = Instant::now();
        self.bounded = started;
        self.engine = Engine::Plain;
        let outcome = match self.run_narrow(&task, laid, target, question, &mut watch) {
            Ok(outcome) => Ok(outcome),
            Err(Halt::Stopped(status)) => Ok((status, Stats::default())),
            Err(Halt::Wide) => self.run_plain(&task, target, kept, &mut watch),
        };
        self.sources = sources;
        let (status, stats) = outcome?;
        self.costs_of_narrow(question.first)?;
        Ok((status, stats, [self.bounded - started, self.bounded.elapsed()]))
    }

    /// The search in 32 bits: in the core, where there is one.
    fn run_narrow<N>(
        &mut self,
        task: &Task<'_, W, K>,
        laid: &Laid<W, K>,
        target: u32,
        question: &Question<'_, N, W, K>,
        watch: &mut Watch<'_>,
    ) -> Result<(Status, Stats), Halt> {
        task.layout.greatest.ok_or(Halt::Wide)?;
        let mut ends = std::mem::replace(&mut self.ends, Ends::new());
        let outcome = ends.put(laid, (task.sources, target), task.limits.labels, watch).and_then(|()| {
            let ground = ends.ground(laid);
            let &Task { limits, tolerance, first, .. } = task;
            let task = NarrowTask { ground, starts: &ends.starts, limits, tolerance, first, is_cut: ends.is_cut() };
            self.run_between(&task, question, watch)
        });
        self.ends = ends;
        outcome
    }

    /// The search between ends.
    fn run_between<N>(
        &mut self,
        task: &NarrowTask<'_, W, K>,
        question: &Question<'_, N, W, K>,
        watch: &mut Watch<'_>,
    ) -> Result<(Status, Stats), Halt> {
        let kept = question.bounds.map(|bounds| &bounds.rests);
        if let Some(hierarchy) = question.hierarchy.filter(|_| kept.is_none()) {
            return self.run_prepared(task, hierarchy, watch);
        }
        let outcome = match (K, kept) {
            (1, Some(Rests::One(whole))) => self.one.run(task, Some(whole), watch),
            (1, None) => self.one.run(task, None, watch),
            (2, Some(Rests::Two(two))) => self.two.search(task, &mut &*two, watch),
            (2, None) => {
                self.two.pair.grow(task, watch)?;
                self.bounded = Instant::now();
                self.two.run(task, watch)
            }
            (3 | 4, Some(Rests::Many(least))) => self.many.search(task, &mut least.as_slice(), watch),
            (3 | 4, None) => self.run_growing(task, watch),
            _ => Err(Halt::Wide),
        }?;
        self.engine = Engine::Narrow;
        Ok(outcome)
    }

    /// The search in 32 bits by three or four criteria, with trees that grow as they are asked about.
    fn run_growing(&mut self, task: &NarrowTask<'_, W, K>, watch: &mut Watch<'_>) -> Result<(Status, Stats), Halt> {
        let mut grown = Grown::new(&mut self.growing, task.ground, Watch::new(task.limits));
        for start in task.starts {
            (0..K).for_each(|criterion| _ = grown.least(criterion, start.node));
        }
        self.bounded = Instant::now();
        let (status, stats) = self.many.search(task, &mut grown, watch)?;
        match grown.halt {
            None => Ok((status, stats)),
            Some(Halt::Stopped(status)) => Ok((status, stats)),
            Some(Halt::Wide) => Err(Halt::Wide),
        }
    }

    /// The search in 32 bits by distances from a hierarchy.
    fn run_prepared(
        &mut self,
        task: &NarrowTask<'_, W, K>,
        hierarchy: &Hierarchy<K>,
        watch: &mut Watch<'_>,
    ) -> Result<(Status, Stats), Halt> {
        self.distances.start(hierarchy, &task.ground, watch)?;
        self.bounded = Instant::now();
        let mut asked = Asked { hierarchy, distances: &mut self.distances };
        let outcome = match K {
            1 => self.one.ask(task, &mut asked)?,
            2 => self.two.search(task, &mut asked, watch)?,
            _ => self.many.search(task, &mut asked, watch)?,
        };
        // One and two criteria know by themselves when that matters.
        if K > 2 && self.distances.is_wide() {
            return Err(Halt::Wide);
        }
        // What is left of the ways, while distances can still be asked for.
        let ways = &mut Ways { hierarchy, distances: &mut self.distances, ground: task.ground };
        match K {
            1 => self.one.answer.iter().for_each(|answer| ways.lay(task.starts[answer.0 as usize].node)),
            2 => self.two.left_at(&task.ground, task.starts).for_each(|node| ways.lay(node)),
            _ => {}
        }
        self.engine = Engine::Prepared;
        Ok(outcome)
    }

    /// Takes the costs of a search in 32 bits over into the type of the weights; only the first of them where no more are asked for.
    fn costs_of_narrow(&mut self, first: bool) -> Result<(), SearchError> {
        if !matches!(self.engine, Engine::Narrow | Engine::Prepared) {
            return Ok(());
        }
        let most = if first { 1 } else { usize::MAX };
        let mut push = |cost: &[u64]| {
            let mut narrow = [W::GREATEST; K];
            for (narrow, &sum) in narrow.iter_mut().zip(cost) {
                *narrow = W::from_sum(sum).ok_or(SearchError::Overflow)?;
            }
            self.costs.push(narrow);
            Ok(())
        };
        match K {
            1 => self.one.answer.iter().try_for_each(|(_, cost)| push(&[cost.get().into()])),
            2 => self.two.costs().take(most).try_for_each(|cost| push(&cost)),
            _ => self.many.costs().take(most).try_for_each(|cost| push(&cost)),
        }
    }

    fn run_plain(
        &mut self,
        task: &Task<'_, W, K>,
        target: u32,
        kept: Option<&Rests<W, K>>,
        watch: &mut Watch<'_>,
    ) -> Result<(Status, Stats), SearchError> {
        self.engine = Engine::Plain;
        let bounds = if let Some(Rests::Wide(wide)) = kept {
            wide
        } else {
            let status = self.wide.recompute(task.layout, target, watch);
            if status != Status::Complete {
                return Ok((status, Stats::default()));
            }
            &self.wide
        };
        self.bounded = Instant::now();
        let mut outcome = self.plain.run(task, Some(bounds), watch)?;
        if self.plain.may_be_more(target) {
            self.engine = Engine::Exact;
            outcome = self.exact.run(task, Some(bounds), watch)?;
        }
        match self.engine {
            Engine::Exact => self.labels.extend_from_slice(self.exact.at(target)),
            _ => self.labels.extend_from_slice(self.plain.at(target)),
        }
        for at in 0..self.labels.len() {
            self.costs.push(self.cost_of(self.labels[at]).ok_or(SearchError::Overflow)?);
        }
        Ok(outcome)
    }

    pub(super) fn run_to_all(
        &mut self,
        layout: &Layout<W, K>,
        limits: &Limits<'_, K, W>,
    ) -> Result<(Status, Stats), SearchError> {
        let mut watch = Watch::new(limits);
        let task = Task { layout, sources: &self.sources, limits, tolerance: 0, first: false };
        self.engine = Engine::Plain;
        let outcome = self.plain.run(&task, None, &mut watch)?;
        let nodes = u32::try_from(layout.nodes()).unwrap_or(u32::MAX);
        if (0..nodes).any(|node| self.plain.may_be_more(node)) {
            self.engine = Engine::Exact;
            return self.exact.run(&task, None, &mut watch);
        }
        Ok(outcome)
    }

    /// Labels of the plain search at a node, in lexicographic order of cost.
    pub(super) fn reached(&self, node: u32) -> &[u32] {
        if self.engine == Engine::Exact { self.exact.at(node) } else { self.plain.at(node) }
    }

    /// What one of those costs; `None` where that does not fit.
    pub(super) fn cost_of(&self, label: u32) -> Option<[W; K]> {
        if self.engine == Engine::Exact {
            narrow(self.exact.labels[label as usize].cost)
        } else {
            narrow(self.plain.labels[label as usize].cost)
        }
    }

    /// Where the way of one of those starts, and its arcs in the order taken.
    pub(super) fn way_of(&self, label: u32) -> (u32, Vec<u32>) {
        if self.engine == Engine::Exact { self.exact.way(label) } else { self.plain.way(label) }
    }

    /// Where an answer starts, and its arcs in the order taken.
    pub(super) fn way(&self, laid: &Laid<W, K>, kept: Option<&LowerBounds<W, K>>, answer: usize) -> (u32, Vec<u32>) {
        if matches!(self.engine, Engine::Plain | Engine::Exact) {
            return self.way_of(self.labels[answer]);
        }
        let (ground, starts) = (&self.ends.ground(laid), &self.ends.starts[..]);
        let prepared = self.engine == Engine::Prepared;
        let onward = |node: u32, arcs: &mut Vec<u32>| match kept.map(|bounds| &bounds.rests) {
            _ if prepared => self.distances.onward(ground, node, arcs),
            Some(Rests::Two(two)) => two.onward(ground, node, arcs),
            _ => self.two.pair.onward(ground, node, arcs),
        };
        let (start, arcs) = match (K, kept.map(|bounds| &bounds.rests)) {
            (1, _) if prepared => {
                let (start, mut arcs) = (self.one.answer.map_or(NONE, |answer| answer.0), Vec::new());
                onward(starts[start as usize].node, &mut arcs);
                (start, arcs)
            }
            (1, Some(Rests::One(known))) => self.one.way(ground, starts, Some(known)),
            (1, _) => self.one.way(ground, starts, None),
            (2, _) => self.two.way(ground, starts, answer, onward),
            _ => self.many.way(answer),
        };
        self.ends.unpack(laid, start, arcs)
    }
}

/// The weights of a sum, or `None` when one does not fit.
fn narrow<W: Weight, S: Holds<W>, const K: usize>(sums: [S; K]) -> Option<[W; K]> {
    let mut cost = [W::GREATEST; K];
    for (cost, sum) in cost.iter_mut().zip(sums) {
        *cost = sum.weight()?;
    }
    Some(cost)
}

/// A tolerance in whole parts, rounded towards the exact.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be within 0 and 10^18")]
fn parts(tolerance: f64) -> Result<u64, SearchError> {
    let parts = tolerance * PARTS as f64;
    // A tolerance of 10^9 times is no tolerance that anybody means.
    if (0.0..=1e18).contains(&parts) { Ok(parts as u64) } else { Err(SearchError::BadTolerance) }
}
