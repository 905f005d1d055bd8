//! Nodes with few neighbours leave a graph, and shortcuts with all their weights stand for the ways over them.

use super::layout::{Layout, NONE};
use super::links::{Link, Lists, Rows, Shortcut, cost_of, covers};
use crate::search::Weight;

/// A node of more links in or out stays.
const LINKS: usize = 8;

/// A node stays that has a neighbour of more links in or out: to look through those for each of many neighbours takes the square of their number.
const MANY: usize = 128;

/// A node stays where some way to it from one that left has this many steps: ways between the core and what left are to be short.
const LEVELS: usize = 16;

/// What is left when no node may leave any more.
#[derive(Debug)]
pub(super) struct Thinned<const K: usize> {
    pub(super) leaving: Lists<Link>,
    /// Nodes that left, and their links at that time.
    pub(super) gone: Vec<u32>,
    pub(super) up: Rows,
    pub(super) down: Rows,
    pub(super) shortcuts: Vec<Shortcut<K>>,
}

/// Lets all nodes leave that may. `None` where there are more links than numbers.
pub(super) fn thin<W: Weight, const K: usize>(graph: &Layout<W, K>) -> Option<Thinned<K>> {
    let mut work = Thinning::new(graph)?;
    work.run()?;
    let Thinning { leaving, gone, up, down, mut shortcuts, .. } = work;
    shortcuts.shrink_to_fit();
    Some(Thinned { leaving, gone, up, down, shortcuts })
}

/// A way over a node that leaves, from one of its neighbours to another.
#[derive(Debug, Clone, Copy)]
struct Over<const K: usize> {
    from: u32,
    to: u32,
    links: [u32; 2],
    cost: [u32; K],
}

/// A graph that nodes leave.
#[derive(Debug)]
struct Thinning<'a, W, const K: usize> {
    graph: &'a Layout<W, K>,
    leaving: Lists<Link>,
    /// The tail of every link, by its head.
    entering: Lists<u32>,
    /// One more than the highest level of the neighbours that have left.
    level: Vec<u8>,
    line: Line,
    /// Nodes that left, and their links at that time.
    gone: Vec<u32>,
    up: Rows,
    down: Rows,
    shortcuts: Vec<Shortcut<K>>,
    /// What the node at hand would leave.
    over: Vec<Over<K>>,
}

/// Nodes that may leave, the first to look at in front.
#[derive(Debug)]
struct Line {
    /// By links and level.
    nodes: Vec<Vec<u32>>,
    /// In which of those each node stands, or none.
    stands_in: Vec<u16>,
    /// Those before hold nobody.
    first: usize,
}

const NOWHERE: u16 = u16::MAX;

impl Line {
    fn new(nodes: usize) -> Self {
        Self { nodes: vec![Vec::new(); (2 * LINKS + 1) * LEVELS], stands_in: vec![NOWHERE; nodes], first: 0 }
    }

    /// Puts a node in line, or where it stands by now.
    fn put(&mut self, node: u32, late: Option<u16>) {
        let stands_in = &mut self.stands_in[node as usize];
        if *stands_in == late.unwrap_or(NOWHERE) {
            return;
        }
        *stands_in = late.unwrap_or(NOWHERE);
        if let Some(late) = late {
            self.nodes[late as usize].push(node);
            self.first = self.first.min(late as usize);
        }
    }

    fn take(&mut self) -> Option<u32> {
        loop {
            let first = self.nodes[self.first..].iter().position(|nodes| !nodes.is_empty())?;
            self.first += first;
            while let Some(node) = self.nodes[self.first].pop() {
                let stands_in = &mut self.stands_in[node as usize];
                // Who stands elsewhere by now has left a gap.
                if usize::from(*stands_in) == self.first {
                    *stands_in = NOWHERE;
                    return Some(node);
                }
            }
        }
    }
}

impl<'a, W: Weight, const K: usize> Thinning<'a, W, K> {
    /// All arcs that no parallel one is as good as.
    fn new(graph: &'a Layout<W, K>) -> Option<Self> {
        let nodes = graph.nodes();
        let count = u32::try_from(nodes).ok()?;
        let mut entering = vec![0; nodes];
        for arc in &graph.arcs {
            entering[arc.head as usize] += 1;
        }
        let nowhere = Link { node: NONE, number: NONE };
        let mut work = Self {
            graph,
            leaving: Lists::new((0..count).map(|node| graph.leaving(node).len()), nowhere)?,
            entering: Lists::new(entering.into_iter(), NONE)?,
            level: vec![0; nodes],
            line: Line::new(nodes),
            gone: Vec::with_capacity(nodes),
            up: Rows::new(nodes),
            down: Rows::new(nodes),
            shortcuts: Vec::new(),
            over: Vec::new(),
        };
        for node in 0..count {
            for arc in graph.leaving(node) {
                let (head, number) = (graph.arcs[arc].head, u32::try_from(arc).ok()?);
                if head != node {
                    work.put(node, Link { node: head, number }, work.cost(number))?;
                }
            }
        }
        Some(work)
    }

    fn cost(&self, number: u32) -> [u32; K] {
        cost_of(self.graph, &self.shortcuts, number)
    }

