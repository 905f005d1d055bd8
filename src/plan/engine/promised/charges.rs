//! What waiting and time cost on average: storage, lease, inventory.

use super::tail::{Come, Work};
use crate::graph::{Lane, PriceError, Stored, time_charges};
use crate::plan::error::plan::PlanError;
use crate::plan::spread::arrivals::later;
use crate::plan::spread::kernel::Step;
use crate::search::{ArcId, SearchError, work};
use crate::units::Minutes;

/// What is due on average for the time since ready; `ends` says when cargo has it that is handled at a moment.
pub(super) fn accrued(
    lane: Lane<'_>,
    step: Step,
    arc: ArcId,
    come: &Come,
    work: &Work,
    ends: impl Fn(u32) -> Option<u32>,
) -> Result<f64, PlanError> {
    if !lane.charges_time() {
        return Ok(0.0);
    }
    let arc = lane.graph.arc(arc);
    let charge = |came: u32, handled: u32, ends: u32| -> Result<i64, PlanError> {
        let [came, handled, ends] = [came, handled, ends].map(Minutes::new);
        let charge = lane.time_charge(arc, time_charges::Times { came, handled, ends });
        Ok(charge.map_err(PriceError::from)?.minor())
    };
    let long = Minutes::from_days(700).get();
    let (most, of_stay) = (charge(0, long, long)?, charge(0, long, long)? != charge(long, long, long)?);
    if most == 0 {
        return Ok(0.0);
    }
    let mut sum = 0.0;
    if of_stay {
        for (came, begins, part) in come.each() {
            let takes = work.sum().ok_or(SearchError::Overflow)?;
            let Some(handled) = later([(begins, part)].into_iter(), takes, step) else { continue };
            for (handled, share) in handled.moments() {
                let Some(ends) = ends(handled) else { continue };
                work::done(100);
                sum += share * charge(came, handled, ends)? as f64;
            }
        }
        return Ok(sum / come.all);
    }
    let takes = work.sum().ok_or(SearchError::Overflow)?;
    let Some(handled) = later(come.begun(), takes, step) else { return Ok(0.0) };
    for (handled, share) in handled.moments() {
        let Some(ends) = ends(handled) else { continue };
        work::done(100);
        sum += share * charge(handled, handled, ends)? as f64;
    }
    Ok(sum / come.all)
}

/// Minor units, rounded up but for what sums of shares are off by.
pub(super) fn rounded_up(money: f64) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "no charge of an arc is negative")]
    let whole = (money - 1e-6).ceil().max(0.0) as u64;
    whole
}

/// What storage costs on average before rides on demand, and before collection; `left` says when cargo leaves that is handled at a moment, where that is not at once.
pub(super) fn storage_on_demand(
    stored: &Stored,
    come: &Come,
    work: &Work,
    step: Step,
    left: Option<&dyn Fn(u32) -> Option<u32>>,
) -> f64 {
    let (mut sum, mut known): (f64, Option<(u32, f64)>) = (0.0, None);
    for (came, begins, part) in come.each() {
        let waits = begins - came;
        let charge = match (left, known) {
            (None, Some((same, charge))) if same == waits => charge,
            (None, _) => storage_of_work(stored, waits, work),
            (Some(left), _) => storage_until(stored, (came, begins), work, step, left),
        };
        known = Some((waits, charge));
        sum += part * charge;
    }
    // What never comes pays as much as the rest: it is not cheaper for it.
    sum / come.all
}

/// What storage costs on average of a stay that is a wait and the work: it rises with each started day.
fn storage_of_work(stored: &Stored, waits: u32, work: &Work) -> f64 {
    let (mut sum, mut within, mut until) = (0.0, 0.0, stored.free());
    while within < 1.0 {
        let next = if until < waits { 0.0 } else { work.within(f64::from(until - waits) + 0.5) };
        sum += (next - within) * stored.charge(until) as f64;
        work::done(20);
        (within, until) = (next, until.saturating_add(Minutes::DAY.get()));
    }
    sum
}

/// The same of a stay until something opens, by the steps of the clock.
fn storage_until(
    stored: &Stored,
    (came, begins): (u32, u32),
    work: &Work,
    step: Step,
    left: &dyn Fn(u32) -> Option<u32>,
) -> f64 {
    let longest = begins.saturating_add(work.high).saturating_add(step.minutes());
    if left(longest).is_some_and(|left| left.saturating_sub(came) <= stored.free()) {
        return 0.0;
    }
    let Some(handled) = work.sum().and_then(|sum| later([(begins, 1.0)].into_iter(), sum, step)) else { return 0.0 };
    let charge = |(handled, share): (u32, f64)| {
        work::done(20);
        left(handled).map_or(0.0, |left| share * stored.charge(left.saturating_sub(came)) as f64)
    };
    handled.moments().map(charge).sum()
}
