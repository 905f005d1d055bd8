//! Quantities: private integers with their unit in the type.
//!
//! Nothing here saturates or wraps: sums and products that may pass the type return an [`Option`], of a moment and a length of time too.
//! Different quantities do not mix:
//!
//! ```compile_fail
//! use landsea::units::{Minutes, Money};
//! let nonsense = Minutes::from_hours(3) + Money::from_minor(500);
//! ```
//!
//! Codes, quantities and positions have one text each, which is read strictly: `"CN".parse()`, `CountryCode::try_from("CN")`. What is shown reads back as
//! the same, but for [`Minutes`] and [`GramsCo2e`], which are shown rounded. Each code, and each kind of unit, has an error type of its own. With feature
//! `serde`, codes, zones, moments and local times are serialised as their texts, quantities as whole numbers of their unit (minutes, hundredths, kilograms,
//! kilometres, grams), positions by `lat` and `lon`, weekdays and equipment by name; reading is as strict as `parse`.
//!
//! ```
//! use landsea::units::{HubCode, Money, Position};
//!
//! assert_eq!("12,345.60".parse::<Money>()?, Money::from_minor(1_234_560));
//! assert_eq!(HubCode::try_from("CNCKG-TJC")?.to_string(), "CNCKG-TJC");
//! assert_eq!("29.72, 106.64".parse::<Position>()?, Position::new(29.72, 106.64)?);
//! assert!("12,34".parse::<Money>().is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#[macro_use]
mod quantity;

mod calendar;
mod codes;
mod countries;
pub(crate) mod han;
mod lists;
pub(crate) mod name;
mod position;
mod read;
#[cfg(feature = "serde")]
mod serde;
mod shown;
mod text;
mod time;
mod when;

pub use calendar::{Civil, Weekday, Zone, ZoneError};
pub use codes::{
    CodeError, CountryCode, CountryCodeError, CurrencyError, Equipment, HsCode, HsCodeError, HubCode, HubCodeError,
    SizeType, SizeTypeError,
};
pub use lists::Currency;
pub use position::{Position, PositionError};
pub use quantity::{GramsCo2e, Kilograms, Kilometres, Money};
pub use read::{QuantityError, QuantityOf};
pub use shown::{Shown, ShownLines};
pub use text::{InstantError, LocalTimeError};
pub use time::{Instant, Minutes};
pub use when::{LocalTime, When, WhenError};
