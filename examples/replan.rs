//! What now: the first leg of the cheapest way comes late, or its next departure is missed; what can still be chosen, what each choice changes,
//! and until when to decide.
//!
//! `cargo run --release --example replan` takes Chongqing → Istanbul, five days late; `-- --help` lists what can be said of it.

use clap::Parser;
use command::{Answer, Failure};
use landsea::plan::{Progress, ReplanError, TimeError};
use landsea::report::Style;
use landsea::units::{Minutes, Shown};
use landsea::{Network, PlanError, Planner, Query, Shipment};
use std::io::Write;
use std::process::ExitCode;

#[allow(dead_code, clippy::duplicate_mod, reason = "every example takes of it what it needs")]
mod arguments;
#[allow(dead_code, clippy::duplicate_mod, reason = "every example takes of it what it needs")]
mod command;

/// What now.
#[derive(Debug, Parser)]
#[command(name = "replan", allow_negative_numbers = true, after_help = command::CODES)]
struct Arguments {
    /// Where the cargo came from
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
    /// When it was ready
    #[arg(long, value_name = "DATE", default_value = "2026-12-01T09:00")]
    ready: String,
    /// How many days late the first leg comes
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = days)]
    days_late: u32,
    /// What is closed now: a hub, service, country, strait or mode; may be repeated
    #[arg(long, value_name = "X")]
    closed: Vec<String>,
}

/// Within the years for which clocks are known.
fn days(text: &str) -> Result<u32, String> {
    arguments::nothing_or_more(text)
        .and_then(|days| if days > 36_500 { Err("more than a hundred years".to_owned()) } else { Ok(days) })
}

fn answer(arguments: &Arguments, out: &mut Answer) -> Result<(), Failure> {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let shipment = Shipment::boxes(&arguments.from, &arguments.to, &arguments.boxes)
        .map_err(PlanError::from)?
        .commodity(&arguments.commodity)
        .ready(&arguments.ready)
        .map_err(PlanError::from)?;
    let query = Query::minimise_time_and_cost();
    let front = planner.plan(&shipment, &query)?;
    let plan = front.cheapest();
    writeln!(out, "planned: {plan}")?;
    let leg = plan.legs.first().zip(plan.ready);
    let (leg, ready) = leg.ok_or(ReplanError::Leg { leg: 0, legs: 0 })?;
    let late = Minutes::checked_days(arguments.days_late).and_then(|late| late.checked_add(leg.arrives));
    let at = late.and_then(|late| ready.checked_add(late)).ok_or(PlanError::Time(TimeError::UnknownClock))?;
    writeln!(
        out,
        "now: {} of {} comes to {} {} days late, {}",
        Shown(&leg.service),
        Shown(&leg.operator),
        Shown(&leg.to.name),
        arguments.days_late,
        leg.to.zone.local(at)
    )?;
    let now = arguments.closed.iter().fold(query, Query::ban);
    let progress = Progress::Arrived { leg: 0, at };
    let replan = planner.replan(&shipment, &now, plan, progress)?;
    write!(out, "{replan}")?;
    // Of what can still be chosen, not of the plan that was.
    let left = planner.left_out_of_replan(&shipment, &now, plan, progress)?;
    Ok(out.write_all(command::shown_below(&left, &replan.front.assumptions(), &Style::default()).as_bytes())?)
}

fn main() -> ExitCode {
    command::stream(answer)
}
