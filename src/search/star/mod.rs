//! Static graphs: any petgraph graph, laid out once, asked many times.

mod answers;
mod asking;
mod bounding;
mod engines;
mod forward_star;
mod hierarchy;
mod laid;
mod narrow;
mod question;
mod scratch;
mod task;
mod watch;

pub use answers::{Answers, Fronts, Path, Paths};
pub use bounding::kept::LowerBounds;
pub use forward_star::ForwardStar;
pub use hierarchy::Hierarchy;
pub use question::Question;
pub use scratch::Scratch;
