//! Text for people, in lines of a width.

pub(super) mod assumptions;
pub(super) mod elements;
pub(super) mod left_out;
mod lines;
pub(super) mod sources;
pub(super) mod style;
pub(super) mod table;
pub(super) mod timeline;
pub(super) mod words;
