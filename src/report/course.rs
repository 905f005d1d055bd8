//! The lines that legs draw on the globe.

use super::sea;
use crate::model::Mode;
use crate::plan::Leg;
use crate::units::Position;

/// The line of a leg: by sea along the shortest way over water through the straits that its stages name, else from hub to hub, border
/// crossings included. Between two positions the line is the great circle.
pub(super) fn course(leg: &Leg) -> Vec<Position> {
    let mut line = vec![leg.from.position];
    for stage in &leg.stages {
        let (from, to) = (stage.from.position, stage.to.position);
        let water = (leg.mode == Mode::Sea && from != to).then(|| sea::way(from, to, &stage.gates)).flatten();
        line.extend(water.unwrap_or_else(|| vec![from, to]));
    }
    line.dedup();
    line
}
