//! Backward trees of a target that grow only as far as they are asked about.

use super::ahead::Ahead;
use super::ground::Ground;
use super::queue::{Buckets, FEW};
use super::trees::{Halt, sum};
use super::watch::Watch;
use super::weight::Weight;

const NEVER: u32 = u32::MAX;

/// A tree for each criterion, and the memory to grow them in.
#[derive(Debug)]
pub(super) struct Growing<const K: usize> {
    /// The least that the rest of the way from each node adds, as known so far.
    least: Vec<[u32; K]>,
    touched: Vec<u32>,
    queues: [Buckets<u32>; K],
    /// What is no farther is known for certain; everything, where nothing is left in line.
    radius: [u32; K],
}

impl<const K: usize> Growing<K> {
    pub(super) fn new() -> Self {
        let queues = std::array::from_fn(|_| Buckets::new(FEW));
        Self { least: Vec::new(), touched: Vec::new(), queues, radius: [NEVER; K] }
    }

    fn start<W: Weight>(&mut self, ground: &Ground<'_, W, K>) {
        for node in self.touched.drain(..) {
            self.least[node as usize] = [NEVER; K];
        }
        if self.least.len() != ground.nodes() {
            self.least.clear();
            self.least.resize(ground.nodes(), [NEVER; K]);
        }
        self.least[ground.target as usize] = [0; K];
        self.touched.push(ground.target);
        self.radius = [0; K];
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
        while self.least[node as usize][criterion] > self.radius[criterion] {
            let Some((cost, head)) = self.queues[criterion].pop() else {
                self.radius[criterion] = NEVER;
                return Ok(());
            };
            self.radius[criterion] = cost;
            if cost > self.least[head as usize][criterion] {
                continue;
            }
            if let Some(status) = watch.stopped() {
                return Err(Halt::Stopped(status));
            }
            for entering in ground.entering(head) {
                let through = sum(cost, entering.weight[criterion].low32())?;
                let known = &mut self.least[entering.tail as usize];
                if through < known[criterion] {
                    if *known == [NEVER; K] {
                        self.touched.push(entering.tail);
                    }
                    known[criterion] = through;
                    self.queues[criterion].push(through, entering.tail);
                }
            }
        }
        Ok(())
    }
}

/// The trees of one question. Where they cannot grow any more, nothing is ahead of any node, and `halt` says why.
#[derive(Debug)]
pub(super) struct Grown<'a, W, const K: usize> {
    trees: &'a mut Growing<K>,
    ground: Ground<'a, W, K>,
    watch: Watch<'a>,
    pub(super) halt: Option<Halt>,
}

impl<'a, W: Weight, const K: usize> Grown<'a, W, K> {
    pub(super) fn new(trees: &'a mut Growing<K>, ground: Ground<'a, W, K>, watch: Watch<'a>) -> Self {
        trees.start(&ground);
        Self { trees, ground, watch, halt: None }
    }
}

impl<W: Weight, const K: usize> Ahead for Grown<'_, W, K> {
    #[inline]
    fn least(&mut self, criterion: usize, node: u32) -> [u32; 2] {
        let known = self.trees.least[node as usize][criterion];
        if known <= self.trees.radius[criterion] {
            return [known, NEVER];
        }
        if self.halt.is_none() {
            self.halt = self.trees.grow(&self.ground, criterion, node, &mut self.watch).err();
        }
        [if self.halt.is_none() { self.trees.least[node as usize][criterion] } else { NEVER }, NEVER]
    }
}
