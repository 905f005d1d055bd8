//! What if Suez opens again, the Gulf closes, the river runs low? The front of a lane as things stand, and under each scenario.
//!
//! `cargo run --release --example what_if` asks about Chongqing → Istanbul; `-- --to Duisburg --ready 2025-09-08` about another lane and day;
//! `-- --scenario suez_open --scenario poland_border_closed` about these on top of each other; `-- --help` lists the rest.

use clap::Parser;
use command::Failure;
use landsea::file::Scenario;
use landsea::plan::LeftOut;
use landsea::report::{Style, assumptions_text, left_out_text};
use landsea::units::Shown;
use landsea::{Front, Network, PlanError, Planner, Query, Shipment};
use std::fmt::Write;
use std::process::ExitCode;

#[allow(dead_code, clippy::duplicate_mod, reason = "every example takes of it what it needs")]
mod command;

/// The front of a lane under scenarios.
#[derive(Debug, Parser)]
#[command(name = "what_if", allow_negative_numbers = true, after_help = command::CODES)]
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
    /// When the cargo is ready
    #[arg(long, value_name = "DATE", default_value = "2026-06-01")]
    ready: String,
    /// A scenario, by the name of its file; several are put on top of each other. Without any, each shipped one by itself
    #[arg(long, value_name = "NAME")]
    scenario: Vec<String>,
}

fn answer(arguments: &Arguments) -> Result<String, Failure> {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let shipment = Shipment::boxes(&arguments.from, &arguments.to, &arguments.boxes)?.ready(&arguments.ready)?;
    let query = Query::minimise_time_and_cost();
    let style = Style::default();
    let now = answered(&planner, &shipment, &query)?;
    let mut text = format!("{shipment}, ready {}\n\nAs things stand\n{}\n", Shown(&arguments.ready), now.shown(&style));
    let mut fronts: Vec<Front> = now.front.iter().cloned().collect();
    let stacks: Vec<Vec<&str>> = if arguments.scenario.is_empty() {
        Scenario::names().map(|name| vec![name]).collect()
    } else {
        vec![arguments.scenario.iter().map(String::as_str).collect()]
    };
    for stack in stacks {
        let scenarios = stack.iter().map(|name| Scenario::embedded(name)).collect::<Result<Vec<_>, _>>()?;
        let changed = network.with(&scenarios)?;
        let _ = writeln!(text, "{changed}");
        let then = answered(&planner.under(&changed), &shipment, &query)?;
        match (&now.front, &then.front) {
            (Some(base), Some(front)) if front.to_string() == base.to_string() => text.push_str("  the same front\n"),
            (Some(base), Some(front)) => _ = writeln!(text, "{front}{}", compared(base, front)),
            (None, Some(front)) => _ = write!(text, "{front}"),
            // What is off by default is among what would help.
            (_, None) if then.why == now.why => text.push_str("  still no itinerary\n"),
            (_, None) => _ = writeln!(text, "{}", then.why),
        }
        let left = left_out_text(&then.left, &style);
        text.push_str(match left.as_str() {
            _ if then.front.is_none() || then.left == now.left => "",
            "" => "  no rule leaves anything out\n",
            other => other,
        });
        text.push('\n');
        fronts.extend(then.front);
    }
    match fronts.first() {
        Some(front) => Ok(text + &assumptions_text(&front.assumptions(), &style)),
        None => Err(Failure::Unanswered { why: now.why, shown: text }),
    }
}

/// A lane as it is, or under a scenario.
struct Answered {
    /// None where no itinerary is.
    front: Option<Front>,
    /// Why there is none.
    why: String,
    left: Vec<LeftOut>,
}

impl Answered {
    fn shown(&self, style: &Style) -> String {
        match &self.front {
            Some(front) => format!("{front}{}", left_out_text(&self.left, style)),
            None => format!("{}\n", self.why),
        }
    }
}

fn answered(planner: &Planner, shipment: &Shipment, query: &Query) -> Result<Answered, Failure> {
    match planner.plan(shipment, query) {
        Ok(front) => {
            let left = planner.left_out(shipment, query)?;
            Ok(Answered { front: Some(front), why: String::new(), left })
        }
        Err(error @ PlanError::NoItinerary(_)) => {
            Ok(Answered { front: None, why: error.to_string(), left: Vec::new() })
        }
        Err(error) => Err(error.into()),
    }
}

/// What the best cost in days and money, beside the base.
fn compared(base: &Front, front: &Front) -> String {
    let days = front.fastest().elapsed.as_days() - base.fastest().elapsed.as_days();
    let (before, after) = (base.cheapest().cost.minor(), front.cheapest().cost.minor());
    format!("  the fastest {days:+.1} days, the cheapest {:+} USD", (after - before) / 100)
}

fn main() -> ExitCode {
    command::run(answer)
}
