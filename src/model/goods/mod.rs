//! What moves: cargo, how it rides, how much of it there is, and what it needs.

mod cargo;
mod commodity;
mod loading;
mod needs;

pub use cargo::Cargo;
pub use commodity::Commodity;
pub use loading::{Loading, Quantities, Stowage};
pub use needs::{Accepts, Hazard, Need, Needs, Temperature};
