//! Minutes, cents and grams, in wide integers.

use crate::model::{Case, Emission, EmissionBasis, Quantities, Range, Stage};
use crate::units::Minutes;

/// What has been added up so far.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    pub(super) minutes: i128,
    pub(super) cents: i128,
    pub(super) grams: i128,
}

pub(super) fn minutes(range: &Range<Minutes>, case: Case) -> i128 {
    i128::from(range.at(case).get())
}

/// A quotient rounded half up, for any sign.
pub(super) fn half_up(dividend: i128, divisor: i128) -> i128 {
    (2 * dividend + divisor).div_euclid(2 * divisor)
}

pub(super) fn stage_grams(stage: &Stage, case: Case, quantities: &Quantities) -> i128 {
    let km = i128::from(stage.distance.value.get());
    stage.emission.as_ref().map_or(0, |factor| emitted(factor, case, quantities, km))
}

/// Grams over a distance: milligrams a tonne-kilometre or TEU-kilometre, the distance lengthened by its per cent; or of handling, by the tonne.
pub(super) fn emitted(factor: &Emission, case: Case, quantities: &Quantities, km: i128) -> i128 {
    let milligrams = match &factor.cooled {
        Some(more) if quantities.cooled => more.at(case),
        _ => factor.milligrams.at(case),
    };
    let milligrams = i128::from(milligrams);
    let lengthened = km * i128::from(100 + factor.distance_percent);
    match factor.per {
        EmissionBasis::TonneKm => half_up(milligrams * i128::from(quantities.kg) * lengthened, 100_000_000),
        EmissionBasis::TeuKm => half_up(milligrams * i128::from(quantities.centi_teu) * lengthened, 10_000_000),
        EmissionBasis::Tonne => half_up(milligrams * i128::from(quantities.kg), 1_000_000),
    }
}
