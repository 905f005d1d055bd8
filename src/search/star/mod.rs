//! Static graphs: any petgraph graph, laid out once, asked many times.

mod answers;
mod bounding;
mod engines;
mod hierarchy;
mod laid;
mod narrow;
mod question;
mod scratch;
mod task;
mod watch;

pub use answers::{Answers, Fronts, Path, Paths};
pub use bounding::kept::LowerBounds;
pub use hierarchy::Hierarchy;
pub use question::Question;
pub use scratch::Scratch;

use super::{Limits, SearchError, Weight};
use laid::ground::Laid;
use laid::layout::{Arc, Layout};
use petgraph::visit::{EdgeRef, IntoEdges, IntoNodeIdentifiers, NodeIndexable};
use std::collections::HashMap;
use std::hash::Hash;

/// A static graph with `K` weights on each edge, laid out for the search.
///
/// `N` and `E` are petgraph's own node and edge identifiers; questions and answers speak of those. `W` is `u32`, `u64` or
/// `OrderedFloat<f64>`. Parallel edges, self-loops and weights of zero are as good as any; an undirected edge is an arc each way. The
/// graph itself is not kept: change it, and lay it out again.
///
/// ```
/// use landsea::search::ForwardStar;
/// use petgraph::graph::UnGraph;
///
/// let mut graph = UnGraph::<&str, (u32, u32)>::new_undirected();
/// let [a, b, c] = ["a", "b", "c"].map(|name| graph.add_node(name));
/// graph.add_edge(a, c, (1, 9));
/// graph.add_edge(a, b, (2, 2));
/// graph.add_edge(b, c, (2, 2));
///
/// let star = ForwardStar::from_petgraph(&graph, |edge| [edge.weight().0, edge.weight().1])?;
/// // Every path worth choosing.
/// assert_eq!(star.front(c, a)?.costs(), [[1, 9], [4, 4]]);
/// // The quickest that costs at most 5.
/// let path = star.least_within(c, a, [u32::MAX, 5])?.expect("there is one");
/// assert_eq!(path.nodes, [c, b, a]);
/// // One criterion: the shortest path, with its edges.
/// let one = ForwardStar::from_petgraph(&graph, |edge| [edge.weight().0])?;
/// assert_eq!(one.shortest_path(a, b)?.expect("there is one").edges.len(), 1);
/// # Ok::<(), landsea::search::SearchError>(())
/// ```
#[derive(Debug, Clone)]
pub struct ForwardStar<N, E, W, const K: usize> {
    laid: Laid<W, K>,
    /// petgraph's edge for each arc.
    edge: Vec<E>,
    /// petgraph's node for each of ours, and back.
    node: Vec<N>,
    number: HashMap<N, u32>,
}

impl<N: Copy + Eq + Hash, E: Copy, W: Weight, const K: usize> ForwardStar<N, E, W, K> {
    /// Lays out a petgraph graph. `weights` is asked once for each edge, and once for each way of an undirected one.
    ///
    /// # Errors
    /// [`SearchError::NegativeWeight`], [`SearchError::NotFinite`], [`SearchError::TooLarge`].
    ///
    /// # Complexity
    /// `O(n + m)` time and memory. With integers, nodes of few neighbours leave the graph that is searched, and shortcuts with their weights
    /// stand for the ways over them: one to five microseconds a node that may leave, and as much memory again as the graph takes.
    pub fn from_petgraph<G>(graph: G, mut weights: impl FnMut(G::EdgeRef) -> [W; K]) -> Result<Self, SearchError>
    where
        G: IntoNodeIdentifiers<NodeId = N> + IntoEdges<EdgeId = E> + NodeIndexable,
    {
        const { assert!(K >= 1 && K <= 4, "one to four criteria") };
        let numbered = |at: usize| u32::try_from(at).map_err(|_| SearchError::TooLarge);
        // Neighbours get numbers near each other, in the order of a search in breadth, so that what is looked at together lies together. By petgraph's
        // index while laying out, which is quicker than hashing; indices may have gaps.
        let mut by_index = vec![u32::MAX; graph.node_bound()];
        let mut node: Vec<N> = Vec::new();
        let (mut row, mut arcs, mut edge) = (vec![0], Vec::new(), Vec::new());
        for seed in graph.node_identifiers() {
            let mut meet = |id: N, node: &mut Vec<N>| {
                let number = &mut by_index[graph.to_index(id)];
                if *number == u32::MAX {
                    *number = numbered(node.len())?;
                    node.push(id);
                }
                Ok(*number)
            };
            meet(seed, &mut node)?;
            while let Some(&id) = node.get(row.len() - 1) {
                for reference in graph.edges(id) {
                    let head = meet(reference.target(), &mut node)?;
                    edge.push(reference.id());
                    arcs.push(Arc { head, weight: weights(reference) });
                }
                row.push(numbered(arcs.len())?);
            }
        }
        drop(by_index);
        arcs.shrink_to_fit();
        edge.shrink_to_fit();
        let layout = Layout::new(row, arcs).map_err(|error| match error {
            SearchError::NegativeWeight { edge, criterion } => {
                SearchError::NegativeWeight { edge: listed(graph, &node, edge), criterion }
            }
            SearchError::NotFinite { edge, criterion } => {
                SearchError::NotFinite { edge: listed(graph, &node, edge), criterion }
            }
            other => other,
        })?;
        let laid = Laid::new(layout);
        // Last, since laying out takes memory that is free again by now.
        let number = (0..).zip(&node).map(|(at, &id)| (id, at)).collect();
        Ok(Self { laid, edge, node, number })
    }

