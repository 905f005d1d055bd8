//! Checks network files: everything that is wrong with them at once, each finding with file, line and column, cause and cure.
//!
//! ```sh
//! cargo run --example check_network -- mine.ron                        # a network of its own
//! cargo run --example check_network -- --on chongqing mine.ron         # on top of the shipped one
//! cargo run --example check_network -- networks/manifest.ron           # all files that a manifest names
//! ```
//!
//! Ends with 0 when nothing was found, with 1 when something was, with 2 when the manifest is no list of files, and with 3 when a file cannot be read.

use clap::{Parser, ValueEnum};
use command::Failure;
use landsea::file::Layers;
use landsea::units::Shown;
use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

#[allow(dead_code, clippy::duplicate_mod, reason = "every example takes of it what it needs")]
mod command;

/// What `--help` says of how it ends.
const CODES: &str = "Exit codes: 0 no finding, 1 findings, 2 wrong question, 3 a file cannot be read or written.";

/// Checks network files.
#[derive(Parser)]
#[command(name = "check_network", after_help = CODES)]
struct Args {
    /// Files, bottom layer first. A `manifest.ron` stands for the files that it names.
    #[arg(required_unless_present = "on")]
    files: Vec<PathBuf>,
    /// What the files lie on; nothing unless said.
    #[arg(long, value_enum)]
    on: Option<Bottom>,
    /// Lists the findings, too, that the files declare an exception.
    #[arg(long)]
    exceptions: bool,
}

/// A network that ships with the crate.
#[derive(Clone, Copy, ValueEnum)]
enum Bottom {
    /// The corridors.
    Chongqing,
    /// The corridors and the ports of the world.
    World,
}

fn answer(args: &Args) -> Result<String, Failure> {
    let bottom = match args.on {
        None => Layers::new("checked"),
        Some(Bottom::Chongqing) => Layers::chongqing(),
        Some(Bottom::World) => Layers::world(),
    };
    let mut layers = bottom;
    for path in paths(&args.files)? {
        layers = layers.with(&path.display().to_string(), &command::read(&path)?);
    }
    let checked = layers.check();
    let mut shown = String::new();
    if args.exceptions {
        for (finding, reason) in checked.excused() {
            let _ = writeln!(shown, "{finding}\n    exception: {}", Shown(reason));
        }
    }
    let _ = writeln!(shown, "{checked}");
    if let Some(network) = checked.network() {
        let _ = writeln!(shown, "{} hubs, {} services", network.hubs().len(), network.services().len());
    }
    if let Some(crossings) = checked.crossings() {
        let _ = writeln!(shown, "{crossings}");
    }
    if checked.findings().is_empty() {
        return Ok(shown);
    }
    Err(Failure::Unanswered { why: "the files have findings".to_owned(), shown })
}

/// The files, each once, with manifests replaced by what they name.
fn paths(files: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut paths = Vec::new();
    for file in files {
        let named = if file.file_name().is_some_and(|name| name == "manifest.ron") {
            let names: Vec<String> = ron::from_str(&command::read(file)?)
                .map_err(|error| Failure::Question(format!("{}:{error}", file.display())))?;
            names.iter().map(|name| file.with_file_name(name)).collect()
        } else {
            vec![file.clone()]
        };
        for path in named {
            if !paths.contains(&path) {
                paths.push(path);
            }
        }
    }
    Ok(paths)
}

fn main() -> ExitCode {
    command::run(answer)
}
