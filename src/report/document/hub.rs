//! A hub, written once.

use crate::model;
use crate::plan::HubRef;
use crate::report::people::words;
use crate::units::{CountryCode, Position, Zone};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HubEntry<'f> {
    /// English name.
    pub name: Cow<'f, str>,
    /// The shortest clear English name.
    pub short_name: Cow<'f, str>,
    /// Chinese name. Null where the network has none.
    pub name_zh: Option<Cow<'f, str>>,
    /// ISO 3166-1 alpha-2.
    pub country: Cow<'f, str>,
    /// Decimal degrees, north positive.
    pub latitude_deg: f64,
    /// Decimal degrees, east positive.
    pub longitude_deg: f64,
    /// IANA time zone.
    pub zone: Cow<'f, str>,
}

impl<'f> HubEntry<'f> {
    pub(super) fn of(hub: &'f HubRef) -> Self {
        Self::named(&hub.name, hub.zh.as_deref(), hub.country, hub.position, &hub.zone)
    }

    pub(in crate::report) fn of_hub(hub: &'f model::Hub) -> Self {
        Self::named(&hub.name, hub.zh.as_deref(), hub.country, hub.position, &hub.zone)
    }

    fn named(name: &'f str, zh: Option<&'f str>, country: CountryCode, position: Position, zone: &'f Zone) -> Self {
        Self {
            name: name.into(),
            short_name: words::english_short_name(name).into(),
            name_zh: zh.map(Cow::from),
            country: country.to_string().into(),
            latitude_deg: position.lat(),
            longitude_deg: position.lon(),
            zone: zone.name().into(),
        }
    }
}