    /// How many nodes.
    pub fn node_count(&self) -> usize {
        self.laid.whole.nodes()
    }

    /// How many arcs: edges, with undirected ones counted each way.
    pub fn arc_count(&self) -> usize {
        self.laid.whole.arcs.len()
    }

    /// How many nodes are left where searches by integers work: nodes of few neighbours, over which shortcuts lead, are not among them.
    pub fn core_node_count(&self) -> usize {
        self.laid.searched().nodes()
    }

    /// Every non-dominated path from `source` to `target`, one for each vector of costs, in lexicographic order. Which of several
    /// paths with one vector is not said, but always the same. From a node to itself, the empty path.
    ///
    /// # Errors
    /// [`SearchError::Overflow`] when the cost of an answer passes the type: of a path that belongs on the front and keeps to the caps. Sums of other paths
    /// may pass it; such a path is left out. [`SearchError::ForeignNode`].
    ///
    /// # Complexity
    /// Bounds: at most `K` backward Dijkstras, and with two criteria as many small ones forward. Search: the labels that are non-dominated at their node and inside the bounds, times their
    /// arcs; both the labels and the front may grow exponentially with the graph, so that [`Limits`] are in place where
    /// graphs come from elsewhere.
    pub fn front(&self, source: N, target: N) -> Result<Paths<N, E, W, K>, SearchError> {
        let mut scratch = Scratch::new();
        Ok(self.answer(&Question::new(&[source], target), &mut scratch)?.to_paths())
    }

    /// The front to each of several targets, in their order: one goal-directed search each, in the same memory.
    ///
    /// # Errors
    /// As [`ForwardStar::front`].
    pub fn fronts(&self, source: N, targets: &[N]) -> Result<Vec<Paths<N, E, W, K>>, SearchError> {
        let mut scratch = Scratch::new();
        let one = |&target: &N| Ok(self.answer(&Question::new(&[source], target), &mut scratch)?.to_paths());
        targets.iter().map(one).collect()
    }

