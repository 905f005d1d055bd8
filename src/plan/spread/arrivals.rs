//! When cargo is somewhere, as a distribution.

use super::kernel::{Kernel, Step, add_scaled};
use crate::search::work;
use crate::units::{Instant, Minutes};

/// Shares are sums of many small ones; what is lost to rounding is less.
pub(in crate::plan) const ROUNDING: f64 = 1e-9;

/// Moments since ready, ascending, each with its share. Together at most 1: what is missing never comes.
pub(in crate::plan) type Moments = Vec<(u32, f64)>;

/// Each moment once, ascending.
pub(in crate::plan) fn joined(mut moments: Moments) -> Moments {
    if !moments.is_sorted_by(|a, b| a.0 < b.0) {
        moments.sort_by_key(|&(moment, _)| moment);
        moments.dedup_by(|(moment, share), (kept, sum)| {
            let same = moment == kept;
            if same {
                *sum += *share;
            }
            same
        });
    }
    moments
}

/// When cargo is somewhere: moments since ready, ascending, each with the share that is there by then.
#[derive(Debug, Clone)]
pub(in crate::plan) struct Arrived {
    when: When,
    within: Vec<f64>,
}

#[derive(Debug, Clone)]
enum When {
    At(Vec<u32>),
    /// Every so many minutes, from a multiple of these on.
    Every {
        first: u32,
        minutes: u32,
    },
}

impl Arrived {
    /// At the very beginning, certainly.
    pub(in crate::plan) fn ready() -> Self {
        Self::of(vec![(0, 1.0)])
    }

    /// At these moments; each may come several times.
    pub(in crate::plan) fn of(moments: Moments) -> Self {
        let moments = joined(moments);
        let mut sum = 0.0;
        let within = moments.iter().map(|(_, share)| {
            sum += share;
            sum
        });
        let within = within.collect();
        Self { when: When::At(moments.into_iter().map(|(moment, _)| moment).collect()), within }
    }

    /// By steps from one on; the shares of the steps.
    fn by_step(mut first: u32, step: Step, mut shares: Vec<f64>) -> Self {
        let minutes = step.minutes();
        let begins = shares.iter().position(|share| *share > 0.0).unwrap_or(0);
        if begins > 0 {
            shares.drain(..begins);
            first += u32::try_from(begins).unwrap_or(u32::MAX);
        }
        let mut sum = 0.0;
        for share in &mut shares {
            sum += *share;
            *share = sum;
        }
        let ends = shares.partition_point(|within| *within < sum - step.equal());
        shares.truncate(ends + 1);
        if let Some(last) = shares.last_mut() {
            *last = sum;
        }
        Self { when: When::Every { first, minutes }, within: shares }
    }

    /// How many moments there are.
    #[inline]
    pub(in crate::plan) fn len(&self) -> usize {
        self.within.len()
    }

    /// A moment by its position.
    #[inline]
    pub(in crate::plan) fn moment(&self, at: usize) -> u32 {
        match &self.when {
            When::At(moments) => moments[at],
            #[expect(clippy::cast_possible_truncation, reason = "as many steps as moments")]
            When::Every { first, minutes } => (first + at as u32).saturating_mul(*minutes),
        }
    }

    /// The share of a moment.
    #[inline]
    pub(in crate::plan) fn share(&self, at: usize) -> f64 {
        self.within[at] - self.before(at)
    }

    /// The share of all moments before one.
    #[inline]
    pub(in crate::plan) fn before(&self, at: usize) -> f64 {
        at.checked_sub(1).map_or(0.0, |before| self.within[before])
    }

    /// Each moment with its own share.
    pub(in crate::plan) fn moments(&self) -> impl Iterator<Item = (u32, f64)> + Clone {
        (0..self.len()).map(|at| (self.moment(at), self.share(at)))
    }

    /// Each moment with the share that is there by then.
    pub(in crate::plan) fn steps(&self) -> impl Iterator<Item = (u32, f64)> {
        self.within.iter().enumerate().map(|(at, within)| (self.moment(at), *within))
    }

