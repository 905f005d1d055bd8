//! The core of a graph: nodes with few neighbours leave it, and shortcuts with all their weights stand for the ways over them.

use super::layout::{Arc, Layout, NONE};
use super::links::{Link, Lists, Rows, covers};
use super::weight::Weight;

/// A node of more links in or out stays.
const LINKS: usize = 8;

/// A node stays that has a neighbour of more links in or out: to look through those for each of many neighbours takes the square of their number.
const MANY: usize = 128;

/// A node stays where some way to it from one that left has so many steps: ways between the core and what left are to be short.
const LEVELS: usize = 16;

/// What is left of a graph when nodes have left it of which the neighbours have no more arcs and shortcuts after than before: dead ends, nodes on
/// the way, small crossings. Shortcuts keep every vector that a way over such nodes may have (with one weight: Geisberger, Sanders, Schultes and Vetter,
/// *Exact routing in large road networks using contraction hierarchies*, 2012).
#[derive(Debug, Clone)]
pub(super) struct Core<W, const K: usize> {
    /// The nodes that stay, in their order.
    pub(super) layout: Layout<W, K>,
    /// Where each node is: the number of one that stays, or, past those, when it left.
    place: Vec<u32>,
    /// Of each node that left, the links to those that were still there, and from them.
    up: Rows<K>,
    down: Rows<K>,
    /// What each arc of the core stands for.
    stands_for: Vec<u32>,
    /// The two links that each shortcut stands for.
    shortcuts: Vec<[u32; 2]>,
    /// How many arcs the graph has.
    arcs: u32,
}

impl<W: Weight, const K: usize> Core<W, K> {
    /// `None` where weights are no integers of 32 bits, or hardly a node can leave.
    pub(super) fn new(graph: &Layout<W, K>) -> Option<Self> {
        graph.greatest?;
        let mut work = Thinning::new(graph)?;
        work.run()?;
        let nodes = graph.nodes();
        // A core that is nearly the whole spares less than going round it costs.
        if work.gone.len() < nodes / 8 {
            return None;
        }
        // What enters is told by what leaves: its memory is free for the core.
        drop(work.entering);
        let Thinning { leaving, gone, mut up, mut down, mut shortcuts, .. } = work;
        shortcuts.shrink_to_fit();
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
                for (weight, &cost) in weight.iter_mut().zip(&link.cost) {
                    *weight = W::from_sum(cost.into())?;
                }
                arcs.push(Arc { head: place[link.node as usize], weight });
                stands_for.push(link.stands_for);
            }
            row.push(u32::try_from(arcs.len()).ok()?);
        }
        let layout = Layout::new(row, arcs).ok()?;
        Some(Self { layout, place, up, down, stands_for, shortcuts, arcs: u32::try_from(graph.arcs.len()).ok()? })
    }

    /// Where a node is: its number in the core, or past all of those.
    pub(super) fn place(&self, node: u32) -> u32 {
        self.place[node as usize]
    }

    /// Links from a place outside the core to places that left later, or to the core.
    pub(super) fn up(&self, place: u32) -> &[Link<K>] {
        self.up.of(place as usize - self.layout.nodes())
    }

    /// Links to a place outside the core, from such places.
    pub(super) fn down(&self, place: u32) -> &[Link<K>] {
        self.down.of(place as usize - self.layout.nodes())
    }

    /// What an arc of the core stands for.
    pub(super) fn link_of(&self, arc: u32) -> u32 {
        self.stands_for[arc as usize]
    }

    /// Adds the arcs of the graph that a link stands for, in their order.
    pub(super) fn unpack(&self, link: u32, arcs: &mut Vec<u32>) {
        let mut left = vec![link];
        while let Some(link) = left.pop() {
            match link.checked_sub(self.arcs) {
                None => arcs.push(link),
                Some(shortcut) => {
                    let [first, second] = self.shortcuts[shortcut as usize];
                    left.extend([second, first]);
                }
            }
        }
    }
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
struct Thinning<const K: usize> {
    leaving: Lists<K>,
    entering: Lists<K>,
    /// One more than the highest level of the neighbours that have left.
    level: Vec<u8>,
    line: Line,
    /// Nodes that left, and their links at that time.
    gone: Vec<u32>,
    up: Rows<K>,
    down: Rows<K>,
    shortcuts: Vec<[u32; 2]>,
    arcs: usize,
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

impl<const K: usize> Thinning<K> {
    /// All arcs that no parallel one is as good as.
    fn new<W: Weight>(graph: &Layout<W, K>) -> Option<Self> {
        let nodes = graph.nodes();
        let count = u32::try_from(nodes).ok()?;
        let mut entering = vec![0; nodes];
        for arc in &graph.arcs {
            entering[arc.head as usize] += 1;
        }
        let mut work = Self {
            leaving: Lists::new((0..count).map(|node| graph.leaving(node).len()))?,
            entering: Lists::new(entering.into_iter())?,
            level: vec![0; nodes],
            line: Line::new(nodes),
            gone: Vec::new(),
            up: Rows::new(),
            down: Rows::new(),
            shortcuts: Vec::new(),
            arcs: graph.arcs.len(),
            over: Vec::new(),
        };
        for node in 0..count {
            for arc in graph.leaving(node) {
                let along = &graph.arcs[arc];
                if along.head != node {
                    let cost = std::array::from_fn(|criterion| along.weight[criterion].low32());
                    work.put(node, along.head, u32::try_from(arc).ok()?, cost)?;
                }
            }
        }
        Some(work)
    }

