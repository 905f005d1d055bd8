//! The integer program: one timetable for each service, at the least waiting of all flows.

use super::answer::JointError;
use super::chain::Chain;
use super::freedom::Choices;
use crate::plan::beyond::solver;
use crate::plan::meter::Meter;
use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem, SolutionStatus, Variable};

/// The most combinations of all flows that are put to the solver.
const MOST: usize = 60_000;

/// The timetable of each service, and box-minutes that none gets below.
pub(super) fn choose(
    chains: &[Chain],
    volumes: &[u64],
    choices: &[Choices],
    steps: u64,
    meter: &Meter,
) -> Result<(Vec<usize>, u64), JointError> {
    let total = |chosen: &[usize]| total(chains, volumes, chosen);
    let local = descend(choices, total, meter);
    let least = chains.iter().zip(volumes).map(|(chain, volume)| chain.least() * volume).sum();
    let size: usize = chains.iter().map(|chain| chain.combinations().count()).sum();
    if total(&local) == Some(least) || size > MOST || meter.look().is_err() {
        return Ok((fewest(chains, volumes, choices, &local), least));
    }
    let found = Program::new(chains, volumes, choices).solve(steps, meter)?;
    let Some((chosen, is_optimal, gap)) = found else { return Ok((local, least)) };
    let (Some(own), Some(known)) = (total(&chosen), total(&local)) else {
        return Err(JointError::Solver("its answer does not hold".to_owned()));
    };
    let best = if own <= known { chosen } else { local };
    let sum = own.min(known);
    if is_optimal {
        return Ok((fewest(chains, volumes, choices, &best), sum));
    }
    // A minute of doubt for the floating point.
    let proven = (own as f64 * (1.0 - gap) - 1.0).max(0.0).floor();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between zero and the sum")]
    let proven = proven as u64;
    Ok((best, least.max(proven.min(sum))))
}

fn total(chains: &[Chain], volumes: &[u64], chosen: &[usize]) -> Option<u64> {
    chains.iter().zip(volumes).map(|(chain, volume)| Some(chain.waits(chosen)? * volume)).sum()
}

/// From today's timetable on, the best move of one service after another, until none helps.
fn descend(choices: &[Choices], total: impl Fn(&[usize]) -> Option<u64>, meter: &Meter) -> Vec<usize> {
    let mut chosen = vec![0; choices.len()];
    let mut best = total(&chosen).unwrap_or(u64::MAX);
    loop {
        let mut better = None;
        for service in 0..choices.len() {
            if meter.look().is_err() {
                return chosen;
            }
            let own = chosen[service];
            for other in 0..choices[service].days.len() {
                chosen[service] = other;
                if let Some(sum) = total(&chosen).filter(|&sum| sum < best) {
                    (best, better) = (sum, Some((service, other)));
                }
            }
            chosen[service] = own;
        }
        let Some((service, other)) = better else { return chosen };
        chosen[service] = other;
    }
}

/// The same waiting with services moved back, or moved less, wherever that costs no minute.
fn fewest(chains: &[Chain], volumes: &[u64], choices: &[Choices], best: &[usize]) -> Vec<usize> {
    let mut chosen = best.to_vec();
    let sum = total(chains, volumes, &chosen);
    for service in 0..choices.len() {
        for nearer in 0..chosen[service] {
            let own = std::mem::replace(&mut chosen[service], nearer);
            if total(chains, volumes, &chosen) == sum {
                break;
            }
            chosen[service] = own;
        }
    }
    chosen
}

/// A variable for each timetable of each service, and one for each combination on the way of each flow.
struct Program {
    problem: Problem,
    timetables: Vec<Vec<Variable>>,
}

impl Program {
    fn new(chains: &[Chain], volumes: &[u64], choices: &[Choices]) -> Self {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let one = |problem: &mut Problem, variables: &[Variable]| {
            let all: Vec<(Variable, f64)> = variables.iter().map(|&variable| (variable, 1.0)).collect();
            problem.add_constraint(all, ComparisonOp::Eq, 1.0);
        };
        let mut timetables = Vec::new();
        for service in choices {
            let variables: Vec<Variable> = service.days.iter().map(|_| problem.add_binary_var(0.0)).collect();
            one(&mut problem, &variables);
            timetables.push(variables);
        }
        for (chain, &volume) in chains.iter().zip(volumes) {
            let mut sums: Vec<Vec<LinearExpr>> = chain
                .free
                .iter()
                .map(|&service| timetables[service].iter().map(|_| LinearExpr::empty()).collect())
                .collect();
            let mut taken = Vec::new();
            for (chosen, waits) in chain.combinations() {
                // Box-days: small numbers keep their digits.
                let variable = problem.add_var((waits * volume) as f64 / 1440.0, (0.0, 1.0));
                for (sums, &at) in sums.iter_mut().zip(&chosen) {
                    sums[at].add(variable, 1.0);
                }
                taken.push(variable);
            }
            one(&mut problem, &taken);
            for (sums, &service) in sums.into_iter().zip(&chain.free) {
                for (mut sum, &timetable) in sums.into_iter().zip(&timetables[service]) {
                    sum.add(timetable, -1.0);
                    problem.add_constraint(sum, ComparisonOp::Eq, 0.0);
                }
            }
        }
        Self { problem, timetables }
    }

    /// The timetables, whether they are proven to be the best, and the share that they may be off by; none where it takes too many steps to find any.
    fn solve(&self, steps: u64, meter: &Meter) -> Result<Option<(Vec<usize>, bool, f64)>, JointError> {
        let solved =
            solver::solve(&self.problem, steps, meter).map_err(|error| JointError::Solver(error.to_string()))?;
        let Ok(solution) = solved.into_solution() else { return Ok(None) };
        let chosen = self
            .timetables
            .iter()
            .map(|variables| variables.iter().position(|&variable| solution.var_value(variable) > 0.5).unwrap_or(0));
        let is_optimal = solution.status() == SolutionStatus::Optimal;
        Ok(Some((chosen.collect(), is_optimal, solution.gap().unwrap_or(1.0).clamp(0.0, 1.0))))
    }
}
