//! Contraction hierarchies, prepared once, and distances to a target that are computed from them where they are asked for.

mod contract;

use crate::search::Weight;
use crate::search::star::bounding::ahead::Ahead;
use crate::search::star::laid::ground::{Ground, Identity, Laid};
use crate::search::star::laid::layout::NONE;
use crate::search::star::narrow::halt::Halt;
use crate::search::star::narrow::length::{Both, Rest};
use crate::search::star::watch::Watch;
use contract::{Contracted, Link, contract};
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet};

/// A contraction hierarchy for each criterion (Geisberger, Sanders, Schultes and Vetter, *Exact routing in large road networks using
/// contraction hierarchies*, 2012). With it, bounds are computed only for the nodes that a search meets. It serves every question on the same
/// graph.
///
/// Made by [`ForwardStar::contract`](crate::search::ForwardStar::contract).
#[derive(Debug, Clone)]
pub struct Hierarchy<const K: usize> {
    /// Which graph it is of.
    pub(super) graph: Identity,
    by_criterion: Vec<Ranked>,
}

/// An arc or shortcut: the node at its other end, and what it costs by the criterion and by another.
#[derive(Debug, Clone, Copy)]
struct Step {
    node: u32,
    /// In halves, so that a step takes twelve bytes.
    cost: [u32; 2],
}

impl Step {
    #[inline]
    fn cost(self) -> Both {
        Both::joined(self.cost)
    }
}

/// The hierarchy by one criterion.
#[derive(Debug, Clone)]
struct Ranked {
    /// Of each node, the steps to nodes that were contracted after it.
    up: Rows,
    /// Of each node, the steps that come to it from nodes that were contracted after it, or never.
    down: Rows,
}

#[derive(Debug, Clone)]
struct Rows {
    row: Vec<u32>,
    steps: Vec<Step>,
}

impl Rows {
    fn new<'l>(lists: impl Iterator<Item = &'l [Link]>) -> Result<Self, Halt> {
        let mut rows = Self { row: vec![0], steps: Vec::new() };
        for list in lists {
            let step = |link: &Link| Step { node: link.node, cost: link.cost.halves() };
            rows.steps.extend(list.iter().map(step));
            rows.row.push(u32::try_from(rows.steps.len()).map_err(|_| Halt::Wide)?);
        }
        rows.steps.shrink_to_fit();
        Ok(rows)
    }

    #[inline]
    fn of(&self, node: u32) -> &[Step] {
        &self.steps[self.row[node as usize] as usize..self.row[node as usize + 1] as usize]
    }

    fn bytes(&self) -> usize {
        size_of_val(&self.row[..]) + size_of_val(&self.steps[..])
    }
}

impl Ranked {
    fn new(contracted: &Contracted) -> Result<Self, Halt> {
        let Contracted { leaving, entering, core } = contracted;
        // All of the core is searched from the target: nothing leads up from there.
        let up = leaving.iter().zip(core).map(|(links, &core)| if core { &[] } else { &links[..] });
        Ok(Self { up: Rows::new(up)?, down: Rows::new(entering.iter().map(|links| &links[..]))? })
    }
}

impl<const K: usize> Hierarchy<K> {
    /// Two criteria break each other's ties, so that what the least way costs by the other is known too.
    pub(super) fn new<W: Weight>(laid: &Laid<W, K>) -> Result<Self, Halt> {
        let layout = laid.searched();
        let one = |criterion: usize| Ranked::new(&contract(layout, criterion, (K == 2).then(|| 1 - criterion))?);
        Ok(Self { graph: laid.identity, by_criterion: (0..K).map(one).collect::<Result<_, _>>()? })
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        self.by_criterion.iter().map(|ranked| ranked.up.bytes() + ranked.down.bytes()).sum()
    }

    /// Arcs and shortcuts held, over all criteria.
    pub fn steps(&self) -> usize {
        self.by_criterion.iter().map(|ranked| ranked.up.steps.len() + ranked.down.steps.len()).sum()
    }
}

/// Distances to one target, by criterion, each computed when it is first asked for and then kept (Strasser and Zeitz, *A fast and tight
/// heuristic for A\* in road networks*, 2021).
#[derive(Debug)]
pub(super) struct Distances<const K: usize> {
    sides: [Side; K],
    /// The arcs of ways that are least in the first criterion, where they have been laid.
    next: Vec<u32>,
    laid: Vec<u32>,
    /// Scratch of laying one.
    way: Vec<(u32, usize)>,
    tried: HashSet<u32>,
}

