//! Checks network files: everything that is wrong with them at once, each finding with file, line and column, cause and cure.
//!
//! ```sh
//! cargo run --example check_network -- mine.ron                        # a network of its own
//! cargo run --example check_network -- --on chongqing mine.ron         # on top of the shipped one
//! cargo run --example check_network -- networks/manifest.ron           # all files that a manifest names
//! ```
//!
//! Ends with 0 when nothing was found, with 1 when something was, and with 2 when a file cannot be opened.

use clap::{Parser, ValueEnum};
use landsea::file::Layers;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Checks network files.
#[derive(Parser)]
struct Args {
    /// Files, bottom layer first. A `manifest.ron` stands for the files that it names.
    #[arg(required_unless_present = "on")]
    files: Vec<PathBuf>,
    /// What the files lie on; nothing unless told.
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

fn main() -> ExitCode {
    let args = Args::parse();
    let bottom = match args.on {
        None => Layers::new("checked"),
        Some(Bottom::Chongqing) => Layers::chongqing(),
        Some(Bottom::World) => Layers::world(),
    };
    let layers =
        match paths(&args.files).and_then(|paths| paths.iter().try_fold(bottom, |layers, path| with(layers, path))) {
            Ok(layers) => layers,
            Err(error) => {
                eprintln!("{error}");
                return ExitCode::from(2);
            }
        };
    let checked = layers.check();
    if args.exceptions {
        for (finding, reason) in checked.excused() {
            println!("{finding}\n    exception: {reason}");
        }
    }
    println!("{checked}");
    if let Some(network) = checked.network() {
        println!("{} hubs, {} services", network.hubs().len(), network.services().len());
    }
    if let Some(crossings) = checked.crossings() {
        println!("{crossings}");
    }
    ExitCode::from(u8::from(!checked.findings().is_empty()))
}

fn with(layers: Layers, path: &Path) -> Result<Layers, String> {
    Ok(layers.with(&path.display().to_string(), &read(path)?))
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// The files, each once, with manifests replaced by what they name.
fn paths(files: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut paths = Vec::new();
    for file in files {
        let named = if file.file_name().is_some_and(|name| name == "manifest.ron") {
            let names: Vec<String> =
                ron::from_str(&read(file)?).map_err(|error| format!("{}: {error}", file.display()))?;
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
