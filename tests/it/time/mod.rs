//! Clocks, calendars, windows and delays.

mod clocks;
pub(crate) mod promise;
mod reliability;
mod when;
mod when_read;
