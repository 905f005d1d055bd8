//! Sums of times that vary, as tables.

use super::draw::Draw;
use crate::search::work;
use std::sync::{Arc, OnceLock};

/// The parts of a sum are rounded up to these minutes.
const FINE: u32 = 15;
/// So many steps, a year by quarters of an hour: what takes longer counts as taking that.
const MOST_STEPS: usize = 35_040;

/// What moments since ready are rounded up to where a time varies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::plan) enum Step {
    /// For what is promised.
    Hour,
    /// For finding ways.
    Wide,
    /// For a first look at what there is.
    Day,
}

impl Step {
    const ALL: [Self; 3] = [Self::Hour, Self::Wide, Self::Day];

    /// Minutes.
    #[inline]
    pub(in crate::plan) const fn minutes(self) -> u32 {
        match self {
            Self::Hour => 60,
            Self::Wide => 720,
            Self::Day => 1440,
        }
    }
}

impl Step {
    /// A time without an end is cut where less is left; what is left counts as at the cut.
    const fn tail(self) -> f64 {
        match self {
            Self::Hour => 1e-6,
            Self::Wide | Self::Day => 1e-4,
        }
    }

    /// Distribution functions that differ by less are equal. Where so much is left, it counts with what came before.
    #[inline]
    pub(in crate::plan) const fn equal(self) -> f64 {
        match self {
            Self::Hour => 1e-11,
            Self::Wide | Self::Day => 1e-5,
        }
    }
}

/// A sum of independent times: what it takes at least, and how much longer it may take.
#[derive(Debug)]
pub(in crate::plan) struct Kernel {
    /// The fewest minutes.
    pub(in crate::plan) least: u32,
    times: Times,
    /// By step, and by quarters of an hour past the full step from which the sum begins.
    tables: [Vec<OnceLock<Box<[f64]>>>; Step::ALL.len()],
}

#[derive(Debug)]
enum Times {
    /// Always the least.
    Fixed,
    /// By steps of [`FINE`] above the least; and lateness besides, which has a long tail and is added by the steps of the clock.
    Sum(Vec<f64>, Option<Draw>),
    /// The slowest of several, whatever is asked of it.
    Slowest(Vec<Arc<Kernel>>),
}

