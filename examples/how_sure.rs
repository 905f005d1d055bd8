//! How sure each itinerary of a front is: when it arrives and what it costs in ten, fifty and ninety of a hundred cases, how often it is in time,
//! and which connection is the weakest; simulated, and its arrivals computed beside.
//!
//! `cargo run --release --example how_sure` asks about Chongqing → Istanbul, due within 40 days; `-- --help` lists what can be asked. What the
//! draws stand on is in `networks/reliability.ron`, mostly estimates.

use clap::Parser;
use command::{Answer, Failure};
use landsea::plan::Simulation;
use landsea::report::Style;
use landsea::{Network, PlanError, Planner, Query, Shipment};
use std::io::Write;
use std::process::ExitCode;

#[allow(dead_code, clippy::duplicate_mod, reason = "every example takes of it what it needs")]
mod arguments;
#[allow(dead_code, clippy::duplicate_mod, reason = "every example takes of it what it needs")]
mod command;

/// How sure each itinerary of a front is.
#[derive(Debug, Parser)]
#[command(name = "how_sure", allow_negative_numbers = true, after_help = command::CODES)]
struct Arguments {
    /// Where the cargo is
    #[arg(long, value_name = "PLACE", default_value = "Chongqing")]
    from: String,
    /// Where it goes
    #[arg(long, value_name = "PLACE", default_value = "Istanbul")]
    to: String,
    /// Boxes: count, x, size
    #[arg(long, value_name = "BOXES", default_value = "2x45G1", allow_hyphen_values = true)]
    boxes: String,
    /// What is in them
    #[arg(long, value_name = "COMMODITY", default_value = "laptops", value_parser = arguments::named)]
    commodity: String,
    /// When the cargo is ready
    #[arg(long, value_name = "DATE", default_value = "2026-12-01T09:00")]
    ready: String,
    /// Most days from ready to collection that count as in time; what is planned may take longer
    #[arg(long, value_name = "N", default_value_t = 40, value_parser = arguments::at_least_one::<u32>)]
    within_days: u32,
    /// How many runs
    #[arg(long, value_name = "N", default_value_t = 10_000, value_parser = arguments::at_least_one::<usize>)]
    runs: usize,
    /// The same seed gives the same answer
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = arguments::nothing_or_more::<u64>)]
    seed: u64,
}

fn answer(arguments: &Arguments, out: &mut Answer) -> Result<(), Failure> {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let shipment = Shipment::boxes(&arguments.from, &arguments.to, &arguments.boxes)
        .map_err(PlanError::from)?
        .commodity(&arguments.commodity)
        .ready(&arguments.ready)
        .map_err(PlanError::from)?;
    let due = shipment.clone().due_within_days(arguments.within_days);
    let query = Query::minimise_time_and_cost();
    let front = planner.plan(&shipment, &query)?;
    let simulation = Simulation::seeded(arguments.seed).runs(arguments.runs);
    writeln!(
        out,
        "{shipment}: {} runs from seed {}, in time within {} days",
        arguments.runs, arguments.seed, arguments.within_days
    )?;
    for itinerary in &front {
        writeln!(out, "\n{itinerary}\n  {}", planner.reliability(&due, &query, itinerary, &simulation)?)?;
        writeln!(out, "  computed: {}", planner.promise(&due, &query, itinerary)?)?;
        out.flush()?;
    }
    writeln!(out, "\nWhat the runs draw from is mostly estimates (networks/reliability.ron).")?;
    let below = command::below(&planner, &shipment, &query, &front, &Style::default())?;
    Ok(out.write_all(below.as_bytes())?)
}

fn main() -> ExitCode {
    command::stream(answer)
}
