//! What does a lane lose without each hub, border, strait, country, operator and service on its front? The most critical first.
//!
//! `cargo run --release --example resilience` asks about Chongqing → Istanbul; `-- --to Hamburg --ban air` about another lane; `-- --kind strait`
//! about straits only.

use clap::Parser;
use command::Failure;
use landsea::plan::FeatureKind;
use landsea::report::Style;
use landsea::{Network, Planner, Query, Shipment};
use std::process::ExitCode;

#[allow(dead_code, clippy::duplicate_mod, reason = "every example takes of it what it needs")]
mod command;

/// The front of a lane without each thing on it.
#[derive(Debug, Parser)]
#[command(name = "resilience", allow_negative_numbers = true, after_help = command::CODES)]
struct Arguments {
    /// Where the cargo is
    #[arg(long, value_name = "PLACE", default_value = "Chongqing")]
    from: String,
    /// Where it goes
    #[arg(long, value_name = "PLACE", default_value = "Istanbul")]
    to: String,
    /// Boxes: count, x, size
    #[arg(long, value_name = "BOXES", default_value = "1x45G1", allow_hyphen_values = true)]
    boxes: String,
    /// When the cargo is ready; without a date, mean waits
    #[arg(long, value_name = "DATE")]
    ready: Option<String>,
    /// Leave out a mode, country, strait, service, city or hub; may be repeated
    #[arg(long, value_name = "X")]
    ban: Vec<String>,
    /// Hub, border, strait, country, operator or service; may be repeated [default: all]
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Vec<FeatureKind>,
}

fn kind(name: &str) -> Result<FeatureKind, String> {
    let known = FeatureKind::ALL.into_iter().find(|kind| kind.name() == name);
    known.ok_or_else(|| format!("name one of {}", FeatureKind::ALL.map(FeatureKind::name).join(", ")))
}

fn answer(arguments: &Arguments) -> Result<String, Failure> {
    let network = Network::chongqing();
    let mut shipment = Shipment::boxes(&arguments.from, &arguments.to, &arguments.boxes)?;
    if let Some(ready) = &arguments.ready {
        shipment = shipment.ready(ready)?;
    }
    let query = arguments.ban.iter().fold(Query::minimise_time_and_cost(), Query::ban);
    let kinds = if arguments.kind.is_empty() { FeatureKind::ALL.to_vec() } else { arguments.kind.clone() };
    let planner = Planner::new(&network);
    let lane = planner.resilience(&shipment, &query, &kinds)?;
    let below = command::below(&planner, &shipment, &query, lane.base(), &Style::default())?;
    Ok(format!("{lane}{below}"))
}

fn main() -> ExitCode {
    command::run(answer)
}
