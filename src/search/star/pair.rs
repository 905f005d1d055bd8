//! Two backward trees to one target, one for each of two criteria, in 32 bits: after Ahmadi et al. (Bi-objective search with bi-directional A*, 2021)
//! each ends where the other says that nothing beyond is of use.

use super::landmarks::Landmarks;
use super::layout::{Entering, Layout, NONE};
use super::queue::{Buckets, FEW};
use super::trees::{Growth, Halt, grow};
use super::watch::Watch;
use super::weight::Weight;

/// What the rest of the way from a node adds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rest {
    /// The least of each criterion.
    pub(super) least: [u32; 2],
    /// The second criterion of the way that is least in the first, and the arc it goes on with.
    pub(super) other: u32,
    next: u32,
}

const NEVER: u32 = u32::MAX;
const UNKNOWN: Rest = Rest { least: [NEVER; 2], other: NEVER, next: NONE };

/// What two backward trees to one target tell, one tree for each criterion.
#[derive(Debug, Clone, Default)]
pub(super) struct Pair {
    pub(super) rest: Vec<Rest>,
    /// The first criterion of the way that is least in the second.
    pub(super) first_along: Vec<u32>,
}

impl Pair {
    /// Takes the arcs with which the way goes on from a node that is least in the first criterion.
    pub(super) fn onward<W: Weight, const K: usize>(&self, layout: &Layout<W, K>, mut node: u32, arcs: &mut Vec<u32>) {
        while self.rest[node as usize].next != NONE {
            let arc = self.rest[node as usize].next;
            arcs.push(arc);
            node = layout.arcs[arc as usize].head;
        }
    }
}

/// The trees, and the memory to grow them in.
#[derive(Debug)]
pub(super) struct Trees {
    pub(super) pair: Pair,
    /// Nodes that differ from `UNKNOWN`.
    touched: Vec<u32>,
    queues: [Buckets<u32>; 2],
}

/// Where the sources are, as landmarks tell.
#[derive(Debug, Clone, Copy)]
struct Compass<'a, const K: usize> {
    landmarks: &'a Landmarks<K>,
    row: &'a [u32],
}

impl<const K: usize> Compass<'_, K> {
    #[inline]
    fn ahead(compass: Option<Self>, criterion: usize, node: u32) -> u32 {
        compass.map_or(0, |compass| compass.landmarks.apart(criterion, compass.row, node))
    }
}

struct First<'a, const K: usize> {
    compass: Option<Compass<'a, K>>,
    rest: &'a mut [Rest],
    touched: &'a mut Vec<u32>,
    most: u32,
}

impl<W: Weight, const K: usize> Growth<W, K> for First<'_, K> {
    #[inline]
    fn known(&self, node: u32) -> u32 {
        self.rest[node as usize].least[0]
    }
    #[inline]
    fn ahead(&self, node: u32) -> u32 {
        Compass::ahead(self.compass, 0, node)
    }
    #[inline]
    fn improve(&mut self, entering: &Entering<W, K>, head: u32, through: u32, estimate: u32) -> bool {
        if estimate > self.most {
            return false;
        }
        // A sum past 32 bits is no help as a bound on the other criterion, and does no harm.
        let other = self.rest[head as usize].other.saturating_add(entering.weight[1].low32());
        let rest = &mut self.rest[entering.tail as usize];
        if rest.least[0] == NEVER {
            self.touched.push(entering.tail);
        }
        rest.least[0] = through;
        rest.other = other;
        rest.next = entering.arc;
        true
    }
}

struct Second<'a, const K: usize> {
    compass: Option<Compass<'a, K>>,
    pair: &'a mut Pair,
    touched: &'a mut Vec<u32>,
    most: [u32; 2],
    /// Whether nodes that the first tree does not hold are left out.
    within_first: bool,
}

impl<W: Weight, const K: usize> Growth<W, K> for Second<'_, K> {
    #[inline]
    fn known(&self, node: u32) -> u32 {
        self.pair.rest[node as usize].least[1]
    }
    #[inline]
    fn ahead(&self, node: u32) -> u32 {
        Compass::ahead(self.compass, 1, node)
    }
    #[inline]
    fn improve(&mut self, entering: &Entering<W, K>, head: u32, through: u32, estimate: u32) -> bool {
        let rest = &mut self.pair.rest[entering.tail as usize];
        if estimate > self.most[1] || (self.within_first && rest.least[0] > self.most[0]) {
            return false;
        }
        if rest.least == [NEVER; 2] {
            self.touched.push(entering.tail);
        }
        rest.least[1] = through;
        let along = self.pair.first_along[head as usize].saturating_add(entering.weight[0].low32());
        self.pair.first_along[entering.tail as usize] = along;
        true
    }
}

