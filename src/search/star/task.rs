//! What a search is to do, once the question is in our numbers.

use super::super::Limits;
use super::ends::Start;
use super::ground::Ground;
use super::layout::Layout;
use super::weight::Weight;

/// From any of the sources; where to is with the bounds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Task<'a, W: Weight, const K: usize> {
    pub(super) layout: &'a Layout<W, K>,
    pub(super) sources: &'a [u32],
    pub(super) limits: &'a Limits<'a, K, W>,
    /// Parts of 10^9 by which an answer may be worse than one that is left out.
    pub(super) tolerance: u64,
    /// Whether to stop at the first answer.
    pub(super) first: bool,
}

/// The same in 32 bits, where some of the way may have been gone already.
#[derive(Debug, Clone, Copy)]
pub(super) struct NarrowTask<'a, W: Weight, const K: usize> {
    pub(super) ground: Ground<'a, W, K>,
    pub(super) starts: &'a [Start<K>],
    pub(super) limits: &'a Limits<'a, K, W>,
    pub(super) tolerance: u64,
    pub(super) first: bool,
}

/// Whether a sum keeps to a cap, of which the greatest value is none.
pub(super) fn within_cap<W: Weight>(sum: W::Sum, cap: W) -> bool {
    cap == W::GREATEST || sum <= cap.widen()
}
