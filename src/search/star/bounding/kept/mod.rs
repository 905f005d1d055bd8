//! Lower bounds that are kept.

pub(in crate::search::star) mod many;
pub(in crate::search::star) mod one;
pub(in crate::search::star) mod two;

use crate::search::Weight;
use crate::search::star::bounding::wide::Wide;
use crate::search::star::laid::ground::{Identity, Laid};
use crate::search::star::narrow::ends::Ends;
use crate::search::star::watch::Watch;

/// For every node, the least that the rest of the way to one target adds, by criterion. Kept, they serve every question with that
/// target on the same graph.
///
/// Made by [`ForwardStar::bounds_to`](crate::search::ForwardStar::bounds_to).
#[derive(Debug, Clone)]
pub struct LowerBounds<W: Weight, const K: usize> {
    pub(in crate::search::star) target: u32,
    /// Which graph they are of.
    pub(in crate::search::star) graph: Identity,
    pub(in crate::search::star) rests: Rests<W, K>,
}

/// In the shape that the search to come wants.
#[derive(Debug, Clone)]
pub(in crate::search::star) enum Rests<W: Weight, const K: usize> {
    Wide(Wide<W, K>),
    One(one::Whole),
    Two(two::Two),
    Many(many::Rests<K>),
}

/// Bounds to be kept, in 32 bits where they fit.
pub(in crate::search::star) fn bounds_to<W: Weight, const K: usize>(
    laid: &Laid<W, K>,
    target: u32,
) -> LowerBounds<W, K> {
    let (graph, mut watch) = (laid.identity, Watch::idle());
    let mut ends = Ends::new();
    if laid.whole.greatest.is_some() && ends.put(laid, (&[], target), None, &mut watch).is_ok() {
        let ground = &ends.ground(laid);
        let rests = match K {
            1 => one::Whole::grow(ground, ends.is_cut(), &mut watch).ok().map(Rests::One),
            2 => two::Two::grow(ground, &mut watch).ok().map(Rests::Two),
            _ => many::grow_whole(ground, &mut watch).ok().map(Rests::Many),
        };
        if let Some(rests) = rests {
            return LowerBounds { target, graph, rests };
        }
    }
    let mut wide = Wide::new();
    wide.recompute(&laid.whole, target, &mut watch);
    LowerBounds { target, graph, rests: Rests::Wide(wide) }
}
