//! Trees of least ways, backward from a target or forward from sources, in 32 bits.

use crate::search::Weight;
use crate::search::star::laid::ground::Ground;
use crate::search::star::laid::layout::Entering;
use crate::search::star::narrow::halt::Halt;
use crate::search::star::narrow::length::{Least, Length};
use crate::search::star::narrow::queue::{Buckets, FEW};
use crate::search::star::watch::Watch;

/// What a tree keeps of its nodes.
pub(super) trait Growth<W, const K: usize> {
    /// The cost of a node as known so far.
    fn known(&self, node: u32) -> Least;
    /// A way of cost `through`, over `entering` to `head`, is less than what was known.
    fn improve(&mut self, entering: &Entering<W, K>, head: u32, through: Length);
}

/// Takes nodes in the order of their cost, until none is left that reaches the target. Whether some ways were left out, since they cost more than 32
/// bits hold.
pub(super) fn grow<W: Weight, const K: usize, G: Growth<W, K>>(
    ground: &Ground<'_, W, K>,
    criterion: usize,
    growth: &mut G,
    watch: &mut Watch<'_>,
) -> Result<bool, Halt> {
    let mut queue = Buckets::new(FEW);
    queue.start(ground.greatest(criterion));
    queue.push(Length::ZERO.get(), ground.target);
    let mut is_cut = false;
    while let Some((cost, head)) = queue.pop() {
        let Some(cost) = growth.known(head).get().filter(|known| cost <= known.get()) else { continue };
        if let Some(status) = watch.stopped() {
            return Err(Halt::Stopped(status));
        }
        for entering in ground.entering(head) {
            let Some(through) = cost.plus(entering.weight[criterion].low32()) else {
                is_cut = true;
                continue;
            };
            if growth.known(entering.tail).yields_to(through) {
                growth.improve(entering, head, through);
                queue.push(through.get(), entering.tail);
            }
        }
    }
    Ok(is_cut)
}
