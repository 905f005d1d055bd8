//! Road networks in the format of the 9th DIMACS Implementation Challenge: lines `c` of comment, one line `p sp NODES ARCS`, and a line
//! `a TAIL HEAD WEIGHT` for each arc. What breaks off, says more than it announced, or says anything else is refused with file and line.

use super::command::Failure;
use petgraph::graph::DiGraph;
use std::fmt::Display;
use std::fs::File;
use std::io::{BufRead, BufReader, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::str::SplitAsciiWhitespace;

/// No line has this many bytes; a device may have no end of them.
const LONGEST: u64 = 1 << 16;

/// Tail, head and weight.
type Weighted = (u32, u32, u32);

/// A text file that is read line by line.
pub(crate) struct Lines<'a> {
    path: &'a Path,
    from: BufReader<File>,
    line: String,
    at: usize,
    /// Its size in bytes; of a pipe nobody knows it.
    most: Option<u64>,
}

impl<'a> Lines<'a> {
    /// # Errors
    /// A file that cannot be opened, or is none.
    pub(crate) fn open(path: &'a Path) -> Result<Self, Failure> {
        let unreadable = |error: std::io::Error| Failure::Unreadable(format!("{}: {error}", path.display()));
        let file = File::open(path).map_err(unreadable)?;
        let about = file.metadata().map_err(unreadable)?;
        if about.is_dir() {
            return Err(unreadable(ErrorKind::IsADirectory.into()));
        }
        let most = about.is_file().then_some(about.len());
        Ok(Self { path, from: BufReader::new(file), line: String::new(), at: 0, most })
    }

    /// The next line without its end, and without the mark that some programs put before the first.
    ///
    /// # Errors
    /// A file that cannot be read on, or holds no UTF-8.
    pub(crate) fn next(&mut self) -> Result<Option<&str>, Failure> {
        let mut bytes = std::mem::take(&mut self.line).into_bytes();
        bytes.clear();
        self.at += 1;
        let (path, at) = (self.path.display(), self.at);
        let unreadable = |why: &dyn Display| Failure::Unreadable(format!("{path}, line {at}: {why}"));
        let read = (&mut self.from).take(LONGEST).read_until(b'\n', &mut bytes).map_err(|error| unreadable(&error))?;
        if read as u64 == LONGEST {
            return Err(self.fault(&format!("a line of more than {LONGEST} bytes")));
        }
        self.line = String::from_utf8(bytes).map_err(|_| unreadable(&"the bytes are no UTF-8"))?;
        let line = self.line.trim_end_matches(['\n', '\r']);
        Ok((read > 0).then(|| line.strip_prefix('\u{feff}').filter(|_| self.at == 1).unwrap_or(line)))
    }

    /// What is wrong with the line that was read last.
    pub(crate) fn fault(&self, what: &str) -> Failure {
        Failure::Question(format!("{}, line {}: {what}", self.path.display(), self.at))
    }

    /// What is wrong with the file as a whole.
    pub(crate) fn torn(&self, what: &str) -> Failure {
        Failure::Question(format!("{}: {what}", self.path.display()))
    }
}

/// Whole numbers without a sign, as many as are asked for and nothing behind them.
pub(crate) fn numbers<const N: usize, T: std::str::FromStr + Copy + Default>(
    mut words: SplitAsciiWhitespace<'_>,
) -> Option<[T; N]> {
    let mut read = [T::default(); N];
    for number in &mut read {
        *number = words.next().filter(|word| !word.starts_with('+'))?.parse().ok()?;
    }
    words.next().is_none().then_some(read)
}

/// A file of arcs that is being read.
struct Reader<'a> {
    lines: Lines<'a>,
    /// As the file says they are.
    nodes: usize,
    arcs: usize,
    /// As far as it is read.
    read: usize,
}

const HEADER: &str = "expected one line `p sp NODES ARCS` before all arcs";

