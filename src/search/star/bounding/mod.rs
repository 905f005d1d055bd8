//! What is known of the rest of a way: trees of least ways, which bound the search.

pub(super) mod ahead;
pub(super) mod growing;
pub(super) mod kept;
pub(super) mod pair;
pub(super) mod trees;
pub(super) mod wide;
