//! Two backward trees to one target, one for each of two criteria, in 32 bits, grown only as far as a question needs them.
//!
//! By each criterion a tree grows from the target and a small one from the sources, until they meet (Pohl, *Bi-directional search*, 1971): that tells the
//! least way, and, by what it costs by the other criterion, how far the search has to look (Ahmadi et al., *Bi-objective search with bi-directional A\**,
//! 2021). What the backward tree has not taken by then is no nearer than its radius: that is bound enough, and spares the rest of the tree.

use super::ahead::Ahead;
use super::ends::Start;
use super::ground::Ground;
use super::layout::NONE;
use super::queue::{Buckets, FEW};
use super::task::NarrowTask;
use super::trees::{Halt, sum};
use super::watch::Watch;
use super::weight::Weight;

const NEVER: u32 = u32::MAX;

/// So many nodes are taken from the target for one from the sources. More from the sources spare the trees more than they take, since the farthest nodes
/// are the most, but leave the search more nodes of which little is known.
const AHEAD: usize = 32;

/// What is known of a node by a criterion.
#[derive(Debug, Clone, Copy)]
struct Known {
    /// The least that the rest of the way adds.
    least: u32,
    /// What that way adds by the other criterion, and the arc it goes on with.
    other: u32,
    next: u32,
    /// The least that a way from the sources costs.
    behind: u32,
}

const UNKNOWN: Known = Known { least: NEVER, other: NEVER, next: NONE, behind: NEVER };

/// The least cost of a way from a source to the target, and what that way costs by the other criterion.
type Whole = [u32; 2];

/// Trees by one criterion from both ends, and the memory to grow them in.
#[derive(Debug)]
struct Half {
    nodes: Vec<Known>,
    /// What the way from the sources costs by the other criterion, where there is one.
    other_behind: Vec<u32>,
    /// Nodes of which anything is known.
    touched: Vec<u32>,
    ahead: Buckets<u32>,
    behind: Buckets<u32>,
    /// What the backward tree knows to be no farther is certain; the rest is no nearer.
    radius: u32,
    /// The same of the forward tree.
    radius_behind: u32,
    /// Of the ways known so far.
    whole: Whole,
}

impl Half {
    fn new() -> Self {
        Self {
            nodes: Vec::new(),
            other_behind: Vec::new(),
            touched: Vec::new(),
            ahead: Buckets::new(FEW),
            behind: Buckets::new(FEW),
            radius: 0,
            radius_behind: 0,
            whole: [NEVER; 2],
        }
    }

    fn know(&mut self, node: u32, known: Known) {
        let place = &mut self.nodes[node as usize];
        if place.least == NEVER && place.behind == NEVER {
            self.touched.push(node);
        }
        *place = known;
    }

    /// Notes the way over a node that is known from both ends.
    #[inline]
    fn meet(&mut self, node: u32) -> Result<(), Halt> {
        let Known { least, other, behind, .. } = self.nodes[node as usize];
        if least != NEVER && behind != NEVER && sum(least, behind)? < self.whole[0] {
            self.whole = [least + behind, other.saturating_add(self.other_behind[node as usize])];
        }
        Ok(())
    }

    fn start<W: Weight, const K: usize>(&mut self, task: &NarrowTask<'_, W, K>, criterion: usize) -> Result<(), Halt> {
        let (ground, target) = (&task.ground, task.ground.target);
        for node in self.touched.drain(..) {
            self.nodes[node as usize] = UNKNOWN;
        }
        if self.nodes.len() < ground.nodes() {
            self.nodes.resize(ground.nodes(), UNKNOWN);
            self.other_behind.resize(ground.nodes(), NEVER);
        }
        (self.radius, self.radius_behind, self.whole) = (0, 0, [NEVER; 2]);
        self.ahead.start(ground.greatest(criterion));
        self.behind.start(ground.greatest(criterion));
        self.know(target, Known { least: 0, other: 0, ..UNKNOWN });
        self.ahead.push(0, target);
        for start in task.starts {
            let known = self.nodes[start.node as usize];
            let behind = start.cost[criterion];
            if behind < known.behind {
                self.know(start.node, Known { behind, ..known });
                self.other_behind[start.node as usize] = start.cost[1 - criterion];
                self.meet(start.node)?;
                // Nothing leads on from the target.
                if start.node != target {
                    self.behind.push(behind, start.node);
                }
            }
        }
        if ground.is_apart() {
            // Only the backward tree knows the ways to a target that is apart.
            self.take_ahead(ground, criterion)?;
        }
        Ok(())
    }

