//! When the lines of small networks leave, and the Monday on which most of their questions begin. Weekdays count from Monday, hours from midnight.

/// Monday 1 June 2026, in days since the epoch.
pub(crate) const MONDAY: i64 = 20_605;
/// Mondays at midnight.
pub(crate) const MONDAYS: &[[i64; 2]] = &[[0, 0]];
/// Every day at noon.
pub(crate) const DAILY: &[[i64; 2]] = &[[0, 12], [1, 12], [2, 12], [3, 12], [4, 12], [5, 12], [6, 12]];
/// Every day at midnight.
pub(crate) const NIGHTLY: &[[i64; 2]] = &[[0, 0], [1, 0], [2, 0], [3, 0], [4, 0], [5, 0], [6, 0]];
