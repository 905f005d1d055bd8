//! Why a question has no answer.

pub(super) mod meaning;
pub(super) mod plan;
pub(super) mod regime;
pub(super) mod time;
