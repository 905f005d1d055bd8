//! Building a network, and refusing one that does not hang together.

mod build;
mod change;
mod collect;
mod customs;
mod dangling;
mod delays;
mod duplicates;
mod figures;
mod problem;
mod surcharges;

pub use collect::NetworkBuilder;
pub(in crate::model) use figures::check_service;
pub use problem::{Problem, Subject};