    /// The front to every node. Without a target there is nothing to bound the search by, save the caps.
    ///
    /// # Errors
    /// [`SearchError::ForeignNode`]. A cost that passes the type is an error of its own node: see [`Fronts::costs`].
    ///
    /// # Complexity
    /// All labels that are non-dominated at their node, times their arcs, the logarithm of the queue and, from three criteria, the labels
    /// at the node.
    pub fn fronts_to_all<'a>(
        &'a self,
        sources: &[N],
        limits: &Limits<'_, K, W>,
        scratch: &'a mut Scratch<W, K>,
    ) -> Result<Fronts<'a, N, E, W, K>, SearchError> {
        scratch.put_sources(self, sources)?;
        let (status, stats) = scratch.run_to_all(&self.laid.whole, limits)?;
        Ok(Fronts { star: self, scratch, status, stats })
    }

    /// Some paths in place of all those of the front: for every path whatever there is an answer at most `1 + tolerance` times as dear, in
    /// every criterion at once. With one or two criteria there are never more than on the front; with more, a few where paths tie in the first.
    ///
    /// # Errors
    /// [`SearchError::BadTolerance`], and as [`ForwardStar::front`].
    pub fn approximate_front(&self, source: N, target: N, tolerance: f64) -> Result<Paths<N, E, W, K>, SearchError> {
        let mut scratch = Scratch::new();
        let sources = [source];
        Ok(self.answer(&Question::new(&sources, target).tolerance(tolerance), &mut scratch)?.to_paths())
    }

    /// The path that is least by the first criterion, of those that exceed no cap: the least cost within a time, say. The greatest value
    /// of the type stands for no cap. Ties go to the lesser second criterion, and so on.
    ///
    /// # Errors
    /// As [`ForwardStar::front`].
    pub fn least_within(&self, source: N, target: N, caps: [W; K]) -> Result<Option<Path<N, E, W, K>>, SearchError> {
        let mut scratch = Scratch::new();
        let sources = [source];
        let question = Question::new(&sources, target).limits(Limits { caps, ..Limits::default() }).first_only();
        Ok(self.answer(&question, &mut scratch)?.to_paths().paths.pop())
    }

    /// Lower bounds to a target, to be kept. They serve this star and its clones; another one refuses them, even of the same graph.
    ///
    /// # Errors
    /// [`SearchError::ForeignNode`].
    ///
    /// # Complexity
    /// `K` backward Dijkstras: `O(K (n + m) log n)`.
    pub fn bounds_to(&self, target: N) -> Result<LowerBounds<W, K>, SearchError> {
        Ok(scratch::bounds_to(&self.laid, self.number_of(target)?))
    }

    /// A contraction hierarchy for each criterion, to be kept, for this star and its clones: with it a question computes bounds only for the nodes that it meets. `None` where
    /// sums do not fit 32 bits.
    ///
    /// # Complexity
    /// For road networks and the like a few microseconds and some hundred bytes a node and criterion. Where nodes have many neighbours and none
    /// leads on for many, contraction ends early, and each question searches what is left.
    pub fn contract(&self) -> Option<Hierarchy<K>> {
        Hierarchy::new(&self.laid).ok()
    }

    /// Answers a question, in the memory of earlier ones.
    ///
    /// # Errors
    /// As [`ForwardStar::front`], and [`SearchError::BadTolerance`], [`SearchError::WrongBounds`].
    pub fn answer<'a>(
        &'a self,
        question: &Question<'a, N, W, K>,
        scratch: &'a mut Scratch<W, K>,
    ) -> Result<Answers<'a, N, E, W, K>, SearchError> {
        scratch.put_sources(self, question.sources)?;
        let target = self.number_of(question.target)?;
        let (status, stats, times) = scratch.run(&self.laid, target, question)?;
        Ok(Answers { star: self, scratch, bounds: question.bounds, times, status, stats })
    }

    fn number_of(&self, id: N) -> Result<u32, SearchError> {
        self.number.get(&id).copied().ok_or(SearchError::ForeignNode)
    }
}

/// The place of one of our arcs among the edges as petgraph lists them, node by node.
fn listed<G>(graph: G, node: &[G::NodeId], mut arc: usize) -> usize
where
    G: IntoNodeIdentifiers + IntoEdges,
{
    let edges = |&id: &G::NodeId| graph.edges(id).count();
    let tail = node.iter().find(|&id| {
        let count = edges(id);
        let is_tail = arc < count;
        arc -= if is_tail { 0 } else { count };
        is_tail
    });
    graph.node_identifiers().take_while(|id| Some(id) != tail).map(|id| edges(&id)).sum::<usize>() + arc
}

impl<N: Copy + Eq + Hash, E: Copy, W: Weight> ForwardStar<N, E, W, 1> {
    /// The shortest path with its nodes and edges, or `None` when there is none.
    ///
    /// # Errors
    /// As [`ForwardStar::front`].
    pub fn shortest_path(&self, source: N, target: N) -> Result<Option<Path<N, E, W, 1>>, SearchError> {
        Ok(self.front(source, target)?.paths.pop())
    }
}
