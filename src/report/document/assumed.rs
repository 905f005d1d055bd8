//! What an answer stands on and nobody said, for programs.

use super::figures::Amount;
use crate::model::{Assumption, Typical};
use crate::units::Kilograms;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Something that the answer stands on and nobody said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AssumptionEntry<'f> {
    /// It in words.
    pub text: Cow<'f, str>,
    /// It as data: `kind`, and the figures of that kind.
    #[serde(flatten)]
    pub what: AssumptionKind<'f>,
}

/// What nobody said, as data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AssumptionKind<'f> {
    /// The weight of all of the cargo.
    Weight {
        /// Kilograms.
        weight_kg: u64,
        /// Of what that is typical.
        typical_of: TypicalEntry<'f>,
        /// How many lorries it takes where it goes by lorry.
        lorries: u64,
    },
    /// The volume of all of the cargo.
    Volume {
        /// Litres.
        volume_litres: u64,
        /// Of what that is typical.
        typical_of: TypicalEntry<'f>,
    },
    /// The value of the goods.
    Value {
        /// What is assumed.
        value: Amount<'f>,
        /// Key of the commodity of which that is typical.
        commodity: Cow<'f, str>,
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
    /// From where to where the charges run; duty, taxes on import and forwarders' fees are not in them.
    Charges {
        /// Where it is handed in.
        from: Cow<'f, str>,
        /// Whether a lorry collects it at a door there.
        from_door: bool,
        /// Where it is available for collection.
        to: Cow<'f, str>,
        /// Whether a lorry delivers it to a door there.
        to_door: bool,
        /// Whether a customs border lies between, so that the import clearance is in them.
        clears: bool,
        /// Whether premiums of insurance are in them.
        insured: bool,
    },
    /// From where the charges of a reach run to each hub; duty, taxes on import and forwarders' fees are not in them.
    ChargesToEach {
        /// Where it is handed in.
        from: Cow<'f, str>,
        /// Whether a lorry collects it at a door there.
        from_door: bool,
        /// Whether a customs border lies before any of the hubs; to those beyond it the import clearance is in them.
        clears: bool,
        /// Whether premiums of insurance are in them.
        insured: bool,
    },
}

/// What a figure that nobody gave is typical of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TypicalEntry<'f> {
    /// General cargo: nobody said what is in the boxes.
    General,
    /// Boxes as full as the network's stowage lets them be.
    FullBoxes,
    /// A commodity.
    Commodity {
        /// Its key in the network.
        commodity: Cow<'f, str>,
    },
}

impl AssumptionEntry<'static> {
    pub(super) fn of(assumed: &Assumption) -> Self {
        let what = match assumed {
            Assumption::Weight { weight, of, lorries } => AssumptionKind::Weight {
                weight_kg: Kilograms::get(*weight),
                typical_of: typical(of),
                lorries: *lorries,
            },
            Assumption::Volume { litres, of } => {
                AssumptionKind::Volume { volume_litres: *litres, typical_of: typical(of) }
            }
            Assumption::Value { value, commodity, currency } => {
                AssumptionKind::Value { value: Amount::of(*value, *currency), commodity: commodity.clone().into() }
            }
            Assumption::NominalDepartures { itineraries, all } => {
                AssumptionKind::NominalDepartures { itineraries: *itineraries, all: *all }
            }
            Assumption::NominalServices { services, all } => {
                AssumptionKind::NominalServices { services: *services, all: *all }
            }
            Assumption::Charges(span) => AssumptionKind::Charges {
                from: span.from.clone().into(),
                from_door: span.from_door,
                to: span.to.clone().into(),
                to_door: span.to_door,
                clears: span.clears,
                insured: span.insured,
            },
            Assumption::ChargesToEach(span) => AssumptionKind::ChargesToEach {
                from: span.from.clone().into(),
                from_door: span.from_door,
                clears: span.clears,
                insured: span.insured,
            },
        };
        Self { text: assumed.to_string().into(), what }
    }
}

fn typical(of: &Typical) -> TypicalEntry<'static> {
    match of {
        Typical::General => TypicalEntry::General,
        Typical::FullBoxes => TypicalEntry::FullBoxes,
        Typical::Commodity(key) => TypicalEntry::Commodity { commodity: key.clone().into() },
    }
}
