//! What is assumed that nobody said: weights, volumes and values that are typical of the cargo, and from where to where charges run.

use super::commodity::GENERAL;
use super::{Shipment, ShipmentError};
use crate::model::{Cargo, Network};
use crate::units::{Currency, Kilograms, Money, Shown};
use std::fmt;

/// What a figure that nobody gave is typical of.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Typical {
    /// General cargo: nobody said what is in the boxes.
    General,
    /// Boxes as full as the network's stowage lets them be: it lists no general cargo.
    FullBoxes,
    /// The commodity that the shipment names, or `cars` for vehicles of which nobody says what they are.
    Commodity(String),
}

/// Something that an answer stands on and that the asker did not say.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Assumption {
    /// The weight of all of the cargo.
    Weight {
        /// What is assumed.
        weight: Kilograms,
        /// Of what that is typical.
        of: Typical,
        /// How many lorries it takes where it goes by lorry.
        lorries: u64,
    },
    /// The volume of all of the cargo, which counts in lorries and in the air.
    Volume {
        /// Litres that are assumed.
        litres: u64,
        /// Of what that is typical.
        of: Typical,
    },
    /// The value of the goods, from which premiums and inventory cost are computed.
    Value {
        /// What is assumed, in the currency of the answer.
        value: Money,
        /// The commodity of which that is typical.
        commodity: String,
        /// What it is in.
        currency: Currency,
    },
    /// Departures of which only the frequency is known.
    NominalDepartures {
        /// Itineraries that have at least one.
        itineraries: usize,
        /// Of this many.
        all: usize,
    },
    /// Services of a reach of whose departures only the frequency is known.
    NominalServices {
        /// How many.
        services: usize,
        /// Of this many that this cargo may ride.
        all: usize,
    },
    /// From where to where the charges run, and what is not in them.
    Charges(ChargeSpan),
    /// From where to where the charges of a reach run, and what is not in them.
    ChargesToEach(ReachSpan),
}

/// From where the charges of a reach run; they run to each hub.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReachSpan {
    /// Where it is handed in.
    pub from: String,
    /// Whether a lorry collects it at a door there.
    pub from_door: bool,
    /// Whether a customs border lies before any of the hubs.
    pub clears: bool,
    /// Whether premiums are among them.
    pub insured: bool,
}

/// From where to where the charges of an answer run.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four facts, each by itself")]
pub struct ChargeSpan {
    /// Where it is handed in.
    pub from: String,
    /// Whether a lorry collects it at a door there.
    pub from_door: bool,
    /// Where it is available for collection.
    pub to: String,
    /// Whether a lorry delivers it to a door there.
    pub to_door: bool,
    /// Whether a customs border lies between.
    pub clears: bool,
    /// Whether premiums are among them.
    pub insured: bool,
}

/// What a price is given for, beside all of the cargo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// One of the boxes that are handed in.
    Box,
    /// One of the vehicles.
    Vehicle,
    /// A thousand kilograms, of bulk and pallets.
    Tonne,
}

impl Unit {
    /// `box`, `vehicle`, `tonne`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Box => "box",
            Self::Vehicle => "vehicle",
            Self::Tonne => "tonne",
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl fmt::Display for Typical {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::General => f.write_str("general cargo"),
            Self::FullBoxes => f.write_str("full boxes"),
            Self::Commodity(name) => Shown(name).fmt(f),
        }
    }
}

impl fmt::Display for Assumption {
    /// One sentence without a full stop.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Weight { weight, of, lorries } => {
                write!(f, "{weight} assumed, as is typical of {of}")?;
                match lorries {
                    0 => {}
                    1 => f.write_str(" (1 lorry)")?,
                    lorries => write!(f, " ({lorries} lorries)")?,
                }
                f.write_str(if matches!(of, Typical::Commodity(_)) {
                    "; a weight of its own says otherwise"
                } else {
                    "; name a commodity or a weight"
                })
            }
            #[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
            Self::Volume { litres, of } => {
                write!(f, "{:.1} m³ assumed, as is typical of {of}", *litres as f64 / 1000.0)
            }
            Self::Value { value, commodity, currency } => {
                write!(f, "a value of {currency} {value} assumed, as is typical of {}", Shown(commodity))
            }
            Self::NominalDepartures { itineraries, all } => write!(
                f,
                "departures of {itineraries} of {all} are nominal: only a frequency is known, times from there on are about"
            ),
            Self::NominalServices { services, all } => write!(
                f,
                "departures of {services} of {all} services are nominal: only a frequency is known, times that stand on them are about"
            ),
            Self::Charges(span) => span.fmt(f),
            Self::ChargesToEach(span) => span.fmt(f),
        }
    }
}

