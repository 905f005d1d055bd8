//! What goes beyond one plan: many plans, or other questions of the same search.

#[cfg(feature = "joint")]
pub(super) mod batch;
#[cfg(feature = "joint")]
pub(super) mod joint;
pub(super) mod left_out_of_reach;
pub(super) mod reach;
pub(super) mod reliability;
pub(super) mod replan;
pub(super) mod resilience;
pub(super) mod shortlist;
#[cfg(feature = "joint")]
mod solver;
