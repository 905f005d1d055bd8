//! The ends of a question: where the search starts, where it is to end, and what lies between those and the core of the graph.

use super::halt::Halt;
use super::length::Length;
use crate::search::Status;
use crate::search::Weight;
use crate::search::star::laid::core::Core;
use crate::search::star::laid::ground::{Ground, Laid};
use crate::search::star::laid::layout::{Entering, Layout, NONE};
use crate::search::star::laid::links::{Link, covers};
use crate::search::star::watch::Watch;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Where the search starts: a node that it knows, and what a way from a source to there costs.
#[derive(Debug, Clone, Copy)]
pub(in crate::search::star) struct Start<const K: usize> {
    pub(in crate::search::star) node: u32,
    pub(in crate::search::star) cost: [Length; K],
    /// The step that the way ends with; without a core, the source.
    step: u32,
    /// Where the way leads to the target without the core, the step that its second half begins with.
    rest: u32,
}

/// The ends of one question.
#[derive(Debug)]
pub(in crate::search::star) struct Ends<W, const K: usize> {
    pub(in crate::search::star) starts: Vec<Start<K>>,
    target: u32,
    /// Ways from the core to the target, in the order of the nodes they leave.
    exits: Vec<Entering<W, K>>,
    climb: Climb<K>,
    descent: Climb<K>,
    /// Whether ways that need no core were left out, since they cost more than 32 bits hold.
    is_cut: bool,
}

/// A way between an end and a place, by its last step.
#[derive(Debug, Clone, Copy)]
struct Step<const K: usize> {
    place: u32,
    cost: [Length; K],
    before: u32,
    /// The link taken, or at the end itself its node.
    link: u32,
}

/// Ways from one end to the core that no other is as good as.
#[derive(Debug)]
struct Climb<const K: usize> {
    steps: Vec<Step<K>>,
    /// What is yet to be looked at, by place: whoever left earlier first.
    line: BinaryHeap<Reverse<(u32, [Length; K], u32)>>,
    /// Steps that end outside the core, and in it, by place and cost.
    outside: Vec<u32>,
    gates: Vec<u32>,
    /// Whether ways were left out, since they cost more than 32 bits hold.
    is_cut: bool,
}

impl<const K: usize> Climb<K> {
    fn new() -> Self {
        Self { steps: Vec::new(), line: BinaryHeap::new(), outside: Vec::new(), gates: Vec::new(), is_cut: false }
    }

    fn clear(&mut self) {
        self.steps.clear();
        self.line.clear();
        self.outside.clear();
        self.gates.clear();
        self.is_cut = false;
    }

    fn add(&mut self, step: Step<K>, core: u32) -> Result<(), Halt> {
        let number = u32::try_from(self.steps.len()).map_err(|_| Halt::Wide)?;
        self.steps.push(step);
        if step.place < core {
            self.gates.push(number);
        } else {
            self.line.push(Reverse((step.place, step.cost, number)));
        }
        Ok(())
    }

    /// Climbs over links that lead from each place to later ones, until all ways are at the core.
    fn run<'c>(
        &mut self,
        core: u32,
        most: Option<usize>,
        watch: &mut Watch<'_>,
        links: impl Fn(u32) -> &'c [Link],
        cost_of: impl Fn(u32) -> [u32; K],
    ) -> Result<(), Halt> {
        while let Some(Reverse((place, cost, number))) = self.line.pop() {
            if let Some(status) = watch.stopped() {
                return Err(Halt::Stopped(status));
            }
            if most.is_some_and(|most| self.steps.len() > most) {
                return Err(Halt::Stopped(Status::LabelLimit));
            }
            // Ways to one place come one after the other, by ascending cost.
            let same = self.outside.iter().rev().map(|&step| &self.steps[step as usize]);
            if same.take_while(|step| step.place == place).any(|step| covers(&step.cost, &cost)) {
                continue;
            }
            self.outside.push(number);
            for link in links(place) {
                let Some(cost) = sum(&cost, &cost_of(link.number)) else {
                    self.is_cut = true;
                    continue;
                };
                self.add(Step { place: link.node, cost, before: number, link: link.number }, core)?;
            }
        }
        let Self { steps, gates, .. } = self;
        gates.sort_unstable_by_key(|&step| (steps[step as usize].place, steps[step as usize].cost));
        let mut kept = 0;
        for at in 0..gates.len() {
            let step = &steps[gates[at] as usize];
            let mut same = gates[..kept].iter().rev().map(|&step| &steps[step as usize]);
            let mut same = same.by_ref().take_while(|other| other.place == step.place);
            if !same.any(|other| covers(&other.cost, &step.cost)) {
                gates[kept] = gates[at];
                kept += 1;
            }
        }
        gates.truncate(kept);
        Ok(())
    }

    /// Visits the links of a way, its last step first, and gives the node at its end.
    fn walk(&self, mut step: u32, mut visit: impl FnMut(u32)) -> u32 {
        loop {
            let Step { before, link, .. } = self.steps[step as usize];
            if before == NONE {
                return link;
            }
            visit(link);
            step = before;
        }
    }
}

/// `None` where some sum does not fit 32 bits.
fn sum<const K: usize>(a: &[Length; K], b: &[u32; K]) -> Option<[Length; K]> {
    let mut sum = *a;
    for (sum, more) in sum.iter_mut().zip(b) {
        *sum = sum.plus(*more)?;
    }
    Some(sum)
}

