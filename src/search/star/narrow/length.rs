//! What is known of a length, and what is not: a way may not have been found yet, may not exist, or may cost more than 32 bits hold. None of that is a
//! number here, so that nobody can add to it or compare it as if it were a length.
//!
//! All of these are 32 bits in memory; the greatest number stands for what is not known, and only this file sees it.

use super::halt::Halt;

/// No length.
const NONE: u32 = u32::MAX;

/// What a way costs by one criterion: less than 2^32 - 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::search::star) struct Length(u32);

impl Length {
    pub(in crate::search::star) const ZERO: Self = Self(0);
    pub(in crate::search::star) const GREATEST: Self = Self(NONE - 1);

    /// `None` past 32 bits.
    #[inline]
    pub(in crate::search::star) const fn new(cost: u32) -> Option<Self> {
        if cost == NONE { None } else { Some(Self(cost)) }
    }

    /// The length, or the greatest where it is more.
    #[inline]
    pub(in crate::search::star) const fn up_to(cost: u32) -> Self {
        if cost == NONE { Self::GREATEST } else { Self(cost) }
    }

    #[inline]
    pub(in crate::search::star) const fn get(self) -> u32 {
        self.0
    }

    /// The length of a way that goes on; `None` past 32 bits.
    #[inline]
    pub(in crate::search::star) fn plus(self, more: u32) -> Option<Self> {
        self.0.checked_add(more).and_then(Self::new)
    }

    /// The same, where a sum that does not fit is for the plain search.
    #[inline]
    pub(in crate::search::star) fn sum(self, more: u32) -> Result<Self, Halt> {
        self.plus(more).ok_or(Halt::Wide)
    }

