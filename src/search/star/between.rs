//! Two backward trees, grown only between sources and target, with the help of forward trees.
//!
//! For each criterion, trees from both ends meet half-way (Pohl, *Bi-directional search*, 1971). The way found costs so much by the other criterion that no
//! answer costs more. Within that, the backward tree goes on from half-way only over nodes that the forward tree has taken.

use super::ends::Start;
use super::ground::Ground;
use super::pair::{ByFirst, Trees};
use super::queue::{Buckets, FEW};
use super::task::NarrowTask;
use super::trees::{Halt, sum};
use super::watch::Watch;
use super::weight::Weight;

const NEVER: u32 = u32::MAX;

/// A tree from the sources by one criterion; costs are with the nodes.
#[derive(Debug)]
pub(super) struct Fore {
    /// What the least way to a node costs by the other criterion, where a way is known.
    other: Vec<u32>,
    queue: Buckets<u32>,
    /// Nodes that are nearer have their least cost; what was not taken yet is no nearer.
    radius: u32,
}

impl Fore {
    pub(super) fn new() -> Self {
        Self { other: Vec::new(), queue: Buckets::new(FEW), radius: 0 }
    }
}

/// The least cost of a way from a source to the target known so far, and a node on it.
#[derive(Debug, Clone, Copy)]
struct Met {
    cost: u32,
    node: u32,
}

/// What works on one criterion.
struct Half<'a, W, const K: usize> {
    ground: Ground<'a, W, K>,
    trees: &'a mut Trees,
    fore: &'a mut Fore,
    /// As the radius of the forward tree.
    radius: u32,
    met: Met,
    /// No answer costs more.
    most: u32,
}

impl<W: Weight, const K: usize> Half<'_, W, K> {
    fn start<const C: usize>(&mut self, starts: &[Start<K>]) -> Result<(), Halt> {
        self.fore.radius = 0;
        self.fore.other.resize(self.ground.nodes(), NEVER);
        self.fore.queue.start(self.ground.greatest(C));
        for start in starts {
            let cost = start.cost[C];
            if cost < self.trees.behind::<C>(start.node) {
                self.trees.link_behind::<C>(start.node, cost);
                self.fore.other[start.node as usize] = start.cost[1 - C];
                self.meet(cost, self.trees.ahead::<C>(start.node)[0], start.node)?;
                // Nothing leads on from the target.
                if start.node != self.ground.target {
                    self.fore.queue.push(cost, start.node);
                }
            }
        }
        if self.ground.is_apart() {
            // Only the backward tree knows the ways to a target that is apart.
            self.backward::<C>(|_| true)?;
        }
        Ok(())
    }

    #[inline]
    fn meet(&mut self, behind: u32, ahead: u32, node: u32) -> Result<(), Halt> {
        if behind != NEVER && ahead != NEVER {
            let cost = sum(behind, ahead)?;
            if cost < self.met.cost {
                self.met = Met { cost, node };
            }
        }
        Ok(())
    }

    /// Takes the next node of the forward tree; whether there was one.
    fn forward<const C: usize>(&mut self) -> Result<bool, Halt> {
        let Some((cost, node)) = self.fore.queue.pop() else { return Ok(false) };
        self.fore.radius = cost;
        let ahead = self.trees.ahead::<C>(node)[0].min(self.radius);
        if cost > self.trees.behind::<C>(node) || cost.saturating_add(ahead) > self.most {
            return Ok(true);
        }
        let other = self.fore.other[node as usize];
        for arc in self.ground.along(self.ground.leaving(node)) {
            let through = sum(cost, arc.weight[C].low32())?;
            if through < self.trees.behind::<C>(arc.head) {
                let [ahead, _] = self.trees.ahead::<C>(arc.head);
                if through.saturating_add(ahead.min(self.radius)) > self.most {
                    continue;
                }
                self.trees.link_behind::<C>(arc.head, through);
                self.fore.other[arc.head as usize] = other.saturating_add(arc.weight[1 - C].low32());
                self.fore.queue.push(through, arc.head);
                self.meet(through, ahead, arc.head)?;
            }
        }
        Ok(true)
    }

    /// Takes the next node of the backward tree; whether there was one. It looks only at nodes that are of use.
    fn backward<const C: usize>(&mut self, is_of_use: impl Fn(&ByFirst) -> bool) -> Result<bool, Halt> {
        let Some((cost, node)) = self.trees.queues[C].pop() else { return Ok(false) };
        self.radius = cost;
        let behind = self.trees.behind::<C>(node).min(self.fore.radius);
        if cost > self.trees.ahead::<C>(node)[0] || cost.saturating_add(behind) > self.most {
            return Ok(true);
        }
        for entering in self.ground.entering(node) {
            let through = sum(cost, entering.weight[C].low32())?;
            if through < self.trees.ahead::<C>(entering.tail)[0] {
                let behind = self.trees.behind::<C>(entering.tail);
                if through.saturating_add(behind.min(self.fore.radius)) > self.most
                    || !is_of_use(&self.trees.pair.first[entering.tail as usize])
                {
                    continue;
                }
                self.trees.link::<W, K, C>(node, entering, through);
                self.trees.queues[C].push(through, entering.tail);
                self.meet(behind, through, entering.tail)?;
            }
        }
        Ok(true)
    }

    /// Grows both trees until no way from one end to the other can cost less than the one found.
    fn meet_half_way<const C: usize>(&mut self, watch: &mut Watch<'_>) -> Result<(), Halt> {
        while self.radius.saturating_add(self.fore.radius) < self.met.cost {
            if let Some(status) = watch.stopped() {
                return Err(Halt::Stopped(status));
            }
            let is_forward = self.fore.radius <= self.radius;
            let more = if is_forward { self.forward::<C>()? } else { self.backward::<C>(|_| true)? };
            if !more {
                // One end has nothing left, so that every way has been seen.
                let radius = if is_forward { &mut self.fore.radius } else { &mut self.radius };
                *radius = NEVER;
                break;
            }
        }
        Ok(())
    }

    /// Grows the forward tree so far that it holds all nodes that a way of at most `most` has where the backward tree is yet to grow.
    fn finish_forward<const C: usize>(&mut self, watch: &mut Watch<'_>) -> Result<(), Halt> {
        while self.fore.radius < self.most.saturating_sub(self.radius) {
            if let Some(status) = watch.stopped() {
                return Err(Halt::Stopped(status));
            }
            if !self.forward::<C>()? {
                self.fore.radius = NEVER;
            }
        }
        Ok(())
    }

    /// Grows the backward tree over all that a way of at most `most` can use.
    fn finish<const C: usize>(
        &mut self,
        watch: &mut Watch<'_>,
        is_of_use: impl Fn(&ByFirst) -> bool,
    ) -> Result<(), Halt> {
        while self.radius <= self.most && self.backward::<C>(&is_of_use)? {
            if let Some(status) = watch.stopped() {
                return Err(Halt::Stopped(status));
            }
        }
        Ok(())
    }
}

