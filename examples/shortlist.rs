//! A few different answers of a front that has many.
//!
//! ```sh
//! cargo run --release --example shortlist                                  # Chongqing to Istanbul
//! cargo run --release --example shortlist -- --to Rotterdam --most 8
//! cargo run --release --example shortlist -- --budget 9000 --by 2027-01-10 --day 300 --avoid KZ --avoid Cape
//! cargo run --release --example shortlist -- --by 2027-01-10 --sure 80     # what arrives although connections are missed
//! ```

use clap::Parser;
use landsea::plan::{Reliability, ReliabilityError, Shortlist, Simulation, SureError};
use landsea::units::{Money, When, WhenError};
use landsea::{Front, Network, PlanError, Planner, Query, Shipment, ShipmentError};
use std::fmt::Write;
use std::process::ExitCode;

/// A few different answers of a front that has many.
#[derive(Debug, Parser)]
#[command(name = "shortlist")]
pub(crate) struct Arguments {
    /// Origin: city, hub or code
    #[arg(long, default_value = "Chongqing", value_name = "PLACE")]
    from: String,
    /// Destination: city, hub or code
    #[arg(long, default_value = "Istanbul", value_name = "PLACE")]
    to: String,
    /// Boxes: count, x, size
    #[arg(long, default_value = "2x45G1", value_name = "BOXES")]
    boxes: String,
    /// When it can be handed in
    #[arg(long, default_value = "2026-12-01", value_name = "DATE")]
    ready: String,
    /// At most so many answers
    #[arg(long, default_value_t = 6, value_name = "N")]
    most: usize,
    /// Also the fastest that costs no more than so many US dollars
    #[arg(long, value_name = "USD")]
    budget: Option<u32>,
    /// Also the cheapest that is available by then: a date alone is the end of that day; the destination's clock, or a zone in brackets
    #[arg(long, value_name = "DATE")]
    by: Option<String>,
    /// Also the cheapest that is available by then in so many per cent of simulated runs, and the surest
    #[arg(long, value_name = "PER CENT", requires = "by")]
    sure: Option<u32>,
    /// Also the best where a day is worth so many US dollars
    #[arg(long, value_name = "USD")]
    day: Option<u32>,
    /// Also the nearest to optimal that avoids this hub, country, strait, mode or service; may be repeated
    #[arg(long, value_name = "X")]
    avoid: Vec<String>,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The cargo makes no sense.
    #[error(transparent)]
    Shipment(#[from] ShipmentError),
    /// The question cannot be answered.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// How sure the itineraries are cannot be said.
    #[error(transparent)]
    Reliability(#[from] ReliabilityError),
    /// How sure they should be makes no sense.
    #[error(transparent)]
    Sure(#[from] SureError),
    /// Not a date.
    #[error(transparent)]
    When(#[from] WhenError),
}

/// What shares of runs stand on.
const SIMULATED: &str =
    "Shares are of 2,000 simulated runs; what these draw from is mostly estimates (networks/reliability.ron).";

fn dollars(whole: u32) -> Money {
    Money::from_minor(i64::from(whole) * 100)
}

/// What the example prints.
pub(crate) fn answer(arguments: &Arguments) -> Result<String, Failure> {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let Arguments { from, to, boxes, ready, most, avoid, .. } = arguments;
    let shipment = Shipment::boxes(from, to, boxes)?.ready(ready)?;
    // Three criteria make a long front.
    let query = Query::minimise_all();
    let front = planner.plan(&shipment, &query)?;
    let mut told = format!("{} → {}: {} itineraries on the front\n\n", front.from(), front.to(), front.iter().len());
    let mut without: Vec<(&str, Front)> = Vec::new();
    for what in avoid {
        match planner.plan(&shipment, &query.clone().ban(what)) {
            Ok(front) => without.push((what, front)),
            Err(PlanError::NoItinerary(_)) => {
                let _ = writeln!(told, "Nothing avoids {what}.");
            }
            Err(error) => return Err(error.into()),
        }
    }
    let mut sure: Vec<Reliability> = Vec::new();
    if arguments.sure.is_some() {
        sure = planner.reliabilities(&shipment, &query, &front, &Simulation::seeded(1).runs(2_000))?;
    }
    let mut shortlist = Shortlist::of(&front);
    if let Some(budget) = arguments.budget {
        shortlist = shortlist.within_budget(dollars(budget));
    }
    if let Some(text) = &arguments.by {
        // On the clock of the destination; a date alone is its end.
        let zone = &network.hub(network.place(to).map_err(PlanError::from)?.hubs[0]).zone;
        let due = text.parse::<When>()?.ends(zone);
        shortlist = shortlist.arriving_by(due);
        if let Some(percent) = arguments.sure {
            shortlist = shortlist.surest_by(due, &sure)?.surely_by(due, f64::from(percent) / 100.0, &sure)?;
        }
    }
    if let Some(day) = arguments.day {
        shortlist = shortlist.at_value_of_time(dollars(day));
    }
    for (what, without) in &without {
        shortlist = shortlist.avoiding(what, without);
    }
    for pick in shortlist.pick(*most) {
        let _ = writeln!(told, "{pick}\n  {}", pick.itinerary);
        let passes = pick.itinerary.passes();
        if !passes.is_empty() {
            let _ = writeln!(told, "  by {}", passes.join(", "));
        }
    }
    if arguments.sure.is_some() {
        let _ = writeln!(told, "\n{SIMULATED}");
    }
    Ok(told)
}

fn main() -> ExitCode {
    match answer(&Arguments::parse()) {
        Ok(told) => {
            print!("{told}");
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::from(2)
        }
    }
}