impl Trees {
    pub(super) fn new() -> Self {
        Self { pair: Pair::default(), touched: Vec::new(), queues: [Buckets::new(FEW), Buckets::new(FEW)] }
    }

    fn start<W: Weight, const K: usize>(&mut self, layout: &Layout<W, K>, target: u32) {
        let rest = &mut self.pair.rest;
        for node in self.touched.drain(..) {
            rest[node as usize] = UNKNOWN;
        }
        if rest.len() != layout.nodes() {
            rest.clear();
            rest.resize(layout.nodes(), UNKNOWN);
            self.pair.first_along.resize(layout.nodes(), NEVER);
        }
        self.touched.push(target);
        rest[target as usize] = Rest { least: [0; 2], other: 0, next: NONE };
        self.pair.first_along[target as usize] = 0;
        for (criterion, queue) in self.queues.iter_mut().enumerate() {
            queue.start(layout.greatest.map_or(NEVER, |greatest| greatest[criterion]));
            queue.push(0, target);
        }
    }

    /// Both trees, to every node that reaches the target.
    pub(super) fn grow_whole<W: Weight, const K: usize>(
        &mut self,
        layout: &Layout<W, K>,
        target: u32,
        watch: &mut Watch<'_>,
    ) -> Result<(), Halt> {
        self.start(layout, target);
        self.grow_first(layout, None, watch, NEVER, |_, _| false)?;
        self.grow_second(layout, None, watch, [NEVER; 2], false, |_, _| false)
    }

    /// As much of both trees as a search from the sources may look at. Each is grown to the sources; the cost of the way found, by the other
    /// criterion, bounds the other tree, since nothing that exceeds it is on the front.
    pub(super) fn grow_between<W: Weight, const K: usize>(
        &mut self,
        layout: &Layout<W, K>,
        sources: &[u32],
        target: u32,
        landmarks: Option<&Landmarks<K>>,
        watch: &mut Watch<'_>,
    ) -> Result<(), Halt> {
        self.start(layout, target);
        let compass = |criterion: usize| match (landmarks, sources) {
            (Some(landmarks), &[source]) => Some(Compass { landmarks, row: landmarks.row(criterion, source) }),
            _ => None,
        };
        let (mut first, mut second) = (None, None);
        let arrived = |reached: &mut Option<u32>, node: u32| {
            if sources.contains(&node) {
                *reached = Some(node);
            }
            reached.is_some()
        };
        self.grow_first(layout, compass(0), watch, NEVER, |_, node| arrived(&mut first, node))?;
        let Some(first) = first else { return Ok(()) };
        let mut most = [NEVER, self.pair.rest[first as usize].other];
        self.grow_second(layout, compass(1), watch, most, false, |_, node| arrived(&mut second, node))?;
        if let Some(second) = second {
            most[0] = self.pair.first_along[second as usize];
        }
        self.grow_first(layout, compass(0), watch, most[0], |cost, _| cost > most[0])?;
        self.grow_second(layout, compass(1), watch, most, true, |cost, _| cost > most[1])
    }

    fn grow_first<W: Weight, const K: usize>(
        &mut self,
        layout: &Layout<W, K>,
        compass: Option<Compass<'_, K>>,
        watch: &mut Watch<'_>,
        most: u32,
        enough: impl FnMut(u32, u32) -> bool,
    ) -> Result<(), Halt> {
        let mut first = First { compass, rest: &mut self.pair.rest[..], touched: &mut self.touched, most };
        grow(layout, 0, &mut self.queues[0], &mut first, watch, enough)
    }

    fn grow_second<W: Weight, const K: usize>(
        &mut self,
        layout: &Layout<W, K>,
        compass: Option<Compass<'_, K>>,
        watch: &mut Watch<'_>,
        most: [u32; 2],
        within_first: bool,
        enough: impl FnMut(u32, u32) -> bool,
    ) -> Result<(), Halt> {
        let mut second = Second { compass, pair: &mut self.pair, touched: &mut self.touched, most, within_first };
        grow(layout, 1, &mut self.queues[1], &mut second, watch, enough)
    }
}
