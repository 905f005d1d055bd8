//! The lines that legs draw on the globe.

use super::sea;
use crate::model::Mode;
use crate::plan::Leg;
use crate::units::Position;
use std::collections::HashMap;
use std::sync::Arc;

/// Both ends of a stage at sea, and the straits that it names.
type Passage = (Position, Position, Vec<Arc<str>>);

/// Lines of legs. A way over the water is looked for once, however many services sail it.
#[derive(Default)]
pub(super) struct Courses {
    ways: HashMap<Passage, Option<Vec<Position>>>,
}

impl Courses {
    /// The line of a leg, stage by stage.
    pub(super) fn leg(&mut self, leg: &Leg) -> Vec<Position> {
        self.line(leg.mode, leg.stages.iter().map(|stage| (stage.from.position, stage.to.position, &stage.straits[..])))
    }

    /// A line by way of stages: by sea along the shortest way over water through the straits that they name, else from end to end. Between
    /// two positions of the line is the great circle.
    pub(super) fn line<'g>(
        &mut self,
        mode: Mode,
        stages: impl IntoIterator<Item = (Position, Position, &'g [Arc<str>])>,
    ) -> Vec<Position> {
        let mut line = Vec::new();
        for (from, to, straits) in stages {
            let water = if mode == Mode::Sea && from != to {
                let way = self.ways.entry((from, to, straits.to_vec()));
                way.or_insert_with(|| sea::way(from, to, straits)).as_deref()
            } else {
                None
            };
            line.extend_from_slice(water.unwrap_or(&[from, to]));
        }
        line.dedup();
        line
    }
}
