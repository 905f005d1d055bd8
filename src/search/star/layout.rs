//! Arcs in compressed rows, forward and backward.

use super::super::SearchError;
use super::weight::{Weight, sealed::Flaw};

/// No arc, no node, no label.
pub(super) const NONE: u32 = u32::MAX;

/// An arc: where it leads, and its weights.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arc<W, const K: usize> {
    pub(super) head: u32,
    pub(super) weight: [W; K],
}

/// An arc seen from its head: where it comes from, its number among the forward arcs, and its weights.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entering<W, const K: usize> {
    pub(super) tail: u32,
    pub(super) arc: u32,
    pub(super) weight: [W; K],
}

/// The rows of a graph whose nodes and arcs are numbered from 0.
#[derive(Debug, Clone)]
pub(super) struct Layout<W, const K: usize> {
    row: Vec<u32>,
    pub(super) arcs: Vec<Arc<W, K>>,
    entering_row: Vec<u32>,
    entering: Vec<Entering<W, K>>,
    /// The greatest weight of each criterion, where weights are integers of 32 bits.
    pub(super) greatest: Option<[u32; K]>,
}

impl<W: Weight, const K: usize> Layout<W, K> {
    /// From arcs in the order of their tails.
    pub(super) fn new(nodes: usize, arcs: Vec<(u32, Arc<W, K>)>) -> Result<Self, SearchError> {
        if nodes >= u32::MAX as usize || arcs.len() >= u32::MAX as usize {
            return Err(SearchError::TooLarge);
        }
        for (edge, (_, arc)) in arcs.iter().enumerate() {
            for (criterion, weight) in arc.weight.iter().enumerate() {
                match weight.flaw() {
                    Some(Flaw::Negative) => return Err(SearchError::NegativeWeight { edge, criterion }),
                    Some(Flaw::NotFinite) => return Err(SearchError::NotFinite { edge, criterion }),
                    None => {}
                }
            }
        }
        Ok(Self::of_checked(nodes, arcs))
    }

    fn of_checked(nodes: usize, arcs: Vec<(u32, Arc<W, K>)>) -> Self {
        let mut row = vec![0_u32; nodes + 1];
        let mut entering_row = vec![0_u32; nodes + 1];
        for (tail, arc) in &arcs {
            row[*tail as usize + 1] += 1;
            entering_row[arc.head as usize + 1] += 1;
        }
        for node in 0..nodes {
            row[node + 1] += row[node];
            entering_row[node + 1] += entering_row[node];
        }
        let mut place = entering_row.clone();
        let mut entering = vec![Entering { tail: 0, arc: 0, weight: [W::GREATEST; K] }; arcs.len()];
        let mut greatest = W::WHOLE.then_some([0; K]);
        for (number, (tail, arc)) in (0_u32..).zip(&arcs) {
            let at = &mut place[arc.head as usize];
            entering[*at as usize] = Entering { tail: *tail, arc: number, weight: arc.weight };
            *at += 1;
            for criterion in 0..K {
                let weight = arc.weight[criterion].small();
                greatest = greatest.zip(weight).map(|(mut greatest, weight): ([u32; K], u32)| {
                    greatest[criterion] = greatest[criterion].max(weight);
                    greatest
                });
            }
        }
        let arcs = arcs.into_iter().map(|(_, arc)| arc).collect();
        Self { row, arcs, entering_row, entering, greatest }
    }

    pub(super) fn nodes(&self) -> usize {
        self.row.len() - 1
    }

    /// Numbers of the arcs that leave a node.
    #[inline]
    pub(super) fn leaving(&self, node: u32) -> std::ops::Range<usize> {
        self.row[node as usize] as usize..self.row[node as usize + 1] as usize
    }

    /// Arcs that enter a node.
    #[inline]
    pub(super) fn entering(&self, node: u32) -> &[Entering<W, K>] {
        &self.entering[self.entering_row[node as usize] as usize..self.entering_row[node as usize + 1] as usize]
    }
}
