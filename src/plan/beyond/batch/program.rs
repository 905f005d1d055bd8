//! The integer program: one way for each shipment, nothing over capacity, as few rolled as possible, at least total.

use super::answer::BatchError;
use super::ways::Way;
use crate::graph::DepartureStage;
use crate::plan::beyond::solver;
use crate::plan::meter::Meter;
use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem, SolutionStatus, Variable};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The ways of each shipment of a group.
type Group<'w> = [&'w [Arc<Way>]];

/// For each shipment the position of its way; none where it is rolled, which none is unless some may be. Stops after this many steps.
pub(super) fn choose(
    ways: &[Vec<Arc<Way>>],
    room: &BTreeMap<DepartureStage, u64>,
    may_leave: bool,
    steps: u64,
    meter: &Meter,
) -> Result<Vec<Option<usize>>, BatchError> {
    let mut chosen = vec![None; ways.len()];
    let room = scarce(ways, room);
    // Shipments that want nothing in common are planned apart: what is best for each group is best for all.
    for group in groups(ways, &room) {
        let own: Vec<&[Arc<Way>]> = group.iter().map(|&at| &ways[at][..]).collect();
        let found = if may_leave {
            let fewest = solve(&own, &room, own.len(), true, steps, meter)?;
            let left = fewest.iter().filter(|way| way.is_none()).count();
            solve(&own, &room, left, false, steps, meter)?
        } else {
            solve(&own, &room, 0, false, steps, meter)?
        };
        group.into_iter().zip(found).for_each(|(at, way)| chosen[at] = way);
    }
    Ok(chosen)
}

/// The stages that cannot hold all who may want them.
fn scarce(ways: &[Vec<Arc<Way>>], room: &BTreeMap<DepartureStage, u64>) -> BTreeMap<DepartureStage, u64> {
    let mut wanted: BTreeMap<DepartureStage, u64> = BTreeMap::new();
    for ways in ways {
        let mut most: BTreeMap<DepartureStage, u64> = BTreeMap::new();
        for (&stage, &load) in ways.iter().flat_map(|way| &way.takes) {
            let known = most.entry(stage).or_default();
            *known = load.max(*known);
        }
        for (stage, load) in most {
            *wanted.entry(stage).or_default() += load;
        }
    }
    let over = |stage: &DepartureStage, room: u64| wanted.get(stage).is_some_and(|&wanted| wanted > room);
    room.iter().filter(|&(stage, &room)| over(stage, room)).map(|(&stage, &room)| (stage, room)).collect()
}

/// Shipments, by position, that are bound to each other by scarce stages.
fn groups(ways: &[Vec<Arc<Way>>], room: &BTreeMap<DepartureStage, u64>) -> Vec<Vec<usize>> {
    let mut group: Vec<usize> = (0..ways.len()).collect();
    let mut first: BTreeMap<DepartureStage, usize> = BTreeMap::new();
    for (at, ways) in ways.iter().enumerate() {
        for &stage in ways.iter().flat_map(|way| way.takes.keys()).filter(|stage| room.contains_key(stage)) {
            let (one, other) = (group[at], group[*first.entry(stage).or_insert(at)]);
            group.iter_mut().filter(|known| **known == one).for_each(|known| *known = other);
        }
    }
    let mut listed: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    group.into_iter().enumerate().for_each(|(at, group)| listed.entry(group).or_default().push(at));
    listed.into_values().collect()
}

