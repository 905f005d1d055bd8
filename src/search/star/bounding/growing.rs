//! Backward trees of a target that grow only as far as they are asked about.

use super::ahead::Ahead;
use crate::search::Weight;
use crate::search::star::laid::ground::Ground;
use crate::search::star::narrow::halt::Halt;
use crate::search::star::narrow::length::{Along, Least, Length, Rest};
use crate::search::star::narrow::queue::{Buckets, FEW};
use crate::search::star::watch::Watch;

/// A tree for each criterion, and the memory to grow them in.
#[derive(Debug)]
pub(in crate::search::star) struct Growing<const K: usize> {
    /// The least that the rest of the way from each node adds, as known so far.
    least: Vec<[Least; K]>,
    touched: Vec<u32>,
    queues: [Buckets<u32>; K],
    /// What is no farther is known for certain; everything, where nothing is left in line.
    radius: [Radius; K],
}

/// How far a tree has come.
#[derive(Debug, Clone, Copy)]
enum Radius {
    Up(Length),
    /// Nothing is left: what was not found is out of reach.
    Whole,
}

impl<const K: usize> Growing<K> {
    pub(in crate::search::star) fn new() -> Self {
        let queues = std::array::from_fn(|_| Buckets::new(FEW));
        Self { least: Vec::new(), touched: Vec::new(), queues, radius: [Radius::Whole; K] }
    }

    fn start<W: Weight>(&mut self, ground: &Ground<'_, W, K>) {
        for node in self.touched.drain(..) {
            self.least[node as usize] = [Least::UNFOUND; K];
        }
        if self.least.len() != ground.nodes() {
            self.least.clear();
            self.least.resize(ground.nodes(), [Least::UNFOUND; K]);
        }
        self.least[ground.target as usize] = [Least::of(Length::ZERO); K];
        self.touched.push(ground.target);
        self.radius = [Radius::Up(Length::ZERO); K];
        for (criterion, queue) in self.queues.iter_mut().enumerate() {
            queue.start(ground.greatest(criterion));
            queue.push(0, ground.target);
        }
    }

    /// Grows one tree until a node is known for certain.
    fn grow<W: Weight>(
        &mut self,
        ground: &Ground<'_, W, K>,
        criterion: usize,
        node: u32,
        watch: &mut Watch<'_>,
    ) -> Result<(), Halt> {
        while !self.is_known(criterion, node) {
            let Some((key, head)) = self.queues[criterion].pop() else {
                self.radius[criterion] = Radius::Whole;
                return Ok(());
            };
            let cost = Length::up_to(key);
            self.radius[criterion] = Radius::Up(cost);
            if self.least[head as usize][criterion] != Least::of(cost) {
                continue;
            }
            if let Some(status) = watch.stopped() {
                return Err(Halt::Stopped(status));
            }
            for entering in ground.entering(head) {
                let through = cost.sum(entering.weight[criterion].low32())?;
                let known = &mut self.least[entering.tail as usize];
                if known[criterion].yields_to(through) {
                    if *known == [Least::UNFOUND; K] {
                        self.touched.push(entering.tail);
                    }
                    known[criterion] = Least::of(through);
                    self.queues[criterion].push(through.get(), entering.tail);
                }
            }
        }
        Ok(())
    }

    #[inline]
    fn is_known(&self, criterion: usize, node: u32) -> bool {
        match self.radius[criterion] {
            Radius::Up(radius) => self.least[node as usize][criterion].is_within(radius),
            Radius::Whole => true,
        }
    }
}

/// The trees of one question. Where they cannot grow any more, nothing is ahead of any node, and `halt` says why.
#[derive(Debug)]
pub(in crate::search::star) struct Grown<'a, W, const K: usize> {
    trees: &'a mut Growing<K>,
    ground: Ground<'a, W, K>,
    watch: Watch<'a>,
    pub(in crate::search::star) halt: Option<Halt>,
}

impl<'a, W: Weight, const K: usize> Grown<'a, W, K> {
    pub(in crate::search::star) fn new(trees: &'a mut Growing<K>, ground: Ground<'a, W, K>, watch: Watch<'a>) -> Self {
        trees.start(&ground);
        Self { trees, ground, watch, halt: None }
    }
}

impl<W: Weight, const K: usize> Ahead for Grown<'_, W, K> {
    #[inline]
    fn least(&mut self, criterion: usize, node: u32) -> Option<Rest> {
        if !self.trees.is_known(criterion, node) {
            if self.halt.is_none() {
                self.halt = self.trees.grow(&self.ground, criterion, node, &mut self.watch).err();
            }
            if self.halt.is_some() {
                return None;
            }
        }
        self.trees.least[node as usize][criterion].get().map(|least| Rest { least, along: Along::UNKNOWN })
    }

    /// A sum that does not fit halts the tree.
    fn is_cut(&self) -> bool {
        false
    }
}