impl<W: Weight, const K: usize> Ends<W, K> {
    pub(in crate::search::star) fn new() -> Self {
        Self {
            starts: Vec::new(),
            target: NONE,
            exits: Vec::new(),
            climb: Climb::new(),
            descent: Climb::new(),
            is_cut: false,
        }
    }

    /// The ends of a question.
    ///
    /// Ways to the core are few and short, save in graphs made to be hard: limits hold here too.
    pub(in crate::search::star) fn put(
        &mut self,
        laid: &Laid<W, K>,
        (sources, target): (&[u32], u32),
        most: Option<usize>,
        watch: &mut Watch<'_>,
    ) -> Result<(), Halt> {
        self.is_cut = false;
        let Some(core) = &laid.core else {
            self.put_straight(sources, target);
            return Ok(());
        };
        self.aim((&laid.whole, core), target, most, watch)?;
        self.set_out((&laid.whole, core), sources, most, watch)?;
        // By one criterion a way past 32 bits is no less than any other. By more it may be, so that the plain search takes over.
        if K > 1 && self.is_cut() { Err(Halt::Wide) } else { Ok(()) }
    }

    /// Whether ways were left out that cost more than 32 bits hold by some criterion.
    pub(in crate::search::star) fn is_cut(&self) -> bool {
        self.is_cut || self.climb.is_cut || self.descent.is_cut
    }

    /// The graph that the search is to work on.
    pub(in crate::search::star) fn ground<'a>(&'a self, laid: &'a Laid<W, K>) -> Ground<'a, W, K> {
        Ground::new(laid.searched(), self.target, &self.exits)
    }

    /// The sources and the target themselves.
    fn put_straight(&mut self, sources: &[u32], target: u32) {
        self.exits.clear();
        self.starts.clear();
        self.target = target;
        self.starts.extend(sources.iter().map(|&node| Start { node, cost: [Length::ZERO; K], step: node, rest: NONE }));
    }

    /// What lies between the target and the core.
    fn aim(
        &mut self,
        (graph, core): (&Layout<W, K>, &Core<W, K>),
        target: u32,
        most: Option<usize>,
        watch: &mut Watch<'_>,
    ) -> Result<(), Halt> {
        let nodes = u32::try_from(core.layout.nodes()).map_err(|_| Halt::Wide)?;
        self.target = nodes;
        self.starts.clear();
        self.exits.clear();
        self.descent.clear();
        let step = Step { place: core.place(target), cost: [Length::ZERO; K], before: NONE, link: target };
        self.descent.add(step, nodes)?;
        self.descent.run(nodes, most, watch, |place| core.down(place), |link| core.cost(graph, link))?;
        for (at, &gate) in self.descent.gates.iter().enumerate() {
            let Step { place, cost, .. } = self.descent.steps[gate as usize];
            let mut weight = [W::GREATEST; K];
            for (weight, cost) in weight.iter_mut().zip(cost) {
                *weight = W::from_sum(cost.get().into()).ok_or(Halt::Wide)?;
            }
            let arc = u32::try_from(core.layout.arcs.len() + at).map_err(|_| Halt::Wide)?;
            self.exits.push(Entering { tail: place, arc, weight });
        }
        Ok(())
    }

    /// What lies between the sources and the core, and ways to the target that need no core.
    fn set_out(
        &mut self,
        (graph, core): (&Layout<W, K>, &Core<W, K>),
        sources: &[u32],
        most: Option<usize>,
        watch: &mut Watch<'_>,
    ) -> Result<(), Halt> {
        let nodes = self.target;
        self.climb.clear();
        for &source in sources {
            self.climb
                .add(Step { place: core.place(source), cost: [Length::ZERO; K], before: NONE, link: source }, nodes)?;
        }
        self.climb.run(nodes, most, watch, |place| core.up(place), |link| core.cost(graph, link))?;
        for &step in &self.climb.gates {
            let Step { place, cost, .. } = self.climb.steps[step as usize];
            self.starts.push(Start { node: place, cost, step, rest: NONE });
        }
        // Both lists are in the order of places.
        let mut from = 0;
        for &step in &self.climb.outside {
            let Step { place, cost, .. } = self.climb.steps[step as usize];
            let at = |rest: u32| &self.descent.steps[rest as usize];
            let outside = &self.descent.outside[..];
            from += outside[from..].iter().take_while(|&&rest| at(rest).place < place).count();
            for &rest in outside[from..].iter().take_while(|&&rest| at(rest).place == place) {
                match sum(&cost, &at(rest).cost.map(Length::get)) {
                    Some(cost) => self.starts.push(Start { node: nodes, cost, step, rest }),
                    None => self.is_cut = true,
                }
            }
        }
        Ok(())
    }

    /// The way of the graph that a way of the search stands for: where it starts, and its arcs.
    pub(in crate::search::star) fn unpack(&self, laid: &Laid<W, K>, start: u32, ways: Vec<u32>) -> (u32, Vec<u32>) {
        let Start { step, rest, .. } = self.starts[start as usize];
        let Some(core) = &laid.core else { return (step, ways) };
        let mut links = Vec::new();
        let source = self.climb.walk(step, |link| links.push(link));
        links.reverse();
        let mut rest = rest;
        for arc in ways {
            match (arc as usize).checked_sub(core.layout.arcs.len()) {
                None => links.push(core.link_of(arc)),
                Some(exit) => rest = self.descent.gates[exit],
            }
        }
        if rest != NONE {
            self.descent.walk(rest, |link| links.push(link));
        }
        let mut arcs = Vec::new();
        for link in links {
            core.unpack(&laid.whole, link, &mut arcs);
        }
        (source, arcs)
    }
}
