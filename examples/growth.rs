//! How the search on static graphs grows: square grids and random geometric graphs of a thousand nodes and more, one to four criteria.
//!
//! ```text
//! cargo run --release --example growth -- --most 1000000
//! ```
//!
//! Prints a table in Markdown: size of the front, labels, times, nanoseconds a label, and beside them the whole backward trees, which any search that
//! bounds by them pays at least.

use clap::Parser;
use landsea::search::{ForwardStar, Limits, Question, Scratch, SearchError, Status};
use petgraph::graph::{DiGraph, NodeIndex};
use std::time::{Duration, Instant};

#[derive(Parser)]
#[command(about = "How the search on static graphs grows")]
struct Arguments {
    /// Graphs of so many nodes at most: 1,000, 10,000 and so on.
    #[arg(long, default_value_t = 10_000)]
    most: u32,
    /// Questions for each line.
    #[arg(long, default_value_t = 5)]
    questions: u32,
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
}

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
    Placed { name: "grid", graph, places }
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
    Placed { name: "geometric", graph, places }
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

/// One line: questions from near the middle to so many neighbours away, by `K` criteria.
fn line<const K: usize>(placed: &Placed, steps: u32, questions: u32) -> Result<(), SearchError> {
    let Placed { name, graph, places } = placed;
    let started = Instant::now();
    let star = ForwardStar::from_petgraph(graph, |edge| -> [u32; K] { std::array::from_fn(|at| edge.weight()[at]) })?;
    let laid_out = started.elapsed();
    let mut random = Random(7);
    let mut scratch = Scratch::new();
    let step = SIDE / u32::try_from(places.len()).unwrap_or(SIDE).isqrt();
    let away = steps.saturating_mul(step).min(SIDE * 9 / 20);
    let (mut size, mut labels, mut bounds, mut search, mut whole) =
        (0, 0, Duration::ZERO, Duration::ZERO, Duration::ZERO);
    for _ in 0..questions {
        let from = [0; 2].map(|_: u32| SIDE / 2 + random.below(SIDE / 20));
        let (source, target) = (nearest(places, from), nearest(places, from.map(|at| at - away)));
        let sources = [source];
        let limits = Limits { labels: Some(50_000_000), ..Limits::default() };
        let answers = star.answer(&Question::new(&sources, target).limits(limits), &mut scratch)?;
        assert_eq!(answers.status(), Status::Complete);
        let times = answers.times();
        (size, labels) = (size + answers.costs().len(), labels + answers.stats().taken);
        (bounds, search) = (bounds + times[0], search + times[1]);
        let started = Instant::now();
        star.bounds_to(target)?;
        whole += started.elapsed();
    }
    let mean = |sum: usize| sum as f64 / f64::from(questions);
    let [bounds, search, whole] = [bounds, search, whole].map(|sum| milliseconds(sum / questions));
    println!(
        "| {name} | {} | {} | {:.0} | {K} | {:.0} | {:.0} | {bounds:.2} | {search:.2} | {:.0} | {whole:.2} |",
        star.node_count(),
        star.core_node_count(),
        milliseconds(laid_out),
        mean(size),
        mean(labels),
        search * 1e6 / mean(labels),
    );
    Ok(())
}

fn main() -> Result<(), SearchError> {
    let Arguments { most, questions } = Arguments::parse();
    println!(
        "| graph | nodes | in the core | laid out, ms | criteria | front | labels | bounds, ms | search, ms | ns a label | whole trees, ms |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|");
    for nodes in [1_000, 10_000, 100_000, 1_000_000].into_iter().filter(|&nodes| nodes <= most) {
        for placed in [grid(nodes, &mut Random(1)), geometric(nodes, &mut Random(2))] {
            line::<1>(&placed, u32::MAX, questions.max(1))?;
            line::<2>(&placed, 60, questions.max(1))?;
            line::<3>(&placed, 12, questions.max(1))?;
            line::<4>(&placed, 8, questions.max(1))?;
        }
    }
    Ok(())
}
