//! A timetable as a graph for label setting: departures of equal ends in lines that never leave twice at once.

use super::timetable::Timetable;
use crate::search::{ArcId, Cost, Graph, Later, NodeId, Ride, SearchError};

/// The departures of a timetable in lines, and its rides on demand: a [`Graph`] of two criteria, time and cost, for
/// [`crate::search::pareto`].
#[derive(Debug, Clone)]
pub struct Lines<'t> {
    timetable: &'t Timetable,
    /// Departures of each line, by ascending time of leaving, as positions in the order of the timetable.
    line: Vec<u32>,
    /// Where the departures of each line begin.
    line_row: Vec<u32>,
    /// Lines by tail.
    row: Vec<u32>,
    least: Vec<Cost<2>>,
}

impl<'t> Lines<'t> {
    /// Orders a timetable by lines.
    ///
    /// # Complexity
    /// `O(n + m log m)`.
    pub fn new(timetable: &'t Timetable) -> Self {
        let departures = timetable.departures();
        let ends = |at: usize| (timetable.rows[at].from, timetable.rows[at].to);
        let mut order: Vec<usize> = (0..departures).collect();
        order.sort_by_key(|&at| (ends(at), timetable.rows[at].leaves, at));
        // Of those that leave at the same time the first goes into one line, the second into another.
        let mut sister = vec![0_u32; departures];
        for pair in order.windows(2) {
            if ends(pair[0]) == ends(pair[1]) && timetable.rows[pair[0]].leaves == timetable.rows[pair[1]].leaves {
                sister[pair[1]] = sister[pair[0]] + 1;
            }
        }
        order.sort_by_key(|&at| (ends(at), sister[at], timetable.rows[at].leaves));
        let mut lines = Self {
            timetable,
            line: order.iter().map(|&at| index(at)).collect(),
            line_row: Vec::new(),
            row: vec![0; timetable.nodes() + 1],
            least: Vec::new(),
        };
        let mut before = None;
        for (place, &at) in order.iter().enumerate() {
            let least = [u64::from(timetable.rows[at].arrives - timetable.rows[at].closes), timetable.rows[at].cost];
            let line = (ends(at), sister[at]);
            if before != Some(line) {
                lines.line_row.push(index(place));
                lines.row[timetable.rows[at].from as usize + 1] += 1;
                lines.least.push(least);
            } else if let Some(known) = lines.least.last_mut() {
                *known = [known[0].min(least[0]), known[1].min(least[1])];
            }
            before = Some(line);
        }
        lines.line_row.push(index(departures));
        for node in 0..timetable.nodes() {
            lines.row[node + 1] += lines.row[node];
        }
        lines.least.extend(timetable.on_demand.iter().map(|ride| [u64::from(ride.takes), ride.cost]));
        lines
    }

    /// The position, in the list that the timetable was made of, of the departure that a step of a way took; `None` for a ride on
    /// demand.
    pub fn departure(&self, step: &crate::search::Step) -> Option<usize> {
        let line = self.departures_of(step.arc)?;
        let at = line.iter().find(|&&at| self.timetable.rows[at as usize].leaves == step.departure)?;
        Some(self.timetable.rows[*at as usize].number as usize)
    }

    fn lines(&self) -> usize {
        self.line_row.len() - 1
    }

    fn departures_of(&self, arc: ArcId) -> Option<&[u32]> {
        let end = *self.line_row.get(arc.index() + 1)?;
        Some(&self.line[self.line_row[arc.index()] as usize..end as usize])
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl Graph<2> for Lines<'_> {
    const WAITS: bool = true;

    fn node_count(&self) -> usize {
        self.timetable.nodes()
    }

    fn arcs(&self, node: NodeId) -> impl Iterator<Item = (ArcId, NodeId)> {
        let lines = self.row[node.index()] as usize..self.row[node.index() + 1] as usize;
        let head = |line: usize| self.timetable.rows[self.line[self.line_row[line] as usize] as usize].to;
        let dated = lines.map(move |line| (ArcId::new(line), NodeId::new(head(line) as usize)));
        let on_demand = self.timetable.on_demand_from(node.index());
        dated.chain(on_demand.map(|at| (ArcId::new(self.lines() + at), self.timetable.on_demand[at].to)))
    }

    fn ride(&self, arc: ArcId, at: &Cost<2>, later: Later) -> Result<Option<Ride<2>>, SearchError> {
        let timetable = self.timetable;
        let Some(line) = self.departures_of(arc) else {
            if later.departure.is_some() {
                return Ok(None);
            }
            let ride = &timetable.on_demand[arc.index() - self.lines()];
            let arrives = at[0].checked_add(u64::from(ride.takes)).ok_or(SearchError::Overflow)?;
            let cost = at[1].checked_add(ride.cost).ok_or(SearchError::Overflow)?;
            let departure = u32::try_from(at[0]).map_err(|_| SearchError::Overflow)?;
            let is_open = later.arrival.is_none_or(|arrival| arrives > arrival);
            return Ok(is_open.then_some(Ride { departure, cost: [arrives, cost] }));
        };
        let first = line.partition_point(|&departure| {
            let leaves = timetable.rows[departure as usize].leaves;
            u64::from(leaves) < at[0] || later.departure.is_some_and(|departure| leaves <= departure)
        });
        let open = line[first..].iter().map(|&departure| departure as usize).find(|&departure| {
            u64::from(timetable.rows[departure].closes) >= at[0]
                && later.arrival.is_none_or(|arrival| u64::from(timetable.rows[departure].arrives) > arrival)
        });
        let Some(departure) = open else { return Ok(None) };
        let tail = timetable.rows[departure].from as usize;
        let leaves = timetable.rows[departure].leaves;
        let stay = u32::try_from(u64::from(leaves) - at[0]).map_err(|_| SearchError::Overflow)?;
        let charge = timetable.tariff_of(tail).charge(timetable.periods, stay);
        let cost = at[1].checked_add(charge).and_then(|cost| cost.checked_add(timetable.rows[departure].cost));
        let cost = cost.ok_or(SearchError::Overflow)?;
        Ok(Some(Ride { departure: leaves, cost: [u64::from(timetable.rows[departure].arrives), cost] }))
    }

    fn least(&self, arc: ArcId) -> Cost<2> {
        self.least[arc.index()]
    }

    fn better_after(&self, arc: ArcId, departure: u32) -> Option<u32> {
        let timetable = self.timetable;
        let line = self.departures_of(arc)?;
        let at = line.partition_point(|&at| timetable.rows[at as usize].leaves < departure);
        let figures = |&at: &u32| (timetable.rows[at as usize].arrives, timetable.rows[at as usize].cost);
        let (arrives, cost) = figures(line.get(at)?);
        let better = line[at + 1..].iter().find(|at| figures(at).0 < arrives || figures(at).1 < cost);
        better.map(|&at| timetable.rows[at as usize].leaves)
    }

    fn growth(&self, node: NodeId, delay: u64) -> Cost<2> {
        let delay = u32::try_from(delay).unwrap_or(u32::MAX);
        [0, self.timetable.tariff_of(node.index()).growth.over(self.timetable.periods, delay)]
    }

    fn tolerates(&self, node: NodeId, slack: &Cost<2>) -> u64 {
        self.timetable.tariff_of(node.index()).growth.tolerates(self.timetable.periods, slack[1])
    }
}
