//! Clocks, calendars, windows and delays.

mod clocks;
mod reliability;
mod when;
mod when_read;