/// The best with at most this many rolled; or else, the one that leaves the fewest.
fn solve(
    ways: &Group<'_>,
    room: &BTreeMap<DepartureStage, u64>,
    most_left: usize,
    fewest: bool,
    steps: u64,
    meter: &Meter,
) -> Result<Vec<Option<usize>>, BatchError> {
    meter.look().map_err(BatchError::Stopped)?;
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let mut sums: BTreeMap<DepartureStage, Vec<(Variable, u64)>> = BTreeMap::new();
    let (mut taken, mut left): (Vec<Vec<Variable>>, Vec<Variable>) = (Vec::new(), Vec::new());
    for ways in ways {
        // Scores beside the best one, in minor units: small numbers keep their digits.
        let best = ways.first().map_or(0, |way| way.score);
        let minor = |score: i128| if fewest { 0.0 } else { score as f64 / 1440.0 };
        let mut one = LinearExpr::empty();
        let variables: Vec<Variable> = ways
            .iter()
            .map(|way| {
                let variable = problem.add_binary_var(minor(way.score - best));
                for (stage, &load) in way.takes.iter().filter(|(stage, _)| room.contains_key(stage)) {
                    sums.entry(*stage).or_default().push((variable, load));
                }
                one.add(variable, 1.0);
                variable
            })
            .collect();
        if most_left > 0 || ways.is_empty() {
            let variable = problem.add_binary_var(if fewest { 1.0 } else { minor(-best) });
            one.add(variable, 1.0);
            left.push(variable);
        }
        problem.add_constraint(one, ComparisonOp::Eq, 1.0);
        taken.push(variables);
    }
    if !left.is_empty() && !fewest {
        let all: Vec<(Variable, f64)> = left.iter().map(|&variable| (variable, 1.0)).collect();
        problem.add_constraint(all, ComparisonOp::Le, most_left as f64);
    }
    for (stage, loads) in sums {
        hold(&mut problem, &loads, room[&stage]);
    }
    let refused = |why: String| BatchError::Solver(why);
    let solved = solver::solve(&problem, steps, meter).map_err(|error| refused(error.to_string()))?;
    let too_long =
        || meter.stopped().map_or_else(|| refused("it takes too many steps".to_owned()), BatchError::Stopped);
    let solution = solved.into_solution().map_err(|_| too_long())?;
    if solution.status() != SolutionStatus::Optimal {
        return Err(too_long());
    }
    let chosen: Vec<Option<usize>> = taken
        .iter()
        .map(|variables| variables.iter().position(|&variable| solution.var_value(variable) > 0.5))
        .collect();
    check(ways, room, &chosen, most_left)?;
    Ok(chosen)
}

/// Nothing over capacity. Beside the loads themselves, each load in whole lots of several sizes, which is implied and lets the solver see that two of
/// sixteen do not go where twenty-five do (V. Chvátal, *Edmonds polytopes and a hierarchy of combinatorial problems*, Discrete Mathematics 4, 1973).
fn hold(problem: &mut Problem, loads: &[(Variable, u64)], room: u64) {
    let mut lots: Vec<u64> = loads.iter().map(|&(_, load)| load).chain([room / 2 + 1, room / 3 + 1, 1]).collect();
    lots.retain(|&lot| lot > 0);
    lots.sort_unstable();
    lots.dedup();
    for lot in lots {
        let sum: Vec<(Variable, f64)> = loads
            .iter()
            .filter(|&&(_, load)| load >= lot)
            .map(|&(variable, load)| (variable, (load / lot) as f64))
            .collect();
        if !sum.is_empty() {
            problem.add_constraint(sum, ComparisonOp::Le, (room / lot) as f64);
        }
    }
}

/// Checks in whole numbers what was solved in floating point.
fn check(
    ways: &Group<'_>,
    room: &BTreeMap<DepartureStage, u64>,
    chosen: &[Option<usize>],
    most_left: usize,
) -> Result<(), BatchError> {
    let mut sums: BTreeMap<DepartureStage, u64> = BTreeMap::new();
    for way in ways.iter().zip(chosen).filter_map(|(ways, at)| Some(&ways[(*at)?])) {
        way.takes.iter().for_each(|(stage, load)| *sums.entry(*stage).or_default() += load);
    }
    let over = room.iter().any(|(stage, room)| sums.get(stage).is_some_and(|sum| sum > room));
    if over || chosen.iter().filter(|way| way.is_none()).count() > most_left {
        return Err(BatchError::Solver("its answer does not hold in whole numbers".to_owned()));
    }
    Ok(())
}
