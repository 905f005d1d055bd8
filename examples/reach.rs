//! From one place to everywhere: for each country how many ports are reached, in how many days at best and for how many USD at best.
//!
//! `cargo run --release --example reach` goes by mean waits; `-- --ready 2026-12-01` by departures from that day on; `-- --from Ningbo` starts
//! elsewhere; `-- --hubs` counts terminals and airports too; `-- --json` prints a document; `-- --html` also writes a page with the world
//! coloured by days or by USD. Most lines beyond the corridors are modelled.

use clap::Parser;
pub(crate) use command::Failure;
use landsea::model::{Function, Hub};
use landsea::plan::{CountryReach, HubReach, Reach};
use landsea::report::{ReachDocument, Style, assumptions_text, left_out_of_reach_text, reach_page};
use landsea::search::Status;
use landsea::units::{Money, Shown};
use landsea::{Network, PlanError, Planner, Query, Shipment};
use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

#[allow(dead_code, clippy::duplicate_mod, reason = "every example takes of it what it needs")]
mod arguments;
#[allow(dead_code, clippy::duplicate_mod, reason = "every example takes of it what it needs")]
mod command;

/// From one place to everywhere.
#[derive(Debug, Parser)]
#[command(name = "reach", allow_negative_numbers = true, after_help = command::CODES)]
pub(crate) struct Arguments {
    /// Where the cargo is
    #[arg(long, value_name = "PLACE", default_value = "Chongqing")]
    pub(crate) from: String,
    /// Boxes: count, x, size
    #[arg(long, value_name = "BOXES", default_value = "1x45G1", allow_hyphen_values = true)]
    pub(crate) boxes: String,
    /// What is in them
    #[arg(long, value_name = "COMMODITY", value_parser = arguments::named)]
    pub(crate) commodity: Option<String>,
    /// When the cargo is ready; without a date, mean waits
    #[arg(long, value_name = "DATE")]
    pub(crate) ready: Option<String>,
    /// Look for departures and arrivals within this many days after ready
    #[arg(long, value_name = "DAYS", default_value_t = 200, value_parser = arguments::at_least_one::<u32>)]
    pub(crate) horizon: u32,
    /// All hubs, not only sea and river ports
    #[arg(long)]
    pub(crate) hubs: bool,
    /// A JSON document
    #[arg(long)]
    pub(crate) json: bool,
    /// Also one HTML page: the world coloured by days or by USD, and the countries
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "reach.html", conflicts_with = "json")]
    pub(crate) html: Option<PathBuf>,
}

/// What the example prints.
///
/// # Errors
/// [`Failure`].
pub(crate) fn answer(arguments: &Arguments) -> Result<String, Failure> {
    let network = Network::world();
    let planner = Planner::new(&network);
    // Every reach leaves the destination aside.
    let mut shipment = Shipment::boxes(&arguments.from, &arguments.from, &arguments.boxes)?;
    if let Some(commodity) = &arguments.commodity {
        shipment = shipment.commodity(commodity);
    }
    if let Some(ready) = &arguments.ready {
        shipment = shipment.ready(ready)?;
    }
    let query = Query::minimise_time_and_cost().horizon_days(arguments.horizon);
    let reach = planner.reach(&shipment, &query)?;
    let is_port =
        |hub: &Hub| hub.functions.iter().any(|function| matches!(function, Function::SeaPort | Function::RiverPort));
    let counted = |hub: &Hub| arguments.hubs || is_port(hub);
    let nothing = nothing(&planner, &shipment, &query, &reach, counted);
    let left = match nothing {
        None => planner.left_out_of_reach(&shipment, &query, counted)?,
        // What is off is among what would help.
        Some(_) => Vec::new(),
    };
    let document = || {
        let document = ReachDocument::new(&reach, &shipment, &network, counted);
        match &nothing {
            None => document.with_left_out(&left, &network),
            Some((hub, error)) => document.with_reason(hub, &query, error),
        }
    };
    let shown = if arguments.json {
        // Only a map with keys that are no text fails to serialise, and there is none.
        serde_json::to_string_pretty(&document()).unwrap_or_default() + "\n"
    } else {
        let style = Style::default();
        table(arguments, &reach, &shipment, &reach.countries(&network, counted))
            + &left_out_of_reach_text(&left, &style)
            + &assumptions_text(reach.assumptions(), &style)
    };
    let shown = match &arguments.html {
        Some(path) => command::write(path, &reach_page(&document()), shown)?,
        None => shown,
    };
    match &nothing {
        None => Ok(shown),
        Some((hub, error)) => {
            let to = Shown(&hub.name);
            let why = format!("nothing is reached; to the nearest, {to} ({}): {error}", hub.code);
            Err(Failure::Unanswered { why, shown })
        }
    }
}

