//! Shares of all cases: what a probability asks for, and what is computed.

/// A probability outside 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("{0} is no probability: give 0 to 1")]
pub struct ProbabilityError(pub f64);

/// The share of runs that a probability stands for.
pub(in crate::plan) fn probability(share: f64) -> Result<f64, ProbabilityError> {
    if (0.0..=1.0).contains(&share) { Ok(share) } else { Err(ProbabilityError(share)) }
}

/// A share of all cases, in parts of a thousand million: what is lost to rounding in a sum of many small ones is less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::plan) struct Parts(u32);

impl Parts {
    const WHOLE: u32 = 1_000_000_000;
    /// Every case.
    pub(in crate::plan) const ALL: Self = Self(Self::WHOLE);
    /// No case.
    pub(in crate::plan) const NONE: Self = Self(0);

    /// The nearest; what is below nothing and above all are rounding errors.
    pub(in crate::plan) fn of(share: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between none and all")]
        let parts = (share.clamp(0.0, 1.0) * f64::from(Self::WHOLE)).round() as u32;
        Self(parts)
    }

    pub(in crate::plan) fn share(self) -> f64 {
        f64::from(self.0) / f64::from(Self::WHOLE)
    }

    /// Whether this many keep what is asked for a share, but for rounding.
    pub(in crate::plan) fn keeps(self, asked: Self) -> bool {
        self.0.saturating_add(1) >= asked.0
    }

    /// What is left of all.
    pub(in crate::plan) fn rest(self) -> Self {
        Self(Self::WHOLE - self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_lost_to_rounding_and_no_more() {
        assert!(Parts::of(1.0 - 1e-9).keeps(Parts::ALL));
        assert!(!Parts::of(1.0 - 2e-9).keeps(Parts::ALL));
        assert_eq!((Parts::of(-1e-12), Parts::of(1.0 + 1e-12)), (Parts::NONE, Parts::ALL));
        assert_eq!(Parts::of(0.25).rest(), Parts::of(0.75));
    }
}
