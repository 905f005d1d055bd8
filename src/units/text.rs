//! Whatever has a text is read from it alike: by `parse`, by `try_from`, and where asked for by serde.

use super::{
    CountryCode, CountryCodeError, Currency, CurrencyError, GramsCo2e, HsCode, HsCodeError, HubCode, HubCodeError,
    Instant, Kilograms, Kilometres, LocalTime, Minutes, Money, Position, PositionError, QuantityError, Shown, SizeType,
    SizeTypeError, When, WhenError, Zone, ZoneError,
};
use std::fmt;
use std::str::FromStr;

/// What `new` reads, `parse` reads.
macro_rules! parse_as_new {
    ($($name:ident, $error:ident;)*) => {$(
        impl FromStr for $name {
            type Err = $error;

            #[doc = concat!("As [`", stringify!($name), "::new`].")]
            fn from_str(text: &str) -> Result<Self, $error> {
                Self::new(text)
            }
        }
    )*};
}

/// What `parse` reads, `try_from` reads.
macro_rules! try_from_text {
    ($($name:ident, $error:ident;)*) => {$(
        impl TryFrom<&str> for $name {
            type Error = $error;

            fn try_from(text: &str) -> Result<Self, $error> {
                text.parse()
            }
        }

        impl TryFrom<String> for $name {
            type Error = $error;

            fn try_from(text: String) -> Result<Self, $error> {
                text.parse()
            }
        }
    )*};
}

parse_as_new! {
    CountryCode, CountryCodeError;
    HubCode, HubCodeError;
    HsCode, HsCodeError;
    SizeType, SizeTypeError;
    Currency, CurrencyError;
    Zone, ZoneError;
}

try_from_text! {
    CountryCode, CountryCodeError;
    HubCode, HubCodeError;
    HsCode, HsCodeError;
    SizeType, SizeTypeError;
    Currency, CurrencyError;
    Zone, ZoneError;
    Money, QuantityError;
    Kilograms, QuantityError;
    Kilometres, QuantityError;
    GramsCo2e, QuantityError;
    Minutes, QuantityError;
    Position, PositionError;
    Instant, InstantError;
    LocalTime, LocalTimeError;
}

/// What is no [`Instant`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InstantError {
    /// No date, or one that contradicts itself.
    #[error(transparent)]
    When(#[from] WhenError),
    /// A day, or a time on a clock that is not named.
    #[error("`{}` is no moment: write the time of day, and its offset or zone, as in 2026-12-01T09:00+08:00", Shown(.text))]
    NoMoment {
        /// As written.
        text: String,
    },
}

/// What is no [`LocalTime`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LocalTimeError {
    /// No date, or one that contradicts itself.
    #[error(transparent)]
    When(#[from] WhenError),
    /// A clock is named.
    #[error("`{}` is on a clock of its own: leave out its offset or zone, as in 2026-12-01T09:00", Shown(.text))]
    OwnClock {
        /// As written.
        text: String,
    },
}

impl fmt::Display for Instant {
    /// As [`Instant::to_rfc3339`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.to_rfc3339())
    }
}

impl FromStr for Instant {
    type Err = InstantError;

    /// What [`When`] reads as a moment, and what [`Instant::to_rfc3339`] gives.
    fn from_str(text: &str) -> Result<Self, InstantError> {
        // Years that RFC 3339 does not have.
        let minutes =
            text.strip_prefix("epoch").and_then(|rest| rest.strip_suffix("min")).and_then(|rest| rest.parse().ok());
        if let Some(moment) = minutes.map(Self::from_epoch_minutes).filter(|moment| moment.to_rfc3339() == text) {
            return Ok(moment);
        }
        match text.parse()? {
            When::At(moment) => Ok(moment),
            When::Day { .. } | When::Local(_) => Err(InstantError::NoMoment { text: text.to_owned() }),
        }
    }
}

impl FromStr for LocalTime {
    type Err = LocalTimeError;

    /// What [`When`] reads as a time on no clock in particular.
    fn from_str(text: &str) -> Result<Self, LocalTimeError> {
        match text.parse()? {
            When::Local(local) => Ok(local),
            When::Day { .. } | When::At(_) => Err(LocalTimeError::OwnClock { text: text.to_owned() }),
        }
    }
}
