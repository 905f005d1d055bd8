//! What a weight may be: `u32`, `u64`, or `f64` in an `OrderedFloat`.

use ordered_float::OrderedFloat;
use sealed::{Flaw, Internal, Sum};
use std::fmt::Debug;

/// A weight of an edge. Sealed: `u32`, `u64` and `OrderedFloat<f64>`.
///
/// Sums of integers are exact, and one that passes the type is an error. Sums of `f64` are those of the path from its first edge to its
/// last, rounded at each step as `f64` does; rounding never turns a better sum into a worse one, so fronts are exact in that sense.
pub trait Weight: Copy + Ord + Debug + Send + Sync + Internal + 'static {
    /// The greatest value; as a cap it stands for no cap.
    const GREATEST: Self;
}

pub(super) mod sealed {
    use std::fmt::Debug;

    /// Why a weight is refused.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Flaw {
        Negative,
        NotFinite,
    }

    /// How the search sees a weight.
    pub trait Internal: Copy + Sized {
        /// What sums are reckoned in.
        type Sum: Sum;
        /// Whether weights are integers.
        const WHOLE: bool;
        fn flaw(self) -> Option<Flaw>;
        fn widen(self) -> Self::Sum;
        /// `None` when the sum does not fit.
        fn narrow(sum: Self::Sum) -> Option<Self>;
        /// A sum of 64 bits as a weight, where weights are integers and it fits.
        fn from_sum(sum: u64) -> Option<Self>;
        /// The weight as 32 bits, where weights are integers that fit.
        fn small(self) -> Option<u32>;
        /// The weight as 32 bits, where all weights of a graph are known to fit.
        fn low32(self) -> u32;
    }

    /// A sum of weights.
    pub trait Sum: Copy + Ord + Debug + Default + Send + Sync + 'static {
        /// Stands for what cannot be reached; greater than every sum.
        const NEVER: Self;
        /// The sum, or `None` past the type.
        fn plus(self, more: Self) -> Option<Self>;
        /// At most the sum of the same terms in any order and grouping, where they are `arcs` at most.
        fn lowered(self, arcs: usize) -> Self;
        /// The least value that this one beats within a tolerance: `self <= (1 + tolerance) * value`. The tolerance is in
        /// parts of 10^9.
        fn within(self, tolerance: u64) -> Self;
    }
}

impl Weight for u32 {
    const GREATEST: Self = u32::MAX;
}

impl Internal for u32 {
    type Sum = u64;
    const WHOLE: bool = true;
    fn flaw(self) -> Option<Flaw> {
        None
    }
    fn widen(self) -> u64 {
        u64::from(self)
    }
    fn narrow(sum: u64) -> Option<Self> {
        u32::try_from(sum).ok()
    }
    fn from_sum(sum: u64) -> Option<Self> {
        Self::narrow(sum)
    }
    fn small(self) -> Option<u32> {
        Some(self)
    }
    #[inline]
    fn low32(self) -> u32 {
        self
    }
}

impl Weight for u64 {
    const GREATEST: Self = u64::MAX;
}

impl Internal for u64 {
    type Sum = u64;
    const WHOLE: bool = true;
    fn flaw(self) -> Option<Flaw> {
        None
    }
    fn widen(self) -> u64 {
        self
    }
    fn narrow(sum: u64) -> Option<Self> {
        Some(sum)
    }
    fn from_sum(sum: u64) -> Option<Self> {
        Self::narrow(sum)
    }
    fn small(self) -> Option<u32> {
        u32::try_from(self).ok()
    }
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "asked only where weights fit")]
    fn low32(self) -> u32 {
        self as u32
    }
}

impl Weight for OrderedFloat<f64> {
    const GREATEST: Self = OrderedFloat(f64::INFINITY);
}

impl Internal for OrderedFloat<f64> {
    type Sum = Self;
    const WHOLE: bool = false;
    fn flaw(self) -> Option<Flaw> {
        if !self.0.is_finite() {
            Some(Flaw::NotFinite)
        } else if self.0 < 0.0 {
            Some(Flaw::Negative)
        } else {
            None
        }
    }
    fn widen(self) -> Self {
        self
    }
    fn narrow(sum: Self) -> Option<Self> {
        Some(sum)
    }
    fn from_sum(_: u64) -> Option<Self> {
        None
    }
    fn small(self) -> Option<u32> {
        None
    }
    fn low32(self) -> u32 {
        u32::MAX
    }
}

/// Parts of one in which a tolerance is reckoned.
pub(super) const PARTS: u64 = 1_000_000_000;

impl Sum for u64 {
    const NEVER: Self = u64::MAX;
    #[inline]
    fn plus(self, more: Self) -> Option<Self> {
        self.checked_add(more).filter(|&sum| sum != Self::NEVER)
    }
    #[inline]
    fn lowered(self, _: usize) -> Self {
        self
    }
    fn within(self, tolerance: u64) -> Self {
        let least = (u128::from(self) * u128::from(PARTS)).div_ceil(u128::from(PARTS) + u128::from(tolerance));
        u64::try_from(least).unwrap_or(self)
    }
}

impl Sum for OrderedFloat<f64> {
    const NEVER: Self = OrderedFloat(f64::INFINITY);
    #[inline]
    fn plus(self, more: Self) -> Option<Self> {
        Some(OrderedFloat(self.0 + more.0)).filter(|sum| sum.0.is_finite())
    }
    #[inline]
    fn lowered(self, arcs: usize) -> Self {
        // Adding m terms that are not negative errs by at most m units of roundoff, relatively, in any order (Higham, Accuracy
        // and Stability of Numerical Algorithms, 2002, section 4.2). Both orders, twice over.
        OrderedFloat(self.0 * (1.0 - 4.0 * (arcs as f64 + 2.0) * (f64::EPSILON / 2.0)))
    }
    fn within(self, tolerance: u64) -> Self {
        if tolerance == 0 {
            return self;
        }
        OrderedFloat(self.0 / (1.0 + tolerance as f64 / PARTS as f64) * (1.0 + 4.0 * f64::EPSILON))
    }
}
