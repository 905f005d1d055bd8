//! What the search asks of a graph.

use super::{Cost, Status};

/// A node, numbered from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

/// An arc, numbered from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArcId(u32);

macro_rules! index {
    ($name:ident) => {
        impl $name {
            /// Wraps a number.
            ///
            /// # Panics
            /// Past `u32::MAX - 1`.
            #[inline]
            pub fn new(index: usize) -> Self {
                match u32::try_from(index) {
                    Ok(index) if index < u32::MAX => Self(index),
                    _ => panic!("graphs have fewer than 2^32 - 1 nodes and arcs"),
                }
            }
            /// The number.
            #[inline]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}
index!(NodeId);
index!(ArcId);

/// A label carried along an arc: with which departure, and what it costs by then, from the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ride<const K: usize> {
    /// Identity of the departure among those of the arc: when it leaves, on the clock of criterion 0. 0 where an arc has none.
    pub departure: u32,
    /// Cost at the head of the arc, counted from the start.
    pub cost: Cost<K>,
}

/// Which rides of an arc are passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Later {
    /// Those that leave at this departure or before.
    pub departure: Option<u32>,
    /// Those that arrive at this time or before.
    pub arrival: Option<u64>,
}

/// Why a search gave no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SearchError {
    /// The cost of an answer, or of a way that may be one, passes the type of the weights. What no answer needs may pass it.
    #[error("a sum of costs passes the type of the weights; use coarser units or a wider type")]
    Overflow,
    /// A node that the graph does not have.
    #[error("node {0} is not in the graph")]
    UnknownNode(usize),
    /// A departure that goes back in time, by its position.
    #[error("departure {0} leaves before it closes, or arrives before it leaves")]
    Backwards(usize),
    /// A node of the question, named by an identifier of petgraph's, that the graph does not have.
    #[error("a node of the question is not in the graph")]
    ForeignNode,
    /// A weight below zero. Edges are counted in the order in which petgraph lists them, node by node.
    #[error("criterion {criterion} of edge {edge} is negative; weights are zero or more")]
    NegativeWeight {
        /// Which edge.
        edge: usize,
        /// Which of its weights.
        criterion: usize,
    },
    /// A weight that is not a number, or infinite.
    #[error("criterion {criterion} of edge {edge} is not a finite number")]
    NotFinite {
        /// Which edge.
        edge: usize,
        /// Which of its weights.
        criterion: usize,
    },
    /// More nodes or arcs than 32 bits can number.
    #[error("graphs have fewer than 2^32 - 1 nodes and arcs")]
    TooLarge,
    /// A tolerance that is negative or not a finite number.
    #[error("a tolerance is a finite number, zero or more")]
    BadTolerance,
    /// Kept bounds of another graph or another target than the question's.
    #[error("the bounds are those of another graph or another target")]
    WrongBounds,
    /// A limit came before there was anything to answer with.
    #[error("a limit stopped the search before it began to find anything")]
    Stopped(Status),
}

/// A graph whose arcs carry labels from node to node.
///
/// On a *static* graph ([`Graph::WAITS`] false) an arc adds a constant. On a *timetable* criterion 0 is time, and an arc is
/// ridden with one of its departures, after waiting for it.
///
/// # Contract
/// 1. [`Graph::least`] is at most what any ride of the arc adds, in every criterion.
/// 2. The rides of an arc are listed by ascending `departure`, which is not after their `cost[0]`, and those open to a label are
///    open to every label that is earlier at the tail. Where [`Graph::limits_waits`] says so, that holds only of an earlier label that
///    [`Graph::stands_in`] for the later one; and of the rides open to an earlier label, those that a later one is there in time for are open to it.
/// 3. At one node, let two labels differ by `d` in time. Riding the same departure, the earlier one pays at most
///    [`Graph::growth`]`(node, d)` more than the later one does, compared with what each had paid at the node. Growth of 0 is 0, growth
///    never falls, and growth of a sum is at most the sum of growths. Nor does it pay less: waiting longer never saves.
///
/// A graph that breaks the contract loses paths; nothing panics.
pub trait Graph<const K: usize> {
    /// Whether arcs are ridden by departures that labels wait for.
    const WAITS: bool;

    /// How many nodes.
    fn node_count(&self) -> usize;

    /// Arcs that leave a node, and their heads.
    fn arcs(&self, node: NodeId) -> impl Iterator<Item = (ArcId, NodeId)>;

    /// The first ride along `arc`, of those later than `later` says, for a label that reached its tail with cost `at`.
    ///
    /// # Errors
    /// [`SearchError::Overflow`].
    fn ride(&self, arc: ArcId, at: &Cost<K>, later: Later) -> Result<Option<Ride<K>>, SearchError>;

    /// The least that any ride of the arc adds.
    fn least(&self, arc: ArcId) -> Cost<K>;

    /// What a way costs at least once it is done, where something is due for the time that it took: `at` is the cost of a label at `node`, and
    /// `estimate` bounds the sums of any way on from there. `None` past the type. Never less than `estimate`, and it never falls where `at` or
    /// `estimate` rises.
    #[inline]
    fn settled(&self, node: NodeId, at: &Cost<K>, estimate: Cost<K>) -> Option<Cost<K>> {
        let _ = (node, at);
        Some(estimate)
    }

    /// When rides of the arc may become better than the one with `departure` in some criterion, for one and the same label: none that
    /// leaves before is. `None` when none ever is.
    fn better_after(&self, arc: ArcId, departure: u32) -> Option<u32>;

    /// A departure from which on every ride of the arc is open to a label that reached its tail with cost `at`; the earlier the departure, the
    /// more labels that merely wait are seen to be of no use. `None` where there is no telling.
    fn boards_all_from(&self, arc: ArcId, at: &Cost<K>) -> Option<u32> {
        let _ = (arc, at);
        None
    }

    /// Whether a label may be too early for a ride: it may not wait as long.
    #[inline]
    fn limits_waits(&self) -> bool {
        false
    }

    /// Whether every ride of an arc that is open to a label that reaches its tail at `later` is open to one that reaches it at `earlier`. If it is, it is
    /// for every time between. Asked only where waits are limited.
    fn stands_in(&self, arc: ArcId, earlier: u64, later: u64) -> bool {
        let _ = (arc, earlier, later);
        true
    }

    /// The most that a wait longer by `delay` can add at a node, by criterion; component 0 is not used.
    fn growth(&self, node: NodeId, delay: u64) -> Cost<K>;

    /// The longest delay whose [`Graph::growth`] at a node stays within `slack` in every criterion but the first.
    fn tolerates(&self, node: NodeId, slack: &Cost<K>) -> u64;

    /// Major and minor rank of an arc. Ties between equal vectors go to fewer arcs, then to the smaller sequence of major ranks, then
    /// of minor ranks, then to earlier departures.
    fn rank(&self, arc: ArcId) -> (u32, u32) {
        (u32::try_from(arc.index()).unwrap_or(u32::MAX), 0)
    }
}
