//! Words that several reasons share.

/// In words, as they are written.
pub(in crate::plan) struct Words<'a, T>(pub(in crate::plan) &'a T);

/// `1 day`, `5 days`.
pub(in crate::plan) fn days(days: u32) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}

/// Rounded up to a tenth: a limit that is named must be enough.
pub(super) fn up(days: f64) -> f64 {
    (days * 10.0).ceil() / 10.0
}
