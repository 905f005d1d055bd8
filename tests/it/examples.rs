//! Examples that tests call as functions.

#![allow(dead_code, reason = "their `main`s are not run here")]
#![allow(clippy::duplicate_mod, reason = "they share how they read their arguments and write files")]

#[path = "../../examples/chongqing_turkiye.rs"]
pub(crate) mod chongqing_turkiye;
#[path = "../../examples/command/mod.rs"]
pub(crate) mod command;
#[path = "../../examples/reach.rs"]
pub(crate) mod reach;
#[path = "../../examples/roads/mod.rs"]
pub(crate) mod roads;
#[path = "../../examples/shortlist.rs"]
pub(crate) mod shortlist;
