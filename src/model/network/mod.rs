//! The network: its parts, and what is found in them.

mod at_hubs;
mod closures;
mod customs;
mod delays;
mod parts;
mod places;
mod rates;
mod straits;
mod whole;

pub(in crate::model) use parts::Parts;
pub use whole::Network;
pub(in crate::model) use whole::Stamp;
