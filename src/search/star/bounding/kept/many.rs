//! Whole trees of a target by three or four criteria.

use crate::search::Weight;
use crate::search::star::bounding::trees::{Growth, grow};
use crate::search::star::laid::ground::Ground;
use crate::search::star::laid::layout::Entering;
use crate::search::star::narrow::halt::Halt;
use crate::search::star::narrow::length::{Least, Length};
use crate::search::star::watch::Watch;

/// The least that the rest of the way from each node adds, by criterion.
pub(in crate::search::star) type Rests<const K: usize> = Vec<[Least; K]>;

struct Branch<'a, const K: usize> {
    least: &'a mut [[Least; K]],
    criterion: usize,
}

impl<W: Weight, const K: usize> Growth<W, K> for Branch<'_, K> {
    #[inline]
    fn known(&self, node: u32) -> Least {
        self.least[node as usize][self.criterion]
    }
    #[inline]
    fn improve(&mut self, entering: &Entering<W, K>, _: u32, through: Length) {
        self.least[entering.tail as usize][self.criterion] = Least::of(through);
    }
}

/// A backward tree for each criterion, to every node that reaches the target.
pub(in crate::search::star) fn grow_whole<W: Weight, const K: usize>(
    ground: &Ground<'_, W, K>,
    watch: &mut Watch<'_>,
) -> Result<Rests<K>, Halt> {
    let mut least = vec![[Least::UNFOUND; K]; ground.nodes()];
    least[ground.target as usize] = [Least::of(Length::ZERO); K];
    for criterion in 0..K {
        if grow(ground, criterion, &mut Branch { least: &mut least, criterion }, watch)? {
            return Err(Halt::Wide);
        }
    }
    Ok(least)
}
