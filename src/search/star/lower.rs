//! Lower bounds that are kept.

use super::ahead::Ahead;
use super::ground::Ground;
use super::layout::{Entering, NONE};
use super::many::Least;
use super::one::Onward;
use super::trees::{Growth, Halt, grow};
use super::watch::Watch;
use super::weight::Weight;
use super::wide::Wide;

const NEVER: u32 = u32::MAX;

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

/// One of the two trees as it grows.
struct Branch<'a> {
    two: &'a mut Two,
    criterion: usize,
}

impl<W: Weight, const K: usize> Growth<W, K> for Branch<'_> {
    #[inline]
    fn known(&self, node: u32) -> u32 {
        self.two.rests[node as usize][self.criterion][0]
    }
    #[inline]
    fn improve(&mut self, entering: &Entering<W, K>, head: u32, through: u32) {
        // A sum past 32 bits is no help as a bound on the other criterion, and does no harm.
        let along = entering.weight[1 - self.criterion].low32();
        let other = self.two.rests[head as usize][self.criterion][1].saturating_add(along);
        self.two.rests[entering.tail as usize][self.criterion] = [through, other];
        if self.criterion == 0 {
            self.two.next[entering.tail as usize] = entering.arc;
        }
    }
}

impl Two {
    /// Both trees of a target, in whole.
    pub(super) fn grow<W: Weight, const K: usize>(
        ground: &Ground<'_, W, K>,
        watch: &mut Watch<'_>,
    ) -> Result<Self, Halt> {
        let nodes = ground.nodes();
        let mut two = Self { rests: vec![[[NEVER; 2]; 2]; nodes], next: vec![NONE; nodes] };
        two.rests[ground.target as usize] = [[0; 2]; 2];
        for criterion in 0..2 {
            grow(ground, criterion, &mut Branch { two: &mut two, criterion }, watch)?;
        }
        Ok(two)
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
