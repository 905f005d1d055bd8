//! Times drawn from distributions.

use crate::model::{Case, Delay, Range, Spread};
use crate::units::Minutes;
use rand_distr::{Distribution, Gamma};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::Rng;

/// What a time is drawn from.
#[derive(Debug, Clone)]
pub(in crate::plan) enum Draw {
    /// Always the same.
    Fixed(u32),
    /// Triangular over low, typical and high minutes, the share of what lies below the typical one beside.
    Triangle([f64; 3], f64),
    /// Straight between the minutes that ten, fifty and ninety per cent take at most, and on beyond.
    Quantiles([f64; 3]),
    /// On time with a probability, or else late by a gamma distribution in minutes, of which shape and scale stand beside.
    Late(f64, Gamma<f64>, [f64; 2]),
}

impl Draw {
    /// Over the three figures of a range.
    pub(in crate::plan) fn of_range(range: &Range<Minutes>) -> Self {
        Self::over([Case::Low, Case::Typical, Case::High].map(|case| range.at(case).get()))
    }

    /// Over low, typical and high minutes.
    pub(in crate::plan) fn over([low, typical, high]: [u32; 3]) -> Self {
        if low == high {
            return Self::Fixed(typical);
        }
        let [low, typical, high] = [low, typical.clamp(low, high), high].map(f64::from);
        Self::Triangle([low, typical, high], (typical - low) / (high - low))
    }

    /// From a delay of the network.
    pub(in crate::plan) fn of_delay(delay: &Delay) -> Self {
        match delay.spread {
            Spread::Quantiles(quantiles) => Self::Quantiles(quantiles.map(|minutes| f64::from(minutes.get()))),
            Spread::Late { on_time, mean, shape } => {
                let shape = f64::from(shape) / 1000.0;
                let scale = f64::from(mean.get()) / shape;
                // The builder refuses a mean or a shape of nothing where anything is late.
                Gamma::new(shape, scale)
                    .map_or(Self::Fixed(0), |gamma| Self::Late(f64::from(on_time) / 1000.0, gamma, [shape, scale]))
            }
        }
    }

    /// Minutes, rounded.
    #[inline]
    pub(in crate::plan) fn minutes(&self, dice: &mut Pcg64Mcg) -> u32 {
        let minutes = match self {
            Self::Fixed(minutes) => return *minutes,
            Self::Triangle([low, typical, high], below) => {
                let share = uniform(dice);
                if share < *below {
                    low + (share * (high - low) * (typical - low)).sqrt()
                } else {
                    high - ((1.0 - share) * (high - low) * (high - typical)).sqrt()
                }
            }
            Self::Quantiles([p10, p50, p90]) => {
                let share = uniform(dice);
                let (from, to, begins) = if share < 0.5 { (p10, p50, 0.1) } else { (p50, p90, 0.5) };
                from + (to - from) * (share - begins) / 0.4
            }
            Self::Late(on_time, gamma, _) => {
                if uniform(dice) < *on_time {
                    return 0;
                }
                gamma.sample(dice)
            }
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "saturates, which no time of a plan reaches"
        )]
        let minutes = minutes.max(0.0).round() as u32;
        minutes
    }

    /// The fewest minutes that are drawn.
    pub(in crate::plan) fn least(&self) -> u32 {
        let least = match self {
            Self::Fixed(minutes) => return *minutes,
            Self::Triangle([low, _, _], _) => *low,
            Self::Quantiles([p10, p50, _]) => p10 - (p50 - p10) * 0.25,
            Self::Late(..) => 0.0,
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "minutes of a range")]
        let least = least.max(0.0).round() as u32;
        least
    }

    /// The share of draws that take at most so many minutes: the distribution function of [`Draw::minutes`].
    pub(in crate::plan) fn share_within(&self, minutes: u32) -> f64 {
        // Draws are rounded.
        let at = f64::from(minutes) + 0.5;
        match self {
            Self::Fixed(fixed) => f64::from(u8::from(*fixed <= minutes)),
            Self::Triangle([low, typical, high], _) => {
                if at <= *low {
                    0.0
                } else if at < *typical {
                    (at - low).powi(2) / ((high - low) * (typical - low))
                } else if at < *high {
                    1.0 - (high - at).powi(2) / ((high - low) * (high - typical))
                } else {
                    1.0
                }
            }
            Self::Quantiles([p10, p50, p90]) => {
                let along = |from: &f64, to: &f64| 0.4 * (at - from) / (to - from);
                if at < *p50 {
                    // The two differ: else nothing is drawn below.
                    if p10 < p50 { (0.1 + along(p10, p50)).clamp(0.0, 0.5) } else { 0.0 }
                } else if p50 < p90 {
                    (0.5 + along(p50, p90)).clamp(0.5, 1.0)
                } else {
                    1.0
                }
            }
            Self::Late(on_time, _, [shape, scale]) => {
                on_time + (1.0 - on_time) * special::Gamma::inc_gamma(at / scale, *shape).clamp(0.0, 1.0)
            }
        }
    }
}

