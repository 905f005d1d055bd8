//! How the search on static graphs grows: square grids, random geometric graphs and roads of a thousand nodes and more, one to four criteria.
//!
//! ```text
//! cargo run --release --example growth -- --most 1000000
//! cargo run --release --example growth -- --most 1000000 --roads length.gr time.gr --places nodes.co
//! ```
//!
//! Roads are in the format of the 9th DIMACS Implementation Challenge: the nodes that are nearest to the middle of the network, and all of them.
//!
//! Prints a table in Markdown: size of the front, labels, times, nanoseconds a label, the memory that the searches of a line came to hold, and beside them
//! the whole backward trees, which any search that bounds by them pays at least.

#[allow(dead_code, clippy::duplicate_mod, reason = "every example takes of it what it needs")]
mod arguments;
#[allow(dead_code, clippy::duplicate_mod, reason = "every example takes of it what it needs")]
mod command;
mod roads;

use clap::Parser;
use command::{Answer, Failure};
use landsea::search::{ForwardStar, Limits, Question, Scratch, Status};
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use roads::{Lines, numbers};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use std::alloc::System;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Shows what the searches hold.
#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

#[derive(Parser)]
#[command(about = "How the search on static graphs grows", allow_negative_numbers = true, after_help = command::CODES)]
struct Arguments {
    /// Graphs of this many nodes at most: 1,000, 10,000 and so on.
    #[arg(long, default_value_t = 10_000, value_parser = most)]
    most: u32,
    /// Questions for each line.
    #[arg(long, default_value_t = 5, value_parser = arguments::at_least_one::<u32>)]
    questions: u32,
    /// A road network to be cut out of, in place of grids and geometric graphs: files of its lengths and times.
    #[arg(long, num_args = 2, requires = "places")]
    roads: Option<Vec<PathBuf>>,
    /// Where its nodes are.
    #[arg(long, requires = "roads")]
    places: Option<PathBuf>,
}

type Graph = DiGraph<(), [u32; 4]>;

/// A fixed linear congruential generator (Numerical Recipes): the same graph everywhere.
struct Random(u32);

impl Random {
    fn below(&mut self, most: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        u32::try_from((u64::from(self.0) * u64::from(most)) >> 32).unwrap_or(0)
    }
}

/// A graph, and where its nodes are, in parts of the side of a square.
struct Placed {
    name: &'static str,
    graph: Graph,
    places: Vec<[u32; 2]>,
    /// How many neighbours away questions ask, by one to four criteria, or as far as the graph goes.
    steps: [u32; 4],
}

const FAR: u32 = u32::MAX;

/// The side of the square.
const SIDE: u32 = 1 << 20;

/// A square grid with four independent weights of 1 to 100 each way.
fn grid(nodes: u32, random: &mut Random) -> Placed {
    let side = nodes.isqrt();
    let mut graph = Graph::with_capacity(nodes as usize, 4 * nodes as usize);
    let places = (0..side * side).map(|at| [at % side, at / side].map(|step| step * (SIDE / side))).collect();
    for _ in 0..side * side {
        graph.add_node(());
    }
    for at in 0..side * side {
        let right = (at % side + 1 < side).then_some(at + 1);
        let below = (at + side < side * side).then_some(at + side);
        for next in right.into_iter().chain(below) {
            for (from, to) in [(at, next), (next, at)] {
                graph.add_edge(from.into(), to.into(), std::array::from_fn(|_| random.below(100) + 1));
            }
        }
    }
    Placed { name: "grid", graph, places, steps: [FAR, 60, 12, 8] }
}

/// Points anywhere, joined both ways where they are so near that each has six neighbours on average. Weights: the distance, a time at one of
/// several speeds, a step, and a toll.
fn geometric(nodes: u32, random: &mut Random) -> Placed {
    let places: Vec<[u32; 2]> = (0..nodes).map(|_| [random.below(SIDE), random.below(SIDE)]).collect();
    // A circle of six times the room of a node; 355 / 113 for the number of the circle.
    let reach = (u64::from(SIDE).pow(2) * 6 * 113 / 355 / u64::from(nodes)).isqrt();
    let cell = |place: &[u32; 2]| place.map(|at| usize::try_from(u64::from(at) / reach).unwrap_or(0));
    let cells = cell(&[SIDE; 2])[0] + 1;
    let mut members = vec![Vec::new(); cells * cells];
    for (node, place) in (0_u32..).zip(&places) {
        let [column, row] = cell(place);
        members[row * cells + column].push(node);
    }
    let mut graph = Graph::with_capacity(nodes as usize, 6 * nodes as usize);
    for _ in 0..nodes {
        graph.add_node(());
    }
    for (from, place) in (0_u32..).zip(&places) {
        let [column, row] = cell(place);
        let near = |at: usize| at.saturating_sub(1)..=(at + 1).min(cells - 1);
        for at in near(row).flat_map(|row| near(column).map(move |column| row * cells + column)) {
            for &to in &members[at] {
                let distance = apart(places[to as usize], *place).isqrt();
                if to != from && distance <= reach {
                    let length = u32::try_from(distance * 1000 / reach).unwrap_or(1000) + 1;
                    let time = length * (20 + random.below(60)) / 40;
                    graph.add_edge(from.into(), to.into(), [length, time, 1, random.below(100)]);
                }
            }
        }
    }
    Placed { name: "geometric", graph, places, steps: [FAR, 60, 12, 8] }
}