#[derive(Debug, Default)]
struct Side {
    /// Distances known; never, where the target is out of reach.
    known: Vec<Both>,
    touched: Vec<u32>,
    /// Distances of the way that only leads down, where there is one.
    down: Vec<Both>,
    seeds: Vec<u32>,
    heap: BinaryHeap<Reverse<(Both, u32)>>,
    stack: Vec<u32>,
    /// Whether some sum passed 32 bits.
    wide: bool,
}

impl Side {
    /// Readies for ways to the target over one of `ends`: what they cost from there is known.
    fn start(
        &mut self,
        ranked: &Ranked,
        (nodes, target): (usize, u32),
        ends: impl Iterator<Item = (u32, Both)>,
        watch: &mut Watch<'_>,
    ) -> Result<(), Halt> {
        if self.known.len() == nodes {
            for node in self.touched.drain(..) {
                self.known[node as usize] = Both::UNKNOWN;
            }
        } else {
            self.known = vec![Both::UNKNOWN; nodes];
            self.down = vec![Both::NEVER; nodes];
            self.touched.clear();
            self.seeds.clear();
        }
        // Seeds are left where a search was stopped.
        for node in self.seeds.drain(..) {
            self.down[node as usize] = Both::NEVER;
        }
        self.wide = false;
        self.heap.clear();
        for (node, cost) in ends {
            if cost < self.down[node as usize] {
                self.reach_down(node, cost);
            }
        }
        while let Some(Reverse((cost, node))) = self.heap.pop() {
            if cost > self.down[node as usize] {
                continue;
            }
            if let Some(status) = watch.stopped() {
                return Err(Halt::Stopped(status));
            }
            for step in ranked.down.of(node) {
                let through = cost.plus(step.cost());
                self.wide |= through == Both::NEVER;
                if through < self.down[step.node as usize] {
                    self.reach_down(step.node, through);
                }
            }
        }
        // A target that is apart is no node of the hierarchy.
        if self.down[target as usize] == Both::NEVER {
            self.known[target as usize] = Both::ZERO;
            self.touched.push(target);
        }
        // Those nodes at once, so that nobody has to look at `down` later.
        for at in 0..self.seeds.len() {
            let node = self.seeds[at];
            self.compute::<true>(ranked, node);
        }
        Ok(())
    }

    fn reach_down(&mut self, node: u32, cost: Both) {
        if self.down[node as usize] == Both::NEVER {
            self.seeds.push(node);
        }
        self.down[node as usize] = cost;
        self.heap.push(Reverse((cost, node)));
    }

    #[inline]
    fn distance(&mut self, ranked: &Ranked, node: u32) -> Both {
        let known = self.known[node as usize];
        if known == Both::UNKNOWN { self.compute::<false>(ranked, node) } else { known }
    }

    /// The least over the steps up, whose heads are computed first, and the way down.
    fn compute<const SEEDED: bool>(&mut self, ranked: &Ranked, node: u32) -> Both {
        self.stack.push(node);
        while let Some(&node) = self.stack.last() {
            if self.known[node as usize] != Both::UNKNOWN {
                self.stack.pop();
                continue;
            }
            let mut least = if SEEDED { self.down[node as usize] } else { Both::NEVER };
            let depth = self.stack.len();
            for step in ranked.up.of(node) {
                let ahead = self.known[step.node as usize];
                if ahead == Both::UNKNOWN {
                    self.stack.push(step.node);
                } else if ahead != Both::NEVER {
                    let through = step.cost().plus(ahead);
                    self.wide |= through == Both::NEVER;
                    least = least.min(through);
                }
            }
            if self.stack.len() == depth {
                self.stack.pop();
                self.known[node as usize] = least;
                self.touched.push(node);
            }
        }
        self.known[node as usize]
    }
}

impl<const K: usize> Distances<K> {
    pub(super) fn new() -> Self {
        Self {
            sides: std::array::from_fn(|_| Side::default()),
            next: Vec::new(),
            laid: Vec::new(),
            way: Vec::new(),
            tried: HashSet::new(),
        }
    }

