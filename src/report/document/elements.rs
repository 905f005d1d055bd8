//! The CO2e of an itinerary by transport chain elements.

use super::figures::{Evidence, evidence};
use super::words::ModeName;
use crate::model::EmissionBasis;
use crate::plan::{Activity, ElementPlace, Itinerary};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A transport chain element, per ISO 14083: cargo carried over a way or handled at a hub.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ElementEntry<'f> {
    /// Hub where it begins, or where it is handled.
    pub from: Cow<'f, str>,
    /// Hub where it ends. Null for handling, and for the lorry to or from a door.
    pub to: Option<Cow<'f, str>>,
    /// Mode of the way. Null for handling.
    pub mode: Option<ModeName>,
    /// What the factor is multiplied with.
    pub unit: ActivityUnit,
    /// Kilograms of cargo, for `t_km` and `t`. Null for `teu_km`.
    pub cargo_kg: Option<u64>,
    /// Hundredths of a TEU, for `teu_km`. Null otherwise.
    pub centi_teu: Option<u64>,
    /// Kilometres of the network. Null for `t`.
    pub distance_km: Option<u32>,
    /// Per cent added to the distance, where that is the shortest feasible one.
    pub distance_added_percent: u32,
    /// Key of the factor in the network.
    pub factor: Cow<'f, str>,
    /// What the factor stands for.
    pub factor_about: Cow<'f, str>,
    /// Milligrams of CO2e for one unit.
    pub factor_mg: u64,
    /// How good the factor is, and where it stands.
    pub factor_evidence: Evidence<'f>,
    /// What moves it. Null where nobody said.
    pub energy: Option<Cow<'f, str>>,
    /// Country, region or lane that the factor holds for. Null where it holds anywhere.
    pub region: Option<Cow<'f, str>>,
    /// Grams of CO2e, well to wheel.
    pub co2e_g: u64,
}

/// What an emission factor is multiplied with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ActivityUnit {
    /// Tonne-kilometres of cargo.
    TKm,
    /// TEU-kilometres.
    TeuKm,
    /// Tonnes handled.
    T,
}

pub(super) fn elements(itinerary: &Itinerary) -> Vec<ElementEntry<'_>> {
    itinerary.elements().into_iter().map(|element| entry(itinerary, &element)).collect()
}

fn entry<'f>(itinerary: &'f Itinerary, element: &crate::plan::Element<'f>) -> ElementEntry<'f> {
    let factor = element.factor;
    let (from, to, mode) = match element.place {
        ElementPlace::Hub(hub) => (hub, None, None),
        ElementPlace::Door(hub) => (hub, None, Some(ModeName::Road)),
        ElementPlace::Way(mode, [from, to]) => (from, Some(to.code.as_str().into()), Some(mode.into())),
    };
    let (cargo_kg, centi_teu, distance) = match element.activity {
        Activity::TonneKm { kg, distance, .. } => (Some(kg), None, Some(distance)),
        Activity::TeuKm { centi_teu, distance, .. } => (None, Some(centi_teu), Some(distance)),
        Activity::Tonnes { kg } => (Some(kg), None, None),
    };
    ElementEntry {
        from: from.code.as_str().into(),
        to,
        mode,
        unit: match factor.per {
            EmissionBasis::TonneKm => ActivityUnit::TKm,
            EmissionBasis::TeuKm => ActivityUnit::TeuKm,
            EmissionBasis::Tonne => ActivityUnit::T,
        },
        cargo_kg,
        centi_teu,
        distance_km: distance.map(crate::units::Kilometres::get),
        distance_added_percent: factor.distance_percent,
        factor: (&*factor.key).into(),
        factor_about: (&*factor.about).into(),
        factor_mg: element.milligrams,
        factor_evidence: evidence(factor.figure(&itinerary.quantities).evidence()),
        energy: factor.energy.map(|energy| energy.name().into()),
        region: factor.region.as_deref().map(Cow::from),
        co2e_g: element.emissions.get(),
    }
}
