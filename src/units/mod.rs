//! Quantities: private integers with their unit in the type.
//!
//! Nothing here saturates or wraps: sums and products that may pass the type return an [`Option`]. Different
//! quantities do not mix:
//!
//! ```compile_fail
//! use landsea::units::{Minutes, Money};
//! let nonsense = Minutes::from_hours(3) + Money::from_minor(500);
//! ```

mod calendar;
mod codes;
mod countries;
pub(crate) mod han;
mod lists;
pub(crate) mod name;
mod position;
mod quantity;
mod shown;
mod time;
mod when;

pub use calendar::{Civil, Weekday, Zone, ZoneError};
pub use codes::{CodeError, CountryCode, Equipment, HsCode, HubCode, SizeType};
pub use lists::Currency;
pub use position::{Position, PositionError};
pub use quantity::{GramsCo2e, Kilograms, Kilometres, Money};
pub use shown::{Shown, ShownLines};
pub use time::{Instant, Minutes};
pub use when::{LocalTime, When, WhenError};
