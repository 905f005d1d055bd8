//! Writes `networks/world/ports.ron` and the section of `networks/README.md` that says how well the model fits. With `--check`
//! it writes nothing and fails when either would change.

mod display;
mod lines;
mod places;
mod rates;
mod sea;
mod table;
mod write;

use landsea::Network;
use lines::{Chart, Kind};
use rates::Rates;
use sea::Sea;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use table::Table;

fn main() -> ExitCode {
    let check = std::env::args().any(|argument| argument == "--check");
    let network = Network::chongqing();
    let sea = Sea::new(
        &Table::new(include_str!("../data/sea_nodes.csv")),
        &Table::new(include_str!("../data/sea_edges.csv")),
    );
    let ports = places::ports(&network, &sea);
    let chart = Chart::new(&ports, &sea);
    let lanes = rates::lanes(&sea, |port| chart.region(port), |port| ports.get(port).map_or(port, |port| port.node));
    let rates = Rates::fit(&lanes);
    let lines = lines::lines(&network, &chart, &rates);
    let text = write::file(&network, &chart, &rates, &lines);
    let readme = fs::read_to_string(root("networks/README.md")).unwrap_or_default();
    let shown = section(&readme, &display::table(&lanes, &rates, |port| chart.region(port)));
    let new = ports.values().filter(|port| !port.known).count();
    let count = |wanted: fn(&Kind) -> bool| lines.iter().filter(|line| wanted(&line.kind)).count();
    println!("{} ports, {new} of them not in the corridors, {} hub ports", ports.len(), chart.hubs.len());
    println!(
        "{} lines: {} liners, {} by Suez, {} regional, {} feeders; {} bytes",
        lines.len(),
        count(|kind| matches!(kind, Kind::Liner(_))),
        count(|kind| matches!(kind, Kind::Suez(_))),
        count(|kind| matches!(kind, Kind::Regional(_))),
        count(|kind| matches!(kind, Kind::Feeder | Kind::Russia | Kind::Iran)),
        text.len()
    );
    let written = [("networks/world/ports.ron", text), ("networks/README.md", shown)];
    let mut fine = true;
    for (name, text) in written {
        if fs::read_to_string(root(name)).is_ok_and(|found| found == text) {
            continue;
        }
        if check {
            eprintln!("{name} is out of date");
            fine = false;
        } else if let Err(error) = fs::write(root(name), text) {
            eprintln!("{name}: {error}");
            fine = false;
        }
    }
    if fine { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// The readme with its section on the fit written anew.
fn section(readme: &str, shown: &str) -> String {
    let (begin, end) = ("<!-- world calibration -->\n", "<!-- end of world calibration -->");
    let parts = readme.split_once(begin).and_then(|(before, rest)| Some((before, rest.split_once(end)?.1)));
    parts.map_or_else(|| readme.to_owned(), |(before, after)| format!("{before}{begin}{shown}{end}{after}"))
}
