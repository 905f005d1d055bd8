//! Memory of searches, and which search answers what.

use super::super::{Limits, SearchError, Stats, Status};
use super::ForwardStar;
use super::layout::Layout;
use super::lower::{LowerBounds, Rests};
use super::plain::Plain;
use super::question::Question;
use super::task::Task;
use super::trees::Halt;
use super::two::{Trees, Two};
use super::watch::Watch;
use super::weight::{PARTS, Weight};
use super::wide::Wide;
use std::hash::Hash;

/// Memory of searches, kept from one question to the next: a warm question allocates only when it grows past all before it.
#[derive(Debug)]
pub struct Scratch<W: Weight, const K: usize> {
    sources: Vec<u32>,
    wide: Wide<W, K>,
    pub(super) plain: Plain<W::Sum, K>,
    two: Two,
    /// Costs of the answers, and what their paths are found by.
    pub(super) costs: Vec<[W; K]>,
    ends: Vec<u32>,
    engine: Engine,
}

/// Which search the answers are of.
#[derive(Debug, Clone, Copy)]
enum Engine {
    Plain,
    Two,
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
            wide: Wide::new(),
            plain: Plain::new(),
            two: Two::new(),
            costs: Vec::new(),
            ends: Vec::new(),
            engine: Engine::Plain,
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
        layout: &Layout<W, K>,
        target: u32,
        question: &Question<'_, N, W, K>,
    ) -> Result<(Status, Stats), SearchError> {
        self.costs.clear();
        self.ends.clear();
        let tolerance = parts(question.tolerance)?;
        let mut watch = Watch::new(&question.limits);
        if let Some(status) = watch.look() {
            return Ok((status, Stats::default()));
        }
        if question.bounds.is_some_and(|kept| kept.target != target || kept.nodes != layout.nodes()) {
            return Err(SearchError::WrongBounds);
        }
        let kept = question.bounds.map(|bounds| &bounds.rests);
        let sources = std::mem::take(&mut self.sources);
        let task = Task { layout, sources: &sources, limits: &question.limits, tolerance, first: question.first };
        let narrow = self.run_narrow(&task, target, kept, &mut watch);
        let outcome = match narrow {
            Some(outcome) => outcome,
            None => self.run_plain(&task, target, kept, &mut watch),
        };
        self.sources = sources;
        outcome
    }

    /// The search in 32 bits; `None` where there is none, or a sum does not fit.
    fn run_narrow(
        &mut self,
        task: &Task<'_, W, K>,
        target: u32,
        kept: Option<&Rests<W, K>>,
        watch: &mut Watch<'_>,
    ) -> Option<Result<(Status, Stats), SearchError>> {
        task.layout.greatest?;
        let outcome = match (K, kept) {
            (2, Some(Rests::Two(pair))) => self.two.run(task, Some(pair), watch),
            (2, None) => self
                .two
                .trees
                .grow_between(task.layout, task.sources, target, watch)
                .and_then(|()| self.two.run(task, None, watch)),
            _ => return None,
        };
        match outcome {
            Ok(outcome) => {
                self.engine = Engine::Two;
                for cost in self.two.costs() {
                    let mut narrow = [W::GREATEST; K];
                    for (narrow, sum) in narrow.iter_mut().zip(cost) {
                        let Some(sum) = W::from_sum(sum) else { return Some(Err(SearchError::Overflow)) };
                        *narrow = sum;
                    }
                    self.costs.push(narrow);
                }
                Some(Ok(outcome))
            }
            Err(Halt::Stopped(status)) => Some(Ok((status, Stats::default()))),
            Err(Halt::Wide) => None,
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
            let status = self.wide.recompute(task.layout, target, watch)?;
            if status != Status::Complete {
                return Ok((status, Stats::default()));
            }
            &self.wide
        };
        let outcome = self.plain.run(task, Some(bounds), watch)?;
        for &end in self.plain.at(target) {
            let cost = self.plain.labels[end as usize].cost;
            self.costs.push(narrow(cost).ok_or(SearchError::Overflow)?);
            self.ends.push(end);
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
        let outcome = self.plain.run(&task, None, &mut watch)?;
        let fits = |label: &u32| narrow::<W, K>(self.plain.labels[*label as usize].cost).is_some();
        let nodes = u32::try_from(layout.nodes()).unwrap_or(u32::MAX);
        if !(0..nodes).all(|node| self.plain.at(node).iter().all(fits)) {
            return Err(SearchError::Overflow);
        }
        Ok(outcome)
    }

    /// Where an answer starts, and its arcs in the order taken.
    pub(super) fn way(
        &self,
        layout: &Layout<W, K>,
        kept: Option<&LowerBounds<W, K>>,
        answer: usize,
    ) -> (u32, Vec<u32>) {
        match (self.engine, kept.map(|bounds| &bounds.rests)) {
            (Engine::Plain, _) => self.plain.way(self.ends[answer]),
            (Engine::Two, Some(Rests::Two(pair))) => self.two.way(layout, Some(pair), answer),
            (Engine::Two, _) => self.two.way(layout, None, answer),
        }
    }
}

/// Bounds to be kept, in 32 bits where they fit.
pub(super) fn bounds_to<W: Weight, const K: usize>(
    layout: &Layout<W, K>,
    target: u32,
) -> Result<LowerBounds<W, K>, SearchError> {
    let (nodes, mut watch) = (layout.nodes(), Watch::idle());
    if K == 2 && layout.greatest.is_some() {
        let mut trees = Trees::new();
        if trees.grow_whole(layout, target, &mut watch).is_ok() {
            return Ok(LowerBounds { target, nodes, rests: Rests::Two(trees.pair) });
        }
    }
    let mut wide = Wide::new();
    wide.recompute(layout, target, &mut watch)?;
    Ok(LowerBounds { target, nodes, rests: Rests::Wide(wide) })
}

/// The weights of a sum, or `None` when one does not fit.
pub(super) fn narrow<W: Weight, const K: usize>(sums: [W::Sum; K]) -> Option<[W; K]> {
    let mut cost = [W::GREATEST; K];
    for (cost, sum) in cost.iter_mut().zip(sums) {
        *cost = W::narrow(sum)?;
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
