//! The shortest path by one criterion in 32 bits: trees of Dijkstra's (1959) from both ends until they meet (Pohl, *Bi-directional search*, 1971).

use super::layout::NONE;
use super::queue::{Buckets, FEW};
use super::task::NarrowTask;
use super::trees::{Halt, sum};
use super::watch::Watch;
use super::weight::Weight;

const NEVER: u32 = u32::MAX;

/// What a way between a node and the end of its tree costs at least, as known so far, and how it goes: the arc at this node, and the node beyond it; at a
/// start, no arc, and the start.
#[derive(Debug, Clone, Copy)]
struct Reached {
    least: u32,
    arc: u32,
    beyond: u32,
}

const UNKNOWN: Reached = Reached { least: NEVER, arc: NONE, beyond: NONE };

/// A tree from one end.
#[derive(Debug)]
struct Tree {
    reached: Vec<Reached>,
    touched: Vec<u32>,
    queue: Buckets<u32>,
    /// What was not taken yet is no nearer.
    radius: u32,
}

/// The least cost of a way from end to end known so far, and a node on it.
#[derive(Debug, Clone, Copy)]
struct Met {
    cost: u32,
    node: u32,
}

impl Tree {
    fn new() -> Self {
        Self { reached: Vec::new(), touched: Vec::new(), queue: Buckets::new(FEW), radius: 0 }
    }

    fn start(&mut self, nodes: usize, span: u32) {
        for node in self.touched.drain(..) {
            self.reached[node as usize] = UNKNOWN;
        }
        if self.reached.len() != nodes {
            self.reached.clear();
            self.reached.resize(nodes, UNKNOWN);
        }
        self.radius = 0;
        self.queue.start(span);
    }

    fn put(&mut self, node: u32, reached: Reached) {
        let known = &mut self.reached[node as usize];
        if known.least == NEVER {
            self.touched.push(node);
        }
        *known = reached;
        self.queue.push(reached.least, node);
    }

    /// What a node costs at least from this end: what is known, or, where more than the radius is known, the radius.
    #[inline]
    fn bound(&self, node: u32) -> u32 {
        self.reached[node as usize].least.min(self.radius)
    }

    /// Takes the next node, unless it is of no use, and looks along `arcs`: the node beyond, the arc, its weight. What cannot lead to a better way
    /// than `met` is left out.
    fn take<I: Iterator<Item = (u32, u32, u32)>>(
        &mut self,
        other: &Self,
        met: &mut Met,
        arcs: impl FnOnce(u32) -> I,
    ) -> Result<bool, Halt> {
        let Some((cost, node)) = self.queue.pop() else { return Ok(false) };
        self.radius = cost;
        if cost > self.reached[node as usize].least || sum(cost, other.bound(node))? >= met.cost {
            return Ok(false);
        }
        for (next, arc, weight) in arcs(node) {
            let through = sum(cost, weight)?;
            if through >= self.reached[next as usize].least || sum(through, other.bound(next))? >= met.cost {
                continue;
            }
            self.put(next, Reached { least: through, arc, beyond: node });
            let rest = other.reached[next as usize].least;
            if rest != NEVER {
                let whole = sum(through, rest)?;
                if whole < met.cost {
                    *met = Met { cost: whole, node: next };
                }
            }
        }
        Ok(true)
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
        Self { fore: Tree::new(), back: Tree::new(), met: Met { cost: NEVER, node: NONE } }
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
        *met = Met { cost: NEVER, node: NONE };
        back.put(target, Reached { least: 0, ..UNKNOWN });
        for (at, start) in (0..).zip(task.starts) {
            let least = start.cost[0];
            if least >= fore.reached[start.node as usize].least {
                continue;
            }
            fore.put(start.node, Reached { least, arc: NONE, beyond: at });
            if start.node == target {
                *met = Met { cost: least, node: target };
            }
        }
        let enter = |node: u32| ground.entering(node).iter().map(|arc| (arc.tail, arc.arc, arc.weight[0].low32()));
        if ground.is_apart() {
            // Only the backward tree knows the ways to a target that is apart.
            back.take(fore, met, enter)?;
        }
        let mut taken = 0;
        while sum(fore.radius, back.radius)? < met.cost {
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
                })?
            } else {
                back.take(fore, met, enter)?
            };
            taken += usize::from(expanded);
            if task.limits.labels.is_some_and(|most| taken > most) {
                return Ok((taken, true));
            }
        }
        Ok((taken, false))
    }

    /// The cost of the shortest path found, and the start that it begins with.
    pub(super) fn answer(&self) -> Option<(u32, u32)> {
        let Met { cost, node } = self.met;
        (cost != NEVER).then(|| (cost, self.fore.walk(node, |_| ())))
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
