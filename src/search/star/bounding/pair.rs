//! Two backward trees to one target, one for each of two criteria, in 32 bits, grown only as far as a question needs them.
//!
//! By each criterion a tree grows from the target and a small one from the sources, until they meet (Pohl, *Bi-directional search*, 1971): that gives the
//! least way, and, by what it costs by the other criterion, how far the search has to look (Ahmadi et al., *Bi-objective search with bi-directional A\**,
//! 2021). What the backward tree has not taken by then is no nearer than its radius: that is bound enough, and spares the rest of the tree.

use super::ahead::Ahead;
use crate::search::Weight;
use crate::search::star::laid::ground::Ground;
use crate::search::star::laid::layout::NONE;
use crate::search::star::narrow::ends::Start;
use crate::search::star::narrow::halt::Halt;
use crate::search::star::narrow::length::{Along, Least, Length, Rest};
use crate::search::star::narrow::queue::{Buckets, FEW};
use crate::search::star::task::NarrowTask;
use crate::search::star::watch::Watch;

/// This many nodes are taken from the target for one from the sources. More from the sources spare the trees more than they take, since the farthest nodes
/// are the most, but leave the search more nodes of which little is known.
const AHEAD: usize = 32;

/// What is known of a node by a criterion.
#[derive(Debug, Clone, Copy)]
struct Known {
    /// The least that the rest of the way adds.
    least: Least,
    /// What that way adds by the other criterion, and the arc it goes on with.
    along: Along,
    next: u32,
    /// The least that a way from the sources costs.
    behind: Least,
}

const UNKNOWN: Known = Known { least: Least::UNFOUND, along: Along::UNKNOWN, next: NONE, behind: Least::UNFOUND };

/// The least cost of a way from a source to the target that has been found, and what that way costs by the other criterion.
#[derive(Debug, Clone, Copy)]
struct Whole {
    least: Least,
    along: Along,
}

const NO_WAY: Whole = Whole { least: Least::UNFOUND, along: Along::UNKNOWN };

/// Trees by one criterion from both ends, and the memory to grow them in.
#[derive(Debug)]
struct Half {
    nodes: Vec<Known>,
    /// What the way from the sources costs by the other criterion, where there is one.
    along_behind: Vec<Along>,
    /// Nodes of which anything is known.
    touched: Vec<u32>,
    ahead: Buckets<u32>,
    behind: Buckets<u32>,
    /// What the backward tree knows to be no farther is certain; the rest is no nearer.
    radius: Length,
    /// The same of the forward tree.
    radius_behind: Length,
    whole: Whole,
    /// Whether ways were left out, since they cost more than 32 bits hold: more than any that is found.
    is_cut: bool,
}

impl Half {
    fn new() -> Self {
        Self {
            nodes: Vec::new(),
            along_behind: Vec::new(),
            touched: Vec::new(),
            ahead: Buckets::new(FEW),
            behind: Buckets::new(FEW),
            radius: Length::ZERO,
            radius_behind: Length::ZERO,
            whole: NO_WAY,
            is_cut: false,
        }
    }

    fn know(&mut self, node: u32, known: Known) {
        let place = &mut self.nodes[node as usize];
        if !place.least.is_found() && !place.behind.is_found() {
            self.touched.push(node);
        }
        *place = known;
    }

    /// Notes the way over a node that is known from both ends.
    #[inline]
    fn meet(&mut self, node: u32) {
        let Known { least, along, behind, .. } = self.nodes[node as usize];
        let (Some(ahead), Some(behind)) = (least.get(), behind.get()) else { return };
        match behind.plus(ahead.get()) {
            Some(whole) if self.whole.least.yields_to(whole) => {
                let along = along.and(self.along_behind[node as usize]);
                self.whole = Whole { least: Least::of(whole), along };
            }
            Some(_) => {}
            None => self.is_cut = true,
        }
    }

    fn start<W: Weight, const K: usize>(&mut self, task: &NarrowTask<'_, W, K>, criterion: usize) {
        let (ground, target) = (&task.ground, task.ground.target);
        for node in self.touched.drain(..) {
            self.nodes[node as usize] = UNKNOWN;
        }
        if self.nodes.len() < ground.nodes() {
            self.nodes.resize(ground.nodes(), UNKNOWN);
            self.along_behind.resize(ground.nodes(), Along::UNKNOWN);
        }
        (self.radius, self.radius_behind, self.whole) = (Length::ZERO, Length::ZERO, NO_WAY);
        self.is_cut = false;
        self.ahead.start(ground.greatest(criterion));
        self.behind.start(ground.greatest(criterion));
        self.know(target, Known { least: Least::of(Length::ZERO), along: Along::ZERO, ..UNKNOWN });
        self.ahead.push(0, target);
        for start in task.starts {
            let known = self.nodes[start.node as usize];
            let behind = start.cost[criterion];
            if known.behind.yields_to(behind) {
                self.know(start.node, Known { behind: Least::of(behind), ..known });
                self.along_behind[start.node as usize] = Along::new(start.cost[1 - criterion].get());
                self.meet(start.node);
                // Nothing leads on from the target.
                if start.node != target {
                    self.behind.push(behind.get(), start.node);
                }
            }
        }
        if ground.is_apart() {
            // Only the backward tree knows the ways to a target that is apart.
            self.take_ahead(ground, criterion);
        }
    }

