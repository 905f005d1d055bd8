//! How sure each itinerary of a front is: when it arrives and what it costs in ten, fifty and ninety of a hundred cases, how often it is in time,
//! and which connection is the weakest.
//!
//! `cargo run --release --example how_sure` asks about Chongqing → Istanbul, due within 40 days; `-- --help` tells what can be asked. What the
//! draws stand on is in `networks/reliability.ron`, mostly estimates.

use clap::Parser;
use landsea::plan::{ReliabilityError, Simulation};
use landsea::{Network, PlanError, Planner, Query, Shipment};
use std::process::ExitCode;

/// How sure each itinerary of a front is.
#[derive(Debug, Parser)]
#[command(name = "how_sure")]
struct Arguments {
    /// Where the cargo is
    #[arg(long, value_name = "PLACE", default_value = "Chongqing")]
    from: String,
    /// Where it goes
    #[arg(long, value_name = "PLACE", default_value = "Istanbul")]
    to: String,
    /// Boxes: count, x, size
    #[arg(long, value_name = "BOXES", default_value = "2x45G1")]
    boxes: String,
    /// What is in them
    #[arg(long, value_name = "COMMODITY", default_value = "laptops")]
    commodity: String,
    /// When the cargo is ready
    #[arg(long, value_name = "DATE", default_value = "2026-12-01T09:00")]
    ready: String,
    /// Most days from ready to collection that count as in time; what is planned may take longer
    #[arg(long, value_name = "N", default_value_t = 40)]
    within_days: u32,
    /// How many runs
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    runs: usize,
    /// The same seed gives the same answer
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
}

fn run(arguments: &Arguments) -> Result<(), ReliabilityError> {
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
    println!(
        "{shipment}: {} runs from seed {}, in time within {} days",
        arguments.runs, arguments.seed, arguments.within_days
    );
    for itinerary in &front {
        println!("\n{itinerary}\n  {}", planner.reliability(&due, &query, itinerary, &simulation)?);
    }
    println!("\nWhat the runs draw from is mostly estimates (networks/reliability.ron).");
    Ok(())
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
