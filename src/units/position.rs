//! Positions on the globe.

use super::Shown;
use ordered_float::NotNan;
use std::fmt;
use std::str::FromStr;

/// A position in decimal degrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    lat: NotNan<f64>,
    lon: NotNan<f64>,
}

/// What is no position.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PositionError {
    /// A latitude or longitude that is not on the globe.
    #[error("{lat}, {lon} is no position: latitudes lie in -90..=90, longitudes in -180..=180")]
    OffTheGlobe {
        /// Latitude as given.
        lat: f64,
        /// Longitude as given.
        lon: f64,
    },
    /// Not written as one.
    #[error("`{}` is no position: write latitude and longitude in decimal degrees, as in 29.72, 106.64", Shown(.text))]
    Text {
        /// As written.
        text: String,
    },
}

impl Position {
    /// Mean radius of the Earth in kilometres (IUGG).
    const EARTH_RADIUS_KM: f64 = 6371.0088;

    /// A position from latitude and longitude.
    ///
    /// # Errors
    /// When one of them is not a number or off the globe.
    pub fn new(lat: f64, lon: f64) -> Result<Self, PositionError> {
        let error = || PositionError::OffTheGlobe { lat, lon };
        if !((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon)) {
            return Err(error());
        }
        Ok(Self { lat: NotNan::new(lat).map_err(|_| error())?, lon: NotNan::new(lon).map_err(|_| error())? })
    }

    /// Latitude in decimal degrees, north positive.
    pub fn lat(self) -> f64 {
        self.lat.into_inner()
    }

    /// Longitude in decimal degrees, east positive.
    pub fn lon(self) -> f64 {
        self.lon.into_inner()
    }

    /// Great-circle distance in kilometres, by the haversine formula.
    pub fn great_circle_km(self, other: Self) -> f64 {
        let (lat1, lat2) = (self.lat().to_radians(), other.lat().to_radians());
        let half_lat = (lat2 - lat1) / 2.0;
        let half_lon = (other.lon() - self.lon()).to_radians() / 2.0;
        let h = half_lat.sin().powi(2) + lat1.cos() * lat2.cos() * half_lon.sin().powi(2);
        2.0 * Self::EARTH_RADIUS_KM * h.sqrt().min(1.0).asin()
    }
}

impl fmt::Display for Position {
    /// `29.72, 106.64`: latitude and longitude, with as many decimals as they have.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}, {}", self.lat(), self.lon()))
    }
}

impl FromStr for Position {
    type Err = PositionError;

    /// Latitude, a comma, longitude, in decimal degrees without exponents: `29.72, 106.64`, `-33.9,18.4`.
    fn from_str(text: &str) -> Result<Self, PositionError> {
        let degrees = |part: &str| {
            let digits = part.strip_prefix('-').unwrap_or(part);
            let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
            let ends = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_digit());
            (plain && ends(digits.bytes().next()) && ends(digits.bytes().last())).then(|| part.parse().ok()).flatten()
        };
        let read = text
            .split_once(',')
            .and_then(|(lat, lon)| Some((degrees(lat)?, degrees(lon.strip_prefix(' ').unwrap_or(lon))?)));
        let (lat, lon) = read.ok_or_else(|| PositionError::Text { text: text.to_owned() })?;
        Self::new(lat, lon)
    }
}

impl TryFrom<(f64, f64)> for Position {
    type Error = PositionError;

    /// Latitude and longitude.
    fn try_from((lat, lon): (f64, f64)) -> Result<Self, PositionError> {
        Self::new(lat, lon)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chongqing_to_istanbul_is_about_6900_km() {
        let chongqing = Position::new(29.72, 106.64).unwrap();
        let istanbul = Position::new(41.28, 28.75).unwrap();
        assert!((chongqing.great_circle_km(istanbul) - 6934.0).abs() < 15.0);
    }

    #[test]
    fn what_is_off_the_globe_is_refused() {
        assert!(Position::new(91.0, 0.0).is_err());
        assert!(Position::new(0.0, f64::NAN).is_err());
        for bad in [
            "", "1", "1,", ",1", "1;2", "91, 0", "0, 181", "1e1, 2", "nan, 0", "+1, 2", "1,  2", " 1, 2", "1., 2",
            ".5, 2", "1, 2, 3",
        ] {
            assert!(bad.parse::<Position>().is_err(), "{bad}");
        }
    }
}
