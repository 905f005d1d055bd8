//! The searches themselves, by how many criteria there are and how wide their sums are.

mod front;
pub(super) mod many;
mod meet;
pub(super) mod one;
pub(super) mod plain;
pub(super) mod two;
