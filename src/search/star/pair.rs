//! Two backward trees to one target, one for each of two criteria, in 32 bits: after Ahmadi et al. (Bi-objective search with bi-directional A*, 2021)
//! each ends where the other says that nothing beyond is of use.

use super::between::{Fore, grow_between};
use super::ends::Start;
use super::ground::Ground;
use super::layout::{Entering, NONE};
use super::queue::{Buckets, FEW};
use super::task::NarrowTask;
use super::trees::{Growth, Halt, grow};
use super::watch::Watch;
use super::weight::Weight;

/// What is known of a node by the first criterion.
#[derive(Debug, Clone, Copy)]
pub(super) struct ByFirst {
    /// The least that the rest of the way adds.
    pub(super) least: u32,
    /// What that way adds by the second, and the arc it goes on with.
    pub(super) other: u32,
    pub(super) next: u32,
    /// The least that a way from the sources costs, where one was looked for.
    pub(super) behind: u32,
}

/// The same by the second.
#[derive(Debug, Clone, Copy)]
pub(super) struct BySecond {
    pub(super) least: u32,
    pub(super) other: u32,
    pub(super) behind: u32,
}

const NEVER: u32 = u32::MAX;
/// From so many arcs a node on, trees from both ends look at more arcs before they meet than one that grows to the other end.
const DENSE: usize = 8;

const FIRST: ByFirst = ByFirst { least: NEVER, other: NEVER, next: NONE, behind: NEVER };
const SECOND: BySecond = BySecond { least: NEVER, other: NEVER, behind: NEVER };

/// What two backward trees to one target tell, one tree for each criterion.
#[derive(Debug, Clone, Default)]
pub(super) struct Pair {
    pub(super) first: Vec<ByFirst>,
    pub(super) second: Vec<BySecond>,
}

impl Pair {
    /// Takes the arcs with which the way goes on from a node that is least in the first criterion.
    pub(super) fn onward<W: Weight, const K: usize>(
        &self,
        ground: &Ground<'_, W, K>,
        mut node: u32,
        arcs: &mut Vec<u32>,
    ) {
        while self.first[node as usize].next != NONE {
            let arc = self.first[node as usize].next;
            arcs.push(arc);
            node = ground.head(arc);
        }
    }
}

/// The trees, and the memory to grow them in.
#[derive(Debug)]
pub(super) struct Trees {
    pub(super) pair: Pair,
    /// Nodes of which anything is known, by criterion.
    touched: [Vec<u32>; 2],
    pub(super) queues: [Buckets<u32>; 2],
    fore: [Fore; 2],
}

struct First<'a> {
    nodes: &'a mut [ByFirst],
    touched: &'a mut Vec<u32>,
    most: u32,
}

impl<W: Weight, const K: usize> Growth<W, K> for First<'_> {
    #[inline]
    fn known(&self, node: u32) -> u32 {
        self.nodes[node as usize].least
    }
    #[inline]
    fn improve(&mut self, entering: &Entering<W, K>, head: u32, through: u32) -> bool {
        if through > self.most {
            return false;
        }
        // A sum past 32 bits is no help as a bound on the other criterion, and does no harm.
        let other = self.nodes[head as usize].other.saturating_add(entering.weight[1].low32());
        let tail = &mut self.nodes[entering.tail as usize];
        if tail.least == NEVER {
            self.touched.push(entering.tail);
        }
        *tail = ByFirst { least: through, other, next: entering.arc, ..*tail };
        true
    }
}

struct Second<'a> {
    pair: &'a mut Pair,
    touched: &'a mut Vec<u32>,
    most: [u32; 2],
    /// Whether nodes that the first tree does not hold are left out.
    within_first: bool,
}

impl<W: Weight, const K: usize> Growth<W, K> for Second<'_> {
    #[inline]
    fn known(&self, node: u32) -> u32 {
        self.pair.second[node as usize].least
    }
    #[inline]
    fn improve(&mut self, entering: &Entering<W, K>, head: u32, through: u32) -> bool {
        let first = self.pair.first[entering.tail as usize].least;
        if through > self.most[1] || (self.within_first && first > self.most[0]) {
            return false;
        }
        let other = self.pair.second[head as usize].other.saturating_add(entering.weight[0].low32());
        let tail = &mut self.pair.second[entering.tail as usize];
        if tail.least == NEVER {
            self.touched.push(entering.tail);
        }
        *tail = BySecond { least: through, other, ..*tail };
        true
    }
}

/// The least cost of a way from a start by one criterion, among starts that a tree has taken.
#[derive(Debug, Clone, Copy)]
struct Arrival<const K: usize> {
    cost: u32,
    start: Option<Start<K>>,
}

impl<const K: usize> Arrival<K> {
    /// Notes a node that was taken; whether no start that is yet to be taken can have a way that costs less.
    #[inline]
    fn is_certain(&mut self, starts: &[Start<K>], criterion: usize, cost: u32, node: u32) -> bool {
        for start in starts.iter().filter(|start| start.node == node) {
            let whole = cost.saturating_add(start.cost[criterion]);
            if whole < self.cost {
                *self = Self { cost: whole, start: Some(*start) };
            }
        }
        cost >= self.cost
    }
}

impl Trees {
    pub(super) fn new() -> Self {
        let queues = [Buckets::new(FEW), Buckets::new(FEW)];
        Self { pair: Pair::default(), touched: [Vec::new(), Vec::new()], queues, fore: [Fore::new(), Fore::new()] }
    }

