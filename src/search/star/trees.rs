//! Trees of least ways, backward from a target or forward from sources, in 32 bits.

use super::super::Status;
use super::layout::{Entering, Layout};
use super::queue::Buckets;
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

/// What a tree keeps of its nodes.
pub(super) trait Growth<W, const K: usize> {
    /// The cost of a node as known so far.
    fn known(&self, node: u32) -> u32;
    /// The least that a way costs from the sources to a node: it puts nodes between source and target first (A*: Hart, Nilsson and
    /// Raphael, 1968). Along an arc it must not fall by more than the arc's weight.
    #[inline]
    fn ahead(&self, _: u32) -> u32 {
        0
    }
    /// A way of cost `through`, over `entering` to `head`, is less than what was known; `estimate` has what is ahead in it. Whether to keep it
    /// and look further from there.
    fn improve(&mut self, entering: &Entering<W, K>, head: u32, through: u32, estimate: u32) -> bool;
}

/// Takes nodes in the order of their cost with what is ahead, until `enough` says so of one, which then is taken; or until none is left.
pub(super) fn grow<W: Weight, const K: usize, G: Growth<W, K>>(
    layout: &Layout<W, K>,
    criterion: usize,
    queue: &mut Buckets<u32>,
    growth: &mut G,
    watch: &mut Watch<'_>,
    mut enough: impl FnMut(u32, u32) -> bool,
) -> Result<(), Halt> {
    while let Some((estimate, head)) = queue.pop() {
        let cost = growth.known(head);
        if estimate > cost.saturating_add(growth.ahead(head)) {
            continue;
        }
        if let Some(status) = watch.stopped() {
            return Err(Halt::Stopped(status));
        }
        for entering in layout.entering(head) {
            let through = cost.checked_add(entering.weight[criterion].low32()).filter(|&sum| sum != u32::MAX);
            let through = through.ok_or(Halt::Wide)?;
            if through < growth.known(entering.tail) {
                let estimate = through.checked_add(growth.ahead(entering.tail)).ok_or(Halt::Wide)?;
                if growth.improve(entering, head, through, estimate) {
                    queue.push(estimate, entering.tail);
                }
            }
        }
        if enough(estimate, head) {
            return Ok(());
        }
    }
    Ok(())
}
