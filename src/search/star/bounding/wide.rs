//! Lower bounds for any weight: one backward Dijkstra for each criterion.

use crate::search::Status;
use crate::search::star::laid::layout::{Layout, NONE};
use crate::search::star::watch::Watch;
use crate::search::weight::{Holds, Weight, sealed::Sum};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// For every node, the least that the rest of the way to one target adds, by criterion, in the type of the sums. A sum past the type stays within it:
/// it is still a bound, and no way over it fits.
#[derive(Debug, Clone)]
pub(in crate::search::star) struct Wide<W: Weight, const K: usize> {
    pub(in crate::search::star) target: u32,
    rest: Vec<[W::Sum; K]>,
    /// The arc with which the least way goes on, by criterion.
    pub(in crate::search::star) next: Vec<[u32; K]>,
    heap: BinaryHeap<Reverse<(W::Sum, u32)>>,
}

impl<W: Weight, const K: usize> Wide<W, K> {
    pub(in crate::search::star) fn new() -> Self {
        Self { target: NONE, rest: Vec::new(), next: Vec::new(), heap: BinaryHeap::new() }
    }

    /// Computes the bounds anew, in the memory of the old ones.
    pub(in crate::search::star) fn recompute(
        &mut self,
        layout: &Layout<W, K>,
        target: u32,
        watch: &mut Watch<'_>,
    ) -> Status {
        let back = layout.back();
        self.target = target;
        self.rest.clear();
        self.rest.resize(layout.nodes(), [W::Sum::NEVER; K]);
        self.next.clear();
        self.next.resize(layout.nodes(), [NONE; K]);
        for criterion in 0..K {
            self.heap.clear();
            self.rest[target as usize][criterion] = W::Sum::default();
            self.heap.push(Reverse((W::Sum::default(), target)));
            while let Some(Reverse((cost, head))) = self.heap.pop() {
                if cost > self.rest[head as usize][criterion] {
                    continue;
                }
                if let Some(status) = watch.stopped() {
                    self.target = NONE;
                    return status;
                }
                for entering in back.entering(head) {
                    let through = cost.at_least(W::Sum::of(entering.weight[criterion]));
                    let known = &mut self.rest[entering.tail as usize][criterion];
                    if through < *known {
                        *known = through;
                        self.next[entering.tail as usize][criterion] = entering.arc;
                        self.heap.push(Reverse((through, entering.tail)));
                    }
                }
            }
        }
        Status::Complete
    }

    /// The least of the rest of the way, by criterion; `None` where the target cannot be reached.
    #[inline]
    pub(in crate::search::star) fn rest(&self, node: u32) -> Option<&[W::Sum; K]> {
        self.rest.get(node as usize).filter(|rest| rest[0] != W::Sum::NEVER)
    }
}
