//! Reasons as data: what stands in the way, and what would help. A program acts on them, people read their `Display`.

pub(super) mod cause;
pub(super) mod loosening;
pub(super) mod relaxation;
pub(super) mod whole;
pub(super) mod why_not;
mod words;
pub(super) mod zoned;