impl Kernel {
    /// Of independent draws and a fixed time; none where it passes the type.
    pub(in crate::plan) fn of<'d>(draws: impl IntoIterator<Item = &'d Draw>) -> Option<Self> {
        let (mut least, mut wide, mut late) = (0_u32, Vec::new(), None);
        for draw in draws {
            least = least.checked_add(draw.least())?;
            match draw {
                Draw::Fixed(_) => {}
                Draw::Late(..) if late.is_none() => late = Some(draw.clone()),
                draw => wide.push(shares(draw, draw.least(), FINE, Step::Hour.tail())?),
            }
        }
        if wide.is_empty() && late.is_none() {
            return Some(Self::with(least, Times::Fixed));
        }
        // The narrow ones first: the product of two widths is work.
        wide.sort_by_key(Vec::len);
        let sum = wide.into_iter().reduce(|sum, more| convolved(&sum, &more));
        Some(Self::with(least, Times::Sum(sum.unwrap_or_else(|| vec![1.0]), late)))
    }

    /// One that is no faster than any of these, at any probability.
    pub(in crate::plan) fn slowest(kernels: Vec<Arc<Self>>) -> Self {
        let least = kernels.iter().map(|kernel| kernel.least).min().unwrap_or(0);
        Self::with(least, Times::Slowest(kernels))
    }

    fn with(least: u32, times: Times) -> Self {
        let tables = Step::ALL.map(|step| (0..step.minutes() / FINE).map(|_| OnceLock::new()).collect());
        Self { least, times, tables }
    }

    /// Whether it always takes the least.
    pub(in crate::plan) fn is_fixed(&self) -> bool {
        matches!(self.times, Times::Fixed)
    }

    /// The step of the clock in which the sum may end first that begins at a moment, and the shares of that step and those after it. None past the type.
    #[inline]
    pub(in crate::plan) fn after(&self, moment: u32, step: Step) -> Option<(u32, &[f64])> {
        let minutes = step.minutes();
        let first = moment.checked_add(self.least)?;
        let (full, past) = (first / minutes, (first % minutes).div_ceil(FINE));
        let phases = minutes / FINE;
        // Just before the next step is as good as at it.
        let (full, phase) = if past == phases { (full + 1, 0) } else { (full, past) };
        let table = self.tables[step as usize][phase as usize].get_or_init(|| self.table(phase, step).into());
        Some((full, table))
    }

    fn table(&self, phase: u32, step: Step) -> Vec<f64> {
        let minutes = step.minutes();
        match &self.times {
            Times::Fixed => {
                let mut table = vec![0.0; 1 + usize::from(phase > 0)];
                table[usize::from(phase > 0)] = 1.0;
                table
            }
            Times::Sum(fine, late) => {
                let mut table = Vec::new();
                for (at, share) in (phase..).zip(fine) {
                    let end = (at * FINE).div_ceil(minutes) as usize;
                    if end >= table.len() {
                        table.resize(end + 1, 0.0);
                    }
                    table[end] += share;
                }
                work::done(fine.len() as u64);
                let late = late.as_ref().and_then(|late| shares(late, late.least(), minutes, step.tail()));
                late.map_or_else(|| table.clone(), |late| convolved(&late, &table))
            }
            Times::Slowest(kernels) => {
                // So many full steps later, for no moment is before the beginning.
                let later = self.least.div_ceil(minutes);
                let moment = later * minutes + phase * FINE - self.least;
                let mut slowest: Option<Vec<f64>> = None;
                for kernel in kernels {
                    let Some((first, shares)) = kernel.after(moment, step) else { continue };
                    let mut within = vec![0.0; (first - later) as usize];
                    let mut sum = 0.0;
                    within.extend(shares.iter().map(|share| {
                        sum += share;
                        sum
                    }));
                    slowest = Some(slowest.map_or_else(|| within.clone(), |slowest| least_of(&slowest, &within)));
                }
                let within = slowest.unwrap_or_default();
                let before = std::iter::once(&0.0).chain(&within);
                within.iter().zip(before).map(|(within, before)| within - before).collect()
            }
        }
    }
}

/// Of two distribution functions the lesser at each step.
fn least_of(a: &[f64], b: &[f64]) -> Vec<f64> {
    let at = |within: &[f64], step: usize| within.get(step).or(within.last()).copied().unwrap_or(0.0);
    (0..a.len().max(b.len())).map(|step| at(a, step).min(at(b, step))).collect()
}

/// The shares of a draw that come within each step from a moment on: at it, within one step of it, and so on.
fn shares(draw: &Draw, from: u32, step: u32, tail: f64) -> Option<Vec<f64>> {
    let (mut shares, mut within, mut at) = (Vec::new(), 0.0, from);
    while within < 1.0 - tail && shares.len() < MOST_STEPS {
        // No number where the distribution function has none.
        let next = draw.share_within(at).max(within);
        work::done(150);
        shares.push(next - within);
        (within, at) = (next, at.checked_add(step)?);
    }
    if let Some(last) = shares.last_mut() {
        *last += 1.0 - within;
    }
    Some(shares)
}

fn convolved(a: &[f64], b: &[f64]) -> Vec<f64> {
    let mut sums = vec![0.0; a.len() + b.len() - 1];
    for (at, share) in a.iter().enumerate() {
        work::done(b.len() as u64);
        add_scaled(&mut sums[at..at + b.len()], b, *share);
    }
    sums
}

/// Adds shares, each times a factor.
#[inline]
pub(in crate::plan) fn add_scaled(sums: &mut [f64], shares: &[f64], factor: f64) {
    for (sum, share) in sums.iter_mut().zip(shares) {
        *sum += factor * share;
    }
}
