//! Units and codes for serde, feature `serde`: codes, zones and dates as their texts, quantities as whole numbers of their unit, positions by latitude and
//! longitude. What `parse` and `new` refuse is refused here too.

use super::{
    CountryCode, Currency, GramsCo2e, HsCode, HubCode, Instant, Kilograms, Kilometres, LocalTime, Minutes, Money,
    Position, SizeType, Zone,
};
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

/// Reads a text, borrowed or not.
struct Text<T>(PhantomData<T>, &'static str);

impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.1)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

macro_rules! as_text {
    ($($name:ident, $what:literal;)*) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Text(PhantomData, $what))
            }
        }
    )*};
}

macro_rules! as_number {
    ($($name:ident($inner:ty), $new:ident, $get:ident;)*) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.$get().serialize(serializer)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <$inner>::deserialize(deserializer).map(Self::$new)
            }
        }
    )*};
}

as_text! {
    CountryCode, "a country code, such as CN";
    HubCode, "a hub code, such as CNCKG-TJC";
    HsCode, "a code of the Harmonized System, such as 847130";
    SizeType, "a size and type code, such as 45G1";
    Currency, "a currency, such as CNY";
    Zone, "a time zone, such as Asia/Shanghai";
    Instant, "a moment, such as 2026-12-01T09:00+08:00";
    LocalTime, "a date or a time on the clock of a place, such as 2026-12-01T09:00";
}

as_number! {
    Money(i64), from_minor, minor;
    Kilograms(u64), new, get;
    Kilometres(u32), new, get;
    GramsCo2e(u64), new, get;
    Minutes(u32), new, get;
}

/// A position as it is written.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(rename = "Position", deny_unknown_fields)]
struct Degrees {
    lat: f64,
    lon: f64,
}

impl Serialize for Position {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Degrees { lat: self.lat(), lon: self.lon() }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Degrees { lat, lon } = Degrees::deserialize(deserializer)?;
        Self::new(lat, lon).map_err(D::Error::custom)
    }
}
