//! Exact search for every path worth choosing, on any graph, for one to four criteria.
//!
//! This room knows nodes, arcs and vectors of criteria. It knows nothing of freight.
//!
//! - [`ForwardStar`] takes any petgraph graph and a weight closure. It answers one node to another, to several and to all, exactly or
//!   within a tolerance, within caps and limits, with paths of nodes and edges.
//! - [`Graph`] is for graphs whose arcs are ridden by dated departures, or priced on the way; [`pareto`] searches them.
//! - [`Sweep`] finds the fronts of time and cost from one origin to everywhere over a [`Timetable`] of dated departures, in one pass.
//! - [`pareto_range`] searches for many starts at once.
//!
//! ```
//! use landsea::search::ForwardStar;
//! use petgraph::graph::DiGraph;
//!
//! // Two ways from a to c: quick and dear, slow and cheap.
//! let mut graph = DiGraph::<&str, (u64, u64)>::new();
//! let [a, b, c] = ["a", "b", "c"].map(|name| graph.add_node(name));
//! graph.add_edge(a, c, (1, 9));
//! graph.add_edge(a, b, (2, 2));
//! graph.add_edge(b, c, (2, 2));
//!
//! let star = ForwardStar::from_petgraph(&graph, |edge| [edge.weight().0, edge.weight().1])?;
//! let front = star.front(a, c)?;
//! assert_eq!(front.costs(), [[1, 9], [4, 4]]);
//! assert_eq!(front.paths[1].nodes, [a, b, c]);
//! # Ok::<(), landsea::search::SearchError>(())
//! ```

mod bounds;
mod criteria;
mod everywhere;
mod graph;
mod layers;
mod limits;
mod pareto;
mod range;
mod star;
mod sweep;
mod weight;
pub(crate) mod work;
mod workspace;

pub use bounds::Bounds;
pub use criteria::{Cost, dominates};
pub use everywhere::pareto_to_all;
pub use graph::{ArcId, Graph, Later, NodeId, Ride, SearchError};
pub use layers::{Layered, Marks};
pub use limits::{Limits, Stats, Status};
pub use pareto::{Found, Outcome, Step, pareto};
pub use range::{RangeOutcome, Start, pareto_range};
pub use star::{Answers, ForwardStar, Fronts, Hierarchy, LowerBounds, Path, Paths, Question, Scratch};
pub use sweep::{Arrival, Carry, Departure, Lines, OnDemand, Reached, Ridden, Sweep, Timetable, Waiting};
pub use weight::Weight;
pub use workspace::Workspace;
