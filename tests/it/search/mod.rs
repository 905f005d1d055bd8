//! The search on graphs and timetables that have nothing to do with freight.

mod martins;
mod oracle;
mod star;
mod sweep;
mod wide;
