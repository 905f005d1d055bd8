//! Where a rule holds: at some hubs, in some countries, everywhere.

use super::HubIx;
use crate::units::CountryCode;

/// Where a rule holds. Where several hold, the narrowest wins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// At these hubs.
    Hubs(Vec<HubIx>),
    /// At every hub of these countries.
    Countries(Vec<CountryCode>),
    /// Everywhere.
    Anywhere,
}

impl Scope {
    /// How narrow it is, when it holds at a hub of a country at all; greater is narrower.
    pub fn narrowness(&self, hub: HubIx, country: CountryCode) -> Option<u8> {
        match self {
            Self::Hubs(hubs) => hubs.contains(&hub).then_some(2),
            Self::Countries(countries) => countries.contains(&country).then_some(1),
            Self::Anywhere => Some(0),
        }
    }

    /// Whether another scope of the same narrowness holds at one of its places too.
    pub(in crate::model) fn overlaps(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Hubs(one), Self::Hubs(other)) => one.iter().any(|hub| other.contains(hub)),
            (Self::Countries(one), Self::Countries(other)) => one.iter().any(|country| other.contains(country)),
            (Self::Anywhere, Self::Anywhere) => true,
            _ => false,
        }
    }
}
