//! What a query bans or passes: by name, or a feature of the network that is shown by its type.

use crate::model::{Feature, Mode};
use crate::units::{CountryCode, HubCode};

macro_rules! wish {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name {
            name: String,
            feature: Option<Feature>,
        }

        impl $name {
            /// What has this code or name; where it is of several kinds of things, the kinds are tried in the order of
            /// [`Query::ban`](super::Query::ban).
            pub fn named(what: &str) -> Self {
                Self { name: what.trim().to_owned(), feature: None }
            }

            /// The name; of a feature its words.
            pub fn name(&self) -> &str {
                &self.name
            }

            /// The feature, where it is shown by its type.
            pub fn feature(&self) -> Option<&Feature> {
                self.feature.as_ref()
            }
        }

        impl<T: AsRef<str> + ?Sized> From<&T> for $name {
            fn from(name: &T) -> Self {
                Self::named(name.as_ref())
            }
        }

        impl From<String> for $name {
            fn from(name: String) -> Self {
                Self::named(&name)
            }
        }

        impl From<Feature> for $name {
            fn from(feature: Feature) -> Self {
                Self { name: feature.to_string(), feature: Some(feature) }
            }
        }

        impl From<Mode> for $name {
            fn from(mode: Mode) -> Self {
                Feature::Mode(mode).into()
            }
        }

        impl From<CountryCode> for $name {
            fn from(country: CountryCode) -> Self {
                Feature::Country(country).into()
            }
        }

        impl From<HubCode> for $name {
            /// A city or a hub: no name is looked up where a code is known.
            fn from(code: HubCode) -> Self {
                Self::named(code.as_str())
            }
        }
    };
}

wish! {
    /// Something that no itinerary may touch: a name (`"RU"`, `"Suez"`), or a [`Feature`], [`Mode`], [`CountryCode`] or [`HubCode`] of a program, of which
    /// nothing has to be guessed.
    ///
    /// ```
    /// use landsea::model::{Feature, Mode};
    /// use landsea::{Ban, Query};
    ///
    /// let query = Query::minimise_time_and_cost().ban("Suez").ban(Mode::Air).ban(Feature::Operator("Sinotrans".into()));
    /// assert_eq!(Ban::from(Mode::Air).name(), "air");
    /// # let _ = query;
    /// ```
    Ban
}
wish! {
    /// Something that every itinerary has to touch: a name, or a feature that is shown by its type, as for a [`Ban`].
    Via
}