    /// The moment by which a share is there; none where less ever is.
    pub(in crate::plan) fn by(&self, share: f64) -> Option<u32> {
        let at = self.within.partition_point(|within| within + ROUNDING < share);
        (at < self.len()).then(|| self.moment(at))
    }

    /// What comes at all.
    pub(in crate::plan) fn all(&self) -> f64 {
        self.within.last().copied().unwrap_or(0.0)
    }

    /// The mean moment, where what never comes by an end counts as coming then.
    pub(in crate::plan) fn mean(&self, end: u32) -> f64 {
        let Some(last) = self.len().checked_sub(1) else { return f64::from(end) };
        let never = f64::from(end) * (1.0 - self.all()).max(0.0);
        if let When::Every { minutes, .. } = &self.when {
            // By parts: the last moment, less a step for each that is there already.
            let early: f64 = self.within[..last].iter().sum();
            return f64::from(self.moment(last)) * self.all() - early * f64::from(*minutes) + never;
        }
        self.moments().map(|(moment, share)| f64::from(moment) * share).sum::<f64>() + never
    }

    /// Whether by every moment at least as much is here as in another distribution: first-order stochastic dominance (Hadar and Russell, 1969).
    pub(in crate::plan) fn is_no_later_than(&self, other: &Self, step: Step) -> bool {
        let equal = step.equal();
        if let (When::Every { first, minutes }, When::Every { first: others, minutes: same }) =
            (&self.when, &other.when)
            && minutes == same
        {
            let Some(later) = others.checked_sub(*first) else { return false };
            let shared = self.within.get(later as usize..).unwrap_or(&[]);
            let (met, rest) = other.within.split_at(shared.len().min(other.len()));
            let all = self.all() + equal;
            return rest.last().is_none_or(|most| *most <= all)
                && met.iter().zip(shared).all(|(others, within)| *others <= *within + equal);
        }
        let mut at = 0;
        other.steps().all(|(moment, others)| {
            while at < self.len() && self.moment(at) <= moment {
                at += 1;
            }
            others <= self.before(at) + equal
        })
    }

    /// Each moment moved by a rule that never turns an earlier one into a later one; those for which it has no moment never come.
    pub(in crate::plan) fn moved(&self, ready: Instant, rule: impl Fn(Instant) -> Option<Instant>) -> Self {
        let moved = |moment| Some(rule(ready.checked_add(Minutes::new(moment))?)?.since(ready)?.get());
        Self::of(self.moments().filter_map(|(moment, share)| Some((moved(moment)?, share))).collect())
    }

    /// Each moment later by a fixed time; none past the type.
    pub(in crate::plan) fn shifted(self, minutes: u32) -> Option<Self> {
        if minutes == 0 {
            return Some(self);
        }
        let shifted: Option<Vec<u32>> = (0..self.len()).map(|at| self.moment(at).checked_add(minutes)).collect();
        Some(Self { when: When::At(shifted?), within: self.within })
    }
}

/// Moments, ascending, each later by a sum: to the minute where it does not vary, else rounded up to the step. None past the type.
pub(in crate::plan) fn later(
    moments: impl Iterator<Item = (u32, f64)> + Clone,
    sum: &Kernel,
    step: Step,
) -> Option<Arrived> {
    if sum.is_fixed() {
        let moved: Option<Moments> =
            moments.map(|(moment, share)| Some((moment.checked_add(sum.least)?, share))).collect();
        return Some(Arrived::of(moved?));
    }
    let (mut first, mut last) = (u32::MAX, 0);
    for (moment, _) in moments.clone() {
        (first, last) = (first.min(moment), last.max(moment));
    }
    let (first, _) = sum.after(first.min(last), step)?;
    let (last, shares) = sum.after(last, step)?;
    // The table of another quarter of an hour may be a step longer.
    let ends = last as usize + shares.len() + 1;
    let mut steps = vec![0.0; ends - first as usize];
    for (moment, share) in moments {
        let (from, shares) = sum.after(moment, step)?;
        work::done(shares.len() as u64);
        let from = (from - first) as usize;
        add_scaled(&mut steps[from..from + shares.len()], shares, share);
    }
    // No step may pass the type.
    u32::try_from(ends).ok()?.checked_mul(step.minutes())?;
    Some(Arrived::by_step(first, step, steps))
}
