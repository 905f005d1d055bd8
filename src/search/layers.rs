//! Ways that must pass something: a graph in layers.

use super::{ArcId, Cost, Found, Graph, Later, NodeId, Ride, SearchError, Start};

/// What each arc passes, of a few things that a way has to pass: a bit for each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    /// By number of the arc.
    passed: Vec<u8>,
    things: u8,
}

impl Marks {
    /// The most things that a way may have to pass.
    pub const MOST: usize = 4;

    /// `passed` gives for each arc which of the `things` it passes, thing 0 by the lowest bit.
    ///
    /// # Panics
    /// Past [`Marks::MOST`] things.
    pub fn new(passed: Vec<u8>, things: usize) -> Self {
        match u8::try_from(things) {
            Ok(things) if usize::from(things) <= Self::MOST => {
                let all = (1 << things) - 1;
                Self { passed: passed.into_iter().map(|passed| passed & all).collect(), things }
            }
            _ => panic!("a way has to pass at most {} things", Self::MOST),
        }
    }

    /// Whether there is nothing to pass.
    pub fn is_empty(&self) -> bool {
        self.things == 0
    }

    fn all(&self) -> usize {
        (1 << self.things) - 1
    }

    /// The marks after an arc, where some were passed before it.
    pub(crate) fn after(&self, passed: u8, arc: ArcId) -> u8 {
        passed | self.passed.get(arc.index()).copied().unwrap_or(0)
    }

    /// Whether these are all marks.
    pub(crate) fn are_all(&self, passed: u8) -> bool {
        usize::from(passed) == self.all()
    }
}

/// A graph for ways that pass all the marks: as many layers as there are sets of marks. A way begins where nothing has been
/// passed, and an arc that passes something leads to the layer where that is passed too; only the layer of all marks holds the
/// target. What a node or an arc is in the layers, it is in the graph: costs, departures, ranks.
#[derive(Debug, Clone, Copy)]
pub struct Layered<'g, G> {
    graph: &'g G,
    marks: &'g Marks,
}

impl<'g, G> Layered<'g, G> {
    /// The layers of a graph, by the marks of its arcs.
    pub fn new(graph: &'g G, marks: &'g Marks) -> Self {
        Self { graph, marks }
    }

    /// A start of the graph in the layers: nothing has been passed.
    ///
    /// # Panics
    /// Past 2^32 - 2 nodes in all layers.
    pub fn start<const K: usize>(&self, start: &Start<K>) -> Start<K> {
        let source = |&(node, cost): &(NodeId, Cost<K>)| (NodeId::new(node.index() << self.marks.things), cost);
        Start { sources: start.sources.iter().map(source).collect(), caps: start.caps }
    }

    /// Where a way that ends at a node ends.
    ///
    /// # Panics
    /// Past 2^32 - 2 nodes in all layers.
    pub fn target(&self, node: NodeId) -> NodeId {
        NodeId::new((node.index() << self.marks.things) | self.marks.all())
    }

    /// Puts the arcs of the graph in place of those of the layers.
    pub fn flatten<const K: usize>(&self, found: &mut [Found<K>]) {
        for step in found.iter_mut().flat_map(|found| &mut found.steps) {
            step.arc = self.arc(step.arc);
        }
    }

    fn node(&self, node: NodeId) -> NodeId {
        NodeId::new(node.index() >> self.marks.things)
    }

    fn arc(&self, arc: ArcId) -> ArcId {
        ArcId::new(arc.index() >> self.marks.things)
    }
}

impl<const K: usize, G: Graph<K>> Graph<K> for Layered<'_, G> {
    const WAITS: bool = G::WAITS;

    fn node_count(&self) -> usize {
        self.graph.node_count() << self.marks.things
    }

    fn arcs(&self, node: NodeId) -> impl Iterator<Item = (ArcId, NodeId)> {
        let (layer, layers) = (node.index() & self.marks.all(), self.marks.things);
        self.graph.arcs(self.node(node)).map(move |(arc, head)| {
            let after = layer | usize::from(self.marks.passed[arc.index()]);
            (ArcId::new((arc.index() << layers) | layer), NodeId::new((head.index() << layers) | after))
        })
    }

    fn ride(&self, arc: ArcId, at: &Cost<K>, later: Later) -> Result<Option<Ride<K>>, SearchError> {
        self.graph.ride(self.arc(arc), at, later)
    }

    fn least(&self, arc: ArcId) -> Cost<K> {
        self.graph.least(self.arc(arc))
    }

    #[inline]
    fn settled(&self, node: NodeId, at: &Cost<K>, estimate: Cost<K>) -> Option<Cost<K>> {
        self.graph.settled(self.node(node), at, estimate)
    }

    fn better_after(&self, arc: ArcId, departure: u32) -> Option<u32> {
        self.graph.better_after(self.arc(arc), departure)
    }

    fn boards_all_from(&self, arc: ArcId, at: &Cost<K>) -> Option<u32> {
        self.graph.boards_all_from(self.arc(arc), at)
    }

    #[inline]
    fn limits_waits(&self) -> bool {
        self.graph.limits_waits()
    }

    fn stands_in(&self, arc: ArcId, earlier: u64, later: u64) -> bool {
        self.graph.stands_in(self.arc(arc), earlier, later)
    }

    fn growth(&self, node: NodeId, delay: u64) -> Cost<K> {
        self.graph.growth(self.node(node), delay)
    }

    fn tolerates(&self, node: NodeId, slack: &Cost<K>) -> u64 {
        self.graph.tolerates(self.node(node), slack)
    }

    fn rank(&self, arc: ArcId) -> (u32, u32) {
        self.graph.rank(self.arc(arc))
    }
}
