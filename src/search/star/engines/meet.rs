//! The shortest path by one criterion in 32 bits: trees of Dijkstra's (1959) from both ends until they meet (Pohl, *Bi-directional search*, 1971).

use crate::search::Weight;
use crate::search::star::laid::layout::NONE;
use crate::search::star::narrow::halt::Halt;
use crate::search::star::narrow::length::{Least, Length};
use crate::search::star::narrow::queue::{Buckets, FEW};
use crate::search::star::task::NarrowTask;
use crate::search::star::watch::Watch;

/// What a way between a node and the end of its tree costs at least, as known so far, and how it goes: the arc at this node, and the node beyond it; at a
/// start, no arc, and the start.
#[derive(Debug, Clone, Copy)]
struct Reached {
    least: Least,
    arc: u32,
    beyond: u32,
}

const UNKNOWN: Reached = Reached { least: Least::UNFOUND, arc: NONE, beyond: NONE };

/// A tree from one end.
#[derive(Debug)]
struct Tree {
    reached: Vec<Reached>,
    touched: Vec<u32>,
    queue: Buckets<u32>,
    /// What was not taken yet is no nearer.
    radius: Length,
}

/// The least cost of a way from end to end known so far, and a node on it.
#[derive(Debug, Clone, Copy)]
struct Met {
    cost: Least,
    node: u32,
    /// Whether ways were left out, since they cost more than 32 bits hold: more than any that is found.
    is_cut: bool,
}

const UNMET: Met = Met { cost: Least::UNFOUND, node: NONE, is_cut: false };

impl Met {
    /// Whether two ways together may be less than what is known.
    #[inline]
    fn may_beat(&mut self, cost: Length, rest: Length) -> bool {
        let whole = cost.plus(rest.get());
        self.is_cut |= whole.is_none();
        whole.is_some_and(|whole| self.cost.yields_to(whole))
    }

    /// Notes the way over a node that is known from both ends.
    #[inline]
    fn over(&mut self, node: u32, cost: Length, rest: Length) {
        match cost.plus(rest.get()) {
            Some(whole) if self.cost.yields_to(whole) => (self.cost, self.node) = (Least::of(whole), node),
            Some(_) => {}
            None => self.is_cut = true,
        }
    }
}

impl Tree {
    fn new() -> Self {
        Self { reached: Vec::new(), touched: Vec::new(), queue: Buckets::new(FEW), radius: Length::ZERO }
    }

    fn start(&mut self, nodes: usize, span: u32) {
        for node in self.touched.drain(..) {
            self.reached[node as usize] = UNKNOWN;
        }
        if self.reached.len() != nodes {
            self.reached.clear();
            self.reached.resize(nodes, UNKNOWN);
        }
        self.radius = Length::ZERO;
        self.queue.start(span);
    }

    fn put(&mut self, node: u32, least: Length, (arc, beyond): (u32, u32)) {
        let known = &mut self.reached[node as usize];
        if !known.least.is_found() {
            self.touched.push(node);
        }
        *known = Reached { least: Least::of(least), arc, beyond };
        self.queue.push(least.get(), node);
    }

    /// What a node costs at least from this end: what is known, or, where more than the radius is known, the radius.
    #[inline]
    fn bound(&self, node: u32) -> Length {
        self.reached[node as usize].least.or_at_least(self.radius)
    }

    /// Takes the next node, unless it is of no use, and looks along `arcs`: the node beyond, the arc, its weight. What cannot lead to a better way
    /// than `met` is left out.
    fn take<I: Iterator<Item = (u32, u32, u32)>>(
        &mut self,
        other: &Self,
        met: &mut Met,
        arcs: impl FnOnce(u32) -> I,
    ) -> bool {
        let Some((key, node)) = self.queue.pop() else { return false };
        let cost = Length::up_to(key);
        self.radius = cost;
        if self.reached[node as usize].least != Least::of(cost) || !met.may_beat(cost, other.bound(node)) {
            return false;
        }
        for (next, arc, weight) in arcs(node) {
            let Some(through) = cost.plus(weight) else {
                met.is_cut = true;
                continue;
            };
            if !self.reached[next as usize].least.yields_to(through) || !met.may_beat(through, other.bound(next)) {
                continue;
            }
            self.put(next, through, (arc, node));
            if let Some(rest) = other.reached[next as usize].least.get() {
                met.over(next, through, rest);
            }
        }
        true
    }

