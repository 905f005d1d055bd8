//! Dated departures and rides on demand, laid out for the sweep.

use super::waiting::{Growth, Periods, Tariff, Waiting};
use crate::search::{NodeId, SearchError};
use std::collections::HashMap;

/// The most that a ride, and any way, may cost: 2^61. Sums of two and a charge for waiting then fit into 64 bits.
pub(super) const MOST: i64 = 1 << 61;

/// A departure: on it, what is at `from` by `closes` comes to `to` at `arrives`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Departure {
    /// Where it leaves.
    pub from: NodeId,
    /// Where it arrives.
    pub to: NodeId,
    /// By when a label has to be at `from`.
    pub closes: u32,
    /// When the stay at `from` ends; not before `closes`.
    pub leaves: u32,
    /// When it arrives; not before `leaves`.
    pub arrives: u32,
    /// What it costs.
    pub cost: u64,
}

/// A ride that leaves whenever a label comes, and at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OnDemand {
    /// Where it leaves.
    pub from: NodeId,
    /// Where it arrives.
    pub to: NodeId,
    /// How long it takes.
    pub takes: u32,
    /// What it costs.
    pub cost: u64,
    /// Where it does not always take as long ([`super::Sweep::run_with`]): the most that two labels may come apart by it, and by all that
    /// may follow on demand. 0 where it does.
    pub stretch: u32,
}

/// A departure as the sweep reads it: two to a cache line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) closes: u32,
    pub(super) leaves: u32,
    pub(super) arrives: u32,
    /// Position in the list given.
    pub(super) number: u32,
    pub(super) cost: u64,
}

impl Row {
    fn of(departure: &Departure, number: u32) -> Self {
        let index = |node: NodeId| u32::try_from(node.index()).unwrap_or(u32::MAX);
        Self {
            from: index(departure.from),
            to: index(departure.to),
            closes: departure.closes,
            leaves: departure.leaves,
            arrives: departure.arrives,
            number,
            cost: departure.cost,
        }
    }

    /// Whether it takes no time at all.
    fn is_instant(&self) -> bool {
        self.arrives == self.closes
    }

    /// Its place in the order of rows.
    fn turn(&self) -> (u32, bool, u32) {
        (self.closes, !self.is_instant(), self.number)
    }
}

/// Departures in the order in which they close, rides on demand by where they leave, and what waiting costs at each node.
///
/// It serves [`super::Sweep`], and through [`super::Lines`] label setting.
#[derive(Debug, Clone)]
pub struct Timetable {
    pub(super) rows: Vec<Row>,
    /// Departures that have a position: those in the rows, and those that are gone.
    listed: usize,
    /// Where departures stand that take no time at all, in runs that close together.
    pub(super) instant: Vec<std::ops::Range<usize>>,
    pub(super) on_demand: Vec<OnDemand>,
    /// Positions of rides on demand, as given, by where they leave.
    pub(super) on_demand_number: Vec<u32>,
    /// Where each ride on demand stands, by its position as given.
    pub(super) on_demand_place: Vec<u32>,
    pub(super) on_demand_row: Vec<u32>,
    pub(super) tariffs: Vec<Tariff>,
    /// Tariff of each node.
    pub(super) tariff: Vec<u32>,
    pub(super) periods: Periods,
    /// Whether some ride on demand does not always take as long.
    pub(super) stretches: bool,
}

impl Timetable {
    /// A node for each entry of `waiting`; `period` is the length of a period of [`Waiting::Steps`], in units of time.
    ///
    /// # Errors
    /// [`SearchError::UnknownNode`]; [`SearchError::Backwards`] for a departure that leaves before it closes or arrives before it
    /// leaves; [`SearchError::Overflow`] for a ride past 2^61, waiting past 2^28 a unit of time or 2^27 for each unit of a period, steps of more than
    /// 100,000 periods, or a time of `u32::MAX`.
    ///
    /// # Complexity
    /// `O(n + m log m)`; with rides on demand, as many passes over them as the longest chain that ends at a node where waiting is dearer.
    pub fn new(
        waiting: &[Waiting],
        period: u32,
        departures: &[Departure],
        on_demand: &[OnDemand],
    ) -> Result<Self, SearchError> {
        check(waiting.len(), departures, on_demand)?;
        let rows = order(departures)?.map(|at| Row::of(&departures[at as usize], at)).collect();
        Self::assemble(waiting, period, rows, on_demand)
    }

