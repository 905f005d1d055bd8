//! Fronts on a road network in the format of the 9th DIMACS Implementation Challenge: sizes, labels, times, memory, and a hash of each front
//! that does not depend on its order.
//!
//! ```text
//! cargo run --release --example dimacs -- --queries pairs.txt --hops distance.gr time.gr
//! ```
//!
//! Each `.gr` file gives one criterion, on the same arcs in the same order; `--hops` adds one of 1 for each arc. The query list has a source and a
//! target on each line, numbered from 1.

#[allow(dead_code, clippy::duplicate_mod, reason = "every example takes of it what it needs")]
mod arguments;
#[allow(dead_code, clippy::duplicate_mod, reason = "every example takes of it what it needs")]
mod command;
mod roads;

use clap::{Parser, ValueEnum};
use command::{Answer, Failure};
use landsea::search::{ForwardStar, Limits, Question, Scratch};
use petgraph::graph::NodeIndex;
use roads::{Lines, numbers, read};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

#[derive(Parser)]
#[command(about = "Pareto fronts on DIMACS road networks", allow_negative_numbers = true, after_help = command::CODES)]
struct Arguments {
    /// Files of arcs, one for each criterion.
    #[arg(required = true)]
    arcs: Vec<PathBuf>,
    /// Source and target on each line, numbered from 1.
    #[arg(long)]
    queries: PathBuf,
    /// Adds a criterion of 1 for each arc.
    #[arg(long)]
    hops: bool,
    /// Where the bounds come from.
    #[arg(long, value_enum, default_value_t = Mode::Own)]
    mode: Mode,
    /// Stops a query at this many labels.
    #[arg(long, value_parser = arguments::at_least_one::<usize>)]
    labels: Option<usize>,
    /// Answers within this tolerance instead of all.
    #[arg(long, default_value_t = 0.0, value_parser = arguments::share)]
    tolerance: f64,
    /// Times each query so often and prints the least.
    #[arg(long, default_value_t = 1, value_parser = arguments::at_least_one::<usize>)]
    repeat: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Mode {
    /// Computed within each query, as far as it needs them.
    Own,
    /// Computed for the target beforehand, in whole, and kept.
    Kept,
    /// Computed within each query for the nodes that it meets, with contraction hierarchies that were prepared once for the graph.
    Hierarchy,
}

/// Mixes a front into one number, whatever its order (finaliser of `SplitMix64`: Steele, Lea and Flood, 2014).
fn hash<const K: usize>(front: &[[u32; K]]) -> u64 {
    let mix = |number: u64| {
        let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        number ^ (number >> 31)
    };
    let vector =
        |cost: &[u32; K]| cost[1..].iter().fold(mix(cost[0].into()), |sum, &next| mix(sum.wrapping_add(next.into())));
    front.iter().map(|cost| if K == 1 { mix(cost[0].into()) } else { vector(cost) }).fold(0, u64::wrapping_add)
}

/// Peak resident memory of the process in MiB, where the system says.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_ascii_whitespace().next()).and_then(|word| word.parse::<u64>().ok());
    kib.map_or_else(|| "not known".to_owned(), |kib| format!("{} MiB", kib / 1024))
}

