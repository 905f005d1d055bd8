//! Lower bounds that are kept.

use super::ahead::Ahead;
use super::ground::Ground;
use super::layout::NONE;
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
    Two(Two),
    Many(Least<K>),
}

/// What two whole trees tell, a node's figures side by side.
#[derive(Debug, Clone)]
pub(super) struct Two {
    /// By the first criterion, the least that the rest of the way adds, and what that way adds by the second; by the second, the same.
    rests: Vec<[[u32; 2]; 2]>,
    /// The arc that the way which is least by the first goes on with.
    next: Vec<u32>,
}

impl Two {
    pub(super) fn new(pair: &Pair) -> Self {
        let both = || pair.first.iter().zip(&pair.second);
        let rests = both().map(|(first, second)| [[first.least, first.other], [second.least, second.other]]).collect();
        Self { rests, next: both().map(|(first, _)| first.next).collect() }
    }

    /// Takes the arcs with which the way goes on from a node that is least in the first criterion.
    pub(super) fn onward<W: Weight, const K: usize>(
        &self,
        ground: &Ground<'_, W, K>,
        mut node: u32,
        arcs: &mut Vec<u32>,
    ) {
        while self.next[node as usize] != NONE {
            arcs.push(self.next[node as usize]);
            node = ground.head(self.next[node as usize]);
        }
    }
}

impl Ahead for &Two {
    #[inline]
    fn least(&mut self, criterion: usize, node: u32) -> [u32; 2] {
        self.rests[node as usize][criterion]
    }
}
