//! Pages to read: the words, the map of the code, why the search is exact.

/// The words of the crate beside those of the trade, and in Chinese.
#[doc = include_str!("../docs/glossary.md")]
pub mod glossary {}

/// The map of the code: rooms, the way of a question, invariants, and which test shows which claim.
#[doc = include_str!("../ARCHITECTURE.md")]
pub mod architecture {}

/// Why the search discards nothing that matters.
#[doc = include_str!("../docs/soundness.md")]
pub mod soundness {}

/// The search on static graphs: which search answers what, how fast it is, what was tried and lost.
#[doc = include_str!("../docs/search.md")]
pub mod search {}
