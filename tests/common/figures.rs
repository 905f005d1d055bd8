//! Figures of a random world: few and coarse, so that many are equal.

use super::dice::Dice;
use super::parts::{evidence, exact};
use landsea::model::{Basis, Carriage, Case, Emission, EmissionBasis, QuantityStep, Range};
use landsea::units::{Minutes, Money};
use std::sync::Arc;

pub(super) const MONEY: [i64; 8] = [100, 0, 200, 300, 500, 33, 101, 1000];

pub(super) fn amount(dice: &mut Dice<'_>) -> Range<Money> {
    let typical = if dice.coarse { dice.of(&[100, 200]) } else { dice.of(&MONEY) };
    let [low, high] = if dice.once_in(4) { [typical / 2, typical * 2] } else { [typical; 2] };
    Range::new(Money::from_minor(low), Money::from_minor(typical), Money::from_minor(high), evidence()).unwrap()
}

pub(super) fn subsidy(dice: &mut Dice<'_>) -> Range<Money> {
    let given = amount(dice);
    let [low, typical, high] =
        [Case::High, Case::Typical, Case::Low].map(|case| Money::from_minor(-given.at(case).minor()));
    Range::new(low, typical, high, evidence()).unwrap()
}

pub(super) fn time(dice: &mut Dice<'_>, list: &[u32]) -> Range<Minutes> {
    let typical = dice.of(if dice.coarse { &list[..1] } else { list }) * 60;
    let [low, high] = if !dice.coarse && dice.once_in(4) { [typical / 2, typical * 2] } else { [typical; 2] };
    Range::new(Minutes::new(low), Minutes::new(typical), Minutes::new(high), evidence()).unwrap()
}

pub(super) fn emission(dice: &mut Dice<'_>, bases: &[EmissionBasis]) -> Arc<Emission> {
    Arc::new(Emission {
        key: "factor".into(),
        about: "drawn".into(),
        energy: None,
        region: None,
        per: dice.of(bases),
        milligrams: Range::flat(dice.of(&[10_000, 0, 20_000, 333]), evidence()),
        cooled: dice.once_in(3).then(|| Range::flat(dice.of(&[25_000, 0, 777]), evidence())),
        distance_percent: dice.of(&[0, 0, 15]),
    })
}

pub(super) fn basis(dice: &mut Dice<'_>) -> Basis {
    let feu = Basis::Feu { twenty: exact(625) };
    let of =
        dice.of(&[Basis::Shipment, Basis::Box, feu, Basis::Tonne, Basis::Truck, Basis::Kg, Basis::Vehicle, Basis::Teu]);
    tariff(dice, of)
}

/// Now and then with quantity breaks, with a least charge, or with both.
pub(super) fn tariff(dice: &mut Dice<'_>, of: Basis) -> Basis {
    let mut basis = of;
    if basis != Basis::Shipment && dice.once_in(6) {
        let mut steps =
            vec![QuantityStep { from: dice.of(&[2, 3, 5, 10]), share: exact(dice.of(&[900, 500, 625, 1000])) }];
        if dice.once_in(2) {
            steps.push(QuantityStep { from: dice.of(&[20, 11, 1000]), share: exact(dice.of(&[500, 333, 800])) });
        }
        basis = Basis::Stepped { of: Box::new(basis), steps };
    }
    if dice.once_in(6) {
        basis = Basis::AtLeast { of: Box::new(basis), minimum: exact(Money::from_minor(dice.of(&[150, 300, 1000]))) };
    }
    basis
}

/// The basis that suits a carriage, so that charges are seldom nothing and seldom huge.
pub(super) fn basis_of(dice: &mut Dice<'_>, carriage: Carriage) -> Basis {
    let of = match carriage {
        Carriage::Box => {
            dice.of(&[Basis::Box, Basis::Feu { twenty: exact(625) }, Basis::Shipment, Basis::Tonne, Basis::Teu])
        }
        Carriage::Truck => Basis::Truck,
        Carriage::Vehicle => Basis::Vehicle,
        Carriage::Loose => Basis::Kg,
        Carriage::Bulk => Basis::Tonne,
    };
    tariff(dice, of)
}

/// Tonnes are for what happens at hubs.
pub(super) const PER_STAGE: [EmissionBasis; 2] = [EmissionBasis::TonneKm, EmissionBasis::TeuKm];
