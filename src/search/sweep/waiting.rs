//! What waiting costs, and how much dearer an earlier arrival can become by it.

use crate::search::SearchError;

/// The most that one unit of time of waiting may cost: 2^28. With times below 2^32 no charge passes 2^61.
const DEAREST: u64 = 1 << 28;

/// The most that one period of waiting may cost: of a period of one unit as much as the unit, of longer ones half as much a unit, since what has begun counts as
/// a whole. A day's storage in a currency of small units may be as much.
fn dearest_period(periods: Periods) -> u64 {
    DEAREST.max(DEAREST / 2 * u64::from(periods.length()))
}

/// What a stay at a node costs, from arrival to departure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Waiting {
    /// Nothing.
    #[default]
    Free,
    /// So much for each unit of time.
    Rate(u64),
    /// Nothing for a while, then so much for each started period.
    Steps {
        /// Units of time that cost nothing.
        free: u32,
        /// How many periods, and what each costs once it has started. After the last step waiting costs nothing more; a step of
        /// `u32::MAX` periods never ends.
        steps: Vec<(u32, u64)>,
    },
}

/// Division by one and the same number, by multiplication: exact for all 32-bit numbers (Lemire, Kaser and Kurz, 2019).
#[derive(Debug, Clone, Copy)]
pub(super) struct Periods {
    length: u32,
    inverse: u64,
}

impl Periods {
    pub(super) fn new(length: u32) -> Self {
        let length = length.max(1);
        // Of 1 it would be 2^64; that one is looked after apart.
        Self { length, inverse: (u64::MAX / u64::from(length)).wrapping_add(1) }
    }

    pub(super) fn length(self) -> u32 {
        self.length
    }

    /// Started periods: 0 for no time.
    #[inline]
    pub(super) fn started(self, time: u32) -> u32 {
        if self.length == 1 || time == 0 {
            return time;
        }
        let whole = (u128::from(self.inverse) * u128::from(time - 1)) >> 64;
        // The quotient of 32-bit numbers.
        u32::try_from(whole).unwrap_or(u32::MAX).saturating_add(1)
    }
}

/// At most so much more is paid by who came earlier: a rate and a charge for each started period of the difference. Growth of 0 is 0; growth
/// never falls; growth of a sum is at most the sum of growths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Growth {
    pub(super) rate: u64,
    pub(super) period: u64,
    /// By how much the difference may have grown where it is paid for; a difference of nothing stays nothing.
    pub(super) stretch: u32,
}

impl Growth {
    /// The growth of what waiting costs at a node itself.
    pub(super) fn of(waiting: &Waiting) -> Self {
        match waiting {
            Waiting::Free => Self::default(),
            &Waiting::Rate(rate) => Self { rate, ..Self::default() },
            Waiting::Steps { steps, .. } => {
                Self { period: steps.iter().map(|&(_, charge)| charge).max().unwrap_or(0), ..Self::default() }
            }
        }
    }

    /// At least both.
    pub(super) fn max(self, other: Self) -> Self {
        let stretch = self.stretch.max(other.stretch);
        Self { rate: self.rate.max(other.rate), period: self.period.max(other.period), stretch }
    }

    /// The same where a difference may grow so much.
    pub(super) fn stretched(self, stretch: u32) -> Self {
        let costs_nothing = self.rate == 0 && self.period == 0;
        Self { stretch: if costs_nothing { 0 } else { self.stretch.max(stretch) }, ..self }
    }

    /// Growth over a delay.
    #[inline]
    pub(super) fn over(self, periods: Periods, delay: u32) -> u64 {
        if delay == 0 {
            return 0;
        }
        let delay = delay.saturating_add(self.stretch);
        self.rate * u64::from(delay) + self.period * u64::from(periods.started(delay))
    }

    /// Whether a label that comes later by a delay, having paid `cost`, beats more of what comes after both than one that had paid
    /// `rival`; judged without the fractions of periods.
    pub(super) fn is_less_by(self, periods: Periods, cost: i64, rival: i64, delay: u32) -> bool {
        let length = i128::from(periods.length());
        let each = i128::from(self.rate) * length + i128::from(self.period);
        (i128::from(cost) - i128::from(rival)) * length < each * i128::from(delay)
    }

    /// The longest delay whose growth is within `slack`.
    pub(super) fn tolerates(self, periods: Periods, slack: u64) -> u64 {
        let length = u64::from(periods.length());
        let each = self.rate * length + self.period;
        if each == 0 {
            return u64::MAX;
        }
        let (whole, rest) = (slack / each, slack % each);
        let begun = rest.saturating_sub(self.period).checked_div(self.rate).unwrap_or(0);
        whole.saturating_mul(length).saturating_add(begun).saturating_sub(u64::from(self.stretch))
    }
}

/// What waiting costs, laid out to be looked up; nodes of one tariff share it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Tariff {
    rate: u64,
    free: u32,
    /// What this many started periods cost, up to where the last step begins.
    sums: Vec<u64>,
    /// What each period after that costs.
    last: u64,
    /// How much an earlier label may have to pay more, here or wherever it can be carried on demand.
    pub(super) growth: Growth,
}