    /// Readies for a target.
    pub(super) fn start<W: Weight>(
        &mut self,
        hierarchy: &Hierarchy<K>,
        ground: &Ground<'_, W, K>,
        watch: &mut Watch<'_>,
    ) -> Result<(), Halt> {
        let (nodes, target) = (ground.nodes(), ground.target);
        for (criterion, (side, ranked)) in self.sides.iter_mut().zip(&hierarchy.by_criterion).enumerate() {
            let ends = if ground.is_apart() { ground.entering(target) } else { &[] };
            let ends = ends.iter().map(|exit| (exit.tail, by::<W, K>(&exit.weight, criterion)));
            let target_itself = (!ground.is_apart()).then_some((target, Both::ZERO));
            side.start(ranked, (nodes, target), ends.chain(target_itself), watch)?;
        }
        if self.next.len() == nodes {
            for node in self.laid.drain(..) {
                self.next[node as usize] = NONE;
            }
        } else {
            self.next = vec![NONE; nodes];
            self.laid.clear();
        }
        Ok(())
    }

    /// Takes the arcs of the way that was laid from a node.
    pub(super) fn onward<W: Weight>(&self, ground: &Ground<'_, W, K>, mut node: u32, arcs: &mut Vec<u32>) {
        while let Some(&arc) = self.next.get(node as usize).filter(|&&arc| arc != NONE) {
            arcs.push(arc);
            node = ground.head(arc);
        }
    }

    /// The distance by a criterion, and what that way costs by the other; never, where the target cannot be reached.
    #[inline]
    pub(super) fn of_node(&mut self, hierarchy: &Hierarchy<K>, criterion: usize, node: u32) -> Both {
        self.sides[criterion].distance(&hierarchy.by_criterion[criterion], node)
    }

    /// Whether some distance did not fit 32 bits.
    pub(super) fn is_wide(&self) -> bool {
        self.sides.iter().any(|side| side.wide)
    }
}

/// Distances by a hierarchy, computed where they are asked for.
#[derive(Debug)]
pub(super) struct Asked<'a, const K: usize> {
    pub(super) hierarchy: &'a Hierarchy<K>,
    pub(super) distances: &'a mut Distances<K>,
}

impl<const K: usize> Ahead for Asked<'_, K> {
    #[inline]
    fn least(&mut self, criterion: usize, node: u32) -> Option<Rest> {
        self.distances.of_node(self.hierarchy, criterion, node).get()
    }
    fn is_cut(&self) -> bool {
        self.distances.is_wide()
    }
}

/// Lays ways to the target, arc by arc, where a hierarchy gives only distances.
#[derive(Debug)]
pub(super) struct Ways<'a, W: Weight, const K: usize> {
    pub(super) hierarchy: &'a Hierarchy<K>,
    pub(super) distances: &'a mut Distances<K>,
    pub(super) ground: Ground<'a, W, K>,
}

impl<W: Weight, const K: usize> Ways<'_, W, K> {
    /// Lays a way that is least in the first criterion, and of those in the second, down to one laid before. It follows arcs that cost what the
    /// distances of their ends differ by. Arcs that cost nothing may lead in a circle: no node is tried twice.
    pub(super) fn lay(&mut self, from: u32) {
        let mut tried = std::mem::take(&mut self.distances.tried);
        tried.clear();
        tried.insert(from);
        // The nodes of the way, each with how many of its arcs have been tried.
        let mut way = std::mem::take(&mut self.distances.way);
        way.clear();
        way.push((from, 0));
        while let Some(&mut (node, ref mut tries)) = way.last_mut() {
            if node == self.ground.target || self.distances.next[node as usize] != NONE {
                break;
            }
            let Some((_, head, weight)) = self.ground.nth_out_of(node, *tries) else {
                way.pop();
                continue;
            };
            *tries += 1;
            if self.is_on_least_way(node, head, &weight) && tried.insert(head) {
                way.push((head, 0));
            }
        }
        for &(node, tries) in way.iter().rev().skip(1) {
            let last = self.ground.nth_out_of(node, tries - 1);
            self.distances.next[node as usize] = last.map_or(NONE, |(arc, ..)| arc);
            self.distances.laid.push(node);
        }
        (self.distances.way, self.distances.tried) = (way, tried);
    }

    fn is_on_least_way(&mut self, node: u32, head: u32, weight: &[W; K]) -> bool {
        let mut at = |node| self.distances.of_node(self.hierarchy, 0, node);
        let over = by(weight, 0).plus(at(head));
        over != Both::NEVER && over == at(node)
    }
}

/// Weights as a cost by a criterion, and of two criteria, by the other.
fn by<W: Weight, const K: usize>(weight: &[W; K], criterion: usize) -> Both {
    Both::of(weight[criterion].low32(), if K == 2 { weight[1 - criterion].low32() } else { 0 })
}
