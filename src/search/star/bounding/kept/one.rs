//! The whole tree of a target by one criterion.

use crate::search::Weight;
use crate::search::star::bounding::ahead::Ahead;
use crate::search::star::bounding::trees::{Growth, grow};
use crate::search::star::laid::ground::Ground;
use crate::search::star::laid::layout::{Entering, NONE};
use crate::search::star::narrow::halt::Halt;
use crate::search::star::narrow::length::{Along, Least, Length, Rest};
use crate::search::star::watch::Watch;

/// What the rest of the way from a node adds at least, and the arc it goes on with.
#[derive(Debug, Clone, Copy)]
struct Onward {
    least: Least,
    next: u32,
}

const UNKNOWN: Onward = Onward { least: Least::UNFOUND, next: NONE };

/// The whole tree of a target.
#[derive(Debug, Clone)]
pub(in crate::search::star) struct Whole {
    onward: Vec<Onward>,
    /// Whether ways were left out, since they cost more than 32 bits hold.
    is_cut: bool,
}

struct Tree<'a> {
    onward: &'a mut [Onward],
}

impl<W: Weight, const K: usize> Growth<W, K> for Tree<'_> {
    #[inline]
    fn known(&self, node: u32) -> Least {
        self.onward[node as usize].least
    }
    #[inline]
    fn improve(&mut self, entering: &Entering<W, K>, _: u32, through: Length) {
        self.onward[entering.tail as usize] = Onward { least: Least::of(through), next: entering.arc };
    }
}

impl Whole {
    /// Grows the tree; whether ways to the target were left out already.
    pub(in crate::search::star) fn grow<W: Weight, const K: usize>(
        ground: &Ground<'_, W, K>,
        is_cut: bool,
        watch: &mut Watch<'_>,
    ) -> Result<Self, Halt> {
        let mut onward = vec![UNKNOWN; ground.nodes()];
        onward[ground.target as usize].least = Least::of(Length::ZERO);
        let is_cut = is_cut | grow(ground, 0, &mut Tree { onward: &mut onward }, watch)?;
        Ok(Self { onward, is_cut })
    }

    /// Takes the arcs with which the way goes on from a node.
    pub(in crate::search::star) fn onward<W: Weight, const K: usize>(
        &self,
        ground: &Ground<'_, W, K>,
        mut node: u32,
        arcs: &mut Vec<u32>,
    ) {
        while let Some(&Onward { next, .. }) = self.onward.get(node as usize).filter(|onward| onward.next != NONE) {
            arcs.push(next);
            node = ground.head(next);
        }
    }
}

impl Ahead for &Whole {
    #[inline]
    fn least(&mut self, _: usize, node: u32) -> Option<Rest> {
        self.onward[node as usize].least.get().map(|least| Rest { least, along: Along::UNKNOWN })
    }
    fn is_cut(&self) -> bool {
        self.is_cut
    }
}
