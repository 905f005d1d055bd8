//! What a weight may be: `u32`, `u64`, or `f64` in an `OrderedFloat`.

use ordered_float::OrderedFloat;
pub(super) use sealed::Holds;
use sealed::{Flaw, Internal, Sum};
use std::fmt::Debug;

/// A weight of an edge. Sealed: `u32`, `u64` and `OrderedFloat<f64>`.
///
/// Sums of integers are exact. A cost that passes the type is an error where it is the cost of an answer, and of no account where it is not. Sums of `f64` are those of the path from its first edge to its
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
        /// What sums are computed in. One that does not fit stays at the greatest value.
        type Sum: Holds<Self>;
        /// What sums are computed in where those may not fit: all do.
        type Exact: Holds<Self> + From<Self::Sum>;
        /// Whether weights are integers.
        const WHOLE: bool;
        fn flaw(self) -> Option<Flaw>;
        /// A sum of 64 bits as a weight, where weights are integers and it fits.
        fn from_sum(sum: u64) -> Option<Self>;
        /// The weight as 64 bits, where weights are integers.
        fn whole(self) -> Option<u64>;
        /// The weight as 32 bits, where weights are integers that fit.
        fn small(self) -> Option<u32>;
        /// The weight as 32 bits, where all weights of a graph are known to fit.
        fn low32(self) -> u32;
    }

    /// A sum of weights.
    pub trait Sum: Copy + Ord + Debug + Default + Send + Sync + 'static {
        /// Stands for what cannot be reached; greater than every lower bound.
        const NEVER: Self;
        /// The sum; the greatest value where it is more. So a sum that fits is never taken for worse than one that does not.
        fn plus(self, more: Self) -> Self;
        /// The sum as a lower bound: less than `NEVER`.
        fn at_least(self, more: Self) -> Self;
        /// Whether the sum may be more than it says.
        fn may_be_more(self) -> bool;
        /// At most the sum of the same terms in any order and grouping, where they are `arcs` at most.
        fn lowered(self, arcs: usize) -> Self;
        /// The least value that this one beats within a tolerance: `self <= (1 + tolerance) * value`. The tolerance is in
        /// parts of 10^9.
        fn within(self, tolerance: u64) -> Self;
    }

    /// A sum of weights of one type.
    pub trait Holds<W>: Sum {
        fn of(weight: W) -> Self;
        /// `None` when the sum does not fit.
        fn weight(self) -> Option<W>;
    }
}

impl Weight for u32 {
    const GREATEST: Self = u32::MAX;
}

impl Internal for u32 {
    type Sum = u64;
    type Exact = u64;
    const WHOLE: bool = true;
    fn flaw(self) -> Option<Flaw> {
        None
    }
    fn from_sum(sum: u64) -> Option<Self> {
        Self::try_from(sum).ok()
    }
    fn whole(self) -> Option<u64> {
        Some(self.into())
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
    type Exact = u128;
    const WHOLE: bool = true;
    fn flaw(self) -> Option<Flaw> {
        None
    }
    fn from_sum(sum: u64) -> Option<Self> {
        Some(sum)
    }
    fn whole(self) -> Option<u64> {
        Some(self)
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
    type Exact = Self;
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
    fn from_sum(_: u64) -> Option<Self> {
        None
    }
    fn whole(self) -> Option<u64> {
        None
    }
    fn small(self) -> Option<u32> {
        None
    }
    fn low32(self) -> u32 {
        u32::MAX
    }
}

/// Parts of one in which a tolerance is computed.
pub(super) const PARTS: u64 = 1_000_000_000;

impl Sum for u64 {
    const NEVER: Self = u64::MAX;
    #[inline]
    fn plus(self, more: Self) -> Self {
        self.saturating_add(more)
    }
    #[inline]
    fn at_least(self, more: Self) -> Self {
        self.saturating_add(more).min(Self::NEVER - 1)
    }
    #[inline]
    fn may_be_more(self) -> bool {
        self == u64::MAX
    }
    #[inline]
    fn lowered(self, _: usize) -> Self {
        self
    }
    fn within(self, tolerance: u64) -> Self {
        let least = u128::from(self).within(tolerance);
        u64::try_from(least).unwrap_or(self)
    }
}

impl Holds<u32> for u64 {
    #[inline]
    fn of(weight: u32) -> Self {
        weight.into()
    }
    fn weight(self) -> Option<u32> {
        u32::try_from(self).ok()
    }
}

impl Holds<u64> for u64 {
    #[inline]
    fn of(weight: u64) -> Self {
        weight
    }
    fn weight(self) -> Option<u64> {
        Some(self)
    }
}

/// Ways have fewer than 2^32 arcs, so that no sum of 64-bit weights comes near the end of the type.
impl Sum for u128 {
    const NEVER: Self = u128::MAX;
    #[inline]
    fn plus(self, more: Self) -> Self {
        self.saturating_add(more)
    }
    #[inline]
    fn at_least(self, more: Self) -> Self {
        self.saturating_add(more).min(Self::NEVER - 1)
    }
    #[inline]
    fn may_be_more(self) -> bool {
        false
    }
    #[inline]
    fn lowered(self, _: usize) -> Self {
        self
    }
    fn within(self, tolerance: u64) -> Self {
        self.saturating_mul(PARTS.into()).div_ceil(u128::from(PARTS) + u128::from(tolerance))
    }
}

impl Holds<u64> for u128 {
    #[inline]
    fn of(weight: u64) -> Self {
        weight.into()
    }
    fn weight(self) -> Option<u64> {
        u64::try_from(self).ok()
    }
}

impl Sum for OrderedFloat<f64> {
    const NEVER: Self = OrderedFloat(f64::INFINITY);
    #[inline]
    fn plus(self, more: Self) -> Self {
        OrderedFloat(self.0 + more.0)
    }
    #[inline]
    fn at_least(self, more: Self) -> Self {
        // In the order of the path the same sum may just fit.
        OrderedFloat((self.0 + more.0).min(f64::MAX))
    }
    #[inline]
    fn may_be_more(self) -> bool {
        false
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
        let least = self.0 / (1.0 + tolerance as f64 / PARTS as f64) * (1.0 + 4.0 * f64::EPSILON);
        // Below the least normal number quotients are rounded by more than a share of themselves: by half a step, twice.
        let least = if least < f64::MIN_POSITIVE && self.0 > 0.0 { least.next_up() } else { least };
        OrderedFloat(least.min(self.0))
    }
}

impl Holds<Self> for OrderedFloat<f64> {
    #[inline]
    fn of(weight: Self) -> Self {
        weight
    }
    fn weight(self) -> Option<Self> {
        self.0.is_finite().then_some(self)
    }
}
