//! What people and programs read of a plan. Nothing here reads, writes or decides; everything returns text or a document.
//!
//! For people: [`front_table`], [`days_saved`], [`itinerary_text`], [`elements_text`], [`left_out_text`], [`assumptions_text`] (and the same of several questions and of a reach) and [`sources_text`], in a [`Style`]. For programs: a
//! [`Document`], which any `serde` format writes and reads, and [`dcsa`], the shape that booking platforms exchange.
//! With the feature `geojson`, routes and hubs for map programs: `geojson::feature_collection`. With the feature `html`, one page with map,
//! Pareto chart, timelines and cards: `html_page`; and a network with the grade of every figure: `network_page`. [`network_dot`] draws it as a graph.
//!
//! Money is in US dollars unless the query asks for another currency.

mod colour;
#[cfg(any(feature = "geojson", feature = "html"))]
mod course;
pub mod dcsa;
pub mod document;
mod dot;
#[cfg(feature = "geojson")]
pub mod geojson;
#[cfg(feature = "html")]
mod network;
#[cfg(feature = "html")]
mod page;
mod people;
#[cfg(any(feature = "geojson", feature = "html"))]
mod sea;

pub use document::{Document, ReachDocument};
pub use dot::network_dot;
#[cfg(feature = "html")]
pub use network::network_page;
#[cfg(feature = "html")]
pub use page::{html_page, reach_page};
pub use people::assumptions::{assumptions_of_each_text, assumptions_text};
pub use people::elements::elements_text;
pub use people::left_out::{left_out_of_each_text, left_out_of_reach_text, left_out_text};
pub use people::sources::sources_text;
pub use people::style::{Names, Style};
pub use people::table::{days_saved, front_table};
pub use people::timeline::itinerary_text;