/// A road network. Weights: the length, the time, a step, and a toll.
struct Roads {
    graph: Graph,
    /// In millionths of a degree.
    places: Vec<[i64; 2]>,
}

impl Roads {
    fn read(arcs: &[PathBuf], places: &Path) -> Result<Self, Failure> {
        let mut graph = roads::read::<4>(arcs)?;
        let mut random = Random(3);
        graph.edge_weights_mut().for_each(|weights| weights[3] = random.below(100));
        let mut lines = Lines::open(places)?;
        let mut at = vec![None; graph.node_count()];
        while let Some(line) = lines.next()? {
            let mut words = line.split_ascii_whitespace();
            match words.next() {
                None | Some("c" | "p") => continue,
                Some("v") => {}
                Some(_) => return Err(lines.fault("expected `v NODE EAST NORTH`")),
            }
            let degrees = |at: &i64| (-360_000_000..=360_000_000).contains(at);
            let read = numbers::<3, i64>(words).filter(|[_, east, north]| degrees(east) && degrees(north));
            let Some([node, east, north]) = read else {
                return Err(lines.fault("expected `v NODE EAST NORTH`, in millionths of a degree"));
            };
            match usize::try_from(node).ok().and_then(|node| at.get_mut(node.checked_sub(1)?)) {
                Some(place @ None) => *place = Some([east, north]),
                Some(Some(_)) => return Err(lines.fault("a second place for a node")),
                None => return Err(lines.fault("the network has no such node")),
            }
        }
        if at.is_empty() {
            return Err(Failure::Question("a network without nodes".to_owned()));
        }
        let missing = || lines.torn("it does not have a place for every node");
        Ok(Self { graph, places: at.into_iter().collect::<Option<_>>().ok_or_else(missing)? })
    }

    /// Of the nodes that are nearest to the middle, those that all reach each other.
    fn cut_out(&self, nodes: usize) -> Placed {
        let middle = [0, 1].map(|axis| {
            let mut all: Vec<i64> = self.places.iter().map(|place| place[axis]).collect();
            all.sort_unstable();
            all[all.len() / 2]
        });
        let away = |place: &[i64; 2]| (place[0] - middle[0]).pow(2) + (place[1] - middle[1]).pow(2);
        let mut order: Vec<usize> = (0..self.places.len()).collect();
        order.sort_unstable_by_key(|&node| away(&self.places[node]));
        let mut stays = vec![false; order.len()];
        for &node in &order[..nodes] {
            stays[node] = true;
        }
        let near = self
            .graph
            .filter_map(|node, ()| stays[node.index()].then(|| self.places[node.index()]), |_, weights| Some(*weights));
        let largest = kosaraju_scc(&near).into_iter().max_by_key(Vec::len).unwrap_or_default();
        let mut stays = vec![false; near.node_count()];
        for node in largest {
            stays[node.index()] = true;
        }
        let near = near.filter_map(|node, place| stays[node.index()].then_some(*place), |_, weights| Some(*weights));
        let axis = |axis: usize| near.node_weights().map(move |place| place[axis]);
        let least = [0, 1].map(|at| axis(at).min().unwrap_or(0));
        let width = (0..2).map(|at| axis(at).max().unwrap_or(0) - least[at]).max().unwrap_or(0) + 1;
        let scaled = |at: i64| u32::try_from(at * i64::from(SIDE) / width).unwrap_or(0);
        let places = near.node_weights().map(|place| [0, 1].map(|axis| scaled(place[axis] - least[axis]))).collect();
        let graph = near.map(|_, _| (), |_, weights| *weights);
        Placed { name: "roads", graph, places, steps: [FAR, FAR, 100, 30] }
    }
}

/// How far two places are apart, squared.
fn apart(one: [u32; 2], other: [u32; 2]) -> u64 {
    (0..2).map(|axis| u64::from(one[axis].abs_diff(other[axis])).pow(2)).sum()
}

