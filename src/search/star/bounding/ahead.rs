//! What the rest of a way to the target adds, wherever that is known from.

use crate::search::star::narrow::ends::Start;
use crate::search::star::narrow::halt::Halt;
use crate::search::star::narrow::length::{Along, Least, Rest};

/// Lower bounds to a target.
pub(in crate::search::star) trait Ahead {
    /// The least that the rest of the way from a node adds by a criterion, and, of two criteria, what that way adds by the other. `None` where the
    /// target is out of reach or the node of no use.
    fn least(&mut self, criterion: usize, node: u32) -> Option<Rest>;

    /// Whether ways were left out, since they cost more than 32 bits hold: then no way may only mean that none is short enough.
    fn is_cut(&self) -> bool;

    /// What the least way by a criterion from any start costs, and what that way costs by the other. `None` where there is no way.
    fn whole<const K: usize>(&mut self, criterion: usize, starts: &[Start<K>]) -> Result<Option<Rest>, Halt> {
        let (mut whole, mut is_cut) = (None, false);
        for start in starts {
            let Some(rest) = self.least(criterion, start.node) else { continue };
            let Some(least) = rest.least.plus(start.cost[criterion].get()) else {
                is_cut = true;
                continue;
            };
            if whole.is_none_or(|known: Rest| least < known.least) {
                whole = Some(Rest { least, along: rest.along.plus(start.cost[1 - criterion].get()) });
            }
        }
        if whole.is_none() && (is_cut || self.is_cut()) { Err(Halt::Wide) } else { Ok(whole) }
    }
}

/// Three and four criteria have the bounds of whole trees only where none was cut.
impl<const K: usize> Ahead for &[[Least; K]] {
    #[inline]
    fn least(&mut self, criterion: usize, node: u32) -> Option<Rest> {
        self[node as usize][criterion].get().map(|least| Rest { least, along: Along::UNKNOWN })
    }
    fn is_cut(&self) -> bool {
        false
    }
}
