//! Any petgraph graph, laid out, and its numbers for nodes and edges.

use super::laid::ground::Laid;
use super::laid::layout::{Arc, Layout};
use crate::search::{SearchError, Weight};
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
    pub(super) laid: Laid<W, K>,
    /// petgraph's edge for each arc.
    pub(super) edge: Vec<E>,
    /// petgraph's node for each of ours, and back.
    pub(super) node: Vec<N>,
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

    pub(super) fn number_of(&self, id: N) -> Result<u32, SearchError> {
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