/// The node nearest to a place.
fn nearest(places: &[[u32; 2]], place: [u32; 2]) -> NodeIndex {
    let nearest = (0_u32..).zip(places).min_by_key(|(_, at)| apart(**at, place));
    nearest.map_or(NodeIndex::new(0), |(node, _)| node.into())
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// One line: questions from near the middle, by `K` criteria.
fn line<const K: usize>(placed: &Placed, questions: u32, out: &mut Answer) -> Result<(), Failure> {
    let Placed { name, graph, places, steps } = placed;
    let started = Instant::now();
    let star = ForwardStar::from_petgraph(graph, |edge| -> [u32; K] { std::array::from_fn(|at| edge.weight()[at]) })
        .map_err(wrong)?;
    let laid_out = started.elapsed();
    let mut random = Random(7);
    let region = Region::new(ALLOCATOR);
    let mut scratch = Scratch::new();
    let step = SIDE / u32::try_from(places.len()).unwrap_or(SIDE).isqrt();
    let away = steps[K - 1].saturating_mul(step).min(SIDE * 9 / 20);
    let (mut size, mut labels, mut bounds, mut search, mut whole) =
        (0, 0, Duration::ZERO, Duration::ZERO, Duration::ZERO);
    for _ in 0..questions {
        let from = [0; 2].map(|_: u32| SIDE / 2 + random.below(SIDE / 20));
        let (source, target) = (nearest(places, from), nearest(places, from.map(|at| at - away)));
        let sources = [source];
        let limits = Limits { labels: Some(50_000_000), ..Limits::default() };
        let answers = star.answer(&Question::new(&sources, target).limits(limits), &mut scratch).map_err(wrong)?;
        assert_eq!(answers.status(), Status::Complete);
        let times = answers.times();
        (size, labels) = (size + answers.costs().len(), labels + answers.stats().taken);
        (bounds, search) = (bounds + times[0], search + times[1]);
        let started = Instant::now();
        star.bounds_to(target).map_err(wrong)?;
        whole += started.elapsed();
    }
    // Whole trees are gone by now: what is left is with the scratch.
    let held = region.change();
    let held = held.bytes_allocated.saturating_sub(held.bytes_deallocated) >> 10;
    let mean = |sum: usize| sum as f64 / f64::from(questions);
    let [bounds, search, whole] = [bounds, search, whole].map(|sum| milliseconds(sum / questions));
    writeln!(
        out,
        "| {name} | {} | {} | {:.0} | {K} | {:.0} | {:.0} | {bounds:.2} | {search:.2} | {:.0} | {held} | {whole:.2} |",
        star.node_count(),
        star.core_node_count(),
        milliseconds(laid_out),
        mean(size),
        mean(labels),
        search * 1e6 / mean(labels),
    )?;
    Ok(out.flush()?)
}

fn lines(placed: &Placed, questions: u32, out: &mut Answer) -> Result<(), Failure> {
    line::<1>(placed, questions, out)?;
    line::<2>(placed, questions, out)?;
    line::<3>(placed, questions, out)?;
    line::<4>(placed, questions, out)
}

/// At least the smallest of the graphs.
fn most(text: &str) -> Result<u32, String> {
    arguments::at_least_one(text)
        .and_then(|most| if most < 1_000 { Err("the smallest graph has 1000 nodes".to_owned()) } else { Ok(most) })
}

/// A graph or a question that the search refuses.
fn wrong(error: impl std::error::Error) -> Failure {
    Failure::Question(error.to_string())
}

fn answer(arguments: &Arguments, out: &mut Answer) -> Result<(), Failure> {
    let &Arguments { most, questions, .. } = arguments;
    let roads = arguments.roads.as_ref().zip(arguments.places.as_ref());
    let roads = roads.map(|(arcs, places)| Roads::read(arcs, places)).transpose()?;
    writeln!(
        out,
        "| graph | nodes | in the core | laid out, ms | criteria | front | labels | bounds, ms | search, ms | ns a label | memory, KiB | whole trees, ms |"
    )?;
    writeln!(out, "|---|---|---|---|---|---|---|---|---|---|---|---|")?;
    out.flush()?;
    for nodes in [1_000, 10_000, 100_000, 1_000_000].into_iter().filter(|&nodes| nodes <= most) {
        if let Some(roads) = &roads {
            lines(&roads.cut_out(roads.places.len().min(nodes as usize)), questions, out)?;
        } else {
            lines(&grid(nodes, &mut Random(1)), questions, out)?;
            lines(&geometric(nodes, &mut Random(2)), questions, out)?;
        }
    }
    Ok(())
}

fn main() -> ExitCode {
    command::stream(answer)
}
