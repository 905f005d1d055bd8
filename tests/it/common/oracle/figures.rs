//! Figures of a random world: few and coarse, so that many are equal.

use super::charges::RATES;
use crate::common::dice::Dice;
use crate::common::parts::{evidence, exact, rate};
use landsea::model::{Basis, Case, Emission, EmissionBasis, Evidence, Exact, Loading, QuantityStep, Range, UnitPrice};
use landsea::units::Minutes;
use std::sync::Arc;

pub(crate) const MONEY: [i64; 8] = [100, 0, 200, 300, 500, 33, 101, 1000];

/// How prices of one figure are written: mostly in whole cents of dollars, now and then finer, in another currency, of another year.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Written {
    of: UnitPrice,
    year: u16,
    finer: i64,
}

impl Written {
    pub(crate) fn draw(dice: &mut Dice<'_>) -> Self {
        let year = evidence().year;
        if dice.coarse || !dice.once_in(3) {
            return Self { of: UnitPrice::ZERO, year, finer: 0 };
        }
        let finer = dice.of(&[0, 5_000, 1_250, 3_333]);
        let (code, year) =
            dice.of(&[("USD", year), ("CNY", 2026), ("CNY", 2025), ("KZT", 2026), ("EUR", 2026), ("CNY", 1999)]);
        let known = RATES.iter().filter(|(known, of, _)| *known == code && *of <= year.max(2025));
        let of = match known.max_by_key(|(_, of, _)| *of) {
            Some(&(code, of, millionths)) => UnitPrice::at_rate(0, &rate(code, of, millionths)),
            None => UnitPrice::ZERO,
        };
        Self { of, year, finer }
    }

    /// So many hundredths, and a little.
    pub(crate) fn price(self, hundredths: i64) -> UnitPrice {
        self.of.with_millionths(hundredths * 10_000 + hundredths.signum() * self.finer)
    }

    pub(crate) fn evidence(self) -> Evidence {
        Evidence { year: self.year, ..evidence() }
    }
}

/// One of a few amounts of cents, or as many hundredths of another currency.
pub(crate) fn few(dice: &mut Dice<'_>, cents: &[i64]) -> Range<UnitPrice> {
    let written = Written::draw(dice);
    Range::flat(written.price(dice.of(cents)), written.evidence())
}

pub(crate) fn amount(dice: &mut Dice<'_>) -> Range<UnitPrice> {
    let typical = if dice.coarse { dice.of(&[100, 200]) } else { dice.of(&MONEY) };
    let [low, high] = if dice.once_in(4) { [typical / 2, typical * 2] } else { [typical; 2] };
    let written = Written::draw(dice);
    Range::new(written.price(low), written.price(typical), written.price(high), written.evidence()).unwrap()
}

pub(crate) fn subsidy(dice: &mut Dice<'_>) -> Range<UnitPrice> {
    let given = amount(dice);
    let [low, typical, high] = [Case::High, Case::Typical, Case::Low]
        .map(|case| given.at(case))
        .map(|at| at.with_millionths(-at.millionths()));
    Range::new(low, typical, high, given.evidence().clone()).unwrap()
}

pub(crate) fn time(dice: &mut Dice<'_>, list: &[u32]) -> Range<Minutes> {
    let typical = dice.of(if dice.coarse { &list[..1] } else { list }) * 60;
    let [low, high] = if !dice.coarse && dice.once_in(4) { [typical / 2, typical * 2] } else { [typical; 2] };
    Range::new(Minutes::new(low), Minutes::new(typical), Minutes::new(high), evidence()).unwrap()
}

pub(crate) fn emission(dice: &mut Dice<'_>, bases: &[EmissionBasis]) -> Arc<Emission> {
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

pub(crate) fn basis(dice: &mut Dice<'_>) -> Basis {
    let feu = Basis::Feu { twenty: exact(625) };
    let of =
        dice.of(&[Basis::Shipment, Basis::Box, feu, Basis::Tonne, Basis::Truck, Basis::Kg, Basis::Vehicle, Basis::Teu]);
    tariff(dice, of)
}

/// Now and then with quantity breaks, with a least charge, or with both.
pub(crate) fn tariff(dice: &mut Dice<'_>, of: Basis) -> Basis {
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
        let written = Written::draw(dice);
        let minimum = Exact { value: written.price(dice.of(&[150, 300, 1000])), evidence: written.evidence() };
        basis = Basis::AtLeast { of: Box::new(basis), minimum };
    }
    basis
}

/// The basis that suits a carriage, so that charges are seldom nothing and seldom huge.
pub(crate) fn basis_of(dice: &mut Dice<'_>, loading: Loading) -> Basis {
    let of = match loading {
        Loading::Box => {
            dice.of(&[Basis::Box, Basis::Feu { twenty: exact(625) }, Basis::Shipment, Basis::Tonne, Basis::Teu])
        }
        Loading::Truck => Basis::Truck,
        Loading::Vehicle => Basis::Vehicle,
        Loading::Loose => Basis::Kg,
        Loading::Bulk => Basis::Tonne,
    };
    tariff(dice, of)
}

/// Tonnes are for what happens at hubs.
pub(crate) const PER_STAGE: [EmissionBasis; 2] = [EmissionBasis::TonneKm, EmissionBasis::TeuKm];