impl Tariff {
    /// Lays out what waiting costs.
    ///
    /// # Errors
    /// [`SearchError::Overflow`] for a charge past 2^28 a unit of time, or 2^27 for each unit of a period.
    pub(super) fn new(waiting: &Waiting, growth: Growth, periods: Periods) -> Result<Self, SearchError> {
        if growth.rate > DEAREST || growth.period > dearest_period(periods) {
            return Err(SearchError::Overflow);
        }
        let mut tariff = Self { rate: 0, free: 0, sums: vec![0], last: 0, growth };
        match waiting {
            Waiting::Free => {}
            &Waiting::Rate(rate) => tariff.rate = rate,
            Waiting::Steps { free, steps } => {
                tariff.free = *free;
                let mut sum = 0_u64;
                for &(periods, charge) in steps {
                    if periods == u32::MAX {
                        tariff.last = charge;
                        break;
                    }
                    // Steps of thousands of periods are none that a tariff has; they are refused rather than laid out.
                    if tariff.sums.len() + periods as usize > 100_000 {
                        return Err(SearchError::Overflow);
                    }
                    for _ in 0..periods {
                        sum += charge;
                        tariff.sums.push(sum);
                    }
                }
            }
        }
        Ok(tariff)
    }

    /// Whether the label that is best once is best ever after: a stay costs a rate, and being carried on demand costs no more.
    pub(super) fn is_linear(&self) -> bool {
        self.last == 0 && self.sums.len() == 1 && self.growth == Growth { rate: self.rate, ..Growth::default() }
    }

    /// The rate.
    pub(super) fn rate(&self) -> u64 {
        self.rate
    }

    /// The longest stay that costs no more than one does.
    #[inline]
    pub(super) fn same_until(&self, periods: Periods, stay: u32) -> u32 {
        if self.rate > 0 {
            return stay;
        }
        let started = periods.started(stay.saturating_sub(self.free));
        started.saturating_mul(periods.length()).saturating_add(self.free)
    }

    /// What a stay costs.
    #[inline]
    pub(super) fn charge(&self, periods: Periods, stay: u32) -> u64 {
        let started = periods.started(stay.saturating_sub(self.free)) as usize;
        let stepped = match self.sums.get(started) {
            Some(&sum) => sum,
            None => self.sums[self.sums.len() - 1] + self.last * (started - (self.sums.len() - 1)) as u64,
        };
        self.rate * u64::from(stay) + stepped
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_start_as_division_says() {
        for length in [1, 2, 3, 7, 60, 1440, 65_537, u32::MAX - 1, u32::MAX] {
            for time in (0..200).chain([1439, 1440, 1441, 1 << 16, u32::MAX - 1, u32::MAX]) {
                assert_eq!(Periods::new(length).started(time), time.div_ceil(length), "{time} by {length}");
            }
        }
    }

    #[test]
    fn what_is_tolerated_is_the_longest_delay_within_the_slack() {
        for (rate, period, stretch) in [(0, 0, 0), (0, 5, 0), (2, 0, 0), (2, 5, 0), (7, 3, 0), (0, 5, 9), (2, 0, 3)] {
            let (growth, periods) = (Growth { rate, period, stretch }, Periods::new(4));
            for slack in 0..60 {
                let longest = (0..1000).take_while(|&delay| growth.over(periods, delay) <= slack).last();
                let known = growth.tolerates(periods, slack);
                assert_eq!(known.min(999), u64::from(longest.unwrap_or(0)), "{growth:?} within {slack}");
            }
        }
    }

    #[test]
    fn a_day_may_cost_what_it_does_in_a_currency_of_small_units() {
        let day = Periods::new(1440);
        let tariff = |charge| {
            let waiting = Waiting::Steps { free: 0, steps: vec![(2, charge), (u32::MAX, charge)] };
            Tariff::new(&waiting, Growth::of(&waiting), day)
        };
        let dear = tariff(dearest_period(day)).unwrap();
        assert!(dear.charge(day, u32::MAX - 1) < 1 << 61 && dear.growth.over(day, u32::MAX - 1) < 1 << 61);
        assert_eq!(tariff(dearest_period(day) + 1), Err(SearchError::Overflow));
    }

    /// A stay longer by a delay never costs more than the growth over it, whatever it was before.
    #[test]
    fn growth_bounds_every_window_of_a_tariff() {
        let periods = Periods::new(4);
        let steps = vec![(2, 1), (1, 9), (3, 4), (u32::MAX, 2)];
        for waiting in [Waiting::Rate(3), Waiting::Steps { free: 5, steps }] {
            let tariff = Tariff::new(&waiting, Growth::of(&waiting), periods).unwrap();
            for stay in 0..50 {
                for delay in 0..50 {
                    let more = tariff.charge(periods, stay + delay) - tariff.charge(periods, stay);
                    assert!(more <= tariff.growth.over(periods, delay), "{waiting:?}: {delay} after {stay}");
                }
            }
        }
    }
}
