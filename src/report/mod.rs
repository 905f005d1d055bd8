//! What people and programs read of a plan. Nothing here reads, writes or decides; everything returns text or a document.
//!
//! For people: [`front_table`], [`days_saved`], [`itinerary_text`] and [`sources_text`], in a [`Style`]. For programs: a
//! [`Document`], which any `serde` format writes.
//!
//! Money is in US dollars, the currency of the shipped network's files.

mod document;
mod sources;
mod table;
mod text;
mod timeline;

pub use document::Document;
pub use sources::sources_text;
pub use table::{days_saved, front_table};
pub use text::Style;
pub use timeline::itinerary_text;