    /// Takes the next node of the forward tree; whether there was one.
    fn take_behind<W: Weight, const K: usize>(&mut self, ground: &Ground<'_, W, K>, criterion: usize) -> bool {
        let Some((key, node)) = self.behind.pop() else { return false };
        let cost = Length::up_to(key);
        self.radius_behind = cost;
        if self.nodes[node as usize].behind != Least::of(cost) {
            return true;
        }
        let along = self.along_behind[node as usize];
        for arc in ground.along(ground.leaving(node)) {
            let Some(through) = cost.plus(arc.weight[criterion].low32()) else {
                self.is_cut = true;
                continue;
            };
            let known = self.nodes[arc.head as usize];
            if known.behind.yields_to(through) {
                self.know(arc.head, Known { behind: Least::of(through), ..known });
                self.along_behind[arc.head as usize] = along.plus(arc.weight[1 - criterion].low32());
                self.behind.push(through.get(), arc.head);
                self.meet(arc.head);
            }
        }
        true
    }

    /// How far the backward tree may have to go, as far as known: any length, as long as there is no way.
    #[inline]
    fn most(&self) -> Length {
        let most = |whole: Length| whole.less(self.radius_behind).max(self.radius);
        self.whole.least.get().map_or(Length::GREATEST, most)
    }

    /// Takes the next node of the backward tree; whether there was one that it may have to take.
    fn take_ahead<W: Weight, const K: usize>(&mut self, ground: &Ground<'_, W, K>, criterion: usize) -> bool {
        let mut most = self.most();
        let Some((key, node)) = self.ahead.pop().filter(|&(key, _)| key <= most.get()) else {
            self.radius = most;
            return false;
        };
        let cost = Length::up_to(key);
        self.radius = cost;
        let Known { least, along, .. } = self.nodes[node as usize];
        if least != Least::of(cost) {
            return true;
        }
        for entering in ground.entering(node) {
            let Some(through) = cost.plus(entering.weight[criterion].low32()) else {
                self.is_cut = true;
                continue;
            };
            let known = self.nodes[entering.tail as usize];
            if known.least.yields_to(through) && through <= most {
                let along = along.plus(entering.weight[1 - criterion].low32());
                let least = Least::of(through);
                self.know(entering.tail, Known { least, along, next: entering.arc, ..known });
                self.ahead.push(through.get(), entering.tail);
                if known.behind.is_found() {
                    self.meet(entering.tail);
                    most = self.most();
                }
            }
        }
        true
    }

    /// Whether there may be a way that is less than the one found, or one at all.
    #[inline]
    fn is_open(&self) -> bool {
        self.whole.least.get().is_none_or(|whole| self.radius_behind < whole.less(self.radius))
    }

    /// Grows both trees until no way from one end to the other can cost less than the one found.
    fn grow<W: Weight, const K: usize>(
        &mut self,
        task: &NarrowTask<'_, W, K>,
        criterion: usize,
        watch: &mut Watch<'_>,
    ) -> Result<(), Halt> {
        self.start(task, criterion);
        let (mut ahead, mut behind) = (0, 0);
        while self.is_open() {
            if let Some(status) = watch.stopped() {
                return Err(Halt::Stopped(status));
            }
            let is_behind = behind * AHEAD <= ahead;
            let (count, more) = if is_behind {
                (&mut behind, self.take_behind(&task.ground, criterion))
            } else {
                (&mut ahead, self.take_ahead(&task.ground, criterion))
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
    fn least(&self, node: u32) -> Rest {
        let Known { least, along, behind, .. } = self.nodes[node as usize];
        match least.get() {
            Some(least) if least <= self.radius => Rest { least, along },
            _ => {
                let after = self.whole.least.get().zip(behind.get());
                let left = after.map_or(self.radius, |(whole, behind)| whole.less(behind).max(self.radius));
                Rest { least: left, along: Along::UNKNOWN }
            }
        }
    }
}

/// Trees by two criteria.
#[derive(Debug)]
pub(in crate::search::star) struct Pair {
    halves: [Half; 2],
}

impl Pair {
    pub(in crate::search::star) fn new() -> Self {
        Self { halves: [Half::new(), Half::new()] }
    }

    /// As much of both trees as a search from the sources needs.
    pub(in crate::search::star) fn grow<W: Weight, const K: usize>(
        &mut self,
        task: &NarrowTask<'_, W, K>,
        watch: &mut Watch<'_>,
    ) -> Result<(), Halt> {
        let [first, second] = &mut self.halves;
        first.grow(task, 0, watch)?;
        // Where there is no way by one criterion there is none by another.
        if first.whole.least.is_found() { second.grow(task, 1, watch) } else { Ok(()) }
    }

    /// Takes the arcs with which the way goes on from a node of which the least by the first criterion is certain.
    pub(in crate::search::star) fn onward<W: Weight, const K: usize>(
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
    fn least(&mut self, criterion: usize, node: u32) -> Option<Rest> {
        Some(self.halves[criterion].least(node))
    }

    fn is_cut(&self) -> bool {
        self.halves.iter().any(|half| half.is_cut)
    }

    fn whole<const K: usize>(&mut self, criterion: usize, _: &[Start<K>]) -> Result<Option<Rest>, Halt> {
        let Whole { least, along } = self.halves[criterion].whole;
        match least.get() {
            Some(least) => Ok(Some(Rest { least, along })),
            None if self.halves[criterion].is_cut => Err(Halt::Wide),
            None => Ok(None),
        }
    }
}
