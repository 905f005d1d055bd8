//! The same question of a changed network, or from the middle of the way.

mod closed_borders;
mod replan;
mod resilience;
mod scenarios;
