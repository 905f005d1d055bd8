//! What cargo needs of whoever carries it: a temperature, leave for dangerous goods, a special box, room above.
//!
//! Nothing special is carried by default. A [`Need`] is met where the service, or a rule of the network for its kind of service, says
//! so ([`Acceptance`](crate::model::Acceptance)), where no [`Restriction`](crate::model::Restriction) bars it, and, for a temperature, where the hubs at both ends can hold it
//! ([`Cooling`](crate::model::Cooling)).

use crate::model::Evidence;
use crate::units::Equipment;
use std::fmt;
use std::sync::Arc;

/// A range of whole degrees Celsius.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Temperature {
    low: i16,
    high: i16,
}

impl Temperature {
    /// From `low` to `high`, or `None` when that is no range.
    pub const fn new(low: i16, high: i16) -> Option<Self> {
        if low <= high { Some(Self { low, high }) } else { None }
    }

    /// The lowest.
    pub const fn low(self) -> i16 {
        self.low
    }

    /// The highest.
    pub const fn high(self) -> i16 {
        self.high
    }
}

impl fmt::Display for Temperature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.low == self.high {
            write!(f, "{} °C", self.low)
        } else {
            write!(f, "{} to {} °C", self.low, self.high)
        }
    }
}

/// Something that is not carried unless somebody says so.
///
/// In an [`Acceptance`](crate::model::Acceptance) it is the most that is taken: every temperature within the range, every height up to this one. In a
/// [`Restriction`](crate::model::Restriction) it is what is barred: every temperature that the range touches, every height above this one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// Kept within this range all the way.
    Temperature(Temperature),
    /// Dangerous goods of a [`Hazard`], by its key.
    Hazard(Arc<str>),
    /// A box that is not closed, or not for dry goods.
    Equipment(Equipment),
    /// Centimetres above the corner posts of an open top or a flat rack.
    OverHeight(u32),
}

impl fmt::Display for Need {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Temperature(range) => write!(f, "a temperature of {range}"),
            Self::Hazard(key) => write!(f, "dangerous goods `{key}`"),
            Self::Equipment(equipment) => write!(f, "{equipment}s"),
            Self::OverHeight(cm) => write!(f, "{cm} cm over height"),
        }
    }
}

/// All that a shipment needs, each once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Needs(Vec<Need>);

impl Needs {
    /// In order, without repetition.
    pub fn new(needs: impl IntoIterator<Item = Need>) -> Self {
        let mut needs: Vec<Need> = needs.into_iter().collect();
        needs.sort_unstable();
        needs.dedup();
        Self(needs)
    }

    /// Each need.
    pub fn iter(&self) -> impl Iterator<Item = &Need> {
        self.0.iter()
    }

    /// Whether it is ordinary cargo.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The temperature to be kept.
    pub fn temperature(&self) -> Option<Temperature> {
        self.iter().find_map(|need| if let Need::Temperature(range) = need { Some(*range) } else { None })
    }

    /// Keys of the hazards.
    pub fn hazards(&self) -> impl Iterator<Item = &str> {
        self.iter().filter_map(|need| if let Need::Hazard(key) = need { Some(&**key) } else { None })
    }
}

/// A kind of dangerous goods that the network knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hazard {
    /// Key that shipments, commodities and rules name.
    pub key: Arc<str>,
    /// English name.
    pub name: Arc<str>,
    /// Chinese name.
    pub zh: Option<Arc<str>>,
    /// Class and division of the UN Model Regulations: `9`, `2.1`.
    pub class: Arc<str>,
    /// UN numbers.
    pub un: Vec<u16>,
    /// Where that stands.
    pub evidence: Evidence,
}

impl fmt::Display for Hazard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (class {}", self.name, self.class)?;
        for number in &self.un {
            write!(f, ", UN {number:04}")?;
        }
        f.write_str(")")
    }
}

/// What a service takes, in its own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepts {
    /// The most of each.
    pub takes: Vec<Need>,
    /// Where that stands.
    pub evidence: Evidence,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_of_temperatures_ascends() {
        assert_eq!(Temperature::new(2, 8).map(|range| range.to_string()).as_deref(), Some("2 to 8 °C"));
        assert_eq!(Temperature::new(-18, -18).map(|range| range.to_string()).as_deref(), Some("-18 °C"));
        assert_eq!(Temperature::new(8, 2), None);
    }

    #[test]
    fn needs_stand_in_order_and_once() {
        let hazard = Need::Hazard("acid".into());
        let needs = Needs::new([Need::OverHeight(30), hazard.clone(), hazard.clone()]);
        assert_eq!(needs, Needs::new([hazard, Need::OverHeight(30)]));
        assert_eq!(needs.hazards().collect::<Vec<_>>(), ["acid"]);
        assert_eq!(needs.temperature(), None);
    }
}
