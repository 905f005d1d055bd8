//! The lines that legs draw on the globe.

use super::sea;
use crate::model::Mode;
use crate::plan::Leg;
use crate::units::Position;
use std::sync::Arc;

/// The line of a leg, stage by stage.
pub(super) fn course(leg: &Leg) -> Vec<Position> {
    line(leg.mode, leg.stages.iter().map(|stage| (stage.from.position, stage.to.position, &stage.gates[..])))
}

/// A line by way of stages: by sea along the shortest way over water through the straits that they name, else from end to end. Between two
/// positions of the line is the great circle.
pub(super) fn line<'g>(
    mode: Mode,
    stages: impl IntoIterator<Item = (Position, Position, &'g [Arc<str>])>,
) -> Vec<Position> {
    let mut line = Vec::new();
    for (from, to, gates) in stages {
        let water = (mode == Mode::Sea && from != to).then(|| sea::way(from, to, gates)).flatten();
        line.extend(water.unwrap_or_else(|| vec![from, to]));
    }
    line.dedup();
    line
}