    /// Adds a link, unless one is as good; drops those that it is as good as. Where links are many nobody looks. Whether it was added, or `None` where there
    /// are more links than numbers.
    fn put(&mut self, from: u32, link: Link, cost: [u32; K]) -> Option<bool> {
        let Self { graph, leaving, entering, shortcuts, .. } = self;
        let to = link.node;
        if leaving.len(from) <= MANY && entering.len(to) <= MANY {
            let cost_of = |link: &Link| cost_of(graph, shortcuts, link.number);
            let mut parallel = leaving.of(from).iter().filter(|known| known.node == to);
            if parallel.clone().any(|known| covers(&cost_of(known), &cost)) {
                return Some(false);
            }
            if parallel.any(|known| covers(&cost, &cost_of(known))) {
                let before = leaving.len(from);
                leaving.retain(from, |known| known.node != to || !covers(&cost, &cost_of(known)));
                let mut dropped = before - leaving.len(from);
                entering.retain(to, |&tail| {
                    let goes = tail == from && dropped > 0;
                    dropped -= usize::from(goes);
                    !goes
                });
            }
        }
        leaving.push(from, link)?;
        entering.push(to, from)?;
        Some(true)
    }

    /// Few links first, and of those the low ones, so that ways to the core have few steps. `None` for a node that stays.
    fn late(&self, node: u32) -> Option<u16> {
        let (ins, outs) = (self.entering.len(node), self.leaving.len(node));
        let level = usize::from(self.level[node as usize]);
        // Over a node without links in or out leads no way: it is in nobody's way either.
        let may = (1..=LINKS).contains(&ins) && (1..=LINKS).contains(&outs) && level < LEVELS;
        may.then(|| u16::try_from((ins + outs) * LEVELS + level).unwrap_or(NOWHERE))
    }

    /// Lets nodes leave as long as some may. `None` where there are more links than numbers.
    fn run(&mut self) -> Option<()> {
        for node in (0..u32::try_from(self.level.len()).ok()?).rev() {
            self.line.put(node, self.late(node));
        }
        while let Some(node) = self.line.take() {
            if !self.may_leave(node) {
                continue;
            }
            let (up, down) = (self.up.links.len(), self.down.links.len());
            self.take_out(node)?;
            // What a neighbour would leave is another question now.
            for at in up..self.up.links.len() {
                let neighbour = self.up.links[at].node;
                self.line.put(neighbour, self.late(neighbour));
            }
            for at in down..self.down.links.len() {
                let neighbour = self.down.links[at].node;
                self.line.put(neighbour, self.late(neighbour));
            }
        }
        Some(())
    }

    /// Finds the shortcuts that a node would leave; whether they are no more than the links that leave with it.
    fn may_leave(&mut self, node: u32) -> bool {
        self.over.clear();
        let (ins, outs) = (self.entering.of(node), self.leaving.of(node));
        let mut room = ins.len() + outs.len();
        let has_many = |node: u32| self.leaving.len(node) > MANY || self.entering.len(node) > MANY;
        if ins.iter().copied().chain(outs.iter().map(|link| link.node)).any(has_many) {
            return false;
        }
        for (_, &from) in ins.iter().enumerate().filter(|(at, from)| !ins[..*at].contains(from)) {
            let beyond = self.leaving.of(from);
            for first in beyond.iter().filter(|first| first.node == node) {
                for second in outs.iter().filter(|second| second.node != from) {
                    let mut cost = self.cost(first.number);
                    for (cost, more) in cost.iter_mut().zip(self.cost(second.number)) {
                        // A sum past 32 bits is no weight.
                        match cost.checked_add(more) {
                            Some(sum) if sum < u32::MAX => *cost = sum,
                            _ => return false,
                        }
                    }
                    let parallel = beyond.iter().filter(|known| known.node == second.node);
                    if parallel.clone().any(|known| covers(&self.cost(known.number), &cost)) {
                        continue;
                    }
                    // A link makes room once, for the first shortcut that is as good.
                    let counted = |known: &Link| {
                        let same = self.over.iter().filter(|over| over.from == from && over.to == known.node);
                        same.clone().any(|over| covers(&over.cost, &self.cost(known.number)))
                    };
                    let spares = |known: &Link| covers(&cost, &self.cost(known.number)) && !counted(known);
                    room += parallel.filter(|&known| spares(known)).count();
                    self.over.push(Over { from, to: second.node, links: [first.number, second.number], cost });
                    if self.over.len() > room {
                        return false;
                    }
                }
            }
        }
        true
    }

    /// Takes a node out, with the shortcuts just found.
    fn take_out(&mut self, node: u32) -> Option<()> {
        let level = self.level[node as usize] + 1;
        let outs = self.leaving.of(node);
        self.up.links.extend(outs);
        self.up.close()?;
        for link in outs {
            self.entering.retain(link.node, |&tail| tail != node);
            self.level[link.node as usize] = self.level[link.node as usize].max(level);
        }
        for &tail in self.entering.of(node) {
            // The first time round takes all links from there.
            let links = self.leaving.of(tail).iter().filter(|link| link.node == node);
            self.down.links.extend(links.map(|link| Link { node: tail, ..*link }));
            self.leaving.retain(tail, |link| link.node != node);
            self.level[tail as usize] = self.level[tail as usize].max(level);
        }
        self.down.close()?;
        self.leaving.clear(node);
        self.entering.clear(node);
        for at in 0..self.over.len() {
            let Over { from, to, links, cost } = self.over[at];
            let number = u32::try_from(self.graph.arcs.len() + self.shortcuts.len()).ok();
            let number = number.filter(|&number| number != NONE)?;
            if self.put(from, Link { node: to, number }, cost)? {
                self.shortcuts.push(Shortcut { links, cost });
            }
        }
        self.gone.push(node);
        Some(())
    }
}