    /// Takes the next node of the forward tree; whether there was one.
    fn take_behind<W: Weight, const K: usize>(
        &mut self,
        ground: &Ground<'_, W, K>,
        criterion: usize,
    ) -> Result<bool, Halt> {
        let Some((cost, node)) = self.behind.pop() else { return Ok(false) };
        self.radius_behind = cost;
        if cost > self.nodes[node as usize].behind {
            return Ok(true);
        }
        let other = self.other_behind[node as usize];
        for arc in ground.along(ground.leaving(node)) {
            let through = sum(cost, arc.weight[criterion].low32())?;
            let known = self.nodes[arc.head as usize];
            if through < known.behind {
                self.know(arc.head, Known { behind: through, ..known });
                self.other_behind[arc.head as usize] = other.saturating_add(arc.weight[1 - criterion].low32());
                self.behind.push(through, arc.head);
                self.meet(arc.head)?;
            }
        }
        Ok(true)
    }

    /// How far the backward tree may have to go, as far as known.
    #[inline]
    fn most(&self) -> u32 {
        self.whole[0].saturating_sub(self.radius_behind).max(self.radius)
    }

    /// Takes the next node of the backward tree; whether there was one that it may have to take.
    fn take_ahead<W: Weight, const K: usize>(
        &mut self,
        ground: &Ground<'_, W, K>,
        criterion: usize,
    ) -> Result<bool, Halt> {
        let mut most = self.most();
        let Some((cost, node)) = self.ahead.pop().filter(|&(cost, _)| cost <= most) else {
            self.radius = most;
            return Ok(false);
        };
        self.radius = cost;
        let Known { least, other, .. } = self.nodes[node as usize];
        if cost > least {
            return Ok(true);
        }
        for entering in ground.entering(node) {
            let through = sum(cost, entering.weight[criterion].low32())?;
            let known = self.nodes[entering.tail as usize];
            if through < known.least && through <= most {
                // A sum past 32 bits is no help as a bound on the other criterion, and does no harm.
                let other = other.saturating_add(entering.weight[1 - criterion].low32());
                self.know(entering.tail, Known { least: through, other, next: entering.arc, ..known });
                self.ahead.push(through, entering.tail);
                if known.behind != NEVER {
                    self.meet(entering.tail)?;
                    most = self.most();
                }
            }
        }
        Ok(true)
    }

    /// Grows both trees until no way from one end to the other can cost less than the one found.
    fn grow<W: Weight, const K: usize>(
        &mut self,
        task: &NarrowTask<'_, W, K>,
        criterion: usize,
        watch: &mut Watch<'_>,
    ) -> Result<(), Halt> {
        self.start(task, criterion)?;
        let (mut ahead, mut behind) = (0, 0);
        while self.radius.saturating_add(self.radius_behind) < self.whole[0] {
            if let Some(status) = watch.stopped() {
                return Err(Halt::Stopped(status));
            }
            let is_behind = behind * AHEAD <= ahead;
            let (count, more) = if is_behind {
                (&mut behind, self.take_behind(&task.ground, criterion)?)
            } else {
                (&mut ahead, self.take_ahead(&task.ground, criterion)?)
            };
            *count += 1;
            // An end that has nothing left has seen every way.
            if !more {
                break;
            }
        }
        Ok(())
    }

    /// A node that the backward tree has not taken is no nearer than its radius, nor than the least way as a whole leaves after the way to the node.
    #[inline]
    fn least(&self, node: u32) -> [u32; 2] {
        let Known { least, other, behind, .. } = self.nodes[node as usize];
        if least <= self.radius {
            return [least, other];
        }
        [self.whole[0].saturating_sub(behind).max(self.radius), NEVER]
    }
}

/// Trees by two criteria.
#[derive(Debug)]
pub(super) struct Pair {
    halves: [Half; 2],
}

impl Pair {
    pub(super) fn new() -> Self {
        Self { halves: [Half::new(), Half::new()] }
    }

    /// As much of both trees as a search from the sources needs.
    pub(super) fn grow<W: Weight, const K: usize>(
        &mut self,
        task: &NarrowTask<'_, W, K>,
        watch: &mut Watch<'_>,
    ) -> Result<(), Halt> {
        let [first, second] = &mut self.halves;
        first.grow(task, 0, watch)?;
        // Where there is no way by one criterion there is none by another.
        if first.whole[0] == NEVER { Ok(()) } else { second.grow(task, 1, watch) }
    }

    /// Takes the arcs with which the way goes on from a node of which the least by the first criterion is certain.
    pub(super) fn onward<W: Weight, const K: usize>(
        &self,
        ground: &Ground<'_, W, K>,
        mut node: u32,
        arcs: &mut Vec<u32>,
    ) {
        let nodes = &self.halves[0].nodes;
        while nodes[node as usize].next != NONE {
            let arc = nodes[node as usize].next;
            arcs.push(arc);
            node = ground.head(arc);
        }
    }
}

impl Ahead for &Pair {
    #[inline]
    fn least(&mut self, criterion: usize, node: u32) -> [u32; 2] {
        self.halves[criterion].least(node)
    }

    fn whole<const K: usize>(&mut self, criterion: usize, _: &[Start<K>]) -> Result<[u32; 2], Halt> {
        Ok(self.halves[criterion].whole)
    }
}
