//! The solver of integer programs, within the limits of a call.

use crate::plan::meter::Meter;
use microlp::{Error, Problem, SolveOptions, SolveOutcome, TerminationReason};
use std::time::Duration;

/// For how long the solver works before the clock and the flag are looked at.
const AT_ONCE: Duration = Duration::from_millis(5);

/// The best that is found in this many steps, or until the call is stopped; [`Meter::stopped`] says which.
pub(in crate::plan) fn solve(problem: &Problem, steps: u64, meter: &Meter) -> Result<SolveOutcome, Error> {
    let mut options = SolveOptions::default();
    options.node_limit = Some(steps);
    options.time_limit = meter.is_watched().then_some(AT_ONCE);
    let mut outcome = problem.solve_with(options)?;
    while outcome.termination_reason() == TerminationReason::TimeLimit && meter.look().is_ok() {
        let mut more = outcome.last_resume_options();
        more.node_limit = Some(steps.saturating_sub(outcome.stats().nodes_solved));
        outcome = outcome.resume_with(more)?;
    }
    Ok(outcome)
}
