//! Positions on the globe.

use ordered_float::NotNan;

/// A position in decimal degrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    lat: NotNan<f64>,
    lon: NotNan<f64>,
}

/// A latitude or longitude that is not on the globe.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("{lat}, {lon} is no position: latitudes lie in -90..=90, longitudes in -180..=180")]
pub struct PositionError {
    lat: f64,
    lon: f64,
}

impl Position {
    /// Mean radius of the Earth in kilometres (IUGG).
    const EARTH_RADIUS_KM: f64 = 6371.0088;

    /// A position from latitude and longitude.
    ///
    /// # Errors
    /// When one of them is not a number or off the globe.
    pub fn new(lat: f64, lon: f64) -> Result<Self, PositionError> {
        let error = PositionError { lat, lon };
        if !((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon)) {
            return Err(error);
        }
        Ok(Self { lat: NotNan::new(lat).map_err(|_| error)?, lon: NotNan::new(lon).map_err(|_| error)? })
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
    }
}
