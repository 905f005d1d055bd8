//! With what probability a promise is to be kept.

use std::fmt;
use std::str::FromStr;

/// A probability with which a promise is kept, to a hundredth of a per cent: more than none, and less than certainty, which nothing has that may be late by any time.
///
/// ```
/// use landsea::plan::Confidence;
///
/// assert_eq!(Confidence::percent(80)?, "0.8".parse()?);
/// assert_eq!(Confidence::try_from(0.95)?.to_string(), "95 %");
/// assert!(Confidence::try_from(1.0).is_err());
/// # Ok::<(), landsea::plan::ConfidenceError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Confidence(u16);

/// Parts of the whole.
const WHOLE: u16 = 10_000;

/// No probability of a promise.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("a promise is kept with a probability between 0 and 1, like 0.8 or 80 %, and neither of both; not {0}")]
pub struct ConfidenceError(String);

impl Confidence {
    /// Half of the time.
    pub const HALF: Self = Self(WHOLE / 2);

    /// Per cent.
    ///
    /// # Errors
    /// [`ConfidenceError`] for 0, and from 100 on.
    pub fn percent(percent: u16) -> Result<Self, ConfidenceError> {
        let parts = percent.checked_mul(WHOLE / 100).filter(|parts| (1..WHOLE).contains(parts));
        parts.map(Self).ok_or_else(|| ConfidenceError(format!("{percent} %")))
    }

    /// The share, 0 to 1.
    pub fn share(self) -> f64 {
        f64::from(self.0) / f64::from(WHOLE)
    }
}

impl TryFrom<f64> for Confidence {
    type Error = ConfidenceError;

    fn try_from(share: f64) -> Result<Self, ConfidenceError> {
        let parts = (share * f64::from(WHOLE)).round();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the whole")]
        let parts = (parts >= 1.0 && parts < f64::from(WHOLE)).then_some(parts as u16);
        parts.map(Self).ok_or_else(|| ConfidenceError(share.to_string()))
    }
}

impl FromStr for Confidence {
    type Err = ConfidenceError;

    /// `0.8`, `80 %` or `80%`.
    fn from_str(text: &str) -> Result<Self, ConfidenceError> {
        let other = || ConfidenceError(format!("`{}`", crate::units::Shown(text)));
        let (number, whole) = match text.trim().strip_suffix('%') {
            Some(percent) => (percent.trim_end(), 100.0),
            None => (text.trim(), 1.0),
        };
        let number: f64 = number.parse().map_err(|_| other())?;
        Self::try_from(number / whole).map_err(|_| other())
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %", f64::from(self.0) * 100.0 / f64::from(WHOLE))
    }
}
