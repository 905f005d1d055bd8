//! Chongqing and the ports of the world: what is reachable, in how many days and for how much, and one way leg by leg.
//!
//! `cargo run --release --example world_ports` counts by country; `-- --to BRSSZ` plans to Santos, `-- --from BRSSZ` back from it;
//! `-- --list` has a line for every port. Most lines are modelled, and marked `M`.

use clap::Parser;
use command::Failure;
use landsea::model::{Function, Hub};
use landsea::report::{Style, assumptions_text, front_table, itinerary_text, sources_text};
use landsea::units::Shown;
use landsea::{Network, Planner, Query, Shipment};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::process::ExitCode;

#[allow(dead_code, clippy::duplicate_mod, reason = "every example takes of it what it needs")]
mod command;

/// Chongqing and the ports of the world.
#[derive(Debug, Parser)]
#[command(name = "world_ports", after_help = command::CODES)]
struct Arguments {
    /// Plan from Chongqing to this port, city or code
    #[arg(long, value_name = "PLACE")]
    to: Option<String>,
    /// Plan to Chongqing from this port, city or code
    #[arg(long, value_name = "PLACE", conflicts_with = "to")]
    from: Option<String>,
    /// A line for every port
    #[arg(long)]
    list: bool,
}

/// Days of the fastest and USD of the cheapest way for a forty-foot box, without a date.
type Reach = Option<(f64, i64)>;

fn reach(planner: &Planner, from: &str, to: &str) -> Reach {
    let shipment = Shipment::boxes(from, to, "1x45G1").ok()?;
    let front = planner.plan(&shipment, &Query::minimise_time_and_cost()).ok()?;
    Some((front.fastest().elapsed.as_days(), front.cheapest().cost.minor() / 100))
}

fn answer(arguments: &Arguments) -> Result<String, Failure> {
    let network = Network::world();
    let planner = Planner::new(&network);
    match (&arguments.from, &arguments.to) {
        (Some(from), _) => return plan(&planner, from, "Chongqing"),
        (_, Some(to)) => return plan(&planner, "Chongqing", to),
        (None, None) => {}
    }
    let is_port = |hub: &&Hub| {
        let functions = &hub.functions;
        (functions.contains(&Function::SeaPort) || functions.contains(&Function::RiverPort))
            && !hub.code.as_str().starts_with("CNCKG")
    };
    let mut countries: BTreeMap<String, Vec<(&Hub, Reach, Reach)>> = BTreeMap::new();
    for hub in network.hubs().iter().filter(is_port) {
        let code = hub.code.as_str();
        let there = reach(&planner, "Chongqing", code);
        let back = reach(&planner, code, "Chongqing");
        countries.entry(hub.country.to_string()).or_default().push((hub, there, back));
    }
    let shown =
        |reach: &Reach| reach.map_or_else(|| "not".to_owned(), |(days, usd)| format!("{days:5.1} d {usd:6} USD"));
    let mut text = String::new();
    if arguments.list {
        let _ = writeln!(text, "{:<6} {:<34} {:<20} back", "port", "name", "from Chongqing");
        for (hub, there, back) in countries.values().flatten() {
            let (code, name) = (hub.code.as_str(), Shown(&hub.name).to_string());
            let _ = writeln!(text, "{code:<6} {name:<34} {:<20} {}", shown(there), shown(back));
        }
    }
    let both = |ports: &Vec<(&Hub, Reach, Reach)>| {
        ports.iter().filter(|(_, there, back)| there.is_some() && back.is_some()).count()
    };
    let reached: Vec<(&String, usize)> = countries.iter().map(|(country, ports)| (country, both(ports))).collect();
    if !arguments.list {
        let line: Vec<String> = reached
            .iter()
            .filter(|(_, ports)| *ports > 0)
            .map(|(country, ports)| format!("{country} {ports}"))
            .collect();
        let _ = writeln!(text, "{}", line.join(", "));
    }
    let _ = writeln!(
        text,
        "{} ports in {} countries and regions, there and back; their lines are modelled where no source speaks of them.",
        reached.iter().map(|(_, ports)| ports).sum::<usize>(),
        reached.iter().filter(|(_, ports)| *ports > 0).count()
    );
    let of_a_box = Shipment::boxes("Chongqing", "Istanbul", "1x45G1")?.assumptions(&network)?;
    text.push_str("Ways that are off by default are not among them: --to PORT names what they would give.\n");
    Ok(text + &assumptions_text(&of_a_box, &Style::default()))
}

/// The front and its fastest way, dated.
fn plan(planner: &Planner, from: &str, to: &str) -> Result<String, Failure> {
    let shipment = Shipment::boxes(from, to, "1x45G1")?.ready("2026-12-01T09:00[Asia/Shanghai]")?;
    let query = Query::minimise_time_and_cost();
    let front = planner.plan(&shipment, &query)?;
    let style = Style::default();
    Ok([
        front_table(&front, &style),
        itinerary_text(front.fastest(), &style),
        command::below(planner, &shipment, &query, &front, &style)?,
        sources_text([front.fastest()], planner.network(), &style),
    ]
    .join("\n"))
}

fn main() -> ExitCode {
    command::run(answer)
}
