//! Arcs in compressed rows, forward and backward.

use crate::search::SearchError;
use crate::search::weight::{Weight, sealed::Flaw};
use std::sync::OnceLock;

/// No arc, no node, no label.
pub(in crate::search::star) const NONE: u32 = u32::MAX;

/// An arc: where it leads, and its weights.
#[derive(Debug, Clone, Copy)]
pub(in crate::search::star) struct Arc<W, const K: usize> {
    pub(in crate::search::star) head: u32,
    pub(in crate::search::star) weight: [W; K],
}

/// An arc seen from its head: where it comes from, its number among the forward arcs, and its weights.
#[derive(Debug, Clone, Copy)]
pub(in crate::search::star) struct Entering<W, const K: usize> {
    pub(in crate::search::star) tail: u32,
    pub(in crate::search::star) arc: u32,
    pub(in crate::search::star) weight: [W; K],
}

/// The rows of a graph whose nodes and arcs are numbered from 0.
#[derive(Debug, Clone)]
pub(in crate::search::star) struct Layout<W, const K: usize> {
    row: Vec<u32>,
    pub(in crate::search::star) arcs: Vec<Arc<W, K>>,
    /// Made when it is first asked for: a graph with a core hardly needs it.
    back: OnceLock<Back<W, K>>,
    /// The greatest weight of each criterion, where weights are integers of 32 bits.
    pub(in crate::search::star) greatest: Option<[u32; K]>,
}

impl<W: Weight, const K: usize> Layout<W, K> {
    /// From arcs in the order of their tails, and where those of each node begin and end.
    pub(in crate::search::star) fn new(row: Vec<u32>, arcs: Vec<Arc<W, K>>) -> Result<Self, SearchError> {
        if row.len() > u32::MAX as usize || arcs.len() >= u32::MAX as usize {
            return Err(SearchError::TooLarge);
        }
        for (edge, arc) in arcs.iter().enumerate() {
            for (criterion, weight) in arc.weight.iter().enumerate() {
                match weight.flaw() {
                    Some(Flaw::Negative) => return Err(SearchError::NegativeWeight { edge, criterion }),
                    Some(Flaw::NotFinite) => return Err(SearchError::NotFinite { edge, criterion }),
                    None => {}
                }
            }
        }
        let mut greatest = W::WHOLE.then_some([0; K]);
        for (criterion, weight) in arcs.iter().flat_map(|arc| arc.weight.iter().enumerate()) {
            greatest = greatest.zip(weight.small()).map(|(mut greatest, weight)| {
                greatest[criterion] = greatest[criterion].max(weight);
                greatest
            });
        }
        Ok(Self { row, arcs, back: OnceLock::new(), greatest })
    }

    /// The rows seen from the heads.
    pub(in crate::search::star) fn back(&self) -> &Back<W, K> {
        self.back.get_or_init(|| Back::new(&self.row, &self.arcs))
    }

    pub(in crate::search::star) fn nodes(&self) -> usize {
        self.row.len() - 1
    }

    /// Numbers of the arcs that leave a node.
    #[inline]
    pub(in crate::search::star) fn leaving(&self, node: u32) -> std::ops::Range<usize> {
        self.row[node as usize] as usize..self.row[node as usize + 1] as usize
    }
}

/// The rows of a graph seen from the heads.
#[derive(Debug, Clone)]
pub(in crate::search::star) struct Back<W, const K: usize> {
    row: Vec<u32>,
    entering: Vec<Entering<W, K>>,
}

impl<W: Weight, const K: usize> Back<W, K> {
    fn new(row: &[u32], arcs: &[Arc<W, K>]) -> Self {
        let mut entering_row = vec![0_u32; row.len()];
        for arc in arcs {
            entering_row[arc.head as usize + 1] += 1;
        }
        for node in 1..entering_row.len() {
            entering_row[node] += entering_row[node - 1];
        }
        let mut place = entering_row.clone();
        let mut entering = vec![Entering { tail: 0, arc: 0, weight: [W::GREATEST; K] }; arcs.len()];
        for (tail, ends) in (0_u32..).zip(row.windows(2)) {
            for (number, arc) in (ends[0]..).zip(&arcs[ends[0] as usize..ends[1] as usize]) {
                let at = &mut place[arc.head as usize];
                entering[*at as usize] = Entering { tail, arc: number, weight: arc.weight };
                *at += 1;
            }
        }
        Self { row: entering_row, entering }
    }

    /// Arcs that enter a node.
    #[inline]
    pub(in crate::search::star) fn entering(&self, node: u32) -> &[Entering<W, K>] {
        &self.entering[self.row[node as usize] as usize..self.row[node as usize + 1] as usize]
    }
}
