//! The graph as it is laid out, and its core, where searches in 32 bits work.

pub(super) mod core;
pub(super) mod ground;
pub(super) mod layout;
pub(super) mod links;
mod thinning;