    /// The same with other waiting and other rides on demand, without the departures that `gone` names by position, and with those of `added`. Departures
    /// keep their positions, and those added come after them.
    ///
    /// # Errors
    /// As [`Timetable::new`].
    ///
    /// # Panics
    /// When `gone` does not have an entry for each departure, or nodes are missing that these know.
    ///
    /// # Complexity
    /// `O(n + m + a log a)` for `m` departures and `a` added: those that stay need not be sorted again.
    pub fn changed(
        &self,
        waiting: &[Waiting],
        period: u32,
        gone: &[bool],
        added: &[Departure],
        on_demand: &[OnDemand],
    ) -> Result<Self, SearchError> {
        assert!(gone.len() == self.listed && waiting.len() >= self.nodes(), "what is changed is this timetable");
        check(waiting.len(), added, on_demand)?;
        let first = number(self.listed)?;
        number(self.listed + added.len())?;
        let mut fresh = order(added)?.map(|at| Row::of(&added[at as usize], first + at)).peekable();
        let mut rows = Vec::with_capacity(self.rows.len() + added.len());
        for row in self.rows.iter().filter(|row| !gone[row.number as usize]) {
            while let Some(before) = fresh.next_if(|fresh| fresh.turn() < row.turn()) {
                rows.push(before);
            }
            rows.push(*row);
        }
        rows.extend(fresh);
        Ok(Self { listed: self.listed + added.len(), ..Self::assemble(waiting, period, rows, on_demand)? })
    }

    /// A timetable of rows that are in order.
    fn assemble(waiting: &[Waiting], period: u32, rows: Vec<Row>, on_demand: &[OnDemand]) -> Result<Self, SearchError> {
        let nodes = waiting.len();
        let mut by_tail: Vec<u32> = (0..number(on_demand.len())?).collect();
        by_tail.sort_by_key(|&at| on_demand[at as usize].from);
        let mut row = vec![0_u32; nodes + 1];
        for ride in on_demand {
            row[ride.from.index() + 1] += 1;
        }
        for node in 0..nodes {
            row[node + 1] += row[node];
        }
        let periods = Periods::new(period);
        let (tariffs, tariff) = tariffs(waiting, on_demand, periods)?;
        Ok(Self {
            instant: runs(rows.iter().map(|row| row.is_instant().then_some(row.closes))),
            listed: rows.len(),
            rows,
            on_demand: by_tail.iter().map(|&at| on_demand[at as usize]).collect(),
            on_demand_place: places(&by_tail),
            on_demand_number: by_tail,
            on_demand_row: row,
            tariffs,
            tariff,
            periods,
            stretches: on_demand.iter().any(|ride| ride.stretch > 0),
        })
    }

    /// How many nodes.
    pub fn nodes(&self) -> usize {
        self.tariff.len()
    }

    /// How many departures.
    pub fn departures(&self) -> usize {
        self.rows.len()
    }

    #[inline]
    pub(super) fn tariff_of(&self, node: usize) -> &Tariff {
        &self.tariffs[self.tariff[node] as usize]
    }

    /// Positions among the rides on demand of those that leave a node.
    #[inline]
    pub(super) fn on_demand_from(&self, node: usize) -> std::ops::Range<usize> {
        self.on_demand_row[node] as usize..self.on_demand_row[node + 1] as usize
    }
}

fn number(at: usize) -> Result<u32, SearchError> {
    u32::try_from(at).ok().filter(|&at| at < 1 << 31).ok_or(SearchError::Overflow)
}

