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
    /// A way of cost `through` from `tail`, over `entering` to `head`, is less than what was known. Whether to look further from there.
    fn improve(&mut self, entering: &Entering<W, K>, head: u32, through: u32) -> bool;
}

/// Takes nodes in the order of their cost until `enough` says so of one, which then is taken; or until none is left or the next
/// costs more than `most`.
pub(super) fn grow<W: Weight, const K: usize, G: Growth<W, K>>(
    layout: &Layout<W, K>,
    criterion: usize,
    queue: &mut Buckets<u32>,
    growth: &mut G,
    watch: &mut Watch<'_>,
    mut enough: impl FnMut(u32, u32) -> bool,
) -> Result<(), Halt> {
    while let Some((cost, head)) = queue.pop() {
        if cost > growth.known(head) {
            continue;
        }
        if let Some(status) = watch.stopped() {
            return Err(Halt::Stopped(status));
        }
        for entering in layout.entering(head) {
            let through = cost.checked_add(entering.weight[criterion].low32()).filter(|&sum| sum != u32::MAX);
            let through = through.ok_or(Halt::Wide)?;
            if through < growth.known(entering.tail) && growth.improve(entering, head, through) {
                queue.push(through, entering.tail);
            }
        }
        if enough(cost, head) {
            return Ok(());
        }
    }
    Ok(())
}
