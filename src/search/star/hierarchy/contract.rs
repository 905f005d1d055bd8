//! Contraction: nodes leave a graph one by one, and shortcuts keep the distances of those that stay.

use crate::search::Weight;
use crate::search::star::laid::layout::Layout;
use crate::search::star::narrow::halt::Halt;
use crate::search::star::narrow::length::Both;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// An arc or shortcut to or from a node that is still there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    pub(super) node: u32,
    /// How many arcs it stands for.
    arcs: u32,
    pub(super) cost: Both,
}

/// What is left of a graph, and of the nodes that have left, their links at that time.
#[derive(Debug)]
pub(super) struct Contracted {
    pub(super) leaving: Vec<Vec<Link>>,
    pub(super) entering: Vec<Vec<Link>>,
    /// Nodes that never left.
    pub(super) core: Vec<bool>,
}

/// This many links at most are looked at for ways round a node: what is not found costs a needless shortcut.
const LOOKED_AT: usize = 500;

/// A node of more pairs of arcs in and out stays: what is left by then is small or dense, and a search in it is as good.
const PAIRS: usize = 1024;

/// A node beside one of more links stays too: to take many such out looks through those links each time.
const MANY: usize = 4096;

/// Searches for ways that need no shortcut.
#[derive(Debug)]
struct Detours {
    cost: Vec<Both>,
    touched: Vec<u32>,
    heap: BinaryHeap<Reverse<(Both, u32)>>,
}

impl Detours {
    /// Leaves what ways cost from a node to others without a third, as far as it looks.
    fn search(&mut self, leaving: &[Vec<Link>], from: u32, without: u32, most: Both, mut open: usize, ends: &[Link]) {
        for node in self.touched.drain(..) {
            self.cost[node as usize] = Both::NEVER;
        }
        self.heap.clear();
        self.cost[from as usize] = Both::ZERO;
        self.touched.push(from);
        self.heap.push(Reverse((Both::ZERO, from)));
        let mut looked_at = 0;
        while let Some(Reverse((cost, node))) = self.heap.pop() {
            if cost > self.cost[node as usize] {
                continue;
            }
            if cost > most {
                return;
            }
            if ends.iter().any(|end| end.node == node) {
                open -= 1;
                if open == 0 {
                    return;
                }
            }
            looked_at += leaving[node as usize].len();
            if looked_at > LOOKED_AT {
                return;
            }
            for link in &leaving[node as usize] {
                let through = cost.plus(link.cost);
                let known = &mut self.cost[link.node as usize];
                if link.node != without && through < *known && through <= most {
                    if *known == Both::NEVER {
                        self.touched.push(link.node);
                    }
                    *known = through;
                    self.heap.push(Reverse((through, link.node)));
                }
            }
        }
    }
}

/// A way over a node that leaves, from one of its neighbours to another.
#[derive(Debug, Clone, Copy)]
struct Shortcut {
    from: u32,
    to: u32,
    arcs: u32,
    cost: Both,
}

#[derive(Debug)]
struct Contraction {
    graph: Contracted,
    detours: Detours,
    /// One more than the highest level of the neighbours that have left.
    level: Vec<u32>,
    /// How many shortcuts it left when it was last looked at, by links, and how many arcs they stood for, by arcs.
    heavy: Vec<u32>,
    shortcuts: Vec<Shortcut>,
}

impl Contraction {
    /// Finds the shortcuts that a node would leave, and how soon it should leave: few shortcuts for many links, of few arcs, and low.
    /// `None` for one that stays.
    fn look_at(&mut self, node: u32) -> Result<Option<u32>, Halt> {
        let Contracted { leaving, entering, .. } = &self.graph;
        let (ins, outs) = (&entering[node as usize], &leaving[node as usize]);
        self.shortcuts.clear();
        let has_many =
            |link: &Link| leaving[link.node as usize].len() > MANY || entering[link.node as usize].len() > MANY;
        if ins.len() * outs.len() > PAIRS || ins.iter().chain(outs).any(has_many) {
            return Ok(None);
        }
        let greatest = outs.iter().map(|link| link.cost).max().unwrap_or(Both::ZERO);
        for first in ins {
            let open = outs.iter().filter(|link| link.node != first.node).count();
            if open == 0 {
                continue;
            }
            let most = first.cost.plus(greatest);
            self.detours.search(leaving, first.node, node, most, open, outs);
            for second in outs.iter().filter(|link| link.node != first.node) {
                let cost = first.cost.plus(second.cost);
                if cost == Both::NEVER {
                    return Err(Halt::Wide);
                }
                if self.detours.cost[second.node as usize] > cost {
                    let arcs = first.arcs.saturating_add(second.arcs);
                    self.shortcuts.push(Shortcut { from: first.node, to: second.node, arcs, cost });
                }
            }
        }
        let links = (ins.len() + outs.len()).max(1) as u64;
        let stood_for: u64 = ins.iter().chain(outs).map(|link| u64::from(link.arcs)).sum();
        let stands_for: u64 = self.shortcuts.iter().map(|shortcut| u64::from(shortcut.arcs)).sum();
        let heavy = 1000 * self.shortcuts.len() as u64 / links + 1000 * stands_for / stood_for.max(1);
        self.heavy[node as usize] = u32::try_from(heavy).unwrap_or(u32::MAX);
        Ok(Some(self.late(node)))
    }