    /// Adds a link, unless one is as good; drops those that it is as good as. Where links are many nobody looks.
    fn put(&mut self, from: u32, to: u32, stands_for: u32, cost: [u32; K]) -> Option<()> {
        let is_few = self.leaving.len(from) <= MANY && self.entering.len(to) <= MANY;
        let known = if is_few { self.leaving.of(from) } else { &[] };
        let mut parallel = known.iter().filter(|known| known.node == to);
        if parallel.clone().any(|known| covers(&known.cost, &cost)) {
            return Some(());
        }
        if parallel.any(|known| covers(&cost, &known.cost)) {
            self.leaving.retain(from, |known| known.node != to || !covers(&cost, &known.cost));
            self.entering.retain(to, |known| known.node != from || !covers(&cost, &known.cost));
        }
        self.leaving.push(from, Link { node: to, stands_for, cost })?;
        self.entering.push(to, Link { node: from, stands_for, cost })
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
        let has_many = |link: &Link<K>| self.leaving.len(link.node) > MANY || self.entering.len(link.node) > MANY;
        if ins.iter().chain(outs).any(has_many) {
            return false;
        }
        for first in ins {
            let beyond = self.leaving.of(first.node);
            for second in outs.iter().filter(|second| second.node != first.node) {
                let mut cost = first.cost;
                for (cost, more) in cost.iter_mut().zip(second.cost) {
                    // A sum past 32 bits is no weight.
                    match cost.checked_add(more) {
                        Some(sum) if sum < u32::MAX => *cost = sum,
                        _ => return false,
                    }
                }
                if beyond.iter().any(|known| known.node == second.node && covers(&known.cost, &cost)) {
                    continue;
                }
                // A link makes room once, for the first shortcut that is as good.
                let spares = |over: &Over<K>, known: &Link<K>| over.to == known.node && covers(&over.cost, &known.cost);
                let over =
                    Over { from: first.node, to: second.node, links: [first.stands_for, second.stands_for], cost };
                let counted = |known: &Link<K>| self.over.iter().any(|one| one.from == over.from && spares(one, known));
                room += beyond.iter().filter(|&known| spares(&over, known) && !counted(known)).count();
                self.over.push(over);
                if self.over.len() > room {
                    return false;
                }
            }
        }
        true
    }

    /// Takes a node out, with the shortcuts just found.
    fn take_out(&mut self, node: u32) -> Option<()> {
        let level = self.level[node as usize] + 1;
        let mut part = |near: &mut Lists<K>, far: &mut Lists<K>, rows: &mut Rows<K>| {
            for link in near.of(node) {
                far.retain(link.node, |back| back.node != node);
                self.level[link.node as usize] = self.level[link.node as usize].max(level);
            }
            rows.add(near.of(node))?;
            near.clear(node);
            Some(())
        };
        part(&mut self.leaving, &mut self.entering, &mut self.up)?;
        part(&mut self.entering, &mut self.leaving, &mut self.down)?;
        for at in 0..self.over.len() {
            let Over { from, to, links, cost } = self.over[at];
            let number = self.arcs + self.shortcuts.len();
            self.put(from, to, u32::try_from(number).ok().filter(|&number| number != NONE)?, cost)?;
            self.shortcuts.push(links);
        }
        self.gone.push(node);
        Some(())
    }
}