    /// What is left of it after another; nothing where that is longer.
    #[inline]
    pub(in crate::search::star) fn less(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

/// The length of the least way found so far, or that none has been found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search::star) struct Least(u32);

impl Least {
    pub(in crate::search::star) const UNFOUND: Self = Self(NONE);

    #[inline]
    pub(in crate::search::star) const fn of(length: Length) -> Self {
        Self(length.0)
    }

    #[inline]
    pub(in crate::search::star) fn get(self) -> Option<Length> {
        Length::new(self.0)
    }

    #[inline]
    pub(in crate::search::star) fn is_found(self) -> bool {
        self.0 != NONE
    }

    /// Whether a way of this length is less than all found so far.
    #[inline]
    pub(in crate::search::star) fn yields_to(self, length: Length) -> bool {
        length.0 < self.0
    }

    /// Whether a way has been found that is no longer.
    #[inline]
    pub(in crate::search::star) fn is_within(self, length: Length) -> bool {
        self.0 <= length.0
    }

    /// The shorter of a way found and of what all others are no shorter than.
    #[inline]
    pub(in crate::search::star) fn or_at_least(self, length: Length) -> Length {
        Length(self.0.min(length.0))
    }
}

/// What a way costs by another criterion than the one it is least in, or that this is not known in 32 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search::star) struct Along(u32);

impl Along {
    pub(in crate::search::star) const ZERO: Self = Self(0);
    pub(in crate::search::star) const UNKNOWN: Self = Self(NONE);

    #[inline]
    pub(in crate::search::star) const fn new(cost: u32) -> Self {
        Self(cost)
    }

    #[inline]
    pub(in crate::search::star) fn get(self) -> Option<Length> {
        Length::new(self.0)
    }

    /// The cost of a way that goes on. Past 32 bits it is not known, and remains so.
    #[inline]
    pub(in crate::search::star) fn plus(self, more: u32) -> Self {
        Self(self.0.saturating_add(more))
    }

    /// The cost of one way after the other.
    #[inline]
    pub(in crate::search::star) fn and(self, other: Self) -> Self {
        self.plus(other.0)
    }

    /// What it is more than the least.
    #[inline]
    pub(in crate::search::star) fn beyond(self, least: Length) -> Self {
        if self.0 == NONE { self } else { Self(self.0.saturating_sub(least.0)) }
    }
}

/// What the rest of a way to the target adds: the least of it, and what that way adds by the other of two criteria.
#[derive(Debug, Clone, Copy)]
pub(in crate::search::star) struct Rest {
    pub(in crate::search::star) least: Length,
    pub(in crate::search::star) along: Along,
}

/// What an estimate has to stay below to be of use; everything is, where nothing has been taken yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search::star) struct Below(u32);

impl Below {
    pub(in crate::search::star) const ALL: Self = Self(NONE);

    /// What is taken rules out what is no less.
    #[inline]
    pub(in crate::search::star) const fn taken(estimate: u32) -> Self {
        Self(estimate)
    }

    /// The estimate of a way that goes on: nothing, where that is not known.
    #[inline]
    pub(in crate::search::star) fn after(estimate: u32, along: Along) -> Self {
        Self(along.plus(estimate).0)
    }

    /// The estimate that is ruled out first; `None` where none is.
    #[inline]
    pub(in crate::search::star) fn get(self) -> Option<u32> {
        (self != Self::ALL).then_some(self.0)
    }

    #[inline]
    pub(in crate::search::star) fn rules_out(self, estimate: u32) -> bool {
        estimate >= self.0
    }

    /// Whether it leaves less than another.
    #[inline]
    pub(in crate::search::star) fn is_under(self, other: Self) -> bool {
        self.0 < other.0
    }

    #[inline]
    pub(in crate::search::star) fn min(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }

    /// The greatest estimate that is of use.
    #[inline]
    pub(in crate::search::star) fn most(self) -> u32 {
        self.0.saturating_sub(1)
    }
}

/// What a way costs by one criterion and, where ties go to the lesser of another, by that: packed into one number, which sorts. Or that it is not
/// known yet, or that there is no way in 32 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::search::star) struct Both(u64);

impl Both {
    pub(in crate::search::star) const ZERO: Self = Self(0);
    /// Not known yet. It sorts behind all costs.
    pub(in crate::search::star) const UNKNOWN: Self = Self(u64::MAX - 1);
    /// No way, or none in 32 bits. It sorts behind all costs.
    pub(in crate::search::star) const NEVER: Self = Self(u64::MAX);

    #[inline]
    pub(in crate::search::star) fn new(least: Length, along: Along) -> Self {
        Self::joined([least.0, along.0])
    }

    /// From the weights of an arc.
    #[inline]
    pub(in crate::search::star) fn of(weight: u32, other: u32) -> Self {
        Length::new(weight).map_or(Self::NEVER, |least| Self::new(least, Along::new(other)))
    }

    /// In two numbers, to be kept where room is short.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the lower half is what is wanted")]
    pub(in crate::search::star) fn halves(self) -> [u32; 2] {
        [(self.0 >> 32) as u32, self.0 as u32]
    }

    /// From those.
    #[inline]
    pub(in crate::search::star) fn joined([least, along]: [u32; 2]) -> Self {
        Self(u64::from(least) << 32 | u64::from(along))
    }

    /// `None` where no cost is known.
    #[inline]
    pub(in crate::search::star) fn get(self) -> Option<Rest> {
        let [least, along] = self.halves();
        Length::new(least).map(|least| Rest { least, along: Along(along) })
    }

    /// The cost of two ways, one after the other, both known or [`Both::NEVER`].
    #[inline]
    pub(in crate::search::star) fn plus(self, other: Self) -> Self {
        let ([a, along], [b, more]) = (self.halves(), other.halves());
        // Past 32 bits the second stays at the greatest number, which says that it is not known.
        match a.checked_add(b) {
            Some(least) if least != NONE => Self::joined([least, along.saturating_add(more)]),
            _ => Self::NEVER,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_takes_no_memory_and_is_no_length() {
        assert_eq!([size_of::<Length>(), size_of::<Least>(), size_of::<Along>(), size_of::<Below>()], [4; 4]);
        assert_eq!(
            (Length::new(u32::MAX), Length::GREATEST.plus(0), Length::GREATEST.plus(1)),
            (None, Some(Length::GREATEST), None)
        );
        assert!(Least::UNFOUND.get().is_none() && Least::UNFOUND.yields_to(Length::GREATEST));
        assert!(!Least::UNFOUND.is_within(Length::GREATEST) && Least::of(Length::GREATEST).is_within(Length::GREATEST));
    }

    #[test]
    fn a_cost_past_32_bits_is_not_known_and_remains_so() {
        let most = Along::new(u32::MAX - 1);
        assert_eq!(
            (most.get(), most.plus(1), most.plus(1).plus(0)),
            (Some(Length::GREATEST), Along::UNKNOWN, Along::UNKNOWN)
        );
        assert_eq!(
            (most.beyond(Length::GREATEST), Along::UNKNOWN.beyond(Length::GREATEST)),
            (Along::ZERO, Along::UNKNOWN)
        );
        assert_eq!((Below::after(7, Along::UNKNOWN), Below::after(7, Along::new(3)).get()), (Below::ALL, Some(10)));
    }

    #[test]
    fn what_is_no_cost_sorts_behind_all_costs() {
        let greatest = Both::new(Length::GREATEST, Along::UNKNOWN);
        assert!(greatest < Both::UNKNOWN && Both::UNKNOWN < Both::NEVER);
        assert_eq!((Both::of(u32::MAX, 0), greatest.plus(Both::of(1, 0))), (Both::NEVER, Both::NEVER));
        assert_eq!(Both::NEVER.plus(Both::ZERO), Both::NEVER);
        assert!(Both::UNKNOWN.get().is_none() && Both::NEVER.get().is_none());
    }
}