/// From 0 to below 1, in steps of 2^-53.
fn uniform(dice: &mut Pcg64Mcg) -> f64 {
    (dice.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_pcg::rand_core::SeedableRng;

    fn mean(draw: &Draw) -> f64 {
        let mut dice = Pcg64Mcg::seed_from_u64(5);
        (0..40_000).map(|_| f64::from(draw.minutes(&mut dice))).sum::<f64>() / 40_000.0
    }

    fn late() -> Draw {
        Draw::Late(0.65, Gamma::new(1.5, 4000.0).unwrap(), [1.5, 4000.0])
    }

    /// By Kolmogorov and Smirnov: at no figure do the share that was drawn and the one computed lie further apart than once in a thousand times.
    #[test]
    fn as_many_draws_as_computed_take_at_most_so_long() {
        for draw in [
            Draw::over([0, 600, 3000]),
            Draw::over([100, 100, 101]),
            Draw::over([5, 90, 90]),
            Draw::Quantiles([1000.0, 2000.0, 6000.0]),
            Draw::Quantiles([100.0, 2000.0, 2000.0]),
            Draw::Quantiles([2000.0, 2000.0, 2100.0]),
            Draw::Fixed(7),
            late(),
        ] {
            let (mut dice, runs) = (Pcg64Mcg::seed_from_u64(9), 40_000);
            let mut drawn: Vec<u32> = (0..runs).map(|_| draw.minutes(&mut dice)).collect();
            drawn.sort_unstable();
            assert!(draw.least() <= drawn[0], "{draw:?}");
            for minutes in (0..8000).step_by(37).chain([7, 89, 90, 99, 100, 101]) {
                let within = drawn.partition_point(|&one| one <= minutes) as f64 / f64::from(runs);
                let apart = (within - draw.share_within(minutes)).abs();
                assert!(apart < 1.95 / f64::from(runs).sqrt(), "{draw:?}: {apart} apart at {minutes}");
            }
        }
    }

    #[test]
    fn draws_have_the_means_of_their_distributions() {
        // (0 + 600 + 3000) / 3.
        assert!((mean(&Draw::over([0, 600, 3000])) - 1200.0).abs() < 15.0);
        assert!((mean(&late()) - 0.35 * 6000.0).abs() < 60.0);
        // Straight lines: the mean of each half is that of its ends, which lie a quarter of its length beyond the quantiles on one side.
        let (low, high) = (1000.0 - 250.0, 6000.0 + 1000.0);
        let halves = f64::midpoint(f64::midpoint(low, 2000.0), f64::midpoint(2000.0, high));
        assert!((mean(&Draw::Quantiles([1000.0, 2000.0, 6000.0])) - halves).abs() < 30.0);
        assert!((mean(&Draw::over([50, 50, 50])) - 50.0).abs() < f64::EPSILON);
    }
}