/// Grows both trees of a pair between sources and target.
pub(super) fn grow_between<W: Weight, const K: usize>(
    task: &NarrowTask<'_, W, K>,
    trees: &mut Trees,
    fore: &mut [Fore; 2],
    watch: &mut Watch<'_>,
) -> Result<(), Halt> {
    let ([first, second], ground) = (fore, task.ground);
    let none = Met { cost: NEVER, node: NEVER };
    let mut half = Half { ground, trees, fore: first, radius: 0, met: none, most: NEVER };
    half.start::<0>(task.starts)?;
    half.meet_half_way::<0>(watch)?;
    let (met, radius) = (half.met, half.radius);
    if met.cost == NEVER {
        return Ok(());
    }
    let second_most = first.other[met.node as usize].saturating_add(trees.ahead::<0>(met.node)[1]);
    let mut half = Half { ground, trees, fore: second, radius: 0, met: none, most: NEVER };
    half.start::<1>(task.starts)?;
    half.meet_half_way::<1>(watch)?;
    let (second_met, second_radius) = (half.met, half.radius);
    if second_met.cost == NEVER {
        return Ok(());
    }
    let first_most = second.other[second_met.node as usize].saturating_add(trees.ahead::<1>(second_met.node)[1]);
    let mut half = Half { ground, trees, fore: first, radius, met, most: first_most };
    half.finish_forward::<0>(watch)?;
    half.finish::<0>(watch, |_| true)?;
    // For the second the first tells enough: to grow its forward tree on costs more than it saves.
    let reached = first.radius;
    let mut half = Half { ground, trees, fore: second, radius: second_radius, met: second_met, most: second_most };
    half.finish::<1>(watch, |first| first.least.saturating_add(first.behind.min(reached)) <= first_most)
}
