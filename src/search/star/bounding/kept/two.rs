//! Both whole trees of a target by two criteria.

use crate::search::Weight;
use crate::search::star::bounding::ahead::Ahead;
use crate::search::star::bounding::trees::{Growth, grow};
use crate::search::star::laid::ground::Ground;
use crate::search::star::laid::layout::{Entering, NONE};
use crate::search::star::narrow::halt::Halt;
use crate::search::star::narrow::length::{Along, Least, Length, Rest};
use crate::search::star::watch::Watch;

/// What two whole trees hold, a node's figures side by side.
#[derive(Debug, Clone)]
pub(in crate::search::star) struct Two {
    /// By the first criterion, the least that the rest of the way adds, and what that way adds by the second; by the second, the same.
    rests: Vec<[Known; 2]>,
    /// The arc that the way which is least by the first goes on with.
    next: Vec<u32>,
    /// Whether ways were left out, since they cost more than 32 bits hold.
    is_cut: bool,
}

/// The least that the rest of the way from a node adds by a criterion, and what that way adds by the other.
#[derive(Debug, Clone, Copy)]
struct Known {
    least: Least,
    along: Along,
}

/// One of the two trees as it grows.
struct Branch<'a> {
    two: &'a mut Two,
    criterion: usize,
}

impl<W: Weight, const K: usize> Growth<W, K> for Branch<'_> {
    #[inline]
    fn known(&self, node: u32) -> Least {
        self.two.rests[node as usize][self.criterion].least
    }
    #[inline]
    fn improve(&mut self, entering: &Entering<W, K>, head: u32, through: Length) {
        let more = entering.weight[1 - self.criterion].low32();
        let along = self.two.rests[head as usize][self.criterion].along.plus(more);
        self.two.rests[entering.tail as usize][self.criterion] = Known { least: Least::of(through), along };
        if self.criterion == 0 {
            self.two.next[entering.tail as usize] = entering.arc;
        }
    }
}

impl Two {
    /// Both trees of a target, in whole.
    pub(in crate::search::star) fn grow<W: Weight, const K: usize>(
        ground: &Ground<'_, W, K>,
        watch: &mut Watch<'_>,
    ) -> Result<Self, Halt> {
        let nodes = ground.nodes();
        let unknown = Known { least: Least::UNFOUND, along: Along::UNKNOWN };
        let mut two = Self { rests: vec![[unknown; 2]; nodes], next: vec![NONE; nodes], is_cut: false };
        two.rests[ground.target as usize] = [Known { least: Least::of(Length::ZERO), along: Along::ZERO }; 2];
        for criterion in 0..2 {
            two.is_cut |= grow(ground, criterion, &mut Branch { two: &mut two, criterion }, watch)?;
        }
        Ok(two)
    }

    /// Takes the arcs with which the way goes on from a node that is least in the first criterion.
    pub(in crate::search::star) fn onward<W: Weight, const K: usize>(
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
    fn least(&mut self, criterion: usize, node: u32) -> Option<Rest> {
        let Known { least, along } = self.rests[node as usize][criterion];
        least.get().map(|least| Rest { least, along })
    }
    fn is_cut(&self) -> bool {
        self.is_cut
    }
}
