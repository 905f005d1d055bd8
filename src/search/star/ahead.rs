//! What the rest of a way to the target adds, wherever that is known from.

use super::hierarchy::{Distances, Hierarchy};
use super::pair::Pair;

const NEVER: u32 = u32::MAX;

/// Lower bounds to a target.
pub(super) trait Ahead {
    /// The least that the rest of the way from a node adds by a criterion, and, of two criteria, what that way adds by the other; `NEVER` where
    /// the target is out of reach or the node of no use.
    fn least(&mut self, criterion: usize, node: u32) -> [u32; 2];
}

impl Ahead for &Pair {
    #[inline]
    fn least(&mut self, criterion: usize, node: u32) -> [u32; 2] {
        if criterion == 0 {
            let known = &self.first[node as usize];
            [known.least, known.other]
        } else {
            let known = &self.second[node as usize];
            [known.least, known.other]
        }
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