    /// Visits the arcs from a node to the end of the tree, and gives the start there.
    fn walk(&self, mut node: u32, mut visit: impl FnMut(u32)) -> u32 {
        loop {
            let Reached { arc, beyond, .. } = self.reached[node as usize];
            if arc == NONE {
                return beyond;
            }
            visit(arc);
            node = beyond;
        }
    }
}

/// Trees from both ends, and the memory to grow them in.
#[derive(Debug)]
pub(super) struct BothEnds {
    fore: Tree,
    back: Tree,
    met: Met,
}

impl BothEnds {
    pub(super) fn new() -> Self {
        Self { fore: Tree::new(), back: Tree::new(), met: UNMET }
    }

    /// Grows both trees until no way from one end to the other can cost less than the one found, the tree first that has fewer nodes in line. Gives
    /// how many nodes were taken, and whether that was one too many.
    pub(super) fn run<W: Weight, const K: usize>(
        &mut self,
        task: &NarrowTask<'_, W, K>,
        watch: &mut Watch<'_>,
    ) -> Result<(usize, bool), Halt> {
        let Self { fore, back, met } = self;
        let (ground, target) = (&task.ground, task.ground.target);
        let span = ground.greatest(0);
        fore.start(ground.nodes(), span);
        back.start(ground.nodes(), span);
        *met = Met { is_cut: task.is_cut, ..UNMET };
        back.put(target, Length::ZERO, (NONE, NONE));
        for (at, start) in (0..).zip(task.starts) {
            let least = start.cost[0];
            if !fore.reached[start.node as usize].least.yields_to(least) {
                continue;
            }
            fore.put(start.node, least, (NONE, at));
            if start.node == target {
                met.over(target, least, Length::ZERO);
            }
        }
        let enter = |node: u32| ground.entering(node).iter().map(|arc| (arc.tail, arc.arc, arc.weight[0].low32()));
        if ground.is_apart() {
            // Only the backward tree knows the ways to a target that is apart.
            back.take(fore, met, enter);
        }
        let mut taken = 0;
        while met.may_beat(fore.radius, back.radius) {
            // One end with nothing left has seen every way.
            let (ahead, behind) = (fore.queue.len(), back.queue.len());
            if ahead == 0 || behind == 0 {
                break;
            }
            if let Some(status) = watch.stopped() {
                return Err(Halt::Stopped(status));
            }
            let expanded = if ahead <= behind {
                fore.take(back, met, |node| {
                    // Nothing leads on from a target that is apart.
                    let leaving = if ground.is_apart() && node == target { 0..0 } else { ground.leaving(node) };
                    let numbers = (0..u32::MAX).skip(leaving.start);
                    numbers.zip(ground.along(leaving)).map(|(number, arc)| (arc.head, number, arc.weight[0].low32()))
                })
            } else {
                back.take(fore, met, enter)
            };
            taken += usize::from(expanded);
            if task.limits.labels.is_some_and(|most| taken > most) {
                return Ok((taken, true));
            }
        }
        // A way that is found is less than all that do not fit. Where none is, there may be one of those.
        if met.is_cut && !met.cost.is_found() { Err(Halt::Wide) } else { Ok((taken, false)) }
    }

    /// The cost of the shortest path found, and the start that it begins with.
    pub(super) fn answer(&self) -> Option<(Length, u32)> {
        let cost = self.met.cost.get()?;
        Some((cost, self.fore.walk(self.met.node, |_| ())))
    }

    /// The start that it begins with, and its arcs in the order taken.
    pub(super) fn way(&self) -> (u32, Vec<u32>) {
        let mut arcs = Vec::new();
        let start = self.fore.walk(self.met.node, |arc| arcs.push(arc));
        arcs.reverse();
        self.back.walk(self.met.node, |arc| arcs.push(arc));
        (start, arcs)
    }
}
