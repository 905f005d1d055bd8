//! The integer program: one way for each shipment, nothing over capacity, as few left behind as possible, at least total.

use super::BatchError;
use super::ways::Way;
use crate::graph::DepartureStage;
use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem, SolutionStatus, SolveOptions, Variable};
use std::collections::BTreeMap;
use std::sync::Arc;

/// For each shipment the position of its way; none where it is left behind, which none is unless some may be.
pub(super) fn choose(
    ways: &[Vec<Arc<Way>>],
    room: &BTreeMap<DepartureStage, u64>,
    may_leave: bool,
) -> Result<Vec<Option<usize>>, BatchError> {
    if !may_leave {
        return solve(ways, room, 0, false);
    }
    let fewest = solve(ways, room, ways.len(), true)?;
    let left = fewest.iter().filter(|way| way.is_none()).count();
    solve(ways, room, left, false)
}

/// The best with at most so many left behind; or else, the one that leaves the fewest.
fn solve(
    ways: &[Vec<Arc<Way>>],
    room: &BTreeMap<DepartureStage, u64>,
    most_left: usize,
    fewest: bool,
) -> Result<Vec<Option<usize>>, BatchError> {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let mut sums: BTreeMap<DepartureStage, LinearExpr> = BTreeMap::new();
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
                    sums.entry(*stage).or_insert_with(LinearExpr::empty).add(variable, load as f64);
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
    for (stage, sum) in sums {
        problem.add_constraint(sum, ComparisonOp::Le, room[&stage] as f64);
    }
    let refused = |why: String| BatchError::Solver(why);
    let mut options = SolveOptions::default();
    options.node_limit = Some(1_000_000);
    let solved = problem.solve_with(options).map_err(|error| refused(error.to_string()))?;
    let solution = solved.into_solution().map_err(|_| refused("it takes too many steps".to_owned()))?;
    if solution.status() != SolutionStatus::Optimal {
        return Err(refused("it takes too many steps".to_owned()));
    }
    let chosen: Vec<Option<usize>> = taken
        .iter()
        .map(|variables| variables.iter().position(|&variable| solution.var_value(variable) > 0.5))
        .collect();
    check(ways, room, &chosen, most_left)?;
    Ok(chosen)
}

/// Checks in whole numbers what was solved in floating point.
fn check(
    ways: &[Vec<Arc<Way>>],
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
