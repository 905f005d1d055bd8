//! Changes of a network: what a scenario does once its names are known.

mod change;
mod what_if;

pub use change::{Change, ChangeError, SeasonChange, Slowdown};
pub use what_if::{Changed, Touched, WhatIf};
