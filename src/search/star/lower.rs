//! Lower bounds that are kept.

use super::many::Least;
use super::one::Onward;
use super::pair::Pair;

use super::weight::Weight;
use super::wide::Wide;

/// For every node, the least that the rest of the way to one target adds, by criterion. Kept, they serve every question with that
/// target on the same graph.
///
/// Made by [`ForwardStar::bounds_to`](super::ForwardStar::bounds_to).
#[derive(Debug, Clone)]
pub struct LowerBounds<W: Weight, const K: usize> {
    pub(super) target: u32,
    pub(super) nodes: usize,
    pub(super) rests: Rests<W, K>,
}

/// In the shape that the search to come wants.
#[derive(Debug, Clone)]
pub(super) enum Rests<W: Weight, const K: usize> {
    Wide(Wide<W, K>),
    One(Vec<Onward>),
    Two(Pair),
    Many(Least<K>),
}
