//! Shipments that make no sense, and what is wrong with them.

use crate::model::{Cargo, NameHint, Temperature};
use crate::units::{CodeError, Equipment, Kilograms, Money, Shown, SizeType, WhenError};
use std::convert::Infallible;
use std::fmt;

/// A shipment that makes no sense in itself.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ShipmentError {
    /// Not `COUNTxSIZE`.
    #[error("`{}` is no number of boxes: write count, x, and size as in 2x45G1 or 3x22G1", Shown(.0))]
    Boxes(String),
    /// Not a size and type, or not a code of the Harmonized System.
    #[error(transparent)]
    Code(#[from] CodeError),
    /// Nothing to move.
    #[error("a shipment of nothing: {0} must be at least 1")]
    Nothing(Amount),
    /// A volume that is no number, or none.
    #[error("{0} m³ is no volume: give cubic metres above 0, as in 8.5")]
    Volume(f64),
    /// Goods that are worth nothing, or less.
    #[error("{0} is no value of goods: give what they are worth, above 0, or leave it out")]
    Value(Money),
    /// Two figures for one weight.
    #[error("the cargo is {cargo}, and {weight} is given as its weight besides: leave out one of the two")]
    TwoWeights {
        /// As the cargo says.
        cargo: Kilograms,
        /// As said besides.
        weight: Kilograms,
    },
    /// A temperature that the commodity does not bear.
    #[error("`{}` is kept at {known}, and {range} is asked for: ask for a range within, or leave it out", Shown(.name))]
    CommodityTemperature {
        /// The commodity.
        name: String,
        /// What the network says of it.
        known: Temperature,
        /// What was asked for.
        range: Temperature,
    },
    /// A hazard that is named twice.
    #[error("dangerous goods `{}` are named twice: once is enough", Shown(.0))]
    HazardTwice(String),
    /// More than can be counted.
    #[error("more cargo than can be counted")]
    TooMuch,
    /// No date.
    #[error(transparent)]
    When(#[from] WhenError),
    /// A commodity that the network does not list.
    #[error("unknown commodity `{}`; {}", Shown(.name), Shown(.hint))]
    UnknownCommodity {
        /// As asked.
        name: String,
        /// What may help.
        hint: NameHint,
    },
    /// A temperature that is no range.
    #[error("{low} to {high} °C is no range of temperatures: give the low end first")]
    Temperature {
        /// As asked.
        low: i16,
        /// As asked.
        high: i16,
    },
    /// A temperature in a box that keeps none.
    #[error(
        "{size} is a {equipment} and keeps no temperature, and {range} is asked for: ship reefers, such as {reefer}"
    )]
    DryBox {
        /// The box.
        size: SizeType,
        /// What it is.
        equipment: Equipment,
        /// What was asked for.
        range: Temperature,
        /// A size that would do.
        reefer: SizeType,
    },
    /// A temperature for vehicles or bulk.
    #[error("{cargo} can be kept at no temperature, and {range} is asked for: leave it out")]
    Uncooled {
        /// What is shipped.
        cargo: Cargo,
        /// What was asked for.
        range: Temperature,
    },
    /// Higher than a closed box.
    #[error("{cargo} cannot stand {cm} cm over height: ship open tops, such as 42U1, or flat racks, such as 42P3")]
    OverHeight {
        /// As asked.
        cm: u32,
        /// What is shipped.
        cargo: Cargo,
    },
    /// Dangerous goods that the network does not list.
    #[error("unknown hazard `{}`; {}", Shown(.name), Shown(.hint))]
    UnknownHazard {
        /// As asked.
        name: String,
        /// What may help.
        hint: NameHint,
    },
    /// Its figures are of another kind of cargo.
    #[error("`{}` is counted {}", Shown(.name), .counted.instead())]
    CommodityKind {
        /// As asked.
        name: String,
        /// What the network counts it in.
        counted: Amount,
    },
    /// More weight than the boxes may hold.
    #[error("{weight} in {boxes} boxes is more than {most} a box")]
    Overweight {
        /// All of it.
        weight: Kilograms,
        /// In this many.
        boxes: u64,
        /// The most for one.
        most: Kilograms,
    },
}

/// What a shipment is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Amount {
    /// A number of boxes.
    Boxes,
    /// A number of vehicles.
    Vehicles,
    /// Kilograms.
    Weight,
}

impl Amount {
    /// How it is counted, and what to ship then.
    fn instead(self) -> &'static str {
        match self {
            Self::Boxes => "in boxes: ship a number of boxes or pallets",
            Self::Vehicles => {
                "in vehicles: ship a number of vehicles; they are racked into boxes where boxes are the better way"
            }
            Self::Weight => "by weight: ship it in bulk",
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Boxes => "the number of boxes",
            Self::Vehicles => "the number of vehicles",
            Self::Weight => "the weight in kg",
        })
    }
}

/// What is a date already needs no reading.
impl From<Infallible> for ShipmentError {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}