    /// How late a node should leave, by what was found when it was last looked at and its level by now.
    fn late(&self, node: u32) -> u32 {
        self.level[node as usize].saturating_mul(1000).saturating_add(self.heavy[node as usize])
    }

    /// Takes a node out, with the shortcuts just found.
    fn take_out(&mut self, node: u32) {
        let Contracted { leaving, entering, .. } = &mut self.graph;
        let level = self.level[node as usize] + 1;
        let mut part = |near: &[Link], far: &mut [Vec<Link>]| {
            for link in near {
                far[link.node as usize].retain(|back| back.node != node);
                self.level[link.node as usize] = self.level[link.node as usize].max(level);
            }
        };
        part(&leaving[node as usize], entering);
        part(&entering[node as usize], leaving);
        for &Shortcut { from, to, arcs, cost } in &self.shortcuts {
            put(&mut leaving[from as usize], Link { node: to, arcs, cost });
            put(&mut entering[to as usize], Link { node: from, arcs, cost });
        }
    }
}

/// Adds a link; of parallel ones the least stays, unless there are many links: then nobody looks.
fn put(links: &mut Vec<Link>, link: Link) {
    let looked_at = if links.len() <= MANY { links.len() } else { 0 };
    match links[..looked_at].iter_mut().find(|known| known.node == link.node) {
        Some(known) if known.cost <= link.cost => {}
        Some(known) => *known = link,
        None => links.push(link),
    }
}

/// Drops the links from a node that cost more than some way round: by the criterion at hand no least way has them, though by another one may.
fn drop_detours(graph: &mut Contracted, detours: &mut Detours, node: u32) {
    let Contracted { leaving, entering, .. } = graph;
    let outs = &leaving[node as usize];
    if outs.len() > MANY {
        return;
    }
    let greatest = outs.iter().map(|link| link.cost).max().unwrap_or(Both::ZERO);
    detours.search(leaving, node, u32::MAX, greatest, outs.len(), outs);
    // One into a node that many lead to stays: to find it there takes too long.
    let is_detour = |link: &Link, entering: &[Vec<Link>]| {
        detours.cost[link.node as usize] < link.cost && entering[link.node as usize].len() <= MANY
    };
    for link in outs {
        if is_detour(link, entering) {
            entering[link.node as usize].retain(|back| back.node != node || back.cost != link.cost);
        }
    }
    leaving[node as usize].retain(|link| !is_detour(link, entering));
}

/// Contracts a graph by one criterion; ties go to the lesser of another, where one is named.
pub(super) fn contract<W: Weight, const K: usize>(
    layout: &Layout<W, K>,
    criterion: usize,
    other: Option<usize>,
) -> Result<Contracted, Halt> {
    let nodes = layout.nodes();
    let count = u32::try_from(nodes).map_err(|_| Halt::Wide)?;
    layout.greatest.ok_or(Halt::Wide)?;
    let mut graph =
        Contracted { leaving: vec![Vec::new(); nodes], entering: vec![Vec::new(); nodes], core: vec![false; nodes] };
    for node in 0..count {
        for arc in &layout.arcs[layout.leaving(node)] {
            let cost = Both::of(arc.weight[criterion].low32(), other.map_or(0, |other| arc.weight[other].low32()));
            if arc.head != node {
                put(&mut graph.leaving[node as usize], Link { node: arc.head, arcs: 1, cost });
                put(&mut graph.entering[arc.head as usize], Link { node, arcs: 1, cost });
            }
        }
    }
    let mut detours = Detours { cost: vec![Both::NEVER; nodes], touched: Vec::new(), heap: BinaryHeap::new() };
    for node in 0..count {
        drop_detours(&mut graph, &mut detours, node);
    }
    let mut work = Contraction { graph, detours, level: vec![0; nodes], heavy: vec![0; nodes], shortcuts: Vec::new() };
    let mut line = BinaryHeap::with_capacity(nodes);
    for node in 0..count {
        match work.look_at(node)? {
            Some(late) => line.push(Reverse((late, node))),
            None => work.graph.core[node as usize] = true,
        }
    }
    while let Some(Reverse((late, node))) = line.pop() {
        // What it was when it got in line may not hold any more: its level is quickly looked up.
        if work.late(node) > late {
            line.push(Reverse((work.late(node), node)));
            continue;
        }
        let Some(late) = work.look_at(node)? else {
            work.graph.core[node as usize] = true;
            continue;
        };
        if line.peek().is_some_and(|Reverse((next, _))| late > *next) {
            line.push(Reverse((late, node)));
        } else {
            work.take_out(node);
        }
    }
    Ok(work.graph)
}
