//! What the rest of a way to the target adds, wherever that is known from.

use super::ends::Start;
use super::hierarchy::{Distances, Hierarchy};
use super::trees::{Halt, sum};

const NEVER: u32 = u32::MAX;

/// Lower bounds to a target.
pub(super) trait Ahead {
    /// The least that the rest of the way from a node adds by a criterion, and, of two criteria, what that way adds by the other; `NEVER` where
    /// the target is out of reach or the node of no use.
    fn least(&mut self, criterion: usize, node: u32) -> [u32; 2];

    /// What the least way by a criterion from any start costs, and what that way costs by the other.
    fn whole<const K: usize>(&mut self, criterion: usize, starts: &[Start<K>]) -> Result<[u32; 2], Halt> {
        let mut whole = [NEVER; 2];
        for start in starts {
            let [least, other] = self.least(criterion, start.node);
            if least != NEVER {
                let cost = sum(start.cost[criterion], least)?;
                if cost < whole[0] {
                    whole = [cost, other.saturating_add(start.cost[1 - criterion])];
                }
            }
        }
        Ok(whole)
    }
}

impl<const K: usize> Ahead for &[[u32; K]] {
    #[inline]
    fn least(&mut self, criterion: usize, node: u32) -> [u32; 2] {
        [self[node as usize][criterion], NEVER]
    }
}

/// Distances by a hierarchy, reckoned where they are asked for.
#[derive(Debug)]
pub(super) struct Asked<'a, const K: usize> {
    pub(super) hierarchy: &'a Hierarchy<K>,
    pub(super) distances: &'a mut Distances<K>,
}

impl<const K: usize> Ahead for Asked<'_, K> {
    #[inline]
    fn least(&mut self, criterion: usize, node: u32) -> [u32; 2] {
        let known = self.distances.of_node(self.hierarchy, criterion, node);
        known.map_or([NEVER; 2], |(least, other)| [least, other])
    }
}
