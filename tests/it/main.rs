//! The tests: one program, so that what they share is compiled once. A folder is a kind of test; a name or a part of one runs those that bear it
//! (`cargo test why_not`). What needs a process of its own stands beside this folder.

mod answers;
mod architecture;
mod cargo;
mod claims;
mod common;
mod docs;
mod examples;
mod files;
mod laws;
mod money;
mod report;
mod search;
mod time;
mod what_if;
mod why;
