//! Road networks in the format of the 9th DIMACS Implementation Challenge.

use petgraph::graph::DiGraph;
use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, Lines};
use std::path::{Path, PathBuf};

pub(crate) type Failure = Box<dyn Error>;

/// Tail, head and weight.
type Weighted = (u32, u32, u32);

/// A file of arcs that is being read.
struct Reader<'a> {
    path: &'a Path,
    lines: Lines<BufReader<File>>,
    at: usize,
    /// As the file says they are.
    nodes: usize,
    arcs: usize,
}

impl<'a> Reader<'a> {
    /// Reads as far as the line that says how many nodes and arcs there are.
    fn open(path: &'a Path) -> Result<Self, Failure> {
        let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let most = file.metadata()?.len();
        let mut reader = Self { path, lines: BufReader::new(file).lines(), at: 0, nodes: 0, arcs: 0 };
        while let Some(line) = reader.lines.next().transpose()? {
            reader.at += 1;
            if line.starts_with('p') {
                let mut words = line.split_ascii_whitespace().skip(2).map(str::parse);
                let (Some(Ok(nodes)), Some(Ok(arcs))) = (words.next(), words.next()) else { break };
                // Nobody means more than there are letters in the file; memory is taken by what is said here.
                if [nodes, arcs].iter().any(|&count| u32::try_from(count).map_or(true, |count| u64::from(count) > most))
                {
                    break;
                }
                (reader.nodes, reader.arcs) = (nodes, arcs);
                return Ok(reader);
            }
        }
        Err(reader.fault())
    }

    fn fault(&self) -> Failure {
        format!("{}, line {}: expected `p sp NODES ARCS` or `a TAIL HEAD WEIGHT`", self.path.display(), self.at).into()
    }

    fn next(&mut self) -> Result<Option<Weighted>, Failure> {
        while let Some(line) = self.lines.next().transpose()? {
            self.at += 1;
            let mut words = line.split_ascii_whitespace();
            if words.next() == Some("a") {
                let mut number = || words.next().and_then(|word| word.parse::<u32>().ok());
                let (Some(tail), Some(head), Some(weight)) = (number(), number(), number()) else {
                    return Err(self.fault());
                };
                if [tail, head].iter().any(|&node| node < 1 || node as usize > self.nodes) {
                    return Err(self.fault());
                }
                return Ok(Some((tail - 1, head - 1, weight)));
            }
        }
        Ok(None)
    }
}

/// Reads files side by side, since together they give the weights of one arc after the other. Criteria without a file are 1 for each arc.
///
/// # Errors
/// A file that cannot be read, or does not list the arcs of the first in their order.
pub(crate) fn read<const K: usize>(paths: &[PathBuf]) -> Result<DiGraph<(), [u32; K]>, Failure> {
    let mut readers = paths.iter().map(|path| Reader::open(path)).collect::<Result<Vec<_>, _>>()?;
    let (first, others) = readers.split_first_mut().ok_or("no file of arcs")?;
    let mut graph = DiGraph::with_capacity(first.nodes, first.arcs);
    for _ in 0..first.nodes {
        graph.add_node(());
    }
    loop {
        let arc = first.next()?;
        let mut weights = [1; K];
        for (at, weight) in others.iter_mut().map(Reader::next).enumerate() {
            let same = |other: Weighted| arc.filter(|arc| (arc.0, arc.1) == (other.0, other.1)).map(|_| other.2);
            weights[at + 1] = match (weight?, arc) {
                (None, None) => continue,
                (other, _) => other.and_then(same).ok_or_else(|| {
                    format!("{} does not list the arcs of the first file in their order", paths[at + 1].display())
                })?,
            };
        }
        let Some((tail, head, weight)) = arc else { return Ok(graph) };
        weights[0] = weight;
        graph.add_edge(tail.into(), head.into(), weights);
    }
}
