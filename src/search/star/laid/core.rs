//! The core of a graph: what is left when nodes with few neighbours have left it, and what shortcuts over those stand for.

use super::layout::{Arc, Layout, NONE};
use super::links::{Link, Rows, Shortcut, cost_of};
use super::thinning::{Thinned, thin};
use crate::search::Weight;

/// What is left of a graph when nodes have left it of which the neighbours have no more arcs and shortcuts after than before: dead ends, nodes on
/// the way, small crossings. Shortcuts keep every vector that a way over such nodes may have (with one weight: Geisberger, Sanders, Schultes and Vetter,
/// *Exact routing in large road networks using contraction hierarchies*, 2012).
#[derive(Debug, Clone)]
pub(in crate::search::star) struct Core<W, const K: usize> {
    /// The nodes that stay, in their order.
    pub(in crate::search::star) layout: Layout<W, K>,
    /// Where each node is: the number of one that stays, or, past those, when it left.
    place: Vec<u32>,
    /// Of each node that left, the links to those that were still there, and from them.
    up: Rows,
    down: Rows,
    /// What each arc of the core stands for.
    stands_for: Vec<u32>,
    shortcuts: Vec<Shortcut<K>>,
}

impl<W: Weight, const K: usize> Core<W, K> {
    /// `None` where weights are no integers of 32 bits, or hardly a node can leave.
    pub(in crate::search::star) fn new(graph: &Layout<W, K>) -> Option<Self> {
        graph.greatest?;
        let nodes = graph.nodes();
        let Thinned { leaving, gone, mut up, mut down, shortcuts } = thin(graph)?;
        // A core that is nearly the whole spares less than going round it costs.
        if gone.len() < nodes / 8 {
            return None;
        }
        let mut place = vec![NONE; nodes];
        for &node in &gone {
            place[node as usize] = 0;
        }
        let mut next = 0..;
        for place in place.iter_mut().filter(|place| **place == NONE) {
            *place = next.next()?;
        }
        for &node in &gone {
            place[node as usize] = next.next()?;
        }
        for rows in [&mut up, &mut down] {
            rows.links.iter_mut().for_each(|link| link.node = place[link.node as usize]);
            rows.links.shrink_to_fit();
        }
        let (mut row, mut arcs, mut stands_for) = (vec![0], Vec::new(), Vec::new());
        let core = u32::try_from(nodes - gone.len()).ok()?;
        for (node, _) in (0..).zip(&place).filter(|(_, place)| **place < core) {
            for link in leaving.of(node) {
                let mut weight = [W::GREATEST; K];
                for (weight, cost) in weight.iter_mut().zip(cost_of(graph, &shortcuts, link.number)) {
                    *weight = W::from_sum(cost.into())?;
                }
                arcs.push(Arc { head: place[link.node as usize], weight });
                stands_for.push(link.number);
            }
            row.push(u32::try_from(arcs.len()).ok()?);
        }
        drop(leaving);
        arcs.shrink_to_fit();
        stands_for.shrink_to_fit();
        let layout = Layout::new(row, arcs).ok()?;
        Some(Self { layout, place, up, down, stands_for, shortcuts })
    }

    /// Where a node is: its number in the core, or past all of those.
    pub(in crate::search::star) fn place(&self, node: u32) -> u32 {
        self.place[node as usize]
    }

    /// Links from a place outside the core to places that left later, or to the core.
    pub(in crate::search::star) fn up(&self, place: u32) -> &[Link] {
        self.up.of(place as usize - self.layout.nodes())
    }

    /// Links to a place outside the core, from such places.
    pub(in crate::search::star) fn down(&self, place: u32) -> &[Link] {
        self.down.of(place as usize - self.layout.nodes())
    }

    /// What an arc of the core stands for.
    pub(in crate::search::star) fn link_of(&self, arc: u32) -> u32 {
        self.stands_for[arc as usize]
    }

    /// What a link costs: an arc of the graph, or a shortcut.
    pub(in crate::search::star) fn cost(&self, graph: &Layout<W, K>, link: u32) -> [u32; K] {
        cost_of(graph, &self.shortcuts, link)
    }

    /// Adds the arcs of the graph that a link stands for, in their order.
    pub(in crate::search::star) fn unpack(&self, graph: &Layout<W, K>, link: u32, arcs: &mut Vec<u32>) {
        let mut left = vec![link];
        while let Some(link) = left.pop() {
            match (link as usize).checked_sub(graph.arcs.len()) {
                None => arcs.push(link),
                Some(shortcut) => {
                    let [first, second] = self.shortcuts[shortcut].links;
                    left.extend([second, first]);
                }
            }
        }
    }
}
