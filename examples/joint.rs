//! Which departure days suit the connections? Services move by a few days so that the boxes of several provinces wait least where they change.
//!
//! `cargo run --release --example joint` takes boxes of Chongqing, Sichuan, Guizhou, Gansu and Yunnan for Türkiye by the Caspian Sea, and lets their trains and the
//! ferry move by up to two days; `-- --days 3` by three; `-- --free sce-aktau=1` names services and days; `-- Chongqing,Mersin,40,2026-06-01 ...` takes flows of your
//! own: origin, destination, boxes a week, first hand-in.

use clap::Parser;
use command::{Failure, Part};
use landsea::plan::{Flow, Freedom, Goal, Objective, Waits};
use landsea::units::{Money, Shown};
use landsea::{Network, Planner, Query, Shipment};
use std::process::ExitCode;

#[allow(dead_code, clippy::duplicate_mod, reason = "every example takes of it what it needs")]
mod arguments;
#[allow(dead_code, clippy::duplicate_mod, reason = "every example takes of it what it needs")]
mod command;

/// Timetables that suit their connections.
#[derive(Debug, Parser)]
#[command(name = "joint", allow_negative_numbers = true, after_help = command::CODES)]
struct Arguments {
    /// Origin, destination, boxes a week, first hand-in, with commas between
    #[arg(value_name = "FLOW")]
    flows: Vec<String>,
    /// By how many days services may move
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = arguments::nothing_or_more::<u32>)]
    days: u32,
    /// A service that may move, and by how many days if not by --days: CODE or CODE=N; may be repeated
    #[arg(long, value_name = "CODE", value_parser = arguments::named)]
    free: Vec<String>,
    /// Leave out a mode, country, strait, service, city or hub; may be repeated
    #[arg(long, value_name = "X", default_values = ["road", "air"])]
    ban: Vec<String>,
    /// Pass a hub, city, country or strait; may be repeated
    #[arg(long, value_name = "X", default_values = ["Aktau"])]
    via: Vec<String>,
    /// Over how many weeks of hand-ins
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = arguments::at_least_one::<u32>)]
    weeks: u32,
    /// USD that a day of a box counts when its way is chosen
    #[arg(long, value_name = "USD", default_value = "100", value_parser = arguments::dollars_or_none)]
    day: Money,
    /// Count the wait before the first departure too
    #[arg(long)]
    from_hand_in: bool,
}

/// Boxes a week of five provinces.
const FLOWS: &[&str] = &[
    "Chongqing,Istanbul,40,2026-06-01T09:00",
    "Chongqing,Mersin,20,2026-06-02T09:00",
    "Chengdu,Istanbul,15,2026-06-01T09:00",
    "Guiyang,Istanbul,12,2026-06-01T09:00",
    "Lanzhou,Istanbul,10,2026-06-03T09:00",
    "Kunming,Mersin,8,2026-06-01T09:00",
];

/// The trains and the ferry that they share.
const FREE: &[&str] =
    &["sce-aktau", "caspian-aktau-alat", "btk-halkali", "btk-mersin", "rail-cdu-tjc", "rail-gya-tjc", "rail-laz-tjc"];

fn flow(number: usize, text: &str) -> Result<(Flow, Part), Failure> {
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let [from, to, boxes, ready] = parts[..] else {
        let form = "write origin, destination, boxes a week and first hand-in, with commas";
        return Err(Failure::Question(format!("`{}`: {form}", Shown(text))));
    };
    let per_week = arguments::at_least_one(boxes)
        .map_err(|why| Failure::Question(format!("`{}`, boxes `{}`: {why}", Shown(text), Shown(boxes))))?;
    let shipment = Shipment::boxes(from, to, "1x45G1")?.ready(ready)?;
    let part = Part { number, shipment: shipment.clone(), of_one: shipment.clone(), alike: format!("{from},{to}") };
    Ok((Flow::new(shipment, per_week), part))
}

fn freedom(text: &str, usual: u32) -> Result<Freedom, Failure> {
    let Some((code, days)) = text.split_once('=') else { return Ok(Freedom::within_days(text, usual)) };
    let days = arguments::nothing_or_more(days)
        .map_err(|why| Failure::Question(format!("`{}`, days `{}`: {why}", Shown(text), Shown(days))))?;
    Ok(Freedom::within_days(code, days))
}

fn answer(arguments: &Arguments) -> Result<String, Failure> {
    let network = Network::chongqing();
    let or = |given: &[String], own: &[&str]| -> Vec<String> {
        if given.is_empty() { own.iter().map(ToString::to_string).collect() } else { given.to_vec() }
    };
    let listed = or(&arguments.flows, FLOWS);
    let flows = (1..).zip(&listed).map(|(number, text)| flow(number, text)).collect::<Result<Vec<_>, _>>()?;
    let (flows, parts): (Vec<Flow>, Vec<Part>) = flows.into_iter().unzip();
    let freedoms: Vec<Freedom> =
        or(&arguments.free, FREE).iter().map(|text| freedom(text, arguments.days)).collect::<Result<_, _>>()?;
    let query = arguments.ban.iter().fold(Query::minimise_time_and_cost(), Query::ban);
    let query = arguments.via.iter().fold(query, Query::via);
    let waits = if arguments.from_hand_in { Waits::FromHandIn } else { Waits::AtTransshipments };
    let by = Objective::cost().with_a_day_at(arguments.day);
    let goal = Goal::least_waiting(waits).over_weeks(arguments.weeks).by_ways_of(by);
    let planner = Planner::new(&network);
    let timetable = planner.joint_timetable(&flows, &freedoms, &query, &goal)?;
    let planned = timetable.flows().iter().flat_map(|flow| &flow.planned_after);
    let below = command::below_each(&planner, &parts, &query, "flow", command::nominal(planned))?;
    Ok(format!("{timetable}{below}"))
}

fn main() -> ExitCode {
    command::run(answer)
}
