//! Clocks, calendars, windows and delays.

mod clocks;
mod confidence;
mod patience;
pub(crate) mod promise;
mod reliability;
mod when;
mod when_read;
