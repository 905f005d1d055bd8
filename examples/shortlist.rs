//! A few different answers of a front that has many.
//!
//! ```sh
//! cargo run --release --example shortlist                                  # Chongqing to Istanbul
//! cargo run --release --example shortlist -- --to Rotterdam --most 8
//! cargo run --release --example shortlist -- --budget 9000 --by 2027-01-10 --day 300 --avoid KZ --avoid Cape
//! cargo run --release --example shortlist -- --by 2027-01-10 --sure 80     # what arrives although connections are missed
//! ```

use clap::Parser;
use command::Failure;
use landsea::plan::{Reliability, Shortlist, Simulation, TimeError};
use landsea::report::Style;
use landsea::units::{Money, Shown, When};
use landsea::{Front, Network, PlanError, Planner, Query, Shipment};
use std::fmt::Write;
use std::process::ExitCode;

#[allow(dead_code, clippy::duplicate_mod, reason = "every example takes of it what it needs")]
mod arguments;
#[allow(dead_code, clippy::duplicate_mod, reason = "every example takes of it what it needs")]
mod command;

/// A few different answers of a front that has many.
#[derive(Debug, Parser)]
#[command(name = "shortlist", allow_negative_numbers = true, after_help = command::CODES)]
pub(crate) struct Arguments {
    /// Origin: city, hub or code
    #[arg(long, default_value = "Chongqing", value_name = "PLACE")]
    from: String,
    /// Destination: city, hub or code
    #[arg(long, default_value = "Istanbul", value_name = "PLACE")]
    to: String,
    /// Boxes: count, x, size
    #[arg(long, default_value = "2x45G1", value_name = "BOXES", allow_hyphen_values = true)]
    boxes: String,
    /// When it can be handed in
    #[arg(long, default_value = "2026-12-01", value_name = "DATE")]
    ready: String,
    /// At most this many answers
    #[arg(long, default_value_t = 6, value_name = "N", value_parser = arguments::at_least_one::<usize>)]
    most: usize,
    /// Also the fastest that costs no more than this many US dollars
    #[arg(long, value_name = "USD", value_parser = arguments::dollars)]
    budget: Option<Money>,
    /// Also the cheapest that is available by then: a date alone is the end of that day; the destination's clock, or a zone in brackets
    #[arg(long, value_name = "DATE")]
    by: Option<String>,
    /// Also the cheapest that is available by then in this many per cent of simulated runs, and the surest
    #[arg(long, value_name = "PER CENT", requires = "by", value_parser = arguments::per_cent)]
    sure: Option<u32>,
    /// Also the best where a day is worth this many US dollars
    #[arg(long, value_name = "USD", value_parser = arguments::dollars_or_none)]
    day: Option<Money>,
    /// Also the nearest to optimal that avoids this hub, country, strait, mode or service; may be repeated
    #[arg(long, value_name = "X")]
    avoid: Vec<String>,
}

/// What shares of runs stand on.
const SIMULATED: &str =
    "Shares are of 2,000 simulated runs; what these draw from is mostly estimates (networks/reliability.ron).";

/// What the example prints.
pub(crate) fn answer(arguments: &Arguments) -> Result<String, Failure> {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let Arguments { from, to, boxes, ready, most, avoid, .. } = arguments;
    let shipment = Shipment::boxes(from, to, boxes)?.ready(ready)?;
    // Three criteria make a long front.
    let query = Query::minimise_all().with_promises();
    let front = planner.plan(&shipment, &query)?;
    let [origin, destination] = [front.from(), front.to()].map(Shown);
    let mut shown = format!("{origin} → {destination}: {} itineraries on the front\n\n", front.iter().len());
    let mut without: Vec<(&str, Front)> = Vec::new();
    for what in avoid {
        match planner.plan(&shipment, &query.clone().ban(what)) {
            Ok(front) => without.push((what, front)),
            Err(PlanError::NoItinerary(_)) => {
                let _ = writeln!(shown, "Nothing avoids {}.", Shown(what));
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
        if front.within_budget(budget).is_none() {
            let _ = writeln!(shown, "Nothing costs USD {budget} or less.");
        }
        shortlist = shortlist.within_budget(budget);
    }
    if let Some(text) = &arguments.by {
        // On the clock of the destination; a date alone is its end.
        let zone = &network.hub(network.place(to).map_err(PlanError::from)?.hubs[0]).zone;
        let due = text.parse::<When>()?.ends(zone);
        if front.iter().any(|itinerary| itinerary.ready.is_some_and(|ready| due <= ready)) {
            return Err(PlanError::from(TimeError::DueBeforeReady).into());
        }
        if front.arriving_by(due).is_none() {
            let _ = writeln!(shown, "Nothing is there by {}.", zone.rfc3339(due));
        }
        shortlist = shortlist.arriving_by(due);
        if let Some(percent) = arguments.sure {
            let share = f64::from(percent) / 100.0;
            if sure.iter().all(|sure| sure.arrived_by(due) < share) {
                let _ = writeln!(shown, "Nothing is there by {} in {percent} % of simulated runs.", zone.rfc3339(due));
            }
            shortlist = shortlist.surest_by(due, &sure)?.surely_by(due, share, &sure)?;
        }
    }
    if let Some(day) = arguments.day {
        shortlist = shortlist.at_value_of_time(day);
    }
    for (what, without) in &without {
        shortlist = shortlist.avoiding(what, without);
    }
    for pick in shortlist.pick(*most) {
        let _ = writeln!(shown, "{pick}\n  {}", pick.itinerary);
        if let Some(promise) = &pick.itinerary.promise {
            let _ = writeln!(shown, "  {promise}");
        }
        let passes = pick.itinerary.passes();
        if !passes.is_empty() {
            let _ = writeln!(shown, "  by {}", Shown(passes.join(", ")));
        }
    }
    if arguments.sure.is_some() {
        let _ = writeln!(shown, "\n{SIMULATED}");
    }
    shown.push_str(&command::below(&planner, &shipment, &query, &front, &Style::default())?);
    Ok(shown)
}

fn main() -> ExitCode {
    command::run(answer)
}
