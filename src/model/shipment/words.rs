//! A shipment in words.

use super::Shipment;
use crate::model::Cargo;
use crate::units::Shown;
use std::fmt;

impl Shipment {
    /// `2 × 45R1 fruit at 13 °C, dangerous goods acid`: the cargo in words.
    pub(crate) fn cargo_in_words(&self) -> String {
        let mut words = String::new();
        // A string takes whatever is written.
        self.write_cargo(&mut words).unwrap_or_default();
        words
    }

    fn write_cargo(&self, f: &mut impl fmt::Write) -> fmt::Result {
        write!(f, "{}", self.cargo)?;
        match (&self.commodity, &self.cargo) {
            (None, _) => {}
            (Some(commodity), Cargo::Boxes { .. }) => write!(f, " {}", Shown(commodity))?,
            // `232 vehicles (cars)`, `48,000 kg in bulk (grain)`: a word after a word would read as one thing.
            (Some(commodity), _) => write!(f, " ({})", Shown(commodity))?,
        }
        if let Some(range) = self.temperature {
            write!(f, " at {range}")?;
        }
        for hazard in &self.hazards {
            write!(f, ", dangerous goods {}", Shown(hazard))?;
        }
        match self.over_height_cm {
            Some(cm) => write!(f, ", {cm} cm over height"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Shipment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_cargo(f)?;
        write!(f, ", {} → {}", Shown(&self.from.name), Shown(&self.to.name))
    }
}
