//! Landmarks: distances to and from a few nodes, prepared once, that tell how far any two nodes are apart at least.

use super::layout::{Entering, Layout};
use super::queue::{Buckets, FEW};
use super::trees::{Growth, Halt, grow};
use super::watch::Watch;
use super::weight::Weight;

const NEVER: u32 = u32::MAX;

/// Distances of every node to and from a few landmarks, by criterion (ALT: Goldberg and Harrelson, Computing the shortest path: A* search meets
/// graph theory, 2005). With them, bounds are reckoned only between source and target. They serve every question on the same graph.
///
/// Made by [`ForwardStar::prepare`](super::ForwardStar::prepare).
#[derive(Debug, Clone)]
pub struct Landmarks<const K: usize> {
    nodes: usize,
    /// How many numbers a node has by each criterion.
    width: [usize; K],
    /// For each criterion and node, the distances to some landmarks, then from some.
    to: [usize; K],
    far: [Vec<u32>; K],
}

struct Distances<'a> {
    criterion: usize,
    far: &'a mut [u32],
}

impl<W: Weight, const K: usize> Growth<W, K> for Distances<'_> {
    #[inline]
    fn known(&self, node: u32) -> u32 {
        self.far[node as usize]
    }
    #[inline]
    fn improve(&mut self, entering: &Entering<W, K>, _: u32, through: u32, _: u32) -> bool {
        debug_assert!(self.criterion < K);
        self.far[entering.tail as usize] = through;
        true
    }
}

/// Distances from every node to one, by one criterion.
fn distances<W: Weight, const K: usize>(
    layout: &Layout<W, K>,
    criterion: usize,
    target: u32,
    queue: &mut Buckets<u32>,
) -> Result<Vec<u32>, Halt> {
    let mut far = vec![NEVER; layout.nodes()];
    far[target as usize] = 0;
    queue.start(layout.greatest.ok_or(Halt::Wide)?[criterion]);
    queue.push(0, target);
    grow(layout, criterion, queue, &mut Distances { criterion, far: &mut far }, &mut Watch::idle(), |_, _| false)?;
    Ok(far)
}

impl<const K: usize> Landmarks<K> {
    /// Chooses `count` nodes, each the farthest from those before, and reckons all distances. A landmark that not every node reaches, or is
    /// reached from, tells nothing in that direction.
    pub(super) fn choose<W: Weight>(layout: &Layout<W, K>, count: usize) -> Result<Self, Halt> {
        if layout.nodes() == 0 {
            return Err(Halt::Wide);
        }
        let mut queue = Buckets::new(FEW);
        let turned = layout.turned();
        let mut nearest = vec![NEVER; layout.nodes()];
        let mut chosen: Vec<u32> = Vec::new();
        // The first is the farthest from an arbitrary node.
        let mut candidate = 0;
        for turn in 0..=count.min(layout.nodes()) {
            let from = distances(&turned, 0, candidate, &mut queue)?;
            if turn > 0 {
                chosen.push(candidate);
                nearest.iter_mut().zip(&from).for_each(|(nearest, &from)| *nearest = from.min(*nearest));
            }
            let known = if turn > 0 { &nearest } else { &from };
            let farthest = (0_u32..).zip(known).filter(|(_, far)| **far != NEVER).max_by_key(|(_, far)| **far);
            candidate = farthest.map_or(0, |(node, _)| node);
        }
        let mut marks = Self { nodes: layout.nodes(), width: [0; K], to: [0; K], far: [const { Vec::new() }; K] };
        for criterion in 0..K {
            let mut columns = Vec::new();
            for (direction, rows) in [layout, &turned].into_iter().enumerate() {
                for &landmark in &chosen {
                    let column = distances(rows, criterion, landmark, &mut queue)?;
                    if !column.contains(&NEVER) {
                        columns.push(column);
                    }
                }
                if direction == 0 {
                    marks.to[criterion] = columns.len();
                }
            }
            marks.width[criterion] = columns.len();
            marks.far[criterion] =
                (0..layout.nodes()).flat_map(|node| columns.iter().map(move |column| column[node])).collect();
        }
        Ok(marks)
    }

    pub(super) fn fit(&self, nodes: usize) -> bool {
        self.nodes == nodes
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        self.far.iter().map(|far| far.len() * size_of::<u32>()).sum()
    }

    /// What is known of one node by one criterion.
    #[inline]
    pub(super) fn row(&self, criterion: usize, node: u32) -> &[u32] {
        let width = self.width[criterion];
        &self.far[criterion][node as usize * width..(node as usize + 1) * width]
    }

    /// The least that any way costs from the node of a row to another, by one criterion.
    #[inline]
    pub(super) fn apart(&self, criterion: usize, from: &[u32], node: u32) -> u32 {
        let row = self.row(criterion, node);
        let (to, back) = row.split_at(self.to[criterion]);
        let (from_to, from_back) = from.split_at(self.to[criterion]);
        // By way of `node` to the landmark is no shorter than straight, and the same from it.
        let ahead = from_to.iter().zip(to).map(|(from, to)| from.saturating_sub(*to));
        let behind = back.iter().zip(from_back).map(|(node, from)| node.saturating_sub(*from));
        ahead.chain(behind).max().unwrap_or(0)
    }
}