/// Positions of departures in the order in which they close, those that take no time first, and then as they were given. All of that is in one
/// number each: to look departures up while they are compared takes several times as long.
fn order(departures: &[Departure]) -> Result<impl Iterator<Item = u32>, SearchError> {
    number(departures.len())?;
    let key = |(at, departure): (u64, &Departure)| {
        let takes_time = u64::from(departure.arrives != departure.closes);
        u64::from(departure.closes) << 32 | takes_time << 31 | at
    };
    let mut keys: Vec<u64> = (0..).zip(departures).map(key).collect();
    keys.sort_unstable();
    // The position is in the last 31 bits.
    Ok(keys.into_iter().map(|key| u32::try_from(key & ((1 << 31) - 1)).unwrap_or(u32::MAX)))
}

/// Where each number of a list of all numbers stands in it.
fn places(order: &[u32]) -> Vec<u32> {
    let mut places = vec![0; order.len()];
    for (place, &at) in (0..).zip(order) {
        places[at as usize] = place;
    }
    places
}

fn check(nodes: usize, departures: &[Departure], on_demand: &[OnDemand]) -> Result<(), SearchError> {
    let ends = departures.iter().map(|departure| (departure.from, departure.to));
    for (from, to) in ends.chain(on_demand.iter().map(|ride| (ride.from, ride.to))) {
        if let Some(unknown) = [from, to].into_iter().find(|node| node.index() >= nodes) {
            return Err(SearchError::UnknownNode(unknown.index()));
        }
    }
    for (at, departure) in departures.iter().enumerate() {
        if departure.leaves < departure.closes || departure.arrives < departure.leaves {
            return Err(SearchError::Backwards(at));
        }
    }
    let late = departures.iter().any(|departure| departure.arrives == u32::MAX);
    let mut costs = departures.iter().map(|departure| departure.cost).chain(on_demand.iter().map(|ride| ride.cost));
    if late || costs.any(|cost| cost > MOST.unsigned_abs()) {
        return Err(SearchError::Overflow);
    }
    Ok(())
}

/// The tariffs, each once, and which of them each node has. A label that comes early may be carried on by a ride on demand and wait at the
/// next node instead: growth at a node is at least that of every node that such rides lead to.
fn tariffs(
    waiting: &[Waiting],
    on_demand: &[OnDemand],
    periods: Periods,
) -> Result<(Vec<Tariff>, Vec<u32>), SearchError> {
    let mut growth: Vec<Growth> = waiting.iter().map(Growth::of).collect();
    loop {
        let mut settled = true;
        for ride in on_demand {
            let ahead = growth[ride.to.index()].stretched(ride.stretch);
            let more = growth[ride.from.index()].max(ahead);
            settled &= more == growth[ride.from.index()];
            growth[ride.from.index()] = more;
        }
        if settled {
            break;
        }
    }
    let mut known: HashMap<Tariff, u32> = HashMap::new();
    let mut tariffs = Vec::new();
    let mut of_node = Vec::with_capacity(waiting.len());
    for (waiting, &growth) in waiting.iter().zip(&growth) {
        let tariff = Tariff::new(waiting, growth, periods)?;
        let next = number(tariffs.len())?;
        let at = *known.entry(tariff).or_insert_with_key(|tariff| {
            tariffs.push(tariff.clone());
            next
        });
        of_node.push(at);
    }
    Ok((tariffs, of_node))
}

/// Where equal values stand side by side, two or more of them.
fn runs(values: impl Iterator<Item = Option<u32>>) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    let mut before = None;
    for (at, value) in values.enumerate() {
        match (value, runs.last_mut()) {
            (Some(_), Some(run)) if value == before && run.end == at => run.end += 1,
            (Some(_), _) => runs.push(at..at + 1),
            (None, _) => {}
        }
        before = value;
    }
    runs.retain(|run| run.len() > 1);
    runs
}
