//! Pictures of a network for those who keep its data.
//!
//! ```sh
//! cargo run --release --example network_picture                            # network.html: every line with the grade of its figures
//! cargo run --release --example network_picture -- --network world --html world.html
//! cargo run --release --example network_picture -- --dot | neato -Tsvg > network.svg
//! ```

use clap::{Parser, ValueEnum};
use command::Failure;
use landsea::{Network, report};
use std::path::PathBuf;
use std::process::ExitCode;

#[allow(dead_code, clippy::duplicate_mod, reason = "every example takes of it what it needs")]
mod command;

/// Draws a network that ships with the crate.
#[derive(Debug, Parser)]
#[command(name = "network_picture", after_help = command::CODES)]
struct Arguments {
    /// Which one
    #[arg(long, value_enum, default_value_t = Shipped::Chongqing)]
    network: Shipped,
    /// The page that is written
    #[arg(long, value_name = "FILE", default_value = "network.html", conflicts_with = "dot")]
    html: PathBuf,
    /// The graph in the DOT language, and nothing else
    #[arg(long)]
    dot: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Shipped {
    /// The corridors
    Chongqing,
    /// The corridors and the ports of the world
    World,
}

fn answer(arguments: &Arguments) -> Result<String, Failure> {
    let network = match arguments.network {
        Shipped::Chongqing => Network::chongqing(),
        Shipped::World => Network::world(),
    };
    if arguments.dot {
        return Ok(report::network_dot(&network));
    }
    command::write(&arguments.html, &report::network_page(&network), String::new())
}

fn main() -> ExitCode {
    command::run(answer)
}