impl<'a> Reader<'a> {
    /// Reads as far as the line that says how many nodes and arcs there are.
    fn open(path: &'a Path) -> Result<Self, Failure> {
        let mut lines = Lines::open(path)?;
        let most = lines.most;
        loop {
            let Some(line) = lines.next()? else { return Err(lines.torn(HEADER)) };
            let mut words = line.split_ascii_whitespace();
            match words.next() {
                None | Some("c") => {}
                Some("p") => {
                    let counts = words.next().filter(|&kind| kind == "sp").and_then(|_| numbers::<2, u32>(words));
                    // Nobody means more than there are letters in the file; memory is taken by what is said here.
                    let fits = |&count: &u32| most.is_none_or(|most| u64::from(count) <= most);
                    let Some([nodes, arcs]) = counts.filter(|counts| counts.iter().all(fits)) else {
                        return Err(lines.fault(HEADER));
                    };
                    return Ok(Self { lines, nodes: nodes as usize, arcs: arcs as usize, read: 0 });
                }
                Some(_) => return Err(lines.fault(HEADER)),
            }
        }
    }

    fn next(&mut self) -> Result<Option<Weighted>, Failure> {
        loop {
            let Some(line) = self.lines.next()? else {
                if self.read < self.arcs {
                    let what = format!("the file ends after {} of the {} arcs that it announces", self.read, self.arcs);
                    return Err(self.lines.torn(&what));
                }
                return Ok(None);
            };
            let mut words = line.split_ascii_whitespace();
            match words.next() {
                None | Some("c") => continue,
                Some("a") => {}
                Some("p") => return Err(self.lines.fault("a second line `p`")),
                Some(_) => return Err(self.lines.fault("expected `a TAIL HEAD WEIGHT`")),
            }
            let Some([tail, head, weight]) = numbers::<3, u32>(words) else {
                return Err(self.lines.fault("expected `a TAIL HEAD WEIGHT`, three whole numbers"));
            };
            if [tail, head].iter().any(|&node| node < 1 || node as usize > self.nodes) {
                return Err(self.lines.fault(&format!("nodes are numbered from 1 to {}", self.nodes)));
            }
            if self.read == self.arcs {
                return Err(self.lines.fault(&format!("more than the {} arcs that the file announces", self.arcs)));
            }
            self.read += 1;
            return Ok(Some((tail - 1, head - 1, weight)));
        }
    }
}

/// Reads files side by side, since together they give the weights of one arc after the other. Criteria without a file are 1 for each arc.
///
/// # Errors
/// A file that cannot be read, is torn, or does not list the arcs of the first in their order.
pub(crate) fn read<const K: usize>(paths: &[PathBuf]) -> Result<DiGraph<(), [u32; K]>, Failure> {
    let mut readers = paths.iter().map(|path| Reader::open(path)).collect::<Result<Vec<_>, _>>()?;
    let Some((first, others)) = readers.split_first_mut() else {
        return Err(Failure::Question("no file of arcs".to_owned()));
    };
    for other in &*others {
        if (other.nodes, other.arcs) != (first.nodes, first.arcs) {
            let what = format!("the first file announces {} nodes and {} arcs", first.nodes, first.arcs);
            return Err(other.lines.fault(&what));
        }
    }
    // What comes through a pipe may announce more than it brings.
    let capacity = |count: usize| if first.lines.most.is_some() { count } else { count.min(1 << 20) };
    let mut graph = DiGraph::with_capacity(capacity(first.nodes), capacity(first.arcs));
    for _ in 0..first.nodes {
        graph.add_node(());
    }
    loop {
        let arc = first.next()?;
        let mut weights = [1; K];
        for (at, other) in others.iter_mut().enumerate() {
            let shown = other.next()?;
            let same = |shown: Weighted| arc.filter(|arc| (arc.0, arc.1) == (shown.0, shown.1)).map(|_| shown.2);
            weights[at + 1] = match (shown, arc) {
                (None, None) => continue,
                (shown, _) => shown
                    .and_then(same)
                    .ok_or_else(|| other.lines.fault("the arcs are not those of the first file in their order"))?,
            };
        }
        let Some((tail, head, weight)) = arc else { return Ok(graph) };
        weights[0] = weight;
        graph.add_edge(tail.into(), head.into(), weights);
    }
}