impl fmt::Display for ChargeSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [from, to] = [Shown(&self.from), Shown(&self.to)];
        f.write_str("charges run from ")?;
        if self.from_door {
            write!(f, "a door in {from}")?;
        } else {
            write!(f, "hand-in at {from}")?;
        }
        if self.to_door {
            write!(f, " to a door in {to}")?;
        } else {
            write!(f, " to collection at {to}")?;
        }
        // Incoterms 2020: under DAP goods come ready for unloading, under DPU unloaded; under both the buyer clears the import.
        let rule = if self.to_door { "DAP at that door" } else { "DPU at that terminal" };
        write!(f, ", comparable to {rule} (Incoterms 2020)")?;
        if self.clears {
            f.write_str(" with the import clearance besides")?;
        }
        f.write_str("; not in them are ")?;
        if self.clears {
            f.write_str("duty, taxes on import, ")?;
        }
        if !self.insured {
            f.write_str("insurance, ")?;
        }
        match (self.from_door, self.to_door) {
            (false, false) => f.write_str("lorries to and from these places, ")?,
            (false, true) => write!(f, "the lorry to {from}, ")?,
            (true, false) => write!(f, "the lorry from {to}, ")?,
            (true, true) => {}
        }
        f.write_str("and forwarders' fees")
    }
}

impl fmt::Display for ReachSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let from = Shown(&self.from);
        let end = if self.from_door { "a door in" } else { "hand-in at" };
        write!(
            f,
            "charges run from {end} {from} to collection at each hub, comparable to DPU at that terminal (Incoterms 2020)"
        )?;
        if self.clears {
            f.write_str(" with the import clearance besides where a customs border lies between")?;
        }
        f.write_str("; not in them are ")?;
        if self.clears {
            f.write_str("duty, taxes on import, ")?;
        }
        if !self.insured {
            f.write_str("insurance, ")?;
        }
        f.write_str(if self.from_door { "lorries from these hubs, " } else { "lorries to and from these places, " })?;
        f.write_str("and forwarders' fees")
    }
}

impl Shipment {
    /// Weight and volume that are assumed and that it does not say: what is typical of its commodity, or, of boxes of which nobody says what is in
    /// them, of general cargo.
    ///
    /// ```
    /// use landsea::{Network, Shipment};
    ///
    /// let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1")?;
    /// let said: Vec<String> = shipment.assumptions(&Network::chongqing())?.iter().map(ToString::to_string).collect();
    /// assert_eq!(said[0], "24,000 kg assumed, as is typical of general cargo (2 lorries); name a commodity or a weight");
    /// # Ok::<(), landsea::ShipmentError>(())
    /// ```
    ///
    /// # Errors
    /// As [`Shipment::quantities`].
    pub fn assumptions(&self, network: &Network) -> Result<Vec<Assumption>, ShipmentError> {
        let quantities = self.quantities(network)?;
        let (_, litres) = self.typical_load(network)?;
        let of = match (&self.cargo, &self.commodity) {
            (Cargo::Bulk { .. } | Cargo::Loose { .. }, _) => return Ok(Vec::new()),
            (_, Some(name)) => Typical::Commodity(name.clone()),
            (Cargo::Vehicles { .. }, None) => Typical::Commodity("cars".to_owned()),
            (Cargo::Boxes { .. }, None) if network.commodity(GENERAL).is_some() => Typical::General,
            (Cargo::Boxes { .. }, None) => Typical::FullBoxes,
        };
        let weight = Kilograms::new(quantities.kg);
        let weight = Assumption::Weight { weight, of: of.clone(), lorries: quantities.trucks };
        let litres = litres.ok_or(ShipmentError::TooMuch)?;
        let volume = Assumption::Volume { litres, of };
        Ok(self.weight.is_none().then_some(weight).into_iter().chain([volume]).collect())
    }
}
