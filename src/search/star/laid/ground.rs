//! The graph that a question is searched on.

use super::core::Core;
use super::layout::{Arc, Back, Entering, Layout};
use crate::search::Weight;
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};

/// Which graph it is, of all that were laid out: what is kept of one is of no use to another, however alike they look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search::star) struct Identity(u64);

impl Identity {
    /// One that no other graph has.
    fn next() -> Self {
        static LAID_OUT: AtomicU64 = AtomicU64::new(0);
        Self(LAID_OUT.fetch_add(1, Ordering::Relaxed))
    }
}

/// A graph, and the core that searches in 32 bits work in, if much of the graph can be left out.
#[derive(Debug, Clone)]
pub(in crate::search::star) struct Laid<W, const K: usize> {
    pub(in crate::search::star) identity: Identity,
    pub(in crate::search::star) whole: Layout<W, K>,
    pub(in crate::search::star) core: Option<Core<W, K>>,
}

impl<W: Weight, const K: usize> Laid<W, K> {
    pub(in crate::search::star) fn new(whole: Layout<W, K>) -> Self {
        let core = Core::new(&whole);
        let laid = Self { identity: Identity::next(), whole, core };
        // What searches need is laid out now, not by the first question.
        laid.searched().back();
        laid
    }

    /// Where searches in 32 bits work.
    pub(in crate::search::star) fn searched(&self) -> &Layout<W, K> {
        self.core.as_ref().map_or(&self.whole, |core| &core.layout)
    }
}

/// A layout and a target in it, or, where it is a core, a target past its nodes with ways from the core to it.
#[derive(Debug, Clone, Copy)]
pub(in crate::search::star) struct Ground<'a, W, const K: usize> {
    layout: &'a Layout<W, K>,
    back: &'a Back<W, K>,
    pub(in crate::search::star) target: u32,
    /// The ways from the core to the target. They count as arcs past those of the layout.
    exits: &'a [Entering<W, K>],
}

impl<'a, W: Weight, const K: usize> Ground<'a, W, K> {
    pub(in crate::search::star) fn new(layout: &'a Layout<W, K>, target: u32, exits: &'a [Entering<W, K>]) -> Self {
        Self { layout, back: layout.back(), target, exits }
    }

    /// How many nodes, the target included.
    pub(in crate::search::star) fn nodes(&self) -> usize {
        self.layout.nodes().max(self.target as usize + 1)
    }

    /// Whether the target is past the nodes of the layout.
    #[inline]
    pub(in crate::search::star) fn is_apart(&self) -> bool {
        self.target as usize >= self.layout.nodes()
    }

    /// The greatest weight by a criterion, where weights are known to fit 32 bits.
    pub(in crate::search::star) fn greatest(&self, criterion: usize) -> u32 {
        self.layout.greatest.map_or(u32::MAX, |greatest| greatest[criterion])
    }

    /// Numbers of the arcs that leave a node of the layout, without exits.
    #[inline]
    pub(in crate::search::star) fn leaving(&self, node: u32) -> Range<usize> {
        self.layout.leaving(node)
    }

    /// Arcs of the layout.
    #[inline]
    pub(in crate::search::star) fn along(&self, arcs: Range<usize>) -> &'a [Arc<W, K>] {
        &self.layout.arcs[arcs]
    }

    /// Arcs that enter a node, exits among them.
    #[inline]
    pub(in crate::search::star) fn entering(&self, node: u32) -> &'a [Entering<W, K>] {
        if node as usize >= self.layout.nodes() { self.exits } else { self.back.entering(node) }
    }

    /// The ways from a node to the target.
    pub(in crate::search::star) fn exits(&self, node: u32) -> &'a [Entering<W, K>] {
        let from = self.exits.partition_point(|exit| exit.tail < node);
        let count = self.exits[from..].iter().take_while(|exit| exit.tail == node).count();
        &self.exits[from..from + count]
    }

    /// Visits all arcs that leave a node, exits among them: number, head and weights.
    #[inline]
    pub(in crate::search::star) fn out_of(&self, node: u32, mut visit: impl FnMut(u32, u32, &[W; K])) {
        if node as usize >= self.layout.nodes() {
            return;
        }
        let leaving = self.leaving(node);
        for (number, arc) in (0..u32::MAX).skip(leaving.start).zip(self.along(leaving)) {
            visit(number, arc.head, &arc.weight);
        }
        if !self.exits.is_empty() {
            self.exits(node).iter().for_each(|exit| visit(exit.arc, self.target, &exit.weight));
        }
    }

    /// One of those, counted from 0.
    pub(in crate::search::star) fn nth_out_of(&self, node: u32, at: usize) -> Option<(u32, u32, [W; K])> {
        if node as usize >= self.layout.nodes() {
            return None;
        }
        let leaving = self.leaving(node);
        if let Some(beyond) = at.checked_sub(leaving.len()) {
            let exit = self.exits(node).get(beyond)?;
            return Some((exit.arc, self.target, exit.weight));
        }
        let arc = &self.layout.arcs[leaving.start + at];
        Some((u32::try_from(leaving.start + at).ok()?, arc.head, arc.weight))
    }

    /// Where an arc leads, exits included.
    #[inline]
    pub(in crate::search::star) fn head(&self, arc: u32) -> u32 {
        self.layout.arcs.get(arc as usize).map_or(self.target, |arc| arc.head)
    }
}
