//! Trees of least ways, backward from a target or forward from sources, in 32 bits.

use super::super::Status;
use super::ground::Ground;
use super::layout::Entering;
use super::queue::{Buckets, FEW};
use super::watch::Watch;
use super::weight::Weight;

/// Why a search in 32 bits ended early.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Halt {
    /// A limit.
    Stopped(Status),
    /// A sum does not fit 32 bits; the plain search takes over.
    Wide,
}

/// A sum that does not fit is for the plain search.
#[inline]
pub(super) fn sum(cost: u32, weight: u32) -> Result<u32, Halt> {
    cost.checked_add(weight).filter(|&sum| sum != u32::MAX).ok_or(Halt::Wide)
}

/// What a tree keeps of its nodes.
pub(super) trait Growth<W, const K: usize> {
    /// The cost of a node as known so far.
    fn known(&self, node: u32) -> u32;
    /// A way of cost `through`, over `entering` to `head`, is less than what was known.
    fn improve(&mut self, entering: &Entering<W, K>, head: u32, through: u32);
}

/// Takes nodes in the order of their cost, until none is left that reaches the target.
pub(super) fn grow<W: Weight, const K: usize, G: Growth<W, K>>(
    ground: &Ground<'_, W, K>,
    criterion: usize,
    growth: &mut G,
    watch: &mut Watch<'_>,
) -> Result<(), Halt> {
    let mut queue = Buckets::new(FEW);
    queue.start(ground.greatest(criterion));
    queue.push(0, ground.target);
    while let Some((cost, head)) = queue.pop() {
        if cost > growth.known(head) {
            continue;
        }
        if let Some(status) = watch.stopped() {
            return Err(Halt::Stopped(status));
        }
        for entering in ground.entering(head) {
            let through = sum(cost, entering.weight[criterion].low32())?;
            if through < growth.known(entering.tail) {
                growth.improve(entering, head, through);
                queue.push(through, entering.tail);
            }
        }
    }
    Ok(())
}
