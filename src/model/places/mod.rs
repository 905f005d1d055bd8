//! Where: hubs and cities, what people call them, and where rules hold.

mod hint;
mod hub;
mod names;
mod place;
mod scope;

pub use hint::NameHint;
pub(crate) use hint::nearest;
pub use hub::{City, Function, Hub, HubIx, ImportPort, Locode, NationalHub};
pub use names::OtherName;
pub(crate) use names::{Fit, Named, Names};
pub(crate) use place::place_name;
pub(in crate::model) use place::{Elsewhere, unaskable};
pub use place::{Place, PlaceError, PlaceHint, PlaceName};
pub use scope::Scope;
