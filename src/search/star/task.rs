//! What a search is to do, once the question is in our numbers, and how its ways are kept.

use super::laid::ground::Ground;
use super::laid::layout::{Layout, NONE};
use super::narrow::ends::Start;
use crate::search::Limits;
use crate::search::weight::{Holds, Weight};

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
    /// Whether, by one criterion, ways from a start or to the target were left out, since they cost more than 32 bits hold.
    pub(super) is_cut: bool,
}

/// Whether a sum keeps to a cap, of which the greatest value is none.
pub(super) fn within_cap<W: Weight, S: Holds<W>>(sum: S, cap: W) -> bool {
    cap == W::GREATEST || sum <= S::of(cap)
}

/// A label taken: its parent and arc; at a start, `NONE` and the start.
pub(super) type Record = (u32, u32);

/// The start of a way, and its arcs in the order taken, from the records of labels.
pub(super) fn trail(records: &[Record], mut at: u32) -> (u32, Vec<u32>) {
    let mut arcs = Vec::new();
    loop {
        let (parent, arc) = records[at as usize];
        if parent == NONE {
            arcs.reverse();
            return (arc, arcs);
        }
        arcs.push(arc);
        at = parent;
    }
}
