//! What people and programs read: texts, documents, maps, pages and the examples as commands.

mod chongqing_turkiye;
mod commands;
mod documents;
mod geojson;
mod page;
mod reach;
mod shown;