/// Time this thread has run on a processor, where the system says, or else the time of day: others may be using the machine.
fn running(started: Instant) -> Duration {
    let shown = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = shown.split_ascii_whitespace().next().and_then(|word| word.parse().ok());
    nanoseconds.map_or_else(|| started.elapsed(), Duration::from_nanos)
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn run<const K: usize>(arguments: &Arguments, out: &mut Answer) -> Result<(), Failure> {
    let graph = read::<K>(&arguments.arcs)?;
    let (nodes, started) = (graph.node_count(), Instant::now());
    let star = ForwardStar::from_petgraph(&graph, |edge| *edge.weight()).map_err(wrong)?;
    drop(graph);
    let took = milliseconds(started.elapsed());
    let core = star.core_node_count();
    writeln!(
        out,
        "{} nodes, {} arcs, {core} nodes in the core, laid out in {took:.0} ms",
        star.node_count(),
        star.arc_count()
    )?;
    let clock = Instant::now();
    let hierarchy = if arguments.mode == Mode::Hierarchy { star.contract() } else { None };
    let took = milliseconds(running(clock));
    if let Some(hierarchy) = &hierarchy {
        let (mebibytes, steps) = (hierarchy.bytes() >> 20, hierarchy.steps());
        writeln!(out, "hierarchies prepared in {took:.0} ms, {mebibytes} MiB, {steps} steps")?;
    }
    let limits = Limits { labels: arguments.labels, ..Limits::default() };
    let mut scratch = Scratch::new();
    let mut totals = [Duration::ZERO; 3];
    let (mut sizes, mut labels, mut queries) = (0, 0, 0_usize);
    let mut list = Lines::open(&arguments.queries)?;
    while let Some(line) = list.next()? {
        if line.trim().is_empty() {
            continue;
        }
        let line = line.to_owned();
        let (source, target) = ends(&line, nodes).map_err(|what| list.fault(&what))?;
        let sources = [source];
        let mut least = [Duration::MAX; 3];
        for turn in 0..arguments.repeat.max(1) {
            let (ran, started) = (running(clock), Instant::now());
            let kept = (arguments.mode == Mode::Kept).then(|| star.bounds_to(target)).transpose().map_err(wrong)?;
            let beforehand = started.elapsed();
            let question = Question::new(&sources, target).limits(limits).tolerance(arguments.tolerance);
            let question = kept.iter().fold(question, Question::bounds);
            let question = hierarchy.iter().fold(question, Question::hierarchy);
            let answers = star.answer(&question, &mut scratch).map_err(wrong)?;
            let ran = running(clock).saturating_sub(ran);
            let [bounds, search] = answers.times();
            if ran < least[2] {
                least = [bounds + beforehand, search, ran];
            }
            if turn == 0 {
                let (front, taken) = (answers.costs(), answers.stats().taken);
                sizes += front.len();
                labels += taken;
                let (size, hash, status) = (front.len(), hash(front), answers.status());
                let ends = format!("{} {}", source.index() + 1, target.index() + 1);
                write!(out, "{ends} front {size} labels {taken} hash {hash:016x} {status:?}")?;
            }
        }
        let [bounds, search, ran] = least.map(milliseconds);
        writeln!(out, " bounds_ms {bounds:.3} search_ms {search:.3} cpu_ms {ran:.3}")?;
        out.flush()?;
        for (total, time) in totals.iter_mut().zip(least) {
            *total += time;
        }
        queries += 1;
    }
    let mean = |total: f64| total / queries.max(1) as f64;
    let [bounds, search, ran] = totals.map(|total| mean(milliseconds(total)));
    let (front, labels) = (mean(sizes as f64), mean(labels as f64));
    writeln!(out, "{queries} queries, means: front {front:.1}, labels {labels:.0}")?;
    writeln!(
        out,
        "bounds {bounds:.3} ms, search {search:.3} ms by the clock; {ran:.3} ms of processor; peak memory {}",
        peak()
    )?;
    Ok(())
}

/// Source and target of a query, or what is wrong with them.
fn ends(line: &str, nodes: usize) -> Result<(NodeIndex, NodeIndex), String> {
    let ends = numbers::<2, usize>(line.split_ascii_whitespace());
    let known = ends.filter(|ends| ends.iter().all(|node| (1..=nodes).contains(node)));
    let [source, target] = known
        .ok_or_else(|| format!("expected a source and a target between 1 and {nodes}, and nothing behind them"))?;
    Ok((NodeIndex::new(source - 1), NodeIndex::new(target - 1)))
}

/// A graph or a question that the search refuses.
fn wrong(error: impl std::error::Error) -> Failure {
    Failure::Question(error.to_string())
}

fn answer(arguments: &Arguments, out: &mut Answer) -> Result<(), Failure> {
    match arguments.arcs.len() + usize::from(arguments.hops) {
        1 => run::<1>(arguments, out),
        2 => run::<2>(arguments, out),
        3 => run::<3>(arguments, out),
        4 => run::<4>(arguments, out),
        count => Err(Failure::Question(format!("{count} criteria; one to four are searched"))),
    }
}

fn main() -> ExitCode {
    command::stream(answer)
}
