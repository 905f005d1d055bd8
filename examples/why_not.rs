//! Why is there nothing, or so little? What would help, each planned: more days or money, a ban lifted, what is off allowed, a need left out.
//!
//! `cargo run --release --example why_not` asks two questions about Chongqing → Mersin: one without an answer, and one with a thin one.

use clap::Parser;
use command::{Answer, Failure};
use landsea::report::Style;
use landsea::{Network, PlanError, Planner, Query, Shipment};
use std::io::Write;
use std::process::ExitCode;

#[allow(dead_code, clippy::duplicate_mod, reason = "every example takes of it what it needs")]
mod command;

/// Why there is nothing, or so little.
#[derive(Debug, Parser)]
#[command(name = "why_not", after_help = command::CODES)]
struct Arguments {}

fn answer(_: &Arguments, out: &mut Answer) -> Result<(), Failure> {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let shipment = Shipment::boxes("Chongqing", "Mersin", "1x45G1")?.ready("2026-06-01")?;
    let query = Query::minimise_time_and_cost().ban("air").ban("KZ").ban("RU").ban("MN").ban("KG");
    match planner.plan(&shipment.clone().due_within_days(40), &query) {
        Err(PlanError::NoItinerary(why)) => writeln!(out, "{why}\n")?,
        other => writeln!(out, "{}", other?)?,
    }
    let shipment = shipment.due_within_days(45);
    let query = Query::minimise_time_and_cost().ban("air");
    let front = planner.plan(&shipment, &query)?;
    writeln!(out, "{shipment}, within 45 days and not by air\n{front}Faster or cheaper it would be with")?;
    for help in planner.relaxations(&shipment, &query)? {
        writeln!(out, "  {help}")?;
    }
    let below = command::below(&planner, &shipment, &query, &front, &Style::default())?;
    Ok(out.write_all(below.as_bytes())?)
}

fn main() -> ExitCode {
    command::stream(answer)
}