    fn start<W: Weight, const K: usize>(&mut self, ground: &Ground<'_, W, K>) {
        let target = ground.target;
        let Pair { first, second } = &mut self.pair;
        let [touched_first, touched_second] = &mut self.touched;
        for node in touched_first.drain(..) {
            first[node as usize] = FIRST;
        }
        for node in touched_second.drain(..) {
            second[node as usize] = SECOND;
        }
        if first.len() != ground.nodes() {
            first.clear();
            first.resize(ground.nodes(), FIRST);
            second.clear();
            second.resize(ground.nodes(), SECOND);
        }
        touched_first.push(target);
        touched_second.push(target);
        first[target as usize] = ByFirst { least: 0, other: 0, ..FIRST };
        second[target as usize] = BySecond { least: 0, other: 0, ..SECOND };
        for (criterion, queue) in self.queues.iter_mut().enumerate() {
            queue.start(ground.greatest(criterion));
            queue.push(0, target);
        }
    }

    /// Both trees, to every node that reaches the target.
    pub(super) fn grow_whole<W: Weight, const K: usize>(
        &mut self,
        ground: &Ground<'_, W, K>,
        watch: &mut Watch<'_>,
    ) -> Result<(), Halt> {
        self.start(ground);
        self.grow_first(ground, watch, NEVER, |_, _| false)?;
        self.grow_second(ground, watch, [NEVER; 2], false, |_, _| false)
    }

    /// As much of both trees as a search from the sources may look at. Each is grown to the sources; the cost of the way found, by the other
    /// criterion, bounds the other tree, since nothing that exceeds it is on the front.
    pub(super) fn grow_between<W: Weight, const K: usize>(
        &mut self,
        task: &NarrowTask<'_, W, K>,
        watch: &mut Watch<'_>,
    ) -> Result<(), Halt> {
        let ground = &task.ground;
        self.start(ground);
        if ground.arcs() < DENSE * ground.nodes() {
            let mut fore = std::mem::replace(&mut self.fore, [Fore::new(), Fore::new()]);
            let outcome = grow_between(task, self, &mut fore, watch);
            self.fore = fore;
            return outcome;
        }
        let mut arrivals = [Arrival { cost: NEVER, start: None }; 2];
        let [first, second] = &mut arrivals;
        self.grow_first(ground, watch, NEVER, |cost, node| first.is_certain(task.starts, 0, cost, node))?;
        let Some(first) = first.start else { return Ok(()) };
        let mut most = [NEVER, self.pair.first[first.node as usize].other.saturating_add(first.cost[1])];
        self.grow_second(ground, watch, most, false, |cost, node| second.is_certain(task.starts, 1, cost, node))?;
        if let Some(second) = second.start {
            most[0] = self.pair.second[second.node as usize].other.saturating_add(second.cost[0]);
        }
        self.grow_first(ground, watch, most[0], |cost, _| cost > most[0])?;
        self.grow_second(ground, watch, most, true, |cost, _| cost > most[1])
    }

    /// Notes a way to the target that is less by a criterion: from the tail of an arc to `head`, and on.
    #[inline]
    pub(super) fn link<W: Weight, const K: usize, const C: usize>(
        &mut self,
        head: u32,
        entering: &Entering<W, K>,
        through: u32,
    ) {
        // A sum past 32 bits is no help as a bound on the other criterion, and does no harm.
        let other = self.ahead::<C>(head)[1].saturating_add(entering.weight[1 - C].low32());
        self.touch::<C>(entering.tail);
        if C == 0 {
            let tail = &mut self.pair.first[entering.tail as usize];
            *tail = ByFirst { least: through, other, next: entering.arc, ..*tail };
        } else {
            let tail = &mut self.pair.second[entering.tail as usize];
            *tail = BySecond { least: through, other, ..*tail };
        }
    }

    /// Notes what a way from the sources costs that is less by a criterion.
    #[inline]
    pub(super) fn link_behind<const C: usize>(&mut self, node: u32, behind: u32) {
        self.touch::<C>(node);
        if C == 0 {
            self.pair.first[node as usize].behind = behind;
        } else {
            self.pair.second[node as usize].behind = behind;
        }
    }

    #[inline]
    fn touch<const C: usize>(&mut self, node: u32) {
        if self.ahead::<C>(node)[0] == NEVER && self.behind::<C>(node) == NEVER {
            self.touched[C].push(node);
        }
    }

    /// The least that the rest of the way from a node adds by a criterion, and what that way adds by the other.
    #[inline]
    pub(super) fn ahead<const C: usize>(&self, node: u32) -> [u32; 2] {
        if C == 0 {
            let known = &self.pair.first[node as usize];
            [known.least, known.other]
        } else {
            let known = &self.pair.second[node as usize];
            [known.least, known.other]
        }
    }

    /// The least that a way from the sources to a node costs, as far as known.
    #[inline]
    pub(super) fn behind<const C: usize>(&self, node: u32) -> u32 {
        if C == 0 { self.pair.first[node as usize].behind } else { self.pair.second[node as usize].behind }
    }

    fn grow_first<W: Weight, const K: usize>(
        &mut self,
        ground: &Ground<'_, W, K>,
        watch: &mut Watch<'_>,
        most: u32,
        enough: impl FnMut(u32, u32) -> bool,
    ) -> Result<(), Halt> {
        let mut first = First { nodes: &mut self.pair.first[..], touched: &mut self.touched[0], most };
        grow(ground, 0, &mut self.queues[0], &mut first, watch, enough)
    }

    fn grow_second<W: Weight, const K: usize>(
        &mut self,
        ground: &Ground<'_, W, K>,
        watch: &mut Watch<'_>,
        most: [u32; 2],
        within_first: bool,
        enough: impl FnMut(u32, u32) -> bool,
    ) -> Result<(), Halt> {
        let mut second = Second { pair: &mut self.pair, touched: &mut self.touched[1], most, within_first };
        grow(ground, 1, &mut self.queues[1], &mut second, watch, enough)
    }
}