/// Where none of the counted hubs is reached: the one nearest to the origin, and why there is no way to it.
fn nothing<'n>(
    planner: &'n Planner,
    shipment: &Shipment,
    query: &Query,
    reach: &Reach,
    counted: impl Fn(&Hub) -> bool,
) -> Option<(&'n Hub, PlanError)> {
    let network = planner.network();
    let counted: Vec<&HubReach> = reach.hubs().iter().filter(|reached| counted(network.hub(reached.hub))).collect();
    if counted.iter().any(|reached| !reached.front.is_empty()) {
        return None;
    }
    let origin = network.place(reach.from()).ok()?.centre;
    let hubs = counted.into_iter().map(|reached| network.hub(reached.hub));
    let km = |hub: &Hub| origin.great_circle_km(hub.position);
    let hub = hubs.min_by(|one, other| km(one).total_cmp(&km(other)))?;
    let error = planner.plan(&shipment.clone().bound_for(hub.code.as_str()), query).err()?;
    Some((hub, error))
}

fn table(arguments: &Arguments, reach: &Reach, shipment: &Shipment, lines: &[CountryReach]) -> String {
    let what = if arguments.hubs { "hubs" } else { "ports" };
    let when = match (&arguments.ready, reach.horizon_days()) {
        (Some(ready), Some(days)) => format!("ready {}, within {days} days", Shown(ready)),
        _ => "without a date, by mean waits".to_owned(),
    };
    let mut text = format!("{} → everywhere: {}, {when}\n\n", Shown(reach.from()), shipment.cargo());
    let _ = writeln!(text, "country   {what:>5}   best days    best USD");
    for line in lines.iter().filter(|line| line.reached > 0) {
        let _ = writeln!(text, "{:<7} {:>7} {:>11} {:>11}", line.country, line.reached, days(line), usd(line));
    }
    let missed: Vec<String> = lines
        .iter()
        .filter(|line| line.reached < line.hubs)
        .map(|line| format!("{} {}", line.country, line.hubs - line.reached))
        .collect();
    if !missed.is_empty() {
        let _ = writeln!(text, "not reached: {}", missed.join(", "));
    }
    let reached = lines.iter().map(|line| line.reached).sum::<usize>();
    let countries = lines.iter().filter(|line| line.reached > 0).count();
    let _ = writeln!(
        text,
        "\n{reached} {what} in {countries} countries and regions. Best days and best USD need not be the same way, nor the\n\
         same port; USD are for all of the cargo. Lines are modelled where no source speaks of them."
    );
    if reach.status() != Status::Complete {
        let _ = writeln!(text, "A limit stopped the search: there may be more, and better.");
    }
    text
}

fn days(line: &CountryReach) -> String {
    line.fastest.map_or_else(String::new, |time| format!("{:.1}", time.as_days()))
}

/// Whole dollars, rounded half up.
fn usd(line: &CountryReach) -> String {
    line.cheapest.map_or_else(String::new, |cost| Money::from_minor((cost.minor() + 50) / 100 * 100).to_string())
}

fn main() -> ExitCode {
    command::run(answer)
}
