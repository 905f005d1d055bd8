//! Times drawn from distributions.

use crate::model::{Case, Delay, Range, Spread};
use crate::units::Minutes;
use rand_distr::{Distribution, Gamma};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::Rng;

/// What a time is drawn from.
#[derive(Debug, Clone)]
pub(super) enum Draw {
    /// Always the same.
    Fixed(u32),
    /// Triangular over low, typical and high minutes, the share of what lies below the typical one beside.
    Triangle([f64; 3], f64),
    /// Straight between the minutes that ten, fifty and ninety per cent take at most, and on beyond.
    Quantiles([f64; 3]),
    /// On time with a probability, or else late by a gamma distribution in minutes.
    Late(f64, Gamma<f64>),
}

impl Draw {
    /// Over the three figures of a range.
    pub(super) fn of_range(range: &Range<Minutes>) -> Self {
        Self::over([Case::Low, Case::Typical, Case::High].map(|case| range.at(case).get()))
    }

    /// Over low, typical and high minutes.
    pub(super) fn over([low, typical, high]: [u32; 3]) -> Self {
        if low == high {
            return Self::Fixed(typical);
        }
        let [low, typical, high] = [low, typical.clamp(low, high), high].map(f64::from);
        Self::Triangle([low, typical, high], (typical - low) / (high - low))
    }

    /// From a delay of the network.
    pub(super) fn of_delay(delay: &Delay) -> Self {
        match delay.spread {
            Spread::Quantiles(quantiles) => Self::Quantiles(quantiles.map(|minutes| f64::from(minutes.get()))),
            Spread::Late { on_time, mean, shape } => {
                let shape = f64::from(shape) / 1000.0;
                // The builder refuses a mean or a shape of nothing where anything is late.
                Gamma::new(shape, f64::from(mean.get()) / shape)
                    .map_or(Self::Fixed(0), |gamma| Self::Late(f64::from(on_time) / 1000.0, gamma))
            }
        }
    }

    /// Minutes, rounded.
    #[inline]
    pub(super) fn minutes(&self, dice: &mut Pcg64Mcg) -> u32 {
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
            Self::Late(on_time, gamma) => {
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

    #[test]
    fn draws_have_the_means_of_their_distributions() {
        // (0 + 600 + 3000) / 3.
        assert!((mean(&Draw::over([0, 600, 3000])) - 1200.0).abs() < 15.0);
        assert!((mean(&Draw::Late(0.65, Gamma::new(1.5, 4000.0).unwrap())) - 0.35 * 6000.0).abs() < 60.0);
        // Straight lines: the mean of each half is that of its ends, which lie a quarter of its length beyond the quantiles on one side.
        let (low, high) = (1000.0 - 250.0, 6000.0 + 1000.0);
        let halves = f64::midpoint(f64::midpoint(low, 2000.0), f64::midpoint(2000.0, high));
        assert!((mean(&Draw::Quantiles([1000.0, 2000.0, 6000.0])) - halves).abs() < 30.0);
        assert!((mean(&Draw::over([50, 50, 50])) - 50.0).abs() < f64::EPSILON);
    }
}
