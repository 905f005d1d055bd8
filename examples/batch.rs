//! Who goes on which train? Provinces that share trains of Chongqing, planned together, beside first come, first served.
//!
//! `cargo run --release --example batch` takes a week's boxes of five provinces for Vientiane and Europe; `-- --day 200` counts a day of a shipment at USD 200;
//! `-- Chongqing,Duisburg,40x45G1,laptops,2026-06-02,30 ...` takes shipments of your own: origin, destination, boxes, commodity, ready date, days that it may take.

use clap::Parser;
use command::{Failure, Part};
use landsea::plan::Objective;
use landsea::units::{Money, Shown};
use landsea::{Network, Planner, Query, Shipment};
use std::process::ExitCode;

#[allow(dead_code, clippy::duplicate_mod, reason = "every example takes of it what it needs")]
mod arguments;
#[allow(dead_code, clippy::duplicate_mod, reason = "every example takes of it what it needs")]
mod command;

/// Shipments that share departures.
#[derive(Debug, Parser)]
#[command(name = "batch", allow_negative_numbers = true, after_help = command::CODES)]
struct Arguments {
    /// Origin, destination, boxes, commodity, ready date, days that it may take, with commas between
    #[arg(value_name = "SHIPMENT")]
    shipments: Vec<String>,
    /// Leave out a mode, country, strait, service, city or hub; may be repeated
    #[arg(long, value_name = "X", default_values = ["road", "air"])]
    ban: Vec<String>,
    /// USD that a day of a shipment counts
    #[arg(long, value_name = "USD", default_value = "0", value_parser = arguments::dollars_or_none)]
    day: Money,
    /// Let a shipment that is larger than a train go with several
    #[arg(long)]
    split: bool,
}

/// A week of five provinces: Guizhou, Gansu, Sichuan, Yunnan, and Chongqing itself, by the trains that they share.
const WEEK: &[&str] = &[
    "Chengdu,Vientiane,10x45G1,machinery,2026-06-01,14",
    "Chongqing,Vientiane,16x45G1,chemicals,2026-06-01,21",
    "Guiyang,Vientiane,12x45G1,chemicals,2026-06-01,21",
    "Lanzhou,Vientiane,9x45G1,machinery,2026-06-01,14",
    "Kunming,Vientiane,20x45G1,machinery,2026-06-02,14",
    "Chongqing,Duisburg,30x45G1,machinery,2026-06-01,40",
    "Guiyang,Duisburg,12x45G1,machinery,2026-06-01,35",
    "Lanzhou,Duisburg,8x45G1,machinery,2026-06-02,30",
    "Kunming,Duisburg,14x45G1,machinery,2026-06-01,35",
    "Chongqing,Duisburg,25x45G1,machinery,2026-06-02,20",
    "Chongqing,Vientiane,12x45G1,machinery,2026-06-01,8",
];

fn shipment(number: usize, text: &str) -> Result<Part, Failure> {
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let [from, to, boxes, commodity, ready, days] = parts[..] else {
        let form = "write origin, destination, boxes, commodity, ready date and days, with commas";
        return Err(Failure::Question(format!("`{}`: {form}", Shown(text))));
    };
    let days = arguments::at_least_one(days)
        .map_err(|why| Failure::Question(format!("`{}`, days `{}`: {why}", Shown(text), Shown(days))))?;
    let shipment = Shipment::boxes(from, to, boxes)?.commodity(commodity).ready(ready)?.due_within_days(days);
    let size = boxes.split_once(['x', 'X', '×']).map_or("", |(_, size)| size);
    let of_one = Shipment::boxes(from, to, &format!("1x{size}"))?.commodity(commodity);
    Ok(Part { number, shipment, of_one, alike: format!("{from},{to},{size},{commodity}") })
}

fn answer(arguments: &Arguments) -> Result<String, Failure> {
    let network = Network::chongqing();
    let listed: Vec<&str> = match &arguments.shipments[..] {
        [] => WEEK.to_vec(),
        given => given.iter().map(String::as_str).collect(),
    };
    let parts = (1..).zip(listed).map(|(number, text)| shipment(number, text)).collect::<Result<Vec<_>, _>>()?;
    let shipments: Vec<Shipment> = parts.iter().map(|part| part.shipment.clone()).collect();
    let mut query = arguments.ban.iter().fold(Query::minimise_time_and_cost(), Query::ban);
    if arguments.split {
        query = query.in_parts();
    }
    let objective = Objective::cost().with_a_day_at(arguments.day);
    let planner = Planner::new(&network);
    let batch = planner.batch(&shipments, &query, &objective)?;
    if batch.placed().is_empty() {
        let why = "no itinerary for any of the shipments".to_owned();
        return Err(Failure::Unanswered { why, shown: batch.to_string() });
    }
    // Those without a way have their reasons in the table.
    let without = |part: &Part| batch.unplanned().iter().any(|one| one.shipment + 1 == part.number);
    let parts: Vec<Part> = parts.into_iter().filter(|part| !without(part)).collect();
    let placed = batch.placed().iter().map(|one| &one.itinerary);
    let below = command::below_each(&planner, &parts, &query, "shipment", command::nominal(placed))?;
    Ok(format!("{batch}{below}"))
}

fn main() -> ExitCode {
    command::run(answer)
}
